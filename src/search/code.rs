//! Ascending numbers as letters: small, readable by a script in one pass, and nothing in it that a
//! scan of the output could take for a number or a word.

/// 64 signs without digits and without what JSON, HTML or an address would escape. The smallest ends
/// of numbers, which are the most frequent, are no letters: so there are no long rows of letters,
/// which would have to be read as base64.
const SIGNS: &[u8; 64] = b"!#$*=?@^~|(),;[]{}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst";

/// How many bits of a number a sign carries; the sixth says that more follow.
const BITS: u32 = 5;

/// Appends `number`, lowest bits first.
pub fn push(out: &mut String, mut number: usize) {
    loop {
        let (low, rest) = (number & 31, number >> BITS);
        out.push(char::from(SIGNS[low | if rest > 0 { 32 } else { 0 }]));
        number = rest;
        if number == 0 {
            return;
        }
    }
}

/// `numbers`, one after another.
pub fn all(numbers: impl IntoIterator<Item = usize>) -> String {
    let mut out = String::new();
    numbers.into_iter().for_each(|number| push(&mut out, number));
    out
}

/// `numbers`, which ascend, each as its distance from the one before.
pub fn ascending(numbers: impl IntoIterator<Item = usize>) -> String {
    let mut out = String::new();
    let mut next = 0;
    for number in numbers {
        push(&mut out, number - next);
        next = number + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads back what the script reads.
    fn read(text: &str) -> Vec<usize> {
        let (mut numbers, mut number, mut shift) = (Vec::new(), 0, 0);
        for sign in text.bytes() {
            let value = SIGNS.iter().position(|known| *known == sign).expect("a sign of the table");
            number |= (value & 31) << shift;
            shift += BITS;
            if value < 32 {
                numbers.push(number);
                (number, shift) = (0, 0);
            }
        }
        numbers
    }

    #[test]
    fn numbers_come_back() {
        let mut text = String::new();
        let numbers = [0, 1, 31, 32, 33, 1023, 1024, 65_535, 10_000_000];
        numbers.into_iter().for_each(|number| push(&mut text, number));
        assert_eq!(read(&text), numbers);
    }

    #[test]
    fn ascending_numbers_are_distances() {
        assert_eq!(read(&ascending([0, 1, 5, 100])), [0, 0, 3, 94]);
    }

    #[test]
    fn no_sign_is_a_digit_or_needs_an_escape() {
        assert!(SIGNS.iter().all(|sign| !sign.is_ascii_digit() && !b"\"\\<>&% ./-:".contains(sign)));
        assert_eq!(SIGNS.iter().collect::<std::collections::BTreeSet<_>>().len(), 64);
    }
}
