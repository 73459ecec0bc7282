//! What people make of names: without the particles in them, behind a title, in the sentence that a title is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Group, Naming};
use crate::diag::{Diagnostic, Problem};
use crate::parse::Own;
use crate::resolve::consent::{self, Terms};
use crate::site::secret::Phrase;
use crate::site::{Holder, PieceId, Scope, Visibility};

/// What is shown of a place beside its title.
const BESIDE: [&str; 2] = ["safe_title", "hours"];

impl Naming<'_> {
    /// The words of `name` without the particles in it, if it has some: "Nguyễn Hồng Thắm" of "Nguyễn Thị Hồng Thắm".
    pub fn without_particles<'t>(&self, name: &'t str) -> Option<Vec<&'t str>> {
        let words: Vec<&str> = name.split_whitespace().collect();
        let inner = 1..words.len().saturating_sub(1);
        let left = words.iter().enumerate().filter(|(at, word)| !(inner.contains(at) && self.is_particle(word)));
        let left: Vec<&str> = left.map(|(_, word)| *word).collect();
        (self.may_be_name(name) && left.len() < words.len()).then_some(left)
    }

    /// The name of two words by which the holder of a place is addressed in its title: "Ví Dụ" of "Nhà bà Ví Dụ".
    pub fn addressed_in<'t>(&self, title: &'t str) -> Option<[&'t str; 2]> {
        let words: Vec<&str> = title.split_whitespace().collect();
        let [.., before, family, given] = words[..] else { return None };
        let bare = self.locales.iter().map(|locale| locale.data().names.bare(title)).min_by_key(|bare| bare.len())?;
        let is_all = self.may_be_name(title) && bare.split_whitespace().count() == 2;
        (is_all && self.is_honorific(before)).then_some([family, given])
    }

    /// The names in `title`, the title of somebody's profile that no field names: all of it, or what a particle tells, or a
    /// word of address before it, "Bà Lê Thị Mẫu, chủ lớp may". Other words with capitals may be a place.
    pub fn names_in_title(&self, title: &str) -> Vec<String> {
        let whole = (self.may_be_name(title) && !self.is_no_name(title)).then(|| title.to_owned());
        let words: Vec<&str> = title.split_whitespace().collect();
        let is_addressed = |name: &str| {
            let first = name.split_whitespace().next().unwrap_or_default();
            words.windows(2).any(|pair| self.is_honorific(pair[0]) && pair[1].starts_with(first))
        };
        let is_told = |name: &String| name.split_whitespace().any(|word| self.is_particle(word)) || is_addressed(name);
        whole.into_iter().chain(self.names_within(title).into_iter().filter(is_told)).collect()
    }

    /// Reports the texts of places that call the holder by name, who has not agreed to be named (LOC-03): a word of
    /// address and what the person is called by, "bà Ví Dụ", "Ms Du".
    pub(super) fn check_holders(
        &self,
        groups: &BTreeMap<PieceId, Group>,
        terms: Terms,
        problems: &mut Vec<Diagnostic>,
    ) {
        for group in groups.values() {
            let Own::Place(own) = &group.facts.own else { continue };
            let granted = consent::granted(own.consent.as_ref(), terms);
            if own.holder != Some(Holder::Individual) || granted.is_ok_and(|granted| granted.covers(Scope::Name)) {
                continue;
            }
            let called: Vec<Phrase> = group.all().flat_map(|document| self.called_in(&document.texts.title)).collect();
            if called.is_empty() || own.visibility != Visibility::AreaPhone {
                continue;
            }
            problems.extend(group.documents().flat_map(|document| {
                let front = document.front();
                let texts: Vec<_> = BESIDE.iter().flat_map(|key| front.texts_of(key)).collect();
                let telling = texts.into_iter().filter(|(_, text, _)| self.addresses(text, &called));
                let told = |span| Diagnostic::new(Problem::LeakInSource, span).arg("kind", "title");
                telling.map(|(_, _, span)| told(span).arg("nearest", "").arg("key", "none")).collect::<Vec<_>>()
            }));
        }
    }

    /// What the holder in `title` is called by: the given name, with the word before it if that is no particle.
    fn called_in(&self, title: &str) -> Vec<Phrase> {
        let words: Vec<&str> = title.split_whitespace().collect();
        let Some(at) = words.iter().position(|word| self.is_honorific(word)).filter(|_| self.may_be_name(title)) else {
            return Vec::new();
        };
        let name = words[at + 1..].iter().filter(|word| !self.is_particle(word));
        let name: Vec<&str> = name.copied().collect();
        let last = |count: usize| Some(Phrase::read(&name.get(name.len().checked_sub(count)?..)?.join(" ")));
        [last(1), last(2)].into_iter().flatten().filter(|phrase| !phrase.is_empty()).collect()
    }

    /// Whether a word of address and one of the `called` stand together in `text`.
    fn addresses(&self, text: &str, called: &[Phrase]) -> bool {
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_called = |at: usize, name: &Phrase| {
            let found = words.get(at..at + name.len()).map(|found| Phrase::read(&found.join(" ")));
            found.is_some_and(|found| found.len() == name.len() && name.is_in(&found))
        };
        let addressed = (0..words.len()).filter(|at| self.is_honorific(words[*at]));
        addressed.into_iter().any(|at| called.iter().any(|name| is_called(at + 1, name)))
    }

    /// The words before names behind which two others are one: `bà`, `Ms`, `của`.
    pub fn titles(&self) -> Arc<[Phrase]> {
        let titles = || {
            let names = self.locales.iter().map(|locale| &locale.data().names);
            let words = names
                .flat_map(|names| names.honorifics.iter().flat_map(|(key, word)| [key, word]).chain(&names.before));
            let words = words.flat_map(|word| word.split('/')).map(Phrase::read);
            let mut titles: Vec<Phrase> = words.filter(|title| title.len() == 1).collect();
            titles.sort();
            titles.dedup();
            titles.into()
        };
        self.titles.get_or_init(titles).clone()
    }

    /// Whether `text` is written as names are, in some locale.
    pub(super) fn may_be_name(&self, text: &str) -> bool {
        self.locales.iter().any(|locale| locale.data().names.may_be_name(text))
    }

    /// Whether `word` stands inside of names: `Thị`.
    pub(super) fn is_particle(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.locales.iter().any(|locale| locale.data().names.small.contains(&word))
    }

    /// Whether `word` is a word of address: `Bà`, `Ms.`.
    pub(super) fn is_honorific(&self, word: &str) -> bool {
        let word = word.trim_end_matches('.').to_lowercase();
        let names = self.locales.iter().map(|locale| &locale.data().names);
        let mut words = names.flat_map(|names| names.honorifics.iter().flat_map(|(key, word)| [key, word]));
        words.any(|honorific| honorific.to_lowercase() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover;
    use crate::locale::Locales;

    /// CON-03: a name is told from what else a title says, and a shorter form of it is known.
    #[test]
    fn names_are_known_in_titles_and_in_short() {
        let (locales, _) = Locales::load(&discover::embedded_locales());
        let unnamed = Vec::new();
        let naming = Naming::new(&locales, &unnamed);
        for (title, names) in [
            ("Lê Thị Mẫu", &["Lê Thị Mẫu"][..]),
            ("Bà Lê Thị Mẫu, chủ lớp may", &["Lê Thị Mẫu"]),
            ("Lớp may của chị Hoàng Páo", &["Hoàng Páo"]),
            ("Lê Thị Mẫu và lớp may", &["Lê Thị Mẫu"]),
            ("Người ươm cây thuốc ở Mẫu Thượng", &[]),
            ("Lớp may xã Mẫu Đông", &[]),
            ("Tấm Lòng Mẫu năm ấy", &[]),
        ] {
            assert_eq!(naming.names_in_title(title), names, "{title}");
        }
        for (name, short) in [
            ("Nguyễn Thị Hồng Thắm", Some(&["Nguyễn", "Hồng", "Thắm"][..])),
            ("Hoàng Văn Páo", Some(&["Hoàng", "Páo"])),
            ("Trần Hồng Văn", None),
            ("Văn Thị Hồng", Some(&["Văn", "Hồng"])),
            ("Lý Mẩy", None),
            ("lớp thị trấn", None),
        ] {
            assert_eq!(naming.without_particles(name).as_deref(), short, "{name}");
        }
        for (title, name) in [
            ("Nhà bà Ví Dụ", Some(["Ví", "Dụ"])),
            ("Nhà Ví Dụ", None),
            ("Nhà bà Hoàng Ví Dụ", None),
            ("Cơ sở của bà Ví Dụ", None),
        ] {
            assert_eq!(naming.addressed_in(title), name, "{title}");
        }
    }
}
