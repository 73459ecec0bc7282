//! Words that only tags part: of `**V**ũ` readers see one word, and a browser gets `<b>V</b>ũ`. And words with the mark
//! of a footnote between them: `Vũ<sup>1</sup> Mẫu` says "Vũ Mẫu".
//!
//! The first reading takes each tag for a gap, so that `<b>Vũ</b><b>Mẫu</b>` are two words. Where a tag of phrasing
//! stands between two letters ([`may_be_seam`]), the text around it is read once more without such tags ([`closed`]).
//! Figures are read as they stand, and where they may be the mark of a footnote ([`may_be_mark`]), all is read once more
//! without them ([`unmarked`]): what hides in neither reading is found.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

/// Elements that begin no new line and show nothing by themselves (HTML 4.5), the old ones too. Sorted.
const PHRASING: [&[u8]; 39] = [
    b"a", b"abbr", b"acronym", b"b", b"bdi", b"bdo", b"big", b"cite", b"code", b"data", b"del", b"dfn", b"em", b"font",
    b"i", b"ins", b"kbd", b"label", b"mark", b"nobr", b"output", b"q", b"rb", b"rt", b"ruby", b"s", b"samp", b"slot",
    b"small", b"span", b"strike", b"strong", b"sub", b"sup", b"time", b"tt", b"u", b"var", b"wbr",
];

/// The longest of their names.
const LONGEST: usize = 7;

/// A tag or a comment that is longer is none.
const FAR: usize = 1 << 12;

/// A mark of a footnote that is longer, with the tags in it, is none.
const MARK: usize = 1 << 9;

/// More figures are a number that is said.
const FIGURES: usize = 3;

/// Whether at `at`, where `<` is, a tag of phrasing begins between two letters, with no other than such tags around it.
fn is_seam(bytes: &[u8], at: usize) -> bool {
    let is_inside = at.checked_sub(1).is_some_and(|before| is_letter(bytes[before]));
    is_inside && end_of_tags(bytes, at).is_some_and(|end| bytes.get(end).is_some_and(|byte| is_letter(*byte)))
}

/// As [`is_seam`], of bytes that may end within such a tag: a line is read by itself, and a tag may go on on the next.
pub(super) fn may_be_seam(bytes: &[u8], at: usize) -> bool {
    let is_inside = at.checked_sub(1).is_some_and(|before| is_letter(bytes[before]));
    is_inside
        && match end_of_tags(bytes, at) {
            Some(end) => bytes.get(end).is_some_and(|byte| is_letter(*byte)) || is_open(bytes, end),
            None => is_open(bytes, at),
        }
}

/// Whether a tag of phrasing, or a comment, begins at `at` and does not end in `bytes`.
fn is_open(bytes: &[u8], at: usize) -> bool {
    let Some(rest) = bytes.get(at..).and_then(|rest| rest.strip_prefix(b"<")) else { return false };
    if rest.starts_with(b"!--") {
        return memmem::find(rest, b"-->").is_none();
    }
    // Hardly any does not, and its name is asked for last.
    memchr(b'>', rest).is_none() && is_phrasing(name_of_tag(rest))
}

/// The name at the head of what stands behind `<`, as far as it may be one of [`PHRASING`].
fn name_of_tag(rest: &[u8]) -> &[u8] {
    let name = rest.strip_prefix(b"/").unwrap_or(rest);
    &name[..name.iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count()]
}

/// Whether `byte` may be a part of a letter, or of an escape.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'&' | b';')
}

/// Whether there are letters right before and right behind `place` of `bytes`.
pub(super) fn is_within(bytes: &[u8], place: &Range<usize>) -> bool {
    let before = place.start.checked_sub(1).and_then(|at| bytes.get(at));
    [before, bytes.get(place.end)].into_iter().all(|byte| byte.is_some_and(|byte| is_letter(*byte)))
}

/// The end of the tags of phrasing that follow each other from `at` on; `None` if there is none.
fn end_of_tags(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = tag(bytes, at)?;
    while let Some(next) = tag(bytes, end) {
        end = next;
    }
    Some(end)
}

/// The end of the tag of phrasing, or of the comment, that begins at `at`.
fn tag(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?.strip_prefix(b"<")?;
    let rest = &rest[..rest.len().min(FAR)];
    if rest.starts_with(b"!--") {
        return memmem::find(rest, b"-->").map(|end| at + 1 + end + 3);
    }
    is_phrasing(name_of_tag(rest)).then_some(())?;
    memchr(b'>', rest).map(|end| at + 1 + end + 1)
}

