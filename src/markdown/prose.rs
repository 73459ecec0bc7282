//! What a body says to its readers, with the way back to where each word stands in the source.

use std::ops::Range;

use super::directive::doubled;
use super::extract::{self, Extract, Placed};

/// Stands for what is no prose: code, and directives, whose words come from elsewhere.
pub const OTHER: char = '\u{FFFC}';

/// The words of a body: alternative texts too, but neither code nor directives; a line a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose(Extract);

/// Prose while it is read.
#[derive(Debug, Default)]
pub(super) struct Gathering(extract::Gathering);

impl Gathering {
    /// Adds `text`, which stands at `range` of `source`.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>, source: &str) {
        // A directive that nothing closes is a problem of its own, not words.
        let said = doubled(b'{', text, 0).map_or(text, |open| &text[..open]);
        self.0.quote(said, range, source);
        if said.len() < text.len() {
            self.push_mark(OTHER);
        }
    }

    /// Adds the code `said`, which stands at `range` of `source`: braces mean nothing in it.
    pub(super) fn push_code(&mut self, said: &str, range: Range<usize>, source: &str) {
        self.0.quote(said, range, source);
    }

    /// Adds what has no place: a space between lines, [`OTHER`].
    pub(super) fn push_mark(&mut self, mark: char) {
        self.0.say(mark.encode_utf8(&mut [0; 4]));
    }

    /// Ends a block.
    pub(super) fn end_line(&mut self) {
        self.0.end_line();
    }

    /// All that was read.
    pub(super) fn finish(&self) -> Prose {
        Prose(self.0.finish())
    }
}

impl Prose {
    /// The words, out of the `source` that they were read from.
    pub fn text(&self, source: &str) -> String {
        self.0.text(source)
    }

    /// Whether words stand beside each other in it that are apart in the `source`, or are whole that are not: around a
    /// link, over the items of a list, at the mark of a footnote, with emphasis inside.
    pub fn joins(&self, source: &str) -> bool {
        self.0.joins(source)
    }

    /// Where bytes `range` of the text stand in the body. Who asks often asks [`Prose::places`].
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        self.places().source(range)
    }

    /// Where all of it stands.
    pub fn places(&self) -> ProsePlaces {
        ProsePlaces(self.0.placed().collect())
    }
}

/// Where the stretches of a prose stand, laid out for many questions.
#[derive(Debug)]
pub struct ProsePlaces(Vec<Placed>);

impl ProsePlaces {
    /// As [`Prose::source`].
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        let (first, last) = (self.at(range.start), self.at(range.end.saturating_sub(1).max(range.start)));
        let (Some(first), Some(last)) = (first, last) else { return 0..0 };
        let (begins, ends) = (&first.source, &last.source);
        let start = if first.verbatim { begins.start + (range.start - first.start) } else { begins.start };
        let end = if last.verbatim { ends.start + range.end.saturating_sub(last.start) } else { ends.end };
        start.min(begins.end)..end.clamp(start, ends.end.max(start))
    }

    /// The last stretch with a place that begins at or before `position`, or else the first.
    fn at(&self, position: usize) -> Option<&Placed> {
        let after = self.0.partition_point(|stretch| stretch.start <= position);
        self.0.get(after.saturating_sub(1))
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
            let text = prose.text(body);
            let at = text.find(word).unwrap_or_else(|| panic!("{word} in {text:?}"));
            assert_eq!(&body[prose.source(&(at..at + word.len()))], expected, "{body}");
        }
    }

    /// HOT-01, SAF-08: what is shown beside a word when somebody points at it is said too, in no sentence of the body.
    #[test]
    fn titles_of_links_and_tags_are_prose() {
        for (body, title, place) in [
            ("xem [đây](a.md \"gọi 0912 345 678\") nhé", "gọi 0912 345 678", "gọi 0912 345 678"),
            ("xem [đây][a] nhé\n\n[a]: a.md \"số 5 ngõ 7\"", "số 5 ngõ 7", "số 5 ngõ 7"),
            ("![ảnh](a.jpg 'chị &#66;')", "chị B", "a.jpg"),
            ("| <abbr title='gọi &#48;912'>a</abbr> |\n|---|\n", "gọi 0912", "<abbr title='gọi &#48;912'>"),
        ] {
            let prose = scan(body).prose;
            let text = prose.text(body);
            let at = text.find(title).unwrap_or_else(|| panic!("{title} in {text:?}"));
            assert!(text[..at].ends_with('\n'), "{text:?}");
            assert_eq!(&body[prose.source(&(at..at + title.len()))], place, "{body}");
        }
        assert_eq!(
            scan("a <span lang=\"en\">b</span> [c](d.md)").prose.text("a <span lang=\"en\">b</span> [c](d.md)"),
            "a  b  c\n"
        );
    }

    #[test]
    fn code_and_directives_are_no_prose() {
        let body = "a `0912` {{hotline 111}}\n\n```\n0912\n```\n\n    0912\n";
        let text = scan(body).prose.text(body);
        assert!(!text.contains("0912") && !text.contains("111"), "{text:?}");
    }

    /// HOT-01: a number in code is read as any other, together with what stands beside it.
    #[test]
    fn code_with_digits_is_read_aloud() {
        let body = "gọi **0912** `345` 678 {{hotline 111}}\n\n```\nd {{ 05\n```\n\n    09\n";
        let spoken = scan(body).spoken.expect("there are digits in the code");
        let text = spoken.text(body);
        assert!(text.starts_with("gọi 0912 345 678 ") && !text.contains("111"), "{text:?}");
        assert!(text.contains("d {{ 05\n") && text.trim_end().ends_with("\n09"), "{text:?}");
        let at = text.find("0912 345").expect("it stands there");
        assert_eq!(&body[spoken.source(&(at..at + "0912 345 678".len()))], "0912** `345` 678");
        assert!(scan(body).has_numbers_in_code && !scan("a 09 `b`\n\n```\nc\n```\n").has_numbers_in_code);
        assert_eq!(scan("a 09 `-`\n\n```\n---\n```\n").spoken, None);
    }

    /// LOC-04, CON-03: where the source puts other words between two, or marks up a part of one, what readers get is
    /// looked through too.
    #[test]
    fn what_only_readers_see_beside_each_other_is_known() {
        for (body, expected) in [
            ("ươm [loại cây](https://x.example/) thuốc", true),
            ("Vũ [Thị][r] Mẫu\n\n[r]: https://x.example/", true),
            ("Vũ[^1] Mẫu\n\n[^1]: Số.", true),
            ("1. Vũ\n2. Mẫu", true),
            ("- [x] Vũ\n- [x] Mẫu", true),
            ("bà **V**ũ", true),
            ("a*b*c", true),
            ("## Vũ {#vu}\n\nMẫu", true),
            ("bà **Vũ** _Mẫu_ &copy; ông\nLê", false),
            ("> Vũ\n> Mẫu\n\n- [ ] một\n- [ ] hai\n* ba\n\n## Đầu\n\nx \\- y", false),
            ("| a | b |\n|---|---|\n| c | d |", false),
            ("", false),
        ] {
            assert_eq!(scan(body).prose.joins(body), expected, "{body}");
        }
    }
}
