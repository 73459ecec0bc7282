//! The six verbs in their order: discover, parse, resolve, view, render, emit. Nothing else knows
//! the order. Enter at [`build`] or [`check`].

mod consents;
mod hosts;
mod leaks;
mod memo;
mod next_change;
mod preview;
mod receipts;
mod starter;
mod translations;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Error, SourcePath};
pub use crate::discover::is_site;
use crate::discover::{self, Source, Sources};
use crate::emit::{self, Staging};
use crate::locale::Locales;
use crate::parse::{self, DataFile, Document, Parsed, Settings};
use crate::render::{Renderer, Theme};
use crate::resolve::{self, Input, Policy, Withdrawal};
pub use crate::resolve::{Entry, Reason, Standing, State, Translation, Withheld};
use crate::site::{Language, Mode, Secret, Site};
use crate::view::{Digest, Output, View};
pub use consents::{Ledger, consents};
use leaks::Sentry;
pub use memo::Memo;
pub use next_change::{Cause, Change, Forecast, next_change};
use preview::renderer;
pub use preview::{Bench, Lacks, Made, Preview, preview};
pub use starter::{Begun, Starter, begin, init, put_new};
pub use translations::{Accepted, Blank, Texts, accept, blank, put, translations};

/// What day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Today {
    Fixed(Date),
    /// A day that must be near an instant, so that what is out of date is not published by accident
    /// (LOC-06): at most [`NEAR_DAYS`] before or after.
    Near(Date, Timestamp),
    /// An instant, which is a day in the site's time zone.
    Now(Timestamp),
}

/// How far the day of a publication may be from the clock's, unless it is meant to be reproduced.
const NEAR_DAYS: i64 = 2;

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
    /// How many threads; as many as there are cores when absent.
    pub jobs: Option<usize>,
}

/// What is being done, for a progress bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Read,
    Check,
    Render,
    Write,
}

/// Learns how far the work is. Called from many threads.
pub trait Progress: Sync {
    /// A stage begins that has `total` steps.
    fn start(&self, stage: Stage, total: usize);
    /// One step is done.
    fn advance(&self);
}

/// What came of it. Without a summary nothing was written.
#[derive(Debug)]
pub struct Outcome {
    /// Sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
    pub sources: Sources,
    pub locales: Locales,
    pub withheld: Vec<Withheld>,
    /// Suppressed values that may stand in the output: another record lawfully publishes the same.
    pub exempt: Vec<Secret>,
    /// Consents that hold no more (CON-03).
    pub withdrawals: Vec<Withdrawal>,
    /// How many texts of published pieces are missing, in all languages but the first (TRN-11).
    pub untranslated: usize,
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
    /// Languages whose search finds long texts by their beginnings only, so that its index stays
    /// light. Told when the index is made, not when it is still there.
    pub short: Vec<Language>,
}

/// Makes the site and writes it, or tells all problems and writes nothing.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    in_pool(options.jobs, || run(options, progress, true))
}

/// As [`build`], without writing.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    in_pool(options.jobs, || run(options, progress, false))
}

fn in_pool<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    let Some(jobs) = jobs else { return work() };
    let refused = |_| Error::Argument { name: "--jobs".to_owned(), value: jobs.to_string() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(refused)?;
    pool.install(work)
}

/// What is known before anything is rendered.
struct Prepared {
    outcome: Outcome,
    problems: Diagnostics,
    sentry: Sentry,
    /// What pages are made of; `None` when errors keep them from being made.
    made: Option<(Site, Theme)>,
}

/// Discovers, parses and resolves. What `memo` knows is not parsed again.
fn prepare(options: &Options, memo: &mut Memo, progress: &dyn Progress) -> Result<Prepared, Error> {
    progress.start(Stage::Read, 1);
    let mut sentry = Sentry::new(leaks::forbidden(options.forbidden.as_deref())?);
    let (mut sources, mut problems) = discover::content(&options.root)?;
    let settings = settings(&sources, &mut problems);
    let theme_name = settings.as_ref().map_or("default", |(settings, _)| &settings.theme).to_owned();
    let undressed = discover::dressing(&options.root, &theme_name, &mut sources)?;
    let has_theme = !undressed.has_errors();
    problems.extend(undressed);
    let (locales, found) = Locales::load(&sources.locales);
    problems.extend(found);
    // A theme that is not there was reported: so was, once, everything that it lacks.
    let theme = has_theme.then(|| Theme::load(&sources.theme, &sources.theme_statics));
    let theme = theme.and_then(|theme| theme.map_err(|found| problems.extend(found)).ok());
    let (diagnostics, withheld, exempt, withdrawals) = Default::default();
    let mut outcome =
        Outcome { diagnostics, sources, locales, withheld, exempt, withdrawals, untranslated: 0, summary: None };
    let site = match &settings {
        Some(settings) => site(options, settings, memo, &mut outcome, &mut problems, &mut sentry, progress)?,
        None => None,
    };
    let made = site.zip(theme).filter(|_| !problems.has_errors());
    Ok(Prepared { outcome, problems, sentry, made })
}

