//! The list of forbidden values, which is kept outside the repository (LOC-04).
#![expect(clippy::disallowed_methods, reason = "discover reads inputs")]

use std::io;
use std::path::Path;

use super::text;
use crate::diag::{Error, SourcePath};

/// The values of the list at `path` with their lines (from 1): one a line, or several between semicolons; `#` opens a
/// comment. Numbers and dots before a value are none of it; what stands in brackets is a value of its own.
///
/// # Errors
/// [`Error::Read`] when the machine refuses or the list is no text as the texts of a site are: a build without the list
/// would publish what it is to keep back.
pub fn forbidden(path: &Path) -> Result<Vec<(usize, String)>, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::read(path, source))?;
    let file = SourcePath::from(path.to_string_lossy());
    let source = text::source(&file, &bytes).map_err(|damaged| {
        Error::read(path, io::Error::new(io::ErrorKind::InvalidData, damaged.problem.problem.code()))
    })?;
    let text = source.text.read();
    let lines = text.lines().enumerate();
    Ok(lines.flat_map(|(at, line)| values(line).map(move |value| (at + 1, value))).collect())
}

/// What stands on `line`.
fn values(line: &str) -> impl Iterator<Item = String> {
    let opens = |(at, _): &(usize, &str)| line[..*at].is_empty() || line[..*at].ends_with(char::is_whitespace);
    let end = line.match_indices('#').find(opens).map_or(line.len(), |(at, _)| at);
    let values: Vec<String> = without_bullet(line[..end].trim()).split(';').flat_map(apart).collect();
    values.into_iter()
}

/// `line` without what makes it one of a list: `- `, `1. `, `a) `. What begins with a zero is a telephone number.
fn without_bullet(line: &str) -> &str {
    let Some((first, rest)) = line.split_once(char::is_whitespace) else { return line };
    let count = first.strip_suffix(['.', ')']);
    let is_count = count.is_some_and(|count| {
        (1..=3).contains(&count.len()) && count.bytes().all(|byte| byte.is_ascii_digit()) && !count.starts_with('0')
            || count.len() == 1 && count.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    if matches!(first, "-" | "*" | "+" | "•" | "–") || is_count { rest.trim_start() } else { line }
}

/// `value` without the words that it has in brackets, and each of these.
fn apart(value: &str) -> Vec<String> {
    let (mut outer, mut all, mut rest) = (String::new(), Vec::new(), value);
    while let Some((before, (inner, after))) = rest.split_once('(').and_then(|(a, b)| Some((a, b.split_once(')')?))) {
        outer.push_str(before);
        // `(0205) 3812 345` is one number.
        if inner.contains(char::is_alphabetic) {
            all.push(inner.to_owned());
        } else {
            outer.extend(["(", inner, ")"]);
        }
        rest = after;
    }
    outer.push_str(rest);
    let words = |value: String| value.split_whitespace().collect::<Vec<_>>().join(" ");
    [outer].into_iter().chain(all).map(words).filter(|value| value.contains(char::is_alphanumeric)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_a_line_without_comments() {
        let file = tempfile::NamedTempFile::new().expect("a file for the test");
        std::fs::write(file.path(), "\u{feff}# ngoài kho\n\n  Nà Mẫu \r\n#x\n0912 345 678").expect("it can be written");
        let values = forbidden(file.path()).expect("it can be read");
        assert_eq!(values, [(3, "Nà Mẫu".to_owned()), (5, "0912 345 678".to_owned())]);
    }

    /// LOC-04: what officers write around a value is none of it, or it would never be found.
    #[test]
    fn values_are_read_as_they_are_written_in_lists() {
        for (line, expected) in [
            ("Nà Bản Mẫu Sâu # nơi trú", &["Nà Bản Mẫu Sâu"][..]),
            ("1. Hoa Sim", &["Hoa Sim"]),
            ("a) Hoa Sim Mẫu", &["Hoa Sim Mẫu"]),
            ("- Hoa Sim", &["Hoa Sim"]),
            ("Hoa Sim (nhà tạm lánh)", &["Hoa Sim", "nhà tạm lánh"]),
            ("Hoa Sim; số 5 ngõ Hoa Sim;", &["Hoa Sim", "số 5 ngõ Hoa Sim"]),
            ("(0205) 3812 345", &["(0205) 3812 345"]),
            ("091. 234 5678", &["091. 234 5678"]),
            ("12. 0000 234 567", &["0000 234 567"]),
            ("ngõ số#5", &["ngõ số#5"]),
            ("Hoa Sim (chưa đóng", &["Hoa Sim (chưa đóng"]),
            ("  # ghi chú", &[]),
            ("- ", &[]),
        ] {
            assert_eq!(values(line).collect::<Vec<_>>(), expected, "{line}");
        }
        let file = tempfile::NamedTempFile::new().expect("a file for the test");
        std::fs::write(file.path(), "Nà Mẫu\rHoa Sim").expect("it can be written");
        let values = forbidden(file.path()).expect("it can be read");
        assert_eq!(values, [(1, "Nà Mẫu".to_owned()), (2, "Hoa Sim".to_owned())]);
        // UTF-8 that was read as windows-1252 and saved again.
        std::fs::write(file.path(), "NÃ\u{a0} Máº«u, thÃ´n Báº£n Máº«u\n").expect("it can be written");
        assert!(forbidden(file.path()).is_err());
    }

    #[test]
    fn a_list_that_cannot_be_read_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        assert!(forbidden(&folder.path().join("none.txt")).is_err());
        std::fs::write(folder.path().join("a"), b"\xff\xfe").expect("it can be written");
        assert!(forbidden(&folder.path().join("a")).is_err());
    }
}
