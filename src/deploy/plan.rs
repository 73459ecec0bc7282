//! [`Plan`]: what is on a host and what shall be, as steps in their order. Pure: nothing here knows
//! a host or a disk.
//!
//! The order, stage by stage:
//!
//! 1. what stands in the way of a new folder or file;
//! 2. pages that stop using what is withdrawn or say less than before, each after the new parts that it needs;
//! 3. what is withdrawn or no longer public, pages first; confirmed gone before anything else;
//! 4. parts of pages, then pages, then what machines read;
//! 5. other removals, pages before what they use.
//!
//! Whatever prefix of the steps was taken, no page on the host uses a part that is not there, unless
//! that part is withdrawn.

use std::collections::BTreeSet;

use super::manifest::{File, Manifest};
use crate::emit;

/// A stage of a deployment, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    ClearWay,
    Relieve,
    Withdraw,
    Assets,
    Pages,
    Rest,
    RemovePages,
    RemoveRest,
}

impl Stage {
    /// Whether its steps put files there; the others remove.
    pub fn puts(self) -> bool {
        matches!(self, Self::Relieve | Self::Assets | Self::Pages | Self::Rest)
    }
}

/// What becomes of a file on the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    New,
    Changed,
    /// Replaced because it says more than may be public now.
    Narrowed,
    /// Withdrawn or no longer public, or leads to such.
    Withdrawn,
    Removed,
}

impl Change {
    /// Its name in messages and for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Narrowed => "narrowed",
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
        }
    }
}

/// Steps in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Sorted by stage; within a stage in the order in which they are taken.
    pub steps: Vec<(Stage, String)>,
}

/// What a file is, as far as the order goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    Asset,
    Page,
    Rest,
}

/// Compressed copies go with what they are copies of.
pub fn rank(path: &str) -> Rank {
    let path = emit::plain(path);
    let name = path.rsplit('/').next().unwrap_or_default();
    if path.ends_with(".html") {
        Rank::Page
    } else if name.starts_with(['.', '_']) || name == "web.config" || is_for_machines(path) {
        Rank::Rest
    } else {
        Rank::Asset
    }
}

/// Feeds, calendars, sitemaps: no page is made of them.
fn is_for_machines(path: &str) -> bool {
    [".xml", ".ics", ".txt"].iter().any(|ending| path.ends_with(ending))
}

impl Plan {
    /// From what `remote` has to what `local` has; `hidden` knows what must not be public as `remote` has it.
    pub fn new(local: &Manifest, remote: &Manifest, hidden: &dyn Fn(&str) -> bool) -> Self {
        let sketch = Sketch::of(local, remote, hidden);
        let mut steps = Vec::new();
        for path in local.files.keys().filter(|path| sketch.is_due(path)) {
            let stage = match rank(path) {
                _ if sketch.relieving.contains(path.as_str()) => Stage::Relieve,
                Rank::Asset => Stage::Assets,
                Rank::Page => Stage::Pages,
                Rank::Rest => Stage::Rest,
            };
            steps.push((stage, path.clone()));
        }
        for path in remote.files.keys().filter(|path| !local.files.contains_key(*path)) {
            let stage = match rank(path) {
                _ if sketch.doomed.contains(path.as_str()) => Stage::Withdraw,
                _ if blocks(path, local) => Stage::ClearWay,
                Rank::Page | Rank::Rest => Stage::RemovePages,
                Rank::Asset => Stage::RemoveRest,
            };
            steps.push((stage, path.clone()));
        }
        let mut plan = Self::sorted(steps);
        // What leads to the withdrawn goes before it: a run that is killed leaves nothing that names it.
        plan.steps.sort_by_key(|(stage, path)| (*stage, *stage == Stage::Withdraw && hidden(emit::plain(path))));
        plan
    }

