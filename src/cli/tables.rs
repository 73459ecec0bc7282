//! `tincay import` and `tincay export`: what a table would change, row by row, before anything is written.

use std::io::{self, Write};

use super::arguments::{Invocation, Task};
use super::words::{Statement, Words, number};
use super::{FINE, PROBLEMS, Surroundings, clock, refuse, report, table};
use crate::diag::Error;
use crate::locale::Arg;
use crate::pipeline::{self, Import, TableChange, Trouble};
use crate::site::Language;

/// Obeys one of the commands; gives the exit code.
pub fn obey(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    let done = match invocation.task {
        Task::Import => import(invocation, language, words, around),
        _ => export(invocation, language, words, around),
    };
    done.unwrap_or_else(|error| refuse(words.refusal(&super::in_full(error)), words, around))
}

fn import(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> Result<u8, Error> {
    let given = &invocation.tables;
    let kind = given.kind.expect("clap requires a table");
    let today = clock::today(invocation.date, around.env)?;
    let import = pipeline::import(&invocation.root, kind, &given.sheet, given.texts, language, today)?;
    let words = import.locales.get(language).map_or(words, Words::new);
    let file = given.sheet.display().to_string();
    if let Some(reason) = import.fault {
        let args = [("file", Arg::Text(&file)), ("reason", Arg::Text(reason))];
        refuse(words.statement("table-unreadable", &args), words, around);
        return Ok(PROBLEMS);
    }
    let _ = head(&import, &file, words, around.stdout);
    let _ = import.changes.iter().try_for_each(|change| tell(change, words, around.stdout));
    for trouble in &import.troubles {
        let _ = warn(trouble, words, around.stderr);
    }
    if import.has_errors() {
        let count = import.troubles.iter().filter(|trouble| trouble.is_error).count();
        let _ = writeln!(around.stderr, "{}", counted("table-errors", count, words));
        return Ok(PROBLEMS);
    }
    if given.write {
        import.write()?;
    }
    let kept = import.changes.iter().any(|change| !change.kept.is_empty());
    let _ = end(&import, given.write, kept, words, around.stdout);
    Ok(FINE)
}

fn counted(key: &str, count: usize, words: Words) -> String {
    words.say(key, &[("count", Arg::Number(number(count)))])
}

/// What was read.
fn head(import: &Import, file: &str, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let args = [
        ("file", Arg::Text(file)),
        ("sheet", Arg::Text(import.sheet.as_deref().unwrap_or_default())),
        ("rows", Arg::Number(number(import.rows))),
    ];
    let key = if import.sheet.is_some() { "import-workbook" } else { "import-csv" };
    writeln!(out, "{}", words.say(key, &args))?;
    match import.encoding {
        None => Ok(()),
        Some(encoding) => writeln!(out, "{}", words.say("import-encoding", &[("encoding", Arg::Text(encoding))])),
    }
}

/// A change, by names of columns: what stands in cells may be nobody's business.
fn tell(change: &TableChange, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let args = [("row", Arg::Number(number(change.row))), ("file", Arg::Text(&change.file))];
    let key = match (change.is_new, change.fields.is_empty()) {
        (true, _) => "import-new",
        (false, false) => "import-changed",
        (false, true) => "import-same",
    };
    writeln!(out, "{}", words.say(key, &args))?;
    let rows = [("import-fields", &change.fields), ("import-kept", &change.kept)];
    let rows = rows.into_iter().filter(|(_, names)| !names.is_empty());
    let rows: Vec<[String; 1]> =
        rows.map(|(key, names)| [words.say(key, &[("columns", Arg::Text(&names.join("; ")))])]).collect();
    table::write(&rows, out)
}

/// An error as one, what is left out as a warning.
fn warn(trouble: &Trouble, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let said = statement(trouble, words);
    if trouble.is_error {
        return writeln!(out, "{}", report::refusal(said, words));
    }
    writeln!(out, "{}: {}", words.say("level-warning", &[]), said.message)?;
    said.hint.map_or(Ok(()), |hint| writeln!(out, "{}: {hint}", words.say("level-hint", &[])))
}

fn statement(trouble: &Trouble, words: Words) -> Statement {
    let row = trouble.row.to_string();
    let args = [
        ("row", Arg::Text(&row)),
        ("column", Arg::Text(&trouble.column)),
        ("reason", Arg::Text(trouble.reason)),
        ("value", Arg::Text(&trouble.value)),
        ("accepted", Arg::Text(&trouble.accepted)),
        ("nearest", Arg::Text(&trouble.nearest)),
    ];
    words.statement(if trouble.is_error { "table-cell" } else { "table-left-out" }, &args)
}

fn end(import: &Import, wrote: bool, kept: bool, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let new = import.changes.iter().filter(|change| change.is_new).count();
    let changed = import.changes.iter().filter(|change| !change.is_new && !change.fields.is_empty()).count();
    let same = import.changes.len() - new - changed + import.unchanged;
    let counts = [("new", new), ("changed", changed), ("same", same)];
    let args = counts.map(|(name, count)| (name, Arg::Number(number(count))));
    writeln!(out, "{}", words.say(if wrote { "import-done" } else { "import-would" }, &args))?;
    if kept {
        writeln!(out, "{}", words.say("import-texts", &[]))?;
    }
    if wrote && new + changed > 0 { writeln!(out, "{}", words.say("import-next", &[])) } else { Ok(()) }
}

fn export(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> Result<u8, Error> {
    let given = &invocation.tables;
    let kind = given.kind.expect("clap requires a table");
    let today = clock::today(invocation.date, around.env)?;
    let export = pipeline::export(&invocation.root, kind, language, today)?;
    let words = export.locales.get(language).map_or(words, Words::new);
    let counts = [("rows", Arg::Number(number(export.rows))), ("left", Arg::Number(number(export.left_out)))];
    match &given.output {
        None => {
            let _ = around.stdout.write_all(export.csv.as_bytes());
            let _ = writeln!(around.stderr, "{}", words.say("export-done", &counts));
        }
        Some(path) => {
            pipeline::put_table(path, &export)?;
            let _ = writeln!(around.stdout, "{}", words.say("export-done", &counts));
        }
    }
    Ok(FINE)
}
