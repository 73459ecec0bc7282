//! Plus codes, which maps give for a place without an address: `7PCGVQ36+FCQ`, `VQ36+FC Lạng Sơn`
//! (Open Location Code 1.0). All but the shortest are a house.

use std::ops::Range;

use memchr::memchr_iter;

/// Letters and digits of a code.
const CODE: &[u8; 20] = b"23456789CFGHJMPQRVWX";
/// Before the sign, of a whole code and of one that is short for the town beside it.
const WHOLE: usize = 8;
const SHORT: [usize; 2] = [4, 6];
/// Behind it.
const LAST: std::ops::RangeInclusive<usize> = 2..=7;

/// The codes in `text` that can lie in Viet Nam.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    memchr_iter(b'+', text.as_bytes()).filter_map(|at| around(text, at)).collect()
}

/// The code around the sign `at`.
fn around(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_code = |byte: &&u8| CODE.contains(&byte.to_ascii_uppercase());
    let before = bytes[..at].iter().rev().take_while(is_code).count();
    let after = bytes[at + 1..].iter().take_while(is_code).count();
    let (start, end) = (at - before, at + 1 + after);
    let touches = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    if !LAST.contains(&after) || touches(start.checked_sub(1).map(|at| &bytes[at])) || touches(bytes.get(end)) {
        return None;
    }
    let code = &bytes[start..end];
    // From 10° south to 30° north, from 100° to 120° east.
    let whole = before == WHOLE && matches!(code, [b'6' | b'7', b'P' | b'p', ..]);
    // Small letters are a word of something else, digits alone are a sum.
    let written = !code.iter().any(u8::is_ascii_lowercase)
        && code[..before].iter().any(u8::is_ascii_uppercase)
        && code.iter().any(u8::is_ascii_digit);
    (whole || (SHORT.contains(&before) && written && is_in_place(&text[end..]))).then_some(start..end)
}

/// Whether a name follows: a short code is one of a place.
fn is_in_place(rest: &str) -> bool {
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    rest.strip_prefix(' ').is_some_and(|name| name.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_sums() {
        for (text, expected) in [
            ("ở 7PCGVQ36+FCQ.", "7PCGVQ36+FCQ"),
            ("https://plus.codes/7pcgvq36+fc", "7pcgvq36+fc"),
            ("VQ36+FC, Đồng Đăng", "VQ36+FC"),
            ("(VQ36+FC2 Lạng Sơn)", "VQ36+FC2"),
            ("8FVC9G8F+6X Zürich", ""),
            ("2345+67", ""),
            ("vq36+fc", ""),
            ("HPV+HIV", ""),
            ("HPV4+HPV9 cho em", ""),
            ("bài VQ36+FC", ""),
            ("AVQ36+FC", ""),
            ("VQ36+FCA", ""),
            ("VQ36+F", ""),
            ("+84 912 345 678", ""),
            ("C++", ""),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
            let expected: Vec<&str> = Some(expected).filter(|code| !code.is_empty()).into_iter().collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
