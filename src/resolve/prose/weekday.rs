//! A weekday written beside a date that it does not fit (TXT-09).

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::phrases::Phrases;
use super::words::Words;
use crate::locale::{DateStyle, Locale};

/// The most words between a weekday and the end of its date: "ngày 13 tháng 11 năm 2023".
const LONGEST: usize = 8;

/// How a language writes days.
#[derive(Debug)]
pub struct Days<'a> {
    locale: &'a Locale,
    names: Phrases,
    /// The weekday of each of `names`.
    weekdays: Vec<Weekday>,
    leads: Phrases,
    /// Whether weekdays may stand in small letters at all.
    small: bool,
    /// Words between the parts of a date.
    fillers: Vec<String>,
}

/// A weekday that does not fit its date.
#[derive(Debug, PartialEq, Eq)]
pub struct Misfit {
    pub range: Range<usize>,
    pub date: String,
    pub right: String,
}

impl<'a> Days<'a> {
    /// As `locale` writes them.
    pub fn new(locale: &'a Locale) -> Self {
        let data = locale.data();
        let week: Vec<Weekday> = Weekday::Monday.cycle_forward().take(7).collect();
        let long = data.calendar.weekdays.long.iter().zip(&week);
        let short = data.calendar.weekdays.short.iter().zip(&week);
        let forms =
            data.weekday_forms.iter().zip(&week).flat_map(|(forms, day)| forms.iter().map(move |form| (form, day)));
        let all: Vec<(&String, &Weekday)> = long.chain(short).chain(forms).collect();
        Self {
            locale,
            names: Phrases::new(all.iter().map(|(name, _)| name.as_str())),
            weekdays: all.iter().map(|(_, day)| **day).collect(),
            leads: Phrases::new(data.weekday_leads.iter().map(String::as_str)),
            small: !data.weekday_leads.is_empty(),
            fillers: locale.date_words().map(crate::locale::fold).filter(|word| !word.is_empty()).collect(),
        }
    }

    /// Weekdays among `words` that do not fit the date behind them, or in brackets after it.
    pub fn misfits(&self, words: &Words) -> Vec<Misfit> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let Some((name, length)) = self.names.starting(words, at) else {
                at += 1;
                continue;
            };
            let date = self.date(words, at, length).filter(|_| self.is_weekday(words, at, length));
            if let Some(date) = date.filter(|date| date.weekday() != self.weekdays[name]) {
                found.push(Misfit {
                    range: words.place(at..at + length),
                    date: self.locale.date(date, DateStyle::Short),
                    right: self.locale.weekday_name(date.weekday()).to_owned(),
                });
            }
            at += length;
        }
        found
    }

    /// "thứ Hai", not "lần thứ hai".
    fn is_weekday(&self, words: &Words, at: usize, length: usize) -> bool {
        let last = words.written(at + length - 1);
        let starts = words.text()[..words.place(at..at + 1).start].trim_end_matches([' ', '\u{a0}', '*', '_']);
        let paused = !starts.ends_with(char::is_alphanumeric) || starts.is_empty();
        last.starts_with(char::is_uppercase) || (self.small && (paused || self.leads.ends_before(words, at)))
    }

    /// The date that belongs to the weekday in the words from `at` on.
    fn date(&self, words: &Words, at: usize, length: usize) -> Option<Date> {
        let behind = self.read(words, at + length, words.place(at..at + length).end);
        behind.or_else(|| {
            let name = words.place(at..at + length);
            let in_brackets = words.text()[..name.start].ends_with('(') && words.text()[name.end..].starts_with(')');
            let starts = (at.saturating_sub(LONGEST)..at).filter(|_| in_brackets);
            let mut dates = starts.filter_map(|start| {
                let end = words.place(start..start + 1).start;
                let (date, last) = self.read_to(words, start, end)?;
                (last == at).then_some(date)
            });
            dates.next()
        })
    }

    fn read(&self, words: &Words, from: usize, end: usize) -> Option<Date> {
        self.read_to(words, from, end).map(|(date, _)| date)
    }

    /// A date in the words from `from` on, close behind byte `end`, and the word after it.
    fn read_to(&self, words: &Words, from: usize, mut end: usize) -> Option<(Date, usize)> {
        let mut parts: Vec<Part> = Vec::new();
        for at in from..words.len().min(from + LONGEST) {
            let place = words.place(at..at + 1);
            let gap = &words.text()[end..place.start];
            if gap.chars().count() > 3 || gap.contains(['\n', '?', '!', ';']) {
                return None;
            }
            end = place.end;
            let folded = words.folded(at);
            match self.part(words.written(at), &folded) {
                Some(part) => parts.push(part),
                None if self.fillers.contains(&folded) => {}
                None => return None,
            }
            if let [first, second, third] = parts[..] {
                return Some((date(first, second, third)?, at + 1));
            }
        }
        None
    }

    fn part(&self, written: &str, folded: &str) -> Option<Part> {
        let months = &self.locale.data().calendar.months;
        let named = |names: &[String; 12]| names.iter().position(|name| name.eq_ignore_ascii_case(written));
        let month = named(&months.long).or_else(|| named(&months.short)).and_then(|at| i8::try_from(at + 1).ok());
        let number = || {
            let digits = folded.trim_end_matches(|c: char| c.is_ascii_lowercase());
            let ordinal = folded.len() - digits.len() <= 2;
            digits.parse().ok().filter(|_| ordinal)
        };
        month.map(Part::Month).or_else(|| number().map(Part::Number))
    }
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Number(i16),
    Month(i8),
}

/// Day, month, year; year, month, day; or the month by its name anywhere.
fn date(first: Part, second: Part, third: Part) -> Option<Date> {
    let small = |number: i16| i8::try_from(number).ok();
    let (year, month, day) = match (first, second, third) {
        (Part::Number(year), Part::Number(month), Part::Number(day)) if year > 31 => (year, small(month)?, small(day)?),
        (Part::Number(day), Part::Number(month), Part::Number(year)) => (year, small(month)?, small(day)?),
        (Part::Number(day), Part::Month(month), Part::Number(year))
        | (Part::Month(month), Part::Number(day), Part::Number(year)) => (year, month, small(day)?),
        _ => return None,
    };
    Date::new(year, month, day).ok().filter(|_| (1800..=2200).contains(&year))
}
