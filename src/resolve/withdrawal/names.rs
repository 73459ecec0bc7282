//! Looks for names in texts, whatever their marks, line ends and punctuation (CON-03).

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use rustc_hash::FxHashSet;

use crate::locale::{FoldedWord, FoldedWords, Letter, Letters, fold_onto};
use crate::site::secret::{is_modifier, is_word};

/// Which name stands in a text, by its position among all, and where in the source.
pub type Named = (usize, usize, usize);

/// Finds many names at once in many texts.
pub struct Search<'a> {
    names: &'a [String],
    ends: Ends,
    /// All at once. `None` where they are too many, which no site has: then each is looked for.
    folded: Option<AhoCorasick>,
}

impl<'a> Search<'a> {
    /// A search for `names`, folded and with a blank on each side.
    pub fn new(names: &'a [String]) -> Self {
        Self { names, ends: Ends::of(names), folded: AhoCorasick::new(names).ok() }
    }

    /// The first of the names that stands in `text`.
    pub fn find(&self, text: &str) -> Option<Named> {
        // Hardly any text has one: where its words stand need not be known to tell that.
        if !self.ends.may_be_in(text) {
            return None;
        }
        let words = Words::of(text);
        let candidates: BTreeSet<usize> = match &self.folded {
            Some(search) => search.find_overlapping_iter(&words.text).map(|hit| hit.pattern().as_usize()).collect(),
            None => (0..self.names.len()).collect(),
        };
        candidates.into_iter().find_map(|name| {
            let (start, end) = words.find(&self.names[name])?;
            Some((name, start, end))
        })
    }
}

/// The last words of names, as sets of hashes: after most words of a text no name ends.
struct Ends {
    /// Of the last two.
    pairs: Box<[u64; 1 << (Ends::BITS - 6)]>,
    /// Of all, or of the last [`Ends::MOST`].
    tails: FxHashSet<u64>,
    /// How many words there are in these.
    lengths: Vec<usize>,
}

impl Ends {
    const BITS: u32 = 14;
    const MOST: usize = 8;

    /// Those of `names`. All have two words at least.
    fn of(names: &[String]) -> Self {
        let mut ends =
            Self { pairs: Box::new([0; 1 << (Self::BITS - 6)]), tails: FxHashSet::default(), lengths: Vec::new() };
        for name in names {
            let mut last = [0; Self::MOST];
            let mut count = 0;
            for word in name.split_ascii_whitespace() {
                last[count % Self::MOST] = FoldedWord::of(word).hash();
                count += 1;
            }
            let length = count.min(Self::MOST);
            ends.lengths.push(length);
            ends.tails.insert(tail(&last, count, length));
            let (slot, bit) = Self::slot(&last, count);
            ends.pairs[slot] |= bit;
        }
        ends.lengths.sort_unstable();
        ends.lengths.dedup();
        ends
    }

    /// Where in `pairs` the last two of `count` words are noted.
    fn slot(last: &[u64; Self::MOST], count: usize) -> (usize, u64) {
        // An odd number without a pattern (from the digits of π).
        let hash = tail(last, count, 2).wrapping_mul(0xbe54_66cf_34e9_0c6d) >> (64 - Self::BITS);
        ((hash >> 6) as usize, 1 << (hash & 63))
    }

    /// Whether one of the names may be in `source`, or it has letters that are no one letter of ASCII.
    fn may_be_in(&self, source: &str) -> bool {
        FoldedWords::with(|known| self.may_be_among(source, known))
    }

    /// As [`Ends::may_be_in`]; most words are `known` from the first letter to the last.
    fn may_be_among(&self, source: &str, known: &FoldedWords) -> bool {
        let (bytes, letters) = (source.as_bytes(), Letters::get());
        let (mut word, mut is_number) = (FoldedWord::default(), false);
        let (mut last, mut count, mut at) = ([0; Self::MOST], 0, 0);
        let mut may_end_with = |word: FoldedWord| {
            last[count % Self::MOST] = word.hash();
            count += 1;
            let (slot, bit) = Self::slot(&last, count);
            self.pairs[slot] & bit != 0 && self.end_at(&last, count)
        };
        loop {
            if word.is_empty()
                && let Some((whole, length)) = known.first(&bytes[at..])
            {
                at += length;
                // What is no letter of ASCII parts words.
                if may_end_with(whole) {
                    return true;
                }
                at += usize::from(bytes.get(at).is_some_and(|byte| !byte.is_ascii_digit()));
                continue;
            }
            let letter = source[at..].chars().next();
            let byte = letter.map_or(GAP, |letter| plain(letter, letters));
            // Letters and digits part each other.
            let ends = byte == GAP || byte.is_ascii_digit() != is_number;
            if byte == UNKNOWN || (ends && !word.is_empty() && may_end_with(std::mem::take(&mut word))) {
                return true;
            }
            if byte != GAP {
                word.add(byte);
                is_number = byte.is_ascii_digit();
            }
            match letter {
                Some(letter) => at += letter.len_utf8(),
                None => return false,
            }
        }
    }

