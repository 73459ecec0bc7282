//! `deploy`: a publication, copied to a host in an order that keeps its promises. Enter at [`deploy`].
//!
//! ```text
//! build for publication → local manifest ┐
//!              the host → remote manifest ┴→ Plan → steps → Target
//! ```
//!
//! [`Plan`] is pure: two manifests in, steps in their order out. `Target` is what a host can do;
//! there is one for a folder on this machine, one for SFTP and one for object stores. `run` takes the steps to the target,
//! tries again what failed in passing, and keeps the remote manifest true.
//!
//! **Where the remote manifest lies.** It names what is being taken back, so it is never where the
//! site is served from: beside the releases of a folder (only `current` is served), in the login
//! folder of an SFTP account with rights for its owner alone, beside the part of a bucket that is
//! served, where it is tried whether anybody can read it. When that cannot be known, `--state` must
//! say it. It names only what is on the host: once something is confirmed gone, its name is gone from
//! the manifest too.
//!
//! **Killed at any moment**, the next run goes on: what was about to be written is in the manifest
//! first, as uncertain; what is uncertain is written again, or removed. Files on the host that are not
//! in the manifest are somebody else's: they are neither listed nor touched (PUB-03). When the manifest
//! itself is lost, all that is there is somebody else's, but for pages at the addresses of what is
//! withdrawn: these are looked for, and go (CON-03). When it is damaged, only they go, if nothing but removals is asked
//! for, and it stays for whoever can mend it. A host that takes nothing (no room, no rights) still lets go what must go;
//! its note may then say more than is there, which the next run finds.
//!
//! **What must go** is known by its address, and by what each file was published with (`judged`): a page of a
//! person who has taken back a scope, or of a place that is no public office any more, is replaced before anything
//! else, and where it cannot be made anew it goes. Older releases of a folder that say more go with it. While somebody
//! who withdrew is on the host, that is done by a plain deployment of a site with errors too. A host that remembers more
//! withdrawals than the site was built with gets one that was built anew (`Stop::Older`).
//!
//! Only bytes that the guard has read go up (LOC-04): each file is hashed again before.

mod address;
#[cfg(feature = "s3")]
mod bucket;
mod deployment;
mod disk;
#[cfg(any(feature = "s3", test))]
mod endpoint;
mod folder;
mod heard;
mod judged;
mod manifest;
mod moved;
mod plan;
mod purge;
mod receipts;
mod run;
mod sftp;
mod standing;
mod target;
mod tree;
mod uses;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub use address::Address;
use deployment::Deployment;
pub use moved::Moved;
pub use plan::{Change, Plan};
use target::Target;

use crate::diag::Error;
use crate::emit;
use crate::pipeline::{self, Options, Outcome, Progress, TakenBack};

/// What to do, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub address: Address,
    /// Where the remote manifest lies, if not at the usual place.
    pub state: Option<String>,
    /// A configuration for OpenSSH in place of the user's own.
    pub ssh_config: Option<PathBuf>,
    /// The address of an object store that is not Amazon's, in place of the environment's.
    pub endpoint: Option<String>,
    /// An object store may keep older versions: somebody removes them.
    pub allow_versions: bool,
    /// How many releases a folder keeps.
    pub keep: usize,
    /// Only say what would be done.
    pub dry_run: bool,
    /// Only take back what may not be public any more; works when the site has errors.
    pub removals_only: bool,
    /// How many files may be removed that nobody withdrew.
    pub max_deletes: Option<usize>,
    /// Put everything there again, whatever the manifest says is there.
    pub repair: bool,
}

/// What was done, or would be.
#[derive(Debug, Default)]
pub struct Deployed {
    /// Every file that changes on the host, by path.
    pub changes: Vec<(Change, String)>,
    pub unchanged: usize,
    /// Nothing was done: it was only asked what would be.
    pub is_dry: bool,
    /// Only what had to go was done, because more would be removed than the limit allows.
    pub over: Option<Excess>,
    /// What keeps this machine from making the site, while something was taken away all the same.
    pub hindrance: Option<Error>,
    /// Why nothing more can be said of the host than that, while the site has errors.
    pub unreached: Option<Error>,
    /// The note of what is on the host cannot be read, while something was taken away all the same.
    pub damage: Option<Error>,
    /// The host takes nothing, while something was taken away from it all the same.
    pub stuck: Option<Error>,
    /// The site has errors, so that its pages on the host stay as they are; or they do because the host takes nothing.
    pub has_errors: bool,
    /// Pages on the host that still lead to what was taken back, while the site has errors.
    pub still_using: Vec<String>,
    /// Pages that have another address now, and none of whose `aliases` is the old one.
    pub moved: Vec<Moved>,
    /// Files in `.tincay/hosts` that whoever administers the host must install anew (TRACE-07).
    pub for_hosts: Vec<String>,
    /// Public addresses to purge from caches.
    pub purge: Vec<String>,
    /// Receipts of what was taken back, below the site's root (CON-03); those of a run that was killed too.
    pub receipts: Vec<String>,
    /// The file that lists the addresses, and those that nobody has confirmed; with how many there are in it.
    pub purge_list: Option<(PathBuf, usize)>,
    /// Something was taken back, and the host keeps older versions of it.
    pub keeps_versions: bool,
}

