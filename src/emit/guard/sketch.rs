//! The cheap first look at a file: whether it may hold some value at all. Words and digits become
//! rolling hashes, nothing is kept. What this passes over holds no value; where it stops, the bytes
//! are read again and compared.

use super::reading::Stream;
use crate::site::secret::Marks;

/// So many words of a value in a row are looked for, or all that it has.
const WORDS: usize = 8;

/// So many digits of a number in a row are looked for, or all that it has: 4 bits each.
const DIGITS: usize = 16;

/// Odd numbers without a pattern (from the digits of π), for hashes.
const BYTE: u64 = 0x243f_6a88_85a3_08d3;
const WORD: u64 = 0x1319_8a2e_0370_7345;

/// Bits of the table that answers most questions.
const TABLE_BITS: u32 = 16;

/// A stretch of every value, as hashes.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    words: Stretches,
    digits: Stretches,
}

/// Hashes of stretches, and of how many words or digits they are.
#[derive(Debug, Default)]
struct Stretches {
    /// Each with what a hash so many words ago is multiplied by to be taken away.
    lengths: Vec<(usize, u64)>,
    /// Sorted.
    hashes: Vec<u64>,
    table: Vec<u64>,
}

impl Anchors {
    /// Anchors of `phrases` (words with a blank on either side) and of `numbers` (digits).
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>, numbers: impl Iterator<Item = &'a str>) -> Self {
        let words = phrases.map(|phrase| {
            let words: Vec<&str> = phrase.split_ascii_whitespace().collect();
            let length = words.len().clamp(1, WORDS);
            // The longest in bytes stands by chance in the fewest files.
            let longest =
                words.windows(length).max_by_key(|window| window.iter().map(|word| word.len()).sum::<usize>());
            let hashes = longest.into_iter().flatten().map(|word| word.bytes().fold(0, add_byte));
            (length, hashes.fold(0, add_word))
        });
        let digits = numbers.map(|number| {
            let first = &number.as_bytes()[..number.len().min(DIGITS)];
            (first.len().max(1), first.iter().fold(0, |digits, byte| add_digit(digits, *byte)))
        });
        let power = |length: usize| (0..length).fold(1, |power: u64, _| power.wrapping_mul(WORD));
        let mask = |length: usize| u64::MAX >> (64 - 4 * length.min(DIGITS));
        Self { words: Stretches::new(words.collect(), power), digits: Stretches::new(digits.collect(), mask) }
    }
}

impl Stretches {
    fn new(found: Vec<(usize, u64)>, by: impl Fn(usize) -> u64) -> Self {
        let mut stretches = Self { table: vec![0; 1 << (TABLE_BITS - 6)], ..Self::default() };
        for (length, hash) in found {
            if stretches.lengths.iter().all(|(known, _)| *known != length) {
                stretches.lengths.push((length, by(length)));
            }
            stretches.table[slot(hash).0] |= slot(hash).1;
            stretches.hashes.push(hash);
        }
        stretches.hashes.sort_unstable();
        stretches
    }

    fn holds(&self, hash: u64) -> bool {
        let (slot, bit) = slot(hash);
        self.table[slot] & bit != 0 && self.hashes.binary_search(&hash).is_ok()
    }
}

/// Where in the table a hash has its bit.
fn slot(hash: u64) -> (usize, u64) {
    let at = hash.wrapping_mul(BYTE) >> (64 - TABLE_BITS);
    ((at >> 6) as usize, 1 << (at & 63))
}

/// Never 0, which stands for no word.
fn add_byte(word: u64, byte: u8) -> u64 {
    (word ^ u64::from(byte)).wrapping_add(WORD).wrapping_mul(BYTE) | 1
}

fn add_word(words: u64, word: u64) -> u64 {
    words.wrapping_mul(WORD).wrapping_add(word ^ (word >> 32))
}

