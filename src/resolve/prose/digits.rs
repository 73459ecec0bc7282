//! Where digits stand: most of a text has none.

use std::ops::Range;

use crate::locale::blocks;
use crate::site::secret::is_word;

/// The place of the first digit in `bytes`, not before `from`.
pub fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let from = from + blocks::ordinary(bytes.get(from..)?, |byte, _, _| !byte.is_ascii_digit());
    bytes[from..].iter().position(u8::is_ascii_digit).map(|next| from + next)
}

/// A word before digits has so many letters: fewer are part of a name of something (`a0912…`, `id0912…`).
const WORD: usize = 4;

/// Whether letters touch the digits at `range` so that both are one name of something: `9c0201…`, `0201…a`. A whole
/// word that only lacks its space is none of them (`CCCD0201…`, `Zalo0912…`), nor is writing without spaces.
pub fn touch(text: &str, range: &Range<usize>) -> bool {
    let is_letter = |c: &char| c.is_alphabetic() && !is_word(*c);
    let earlier = text[..range.start].chars().rev();
    let before = earlier.clone().take_while(is_letter).count();
    let goes_on = earlier.clone().nth(before).is_some_and(|c| c.is_numeric() || matches!(c, '_' | '-'));
    let is_small = earlier.clone().next().is_some_and(|c| c.is_ascii_lowercase());
    let after = text[range.end..].chars().next();
    (is_small && (before < WORD || goes_on)) || after.is_some_and(|c| is_letter(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_a_word_do_not_touch() {
        for (text, expected) in [
            ("SĐT0912", false),
            ("ĐT0912", false),
            ("Zalo0912", false),
            ("电话0912号", false),
            ("a0912", true),
            ("ab0912", true),
            ("1abc0912", true),
            ("x_abc0912", true),
            ("0912a", true),
            ("0912đ", true),
        ] {
            let start = text.find("0912").expect("there");
            assert_eq!(touch(text, &(start..start + 4)), expected, "{text}");
        }
    }

    #[test]
    fn a_digit_is_found_wherever_it_stands() {
        for length in 0..100 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(next(&bytes, 0), None);
            for at in 0..length {
                bytes[at] = b'7';
                assert_eq!(next(&bytes, 0), Some(at));
                assert_eq!(next(&bytes, at), Some(at));
                assert_eq!(next(&bytes, at + 1), None);
                bytes[at] = b'/';
            }
        }
        assert_eq!(next(b"1", 9), None);
    }
}
