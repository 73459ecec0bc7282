//! What the template engine says becomes a [`Diagnostic`] at its file and place.

use super::strays::components;
use crate::diag::{Diagnostic, Problem, SourcePath, Span, nearest};
use crate::discover::{Source, below_theme, is_embedded};

/// Problems of an engine's error, at the template of `sources` that each names,
/// at `fallback` when it names none.
pub fn diagnostics(error: &tera::Error, sources: &[Source], fallback: &SourcePath) -> Vec<Diagnostic> {
    use tera::ErrorKind::{RenderingError, SyntaxError};
    match error.kind() {
        SyntaxError(report) | RenderingError(report) => {
            let reason = brief(report.message());
            let range = &report.span().range;
            vec![match source_of(report.filename(), sources) {
                Some(source) => blamed(source, (range.start, range.end), &reason, sources, fallback),
                None => problem(Span::file(fallback), &reason),
            }]
        }
        _ => error.to_string().split("\n\n").map(|report| from_text(report, sources, fallback)).collect(),
    }
}

/// The first of [`diagnostics`]: what stopped a page.
pub fn first(error: &tera::Error, sources: &[Source], fallback: &SourcePath) -> Diagnostic {
    let found = diagnostics(error, sources, fallback).into_iter().next();
    found.unwrap_or_else(|| problem(Span::file(fallback), &error.to_string()))
}

/// The problem at `place` of `source`; where that is the program's own, the site's file it most likely comes from is
/// named in its stead: a site has no other to correct.
fn blamed(
    source: &Source,
    (start, end): (usize, usize),
    reason: &str,
    sources: &[Source],
    fallback: &SourcePath,
) -> Diagnostic {
    let is_own = |source: &&Source| source.path.ends_with(".html") && !is_embedded(source);
    let mut own = sources.iter().filter(is_own).peekable();
    if own.peek().is_none() || !is_embedded(source) {
        return problem(Span::new(&source.path, start, end), reason);
    }
    let names: Vec<&str> = reason.split(['`', '\'', '"']).skip(1).step_by(2).collect();
    let defines = |source: &&Source| components(&source.text.read()).any(|name| names.contains(&name));
    let file = own.find(defines).map_or(fallback, |source| &source.path);
    let line = source.text.read().get(..start).unwrap_or_default().lines().count().max(1);
    problem(Span::file(file), &format!("{reason} ({}:{line})", below_theme(&source.path)))
}

/// What the engine says, without the hundreds of names that it knows: the nearest is enough.
fn brief(reason: &str) -> String {
    let Some((said, names)) = reason.split_once(" Available ").filter(|(said, _)| said.contains("is not defined"))
    else {
        return reason.to_owned();
    };
    let names = names.split_once(": ").map_or("", |(_, names)| names);
    let wanted = said.split('`').nth(1).unwrap_or_default();
    match nearest(wanted, names.split(", ")) {
        Some(near) => format!("{said} Nearest: `{near}`"),
        None => said.to_owned(),
    }
}

/// A problem out of a report that the engine has already put into words:
/// `error: reason` and then `--> file:line:column`.
fn from_text(report: &str, sources: &[Source], fallback: &SourcePath) -> Diagnostic {
    let reason = report.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let place = place_in(report, sources).or_else(|| named_in(reason, sources));
    problem(place.unwrap_or_else(|| Span::file(fallback)), &brief(reason))
}

/// The site's own template of those that `reason` names (a chain of templates that include each other, two that define
/// the same), where it names another of them: a site has no other to correct.
fn named_in(reason: &str, sources: &[Source]) -> Option<Span> {
    let names: Vec<&str> = reason.split(['`', '\'', '"']).filter(|name| name.ends_with(".html")).collect();
    let own = sources.iter().find(|it| names.contains(&below_theme(&it.path)) && !is_embedded(it))?;
    let text = own.text.read();
    let quoted = names.iter().flat_map(|name| [format!("\"{name}\""), format!("'{name}'")]);
    let place = quoted.filter_map(|name| Some((text.find(&name)?, name.len()))).min();
    Some(place.map_or_else(|| Span::file(&own.path), |(at, length)| Span::new(&own.path, at, at + length)))
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
    Diagnostic::new(Problem::BadTemplate, span).arg("reason", reason).arg("pages", "none")
}
