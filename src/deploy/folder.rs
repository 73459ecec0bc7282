//! A folder on this machine: every deployment is a release of its own, and `current` leads to the one
//! that is served. The switch is one rename, so that a reader sees the old site or the new one.
//!
//! ```text
//! .tincay-target      says that the folder is ours
//! current             → releases/000007
//! releases/000007/    what has not changed is linked to the release before, not copied
//! manifests/000007    what is in it; outside of what is served
//! ```
//!
//! The last releases stay, so that somebody can go back. What was withdrawn must not come back that
//! way: a release that holds any of it goes whole, for its lists name it too (CON-03).
#![expect(clippy::disallowed_methods, reason = "this target is the disk")]

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::target::{Fault, Put, Target};
use crate::diag::Error;
use crate::emit;

const MARK: &str = ".tincay-target";
const CURRENT: &str = "current";
/// Of the sign that something was withdrawn from a release.
const SPOILED: &str = "spoiled";

/// Of a release that is being put together.
const PART: &str = "part";

/// A folder with releases.
pub struct Folder {
    top: PathBuf,
    keep: usize,
    /// The release that is being put together.
    working: Option<u64>,
    /// The release that is served was put together by this run: nothing in it leads to what goes now.
    is_fresh: bool,
    /// Held from the first change on.
    lock: Option<File>,
}

impl Folder {
    /// The folder `top`, of which `keep` releases stay.
    pub fn new(top: PathBuf, keep: usize) -> Self {
        Self { top, keep: keep.max(1), working: None, is_fresh: false, lock: None }
    }

    fn release(&self, number: u64) -> PathBuf {
        self.top.join("releases").join(name(number))
    }

    fn part(&self, number: u64) -> PathBuf {
        self.release(number).with_extension(PART)
    }

    /// Is there when something was withdrawn from that release while it was served: its lists still name it, so it
    /// goes when another is served.
    fn spoiled(&self, number: u64) -> PathBuf {
        self.release(number).with_extension(SPOILED)
    }

    fn manifest(&self, number: u64) -> PathBuf {
        self.top.join("manifests").join(name(number))
    }

    /// The release that is served.
    fn current(&self) -> Option<u64> {
        let leads = fs::read_link(self.top.join(CURRENT)).ok()?;
        leads.file_name()?.to_str()?.parse().ok()
    }

    /// All whole releases, the oldest first; none before the first.
    fn releases(&self) -> io::Result<Vec<u64>> {
        let mut numbers = Vec::new();
        let entries = match fs::read_dir(self.top.join("releases")) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(numbers),
            entries => entries?,
        };
        for entry in entries {
            numbers.extend(entry?.file_name().to_str().and_then(|name| name.parse::<u64>().ok()));
        }
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// Whether the folder is ours; one that is not there or blank can become ours.
    fn is_ours(&self) -> Result<bool, Fault> {
        if self.top.join(MARK).is_file() {
            let current = self.top.join(CURRENT);
            let is_other = fs::symlink_metadata(&current).is_ok_and(|found| !found.is_symlink());
            return if is_other { Err(Fault::lasting(Error::NotALink { path: current })) } else { Ok(true) };
        }
        match fs::read_dir(&self.top).map(|mut entries| entries.next().is_none()) {
            Ok(true) => Ok(false),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Ok(false) => Err(Fault::lasting(Error::TargetNotOurs { target: format!("dir:{}", self.top.display()) })),
            Err(error) => Err(Fault::lasting(Error::read(&self.top, error))),
        }
    }

    fn attempt<T>(&self, work: impl FnOnce() -> io::Result<T>) -> Result<T, Fault> {
        work().map_err(|error| Fault::lasting(Error::write(&self.top, error)))
    }

