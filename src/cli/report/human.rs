//! One problem as rustc would show it, Vietnamese columns right.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use super::{Guarded, Sources, may_quote, place as find_place};
use crate::cli::words::{Statement, Words};
use crate::diag::{Diagnostic, Severity};

/// The most bytes of a source line that is quoted. Each line is measured to its end, and one that holds thousands of
/// problems would be measured for each (PUB-04); nobody finds a mark in it either.
const QUOTABLE: usize = 4096;

/// The problem with its place in what is called `file`, its source line if that may be shown, and its hint; ANSI-styled.
pub fn render(diagnostic: &Diagnostic, file: &str, guarded: &Guarded, words: Words, sources: &Sources) -> String {
    let statement = words.problem(diagnostic);
    let level = match diagnostic.problem.severity() {
        Severity::Error => Level::ERROR.with_name(words.say("level-error", &[])),
        Severity::Warning => Level::WARNING.with_name(words.say("level-warning", &[])),
        Severity::Advice => Level::INFO.with_name(words.say("level-advice", &[])),
    };
    let title = level.primary_title(statement.message).id(diagnostic.problem.code());
    let group = placed(Group::with_title(title), diagnostic, file, guarded, sources);
    Renderer::styled().render(&[hinted(group, statement.hint, words)])
}

/// A sentence without a place: what the machine or the command line refused.
pub fn plain(statement: Statement, words: Words) -> String {
    let line = |level: Level, name: &str, text: String| {
        Renderer::styled().render(&[Group::with_title(level.with_name(words.say(name, &[])).primary_title(text))])
    };
    let message = line(Level::ERROR, "level-error", statement.message);
    let hint = statement.hint.map(|hint| line(Level::HELP, "level-hint", hint));
    [Some(message), hint].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn placed<'a>(
    group: Group<'a>,
    diagnostic: &'a Diagnostic,
    file: &'a str,
    guarded: &Guarded,
    sources: &Sources,
) -> Group<'a> {
    let span = &diagnostic.span;
    let origin = Origin::path(file);
    let Some((place, source)) = find_place(diagnostic, sources) else { return group.element(origin) };
    let excerpt = source.excerpt(span.start, span.end);
    match may_quote(diagnostic, guarded) && excerpt.line.len() <= QUOTABLE {
        true => {
            let mark = AnnotationKind::Primary.span(excerpt.marked);
            let snippet = Snippet::source(excerpt.line.to_owned()).line_start(place.line);
            group.element(snippet.path(file).annotation(mark))
        }
        false => group.element(origin.line(place.line).char_column(place.column)),
    }
}

fn hinted<'a>(group: Group<'a>, hint: Option<String>, words: Words) -> Group<'a> {
    let Some(hint) = hint else { return group };
    let name = words.say("level-hint", &[]);
    group.element(Level::HELP.with_name(name).message(normalize_untrusted_str(&hint)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::cli::language::Tool;
    use crate::diag::{Problem, Span};

    #[test]
    fn a_misspelt_address_is_not_shown() {
        let tool = Tool::load();
        let words = tool.words(&tool.languages()[0]);
        let text: Arc<str> = "---\nadress: Thôn Mẫu\n".into();
        for (file, shown) in [("places/a.vi.md", false), ("honorees/2023/a.vi.md", false), ("pages/a.vi.md", true)] {
            let span = Span::new(&format!("content/{file}").into(), 4, 10);
            let look_up = |_: &str| Some(text.clone());
            let sources = Sources::of(&look_up);
            let problem = Diagnostic::new(Problem::UnknownKey, span);
            let report = render(&problem, &problem.span.file, &Guarded::default(), words, &sources);
            assert_eq!(report.contains("Thôn"), shown, "{report}");
            assert!(report.contains("vi.md:2:1"), "{report}");
        }
    }

    /// PUB-04: a line that is too long to be looked at is told by its place alone, once for each problem.
    #[test]
    fn a_line_of_many_problems_is_not_measured_for_each() {
        let tool = Tool::load();
        let words = tool.words(&tool.languages()[0]);
        let text: Arc<str> = format!("-\n{}", "<b>".repeat(QUOTABLE)).into();
        let look_up = |_: &str| Some(text.clone());
        let sources = Sources::of(&look_up);
        let report = |start| {
            let problem = Diagnostic::new(Problem::UnpairedTag, Span::new(&"a".into(), start, start + 3));
            render(&problem.arg("tag", "<i>"), "a", &Guarded::default(), words, &sources)
        };
        assert!(!report(2).contains("<b>") && report(2).contains("a:2:1"));
        assert!(report(QUOTABLE * 3 - 1).contains(&format!("a:2:{}", QUOTABLE * 3 - 2)));
    }

    /// Lines of every kind of character and length, marked everywhere: the columns of a report
    /// are computed by hand, and an author's text must never stop it.
    #[test]
    fn no_line_of_an_author_stops_the_report() {
        let tool = Tool::load();
        let words = tool.words(&tool.languages()[0]);
        let kinds = ["a", "ễ", "\t", "漢", "e\u{302}\u{301}", "\u{200b}", "\u{202e}", "\u{7}", "\r", "👩‍👧", " "];
        for kind in kinds {
            for length in [0, 1, 2, 90, 141, 400] {
                let text: Arc<str> = format!("-\n{}x{}\n", kind.repeat(length), kind.repeat(length)).into();
                let look_up = |_: &str| Some(text.clone());
                let sources = Sources::of(&look_up);
                for start in [1, 2, 3, text.len() / 2, text.len() - 2, text.len() - 1, text.len()] {
                    for end in [start, start + 1, start + 9, text.len()] {
                        let span = Span::new(&"a".into(), start, end);
                        let problem = Diagnostic::new(Problem::TopHeading, span);
                        let report = render(&problem, "a", &Guarded::default(), words, &sources);
                        assert!(report.contains("top-heading"));
                    }
                }
            }
        }
    }
}
