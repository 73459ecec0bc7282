//! A list of phrases, looked for among the words of a text. Text with marks must carry the
//! phrase's own; a word without marks stands for all.

use std::collections::BTreeMap;
use std::ops::Range;

use super::words::{Marks, Words};
use crate::locale;

/// Phrases by their first word.
#[derive(Debug, Default)]
pub struct Phrases {
    phrases: Vec<Phrase>,
    by_word: BTreeMap<String, Vec<usize>>,
    /// Phrases that begin with `*`-ended words, which no map finds.
    open: Vec<usize>,
    /// Of their first words: most words of a text begin no phrase.
    firsts: Marks,
}

#[derive(Debug)]
struct Phrase {
    /// Each word as written in lower case, and folded.
    words: Vec<(String, String)>,
    /// Whether its last word may go on.
    open: bool,
}

impl Phrases {
    /// A list of `phrases`; `*` at the end of one stands for any ending.
    pub fn new<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let mut list = Self::default();
        for text in phrases {
            let found = Words::of(text);
            let word = |at: usize| (text[found.place(at..at + 1)].to_lowercase(), found.folded(at).to_owned());
            let words: Vec<_> = (0..found.len()).map(word).collect();
            list.phrases.push(Phrase { words, open: text.trim_end().ends_with('*') });
        }
        for (at, phrase) in list.phrases.iter().enumerate() {
            match phrase.words.as_slice() {
                [_] if phrase.open => list.open.push(at),
                [(_, first), ..] => {
                    list.firsts.add(first);
                    list.by_word.entry(first.clone()).or_default().push(at);
                }
                [] => {}
            }
        }
        list
    }

    /// The longest phrase that begins with the word `at`: its place in the list, and how many words.
    pub fn starting(&self, text: &str, words: &Words, at: usize) -> Option<(usize, usize)> {
        let is_listed = words.may_be(at, &self.firsts);
        if !is_listed && self.open.is_empty() {
            return None;
        }
        let by_word = if is_listed { self.by_word.get(words.folded(at)) } else { None }.into_iter().flatten();
        let fitting = by_word.chain(&self.open).filter(|phrase| {
            let phrase = &self.phrases[**phrase];
            phrase.is_at(text, words, at..at + phrase.words.len())
        });
        fitting.map(|phrase| (*phrase, self.phrases[*phrase].words.len())).max_by_key(|(_, length)| *length)
    }

    /// Whether one of them ends with the word before `end`.
    pub fn ends_before(&self, text: &str, words: &Words, end: usize) -> bool {
        self.phrases.iter().any(|phrase| {
            let length = phrase.words.len();
            length > 0 && length <= end && phrase.is_at(text, words, end - length..end)
        })
    }
}

impl Phrase {
    fn is_at(&self, text: &str, words: &Words, range: Range<usize>) -> bool {
        range.end <= words.len()
            && range.clone().zip(&self.words).all(|(at, (marked, folded))| {
                let open = self.open && at + 1 == range.end;
                let found = words.folded(at);
                let fits = if open { found.starts_with(folded.as_str()) } else { found == folded };
                fits && {
                    let written = &text[words.place(at..at + 1)];
                    written.is_ascii() || open || written.to_lowercase() == *marked || same_marks(written, marked)
                }
            })
            && !text[words.place(range)].contains('\n')
    }
}

/// Whether two words differ only in where the tone stands: hòa, hoà.
fn same_marks(written: &str, marked: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.to_lowercase().nfd().collect();
        letters.sort_unstable();
        letters
    };
    locale::fold(written) == locale::fold(marked) && sorted(written) == sorted(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_must_be_the_phrases_own_or_none() {
        let list = Phrases::new(["gọi", "gọi số", "xóa dấu vết", "trace*"]);
        for (text, expected) in [
            ("Gọi số 113", Some((1, 2))),
            ("goi 113", Some((0, 1))),
            ("gói 113", None),
            ("xoá dấu vết", Some((2, 3))),
            ("xóa dâu vết", None),
            ("traces", Some((3, 1))),
            ("gọi\nsố", Some((0, 1))),
        ] {
            assert_eq!(list.starting(text, &Words::of(text), 0), expected, "{text}");
        }
        let text = "xin gọi số 113";
        let words = Words::of(text);
        assert!(list.ends_before(text, &words, 3) && !list.ends_before(text, &words, 1));
    }
}
