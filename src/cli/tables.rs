//! `tincay import` and `tincay export`: what a table would change, row by row, before anything is written.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;

use super::arguments::{Format, Invocation, Task};
use super::report::Report;
use super::words::{Words, number};
use super::{FINE, PROBLEMS, Surroundings, clock, refuse, table};
use crate::diag::{Diagnostic, Error, Problem, SourcePath, Span};
use crate::locale::Arg;
use crate::pipeline::{self, Import, TableChange, Taking, Trouble};
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
    let taking = Taking { kind, file: &given.file, sheet: given.sheet.as_deref(), texts: given.texts };
    let import = pipeline::import(&invocation.root, taking, language, today)?;
    let words = import.locales.get(language).map_or(words, Words::new);
    let file = given.file.display().to_string();
    let is_for_people = invocation.format == Format::Human;
    if is_for_people && import.fault.is_none() {
        let _ = head(&import, &file, words, around.stdout);
        let failed: BTreeSet<usize> = import.troubles.iter().filter(|it| it.is_error).map(|it| it.row).collect();
        // Nothing becomes of a row with an error: it is told as such.
        let mut changes = import.changes.iter().filter(|change| !failed.contains(&change.row));
        let _ = changes.try_for_each(|change| tell(change, words, around.stdout));
    }
    let _ = report(&import, &file, invocation.format, words, around);
    if import.has_errors() {
        let count = import.troubles.iter().filter(|trouble| trouble.is_error).count();
        if is_for_people && count > 0 {
            let _ = writeln!(around.stderr, "{}", counted("table-errors", count, words));
        }
        return Ok(PROBLEMS);
    }
    if given.write {
        import.write()?;
    }
    let kept = import.changes.iter().any(|change| !change.kept.is_empty());
    if is_for_people {
        let _ = end(&import, given.write, kept, words, around.stdout);
    }
    Ok(FINE)
}

/// Tells what is wrong with the table, at its rows: to people on standard error, to programs on standard output.
fn report(import: &Import, file: &str, format: Format, words: Words, around: &mut Surroundings) -> io::Result<()> {
    let found = problems(import, file);
    if found.is_empty() && format != Format::Sarif {
        return Ok(());
    }
    // A table has no lines, but rows, which its programs number.
    let rows = import.troubles.iter().map(|trouble| trouble.row).max().unwrap_or_default();
    let rows: Arc<str> = ROW.repeat(rows).into();
    let lookup = |path: &str| (path == file && import.fault.is_none()).then(|| rows.clone());
    let report = Report::new(&found, &[], words, &lookup);
    match format {
        Format::Json => report.json(around.stdout),
        Format::Sarif => report.sarif(around.stdout),
        Format::Github => report.github(around.stdout),
        _ => report.human(around.stderr),
    }
}

/// What stands for a row where places are counted in lines.
const ROW: &str = " \n";

fn problems(import: &Import, file: &str) -> Vec<Diagnostic> {
    let path = SourcePath::from(file);
    if let Some(reason) = import.fault {
        let found = Diagnostic::new(Problem::TableUnreadable, Span::file(&path)).arg("file", file);
        return vec![found.arg("reason", reason).arg("accepted", import.sheets.join("”, “"))];
    }
    import.troubles.iter().map(|trouble| problem(trouble, &path)).collect()
}

fn problem(trouble: &Trouble, file: &SourcePath) -> Diagnostic {
    let at = trouble.row.saturating_sub(1) * ROW.len();
    let problem = if trouble.is_error { Problem::TableCell } else { Problem::TableLeftOut };
    let found = Diagnostic::new(problem, Span::new(file, at, at + 1));
    let found = found.arg("row", trouble.row.to_string()).arg("column", trouble.column.as_str());
    let found = found.arg("reason", trouble.reason).arg("nearest", trouble.nearest.as_str());
    if trouble.is_error {
        found.arg("value", trouble.value.as_str()).arg("accepted", trouble.accepted.as_str())
    } else {
        found
    }
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
    let is_told = |name: &&String| import.troubles.iter().any(|it| it.reason.ends_with("sheet") && it.column == **name);
    let unlike: Vec<&str> = import.sheets.iter().filter(|name| !is_told(name)).map(String::as_str).collect();
    if !unlike.is_empty() {
        writeln!(out, "{}", words.say("import-sheets", &[("sheets", Arg::Text(&unlike.join("”, “")))]))?;
    }
    if !import.filled.is_empty() {
        let columns = import.filled.keys().map(String::as_str).collect::<Vec<_>>().join("”, “");
        let count = Arg::Number(number(import.filled.values().sum()));
        writeln!(out, "{}", words.say("import-filled", &[("count", count), ("columns", Arg::Text(&columns))]))?;
    }
    match import.encoding {
        None => Ok(()),
        Some(encoding) => writeln!(out, "{}", words.say("import-encoding", &[("encoding", Arg::Text(encoding))])),
    }
}

/// A change, by names of columns: what stands in cells may be nobody's business.
fn tell(change: &TableChange, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let args = [("row", Arg::Number(number(change.row))), ("file", Arg::Text(&change.file))];
    let key = match (change.is_new, change.changes_file()) {
        (true, _) => "import-new",
        (false, true) => "import-changed",
        (false, false) => "import-same",
    };
    writeln!(out, "{}", words.say(key, &args))?;
    let rows = [("import-fields", &change.fields), ("import-gone", &change.gone), ("import-kept", &change.kept)];
    let rows = rows.into_iter().filter(|(_, names)| !names.is_empty());
    let rows: Vec<[String; 1]> =
        rows.map(|(key, names)| [words.say(key, &[("columns", Arg::Text(&names.join("; ")))])]).collect();
    table::write(&rows, out)
}

fn end(import: &Import, wrote: bool, kept: bool, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let new = import.changes.iter().filter(|change| change.is_new).count();
    let changed = import.changes.iter().filter(|change| !change.is_new && change.changes_file()).count();
    let same = import.changes.len() - new - changed + import.unchanged;
    let counts = [("new", new), ("changed", changed), ("same", same)];
    let args = counts.map(|(name, count)| (name, Arg::Number(number(count))));
    writeln!(out, "{}", words.say(if wrote { "import-done" } else { "import-would" }, &args))?;
    if kept {
        writeln!(out, "{}", words.say("import-texts", &[]))?;
    }
    let next = if new > 0 { "import-next" } else { "import-check" };
    if wrote && new + changed > 0 { writeln!(out, "{}", words.say(next, &[])) } else { Ok(()) }
}

fn export(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> Result<u8, Error> {
    let given = &invocation.tables;
    let kind = given.kind.expect("clap requires a table");
    let today = clock::today(invocation.date, around.env)?;
    let export = pipeline::export(&invocation.root, kind, language, today, invocation.forbidden.as_deref())?;
    let words = export.locales.get(language).map_or(words, Words::new);
    if !export.outcome.diagnostics.is_empty() {
        super::tell(invocation, &export.outcome, words, around);
        return Ok(PROBLEMS);
    }
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
