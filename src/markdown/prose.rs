//! What a body says to its readers, with the way back to where each word stands in the source.

use std::ops::Range;

/// Stands for what is no prose: code, and directives, whose words come from elsewhere.
pub const OTHER: char = '\u{FFFC}';

/// The words of a body: alternative texts too, but neither code nor directives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// A line a block.
    pub text: String,
    stretches: Vec<Stretch>,
}

/// A piece of the text that stands in one place of the source. A site has a great many: their numbers are
/// small, for no file is larger than some MiB.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    /// Where it starts in the text.
    start: u32,
    source: Range<u32>,
    /// Whether the source says the same, byte by byte; not so for `&amp;`.
    verbatim: bool,
}

impl Stretch {
    fn start(&self) -> usize {
        self.start as usize
    }

    fn source(&self) -> Range<usize> {
        self.source.start as usize..self.source.end as usize
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Prose {
    /// Nothing yet of a body of so many `bytes`.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), stretches: Vec::new() }
    }

    /// Gives back the memory that nothing more will need. By copies: what is only made smaller may stay where
    /// it is, with the room behind it.
    pub(super) fn shrink(&mut self) {
        self.text = self.text.as_str().to_owned();
        self.stretches = self.stretches.as_slice().to_vec();
    }

    /// Adds `text`, which stands at `range` of `source`.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>, source: &str) {
        // A directive that nothing closes is a problem of its own, not words.
        let said = text.find("{{").map_or(text, |open| &text[..open]);
        let verbatim = source[range.start..].starts_with(text);
        let source = small(range.start)..small(range.end);
        self.stretches.push(Stretch { start: small(self.text.len()), source, verbatim });
        self.text.push_str(said);
        if said.len() < text.len() {
            self.text.push(OTHER);
        }
    }

    /// Adds what has no place: a space between lines, [`OTHER`].
    pub(super) fn push_mark(&mut self, mark: char) {
        self.text.push(mark);
    }

    /// Ends a block.
    pub(super) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Where bytes `range` of the text stand in the body.
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        let (first, last) = (self.at(range.start), self.at(range.end.saturating_sub(1).max(range.start)));
        let (Some(first), Some(last)) = (first, last) else { return 0..0 };
        let (begins, ends) = (first.source(), last.source());
        let start = if first.verbatim { begins.start + (range.start - first.start()) } else { begins.start };
        let end = if last.verbatim { ends.start + range.end.saturating_sub(last.start()) } else { ends.end };
        start.min(begins.end)..end.clamp(start, ends.end.max(start))
    }

    fn at(&self, position: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.start() <= position);
        self.stretches.get(after.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan;

    #[test]
    fn every_word_leads_back_to_its_place() {
        for (body, word, expected) in [
            ("một **hai** ba", "hai", "hai"),
            ("gọi **1900** 9696", "1900 9696", "1900** 9696"),
            ("gọi 09\\.12 nhé", "09.12", "09\\.12"),
            ("a\nb &amp; c", "& c", "&amp; c"),
            ("![ảnh số 5](a.jpg)", "số 5", "số 5"),
            ("## Đầu {#a}\n\n- một\n- hai", "hai", "hai"),
            ("| a | b |\n|---|---|\n| c | đường |", "đường", "đường"),
        ] {
            let prose = scan(body).prose;
            let at = prose.text.find(word).unwrap_or_else(|| panic!("{word} in {:?}", prose.text));
            assert_eq!(&body[prose.source(&(at..at + word.len()))], expected, "{body}");
        }
    }

    #[test]
    fn code_and_directives_are_no_prose() {
        let prose = scan("a `0912` {{hotline 111}}\n\n```\n0912\n```\n\n    0912\n").prose;
        assert!(!prose.text.contains("0912") && !prose.text.contains("111"), "{:?}", prose.text);
    }
}
