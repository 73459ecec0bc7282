//! Lists a folder and reads its files. Follows no symbolic link (PUB-03), reads nothing above
//! the limit, retries what changes under its hands (PUB-04).
#![expect(clippy::disallowed_methods, reason = "discover is the door to a site's inputs")]

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};
use walkdir::{DirEntry, WalkDir};

use crate::diag::{Diagnostic, Diagnostics, Error, Problem, SourcePath, Span};

use super::memory::Stamp;
use super::path::{folded, is_portable, is_skipped, nfc};
use super::picture;

/// The largest text file that is read: 8 MiB, a thousand times a long article.
pub(super) const LIMIT: u64 = 8 << 20;

/// Pauses before a file that vanished or changed is read again.
const PAUSES: [Duration; 3] = [Duration::from_millis(5), Duration::from_millis(25), Duration::from_millis(100)];

/// A regular file of a folder.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub(super) path: SourcePath,
    pub(super) file: PathBuf,
}

/// The regular files below `root/folder`, sorted by path; none when there is no such folder.
pub(super) fn list(root: &Path, folder: &str, problems: &mut Diagnostics) -> Result<Vec<Listed>, Error> {
    let top = root.join(folder);
    let mut found: Vec<DirEntry> = Vec::new();
    let entries = WalkDir::new(&top).follow_links(false).follow_root_links(false);
    for entry in entries.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_skipped(&name(entry))) {
        match entry {
            Ok(entry) => found.push(entry),
            // Gone since its folder was listed: it is not there.
            Err(error) if error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound) => {}
            Err(error) => return Err(walk_error(&top, error)),
        }
    }
    let named = found.into_par_iter().map(|entry| {
        let path = source_path(folder, &top, entry.path());
        (folded(&path), path, entry)
    });
    let mut named: Vec<(String, SourcePath, DirEntry)> = named.collect();
    // The system names them in any order.
    named.par_sort_unstable_by(|(_, one, a), (_, other, b)| {
        one.cmp(other).then_with(|| a.file_name().cmp(b.file_name()))
    });
    let seen = FxHashMap::with_capacity_and_hasher(named.len(), FxBuildHasher);
    let mut walk = Walk { files: Vec::with_capacity(named.len()), seen, problems };
    named.into_iter().for_each(|(folded, path, entry)| walk.take(folded, path, entry));
    Ok(walk.files)
}

fn name(entry: &DirEntry) -> Cow<'_, str> {
    entry.file_name().to_string_lossy()
}

fn walk_error(top: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(top).to_owned();
    Error::Read { path, source: error.into() }
}

struct Walk<'a> {
    files: Vec<Listed>,
    seen: FxHashMap<String, SourcePath>,
    problems: &'a mut Diagnostics,
}

impl Walk<'_> {
    fn take(&mut self, folded: String, path: SourcePath, entry: DirEntry) {
        let kind = entry.file_type();
        if !entry.file_name().to_str().is_some_and(is_portable) {
            let problem = Diagnostic::new(Problem::BadFileName, Span::file(&path))
                .arg("reason", "form")
                .arg("name", name(&entry));
            self.problems.push(problem);
        } else if kind.is_symlink() {
            self.problems.push(Diagnostic::new(Problem::SymbolicLink, Span::file(&path)));
        } else if !kind.is_file() && !kind.is_dir() {
            let problem = Diagnostic::new(Problem::UnsafePath, Span::file(&path)).arg("path", &*path);
            self.problems.push(problem);
        } else if self.is_new(folded, &path) && kind.is_file() {
            self.files.push(Listed { path, file: entry.into_path() });
        } else if kind.is_dir() && path.starts_with("content/") && path.ends_with(".md") {
            // Whoever made it took it for an article.
            let problem = Diagnostic::new(Problem::FileUnread, Span::file(&path)).arg("reason", "folder");
            self.problems.push(problem.arg("name", ""));
        }
    }

    /// Reports a path that equals an earlier one after NFC and case folding (TXT-01).
    fn is_new(&mut self, folded: String, path: &SourcePath) -> bool {
        let Some(other) = self.seen.insert(folded, path.clone()) else { return true };
        let problem = Diagnostic::new(Problem::SamePath, Span::file(path)).arg("other", &*other);
        self.problems.push(problem);
        false
    }
}

/// `folder` and the way from `top` to `file`, NFC, with `/`; what is not Unicode becomes U+FFFD.
fn source_path(folder: &str, top: &Path, file: &Path) -> SourcePath {
    let below = file.strip_prefix(top).unwrap_or(file);
    let mut path = String::from(folder);
    if MAIN_SEPARATOR == '/'
        && let Some(below) = below.to_str().filter(|below| below.is_ascii() && !below.is_empty())
    {
        path.push('/');
        path.push_str(below);
        return SourcePath::from(path);
    }
    for part in below.components() {
        path.push('/');
        path.push_str(&nfc(&part.as_os_str().to_string_lossy()));
    }
    SourcePath::from(path)
}

