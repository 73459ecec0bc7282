//! Carries out a journal: step by step, each of which may be the last before a crash, and each of
//! which may be repeated. Only what is ours is replaced or removed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::diag::Error;

use super::disk::{self, Folders, Way};
use super::place::{PART, Places, RECORD};
use super::receipt;
use super::record::{self, Hash, Journal, PagePath, Record};

/// Asked before every change to the disk, with its name. Says `Ok`, except in tests, where an
/// error stands for a crash at this moment.
pub(super) type Probe<'a> = &'a dyn Fn(&'static str) -> Result<(), Error>;

/// Entries that do not make a folder somebody's: those of git and of operating systems.
const BLANK: [&str; 5] = [".git", ".gitignore", ".gitkeep", ".DS_Store", PART];

/// Whether there is nothing in the output folder that anybody could miss.
pub(super) fn is_blank(folder: &Path) -> Result<bool, Error> {
    match disk::kind(folder)? {
        None => Ok(true),
        Some(kind) if !kind.is_dir() => Ok(false),
        Some(_) => Ok(disk::names(folder)?.unwrap_or_default().iter().all(|name| BLANK.contains(&name.as_str()))),
    }
}

/// Which files of an output are ours.
pub(super) struct Owned<'a> {
    pub(super) record: &'a Record,
    /// Whether `.tincay/` remembers this very output. If not, only a file that still has the
    /// bytes of the record counts as ours.
    pub(super) remembered: bool,
}

impl Owned<'_> {
    fn has(&self, path: &str, file: &Path) -> Result<bool, Error> {
        let Some(content) = self.record.files.get(path) else { return Ok(false) };
        Ok(self.remembered || disk::read(file)?.is_some_and(|bytes| record::hash(&bytes) == *content))
    }
}

/// Refuses a commit that would replace or remove what is not ours. Changes nothing.
///
/// # Errors
/// [`Error::NotOurs`] with the path in the way.
pub(super) fn check(places: &Places, owned: &Owned, journal: &Journal) -> Result<(), Error> {
    if disk::kind(&places.folder)?.is_none() {
        return Ok(());
    }
    let mut folders = Folders::new(places.folder.clone());
    for path in &journal.writes {
        match folders.way(path)? {
            Way::Open => check_target(places, owned, journal, path)?,
            Way::Missing => {}
            Way::Barred(folder) if holds(&journal.blocking, &folder) => {}
            Way::Barred(folder) => return Err(Error::NotOurs { path: places.folder.join(folder) }),
        }
    }
    for path in journal.blocking.iter().chain(&journal.removals) {
        check_removal(places, owned, &mut folders, path)?;
    }
    Ok(())
}

/// A page may come where nothing is, where ours is, or where the same bytes are.
fn check_target(places: &Places, owned: &Owned, journal: &Journal, path: &str) -> Result<(), Error> {
    let file = places.folder.join(path);
    let is_free = match disk::kind(&file)? {
        None => true,
        Some(kind) if kind.is_dir() => holds_only(&places.folder, path, &journal.blocking)?,
        Some(_) => {
            owned.has(path, &file)?
                || is_same(&file, &places.staging().join(path))?
                || is_renamed(places, journal, path)
        }
    };
    if is_free { Ok(()) } else { Err(Error::NotOurs { path: file }) }
}

/// Whether what is at `path` is a file that goes first, whose name differs in capitals: the file system does not.
fn is_renamed(places: &Places, journal: &Journal, path: &str) -> bool {
    let place = disk::stat(&places.folder.join(path));
    let is_it = |gone: &PagePath| is_spelt_alike(gone, path) && disk::stat(&places.folder.join(&**gone)) == place;
    place.is_some() && journal.blocking.iter().any(is_it)
}

fn is_spelt_alike(one: &str, other: &str) -> bool {
    one != other && one.to_lowercase() == other.to_lowercase()
}

fn is_same(one: &Path, other: &Path) -> Result<bool, Error> {
    Ok(disk::read(one)?.is_some_and(|bytes| disk::read(other).is_ok_and(|others| others.as_ref() == Some(&bytes))))
}

/// Whether every file below the folder `path` is one of `blocking`, which go first.
fn holds_only(top: &Path, path: &str, blocking: &[PagePath]) -> Result<bool, Error> {
    for name in disk::names(&top.join(path))?.unwrap_or_default() {
        let inner = format!("{path}/{name}");
        let is_folder = disk::kind(&top.join(&inner))?.is_some_and(|kind| kind.is_dir());
        let goes = if is_folder { holds_only(top, &inner, blocking)? } else { holds(blocking, &inner) };
        if !goes {
            return Ok(false);
        }
    }
    Ok(true)
}

fn holds(paths: &[PagePath], path: &str) -> bool {
    paths.iter().any(|known| **known == *path)
}

fn check_removal(places: &Places, owned: &Owned, folders: &mut Folders, path: &str) -> Result<(), Error> {
    let file = places.folder.join(path);
    let is_there = matches!(folders.way(path)?, Way::Open) && disk::kind(&file)?.is_some_and(|kind| !kind.is_dir());
    if is_there && !owned.has(path, &file)? {
        return Err(Error::NotOurs { path: file });
    }
    Ok(())
}

