//! Long stretches of ordinary text, told at once: most bytes of most texts are of a few kinds.

/// So many bytes are looked at at once.
const BLOCK: usize = 32;

/// How many bytes at the head of `bytes` are ordinary, in whole blocks: `is_ordinary` tells it of a byte by itself
/// and the two after it. It is quickest without a way out: `&` and `|` instead of `&&` and `||`.
pub fn ordinary(bytes: &[u8], is_ordinary: impl Fn(u8, u8, u8) -> bool) -> usize {
    let mut at = 0;
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<{ BLOCK + 2 }>) {
        // Without a way out of the loop the processor takes all of them in one step.
        if !(0..BLOCK).fold(true, |all, at| all & is_ordinary(block[at], block[at + 1], block[at + 2])) {
            break;
        }
        at += BLOCK;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_ordinary_if_all_of_it_is() {
        for length in 0..140 {
            let bytes = vec![b'a'; length];
            let whole = length.saturating_sub(2) / BLOCK * BLOCK;
            assert_eq!(ordinary(&bytes, |byte, _, _| byte == b'a'), whole);
            for at in 0..length {
                let mut bytes = bytes.clone();
                bytes[at] = b'b';
                assert_eq!(ordinary(&bytes, |byte, _, _| byte == b'a'), whole.min(at / BLOCK * BLOCK));
                let before = |first: u8, _: u8, third: u8| first == b'b' || third == b'a';
                let expected = at.checked_sub(2).map_or(whole, |at| whole.min(at / BLOCK * BLOCK));
                assert_eq!(ordinary(&bytes, before), expected, "{at}");
            }
        }
    }
}
