//! Telephone numbers: what is one, and how it is dialled. Content, tables and texts ask the same two functions.
//! Numbers in the middle of sentences are found elsewhere (`resolve::prose`).

/// What may stand beside the digits of a number.
const MARKS: &str = " \u{a0}.-()";

/// The digits of a number as dialled within the country: `+84 912…`, `+84 (0)912…` and `0912…` are one.
pub fn dialled(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let abroad = number.trim_start().starts_with('+').then(|| digits.strip_prefix("84")).flatten();
    let abroad = abroad.or_else(|| digits.strip_prefix("0084"));
    abroad.map_or_else(|| digits.clone(), |rest| format!("0{}", rest.strip_prefix('0').unwrap_or(rest)))
}

/// Whether `text` is a number that a telephone could dial: digits with spaces, dots, dashes or brackets between,
/// of a line in the country (`0912 345 678`, `+84 912…`), of a service (`1900 …`, `1800 …`) or a short one that
/// begins with 1 (`113`, `1022`). `0000 …` is what samples have.
pub fn is_number(text: &str) -> bool {
    let text = text.trim();
    let marked = text.strip_prefix('+').unwrap_or(text).chars().all(|c| c.is_ascii_digit() || MARKS.contains(c));
    let national = dialled(text);
    let digits = national.len();
    let short = matches!(digits, 3 | 4) && national.starts_with('1');
    let begins = ["0", "1800", "1900"].iter().any(|start| national.starts_with(start));
    let abroad = text.starts_with('+') && !national.starts_with('0');
    marked && !abroad && (short || (begins && (8..=11).contains(&digits)))
}

/// The number that `text` is when its first zero is put back, which a spreadsheet takes from `0912345678`.
pub fn with_zero(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let lost = matches!(digits, 9 | 10) && text.starts_with(|c: char| matches!(c, '2'..='9'));
    Some(format!("0{text}")).filter(|number| lost && is_number(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// HOT-01: one number is dialled one way, however it is written.
    #[test]
    fn a_number_is_dialled_one_way() {
        for (written, expected) in [
            ("+84 912 345 678", "0912345678"),
            ("+84 (0)912.345.678", "0912345678"),
            ("0084 912 345 678", "0912345678"),
            ("0912 345 678", "0912345678"),
            ("1900 96 96 80", "1900969680"),
            ("113", "113"),
        ] {
            assert_eq!(dialled(written), expected, "{written}");
        }
    }

    /// HOT-01: what no telephone could dial is no number.
    #[test]
    fn a_number_can_be_dialled() {
        for number in [
            "0912 345 678",
            "0912.345.678",
            "(0205) 3812 345",
            "+84 912 345 678",
            "+84 (0)205 3812 345",
            "1900 96 96 80",
            "1800 1567",
            "113",
            "1022",
            "0000 000 001",
            "0205-3812\u{a0}345",
        ] {
            assert!(is_number(number), "{number}");
        }
        for text in [
            "",
            "O912 345 678",
            "0912",
            "gọi bác Tư",
            "912345678",
            "0912 345 678 / 0912 345 679",
            "0912 345 678 (Hoa)",
            "+1 202 555 0100",
            "+1800 1567",
            "09+12345678",
            "11",
            "911",
            "0912345678901",
            "０９１２３４５６７８",
        ] {
            assert!(!is_number(text), "{text}");
        }
    }

    /// HOT-01: a number that lost its zero is known by what is left of it.
    #[test]
    fn a_zero_that_was_lost_is_put_back() {
        assert_eq!(with_zero("912345678").as_deref(), Some("0912345678"));
        assert_eq!(with_zero("205 3812 345").as_deref(), Some("0205 3812 345"));
        for text in ["0912345678", "113", "1900969680", "91234567", "gọi 912345678", "912345678 (Hoa)", ""] {
            assert_eq!(with_zero(text), None, "{text}");
        }
    }
}
