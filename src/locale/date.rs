//! Dates as people write them in a language (TXT-06), from patterns that are data.
//!
//! A pattern is text with parts in braces, `{d}/{m}/{y}`; [`FIELDS`] names the parts. In a range,
//! `{to.d}` belongs to the second date and all others to the first.

use jiff::civil::{Date, DateTime, Weekday};
use serde::Deserialize;

/// Parts of a pattern by their names.
const FIELDS: &[(&str, Field)] = &[
    ("d", Field::Day { zero: false }),
    ("dd", Field::Day { zero: true }),
    ("m", Field::Month { zero_below: 0 }),
    ("mm", Field::Month { zero_below: 10 }),
    // Decree 30/2020/NĐ-CP, Appendix I: a zero before 1 and 2, which could be made into 11 and 12.
    ("m12", Field::Month { zero_below: 3 }),
    ("y", Field::Year),
    ("month", Field::MonthName { short: false }),
    ("mon", Field::MonthName { short: true }),
    ("weekday", Field::WeekdayName { short: false }),
    ("wd", Field::WeekdayName { short: true }),
    ("hh", Field::Hour),
    ("min", Field::Minute),
];

/// How much a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// "ngày 13 tháng 11 năm 2023", "13 November 2023"
    Long,
    /// "Thứ Hai, ngày 13/11/2023", "Monday 13 November 2023"
    Weekday,
    /// "13/11/2023", "13 Nov 2023"
    Short,
}

/// The names of days and months.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// The day that begins a week.
    pub first_weekday: FirstWeekday,
    /// Monday to Sunday.
    pub weekdays: NamesOf<7>,
    /// January to December.
    pub months: NamesOf<12>,
}

/// The day that begins a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FirstWeekday {
    Monday,
    Saturday,
    Sunday,
}

impl FirstWeekday {
    /// As jiff knows it.
    pub fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Saturday => Weekday::Saturday,
            Self::Sunday => Weekday::Sunday,
        }
    }
}

/// Names in full and as short as a calendar's head needs them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "[String; N]: Deserialize<'de>"))]
pub struct NamesOf<const N: usize> {
    pub long: [String; N],
    pub short: [String; N],
}

impl<const N: usize> NamesOf<N> {
    fn get(&self, index: i8, short: bool) -> &str {
        let names = if short { &self.short } else { &self.long };
        usize::try_from(index).ok().and_then(|index| names.get(index)).map_or("", String::as_str)
    }
}

impl Calendar {
    /// The name of `weekday`, for instance "Thứ Hai".
    pub fn weekday(&self, weekday: Weekday, short: bool) -> &str {
        self.weekdays.get(weekday.to_monday_zero_offset(), short)
    }

    /// The name of `month` (1 to 12); empty for any other number.
    pub fn month(&self, month: i8, short: bool) -> &str {
        self.months.get(month.saturating_sub(1), short)
    }
}

/// The patterns of a language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatePatterns {
    pub long: DatePattern,
    pub weekday: DatePattern,
    pub short: DatePattern,
    /// A date and a time of day.
    pub with_time: DatePattern,
    /// The head of a month in a calendar.
    pub month_title: DatePattern,
    pub range: RangePatterns,
    pub times: TimedPatterns,
}

/// Ranges with times of day, by which of the two ends has one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimedPatterns {
    pub both: RangePatterns,
    /// The end is a whole day.
    pub start: RangePatterns,
    /// The start is a whole day.
    pub end: RangePatterns,
}

impl TimedPatterns {
    /// The patterns for ends that have a time, or have none; `None` when neither has.
    pub(super) fn for_ends(&self, from: bool, to: bool) -> Option<&RangePatterns> {
        match (from, to) {
            (true, true) => Some(&self.both),
            (true, false) => Some(&self.start),
            (false, true) => Some(&self.end),
            (false, false) => None,
        }
    }
}

/// A range by what its two dates share.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangePatterns {
    pub same_day: DatePattern,
    pub same_month: DatePattern,
    pub same_year: DatePattern,
    pub different_years: DatePattern,
}

impl RangePatterns {
    pub(super) fn pattern(&self, from: Date, to: Date) -> &DatePattern {
        if from == to {
            &self.same_day
        } else if from.year() != to.year() {
            &self.different_years
        } else if from.month() != to.month() {
            &self.same_year
        } else {
            &self.same_month
        }
    }
}

/// A pattern whose parts are known to exist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct DatePattern(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Part(Of, Field),
}

/// Which date of a range a part belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    From,
    To,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Day { zero: bool },
    Month { zero_below: i8 },
    Year,
    MonthName { short: bool },
    WeekdayName { short: bool },
    Hour,
    Minute,
}

impl DatePattern {
    /// The words between its parts.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|piece| match piece {
            Piece::Text(text) => super::fold::syllables(text).collect(),
            Piece::Part(..) => Vec::new(),
        })
    }

    /// Fills the parts; a single date stands for both.
    pub(super) fn fill(&self, calendar: &Calendar, from: DateTime, to: DateTime) -> String {
        self.0.iter().fold(String::new(), |mut text, piece| {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Part(Of::From, field) => text.push_str(&field.of(from, calendar)),
                Piece::Part(Of::To, field) => text.push_str(&field.of(to, calendar)),
            }
            text
        })
    }
}

impl TryFrom<String> for DatePattern {
    type Error = String;

    fn try_from(pattern: String) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut parts = pattern.split('{');
        pieces.extend(text_piece(parts.next().unwrap_or_default()));
        for part in parts {
            let (name, text) = part.split_once('}').ok_or_else(|| format!("`{{{part}` lacks `}}`"))?;
            pieces.push(part_piece(name)?);
            pieces.extend(text_piece(text));
        }
        // Without one, every day would read alike.
        if !pieces.iter().any(|piece| matches!(piece, Piece::Part(..))) {
            return Err(format!("`{pattern}` has no part of a date such as {{d}}, {{m}} or {{y}}"));
        }
        Ok(Self(pieces))
    }
}

fn text_piece(text: &str) -> Option<Piece> {
    (!text.is_empty()).then(|| Piece::Text(text.to_owned()))
}

fn part_piece(name: &str) -> Result<Piece, String> {
    let (of, field) = name.strip_prefix("to.").map_or((Of::From, name), |field| (Of::To, field));
    let found = FIELDS.iter().find(|(known, _)| *known == field);
    found.map(|(_, field)| Piece::Part(of, *field)).ok_or_else(|| {
        let known: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
        format!("`{name}` is no part of a date, expected one of {}", known.join(", "))
    })
}

impl Field {
    fn of(self, when: DateTime, calendar: &Calendar) -> String {
        match self {
            Self::Day { zero: true } => format!("{:02}", when.day()),
            Self::Day { zero: false } => when.day().to_string(),
            Self::Month { zero_below } if when.month() < zero_below => format!("{:02}", when.month()),
            Self::Month { .. } => when.month().to_string(),
            Self::Year => when.year().to_string(),
            Self::MonthName { short } => calendar.month(when.month(), short).to_owned(),
            Self::WeekdayName { short } => calendar.weekday(when.weekday(), short).to_owned(),
            Self::Hour => format!("{:02}", when.hour()),
            Self::Minute => format!("{:02}", when.minute()),
        }
    }
}
