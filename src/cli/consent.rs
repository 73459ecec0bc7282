//! `tincay consent status`: where every consent stands, by piece and file number, never by name.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;

use super::arguments::Format;
use super::table;
use super::words::{Words, number};
use crate::locale::Arg;
use crate::pipeline::{Entry, Ledger, Standing};

#[derive(Serialize)]
struct Line<'a> {
    piece: &'a str,
    evidence: Option<&'a str>,
    standing: &'static str,
    reason: Option<&'static str>,
    granted_on: Option<String>,
    expires_on: Option<String>,
    withdrawn_on: Option<String>,
    deadline: Option<String>,
    deadline_with_processor: Option<String>,
}

/// Tells the ledger in `format`.
pub fn tell(ledger: &Ledger, format: Format, words: Words, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => ledger.entries.iter().try_for_each(|entry| writeln!(out, "{}", line(entry))),
        _ => human(ledger, words, out),
    }
}

fn line(entry: &Entry) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let line = Line {
        piece: &entry.piece,
        evidence: entry.evidence.as_deref(),
        standing: entry.standing.code(),
        reason: match entry.standing {
            Standing::Lacking(reason) => Some(reason),
            _ => None,
        },
        granted_on: day(entry.granted_on),
        expires_on: day(entry.expires_on),
        withdrawn_on: day(entry.withdrawn_on),
        deadline: day(entry.deadlines.map(|both| both.0)),
        deadline_with_processor: day(entry.deadlines.map(|both| both.1)),
    };
    serde_json::to_string(&line).expect("strings always serialise")
}

fn human(ledger: &Ledger, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let today = words.date(ledger.today);
    writeln!(out, "{}", words.say("consent-heading", &[("date", Arg::Text(&today))]))?;
    if ledger.entries.is_empty() {
        writeln!(out, "{}", words.say("consent-none", &[]))?;
    }
    for group in ledger.entries.chunk_by(|a, b| a.standing.code() == b.standing.code()) {
        let key = format!("consent-{}", group[0].standing.code());
        writeln!(out, "\n{}", words.say(&key, &[("count", Arg::Number(number(group.len())))]))?;
        let rows: Vec<[String; 3]> = group.iter().map(|entry| row(entry, ledger.today, words)).collect();
        table::write(&rows, out)?;
    }
    if !ledger.unread.is_empty() {
        let count = Arg::Number(number(ledger.unread.len()));
        writeln!(out, "\n{}", words.say("consent-unread", &[("count", count)]))?;
        let rows: Vec<[String; 1]> = ledger.unread.iter().map(|path| [path.to_string()]).collect();
        table::write(&rows, out)?;
    }
    Ok(())
}

fn row(entry: &Entry, today: Date, words: Words) -> [String; 3] {
    let evidence = entry.evidence.clone().unwrap_or_else(|| words.say("consent-no-evidence", &[]));
    [entry.piece.clone(), evidence, what(entry, today, words)]
}

/// The days that matter for the standing, and whether one of them is over.
fn what(entry: &Entry, today: Date, words: Words) -> String {
    let dated = |key: &str, day: Option<Date>| {
        day.map_or_else(String::new, |day| words.say(key, &[("date", Arg::Text(&words.date(day)))]))
    };
    match (entry.standing, entry.deadlines) {
        (Standing::Withdrawn, Some((deadline, later))) => {
            let over = if later < today {
                "both"
            } else if deadline < today {
                "first"
            } else {
                "none"
            };
            let (deadline, later) = (words.date(deadline), words.date(later));
            let on = entry.withdrawn_on.map(|day| words.date(day)).unwrap_or_default();
            let args = [("date", &*on), ("deadline", &*deadline), ("later", &*later), ("over", over)];
            words.say("consent-deadlines", &args.map(|(name, text)| (name, Arg::Text(text))))
        }
        (Standing::Withdrawn, None) => words.say("consent-no-day", &[]),
        (Standing::Expired, _) => dated("consent-expired-on", entry.expires_on),
        (Standing::Expiring | Standing::Granted, _) => dated("consent-until", entry.expires_on),
        (Standing::Lacking(reason), _) => words.say("consent-lack", &[("reason", Arg::Text(reason))]),
        (Standing::Pending | Standing::Refused, _) => String::new(),
    }
}
