//! `tincay next-change`: the next day on which the pages change without anyone touching the site.
//!
//! Every date in the content is asked for the days on which it may matter; each of these days, in
//! order, is resolved as a publication, and the first counts on which a page has other bytes than
//! today. The date on which the contact for weaknesses expires (RFC 9116) is no page: it moves on
//! with every build, and is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date;
use rayon::prelude::*;

use super::copies::Copies;
use super::memo::Known;
use super::prepare::{Gathered, bring_up_to_date};
use super::{Memo, Options, Outcome, Sources, in_pool, policy, settings, taken_back};
use crate::diag::{Diagnostics, Error, SourcePath};
use crate::discover::{self, Source};
use crate::locale::Locales;
use crate::parse::{self, Document};
use crate::picture::Shelf;
use crate::render::{Renderer, Theme};
use crate::resolve::{self, Input, Policy, Resolved};
use crate::site::{Mode, Site, VerifyEvery};
use crate::view::{Output, Page, SECURITY, SECURITY_DAYS, View, palettes};

/// What will come without anyone doing anything.
#[derive(Debug)]
pub struct Forecast {
    /// With errors there is no telling.
    pub outcome: Outcome,
    pub today: Date,
    pub change: Option<Change>,
}

/// The first day on which pages differ from today's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub on: Date,
    /// Files that are new, gone, or other than today, sorted.
    pub pages: Vec<String>,
    /// Dates in the content that come due on that day; none when only days are counted.
    pub causes: Vec<Cause>,
}

/// A date in the content that comes due.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    pub file: SourcePath,
    /// Where it stands: `consent.expires_on`.
    pub field: String,
    /// What comes due: a word that `next-change-cause` in `cli.ftl` puts into a sentence.
    pub kind: &'static str,
    pub date: Date,
}

/// What a field means, and how many days after its date it matters.
struct Row {
    /// The last parts of the field's path.
    field: &'static str,
    kind: &'static str,
    after: fn(VerifyEvery, &str) -> i64,
}

const ROWS: [Row; 12] = [
    Row { field: "publish_on", kind: "publish", after: |_, _| 0 },
    Row { field: "expire_on", kind: "expire", after: |_, _| 1 },
    Row { field: "consent.granted_on", kind: "consent-begins", after: |_, _| 0 },
    Row { field: "consent.expires_on", kind: "consent-ends", after: |_, _| 1 },
    Row { field: "verified.on", kind: "verification", after: |every, file| age(every, file) + 1 },
    Row { field: "period.from", kind: "campaign-begins", after: |_, _| 0 },
    Row { field: "period.to", kind: "campaign-ends", after: |_, _| 1 },
    Row { field: "start", kind: "event", after: |_, _| 1 },
    Row { field: "end", kind: "event", after: |_, _| 1 },
    Row { field: "valid_from", kind: "unit-begins", after: |_, _| 0 },
    Row { field: "valid_to", kind: "unit-ends", after: |_, _| 1 },
    Row { field: "date", kind: "dated", after: |_, _| 0 },
];

/// What kinds about consents begin with.
const CONSENT: &str = "consent-";

/// How old a check of what stands in `file` may be (LOC-06).
fn age(every: VerifyEvery, file: &str) -> i64 {
    if file.ends_with("hotlines.yaml") { every.hotlines } else { every.places }
}

/// The next day on which a publication of the site would give other pages.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn next_change(options: &Options) -> Result<Forecast, Error> {
    in_pool(options.jobs, || forecast(options))
}