impl Deployed {
    /// Whether something was taken back, or a part of what was said.
    fn takes_back(&self) -> bool {
        self.changes.iter().any(|(change, _)| matches!(change, Change::Withdrawn | Change::Narrowed))
    }
}

/// More removals than are made without being asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excess {
    pub limit: usize,
    /// What would be removed, compressed copies left out.
    pub files: Vec<String>,
}

/// Builds the site for publication and brings it to the host. Without a [`Deployed`] the site has
/// errors and the host was not touched.
///
/// # Errors
/// What the machine or the host refused; problems of content are in the outcome.
pub fn deploy(
    options: &Options,
    request: &Request,
    progress: &dyn Progress,
) -> Result<(Outcome, Option<Deployed>), Error> {
    if let Address::Folder(path) = &request.address {
        emit::keep_apart(&options.root, &options.output, path)?;
    }
    let work = work_folder(&options.root);
    let mut target = target::open(request, &work)?;
    deploy_to(&mut *target, options, request, &work, progress)
}

fn deploy_to(
    target: &mut dyn Target,
    options: &Options,
    request: &Request,
    work: &Path,
    progress: &dyn Progress,
) -> Result<(Outcome, Option<Deployed>), Error> {
    // Asked once, and in vain where it does not answer: what is wrong with the content is told all the same.
    let mut taken_back = run::remembered(target);
    loop {
        let options = Options { taken_back: taken_back.iter().cloned().collect(), ..options.clone() };
        match attempt(&options, request, work, target, progress) {
            // Built anew: what it was built from is older than what the host remembers.
            Err(Stop::Older(more)) => taken_back.extend(more),
            Err(Stop::Error(error)) => return Err(error),
            Ok(done) => return Ok(done),
        }
    }
}

/// Why a deployment went no further.
enum Stop {
    Error(Error),
    /// The host knows of more consents that were taken back than the site was built with.
    Older(BTreeSet<TakenBack>),
}

impl Stop {
    /// With how a public log calls what is still there.
    fn shown(self, outcome: &Outcome) -> Self {
        match self {
            Self::Error(Error::StillThere { target, paths, .. }) => {
                let mut shown: Vec<String> = paths.iter().map(|path| outcome.shown_gone(path).into_owned()).collect();
                shown.dedup();
                Self::Error(Error::StillThere { target, paths, shown })
            }
            other => other,
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

fn attempt(
    options: &Options,
    request: &Request,
    work: &Path,
    target: &mut dyn Target,
    progress: &dyn Progress,
) -> Result<(Outcome, Option<Deployed>), Stop> {
    let (outcome, publication, hindrance) = match pipeline::publish(options, progress) {
        Ok((outcome, publication)) => (outcome, publication, None),
        // Where nothing can be written here, something can still be taken away there.
        Err(error) if request.removals_only => (pipeline::look(options, progress)?, None, Some(error)),
        Err(error) => return Err(error.into()),
    };
    let only_removals = request.removals_only || publication.is_none();
    // What was withdrawn goes, whatever is wrong besides (CON-03). Without settings only the host knows in which languages
    // to look for it.
    let has_settings = outcome.today.is_some();
    if !request.removals_only && publication.is_none() && outcome.withdrawals.is_empty() && has_settings {
        return Ok((outcome, None));
    }
    let publication = publication.as_ref();
    let deployment = Deployment { options, request, outcome: &outcome, publication, work, only_removals };
    let deployed = match deployment.perform(target, progress).map_err(|stop| stop.shown(&outcome)) {
        // What is wrong with the content is told, be the host out of reach.
        Err(Stop::Error(error)) if !request.removals_only && only_removals => {
            Some(Deployed { has_errors: true, unreached: Some(error), ..Deployed::default() })
        }
        deployed => deployed?.map(|deployed| Deployed { hindrance, ..deployed }),
    };
    Ok((outcome, deployed))
}

/// Lists of addresses to purge, and what is on its way to a host.
fn work_folder(root: &Path) -> PathBuf {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    root.join(".tincay").join("deploy")
}
