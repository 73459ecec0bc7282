//! Folders of a disk, whole: listed, linked, emptied.
#![expect(clippy::disallowed_methods, reason = "this is the disk")]

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Whether something is at `path`, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// That something is gone already is as good.
pub fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(()),
        other => other,
    }
}

/// Writes a file that is whole whenever it is there.
pub fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let new = path.with_extension("new");
    let mut file = File::create(&new)?;
    io::Write::write_all(&mut file, text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&new, path)
}

/// Removes a file, and the folders that it leaves empty.
pub fn unlink(top: &Path, path: &str) -> io::Result<()> {
    gone(fs::remove_file(top.join(path)))?;
    let mut folder = path;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        if fs::remove_dir(top.join(parent)).is_err() {
            break;
        }
        folder = parent;
    }
    Ok(())
}

/// Adds the paths of all files below `folder`, which is at `path`, to `files`.
pub fn list_all(folder: &Path, path: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Some(name) = entry.file_name().to_str().map(|name| format!("{path}{name}")) else { continue };
        match entry.file_type()?.is_dir() {
            true => list_all(&entry.path(), &format!("{name}/"), files)?,
            false => files.push(name),
        }
    }
    Ok(())
}

/// Makes `to` a folder with the same files as `from`; where the disk cannot link them, copies.
pub fn link_all(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            link_all(&old, &new)?;
        } else if fs::hard_link(&old, &new).is_err() {
            fs::copy(&old, &new)?;
        }
    }
    Ok(())
}

/// Lets everybody read `folder` with all that is in it, and write no file of it but its owner and group.
pub fn open_all(folder: &Path) -> io::Result<()> {
    open_up(folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            open_all(&entry.path())?;
        } else if kind.is_file() {
            open_up(&entry.path())?;
        }
    }
    Ok(())
}

/// As [`open_all`], for a file or a folder alone.
#[cfg(unix)]
pub fn open_up(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let known = fs::metadata(path)?;
    let mode = known.permissions().mode() & 0o7777;
    // What a group may write it may: others of it take away what must go.
    let open = if known.is_dir() { (mode | 0o755) & !0o002 } else { (mode & 0o020) | 0o644 };
    if open == mode { Ok(()) } else { fs::set_permissions(path, fs::Permissions::from_mode(open)) }
}

/// As [`open_up`], where nobody but the owner may do anything: what is open to a group is so by somebody's choice.
#[cfg(unix)]
pub fn open_if_shut(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(path)?.permissions().mode() & 0o077 == 0 { open_up(path) } else { Ok(()) }
}

/// Rights are inherited there.
#[cfg(windows)]
pub fn open_up(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Rights are inherited there.
#[cfg(windows)]
pub fn open_if_shut(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes `at` a link to the folder `to`.
#[cfg(unix)]
pub fn link(to: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, at)
}

/// Makes `at` a link to the folder `to`.
#[cfg(windows)]
pub fn link(to: &Path, at: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(to, at)
}