    /// Takes possession, alone, and clears away what a run that was killed has left.
    fn own(&mut self) -> Result<(), Fault> {
        if self.lock.is_some() {
            return Ok(());
        }
        self.is_ours()?;
        let file = self.attempt(|| {
            fs::create_dir_all(&self.top)?;
            let file = File::options().create(true).truncate(false).write(true).open(self.top.join(MARK))?;
            ["releases", "manifests"].iter().try_for_each(|name| fs::create_dir_all(self.top.join(name)))?;
            Ok(file)
        })?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Fault::lasting(Error::Locked { path: self.top.clone() })),
            Err(TryLockError::Error(error)) => return Err(Fault::lasting(Error::write(&self.top, error))),
        }
        self.lock = Some(file);
        self.attempt(|| self.clear())
    }

    /// Removes what never became current.
    fn clear(&self) -> io::Result<()> {
        for entry in fs::read_dir(self.top.join("releases"))? {
            let entry = entry?;
            let path = entry.path();
            match path.extension().and_then(|ending| ending.to_str()) {
                Some(PART) => fs::remove_dir_all(path)?,
                Some(SPOILED) if !is_there(&path.with_extension("")) => fs::remove_file(path)?,
                _ => {}
            }
        }
        let current = self.current();
        let is_over = |number: &u64| Some(*number) > current || self.is_spoiled(*number);
        self.releases()?.into_iter().filter(is_over).try_for_each(|number| self.drop(number))
    }

    /// Whether it must not be gone back to.
    fn is_spoiled(&self, number: u64) -> bool {
        self.current() != Some(number) && is_there(&self.spoiled(number))
    }

    fn drop(&self, number: u64) -> io::Result<()> {
        fs::remove_dir_all(self.release(number))?;
        gone(fs::remove_file(self.manifest(number)))?;
        gone(fs::remove_file(self.spoiled(number)))
    }

    /// The folder of the release that is being put together: at first all that is in the current one.
    fn working(&mut self) -> Result<PathBuf, Fault> {
        self.own()?;
        if let Some(number) = self.working {
            return Ok(self.part(number));
        }
        let (current, next) = (self.current(), self.current().unwrap_or(0) + 1);
        let part = self.part(next);
        self.attempt(|| match current {
            Some(current) => link_all(&self.release(current), &part),
            None => fs::create_dir(&part),
        })?;
        self.working = Some(next);
        Ok(part)
    }

    /// Writes a file that is whole whenever it is there.
    fn write_whole(&self, path: &Path, text: &str) -> io::Result<()> {
        let new = path.with_extension("new");
        let mut file = File::create(&new)?;
        io::Write::write_all(&mut file, text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, path)
    }

    /// Makes the release `number` the one that is served.
    fn switch(&self, number: u64) -> io::Result<()> {
        let new = self.top.join("current.new");
        gone(fs::remove_file(&new))?;
        link(&Path::new("releases").join(name(number)), &new)?;
        fs::rename(&new, self.top.join(CURRENT))
    }

    fn drop_old(&self) -> io::Result<()> {
        let all = self.releases()?;
        let old = all.len().saturating_sub(self.keep);
        let is_over = |(at, number): &(usize, &u64)| *at < old || self.is_spoiled(**number);
        all.iter().enumerate().filter(is_over).try_for_each(|(_, number)| self.drop(*number))
    }
}