    /// Whether one of them ends with the last of `count` words.
    #[cold]
    fn end_at(&self, last: &[u64; Self::MOST], count: usize) -> bool {
        let mut lengths = self.lengths.iter().take_while(|length| **length <= count);
        lengths.any(|length| self.tails.contains(&tail(last, count, *length)))
    }
}

/// The hash of the last `length` of `count` words, of which `last` has the last ones in a ring.
fn tail(last: &[u64; Ends::MOST], count: usize, length: usize) -> u64 {
    let word = |back: usize| last[count.wrapping_sub(back) % Ends::MOST];
    (1..=length).fold(0, |hash: u64, back| hash.rotate_left(27) ^ word(back))
}

/// A text as folded words with one blank around each, so that a name is found whatever its marks,
/// line ends and punctuation.
pub struct Words {
    text: String,
    /// Byte in `text` (that of the blank before the word) and stretch of the source, word by word.
    starts: Vec<(usize, (usize, usize))>,
}

impl Words {
    /// The words of `source`.
    pub fn of(source: &str) -> Self {
        let mut words = Self { text: String::with_capacity(source.len() + 1), starts: Vec::new() };
        words.text.push(' ');
        let mut open: Option<(usize, Part)> = None;
        for (at, letter) in source.char_indices().chain([(source.len(), ' ')]) {
            let part = Part::of(letter);
            let goes_on = open.is_some_and(|(_, open)| match part {
                Some(Part::Joint) => true,
                Some(part) => part == open && part != Part::Word,
                None => false,
            });
            if !goes_on {
                if let Some((from, _)) = open {
                    words.add(&source[from..at], from);
                }
                let first = part.map(|part| if part == Part::Joint { Part::Letters } else { part });
                open = first.map(|part| (at, part));
            }
        }
        words
    }

    fn add(&mut self, word: &str, from: usize) {
        let start = self.text.len();
        fold_onto(word, &mut self.text);
        if !word.is_ascii() && word.contains(is_invisible) {
            let folded = self.text.split_off(start);
            self.text.extend(folded.chars().filter(|letter| !is_invisible(*letter)));
        }
        if self.text.len() > start {
            self.starts.push((start - 1, (from, from + word.len())));
            self.text.push(' ');
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// All of them, as they are looked for.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Where `name` stands in the source.
    fn find(&self, name: &str) -> Option<(usize, usize)> {
        let at = self.text.find(name)?;
        let first = self.starts.binary_search_by_key(&at, |(start, _)| *start).ok()?;
        let count = name.split_whitespace().count();
        let last = self.starts.get(first + count - 1)?;
        Some((self.starts[first].1.0, last.1.1))
    }
}

/// Between words.
const GAP: u8 = b' ';
/// A letter that does not fold to one of ASCII, or has no width.
const UNKNOWN: u8 = 0;

/// What `letter` folds to.
fn plain(letter: char, letters: &Letters) -> u8 {
    match letters.of(letter) {
        Letter::Folded(letter) => u8::try_from(letter).ok().filter(u8::is_ascii).unwrap_or(UNKNOWN),
        Letter::Mark => UNKNOWN,
        Letter::Gap if !letter.is_ascii() && is_invisible(letter) => UNKNOWN,
        Letter::Gap => GAP,
    }
}

/// What a character is part of; each parts the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Letters,
    Digits,
    /// A mark, or what is not seen: it goes on with what is before it.
    Joint,
    /// It is a word by itself.
    Word,
}

impl Part {
    /// Nothing of a gap. Letters of Latin are told at once, the others by the tables of Unicode.
    fn of(letter: char) -> Option<Self> {
        match letter {
            '0'..='9' => Some(Self::Digits),
            'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{1ea0}'..='\u{1eff}' => {
                Some(Self::Letters)
            }
            '\0'..='\u{7f}' => None,
            _ if is_mark(letter) || is_invisible(letter) => Some(Self::Joint),
            _ if !letter.is_alphanumeric() || is_modifier(letter) => None,
            _ if letter.is_numeric() => Some(Self::Digits),
            _ => Some(if is_word(letter) { Self::Word } else { Self::Letters }),
        }
    }
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Soft hyphens and the like, which split a word for a program but not for a reader.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CON-03: a name is found at word boundaries, whatever its marks.
    #[test]
    fn a_name_is_found_at_word_boundaries_whatever_its_marks() {
        let name = Words::of("Vũ Thị Rút Mẫu").text;
        for text in [
            "bà Vũ Thị Rút Mẫu, người",
            "VU THI\n  RUT MAU",
            "**Vũ** _Thị Rút_ Mẫu",
            "Vũ Thị Rú\u{ad}t Mẫu",
            "bà Vũ Thị Rút Mẫu¹.",
            "#Vũ_Thị_Rút_Mẫu2026",
            "感谢Vũ Thị Rút Mẫu女士",
            "Vũ Thị Rút Mẫuʼs",
        ] {
            let found = Words::of(text).find(&name);
            assert!(found.is_some_and(|(start, end)| text.get(start..end).is_some()), "{text}");
        }
        for text in ["Vũ Thị Rút", "Vũ Thị Rút Mẫus", "aVũ Thị Rút Mẫu", ""] {
            assert_eq!(Words::of(text).find(&name), None, "{text}");
        }
    }

