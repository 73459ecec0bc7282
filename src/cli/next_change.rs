//! `tincay next-change`: the next day on which the pages change by themselves, and why.

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
    pages: &'a [String],
    causes: Vec<Reason<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    file: &'a str,
    field: &'a str,
    date: String,
    cause: &'static str,
}

impl<'a> Reason<'a> {
    fn of(cause: &'a Cause) -> Self {
        Self { file: &cause.file, field: &cause.field, date: cause.date.to_string(), cause: cause.kind }
    }
}

/// Tells the forecast in `format`.
pub fn tell(forecast: &Forecast, format: Format, words: Words, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => writeln!(out, "{}", line(forecast)),
        _ => match &forecast.change {
            None => writeln!(out, "{}", words.say("next-change-never", &[])),
            Some(change) => human(change, words, out),
        },
    }
}

fn line(forecast: &Forecast) -> String {
    let change = forecast.change.as_ref();
    let line = Line {
        today: forecast.today.to_string(),
        next: change.map(|change| change.on.to_string()),
        pages: change.map_or(&[], |change| &change.pages),
        causes: change.map_or_else(Vec::new, |change| change.causes.iter().map(Reason::of).collect()),
    };
    serde_json::to_string(&line).expect("strings always serialise")
}

fn human(change: &Change, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let date = words.date(change.on);
    let args = [("date", Arg::Text(&date)), ("count", Arg::Number(number(change.pages.len())))];
    writeln!(out, "{}", words.say("next-change-on", &args))?;
    if change.causes.is_empty() {
        return writeln!(out, "{}", words.say("next-change-counted", &[]));
    }
    let rows: Vec<[String; 3]> = change.causes.iter().map(|cause| row(cause, words)).collect();
    table::write(&rows, out)
}

fn row(cause: &Cause, words: Words) -> [String; 3] {
    let date = words.date(cause.date);
    let why = words.say("next-change-cause", &[("cause", Arg::Text(cause.kind)), ("date", Arg::Text(&date))]);
    [cause.file.to_string(), cause.field.clone(), why]
}
