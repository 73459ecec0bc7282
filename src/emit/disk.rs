//! The few things that emit does to a disk, each with what "not there" means for it.
#![expect(clippy::disallowed_methods, reason = "emit is the door to the output")]

use std::collections::BTreeSet;
use std::fs::{self, File, FileType, Metadata, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::diag::Error;

use super::record::Stat;

/// What stands at `path`, without following a symbolic link.
pub(super) fn kind(path: &Path) -> Result<Option<FileType>, Error> {
    there(fs::symlink_metadata(path))
        .map(|found| found.map(|found| found.file_type()))
        .map_err(|e| Error::read(path, e))
}

/// `None` when nothing is there, or a file stands where the path wants a folder.
fn there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        result => result.map(Some),
    }
}

/// Size and time of the regular file at `path`.
pub(super) fn stat(path: &Path) -> Option<Stat> {
    fs::symlink_metadata(path).ok().filter(Metadata::is_file).map(|found| stat_of(&found))
}

fn stat_of(found: &Metadata) -> Stat {
    let since = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0);
    Stat { size: found.len(), modified }
}

/// The bytes of the regular file at `path`; `None` when there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match kind(path)? {
        Some(kind) if kind.is_file() => there(fs::read(path)).map_err(|error| Error::read(path, error)),
        _ => Ok(None),
    }
}

/// The names in the folder at `path`, sorted; `None` when there is no folder.
pub(super) fn names(path: &Path) -> Result<Option<Vec<String>>, Error> {
    let fail = |error| Error::read(path, error);
    let Some(entries) = there(fs::read_dir(path)).map_err(fail)? else { return Ok(None) };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(fail)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(Some(names))
}

/// Writes a file that is not there yet.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<Stat, Error> {
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        file.metadata().map(|found| stat_of(&found))
    };
    write().map_err(|error| Error::write(path, error))
}

/// Writes a file that is whole or not there whatever happens, and on the disk when this returns.
///
/// # Errors
/// [`Error::Write`]: the disk refuses.
pub fn write_whole(path: &Path, text: &str) -> Result<(), Error> {
    let new = path.with_extension("new");
    let write = || {
        let mut file = File::create(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, path)?;
        // Not every system can open a folder; the rename is then as durable as it makes it.
        _ = path.parent().map(|folder| File::open(folder).and_then(|folder| folder.sync_all()));
        Ok(())
    };
    write().map_err(|error| Error::write(path, error))
}

/// Renames a file, or a folder to where nothing stands; `false` when `from` is not there.
///
/// # Errors
/// Also [`ErrorKind::CrossesDevices`], for the caller to look for.
pub(super) fn rename(from: &Path, to: &Path) -> Result<bool, Error> {
    match fs::rename(from, to) {
        Ok(()) => Ok(true),
        // The same error tells that the folder of `to` is not there.
        Err(error) if error.kind() == ErrorKind::NotFound && kind(from)?.is_none() => Ok(false),
        Err(error) => Err(Error::write(to, error)),
    }
}

/// Moves a file to `to` in one step, from another file system by way of `part`, which is on the
/// one of `to`. Keeps the time of change, which the manifest remembers.
pub(super) fn move_file(from: &Path, to: &Path, part: &Path) -> Result<bool, Error> {
    match rename(from, to) {
        Err(error) if crosses_devices(&error) => copy(from, to, part).map_err(|error| Error::write(to, error)),
        result => result,
    }
}

/// Whether a rename failed because its ends are on different file systems.
pub(super) fn crosses_devices(error: &Error) -> bool {
    matches!(error, Error::Write { source, .. } if source.kind() == ErrorKind::CrossesDevices)
}

fn copy(from: &Path, to: &Path, part: &Path) -> io::Result<bool> {
    let Some(source) = there(File::open(from))? else { return Ok(false) };
    let put = put_whole(source, to, part);
    if put.is_err() {
        // Half a file in a public folder helps nobody, and holds room that a full disk needs.
        _ = fs::remove_file(part);
    }
    put?;
    fs::remove_file(from)?;
    Ok(true)
}

fn put_whole(mut source: File, to: &Path, part: &Path) -> io::Result<()> {
    let mut target = File::create(part)?;
    io::copy(&mut source, &mut target)?;
    target.set_modified(source.metadata()?.modified()?)?;
    drop(target);
    fs::rename(part, to)
}

