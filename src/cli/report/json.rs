//! One problem as a line of JSON, for editors and continuous integration.

use serde::Serialize;

use super::{Sources, place};
use crate::cli::words::Words;
use crate::diag::Diagnostic;

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: String,
    hint: Option<String>,
}

/// The problem, in what is called `file`, as a JSON object without line breaks.
pub fn line(diagnostic: &Diagnostic, file: &str, words: Words, sources: &Sources) -> String {
    let statement = words.problem(diagnostic);
    let place = place(diagnostic, sources).map(|(place, _)| place);
    let line = Line {
        code: diagnostic.problem.code(),
        severity: diagnostic.problem.severity().code(),
        file,
        line: place.as_ref().map(|place| place.line),
        column: place.as_ref().map(|place| place.column),
        end_line: place.as_ref().map(|place| place.end_line),
        end_column: place.as_ref().map(|place| place.end_column),
        message: statement.message,
        hint: statement.hint,
    };
    serde_json::to_string(&line).expect("strings and numbers always serialise")
}
