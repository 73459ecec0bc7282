//! The closed table of directives, and where they stand in a text. To add one: a row in
//! [`ALL`], and its HTML in the caller's `Resolver::directive`.

use std::ops::Range;

use memchr::memchr_iter;

use super::{Directive, Finding};
use crate::diag::{Problem, nearest};

/// What may follow the name of a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Argument {
    None,
    /// An id: one word.
    Word,
    /// A name that may hold spaces.
    Text,
}

/// One row of the table.
#[derive(Debug)]
pub(super) struct Kind {
    pub name: &'static str,
    pub argument: Argument,
    /// Shown to authors as what is expected; the same in every language.
    pub example: &'static str,
    /// Whether its HTML may hold a link, so that it cannot stand inside another.
    pub links: bool,
    /// Whether its argument is what a reader sees, and so stands for it in plain text.
    pub spoken: bool,
}

/// Every directive (content.md, "In Markdown").
#[rustfmt::skip]
pub(super) const ALL: &[Kind] = &[
    Kind { name: "hotline",  argument: Argument::Word, example: "{{hotline 111}}",      links: true,  spoken: true },
    Kind { name: "place",    argument: Argument::Word, example: "{{place ID}}",         links: true,  spoken: false },
    Kind { name: "document", argument: Argument::Word, example: "{{document ID}}",      links: true,  spoken: false },
    Kind { name: "event",    argument: Argument::Word, example: "{{event ID}}",         links: true,  spoken: false },
    Kind { name: "theme",    argument: Argument::None, example: "{{theme}}",            links: false, spoken: false },
    Kind { name: "figure",   argument: Argument::Text, example: "{{figure photo.jpg}}", links: false, spoken: false },
    Kind { name: "abbr",     argument: Argument::Text, example: "{{abbr BĐG}}",         links: false, spoken: true },
];

/// The row of `name`.
pub(super) fn kind(name: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.name == name)
}

impl Kind {
    fn accepts(&self, argument: &str) -> bool {
        match self.argument {
            Argument::None => argument.is_empty(),
            Argument::Word => !argument.is_empty() && !argument.contains(char::is_whitespace),
            Argument::Text => !argument.is_empty(),
        }
    }
}

impl Directive {
    /// The directive as written between its braces, with single spaces: `hotline 111`.
    pub fn call(&self) -> String {
        format!("{} {}", self.name, self.argument).trim_end().to_owned()
    }

    /// The directive of `source`, which holds `{{…}}` at `range`.
    pub(super) fn parse(source: &str, range: Range<usize>) -> Self {
        let inner = source[range.start + 2..range.end - 2].trim();
        let (name, argument) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        Self { name: name.to_owned(), argument: argument.trim().to_owned(), range }
    }

    /// What stands for it where only text can: an excerpt, an id, an alternative text.
    pub(super) fn spoken(&self) -> &str {
        if kind(&self.name).is_some_and(|kind| kind.spoken) { &self.argument } else { "" }
    }

    /// What is wrong with it, as far as this module can know; `in_link` inside a link's text.
    pub(super) fn problem(&self, in_link: bool) -> Option<Finding> {
        let Some(kind) = kind(&self.name) else { return Some(self.unknown()) };
        let name = ("name", self.name.clone());
        if !kind.accepts(&self.argument) {
            let args = vec![name, ("expected", kind.example.to_owned())];
            return Some(Finding { problem: Problem::DirectiveArgument, args, range: self.range.clone() });
        }
        (in_link && kind.links).then(|| Finding {
            problem: Problem::DirectiveInLink,
            args: vec![name],
            range: self.range.clone(),
        })
    }

    fn unknown(&self) -> Finding {
        let names: Vec<&str> = ALL.iter().map(|kind| kind.name).collect();
        let mut args = vec![("name", self.name.clone()), ("accepted", names.join(", "))];
        args.extend(nearest(&self.name, names).map(|name| ("nearest", name.to_owned())));
        Finding { problem: Problem::UnknownDirective, args, range: self.range.clone() }
    }
}

/// A stretch of text as [`split`] sees it, in bytes of that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stretch {
    Text(Range<usize>),
    Directive(Range<usize>),
    /// A `{{` that nothing closes; its text follows as `Text`.
    Unclosed(Range<usize>),
}

/// Cuts `text` (without line ends) at its directives.
pub(super) fn split(text: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut done = 0;
    while let Some(open) = doubled(b'{', text, done) {
        let Some(close) = doubled(b'}', text, open + 2) else {
            stretches.push(Stretch::Unclosed(open..text.len()));
            break;
        };
        // `{{a {{b}}`: the last one before the close is the one that it closes.
        let inner = text[open..close].rfind("{{").map_or(open, |at| open + at);
        if inner >= open + 2 {
            stretches.push(Stretch::Unclosed(open..inner));
        }
        stretches.push(Stretch::Text(done..inner));
        stretches.push(Stretch::Directive(inner..close + 2));
        done = close + 2;
    }
    stretches.push(Stretch::Text(done..text.len()));
    stretches.retain(|stretch| !matches!(stretch, Stretch::Text(range) if range.is_empty()));
    stretches
}

/// Where `byte` stands twice in `text`, not before `from`.
pub(super) fn doubled(byte: u8, text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    memchr_iter(byte, bytes).find(|at| bytes.get(at + 1) == Some(&byte)).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_of_the_table_is_accepted() {
        for kind in ALL {
            let directive = Directive::parse(kind.example, 0..kind.example.len());
            assert_eq!(directive.name, kind.name);
            assert_eq!(directive.problem(false), None, "{}", kind.example);
        }
    }

    #[test]
    fn a_text_is_cut_at_its_directives() {
        use Stretch::{Directive, Text, Unclosed};
        for (text, expected) in [
            ("", vec![]),
            ("a}}", vec![Text(0..3)]),
            ("a{{b}}c", vec![Text(0..1), Directive(1..6), Text(6..7)]),
            ("{{{b}}}", vec![Text(0..1), Directive(1..6), Text(6..7)]),
            ("{{a {{b}}", vec![Unclosed(0..4), Text(0..4), Directive(4..9)]),
            ("a {{b", vec![Unclosed(2..5), Text(0..5)]),
            ("{{}}", vec![Directive(0..4)]),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }
}
