//! A folder on this machine: every deployment is a release of its own, and `current` leads to the one
//! that is served. The switch is one rename, so that a reader sees the old site or the new one.
//!
//! ```text
//! .tincay-target      says that the folder is ours
//! current             → releases/000007
//! releases/000007/    what has not changed is linked to the release before, not copied
//! manifests/000007    what is in it; outside of what is served
//! manifests/000008.next    the same of a release that is about to be served; one that never was has no other
//! ```
//!
//! The last releases stay, so that somebody can go back. What was withdrawn must not come back that
//! way: a release that holds any of it goes whole, for its lists name it too (CON-03).
#![expect(clippy::disallowed_methods, reason = "this target is the disk")]

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::target::{Fault, Put, Target};
use super::tree::{gone, is_there, link, link_all, list_all, open_all, open_if_shut, open_up, unlink, write_whole};
use crate::diag::Error;
use crate::emit;

const MARK: &str = ".tincay-target";
const CURRENT: &str = "current";
/// Of the sign that something was withdrawn from a release.
const SPOILED: &str = "spoiled";

/// Of a release that is being put together.
const PART: &str = "part";

/// Of a manifest whose release is not served yet.
const NEXT: &str = "next";

/// A folder with releases.
pub struct Folder {
    top: PathBuf,
    keep: usize,
    /// The release that is being put together.
    working: Option<u64>,
    /// The release that is served was put together by this run: nothing in it leads to what goes now.
    is_fresh: bool,
    /// There was nothing of ours when this run began.
    began_vacant: bool,
    /// Held from the beginning on, so that what was read holds; where nothing was ours, from the first change on.
    lock: Option<File>,
}

impl Folder {
    /// The folder `top`, of which `keep` releases stay.
    pub fn new(top: PathBuf, keep: usize) -> Self {
        Self { top, keep: keep.max(1), working: None, is_fresh: false, began_vacant: false, lock: None }
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

    /// The manifest of a release that is about to be served.
    fn next_manifest(&self, number: u64) -> PathBuf {
        self.manifest(number).with_extension(NEXT)
    }

    /// The release that is served; none before the first, nor where the link to it leads nowhere.
    fn current(&self) -> Result<Option<u64>, Fault> {
        let path = self.top.join(CURRENT);
        let strange = || Fault::lasting(Error::NotALink { path: path.clone() });
        let leads = match fs::read_link(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == ErrorKind::InvalidInput => return Err(strange()),
            leads => leads.map_err(|error| Fault::lasting(Error::read(&path, error)))?,
        };
        let number: Option<u64> = leads.file_name().and_then(|name| name.to_str()?.parse().ok());
        let number = number.ok_or_else(strange)?;
        Ok(Some(number).filter(|number| self.release(*number).is_dir()))
    }

    /// All whole releases, the oldest first; none before the first.
    fn releases(&self) -> io::Result<Vec<u64>> {
        self.numbers("releases")
    }

    /// The numbers that are names in `folder`, in order.
    fn numbers(&self, folder: &str) -> io::Result<Vec<u64>> {
        let mut numbers = Vec::new();
        let entries = match fs::read_dir(self.top.join(folder)) {
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
            return Ok(true);
        }
        match fs::read_dir(&self.top).map(|mut entries| entries.next().is_none()) {
            Ok(true) => Ok(false),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Ok(false) => Err(Fault::lasting(Error::TargetNotOurs { target: self.address() })),
            Err(error) => Err(Fault::lasting(Error::read(&self.top, error))),
        }
    }

    fn address(&self) -> String {
        format!("dir:{}", self.top.display())
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
            let is_new = !self.top.is_dir();
            fs::create_dir_all(&self.top)?;
            if is_new {
                open_up(&self.top)?;
            }
            let file = File::options().create(true).truncate(false).write(true).open(self.top.join(MARK))?;
            ["releases", "manifests"].iter().try_for_each(|name| fs::create_dir_all(self.top.join(name)))?;
            Ok(file)
        })?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Fault::lasting(Error::Locked { path: self.top.clone() })),
            Err(TryLockError::Error(error)) => return Err(Fault::lasting(Error::write(&self.top, error))),
        }
        let current = self.current()?;
        // Another run was the first one here, and this one knows nothing of it.
        if self.began_vacant && current.is_some() {
            return Err(Fault::lasting(Error::Overtaken { target: self.address() }));
        }
        self.lock = Some(file);
        self.heal(current);
        self.attempt(|| self.clear(current))
    }

    /// Readers may read what is served, whatever the umask of whoever brought it. What somebody else owns stays.
    fn heal(&self, current: Option<u64>) {
        let _ = open_if_shut(&self.top).and_then(|()| open_up(&self.top.join("releases")));
        if let Some(current) = current {
            let _ = open_all(&self.release(current));
        }
    }

    /// Everything beside the releases that is called with `ending`.
    fn beside(&self, ending: &str) -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(self.top.join("releases"))?.map(|entry| entry.map(|entry| entry.path()));
        let paths: Vec<PathBuf> = entries.collect::<io::Result<_>>()?;
        Ok(paths.into_iter().filter(|path| path.extension().is_some_and(|own| own == ending)).collect())
    }

    /// Removes releases that were being put together.
    fn remove_parts(&self) -> io::Result<()> {
        self.beside(PART)?.into_iter().try_for_each(fs::remove_dir_all)
    }

    /// Removes what never became current, which has no manifest, and what must not be gone back to.
    fn clear(&self, current: Option<u64>) -> io::Result<()> {
        self.remove_parts()?;
        let mut signs = self.beside(SPOILED)?.into_iter().filter(|path| !is_there(&path.with_extension("")));
        signs.try_for_each(fs::remove_file)?;
        if let Some(current) = current {
            gone(fs::rename(self.next_manifest(current), self.manifest(current)))?;
        }
        let is_over = |number: &u64| {
            Some(*number) != current && (!is_there(&self.manifest(*number)) || is_there(&self.spoiled(*number)))
        };
        self.releases()?.into_iter().filter(is_over).try_for_each(|number| self.remove_release(number))
    }

    fn remove_release(&self, number: u64) -> io::Result<()> {
        fs::remove_dir_all(self.release(number))?;
        gone(fs::remove_file(self.manifest(number)))?;
        gone(fs::remove_file(self.next_manifest(number)))?;
        gone(fs::remove_file(self.spoiled(number)))
    }

    /// The folder of the release that is being put together: at first all that is in the current one.
    fn working(&mut self) -> Result<PathBuf, Fault> {
        self.own()?;
        if let Some(number) = self.working {
            return Ok(self.part(number));
        }
        let current = self.current()?;
        // Somebody may have gone back to an older one.
        let next = self.attempt(|| self.releases())?.last().copied().max(current).unwrap_or(0) + 1;
        let part = self.part(next);
        self.attempt(|| match current {
            Some(current) => link_all(&self.release(current), &part),
            None => fs::create_dir(&part),
        })?;
        self.working = Some(next);
        Ok(part)
    }

    /// Makes the release `number` the one that is served.
    fn switch(&self, number: u64) -> io::Result<()> {
        let new = self.top.join("current.new");
        gone(fs::remove_file(&new))?;
        link(&Path::new("releases").join(name(number)), &new)?;
        fs::rename(&new, self.top.join(CURRENT))
    }

    /// Removes all but the last releases, of which `current` is served, and those that must not be gone back to.
    fn drop_old(&self, current: u64) -> io::Result<()> {
        let all = self.releases()?;
        let old = all.len().saturating_sub(self.keep);
        let is_over = |(at, number): &(usize, &u64)| *at < old || is_there(&self.spoiled(**number));
        let over =
            all.iter().enumerate().filter(is_over).map(|(_, number)| *number).filter(|number| *number != current);
        over.into_iter().try_for_each(|number| self.remove_release(number))
    }
}

