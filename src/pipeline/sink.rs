//! The way of every byte of the output: kept if it is there already, else guarded (LOC-04) and staged.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::Summary;
use super::leaks::Sentry;
use crate::diag::{Diagnostic, Error};
use crate::emit::{self, Hash, Staging};
use crate::site::{Class, Language};
use crate::view::{Digest, View};

/// The hashes of what would be written, by path.
pub type Tally = Mutex<BTreeMap<String, Hash>>;

/// Where rendered bytes go.
pub struct Sink<'a> {
    /// Every byte passes it (LOC-04).
    pub sentry: &'a Sentry,
    /// A check renders too, so that what a template lacks is known.
    pub staging: Option<&'a Staging<'a>>,
    /// Takes the hash of everything, where it is only to be known what would be written.
    pub tally: Option<&'a Tally>,
    /// Whether texts get compressed copies.
    pub precompress: bool,
    pub noticed: Mutex<Noticed>,
}

/// What was seen of outputs while they were made. It is not wrong; whoever publishes should know it.
#[derive(Debug, Default)]
pub struct Noticed {
    /// The languages whose texts did not fit into the index of their search.
    pub short: BTreeSet<Language>,
    /// Sensitive pages that do not arrive at once, with the bytes that travel (TRACE-06).
    pub heavy: BTreeMap<String, usize>,
}

impl Noticed {
    /// With what was `written`, and where else something is that is there no more.
    pub fn summary(self, view: &View, written: emit::Summary, elsewhere: Vec<String>) -> Summary {
        let emit::Summary { written, unchanged, removed, receipts, .. } = written;
        let (short, heavy) = (self.short.into_iter().collect(), self.heavy.into_iter().collect());
        Summary { pages: view.pages(), written, unchanged, removed, receipts, elsewhere, short, heavy }
    }
}

/// What arrives in the first flight of a new connection, in bytes of gzip (TRACE-06).
const FIRST_FLIGHT: usize = 14_000;
/// The markup and text of a page take less than half of their bytes as gzip: the lighter ones are not weighed.
const LEAST_RATIO: usize = 2;

/// What is to be made.
pub struct Due {
    path: String,
    /// Of all that it is made of.
    key: Digest,
    /// Whether compressed copies go with it.
    has_copies: bool,
    class: Class,
}

impl Sink<'_> {
    /// Whether the bytes of what is given here matter.
    pub fn needs_bytes(&self) -> bool {
        self.staging.is_some() || self.tally.is_some()
    }

    /// Keeps the picture at `path` if it is there: its name stands for all that decides its bytes.
    pub fn has(&self, path: &str) -> bool {
        let digest = self.sentry.key(blake3::hash(path.as_bytes()).as_bytes());
        self.staging.is_some_and(|staging| staging.keep(path, &digest))
    }

    pub fn put_picture(&self, path: &str, bytes: &[u8]) -> Result<Vec<Diagnostic>, Error> {
        self.put(path, blake3::hash(path.as_bytes()).into(), || Ok(bytes.to_vec()))
    }

    /// Writes what `render` makes unless it is there already. What is wrong with it is given back,
    /// and then it is not written.
    pub fn put(
        &self,
        path: &str,
        digest: Digest,
        render: impl FnOnce() -> Result<Vec<u8>, Diagnostic>,
    ) -> Result<Vec<Diagnostic>, Error> {
        let Some(due) = self.due(path, digest, Class::Ordinary) else { return Ok(Vec::new()) };
        match render() {
            Ok(bytes) => self.take(vec![(due, bytes)]),
            Err(problem) => Ok(vec![problem]),
        }
    }

    /// What of this `class` is to be made at `path`, unless it is there already, made of what has this `digest`.
    pub fn due(&self, path: &str, digest: Digest, class: Class) -> Option<Due> {
        let copies = if self.precompress { emit::copy_paths(path) } else { Vec::new() };
        let key = self.key(&digest, &copies);
        let is_there = self.staging.is_some_and(|staging| staging.keep_with(path, &copies, &key));
        (!is_there).then(|| Due { path: path.to_owned(), key, has_copies: !copies.is_empty(), class })
    }

    /// Writes what was `made`. What is wrong with it is given back, and then it is not written.
    pub fn take(&self, made: Vec<(Due, Vec<u8>)>) -> Result<Vec<Diagnostic>, Error> {
        let leaks: Vec<_> = made.iter().map(|(due, bytes)| self.sentry.output(&due.path, bytes)).collect();
        for ((Due { path, key, has_copies, class }, bytes), leaks) in made.iter().zip(&leaks) {
            if *class == Class::Sensitive {
                self.weigh(path, bytes);
            }
            if let Some(tally) = self.tally {
                tally.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), emit::hash(bytes));
            }
            if let Some(staging) = self.staging.filter(|_| leaks.is_empty()) {
                staging.write(path, *key, bytes)?;
                // Made of bytes that were looked at: the guard does not read every way of compressing.
                let copies = if *has_copies { emit::copies(path, bytes) } else { Vec::new() };
                copies.iter().try_for_each(|(path, copy)| staging.write(path, *key, copy))?;
            }
        }
        Ok(leaks.concat())
    }

    fn weigh(&self, path: &str, bytes: &[u8]) {
        let weight = if bytes.len() > LEAST_RATIO * FIRST_FLIGHT { emit::travelling(bytes) } else { 0 };
        if weight > FIRST_FLIGHT {
            self.notice(|noticed| noticed.heavy.insert(path.to_owned(), weight));
        }
    }

    /// Keeps what `see` says was noticed.
    pub fn notice<T>(&self, see: impl FnOnce(&mut Noticed) -> T) -> T {
        see(&mut self.noticed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A file that was made without copies is made again when it is to have some.
    fn key(&self, digest: &Digest, copies: &[String]) -> Digest {
        let key = self.sentry.key(digest);
        if copies.is_empty() { key } else { blake3::keyed_hash(&key, copies.concat().as_bytes()).into() }
    }
}
