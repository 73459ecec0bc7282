//! The list of public addresses that caches in front of the host may hold an older state of.
//!
//! It is written before the first step, and is whole: what a run that was killed had to purge is in
//! the list of the run that goes on.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::disk;
use super::plan::Change;
use crate::diag::Error;
use crate::emit;

/// The addresses below `base` of what changes or goes; what is new is in no cache.
pub fn addresses(base: &str, changes: &[(Change, String)]) -> Vec<String> {
    let stale = changes.iter().filter(|(change, path)| *change != Change::New && emit::plain(path) == path);
    let all: BTreeSet<String> = stale.map(|(_, path)| address(base, path)).collect();
    all.into_iter().collect()
}

/// A page is asked for by its folder.
fn address(base: &str, path: &str) -> String {
    let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    format!("{base}{}", folder.unwrap_or(path))
}

/// A list of addresses, of a run that is under way.
pub struct List {
    pending: PathBuf,
    finished: PathBuf,
    is_empty: bool,
}

impl List {
    /// Begins the list for `target` in `folder`.
    ///
    /// # Errors
    /// [`Error::Read`], [`Error::Write`]: the disk refuses.
    pub fn begin(folder: &Path, target: &str, addresses: &[String]) -> Result<Self, Error> {
        let key = &emit::hex(&emit::hash(target.as_bytes()))[..12];
        let at = |ending: &str| folder.join(format!("purge-{key}.{ending}"));
        let (pending, finished) = (at("pending"), at("txt"));
        let before = disk::read_if_there(&pending)?.unwrap_or_default();
        let before = String::from_utf8_lossy(&before).into_owned();
        let all: BTreeSet<&str> = before.lines().chain(addresses.iter().map(String::as_str)).collect();
        let text: String = all.iter().map(|address| format!("{address}\n")).collect();
        disk::write(&pending, text.as_bytes())?;
        Ok(Self { pending, finished, is_empty: all.is_empty() })
    }

    /// All is done; the list, if there is anything in it.
    ///
    /// # Errors
    /// [`Error::Write`]: the disk refuses.
    pub fn finish(self) -> Result<Option<PathBuf>, Error> {
        if self.is_empty {
            // A list of before has been seen to, or is of no use any more.
            disk::remove(&self.finished)?;
            disk::remove(&self.pending)?;
            return Ok(None);
        }
        disk::rename(&self.pending, &self.finished)?;
        Ok(Some(self.finished))
    }
}
