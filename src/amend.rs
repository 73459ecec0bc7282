//! Changes files that people wrote: the door for commands that write sources. A file is as it was or as it
//! shall be, whatever happens, and nobody's work of meanwhile is lost. Enter at [`read`], [`replace`], [`create_all`].
#![expect(clippy::disallowed_methods, reason = "the door to sources that commands change")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
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
    rewrite_all(&[Rewrite { path: path.to_owned(), old: Some(old.to_vec()), new: new.to_vec() }])
}

/// Writes a file that is not there yet.
///
/// # Errors
/// [`Error::Write`], with [`ErrorKind::AlreadyExists`] when something stands there.
fn create(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = beside(path);
    let done = put(&beside, bytes).and_then(|()| place(&beside, path));
    // Moved it is not there any more, and what is left of a failure is ours.
    _ = fs::remove_file(&beside);
    done.map_err(|error| Error::write(path, error))
}

/// Gives the file `beside` the name `path`, which nothing has.
fn place(beside: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(beside, path) {
        // Sticks and drives of other machines have no second names.
        Err(error) if error.kind() != ErrorKind::AlreadyExists && fs::symlink_metadata(path).is_err() => {
            fs::rename(beside, path)
        }
        linked => linked,
    }
}

/// Writes files that are not there yet, and the folders on their way: all of them or none.
///
/// # Errors
/// [`Error::AlreadyThere`] for the first that stands there; [`Error::Write`].
pub fn create_all(files: &[(PathBuf, impl AsRef<[u8]>)]) -> Result<(), Error> {
    for (path, _) in files {
        if fs::symlink_metadata(path).is_ok() {
            return Err(Error::AlreadyThere { path: path.clone() });
        }
    }
    let mut made = 0;
    let done = files.iter().try_for_each(|(path, text)| {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Error::write(folder, error))?;
        }
        create(path, text.as_ref())?;
        made += 1;
        Ok(())
    });
    if done.is_err() {
        // What cannot be taken back either is said by the first refusal.
        files[..made].iter().for_each(|(path, _)| _ = fs::remove_file(path));
    }
    done
}

/// Writes files that are made by this program alone, whatever stands there: all of them or none.
///
/// # Errors
/// [`Error::Read`], [`Error::Write`].
pub fn overwrite_all(files: &[(PathBuf, String)]) -> Result<(), Error> {
    let rewrite = |(path, text): &(PathBuf, String)| {
        let old = if fs::symlink_metadata(path).is_ok() { Some(read(path)?) } else { None };
        Ok(Rewrite { path: path.clone(), old, new: text.as_bytes().to_vec() })
    };
    rewrite_all(&files.iter().map(rewrite).collect::<Result<Vec<_>, Error>>()?)
}

/// A file that is to be written: what it was, if it was there, and what it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    pub path: PathBuf,
    pub old: Option<Vec<u8>>,
    pub new: Vec<u8>,
}

/// Writes all of `files`, and the folders on their way, or none of them: all lie beside their places before the
/// first is moved there, and what was moved goes back when one cannot be.
///
/// # Errors
/// [`Error::Write`], also for a file that is not what it was.
pub fn rewrite_all(files: &[Rewrite]) -> Result<(), Error> {
    let staged = files.iter().try_for_each(stage).and_then(|()| files.iter().try_for_each(unchanged));
    let mut moved = 0;
    let done = staged.and_then(|()| {
        files.iter().try_for_each(|file| {
            fs::rename(beside(&file.path), &file.path).map_err(|error| Error::write(&file.path, error))?;
            moved += 1;
            Ok(())
        })
    });
    if done.is_err() {
        // What cannot be undone either is said by the first refusal.
        files[..moved].iter().for_each(undo);
        files.iter().for_each(|file| _ = fs::remove_file(beside(&file.path)));
    }
    done
}

fn stage(file: &Rewrite) -> Result<(), Error> {
    let write = || {
        if let Some(folder) = file.path.parent() {
            fs::create_dir_all(folder)?;
        }
        put(&beside(&file.path), &file.new)?;
        match &file.old {
            Some(_) => fs::set_permissions(beside(&file.path), fs::symlink_metadata(&file.path)?.permissions()),
            None => Ok(()),
        }
    };
    write().map_err(|error| Error::write(&file.path, error))
}

