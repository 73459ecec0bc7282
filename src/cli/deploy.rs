//! `tincay deploy`: what changes on the host, what was done, and what is left for people to do.

use std::io::{self, Write};

use serde::Serialize;

use super::arguments::{Format, Invocation};
use super::words::{Words, number};
use super::{FINE, PROBLEMS, Surroundings, in_full, options, progress, refuse, tell, tell_withheld};
use super::{report, table};
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
    match done.map_err(in_full) {
        Err(error) => refuse(words.refusal(&error), words, around),
        Ok((outcome, deployed)) => {
            let words = outcome.locales.get(language).map_or(words, Words::new);
            tell(invocation, &outcome, words, around);
            tell_withheld(invocation, &outcome, words, around);
            let Some(deployed) = deployed else {
                if invocation.format == Format::Human && !invocation.quiet {
                    let args = [("target", Arg::Text(&invocation.deploy.target))];
                    let _ = writeln!(around.stderr, "{}", words.say("deploy-untouched", &args));
                }
                return PROBLEMS;
            };
            finish(invocation, &outcome, &deployed, words, around)
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

fn finish(
    invocation: &Invocation,
    outcome: &Outcome,
    deployed: &Deployed,
    words: Words,
    around: &mut Surroundings,
) -> u8 {
    let _ = match invocation.format {
        Format::Json => writeln!(around.stdout, "{}", line(deployed)),
        _ if invocation.quiet => Ok(()),
        _ => human(deployed, words, around.stdout),
    };
    let hindrances = [&deployed.hindrance, &deployed.damage];
    for hindrance in hindrances.into_iter().flatten() {
        refuse(words.refusal(hindrance), words, around);
    }
    if hindrances.iter().any(|it| it.is_some()) {
        return PROBLEMS;
    }
    if let Some(over) = &deployed.over {
        let _ = excess(over, words, around.stderr);
        return PROBLEMS;
    }
    if outcome.diagnostics.iter().any(Diagnostic::is_error) { PROBLEMS } else { FINE }
}

/// The JSON that a program reads.
#[derive(Serialize)]
struct Line<'a> {
    dry_run: bool,
    new: Vec<&'a str>,
    changed: Vec<&'a str>,
    narrowed: Vec<&'a str>,
    withdrawn: Vec<&'a str>,
    removed: Vec<&'a str>,
    unchanged: usize,
    over_limit: Option<&'a [String]>,
    others_unchanged: bool,
    still_using: &'a [String],
    moved: Vec<Move<'a>>,
    receipts: &'a [String],
    purge: &'a [String],
    keeps_versions: bool,
}

#[derive(Serialize)]
struct Move<'a> {
    piece: &'a str,
    language: &'a str,
    from: &'a str,
    to: &'a str,
}

fn of(deployed: &Deployed, wanted: Change) -> Vec<&str> {
    let all = deployed.changes.iter().filter(|(change, _)| *change == wanted);
    all.map(|(_, path)| path.as_str()).collect()
}

fn line(deployed: &Deployed) -> String {
    let moved = deployed.moved.iter();
    let moved = moved.map(|it| Move { piece: &it.piece, language: &it.language, from: &it.from, to: &it.to });
    let line = Line {
        dry_run: deployed.is_dry,
        new: of(deployed, Change::New),
        changed: of(deployed, Change::Changed),
        narrowed: of(deployed, Change::Narrowed),
        withdrawn: of(deployed, Change::Withdrawn),
        removed: of(deployed, Change::Removed),
        unchanged: deployed.unchanged,
        over_limit: deployed.over.as_ref().map(|over| &*over.files),
        others_unchanged: deployed.has_errors,
        still_using: &deployed.still_using,
        moved: moved.collect(),
        receipts: &deployed.receipts,
        purge: &deployed.purge,
        keeps_versions: deployed.keeps_versions,
    };
    serde_json::to_string(&line).expect("strings always serialise")
}

fn human(deployed: &Deployed, words: Words, out: &mut dyn Write) -> io::Result<()> {
    if deployed.is_dry {
        writeln!(out, "{}", words.say("deploy-dry", &[]))?;
    }
    // What goes is always named; what comes, when nothing is done yet.
    let named = |change: Change| deployed.is_dry || !matches!(change, Change::New | Change::Changed);
    let rows = deployed.changes.iter().filter(|(change, _)| named(*change));
    let rows: Vec<[String; 2]> =
        rows.map(|(change, path)| [words.say(&format!("deploy-{}", change.code()), &[]), path.clone()]).collect();
    table::write(&rows, out)?;
    let count = |change| number(of(deployed, change).len());
    let args = [
        ("put", Arg::Number(count(Change::New) + count(Change::Changed) + count(Change::Narrowed))),
        ("withdrawn", Arg::Number(count(Change::Withdrawn))),
        ("removed", Arg::Number(count(Change::Removed))),
        ("unchanged", Arg::Number(number(deployed.unchanged))),
    ];
    writeln!(out, "{}", words.say(if deployed.is_dry { "deploy-would" } else { "deploy-done" }, &args))?;
    if deployed.has_errors {
        let why = if deployed.hindrance.is_some() { "deploy-not-made" } else { "deploy-still-there" };
        writeln!(out, "{}", words.say(why, &[]))?;
    }
    if !deployed.still_using.is_empty() {
        writeln!(out, "{}", words.say("deploy-still-using", &[]))?;
        let rows: Vec<[String; 1]> = deployed.still_using.iter().map(|path| [path.clone()]).collect();
        table::write(&rows, out)?;
    }
    if !deployed.moved.is_empty() {
        writeln!(out, "{}", words.say("deploy-moved", &[]))?;
    }
    for page in &deployed.moved {
        let args = [("from", &page.from), ("to", &page.to), ("file", &page.file())];
        writeln!(out, "  {}", words.say("deploy-moved-page", &args.map(|(name, text)| (name, Arg::Text(text)))))?;
    }
    if deployed.keeps_versions {
        writeln!(out, "{}", words.say("deploy-keeps-versions", &[]))?;
    }
    if !deployed.receipts.is_empty() {
        let count = number(deployed.receipts.len());
        writeln!(out, "{}", words.say("deploy-receipts", &[("count", Arg::Number(count))]))?;
    }
    if let Some((path, count)) = &deployed.purge_list {
        let path = path.display().to_string();
        let args = [("count", Arg::Number(number(*count))), ("path", Arg::Text(&path))];
        writeln!(out, "{}", words.say("deploy-purge", &args))?;
    }
    Ok(())
}

/// Names what would be removed, and says how to allow it.
fn excess(over: &Excess, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let args = [("count", Arg::Number(number(over.files.len()))), ("limit", Arg::Number(number(over.limit)))];
    writeln!(out, "{}", report::refusal(words.statement("deploy-over", &args), words))?;
    let rows: Vec<[String; 1]> = over.files.iter().map(|path| [path.clone()]).collect();
    table::write(&rows, out)
}