    /// Only what must not be public, when it is not known what else there shall be. What machines read, the search's
    /// index too, goes where it tells of that, and so does a page that leads nowhere else. Lists and the home page
    /// stay, for the hotlines are on them: they are named (`Manifest::pages_using`).
    pub fn withdrawals(remote: &Manifest, hidden: &dyn Fn(&str) -> bool) -> Self {
        let all = || remote.files.keys().map(|path| emit::plain(path));
        let gone: BTreeSet<&str> = all().filter(|path| hidden(path)).collect();
        let leads = |path: &str| {
            let mut uses = remote.files.get(path).into_iter().flat_map(|file| &file.uses).peekable();
            let tells = is_read_by_machines(path);
            let is_gone = |path: &String| gone.contains(path.as_str());
            uses.peek().is_some()
                && if tells { uses.any(is_gone) } else { rank(path) == Rank::Page && uses.all(is_gone) }
        };
        let all: BTreeSet<&str> = all().filter(|path| gone.contains(path) || leads(path)).collect();
        let steps = remote.files.keys().filter(|path| all.contains(emit::plain(path)));
        let mut plan = Self::sorted(steps.map(|path| (Stage::Withdraw, path.clone())).collect());
        plan.steps.sort_by_key(|(_, path)| gone.contains(emit::plain(path)));
        plan
    }

    /// A page comes after the parts that it needs, and goes before they do.
    fn sorted(mut steps: Vec<(Stage, String)>) -> Self {
        steps.sort_by(|(stage, path), (other, another)| {
            let ranks = (rank(path), rank(another));
            let ranks = if stage.puts() { ranks.0.cmp(&ranks.1) } else { is_asset(ranks.0).cmp(&is_asset(ranks.1)) };
            stage.cmp(other).then(ranks).then_with(|| path.cmp(another))
        });
        Self { steps }
    }

    /// The steps up to the last of what must go.
    pub fn without_the_rest(mut self) -> Self {
        self.steps.retain(|(stage, _)| matches!(stage, Stage::Relieve | Stage::Withdraw));
        self
    }

    /// The files that go although nobody withdrew them; their copies are not counted.
    pub fn other_removals(&self) -> Vec<String> {
        let others = self.steps.iter().filter(|(stage, _)| !stage.puts() && *stage != Stage::Withdraw);
        let plain: BTreeSet<&str> = others.map(|(_, path)| emit::plain(path)).collect();
        plain.into_iter().map(str::to_owned).collect()
    }

    /// What goes because it must not be public.
    pub fn withdrawn(&self) -> impl Iterator<Item = &String> {
        self.steps.iter().filter(|(stage, _)| *stage == Stage::Withdraw).map(|(_, path)| path)
    }

    /// What goes, for whatever reason.
    pub fn removed(&self) -> BTreeSet<&str> {
        self.steps.iter().filter(|(stage, _)| !stage.puts()).map(|(_, path)| path.as_str()).collect()
    }

    /// What is replaced because `remote` says more there than may be public, as `hidden` knows.
    pub fn narrowed(&self, remote: &Manifest, hidden: &dyn Fn(&str) -> bool) -> BTreeSet<String> {
        let replaced = self.steps.iter().filter(|(stage, path)| stage.puts() && remote.files.contains_key(path));
        replaced.filter(|(_, path)| hidden(emit::plain(path))).map(|(_, path)| path.clone()).collect()
    }

    /// What goes or is replaced of `paths`, copies too.
    pub fn touched(&self, paths: &BTreeSet<&str>) -> BTreeSet<String> {
        let all = self.steps.iter().map(|(_, path)| path);
        all.filter(|path| paths.contains(emit::plain(path))).cloned().collect()
    }

    /// What becomes of every file that does not stay as `remote` has it, by kind and path; `narrowed` are those of
    /// [`Plan::narrowed`].
    pub fn changes(&self, remote: &Manifest, narrowed: &BTreeSet<String>) -> Vec<(Change, String)> {
        let change = |stage: Stage, path: &str| match stage {
            Stage::Withdraw => Change::Withdrawn,
            stage if !stage.puts() => Change::Removed,
            _ if narrowed.contains(path) => Change::Narrowed,
            _ if remote.files.contains_key(path) => Change::Changed,
            _ => Change::New,
        };
        let mut all: Vec<_> = self.steps.iter().map(|(stage, path)| (change(*stage, path), path.clone())).collect();
        all.sort();
        all
    }
}