/// What reading one file came to.
pub(super) enum Content {
    Bytes(Vec<u8>, Stamp),
    Wrong(Diagnostic),
}

/// The bytes of a text file, read again when it vanishes or changes meanwhile: editors save by
/// writing anew, and copies from elsewhere arrive in pieces.
pub(super) fn read(listed: &Listed) -> Result<Content, Error> {
    read_up_to(listed, LIMIT)
}

/// As [`read`], for a file of at most `limit` bytes.
pub(super) fn read_up_to(listed: &Listed, limit: u64) -> Result<Content, Error> {
    let mut pauses = PAUSES.iter();
    loop {
        match read_once(listed, limit) {
            Err(error) if is_passing(&error) => match pauses.next() {
                Some(pause) => thread::sleep(*pause),
                None => return Err(Error::read(&listed.file, error)),
            },
            result => return result.map_err(|error| Error::read(&listed.file, error)),
        }
    }
}

fn is_passing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::Interrupted)
}

fn read_once(listed: &Listed, limit: u64) -> io::Result<Content> {
    let kind = fs::symlink_metadata(&listed.file)?;
    if !kind.is_file() {
        return Ok(Content::Wrong(Diagnostic::new(Problem::SymbolicLink, Span::file(&listed.path))));
    }
    if kind.len() > limit {
        return Ok(Content::Wrong(too_large(&listed.path, kind.len(), limit)));
    }
    let file = File::open(&listed.file)?;
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len()).unwrap_or(0) + 1);
    (&file).take(limit + 1).read_to_end(&mut bytes)?;
    let after = file.metadata()?;
    let read = bytes.len() as u64;
    if read != kind.len() || after.len() != read || after.modified().ok() != kind.modified().ok() {
        return Err(io::Error::new(io::ErrorKind::Interrupted, "the file keeps changing"));
    }
    Ok(Content::Bytes(bytes, stamp_of(&kind)))
}

/// What tells the file at `path` from a changed one; `None` when it has gone or is none.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).map(|found| stamp_of(&found))
}

#[cfg(unix)]
fn stamp_of(found: &fs::Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt;
    let changed = i128::from(found.ctime()) * 1_000_000_000 + i128::from(found.ctime_nsec());
    Stamp { size: found.len(), changed, file: found.ino() }
}

#[cfg(not(unix))]
fn stamp_of(found: &fs::Metadata) -> Stamp {
    let since = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let changed = since.and_then(|since| i128::try_from(since.as_nanos()).ok()).unwrap_or(0);
    Stamp { size: found.len(), changed, file: 0 }
}

fn too_large(path: &SourcePath, size: u64, limit: u64) -> Diagnostic {
    Diagnostic::new(Problem::FileTooLarge, Span::file(path))
        .arg("size", size.to_string())
        .arg("limit", limit.to_string())
}

/// Size and time of change (nanoseconds since 1970) of a file that is no text; `None` when it has
/// gone.
pub(super) fn weight(listed: &Listed) -> Result<Option<(u64, u64)>, Error> {
    match fs::symlink_metadata(&listed.file) {
        Ok(kind) => {
            let since = kind.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            let modified = since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0);
            Ok(Some((kind.len(), modified)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::read(&listed.file, error)),
    }
}

/// What the picture in `file` says besides its pixels; nothing when it has gone.
pub(super) fn besides_pixels(file: &Path) -> Result<Vec<u8>, Error> {
    let fail = |error| Error::read(file, error);
    if !kind(file).is_some_and(|kind| kind.is_file()) {
        return Ok(Vec::new());
    }
    let mut reader = BufReader::new(File::open(file).map_err(fail)?);
    picture::besides_pixels(&mut reader).map_err(fail)
}

/// Whether `root/folder` is itself a symbolic link; then it is reported and must not be entered.
pub(super) fn is_link(root: &Path, folder: &str, problems: &mut Diagnostics) -> bool {
    let is_link = kind(&root.join(folder)).is_some_and(|kind| kind.is_symlink());
    if is_link {
        problems.push(Diagnostic::new(Problem::SymbolicLink, Span::file(&SourcePath::from(folder))));
    }
    is_link
}

/// What stands at `path`, without following a symbolic link.
pub(super) fn kind(path: &Path) -> Option<fs::FileType> {
    fs::symlink_metadata(path).ok().map(|kind| kind.file_type())
}
