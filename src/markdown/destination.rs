//! Where links lead as far as their text tells, and where in the source that text stands.

use std::ops::Range;

use pulldown_cmark::{LinkType, RefDefs};

/// What the beginning of a destination says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A path or fragment of this site.
    Local,
    /// `http`, `https` or `mailto`: the schemes that prose may link to.
    Linkable(String),
    /// Another scheme, or `//`.
    Refused(String),
}

/// Judges `destination` as a browser would read it: control characters and spaces do not hide
/// a scheme, a backslash is a slash (WHATWG URL, "basic URL parser").
pub(super) fn target(destination: &str) -> Target {
    let mut start = destination.chars().filter(|c| *c > ' ').map(|c| if c == '\\' { '/' } else { c });
    let mut scheme = String::new();
    let end = start.find(|c| {
        let part = c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        if part {
            scheme.push(c.to_ascii_lowercase());
        }
        !part
    });
    match end {
        Some('/') if scheme.is_empty() && start.next() == Some('/') => Target::Refused("//".to_owned()),
        Some(':') if scheme.starts_with(|c: char| c.is_ascii_alphabetic()) => match scheme.as_str() {
            "http" | "https" | "mailto" => Target::Linkable(scheme),
            _ => Target::Refused(scheme),
        },
        _ => Target::Local,
    }
}

/// A link whose destination is looked for.
pub(super) struct Link<'t> {
    pub source: &'t str,
    pub kind: LinkType,
    pub destination: &'t str,
    /// The label of a link by reference.
    pub label: &'t str,
    /// The whole link.
    pub range: Range<usize>,
    /// Where its text ends, just before `](`.
    pub text_end: usize,
}

impl Link<'_> {
    /// The bytes of its destination, or of the whole link.
    pub fn place(&self, definitions: &RefDefs<'_>) -> Range<usize> {
        let found = match self.kind {
            LinkType::Inline => self.after("](", self.text_end..self.range.end),
            LinkType::Autolink | LinkType::Email => Some(self.range.start + 1..self.range.end - 1),
            _ => definitions.get(self.label).and_then(|definition| self.after("]:", definition.span.clone())),
        };
        found.filter(|place| !place.is_empty()).unwrap_or_else(|| self.range.clone())
    }

    /// The destination that follows `mark` within `range`, if it is the one looked for.
    fn after(&self, mark: &str, range: Range<usize>) -> Option<Range<usize>> {
        let text = self.source.get(range.clone())?;
        let rest = &text[text.find(mark)? + mark.len()..];
        let rest = rest.trim_start();
        let (skipped, length) = match rest.strip_prefix('<') {
            Some(bracketed) => (1, bracketed.find('>')?),
            None => (0, bare_length(rest)),
        };
        let start = range.end - rest.len() + skipped;
        let written = &self.source[start..start + length];
        let plain = !written.contains(['\\', '&']);
        (!plain || written == self.destination).then(|| start..start + length)
    }
}

/// How long a destination without angle brackets is: to a space or an unmatched bracket.
fn bare_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            _ if c.is_whitespace() => return at,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destination_is_read_as_browsers_read_it() {
        for local in ["", "a.md", "../a/b.vi.md#c", "#a:b", "/a", "?a:b", "1:2", "a/b:c", ":x"] {
            assert_eq!(target(local), Target::Local, "{local}");
        }
        for (linkable, scheme) in [("https://a", "https"), ("HTTP://a", "http"), ("mailto:a@b", "mailto")] {
            assert_eq!(target(linkable), Target::Linkable(scheme.to_owned()));
        }
        for (refused, scheme) in [
            ("javascript:x", "javascript"),
            ("java\tscript:x", "javascript"),
            ("\u{1} JavaScript:x", "javascript"),
            ("data:image/png;base64,x", "data"),
            ("tel:111", "tel"),
            ("//a", "//"),
            ("\\\\a", "//"),
            ("/\\a", "//"),
            ("/\t/a", "//"),
        ] {
            assert_eq!(target(refused), Target::Refused(scheme.to_owned()), "{refused}");
        }
        let long = "a".repeat(200);
        assert_eq!(target(&format!("{long}:x")), Target::Refused(long));
    }
}
