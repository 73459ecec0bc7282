//! Texts as they were read, kept between the readings of one site: a file that is as it was is not
//! read again.

use rustc_hash::FxHashMap;

use super::Source;
use super::again::{Changes, Last};
use crate::diag::SourcePath;

/// What tells a file from another one, or from itself after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) size: u64,
    /// When it was changed last, in nanoseconds since 1970; where the system tells, by itself and not by
    /// whoever wrote it.
    pub(super) changed: i128,
    /// What the file system calls it; 0 where that is not told.
    pub(super) file: u64,
}

/// Clocks of file systems are coarse: after a change, one more within this time may leave the same stamp.
/// In nanoseconds.
const TICK: i128 = 2_000_000_000;

/// So many files may be kept as they are for a single reading. Of more the texts are most of what there is to keep.
const MANY: usize = 1 << 12;

/// Texts by their paths, with the stamps that their files had. Empty, it changes nothing.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether the same site will be read again.
    lasts: bool,
    /// With the number of the whole reading that came across it last.
    files: FxHashMap<SourcePath, (Stamp, Source, u64)>,
    /// How many times everything was read.
    reading: u64,
    /// Of all that was read, the latest change.
    newest: Option<i128>,
    /// What was changed from then on may have been changed once more since it was read.
    settled: i128,
    changes: Changes,
    last: Option<Last>,
}

impl Memory {
    /// For a site that will be read again; else nothing is remembered.
    pub fn lasting() -> Self {
        Self { lasts: true, ..Self::default() }
    }

    /// Whether the texts of so many files are packed: not where each of them may be asked for at any time.
    pub(super) fn packs(&self, files: usize) -> bool {
        !self.lasts && files > MANY
    }

    /// Only `changes` may have happened since the last reading. Unless this is said, anything may.
    pub fn expect(&mut self, changes: Changes) {
        self.changes = changes;
    }

    pub(super) fn take_changes(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }

    pub(super) fn take_last(&mut self) -> Option<Last> {
        self.last.take()
    }

    pub(super) fn set_last(&mut self, last: impl FnOnce() -> Last) {
        self.last = self.lasts.then(last);
    }

    /// A whole reading begins. What the last one did not come across is forgotten.
    pub(super) fn turn(&mut self) {
        self.files.retain(|_, (.., reading)| *reading == self.reading);
        self.reading += 1;
        self.settled = self.newest.unwrap_or(i128::MIN).saturating_sub(TICK);
    }

    /// Whether the file at `path` was read before, so that it is worth being asked for its stamp.
    pub(super) fn has(&self, path: &SourcePath) -> bool {
        self.files.get(path).is_some_and(|(stamp, ..)| stamp.changed < self.settled)
    }

    /// The text of the file at `path`, if it is as it was.
    pub(super) fn known(&self, path: &SourcePath, stamp: Stamp) -> Option<Source> {
        let (then, source, _) = self.files.get(path)?;
        (*then == stamp && stamp.changed < self.settled).then(|| source.clone())
    }

    /// `source`, or the one of an earlier reading if it is alike.
    pub(super) fn shared(&self, source: Source) -> Source {
        let known = self.files.get(&source.path).map(|(_, known, _)| known);
        known.filter(|known| **known == source).cloned().unwrap_or(source)
    }

    /// So many files will be remembered.
    pub(super) fn expect_files(&mut self, count: usize) {
        if self.lasts {
            self.files.reserve(count.saturating_sub(self.files.len()));
        }
    }

    /// Remembers what was read.
    pub(super) fn keep(&mut self, stamp: Stamp, source: &Source) {
        if !self.lasts {
            return;
        }
        self.newest = self.newest.max(Some(stamp.changed));
        self.files.insert(source.path.clone(), (stamp, source.clone(), self.reading));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i128 = 60_000_000_000;

    fn stamp(changed: i128) -> Stamp {
        Stamp { size: 3, changed, file: 7 }
    }

    fn source(path: &str) -> Source {
        Source { path: path.into(), text: path.into() }
    }

    #[test]
    fn a_file_is_known_by_its_stamp_unless_it_was_changed_lately() {
        let mut memory = Memory::lasting();
        memory.keep(stamp(MINUTE), &source("old"));
        memory.keep(stamp(2 * MINUTE), &source("new"));
        memory.turn();
        assert_eq!(memory.known(&"old".into(), stamp(MINUTE)), Some(source("old")));
        assert_eq!(memory.known(&"new".into(), stamp(2 * MINUTE)), None, "its clock may stand still");
        for other in [Stamp { size: 4, ..stamp(MINUTE) }, Stamp { file: 8, ..stamp(MINUTE) }, stamp(MINUTE + 1)] {
            assert_eq!(memory.known(&"old".into(), other), None, "{other:?}");
        }
        memory.turn();
        assert!(!memory.has(&"old".into()), "nobody came across it");
    }
}