    /// CON-03: no text that holds a name is passed over.
    #[test]
    fn words_in_a_row_are_met_however_they_are_written() {
        const PIECES: [&str; 25] = [
            "Nguyễn",
            "NGUYEN",
            "nguye\u{302}\u{303}n",
            "Đà",
            "da",
            "Thị",
            "thi",
            "Núñez",
            "ß",
            " ",
            "\n",
            "-",
            "“",
            "\u{ad}",
            "\u{200b}",
            "\u{301}",
            "K",
            "\u{212a}",
            "đ",
            "9",
            "₫",
            "漢",
            "²",
            "ʼ",
            "27",
        ];
        let (mut seed, mut known) = (1_u64, 0);
        for _ in 0..60_000 {
            let mut text = String::new();
            for _ in 0..6 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
            }
            known += usize::from(is_known(&text));
            assert_rows_are_met(&text);
        }
        assert!(known > 1_000, "{known}");
        for letter in ('\0'..='\u{ffff}').filter(|letter| is_known(&letter.to_string())) {
            assert_rows_are_met(&format!("a{letter}b {letter} c"));
        }
        assert!(is_known("Bà Nguyễn Thị Rút Mẫu – 113 (₫)") && !is_known("ß"));
    }

    fn is_known(text: &str) -> bool {
        text.chars().all(|letter| plain(letter, Letters::get()) != UNKNOWN)
    }

    /// Any two words and more of `text` in a row are a name that is met in it; with another word before
    /// them they are none, if its letters are known.
    #[track_caller]
    fn assert_rows_are_met(text: &str) {
        let words = Words::of(text).text;
        let words: Vec<&str> = words.split_ascii_whitespace().collect();
        for row in (2..=words.len()).flat_map(|length| words.windows(length)) {
            let name = format!(" {} ", row.join(" "));
            assert!(Ends::of(std::slice::from_ref(&name)).may_be_in(text), "{name:?} in {text:?}");
            let longer = format!(" x{name}");
            assert!(
                !is_known(text) || !Ends::of(std::slice::from_ref(&longer)).may_be_in(text),
                "{longer:?} in {text:?}"
            );
        }
    }

    /// CON-03: a name of more words than are looked at is found all the same, and others are told from it.
    #[test]
    fn a_name_may_have_any_number_of_words() {
        let long = "a b c d e f g h i k".to_owned();
        let names = [Words::of(&long).text];
        let search = Search::new(&names);
        assert_eq!(search.find(&format!("x {long} y")), Some((0, 2, 2 + long.len())));
        assert_eq!(search.find(&long[2..]), None);
    }
}
