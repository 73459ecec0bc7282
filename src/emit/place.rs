//! Where things are: the output folder, the state folder `.tincay/` and what is in it for this
//! output; and which output folders are refused.
#![expect(clippy::disallowed_methods, reason = "emit is the door to the output")]

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::disk;
use crate::diag::Error;

/// The list of files that tincay wrote, inside the output folder. It says that the folder is ours.
pub(super) const RECORD: &str = ".tincay-record";
/// A page on its way from another file system, inside the output folder.
pub(super) const PART: &str = ".tincay-part";
const STATE: &str = ".tincay";
/// Folders of a site that an output may neither hold nor be in.
const INPUTS: [&str; 6] = ["content", "themes", "locales", "src", STATE, ".git"];

/// What is kept of a site beside it, whatever its outputs are.
#[derive(Debug, Clone)]
pub(super) struct State(PathBuf);

impl State {
    /// Of the site at `root`, which must be there.
    pub(super) fn of(root: &Path) -> Result<Self, Error> {
        let root = fs::canonicalize(root).map_err(|error| Error::read(root, error))?;
        Ok(Self(root.join(STATE)))
    }

    /// Makes its folder. Nobody means to put it under version control; evidence of withdrawals is in it too.
    pub(super) fn make(&self) -> Result<(), Error> {
        disk::make_real_folder(&self.0)?;
        let ignore = self.0.join(".gitignore");
        match disk::kind(&ignore)? {
            None => disk::create(&ignore, b"*\n").map(drop),
            Some(_) => Ok(()),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.0
    }

    pub(super) fn receipts(&self) -> PathBuf {
        self.0.join("receipts")
    }

    /// Receipts of what is under way.
    pub(super) fn asides(&self) -> PathBuf {
        self.0.join("receipts-aside")
    }
}

/// Paths of one output of one site. All are absolute; nothing outside `folder` and `state` is
/// ever written.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) folder: PathBuf,
    pub(super) state: State,
    /// Tells the outputs of a site apart.
    key: String,
}

impl Places {
    /// Resolves `output` against `root` and refuses it when it would mix with an input.
    pub(super) fn resolve(root: &Path, output: &Path) -> Result<Self, Error> {
        let root = fs::canonicalize(root).map_err(|error| Error::read(root, error))?;
        let folder = canonical(&root.join(output))?;
        if mixes(&root, &folder)? {
            return Err(Error::OutputInsideInput { path: folder });
        }
        let key = blake3::hash(folder.as_os_str().as_encoded_bytes()).to_hex()[..32].to_owned();
        Ok(Self { state: State(root.join(STATE)), folder, key })
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.state.0.join("lock")
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.manifests().join(&self.key)
    }

    /// The manifest that a commit will put in place.
    pub(super) fn next(&self) -> PathBuf {
        self.manifests().join(format!("{}.next", self.key))
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.journals().join(&self.key)
    }

    pub(super) fn staging(&self) -> PathBuf {
        self.stagings().join(&self.key)
    }

    pub(super) fn manifests(&self) -> PathBuf {
        self.state.0.join("manifests")
    }

    pub(super) fn journals(&self) -> PathBuf {
        self.state.0.join("journals")
    }

    pub(super) fn stagings(&self) -> PathBuf {
        self.state.0.join("staging")
    }

    pub(super) fn receipts(&self) -> PathBuf {
        self.state.receipts()
    }

    /// Files for hosts, of all outputs.
    pub(super) fn hosts(&self) -> PathBuf {
        self.state.0.join("hosts")
    }

    /// Files for hosts, of this output; by its name, so that an administrator can say where they are.
    pub(super) fn hosts_of_output(&self) -> PathBuf {
        self.hosts().join(self.folder.file_name().unwrap_or(self.key.as_ref()))
    }

    /// Receipts of the commit under way.
    pub(super) fn aside(&self) -> PathBuf {
        self.asides().join(&self.key)
    }

    pub(super) fn asides(&self) -> PathBuf {
        self.state.asides()
    }

    pub(super) fn record(&self) -> PathBuf {
        self.folder.join(RECORD)
    }

    pub(super) fn part(&self) -> PathBuf {
        self.folder.join(PART)
    }
}

/// `path` without links and `..`; what of it does not exist yet is kept as written.
fn canonical(path: &Path) -> Result<PathBuf, Error> {
    let mut missing = Vec::new();
    let mut there = path;
    loop {
        match (fs::canonicalize(there), there.file_name(), there.parent()) {
            (Ok(found), ..) => return Ok(missing.into_iter().rev().fold(found, |path, name| path.join(name))),
            (Err(error), Some(name), Some(parent)) if error.kind() == ErrorKind::NotFound => {
                missing.push(name);
                there = parent;
            }
            (Err(error), ..) => return Err(Error::read(path, error)),
        }
    }
}

/// Whether `folder` holds the site or mixes with one of its inputs.
fn mixes(root: &Path, folder: &Path) -> Result<bool, Error> {
    if root.starts_with(folder) {
        return Ok(true);
    }
    for input in INPUTS {
        let input = canonical(&root.join(input))?;
        if input.starts_with(folder) || folder.starts_with(&input) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses `folder` where it would mix with the site at `root` or with its output: no build could tell them apart.
///
/// # Errors
/// [`Error::TargetInsideSite`]; [`Error::Read`]: the disk refuses.
pub fn keep_apart(root: &Path, output: &Path, folder: &Path) -> Result<(), Error> {
    // Whether there is a site at all is found elsewhere.
    let Ok(root) = fs::canonicalize(root) else { return Ok(()) };
    let (folder, output) = (canonical(folder)?, canonical(&root.join(output))?);
    let is_apart = !mixes(&root, &folder)? && !folder.starts_with(&output) && !output.starts_with(&folder);
    if is_apart { Ok(()) } else { Err(Error::TargetInsideSite { path: folder }) }
}

/// Whether `path` names a file below the output folder and none of tincay's own (PUB-03).
pub fn is_page_path(path: &str) -> bool {
    let parts_are_names = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let system_agrees = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let own = [RECORD, PART].iter().any(|own| path.split('/').next() == Some(own));
    parts_are_names && system_agrees && !own && !path.contains('\\') && !path.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_path_stays_below_the_output() {
        for path in ["index.html", "en/a/index.html", ".nojekyll", "ảnh.jpg"] {
            assert!(is_page_path(path), "{path}");
        }
        for path in
            ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", "a\nb", ".tincay-record", ".tincay-part/a"]
        {
            assert!(!is_page_path(path), "{path:?}");
        }
    }
}
