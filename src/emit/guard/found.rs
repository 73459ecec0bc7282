//! From words that look like a suppressed value to the value itself: marks, borders of numbers,
//! and what others lawfully say.

use std::ops::Range;

use super::Guard;
use super::reading::{self, Digit, Mapped};
use crate::site::secret::Numeral;

impl Guard {
    /// The values in `bytes`: which secret, from where, to where.
    pub(super) fn find(&self, bytes: &[u8], backslash: bool) -> Vec<(usize, usize, usize)> {
        let mut streams = [Mapped::default(), Mapped::default()];
        reading::read(bytes, backslash, &mut 0, &mut streams);
        let mut found = Vec::new();
        for stream in &streams {
            self.find_phrases(stream, &mut found);
            self.find_numbers(stream, &mut found);
        }
        found
    }

    fn find_phrases(&self, stream: &Mapped, found: &mut Vec<(usize, usize, usize)>) {
        let Some(search) = &self.phrases.search else { return };
        for hit in search.find_overlapping_iter(&stream.words) {
            let (phrase, secret) = &self.phrases.values[hit.pattern().as_usize()];
            let is_said = phrase.admits(&stream.marks[hit.range()]);
            if is_said && !self.is_lawful(*secret, stream, hit.range()) {
                // The blanks on either side are no part of the value.
                let (first, last) = (hit.start() + 1, hit.end() - 2);
                found.push((*secret, stream.places[first].0, stream.places[last].1));
            }
        }
    }

    fn is_lawful(&self, secret: usize, stream: &Mapped, hit: Range<usize>) -> bool {
        let around = |phrase: &crate::site::secret::Phrase| phrase.is_around(&stream.words, &stream.marks, hit.clone());
        self.lawful[secret].iter().any(around)
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