impl Target for Folder {
    /// A folder that is none of ours yet stays as it is until something comes.
    fn begin(&mut self) -> Result<(), Fault> {
        self.began_vacant = !self.is_ours()?;
        if self.began_vacant { Ok(()) } else { self.own() }
    }

    fn end(&mut self) {
        (self.working, self.is_fresh, self.began_vacant, self.lock) = (None, false, false, None);
    }

    fn load(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        if !self.is_ours()? {
            return Ok(None);
        }
        let Some(current) = self.current()? else { return Ok(None) };
        for path in [self.manifest(current), self.next_manifest(current)] {
            match fs::read(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                other => return other.map(Some).map_err(|error| Fault::lasting(Error::read(&path, error))),
            }
        }
        Ok(None)
    }

    fn others(&mut self) -> Result<Vec<Vec<u8>>, Fault> {
        self.attempt(|| {
            let manifests = self.numbers("manifests")?.into_iter().map(|number| fs::read(self.manifest(number)));
            let there = |read: &io::Result<Vec<u8>>| !read.as_ref().is_err_and(|it| it.kind() == ErrorKind::NotFound);
            manifests.filter(there).collect()
        })
    }

    /// Nobody else puts anything into a release.
    fn inventory(&mut self) -> Result<Option<Vec<String>>, Fault> {
        let Some(current) = self.current()?.filter(|_| self.top.join(MARK).is_file()) else { return Ok(None) };
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
        let current = self.current()?;
        self.attempt(|| {
            for number in self.releases()? {
                if !files.iter().any(|path| is_there(&self.release(number).join(path))) {
                    continue;
                }
                if Some(number) == current {
                    File::create(self.spoiled(number))?;
                } else {
                    self.remove_release(number)?;
                }
            }
            Ok(())
        })
    }

    /// What stays of it is cleared away by the next run.
    fn give_up(&mut self) {
        if self.lock.is_some() {
            let _ = self.remove_parts();
            self.working = None;
        }
    }

    /// A release that is not served yet has no manifest.
    fn save(&mut self, manifest: &str) -> Result<(), Fault> {
        match self.current()?.filter(|_| self.working.is_none()) {
            Some(current) => self.attempt(|| write_whole(&self.manifest(current), manifest)),
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
        let current = self.current()?;
        let working = self.working.map(|number| self.part(number));
        self.attempt(|| {
            for number in self.releases()? {
                let release = self.release(number);
                if !files.iter().any(|path| is_there(&release.join(path))) {
                    continue;
                }
                if Some(number) == current {
                    let sign = || if self.is_fresh { Ok(()) } else { File::create(self.spoiled(number)).map(drop) };
                    let signed = sign();
                    files.iter().try_for_each(|path| unlink(&release, path))?;
                    // What is gone may have made room for it.
                    signed.or_else(|_| sign())?;
                } else {
                    self.remove_release(number)?;
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
            open_all(&self.part(number))?;
            fs::rename(self.part(number), self.release(number))?;
            write_whole(&self.next_manifest(number), manifest)?;
            self.switch(number)?;
            fs::rename(self.next_manifest(number), self.manifest(number))?;
            self.drop_old(number)
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
