//! The list of public addresses that caches in front of the host may hold an older state of.
//!
//! It is written before the first step, and is whole: what a run that was killed had to purge is in
//! the list of the run that goes on. What is in it stays in the lists of later runs until somebody deletes the file,
//! which says that the caches are empty of it.

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

/// What `target` is called in names of files.
pub fn key(target: &str) -> String {
    emit::hex(&emit::hash(target.as_bytes()))[..12].to_owned()
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
    count: usize,
}

impl List {
    /// Begins the list for `target` in `folder`.
    ///
    /// # Errors
    /// [`Error::Read`], [`Error::Write`]: the disk refuses.
    pub fn begin(folder: &Path, target: &str, addresses: &[String]) -> Result<Self, Error> {
        let key = key(target);
        let at = |ending: &str| folder.join(format!("purge-{key}.{ending}"));
        let (pending, finished) = (at("pending"), at("txt"));
        let lines = |path: &Path| disk::read_if_there(path).map(Option::unwrap_or_default);
        let before = [lines(&finished)?, b"\n".to_vec(), lines(&pending)?].concat();
        let before = String::from_utf8_lossy(&before).into_owned();
        let before = before.lines().filter(|line| !line.is_empty());
        let all: BTreeSet<&str> = before.chain(addresses.iter().map(String::as_str)).collect();
        let text: String = all.iter().map(|address| format!("{address}\n")).collect();
        disk::write(&pending, &text)?;
        Ok(Self { pending, finished, count: all.len() })
    }

    /// All is done; the list and how many addresses it has, if there are any.
    ///
    /// # Errors
    /// [`Error::Write`]: the disk refuses.
    pub fn finish(self) -> Result<Option<(PathBuf, usize)>, Error> {
        if self.count == 0 {
            disk::remove(&self.finished)?;
            disk::remove(&self.pending)?;
            return Ok(None);
        }
        disk::rename(&self.pending, &self.finished)?;
        Ok(Some((self.finished, self.count)))
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// A run that is killed while it writes its list leaves the list before it: none is written over.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "what a killed run would leave is looked at")]
    fn a_list_is_whole_or_as_it_was() {
        let folder = TempDir::new().expect("a folder");
        let list =
            List::begin(folder.path(), "sftp://host/a", &["https://a.example/hers/".to_owned()]).expect("a list");
        let before = folder.path().join("before");
        std::fs::hard_link(&list.pending, &before).expect("a second name");
        drop(list);
        let list = List::begin(folder.path(), "sftp://host/a", &["https://a.example/his/".to_owned()]).expect("a list");
        assert_eq!(list.count, 2);
        assert_eq!(disk::read(&before).expect("it is there"), b"https://a.example/hers/\n");
    }

    /// What caches may still hold is on the list until somebody says, by deleting it, that they do not.
    #[test]
    fn what_nobody_has_purged_stays_on_the_list() {
        let folder = TempDir::new().expect("a folder");
        let run = |addresses: &[&str]| {
            let addresses: Vec<String> = addresses.iter().map(ToString::to_string).collect();
            let list = List::begin(folder.path(), "sftp://host/a", &addresses).expect("writable").finish();
            list.expect("writable")
        };
        assert_eq!(run(&[]), None);
        let (path, count) = run(&["https://a.example/hers/"]).expect("a list");
        assert_eq!(count, 1);
        assert_eq!(run(&["https://a.example/"]), Some((path.clone(), 2)));
        assert_eq!(run(&[]), Some((path.clone(), 2)));
        let text = disk::read(&path).expect("it is there");
        assert_eq!(String::from_utf8_lossy(&text), "https://a.example/\nhttps://a.example/hers/\n");
        // One that was killed, then one that goes on.
        let list = List::begin(folder.path(), "sftp://host/a", &["https://a.example/b/".to_owned()]);
        drop(list.expect("writable"));
        assert_eq!(run(&[]), Some((path.clone(), 3)));
        disk::remove(&path).expect("it was there");
        assert_eq!(run(&[]), None);
    }
}
