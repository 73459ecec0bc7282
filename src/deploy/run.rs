//! Takes the steps of a plan to a target, a handful at a time, and keeps the remote manifest true.
//!
//! Two runs to one host would each forget what the other put there. A folder is locked before it is read, a host with
//! SFTP holds on to one run ([`Target::begin`]); besides, before the manifest is saved it is read: when it is not as this run saved it
//! last, another run is under way, and this one stops. Between reading and saving another may still come, which is a
//! moment and not a deployment.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use super::manifest::{File, Manifest};
use super::plan::{self, Plan, Stage};
use super::target::{Fault, Put, Target};
use crate::diag::Error;
use crate::emit;
use crate::host::{Facts, Sort};
use crate::pipeline::{self, Progress, TakenBack};

/// Steps that go together.
const HANDFUL: usize = 100;
/// The manifest is saved after this part of all files, or a handful where that is more: it names all of them, and what
/// it says too little of goes up once more.
const SHARE: usize = 16;
/// How often something is tried, and how long the first pause is; each next is twice as long.
const TRIES: u32 = 6;
const PAUSE: Duration = Duration::from_millis(200);

/// A run over a plan.
pub struct Run<'a> {
    pub target: &'a mut dyn Target,
    pub name: &'a str,
    /// Where the files are that go up.
    pub folder: &'a Path,
    pub local: &'a Manifest,
    pub facts: Option<&'a Facts>,
    /// What older states of say more than may be public.
    pub narrowed: &'a BTreeSet<String>,
    /// What tells of people and places whose files are gone, and goes or is replaced.
    pub forgotten: &'a BTreeSet<String>,
    /// What may not be where it is, compressed copies left out.
    pub covers: &'a dyn Fn(&str) -> bool,
    /// The manifest as it lay on the host when this run looked last.
    pub last: Option<Vec<u8>>,
    /// The manifest cannot be read. It stays as it is, for somebody may be able to mend it.
    pub is_damaged: bool,
}

/// What is known of a host.
#[derive(Default)]
pub struct Known {
    pub remote: Manifest,
    /// The manifest as it lies there; nothing before the first deployment.
    pub text: Option<Vec<u8>>,
    /// It cannot be read, so that only what is withdrawn is looked for.
    pub is_damaged: bool,
}

/// Asks until it works, or fails for good.
pub fn patiently<T>(ask: impl FnMut() -> Result<T, Fault>) -> Result<T, Error> {
    insist(ask).map_err(|fault| fault.error)
}

/// As [`patiently`]; of the last failure it is known whether it could have passed.
fn insist<T>(mut ask: impl FnMut() -> Result<T, Fault>) -> Result<T, Fault> {
    let mut tried = 1;
    loop {
        match ask() {
            Ok(found) => return Ok(found),
            Err(fault) if fault.passes && tried < TRIES => {
                std::thread::sleep(PAUSE * 2_u32.pow(tried - 1));
                tried += 1;
            }
            Err(fault) => return Err(fault),
        }
    }
}

/// What is known of the host; a manifest that cannot be read is no reason to forget what is there. Where all that is
/// there is ours, it is put there again; otherwise only removals can be made.
pub fn known(target: &mut dyn Target, name: &str, removals_only: bool) -> Result<Known, Error> {
    let text = match insist(|| target.load()) {
        Ok(text) => text,
        // A note that nobody may read keeps nobody's page there.
        Err(fault) if removals_only && is_refusal(&fault) && patiently(|| target.left(&[NOWHERE]))?.is_empty() => {
            return Ok(Known { is_damaged: true, ..Known::default() });
        }
        Err(fault) => return Err(fault.error),
    };
    let taken_back = patiently(|| taken_back(target, text.as_deref()))?;
    let mut known = on_the_host(target, name, removals_only, text)?;
    known.remote.taken_back.extend(taken_back);
    Ok(known)
}

