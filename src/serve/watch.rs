//! Watches the folders of a site and tells when anything in them changed, and which files it was as far as
//! the system says: whoever is told reads all of them again where that is not certain.
#![expect(clippy::disallowed_methods, reason = "looks whether files have changed, and reads none of them")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::event::{EventKind, ModifyKind};
use notify::{ErrorKind, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};
use walkdir::WalkDir;

use super::Message;
use crate::pipeline::Changes;

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
    // Watched before this returns: a change after it is told, one before it is read.
    let mut watch = Watch::new(root, poll);
    thread::spawn(move || {
        while let Some(changes) = watch.wait() {
            if owner.send(Message::Changed(changes)).is_err() {
                return;
            }
        }
    });
}

struct Watch {
    folders: Vec<PathBuf>,
    /// `None` where the system does not tell.
    watcher: Option<RecommendedWatcher>,
    events: Receiver<Changes>,
    /// What the folders were when they were last watched.
    seen: Vec<Option<Identity>>,
    /// What was in them, where the system does not tell.
    found: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
}

impl Watch {
    fn new(root: &Path, poll: bool) -> Self {
        let folders: Vec<PathBuf> = FOLDERS.iter().map(|name| root.join(name)).collect();
        let (sender, events) = mpsc::channel();
        // Whatever the root is called, the system tells absolute paths.
        let whole = std::path::absolute(root).ok();
        let own = root.to_owned();
        let named = move |path: PathBuf| Some(own.join(path.strip_prefix(whole.as_deref()?).ok()?));
        let told = move |event: notify::Result<notify::Event>| {
            // An error may be an overflow: then anything may have changed.
            let changes = match event {
                Ok(event) if event.need_rescan() || is_of_folder(&event) => Changes::Any,
                Ok(event) if is_change(event.kind) => {
                    event.paths.into_iter().map(&named).collect::<Option<_>>().map_or(Changes::Any, Changes::Files)
                }
                Ok(_) => return,
                Err(_) => Changes::Any,
            };
            _ = sender.send(changes);
        };
        let watcher = if poll { None } else { notify::recommended_watcher(told).ok() };
        let mut watch = Self { folders, watcher, events, seen: Vec::new(), found: BTreeMap::new() };
        watch.look_again();
        watch.found = watch.files();
        watch
    }

    /// Waits for changes. `None` when none can come.
    fn wait(&mut self) -> Option<Changes> {
        loop {
            match self.events.recv_timeout(TICK) {
                Ok(mut changes) => {
                    self.wait_for_quiet(&mut changes);
                    // There may be new folders: they are watched before anything is read.
                    if changes == Changes::Any && is_one_by_one() {
                        self.look_again();
                    }
                    return Some(changes);
                }
                Err(RecvTimeoutError::Disconnected) if self.watcher.is_some() => return None,
                Err(RecvTimeoutError::Disconnected) => thread::sleep(TICK),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if self.identities() != self.seen {
                self.look_again();
                return Some(Changes::Any);
            }
            if self.watcher.is_none() && self.has_changed() {
                return Some(Changes::Any);
            }
        }
    }

    /// Waits until what goes on is over, and adds it to `changes`: an editor saves in several steps. A copy of
    /// many files is not waited for to its end.
    fn wait_for_quiet(&self, changes: &mut Changes) {
        for _ in 0..WAITS {
            let Ok(more) = self.events.recv_timeout(QUIET) else { return };
            changes.add(more);
            self.events.try_iter().for_each(|more| changes.add(more));
        }
    }

    /// Watches the folders that are there now. What cannot be watched is looked at from now on.
    fn look_again(&mut self) {
        self.seen = self.identities();
        let Some(watcher) = &mut self.watcher else { return };
        for (folder, identity) in self.folders.iter().zip(&self.seen) {
            // One that is not watched need not be left.
            _ = watcher.unwatch(folder);
            if identity.is_some() && watch_all(watcher, folder).is_err() {
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

/// Whether the system watches one folder at a time, not all that are in it.
fn is_one_by_one() -> bool {
    RecommendedWatcher::kind() == WatcherKind::Inotify
}

/// Watches `folder` and all folders in it. Each that is watched by itself is named here: the library would ask about
/// every file whether it is a folder.
fn watch_all(watcher: &mut RecommendedWatcher, folder: &Path) -> notify::Result<()> {
    if !is_one_by_one() {
        return watcher.watch(folder, RecursiveMode::Recursive);
    }
    let entries = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_dir());
    for entry in entries {
        match watcher.watch(entry.path(), RecursiveMode::NonRecursive) {
            // Gone since its folder was listed.
            Err(error) if matches!(error.kind, ErrorKind::PathNotFound) && entry.depth() > 0 => {}
            result => result?,
        }
    }
    Ok(())
}

/// Whether a folder came, which is not watched yet, or may have.
fn is_of_folder(event: &notify::Event) -> bool {
    let comes = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)));
    comes && event.paths.iter().any(|path| path.is_dir())
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
