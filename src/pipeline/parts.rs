//! All that an output is put together from, once a site has no errors: written, or only weighed. Enter at [`Parts`].

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::leaks::Sentry;
use super::pictures::Darkroom;
use super::publication::{self, Expected, Publication};
use super::purpose::{Product, Purpose};
use super::sink::{Due, Sink, Tally};
use super::{Options, Outcome, Progress, Stage, Summary, hosts, once, receipts};
use crate::diag::{Diagnostic, Diagnostics, Error};
use crate::emit;
use crate::host::{self, HostFile};
use crate::picture::Looked;
use crate::render::Renderer;
use crate::resolve::Stills;
use crate::site::{Mode, Site};
use crate::view::{Digest, Output, Page, View};

/// What an output is put together from.
pub struct Parts<'a> {
    pub site: &'a Site,
    pub outcome: &'a Outcome,
    pub sentry: &'a Sentry,
    pub darkroom: &'a Darkroom<'a>,
    pub view: &'a View<'a>,
    pub renderer: &'a Renderer,
    pub for_hosts: &'a [HostFile],
    pub stills: &'a Stills,
    pub looked: &'a Looked,
    pub precompress: bool,
}

impl Parts<'_> {
    /// Writes all of it, unless the output is `whole` already, with receipts of what went; nothing where there are errors
    /// among `problems` then.
    pub fn write(
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
    pub fn weigh(
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
