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
//! for, and it stays for whoever can mend it.
//!
//! **What must go** is known by its address, and by what each file was published with (`judged`): a page of a
//! person who has taken back a scope, or of a place that is no public office any more, is replaced before anything
//! else, and where it cannot be made anew it goes. Older releases of a folder that say more go with it.
//!
//! Only bytes that the guard has read go up (LOC-04): each file is hashed again before.

mod address;
#[cfg(feature = "s3")]
mod bucket;
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
mod target;
mod uses;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub use address::Address;
use judged::Judged;
use manifest::{File, Manifest, Origin};
pub use moved::Moved;
pub use plan::{Change, Plan, Stage as Part};
use run::{Known, Run};
use target::Target;

use crate::diag::{Error, Problem};
use crate::emit::{self, PendingReceipts, Receipt};
use crate::pipeline::{self, Openness, Options, Outcome, Progress, Publication, TakenBack};

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
    /// The note of what is on the host cannot be read, while something was taken away all the same.
    pub damage: Option<Error>,
    /// The site has errors, so that its pages on the host stay as they are.
    pub has_errors: bool,
    /// Pages on the host that still lead to what was taken back, while the site has errors.
    pub still_using: Vec<String>,
    /// Pages that have another address now, and none of whose `aliases` is the old one.
    pub moved: Vec<Moved>,
    /// Public addresses to purge from caches.
    pub purge: Vec<String>,
    /// Receipts of what was taken back, below the site's root (CON-03); those of a run that was killed too.
    pub receipts: Vec<String>,
    /// The file that lists the addresses, and those that nobody has confirmed; with how many there are in it.
    pub purge_list: Option<(PathBuf, usize)>,
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
    if let Address::Folder(path) = &request.address {
        emit::keep_apart(&options.root, &options.output, path)?;
    }
    let work = work_folder(&options.root);
    let mut target = target::open(request, &work)?;
    // Asked once, and in vain where it does not answer: what is wrong with the content is told all the same.
    let options = &Options { taken_back: run::remembered(&mut *target), ..options.clone() };
    let (outcome, publication, hindrance) = match pipeline::publish(options, progress) {
        Ok((outcome, publication)) => (outcome, publication, None),
        // Where nothing can be written here, something can still be taken away there.
        Err(error) if request.removals_only => (pipeline::look(options, progress)?, None, Some(error)),
        Err(error) => return Err(error),
    };
    let is_held_up = publication.is_none() && is_held_up(&outcome);
    if publication.is_none() && !request.removals_only && !is_held_up {
        return Ok((outcome, None));
    }
    let only_removals = request.removals_only || is_held_up;
    let publication = publication.as_ref();
    let deployment = Deployment { options, request, outcome: &outcome, publication, work: &work, only_removals };
    let deployed = match deployment.perform(&mut *target, progress) {
        // What is wrong with the content is told, be the host out of reach.
        Err(error) if !request.removals_only && is_held_up => {
            Deployed { has_errors: true, damage: Some(error), ..Deployed::default() }
        }
        deployed => deployed?,
    };
    Ok((outcome, Some(Deployed { hindrance, ..deployed })))
}

/// Whether a text that cannot be left out says what must not be said any more: a list, the settings, the words of a
/// locale. Then the site cannot be made, and what was withdrawn goes all the same (CON-03).
fn is_held_up(outcome: &Outcome) -> bool {
    let leaks = [Problem::LeakInSource, Problem::LeakInPaper, Problem::LeakInOutput];
    let mut errors = outcome.diagnostics.iter().filter(|problem| problem.is_error());
    !outcome.withdrawals.is_empty() && errors.any(|problem| leaks.contains(&problem.problem))
}

/// Lists of addresses to purge, and what is on its way to a host.
fn work_folder(root: &Path) -> PathBuf {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    root.join(".tincay").join("deploy")
}

/// What is brought where.
struct Deployment<'a> {
    options: &'a Options,
    request: &'a Request,
    outcome: &'a Outcome,
    publication: Option<&'a Publication>,
    work: &'a Path,
    /// Only what must go does, because that was asked for or because no more can be done.
    only_removals: bool,
}

