//! Bytes of a file to the text that the rest of the program sees: UTF-8 without a byte order
//! mark, LF line ends, NFC, no NUL.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memchr;

use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::locale::encoding::{Detector, Found, Lost, may_be_misread};

use super::Source;
use super::conflict;
use super::embedded;
use super::path::nfc;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Knows the syllables of the languages in the binary; needed for files that look wrong alone.
static DETECTOR: LazyLock<Detector> = LazyLock::new(|| {
    let data = embedded::FILES.iter().filter(|(path, _)| path.ends_with("/locale.yaml"));
    let texts = data.filter_map(|(path, bytes)| {
        Some(Source { path: SourcePath::from(*path), text: std::str::from_utf8(bytes).ok()?.into() })
    });
    Detector::new(&texts.collect::<Vec<_>>())
});

/// What is no text, with what of it can be shown: U+FFFD in place of what is no character. The
/// problem's span counts bytes of that.
#[derive(Debug)]
pub(super) struct Damaged {
    pub(super) problem: Diagnostic,
    pub(super) shown: Source,
}

/// The file at `path` as text, or what keeps it from being one.
pub(super) fn source(path: &SourcePath, bytes: &[u8]) -> Result<Source, Box<Damaged>> {
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => match memchr(0, bytes) {
            Some(at) => Err(damaged(Diagnostic::new(Problem::NulByte, Span::file(path)), text, at)),
            None => match misread(path, text).or_else(|| torn(path, text)).or_else(|| lost(path, text)) {
                None => Ok(Source { path: path.clone(), text: tidy(text).into() }),
                Some(damaged) => Err(damaged),
            },
        },
        Err(error) => Err(no_utf8(path, bytes, error.valid_up_to())),
    }
}

/// As much of `bytes` as can be read as text, that of Windows' Notepad in two bytes a letter too.
pub(super) fn lossy(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xff\xfe") {
        Some(pairs) => {
            let pairs: Vec<u16> = pairs.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            tidy(&String::from_utf16_lossy(&pairs)).into_owned()
        }
        None => tidy(&String::from_utf8_lossy(bytes)).into_owned(),
    }
}

/// As [`source`], for a file of the binary: a test holds that none of them was misread.
pub(super) fn embedded(path: &SourcePath, bytes: &[u8]) -> Option<Source> {
    let text = simdutf8::basic::from_utf8(bytes).ok()?;
    Some(Source { path: path.clone(), text: tidy(text).into() })
}

/// Bytes that are no UTF-8 from `at` on; named when their encoding is known (TXT-02).
fn no_utf8(path: &SourcePath, bytes: &[u8], at: usize) -> Box<Damaged> {
    let problem = match DETECTOR.find(bytes) {
        Some(found) => wrong_encoding(path, found),
        None => Diagnostic::new(Problem::NotUtf8, Span::file(path)),
    };
    damaged(problem, &String::from_utf8_lossy(bytes), at)
}

/// A text that went through the wrong door on its way (TXT-02).
fn misread(path: &SourcePath, text: &str) -> Option<Box<Damaged>> {
    let found = may_be_misread(text).then(|| DETECTOR.find(text.as_bytes())).flatten()?;
    let line = &text[found.first.clone()];
    let at = found.first.start + line.find(|c: char| !c.is_ascii()).unwrap_or(0);
    Some(damaged(wrong_encoding(path, found), text, at))
}

/// A text that two people changed at the same place, both of which stand there.
fn torn(path: &SourcePath, text: &str) -> Option<Box<Damaged>> {
    let at = conflict::find(path, text)?;
    let mut found = damaged(Diagnostic::new(Problem::MergeConflict, Span::file(path)), text, at);
    let start = found.problem.span.start;
    let line = found.shown.text.read()[start..].lines().next().map_or(0, str::len);
    found.problem.span.end = start + line;
    Some(found)
}

/// A text in which letters were lost, so that readers would see `�` (TXT-02). A script of a theme may look for them.
fn lost(path: &SourcePath, text: &str) -> Option<Box<Damaged>> {
    if path.starts_with(super::THEMES) {
        return None;
    }
    let at = Lost::of(text)?.at;
    // Lines count as they are shown.
    let Lost { count, lines, .. } = Lost::of(&tidy(text))?;
    // What messages choose by.
    let count = if count == 1 { "one".to_owned() } else { count.to_string() };
    let problem = Diagnostic::new(Problem::LostLetters, Span::file(path));
    Some(damaged(problem.arg("count", count).arg("lines", lines), text, at))
}