fn is_phrasing(name: &[u8]) -> bool {
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..name.len()).filter(|lower| !lower.is_empty()) else { return false };
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    PHRASING.binary_search(&&*lower).is_ok()
}

/// Whether at `at`, where `<` is, a mark of a footnote begins, or may begin in bytes that end within it.
pub(super) fn may_be_mark(bytes: &[u8], at: usize) -> bool {
    mark(bytes, at).is_some() || is_cut(bytes, at).unwrap_or(false)
}

/// Whether `bytes` end before it is known whether what begins at `at` is such a mark; `None` where it is none.
fn is_cut(bytes: &[u8], at: usize) -> Option<bool> {
    let name = name_of_mark(bytes, at)?;
    let Some(start) = tag(bytes, at) else { return Some(is_open(bytes, at)) };
    let mut end = start;
    while let Some(byte) = bytes[..bytes.len().min(at + MARK)].get(end) {
        match byte {
            b'<' if is_open(bytes, end) => break,
            b'<' => end = tag(bytes, end)?,
            byte if is_in_mark(*byte) => end += 1,
            _ => return None,
        }
    }
    Some(name == b"sup" || leads_within(&bytes[at..start]))
}

/// Of an element that may be a mark, what it is called.
fn name_of_mark(bytes: &[u8], at: usize) -> Option<&'static [u8]> {
    let name: &[u8] = match bytes.get(at + 1)? {
        b's' | b'S' => b"sup",
        b'a' | b'A' => b"a",
        _ => return None,
    };
    is_named(bytes, at + 1, name).then_some(name)
}

/// Whether `byte` may stand in a mark beside tags.
fn is_in_mark(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b'(' | b')')
}

/// What stands behind the opening tag of the mark that begins at `at`: a few figures that are raised, or lead to
/// another place of the page, and nothing else. A theme may write it in either way.
fn mark(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let name = name_of_mark(bytes, at)?;
    let start = tag(bytes, at)?;
    let (mut end, mut figures, limit) = (start, 0, bytes.len().min(at + MARK));
    while end < limit {
        match bytes[end] {
            b'<' if bytes[end..].starts_with(b"</") && is_named(bytes, end + 2, name) => {
                let is_raised = name == b"sup" || leads_within(&bytes[at..start]);
                let is_number = (1..=FIGURES).contains(&figures);
                return tag(bytes, end).filter(|_| is_raised && is_number).map(|end| start..end);
            }
            b'<' => end = tag(bytes, end)?,
            b'0'..=b'9' => (figures, end) = (figures + 1, end + 1),
            byte if is_in_mark(byte) => end += 1,
            _ => return None,
        }
    }
    None
}

/// Whether the name of an element at `at` is `name`.
fn is_named(bytes: &[u8], at: usize, name: &[u8]) -> bool {
    let end = at + name.len();
    bytes.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(name))
        && bytes.get(end).is_some_and(|next| !next.is_ascii_alphanumeric())
}

/// Whether the tag of a link leads to another place of its page.
fn leads_within(tag: &[u8]) -> bool {
    let address = memmem::find(tag, b"href=").map(|at| &tag[at + 5..]);
    // In JSON quotation marks have a backslash before them.
    let mut address = address.unwrap_or_default().iter().skip_while(|byte| matches!(byte, b'"' | b'\'' | b'\\'));
    address.next() == Some(&b'#')
}

/// `bytes` without what marks of footnotes show: a tag of each stays, which parts words as any other. And where in `bytes`
/// what follows each of them continues.
pub(super) fn unmarked(bytes: &[u8]) -> (Vec<u8>, Vec<(usize, usize)>) {
    let (mut out, mut steps, mut from) = (Vec::with_capacity(bytes.len()), vec![(0, 0)], 0);
    for at in memchr_iter(b'<', bytes) {
        let Some(shown) = (at >= from).then(|| mark(bytes, at)).flatten() else { continue };
        out.extend_from_slice(&bytes[from..shown.start]);
        from = shown.end;
        steps.push((out.len(), from));
    }
    out.extend_from_slice(&bytes[from..]);
    (out, steps)
}

/// The blocks of `bytes` in which a tag stands between two letters, without such tags; and where in `bytes` what
/// follows each of them continues.
pub(super) fn closed(bytes: &[u8]) -> (Vec<u8>, Vec<(usize, usize)>) {
    let mut closed = Closed { bytes, out: Vec::new(), steps: vec![(0, 0)] };
    let (mut block, mut seams, mut past) = (0, Vec::new(), 0);
    for at in memchr_iter(b'<', bytes) {
        if at < past {
            continue;
        }
        match end_of_tags(bytes, at) {
            Some(end) => {
                if is_seam(bytes, at) {
                    seams.push((at, end));
                }
                past = end;
            }
            None => {
                closed.add(block..at, &seams);
                seams.clear();
                block = at;
            }
        }
    }
    closed.add(block..bytes.len(), &seams);
    (closed.out, closed.steps)
}

