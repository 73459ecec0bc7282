//! What is on a host, as far as this program put it there: files, the hashes of their bytes, and
//! which other files each leads to.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use rayon::prelude::*;

use super::disk;
use super::uses::Reader;
use crate::diag::Error;
use crate::emit::{self, Hash, Output};

const KIND: &str = "deployed";
/// In place of a hash, of a file that was about to be written when the run ended.
const UNCERTAIN: &str = "?";

/// A file on a host or on its way there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// The hash of its bytes; unknown when a run was killed around it.
    pub content: Option<Hash>,
    /// The files of the site that it leads to, be it by a link or as a part of itself.
    pub uses: BTreeSet<String>,
}

/// Files by path below the output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    pub files: BTreeMap<String, File>,
}

impl Manifest {
    /// The manifest as text, whole in itself.
    pub fn seal(&self) -> String {
        let places: BTreeMap<&str, usize> =
            self.files.keys().enumerate().map(|(at, path)| (path.as_str(), at)).collect();
        let mut lines = String::with_capacity(self.files.len() * 160);
        for (path, file) in &self.files {
            let content = file.content.as_ref().map_or_else(|| UNCERTAIN.to_owned(), emit::hex);
            // What is not there any more is led to in vain; nobody needs to know its name.
            let uses = file.uses.iter().filter_map(|path| places.get(path.as_str()));
            let uses: Vec<String> = uses.map(ToString::to_string).collect();
            lines
                .push_str(&format!("{content} {} {path}\n", if uses.is_empty() { "-".into() } else { uses.join(",") }));
        }
        emit::seal(KIND, &lines)
    }

    /// Opens what [`Manifest::seal`] made; `None` for what was cut, changed, or names a path that no
    /// file of a site can have.
    pub fn unseal(text: &[u8]) -> Option<Self> {
        let lines: Vec<[&str; 3]> = emit::unseal(KIND, text)?.lines().map(columns).collect::<Option<_>>()?;
        let read = |[content, uses, path]: &[&str; 3]| {
            let content = if *content == UNCERTAIN { None } else { Some(emit::unhex(content)?) };
            let uses = uses.split(',').filter(|uses| *uses != "-");
            let uses = uses.map(|at| Some(lines.get(at.parse::<usize>().ok()?)?[2].to_owned()));
            let file = File { content, uses: uses.collect::<Option<_>>()? };
            emit::is_page_path(path).then(|| ((*path).to_owned(), file))
        };
        Some(Self { files: lines.iter().map(read).collect::<Option<_>>()? })
    }

    /// Whether the file at `path` is there as it is in `wanted`.
    pub fn has(&self, path: &str, wanted: &File) -> bool {
        self.files.get(path).is_some_and(|file| file.content.is_some() && file.content == wanted.content)
    }

    /// How many files there are, each with its compressed copies.
    pub fn pages_and_assets(&self) -> usize {
        self.files.keys().map(|path| emit::plain(path)).collect::<BTreeSet<_>>().len()
    }

    /// The files that lead to one of `gone` and are none of them.
    pub fn pages_using(&self, gone: &BTreeSet<&str>) -> Vec<String> {
        let leads = |file: &File| file.uses.iter().any(|path| gone.contains(path.as_str()));
        let all = self.files.iter().filter(|(path, file)| !gone.contains(path.as_str()) && leads(file));
        all.map(|(path, _)| path.clone()).collect()
    }
}

fn columns(line: &str) -> Option<[&str; 3]> {
    let mut parts = line.splitn(3, ' ');
    Some([parts.next()?, parts.next()?, parts.next()?])
}

/// The files of `output`, which is served at `base`. What `remote` has in the same bytes is not read.
pub fn of_output(output: &Output, base: &str, remote: &Manifest) -> Result<Manifest, Error> {
    let all: Vec<(&str, &Hash)> = output.files().collect();
    let known: BTreeSet<&str> = all.iter().map(|(path, _)| *path).collect();
    let reader = Reader { base, known: &known };
    let read = |(path, content): &(&str, &Hash)| {
        let wanted = File { content: Some(**content), uses: BTreeSet::new() };
        if let Some(file) = remote.files.get(*path).filter(|_| remote.has(path, &wanted)) {
            return Ok(((*path).to_owned(), file.clone()));
        }
        let bytes = disk::read(&output.folder().join(path))?;
        if emit::hash(&bytes) != **content {
            let changed = io::Error::new(io::ErrorKind::InvalidData, "it is not what the build wrote");
            return Err(Error::read(&output.folder().join(path), changed));
        }
        Ok(((*path).to_owned(), File { uses: reader.uses(path, &bytes), ..wanted }))
    };
    let files = all.par_iter().map(read).collect::<Result<_, Error>>()?;
    Ok(Manifest { files })
}
