//! `tincay report`: the results report of a campaign, and what staff should know of its numbers.

use std::io::{self, Write};
use std::path::Path;

use super::arguments::{Format, Invocation};
use super::words::{Words, number};
use super::{FINE, PROBLEMS, Surroundings, in_full, options, refuse, tell};
use crate::diag::{Diagnostic, Error};
use crate::locale::Arg;
use crate::pipeline::{self, Form, Results, Wanted};
use crate::site::Language;

/// Gives the report out and tells what it leaves out; gives the exit code.
pub fn obey(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    let done = report(invocation, language, words, around);
    done.unwrap_or_else(|error| refuse(words.refusal(&in_full(error)), words, around))
}

fn report(invocation: &Invocation, reader: &Language, words: Words, around: &mut Surroundings) -> Result<u8, Error> {
    let given = &invocation.results;
    let form = match invocation.format {
        Format::Csv => Form::Csv,
        Format::Markdown => Form::Markdown,
        _ => Form::Html,
    };
    if let Some(path) = &given.output {
        fits(path, form)?;
    }
    let wanted = Wanted { campaign: &given.campaign, language: given.language.as_deref(), reader, form };
    let Results { outcome, text, overdue } = pipeline::report(&options(invocation, around.env)?, &wanted)?;
    let words = outcome.locales.get(reader).map_or(words, Words::new);
    if outcome.diagnostics.iter().any(Diagnostic::is_error) {
        tell(invocation, &outcome, words, around);
        return Ok(PROBLEMS);
    }
    match (&given.output, text) {
        (Some(path), Some(text)) => {
            pipeline::put_report(path, text)?;
            let file = path.display().to_string();
            let _ = writeln!(around.stdout, "{}", words.say("report-done", &[("file", Arg::Text(&file))]));
        }
        (_, text) => {
            let _ = around.stdout.write_all(text.unwrap_or_default().as_bytes());
        }
    }
    let _ = remark(&outcome.withheld, overdue, words, around.stderr);
    Ok(FINE)
}

/// Ends of names of files that a report could be taken for.
const DOCUMENTS: [&str; 12] = ["html", "htm", "csv", "md", "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "rtf"];

/// Refuses a `path` whose end says that something else is in the file, for no program would open it.
fn fits(path: &Path, form: Form) -> Result<(), Error> {
    let (name, right, ends): (_, _, &[&str]) = match form {
        Form::Html => ("HTML", "html", &["html", "htm"]),
        Form::Csv => ("CSV", "csv", &["csv"]),
        Form::Markdown => ("Markdown", "md", &["md"]),
    };
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_other = DOCUMENTS.contains(&&*end) && !ends.contains(&&*end);
    if is_other { Err(Error::ReportForm { path: path.to_owned(), form: name, right }) } else { Ok(()) }
}

/// What may surprise who compares the report with what they know.
fn remark(withheld: &[pipeline::Withheld], overdue: usize, words: Words, out: &mut dyn Write) -> io::Result<()> {
    // As in the list of a build: what is told nowhere is not counted either (LOC-08).
    let left_out = withheld.iter().filter(|piece| piece.reason.may_be_listed()).count();
    let counts = [("report-left-out", left_out), ("report-overdue", overdue)];
    counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .try_for_each(|(key, count)| writeln!(out, "{}", words.say(key, &[("count", Arg::Number(number(count)))])))
}
