//! A list of phrases, looked for among the words of a text. Text with marks must carry the
//! phrase's own; a word without marks stands for all.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::words::{Marks, Words, hash_of};
use crate::locale;

/// Phrases by their first word.
#[derive(Debug, Default)]
pub struct Phrases {
    phrases: Vec<Phrase>,
    by_word: FxHashMap<u64, Vec<usize>>,
    /// Phrases that begin with `*`-ended words, which no map finds.
    open: Vec<usize>,
    /// Of their first words: most words of a text begin no phrase.
    firsts: Marks,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<Written>,
    /// Whether its last word may go on.
    open: bool,
}

/// A word of a phrase.
#[derive(Debug)]
struct Written {
    /// In lower case with its marks.
    marked: String,
    folded: String,
    hash: u64,
}

impl Phrases {
    /// A list of `phrases`; `*` at the end of one stands for any ending.
    pub fn new<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let mut list = Self::default();
        for text in phrases {
            let found = Words::of(text);
            let word = |at: usize| {
                let folded = found.folded(at);
                Written { marked: found.written(at).to_lowercase(), hash: hash_of(&folded), folded }
            };
            let words: Vec<_> = (0..found.len()).map(word).collect();
            list.phrases.push(Phrase { words, open: text.trim_end().ends_with('*') });
        }
        for (at, phrase) in list.phrases.iter().enumerate() {
            match phrase.words.as_slice() {
                [_] if phrase.open => list.open.push(at),
                [first, ..] => {
                    list.firsts.add(first.hash);
                    list.by_word.entry(first.hash).or_default().push(at);
                }
                [] => {}
            }
        }
        list
    }

    /// The longest phrase that begins with the word `at`: its place in the list, and how many words.
    pub fn starting(&self, words: &Words, at: usize) -> Option<(usize, usize)> {
        let is_listed = words.may_be(at, &self.firsts);
        if !is_listed && self.open.is_empty() {
            return None;
        }
        let listed = words.hash(at).filter(|_| is_listed).and_then(|hash| self.by_word.get(&hash));
        let fitting = listed.into_iter().flatten().chain(&self.open).filter(|phrase| {
            let phrase = &self.phrases[**phrase];
            phrase.is_at(words, at..at + phrase.words.len())
        });
        fitting.map(|phrase| (*phrase, self.phrases[*phrase].words.len())).max_by_key(|(_, length)| *length)
    }

    /// Whether one of them ends with the word before `end`.
    pub fn ends_before(&self, words: &Words, end: usize) -> bool {
        self.phrases.iter().any(|phrase| {
            let length = phrase.words.len();
            length > 0 && length <= end && phrase.is_at(words, end - length..end)
        })
    }
}

impl Phrase {
    fn is_at(&self, words: &Words, range: Range<usize>) -> bool {
        let is_open = |at: usize| self.open && at + 1 == range.end;
        let pairs = || range.clone().zip(&self.words);
        range.end <= words.len()
            // The letters of all words before the marks of one: hardly a phrase is left then.
            && pairs().all(|(at, own)| is_open(at) || words.hash(at) == Some(own.hash))
            && pairs().all(|(at, own)| match is_open(at) {
                true => words.folded(at).starts_with(&own.folded),
                false => own.has_marks_of(words.written(at)),
            })
            && !words.text()[words.place(range)].contains('\n')
    }
}

impl Written {
    /// Whether the same letters are `written` with the same marks or none.
    fn has_marks_of(&self, written: &str) -> bool {
        written.is_ascii() || written.to_lowercase() == self.marked || same_marks(written, &self.marked)
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
            assert_eq!(list.starting(&Words::of(text), 0), expected, "{text}");
        }
        let text = "xin gọi số 113";
        let words = Words::of(text);
        assert!(list.ends_before(&words, 3) && !list.ends_before(&words, 1));
    }
}
