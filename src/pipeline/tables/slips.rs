//! What went wrong with the text of a cell: letters that Excel saved as `?`, days and times in another order. Knows
//! text only.

use crate::locale::{Amiss, Vocabulary};

/// Whether a `?` stands for a letter: within a word, or before one. At the end of words it asks, in addresses it
/// parts, and before a capital after a small letter a space is missing.
pub fn has_lost_letters(text: &str) -> bool {
    let is_address = |word: &&str| word.contains("://") || word.starts_with("www.") || word.contains('=');
    text.split_whitespace().filter(|word| !is_address(word)).any(|word| {
        let letters: Vec<char> = word.chars().collect();
        letters.windows(2).enumerate().any(|(at, pair)| {
            let before = at.checked_sub(1).map(|at| letters[at]);
            let is_next_sentence = before.is_some_and(char::is_lowercase) && pair[1].is_uppercase();
            pair[0] == '?' && pair[1].is_alphabetic() && !is_next_sentence
        })
    })
}

/// Why `text` is no day and time that is understood: a word of `table-cell`, and how it would be, where that is beyond
/// doubt.
pub fn of_moment(text: &str, is_time: bool, words: &Vocabulary) -> (&'static str, String) {
    let plain = |reason| (reason, String::new());
    if is_time {
        return plain("date-alone");
    }
    let tokens = text.split(|c: char| !(c.is_ascii_digit() || "/.-".contains(c)));
    let tokens: Vec<&str> = tokens.map(|it| it.trim_matches(['/', '.', '-'])).filter(|it| !it.is_empty()).collect();
    let parts = |token: &str| token.split(['/', '.', '-']).map(str::to_owned).collect::<Vec<_>>();
    let days: Vec<Vec<String>> = tokens.iter().map(|it| parts(it)).filter(|it| it.len() > 1).collect();
    let amiss = words.amiss(text);
    match (amiss, days.as_slice()) {
        (Amiss::Words, _) => plain("date-words"),
        (Amiss::Weekday, _) => plain("date-weekday"),
        (Amiss::Times, days) if days.iter().filter(|day| day.len() > 2).count() < 2 => plain("time-range"),
        (_, [one]) if one.len() > 3 => plain("date-range"),
        (_, [_, _, ..]) => plain("date-range"),
        (_, [one]) => match one.as_slice() {
            [day, _, year] if day.len() <= 2 && year.len() == 2 && text.len() > tokens[0].len() => plain("date-year"),
            [day, month, year] if day.len() <= 2 && year.len() == 2 => ("date-year", format!("{day}/{month}/20{year}")),
            _ if amiss == Amiss::Span && tokens.len() > 1 => plain("date-range"),
            [_, _, year] if year.len() == 4 && amiss == Amiss::Time => plain("date-time"),
            [_, _, year] if year.len() == 4 && amiss == Amiss::Span && tokens[0].len() < text.len() => {
                plain("date-words")
            }
            _ => plain("date"),
        },
        (_, []) => plain("date"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Cell;

    #[test]
    fn a_question_mark_for_a_letter_is_told_from_a_question() {
        for text in ["T?a ?àm B?n trai", "?áp", "H?i tr??ng", "B?N TIN", "(?ồng)"] {
            assert!(has_lost_letters(text), "{text}");
        }
        for text in
            ["Vì sao?", "Bạn có biết? Hãy gọi", "Vì sao?Hãy gọi", "https://example.org/a?b", "a/b?c=d", "?", "(?)"]
        {
            assert!(!has_lost_letters(text), "{text}");
        }
    }

    #[test]
    fn each_slip_of_a_day_has_its_own_mending() {
        let words = Vocabulary::of(crate::pipeline::embedded_locales());
        let said = |text: &str| {
            let (reason, nearest) = of_moment(text, false, &words);
            format!("{reason} {nearest}")
        };
        for text in [
            "từ 25/11 đến 10/12/2026",
            "25-27/11/2026",
            "25/11/2026 - 26/11/2026",
            "20 - 22/11/2026",
            "Từ ngày 20 đến 22/11/2026",
            "Từ 8 đến 10/11/2026",
            "8h 20/11/2026 - 10h 22/11/2026",
        ] {
            assert_eq!(said(text), "date-range ", "{text}");
        }
        for text in ["8h-11h 20/11/2026", "8:00-11:00 20/11/2026", "từ 8h đến 11h ngày 20/11/2026"] {
            assert_eq!(said(text), "time-range ", "{text}");
        }
        // Nothing is suggested that the cell may not mean.
        for text in ["20/11/2026 12:00 AM", "12h đêm 20/11/2026", "sáng 20/11/2026", "25h 20/11/2026"] {
            assert_eq!(said(text), "date-time ", "{text}");
        }
        for text in ["hoãn, không làm ngày 21/11/2026", "hết hạn 01/11/26", "từ 20/11/2026", "từ 8h ngày 20/11/2026"]
        {
            assert_eq!(said(text), "date-words ", "{text}");
        }
        assert_eq!(said("thứ Hai, 20/11/2026"), "date-weekday ");
        assert_eq!(said("21-11-26"), "date-year 21/11/2026");
        assert_eq!(said("8h 21/11/26"), "date-year ");
        for text in ["tháng 11", "tháng 10 ngày 11 năm 2026", "31/02/2026", "20-11/2026", "25/11"] {
            assert_eq!(said(text), "date ", "{text}");
        }
        assert_eq!(of_moment("17h", true, &words).0, "date-alone");
        let (day, time) = Cell::Text("26/11/2026 7:30".to_owned()).moment(|text| words.moment(text));
        assert!(day.is_some() && time.is_some());
        // What was to be written in another order is understood.
        for (text, expected) in
            [("7 giờ 30 ngày 26/11/2026", "2026-11-26 07:30"), ("ngày 26/11/2026 lúc 14 giờ", "2026-11-26 14:00")]
        {
            let (day, time) = Cell::Text(text.to_owned()).moment(|text| words.moment(text));
            let time = time.map(|time| time.strftime("%H:%M").to_string());
            assert_eq!(format!("{} {}", day.expect("a day"), time.expect("a time")), expected, "{text}");
        }
    }
}
