//! The six verbs in their order: discover, parse, resolve, view, render, emit. Nothing else knows
//! the order. Enter at [`build`] or [`check`].

mod advice;
mod carried;
mod consents;
mod copies;
mod hosts;
mod inputs;
mod leaks;
mod memo;
mod next_change;
mod once;
mod parts;
mod pictures;
mod prepare;
mod preview;
mod progress;
mod publication;
mod purpose;
mod readings;
mod receipts;
mod results;
mod schema;
mod sink;
mod starter;
mod statics;
mod tables;
mod taken_back;
mod translations;
mod wardrobe;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::diag::{Diagnostic, Error, SourcePath, Span};
use crate::discover::Sources;
pub use crate::discover::{Changes, is_site};
use crate::locale::Locales;
pub use crate::resolve::{
    Details, Entry, Exempt, Ground, Hidden, Openness, Reason, Standing, State, Translation, Withdrawal, Withheld,
    deadlines,
};
use crate::site::{Language, Mode};
use crate::view::View;
pub use advice::Outward;
pub use carried::{Carried, LOCALES, carried, carried_file, carried_paths, take};
pub use consents::{Ledger, consents};
pub use memo::Memo;
pub use next_change::{Cause, Change, Forecast, next_change};
use parts::Parts;
use pictures::Darkroom;
use prepare::{Prepared, day, latest, prepare};
pub use preview::{Bench, Lacks, Made, Preview, preview};
pub use progress::{Progress, Stage};
pub use publication::{Expected, Publication, Subject, Unsettled, expect, glance, look, publish, unsettled};
use purpose::{Product, Purpose};
use readings::{Readings, readings, settings};
pub use results::{Form, Results, Wanted, put_report, report};
pub use schema::put_schemas;
use sink::Sink;
pub use starter::{Begun, Starter, begin, init, put_new};
pub use tables::{Change as TableChange, Export, Import, Taking, Trouble, export, import, put_table};
pub use taken_back::{TakenBack, by_withdrawals};
pub use translations::{Accepted, Blank, Texts, accept, blank, put, translations};
pub use wardrobe::embedded_locales;

/// What day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Today {
    Fixed(Date),
    /// A day that must be near an instant, so that what is out of date is not published by accident
    /// (LOC-06): at most two days before or after.
    Near(Date, Timestamp),
    /// An instant, which is a day in the site's time zone.
    Now(Timestamp),
    /// An instant of a publication, and that of the clock, which may be a little later or earlier.
    At(Timestamp, Timestamp),
}

/// What whoever runs the program chose.
#[derive(Debug, Clone)]
pub struct Options {
    pub root: PathBuf,
    /// Below `root` unless absolute.
    pub output: PathBuf,
    pub today: Today,
    pub mode: Mode,
    pub without_samples: bool,
    pub drafts: bool,
    pub base_url: Option<String>,
    /// For a folder that is opened without a host: addresses on pages are relative.
    pub relative: bool,
    /// Compressed copies beside texts, also when `site.yaml` does not ask for them.
    pub precompress: bool,
    /// A list of values that no output may hold, kept outside the repository (LOC-04).
    pub forbidden: Option<PathBuf>,
    /// Consents that were taken back, as a host remembers them; those that receipts tell of come besides.
    pub taken_back: Vec<TakenBack>,
    /// How many threads; as many as there are cores when absent.
    pub jobs: Option<usize>,
    /// Tells this program from every other. A build is only taken to be the one before where both are by the
    /// same program, and never where it is not known.
    pub program: Option<[u8; 32]>,
}

/// What came of it. Without a summary nothing was written.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
    pub sources: Sources,
    pub locales: Locales,
    pub withheld: Vec<Withheld>,
    /// Suppressed values that may stand in the output: another record lawfully publishes the same.
    pub exempt: Vec<Exempt>,
    /// Where texts say what must not be said, also where that was told of another place: no line of these is shown.
    pub guarded: Vec<Span>,
    /// Files whose names tell what must not be said, and how a log calls each: `content/honorees/2026/…`.
    pub veiled: BTreeMap<SourcePath, String>,
    /// The same of paths of the output: [`Outcome::shown`].
    names: leaks::Names,
    /// Consents that hold no more (CON-03).
    pub withdrawals: Vec<Withdrawal>,
    /// Where all that is left out would stand, also of a site with errors.
    pub hidden: Hidden,
    /// What of every piece may be public, also in a site with errors; nothing is known where its settings cannot be
    /// read ([`unsettled`]), nor of a preview.
    pub openness: Openness,
    /// The address of the site, if its settings can be read.
    pub base_url: Option<String>,
    /// The day that it is made for; likewise.
    pub today: Option<Date>,
    /// How many texts of published pieces are missing, in all languages but the first (TRN-11).
    pub untranslated: usize,
    /// Links to other sites, told by a check.
    pub outward: Vec<Outward>,
    pub summary: Option<Summary>,
}

