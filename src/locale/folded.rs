//! Words as hashes of their letters without case and marks, for whoever compares the words of long texts. A word is
//! taken in one piece where it is one of letters only; those with marks, of which a language has some thousands
//! that come again and again, are looked up rather than taken apart.

use std::cell::Cell;

use super::{Letter, Letters};

/// So many bytes of a word are kept, half of them in a number; those after them as a hash.
const KEPT: usize = 16;

/// Odd numbers without a pattern (from the digits of π), for hashes.
const SLOT: u64 = 0xa409_3822_299f_31d1;
const HEAD: u64 = 0x082e_fa98_ec4e_6c89;
const TAIL: u64 = 0x4528_21e6_38d0_1377;

/// Letters of a word, folded, as far as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FoldedWord {
    head: u64,
    tail: u64,
    rest: u64,
    length: usize,
}

impl FoldedWord {
    /// A word of folded letters.
    pub fn of(letters: &str) -> Self {
        let mut word = Self::default();
        letters.bytes().for_each(|byte| word.add(byte));
        word
    }

    /// Whether no letter was added yet.
    pub fn is_empty(self) -> bool {
        self.length == 0
    }

    /// Adds a byte of a folded letter.
    pub fn add(&mut self, byte: u8) {
        match self.length {
            at @ 0..8 => self.head |= u64::from(byte) << (8 * at),
            at @ 8..KEPT => self.tail |= u64::from(byte) << (8 * (at - 8)),
            _ => self.rest = (self.rest.rotate_left(5) ^ u64::from(byte)).wrapping_mul(SLOT),
        }
        self.length += 1;
    }

    /// Adds a folded letter.
    pub fn add_letter(&mut self, letter: char) {
        letter.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.add(byte));
    }

    /// Tells it from nearly all others: two words with one hash are as good as never met.
    pub fn hash(self) -> u64 {
        let product = u128::from(self.head ^ HEAD) * u128::from(self.tail ^ TAIL);
        product as u64 ^ (product >> 64) as u64 ^ self.rest
    }
}

const BITS: u32 = 11;

/// Words with marks, the last ones met.
#[derive(Debug)]
pub struct FoldedWords {
    met: Box<[Cell<Met>]>,
    told: fn(&str) -> Option<FoldedWord>,
}

/// A word as it is written, and without marks.
type Met = ([u64; 2], FoldedWord);

thread_local! {
    static PLAIN: FoldedWords = FoldedWords::new(plain);
}

const EACH: u64 = u64::from_le_bytes([1; 8]);

/// The highest bit of every byte.
const HIGHEST: u64 = 0x80 * EACH;

/// The bit by which the cases of a letter in ASCII differ, of every byte.
const CASE: u64 = 0x20 * EACH;

impl FoldedWords {
    /// Nothing was met yet; `told` says what the letters of a word with marks fold to, if they are no more than letters.
    pub fn new(told: fn(&str) -> Option<FoldedWord>) -> Self {
        Self { met: vec![Cell::default(); 1 << BITS].into(), told }
    }

    /// Does `work` with those of this thread, in which words are folded as they are for readers (TXT-05): those whose
    /// letters fold to letters of ASCII.
    pub fn with<T>(work: impl FnOnce(&Self) -> T) -> T {
        PLAIN.with(work)
    }

    /// The word at the head of `bytes` and its length there, if it is one of letters only and all of it is kept.
    // A call would cost as much as most words do.
    #[inline(always)]
    pub fn first(&self, bytes: &[u8]) -> Option<(FoldedWord, usize)> {
        let kept = u128::from_le_bytes(bytes.first_chunk().copied().unwrap_or_else(|| padded(bytes)));
        let (head, tail) = (kept as u64, (kept >> 64) as u64);
        let (letters, length) = match others(head) {
            0 => match others(tail) {
                0 => return None,
                end => ([u64::MAX, before(end)], 8 + end.trailing_zeros() as usize / 8),
            },
            end => ([before(end), 0], end.trailing_zeros() as usize / 8),
        };
        let written = [head & letters[0], tail & letters[1]];
        if (written[0] | written[1]) & HIGHEST != 0 {
            return Some((self.without_marks(written, &bytes[..length])?, length));
        }
        let word = FoldedWord { head: (head | CASE) & letters[0], tail: (tail | CASE) & letters[1], rest: 0, length };
        (length > 0).then_some((word, length))
    }

