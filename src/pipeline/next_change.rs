//! `tincay next-change`: the next day on which the pages change without anyone touching the site.
//!
//! A publication of today is looked at first, as a build does it: what stops that one is told, in the same words. Then
//! every date in the content is asked for the days on which it may matter; each of these days, in
//! order, is prepared as a publication, and the first counts on which a page has other bytes than
//! today. The date on which the contact for weaknesses expires (RFC 9116) is no page: it moves on
//! with every build, and is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date;
use rayon::prelude::*;

use super::preview::Silent;
use super::purpose::Purpose;
use super::{Memo, Options, Outcome, Prepared, Today, in_pool, prepare, run};
use crate::diag::{Diagnostic, Error, SourcePath};
use crate::parse;
use crate::render::Renderer;
use crate::site::{Language, Mode, Site, VerifyEvery};
use crate::view::{Output, Page, SECURITY, SECURITY_DAYS, View};

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
    let options = Options { mode: Mode::Publication, drafts: false, relative: false, ..options.clone() };
    let mut days = Days { options: &options, memo: Memo::lasting() };
    let (outcome, _) = run(&options, &mut days.memo, &Silent, Purpose::Look)?;
    let is_stopped = outcome.diagnostics.iter().any(Diagnostic::is_error);
    let change = if is_stopped { None } else { days.first_change(&outcome)? };
    Ok(Forecast { today: outcome.today.unwrap_or(Date::MIN), outcome, change })
}

/// Every date of the content of `site` with the day on which it is known to matter, if it is. What was taken back ends on
/// no day; and that there are places for the hotlines only, and private events, is told nowhere, not by a date either
/// (LOC-08).
fn told_dates(outcome: &Outcome, site: &Site) -> Vec<(Cause, Option<Date>)> {
    let languages: Vec<Language> = site.config.languages.iter().map(|language| language.code.clone()).collect();
    let withdrawn: BTreeSet<String> = outcome.withdrawals.iter().map(|it| it.id.to_string()).collect();
    let untold = outcome.withheld.iter().filter(|it| !it.reason.may_be_named());
    let untold: BTreeSet<&str> = untold.map(|it| &*it.id).collect();
    let mut dates = dates(outcome, site.config.verify_every);
    dates.retain(|(cause, _)| {
        let Some((piece, _)) = parse::piece_of(&cause.file, &languages) else { return true };
        let piece = piece.to_string();
        let is_over = cause.kind.starts_with(CONSENT) && withdrawn.contains(&piece);
        !is_over && !untold.contains(&*piece)
    });
    dates
}

fn dates(outcome: &Outcome, every: VerifyEvery) -> Vec<(Cause, Option<Date>)> {
    let found = outcome.sources.content.iter().flat_map(|source| {
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

/// The days after `today`, and not before the day on which consents must `hold`, on which something may change: tomorrow, since days are counted; each
/// date and the day after; the days on which a calendar's first week begins to show its month; for an event that
/// takes years, the first of the months that take turns to be listed.
fn candidates(dates: &[(Cause, Option<Date>)], today: Date, hold: Date) -> BTreeSet<Date> {
    let next_month = |day: Date| later(day.last_of_month(), 1);
    let mut days = BTreeSet::from([later(today, 1), next_month(today), hold]);
    for (cause, due) in dates {
        days.extend(due);
        days.extend([cause.date, later(cause.date, 1)]);
        days.extend((cause.kind == "event").then(|| next_month(cause.date)));
        days.extend((0..7).map(|before| later(cause.date.first_of_month(), -before)));
    }
    days.retain(|day| *day > today && *day >= hold);
    days
}

/// Publications of one site on different days.
struct Days<'a> {
    options: &'a Options,
    memo: Memo,
}

impl Days<'_> {
    fn first_change(&mut self, outcome: &Outcome) -> Result<Option<Change>, Error> {
        let Some(now) = self.on(self.options.today)? else { return Ok(None) };
        let expiring = expiring(&now.site);
        let dates: Vec<(Cause, Option<Date>)> = told_dates(outcome, &now.site).into_iter().chain(expiring).collect();
        for day in candidates(&dates, now.site.today, now.hold) {
            let mut pages = match self.on(Today::Fixed(day))? {
                Some(then) => now.differs_from(&then),
                // An error that only comes with the day: nothing would be built any more.
                None => now.pages.keys().cloned().collect(),
            };
            let due = dates.iter().filter(|(_, due)| *due == Some(day)).map(|(cause, _)| cause.clone());
            let causes: BTreeSet<Cause> = due.collect();
            pages.extend(causes.iter().any(|cause| cause.kind == EXPIRING).then(|| SECURITY.to_owned()));
            if !pages.is_empty() {
                return Ok(Some(Change { on: day, pages, causes: causes.into_iter().collect() }));
            }
        }
        Ok(None)
    }

    /// What is shown on the day that `today` is; nothing where errors keep it from being made.
    fn on(&mut self, today: Today) -> Result<Option<Shown>, Error> {
        let options = Options { today, ..self.options.clone() };
        let Prepared { outcome, made, policy, .. } = prepare(&options, &mut self.memo, &Silent)?;
        let (Some((site, theme)), Some(policy)) = (made, policy) else { return Ok(None) };
        let renderer = self.memo.wardrobe.renderer(&options, &site, theme, &outcome);
        let pages = pages(&View::new(&site, &outcome.locales));
        Ok(Some(Shown { pages, renderer, hold: policy.consents_on, site }))
    }
}

fn pages(view: &View) -> BTreeMap<String, Page> {
    let outputs: Vec<Output> = view.outputs().into_iter().filter(|output| *output != Output::Security).collect();
    let pages: Vec<Page> = outputs.par_iter().filter_map(|output| view.page(output)).collect();
    pages.into_iter().map(|page| (page.path.clone(), page)).collect()
}

/// The pages of a day, and what makes them into bytes.
struct Shown {
    pages: BTreeMap<String, Page>,
    renderer: Arc<Renderer>,
    site: Site,
    /// The day on which consents must hold.
    hold: Date,
}

impl Shown {
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
