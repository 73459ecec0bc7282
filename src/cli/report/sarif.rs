//! All problems as one log for code scanning: SARIF 2.1.0 (OASIS, 27 March 2020).
//!
//! Files are URI references relative to where the program was run. What may not be quoted is not.

use serde_json::{Value, json};

use super::place::{Place, Source};
use super::{Report, address, may_quote};
use crate::cli::handbook::{Explanation, Handbook};
use crate::diag::{Diagnostic, Problem, Severity};

/// What a log says it is written by.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The log.
pub fn log(report: &Report) -> String {
    let mut problems: Vec<Problem> = report.diagnostics.iter().map(|found| found.problem).collect();
    problems.sort_unstable();
    problems.dedup();
    let language = report.words.language();
    let book = Handbook::of(language);
    let rules: Vec<Value> = problems.iter().map(|problem| rule(*problem, book.explanation(*problem))).collect();
    let results: Vec<Value> = report.diagnostics.iter().map(|found| result(found, &problems, report)).collect();
    let driver = json!({ "name": "tincay", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let run = json!({
        "tool": { "driver": driver },
        "language": language.code(),
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    serde_json::to_string_pretty(&log).expect("strings and numbers always serialise")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A problem of the catalogue with what the handbook says of it.
fn rule(problem: Problem, explained: Option<&Explanation>) -> Value {
    let mut rule = json!({
        "id": problem.code(),
        "defaultConfiguration": { "level": level(problem.severity()) },
    });
    if let Some(Explanation { sentence, text, before, after }) = explained {
        let markdown = format!("{text}\n\n```\n{}\n```\n\n→\n\n```\n{}\n```\n", before.text, after.text);
        rule["shortDescription"] = json!({ "text": sentence });
        rule["fullDescription"] = json!({ "text": text });
        rule["help"] = json!({ "text": format!("{text}\n\n{}\n→\n{}", before.text, after.text), "markdown": markdown });
    }
    rule
}

fn result(diagnostic: &Diagnostic, problems: &[Problem], report: &Report) -> Value {
    let said = report.words.problem(diagnostic);
    let hint = said.hint.map(|hint| format!("\n{}: {hint}", report.words.say("level-hint", &[])));
    let mut physical = json!({ "artifactLocation": { "uri": uri(&report.path(diagnostic)) } });
    if let Some((place, source)) = super::place(diagnostic, &report.sources) {
        physical["region"] = region(&place, may_quote(diagnostic, &report.guarded).then_some((&*source, diagnostic)));
    }
    json!({
        "ruleId": diagnostic.problem.code(),
        "ruleIndex": problems.binary_search(&diagnostic.problem).unwrap_or_default(),
        "level": level(diagnostic.problem.severity()),
        "message": { "text": said.message + &hint.unwrap_or_default() },
        "locations": [{ "physicalLocation": physical }],
    })
}

fn region(place: &Place, quoted: Option<(&Source, &Diagnostic)>) -> Value {
    let mut region = json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    });
    if let Some((source, diagnostic)) = quoted {
        let found = source.excerpt(diagnostic.span.start, diagnostic.span.end);
        region["snippet"] = json!({ "text": &found.line[found.marked.clone()] });
    }
    region
}

/// A path as a relative reference (RFC 3986 §4.2).
fn uri(path: &str) -> String {
    address::encoded(path)
}
