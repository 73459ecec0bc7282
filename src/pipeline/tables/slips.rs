//! What went wrong with the text of a cell: letters that Excel saved as `?`, days and times in another order. Knows
//! text only.

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

/// Why `text` is no day and time that is understood: a word of `table-cell`, and how it would be.
pub fn of_moment(text: &str, is_time: bool) -> (&'static str, String) {
    if is_time {
        return ("date-alone", String::new());
    }
    let tokens = text.split(|c: char| !(c.is_ascii_digit() || "/.-".contains(c)));
    let tokens: Vec<&str> = tokens.map(|it| it.trim_matches(['/', '.', '-'])).filter(|it| !it.is_empty()).collect();
    let parts = |token: &str| token.split(['/', '.', '-']).map(str::to_owned).collect::<Vec<_>>();
    let days: Vec<Vec<String>> = tokens.iter().map(|it| parts(it)).filter(|it| it.len() > 1).collect();
    match days.as_slice() {
        [one] if one.len() > 3 => ("date-range", String::new()),
        [_, _, ..] => ("date-range", String::new()),
        [one] => match one.as_slice() {
            [day, month, year] if day.len() <= 2 && year.len() == 2 => ("date-year", format!("{day}/{month}/20{year}")),
            [day, month, year] if year.len() == 4 => with_time(&tokens, &format!("{day}/{month}/{year}")),
            _ => ("date", String::new()),
        },
        [] => ("date", String::new()),
    }
}

/// The day before the time that the other numbers are, where they are one.
fn with_time(tokens: &[&str], day: &str) -> (&'static str, String) {
    let mut numbers = tokens.iter().filter_map(|token| token.parse::<u8>().ok());
    let (hour, minute, rest) = (numbers.next(), numbers.next().unwrap_or_default(), numbers.next());
    match hour.filter(|hour| *hour < 24 && minute < 60 && rest.is_none()) {
        Some(hour) => ("date-time", format!("{day} {hour}:{minute:02}")),
        None => ("date", String::new()),
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
        let said = |text: &str| {
            let (reason, nearest) = of_moment(text, false);
            format!("{reason} {nearest}")
        };
        assert_eq!(said("7 giờ 30 ngày 26/11/2026"), "date-time 26/11/2026 7:30");
        assert_eq!(said("ngày 26/11/2026 lúc 14 giờ"), "date-time 26/11/2026 14:00");
        for text in ["từ 25/11 đến 10/12/2026", "25-27/11/2026", "25/11/2026 - 26/11/2026"] {
            assert_eq!(said(text), "date-range ", "{text}");
        }
        assert_eq!(said("21-11-26"), "date-year 21/11/2026");
        assert_eq!(said("tháng 11"), "date ");
        assert_eq!(of_moment("17h", true).0, "date-alone");
        let (day, time) = Cell::Text("26/11/2026 7:30".to_owned()).moment();
        assert!(day.is_some() && time.is_some());
    }
}
