//! `tincay deploy`: what changes on the host, what was done, and what is left for people to do.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;

use super::arguments::{Format, Invocation};
use super::words::{Words, number};
use super::{FINE, PROBLEMS, Surroundings, in_full, is_log, options, progress, refuse, tell, tell_withheld};
use super::{report, summary, table};
use crate::deploy::{self, Address, Change, Deployed, Excess, Request};
use crate::diag::{Diagnostic, Error};
use crate::locale::Arg;
use crate::pipeline::Outcome;
use crate::site::Language;

/// How many releases a folder keeps, unless somebody says otherwise.
const KEEP: usize = 3;

/// Builds, brings to the host, and tells.
pub fn obey(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    let bar = progress::Bar::new(words, around.terminal && !invocation.quiet);
    let done = request(invocation).and_then(|request| {
        let options = options(invocation, around.env)?;
        deploy::deploy(&options, &request, &bar)
    });
    bar.clear();
    let is_log = is_log(invocation, around);
    match done.map_err(in_full).map_err(|error| if is_log { error.for_a_log() } else { error }) {
        Err(error) => refuse(words.refusal(&error), words, around),
        Ok((outcome, deployed)) => {
            let words = outcome.locales.get(language).map_or(words, Words::new);
            tell(invocation, &outcome, words, around);
            tell_withheld(invocation, &outcome, words, around);
            let Some(mut deployed) = deployed else {
                if invocation.format == Format::Human && !invocation.quiet {
                    let args = [("target", Arg::Text(&invocation.deploy.target))];
                    let _ = writeln!(around.stderr, "{}", words.say("deploy-untouched", &args));
                }
                return PROBLEMS;
            };
            if is_log {
                deployed.damage = deployed.damage.map(Error::for_a_log);
                deployed.stuck = deployed.stuck.map(Error::for_a_log);
                deployed.unreached = deployed.unreached.map(Error::for_a_log);
            }
            if let Some(error) = &deployed.unreached {
                refuse(words.refusal(error), words, around);
                return PROBLEMS;
            }
            let told = Told { outcome: &outcome, deployed: &deployed, is_log };
            finish(invocation, &told, words, around)
        }
    }
}

fn request(invocation: &Invocation) -> Result<Request, Error> {
    let told = &invocation.deploy;
    Ok(Request {
        address: Address::parse(&told.target)?,
        state: told.state.clone(),
        ssh_config: told.ssh_config.clone(),
        endpoint: told.endpoint.clone(),
        allow_versions: told.allow_versions,
        keep: told.keep.unwrap_or(KEEP),
        dry_run: invocation.fix.dry_run,
        removals_only: told.removals_only,
        max_deletes: told.max_deletes,
        repair: told.repair,
    })
}

fn finish(invocation: &Invocation, told: &Told, words: Words, around: &mut Surroundings) -> u8 {
    let Told { outcome, deployed, .. } = *told;
    let _ = match invocation.format {
        Format::Json => writeln!(around.stdout, "{}", line(told)),
        _ if invocation.quiet => Ok(()),
        _ => human(told, words, around.stdout),
    };
    let hindrances = [&deployed.hindrance, &deployed.damage, &deployed.stuck];
    for hindrance in hindrances.into_iter().flatten() {
        refuse(words.refusal(hindrance), words, around);
    }
    if hindrances.iter().any(|it| it.is_some()) {
        return PROBLEMS;
    }
    if let Some(over) = &deployed.over {
        let _ = excess(over, told, words, around.stderr);
        return PROBLEMS;
    }
    if outcome.diagnostics.iter().any(Diagnostic::is_error) { PROBLEMS } else { FINE }
}

/// What was done, as it may be told here.
struct Told<'a> {
    outcome: &'a Outcome,
    deployed: &'a Deployed,
    /// Anybody may read it: what tells of somebody is called by its folder (CON-03, LOC-08).
    is_log: bool,
}

