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
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    evidence_kept: bool,
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
        evidence_kept: entry.is_evidence_kept,
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
        let none = if ledger.has_settings { "consent-none" } else { "consent-settings-unread" };
        writeln!(out, "{}", words.say(none, &[]))?;
    }
    for group in ledger.entries.chunk_by(|a, b| a.standing.code() == b.standing.code()) {
        let key = format!("consent-{}", group[0].standing.code());
        writeln!(out, "\n{}", words.say(&key, &[("count", Arg::Number(number(group.len())))]))?;
        let rows: Vec<[String; 3]> = group.iter().map(|entry| row(entry, ledger.today, words)).collect();
        table::write(&rows, out)?;
    }
    if ledger.entries.iter().any(|entry| entry.is_evidence_kept) {
        writeln!(out, "\n{}", words.say("consent-evidence-plain", &[]))?;
    }
    if ledger.has_settings && !ledger.unread.is_empty() {
        let count = Arg::Number(number(ledger.unread.len()));
        writeln!(out, "\n{}", words.say("consent-unread", &[("count", count)]))?;
        let rows: Vec<[String; 1]> = ledger.unread.iter().map(|path| [path.to_string()]).collect();
        table::write(&rows, out)?;
    }
    Ok(())
}

fn row(entry: &Entry, today: Date, words: Words) -> [String; 3] {
    let lack = if entry.is_evidence_kept { "consent-evidence-kept" } else { "consent-no-evidence" };
    let evidence = entry.evidence.clone().unwrap_or_else(|| words.say(lack, &[]));
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::cli::language::Tool;

    /// CON-04: a file number that is more than a plain one is told to nobody, and whoever keeps the list is told why.
    #[test]
    fn a_file_number_that_is_kept_back_is_said_to_be_there() {
        let entry = |evidence: Option<&str>, is_evidence_kept| Entry {
            standing: Standing::Granted,
            piece: "honorees/mau".to_owned(),
            evidence: evidence.map(str::to_owned),
            is_evidence_kept,
            granted_on: None,
            expires_on: None,
            withdrawn_on: None,
            deadlines: None,
        };
        let tool = Tool::load();
        for language in tool.languages() {
            let words = tool.words(language);
            let said = |entry: Entry, format| {
                let ledger = Ledger {
                    today: date(2026, 11, 26),
                    entries: vec![entry],
                    has_settings: true,
                    unread: Vec::new(),
                    locales: crate::pipeline::embedded_locales().clone(),
                };
                let mut out = Vec::new();
                tell(&ledger, format, words, &mut out).expect("memory takes all");
                String::from_utf8(out).expect("it is text")
            };
            let how = words.say("consent-evidence-plain", &[]);
            assert!(how.contains("`HS-17`"));
            for (entry, is_kept) in
                [(entry(None, true), true), (entry(None, false), false), (entry(Some("HS-1"), false), false)]
            {
                assert_eq!(said(entry.clone(), Format::Human).contains(&how), is_kept, "{language} {entry:?}");
                assert_eq!(said(entry, Format::Json).contains("\"evidence_kept\":true"), is_kept);
            }
            assert!(!said(entry(None, true), Format::Human).contains(&words.say("consent-no-evidence", &[])));
        }
    }
}
