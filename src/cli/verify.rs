//! `tincay verify`: what a running host does wrong, for people and for monitoring.

use std::io::{self, Write};

use serde::Serialize;

use super::arguments::{Format, Invocation};
use super::words::{Words, number};
use super::{FINE, PROBLEMS, Surroundings, in_full, is_log, options, progress, refuse, table, tell};
use crate::diag::Diagnostic;
use crate::locale::Arg;
use crate::pipeline::Outcome;
use crate::site::Language;
use crate::verify::{self, Finding, Request, Verdict};

/// How many pages are asked for, unless somebody says otherwise.
const PAGES: usize = 100;

/// Asks the host, and tells.
pub fn obey(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    let bar = progress::Bar::new(words, around.terminal && !invocation.quiet);
    let told = &invocation.verify;
    let request = Request { url: told.url.clone(), pages: told.pages.unwrap_or(PAGES), exit: told.exit };
    let done = options(invocation, around.env).and_then(|options| verify::verify(&options, &request, &bar));
    bar.clear();
    match done.map_err(in_full) {
        Err(error) => refuse(words.refusal(&error), words, around),
        Ok((outcome, verdict)) => {
            let is_log = is_log(invocation, around);
            let words = outcome.locales.get(language).map_or(words, Words::new);
            if outcome.diagnostics.iter().any(Diagnostic::is_error) {
                tell(invocation, &outcome, words, around);
            }
            let Some(mut verdict) = verdict else {
                let _ = writeln!(around.stderr, "{}", words.say("verify-not-asked", &[]));
                return PROBLEMS;
            };
            let is_veiled = is_log && veil(&mut verdict, &outcome);
            let _ = match invocation.format {
                Format::Json => writeln!(around.stdout, "{}", line(&request.url, &verdict)),
                _ => human(&verdict, is_veiled, words, around.stdout),
            };
            if verdict.findings.is_empty() { FINE } else { PROBLEMS }
        }
    }
}

/// Calls what tells of somebody by its folder, and says whether there is such (CON-03).
fn veil(verdict: &mut Verdict, outcome: &Outcome) -> bool {
    let mut is_veiled = false;
    for text in verdict.findings.iter_mut().flat_map(|row| [&mut row.address, &mut row.found]) {
        let shown = outcome.shown(text);
        if shown != text.as_str() {
            *text = shown.into_owned();
            is_veiled = true;
        }
    }
    is_veiled
}

/// The JSON that monitoring reads.
#[derive(Serialize)]
struct Line<'a> {
    url: &'a str,
    ok: bool,
    asked: usize,
    files: usize,
    of: usize,
    findings: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    check: &'a str,
    address: &'a str,
    found: &'a str,
}

fn line(url: &str, verdict: &Verdict) -> String {
    let rows = verdict.findings.iter();
    let findings: Vec<Row> =
        rows.map(|row| Row { check: row.check, address: &row.address, found: &row.found }).collect();
    let Verdict { asked, files, of, .. } = *verdict;
    let line = Line { url, ok: findings.is_empty(), asked, files, of, findings };
    serde_json::to_string(&line).expect("strings always serialise")
}

fn human(verdict: &Verdict, is_veiled: bool, words: Words, out: &mut dyn Write) -> io::Result<()> {
    for group in verdict.findings.chunk_by(|one, other| one.check == other.check) {
        writeln!(out, "{}", words.say(&format!("verify-{}", group[0].check), &[]))?;
        let rows: Vec<[String; 2]> = group.iter().map(|row| [row.address.clone(), in_words(row, words)]).collect();
        table::write(&rows, out)?;
    }
    if is_veiled {
        writeln!(out, "{}", words.say("verify-veiled", &[]))?;
    }
    let args = [
        ("count", Arg::Number(number(verdict.findings.len()))),
        ("asked", Arg::Number(number(verdict.asked))),
        ("files", Arg::Number(number(verdict.files))),
        ("of", Arg::Number(number(verdict.of))),
    ];
    let key = if verdict.findings.is_empty() { "verify-fine" } else { "verify-found" };
    writeln!(out, "{}", words.say(key, &args))
}

/// What was found, where it is a word in words.
fn in_words(finding: &Finding, words: Words) -> String {
    words.find(&format!("reason-{}", finding.found), &[]).unwrap_or_else(|| finding.found.clone())
}

#[cfg(test)]
mod tests {
    use crate::cli::language::Tool;
    use crate::verify::CHECKS;

    #[test]
    fn every_check_has_a_sentence_in_every_language() {
        let tool = Tool::load();
        for language in tool.languages() {
            for check in CHECKS {
                assert!(tool.words(language).find(&format!("verify-{check}"), &[]).is_some(), "{language}: {check}");
            }
        }
    }
}
