//! Digits that count something and look like a phone number (HOT-01): dates and times of day in a row, issues of a
//! gazette, series of forms. What words say of a number is data of the locale.

use super::phones::Group;

/// Whether `groups` of `text` count something.
pub(super) fn is_counted(text: &str, groups: &[Group]) -> bool {
    begins_with_date(text, groups) || is_hours(text, groups) || is_issue(text, groups) || is_serial(text, groups)
}

/// `08-12-2026 09-12-2026`: a whole date, and behind a space what is no part of it.
fn begins_with_date(text: &str, groups: &[Group]) -> bool {
    let [day, month, year, rest @ ..] = groups else { return false };
    let marks = [between(text, day, month), between(text, month, year)];
    let ranges = [(day, 1, 31, 2), (month, 1, 12, 2), (year, 1900, 2100, 4)];
    let fit = ranges.iter().all(|(group, least, most, length)| {
        group.range.len() <= *length && value(text, group).is_some_and(|value| (*least..=*most).contains(&value))
    });
    let is_apart = rest.first().is_none_or(|next| between(text, year, next).contains(char::is_whitespace));
    fit && is_apart && marks[0] == marks[1] && matches!(marks[0], "-" | "." | "/")
}

/// `0730-1130`, `0730 – 1130`: from one time of day to a later one, by five minutes. No line has eight digits.
fn is_hours(text: &str, groups: &[Group]) -> bool {
    let [from, to] = groups else { return false };
    let time = |group: &Group| {
        let value = value(text, group).filter(|_| group.range.len() == 4)?;
        (value <= 2400 && value % 100 < 60 && value % 5 == 0).then_some(value)
    };
    is_dash(between(text, from, to).trim()) && time(from).zip(time(to)).is_some_and(|(from, to)| from < to)
}

/// `0912-0913/2022`: two issues of a year.
fn is_issue(text: &str, groups: &[Group]) -> bool {
    let [from, to] = groups else { return false };
    let year = text[to.range.end..].strip_prefix('/').unwrap_or_default();
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    let is_year = digits == 4 && year[..4].parse().is_ok_and(|year: u32| (1900..=2100).contains(&year));
    let are_short = from.range.len() <= 4 && to.range.len() <= 4;
    is_year && are_short && is_dash(between(text, from, to).trim()) && value(text, from) < value(text, to)
}

/// `AB 01234567`, `00001234`: eight digits in a row behind two capital letters, or with two zeros first. No line has
/// eight.
fn is_serial(text: &str, groups: &[Group]) -> bool {
    let [group] = groups else { return false };
    if group.range.len() != 8 || group.masked {
        return false;
    }
    let mut before = text[..group.range.start].chars().rev();
    let is_led = before.next() == Some(' ')
        && before.by_ref().take(2).filter(char::is_ascii_uppercase).count() == 2
        && !before.next().is_some_and(char::is_alphanumeric);
    text[group.range.clone()].starts_with("00") || is_led
}

fn between<'t>(text: &'t str, one: &Group, next: &Group) -> &'t str {
    &text[one.range.end..next.range.start]
}

fn value(text: &str, group: &Group) -> Option<u32> {
    text[group.range.clone()].parse().ok()
}

fn is_dash(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "—" | "‑" | "−")
}