    fn without_marks(&self, written: [u64; 2], bytes: &[u8]) -> Option<FoldedWord> {
        let slot = (written[0] ^ written[1].rotate_left(7)).wrapping_mul(SLOT) >> (64 - BITS);
        let cell = &self.met[slot as usize];
        let (met, word) = cell.get();
        if met == written {
            return Some(word);
        }
        let word = (self.told)(std::str::from_utf8(bytes).ok()?)?;
        cell.set((written, word));
        Some(word)
    }
}

#[cold]
fn padded(bytes: &[u8]) -> [u8; KEPT] {
    let mut kept = [0; KEPT];
    kept[..bytes.len()].copy_from_slice(bytes);
    kept
}

/// The highest bit of each of eight bytes that is neither a letter in ASCII nor a part of another one.
fn others(eight: u64) -> u64 {
    let seven = (eight | CASE) & !HIGHEST;
    let from_a = seven + (0x80 - u64::from(b'a')) * EACH;
    let past_z = seven + (0x7f - u64::from(b'z')) * EACH;
    (!from_a | past_z) & !eight & HIGHEST
}

/// All bits of the bytes before the first one whose highest bit is in `end`.
fn before(end: u64) -> u64 {
    ((end & end.wrapping_neg()) >> 7) - 1
}

/// The letters of `text`, if all of them fold to letters of ASCII.
fn plain(text: &str) -> Option<FoldedWord> {
    let (letters, mut word) = (Letters::get(), FoldedWord::default());
    for letter in text.chars() {
        match letters.of(letter) {
            Letter::Folded(letter) if letter.is_ascii_alphabetic() => word.add_letter(letter),
            _ => return None,
        }
    }
    Some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_its_letters_whenever_it_is_met() {
        let words = FoldedWords::new(plain);
        for _ in 0..2 {
            for (text, letters, length) in [
                ("Nguyen thi", "nguyen", 6),
                ("nghiêng\n", "nghieng", 8),
                ("Đường, and what comes after", "duong", 9),
                ("ABCDEFGHIJKLMNO+", "abcdefghijklmno", 15),
                ("zZ{", "zz", 2),
                ("aA@aaaaaa", "aa", 2),
            ] {
                assert_eq!(words.first(text.as_bytes()), Some((FoldedWord::of(letters), length)), "{text}");
            }
        }
    }

    #[test]
    fn what_is_not_all_letters_is_none() {
        let words = FoldedWords::new(plain);
        for text in ["", " a", "1", "a\u{a0}b", "\u{301}a", "a\u{301}", "“a”", "９", "một–hai", "abcdefghijklmnop"]
        {
            assert_eq!(words.first(text.as_bytes()), None, "{text}");
        }
        assert_eq!(words.first(b"a\xe1\xbb"), None);
    }

    #[test]
    fn every_byte_is_a_letter_or_not() {
        for byte in 0..=u8::MAX {
            let is_letter = byte.is_ascii_alphabetic() || !byte.is_ascii();
            for at in 0..8 {
                let mut bytes = *b"abcdefgh";
                bytes[at] = byte;
                let expected = if is_letter { 0 } else { 0x80 << (8 * at) };
                assert_eq!(others(u64::from_le_bytes(bytes)), expected, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn long_words_differ_in_what_is_not_kept() {
        let hashes =
            ["abcdefghijklmnopq", "abcdefghijklmnopr", "abcdefghijklmnop"].map(|word| FoldedWord::of(word).hash());
        assert!(hashes[0] != hashes[1] && hashes[1] != hashes[2]);
    }
}
