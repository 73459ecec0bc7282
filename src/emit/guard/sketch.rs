//! The cheap first look at a file: whether it may hold some value at all. Words and digits become
//! rolling hashes, nothing is kept. What this passes over holds no value; where it stops, the bytes
//! are read again and compared.

use super::reading::{Stream, is_plain_gap};
use crate::locale::{FoldedWord, FoldedWords};
use crate::site::secret::Marks;

/// So many words of a value in a row are looked for, or all that it has. A sentence of eight words may
/// well be a part of several others; all of a value stands where the value stands.
const WORDS: usize = 32;

/// Room for the last words and for what was before them.
const RING: usize = 2 * WORDS;

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

/// A set of hashes that answers most questions with a no, and never wrongly so: it looks at so many bits of a hash.
#[derive(Debug)]
struct Bits<const BITS: u32>(Box<[u64]>);

impl<const BITS: u32> Bits<BITS> {
    fn of(hashes: impl IntoIterator<Item = u64>) -> Self {
        let mut bits = Self(vec![0; 1 << (BITS - 6)].into());
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
    last: Bits<15>,
    /// The last two words of stretches.
    pairs: Bits<16>,
    /// The last three words of stretches, or the last two of those that have no more.
    ends: Bits<16>,
    /// Words that are all of a stretch.
    singles: Bits<16>,
    digits: Stretches,
}

/// Hashes of stretches, and of how many words or digits they are.
#[derive(Debug)]
struct Stretches {
    lengths: Vec<usize>,
    /// Sorted.
    hashes: Vec<u64>,
    bits: Bits<16>,
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
            pairs: Bits::of(words.iter().filter_map(|words| words.last_chunk().map(|[one, two]| pair(*one, *two)))),
            ends: Bits::of(words.iter().filter_map(|words| match **words {
                [.., one, two, three] => Some(triple(one, pair(two, three))),
                [one, two] => Some(pair(one, two)),
                _ => None,
            })),
            singles: Bits::of(words.iter().filter_map(|words| match **words {
                [word] => Some(word),
                _ => None,
            })),
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
    longest.into_iter().flatten().map(|word| FoldedWord::of(word).hash()).collect()
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

fn add_word(words: u64, word: u64) -> u64 {
    words.wrapping_mul(WORD).wrapping_add(word ^ (word >> 32))
}

fn pair(one: u64, two: u64) -> u64 {
    one.rotate_left(32) ^ two
}

/// A word and the [`pair`] after it.
fn triple(one: u64, pair: u64) -> u64 {
    one.rotate_left(16) ^ pair
}

fn add_digit(digits: u64, byte: u8) -> u64 {
    (digits << 4) | u64::from(byte & 0xf)
}

/// A stream of letters that remembers only whether some value may have been in it.
#[derive(Debug)]
pub(super) struct Sketch<'a> {
    anchors: &'a Anchors,
    known: &'a FoldedWords,
    /// The word that has begun.
    word: FoldedWord,
    /// The last words, in a ring, and how many there were in all.
    words: [u64; RING],
    count: usize,
    /// The hash of all words up to each of the last ones, in a ring, and before them.
    sums: [u64; RING],
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
    pub(super) fn new(anchors: &'a Anchors, known: &'a FoldedWords) -> Self {
        Self {
            anchors,
            known,
            word: FoldedWord::default(),
            words: [0; RING],
            count: 0,
            sums: [0; RING],
            number: 0,
            digits: 0,
            leads: false,
            asks: false,
            is_suspect: false,
        }
    }

    /// For one line of a file, or some in a row.
    pub(super) fn of_a_line(anchors: &'a Anchors, known: &'a FoldedWords) -> Self {
        Self { digits: UNKNOWN, ..Self::new(anchors, known) }
    }

    /// What its line adds; of one that may hold a value nothing is known.
    pub(super) fn added(&self) -> Option<Added> {
        // Who reads the last words only asks nothing of those that the first ones may end.
        if self.count > WORDS && self.asks {
            return None;
        }
        let last = self.count.saturating_sub(WORDS)..self.count;
        let words = last.map(|at| self.words[at % RING]).collect();
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

    /// Ends the word that has begun if it is one of letters and a digit follows, or the other way round.
    #[inline]
    fn part(&mut self, is_digit: bool) {
        // Since the last letter there were digits, and no gap.
        if !self.word.is_empty() && (self.digits != 0) != is_digit {
            self.gap();
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
        self.words[self.count % RING] = word;
        self.count += 1;
        self.sums[self.count % RING] = sum;
        if self.anchors.last.may_hold(word) && self.may_end() {
            self.asks |= self.count < WORDS;
            self.is_suspect |= self.ends_stretch();
        }
    }

    /// The hash of all words but so many of the last.
    fn sum(&self, but: usize) -> u64 {
        self.sums[(self.count - but) % RING]
    }

    /// Whether the last three words may end a stretch. Nobody knows what stands before the first one.
    fn may_end(&self) -> bool {
        let Anchors { pairs, ends, singles, .. } = self.anchors;
        let word = |back: usize| self.words[(self.count - back) % RING];
        if self.count < 3 || singles.may_hold(word(1)) {
            return true;
        }
        let pair = pair(word(2), word(1));
        pairs.may_hold(pair) && (ends.may_hold(pair) || ends.may_hold(triple(word(3), pair)))
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
        self.part(byte.is_ascii_digit());
        self.word.add(byte);
        if byte.is_ascii_digit() {
            self.digit(byte);
        } else {
            self.digits = 0;
        }
    }

    #[inline]
    fn plain(&mut self, bytes: &[u8], _: usize) -> usize {
        let mut at = 0;
        loop {
            if self.word.is_empty()
                && let Some((word, length)) = self.known.first(&bytes[at..])
            {
                (self.digits, at) = (0, at + length);
                if !bytes.get(at).is_some_and(|byte| is_plain_gap(*byte)) {
                    self.word = word;
                    return at;
                }
                self.end_word(word.hash());
                at += 1;
                continue;
            }
            while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_alphabetic()) {
                self.part(false);
                self.word.add(byte.to_ascii_lowercase());
                (self.digits, at) = (0, at + 1);
            }
            if !bytes.get(at).is_some_and(|byte| is_plain_gap(*byte)) {
                return at;
            }
            self.gap();
            at += 1;
        }
    }

    fn wide(&mut self, letter: char, _: Marks, _: usize, _: usize) {
        self.part(false);
        self.word.add_letter(letter);
        self.digits = 0;
    }

    fn mark(&mut self, _: Marks, _: usize) {}

    #[inline]
    fn gap(&mut self) {
        if !self.word.is_empty() {
            self.end_word(self.word.hash());
            self.word = FoldedWord::default();
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
        let words = FoldedWords::new(super::super::folded);
        let mut sketches = [Sketch::new(&anchors, &words), Sketch::new(&anchors, &words)];
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
            "#Hoangsau2026",
            "2Nguyễn Thị Mẫu3",
            "bà Nguyễn Thị Mẫu¹",
            "叫Nguyễn Thị Mẫu的人",
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
