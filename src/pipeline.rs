//! The six verbs in their order: discover, parse, resolve, view, render, emit. Nothing else knows
//! the order. Enter at [`build`] or [`check`].

mod consents;
mod hosts;
mod leaks;
mod next_change;
mod pictures;
mod publication;
mod receipts;
mod sink;
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
use crate::discover::{self, Source, Sources};
use crate::emit;
use crate::host::HostFile;
use crate::locale::Locales;
use crate::parse::{self, DataFile, Document, Parsed, Settings};
use crate::picture::Shelf;
use crate::render::{Renderer, Theme};
use crate::resolve::{self, Input, Policy, Stills, Withdrawal};
pub use crate::resolve::{Entry, Hidden, Reason, Standing, State, Translation, Withheld};
use crate::site::{Language, Mode, Secret, Site};
use crate::view::{Output, View};
pub use consents::{Ledger, consents};
use leaks::Sentry;
pub use next_change::{Cause, Change, Forecast, next_change};
use pictures::Darkroom;
pub use publication::{Publication, publish};
use sink::Sink;
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
    Picture,
    Render,
    Write,
    /// To a host.
    Upload,
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
    /// Where all that is left out would stand, also of a site with errors.
    pub hidden: Hidden,
    /// The address of the site, if its settings can be read.
    pub base_url: Option<String>,
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
    in_pool(options.jobs, || run(options, progress, true)).map(|(outcome, _)| outcome)
}

/// As [`build`], without writing.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    in_pool(options.jobs, || run(options, progress, false)).map(|(outcome, _)| outcome)
}

fn in_pool<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    let Some(jobs) = jobs else { return work() };
    let refused = |_| Error::Argument { name: "--jobs".to_owned(), value: jobs.to_string() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(refused)?;
    pool.install(work)
}

/// The publication is there when one was written.
fn run(options: &Options, progress: &dyn Progress, write: bool) -> Result<(Outcome, Option<Publication>), Error> {
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
    let shelf = Shelf::of(&options.root);
    let stills = pictures::look(&sources.assets, &shelf)?;
    let mut outcome = Outcome::new(sources, locales);
    let mut publication = None;
    let site = match &settings {
        Some((settings, source)) => {
            let policy = policy(options, settings)?;
            outcome.base_url = Some(policy.base_url.clone().unwrap_or_else(|| settings.base_url.clone()));
            let input = Inputs { settings, source, policy, stills: &stills };
            site(input, &mut outcome, &mut problems, &mut sentry, progress)?
        }
        None => None,
    };
    if let (Some(site), Some(theme), false) = (site, theme, problems.has_errors()) {
        let view = View::new(&site, &outcome.locales);
        let base_path = site.config.base_path();
        let palettes = view.palettes();
        let darkroom = Darkroom { site: &site, assets: &outcome.sources.assets, shelf: &shelf };
        let renderer = Renderer::new(theme, &outcome.locales, &outcome.sources.locales, &palettes, base_path);
        let renderer = if options.relative { renderer.relative(base_path) } else { renderer };
        let precompress = options.precompress || site.config.precompress;
        let for_hosts = hosts::files(&site, &view, &renderer);
        let parts = Parts { darkroom: &darkroom, view: &view, renderer: &renderer, for_hosts: &for_hosts };
        if write {
            let mut output = emit::Output::open(&options.root, &options.output)?;
            let staging = output.stage()?;
            let sink = Sink { sentry: &sentry, staging: Some(&staging), precompress, short: Mutex::default() };
            problems.extend(parts.put_all(&sink, progress)?);
            let short = sink.short.into_inner().unwrap_or_else(PoisonError::into_inner);
            if !problems.has_errors() {
                progress.start(Stage::Write, 1);
                let withdrawals = &outcome.withdrawals;
                let written = staging.commit(&|written| receipts::of(&site, withdrawals, written))?;
                darkroom.tidy(&stills)?;
                hosts::keep(&site, &for_hosts, &output)?;
                outcome.summary = Some(summary(&site, &view, written, short));
                let facts = hosts::facts(&view, &renderer);
                publication = (site.mode == Mode::Publication).then_some(Publication {
                    output,
                    facts,
                    exit: site.config.exit.url.clone(),
                });
            }
        } else {
            let sink = Sink { sentry: &sentry, staging: None, precompress, short: Mutex::default() };
            problems.extend(parts.put_all(&sink, progress)?);
        }
    }
    outcome.diagnostics = problems.sorted();
    Ok((outcome, publication))
}

