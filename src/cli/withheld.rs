//! What a publication leaves out, and why, and what it lets pass: tables for people, lines of JSON for programs.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::table;
use super::words::Words;
use crate::pipeline::{Exempt, Outcome, Withheld};

#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    piece: &'a str,
    reason: &'static str,
    message: String,
}

#[derive(Serialize)]
struct ExemptLine<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    field: &'a str,
    by: &'a str,
    message: String,
}

fn listed(withheld: &[Withheld]) -> impl Iterator<Item = &Withheld> {
    withheld.iter().filter(|piece| piece.reason.may_be_listed())
}

fn reason(piece: &Withheld, words: Words) -> String {
    words.say(&format!("withheld-{}", piece.reason.code()), &[])
}

/// A piece as a public log may call it: by its file and its id, or by the folders of both where they tell what must not
/// be said.
struct Called<'a> {
    file: Cow<'a, str>,
    id: Cow<'a, str>,
}

impl<'a> Called<'a> {
    fn of(piece: &'a Withheld, outcome: &'a Outcome) -> Self {
        let veiled = outcome.veiled.get(&piece.file).map(String::as_str);
        if veiled.is_none() && piece.reason.may_be_named() {
            return Self { file: (&*piece.file).into(), id: (&*piece.id).into() };
        }
        Self { file: veiled.map_or_else(|| folder(&piece.file), Cow::Borrowed), id: folder(&piece.id) }
    }
}

/// `path` without its last part.
fn folder(path: &str) -> Cow<'_, str> {
    path.rsplit_once('/').map_or("…".into(), |(folder, _)| format!("{folder}/…").into())
}

/// How many are listed.
pub fn count(withheld: &[Withheld]) -> usize {
    listed(withheld).count()
}

/// The table, with its heading; nothing when nothing was left out.
pub fn human(outcome: &Outcome, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let row = |piece: &Withheld| [Called::of(piece, outcome).id.into_owned(), reason(piece, words)];
    let rows: Vec<[String; 2]> = listed(&outcome.withheld).map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", words.say("withheld-heading", &[]))?;
    table::write(&rows, out)
}

/// A line for each.
pub fn json(outcome: &Outcome, words: Words, out: &mut dyn Write) -> io::Result<()> {
    listed(&outcome.withheld).try_for_each(|piece| {
        let called = Called::of(piece, outcome);
        let line = Line {
            code: "withheld",
            severity: "note",
            file: &called.file,
            piece: &called.id,
            reason: piece.reason.code(),
            message: reason(piece, words),
        };
        writeln!(out, "{}", serde_json::to_string(&line).expect("strings always serialise"))
    })
}

/// What is suppressed in one place and may stand elsewhere (LOC-04), with its heading; nothing when there is none.
pub fn exempt(outcome: &Outcome, words: Words, out: &mut dyn Write) -> io::Result<()> {
    if outcome.exempt.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", words.say("exempt-heading", &[]))?;
    let called = |file: &str| outcome.veiled.get(file).cloned().unwrap_or_else(|| file.to_owned());
    let row = |it: &Exempt| [called(&it.file), it.field.clone(), called(&it.by)];
    table::write(&outcome.exempt.iter().map(row).collect::<Vec<_>>(), out)
}

/// A line for each.
pub fn exempt_json(outcome: &Outcome, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let called = |file: &'_ str| outcome.veiled.get(file).cloned().unwrap_or_else(|| file.to_owned());
    outcome.exempt.iter().try_for_each(|Exempt { file, field, by }| {
        let (file, by) = (&called(file), &called(by));
        let (message, code, severity) = (words.say("exempt-heading", &[]), "exempt", "note");
        let line = ExemptLine { code, severity, file, field, by, message };
        writeln!(out, "{}", serde_json::to_string(&line).expect("strings always serialise"))
    })
}
