//! Dates and times as people type them into cells: the day before the month, always.

use jiff::ToSpan;
use jiff::civil::{Date, Time, date};

use super::Cell;

/// Serial numbers that a date of our time has: 1980 to 2100. Others are numbers.
const SERIALS: std::ops::Range<f64> = 29_221.0..73_416.0;

impl Cell {
    /// Day and time that a cell means, as far as it says any.
    pub fn moment(&self) -> (Option<Date>, Option<Time>) {
        match self {
            Self::Moment(day, time) => (*day, *time),
            // A column of dates that lost its format: days since 1899-12-30, as Excel counts from March 1900.
            Self::Number(serial) if SERIALS.contains(serial) => {
                let day = date(1899, 12, 30).checked_add((*serial as i64).days()).ok();
                (day, None)
            }
            Self::Text(words) => written(words),
            _ => (None, None),
        }
    }
}

/// `13/11/2023 08:00`, `2023-11-13T08:00`, either part alone, in either order.
fn written(words: &str) -> (Option<Date>, Option<Time>) {
    if let Some(day) = day(words) {
        return (Some(day), None);
    }
    let parts = words.split_once(['T', ' ', ',']);
    match parts.map(|(one, other)| (one.trim_matches(','), other.trim())) {
        Some((one, other)) if day(one).is_some() && time(other).is_some() => (day(one), time(other)),
        Some((one, other)) if time(one).is_some() && day(other).is_some() => (day(other), time(one)),
        _ => (None, time(words)),
    }
}

/// `2023-11-13`, `13/11/2023`, `13-11-2023`, `13.11.2023`, `ngày 13 tháng 11 năm 2023`: three numbers, the year
/// with four digits first or last.
pub fn day(words: &str) -> Option<Date> {
    let numbers: Vec<&str> = words.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [one, two, three] = numbers.try_into().ok()?;
    let is_plain = words.chars().all(|c| c.is_alphabetic() || c.is_ascii_digit() || " /-.,".contains(c));
    let (year, month, day) = if one.len() == 4 { (one, two, three) } else { (three, two, one) };
    (is_plain && year.len() == 4).then_some(())?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `8:00`, `08:00`, `8h`, `8h30`, `08:00:00`.
pub fn time(words: &str) -> Option<Time> {
    let words = words.trim().to_ascii_lowercase();
    let (hour, minute) = words.split_once([':', 'h'])?;
    let minute = minute.trim_end_matches(":00");
    let minute = if minute.is_empty() && words.ends_with('h') { "0" } else { minute };
    Time::new(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 0, 0).ok()
}
