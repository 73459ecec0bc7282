//! Writes the output: stages, then commits. The only writer of the output folder (PUB-03, PUB-04).
//!
//! Enter at [`Output::open`], then [`Output::stage`], [`Staging::keep`] or [`Staging::write`] for
//! every file, [`Staging::commit`]. Nothing here knows what a page is.
//!
//! Kept at every moment, `kill -9` included:
//!
//! * The output is the old site, the new site, or on the way between them with a journal that the
//!   next `open` finishes. No file in it is ever half-written: each arrives by a rename.
//! * A file that tincay did not write is neither replaced nor removed, a symbolic link in the
//!   output is not followed, and nothing outside the output and `.tincay/` is touched.
//! * What has not changed is not written, not even its time.
//!
//! A power cut may, unlike a crash, lose the bytes of pages that the disk had not taken yet. Such
//! a page has another size than the manifest says, so the next build renders it again.
//!
//! **Whose is a folder?** The record, `.tincay-record` in the output, lists the files that tincay
//! wrote, with the hash of each; a folder that is not blank and has no whole record is refused
//! with [`Error::NotOurs`]. So ownership does not hang on `.tincay/`, which a CI cache may lose or
//! bring back older than the output. The manifest in `.tincay/` only says what need not be
//! rendered, and counts only for the record that it names. Without it a file is ours if it still
//! has the bytes that the record says; one that has others is not ours any more, and the build
//! stops rather than overwrite it or leave a withdrawn page behind. The record depends on nothing
//! but the pages, names no more than they do, and is not for the web: [`Output::files`] leaves
//! it out.
//!
//! ```text
//! public/.tincay-record            which files are ours
//! .tincay/lock                     one build at a time
//! .tincay/manifests/<output>       what they were made of; .next while a commit is under way
//! .tincay/journals/<output>        a commit under way
//! .tincay/staging/<output>/        its files
//! .tincay/receipts-aside/<output>/ its receipts
//! .tincay/hosts/<name>/           files for hosts that must not be served
//! .tincay/receipts/                what was removed because a consent holds no more; never cleared
//! ```

mod aside;
mod commit;
mod compressed;
mod disk;
pub mod guard;
mod place;
mod receipt;
mod record;
mod staging;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use crate::diag::Error;
use commit::Probe;
pub use compressed::{coding, copies, decoded, paths as copy_paths, plain, travelling};
use disk::Lock;
pub use disk::write_whole;
pub use guard::{Guard, Hit};
use place::Places;
pub use place::{is_page_path, keep_apart};
pub use receipt::{Dated, PendingReceipts, Receipt, date_receipts, receipts};
use record::{Entry, Manifest, Record, Stat};
pub use record::{Hash, hash, hex, seal, unhex, unseal};
pub use staging::Staging;

/// An output folder, locked for this process until dropped.
#[derive(Debug)]
pub struct Output {
    places: Places,
    record: Record,
    /// The hash of the record in the output; `None` while the output is blank.
    base: Option<Hash>,
    /// How the record in the output looked when it was read or written.
    seen: Option<Stat>,
    manifest: Manifest,
    /// Receipts of a commit that was interrupted, kept since.
    kept: Vec<String>,
    _lock: Lock,
}

/// What a commit did, in files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// The removed files, sorted: receipts of withdrawal name them (CON-03).
    pub removed_paths: Vec<Arc<str>>,
    /// The written files, sorted: what caches may hold an older state of.
    pub written_paths: Vec<Arc<str>>,
    /// Receipts of what was removed, below the site's root; those of an interrupted commit too.
    pub receipts: Vec<String>,
}

impl Output {
    /// Opens `output` (below `root` unless absolute) for the site at `root`. Finishes a commit that
    /// was interrupted. Writes nothing into the output otherwise.
    ///
    /// # Errors
    /// [`Error::OutputInsideInput`]: the folder holds the site or mixes with its inputs.
    /// [`Error::Locked`]: another tincay is at it. [`Error::NotOurs`]: there are files in it, and
    /// they are not tincay's. [`Error::Read`], [`Error::Write`]: the disk refuses.
    pub fn open(root: &Path, output: &Path) -> Result<Self, Error> {
        Self::open_with(root, output, &|_| Ok(()))
    }

    fn open_with(root: &Path, output: &Path, probe: Probe) -> Result<Self, Error> {
        let places = Places::resolve(root, output)?;
        let lock = lock(&places)?;
        let kept = commit::settle(&places, probe)?;
        let (record, manifest) = (Record::default(), Manifest::default());
        let mut output = Self { places, record, base: None, seen: None, manifest, kept, _lock: lock };
        output.load()?;
        Ok(output)
    }