fn add_digit(digits: u64, byte: u8) -> u64 {
    (digits << 4) | u64::from(byte & 0xf)
}

/// A stream of letters that remembers only whether some value may have been in it.
#[derive(Debug)]
pub(super) struct Sketch<'a> {
    anchors: &'a Anchors,
    /// The word so far; 0 between words.
    word: u64,
    /// All words so far, after each of the last ones; in a ring.
    words: [u64; 2 * WORDS],
    count: usize,
    /// The digits so far since the last letter.
    number: u64,
    digits: usize,
    pub(super) is_suspect: bool,
}

impl<'a> Sketch<'a> {
    pub(super) fn new(anchors: &'a Anchors) -> Self {
        Self { anchors, word: 0, words: [0; 2 * WORDS], count: 0, number: 0, digits: 0, is_suspect: false }
    }

    fn digit(&mut self, byte: u8) {
        self.number = add_digit(self.number, byte);
        self.digits += 1;
        let stretches = &self.anchors.digits;
        let is_anchor = |(length, mask): &(usize, u64)| self.digits >= *length && stretches.holds(self.number & mask);
        self.is_suspect |= stretches.lengths.iter().any(is_anchor);
    }

    fn end_word(&mut self) {
        let before = self.words[self.count % self.words.len()];
        let all = add_word(before, self.word);
        self.count += 1;
        self.words[self.count % self.words.len()] = all;
        self.word = 0;
        let stretches = &self.anchors.words;
        let is_anchor = |(length, power): &(usize, u64)| {
            let start = self.words[self.count.wrapping_sub(*length) % self.words.len()];
            self.count >= *length && stretches.holds(all.wrapping_sub(start.wrapping_mul(*power)))
        };
        self.is_suspect |= stretches.lengths.iter().any(is_anchor);
    }
}

impl Stream for Sketch<'_> {
    #[inline]
    fn letter(&mut self, byte: u8, _: Marks, _: usize, _: usize) {
        self.word = add_byte(self.word, byte);
        if byte.is_ascii_digit() {
            self.digit(byte);
        } else {
            self.digits = 0;
        }
    }

    fn wide(&mut self, letter: char, _: Marks, _: usize, _: usize) {
        self.word = letter.encode_utf8(&mut [0; 4]).bytes().fold(self.word, add_byte);
        self.digits = 0;
    }

    fn mark(&mut self, _: Marks, _: usize) {}

    #[inline]
    fn gap(&mut self) {
        if self.word != 0 {
            self.end_word();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading;
    use super::*;

    fn is_suspect(text: &str) -> bool {
        let phrases = [" nguyen thi mau ", " hoangsau ", " mot hai ba bon nam sau bay tam chin muoi "];
        let anchors = Anchors::new(phrases.into_iter(), ["912345678", "0001112223334445556"].into_iter());
        let mut sketches = [Sketch::new(&anchors), Sketch::new(&anchors)];
        reading::read(text.as_bytes(), true, &mut sketches);
        sketches.iter().any(|sketch| sketch.is_suspect)
    }

    #[test]
    fn whatever_holds_a_value_is_suspect() {
        for text in [
            "Nguyễn <b>Thị</b> Mẫu",
            "x y z Nguyen, thi; mau. x",
            "<a title=\"Nguyễn Thị Mẫu\">x</a>",
            "Hoàngsáu",
            "một hai ba bốn năm sáu bảy tám chín mười",
            "0 912.345 (678)",
            "84912345678",
            "000 111 222 333 444 555 6",
        ] {
            assert!(is_suspect(text), "{text}");
        }
    }

    #[test]
    fn most_of_what_holds_none_is_not() {
        for text in ["", "Nguyễn Thị", "Nguyễn x Thị Mẫu", "Nguyễn Thịx Mẫu", "912 345 x678", "một hai ba bốn năm sáu"]
        {
            assert!(!is_suspect(text), "{text}");
        }
    }
}
