//! Watches the folders of a site and tells when anything in them changed, never what: whoever is told
//! reads all of them again. So a rename, a copy of a thousand files or a lost event are all one thing.
#![expect(clippy::disallowed_methods, reason = "looks whether files have changed, and reads none of them")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

use super::Message;

/// The folders below a site's root that it is made of.
const FOLDERS: [&str; 3] = ["content", "themes", "locales"];
/// How often it is looked whether the folders themselves are other ones, and, without the system's
/// help, whether anything in them is.
const TICK: Duration = Duration::from_millis(500);
/// After a change, how long it must be quiet before the files are read.
const QUIET: Duration = Duration::from_millis(3);
/// How often that is waited for.
const WAITS: usize = 40;

/// Watches the folders of the site at `root` for as long as the program runs, and tells `owner`.
pub fn start(root: &Path, poll: bool, owner: Sender<Message>) {
    let folders: Vec<PathBuf> = FOLDERS.iter().map(|name| root.join(name)).collect();
    // Watched before this returns: a change after it is told, one before it is read.
    let mut watch = Watch::new(folders, poll);
    thread::spawn(move || {
        while watch.wait() {
            if owner.send(Message::Changed).is_err() {
                return;
            }
        }
    });
}

struct Watch {
    folders: Vec<PathBuf>,
    /// `None` where the system does not tell.
    watcher: Option<RecommendedWatcher>,
    events: Receiver<()>,
    /// What the folders were when they were last watched.
    seen: Vec<Option<Identity>>,
    /// What was in them, where the system does not tell.
    found: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
}

impl Watch {
    fn new(folders: Vec<PathBuf>, poll: bool) -> Self {
        let (sender, events) = mpsc::channel();
        let told = move |event: notify::Result<notify::Event>| {
            // An error may be an overflow: then anything may have changed.
            if event.map_or(true, |event| is_change(event.kind)) {
                _ = sender.send(());
            }
        };
        let watcher = if poll { None } else { notify::recommended_watcher(told).ok() };
        let mut watch = Self { folders, watcher, events, seen: Vec::new(), found: BTreeMap::new() };
        watch.look_again();
        watch.found = watch.files();
        watch
    }

    /// Waits for a change. `false` when none can come.
    fn wait(&mut self) -> bool {
        loop {
            match self.events.recv_timeout(TICK) {
                Ok(()) => {
                    self.wait_for_quiet();
                    return true;
                }
                Err(RecvTimeoutError::Disconnected) if self.watcher.is_some() => return false,
                Err(RecvTimeoutError::Disconnected) => thread::sleep(TICK),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if self.identities() != self.seen {
                self.look_again();
                return true;
            }
            if self.watcher.is_none() && self.has_changed() {
                return true;
            }
        }
    }

    /// Waits until what goes on is over: an editor saves in several steps. A copy of many files is not
    /// waited for to its end.
    fn wait_for_quiet(&self) {
        for _ in 0..WAITS {
            if self.events.recv_timeout(QUIET).is_err() {
                return;
            }
            while self.events.try_recv().is_ok() {}
        }
    }

    /// Watches the folders that are there now. What cannot be watched is looked at from now on.
    fn look_again(&mut self) {
        self.seen = self.identities();
        let Some(watcher) = &mut self.watcher else { return };
        for (folder, identity) in self.folders.iter().zip(&self.seen) {
            // One that is not watched need not be left.
            _ = watcher.unwatch(folder);
            if identity.is_some() && watcher.watch(folder, RecursiveMode::Recursive).is_err() {
                self.watcher = None;
                self.found = self.files();
                return;
            }
        }
    }

    fn identities(&self) -> Vec<Option<Identity>> {
        self.folders.iter().map(|folder| identity(folder)).collect()
    }

    fn has_changed(&mut self) -> bool {
        let found = self.files();
        let changed = found != self.found;
        self.found = found;
        changed
    }

    fn files(&self) -> BTreeMap<PathBuf, (u64, Option<SystemTime>)> {
        if self.watcher.is_some() {
            return BTreeMap::new();
        }
        let entries = self.folders.iter().flat_map(|folder| WalkDir::new(folder).into_iter().flatten());
        let files = entries.filter(|entry| !entry.file_type().is_dir()).filter_map(|entry| {
            let found = entry.metadata().ok()?;
            Some((entry.into_path(), (found.len(), found.modified().ok())))
        });
        files.collect()
    }
}

/// What tells a folder from another one at the same place.
type Identity = (u64, Option<SystemTime>);

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(folder).ok().map(|found| (found.ino(), None))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    fs::metadata(folder).ok().map(|found| (0, found.created().ok()))
}

/// Whether something was written, made, moved or removed. That it was read is our own doing.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)))
}
