//! Opening hours: `always`, `unknown`, or `{mon-fri: 07:00-17:00, sat-sun: closed, note: …}`.

use super::fields::Fields;
use super::yaml::Part;
use crate::diag::{Problem, nearest};
use crate::site::{DayHours, DaySpan, Language};

/// Hours as staff wrote them; notes still without a language of the reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum HoursFront {
    #[default]
    Unknown,
    Always,
    Weekly {
        spans: Vec<(DaySpan, DayHours)>,
        note: Vec<(Language, String)>,
    },
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WORDS: [&str; 2] = ["always", "unknown"];
/// A day or days of the week as keys.
const PATTERN: &str = "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$";
const EXAMPLE: &str = "{ mon-fri: 07:00-17:00, sat-sun: closed, note: … }";

/// The field `hours`.
pub fn read(fields: &Fields, languages: &[Language]) -> HoursFront {
    if fields.sketches() {
        fields.map("hours").into_iter().for_each(|hours| _ = weekly(hours, languages));
        fields.one_of("hours", &WORDS);
        return HoursFront::Unknown;
    }
    if fields.is_map("hours") {
        return fields.map("hours").map_or(HoursFront::Unknown, |hours| weekly(hours, languages));
    }
    match fields.text("hours").as_deref() {
        None | Some("unknown") => HoursFront::Unknown,
        Some("always") => HoursFront::Always,
        Some(other) => {
            let accepted = format!("always, unknown, {EXAMPLE}");
            let near = nearest(other, WORDS).unwrap_or_default();
            let args = [("key", "hours"), ("value", other), ("accepted", &accepted), ("nearest", near)];
            fields.report(Problem::WrongValue, "hours", Part::Value, &args);
            HoursFront::Unknown
        }
    }
}

fn weekly(hours: Fields, languages: &[Language]) -> HoursFront {
    let note = hours.local_text("note", languages);
    hours.admits(PATTERN);
    let mut spans: Vec<(DaySpan, DayHours)> = Vec::new();
    for key in hours.keys().into_iter().filter(|key| key != "note") {
        let text = hours.raw_text(&key).unwrap_or_default();
        match (day_span(&key), day_hours(&text)) {
            (Some(days), Some(open)) => spans.push((days, open)),
            (None, _) => {
                let accepted = format!("{}, {}-{}, note", DAYS.join(", "), DAYS[0], DAYS[4]);
                let args = [("key", key.as_str()), ("accepted", &accepted), ("nearest", "")];
                hours.report(Problem::UnknownKey, &key, Part::Key, &args);
            }
            (_, None) => {
                let args = [("key", "hours"), ("value", &*text), ("accepted", "07:00-17:00, closed"), ("nearest", "")];
                hours.report(Problem::WrongValue, &key, Part::Value, &args);
            }
        }
    }
    HoursFront::Weekly { spans, note }
}

fn day_span(key: &str) -> Option<DaySpan> {
    let day = |name: &str| DAYS.iter().position(|day| *day == name).and_then(|at| u8::try_from(at + 1).ok());
    let (from, to) = key.split_once('-').unwrap_or((key, key));
    let span = DaySpan { from: day(from)?, to: day(to)? };
    (span.from <= span.to).then_some(span)
}

fn day_hours(text: &str) -> Option<DayHours> {
    if text == "closed" {
        return Some(DayHours::Closed);
    }
    let (from, to) = text.split_once(['-', '–'])?;
    let (from, to) = (clock(from.trim())?, clock(to.trim())?);
    // Midnight is the end of the day that was begun.
    let to = if to == "00:00" { "24:00".to_owned() } else { to };
    (from != to && from != "24:00").then_some(DayHours::Open(from, to))
}

/// `7:00` and `07:00` as `07:00`.
fn clock(text: &str) -> Option<String> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && (hour < 24 || (hour, minute) == (24, 0))).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_clocks_are_read() {
        assert_eq!(day_span("mon-fri"), Some(DaySpan { from: 1, to: 5 }));
        assert_eq!(day_span("sun"), Some(DaySpan { from: 7, to: 7 }));
        assert_eq!(day_span("fri-mon"), None);
        assert_eq!(day_hours("7:00-17:00"), Some(DayHours::Open("07:00".into(), "17:00".into())));
        assert_eq!(day_hours("closed"), Some(DayHours::Closed));
        for wrong in ["07:00-07:00", "24:00-06:00", "00:00-24:30", "22:00-25:00", "22:00"] {
            assert_eq!(day_hours(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn hours_may_go_on_after_midnight() {
        assert_eq!(day_hours("22:00-06:00"), Some(DayHours::Open("22:00".into(), "06:00".into())));
        for midnight in ["22:00-24:00", "22:00-00:00"] {
            assert_eq!(day_hours(midnight), Some(DayHours::Open("22:00".into(), "24:00".into())), "{midnight}");
        }
    }
}