fn on_the_host(
    target: &mut dyn Target,
    name: &str,
    removals_only: bool,
    text: Option<Vec<u8>>,
) -> Result<Known, Error> {
    if let Some(remote) = text.as_deref().and_then(Manifest::unseal) {
        return Ok(Known { remote, text, is_damaged: false });
    }
    if let Some(paths) = patiently(|| target.inventory())? {
        return Ok(Known { remote: Manifest::of_paths(paths), ..Known::default() });
    }
    let Some(bytes) = text else { return Ok(Known::default()) };
    let target_name = || name.to_owned();
    // Whoever answers anything with the same page has no site of ours.
    if removals_only && patiently(|| target.left(&[NOWHERE]))?.is_empty() {
        return Ok(Known { text: Some(bytes), is_damaged: true, ..Known::default() });
    }
    match !removals_only && Manifest::begins(&bytes) {
        true => Err(Error::DamagedState { target: target_name() }),
        false => Err(Error::NotANote { target: target_name() }),
    }
}

/// Whether nothing is where `local` shall come, on a host of which nothing is known.
///
/// # Errors
/// [`Error::Occupied`]: it would replace what somebody else may have put there.
pub fn check_vacant(target: &mut dyn Target, name: &str, local: &Manifest) -> Result<(), Error> {
    let paths: Vec<&str> = local.files.keys().map(String::as_str).collect();
    let mut there = Vec::new();
    for handful in paths.chunks(HANDFUL) {
        there.extend(patiently(|| target.left(handful))?);
    }
    // What everybody knows first: pages near the top.
    there.sort_by_key(|path| (path.matches('/').count(), path.clone()));
    if there.is_empty() { Ok(()) } else { Err(Error::Occupied { target: name.to_owned(), paths: there }) }
}

/// Which consents were taken back, as far as the host says so at once.
pub fn remembered(target: &mut dyn Target) -> BTreeSet<TakenBack> {
    let text = target.load().ok().flatten();
    taken_back(target, text.as_deref()).unwrap_or_default()
}

/// Which consents were taken back, as the note `text` of the host says it, and those of its other states.
fn taken_back(target: &mut dyn Target, text: Option<&[u8]>) -> Result<BTreeSet<TakenBack>, Fault> {
    let others = target.others()?;
    let texts = others.iter().map(Vec::as_slice).chain(text);
    Ok(texts.flat_map(Manifest::taken_back_in).collect())
}

/// Whether a host that answers does not let this run have what it asks for.
fn is_refusal(fault: &Fault) -> bool {
    !fault.passes && matches!(fault.error, Error::Target { .. })
}

/// Whether the host is there at all, whatever it refuses.
pub fn answers(target: &mut dyn Target) -> bool {
    target.left(&[NOWHERE]).is_ok()
}

/// Nothing has this name.
const NOWHERE: &str = "khong-co-gi-o-day/index.html";

/// Of `paths`, what is on a host that knows nothing of having it: its manifest was lost, or somebody put it back.
pub fn found(target: &mut dyn Target, paths: &[String]) -> Result<Manifest, Error> {
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut remote = Manifest::default();
    for handful in paths.chunks(HANDFUL) {
        let there = patiently(|| target.left(handful))?;
        remote.files.extend(Manifest::of_paths(there).files);
    }
    Ok(remote)
}

/// Of the files of `local`, what is on such a host.
pub fn found_of(target: &mut dyn Target, local: &Manifest) -> Result<Manifest, Error> {
    found(target, &local.files.keys().cloned().collect::<Vec<_>>())
}