    /// Learns from the disk what is ours in the output.
    fn load(&mut self) -> Result<(), Error> {
        self.seen = disk::stat(&self.places.record());
        let text = disk::read(&self.places.record())?;
        let found = text.as_deref().and_then(|text| Some((Record::unseal(text)?, record::hash(text))));
        let Some((record, base)) = found else {
            (self.record, self.base, self.manifest) = Default::default();
            let is_blank = text.is_none() && commit::is_blank(&self.places.folder)?;
            return if is_blank { Ok(()) } else { Err(Error::NotOurs { path: self.places.folder.clone() }) };
        };
        let manifest = disk::read(&self.places.manifest())?.and_then(|text| Manifest::unseal(&text));
        self.manifest = manifest.filter(|manifest| manifest.record == base).unwrap_or_default();
        (self.record, self.base) = (record, Some(base));
        Ok(())
    }

    /// The output folder, absolute.
    pub fn folder(&self) -> &Path {
        &self.places.folder
    }

    /// The state folder of the site, `<root>/.tincay`, absolute.
    fn state(&self) -> &Path {
        self.places.state.folder()
    }

    /// The files of the site as last committed, with the BLAKE3 hash of their bytes, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8; 32])> {
        self.record.files.iter().map(|(path, content)| (&**path, content))
    }

    /// The other outputs in the folder of the site that hold a file that `is_meant`, by name. One that cannot be read
    /// holds none.
    pub fn others_with(&self, is_meant: &dyn Fn(&str) -> bool) -> Vec<String> {
        let Some(root) = self.state().parent() else { return Vec::new() };
        let holds = |name: &String| {
            let folder = root.join(name);
            let is_there = |path: &str| is_meant(path) && disk::stat(&folder.join(path)).is_some();
            let text = if folder == self.places.folder { None } else { disk::read(&folder.join(place::RECORD)).ok() };
            let record = text.flatten().and_then(|text| Record::unseal(&text));
            record.is_some_and(|record| record.files.keys().any(|path| is_there(path)))
        };
        let names = disk::names(root).ok().flatten().unwrap_or_default();
        names.into_iter().filter(holds).collect()
    }

    /// What is known of the file at `path`, if it was made from `digest` and has not been touched since, so that it need
    /// not be rendered.
    fn current(&self, path: &str, digest: &Hash) -> Option<&Entry> {
        let entry = self.manifest.files.get(path).filter(|entry| entry.digest == *digest)?;
        (disk::stat(&self.places.folder.join(path)) == Some(entry.stat)).then_some(entry)
    }

    /// Starts the next state of the output; one at a time. If an earlier commit of this process
    /// failed half-way, it is finished first; if somebody removed the output, it is blank.
    ///
    /// # Errors
    /// As [`Output::open`], when there is something to finish.
    pub fn stage(&mut self) -> Result<Staging<'_>, Error> {
        if disk::kind(&self.places.journal())?.is_some() {
            self.kept.extend(commit::settle(&self.places, &|_| Ok(()))?);
            self.load()?;
        } else if self.has_moved() {
            self.load()?;
        }
        Ok(Staging::new(self))
    }

    /// Whether the record is not the one that was seen last: the output was removed or replaced.
    fn has_moved(&self) -> bool {
        disk::stat(&self.places.record()) != self.seen
    }

    /// How the file at `path` looks if it is ours and has exactly `bytes`. Reads it only when the
    /// manifest does not vouch for it.
    fn in_place(&self, path: &str, content: &Hash, bytes: &[u8]) -> Result<Option<Stat>, Error> {
        if self.record.files.get(path) != Some(content) {
            return Ok(None);
        }
        let file = self.places.folder.join(path);
        let Some(stat) = disk::stat(&file).filter(|stat| stat.size == bytes.len() as u64) else { return Ok(None) };
        let is_vouched = self.manifest.files.get(path).is_some_and(|entry| entry.stat == stat);
        let is_same = is_vouched || disk::read(&file)?.is_some_and(|found| found == bytes);
        Ok(is_same.then_some(stat))
    }

    /// Whether the manifest is about the files that are there.
    fn remembers(&self) -> bool {
        self.base == Some(self.manifest.record)
    }

    fn adopt(&mut self, record: Record, manifest: Manifest) {
        self.seen = disk::stat(&self.places.record());
        self.base = Some(manifest.record);
        (self.record, self.manifest) = (record, manifest);
    }
}

/// Makes the state folder and takes its lock.
fn lock(places: &Places) -> Result<Lock, Error> {
    places.state.make()?;
    for folder in [places.manifests(), places.journals(), places.stagings()] {
        disk::make_real_folder(&folder)?;
    }
    Lock::take(&places.lock())
}
