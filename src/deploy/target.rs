//! [`Target`]: what a host can do for a deployment. Everything else is decided before it is asked.

use std::path::Path;

use super::address::{BUCKET, InBucket};
use super::folder::Folder;
use super::sftp::Sftp;
use super::{Address, Request};
use crate::diag::Error;
use crate::host::Sort;

/// Why a target did not do it.
#[derive(Debug)]
pub struct Fault {
    pub error: Error,
    /// Whether it may work when it is tried again.
    pub passes: bool,
}

impl Fault {
    /// Trying again would not help.
    pub fn lasting(error: Error) -> Self {
        Self { error, passes: false }
    }
}

/// A file that goes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Put<'a> {
    /// Below the site.
    pub path: &'a str,
    /// Which headers it is served with, where the target says so itself.
    pub sort: Sort,
}

/// A host. Each step may be asked for again: what is there already is written again, what is gone
/// already is gone.
pub trait Target {
    /// Sees to it that no other run goes on, before anything is looked at; where another is stronger, this one ends.
    fn begin(&mut self) -> Result<(), Fault> {
        Ok(())
    }

    /// The run is over, however it went.
    fn end(&mut self) {}

    /// The remote manifest as it was saved last, if there is one.
    fn load(&mut self) -> Result<Option<Vec<u8>>, Fault>;

    /// Manifests of other states that somebody can go back to: that a consent was taken back holds in all of them.
    fn others(&mut self) -> Result<Vec<Vec<u8>>, Fault> {
        Ok(Vec::new())
    }

    /// Saves the remote manifest, whole or not at all.
    fn save(&mut self, manifest: &str) -> Result<(), Fault>;

    /// Puts `files` of the folder `from` there, each whole or not at all, in any order.
    fn put(&mut self, from: &Path, files: &[Put]) -> Result<(), Fault>;

    /// Removes what is there of `files`.
    fn remove(&mut self, files: &[&str]) -> Result<(), Fault>;

    /// As [`Target::remove`], from wherever else the target keeps them too.
    fn withdraw(&mut self, files: &[&str]) -> Result<(), Fault> {
        self.remove(files)
    }

    /// Sees to it that nobody can go back to a state with `files` as they are now.
    fn spoil(&mut self, _files: &[&str]) -> Result<(), Fault> {
        Ok(())
    }

    /// Clears away what was put together and nobody sees, so that there is room for what is left to do.
    fn give_up(&mut self) {}

    /// All that readers see, where it is certain that all of it is ours.
    fn inventory(&mut self) -> Result<Option<Vec<String>>, Fault> {
        Ok(None)
    }

    /// Which of `files` are still there.
    fn left(&mut self, files: &[&str]) -> Result<Vec<String>, Fault>;

    /// Makes readers see what was done so far.
    fn commit(&mut self, manifest: &str) -> Result<(), Fault> {
        self.save(manifest)
    }

    /// Whether the host keeps older versions of what is overwritten and removed.
    fn keeps_versions(&self) -> bool {
        false
    }

    /// Whether readers see nothing of what is put there before [`Target::commit`].
    fn is_staged(&self) -> bool {
        false
    }
}

/// The target that `request` names; `work` is a folder for what is on its way.
pub fn open(request: &Request, work: &Path) -> Result<Box<dyn Target>, Error> {
    match &request.address {
        Address::Folder(path) => Ok(Box::new(Folder::new(path.clone(), request.keep))),
        Address::Sftp { login, port, path } => {
            let name = request.address.to_string();
            let state = state_of(request, path)?;
            Ok(Box::new(Sftp::new(name, login, *port, path, state, request.ssh_config.as_deref(), work)))
        }
        Address::Bucket(site) => bucket(request, site),
    }
}

#[cfg(feature = "s3")]
fn bucket(request: &Request, site: &InBucket) -> Result<Box<dyn Target>, Error> {
    let terms = super::bucket::Terms { endpoint: request.endpoint.as_deref(), allow_versions: request.allow_versions };
    let note = note_of(request, site)?;
    let bucket = super::bucket::Bucket::open(request.address.to_string(), site, &note, &terms)?;
    Ok(Box::new(bucket))
}

