//! The words of a text, folded once for all checks that look for words (TXT-05).

use std::ops::Range;

use crate::locale::{FoldedWord, FoldedWords, Letter, Letters};

/// The words of a text. Where one stands and a hash of its letters is known of each; the letters are folded
/// again for the few that are asked for.
#[derive(Debug)]
pub struct Words<'t> {
    text: &'t str,
    words: Vec<Word>,
}

/// A word: its bytes of the text, and the hash of its folded letters.
#[derive(Debug)]
struct Word {
    text: Range<usize>,
    hash: u64,
}

/// Some words, of which it can be told at once of most others that they are not among them.
#[derive(Debug, Default)]
pub struct Marks([u64; MARKS / 64]);

/// Of a word with what parts it from the next, in most texts at least.
const BYTES: usize = 5;

/// How many marks words have.
const MARKS: usize = 1024;

/// A number below [`MARKS`] that tells most words apart by their hashes.
fn mark(hash: u64) -> usize {
    (hash >> (u64::BITS - MARKS.ilog2())) as usize
}

/// The hash of a folded word.
pub fn hash_of(folded: &str) -> u64 {
    FoldedWord::of(folded).hash()
}

impl Marks {
    /// Adds the word with this `hash`.
    pub fn add(&mut self, hash: u64) {
        let mark = mark(hash);
        self.0[mark / 64] |= 1 << (mark % 64);
    }

    fn may_have(&self, mark: usize) -> bool {
        (self.0[mark / 64] >> (mark % 64)) & 1 == 1
    }
}

impl<'t> Words<'t> {
    /// The words of `text`: what stands between spaces, dashes and punctuation.
    pub fn of(text: &'t str) -> Self {
        let mut words = Vec::with_capacity(text.len() / BYTES);
        FoldedWords::with(|known| read(text, known, &mut words));
        Self { text, words }
    }

    /// The text itself.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The letters of the word `at`, folded.
    pub fn folded(&self, at: usize) -> String {
        let folded = |letter| match of(Letters::get(), letter) {
            Letter::Folded(letter) => Some(letter),
            Letter::Mark | Letter::Gap => None,
        };
        self.written(at).chars().filter_map(folded).collect()
    }

    /// The hash of the letters of the word `at`.
    pub fn hash(&self, at: usize) -> Option<u64> {
        self.words.get(at).map(|word| word.hash)
    }

    /// Whether the word `at` may be one of `marks`.
    pub fn may_be(&self, at: usize, marks: &Marks) -> bool {
        self.words.get(at).is_some_and(|word| marks.may_have(mark(word.hash)))
    }

    /// The word `at` as it is written.
    pub fn written(&self, at: usize) -> &'t str {
        &self.text[self.place(at..at + 1)]
    }

    /// The bytes of the words `range`, from the first to the last.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.words.get(range.start).map_or(0, |word| word.text.start);
        let end = self.words.get(range.end.max(1) - 1).map_or(start, |word| word.text.end);
        start..end.max(start)
    }

    /// How many words end at or before byte `at` of the text.
    pub fn before(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.text.end <= at)
    }
}

/// Adds the words of `text` to `words`: most of them are `known` from the first letter to the last.
fn read(text: &str, known: &FoldedWords, words: &mut Vec<Word>) {
    let (bytes, letters) = (text.as_bytes(), Letters::get());
    // The word that was begun, and where.
    let (mut begun, mut at): (Option<(usize, FoldedWord)>, _) = (None, 0);
    loop {
        if begun.is_none()
            && let Some((word, length)) = known.first(&bytes[at..])
        {
            let end = at + length;
            // What is no letter of ASCII and no digit parts words.
            if bytes.get(end).is_some_and(u8::is_ascii_digit) {
                (begun, at) = (Some((at, word)), end);
            } else {
                words.push(Word { text: at..end, hash: word.hash() });
                at = bytes.len().min(end + 1);
            }
            continue;
        }
        let letter = text[at..].chars().next();
        match letter.map_or(Letter::Gap, |letter| of(letters, letter)) {
            Letter::Gap => words.extend(begun.take().map(|(start, word)| Word { text: start..at, hash: word.hash() })),
            Letter::Folded(letter) => begun.get_or_insert((at, FoldedWord::default())).1.add_letter(letter),
            Letter::Mark => _ = begun.get_or_insert((at, FoldedWord::default())),
        }
        match letter {
            Some(letter) => at += letter.len_utf8(),
            None => return,
        }
    }
}

/// What `letter` is to a word: the sign of money is said as a word is.
fn of(letters: &Letters, letter: char) -> Letter {
    match letters.of(letter) {
        Letter::Gap if letter == '₫' => Letter::Folded(letter),
        known => known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fold_as_search_folds() {
        let text = "Đường dây NÓNG: gọi–113 (₫), Hoà\u{300} ma\u{301}!";
        let words = Words::of(text);
        let folded: Vec<String> = (0..words.len()).map(|at| words.folded(at)).collect();
        assert_eq!(folded, ["duong", "day", "nong", "goi", "113", "₫", "hoa", "ma"]);
        assert_eq!(&text[words.place(1..3)], "dây NÓNG");
        assert_eq!(words.before(text.find("113").expect("there")), 4);
    }

    #[test]
    fn words_are_those_that_are_read_letter_by_letter() {
        const PIECES: [&str; 16] = [
            "gọi",
            "Nghiêng",
            "call",
            "113",
            " ",
            "\n",
            "–",
            "(",
            "₫",
            "\u{301}",
            "\u{ad}",
            "ß",
            "漢",
            "ư",
            "a1",
            "supercalifragilistic",
        ];
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..6 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
            }
            let is_gap = |letter| of(Letters::get(), letter) == Letter::Gap;
            let expected: Vec<&str> = text.split(is_gap).filter(|word| !word.is_empty()).collect();
            let words = Words::of(&text);
            let found: Vec<&str> = (0..words.len()).map(|at| words.written(at)).collect();
            assert_eq!(found, expected, "{text:?}");
            for at in 0..words.len() {
                assert_eq!(words.hash(at), Some(hash_of(&words.folded(at))), "{text:?}");
            }
        }
    }
}
