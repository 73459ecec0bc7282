//! The cheap first look at a file: whether it may hold some value at all. Words and digits become
//! rolling hashes, nothing is kept. What this passes over holds no value; where it stops, the bytes
//! are read again and compared.

use super::reading::{Stream, is_plain_gap};
use crate::site::secret::Marks;

/// So many words of a value in a row are looked for, or all that it has. A sentence of eight words may
/// well be a part of several others; all of a value stands where the value stands.
const WORDS: usize = 32;

/// So many digits of a number in a row are looked for, or all that it has: 4 bits each.
const DIGITS: usize = 16;

/// Odd numbers without a pattern (from the digits of π), for hashes.
const SLOT: u64 = 0x243f_6a88_85a3_08d3;
const WORD: u64 = 0x1319_8a2e_0370_7345;

/// What a hash of words is multiplied by when so many words follow.
const FOLLOWED: [u64; WORDS + 1] = followed();

const fn followed() -> [u64; WORDS + 1] {
    let (mut powers, mut at) = ([1_u64; WORDS + 1], 1);
    while at <= WORDS {
        powers[at] = powers[at - 1].wrapping_mul(WORD);
        at += 1;
    }
    powers
}

/// For each byte of a word a number without a pattern; a capital letter has that of its small one.
const NOISE: [u64; 256] = noise();

/// By `SplitMix64`.
const fn noise() -> [u64; 256] {
    let (mut noise, mut at) = ([0; 256], 0);
    while at < 256 {
        let letter = (at as u8).to_ascii_lowercase();
        let seed = (letter as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        noise[at] = mixed ^ (mixed >> 31);
        at += 1;
    }
    noise
}

/// A set of hashes that answers most questions with a no, and never wrongly so.
#[derive(Debug)]
struct Bits(Box<[u64; 1 << (BITS - 6)]>);

/// How many bits of a hash such a set looks at.
const BITS: u32 = 16;

impl Bits {
    fn of(hashes: impl IntoIterator<Item = u64>) -> Self {
        let mut bits = Self(Box::new([0; 1 << (BITS - 6)]));
        for hash in hashes {
            let (at, bit) = Self::slot(hash);
            bits.0[at] |= bit;
        }
        bits
    }

    fn may_hold(&self, hash: u64) -> bool {
        let (at, bit) = Self::slot(hash);
        self.0[at] & bit != 0
    }

    fn slot(hash: u64) -> (usize, u64) {
        let at = hash.wrapping_mul(SLOT) >> (64 - BITS);
        ((at >> 6) as usize, 1 << (at & 63))
    }
}

/// A stretch of every value, as hashes.
#[derive(Debug)]
pub(super) struct Anchors {
    words: Stretches,
    /// The last words of stretches: after most words nothing needs to be asked.
    last: Bits,
    digits: Stretches,
}

/// Hashes of stretches, and of how many words or digits they are.
#[derive(Debug)]
struct Stretches {
    lengths: Vec<usize>,
    /// Sorted.
    hashes: Vec<u64>,
    bits: Bits,
}

impl Anchors {
    /// Anchors of `phrases` (words with a blank on either side) and of `numbers` (digits).
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>, numbers: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<Vec<u64>> = phrases.map(anchor).collect();
        let digits = numbers.map(|number| {
            let first = &number.as_bytes()[..number.len().min(DIGITS)];
            (first.len().max(1), first.iter().fold(0, |digits, byte| add_digit(digits, *byte)))
        });
        let hashed = words.iter().map(|words| (words.len(), words.iter().copied().fold(0, add_word)));
        Self {
            words: Stretches::new(hashed.collect()),
            last: Bits::of(words.iter().filter_map(|words| words.last().copied())),
            digits: Stretches::new(digits.collect()),
        }
    }
}

/// The hashes of the words by which `phrase` is looked for.
fn anchor(phrase: &str) -> Vec<u64> {
    let words: Vec<&str> = phrase.split_ascii_whitespace().collect();
    let windows = words.windows(words.len().clamp(1, WORDS));
    // The longest in bytes stands by chance in the fewest files.
    let longest = windows.max_by_key(|window| window.iter().map(|word| word.len()).sum::<usize>());
    longest.into_iter().flatten().map(|word| word.bytes().fold(0, add_byte)).collect()
}

