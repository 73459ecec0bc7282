//! `VTIMEZONE`: what the clocks of a zone showed on the days of a calendar (RFC 5545 §3.6.5), out of
//! the tz database. Every change of the clocks is written, no rule: rules change, the past does not.

use jiff::civil::{Date, DateTime, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::line::Lines;
use super::time;

/// For a calendar without entries: any day will do, the zone is still named.
const SOME_DAY: Date = date(2000, 1, 1);
/// From when a zone counts whose clocks never changed.
const FIRST_DAY: Date = date(1601, 1, 1);

/// Clocks that went from one time to another, and when.
#[derive(Debug, PartialEq, Eq)]
struct Observance {
    from: Offset,
    to: Offset,
    name: String,
    daylight: bool,
    /// In the time that ended.
    onsets: Vec<DateTime>,
}

/// Writes the zone called `name` as far as the first and last of `days` need it.
pub(super) fn write(lines: &mut Lines, name: &str, zone: &TimeZone, days: Option<(Date, Date)>) {
    lines.begin("VTIMEZONE");
    lines.value("TZID", name);
    for observance in observances(zone, days.unwrap_or((SOME_DAY, SOME_DAY))) {
        observance.write(lines);
    }
    lines.end("VTIMEZONE");
}

/// What holds at the beginning of the days, then every change until their end. Those that differ
/// only in their time stand together.
fn observances(zone: &TimeZone, (first, last): (Date, Date)) -> Vec<Observance> {
    // A day more on either side: days of the zone are not days of UTC.
    let start = instant(first).saturating_sub(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MIN);
    let end = instant(last).saturating_add(SignedDuration::from_hours(48)).unwrap_or(Timestamp::MAX);
    let before = zone.preceding(start).next();
    let mut all: Vec<Observance> = match &before {
        Some(change) => vec![Observance::at(zone, change.timestamp())],
        None => vec![Observance::always(zone)],
    };
    for change in zone.following(start).take_while(|change| change.timestamp() <= end) {
        let new = Observance::at(zone, change.timestamp());
        match all.iter_mut().find(|old| old.is_like(&new)) {
            Some(old) => old.onsets.extend(new.onsets),
            None => all.push(new),
        }
    }
    all
}

fn instant(day: Date) -> Timestamp {
    day.to_zoned_datetime(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |midnight| midnight.timestamp())
}

impl Observance {
    /// The change of the clocks at `instant`.
    fn at(zone: &TimeZone, instant: Timestamp) -> Self {
        let just_before = instant.saturating_sub(SignedDuration::from_secs(1)).unwrap_or(instant);
        let from = zone.to_offset(just_before);
        let after = zone.to_offset_info(instant);
        Self {
            from,
            to: after.offset(),
            name: after.abbreviation().to_owned(),
            daylight: after.dst().is_dst(),
            onsets: vec![from.to_datetime(instant)],
        }
    }

    /// Clocks that never changed.
    fn always(zone: &TimeZone) -> Self {
        let ever = zone.to_offset_info(instant(SOME_DAY));
        let name = ever.abbreviation().to_owned();
        Self { from: ever.offset(), to: ever.offset(), name, daylight: false, onsets: vec![FIRST_DAY.at(0, 0, 0, 0)] }
    }

    fn is_like(&self, other: &Self) -> bool {
        (self.from, self.to, &self.name, self.daylight) == (other.from, other.to, &other.name, other.daylight)
    }

    fn write(&self, lines: &mut Lines) {
        let component = if self.daylight { "DAYLIGHT" } else { "STANDARD" };
        lines.begin(component);
        let mut onsets = self.onsets.iter().copied();
        onsets.by_ref().take(1).for_each(|onset| lines.value("DTSTART", &time(onset)));
        onsets.for_each(|onset| lines.value("RDATE", &time(onset)));
        lines.value("TZOFFSETFROM", &offset(self.from));
        lines.value("TZOFFSETTO", &offset(self.to));
        lines.value("TZNAME", &self.name);
        lines.end(component);
    }
}

/// `+0700`; with seconds where a zone has them, as the mean time of a city.
fn offset(offset: Offset) -> String {
    let (sign, seconds) = (if offset.seconds() < 0 { '-' } else { '+' }, offset.seconds().unsigned_abs());
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let rest = if seconds == 0 { String::new() } else { format!("{seconds:02}") };
    format!("{sign}{hours:02}{minutes:02}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 5545 §3.3.14
    #[test]
    fn an_offset_has_a_sign_and_seconds_where_there_are_any() {
        for (seconds, written) in [(0, "+0000"), (25_200, "+0700"), (-12_600, "-0330"), (25_600, "+070640")] {
            let read = Offset::from_seconds(seconds).map(offset);
            assert_eq!(read.ok().as_deref(), Some(written));
        }
    }
}