/// Which of the files that go (`gone`) must go before the files that come (`coming`): those that stand where a folder
/// comes, or in one where a file comes, and those that some file systems take for one that comes.
pub(super) fn split_blocking(gone: Vec<PagePath>, coming: &BTreeMap<PagePath, Hash>) -> (Vec<PagePath>, Vec<PagePath>) {
    let lower: BTreeSet<String> = match gone.is_empty() {
        true => BTreeSet::new(),
        false => coming.keys().map(|path| path.to_lowercase()).collect(),
    };
    gone.into_iter().partition(|path| {
        let folder = format!("{path}/");
        let inside =
            coming.range(PagePath::from(&*folder)..).next().is_some_and(|(other, _)| other.starts_with(&folder));
        lower.contains(&path.to_lowercase())
            || inside
            || path.match_indices('/').any(|(end, _)| coming.contains_key(&path[..end]))
    })
}

/// Finishes the commit that `found` on the disk belongs to, or forgets it when the output is
/// neither what it started from nor what it leads to: then somebody else has changed it. The
/// receipts that this kept.
pub(super) fn settle(places: &Places, probe: Probe) -> Result<Vec<String>, Error> {
    let journal = disk::read(&places.journal())?.and_then(|text| Journal::unseal(&text));
    if let Some(mut journal) = journal {
        let text = disk::read(&places.record())?;
        let now = text.as_deref().map(record::hash);
        // Into an output that has nothing the record goes first: where it is in neither, somebody took away what was
        // there of this commit.
        let is_untouched = || disk::stat(&places.staging().join(RECORD)).is_some();
        let is_base = now == journal.base && (now.is_some() || is_blank(&places.folder)? && is_untouched());
        if is_base || now == Some(journal.record) {
            journal.writes.retain(|path| disk::stat(&places.staging().join(&**path)).is_some());
            let base = if journal.base.is_some() { text.and_then(|text| Record::unseal(&text)) } else { None };
            let owned = Owned { record: &base.unwrap_or_default(), remembered: true };
            check(places, &owned, &journal)?;
            return finish(places, &journal, probe);
        }
    }
    clear(places, probe)?;
    Ok(Vec::new())
}

/// Brings the output from `journal.base` to `journal.record` and keeps the receipts of that.
pub(super) fn finish(places: &Places, journal: &Journal, probe: Probe) -> Result<Vec<String>, Error> {
    if !move_whole(places, journal, probe)? {
        merge(places, journal, probe)?;
    }
    probe("put the manifest")?;
    disk::rename(&places.next(), &places.manifest())?;
    let receipts = receipt::keep(places, probe)?;
    clear(places, probe)?;
    Ok(receipts)
}

/// A fresh output is one rename. `false` when there is something already, or the output is on
/// another file system.
fn move_whole(places: &Places, journal: &Journal, probe: Probe) -> Result<bool, Error> {
    let is_fresh = journal.base.is_none() && disk::kind(&places.folder)?.is_none();
    if !is_fresh {
        return Ok(false);
    }
    places.folder.parent().map_or(Ok(()), disk::make_folders)?;
    probe("move the whole")?;
    match disk::rename(&places.staging(), &places.folder) {
        Err(error) if disk::crosses_devices(&error) => Ok(false),
        result => result,
    }
}

/// File by file. The record goes first into a folder that has none, for it says that what follows
/// is ours; else last, so that until then the old one vouches for the old files.
fn merge(places: &Places, journal: &Journal, probe: Probe) -> Result<(), Error> {
    disk::make_folders(&places.folder)?;
    if journal.base.is_none() {
        move_one(places, RECORD, probe)?;
    }
    remove_all(places, &journal.blocking, probe)?;
    let mut folders = Folders::new(places.folder.clone());
    for path in &journal.writes {
        folders.make(path)?;
        move_one(places, path, probe)?;
    }
    remove_all(places, &journal.removals, probe)?;
    move_one(places, RECORD, probe)
}

fn move_one(places: &Places, path: &str, probe: Probe) -> Result<(), Error> {
    probe("move a file")?;
    disk::move_file(&places.staging().join(path), &places.folder.join(path), &places.part()).map(drop)
}

fn remove_all(places: &Places, paths: &[PagePath], probe: Probe) -> Result<(), Error> {
    for path in paths {
        // Asked anew for each: the removal before may have taken the folder with it.
        if matches!(Folders::new(places.folder.clone()).way(path)?, Way::Barred(_)) {
            continue;
        }
        probe("remove a file")?;
        disk::remove(&places.folder.join(&**path))?;
        probe("remove empty folders")?;
        disk::prune(&places.folder, path);
    }
    Ok(())
}

/// Forgets the commit: first the journal, which is the word that staging counts.
pub(super) fn clear(places: &Places, probe: Probe) -> Result<(), Error> {
    probe("remove the journal")?;
    disk::remove(&places.journal())?;
    probe("remove staging")?;
    disk::remove(&places.next())?;
    disk::remove_tree(&places.aside())?;
    disk::remove_tree(&places.staging())
}