fn forecast(options: &Options) -> Result<Forecast, Error> {
    let mut memory = discover::Memory::default();
    let (mut sources, mut problems) = discover::content(&options.root, &mut memory)?;
    let found = settings(&sources, &mut problems);
    let theme = found.as_ref().map_or("default", |(settings, _)| &settings.theme).to_owned();
    problems.extend(discover::dressing(&options.root, &theme, &mut sources, &mut memory)?);
    let (locales, bad) = Locales::load(&sources.locales);
    problems.extend(bad);
    let (mut today, mut change) = (Date::MIN, None);
    if let Some((settings, source)) = &found {
        let policy = Policy { mode: Mode::Publication, ..policy(options, settings)? };
        let (languages, content) = (settings.codes(), &sources.content);
        let parse = |source: &Source| Arc::new(parse::parse(source, &languages));
        let mut parsed: Vec<Known> = content.par_iter().map(parse).collect();
        let copies = Copies::among(content, &languages, policy.today);
        bring_up_to_date(&mut parsed, &copies, &taken_back::known(options)?);
        let Gathered { documents, data, broken, told } = Gathered::of(&parsed, content, &copies, &problems);
        problems.extend(copies.told(told));
        let is_taken = |document: &&&Document| {
            let facts = document.facts.as_ref();
            facts.and_then(|facts| facts.own.consent()).is_some_and(|consent| consent.withdrawn_on.is_some())
        };
        let taken: BTreeSet<SourcePath> = documents.iter().filter(is_taken).map(|it| it.source.path.clone()).collect();
        let input = Input {
            documents,
            data,
            pictures: Memo::default().look(&sources.assets, &Shelf::of(&options.root))?,
            broken,
            grounds: Theme::grounds(&sources.theme),
            ..Input::of(settings, source)
        };
        today = policy.today;
        let work = Work { input: &input, policy: &policy, locales: &locales, sources: &sources };
        let mut dates = dates(&sources, settings.verify_every);
        // What was taken back ends on no day.
        dates.retain(|(cause, _)| !(cause.kind.starts_with(CONSENT) && taken.contains(&cause.file)));
        change = work.first_change(&dates, &mut problems);
    }
    let outcome = Outcome { diagnostics: problems.sorted(), ..Outcome::new(sources, locales) };
    Ok(Forecast { outcome, today, change })
}

/// Every date of the content with the day on which it is known to matter, if it is.
fn dates(sources: &Sources, every: VerifyEvery) -> Vec<(Cause, Option<Date>)> {
    let found = sources.content.iter().flat_map(|source| {
        parse::dates(source).into_iter().flat_map(move |(field, date)| causes(&source.path, &field, date, every))
    });
    found.collect()
}

fn causes(file: &SourcePath, field: &str, date: Date, every: VerifyEvery) -> Vec<(Cause, Option<Date>)> {
    let own = |row: &&Row| field == row.field || field.ends_with(&format!(".{}", row.field));
    let cause = |kind| Cause { file: file.clone(), field: field.to_owned(), kind, date };
    match ROWS.iter().find(own) {
        Some(row) => vec![(cause(row.kind), Some(later(date, (row.after)(every, file))))],
        None => vec![(cause("date"), None)],
    }
}

fn later(date: Date, days: i64) -> Date {
    Span::new().try_days(days).map_or(Date::MAX, |days| date.saturating_add(days))
}

/// That the contact for weaknesses holds no longer: it is of the day on which the site is built, and lasts from there.
fn expiring(site: &Site) -> Option<(Cause, Option<Date>)> {
    site.config.publisher.as_ref()?.contact.as_ref()?;
    let date = later(site.today, SECURITY_DAYS);
    let cause = Cause { file: "content/site.yaml".into(), field: "publisher.contact".to_owned(), kind: EXPIRING, date };
    Some((cause, Some(date)))
}

const EXPIRING: &str = "security";

/// The days after `today` on which something may change: tomorrow, since days are counted; each
/// date and the day after; the days on which a calendar's first week begins to show its month; for an event that
/// takes years, the first of the months that take turns to be listed.
fn candidates(dates: &[(Cause, Option<Date>)], today: Date) -> BTreeSet<Date> {
    let next_month = |day: Date| later(day.last_of_month(), 1);
    let mut days = BTreeSet::from([later(today, 1), next_month(today)]);
    for (cause, due) in dates {
        days.extend(due);
        days.extend([cause.date, later(cause.date, 1)]);
        days.extend((cause.kind == "event").then(|| next_month(cause.date)));
        days.extend((0..7).map(|before| later(cause.date.first_of_month(), -before)));
    }
    days.retain(|day| *day > today);
    days
}

