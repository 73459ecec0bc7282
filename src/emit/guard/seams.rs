//! Words that only tags part: of `**V**ũ` readers see one word, and a browser gets `<b>V</b>ũ`.
//!
//! The first reading takes each tag for a gap, so that `<b>Vũ</b><b>Mẫu</b>` are two words. Where a tag of phrasing
//! stands between two letters ([`is_seam`]), the text around it is read once more without such tags ([`closed`]).

use memchr::{memchr, memchr_iter};

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

/// Whether at `at`, where `<` is, a tag of phrasing begins between two letters, with no other than such tags around it.
pub(super) fn is_seam(bytes: &[u8], at: usize) -> bool {
    let is_inside = at.checked_sub(1).is_some_and(|before| is_letter(bytes[before]));
    is_inside && end_of_tags(bytes, at).is_some_and(|end| bytes.get(end).is_some_and(|byte| is_letter(*byte)))
}

/// Whether `byte` may be a part of a letter, or of an escape.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'&' | b';')
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
        return memchr::memmem::find(rest, b"-->").map(|end| at + 1 + end + 3);
    }
    let name = rest.strip_prefix(b"/").unwrap_or(rest);
    let length = name.iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    is_phrasing(&name[..length]).then_some(())?;
    memchr(b'>', rest).map(|end| at + 1 + end + 1)
}

fn is_phrasing(name: &[u8]) -> bool {
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..name.len()).filter(|lower| !lower.is_empty()) else { return false };
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    PHRASING.binary_search(&&*lower).is_ok()
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
    fn add(&mut self, block: std::ops::Range<usize>, seams: &[(usize, usize)]) {
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
    fn every_part_leads_back() {
        let html = b"<p>x</p><p>M<sub>\xe1\xba\xab</sub>u</p>";
        let (out, steps) = closed(html);
        for (at, byte) in out.iter().enumerate().take(out.len() - 1) {
            let (from, to) = steps[steps.partition_point(|(from, _)| *from <= at) - 1];
            assert_eq!(html[to + at - from], *byte);
        }
    }
}
