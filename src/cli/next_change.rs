//! `tincay next-change`: the next day on which the pages change by themselves, and why.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::arguments::Format;
use super::table;
use super::words::{Words, number};
use crate::locale::Arg;
use crate::pipeline::{Cause, Change, Forecast};

#[derive(Serialize)]
struct Line<'a> {
    today: String,
    next: Option<String>,
    pages: Vec<Cow<'a, str>>,
    causes: Vec<Reason<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    file: &'a str,
    field: &'a str,
    date: String,
    cause: &'static str,
}

/// A forecast as it may be told here.
pub struct Told<'a> {
    pub forecast: &'a Forecast,
    /// Anybody may read it: what tells of somebody is called by its folder (CON-03, LOC-08).
    pub is_log: bool,
}

impl<'a> Told<'a> {
    fn file(&self, cause: &'a Cause) -> &'a str {
        let veiled = self.forecast.outcome.veiled.get(&cause.file).filter(|_| self.is_log);
        veiled.map_or(&*cause.file, String::as_str)
    }

    fn page(&self, path: &'a str) -> Cow<'a, str> {
        if self.is_log { self.forecast.outcome.shown(path) } else { path.into() }
    }

    fn reason(&self, cause: &'a Cause) -> Reason<'a> {
        Reason { file: self.file(cause), field: &cause.field, date: cause.date.to_string(), cause: cause.kind }
    }
}

/// Tells the forecast in `format`.
pub fn tell(told: &Told, format: Format, words: Words, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => writeln!(out, "{}", line(told)),
        _ => match &told.forecast.change {
            None => writeln!(out, "{}", words.say("next-change-never", &[])),
            Some(change) => human(told, change, words, out),
        },
    }
}

fn line(told: &Told) -> String {
    let (today, change) = (told.forecast.today, told.forecast.change.as_ref());
    let (pages, causes) = change.map_or((&[][..], &[][..]), |change| (&*change.pages, &*change.causes));
    let line = Line {
        today: today.to_string(),
        next: change.map(|change| change.on.to_string()),
        pages: pages.iter().map(|path| told.page(path)).collect(),
        causes: causes.iter().map(|cause| told.reason(cause)).collect(),
    };
    serde_json::to_string(&line).expect("strings always serialise")
}

fn human(told: &Told, change: &Change, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let date = words.date(change.on);
    let args = [("date", Arg::Text(&date)), ("count", Arg::Number(number(change.pages.len())))];
    writeln!(out, "{}", words.say("next-change-on", &args))?;
    if change.causes.is_empty() {
        return writeln!(out, "{}", words.say("next-change-counted", &[]));
    }
    let rows: Vec<[String; 3]> = change.causes.iter().map(|cause| row(told, cause, words)).collect();
    table::write(&rows, out)
}

fn row(told: &Told, cause: &Cause, words: Words) -> [String; 3] {
    let date = words.date(cause.date);
    let why = words.say("next-change-cause", &[("cause", Arg::Text(cause.kind)), ("date", Arg::Text(&date))]);
    [told.file(cause).to_owned(), cause.field.clone(), why]
}