#[cfg(not(feature = "s3"))]
fn bucket(request: &Request, site: &InBucket) -> Result<Box<dyn Target>, Error> {
    note_of(request, site)?;
    Err(Error::NoFeature { name: "s3".to_owned() })
}

/// Where the manifest of a bucket lies: beside the part that is served, unless that is all of it. What
/// `--state` names is an object of the same bucket, or of another one.
fn note_of(request: &Request, site: &InBucket) -> Result<InBucket, Error> {
    let unknown = || Error::NoState { target: request.address.to_string() };
    let note = match request.state.as_deref() {
        Some(state) if state.starts_with(BUCKET) => InBucket::parse(&state[BUCKET.len()..]),
        Some(state) => InBucket::parse(&format!("{}/{state}", site.bucket)),
        None if site.path.is_empty() => None,
        None => Some(InBucket { bucket: site.bucket.clone(), path: format!(".tincay/deployed-{}", key(&site.path)) }),
    };
    let is_served = |note: &InBucket| note.bucket == site.bucket && site.holds(&note.path);
    note.filter(|note| !note.path.is_empty() && !is_served(note)).ok_or_else(unknown)
}

/// A name that is made of the path of a site.
pub(super) fn key(path: &str) -> String {
    crate::emit::hex(&crate::emit::hash(path.as_bytes()))[..12].to_owned()
}

/// Where the manifest of an SFTP target lies: in the folder of the login, unless that may well be what
/// is served.
fn state_of(request: &Request, path: &str) -> Result<String, Error> {
    // As in the address itself: from the folder of the login.
    let state = request.state.as_deref().map(|state| state.strip_prefix("~/").unwrap_or(state));
    let is_served = |state: &str| {
        let below = state.strip_prefix(path).filter(|_| path.starts_with('/') == state.starts_with('/'));
        below.is_some_and(|below| path.is_empty() || path.ends_with('/') || below.is_empty() || below.starts_with('/'))
    };
    match state {
        Some(state) if !state.chars().any(char::is_control) && !is_served(state) => Ok(within(state, path)),
        None if !path.trim_matches(['/', '.']).is_empty() => Ok(format!(".tincay/deployed-{}", key(path))),
        _ => Err(Error::NoState { target: request.address.to_string() }),
    }
}

/// The note at `state`, or in it where that is written as a folder, of the site at `path`.
fn within(state: &str, path: &str) -> String {
    if state.ends_with('/') { format!("{state}deployed-{}", key(path)) } else { state.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The note of an SFTP target is out of readers' reach, whatever way of writing its place has.
    #[test]
    fn the_note_lies_not_in_what_is_served() {
        let place = |target: &str, state: Option<&str>| {
            let request = Request { address: Address::parse(target)?, state: state.map(str::to_owned), ..request() };
            let Address::Sftp { path, .. } = &request.address else { panic!("{target}") };
            state_of(&request, path)
        };
        let is_refused = |target, state| matches!(place(target, state), Err(Error::NoState { .. }));
        assert_eq!(place("sftp://a@h/~/www", Some("~/notes/site")).ok().as_deref(), Some("notes/site"));
        assert_eq!(place("sftp://a@h/~/www", Some("/srv/notes")).ok().as_deref(), Some("/srv/notes"));
        assert_eq!(place("sftp://a@h/srv/www", Some("/srv/www-note")).ok().as_deref(), Some("/srv/www-note"));
        let within = format!("/srv/notes/deployed-{}", key("/srv/www"));
        assert_eq!(place("sftp://a@h/srv/www", Some("/srv/notes/")).ok(), Some(within), "a folder holds the note");
        for (target, state) in [
            ("sftp://a@h/~/www", "~/www/.note"),
            ("sftp://a@h/~/www", "www"),
            ("sftp://a@h/srv/www", "/srv/www/.note"),
            ("sftp://a@h/~", ".note"),
        ] {
            assert!(is_refused(target, Some(state)), "{target} {state}");
        }
    }

    fn request() -> Request {
        Request {
            address: Address::Folder(std::path::PathBuf::new()),
            state: None,
            ssh_config: None,
            endpoint: None,
            allow_versions: false,
            keep: 3,
            dry_run: false,
            removals_only: false,
            max_deletes: None,
            repair: false,
        }
    }
}
