//! Letters one by one, where words are compared without case and marks.

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

/// What every character is. Those of nearly all texts are looked up: Latin with its marks, the rest of Vietnamese,
/// quotes and dashes.
pub struct Letters {
    latin: [Letter; 0x250],
    vietnamese: [Letter; 0x100],
    punctuation: [Letter; 0x40],
}

const VIETNAMESE: u32 = 0x1e00;
const PUNCTUATION: u32 = 0x2000;

impl Letters {
    /// The table, which is made once.
    pub fn get() -> &'static Self {
        static KNOWN: LazyLock<Letters> = LazyLock::new(|| Letters {
            latin: block(0),
            vietnamese: block(VIETNAMESE),
            punctuation: block(PUNCTUATION),
        });
        &KNOWN
    }

    /// What `letter` is.
    #[inline]
    pub fn of(&self, letter: char) -> Letter {
        match u32::from(letter) {
            code @ 0..0x250 => self.latin[code as usize],
            code @ VIETNAMESE..0x1f00 => self.vietnamese[(code - VIETNAMESE) as usize],
            code @ PUNCTUATION..0x2040 => self.punctuation[(code - PUNCTUATION) as usize],
            _ => told(letter),
        }
    }
}

/// What the characters from `first` on are.
fn block<const LENGTH: usize>(first: u32) -> [Letter; LENGTH] {
    std::array::from_fn(|at| char::from_u32(first + at as u32).map_or(Letter::Gap, told))
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
            assert_eq!(Letters::get().of(letter), told(letter), "{letter:?}");
        }
        let cases =
            [('Đ', Letter::Folded('d')), ('ễ', Letter::Folded('e')), ('\u{301}', Letter::Mark), ('–', Letter::Gap)];
        for (letter, expected) in cases {
            assert_eq!(Letters::get().of(letter), expected);
        }
    }
}
