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
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Error, SourcePath, Span};
use crate::discover::Sources;
pub use crate::discover::{Changes, is_site};
use crate::emit;
use crate::host::{self, HostFile};
use crate::locale::Locales;
use crate::picture::Looked;
use crate::render::Renderer;
use crate::resolve::Stills;
pub use crate::resolve::{
    Details, Entry, Exempt, Ground, Hidden, Openness, Reason, Standing, State, Translation, Withdrawal, Withheld,
    deadlines,
};
use crate::site::{Language, Mode, Site};
use crate::view::{Digest, Output, Page, View};
pub use advice::Outward;
pub use carried::{Carried, LOCALES, carried, carried_file, carried_paths, take};
pub use consents::{Ledger, consents};
use leaks::Sentry;
pub use memo::Memo;
pub use next_change::{Cause, Change, Forecast, next_change};
use pictures::Darkroom;
use prepare::{Prepared, day, latest, prepare};
pub use preview::{Bench, Lacks, Made, Preview, preview};
pub use progress::{Progress, Stage};
pub use publication::{Expected, Publication, Subject, Unsettled, expect, glance, look, publish, unsettled};
use purpose::{Product, Purpose};
use readings::{Readings, readings, settings};
pub use results::{Form, Results, Wanted, put_report, report};
pub use schema::put_schemas;
use sink::{Due, Sink, Tally};
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

/// What an output is put together from.
struct Parts<'a> {
    site: &'a Site,
    outcome: &'a Outcome,
    sentry: &'a Sentry,
    darkroom: &'a Darkroom<'a>,
    view: &'a View<'a>,
    renderer: &'a Renderer,
    for_hosts: &'a [HostFile],
    stills: &'a Stills,
    looked: &'a Looked,
    precompress: bool,
}

impl Parts<'_> {
    /// Writes all of it, unless the output is `whole` already, with receipts of what went; nothing where there are errors
    /// among `problems` then.
    fn write(
        &self,
        options: &Options,
        purpose: Purpose,
        whole: Option<Digest>,
        progress: &dyn Progress,
        problems: &mut Diagnostics,
    ) -> Result<Option<(Summary, Option<Product>)>, Error> {
        let mut output = emit::Output::open(&options.root, &options.output)?;
        let staging = output.stage()?;
        let sink = self.sink(Some(&staging), None);
        if !whole.is_some_and(|whole| staging.keep_all(&whole)) {
            let found = self.put_all(&sink, progress)?;
            whole.filter(|_| found.is_empty()).into_iter().for_each(|whole| staging.made_of(whole));
            problems.extend(found);
        }
        if problems.has_errors() {
            return Ok(None);
        }
        progress.start(Stage::Write, 1);
        let noticed = sink.noticed.into_inner().unwrap_or_else(PoisonError::into_inner);
        let (withdrawals, hidden) = (&self.outcome.withdrawals, &self.outcome.hidden);
        let receipts = |written: &emit::Summary| match purpose {
            Purpose::WriteForHost => Vec::new(),
            _ => receipts::of(self.site, withdrawals, hidden, written),
        };
        let written = staging.commit(&receipts)?;
        let publishes = self.site.mode == Mode::Publication;
        if publishes {
            receipts::date(&options.root, withdrawals)?;
        }
        self.darkroom.tidy(self.stills, self.looked)?;
        hosts::keep(self.site, self.for_hosts, &output)?;
        let summary = noticed.summary(self.view, written, receipts::elsewhere(&output, withdrawals));
        Ok(Some((summary, publishes.then(|| Product::Written(Box::new(self.publication(output)))))))
    }

    /// What was written to `output`.
    fn publication(&self, output: emit::Output) -> Publication {
        Publication {
            output,
            facts: hosts::facts(self.view, self.renderer),
            beside: hosts::beside(self.for_hosts),
            exit: self.site.config.exit.clone(),
            subjects: publication::subjects(self.site, self.view, &self.outcome.openness),
            languages: self.site.config.languages.clone(),
        }
    }

    /// Makes all of it and writes nothing: what would be written, if that is wanted of a publication without errors.
    fn weigh(
        &self,
        purpose: Purpose,
        progress: &dyn Progress,
        problems: &mut Diagnostics,
    ) -> Result<Option<Product>, Error> {
        let tally = (purpose == Purpose::Compare).then(Tally::default);
        let found = self.put_all(&self.sink(None, tally.as_ref()), progress)?;
        problems.extend(found);
        let tally = tally.filter(|_| self.site.mode == Mode::Publication && !problems.has_errors());
        Ok(tally.map(|tally| {
            Product::Compared(Box::new(Expected {
                files: tally.into_inner().unwrap_or_else(PoisonError::into_inner),
                facts: hosts::facts(self.view, self.renderer),
                sends_no_headers: host::send_no_headers(&self.site.config.hosts),
                exit: self.site.config.exit.clone(),
                foremost: publication::foremost(self.site),
            }))
        }))
    }

    fn sink<'s>(&'s self, staging: Option<&'s emit::Staging<'s>>, tally: Option<&'s Tally>) -> Sink<'s> {
        Sink { sentry: self.sentry, staging, tally, precompress: self.precompress, noticed: Mutex::default() }
    }

    /// Puts all of it into `sink`, and gives what is wrong with it.
    fn put_all(&self, sink: &Sink, progress: &dyn Progress) -> Result<Vec<Diagnostic>, Error> {
        let mut problems = self.darkroom.put_all(sink, progress)?;
        problems.extend(self.darkroom.put_papers(sink)?);
        problems.extend(render_all(self.view, self.renderer, progress, sink)?);
        problems.extend(hosts::stage(self.for_hosts, sink)?);
        Ok(problems)
    }
}

