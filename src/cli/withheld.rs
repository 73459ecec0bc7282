//! What a publication leaves out, and why: a table for people, lines of JSON for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::table;
use super::words::Words;
use crate::pipeline::Withheld;

#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    piece: &'a str,
    reason: &'static str,
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