/// All that days are tried with.
struct Work<'a> {
    input: &'a Input<'a>,
    policy: &'a Policy,
    locales: &'a Locales,
    sources: &'a Sources,
}

impl Work<'_> {
    fn first_change(&self, dates: &[(Cause, Option<Date>)], problems: &mut Diagnostics) -> Option<Change> {
        let today = self.policy.today;
        let now = self.on(today);
        problems.extend(now.diagnostics);
        let now = now.site.filter(|_| !problems.has_errors())?;
        let expiring = expiring(&now);
        let dates: Vec<(Cause, Option<Date>)> = dates.iter().cloned().chain(expiring).collect();
        let now = Shown::new(&now, self)?;
        candidates(&dates, today).into_iter().find_map(|day| {
            let mut pages = match self.on(day).site {
                Some(then) => now.differs_from(&Shown::new(&then, self)?),
                // An error that only comes with the day: nothing would be built any more.
                None => now.pages.keys().cloned().collect(),
            };
            let due = dates.iter().filter(|(_, due)| *due == Some(day)).map(|(cause, _)| cause.clone());
            let causes: BTreeSet<Cause> = due.collect();
            pages.extend(causes.iter().any(|cause| cause.kind == EXPIRING).then(|| SECURITY.to_owned()));
            (!pages.is_empty()).then(|| Change { on: day, pages, causes: causes.into_iter().collect() })
        })
    }

    fn on(&self, today: Date) -> Resolved {
        resolve::resolve(
            self.input,
            &Policy { today, consents_on: today, ..self.policy.clone() },
            self.locales,
            &mut resolve::Recall::default(),
        )
    }
}

/// The pages of a day, and what makes them into bytes.
struct Shown {
    pages: BTreeMap<String, Page>,
    renderer: Renderer,
}

impl Shown {
    fn new(site: &Site, work: &Work) -> Option<Self> {
        let theme = Theme::load(&work.sources.theme, &work.sources.theme_statics).ok()?;
        let view = View::new(site, work.locales);
        let outputs: Vec<Output> = view.outputs().into_iter().filter(|output| *output != Output::Security).collect();
        let pages: Vec<Page> = outputs.par_iter().filter_map(|output| view.page(output)).collect();
        let pages = pages.into_iter().map(|page| (page.path.clone(), page)).collect();
        let base = site.config.base_path();
        let renderer = Renderer::new(theme, work.locales, &work.sources.locales, &palettes(site), base);
        Some(Self { pages, renderer })
    }

    /// The files that the other day has not, has besides, or has with other bytes.
    fn differs_from(&self, other: &Self) -> Vec<String> {
        let paths: BTreeSet<&String> = self.pages.keys().chain(other.pages.keys()).collect();
        let same = |path: &str| match (self.pages.get(path), other.pages.get(path)) {
            (Some(mine), Some(theirs)) => self.same(mine, other, theirs),
            _ => false,
        };
        paths.into_iter().filter(|path| !same(path)).cloned().collect()
    }

    fn same(&self, mine: &Page, other: &Self, theirs: &Page) -> bool {
        let untouched = mine.digest() == theirs.digest() && self.renderer.key() == other.renderer.key();
        untouched || self.bytes(mine) == other.bytes(theirs)
    }

    /// What is written for `page`; nothing for one that its theme cannot make.
    fn bytes(&self, page: &Page) -> Option<Vec<u8>> {
        match &page.search {
            Some(catalogue) => Some(catalogue.index().json),
            None => self.renderer.render(page).ok().map(|rendered| rendered.bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn no_number_of_days_is_too_large() {
        let day = date(2026, 11, 10);
        for (days, then) in
            [(1, date(2026, 11, 11)), (-9, date(2026, 11, 1)), (9_000_000, Date::MAX), (i64::MAX, Date::MAX)]
        {
            assert_eq!(later(day, days), then, "{days}");
        }
    }
}
