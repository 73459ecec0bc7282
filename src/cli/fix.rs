//! `tincay fix encoding`: files that are not UTF-8, or went through the wrong door, become UTF-8
//! (TXT-02). The old file stays beside the new one; what would not come back whole is left alone.
#![expect(clippy::disallowed_methods, reason = "a command that writes sources is a door to them")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::arguments::Fix;
use super::words::{Statement, Words, number};
use super::{FINE, PROBLEMS, REFUSED, Surroundings, report};
use crate::amend::replace;
use crate::diag::Error;
use crate::discover::embedded_locales;
use crate::locale::Arg;
use crate::locale::encoding::{Detector, Found, Lost};

/// What became of one file.
enum Came {
    /// It was right before.
    Fine,
    Converted(Found, PathBuf),
    /// Nothing was written, because it was only tried.
    Tried(Found),
    /// Why it is left alone: a key of `cli.ftl`.
    Left(&'static str),
}

/// Converts the files of `fix` and tells what became of each; the worst exit code of them.
pub fn encoding(fix: &Fix, words: Words, around: &mut Surroundings) -> u8 {
    let detector = Detector::new(&embedded_locales());
    let codes = fix.files.iter().map(|file| match one(file, fix, &detector) {
        Ok((came, lost)) => {
            let code = tell(file, &came, lost.is_some(), words, around);
            lost.map_or(code, |lost| code.max(tell_lost(file, &lost, words, around)))
        }
        Err(error) => {
            refuse(words.refusal(&error), words, around);
            REFUSED
        }
    });
    codes.max().unwrap_or(FINE)
}

/// What became of `file`, and the letters that no conversion brings back.
fn one(file: &Path, fix: &Fix, detector: &Detector) -> Result<(Came, Option<Lost>), Error> {
    let kind = fs::symlink_metadata(file).map_err(|error| Error::read(file, error))?;
    if kind.is_symlink() {
        return Ok((Came::Left("fix-link"), None));
    }
    let bytes = fs::read(file).map_err(|error| Error::read(file, error))?;
    let found = match fix.from {
        Some(encoding) => detector.convert(&bytes, encoding),
        None => detector.find(&bytes),
    };
    let Some(found) = found else {
        return Ok(match std::str::from_utf8(&bytes) {
            Ok(text) => (Came::Fine, Lost::of(text)),
            Err(_) => (Came::Left("fix-unknown"), None),
        });
    };
    let lost = Lost::of(&found.text);
    if fix.dry_run {
        return Ok((Came::Tried(found), lost));
    }
    let copy = beside(file, "", "~");
    match keep(&copy, |file| written(file, &bytes)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Ok((Came::Left("fix-copy-exists"), None));
        }
        kept => kept.map_err(|error| Error::write(&copy, error))?,
    }
    replace(file, &bytes, found.text.as_bytes()).inspect_err(|_| {
        // The file is as it is, and the copy would stand in the way of the next attempt.
        _ = fs::remove_file(&copy);
    })?;
    Ok((Came::Converted(found, copy), lost))
}

/// `file` with something around its name. A name with `~` at its end is no input of a site.
fn beside(file: &Path, before: &str, after: &str) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{before}{name}{after}"))
}

/// A new file with what `write` puts into it, or none; an older one is not touched, unless it is empty: that is left of
/// a disk that was full.
fn keep(path: &Path, write: impl FnOnce(File) -> io::Result<()>) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok_and(|kind| kind.is_file() && kind.len() == 0) {
        fs::remove_file(path)?;
    }
    let done = write(OpenOptions::new().write(true).create_new(true).open(path)?);
    if done.is_err() {
        let _ = fs::remove_file(path);
    }
    done
}

fn written(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

fn tell(file: &Path, came: &Came, has_lost: bool, words: Words, around: &mut Surroundings) -> u8 {
    let file = file.display().to_string();
    let (key, found, copy) = match came {
        Came::Fine if has_lost => return FINE,
        Came::Fine => ("fix-fine", None, None),
        Came::Converted(found, copy) => ("fix-converted", Some(found), Some(copy.display().to_string())),
        Came::Tried(found) => ("fix-tried", Some(found), None),
        Came::Left(key) => {
            refuse(words.statement(key, &[("file", Arg::Text(&file))]), words, around);
            return PROBLEMS;
        }
    };
    let code = found.map_or("", |found| found.encoding.code());
    let args = [
        ("file", Arg::Text(&file)),
        ("encoding", Arg::Text(code)),
        ("copy", Arg::Text(copy.as_deref().unwrap_or_default())),
    ];
    let _ = writeln!(around.stdout, "{}", words.say(key, &args));
    if let Some(found) = found {
        let _ = writeln!(around.stdout, "{}", words.say("fix-reads", &[("text", Arg::Text(&found.reads))]));
    }
    FINE
}

/// The lines of `file` that somebody has to type again.
fn tell_lost(file: &Path, lost: &Lost, words: Words, around: &mut Surroundings) -> u8 {
    let (file, count) = (file.display().to_string(), Arg::Number(number(lost.count)));
    let args = [("file", Arg::Text(&file)), ("count", count), ("lines", Arg::Text(&lost.lines))];
    refuse(words.statement("fix-lost", &args), words, around);
    PROBLEMS
}

fn refuse(statement: Statement, words: Words, around: &mut Surroundings) {
    let _ = writeln!(around.stderr, "{}", report::refusal(statement, words));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TXT-02: a copy that could not be written whole is not left, and an empty one is in nobody's way; one that says
    /// something is.
    #[test]
    fn no_half_of_a_copy_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("a.md~");
        let full = |mut file: File| {
            file.write_all(b"h").expect("there is room for it");
            Err(io::ErrorKind::StorageFull.into())
        };
        assert_eq!(keep(&copy, full).map_err(|error| error.kind()), Err(io::ErrorKind::StorageFull));
        assert!(!copy.exists());
        fs::write(&copy, "").expect("writable");
        keep(&copy, |file| written(file, b"old")).expect("an empty one is replaced");
        assert_eq!(fs::read(&copy).expect("it is there"), b"old");
        let again = keep(&copy, |file| written(file, b"new")).map_err(|error| error.kind());
        assert_eq!(again, Err(io::ErrorKind::AlreadyExists));
        assert_eq!(fs::read(&copy).expect("it is there"), b"old");
    }
}