/// Whether a file names pieces for machines: feeds, calendars, sitemaps, the index of the search.
fn is_read_by_machines(path: &str) -> bool {
    is_for_machines(emit::plain(path)) || emit::plain(path).ends_with(".json")
}

fn is_asset(rank: Rank) -> bool {
    rank == Rank::Asset
}

/// Whether `path` is a file where `local` has a folder, or lies in a folder where it has a file.
fn blocks(path: &str, local: &Manifest) -> bool {
    let below = format!("{path}/");
    let is_folder = local.files.range(below.clone()..).next().is_some_and(|(other, _)| other.starts_with(&below));
    is_folder || path.match_indices('/').any(|(at, _)| local.files.contains_key(&path[..at]))
}

/// What is known before the order is made.
struct Sketch<'a> {
    local: &'a Manifest,
    remote: &'a Manifest,
    /// What goes because it must not be public, or leads to such and goes anyway.
    doomed: BTreeSet<&'a str>,
    /// What takes its place, with what that needs.
    relieving: BTreeSet<&'a str>,
}

impl<'a> Sketch<'a> {
    fn of(local: &'a Manifest, remote: &'a Manifest, hidden: &dyn Fn(&str) -> bool) -> Self {
        let gone = || remote.files.iter().filter(|(path, _)| !local.files.contains_key(*path));
        let withdrawn: BTreeSet<&str> =
            gone().map(|(path, _)| path.as_str()).filter(|path| hidden(emit::plain(path))).collect();
        let leads = |path: &str, to: &BTreeSet<&str>| {
            let plain = remote.files.get(emit::plain(path)).into_iter().chain(remote.files.get(path));
            plain.flat_map(|file| &file.uses).any(|path| to.contains(path.as_str()))
        };
        let going =
            gone().map(|(path, _)| path.as_str()).filter(|path| !is_asset(rank(path)) && leads(path, &withdrawn));
        let doomed = withdrawn.iter().copied().chain(going).collect();
        let mut sketch = Self { local, remote, doomed, relieving: BTreeSet::new() };
        let due = local.files.keys().map(String::as_str).filter(|path| sketch.is_due(path));
        let due: Vec<&str> = due.filter(|path| remote.files.contains_key(*path)).collect();
        let narrowed: BTreeSet<&str> = due.iter().copied().filter(|path| hidden(emit::plain(path))).collect();
        let is_unknown = |path: &str| remote.files.get(path).is_some_and(File::is_unknown);
        if !withdrawn.is_empty() || !narrowed.is_empty() || due.iter().any(|path| is_unknown(path)) {
            let says = |path: &str| narrowed.contains(path) || is_unknown(path);
            let tells = |path: &str| says(path) || leads(path, &withdrawn) || leads(path, &narrowed);
            let relieving = due.into_iter().filter(|path| is_read_by_machines(path) || tells(path)).collect();
            sketch.relieving = sketch.with_needs(relieving);
        }
        sketch
    }

    /// Whether the file at `path` must be put there.
    fn is_due(&self, path: &str) -> bool {
        self.local.files.get(path).is_some_and(|file| !self.remote.has(path, file))
    }

    /// `files` with every part that they use and that must be put there too.
    fn with_needs(&self, files: BTreeSet<&'a str>) -> BTreeSet<&'a str> {
        let (mut all, mut open): (BTreeSet<&str>, Vec<&str>) = (files.clone(), files.into_iter().collect());
        while let Some(path) = open.pop() {
            let uses = self.local.files.get(path).into_iter().flat_map(|file: &File| &file.uses);
            let needed = uses.map(String::as_str).filter(|path| is_asset(rank(path)) && self.is_due(path));
            open.extend(needed.filter(|path| all.insert(path)));
        }
        all
    }
}