/// Removes a file or link. A folder in its place is not what was meant and stays.
pub(super) fn remove(path: &Path) -> Result<(), Error> {
    if kind(path)?.is_none_or(|kind| kind.is_dir()) {
        return Ok(());
    }
    there(fs::remove_file(path)).map(drop).map_err(|error| Error::write(path, error))
}

/// Removes the folders that the removal of `path` left empty, never `top` itself.
pub(super) fn prune(top: &Path, path: &str) {
    let mut folder = path;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        // Refused when something is left in it: then it stays, and so do those above. One that is
        // gone already went in a commit that was interrupted here.
        if fs::remove_dir(top.join(parent)).is_err_and(|error| error.kind() != ErrorKind::NotFound) {
            return;
        }
        folder = parent;
    }
}

/// Removes a folder of tincay's own with all that is in it.
pub(super) fn remove_tree(path: &Path) -> Result<(), Error> {
    there(fs::remove_dir_all(path)).map(drop).map_err(|error| Error::write(path, error))
}

/// Makes `path` a folder, with those above it.
pub(super) fn make_folders(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|error| Error::write(path, error))
}

/// Makes `path` a folder; a link to one is refused, for it leads elsewhere (PUB-03).
pub(super) fn make_real_folder(path: &Path) -> Result<(), Error> {
    match fs::create_dir(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(Error::write(path, error)),
        Err(_) if !kind(path)?.is_some_and(|kind| kind.is_dir()) => Err(Error::NotOurs { path: path.to_owned() }),
        _ => Ok(()),
    }
}

/// The lock of a state folder, held until dropped or until the process ends.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Takes the lock at `path`, making its file when needed.
    pub(super) fn take(path: &Path) -> Result<Self, Error> {
        let open = OpenOptions::new().create(true).truncate(false).write(true).open(path);
        let file = open.map_err(|error| Error::write(path, error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Error::Locked { path: path.to_owned() }),
            Err(TryLockError::Error(error)) => Err(Error::write(path, error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing is not enough: a process that is being started holds a copy for a moment.
        _ = self.0.unlock();
    }
}

/// What the folders on the way to a file are.
pub(super) enum Way {
    /// Folders, all of them.
    Open,
    /// At least the last is missing.
    Missing,
    /// This one, below `top`, is a link or a file.
    Barred(String),
}

/// The folders below `top` that are known to be folders: each is made or looked at once.
pub(super) struct Folders {
    top: PathBuf,
    known: BTreeSet<String>,
}

impl Folders {
    pub(super) fn new(top: PathBuf) -> Self {
        Self { top, known: BTreeSet::new() }
    }

    /// Makes the folders on the way to the file `path`. `top` must be there.
    pub(super) fn make(&mut self, path: &str) -> Result<(), Error> {
        for folder in self.unknown(path) {
            make_real_folder(&self.top.join(&folder))?;
            self.known.insert(folder);
        }
        Ok(())
    }

    /// Looks at the folders on the way to the file `path`.
    pub(super) fn way(&mut self, path: &str) -> Result<Way, Error> {
        for folder in self.unknown(path) {
            match kind(&self.top.join(&folder))? {
                Some(kind) if kind.is_dir() => _ = self.known.insert(folder),
                Some(_) => return Ok(Way::Barred(folder)),
                None => return Ok(Way::Missing),
            }
        }
        Ok(Way::Open)
    }

    /// The folders on the way to `path` that are not known yet, from above.
    fn unknown(&self, path: &str) -> Vec<String> {
        let is_known = path.rsplit_once('/').is_none_or(|(folder, _)| self.known.contains(folder));
        let ends = path.match_indices('/').filter(|_| !is_known).map(|(end, _)| &path[..end]);
        ends.filter(|folder| !self.known.contains(*folder)).map(ToOwned::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// PUB-04: what could not be put whole leaves nothing in the public folder.
    #[test]
    fn a_copy_that_fails_leaves_no_part_of_it() {
        let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("from"), "1").expect("it can be written");
        fs::create_dir_all(at("to/full")).expect("it can be made");
        assert!(copy(&at("from"), &at("to"), &at("part")).is_err());
        assert!(!at("part").exists() && at("from").exists());
        assert!(copy(&at("from"), &at("other"), &at("part")).is_ok_and(|moved| moved));
        assert!(!at("part").exists() && !at("from").exists() && at("other").exists());
    }
}