impl Stretches {
    fn new(found: Vec<(usize, u64)>) -> Self {
        let (mut lengths, mut hashes): (Vec<usize>, Vec<u64>) = found.into_iter().unzip();
        lengths.sort_unstable();
        lengths.dedup();
        hashes.sort_unstable();
        Self { lengths, bits: Bits::of(hashes.iter().copied()), hashes }
    }

    fn holds(&self, hash: u64) -> bool {
        self.bits.may_hold(hash) && self.hashes.binary_search(&hash).is_ok()
    }
}

fn add_byte(word: u64, byte: u8) -> u64 {
    word.rotate_left(5) ^ NOISE[usize::from(byte)]
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
    /// Whether a word has begun, and its hash so far.
    is_word: bool,
    word: u64,
    /// The last words, in a ring, and how many there were in all.
    words: [u64; WORDS],
    count: usize,
    /// The hash of all words up to each of the last ones, in a ring, and before them.
    sums: [u64; WORDS + 1],
    /// The digits so far since the last letter.
    number: u64,
    digits: usize,
    /// There were digits of which nobody knows what stands before them.
    leads: bool,
    /// One of the first words may end a value, of which nobody knows what stands before it.
    asks: bool,
    pub(super) is_suspect: bool,
}

/// What a line adds to a stream.
#[derive(Debug)]
pub(super) struct Added {
    /// Its last words, as many as count.
    words: Box<[u64]>,
    /// What its last digits leave, unless it has neither digits nor letters.
    digits: Option<(u64, usize)>,
    /// It begins with digits, which go on those before it.
    leads: bool,
}

/// So many digits stand before a line of which nobody knows what stands before it.
const UNKNOWN: usize = 1 << 32;

impl<'a> Sketch<'a> {
    pub(super) fn new(anchors: &'a Anchors) -> Self {
        let words = [0; WORDS];
        Self {
            anchors,
            is_word: false,
            word: 0,
            words,
            count: 0,
            sums: [0; WORDS + 1],
            number: 0,
            digits: 0,
            leads: false,
            asks: false,
            is_suspect: false,
        }
    }

    /// For one line of a file.
    pub(super) fn of_a_line(anchors: &'a Anchors) -> Self {
        Self { digits: UNKNOWN, ..Self::new(anchors) }
    }

    /// What its line adds; of one that may hold a value nothing is known.
    pub(super) fn added(&self) -> Option<Added> {
        let words = match self.count {
            0..=WORDS => self.words[..self.count].into(),
            // Who reads the last words only asks nothing of those that the first ones may end.
            _ if self.asks => return None,
            count => [&self.words[count % WORDS..], &self.words[..count % WORDS]].concat().into(),
        };
        let digits = (self.digits != UNKNOWN).then_some((self.number, self.digits % UNKNOWN));
        (!self.is_suspect).then_some(Added { words, digits, leads: self.leads })
    }

    /// Whether nothing of `added` depends on what was before.
    pub(super) fn can_add(&self, added: &Added) -> bool {
        self.digits == 0 || !added.leads
    }

    /// Adds what a line adds.
    pub(super) fn add(&mut self, added: &Added) {
        added.words.iter().for_each(|word| self.end_word(*word));
        if let Some(digits) = added.digits {
            (self.number, self.digits) = digits;
        }
    }

    fn digit(&mut self, byte: u8) {
        self.leads |= self.digits >= UNKNOWN;
        self.number = add_digit(self.number, byte);
        self.digits += 1;
        let stretches = &self.anchors.digits;
        let is_anchor = |length: &usize| {
            let mask = u64::MAX >> (64 - 4 * length.min(&DIGITS));
            self.digits >= *length && stretches.holds(self.number & mask)
        };
        self.is_suspect |= stretches.lengths.iter().any(is_anchor);
    }

