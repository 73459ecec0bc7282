//! Letters one by one, where words are compared without case and marks.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::fold;

/// What a character is to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// A letter or digit, folded (TXT-05).
    Folded(char),
    /// A mark alone: it belongs to the letter before it, and is nothing by itself.
    Mark,
    /// It parts words.
    Gap,
}

/// Where the characters of nearly all texts are: Latin with its marks, the rest of Vietnamese, quotes and dashes.
const BLOCKS: [Range<u32>; 3] = [0..0x250, 0x1e00..0x1f00, 0x2000..0x2040];

/// What these are.
static KNOWN: LazyLock<[Vec<Letter>; 3]> =
    LazyLock::new(|| BLOCKS.map(|block| block.map(|code| char::from_u32(code).map_or(Letter::Gap, told)).collect()));

impl Letter {
    /// What `letter` is.
    pub fn of(letter: char) -> Self {
        let code = u32::from(letter);
        match BLOCKS.iter().position(|block| block.contains(&code)) {
            Some(block) => KNOWN[block][(code - BLOCKS[block].start) as usize],
            None => told(letter),
        }
    }

    /// What each character of ASCII is, for whoever reads bytes.
    pub fn of_ascii() -> &'static [Self] {
        &KNOWN[0][..128]
    }
}

fn told(letter: char) -> Letter {
    if is_combining_mark(letter) {
        Letter::Mark
    } else if letter.is_alphanumeric() {
        Letter::Folded(fold(letter.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(letter))
    } else {
        Letter::Gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_told_alike_whether_it_is_known_or_not() {
        for letter in '\0'..='\u{2fff}' {
            assert_eq!(Letter::of(letter), told(letter), "{letter:?}");
        }
        let cases =
            [('Đ', Letter::Folded('d')), ('ễ', Letter::Folded('e')), ('\u{301}', Letter::Mark), ('–', Letter::Gap)];
        for (letter, expected) in cases {
            assert_eq!(Letter::of(letter), expected);
        }
        assert_eq!(Letter::of_ascii()[usize::from(b'A')], Letter::Folded('a'));
    }
}