impl Target for Folder {
    fn load(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        if !self.is_ours()? {
            return Ok(None);
        }
        let Some(current) = self.current() else { return Ok(None) };
        let path = self.manifest(current);
        match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            other => other.map(Some).map_err(|error| Fault::lasting(Error::read(&path, error))),
        }
    }

    /// Nobody else puts anything into a release.
    fn inventory(&mut self) -> Result<Option<Vec<String>>, Fault> {
        let Some(current) = self.current().filter(|_| self.top.join(MARK).is_file()) else { return Ok(None) };
        let (release, mut files) = (self.release(current), Vec::new());
        self.attempt(|| gone(list_all(&release, "", &mut files)))?;
        files.retain(|path| emit::is_page_path(path));
        Ok(Some(files))
    }

    /// What is served goes when something else is; what is not, at once.
    fn spoil(&mut self, files: &[&str]) -> Result<(), Fault> {
        if files.is_empty() {
            return Ok(());
        }
        self.own()?;
        let current = self.current();
        self.attempt(|| {
            for number in self.releases()? {
                if !files.iter().any(|path| is_there(&self.release(number).join(path))) {
                    continue;
                }
                if Some(number) == current {
                    File::create(self.spoiled(number))?;
                } else {
                    self.drop(number)?;
                }
            }
            Ok(())
        })
    }

    /// A release that is not served yet has no manifest.
    fn save(&mut self, manifest: &str) -> Result<(), Fault> {
        match self.current().filter(|_| self.working.is_none()) {
            Some(current) => self.attempt(|| self.write_whole(&self.manifest(current), manifest)),
            None => Ok(()),
        }
    }

    fn put(&mut self, from: &Path, files: &[Put]) -> Result<(), Fault> {
        let to = self.working()?;
        self.attempt(|| {
            files.iter().try_for_each(|file| {
                let place = to.join(file.path);
                place.parent().map_or(Ok(()), fs::create_dir_all)?;
                // It may be the same file as in the release before: it is replaced, not written into.
                gone(fs::remove_file(&place))?;
                fs::copy(from.join(file.path), &place).map(drop)
            })
        })
    }

    fn remove(&mut self, files: &[&str]) -> Result<(), Fault> {
        let top = self.working()?;
        self.attempt(|| files.iter().try_for_each(|path| unlink(&top, path)))
    }

    /// At once, from the release that is served too.
    fn withdraw(&mut self, files: &[&str]) -> Result<(), Fault> {
        self.own()?;
        let current = self.current();
        let working = self.working.map(|number| self.part(number));
        self.attempt(|| {
            for number in self.releases()? {
                let release = self.release(number);
                if !files.iter().any(|path| is_there(&release.join(path))) {
                    continue;
                }
                if Some(number) == current {
                    if !self.is_fresh {
                        File::create(self.spoiled(number))?;
                    }
                    files.iter().try_for_each(|path| unlink(&release, path))?;
                } else {
                    self.drop(number)?;
                }
            }
            working.map_or(Ok(()), |part| files.iter().try_for_each(|path| unlink(&part, path)))
        })
    }

    fn left(&mut self, files: &[&str]) -> Result<Vec<String>, Fault> {
        self.attempt(|| {
            let releases: Vec<PathBuf> = self.releases()?.into_iter().map(|number| self.release(number)).collect();
            let left = files.iter().filter(|path| releases.iter().any(|release| is_there(&release.join(path))));
            Ok(left.map(|path| (*path).to_owned()).collect())
        })
    }

    fn commit(&mut self, manifest: &str) -> Result<(), Fault> {
        let Some(number) = self.working else { return self.save(manifest) };
        self.attempt(|| {
            fs::rename(self.part(number), self.release(number))?;
            self.write_whole(&self.manifest(number), manifest)?;
            self.switch(number)?;
            self.drop_old()
        })?;
        (self.working, self.is_fresh) = (None, true);
        Ok(())
    }

    fn is_staged(&self) -> bool {
        true
    }
}

fn name(number: u64) -> String {
    format!("{number:06}")
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// That something is gone already is as good.
fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(()),
        other => other,
    }
}

/// Removes a file, and the folders that it leaves empty.
fn unlink(top: &Path, path: &str) -> io::Result<()> {
    gone(fs::remove_file(top.join(path)))?;
    let mut folder = path;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        if fs::remove_dir(top.join(parent)).is_err() {
            break;
        }
        folder = parent;
    }
    Ok(())
}

/// Adds the paths of all files below `folder`, which is at `path`, to `files`.
fn list_all(folder: &Path, path: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Some(name) = entry.file_name().to_str().map(|name| format!("{path}{name}")) else { continue };
        match entry.file_type()?.is_dir() {
            true => list_all(&entry.path(), &format!("{name}/"), files)?,
            false => files.push(name),
        }
    }
    Ok(())
}

/// Makes `to` a folder with the same files as `from`; where the disk cannot link them, copies.
fn link_all(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            link_all(&old, &new)?;
        } else if fs::hard_link(&old, &new).is_err() {
            fs::copy(&old, &new)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, at)
}

#[cfg(windows)]
fn link(to: &Path, at: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(to, at)
}
