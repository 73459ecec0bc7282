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
//! withdrawn: these are looked for, and go (CON-03).
//!
//! Only bytes that the guard has read go up (LOC-04): each file is hashed again before.

mod address;
#[cfg(feature = "s3")]
mod bucket;
mod disk;
mod folder;
mod manifest;
mod plan;
mod purge;
mod run;
mod sftp;
mod target;
mod uses;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use address::Address;
use manifest::Manifest;
pub use plan::{Change, Plan, Stage as Part};
use run::{Known, Run};
use target::Target;

use crate::diag::Error;
use crate::emit;
use crate::pipeline::{self, Options, Outcome, Progress, Publication};

/// How many files may be removed in passing, unless somebody says otherwise: so many, or a tenth.
const FEW: usize = 50;

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
}

/// What was done, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deployed {
    /// Every file that changes on the host, by path.
    pub changes: Vec<(Change, String)>,
    pub unchanged: usize,
    /// Nothing was done: it was only asked what would be.
    pub is_dry: bool,
    /// Only what had to go was done, because more would be removed than the limit allows.
    pub over: Option<Excess>,
    /// The site has errors, so that its pages on the host stay as they are.
    pub has_errors: bool,
    /// Pages on the host that still lead to what was taken back, while the site has errors.
    pub still_using: Vec<String>,
    /// Public addresses to purge from caches.
    pub purge: Vec<String>,
    /// The file that lists them.
    pub purge_file: Option<PathBuf>,
    /// Something was taken back, and the host keeps older versions of it.
    pub keeps_versions: bool,
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
    let work = work_folder(&options.root);
    let mut target = target::open(request, &work)?;
    let (outcome, publication) = pipeline::publish(options, progress)?;
    if publication.is_none() && !request.removals_only {
        return Ok((outcome, None));
    }
    let deployment = Deployment { request, outcome: &outcome, publication: publication.as_ref(), work: &work };
    let deployed = deployment.perform(&mut *target, progress)?;
    Ok((outcome, Some(deployed)))
}

/// Lists of addresses to purge, and what is on its way to a host.
fn work_folder(root: &Path) -> PathBuf {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    root.join(".tincay").join("deploy")
}

/// What is brought where.
struct Deployment<'a> {
    request: &'a Request,
    outcome: &'a Outcome,
    publication: Option<&'a Publication>,
    work: &'a Path,
}

impl Deployment<'_> {
    fn perform(&self, target: &mut dyn Target, progress: &dyn Progress) -> Result<Deployed, Error> {
        let name = self.request.address.to_string();
        let Known { mut remote, text: last } = run::known(target, &name)?;
        if last.is_none() && !target.is_staged() {
            remote = run::found(target, &self.withdrawn())?;
        }
        let local = self.publication.map(|publication| self.local(publication, &remote)).transpose()?;
        let covers = |path: &str| self.outcome.hidden.covers(path);
        let plan = match &local {
            Some(local) => Plan::new(local, &remote, &covers),
            None => Plan::withdrawals(&remote, &covers),
        };
        let (plan, over) = self.restrained(plan, &remote);
        let mut deployed = self.told(&plan, local.as_ref(), &remote);
        deployed.over = over;
        if self.request.dry_run {
            return Ok(Deployed { is_dry: true, ..deployed });
        }
        // Before anything goes: the list of a run that is killed is finished by the next.
        let list = purge::List::begin(self.work, &name, &deployed.purge)?;
        let folder = self.publication.map_or(self.work, |publication| publication.output.folder());
        let local = local.unwrap_or_default();
        let facts = self.publication.map(|own| &own.facts);
        let run = Run { target: &mut *target, name: &name, folder, local: &local, facts, last };
        run.through(&plan, remote, progress)?;
        deployed.purge_file = list.finish()?;
        let has_withdrawn = deployed.changes.iter().any(|(change, _)| *change == Change::Withdrawn);
        deployed.keeps_versions = has_withdrawn && target.keeps_versions();
        Ok(deployed)
    }

    /// Where pages were that are withdrawn, with their copies: looked for where the manifest was lost.
    fn withdrawn(&self) -> Vec<String> {
        let addresses = self.outcome.withdrawals.iter().flat_map(|withdrawal| &withdrawal.addresses);
        let pages = addresses.map(|(_, address)| format!("{}index.html", address.trim_start_matches('/')));
        pages.flat_map(|page| emit::copy_paths(&page).into_iter().chain([page])).collect()
    }

    /// What the build wrote, with what each file uses.
    fn local(&self, publication: &Publication, remote: &Manifest) -> Result<Manifest, Error> {
        let base = self.outcome.base_url.as_deref().unwrap_or_default();
        manifest::of_output(&publication.output, base, remote)
    }

    /// The plan, without what is not asked for and what is too much.
    fn restrained(&self, plan: Plan, remote: &Manifest) -> (Plan, Option<Excess>) {
        if self.request.removals_only {
            return (plan.without_the_rest(), None);
        }
        let limit = self.request.max_deletes.unwrap_or_else(|| FEW.max(remote.pages_and_assets() / 10));
        let files = plan.other_removals();
        if files.len() <= limit {
            return (plan, None);
        }
        // A dry run shows all of it; what had to go goes however much else there is.
        let shown = if self.request.dry_run { plan } else { plan.without_the_rest() };
        (shown, Some(Excess { limit, files }))
    }

    fn told(&self, plan: &Plan, local: Option<&Manifest>, remote: &Manifest) -> Deployed {
        let base = self.outcome.base_url.as_deref().unwrap_or_default();
        let changes = plan.changes(remote);
        let purge = purge::addresses(base, &changes);
        let (has_errors, gone) = (local.is_none(), plan.removed());
        let still_using = if has_errors { remote.pages_using(&gone) } else { Vec::new() };
        let puts = changes.iter().filter(|(change, _)| matches!(change, Change::New | Change::Changed)).count();
        let unchanged = local.map_or(0, |local| local.files.len().saturating_sub(puts));
        Deployed { changes, unchanged, has_errors, still_using, purge, ..Deployed::default() }
    }
}
