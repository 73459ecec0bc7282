//! Names and words of one language inside the text of another (TXT-07, TXT-08): "the parade in Lạng
//! Sơn". Readers that speak aloud must be told, so they are found by the shape of their syllables.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;

use super::{Syllables, blocks};

/// Words of small ASCII letters that may stand inside a quotation: `tin` of "Địa chỉ tin cậy".
const BETWEEN: usize = 2;

/// Which language's names stand in the text of this one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignNames {
    /// Their language, as `lang` has it.
    pub lang: String,
    /// Words of this language that look like one of theirs and may stand before a name: `In`.
    pub not_first: BTreeSet<String>,
}

/// What a word of a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Letters that only the other language has.
    Certain,
    /// A capital and letters of both: `Cao` of "Cao Lộc".
    Possible,
    /// Small letters of both.
    Between,
    Own,
}

impl ForeignNames {
    /// Where names stand in `text`, whose syllables look like `syllables`; nowhere in what is no UTF-8. Nothing is
    /// looked at in text without letters beyond ASCII, which quotes and dashes are not.
    pub fn find(&self, text: &[u8], syllables: &Syllables) -> Vec<Range<usize>> {
        let mut runs = Runs::default();
        let is_plain = |first: u8, second: u8, _: u8| (first < 0xc3) | ((first == 0xe2) & (second == 0x80));
        let rest = &text[blocks::ordinary(text, is_plain)..];
        if rest.windows(2).any(|two| !is_plain(two[0], two[1], 0))
            && let Ok(text) = std::str::from_utf8(text)
        {
            let mut end = 0;
            for word in words(text) {
                let joined = matches!(&text[end..word.start], " " | "\u{a0}" | "\n");
                end = word.end;
                let first = !joined || runs.is_empty();
                runs.take(self.kind(&text[word.clone()], first, syllables), word, joined);
            }
        }
        runs.found
    }

    fn kind(&self, word: &str, first: bool, syllables: &Syllables) -> Kind {
        let capital = word.starts_with(char::is_uppercase);
        if !syllables.can_be(word) || (first && self.not_first.contains(word)) {
            Kind::Own
        } else if !word.is_ascii() {
            Kind::Certain
        } else if capital {
            Kind::Possible
        } else {
            Kind::Between
        }
    }
}

/// Runs of words while they are read.
#[derive(Default)]
struct Runs {
    found: Vec<Range<usize>>,
    /// Where the words that touch each other and may all be foreign begin.
    start: Option<usize>,
    /// Whether the last of `found` ends in words that still touch.
    open: bool,
    between: usize,
}

impl Runs {
    fn is_empty(&self) -> bool {
        self.start.is_none() && !self.open
    }

    fn take(&mut self, kind: Kind, word: Range<usize>, joined: bool) {
        if !joined || kind == Kind::Own {
            *self = Self { found: std::mem::take(&mut self.found), ..Self::default() };
        }
        match (kind, self.open) {
            (Kind::Own, _) => {}
            (Kind::Certain, true) => self.extend(word.end),
            (Kind::Possible, true) if self.between == 0 => self.extend(word.end),
            (Kind::Possible | Kind::Between, true) => {
                self.between += 1;
                self.open = self.between <= BETWEEN;
                self.start = None;
            }
            (Kind::Certain, false) => {
                self.found.push(self.start.take().unwrap_or(word.start)..word.end);
                self.open = true;
                self.between = 0;
            }
            (Kind::Possible, false) => _ = self.start.get_or_insert(word.start),
            (Kind::Between, false) => self.start = None,
        }
    }

    fn extend(&mut self, end: usize) {
        self.between = 0;
        if let Some(last) = self.found.last_mut() {
            last.end = end;
        }
    }
}

/// Letters of Latin are told at once, the others by the tables of Unicode.
fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphabetic(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{1ea0}'..='\u{1eff}' => true,
        _ => letter.is_alphabetic(),
    }
}

/// Words of letters alone; a word with a digit or a mark of a number beside it is none (`BĐG/2023`).
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_letter)?;
        let length = text[start..].find(|c| !is_letter(c)).unwrap_or(text.len() - start);
        at = start + length;
        Some(start..at)
    })
}
