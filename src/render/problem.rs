//! What the template engine says becomes a [`Diagnostic`] at its file and place.

use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::discover::{Source, below_theme};

/// Problems of an engine's error, at the template of `sources` that each names,
/// at `fallback` when it names none.
pub fn diagnostics(error: &tera::Error, sources: &[Source], fallback: &SourcePath) -> Vec<Diagnostic> {
    use tera::ErrorKind::{RenderingError, SyntaxError};
    match error.kind() {
        SyntaxError(report) | RenderingError(report) => {
            let file = source_of(report.filename(), sources);
            let span = match file {
                Some(source) => Span::new(&source.path, report.span().range.start, report.span().range.end),
                None => Span::file(fallback),
            };
            vec![problem(span, report.message())]
        }
        _ => error.to_string().split("\n\n").map(|report| from_text(report, sources, fallback)).collect(),
    }
}

/// The first of [`diagnostics`]: what stopped a page.
pub fn first(error: &tera::Error, sources: &[Source], fallback: &SourcePath) -> Diagnostic {
    let found = diagnostics(error, sources, fallback).into_iter().next();
    found.unwrap_or_else(|| problem(Span::file(fallback), &error.to_string()))
}

/// A problem out of a report that the engine has already put into words:
/// `error: reason` and then `--> file:line:column`.
fn from_text(report: &str, sources: &[Source], fallback: &SourcePath) -> Diagnostic {
    let reason = report.lines().next().unwrap_or_default().trim_start_matches("error: ");
    problem(place_in(report, sources).unwrap_or_else(|| Span::file(fallback)), reason)
}

/// The place after `-->`; lines and columns count from 1, columns in characters.
fn place_in(report: &str, sources: &[Source]) -> Option<Span> {
    let place = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = place.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let source = source_of(parts.next()?, sources)?;
    let text = source.text.read();
    let before: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let text = text.get(before..)?.lines().next()?;
    let start = before + text.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum::<usize>();
    Some(Span::new(&source.path, start, start))
}

fn source_of<'a>(template: &str, sources: &'a [Source]) -> Option<&'a Source> {
    sources.iter().find(|source| below_theme(&source.path) == template)
}

fn problem(span: Span, reason: &str) -> Diagnostic {
    Diagnostic::new(Problem::BadTemplate, span).arg("reason", reason)
}
