//! What is kept between builds, in `.tincay/pictures/`: renditions by their names, and what the
//! head of each source said. Only a memory: without it everything is made anew.
//!
//! Neither names of files nor of people are in it: a source stands in the index by the hash of its
//! path. A rendition whose picture is no more published goes with the next build (CON-03).
//!
//! Beside them lies which large files were looked through and held nothing that must stay secret, by hashes that
//! stand for the file, its time of change, and what was looked for.
#![expect(clippy::disallowed_methods, reason = "the cache of pictures is a door")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diag::Error;
use crate::site::Still;

/// Raise the number when a line of the index changes its meaning.
const TITLE: &str = "tincay pictures 2";
const INDEX: &str = "index";
const LOOKED: &str = "looked";

/// Where pictures are kept between builds.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    known: BTreeMap<String, Seen>,
    looked: Looked,
}

/// What stands for files that were looked through, and in which nothing was found.
pub type Looked = BTreeSet<[u8; blake3::OUT_LEN]>;

/// How a source looked when it was read, and what was in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    size: u64,
    modified: u64,
    still: Still,
}

impl Shelf {
    /// The shelf of the site at `root`. Makes nothing.
    pub fn of(root: &Path) -> Self {
        let folder = root.join(".tincay/pictures");
        let known = fs::read_to_string(folder.join(INDEX)).ok().and_then(|text| parse(&text)).unwrap_or_default();
        let looked = fs::read_to_string(folder.join(LOOKED)).ok().and_then(|text| parse_looked(&text));
        Self { folder, known, looked: looked.unwrap_or_default() }
    }

    /// The files that need not be looked through again.
    pub fn looked(&self) -> &Looked {
        &self.looked
    }

    /// What the source at `path` was, if it still has this size and time of change. 0 is the time of files of which none
    /// is known, and tells nothing.
    pub fn still(&self, path: &str, size: u64, modified: u64) -> Option<Still> {
        let seen = self.known.get(&key(path)).filter(|_| modified != 0)?;
        ((seen.size, seen.modified) == (size, modified)).then_some(seen.still)
    }

    /// The rendition called `name`, if it is there and whole.
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        let mut kept = fs::read(self.folder.join(name)).ok()?;
        let bytes = kept.split_off(kept.len().min(blake3::OUT_LEN));
        (kept == blake3::hash(&bytes).as_bytes()).then_some(bytes)
    }

    /// Keeps `bytes` as the rendition called `name`, behind their hash.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        self.write(name, &[blake3::hash(bytes).as_bytes(), bytes].concat())
    }

    /// Forgets every rendition but those called `names`, every source but `stills`, given by path with size and time
    /// of change, and every file that was looked through but `looked`. A site without pictures has no shelf.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn tidy(
        &self,
        names: &BTreeSet<String>,
        stills: &[(&str, u64, u64, Still)],
        looked: &Looked,
    ) -> Result<(), Error> {
        let own: BTreeMap<String, Seen> = stills
            .iter()
            .map(|(path, size, modified, still)| (key(path), Seen { size: *size, modified: *modified, still: *still }))
            .collect();
        let refused = |error| Error::write(&self.folder, error);
        let is_kept = |name: &str| name == INDEX || names.contains(name) || (name == LOOKED && !looked.is_empty());
        for entry in there(fs::read_dir(&self.folder)).map_err(refused)?.into_iter().flatten() {
            let name = entry.map_err(refused)?.file_name().to_string_lossy().into_owned();
            if !is_kept(&name) {
                let file = self.folder.join(name);
                there(fs::remove_file(&file)).map_err(|error| Error::write(&file, error))?;
            }
        }
        if *looked != self.looked && !looked.is_empty() {
            self.write(LOOKED, seal_looked(looked).as_bytes())?;
        }
        if own == self.known { Ok(()) } else { self.write(INDEX, seal(&own).as_bytes()) }
    }

    /// Writes a file that is whole or not there.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        self.make_folder()?;
        let (file, new) = (self.folder.join(name), self.folder.join(format!("{name}.new")));
        let written = fs::write(&new, bytes).and_then(|()| fs::rename(&new, &file));
        written.map_err(|error| Error::write(&file, error))
    }

    /// A link in place of the folder is refused, for it leads elsewhere (PUB-03).
    fn make_folder(&self) -> Result<(), Error> {
        match fs::create_dir(&self.folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(Error::write(&self.folder, error)),
            Err(_) if !fs::symlink_metadata(&self.folder).is_ok_and(|found| found.is_dir()) => {
                Err(Error::NotOurs { path: self.folder.clone() })
            }
            _ => Ok(()),
        }
    }
}

fn there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

fn key(path: &str) -> String {
    blake3::hash(path.as_bytes()).to_hex().to_string()
}

fn seal(known: &BTreeMap<String, Seen>) -> String {
    let mut text = format!("{TITLE}\n");
    for (path, Seen { size, modified, still }) in known {
        let content = blake3::Hash::from_bytes(still.content).to_hex();
        let Still { width, height, see_through, depth, .. } = still;
        writeln!(text, "{path} {size} {modified} {content} {width} {height} {} {depth}", u8::from(*see_through))
            .expect("a String takes every text");
    }
    text
}

fn seal_looked(looked: &Looked) -> String {
    let lines = looked.iter().map(|key| format!("{}\n", blake3::Hash::from_bytes(*key).to_hex()));
    std::iter::once(format!("{TITLE}\n")).chain(lines).collect()
}

/// `None` for a text that another version wrote, or that was cut.
fn parse_looked(text: &str) -> Option<Looked> {
    let lines = text.strip_prefix(TITLE)?.strip_prefix('\n')?.lines();
    lines.map(|line| Some(*blake3::Hash::from_hex(line).ok()?.as_bytes())).collect()
}

/// `None` for a text that another version wrote, or that was cut.
fn parse(text: &str) -> Option<BTreeMap<String, Seen>> {
    let lines = text.strip_prefix(TITLE)?.strip_prefix('\n')?.lines();
    lines.map(line).collect()
}

fn line(line: &str) -> Option<(String, Seen)> {
    let mut parts = line.split(' ');
    let mut next = || parts.next();
    let (path, size, modified) = (next()?.to_owned(), next()?.parse().ok()?, next()?.parse().ok()?);
    let content = *blake3::Hash::from_hex(next()?).ok()?.as_bytes();
    let (width, height) = (next()?.parse().ok()?, next()?.parse().ok()?);
    let see_through = next()? == "1";
    let still = Still { content, width, height, see_through, depth: next()?.parse().ok()? };
    Some((path, Seen { size, modified, still }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// LOC-04: of a file without a time of change nobody knows whether it is the one that was looked at.
    #[test]
    fn a_picture_without_a_time_of_change_is_looked_at_again() {
        let root = tempfile::TempDir::new().expect("a folder");
        fs::create_dir(root.path().join(".tincay")).expect("writable");
        let still = Still { content: [7; 32], width: 3, height: 2, see_through: false, depth: 3 };
        let seen = [("a.png", 9, 0, still), ("b.png", 9, 5, still)];
        Shelf::of(root.path()).tidy(&BTreeSet::new(), &seen, &Looked::new()).expect("writable");
        let shelf = Shelf::of(root.path());
        assert_eq!(shelf.still("b.png", 9, 5), Some(still));
        assert_eq!(shelf.still("a.png", 9, 0), None);
    }
}
