//! A host in memory.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Error, Fault, Manifest, Put, Target};

/// A host in memory, whose manifest another run replaces when it was saved for the n-th time.
#[derive(Default)]
pub struct Shared {
    pub note: Option<Vec<u8>>,
    pub files: BTreeSet<String>,
    pub saves: usize,
    /// How many bytes of manifests came.
    pub noted: usize,
    pub overtaken_after: usize,
    /// How often it does not answer when it is asked for its note.
    pub fails: usize,
    /// Nothing that is removed goes.
    pub keeps: bool,
    /// Nothing more has room there, its manifest neither.
    pub is_full: bool,
    /// Nobody may read its manifest.
    pub is_secret: bool,
    /// It says that it has whatever it is asked for.
    pub has_all: bool,
}

fn refused(reason: &str) -> Fault {
    Fault::lasting(Error::Target { target: "host".to_owned(), reason: reason.to_owned() })
}

impl Target for Shared {
    fn load(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        if self.fails > 0 {
            self.fails -= 1;
            let error = Error::Target { target: "host".to_owned(), reason: "it does not answer".to_owned() };
            return Err(Fault { error, passes: true });
        }
        if self.is_secret { Err(refused("Permission denied")) } else { Ok(self.note.clone()) }
    }

    fn save(&mut self, manifest: &str) -> Result<(), Fault> {
        if self.is_full {
            return Err(refused("No space left"));
        }
        self.saves += 1;
        self.noted += manifest.len();
        self.note = Some(manifest.as_bytes().to_vec());
        if self.saves == self.overtaken_after {
            self.note = Some(Manifest::default().seal().into_bytes());
        }
        Ok(())
    }

    fn put(&mut self, _: &Path, files: &[Put]) -> Result<(), Fault> {
        if self.is_full {
            return Err(refused("No space left"));
        }
        self.files.extend(files.iter().map(|file| file.path.to_owned()));
        Ok(())
    }

    fn remove(&mut self, files: &[&str]) -> Result<(), Fault> {
        self.files.retain(|path| self.keeps || !files.contains(&path.as_str()));
        Ok(())
    }

    fn left(&mut self, files: &[&str]) -> Result<Vec<String>, Fault> {
        let is_there = |path: &&&str| self.has_all || self.files.contains(**path);
        Ok(files.iter().filter(is_there).map(|path| (*path).to_owned()).collect())
    }
}