impl Outcome {
    /// Of what was read, before anything was found in it.
    fn new(sources: Sources, locales: Locales) -> Self {
        let (diagnostics, withheld, exempt, withdrawals, hidden) = Default::default();
        let (base_url, untranslated, summary) = Default::default();
        Self { diagnostics, sources, locales, withheld, exempt, withdrawals, hidden, base_url, untranslated, summary }
    }
}

/// `site.yaml` and its settings, if it can be read.
fn settings(sources: &Sources, problems: &mut Diagnostics) -> Option<(Settings, Source)> {
    let source = sources.content.iter().find(|source| &*source.path == "content/site.yaml")?;
    let (settings, found) = parse::settings(source);
    problems.extend(found);
    settings.map(|settings| (settings, source.clone()))
}

/// What a site is made of besides the documents.
struct Inputs<'a> {
    settings: &'a Settings,
    source: &'a Source,
    policy: Policy,
    stills: &'a Stills,
}

/// Parses everything and resolves it.
fn site(
    Inputs { settings, source, policy, stills }: Inputs,
    outcome: &mut Outcome,
    problems: &mut Diagnostics,
    sentry: &mut Sentry,
    progress: &dyn Progress,
) -> Result<Option<Site>, Error> {
    let languages = settings.codes();
    let content = &outcome.sources.content;
    progress.start(Stage::Check, content.len());
    let parsed: Vec<(Parsed, Vec<Diagnostic>)> = content
        .par_iter()
        .map(|source| {
            let parsed = parse::parse(source, &languages);
            progress.advance();
            parsed
        })
        .collect();
    let mut broken: BTreeSet<SourcePath> =
        problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.span.file.clone()).collect();
    let (mut documents, mut data): (Vec<Document>, Vec<DataFile>) = (Vec::new(), Vec::new());
    for ((parsed, found), source) in parsed.into_iter().zip(content) {
        let is_broken = found.iter().any(Diagnostic::is_error);
        problems.extend(found);
        match parsed {
            Parsed::Document(document) => documents.push(*document),
            Parsed::Data(file) => data.push(*file),
            Parsed::Nothing if is_broken => _ = broken.insert(source.path.clone()),
            Parsed::Nothing => {}
        }
    }
    let input = Input {
        settings,
        settings_source: source,
        documents: documents.iter().collect(),
        data: data.iter().collect(),
        pictures: stills.clone(),
        broken,
    };
    let resolved = resolve::resolve(&input, &policy, &outcome.locales);
    problems.extend(resolved.diagnostics);
    (outcome.withheld, outcome.exempt) = (resolved.withheld, resolved.exempt);
    (outcome.withdrawals, outcome.hidden) = (resolved.withdrawals, resolved.hidden);
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

/// What an output is put together from.
struct Parts<'a> {
    darkroom: &'a Darkroom<'a>,
    view: &'a View<'a>,
    renderer: &'a Renderer,
    for_hosts: &'a [HostFile],
}

impl Parts<'_> {
    /// Puts all of it into `sink`, and gives what is wrong with it.
    fn put_all(&self, sink: &Sink, progress: &dyn Progress) -> Result<Vec<Diagnostic>, Error> {
        let mut problems = self.darkroom.put_all(sink, progress)?;
        problems.extend(render_all(self.view, self.renderer, progress, sink)?);
        problems.extend(hosts::stage(self.for_hosts, sink)?);
        Ok(problems)
    }
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

fn summary(site: &Site, view: &View, written: emit::Summary, short: BTreeSet<Language>) -> Summary {
    let outputs = view.outputs();
    let pages = site.config.languages.iter().map(|config| {
        let own = |output: &&Output| matches!(output, Output::Page(language, _) if *language == config.code);
        (config.code.clone(), outputs.iter().filter(own).count())
    });
    let emit::Summary { written, unchanged, removed, receipts, .. } = written;
    Summary { pages: pages.collect(), written, unchanged, removed, receipts, short: short.into_iter().collect() }
}
