//! The few things that a deployment does to this machine's own disk.
#![expect(clippy::disallowed_methods, reason = "deploy reads the output and keeps lists of what to purge")]

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::diag::Error;
use crate::emit;

/// The bytes of the file at `path`.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error::read(path, error))
}

/// As [`read`]; `None` when nothing is there.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        other => other.map(Some).map_err(|error| Error::read(path, error)),
    }
}

/// Writes a file that is whole or as it was whatever happens, and makes the folder that it is in.
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| Error::write(path, error))?;
    emit::write_whole(path, text)
}

/// Moves a file to where another may be.
pub fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|error| Error::write(to, error))
}

/// Removes a file, if it is there.
pub fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::write(path, error)),
        _ => Ok(()),
    }
}