impl<'a> Told<'a> {
    fn path<'p>(&self, path: &'p str) -> Cow<'p, str> {
        if self.is_log { self.outcome.shown(path) } else { path.into() }
    }

    fn paths(&self, paths: &'a [String]) -> Vec<Cow<'a, str>> {
        paths.iter().map(|path| self.path(path)).collect()
    }

    fn changed(&self, change: Change, path: &'a str) -> Cow<'a, str> {
        match change {
            Change::Narrowed | Change::Withdrawn if self.is_log => self.outcome.shown_gone(path),
            _ => self.path(path),
        }
    }

    fn of(&self, wanted: Change) -> Vec<Cow<'a, str>> {
        let all = self.deployed.changes.iter().filter(|(change, _)| *change == wanted);
        all.map(|(change, path)| self.changed(*change, path)).collect()
    }

    /// The addresses to purge that may be told whole. Without its last part none is of use to a cache.
    fn purge(&self) -> Vec<&'a str> {
        let changes = self.deployed.changes.iter();
        let kept = changes.filter(|(change, path)| self.changed(*change, path) != path.as_str());
        let kept: BTreeSet<&str> = kept.map(|(_, path)| path.strip_suffix("index.html").unwrap_or(path)).collect();
        let is_kept = |address: &str| kept.iter().any(|path| !path.is_empty() && address.ends_with(path));
        self.deployed.purge.iter().map(String::as_str).filter(|address| !is_kept(address)).collect()
    }
}

/// The JSON that a program reads.
#[derive(Serialize)]
struct Line<'a> {
    dry_run: bool,
    new: Vec<Cow<'a, str>>,
    changed: Vec<Cow<'a, str>>,
    narrowed: Vec<Cow<'a, str>>,
    withdrawn: Vec<Cow<'a, str>>,
    removed: Vec<Cow<'a, str>>,
    unchanged: usize,
    over_limit: Option<Vec<Cow<'a, str>>>,
    others_unchanged: bool,
    still_using: Vec<Cow<'a, str>>,
    moved: Vec<Move<'a>>,
    /// Files in `.tincay/hosts` to be installed anew.
    host_files: &'a [String],
    receipts: Vec<Cow<'a, str>>,
    purge: Vec<&'a str>,
    /// How many addresses are only in the list, for they tell of somebody.
    purge_kept: usize,
    purge_list: Option<String>,
    keeps_versions: bool,
}

#[derive(Serialize)]
struct Move<'a> {
    piece: Cow<'a, str>,
    language: &'a str,
    from: Cow<'a, str>,
    to: Cow<'a, str>,
}

fn line(told: &Told) -> String {
    let Told { deployed, .. } = *told;
    let moved = deployed.moved.iter().map(|it| Move {
        piece: told.path(&it.piece),
        language: &it.language,
        from: told.path(&it.from),
        to: told.path(&it.to),
    });
    let purge = told.purge();
    let line = Line {
        dry_run: deployed.is_dry,
        new: told.of(Change::New),
        changed: told.of(Change::Changed),
        narrowed: told.of(Change::Narrowed),
        withdrawn: told.of(Change::Withdrawn),
        removed: told.of(Change::Removed),
        unchanged: deployed.unchanged,
        over_limit: deployed.over.as_ref().map(|over| told.paths(&over.files)),
        others_unchanged: deployed.has_errors,
        still_using: told.paths(&deployed.still_using),
        moved: moved.collect(),
        host_files: &deployed.for_hosts,
        receipts: told.paths(&deployed.receipts),
        purge_kept: deployed.purge.len() - purge.len(),
        purge,
        purge_list: deployed.purge_list.as_ref().map(|(path, _)| path.display().to_string()),
        keeps_versions: deployed.keeps_versions,
    };
    serde_json::to_string(&line).expect("strings always serialise")
}

/// `paths` as rows, each once.
fn rows_of<'a>(paths: impl IntoIterator<Item = Cow<'a, str>>) -> Vec<[String; 1]> {
    let mut rows: Vec<[String; 1]> = paths.into_iter().map(|path| [path.into_owned()]).collect();
    rows.dedup();
    rows
}

