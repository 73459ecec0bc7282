//! Pages on their way: collected from many threads beside the output, then committed at once or
//! dropped without a trace.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diag::Error;

use super::commit::{self, Owned, Probe};
use super::disk::{self, Folders};
use super::place::{Places, RECORD, is_page_path};
use super::receipt::{self, Receipt};
use super::record::{self, Entry, Hash, Journal, Manifest, PagePath, Record, Stat};
use super::{Output, Summary};

/// The next state of an output. Nothing in the output changes before [`Staging::commit`]; what
/// was neither written nor kept by then is removed by it. Dropping it changes nothing.
pub struct Staging<'a> {
    output: &'a mut Output,
    folders: Mutex<Option<Folders>>,
    pages: Mutex<FxHashMap<PagePath, Page>>,
    /// What all pages are made of, once that is known.
    whole: Mutex<Option<Hash>>,
    /// Staging belongs to the journal now: dropping must not remove it.
    is_journaled: bool,
}

#[derive(Debug, Clone, Copy)]
struct Page {
    digest: Hash,
    content: Hash,
    stat: Stat,
    is_staged: bool,
}

impl<'a> Staging<'a> {
    pub(super) fn new(output: &'a mut Output) -> Self {
        let (folders, pages, whole) = Default::default();
        Self { output, folders, pages, whole, is_journaled: false }
    }

    /// Keeps every file, if all of them were made from `whole` and are untouched since. `false` means that
    /// nothing was kept.
    #[must_use]
    pub fn keep_all(&self, whole: &[u8; 32]) -> bool {
        let (record, manifest) = (&self.output.record.files, &self.output.manifest);
        if !self.output.remembers() || manifest.whole.as_ref() != Some(whole) || manifest.files.len() != record.len() {
            return false;
        }
        let kept = manifest.files.par_iter().map(|(path, Entry { digest, .. })| {
            let stat = self.output.current(path, digest)?.stat;
            Some((path.clone(), Page { digest: *digest, content: *record.get(path)?, stat, is_staged: false }))
        });
        let Some(kept) = kept.collect::<Option<FxHashMap<PagePath, Page>>>() else { return false };
        *locked(&self.pages) = kept;
        self.made_of(*whole);
        true
    }

    /// Remembers that all that is staged and kept is made from `whole`, for [`Staging::keep_all`].
    pub fn made_of(&self, whole: [u8; 32]) {
        *locked(&self.whole) = Some(whole);
    }

    /// Keeps the file at `path` if it is current: made from `digest` and untouched since. `false`
    /// means that it must be rendered and given to [`Staging::write`].
    #[must_use]
    pub fn keep(&self, path: &str, digest: &[u8; 32]) -> bool {
        let Some(entry) = self.output.current(path, digest) else { return false };
        let Some(content) = self.output.record.files.get(path) else { return false };
        let page = Page { digest: *digest, content: *content, stat: entry.stat, is_staged: false };
        self.add(path, page).is_ok()
    }

    /// As [`Staging::keep`], with those of `copies` that were made beside it: one that was not when
    /// the file was made from `digest` was not worth it.
    #[must_use]
    pub fn keep_with(&self, path: &str, copies: &[String], digest: &[u8; 32]) -> bool {
        let made = |copy: &&String| self.output.manifest.files.contains_key(copy.as_str());
        let made: Vec<&String> = copies.iter().filter(made).collect();
        let all_are_there = made.iter().all(|copy| self.output.current(copy, digest).is_some());
        all_are_there && self.keep(path, digest) && made.iter().all(|copy| self.keep(copy, digest))
    }

    /// Stages `bytes`, made from `digest`, for `path` (below the output, `/` between its parts).
    /// If the output has these very bytes there already, nothing is written.
    ///
    /// # Errors
    /// [`Error::Write`]: the disk refuses, `path` is no path below the output (PUB-03), or it was
    /// given twice. [`Error::Read`]: what is there cannot be read.
    pub fn write(&self, path: &str, digest: [u8; 32], bytes: &[u8]) -> Result<(), Error> {
        debug_assert!(is_page_path(path), "{path:?} is no path of a page");
        if !is_page_path(path) {
            return Err(self.refusal(path, io::ErrorKind::InvalidInput));
        }
        let content = record::hash(bytes);
        let page = match self.output.in_place(path, &content, bytes)? {
            Some(stat) => Page { digest, content, stat, is_staged: false },
            None => Page { digest, content, stat: self.stage(path, bytes)?, is_staged: true },
        };
        self.add(path, page)
    }

    fn refusal(&self, path: &str, kind: io::ErrorKind) -> Error {
        Error::Write { path: self.output.places.folder.join(path), source: kind.into() }
    }

    fn add(&self, path: &str, page: Page) -> Result<(), Error> {
        match locked(&self.pages).insert(path.into(), page) {
            None => Ok(()),
            Some(_) => Err(self.refusal(path, io::ErrorKind::AlreadyExists)),
        }
    }

    fn stage(&self, path: &str, bytes: &[u8]) -> Result<Stat, Error> {
        let top = self.output.places.staging();
        self.make_folders(&top, path)?;
        disk::create(&top.join(path), bytes)
    }

    fn make_folders(&self, top: &Path, path: &str) -> Result<(), Error> {
        let mut folders = locked(&self.folders);
        if folders.is_none() {
            disk::make_real_folder(top)?;
            *folders = Some(Folders::new(top.to_owned()));
        }
        folders.as_mut().map_or(Ok(()), |folders| folders.make(path))
    }

