//! Bytes of a file to the text that the rest of the program sees: UTF-8 without a byte order
//! mark, LF line ends, NFC, no NUL.

use std::sync::Arc;

use crate::diag::{Diagnostic, Problem, SourcePath, Span};

use super::Source;
use super::path::nfc;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What is no text, with what of it can be shown: U+FFFD in place of what is no character. The
/// problem's span counts bytes of that.
#[derive(Debug)]
pub(super) struct Damaged {
    pub(super) problem: Diagnostic,
    pub(super) shown: Source,
}

/// The file at `path` as text, or what keeps it from being one.
pub(super) fn source(path: &SourcePath, bytes: Vec<u8>) -> Result<Source, Box<Damaged>> {
    match String::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            Some(at) => Err(damaged(Problem::NulByte, path, &text, at)),
            None => Ok(Source { path: path.clone(), text: tidy(&text) }),
        },
        Err(error) => {
            let (at, bytes) = (error.utf8_error().valid_up_to(), error.into_bytes());
            Err(damaged(Problem::NotUtf8, path, &String::from_utf8_lossy(&bytes), at))
        }
    }
}

/// `problem` at the character that stands at `at` of `text`.
fn damaged(problem: Problem, path: &SourcePath, text: &str, at: usize) -> Box<Damaged> {
    let start = tidy(&text[..at]).len();
    let text = tidy(text);
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let problem = Diagnostic::new(problem, Span::new(path, start, start + width));
    Box::new(Damaged { problem, shown: Source { path: path.clone(), text } })
}

/// No byte order mark, LF line ends, NFC.
fn tidy(text: &str) -> Arc<str> {
    let text = if text.as_bytes().starts_with(BYTE_ORDER_MARK) { &text[BYTE_ORDER_MARK.len()..] } else { text };
    if text.contains('\r') {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        return Arc::from(nfc(&text));
    }
    Arc::from(nfc(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, (Problem, String, String)> {
        source(&SourcePath::from("content/a.md"), bytes.to_vec()).map(|source| source.text.to_string()).map_err(
            |damaged| {
                let Diagnostic { problem, span, .. } = damaged.problem;
                (
                    problem,
                    damaged.shown.text[..span.start].to_owned(),
                    damaged.shown.text[span.start..span.end].to_owned(),
                )
            },
        )
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

    #[test]
    fn what_is_no_text_is_named_with_its_place() {
        for (bytes, problem) in [
            (&b"ab\xE1 c"[..], (Problem::NotUtf8, "ab", "\u{fffd}")),
            (b"ab\xE1\xBA", (Problem::NotUtf8, "ab", "\u{fffd}")),
            (b"\xFF\xFEa\0", (Problem::NotUtf8, "", "\u{fffd}")),
            (b"\xEF\xBB\xBFa\r\nb\xE1", (Problem::NotUtf8, "a\nb", "\u{fffd}")),
            (b"ab\0", (Problem::NulByte, "ab", "\0")),
        ] {
            let (problem, before, here) = problem;
            assert_eq!(read(bytes), Err((problem, before.to_owned(), here.to_owned())), "{bytes:?}");
        }
    }
}