    #[inline]
    fn end_word(&mut self, word: u64) {
        let sum = add_word(self.sum(0), word);
        self.words[self.count % WORDS] = word;
        self.count += 1;
        self.sums[self.count % self.sums.len()] = sum;
        if self.anchors.last.may_hold(word) {
            self.asks |= self.count < WORDS;
            self.is_suspect |= self.ends_stretch();
        }
    }

    /// The hash of all words but so many of the last.
    fn sum(&self, but: usize) -> u64 {
        self.sums[(self.count - but) % self.sums.len()]
    }

    /// Whether the last words are a stretch.
    #[cold]
    fn ends_stretch(&self) -> bool {
        let stretches = &self.anchors.words;
        // What all words come to, less what those before the last ones come to.
        let hash = |length: usize| self.sum(0).wrapping_sub(self.sum(length).wrapping_mul(FOLLOWED[length]));
        let lengths = stretches.lengths.iter().take_while(|length| **length <= self.count);
        lengths.into_iter().any(|length| stretches.holds(hash(*length)))
    }
}

impl Stream for Sketch<'_> {
    #[inline]
    fn letter(&mut self, byte: u8, _: Marks, _: usize, _: usize) {
        (self.is_word, self.word) = (true, add_byte(self.word, byte));
        if byte.is_ascii_digit() {
            self.digit(byte);
        } else {
            self.digits = 0;
        }
    }

    #[inline]
    fn plain(&mut self, bytes: &[u8], _: usize) -> usize {
        let (mut is_word, mut word, mut at) = (self.is_word, self.word, 0);
        loop {
            let begin = at;
            while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_alphabetic()) {
                word = add_byte(word, *byte);
                at += 1;
            }
            if at > begin {
                (is_word, self.digits) = (true, 0);
            }
            if !bytes.get(at).is_some_and(|byte| is_plain_gap(*byte)) {
                (self.is_word, self.word) = (is_word, word);
                return at;
            }
            if is_word {
                self.end_word(word);
            }
            (is_word, word) = (false, 0);
            at += 1;
        }
    }

    fn wide(&mut self, letter: char, _: Marks, _: usize, _: usize) {
        self.word = letter.encode_utf8(&mut [0; 4]).bytes().fold(self.word, add_byte);
        (self.is_word, self.digits) = (true, 0);
    }

    fn mark(&mut self, _: Marks, _: usize) {}

    #[inline]
    fn gap(&mut self) {
        if self.is_word {
            self.end_word(self.word);
            (self.is_word, self.word) = (false, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading;
    use super::*;

    fn is_suspect(text: &str) -> bool {
        let long = "mot hai ba bon nam sau bay tam chin muoi ".repeat(8);
        let phrases = [" nguyen thi mau ", " hoangsau ", &format!(" {long}")];
        let anchors = Anchors::new(phrases.into_iter(), ["912345678", "0001112223334445556"].into_iter());
        let mut sketches = [Sketch::new(&anchors), Sketch::new(&anchors)];
        reading::read(text.as_bytes(), true, &mut 0, &mut sketches);
        sketches.iter().any(|sketch| sketch.is_suspect)
    }

    #[test]
    fn whatever_holds_a_value_is_suspect() {
        for text in [
            "Nguyễn <b>Thị</b> Mẫu",
            "x y z Nguyen, thi; mau. x",
            "<a title=\"Nguyễn Thị Mẫu\">x</a>",
            "Hoàngsáu",
            &"một hai ba bốn năm sáu bảy tám chín mười ".repeat(8),
            "0 912.345 (678)",
            "84912345678",
            "000 111 222 333 444 555 6",
        ] {
            assert!(is_suspect(text), "{text}");
        }
    }

    #[test]
    fn most_of_what_holds_none_is_not() {
        let part = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(3);
        for text in ["", "Nguyễn Thị", "Nguyễn x Thị Mẫu", "Nguyễn Thịx Mẫu", "912 345 x678", &part] {
            assert!(!is_suspect(text), "{text}");
        }
    }
}
