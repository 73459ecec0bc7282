//! Reading content once more when it is known which files were changed: a folder of ten thousand is not
//! listed again for one of them. What is not plainly a change of a known file is left to a whole reading.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::folder::{self, Listed};
use super::memory::Memory;
use super::path::is_skipped;
use super::{Asset, CONTENT, Read, Source, Sources, read_one, weigh};

/// Of more files than these all are listed: each is looked for among all.
const FEW: usize = 16;

/// What may have changed since the last reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Changes {
    #[default]
    Any,
    /// These files and no other, as paths that begin with the site's root as it was given.
    Files(BTreeSet<PathBuf>),
}

impl Changes {
    /// What may have changed by these and by `others`.
    pub fn add(&mut self, others: Self) {
        match (&mut *self, others) {
            (Self::Files(files), Self::Files(others)) => files.extend(others),
            _ => *self = Self::Any,
        }
    }
}

/// The last reading of a content folder in which there was no problem.
#[derive(Debug)]
pub(super) struct Last {
    pub(super) root: PathBuf,
    /// The texts that were listed, in the order of `content`.
    pub(super) texts: Vec<Listed>,
    pub(super) content: Vec<Source>,
    pub(super) assets: Vec<Asset>,
}

/// What lies below `content/` after the changes that `memory` was told of; `None` when all of it must be
/// read for that.
pub(super) fn content(root: &Path, memory: &mut Memory) -> Option<Sources> {
    let Changes::Files(changed) = memory.take_changes() else { return None };
    let mut last = memory.take_last().filter(|last| last.root == root)?;
    let Places { texts, assets } = last.find(&changed)?;
    for at in texts {
        let Ok(Read::Text(read, stamp)) = read_one(&last.texts[at], memory) else { return None };
        memory.keep(stamp, &read);
        last.content[at] = read;
    }
    for at in assets {
        let asset = &mut last.assets[at];
        let listed = Listed { path: asset.path.clone(), file: asset.file.clone() };
        *asset = weigh(listed).ok()??;
    }
    let sources = Sources { content: last.content.clone(), assets: last.assets.clone(), ..Sources::default() };
    memory.set_last(|| last);
    Some(sources)
}

/// Where files stand in the lists of a reading.
#[derive(Default)]
struct Places {
    texts: Vec<usize>,
    assets: Vec<usize>,
}

impl Last {
    /// Where `changed` stand, as far as they are part of it; `None` when a file came or went, or may have.
    fn find(&self, changed: &BTreeSet<PathBuf>) -> Option<Places> {
        if changed.len() > FEW {
            return None;
        }
        let (top, mut places) = (self.root.join(CONTENT), Places::default());
        for file in changed {
            let Ok(below) = file.strip_prefix(&top) else {
                // Another folder of the site. A path that is written otherwise may be any file.
                if !file.starts_with(&self.root) || top.starts_with(file) {
                    return None;
                }
                continue;
            };
            if below.components().any(|part| is_skipped(&part.as_os_str().to_string_lossy())) {
                continue;
            }
            match (folder::kind(file), self.texts.iter().position(|text| text.file == *file)) {
                (Some(kind), Some(at)) if kind.is_file() => places.texts.push(at),
                (Some(kind), None) if kind.is_file() => places.assets.push(self.asset(file)?),
                // An unknown one has come and gone.
                (None, None) if !self.assets.iter().any(|asset| asset.file.starts_with(file)) => {
                    if self.texts.iter().any(|text| text.file.starts_with(file)) {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        Some(places)
    }

    fn asset(&self, file: &Path) -> Option<usize> {
        self.assets.iter().position(|asset| asset.file == *file)
    }
}