fn run(options: &Options, progress: &dyn Progress, write: bool) -> Result<Outcome, Error> {
    let Prepared { mut outcome, mut problems, sentry, made } = prepare(options, &mut Memo::default(), progress)?;
    if let Some((site, theme)) = made {
        let view = View::new(&site, &outcome.locales);
        let renderer = renderer(options, &site, &view, theme, &outcome);
        let precompress = options.precompress || site.config.precompress;
        let for_hosts = hosts::files(&site, &view, &renderer);
        if write {
            let mut output = emit::Output::open(&options.root, &options.output)?;
            let staging = output.stage()?;
            let sink = Sink { sentry: &sentry, staging: Some(&staging), precompress, short: Mutex::default() };
            problems.extend(render_all(&view, &renderer, progress, &sink)?);
            problems.extend(hosts::stage(&for_hosts, &sink)?);
            let short = sink.short.into_inner().unwrap_or_else(PoisonError::into_inner);
            if !problems.has_errors() {
                progress.start(Stage::Write, 1);
                let withdrawals = &outcome.withdrawals;
                let written = staging.commit(&|written| receipts::of(&site, withdrawals, written))?;
                hosts::keep(&site, &for_hosts, &output)?;
                outcome.summary = Some(summary(&site, &view, written, short));
            }
        } else {
            let sink = Sink { sentry: &sentry, staging: None, precompress, short: Mutex::default() };
            problems.extend(render_all(&view, &renderer, progress, &sink)?);
            problems.extend(hosts::stage(&for_hosts, &sink)?);
        }
    }
    outcome.diagnostics = problems.sorted();
    Ok(outcome)
}

/// `site.yaml` and its settings, if it can be read.
fn settings(sources: &Sources, problems: &mut Diagnostics) -> Option<(Settings, Source)> {
    let source = sources.content.iter().find(|source| &*source.path == "content/site.yaml")?;
    let (settings, found) = parse::settings(source);
    problems.extend(found);
    settings.map(|settings| (settings, source.clone()))
}

/// Parses everything and resolves it.
fn site(
    options: &Options,
    (settings, settings_source): &(Settings, Source),
    memo: &mut Memo,
    outcome: &mut Outcome,
    problems: &mut Diagnostics,
    sentry: &mut Sentry,
    progress: &dyn Progress,
) -> Result<Option<Site>, Error> {
    let policy = policy(options, settings)?;
    let languages = settings.codes();
    let content = &outcome.sources.content;
    progress.start(Stage::Check, content.len());
    let parsed = memo.parse(content, &languages, progress);
    let mut broken: BTreeSet<SourcePath> =
        problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.span.file.clone()).collect();
    let (mut documents, mut data): (Vec<&Document>, Vec<&DataFile>) = (Vec::new(), Vec::new());
    for (known, source) in parsed.iter().zip(content) {
        let (parsed, found) = &**known;
        problems.extend(found.iter().cloned());
        match parsed {
            Parsed::Document(document) => documents.push(document),
            Parsed::Data(file) => data.push(file),
            Parsed::Nothing if found.iter().any(Diagnostic::is_error) => _ = broken.insert(source.path.clone()),
            Parsed::Nothing => {}
        }
    }
    let input = Input {
        settings,
        settings_source,
        documents,
        data,
        pictures: outcome.sources.assets.iter().map(|asset| asset.path.clone()).collect(),
        broken,
    };
    let resolved = resolve::resolve(&input, &policy, &outcome.locales);
    problems.extend(resolved.diagnostics);
    (outcome.withheld, outcome.exempt) = (resolved.withheld, resolved.exempt);
    outcome.withdrawals = resolved.withdrawals;
    outcome.untranslated = resolved.site.as_ref().map_or(0, Site::untranslated);
    sentry.learn(resolved.secrets);
    problems.extend(sentry.sources(&outcome.sources.content, &resolved.left_out));
    problems.extend(sentry.pictures(&outcome.sources.assets, &resolved.left_out)?);
    Ok(resolved.site.filter(|_| !problems.has_errors()))
}

