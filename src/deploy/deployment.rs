//! One way from a built site to a host: what is there, what must go, the order of both, and what was done.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;

use super::judged::Judged;
use super::manifest::{self, File, Manifest, Origin};
use super::plan::Plan;
use super::run::{self, Known, Run};
use super::target::Target;
use super::{Deployed, Excess, Request, Stop, moved, purge, receipts};
use crate::diag::{Error, Problem};
use crate::emit::{self, PendingReceipts, Receipt};
use crate::pipeline::{self, Ground, Openness, Options, Outcome, Progress, Publication, TakenBack, Withdrawal};

/// How many files may be removed in passing, unless somebody says otherwise: so many, or a tenth where that is more. All
/// articles of a small site are more than that, and a folder that was renamed takes them along.
const FEW: usize = 20;

/// What is brought where.
pub struct Deployment<'a> {
    pub options: &'a Options,
    pub request: &'a Request,
    pub outcome: &'a Outcome,
    pub publication: Option<&'a Publication>,
    pub work: &'a Path,
    /// Only what must go does, because that was asked for or because no more can be done.
    pub only_removals: bool,
}

impl Deployment<'_> {
    /// What was done; nothing where the site has errors and nobody who withdrew is on the host.
    pub fn perform(&self, target: &mut dyn Target, progress: &dyn Progress) -> Result<Option<Deployed>, Stop> {
        let begun = if self.request.dry_run { Ok(()) } else { run::patiently(|| target.begin()) };
        let done = match begun {
            // Where no run can begin, what must go can go all the same.
            Err(error) if !takes_nothing(&error) || !run::answers(target) => Err(Stop::Error(error)),
            begun => self.take(target, begun, progress),
        };
        target.end();
        done
    }

    fn take(
        &self,
        target: &mut dyn Target,
        begun: Result<(), Error>,
        progress: &dyn Progress,
    ) -> Result<Option<Deployed>, Stop> {
        let name = self.request.address.to_string();
        let only_removals = self.only_removals || begun.is_err();
        let Known { mut remote, text: last, is_damaged } = run::known(target, &name, only_removals)?;
        if remote.taken_back.iter().any(|it| !self.options.taken_back.contains(it)) {
            return Err(Stop::Older(remote.taken_back));
        }
        self.check_place(&name, &remote, target.is_staged())?;
        if self.request.repair {
            remote.doubt();
        }
        let unknown = |path: &String| !remote.files.contains_key(path);
        let found = run::found(target, &self.withdrawn().into_iter().filter(unknown).collect::<Vec<_>>())?;
        // Somebody's page without a note of it: the note is lost, and other pages may name that person too.
        let is_lost = !is_damaged && last.is_none() && remote.files.is_empty() && !found.files.is_empty();
        remote.files.extend(found.files);
        let standing = self.standing(&remote)?;
        let must_go = || self.is_held_up() || standing.is_told_in(&remote);
        if self.only_removals && !self.request.removals_only && !must_go() {
            return Ok(None);
        }
        let local = self.publication.map(|publication| self.local(publication, &remote)).transpose()?;
        // With a note, or where all that is there is ours, it is known what may be replaced.
        let is_strange = last.is_none() && !target.is_staged() && remote.files.is_empty();
        match &local {
            Some(local) if is_lost => remote.files.extend(run::found_of(target, local)?.files),
            Some(local) if is_strange && !only_removals && !self.request.repair => {
                run::check_vacant(target, &name, local)?;
            }
            _ => {}
        }
        let (judged, over) = self.judged(&remote, &standing.openness, local.as_ref());
        let covers = |path: &str| judged.covers(path);
        let (plan, too_many) = self.plan(local.as_ref(), &remote, &covers);
        let narrowed = plan.narrowed(&remote, &covers);
        let forgotten = if local.is_some() { plan.touched(&judged.missed) } else { BTreeSet::new() };
        let mut deployed = self.told(&plan, local.as_ref(), &remote, &narrowed);
        deployed.over = over.or(too_many);
        deployed.damage = damage(&name, is_damaged, is_lost);
        if self.request.dry_run {
            return Ok(Some(Deployed { is_dry: true, ..deployed }));
        }
        let folder = self.publication.map_or(self.work, |publication| publication.output.folder());
        let receipts = self.receipts(&deployed, &remote, &standing, &local);
        let purge = deployed.purge.clone();
        let (notes, begun) = parted(self.notes(&name, &purge, &receipts), begun);
        let local = self.remembering(local.unwrap_or_default(), &standing, &receipts);
        deployed.for_hosts = local.new_for_hosts(&remote);
        let facts = self.publication.map(|own| &own.facts);
        let mut seen = remote.clone();
        let (name, local, covers, narrowed, forgotten) = (&*name, &local, &covers, &narrowed, &forgotten);
        let mut run =
            Run { target: &mut *target, name, folder, local, facts, narrowed, forgotten, covers, last, is_damaged };
        if let Err(error) = begun.and_then(|()| run.through(&plan, &mut seen, progress)) {
            seen.take(&remote, plan.withdrawn());
            let damage = deployed.damage.take();
            deployed = Deployed { damage, ..self.take_away(&mut run, error, seen, &standing.openness, progress)? };
        }
        // What is gone may have made room for them, where host and site are on one disk.
        if let Some((list, pending)) = notes.or_else(|| self.notes(name, &purge, &receipts).ok()) {
            (deployed.purge_list, deployed.receipts) = (list.finish()?, pending.keep()?);
        }
        deployed.keeps_versions = deployed.takes_back() && target.keeps_versions();
        Ok(Some(deployed))
    }

    /// The list of what to purge and the receipts, begun before anything goes: those of a run that is killed are
    /// finished by the next.
    fn notes(
        &self,
        name: &str,
        purge: &[String],
        receipts: &[Receipt],
    ) -> Result<(purge::List, PendingReceipts), Error> {
        let list = purge::List::begin(self.work, name, purge)?;
        Ok((list, PendingReceipts::begin(&self.options.root, &purge::key(name), receipts)?))
    }

    /// `local` with the consents that were taken back, as the host shall remember them.
    fn remembering(&self, mut local: Manifest, standing: &Standing, receipts: &[Receipt]) -> Manifest {
        local.taken_back.extend(pipeline::by_withdrawals(&standing.withdrawals, standing.today));
        local.taken_back.extend(receipts.iter().filter_map(refused));
        local.taken_back.extend(self.options.taken_back.iter().cloned());
        local
    }

    /// From a host that takes nothing, for `error`: what must go of what readers see there (CON-03). What has gone by
    /// now is in `seen` too: it is told with the rest.
    fn take_away(
        &self,
        run: &mut Run,
        error: Error,
        mut seen: Manifest,
        openness: &Openness,
        progress: &dyn Progress,
    ) -> Result<Deployed, Error> {
        if !takes_nothing(&error) || !run::answers(run.target) {
            return Err(error);
        }
        let before = seen.clone();
        let (judged, _) = self.judged(&before, openness, self.publication.map(|_| run.local));
        let plan = Plan::withdrawals(&before, &|path| judged.covers(path));
        if plan.steps.is_empty() {
            return Err(error);
        }
        run.take_away(&plan, &mut seen, progress)?;
        Ok(Deployed { stuck: Some(error), ..self.told(&plan, None, &before, &BTreeSet::new()) })
    }

    /// What must not stay of `remote`; and what is missed of it where that is too much to go unasked.
    fn judged<'r>(
        &'r self,
        remote: &'r Manifest,
        openness: &Openness,
        local: Option<&Manifest>,
    ) -> (Judged<'r>, Option<Excess>) {
        let mut judged = Judged::new(remote, &self.outcome.hidden, openness);
        local.iter().for_each(|local| judged.miss_unknown(remote, local));
        let over = self.missed(&mut judged, remote);
        (judged, over)
    }

    /// Whether this is the place that is meant.
    fn check_place(&self, name: &str, remote: &Manifest, lies_within: bool) -> Result<(), Error> {
        self.check_target(name, remote, lies_within).and_then(|()| self.check_site(name, remote))
    }

    /// A note of one host tells nothing of another. That of a folder lies in it, wherever that was moved to.
    fn check_target(&self, name: &str, remote: &Manifest, lies_within: bool) -> Result<(), Error> {
        match remote.other_target(name).filter(|_| !lies_within && !self.request.repair) {
            Some(other) => Err(Error::OtherState { target: name.to_owned(), other: other.to_owned() }),
            None => Ok(()),
        }
    }

    /// Where the neighbour's site is, this one replaces nothing by a slip. What must go does wherever it is.
    fn check_site(&self, name: &str, remote: &Manifest) -> Result<(), Error> {
        let own = self.outcome.base_url.as_deref().filter(|_| !self.request.repair && !self.only_removals);
        match own.and_then(|own| Some((own, remote.other_site(own)?))) {
            Some((own, other)) => {
                Err(Error::OtherSite { target: name.to_owned(), own: own.to_owned(), other: other.to_owned() })
            }
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

    /// Whether a text that cannot be left out says what must not be said: a list, the settings, the words of a locale.
    fn is_held_up(&self) -> bool {
        let leaks = [Problem::LeakInSource, Problem::LeakInPaper, Problem::LeakInOutput];
        self.outcome.diagnostics.iter().any(|found| found.is_error() && leaks.contains(&found.problem))
    }

    /// Who may be named now; where nobody can read the settings, in the languages that the host has.
    fn standing(&self, remote: &Manifest) -> Result<Standing<'_>, Error> {
        if let Some(today) = self.outcome.today {
            let (openness, withdrawals) = (&self.outcome.openness, &*self.outcome.withdrawals);
            return Ok(Standing { openness: Cow::Borrowed(openness), withdrawals: withdrawals.into(), today });
        }
        let languages = remote.origin.as_ref().map_or(&[][..], |origin| &origin.languages);
        let own = pipeline::unsettled(self.options, &self.outcome.sources, languages)?;
        Ok(Standing { openness: Cow::Owned(own.openness), withdrawals: own.withdrawals.into(), today: own.today })
    }

    /// Of what is taken back on the host.
    fn receipts(
        &self,
        deployed: &Deployed,
        remote: &Manifest,
        standing: &Standing,
        local: &Option<Manifest>,
    ) -> Vec<Receipt> {
        let origin = local.as_ref().and_then(|local| local.origin.as_ref()).or(remote.origin.as_ref());
        let (outcome, changes, publication) = (self.outcome, &*deployed.changes, self.publication);
        let Standing { openness, withdrawals, today } = standing;
        let events = receipts::Events { outcome, withdrawals, changes, remote, openness, publication };
        events.receipts(&deployed.purge, origin, *today)
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
    fn plan(
        &self,
        local: Option<&Manifest>,
        remote: &Manifest,
        covers: &dyn Fn(&str) -> bool,
    ) -> (Plan, Option<Excess>) {
        let plan = match local {
            Some(local) => Plan::new(local, remote, covers),
            None => Plan::withdrawals(remote, covers),
        };
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
        let moved =
            built.map_or_else(Vec::new, |(local, own)| moved::moved(&changes, local, remote, own, self.outcome));
        let is_there = |(path, file): &(&String, &File)| remote.has(path, file);
        let unchanged = local.map_or(0, |local| local.files.iter().filter(is_there).count());
        Deployed { changes, unchanged, has_errors, still_using, moved, purge, ..Deployed::default() }
    }
}

/// Who may be named on a host, and what is taken back there.
struct Standing<'a> {
    openness: Cow<'a, Openness>,
    withdrawals: Cow<'a, [Withdrawal]>,
    today: Date,
}

