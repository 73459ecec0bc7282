//! The official form of a document's number (Decree 30/2020/NĐ-CP, Appendix I): `201/KH-UBND`,
//! `13/2022/QH15`, `8935/BNV-CTTN&BĐG`; the Party's own: `21-CT/TW` (TXT-09).

/// Offices of the Party in the second half of its numbers.
const PARTY: [&str; 5] = ["TW", "TU", "HU", "QU", "ĐU"];

/// Whether `number` has the official form.
pub fn is_official(number: &str) -> bool {
    let parts: Vec<&str> = number.split('/').collect();
    match parts.as_slice() {
        [count, symbol] if is_count(count) => is_symbol(symbol),
        [count, year, symbol] => is_count(count) && is_year(year) && is_symbol(symbol),
        [before, office] => before.split_once('-').is_some_and(|(count, kind)| {
            is_count(count) && is_symbol(kind) && PARTY.iter().any(|party| office.ends_with(party)) && is_symbol(office)
        }),
        _ => false,
    }
}

/// The official form that `number` most likely means, if one can be told.
pub fn nearest(number: &str) -> Option<String> {
    let plain: String = number
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '–' | '—' | '‑' | '_') { '-' } else { c })
        .collect();
    let digits = plain.find(|c: char| c.is_ascii_digit())?;
    let plain = &plain[digits..];
    let upper = plain.to_uppercase();
    let slashed = upper.replacen('-', "/", 1);
    [plain.to_owned(), upper, slashed].into_iter().find(|better| is_official(better))
}

fn is_count(part: &str) -> bool {
    let digits = part.trim_end_matches(|c: char| c.is_ascii_lowercase());
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && part.len() <= digits.len() + 1
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.parse().is_ok_and(|year: u32| (1945..=2200).contains(&year))
}

fn is_symbol(part: &str) -> bool {
    part.chars().any(char::is_uppercase) && part.split('-').all(|segment| segment.split('&').all(is_abbreviation))
}

/// Capitals, digits behind them, and the small letter of `TTg`.
fn is_abbreviation(segment: &str) -> bool {
    let small = segment.chars().filter(|c| c.is_lowercase()).count();
    segment.starts_with(char::is_uppercase) && segment.chars().all(char::is_alphanumeric) && small <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TXT-09: document numbers have their official form.
    #[test]
    fn official_forms_are_known() {
        for right in [
            "201/KH-UBND",
            "13/2022/QH15",
            "8935/BNV-CTTN&BĐG",
            "356/2025/NĐ-CP",
            "00/QĐ-UBND",
            "1706/QĐ-TTg",
            "21-CT/TW",
            "59-QĐ/TU",
            "27/2024/TT-BLĐTBXH",
            "01a/KH-UBND",
            "05-NQ/BTGTU",
        ] {
            assert!(is_official(right), "{right}");
        }
    }

    #[test]
    fn others_are_not_and_the_nearest_is_named() {
        for (wrong, right) in [
            ("201/KH–UBND", Some("201/KH-UBND")),
            ("201 /KH-UBND", Some("201/KH-UBND")),
            ("201/kh-ubnd", Some("201/KH-UBND")),
            ("Số 201/KH-UBND", Some("201/KH-UBND")),
            ("201/KH_UBND", Some("201/KH-UBND")),
            ("201-KH-UBND", Some("201/KH-UBND")),
            ("13/2022", None),
            ("13/22/QH15", None),
            ("201", None),
            ("KH-UBND", None),
            ("201/KH-", None),
            ("201/", None),
            ("201-KH/UBND", None),
            ("", None),
        ] {
            assert!(!is_official(wrong), "{wrong}");
            assert_eq!(nearest(wrong).as_deref(), right, "{wrong}");
        }
    }
}
