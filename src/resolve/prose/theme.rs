//! A campaign's theme, typed nearly as it reads (TXT-09): at least 85 parts in 100 alike, and not
//! equal.

use std::ops::Range;

use super::words::{Marks, Words};

/// Alike from here on, in thousandths of the theme's words.
const ALIKE: usize = 850;
/// The fewest words that must be the theme's in a row for a place to be looked at.
const ROW: usize = 3;

/// A theme in one language.
#[derive(Debug)]
pub struct Theme {
    /// As it is written.
    pub canonical: String,
    /// Others have to copy it.
    is_settled: bool,
    text: String,
    /// Its words with marks in lower case.
    written: Vec<String>,
    /// The same without marks, and the hash.
    words: Vec<(String, u64)>,
    /// With at most 15 words in 100 wrong, so many in a row are right somewhere.
    row: usize,
    /// Of its words: most words of other sentences are none.
    marks: Marks,
}

impl Theme {
    /// The canonical `text`; others have to copy it if it `is_settled`.
    pub fn new(text: &str, is_settled: bool) -> Self {
        let words = Words::of(text);
        let written = (0..words.len()).map(|at| words.written(at).to_lowercase()).collect();
        let words: Vec<(String, u64)> =
            (0..words.len()).filter_map(|at| Some((words.folded(at), words.hash(at)?))).collect();
        let wrong = words.len() * (1000 - ALIKE) / 1000;
        let row = (words.len() - wrong).div_ceil(wrong + 1).max(ROW);
        let mut marks = Marks::default();
        words.iter().for_each(|(_, hash)| marks.add(*hash));
        Self { canonical: text.to_owned(), is_settled, text: normal(text), written, words, row, marks }
    }

    /// Places among `words` that are nearly this theme, with how much alike they are in hundredths.
    pub fn near_misses(&self, words: &Words) -> Vec<(Range<usize>, usize)> {
        let (mut found, mut at) = (Vec::new(), 0);
        if self.words.len() < self.row || !self.is_settled {
            return found;
        }
        while at + self.row <= words.len() {
            // The last word of a row first: where it is not the theme's, no row reaches over it.
            if let Some(other) = (at..at + self.row).rev().find(|at| !words.may_be(*at, &self.marks)) {
                at = other + 1;
                continue;
            }
            let Some(own) = self.start_of_row(words, at) else {
                at += 1;
                continue;
            };
            let from = at.saturating_sub(own + own / 4 + 1);
            if !self.is_worth_it(words, from) {
                at += self.row;
                continue;
            }
            let (part, cost) = self.best(words, from);
            let alike = 1000 - (cost / self.words.len()).min(1000);
            if alike >= ALIKE {
                let place = words.place(part.clone());
                let text = &words.text()[place.clone()];
                if !self.is_quoted(text) && !self.is_of_another_year(text) {
                    found.push((place, alike / 10));
                }
                at = part.end.max(at + 1);
            } else {
                at += self.row;
            }
        }
        found
    }

    /// Where the words end among which the theme could stand that begins at `from` or soon after.
    fn reach(&self, words: &Words, from: usize) -> usize {
        words.len().min(from + self.words.len() + self.words.len() / 2 + 2)
    }

    /// Whether enough of the words there could be the theme's to compare them one by one.
    fn is_worth_it(&self, words: &Words, from: usize) -> bool {
        let own = (from..self.reach(words, from)).filter(|at| words.may_be(*at, &self.marks)).count();
        own * 10 >= self.words.len() * 7
    }

    /// Where in the theme the words from `at` on stand in a row.
    fn start_of_row(&self, words: &Words, at: usize) -> Option<usize> {
        (0..=self.words.len() - self.row)
            .find(|own| (0..self.row).all(|next| Some(self.words[own + next].1) == words.hash(at + next)))
    }

    /// The words from `from` on, not much more than the theme has, that are most like it, and how
    /// much they differ: a thousand for a word (Sellers' algorithm).
    fn best(&self, words: &Words, from: usize) -> (Range<usize>, usize) {
        let length = self.words.len();
        let to = self.reach(words, from);
        // What it costs to read the first words of the theme up to here, and where that begins.
        let mut row: Vec<(usize, usize)> = (0..=length).map(|own| (own * 1000, from)).collect();
        let mut best = (from..from, usize::MAX);
        for at in from..to {
            let mut diagonal = std::mem::replace(&mut row[0], (0, at + 1));
            diagonal.1 = at;
            for own in 1..=length {
                let changed = (diagonal.0 + self.difference(own - 1, words, at), diagonal.1);
                let added = (row[own].0 + 1000, row[own].1);
                let missing = (row[own - 1].0 + 1000, row[own - 1].1);
                diagonal = std::mem::replace(&mut row[own], changed.min(added).min(missing));
            }
            if row[length].0 < best.1 {
                best = (row[length].1..at + 1, row[length].0);
            }
        }
        best
    }