    /// Makes the output what was staged: writes a journal, moves what was written, removes what
    /// was ours and is no more, puts the manifest. Whatever stops it after the journal, the next
    /// [`Output::open`] finishes. `receipts` says what must be kept in writing about it (CON-03):
    /// that too is done or finished, whatever happens.
    ///
    /// # Errors
    /// [`Error::NotOurs`]: a file that tincay did not write is in the way; nothing was changed.
    /// [`Error::Read`], [`Error::Write`]: the disk refuses, or the output was removed or replaced
    /// since [`Output::stage`].
    pub fn commit(mut self, receipts: &dyn Fn(&Summary) -> Vec<Receipt>) -> Result<Summary, Error> {
        self.commit_with(receipts, &|_| Ok(()))
    }

    pub(super) fn commit_with(
        &mut self,
        receipts: &dyn Fn(&Summary) -> Vec<Receipt>,
        probe: Probe,
    ) -> Result<Summary, Error> {
        if self.output.has_moved() {
            let source = io::Error::new(io::ErrorKind::Interrupted, "the output changed during the build");
            return Err(Error::Read { path: self.output.places.record(), source });
        }
        let mut pages: Vec<(PagePath, Page)> = std::mem::take(&mut *locked(&self.pages)).into_iter().collect();
        pages.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let mut plan = Plan::new(self.output, pages, *locked(&self.whole));
        let mut summary = plan.summary();
        summary.receipts = std::mem::take(&mut self.output.kept);
        if plan.changes_output() {
            let owned = Owned { record: &self.output.record, remembered: self.output.remembers() };
            commit::check(&self.output.places, &owned, &plan.journal)?;
            let receipts = receipts(&summary);
            plan.remove_first(&receipts);
            probe("put the receipts aside")?;
            receipt::put_aside(&self.output.places, &receipts)?;
            self.prepare(&mut plan, probe)?;
            self.is_journaled = true;
            summary.receipts.extend(commit::finish(&self.output.places, &plan.journal, probe)?);
        } else if plan.manifest != self.output.manifest {
            probe("put the manifest")?;
            disk::write_whole(&self.output.places.manifest(), &plan.manifest.seal())?;
        }
        self.output.adopt(plan.record, plan.manifest);
        Ok(summary)
    }

    /// Record into staging, the next manifest beside the present one, and then the journal, which
    /// makes both count.
    fn prepare(&self, plan: &mut Plan, probe: Probe) -> Result<(), Error> {
        let places = &self.output.places;
        if plan.journal.base != Some(plan.manifest.record) {
            probe("stage the record")?;
            self.stage(RECORD, std::mem::take(&mut plan.sealed_record).as_bytes())?;
        }
        probe("write the next manifest")?;
        disk::write_whole(&places.next(), &plan.manifest.seal())?;
        probe("write the journal")?;
        disk::write_whole(&places.journal(), &plan.journal.seal())
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        let was_used = locked(&self.folders).is_some();
        if was_used && !self.is_journaled {
            // If it stays, the next `open` removes it.
            _ = discard(&self.output.places);
        }
    }
}

fn discard(places: &Places) -> Result<(), Error> {
    disk::remove(&places.next())?;
    disk::remove_tree(&places.aside())?;
    disk::remove_tree(&places.staging())
}

/// What a commit leads to, and how.
struct Plan {
    record: Record,
    sealed_record: String,
    manifest: Manifest,
    journal: Journal,
}

impl Plan {
    /// `pages` are sorted.
    fn new(output: &Output, pages: Vec<(PagePath, Page)>, whole: Option<Hash>) -> Self {
        let record = Record { files: pages.iter().map(|(path, page)| (path.clone(), page.content)).collect() };
        let sealed_record = record.seal();
        let staged = pages.iter().filter(|(_, page)| page.is_staged).map(|(path, _)| path.clone());
        let writes = staged.collect();
        let gone = output.record.files.keys().filter(|path| !record.files.contains_key(*path)).cloned();
        let (blocking, removals) = commit::split_blocking(gone.collect(), &record.files);
        let entries = pages.into_iter().map(|(path, page)| (path, Entry { digest: page.digest, stat: page.stat }));
        let manifest = Manifest { record: record::hash(sealed_record.as_bytes()), whole, files: entries.collect() };
        let journal = Journal { base: output.base, record: manifest.record, blocking, writes, removals };
        Self { record, sealed_record, manifest, journal }
    }

    /// What goes because a consent holds no more goes before anything is written: a full disk stops what comes, not
    /// that (CON-03).
    fn remove_first(&mut self, receipts: &[Receipt]) {
        let withdrawn: BTreeSet<&str> =
            receipts.iter().flat_map(|receipt| &receipt.removed).map(String::as_str).collect();
        let Journal { blocking, removals, .. } = &mut self.journal;
        let (first, last) = std::mem::take(removals).into_iter().partition(|path| withdrawn.contains(&**path));
        *removals = last;
        blocking.extend::<Vec<PagePath>>(first);
    }

    /// Equal records mean that nothing is removed; equal records and nothing staged, that nothing
    /// in the output changes.
    fn changes_output(&self) -> bool {
        self.journal.base != Some(self.journal.record) || !self.journal.writes.is_empty()
    }

    fn summary(&self) -> Summary {
        let written = self.journal.writes.len();
        let gone = self.journal.blocking.iter().chain(&self.journal.removals).cloned();
        let mut removed_paths: Vec<PagePath> = gone.collect();
        removed_paths.sort();
        Summary {
            written,
            unchanged: self.record.files.len() - written,
            removed: removed_paths.len(),
            removed_paths,
            written_paths: self.journal.writes.clone(),
            receipts: Vec::new(),
        }
    }
}

/// A thread that panicked while it held the lock has left a whole map behind: each change to it
/// is one insertion.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