/// Whether nobody has written to the file meanwhile.
fn unchanged(file: &Rewrite) -> Result<(), Error> {
    let now = match fs::read(&file.path) {
        Ok(now) => Some(now),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(Error::write(&file.path, error)),
    };
    if now == file.old { Ok(()) } else { Err(Error::write(&file.path, ErrorKind::ResourceBusy.into())) }
}

fn undo(file: &Rewrite) {
    let back = |old: &[u8]| {
        let beside = beside(&file.path);
        put(&beside, old)?;
        fs::set_permissions(&beside, fs::symlink_metadata(&file.path)?.permissions())?;
        fs::rename(&beside, &file.path)
    };
    _ = match &file.old {
        Some(old) => back(old),
        None => fs::remove_file(&file.path),
    };
}

/// A table that somebody names on the command line, at most `limit` bytes of it and one more.
///
/// # Errors
/// [`Error::Read`]
pub fn table(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| Error::read(path, error))
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

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("it can be read").flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// What goes back because another file could not be written has the rights that it had.
    #[test]
    #[cfg(unix)]
    fn what_goes_back_has_its_rights() {
        use std::os::unix::fs::PermissionsExt;
        let root = TempDir::new().expect("a temporary folder can be made");
        let path = root.path().join("a.md");
        fs::write(&path, b"old").expect("there is room");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).expect("it is ours");
        let file = Rewrite { path: path.clone(), old: Some(b"old".to_vec()), new: b"new".to_vec() };
        rewrite_all(std::slice::from_ref(&file)).expect("there is room");
        undo(&file);
        assert_eq!(fs::read(&path).expect("it is there"), b"old");
        assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o604);
    }

    /// PUB-04: a file gets its name when it is whole, so a disk that is full leaves no half of one under it.
    #[test]
    fn a_new_file_is_there_when_it_is_whole() {
        let root = TempDir::new().expect("a temporary folder can be made");
        let path = root.path().join("a.md");
        create(&path, b"new").expect("there is room");
        assert_eq!(
            (fs::read(&path).expect("it is there"), names(root.path())),
            (b"new".to_vec(), vec!["a.md".to_owned()])
        );
        let refused = create(&path, b"other").expect_err("something stands there");
        assert!(matches!(refused, Error::Write { source, .. } if source.kind() == ErrorKind::AlreadyExists));
        assert_eq!(
            (fs::read(&path).expect("it is there"), names(root.path())),
            (b"new".to_vec(), vec!["a.md".to_owned()])
        );
        // A folder where the bytes go at first stands for a disk that takes none.
        let path = root.path().join("b.md");
        fs::create_dir(beside(&path)).expect("there is room");
        assert!(create(&path, b"new").is_err() && !path.exists());
    }

    /// Nobody's work of meanwhile is lost: what is not as it was read stays as it is.
    #[test]
    fn a_file_that_changed_since_it_was_read_is_not_replaced() {
        let root = TempDir::new().expect("a temporary folder can be made");
        let path = root.path().join("a.md");
        fs::write(&path, "old").expect("there is room");
        replace(&path, b"old", b"new").expect("it is as it was");
        assert!(replace(&path, b"old", b"newer").is_err());
        assert_eq!(
            (fs::read(&path).expect("it is there"), names(root.path())),
            (b"new".to_vec(), vec!["a.md".to_owned()])
        );
    }

    #[test]
    fn of_files_that_cannot_all_be_made_none_is_there() {
        let root = TempDir::new().expect("a temporary folder can be made");
        fs::write(root.path().join("file"), "").expect("there is room");
        let files = ["a.md", "b/c.md", "file/d.md"].map(|path| (root.path().join(path), "text"));
        assert!(create_all(&files).is_err());
        assert_eq!(
            (names(root.path()), names(&root.path().join("b"))),
            (vec!["b".to_owned(), "file".to_owned()], vec![])
        );
        create_all(&files[..2]).expect("there is room");
        assert!(files[..2].iter().all(|(path, _)| path.is_file()));
    }
}
