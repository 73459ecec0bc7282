//! The names in a field that says more than a name: "NSƯT Lý Thị Mẫu (Lý Mẩy), thôn Nà Lầu".

use super::{Naming, Sign, has_capital};
use crate::site::secret::Phrase;

/// What parts a name from others and from what is said of it: `Lý Thị Mẫu (Mẩy)`, `Lý Thị Mẫu, tức bà Hai`.
const PARTING: [char; 17] = ['(', ')', '[', ']', '{', '}', ',', ';', ':', '/', '|', '"', '“', '”', '„', '«', '»'];

/// A single word stands in too many texts.
const NAME_WORDS: usize = 2;

impl Naming<'_> {
    /// The names in `text`, where it says more than one name: titles before it, other names, where somebody is from.
    /// "NSƯT Lý Thị Mẫu (Lý Mẩy), thôn Nà Lầu" has "Lý Thị Mẫu" and "Lý Mẩy".
    pub fn names_within(&self, text: &str) -> Vec<String> {
        let small = || self.locales.iter().flat_map(|locale| &locale.data().names.small);
        let within = || self.locales.iter().flat_map(|locale| &locale.data().unit_words.within);
        let left = self.without_units(text);
        let mut rows: Vec<Vec<&str>> = Vec::new();
        for part in left.split(PARTING) {
            let (mut row, mut is_place) = (Vec::new(), false);
            for word in part.split_whitespace() {
                let is_particle = !row.is_empty() && small().any(|particle| particle == word);
                if has_capital(word) || is_particle {
                    row.extend((!is_place).then_some(word));
                } else {
                    is_place = within().any(|place| *place == word.to_lowercase());
                    rows.push(std::mem::take(&mut row));
                }
            }
            rows.push(row);
        }
        let names = rows.iter().map(|row| self.without_titles(row)).filter(|row| row.len() >= NAME_WORDS);
        let names = names.map(|row| row.join(" ")).filter(|name| name != text.trim() && !self.is_no_name(name));
        names.collect()
    }

    /// `row`, words with a capital, without titles: `NSƯT`, `ThS.`, `Bà`, `Bác Sĩ`, and all that stands before a family
    /// name that particles tell: `Nghệ Nhân Lý Thị Mẫu`.
    fn without_titles<'r, 't>(&self, row: &'r [&'t str]) -> &'r [&'t str] {
        let is_shouted =
            |word: &str| word.chars().nth(1).is_some() && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        let is_title = |word: &str| {
            let is_bare = |bare: &str| bare.trim().is_empty();
            let before = self.locales.iter().any(|locale| is_bare(locale.data().names.bare(&format!("{word} "))));
            before || word.contains('.') || is_shouted(word) && !row.iter().all(|word| is_shouted(word))
        };
        let ordinary = |row: &[&str]| {
            let signs: Vec<Sign> = Phrase::read(&row.join(" ")).signs();
            let known = signs.first().and_then(|(first, _)| self.ordinary().get(&(*first).clone()));
            let known = known.into_iter().flatten().filter(|known| known.len() > 1 && signs.starts_with(known));
            known.map(Vec::len).max()
        };
        let mut at = 0;
        while at < row.len() {
            at += match ordinary(&row[at..]) {
                Some(words) => words,
                None if is_title(row[at]) => 1,
                None => break,
            };
        }
        let row = &row[at.min(row.len())..];
        let particle = |word: &&str| {
            let word = word.to_lowercase();
            self.locales.iter().any(|locale| locale.data().names.small.contains(&word))
        };
        let family = row.iter().skip(2).position(particle).map_or(0, |at| at + 1);
        &row[family..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover;
    use crate::locale::Locales;

    /// CON-03, LOC-04: whatever else a field says, the name in it is looked for.
    #[test]
    fn a_name_is_told_from_what_stands_around_it() {
        let (locales, _) = Locales::load(&discover::embedded_locales());
        let unnamed = Vec::new();
        let naming = Naming::new(&locales, &unnamed);
        for (field, names) in [
            ("Lý Thị Mẫu", &[][..]),
            ("ThS. Lý Thị Mẫu", &["Lý Thị Mẫu"]),
            ("Nghệ Nhân Lý Thị Mẫu", &["Lý Thị Mẫu"]),
            ("NSƯT Lý Thị Mẫu (Lý Mẩy), thôn Nà Lầu", &["Lý Thị Mẫu", "Lý Mẩy"]),
            ("Lý Thị Mẫu, xã Mẫu Đông", &["Lý Thị Mẫu"]),
            ("Lý Thị Mẫu tức Lý Mẩy", &["Lý Thị Mẫu", "Lý Mẩy"]),
            ("LÝ THỊ MẪU", &[]),
            ("Chị Hoa", &[]),
        ] {
            assert_eq!(naming.names_within(field), names, "{field}");
        }
    }
}
