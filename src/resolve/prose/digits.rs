//! Where digits stand: most of a text has none.

/// So many bytes are looked at at once.
const BLOCK: usize = 32;

/// The place of the first digit in `bytes`, not before `from`.
pub fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<BLOCK>) {
        // Without a way out of the loop the processor takes all of them in one step.
        if block.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) {
            break;
        }
        at += BLOCK;
    }
    bytes.get(at..)?.iter().position(u8::is_ascii_digit).map(|next| at + next)
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
