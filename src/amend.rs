//! Changes files that people wrote: the door for commands that write sources. A file is as it was or as it
//! shall be, whatever happens, and nobody's work of meanwhile is lost. Enter at [`read`], [`replace`], [`create`].
#![expect(clippy::disallowed_methods, reason = "the door to sources that commands change")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::diag::Error;

/// The bytes of the regular file at `path`; a symbolic link is not followed (PUB-03).
///
/// # Errors
/// [`Error::Read`]
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let read = || {
        if fs::symlink_metadata(path)?.is_file() { fs::read(path) } else { Err(ErrorKind::InvalidInput.into()) }
    };
    read().map_err(|error| Error::read(path, error))
}

/// Puts `new` in the place of the file at `path`, whose bytes were `old`, with the rights that it has.
///
/// # Errors
/// [`Error::Write`] also when the file is not `old` any more.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), Error> {
    let beside = beside(path);
    let write = || {
        put(&beside, new)?;
        fs::set_permissions(&beside, fs::symlink_metadata(path)?.permissions())?;
        if fs::read(path)? != old {
            return Err(ErrorKind::ResourceBusy.into());
        }
        fs::rename(&beside, path)
    };
    write().map_err(|error| {
        // What is left of a failure is ours; that it cannot be removed either adds nothing.
        _ = fs::remove_file(&beside);
        Error::write(path, error)
    })
}

/// Writes a file that is not there yet.
///
/// # Errors
/// [`Error::Write`], with [`ErrorKind::AlreadyExists`] when something stands there.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let write = || OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes);
    write().map_err(|error| Error::write(path, error))
}

/// Writes files that are not there yet, and the folders on their way: all of them, or none when one is there.
///
/// # Errors
/// [`Error::AlreadyThere`] for the first that stands there; [`Error::Write`].
pub fn create_all(files: &[(PathBuf, String)]) -> Result<(), Error> {
    for (path, _) in files {
        if fs::symlink_metadata(path).is_ok() {
            return Err(Error::AlreadyThere { path: path.clone() });
        }
    }
    for (path, text) in files {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Error::write(folder, error))?;
        }
        create(path, text.as_bytes())?;
    }
    Ok(())
}

/// Writes files that are made by this program alone, whatever stands there, and the folders on their way.
///
/// # Errors
/// [`Error::Read`], [`Error::Write`].
pub fn overwrite_all(files: &[(PathBuf, String)]) -> Result<(), Error> {
    for (path, text) in files {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Error::write(folder, error))?;
        }
        match fs::symlink_metadata(path) {
            Ok(_) => replace(path, &read(path)?, text.as_bytes())?,
            Err(_) => create(path, text.as_bytes())?,
        }
    }
    Ok(())
}

/// A name in the same folder that no command reads.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    path.with_file_name(format!(".{name}.tincay"))
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file: File = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
