//! One problem as rustc would show it, Vietnamese columns right.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use super::place::excerpt;
use super::{Lookup, place as find_place};
use crate::cli::words::{Statement, Words};
use crate::diag::{Diagnostic, Severity};

/// The problem with its place, its source line if that may be shown, and its hint; ANSI-styled.
pub fn render(diagnostic: &Diagnostic, words: Words, sources: Lookup) -> String {
    let statement = words.problem(diagnostic);
    let level = match diagnostic.problem.severity() {
        Severity::Error => Level::ERROR.with_name(words.say("level-error", &[])),
        Severity::Warning => Level::WARNING.with_name(words.say("level-warning", &[])),
    };
    let title = level.primary_title(statement.message).id(diagnostic.problem.code());
    let group = placed(Group::with_title(title), diagnostic, sources);
    Renderer::styled().render(&[hinted(group, statement.hint, words)])
}

/// A sentence without a place: what the machine or the command line refused.
pub fn plain(statement: Statement, words: Words) -> String {
    let title = Level::ERROR.with_name(words.say("level-error", &[])).primary_title(statement.message);
    Renderer::styled().render(&[hinted(Group::with_title(title), statement.hint, words)])
}

fn placed<'a>(group: Group<'a>, diagnostic: &'a Diagnostic, sources: Lookup) -> Group<'a> {
    let span = &diagnostic.span;
    let origin = Origin::path(&*span.file);
    let Some((place, text)) = find_place(diagnostic, sources) else { return group.element(origin) };
    let group = group.element(origin.line(place.line).char_column(place.column));
    if !diagnostic.problem.may_quote_source() {
        return group;
    }
    let excerpt = excerpt(&text, span.start, span.end);
    let mark = AnnotationKind::Primary.span(excerpt.marked);
    group.element(Snippet::source(excerpt.text).line_start(place.line).annotation(mark))
}

fn hinted<'a>(group: Group<'a>, hint: Option<String>, words: Words) -> Group<'a> {
    let Some(hint) = hint else { return group };
    let name = words.say("level-hint", &[]);
    group.element(Level::HELP.with_name(name).message(normalize_untrusted_str(&hint)))
}