/// So many small outputs are made together.
const BATCH: usize = 8;

/// Renders every output that is not there yet, and gives the problems of templates.
fn render_all(
    view: &View,
    renderer: &Renderer,
    progress: &dyn Progress,
    sink: &Sink,
) -> Result<Vec<Diagnostic>, Error> {
    let outputs = view.outputs();
    progress.start(Stage::Render, outputs.len());
    let mut problems = Vec::new();
    for asset in renderer.assets() {
        problems.extend(sink.put(&asset.path, blake3::hash(&asset.bytes).into(), || Ok(asset.bytes.clone()))?);
    }
    let results: Vec<Result<Vec<Diagnostic>, Error>> = batches(outputs)
        .par_iter()
        // A thread that has nothing left to do finds every batch that was not begun.
        .with_max_len(1)
        .map(|batch| {
            let result = render_batch(view, renderer, batch, sink);
            batch.iter().for_each(|_| progress.advance());
            result
        })
        .collect();
    let mut found = Vec::new();
    for of_batch in results {
        found.extend(of_batch?);
    }
    problems.extend(once::counted(found));
    Ok(problems)
}

/// The large outputs alone and before the others: what is kept for one list and the next takes the room that they
/// needed. Small ones some at a time.
fn batches(outputs: Vec<Output>) -> Vec<Vec<Output>> {
    let (small, large): (Vec<Output>, Vec<Output>) = outputs.into_iter().partition(Output::is_small);
    let alone = large.into_iter().map(|output| vec![output]);
    alone.chain(small.chunks(BATCH).map(<[Output]>::to_vec)).collect()
}

/// Each step is taken for all of the batch before the next one is: what it works with is at hand for the processor
/// then, which takes a fourteenth off everything.
fn render_batch(view: &View, renderer: &Renderer, batch: &[Output], sink: &Sink) -> Result<Vec<Diagnostic>, Error> {
    let pages: Vec<Page> = batch.iter().filter_map(|output| view.page(output)).collect();
    let due = pages.iter().filter_map(|page| {
        let mut key = blake3::Hasher::new();
        key.update(&page.digest()).update(&renderer.key());
        Some((page, sink.due(&page.path, key.finalize().into(), page.class)?))
    });
    let due: Vec<(&Page, Due)> = due.collect();
    let (mut made, mut problems) = (Vec::with_capacity(due.len()), Vec::new());
    for (page, due) in due {
        match render(page, renderer, sink) {
            Ok(bytes) => {
                let faults = renderer.faults(page, &bytes);
                if faults.is_empty() {
                    made.push((due, bytes));
                }
                problems.extend(faults);
            }
            Err(problem) => problems.push(problem),
        }
    }
    problems.extend(sink.take(made)?);
    Ok(problems)
}

fn render(page: &Page, renderer: &Renderer, sink: &Sink) -> Result<Vec<u8>, Diagnostic> {
    let Some(catalogue) = &page.search else { return renderer.render(page).map(|rendered| rendered.bytes) };
    let index = renderer.placed(catalogue, &page.path).index();
    if index.reach.is_short() {
        sink.notice(|noticed| noticed.short.insert(page.language.clone()));
    }
    Ok(index.json)
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
