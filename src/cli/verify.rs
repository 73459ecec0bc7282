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
    /// Headers that the hosts of the site cannot send.
    unable: Vec<&'a str>,
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
    let unable = verdict.unable.iter().copied().collect();
    let line = Line { url, ok: findings.is_empty(), asked, files, of, findings, unable };
    serde_json::to_string(&line).expect("strings always serialise")
}

fn human(verdict: &Verdict, is_veiled: bool, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let mut count = 0;
    for group in verdict.findings.chunk_by(|one, other| one.check == other.check) {
        writeln!(out, "{}", words.say(&format!("verify-{}", group[0].check), &[]))?;
        let rows = rows(group, words);
        count += rows.len();
        table::write(&rows, out)?;
    }
    if !verdict.unable.is_empty() {
        let headers = verdict.unable.iter().copied().collect::<Vec<_>>().join(", ");
        writeln!(out, "{}", words.say("verify-unable", &[("headers", Arg::Text(&headers))]))?;
    }
    if is_veiled {
        writeln!(out, "{}", words.say("verify-veiled", &[]))?;
    }
    let args = [
        ("count", Arg::Number(number(count))),
        ("asked", Arg::Number(number(verdict.asked))),
        ("files", Arg::Number(number(verdict.files))),
        ("of", Arg::Number(number(verdict.of))),
    ];
    let key = if verdict.findings.is_empty() { "verify-fine" } else { "verify-found" };
    writeln!(out, "{}", words.say(key, &args))
}

/// What is the same at every address of a host: told once, with one of them.
const ALIKE: [&str; 4] = ["header", "trace", "compression", "type"];
/// So many addresses are told one by one.
const FEW: usize = 3;

/// Findings of one check, a line each; what is alike at more than a few addresses stands in one line.
fn rows(group: &[Finding], words: Words) -> Vec<[String; 2]> {
    let mut by_found: Vec<(&str, Vec<&Finding>)> = Vec::new();
    for finding in group {
        match by_found.iter_mut().find(|(found, _)| *found == finding.found) {
            Some((_, all)) => all.push(finding),
            None => by_found.push((&finding.found, vec![finding])),
        }
    }
    if !group.first().is_some_and(|first| ALIKE.contains(&first.check)) {
        by_found = group.iter().map(|finding| (&*finding.found, vec![finding])).collect();
    }
    let row = |all: Vec<&Finding>| -> Vec<[String; 2]> {
        if all.len() <= FEW {
            return all.into_iter().map(|row| [row.address.clone(), in_words(row, words)]).collect();
        }
        let args = [("count", Arg::Number(number(all.len()))), ("address", Arg::Text(&all[0].address))];
        vec![[in_words(all[0], words), words.say("verify-at", &args)]]
    };
    by_found.into_iter().flat_map(|(_, all)| row(all)).collect()
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
