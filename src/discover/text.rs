//! Bytes of a file to the text that the rest of the program sees: UTF-8 without a byte order
//! mark, LF line ends, NFC, no NUL.

use std::sync::Arc;

use crate::diag::{Diagnostic, Problem, SourcePath, Span};

use super::Source;
use super::path::nfc;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The file at `path` as text, or what keeps it from being one. As there is then no text, the
/// problem's span counts bytes of the file.
pub(super) fn source(path: &SourcePath, bytes: Vec<u8>) -> Result<Source, Diagnostic> {
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(path, &error.utf8_error()))?;
    if let Some(at) = text.bytes().position(|byte| byte == 0) {
        return Err(Diagnostic::new(Problem::NulByte, Span::new(path, at, at + 1)));
    }
    Ok(Source { path: path.clone(), text: tidy(&text) })
}

fn not_utf8(path: &SourcePath, error: &std::str::Utf8Error) -> Diagnostic {
    let start = error.valid_up_to();
    Diagnostic::new(Problem::NotUtf8, Span::new(path, start, start + error.error_len().unwrap_or(1)))
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

    fn read(bytes: &[u8]) -> Result<String, (Problem, usize, usize)> {
        source(&SourcePath::from("content/a.md"), bytes.to_vec())
            .map(|source| source.text.to_string())
            .map_err(|problem| (problem.problem, problem.span.start, problem.span.end))
    }

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
            (&b"ab\xE1 c"[..], (Problem::NotUtf8, 2, 3)),
            (b"ab\xE1\xBA", (Problem::NotUtf8, 2, 3)),
            (b"\xFF\xFEa\0", (Problem::NotUtf8, 0, 1)),
            (b"ab\0", (Problem::NulByte, 2, 3)),
        ] {
            assert_eq!(read(bytes), Err(problem), "{bytes:?}");
        }
    }
}