impl Run<'_> {
    /// Takes all steps of `plan`, from what `remote` says is there; afterwards it says what readers see.
    ///
    /// # Errors
    /// What the host refused, after trying again. What must go may be there still: see [`Run::take_away`].
    pub fn through(&mut self, plan: &Plan, remote: &mut Manifest, progress: &dyn Progress) -> Result<(), Error> {
        progress.start(pipeline::Stage::Upload, plan.steps.len());
        let mut working = remote.clone();
        if !working.learn(self.local) && plan.steps.is_empty() && self.last.is_some() {
            return Ok(());
        }
        if !self.target.is_staged() {
            self.announce(plan, &mut working)?;
        }
        let done = self.stages(plan, &mut working, remote, progress);
        if done.is_ok() || !self.target.is_staged() {
            *remote = working;
        }
        done
    }

    /// Takes away what `plan` says, from a host that takes nothing. Where its note cannot be written either, that stays
    /// as it is, and the next run finds nothing where it says that something is.
    ///
    /// # Errors
    /// [`Error::StillThere`]: not all of it is gone. What else the host refused.
    pub fn take_away(&mut self, plan: &Plan, remote: &mut Manifest, progress: &dyn Progress) -> Result<(), Error> {
        progress.start(pipeline::Stage::Upload, plan.steps.len());
        self.target.give_up();
        self.withdraw(&plan.steps, remote, progress)?;
        remote.learn(self.local);
        // What is gone may have made room for it.
        let _ = self.save(remote);
        Ok(())
    }

    /// Takes all steps, of which `remote` is told. `seen` is told what readers see of it, as long as they do not see
    /// all of it at once.
    fn stages(
        &mut self,
        plan: &Plan,
        remote: &mut Manifest,
        seen: &mut Manifest,
        progress: &dyn Progress,
    ) -> Result<(), Error> {
        let mut trouble = None;
        for steps in plan.steps.chunk_by(|one, other| one.0 == other.0) {
            let stage = steps[0].0;
            if stage > Stage::Withdraw {
                trouble.take().map_or(Ok(()), Err)?;
            }
            let done = match stage {
                Stage::Withdraw => self.withdraw(steps, remote, progress),
                _ => self.stage(stage, steps, remote, progress).map_err(|fault| fault.error),
            };
            let done = done.and_then(|()| self.settle(stage, remote));
            match stage {
                // What is withdrawn goes, be it that a page loses a picture by it.
                Stage::ClearWay | Stage::Relieve if done.is_err() => trouble = trouble.or(done.err()),
                Stage::Relieve if self.target.is_staged() => seen.clone_from(remote),
                _ => done?,
            }
        }
        trouble.map_or(Ok(()), Err)?;
        self.spoil(self.forgotten)?;
        remote.tell(self.local);
        self.keep(remote, |target, manifest| target.commit(manifest))
    }

    /// What must go is gone, or is named.
    fn withdraw(
        &mut self,
        steps: &[(Stage, String)],
        remote: &mut Manifest,
        progress: &dyn Progress,
    ) -> Result<(), Error> {
        match self.stage(Stage::Withdraw, steps, remote, progress) {
            // What the host keeps is named; what it could not be told goes with the next run.
            Err(Fault { error, passes }) if passes || matches!(error, Error::Overtaken { .. }) => Err(error),
            done => self.confirm(steps).and(done.map_err(|fault| fault.error)),
        }
    }

    /// Writes down what is there, unless somebody else has.
    fn save(&mut self, remote: &Manifest) -> Result<(), Error> {
        self.keep(remote, |target, manifest| target.save(manifest))
    }

    fn keep(&mut self, remote: &Manifest, how: fn(&mut dyn Target, &str) -> Result<(), Fault>) -> Result<(), Error> {
        if !self.target.is_staged() && patiently(|| self.target.load())? != self.last {
            return Err(Error::Overtaken { target: self.name.to_owned() });
        }
        if self.is_damaged {
            return Ok(());
        }
        let manifest = remote.seal();
        patiently(|| how(self.target, &manifest))?;
        self.last = Some(manifest.into_bytes());
        Ok(())
    }

    /// Writes down what may be there from now on, so that nothing is forgotten when this run ends here.
    fn announce(&mut self, plan: &Plan, remote: &mut Manifest) -> Result<(), Error> {
        for (_, path) in plan.steps.iter().filter(|(stage, _)| stage.puts()) {
            let file = remote.files.entry(path.clone()).or_default();
            file.content = None;
            let Some(local) = self.local.files.get(path) else { continue };
            file.uses.extend(local.uses.iter().cloned());
            file.about.extend(local.about.iter().cloned());
        }
        self.save(remote)
    }

    fn stage(
        &mut self,
        stage: Stage,
        steps: &[(Stage, String)],
        remote: &mut Manifest,
        progress: &dyn Progress,
    ) -> Result<(), Fault> {
        let (mut trouble, mut unsaved) = (None, 0);
        let most = HANDFUL.max(remote.files.len() / SHARE);
        // A target may take those of one handful in any order.
        let alike = steps.chunk_by(|(_, one), (_, other)| plan::rank(one) == plan::rank(other));
        for handful in alike.flat_map(|steps| steps.chunks(HANDFUL)) {
            let paths: Vec<&str> = handful.iter().map(|(_, path)| path.as_str()).collect();
            let done = insist(|| match stage {
                Stage::Withdraw => self.target.withdraw(&paths),
                stage if stage.puts() => self.target.put(self.folder, &puts(&paths, self.facts)),
                _ => self.target.remove(&paths),
            });
            // That some are refused keeps none of the others that must go.
            match done {
                Ok(()) => {}
                Err(fault) if stage == Stage::Withdraw && !fault.passes => {
                    trouble = trouble.or(Some(fault));
                    continue;
                }
                Err(fault) => return Err(fault),
            }
            for path in &paths {
                self.note(stage, path, remote);
                progress.advance();
            }
            unsaved += paths.len();
            // Confirmed first: what may still be there is not forgotten.
            if stage != Stage::Withdraw && unsaved >= most {
                self.save(remote).map_err(Fault::lasting)?;
                unsaved = 0;
            }
        }
        // What the next stage goes on from is known to whoever comes after it.
        if stage != Stage::Withdraw && unsaved > 0 {
            self.save(remote).map_err(Fault::lasting)?;
        }
        trouble.map_or(Ok(()), Err)
    }

    fn note(&self, stage: Stage, path: &str, remote: &mut Manifest) {
        let file: Option<&File> = self.local.files.get(path).filter(|_| stage.puts());
        match file {
            Some(file) => _ = remote.files.insert(path.to_owned(), file.clone()),
            None => _ = remote.files.remove(path),
        }
    }

    /// Nobody can go back to a state with `files` as they are now.
    fn spoil(&mut self, files: &BTreeSet<String>) -> Result<(), Error> {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        patiently(|| self.target.spoil(&files))
    }

    /// What must go is gone. Of what is not, pages that tell of somebody are named first, copies last.
    fn confirm(&mut self, steps: &[(Stage, String)]) -> Result<(), Error> {
        let gone: Vec<&str> = steps.iter().map(|(_, path)| path.as_str()).collect();
        let mut left = BTreeSet::new();
        for handful in gone.chunks(HANDFUL) {
            left.extend(patiently(|| self.target.left(handful))?);
        }
        let order = |path: &String| {
            let plain = emit::plain(path);
            (plain != path, !(self.covers)(plain), plan::rank(path) != plan::Rank::Page)
        };
        let mut paths: Vec<String> = left.into_iter().collect();
        paths.sort_by_key(order);
        let target = self.name.to_owned();
        if paths.is_empty() { Ok(()) } else { Err(Error::StillThere { target, paths, shown: Vec::new() }) }
    }

    /// Ends a stage: relieving pages are seen before anything goes.
    fn settle(&mut self, stage: Stage, remote: &Manifest) -> Result<(), Error> {
        match stage {
            Stage::Relieve => {
                self.spoil(self.narrowed)?;
                self.keep(remote, |target, manifest| target.commit(manifest))
            }
            Stage::Withdraw => self.save(remote),
            _ => Ok(()),
        }
    }
}

fn puts<'a>(paths: &[&'a str], facts: Option<&Facts>) -> Vec<Put<'a>> {
    let sort = |path: &str| facts.map_or(Sort::Ordinary, |facts| facts.sort_of(emit::plain(path)));
    paths.iter().map(|path| Put { path, sort: sort(path) }).collect()
}