impl Deployment<'_> {
    fn perform(&self, target: &mut dyn Target, progress: &dyn Progress) -> Result<Deployed, Error> {
        let begun = if self.request.dry_run { Ok(()) } else { run::patiently(|| target.begin()) };
        let done = begun.and_then(|()| self.take(target, progress));
        target.end();
        done
    }

    fn take(&self, target: &mut dyn Target, progress: &dyn Progress) -> Result<Deployed, Error> {
        let name = self.request.address.to_string();
        let Known { mut remote, text: last, is_damaged } = run::known(target, &name, self.only_removals)?;
        self.check_target(&name, &remote, target.is_staged())?;
        if self.request.repair {
            remote.doubt();
        }
        let unknown = |path: &String| !remote.files.contains_key(path);
        let found = run::found(target, &self.withdrawn().into_iter().filter(unknown).collect::<Vec<_>>())?;
        // Somebody's page without a note of it: the note is lost, and other pages may name that person too.
        let is_lost = last.is_none() && remote.files.is_empty() && !found.files.is_empty();
        remote.files.extend(found.files);
        let local = self.publication.map(|publication| self.local(publication, &remote)).transpose()?;
        // With a note, or where all that is there is ours, it is known what may be replaced.
        let is_strange = last.is_none() && !target.is_staged() && remote.files.is_empty();
        if let Some(local) = local.as_ref().filter(|_| is_strange && !self.only_removals && !self.request.repair) {
            run::check_vacant(target, &name, local)?;
        }
        if let Some(local) = local.as_ref().filter(|_| is_lost) {
            let paths: Vec<String> = local.files.keys().cloned().collect();
            remote.files.extend(run::found(target, &paths)?.files);
        }
        let openness = self.openness(&remote)?;
        let mut judged = Judged::new(&remote, &self.outcome.hidden, &openness);
        local.iter().for_each(|local| judged.miss_unknown(&remote, local));
        let over = self.missed(&mut judged, &remote);
        let covers = |path: &str| judged.covers(path);
        let plan = match &local {
            Some(local) => Plan::new(local, &remote, &covers),
            None => Plan::withdrawals(&remote, &covers),
        };
        let (plan, too_many) = self.restrained(plan, &remote);
        let narrowed = plan.narrowed(&remote, &covers);
        let forgotten = if local.is_some() { plan.touched(&judged.missed) } else { BTreeSet::new() };
        let mut deployed = self.told(&plan, local.as_ref(), &remote, &narrowed);
        deployed.over = over.or(too_many);
        let damage = is_damaged.then(|| Error::UnreadState { target: name.clone() });
        deployed.damage = damage.or_else(|| is_lost.then(|| Error::LostState { target: name.clone() }));
        if self.request.dry_run {
            return Ok(Deployed { is_dry: true, ..deployed });
        }
        // Before anything goes: the list of a run that is killed is finished by the next.
        let list = purge::List::begin(self.work, &name, &deployed.purge)?;
        let folder = self.publication.map_or(self.work, |publication| publication.output.folder());
        let receipts = self.receipts(&deployed, &remote, &openness, &local);
        let pending = PendingReceipts::begin(&self.options.root, &purge::key(&name), &receipts)?;
        let mut local = local.unwrap_or_default();
        local.taken_back.extend(self.taken_back());
        let facts = self.publication.map(|own| &own.facts);
        let (target, name, local, covers) = (&mut *target, &*name, &local, &covers);
        let (narrowed, forgotten) = (&narrowed, &forgotten);
        Run { target, name, folder, local, facts, narrowed, forgotten, covers, last, is_damaged }.through(
            &plan,
            remote.clone(),
            progress,
        )?;
        deployed.purge_list = list.finish()?;
        deployed.receipts = pending.keep()?;
        let takes_back = |change: Change| matches!(change, Change::Withdrawn | Change::Narrowed);
        deployed.keeps_versions = deployed.changes.iter().any(|it| takes_back(it.0)) && target.keeps_versions();
        Ok(deployed)
    }

    /// A note of one host tells nothing of another. That of a folder lies in it, wherever that was moved to.
    fn check_target(&self, name: &str, remote: &Manifest, lies_within: bool) -> Result<(), Error> {
        match remote.other_target(name).filter(|_| !lies_within && !self.request.repair) {
            Some(other) => Err(Error::OtherState { target: name.to_owned(), other: other.to_owned() }),
            None => Ok(()),
        }
    }

    /// Where pages were that are withdrawn, with their copies: looked for every time, for the manifest may be lost,
    /// and somebody may have put them back.
    fn withdrawn(&self) -> Vec<String> {
        let addresses = self.outcome.withdrawals.iter().flat_map(|withdrawal| &withdrawal.addresses);
        let pages = addresses.map(|(_, address)| format!("{}index.html", address.trim_start_matches('/')));
        let pages = pages.filter(|page| self.outcome.hidden.covers(page));
        pages.flat_map(|page| emit::copy_paths(&page).into_iter().chain([page])).collect()
    }

    /// What of every piece may be public; where nobody can read the settings, in the languages that the host has.
    fn openness(&self, remote: &Manifest) -> Result<Cow<'_, Openness>, Error> {
        match remote.origin.as_ref().filter(|_| self.outcome.base_url.is_none()) {
            None => Ok(Cow::Borrowed(&self.outcome.openness)),
            Some(origin) => pipeline::openness(self.options, &self.outcome.sources, &origin.languages).map(Cow::Owned),
        }
    }

    /// Which consents were taken back, as the host shall remember it.
    fn taken_back(&self) -> Vec<TakenBack> {
        let today = self.outcome.today;
        today.map_or_else(Vec::new, |today| pipeline::by_withdrawals(&self.outcome.withdrawals, today))
    }

    /// Of what is taken back on the host, but for what the build before has written one of.
    fn receipts(
        &self,
        deployed: &Deployed,
        remote: &Manifest,
        openness: &Openness,
        local: &Option<Manifest>,
    ) -> Vec<Receipt> {
        let Some(today) = self.outcome.today else { return Vec::new() };
        let origin = local.as_ref().and_then(|local| local.origin.as_ref()).or(remote.origin.as_ref());
        let (outcome, changes, publication) = (self.outcome, &*deployed.changes, self.publication);
        let events = receipts::Events { outcome, changes, remote, openness, publication };
        let written = self.outcome.summary.iter().flat_map(|summary| &summary.receipts);
        let written: Vec<&String> = written.collect();
        let mut receipts = events.receipts(&deployed.purge, origin, today);
        receipts.retain(|receipt| !written.iter().any(|path| receipt.is_at(path)));
        receipts
    }

    /// What the build wrote, with what each file uses and is about.
    fn local(&self, publication: &Publication, remote: &Manifest) -> Result<Manifest, Error> {
        let base = self.outcome.base_url.clone().unwrap_or_default();
        let languages = publication.languages.iter().map(|language| language.code.code().to_owned()).collect();
        let origin = Origin { target: self.request.address.to_string(), base, languages };
        manifest::of_publication(publication, origin, remote)
    }

    /// How many files may go that nobody withdrew.
    fn limit(&self, remote: &Manifest) -> usize {
        self.request.max_deletes.unwrap_or_else(|| FEW.max(remote.pages_and_assets() / 10))
    }

    /// Where only removals are made, what is missed goes too, unless it is too much; a whole deployment knows it as
    /// what is not there any more.
    fn missed(&self, judged: &mut Judged, remote: &Manifest) -> Option<Excess> {
        let limit = self.limit(remote);
        if !self.request.removals_only || judged.missed.is_empty() {
            return None;
        }
        if judged.missed.len() <= limit {
            judged.take_missed();
            return None;
        }
        Some(Excess { limit, files: judged.missed.iter().map(ToString::to_string).collect() })
    }

    /// The plan, without what is not asked for and what is too much.
    fn restrained(&self, plan: Plan, remote: &Manifest) -> (Plan, Option<Excess>) {
        if self.only_removals {
            return (plan.without_the_rest(), None);
        }
        let limit = self.limit(remote);
        let files = plan.other_removals();
        if files.len() <= limit {
            return (plan, None);
        }
        // A dry run shows all of it; what had to go goes however much else there is.
        let shown = if self.request.dry_run { plan } else { plan.without_the_rest() };
        (shown, Some(Excess { limit, files }))
    }

    fn told(&self, plan: &Plan, local: Option<&Manifest>, remote: &Manifest, narrowed: &BTreeSet<String>) -> Deployed {
        let base = self.outcome.base_url.as_deref().or(remote.origin.as_ref().map(|origin| &*origin.base));
        let changes = plan.changes(remote, narrowed);
        let purge = purge::addresses(base.unwrap_or_default(), &changes);
        let (has_errors, gone) = (local.is_none(), plan.removed());
        let still_using = if has_errors { remote.pages_using(&gone) } else { Vec::new() };
        let built = local.zip(self.publication);
        let mut moved =
            built.map_or_else(Vec::new, |(local, publication)| moved::moved(&changes, local, remote, publication));
        // A page that shows the original for want of a translation has no file that could name its address.
        let files = &self.outcome.sources.content;
        moved.retain(|page| files.iter().any(|file| *file.path == *page.file()));
        let is_there = |(path, file): &(&String, &File)| remote.has(path, file);
        let unchanged = local.map_or(0, |local| local.files.iter().filter(is_there).count());
        Deployed { changes, unchanged, has_errors, still_using, moved, purge, ..Deployed::default() }
    }
}
