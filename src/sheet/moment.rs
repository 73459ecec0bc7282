//! Dates and times in cells. What people type is read by whoever knows their words.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, date};

use super::Cell;

/// Serial numbers that a date of our time has: 1980 to 2100. Others are numbers.
const SERIALS: std::ops::Range<f64> = 29_221.0..73_416.0;

impl Cell {
    /// Day and time that a cell means, as far as it says any; a text says what `spoken` makes of it.
    pub fn moment(&self, spoken: impl FnOnce(&str) -> (Option<Date>, Option<Time>)) -> (Option<Date>, Option<Time>) {
        match self {
            Self::Moment(day, time) => (*day, *time),
            // A column of dates that lost its format: days since 1899-12-30, as Excel counts from March 1900.
            Self::Number(serial) if SERIALS.contains(serial) => {
                let day = date(1899, 12, 30).checked_add((*serial as i64).days()).ok();
                (day, time_of(*serial))
            }
            Self::Text(text) => spoken(text),
            _ => (None, None),
        }
    }
}

/// The time of day in a serial number, to the minute; none at midnight, which is what a date alone has.
pub fn time_of(serial: f64) -> Option<Time> {
    let minutes = ((serial.rem_euclid(1.0) * 1440.0).round() as i64).min(1439);
    let (hour, minute) = (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
    Time::new(hour, minute, 0, 0).ok().filter(|_| minutes > 0)
}

/// Day and time as workbooks write them in words (ISO 8601): `2023-11-13T08:00:00`, or either part alone.
pub fn written(words: &str) -> (Option<Date>, Option<Time>) {
    let words = words.trim_end_matches('Z');
    match words.parse::<DateTime>() {
        Ok(when) => (Some(when.date()), Some(when.time()).filter(|_| words.contains('T'))),
        Err(_) => (None, words.parse().ok()),
    }
}

/// `8:00`, `08:00`, `8h`, `8h30`, `08:00:00`.
pub fn time(words: &str) -> Option<Time> {
    let words = words.trim().to_ascii_lowercase();
    let (hour, minute) = words.split_once([':', 'h'])?;
    let minute = minute.trim_end_matches(":00");
    let minute = if minute.is_empty() && words.ends_with('h') { "0" } else { minute };
    Time::new(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 0, 0).ok()
}
