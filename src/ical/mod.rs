//! Calendars as RFC 5545 and RFC 7986 write them. Enter at [`Calendar::text`]. Knows nothing of a
//! site: what is in a calendar, and in which words, is decided by `view`.
//!
//! Our own writer and not the crate `icalendar`: that one stamps entries by the clock, brings a
//! second library of dates, and knows no `VTIMEZONE`; what is left of the format is this module.

mod line;
mod zone;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use line::Lines;

/// A file of entries.
#[derive(Debug, Clone)]
pub struct Calendar {
    pub name: Words,
    /// The page for people that shows the same.
    pub url: String,
    /// Where the file itself is, for clients that fetch it again.
    pub source: String,
    /// IANA name of the zone that all times are in; an unknown one counts as UTC.
    pub zone: String,
    /// In the order in which they are written.
    pub entries: Vec<Entry>,
}

/// Something that happens.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The same in every calendar that has the entry, and for ever.
    pub uid: String,
    /// When what is said of it last changed; the beginning of 1970 where nobody has said it.
    pub stamp: Timestamp,
    /// Grows when the entry changes.
    pub sequence: u32,
    pub status: Status,
    pub span: Span,
    pub summary: Words,
    /// May be empty.
    pub description: Words,
    pub location: Option<Words>,
    pub url: String,
    pub categories: Vec<String>,
    /// Whether it takes up the time of whoever has it in a calendar.
    pub busy: bool,
}

/// A text and the code of its language; without a code when it is in more than one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    pub lang: String,
}

/// How certain an entry is (RFC 5545 §3.8.1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Tentative,
    Confirmed,
    Cancelled,
}

/// When an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// First and last day, both in it.
    Days(Date, Date),
    /// From a time, to a time when that is known.
    Times(DateTime, Option<DateTime>),
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Tentative => "TENTATIVE",
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

impl Span {
    /// First and last day.
    fn days(self) -> (Date, Date) {
        match self {
            Self::Days(from, to) => (from, to),
            Self::Times(from, to) => (from.date(), to.unwrap_or(from).date()),
        }
    }
}

impl Calendar {
    /// The file, with line ends as the format wants them (RFC 5545 §3.1).
    pub fn text(&self) -> String {
        let mut lines = Lines::default();
        lines.begin("VCALENDAR");
        lines.value("VERSION", "2.0");
        lines.value("PRODID", "-//tincay//NONSGML tincay//EN");
        lines.value("CALSCALE", "GREGORIAN");
        self.head(&mut lines);
        zone::write(&mut lines, &self.zone, &self.time_zone(), self.days());
        self.entries.iter().for_each(|entry| entry.write(&mut lines, &self.zone));
        lines.end("VCALENDAR");
        lines.finish()
    }

    /// RFC 7986, and the older names that clients still look for.
    fn head(&self, lines: &mut Lines) {
        lines.text("NAME", &self.name);
        lines.text("X-WR-CALNAME", &Words { lang: String::new(), ..self.name.clone() });
        lines.value("X-WR-TIMEZONE", &self.zone);
        lines.value("URL", &self.url);
        lines.value("SOURCE;VALUE=URI", &self.source);
        lines.value("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        lines.value("X-PUBLISHED-TTL", "P1D");
        if let Some(last) = self.entries.iter().map(|entry| entry.stamp).max() {
            write_change(lines, last);
        }
    }

    fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// The first and the last day of all entries.
    fn days(&self) -> Option<(Date, Date)> {
        let days = || self.entries.iter().map(|entry| entry.span.days());
        Some((days().map(|(from, _)| from).min()?, days().map(|(_, to)| to).max()?))
    }
}

impl Entry {
    fn write(&self, lines: &mut Lines, zone: &str) {
        lines.begin("VEVENT");
        lines.value("UID", &self.uid);
        lines.value("DTSTAMP", &utc(self.stamp));
        write_change(lines, self.stamp);
        lines.value("SEQUENCE", &self.sequence.to_string());
        self.write_span(lines, zone);
        lines.text("SUMMARY", &self.summary);
        if !self.description.text.is_empty() {
            lines.text("DESCRIPTION", &self.description);
        }
        if let Some(location) = &self.location {
            lines.text("LOCATION", location);
        }
        lines.value("URL", &self.url);
        lines.list("CATEGORIES", &self.categories);
        lines.value("STATUS", self.status.word());
        lines.value("TRANSP", if self.busy { "OPAQUE" } else { "TRANSPARENT" });
        lines.value("CLASS", "PUBLIC");
        lines.end("VEVENT");
    }

    /// The end is the first moment after it (RFC 5545 §3.6.1); one that is not later is left out.
    fn write_span(&self, lines: &mut Lines, zone: &str) {
        match self.span {
            Span::Days(from, to) => {
                lines.value("DTSTART;VALUE=DATE", &day(from));
                lines.value("DTEND;VALUE=DATE", &day(to.max(from).saturating_add(jiff::Span::new().days(1))));
            }
            Span::Times(from, to) => {
                lines.value(&format!("DTSTART;TZID={zone}"), &time(from));
                if let Some(to) = to.filter(|to| *to > from) {
                    lines.value(&format!("DTEND;TZID={zone}"), &time(to));
                }
            }
        }
    }
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

fn time(time: DateTime) -> String {
    time.strftime("%Y%m%dT%H%M%S").to_string()
}

/// The last change, where somebody has said when that was.
fn write_change(lines: &mut Lines, last: Timestamp) {
    if last != Timestamp::UNIX_EPOCH {
        lines.value("LAST-MODIFIED", &utc(last));
    }
}

fn utc(instant: Timestamp) -> String {
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests;
