//! Where digits stand: most of a text has none.

use crate::locale::blocks;

/// The place of the first digit in `bytes`, not before `from`.
pub fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let from = from + blocks::ordinary(bytes.get(from..)?, |byte, _, _| !byte.is_ascii_digit());
    bytes[from..].iter().position(u8::is_ascii_digit).map(|next| from + next)
}

#[cfg(test)]
mod tests {
    use super::*;

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