fn human(told: &Told, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let Told { deployed, .. } = *told;
    if deployed.is_dry {
        writeln!(out, "{}", words.say("deploy-dry", &[]))?;
    }
    // What goes is always named; what comes, when nothing is done yet.
    let named = |change: Change| deployed.is_dry || !matches!(change, Change::New | Change::Changed);
    let rows = deployed.changes.iter().filter(|(change, _)| named(*change));
    let said = |change: Change| words.say(&format!("deploy-{}", change.code()), &[]);
    let mut veiled = rows.clone().filter(|(change, path)| told.changed(*change, path) != path.as_str());
    let is_veiled = veiled.next().is_some();
    let mut rows: Vec<[String; 2]> =
        rows.map(|(change, path)| [said(*change), told.changed(*change, path).into_owned()]).collect();
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert(row.clone()));
    table::write(&rows, out)?;
    if is_veiled {
        writeln!(out, "{}", words.say("deploy-veiled", &[]))?;
    }
    let count = |change| number(deployed.changes.iter().filter(|(own, _)| *own == change).count());
    let args = [
        ("put", Arg::Number(count(Change::New) + count(Change::Changed) + count(Change::Narrowed))),
        ("withdrawn", Arg::Number(count(Change::Withdrawn))),
        ("removed", Arg::Number(count(Change::Removed))),
        ("unchanged", Arg::Number(number(deployed.unchanged))),
    ];
    writeln!(out, "{}", words.say(if deployed.is_dry { "deploy-would" } else { "deploy-done" }, &args))?;
    if deployed.has_errors {
        let why = match (&deployed.hindrance, &deployed.stuck) {
            (_, Some(_)) => "deploy-stuck",
            (Some(_), _) => "deploy-not-made",
            _ => "deploy-still-there",
        };
        writeln!(out, "{}", words.say(why, &[]))?;
    }
    if !deployed.still_using.is_empty() {
        writeln!(out, "{}", words.say("deploy-still-using", &[]))?;
        table::write(&rows_of(told.paths(&deployed.still_using)), out)?;
    }
    if !deployed.moved.is_empty() {
        writeln!(out, "{}", words.say("deploy-moved", &[]))?;
    }
    for page in &deployed.moved {
        let args = [("from", told.path(&page.from)), ("to", told.path(&page.to)), ("file", told.path(&page.file))];
        let args = args.each_ref().map(|(name, text)| (*name, Arg::Text(text)));
        writeln!(out, "  {}", words.say("deploy-moved-page", &args))?;
    }
    left_to_do(told, words, out)
}

/// What people must still do.
fn left_to_do(told: &Told, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let Told { deployed, .. } = *told;
    for path in &deployed.for_hosts {
        writeln!(out, "{}", words.say("deploy-host-file", &[("path", Arg::Text(path))]))?;
    }
    if deployed.keeps_versions {
        writeln!(out, "{}", words.say("deploy-keeps-versions", &[]))?;
    }
    if !deployed.receipts.is_empty() {
        let count = number(deployed.receipts.len());
        writeln!(out, "{}", words.say("deploy-receipts", &[("count", Arg::Number(count))]))?;
    }
    let elsewhere = told.outcome.summary.as_ref().and_then(|made| summary::elsewhere(made, words));
    elsewhere.map_or(Ok(()), |said| writeln!(out, "{said}"))?;
    if let Some((path, count)) = &deployed.purge_list {
        let path = path.display().to_string();
        let args = [("count", Arg::Number(number(*count))), ("path", Arg::Text(&path))];
        writeln!(out, "{}", words.say("deploy-purge", &args))?;
    }
    Ok(())
}

/// Names what would be removed, and says how to allow it.
fn excess(over: &Excess, told: &Told, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let args = [("count", Arg::Number(number(over.files.len()))), ("limit", Arg::Number(number(over.limit)))];
    writeln!(out, "{}", report::refusal(words.statement("deploy-over", &args), words))?;
    table::write(&rows_of(over.files.iter().map(|path| told.path(path))), out)
}