fn wrong_encoding(path: &SourcePath, found: Found) -> Diagnostic {
    let problem = Diagnostic::new(Problem::WrongEncoding, Span::file(path));
    problem.arg("encoding", found.encoding.code()).arg("reads", found.reads).arg("file", &**path)
}

/// `problem` at the character that stands at `at` of `text`.
fn damaged(problem: Diagnostic, text: &str, at: usize) -> Box<Damaged> {
    let path = problem.span.file.clone();
    let start = tidy(&text[..at]).len();
    let text = tidy(text);
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let problem = Diagnostic { span: Span::new(&path, start, start + width), ..problem };
    Box::new(Damaged { problem, shown: Source { path, text: text.into() } })
}

/// No byte order mark, LF line ends, NFC.
fn tidy(text: &str) -> Cow<'_, str> {
    let text = if text.as_bytes().starts_with(BYTE_ORDER_MARK) { &text[BYTE_ORDER_MARK.len()..] } else { text };
    if text.contains('\r') {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        return Cow::Owned(nfc(&text).into_owned());
    }
    nfc(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, (Problem, String, String)> {
        let read = |source: Source| source.text.read().into_owned();
        source(&SourcePath::from("content/a.md"), bytes).map(read).map_err(|damaged| {
            let Diagnostic { problem, span, .. } = damaged.problem;
            let shown = read(damaged.shown);
            (problem, shown[..span.start].to_owned(), shown[span.start..span.end].to_owned())
        })
    }

    /// TXT-01: NFC from the moment it is read.
    #[test]
    fn text_is_made_uniform() {
        for (bytes, text) in [
            ("\u{feff}a".as_bytes(), "a"),
            (b"a\r\nb\rc\n", "a\nb\nc\n"),
            ("ba\u{323}o lu\u{31b}\u{323}c".as_bytes(), "bạo lực"),
            ("đã đúng".as_bytes(), "đã đúng"),
            (b"", ""),
        ] {
            assert_eq!(read(bytes).as_deref(), Ok(text));
        }
    }

    /// TXT-02: the first lines with lost letters are named, in content and locales; a theme's script may name U+FFFD.
    #[test]
    fn lost_letters_are_named_with_their_lines() {
        let found = |path: &str| source(&SourcePath::from(path), "a\r\nb\u{fffd}\rc\n\u{fffd}".as_bytes());
        for path in ["content/a.md", "content/units.yaml", "locales/vi/site.ftl"] {
            let args = found(path).map_err(|damaged| damaged.problem.args).expect_err("letters are lost");
            assert_eq!(args, [("count", "2".to_owned()), ("lines", "2, 4".to_owned())], "{path}");
        }
        assert!(found("themes/default/scripts/a.js").is_ok());
    }

    #[test]
    fn what_is_no_text_is_named_with_its_place() {
        for (bytes, problem) in [
            (&b"ab\xE1 c"[..], (Problem::NotUtf8, "ab", "\u{fffd}")),
            // "Một ngày": windows-1258, TCVN3, VNI, and UTF-8 that was read as windows-1252.
            (b"M\xF4\xF2t ng\xE0y", (Problem::WrongEncoding, "M", "\u{fffd}")),
            (b"M\xE9t ng\xB5y", (Problem::WrongEncoding, "M", "\u{fffd}")),
            (b"Mo\xE4t ng\xE0\xF8y", (Problem::NotUtf8, "Mo", "\u{fffd}")),
            (b"Mo\xE4t nga\xF8y", (Problem::WrongEncoding, "Mo", "\u{fffd}")),
            ("a\nMá»™t ngày".as_bytes(), (Problem::WrongEncoding, "a\nM", "á")),
            (b"ab\xE1\xBA", (Problem::NotUtf8, "ab", "\u{fffd}")),
            (b"\xFF\xFEa\0\0", (Problem::NotUtf8, "", "\u{fffd}")),
            (b"\xFF\xFEa\0", (Problem::WrongEncoding, "", "\u{fffd}")),
            (b"\xEF\xBB\xBFa\r\nb\xE1", (Problem::WrongEncoding, "a\nb", "\u{fffd}")),
            (b"ab\0", (Problem::NulByte, "ab", "\0")),
            ("\u{feff}a\r\nb\u{fffd}".as_bytes(), (Problem::LostLetters, "a\nb", "\u{fffd}")),
            ("Má»™t ngÆ°á»\u{fffd}i".as_bytes(), (Problem::WrongEncoding, "M", "á")),
        ] {
            let (problem, before, here) = problem;
            assert_eq!(read(bytes), Err((problem, before.to_owned(), here.to_owned())), "{bytes:?}");
        }
    }
}