struct Closed<'a> {
    bytes: &'a [u8],
    out: Vec<u8>,
    steps: Vec<(usize, usize)>,
}

impl Closed<'_> {
    /// Adds `block` without its `seams`, if it has any.
    fn add(&mut self, block: Range<usize>, seams: &[(usize, usize)]) {
        if seams.is_empty() {
            return;
        }
        let mut at = block.start;
        for (start, end) in seams.iter().copied().chain([(block.end, block.end)]) {
            self.steps.push((self.out.len(), at));
            self.out.extend_from_slice(&self.bytes[at..start]);
            at = end;
        }
        self.out.push(b'\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        String::from_utf8(closed(html.as_bytes()).0).expect("whole characters")
    }

    #[test]
    fn elements_are_sorted() {
        assert!(PHRASING.is_sorted() && PHRASING.iter().all(|name| name.len() <= LONGEST));
    }

    #[test]
    fn tags_in_words_are_taken_out_of_their_block() {
        for (html, expected) in [
            ("<p>bà <b>V</b>ũ <b>T</b>hị Mẫu</p>", "<p>bà <b>Vũ <b>Thị Mẫu\n"),
            ("<p>x</p><p>M<sub>ẫ</sub>u</p><p>y</p>", "<p>Mẫu\n"),
            ("<p><a href=\"x>\">V</a>ũ</p>", "<p><a href=\"x>\">Vũ\n"),
            ("V<!-- > -->ũ", "Vũ\n"),
            ("V<b><I>ũ</I></b>", "Vũ</I></b>\n"),
            ("M<b>&#7851;</b>u", "M&#7851;u\n"),
            ("<p>một <b>hai</b> ba</p>", ""),
            ("<p>một</p><p>hai</p>", ""),
            ("một<br>hai", ""),
            ("một<b", ""),
            ("<li>một<ul><li>hai", ""),
            ("i<n && n<b", ""),
        ] {
            assert_eq!(shown(html), expected, "{html}");
            let is_split = memchr_iter(b'<', html.as_bytes()).any(|at| is_seam(html.as_bytes(), at));
            assert_eq!(is_split, !expected.is_empty(), "{html}");
        }
    }

    #[test]
    fn marks_of_footnotes_are_taken_out() {
        for (html, expected) in [
            (
                "Rút<sup class=\"footnote-ref\"><a id=\"fnref:1\" href=\"#fn:1\" role=\"doc-noteref\">1</a></sup> Mẫu",
                "Rút<sup class=\"footnote-ref\"> Mẫu",
            ),
            ("Rút<sup>12</sup> Mẫu<SUP>[3]</SUP>", "Rút<sup> Mẫu<SUP>"),
            ("R<a class=x href='#n'><sup>1</sup></a>M", "R<a class=x href='#n'>M"),
            (r##"R<a href=\"#n\">1</a> M"##, r##"R<a href=\"#n\"> M"##),
            ("<sup>1</sup><sup>,</sup><sup>2</sup>", "<sup><sup>,</sup><sup>"),
        ] {
            let (out, steps) = unmarked(html.as_bytes());
            assert_eq!(String::from_utf8_lossy(&out), expected, "{html}");
            for (at, byte) in out.iter().enumerate() {
                let (from, to) = steps[steps.partition_point(|(from, _)| *from <= at) - 1];
                assert_eq!(html.as_bytes()[to + at - from], *byte, "{html}");
            }
        }
        let long = format!("<sup{}>1</sup>", " ".repeat(MARK));
        for html in [
            "<sup>2026</sup>",
            "<sup>e</sup>",
            "<sup></sup>",
            "<sup>1",
            "<sup>1</su",
            "<super>1</super>",
            "<a href=\"/bai-viet/2/\">2</a>",
            "<a>2</a>",
            "<b>1</b>",
            "<sup>1<br>2</sup>",
            &long,
        ] {
            assert_eq!(unmarked(html.as_bytes()).0, html.as_bytes(), "{html}");
        }
    }

    #[test]
    fn every_part_leads_back() {
        let html = b"<p>x</p><p>M<sub>\xe1\xba\xab</sub>u</p>";
        let (out, steps) = closed(html);
        for (at, byte) in out.iter().enumerate().take(out.len() - 1) {
            let (from, to) = steps[steps.partition_point(|(from, _)| *from <= at) - 1];
            assert_eq!(html[to + at - from], *byte);
        }
    }
}