/// What a build wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Pages for readers, per language.
    pub pages: Vec<(Language, usize)>,
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// Receipts of what went because a consent holds no more, below the site's root (CON-03).
    pub receipts: Vec<String>,
    /// Other outputs of the site, by name, in which pages of who withdrew still are.
    pub elsewhere: Vec<String>,
    /// Languages whose search finds long texts by their beginnings only, so that its index stays
    /// light. Told when the index is made, not when it is still there.
    pub short: Vec<Language>,
    /// Files of sensitive pages that do not arrive at once on a slow line (TRACE-06), and how many bytes of gzip they
    /// are. Told when the page is made.
    pub heavy: Vec<(String, usize)>,
}

/// Makes the site and writes it, or tells all problems and writes nothing.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    in_pool(options.jobs, || run(options, &mut Memo::default(), progress, Purpose::Write)).map(|(outcome, _)| outcome)
}

/// As [`build`], without writing; and with advice.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    in_pool(options.jobs, || {
        let mut memo = Memo::default();
        let (mut outcome, _) = run(options, &mut memo, progress, Purpose::Look)?;
        advice::advise(&mut outcome, &mut memo);
        Ok(outcome)
    })
}

/// More threads than this only stand in each other's way: a thousand take four seconds to be made.
const MOST_JOBS: usize = 64;

fn in_pool<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    let Some(jobs) = jobs else { return work() };
    let refused = |_| Error::Argument { name: "--jobs".to_owned(), value: jobs.to_string() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.min(MOST_JOBS)).build().map_err(refused)?;
    pool.install(work)
}

fn run(
    options: &Options,
    memo: &mut Memo,
    progress: &dyn Progress,
    purpose: Purpose,
) -> Result<(Outcome, Option<Product>), Error> {
    let prepared = prepare(options, memo, progress)?;
    let Prepared { mut outcome, mut problems, sentry, shelf, stills, looked, taken_back, policy, made } = prepared;
    let mut product = None;
    if let (Some((site, theme)), Some(policy)) = (made, policy) {
        // Only advice reads texts once more.
        if purpose != Purpose::Look {
            memo.forget_texts();
        }
        let view = View::new(&site, &outcome.locales);
        let darkroom = Darkroom { site: &site, assets: &outcome.sources.assets, shelf: &shelf };
        let renderer = memo.wardrobe.renderer(options, &site, theme, &outcome);
        let for_hosts = hosts::files(&site, &view, &renderer);
        let parts = Parts {
            site: &site,
            outcome: &outcome,
            sentry: &sentry,
            darkroom: &darkroom,
            view: &view,
            renderer: &renderer,
            for_hosts: &for_hosts,
            stills: &stills,
            looked: &looked,
            precompress: options.precompress || site.config.precompress,
        };
        if purpose.writes() {
            let whole = inputs::digest(options, &policy, &taken_back, &outcome.sources, &stills)
                .map(|whole| sentry.key(&whole));
            if let Some((summary, written)) = parts.write(options, purpose, whole, progress, &mut problems)? {
                (product, outcome.summary) = (written, Some(summary));
            }
        } else {
            product = parts.weigh(purpose, progress, &mut problems)?;
        }
    }
    outcome.diagnostics = problems.sorted();
    Ok((outcome, product))
}

impl Outcome {
    /// Of what was read, before anything was found in it.
    fn new(sources: Sources, locales: Locales) -> Self {
        Self { sources, locales, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_threads_are_made_than_help() {
        for (asked, made) in [(1, 1), (5_000, MOST_JOBS)] {
            let count = in_pool(Some(asked), || Ok(rayon::current_num_threads()));
            assert_eq!(count.expect("threads can be made"), made);
        }
    }
}