impl Standing<'_> {
    /// Whether something that is `remote` is about somebody who withdrew.
    fn is_told_in(&self, remote: &Manifest) -> bool {
        let ids: BTreeSet<String> = self.withdrawals.iter().map(|withdrawal| withdrawal.id.to_string()).collect();
        remote.files.iter().any(|(path, file)| {
            let is_about = || file.about.iter().any(|subject| ids.contains(&subject.piece));
            self.withdrawals.iter().any(|withdrawal| withdrawal.covers(path)) || is_about()
        })
    }
}

/// What there is of `notes`; and where there are none, why nothing is put on the host.
fn parted<N>(notes: Result<N, Error>, begun: Result<(), Error>) -> (Option<N>, Result<(), Error>) {
    match notes {
        Ok(notes) => (Some(notes), begun),
        Err(error) => (None, begun.and(Err(error))),
    }
}

/// What is wrong with the note of the host that is called `name`.
fn damage(name: &str, is_damaged: bool, is_lost: bool) -> Option<Error> {
    let unread = is_damaged.then(|| Error::UnreadState { target: name.to_owned() });
    unread.or_else(|| is_lost.then(|| Error::LostState { target: name.to_owned() }))
}

/// Whether a host lets nothing be put there, or this machine lets nothing be noted: no room, no rights, no place for it.
fn takes_nothing(error: &Error) -> bool {
    let on_the_host = matches!(error, Error::Target { .. } | Error::NotMoved { .. } | Error::NoNote { .. });
    on_the_host || matches!(error, Error::Read { .. } | Error::Write { .. })
}

/// What a host shall remember of whoever agreed before and refuses now, whose pages go with `receipt`.
fn refused(receipt: &Receipt) -> Option<TakenBack> {
    (receipt.cause == Ground::Refused.code()).then(|| TakenBack::of(&receipt.piece, receipt.removed_on))
}
