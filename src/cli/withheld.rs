//! What a publication leaves out, and why, and what it lets pass: tables for people, lines of JSON for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::table;
use super::words::Words;
use crate::pipeline::{Exempt, Withheld};

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

/// How many are listed.
pub fn count(withheld: &[Withheld]) -> usize {
    listed(withheld).count()
}

/// The table, with its heading; nothing when nothing was left out.
pub fn human(withheld: &[Withheld], words: Words, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<[String; 2]> = listed(withheld).map(|piece| [piece.id.clone(), reason(piece, words)]).collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", words.say("withheld-heading", &[]))?;
    table::write(&rows, out)
}

/// A line for each.
pub fn json(withheld: &[Withheld], words: Words, out: &mut dyn Write) -> io::Result<()> {
    listed(withheld).try_for_each(|piece| {
        let line = Line {
            code: "withheld",
            severity: "note",
            file: &piece.file,
            piece: &piece.id,
            reason: piece.reason.code(),
            message: reason(piece, words),
        };
        writeln!(out, "{}", serde_json::to_string(&line).expect("strings always serialise"))
    })
}

/// What is suppressed in one place and may stand elsewhere (LOC-04), with its heading; nothing when there is none.
pub fn exempt(exempt: &[Exempt], words: Words, out: &mut dyn Write) -> io::Result<()> {
    if exempt.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", words.say("exempt-heading", &[]))?;
    let row = |it: &Exempt| [it.file.to_string(), it.field.clone(), it.by.clone()];
    table::write(&exempt.iter().map(row).collect::<Vec<_>>(), out)
}

/// A line for each.
pub fn exempt_json(exempt: &[Exempt], words: Words, out: &mut dyn Write) -> io::Result<()> {
    exempt.iter().try_for_each(|Exempt { file, field, by }| {
        let (message, code, severity) = (words.say("exempt-heading", &[]), "exempt", "note");
        let line = ExemptLine { code, severity, file, field, by, message };
        writeln!(out, "{}", serde_json::to_string(&line).expect("strings always serialise"))
    })
}
