//! The list of forbidden values, which is kept outside the repository (LOC-04).
#![expect(clippy::disallowed_methods, reason = "discover reads inputs")]

use std::io;
use std::path::Path;

use crate::diag::Error;

/// The values of the list at `path` with their lines (from 1): one a line, `#` opens a comment line.
///
/// # Errors
/// [`Error::Read`] when the machine refuses or the list is no UTF-8: a build without the list
/// would publish what it is to keep back.
pub fn forbidden(path: &Path) -> Result<Vec<(usize, String)>, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::read(path, source))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| Error::read(path, io::Error::new(io::ErrorKind::InvalidData, error.utf8_error())))?;
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate();
    let values = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    Ok(values.map(|(at, line)| (at + 1, line.to_owned())).collect())
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

    #[test]
    fn a_list_that_cannot_be_read_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        assert!(forbidden(&folder.path().join("none.txt")).is_err());
        std::fs::write(folder.path().join("a"), b"\xff\xfe").expect("it can be written");
        assert!(forbidden(&folder.path().join("a")).is_err());
    }
}
