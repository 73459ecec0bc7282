//! Spaces at which a line must not break: between a number and what it counts, in "Điều 9", "ngày 13",
//! "Bà Huyên". Which words those are is data; text that is shown gets them, text that is compared never.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Deserialize;

/// U+00A0.
const NO_BREAK: char = '\u{a0}';
/// Letters of the longest word that is looked up.
const LONGEST: usize = 24;

/// Words that hold on to what stands beside them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Written")]
pub struct Spaces {
    before_number: Words,
    after_number: Words,
    before_name: Words,
}

/// As `locale.yaml` writes it; a word in small letters may begin with a capital too.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    /// `Điều` of `Điều 9`.
    before_number: BTreeSet<String>,
    /// `km` of `5 km`.
    after_number: BTreeSet<String>,
    /// `Bà` of `Bà Huyên`.
    before_name: BTreeSet<String>,
}

/// Words, and by which bytes they begin or end, so that most others are told at once.
#[derive(Debug, Clone, Default)]
struct Words {
    words: BTreeSet<String>,
    last: BTreeSet<u8>,
}

impl From<Written> for Spaces {
    fn from(written: Written) -> Self {
        let Written { before_number, after_number, before_name } = written;
        Self {
            before_number: Words::new(before_number),
            after_number: Words::new(after_number),
            before_name: Words::new(before_name),
        }
    }
}

impl Words {
    fn new(words: BTreeSet<String>) -> Self {
        let last = words.iter().filter_map(|word| word.bytes().last()).collect();
        Self { words, last }
    }

    fn has(&self, word: &str) -> bool {
        let may = word.len() <= LONGEST && word.bytes().last().is_some_and(|last| self.last.contains(&last));
        may && (self.words.contains(word) || self.words.contains(&*small(word)))
    }
}

/// `word` with a small first letter.
fn small(word: &str) -> Cow<'_, str> {
    let mut letters = word.chars();
    match letters.next().filter(|first| first.is_uppercase()) {
        Some(first) => first.to_lowercase().chain(letters).collect::<String>().into(),
        None => word.into(),
    }
}

impl Spaces {
    /// `text` with no-break spaces where they belong.
    pub fn tied<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let spaces = text.bytes().enumerate().filter(|(_, byte)| *byte == b' ').map(|(at, _)| at);
        let mut tied = String::new();
        let mut done = 0;
        for at in spaces.filter(|at| self.holds(&text[..*at], &text[at + 1..])) {
            tied.push_str(&text[done..at]);
            tied.push(NO_BREAK);
            done = at + 1;
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        tied.push_str(&text[done..]);
        Cow::Owned(tied)
    }

    /// Whether a line must not break between `before` and `after`.
    pub fn holds(&self, before: &str, after: &str) -> bool {
        let (Some(&last), Some(&first)) = (before.as_bytes().last(), after.as_bytes().first()) else { return false };
        if first.is_ascii_digit() {
            return last.is_ascii_digit() || self.before_number.has(last_word(before));
        }
        // A degree sign or a letter beyond ASCII may be a unit or begin a name.
        let is_name = || after.chars().next().is_some_and(char::is_uppercase);
        (last.is_ascii_digit() && self.after_number.has(first_word(after)))
            || (!first.is_ascii_lowercase() && is_name() && self.before_name.has(last_word(before)))
    }
}

/// The word that `text` ends in, without what opens before it.
fn last_word(text: &str) -> &str {
    let start =
        text.rfind([' ', '\n', NO_BREAK]).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text[start..].trim_start_matches(['(', '“', '"', '‘', '[', '–'])
}

/// The word that `text` begins with, without what closes behind it.
fn first_word(text: &str) -> &str {
    let end = text.find([' ', '\n', NO_BREAK]).unwrap_or(text.len());
    text[..end].trim_end_matches([')', '”', '"', '’', ']', ',', '.', ';', ':', '!', '?'])
}