fn policy(options: &Options, settings: &Settings) -> Result<Policy, Error> {
    let base_url = match &options.base_url {
        None => None,
        Some(url) => {
            let refused = || Error::Argument { name: "--base-url".to_owned(), value: url.clone() };
            Some(parse::normal_base_url(url).ok_or_else(refused)?)
        }
    };
    let today = day(options.today, &settings.time_zone)?;
    let Options { mode, drafts, without_samples, .. } = *options;
    Ok(Policy { today, mode, drafts, without_samples, base_url })
}

/// The day that `today` is in `zone`.
fn day(today: Today, zone: &str) -> Result<Date, Error> {
    // An unknown zone was reported with the settings; nothing will be written.
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let local = |instant: Timestamp| instant.to_zoned_datetime(zone).date();
    match today {
        Today::Fixed(date) => Ok(date),
        Today::Now(instant) => Ok(local(instant)),
        Today::Near(date, instant) => {
            let clock = local(instant);
            let days = date.duration_since(clock).as_hours() / 24;
            if days.abs() <= NEAR_DAYS { Ok(date) } else { Err(Error::FarDate { date, clock }) }
        }
    }
}

/// Where rendered bytes go.
struct Sink<'a> {
    /// Every byte passes it (LOC-04).
    sentry: &'a Sentry,
    /// A check renders too, so that what a template lacks is known.
    staging: Option<&'a Staging<'a>>,
    /// Whether texts get compressed copies.
    precompress: bool,
    /// The languages whose texts did not fit into the index of their search.
    short: Mutex<BTreeSet<Language>>,
}

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
    let results: Vec<Result<Vec<Diagnostic>, Error>> = outputs
        .par_iter()
        .map(|output| {
            let result = render_one(view, renderer, output, sink);
            progress.advance();
            result
        })
        .collect();
    for found in results {
        problems.extend(found?);
    }
    Ok(problems)
}

fn render_one(view: &View, renderer: &Renderer, output: &Output, sink: &Sink) -> Result<Vec<Diagnostic>, Error> {
    let Some(page) = view.page(output) else { return Ok(Vec::new()) };
    let mut key = blake3::Hasher::new();
    key.update(&page.digest()).update(&renderer.key());
    sink.put(&page.path, key.finalize().into(), || match &page.search {
        Some(catalogue) => {
            let index = catalogue.index();
            if index.reach.is_short() {
                sink.short.lock().unwrap_or_else(PoisonError::into_inner).insert(page.language.clone());
            }
            Ok(index.json)
        }
        None => renderer.render(&page).map(|rendered| rendered.bytes),
    })
}

impl Sink<'_> {
    /// Writes what `render` makes unless it is there already. What is wrong with it is given back,
    /// and then it is not written.
    fn put(
        &self,
        path: &str,
        digest: Digest,
        render: impl FnOnce() -> Result<Vec<u8>, Diagnostic>,
    ) -> Result<Vec<Diagnostic>, Error> {
        let copies = if self.precompress { emit::copy_paths(path) } else { Vec::new() };
        let digest = self.key(&digest, &copies);
        if self.staging.is_some_and(|staging| staging.keep_with(path, &copies, &digest)) {
            return Ok(Vec::new());
        }
        let bytes = match render() {
            Ok(bytes) => bytes,
            Err(problem) => return Ok(vec![problem]),
        };
        let leaks = self.sentry.output(path, &bytes);
        if let Some(staging) = self.staging.filter(|_| leaks.is_empty()) {
            staging.write(path, digest, &bytes)?;
            // Made of bytes that were looked at: the guard does not read every way of compressing.
            let copies = if copies.is_empty() { Vec::new() } else { emit::copies(path, &bytes) };
            copies.iter().try_for_each(|(path, copy)| staging.write(path, digest, copy))?;
        }
        Ok(leaks)
    }

    /// A file that was made without copies is made again when it is to have some.
    fn key(&self, digest: &Digest, copies: &[String]) -> Digest {
        let key = self.sentry.key(digest);
        if copies.is_empty() { key } else { blake3::keyed_hash(&key, copies.concat().as_bytes()).into() }
    }
}

fn summary(site: &Site, view: &View, written: emit::Summary, short: BTreeSet<Language>) -> Summary {
    let outputs = view.outputs();
    let pages = site.config.languages.iter().map(|config| {
        let own = |output: &&Output| matches!(output, Output::Page(language, _) if *language == config.code);
        (config.code.clone(), outputs.iter().filter(own).count())
    });
    let emit::Summary { written, unchanged, removed, receipts, .. } = written;
    Summary { pages: pages.collect(), written, unchanged, removed, receipts, short: short.into_iter().collect() }
}
