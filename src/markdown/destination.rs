//! Where links lead as far as their text tells, and where in the source that text stands.

use std::ops::Range;

use memchr::memchr_iter;
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

/// What stands in `source` at `range`, which is text, for the destination of a link and is none because of the
/// spaces in it: `[x](le phat dong.vi.md)`. Words in brackets behind brackets are no destination.
pub(super) fn spaced(source: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let (text, offset) = (&source[range.clone()], range.start);
    let is_bracket = move |at: &usize| text.as_bytes().get(at + 1) == Some(&b'(');
    memchr_iter(b']', text.as_bytes()).filter(is_bracket).filter_map(move |at| {
        let start = at + 2;
        // Not beyond the next one that begins so.
        let rest = text[start..].split("](").next()?;
        let inner = &rest[..rest.find(')')?];
        let is_escaped = source[..offset + at].ends_with('\\');
        let start = offset + start + inner.len() - inner.trim_start().len();
        let inner = inner.trim();
        let is_meant = !is_escaped && inner.contains(' ') && looks_like_destination(inner);
        is_meant.then(|| start..start + inner.len())
    })
}

pub(super) fn looks_like_destination(text: &str) -> bool {
    let last = text.split(['#', '"']).next().unwrap_or_default().trim_end().to_lowercase();
    let begins = ["./", "../", "http://", "https://", "www."].iter().any(|start| text.starts_with(start));
    begins || [".md", ".jpg", ".jpeg", ".png", ".webp", ".pdf"].iter().any(|end| last.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TRN-06: what was meant for a link does not stand on the page as it was written.
    #[test]
    fn a_destination_with_spaces_is_found() {
        for (text, expected) in [
            ("[bài](../../events/2026/le phat dong.vi.md) x", Some("../../events/2026/le phat dong.vi.md")),
            ("[bài](le phat dong.vi.md#muc mot)", Some("le phat dong.vi.md#muc mot")),
            ("![điều thấy](anh le.JPG)", Some("anh le.JPG")),
            ("[x]( https://a.example/b c )", Some("https://a.example/b c")),
            ("[1](xem thêm bài sau)", None),
            ("[x](a.md)", None),
            ("\\[x\\](a b.md)", None),
            ("[x] (a b.md)", None),
            ("[x](a b.md", None),
            ("a](b", None),
            ("[x](a [y](le phat dong.vi.md)", Some("le phat dong.vi.md")),
        ] {
            let found: Vec<&str> = spaced(text, 0..text.len()).map(|range| &text[range]).collect();
            assert_eq!(found, Vec::from_iter(expected), "{text}");
        }
    }

    /// PUB-04: brackets that nobody closes are no work, in a file as large as one may be.
    #[test]
    fn very_many_brackets_are_read_at_once() {
        for (text, count) in [("](", 0), ("](a b", 0), ("](a b.md)", 1_000_000)] {
            assert_eq!(spaced(&text.repeat(1_000_000), 0..text.len() * 1_000_000).count(), count, "{text}");
        }
    }

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
