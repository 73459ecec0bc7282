//! From words that look like a suppressed value to the value itself: marks, borders of numbers,
//! and what others lawfully say.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::Guard;
use super::reading::{self, Digit, Mapped};
use crate::site::secret::{Numeral, Phrase};

impl Guard {
    /// The values in `bytes`: which secret, from where, to where.
    pub(super) fn find(&self, bytes: &[u8], backslash: bool) -> Vec<(usize, usize, usize)> {
        let mut streams = [Mapped::default(), Mapped::default()];
        reading::read(bytes, backslash, &mut 0, &mut streams);
        let mut found = Vec::new();
        for stream in &streams {
            self.find_phrases(bytes, stream, &mut found);
            self.find_numbers(stream, &mut found);
        }
        found
    }

    fn find_phrases(&self, bytes: &[u8], stream: &Mapped, found: &mut Vec<(usize, usize, usize)>) {
        let Some(search) = &self.phrases.search else { return };
        for hit in search.find_overlapping_iter(&stream.words) {
            let (phrase, secret) = &self.phrases.values[hit.pattern().as_usize()];
            if !phrase.admits(&stream.marks[hit.range()]) {
                continue;
            }
            // The blanks on either side are no part of the value.
            let (first, last) = (hit.start() + 1, hit.end() - 2);
            let (start, end) = (stream.places[first].0, stream.places[last].1);
            let written = bytes.get(start..end).map(String::from_utf8_lossy).unwrap_or_default();
            let is_ordinary = self.may_be_words[*secret] && is_running_text(&written);
            if !is_ordinary && !self.is_lawful((*secret, phrase), stream, hit.range(), &written) {
                found.push((*secret, start, end));
            }
        }
    }

    fn is_lawful(&self, (secret, own): (usize, &Phrase), stream: &Mapped, hit: Range<usize>, written: &str) -> bool {
        let text = (&stream.words[..], &stream.marks[..]);
        let own = (own, written.chars().any(char::is_uppercase));
        self.lawful[secret].iter().any(|phrase| phrase.is_around(text, hit.clone(), own))
    }

    fn find_numbers(&self, stream: &Mapped, found: &mut Vec<(usize, usize, usize)>) {
        let Some(search) = &self.numbers.search else { return };
        let digits: Vec<u8> = stream.digits.iter().map(|digit| digit.byte).collect();
        for hit in search.find_overlapping_iter(&digits) {
            if begins(&stream.digits[..hit.end()], hit.start()) && ends(&stream.digits[hit.end()..]) {
                let (_, secret) = self.numbers.values[hit.pattern().as_usize()];
                found.push((secret, stream.digits[hit.start()].place.0, stream.digits[hit.end() - 1].place.1));
            }
        }
    }
}

/// Whether a number can begin at `start`: with a group, or after a country's or an area's prefix
/// that itself begins with a group.
fn begins(digits: &[Digit], start: usize) -> bool {
    (0..=5.min(start)).any(|length| {
        let before: String = digits[start - length..start].iter().map(|digit| char::from(digit.byte)).collect();
        digits[start - length].first && Numeral::admits_before(&before)
    })
}

/// Whether a number can end before `rest`.
fn ends(rest: &[Digit]) -> bool {
    rest.first().is_none_or(|next| next.first)
}

/// Whether `written` is words of a sentence in small letters: "ngày mai anh sẽ về" names nobody. An address has no
/// blanks, a name has capitals.
fn is_running_text(written: &str) -> bool {
    written.chars().all(|c| c.is_whitespace() || (c.is_alphabetic() && !c.is_uppercase()) || is_combining_mark(c))
}
