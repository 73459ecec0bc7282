//! Numbers of identity cards, anywhere in a file, and evidence that is more than a file number
//! (CON-04).

use std::ops::Range;

use super::digits;
use super::phrases::Phrases;
use super::words::Words;

/// How far from the number the word for the card may stand.
const NEAR: usize = 48;
/// Digits of the card since 2016, and of the old one.
const CARD: usize = 12;
const OLD_CARD: usize = 9;

/// Identity numbers in `text`; `card_words` are words for the card.
///
/// Twelve digits that begin with 0 are one wherever they stand (the first three are a province,
/// 001 to 096); other twelve, and the nine of the old card, only near such a word.
pub fn find(text: &str, card_words: &[Phrases]) -> Vec<Range<usize>> {
    let (bytes, mut found, mut at) = (text.as_bytes(), Vec::<Range<usize>>::new(), 0);
    while let Some(start) = digits::next(bytes, at) {
        let (end, count) = run(bytes, start);
        at = end;
        // Right behind another one in a list.
        let is_next = found.last().is_some_and(|last| last.end + 1 == start);
        if matches!(count, CARD | OLD_CARD)
            && is_alone(text, start..end, is_next)
            && (is_card(&text[start..end]) || is_near(text, start..end, card_words))
        {
            found.push(start..end);
        }
    }
    found
}

/// Where the digits from `start` on end, with single spaces or dots between groups of three or more,
/// and how many they are: as many as a card has are one number, whatever comes after.
fn run(bytes: &[u8], start: usize) -> (usize, usize) {
    let digits = |from: usize| bytes.get(from..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
    let first = digits(start);
    let (mut end, mut count) = (start + first, first);
    while first >= 3
        && !matches!((first, count), (OLD_CARD, _) | (_, CARD))
        && matches!(bytes.get(end), Some(b' ' | b'.'))
    {
        let next = digits(end + 1);
        if next < 3 {
            break;
        }
        (end, count) = (end + 1 + next, count + next);
    }
    (end, count)
}

/// Not part of a longer word, decimal or address. What is written in groups goes on from digits before it, unless that
/// `is_next` to a whole number.
fn is_alone(text: &str, range: Range<usize>, is_next: bool) -> bool {
    let part = |c: char| c.is_numeric() || matches!(c, '_' | '-' | '+' | '=' | '%' | '&');
    let mut earlier = text[..range.start].chars().rev();
    let (before, second) = (earlier.next(), earlier.next());
    let after = text[range.end..].chars().next();
    let is_whole = text[range.clone()].bytes().all(|byte| byte.is_ascii_digit()) || is_next;
    let parting: &[char] = if is_whole { &['.', ','] } else { &['.', ',', ' '] };
    let goes_on = before.is_some_and(|before| parting.contains(&before)) && second.is_some_and(|c| c.is_ascii_digit());
    let touches = digits::touch(text, &range);
    !before.is_some_and(part)
        && !goes_on
        && !touches
        && !after.is_some_and(|c| c.is_numeric() || matches!(c, '_' | '-'))
}

/// Twelve digits as the card has them: province, century and sex, year. Written in groups they must
/// make sense, because `001 002 003 004` is a list.
fn is_card(written: &str) -> bool {
    let digits: Vec<u8> = written.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    let &[a, b, c, century, decade, year, ..] = digits.as_slice() else { return false };
    let province = u32::from(a) * 100 + u32::from(b) * 10 + u32::from(c);
    let year = decade * 10 + year;
    let sense =
        (1..=96).contains(&province) && ((century <= 1 && year >= 20) || (matches!(century, 2 | 3) && year <= 40));
    digits.len() == CARD && a == 0 && (written.len() == CARD || sense)
}

fn is_near(text: &str, range: Range<usize>, card_words: &[Phrases]) -> bool {
    let start = floor(text, range.start.saturating_sub(NEAR));
    let end = floor(text, (range.end + NEAR / 2).min(text.len()));
    let words = Words::of(&text[start..end]);
    card_words.iter().any(|list| (0..words.len()).any(|at| list.starting(&words, at).is_some()))
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether `evidence` tells where papers are, or whose: a path, an address, a file, a number of a person.
pub fn is_open_evidence(evidence: &str) -> bool {
    let ending = evidence.rsplit_once('.').map_or("", |(_, ending)| ending);
    let file = (2..=4).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic());
    let digits = evidence.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= OLD_CARD);
    evidence.contains(['/', '\\', '@', '~']) || file || digits || evidence.to_lowercase().starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vec<Phrases> {
        vec![Phrases::new(["CCCD", "CMND", "căn cước", "chứng minh nhân dân"]), Phrases::new(["identity card"])]
    }

    /// CON-04: identity numbers are found wherever they stand.
    #[test]
    fn identity_numbers_are_found() {
        for text in [
            "số 020195001234 cấp tại",
            "020195001234",
            "# 020195001234",
            "evidence: 020195001234",
            "020 195 001 234",
            "020.195.001.234",
            "0201 9500 1234",
            "CCCD 120195001234",
            "CMND số 082123456",
            "082 123 456 (CMND)",
            "chứng minh nhân dân: 082123456",
            "identity card no. 082123456",
            "(020195001234)",
            "CCCD020195001234",
            "cccd020195001234",
            "身份证020195001234号",
        ] {
            assert_eq!(find(text, &words()).len(), 1, "{text}");
        }
    }

    /// CON-04: whatever numbers stand beside them.
    #[test]
    fn identity_numbers_are_found_beside_other_numbers() {
        for (text, count) in [
            ("020195001234 020195001235", 2),
            ("020 195 001 234 020 195 001 235", 2),
            ("020195001234, 020195001235", 2),
            ("CCCD 020195001234 2021", 1),
            ("số 020195001234 113", 1),
            ("Lớp 5 020195001237", 1),
            ("CMND 082123456 2021", 1),
            ("CMND 5 082123456", 1),
        ] {
            assert_eq!(find(text, &words()).len(), count, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not() {
        for text in [
            "202311130934",
            "082123456",
            "1.900.000.000 đồng",
            "000.000.000",
            "001 002 003 004",
            "0912 345 678",
            "HS-020195001234",
            "https://example.org/a-020195001234.html",
            "020195001234a",
            "9c020195001234",
            "CCCD gắn chip có 12 chữ số",
            "0201950012345",
            "1900 969 680",
            "CCCD, 1 900 000 000 đồng",
            "0.020195001234",
            "căn cước và 1.900.000.000 đồng tiền hỗ trợ",
        ] {
            assert!(find(text, &words()).is_empty(), "{text}");
        }
    }

    /// CON-04: evidence is an opaque file number.
    #[test]
    fn evidence_is_an_opaque_file_number() {
        for open in [
            "ho-so/17.pdf",
            "C:\\hồ sơ\\17",
            "https://drive.example/17",
            "www.example.org",
            "scan.pdf",
            "anh.jpeg",
            "020195001234",
            "082123456",
            "a@example.org",
            "~/17",
            "CCCD 020195001234",
        ] {
            assert!(is_open_evidence(open), "{open}");
        }
        for opaque in ["HS-2023-017", "HS.2023.017", "HS 17", "17", "2023-0117", "BB-05.2023", "SNV-KH-01"] {
            assert!(!is_open_evidence(opaque), "{opaque}");
        }
    }
}