    /// How much a word differs from the theme's, in thousandths.
    fn difference(&self, own: usize, words: &Words, at: usize) -> usize {
        let (folded, wanted) = (words.folded(at), &self.words[own].0);
        let length = folded.len().max(wanted.len()).max(1);
        if folded == *wanted {
            let same = words.written(at).to_lowercase() == self.written[own];
            return if same { 0 } else { 1000 / length };
        }
        // Words that begin alike may be one with a typing error; others are other words.
        let alike = folded.bytes().next() == wanted.bytes().next();
        if alike { strsim::levenshtein(&folded, wanted) * 1000 / length } else { 1000 }
    }

    /// Whether `text` has as many numbers as the theme, and others: what is held every year is called the same.
    fn is_of_another_year(&self, text: &str) -> bool {
        let (own, others) = (numbers(&self.text), numbers(text));
        own != others && own.len() == others.len()
    }

    /// Whether `text` is the theme, but for capitals and line ends.
    pub fn is_quoted(&self, text: &str) -> bool {
        let canonical = self.text.trim_end_matches(|c: char| !c.is_alphanumeric());
        normal(text) == canonical.trim_start_matches(|c: char| !c.is_alphanumeric())
    }
}

fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect()
}

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The wording of the plan; the other languages and campaigns have their own.
    const CANONICAL: &str = "Đảm bảo an sinh xã hội, tăng quyền năng và tạo cơ hội cho phụ nữ và trẻ em gái nhằm thực hiện bình đẳng giới và xóa bỏ bạo lực trên cơ sở giới";

    fn near(text: &str) -> Vec<Range<usize>> {
        Theme::new(CANONICAL, true).near_misses(&Words::of(text)).into_iter().map(|(range, _)| range).collect()
    }

    /// TXT-09: a near miss is found to the byte.
    #[test]
    fn a_near_miss_is_found_where_it_stands() {
        for (wrong, right) in [
            ("Bảo đảm an sinh", "Đảm bảo an sinh"),
            ("xoá bỏ", "xóa bỏ"),
            ("xã hội tăng", "xã hội, tăng"),
            ("tạo thêm cơ hội", "tạo cơ hội"),
            ("phụ nữ, trẻ em gái", "phụ nữ và trẻ em gái"),
            ("bạo lưc", "bạo lực"),
            ("để thực hiện", "nhằm thực hiện"),
            ("quyền", "quyền năng"),
        ] {
            let text = format!("Chủ đề là “{}”, năm 2023.", CANONICAL.replace(right, wrong));
            let found = near(&text);
            let [range] = found.as_slice() else { panic!("{wrong}: {found:?}") };
            assert!(text[range.clone()].ends_with("trên cơ sở giới"), "{wrong}: {}", &text[range.clone()]);
            assert!(range.start <= text.find("an sinh").expect("there"), "{wrong}: {}", &text[range.clone()]);
        }
    }

    #[test]
    fn the_theme_itself_its_parts_and_other_sentences_are_no_near_miss() {
        let half =
            "Đảm bảo an sinh xã hội, tăng quyền năng và tạo cơ hội cho phụ nữ và trẻ em gái là việc của mọi nhà.";
        for text in [
            CANONICAL,
            &CANONICAL.to_uppercase(),
            &format!("“{CANONICAL}”."),
            &CANONICAL.replace("gái nhằm", "gái\nnhằm"),
            half,
            "Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới năm 2023",
            "thực hiện bình đẳng giới và xóa bỏ bạo lực trên cơ sở giới",
            "",
        ] {
            assert!(near(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_called_the_same_in_another_year_is_no_near_miss() {
        let near = |text: &str, is_settled| {
            Theme::new("Tháng hành động vì bình đẳng giới năm 2026", is_settled).near_misses(&Words::of(text)).len()
        };
        assert_eq!(near("Tháng hành động vì bình đẳng giới năm 2027", true), 0);
        assert_eq!(near("Tháng hành động về bình đẳng giới năm 2026", true), 1);
        assert_eq!(near("Tháng hành động vì bình đẳng giới năm nay", true), 1);
        // That of a draft may still change.
        assert_eq!(near("Tháng hành động về bình đẳng giới năm 2026", false), 0);
    }
}
