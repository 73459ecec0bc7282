//! Opening hours: `always`, `unknown`, or `{mon-fri: [07:00-11:30, 13:30-17:00], sat-sun: closed, note: …}`.

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
    let mut spans: Vec<(String, DaySpan, DayHours)> = Vec::new();
    for key in hours.keys().into_iter().filter(|key| key != "note") {
        let texts = hours.raw_texts(&key);
        match (day_span(&key), day_hours(&texts)) {
            (Some(days), Some(open)) => {
                check_once(&hours, &spans, &key, days);
                spans.push((key, days, open));
            }
            // `{ mon-fri: 07:00-11:30, 13:30-17:00 }`: a comma between braces ends the field.
            (None, _) if spell(&key).is_some() => refuse(&hours, &key, Part::Key, &key),
            (None, _) => {
                let accepted = format!("{}, {}-{}, note", DAYS.join(", "), DAYS[0], DAYS[4]);
                let args = [("key", key.as_str()), ("accepted", &accepted), ("nearest", "")];
                hours.report(Problem::UnknownKey, &key, Part::Key, &args);
            }
            (_, None) => refuse(&hours, &key, Part::Value, &texts.join(", ")),
        }
    }
    HoursFront::Weekly { spans: spans.into_iter().map(|(_, days, open)| (days, open)).collect(), note }
}

fn refuse(hours: &Fields, key: &str, part: Part, written: &str) {
    let args = [("key", "hours"), ("value", written), ("accepted", "07:00-17:00, closed"), ("nearest", "")];
    hours.report(Problem::WrongValue, key, part, &args);
}

/// Whoever reads two lines for the same day cannot tell when the office is open.
fn check_once(hours: &Fields, spans: &[(String, DaySpan, DayHours)], key: &str, days: DaySpan) {
    let mut earlier = spans.iter().filter(|(_, other, _)| other.from <= days.to && days.from <= other.to);
    if let Some((other, ..)) = earlier.next() {
        hours.report(Problem::HoursOverlap, key, Part::Key, &[("key", key), ("other", other)]);
    }
}

fn day_span(key: &str) -> Option<DaySpan> {
    let day = |name: &str| DAYS.iter().position(|day| *day == name).and_then(|at| u8::try_from(at + 1).ok());
    let (from, to) = key.split_once('-').unwrap_or((key, key));
    let span = DaySpan { from: day(from)?, to: day(to)? };
    (span.from <= span.to).then_some(span)
}

/// `closed`, or times from–to, one after the other: `07:00-11:30, 13:30-17:00`, or a list of such.
fn day_hours(texts: &[String]) -> Option<DayHours> {
    if texts == ["closed"] {
        return Some(DayHours::Closed);
    }
    let spells: Vec<_> = texts.iter().flat_map(|text| text.split(',')).map(spell).collect::<Option<_>>()?;
    let (first, last) = (spells.first()?, spells.last()?);
    let in_order = spells.windows(2).all(|pair| pair[0].0 < pair[0].1 && pair[0].1 <= pair[1].0);
    // What goes on after midnight ends before it begins again.
    let ends = last.0 < last.1 || last.1 <= first.0;
    (in_order && ends).then_some(DayHours::Open(spells))
}

fn spell(text: &str) -> Option<(String, String)> {
    let (from, to) = text.split_once(['-', '–'])?;
    let (from, to) = (clock(from.trim())?, clock(to.trim())?);
    // Midnight is the end of the day that was begun.
    let to = if to == "00:00" { "24:00".to_owned() } else { to };
    (from != to && from != "24:00").then_some((from, to))
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
        assert_eq!(read(&["7:00-17:00"]), open(&[("07:00", "17:00")]));
        assert_eq!(read(&["closed"]), Some(DayHours::Closed));
        for wrong in ["07:00-07:00", "24:00-06:00", "00:00-24:30", "22:00-25:00", "22:00"] {
            assert_eq!(read(&[wrong]), None, "{wrong}");
        }
    }

    fn read(texts: &[&str]) -> Option<DayHours> {
        day_hours(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    }

    fn open(spells: &[(&str, &str)]) -> Option<DayHours> {
        Some(DayHours::Open(spells.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()))
    }

    #[test]
    fn hours_may_go_on_after_midnight() {
        assert_eq!(read(&["22:00-06:00"]), open(&[("22:00", "06:00")]));
        for midnight in ["22:00-24:00", "22:00-00:00"] {
            assert_eq!(read(&[midnight]), open(&[("22:00", "24:00")]), "{midnight}");
        }
    }

    #[test]
    fn an_office_may_close_at_noon() {
        let day = open(&[("07:00", "11:30"), ("13:30", "17:00")]);
        for texts in [&["07:00-11:30, 13:30-17:00"][..], &["7:00–11:30", "13:30-17:00"]] {
            assert_eq!(read(texts), day, "{texts:?}");
        }
        assert_eq!(read(&["13:30-17:00", "22:00-06:00"]), open(&[("13:30", "17:00"), ("22:00", "06:00")]));
        for wrong in [
            &["07:00-12:00, 11:30-17:00"][..],
            &["13:30-17:00", "07:00-11:30"],
            &["22:00-06:00", "07:00-11:00"],
            &["05:00-07:00", "22:00-06:00"],
            &["07:00-11:30", "closed"],
            &["07:00-11:30,"],
            &[],
        ] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
