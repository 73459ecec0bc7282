//! Days, and days with their time: one way to write each, the one that `tincay schema` tells editors. What is written
//! otherwise is refused with the reason, and with what was meant where that can be told.

use jiff::civil::{Date, DateTime, Time};

use super::super::sketch::{DAY, Form, TIMES};
use super::super::yaml::Part;
use super::Fields;
use crate::diag::Problem;
use crate::site::Moment;

/// Why a text is none of these: a word that `wrong-date` puts into a sentence, and what was meant, or nothing.
type Fault = (&'static str, String);

impl Fields<'_> {
    /// A day: `2023-11-13`.
    pub fn date(&self, key: &'static str) -> Option<Date> {
        if self.noted(key, || Form::Day) {
            return None;
        }
        let text = self.text(key)?;
        let day = day(&text);
        if day.is_none() {
            self.report_date(key, &text, "day", why_no_day(&text));
        }
        day
    }

    /// A day or a day with its time: `2023-11-13T08:00`.
    pub fn moment(&self, key: &'static str) -> Option<Moment> {
        if self.noted(key, || Form::Moment) {
            return None;
        }
        let text = self.text(key)?;
        let moment = moment(&text);
        if moment.is_none() {
            self.report_date(key, &text, "time", why_no_moment(&text));
        }
        moment
    }

    fn report_date(&self, key: &'static str, text: &str, expected: &str, (reason, nearest): Fault) {
        let args = [("key", key), ("value", text), ("expected", expected), ("reason", reason), ("nearest", &nearest)];
        self.report(Problem::WrongDate, key, Part::Value, &args);
    }
}

/// Whether `text` is written like `form`.
fn is_like(text: &str, form: &str) -> bool {
    let fits = |(byte, form): (u8, u8)| if form == b'0' { byte.is_ascii_digit() } else { byte == form };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|_| is_like(text, DAY))
}

fn moment(text: &str) -> Option<Moment> {
    let (date, rest) = text.split_at_checked(DAY.len())?;
    if rest.is_empty() {
        return day(date).map(Moment::Day);
    }
    let is_time = is_like(date, DAY) && TIMES.iter().any(|form| is_like(rest, form));
    text.parse::<DateTime>().ok().filter(|_| is_time).map(Moment::Time)
}

fn why_no_day(text: &str) -> Fault {
    match (guess(text), why_no_moment(text)) {
        (Some((day, Some(_))), _) => ("time", day.to_string()),
        (Some((day, None)), (reason @ "form", _)) => (reason, day.to_string()),
        (_, ("form", nearest)) if !nearest.is_empty() => ("time", nearest.chars().take(DAY.len()).collect()),
        (_, ("no-hour" | "zone", _)) => ("time", text.chars().take(DAY.len()).collect()),
        (_, (reason, _)) => (reason, String::new()),
    }
}

fn why_no_moment(text: &str) -> Fault {
    let (date, rest) = text.split_at_checked(DAY.len()).unwrap_or((text, ""));
    if is_like(date, DAY) && day(date).is_none() {
        return ("no-day", String::new());
    }
    if day(date).is_some() && TIMES.iter().any(|form| is_like(rest, form)) {
        return ("no-hour", String::new());
    }
    if day(date).is_some() && has_zone(rest) {
        return ("zone", String::new());
    }
    let nearest = guess(text).map(|(day, time)| match time {
        None => day.to_string(),
        Some(time) => format!("{day}T{:02}:{:02}", time.hour(), time.minute()),
    });
    ("form", nearest.unwrap_or_default())
}

/// Whether a time of day has a zone after it: `T08:00Z`, `T08:00+09:00`, `T08:00[Asia/Tokyo]`.
fn has_zone(rest: &str) -> bool {
    let end = rest.find(['Z', 'z', '+', '-', '[']).unwrap_or(rest.len());
    end < rest.len() && TIMES.iter().any(|form| is_like(rest[..end].trim_end(), form))
}

/// What `20/11/2023`, `2023.11.20`, `20231120`, `2023-11-20 8h` or `2023-11-20T8:00` was to say. A day that begins
/// with the day of the month is one as it is written in Việt Nam.
fn guess(text: &str) -> Option<(Date, Option<Time>)> {
    let (date, time) = text.trim().split_once([' ', 'T']).unwrap_or((text.trim(), ""));
    let time = if time.is_empty() { None } else { Some(guessed_time(time)?) };
    let parts: Vec<&str> = match date.len() {
        8 if date.bytes().all(|byte| byte.is_ascii_digit()) => vec![&date[..4], &date[4..6], &date[6..]],
        _ => date.split(['/', '.', '-']).collect(),
    };
    let [year, month, day] = match parts[..] {
        [year, month, day] if year.len() == 4 => [year, month, day],
        [day, month, year] if year.len() == 4 => [year, month, day],
        _ => return None,
    };
    Some((Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?, time))
}

/// `8h`, `8h30`, `8:00`.
fn guessed_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(['h', ':'])?;
    let minute = if minute.is_empty() { "0" } else { minute };
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_day_is_explained() {
        for (text, reason, nearest) in [
            ("2026-11-20T23:00", "time", "2026-11-20"),
            ("2026-11-20 8h", "time", "2026-11-20"),
            ("2026-11-20T08:00+07:00", "time", "2026-11-20"),
            ("2026-11-20T25:00", "time", "2026-11-20"),
            ("20261120", "form", "2026-11-20"),
            ("13/11/2023", "form", "2023-11-13"),
            ("2023.11.3", "form", "2023-11-03"),
            ("2026-02-30", "no-day", ""),
            ("31/02/2026", "form", ""),
            ("hôm qua", "form", ""),
            ("2026-11-2ễ", "form", ""),
            ("11/2023", "form", ""),
        ] {
            assert_eq!(day(text), None, "{text}");
            assert_eq!(why_no_day(text), (reason, nearest.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_explained() {
        for (text, reason, nearest) in [
            ("2026-11-20T08:00+09:00", "zone", ""),
            ("2026-11-20T08:00[Asia/Tokyo]", "zone", ""),
            ("2026-11-20T08:00:00Z", "zone", ""),
            ("2026-11-20T25:00", "no-hour", ""),
            ("2026-02-30T08:00", "no-day", ""),
            ("20261120", "form", "2026-11-20"),
            ("20261120T0800", "form", ""),
            ("20/11/2026 8h30", "form", "2026-11-20T08:30"),
            ("2023-11-20 8h", "form", "2023-11-20T08:00"),
            ("8h ngày 20/11", "form", ""),
        ] {
            assert_eq!(moment(text), None, "{text}");
            assert_eq!(why_no_moment(text), (reason, nearest.to_owned()), "{text}");
        }
    }

    /// What editors are told by the schema, which is made of the same forms, is what is accepted.
    #[test]
    fn every_form_of_the_schema_is_accepted() {
        for (form, written) in TIMES.iter().zip(["T08:00", "T08:00:30", " 08:00", " 08:00:30"]) {
            assert!(is_like(written, form), "{written}");
            assert!(matches!(moment(&format!("2026-11-20{written}")), Some(Moment::Time(_))), "{written}");
        }
        assert!(day("2026-11-20").is_some() && matches!(moment("2026-11-20"), Some(Moment::Day(_))));
    }
}
