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

/// How many digits a number has that begins so, with its first zero: `least`, `most`. Mobile lines, samples (`0000 …`),
/// fixed lines by code of the province, services. Numbers that begin otherwise have 8 to 11.
const LENGTHS: [(&str, usize, usize); 9] = [
    ("03", 10, 10),
    ("05", 10, 10),
    ("07", 10, 10),
    ("08", 10, 10),
    ("09", 10, 10),
    ("0000", 10, 10),
    ("02", 11, 11),
    ("1800", 8, 10),
    ("1900", 8, 10),
];

/// What numbers began with until 2018 and none does any more: mobile numbers of 11 digits (`0168 …` has become `038 …`),
/// and codes of provinces, which begin with `02` now. `069` is a network of its own.
const GONE: [&str; 11] = ["01", "04", "060", "061", "062", "063", "064", "065", "066", "067", "068"];

/// A number with a digit too few or too many, which nobody answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Miscounted {
    /// Its digits as dialled within the country.
    pub digits: usize,
    pub least: usize,
    pub most: usize,
}

impl Miscounted {
    /// How many digits it should have: `10`, `8–10`.
    pub fn expected(self) -> String {
        let Self { least, most, .. } = self;
        if least == most { least.to_string() } else { format!("{least}–{most}") }
    }
}

/// Whether `text` is a number that a telephone could dial: digits with spaces, dots, dashes or brackets between,
/// of a line in the country (`0912 345 678`, `+84 912…`), of a service (`1900 …`, `1800 …`) or a short one that
/// begins with 1 (`113`, `1022`), and as many of them as such a number has. `0000 …` is what samples have.
pub fn is_number(text: &str) -> bool {
    resembles(text) && miscounted(text).is_none() && !is_gone(text)
}

/// Whether `text` is meant as a number and begins as none does any more, so that nobody answers it.
pub fn is_gone(text: &str) -> bool {
    let national = dialled(text);
    resembles(text) && GONE.iter().any(|start| national.starts_with(start))
}

/// Whether `text` is meant as a number, whether or not its digits are all there.
pub fn resembles(text: &str) -> bool {
    let text = text.trim();
    let national = dialled(text);
    let digits = national.len();
    let short = matches!(digits, 3 | 4) && national.starts_with('1');
    let begins = ["0", "1800", "1900"].iter().any(|start| national.starts_with(start));
    is_marked(text) && (short || (begins && (8..=11).contains(&digits)))
}

/// What is wrong with the number `text` where only the count of its digits is. So long that it may be two numbers, it is
/// none; a short number behind the code of a province (`0205 1022`) is one.
pub fn miscounted(text: &str) -> Option<Miscounted> {
    let national = dialled(text);
    let digits = national.len();
    let of_province = digits == 8 && national.starts_with("02") && national[4..].starts_with('1');
    let short = digits < 4 || (digits == 4 && national.starts_with('1'));
    if !is_marked(text.trim()) || of_province || short || digits > 13 {
        return None;
    }
    let (_, least, most) = *LENGTHS.iter().find(|(start, ..)| national.starts_with(start))?;
    (!(least..=most).contains(&digits)).then_some(Miscounted { digits, least, most })
}

/// Whether `text` has digits and what may stand beside them, and is no number of another country.
fn is_marked(text: &str) -> bool {
    let marked = text.strip_prefix('+').unwrap_or(text).chars().all(|c| c.is_ascii_digit() || MARKS.contains(c));
    marked && (!text.starts_with('+') || dialled(text).starts_with('0'))
}

/// The number that `text` is when its first zero is put back, which a spreadsheet takes from `0912345678`.
pub fn with_zero(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let lost = matches!(digits, 9 | 10) && text.starts_with(|c: char| matches!(c, '2'..='9'));
    Some(format!("0{text}")).filter(|number| lost && is_number(number))
}

/// The number that `text` is when its `+` is put back, which a spreadsheet takes from `+84912345678`: no number of the
/// country begins so.
pub fn with_plus(text: &str) -> Option<String> {
    Some(format!("+{}", text.trim())).filter(|number| number.starts_with("+84") && is_number(number))
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
            "024 3812 3456",
            "0205 1022",
            "069 234 5678",
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
            // Mobile numbers until 2018, and a row of digits.
            "0168 123 4567",
            "+84 168 123 4567",
            "0123 456 7890",
            "0123 456 789",
            // Codes of provinces until 2017.
            "04 3812 3456",
            "066 381 2345",
            "０９１２３４５６７８",
        ] {
            assert!(!is_number(text), "{text}");
        }
    }

    /// HOT-01: a digit too few or too many makes another number of it, or none; it is said how many there should be.
    #[test]
    fn a_number_has_as_many_digits_as_its_kind() {
        for (text, digits, expected) in [
            ("0912 345 67", 9, "10"),
            ("0912 345 6789", 11, "10"),
            ("+84 912 345 67", 9, "10"),
            ("+84 (0)912 345 6789", 11, "10"),
            ("0205 381 234", 10, "11"),
            ("+84 205 3812 3456", 12, "11"),
            ("0205 38", 6, "11"),
            ("0912", 4, "10"),
            ("0000 111 22", 9, "10"),
            ("1900 123", 7, "8–10"),
            ("1800 1234 567", 11, "8–10"),
        ] {
            assert!(!is_number(text), "{text}");
            let found = miscounted(text).map(|wrong| (wrong.digits, wrong.expected()));
            assert_eq!(found, Some((digits, expected.to_owned())), "{text}");
        }
        for text in
            ["0912 345 678", "113", "1800", "0205 1022", "0912 345 678 0912 345 679", "0912 345 67a", "+1 202", ""]
        {
            assert_eq!(miscounted(text), None, "{text}");
        }
    }

    /// HOT-01: what once was a number reaches nobody.
    #[test]
    fn a_number_that_no_one_has_any_more_is_told_from_others() {
        for text in ["0168 123 4567", "0123 456 789", "+84 1681234567", "04 3812 3456", "0199 999 9999"] {
            assert!(is_gone(text), "{text}");
        }
        for text in ["0912 345 678", "0000 123 456", "069 234 5678", "113", "1022", "0205 3812 345", "0123", "01/2018"]
        {
            assert!(!is_gone(text), "{text}");
        }
    }

    /// HOT-01: a number that lost its plus is known by the country.
    #[test]
    fn a_plus_that_was_lost_is_put_back() {
        for (text, number) in
            [("84912345681", "+84912345681"), ("84 912 345 681", "+84 912 345 681"), ("842053812345", "+842053812345")]
        {
            assert_eq!(with_plus(text).as_deref(), Some(number));
        }
        for text in ["8491234568", "849123456812", "0912345678", "+84912345681", "841681234567", "84", "85912345681"] {
            assert_eq!(with_plus(text), None, "{text}");
        }
    }

    /// HOT-01: a number that lost its zero is known by what is left of it.
    #[test]
    fn a_zero_that_was_lost_is_put_back() {
        assert_eq!(with_zero("912345678").as_deref(), Some("0912345678"));
        assert_eq!(with_zero("205 3812 345").as_deref(), Some("0205 3812 345"));
        for text in [
            "0912345678",
            "113",
            "1900969680",
            "91234567",
            "205381234",
            "9123456789",
            "gọi 912345678",
            "912345678 (Hoa)",
            "",
        ] {
            assert_eq!(with_zero(text), None, "{text}");
        }
    }
}
