//! What comes before pages: discovering, parsing and resolving, the same for a build, a check and a
//! preview. Enter at [`prepare`]; knows nothing of what is made of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{self, TimeZone};

use super::copies::fold_pasted;
use super::leaks::{self, Leak, Sentry};
use super::readings::{Gathered, parsed, settings};
use super::{Memo, Options, Outcome, Progress, Stage, TakenBack, Today, taken_back};
use crate::diag::{Diagnostic, Diagnostics, Error, Problem, SourcePath, Span};
use crate::discover::{self, Source, Sources};
use crate::paper::{Paper, Unread};
use crate::parse::{self, Parsed, Settings};
use crate::picture::{Looked, Shelf};
use crate::render::Theme;
use crate::resolve::{self, Clues, Input, Policy, Reason, Stills};
use crate::site::{self, Mode, Secret, Site};

/// How far the day of a publication may be from the clock's, unless it is meant to be reproduced.
const NEAR_DAYS: i64 = 2;

/// No text of a piece has more bytes.
const TEXT_LIMIT: u64 = 1 << 20;

/// What is known before anything is rendered.
pub struct Prepared {
    pub outcome: Outcome,
    pub problems: Diagnostics,
    pub sentry: Sentry,
    pub shelf: Shelf,
    pub stills: Stills,
    /// Large files in which nothing was found that must stay secret.
    pub looked: Looked,
    /// What is known of consents besides their files.
    pub taken_back: Vec<TakenBack>,
    /// `None` where the settings cannot be read.
    pub policy: Option<Policy>,
    /// What pages are made of; `None` when errors keep them from being made.
    pub made: Option<(Site, Arc<Theme>)>,
}

/// Discovers, parses and resolves. What `memo` knows is neither parsed nor looked at again.
pub fn prepare(options: &Options, memo: &mut Memo, progress: &dyn Progress) -> Result<Prepared, Error> {
    progress.start(Stage::Read, 1);
    let forbidden = leaks::forbidden(options.forbidden.as_deref())?;
    let (mut sources, mut problems) = discover::content(&options.root, &mut memo.texts)?;
    problems.extend(put_away(&sources)?);
    let settings = settings(&sources, &mut problems);
    let theme_name = settings.as_ref().map_or("default", |(settings, _)| &settings.theme).to_owned();
    let undressed = discover::dressing(&options.root, &theme_name, &mut sources, &mut memo.texts)?;
    let has_theme = !undressed.has_errors();
    problems.extend(undressed);
    let (locales, found) = memo.wardrobe.locales(&sources.locales);
    problems.extend(found);
    let taken_back = taken_back::known(options)?;
    let shelf = Shelf::of(&options.root);
    let stills = memo.look(&sources.assets, &shelf)?;
    memo.looked.extend(shelf.looked());
    let (theme_files, theme_statics) = (sources.theme.clone(), sources.theme_statics.clone());
    let mut outcome = Outcome::new(sources, locales);
    let (mut sentry, mut chosen) = (None, None);
    // A small site is resolved as quickly as a theme is read: both at once.
    let mut wardrobe = std::mem::take(&mut memo.wardrobe);
    let (theme, site) = rayon::join(
        // A theme that is not there was reported: so was, once, everything that it lacks.
        || has_theme.then(|| wardrobe.theme(&theme_files, &theme_statics)),
        || {
            let Some((settings, source)) = &settings else { return Ok(None) };
            let policy = policy(options, settings)?;
            outcome.base_url = Some(policy.base_url.clone().unwrap_or_else(|| settings.base_url.clone()));
            outcome.today = Some(policy.today);
            chosen = Some(policy.clone());
            let taken_back = &taken_back;
            let input = Inputs { settings, source, policy, stills: &stills, forbidden: &forbidden, taken_back };
            let (site, own) = site(input, memo, &mut outcome, &mut problems, progress)?;
            sentry = Some(own);
            Ok(site)
        },
    );
    memo.wardrobe = wardrobe;
    let site = site?;
    let theme = theme.and_then(|theme| theme.map_err(|found| problems.extend(found)).ok());
    theme.iter().for_each(|theme| problems.extend(theme.doubts().iter().cloned()));
    problems.extend(memo.wardrobe.places(&theme_statics, &outcome.locales));
    problems.extend(site.iter().zip(&theme).flat_map(|(site, theme)| dead_links(site, theme)));
    let sentry = sentry.unwrap_or_else(|| memo.rounds.sentry(forbidden, &leaks::Common::default()));
    let hidden = problems.iter().filter(|problem| !problem.may_quote_source());
    outcome.guarded.extend(hidden.map(|problem| problem.span.clone()));
    let made = site.zip(theme).filter(|_| !problems.has_errors());
    Ok(Prepared {
        outcome,
        problems,
        sentry,
        shelf,
        stills,
        looked: memo.looked.clone(),
        taken_back,
        policy: chosen,
        made,
    })
}

/// Files that are called what nobody reads and say what must stay hidden, unless there is one beside that is read:
/// `nguoi-1.vi.txt` (CON-03).
fn put_away(sources: &Sources) -> Result<Vec<Diagnostic>, Error> {
    let is_read = |path: &str| sources.content.binary_search_by(|source| (*source.path).cmp(path)).is_ok();
    let stem = |path: &str| path.rsplit_once('.').map_or(String::new(), |(stem, _)| stem.to_owned());
    let is_alone = |path: &str| !is_read(&stem(path)) && !is_read(&format!("{}.md", stem(path)));
    let may_be = |asset: &&discover::Asset| resolve::may_be_text(&asset.path) && is_alone(&asset.path);
    let mut found = Vec::new();
    for asset in sources.assets.iter().filter(may_be) {
        let text = asset.text(TEXT_LIMIT)?.unwrap_or_default();
        found.extend(parse::guard_unread(&asset.path, &text));
    }
    Ok(found)
}

/// What a site is made of besides the documents.
struct Inputs<'a> {
    settings: &'a Settings,
    source: &'a Source,
    policy: Policy,
    stills: &'a Stills,
    forbidden: &'a [Secret],
    taken_back: &'a [TakenBack],
}

/// Parses everything and resolves it; with the guard of what no output may hold.
fn site(
    Inputs { settings, source, policy, stills, forbidden, taken_back }: Inputs,
    memo: &mut Memo,
    outcome: &mut Outcome,
    problems: &mut Diagnostics,
    progress: &dyn Progress,
) -> Result<(Option<Site>, Sentry), Error> {
    let languages = settings.codes();
    let content = &outcome.sources.content;
    progress.start(Stage::Check, content.len());
    let (parsed, copies) = parsed(content, &languages, Some((policy.today, taken_back)), memo, progress);
    let Gathered { documents, data, broken, mut told } = Gathered::of(&parsed, content, &copies, problems);
    fold_pasted(&mut told, &documents);
    problems.extend(copies.told(told));
    let own_templates = outcome.sources.theme.iter().filter(|source| !discover::is_embedded(source));
    let mut input = Input {
        documents,
        data,
        wording: discover::own_locales(&outcome.sources.locales).into_iter().cloned().collect(),
        templates: own_templates.cloned().collect(),
        carried: discover::embedded_locales(),
        pictures: stills.clone(),
        broken,
        grounds: Theme::grounds(&outcome.sources.theme),
        ..Input::of(settings, source)
    };
    let document = |at: usize| match &parsed[at].0 {
        Parsed::Document(document) => Some(&**document),
        _ => None,
    };
    let mut common = leaks::Common::default();
    let (mut resolved, sentry, leaks) = loop {
        let mut resolved = memo.resolve(&parsed, &input, &policy, &outcome.locales);
        let also_left_out = copies.left_out(&resolved.left_out);
        resolved.left_out.extend(also_left_out);
        resolved.left_out.extend(copies.withdrawn().map(|copy| (copy, Reason::Withdrawn)));
        let secrets = forbidden.iter().cloned().chain(std::mem::take(&mut resolved.secrets));
        let sentry = memo.rounds.sentry(secrets, &common);
        let mut leaks = memo.rounds.sources(&sentry, content, document, &resolved.left_out);
        // What stands there is what may stand in their originals; nothing is published until they are gone.
        leaks.retain(|leak| !copies.lies_in_copy(&leak.diagnostic.span.file));
        // What says more than a consent covers since it ended goes, and the site stands (CON-03).
        let known = (input.telling.len(), common.len());
        input.telling.extend(sentry.judge(&leaks, content.len(), &mut common));
        if (input.telling.len(), common.len()) == known {
            break (resolved, sentry, leaks);
        }
    };
    resolved.exempt.extend(common.exempt);
    // Nothing is published then, and what a host has of them goes all the same.
    let naming = leaks::naming(&leaks);
    if !naming.is_empty() && policy.mode == Mode::Publication {
        input.telling.extend(naming);
        let without = memo.resolve(&parsed, &input, &policy, &outcome.locales);
        (resolved.hidden, resolved.openness) = (without.hidden, without.openness);
    }
    problems.extend(copies.told(resolved.diagnostics));
    (outcome.withheld, outcome.exempt) = (resolved.withheld, resolved.exempt);
    (outcome.withdrawals, outcome.hidden) = (resolved.withdrawals, resolved.hidden);
    outcome.openness = resolved.openness;
    outcome.untranslated = resolved.site.as_ref().map_or(0, Site::untranslated);
    outcome.guarded = leaks.iter().filter_map(Leak::place).collect();
    outcome.veiled = sentry.veil(&resolved.left_out, &leaks, &[]);
    outcome.names = sentry.names();
    problems.extend(leaks.into_iter().filter(|leak| !leak.is_silent).map(|leak| leak.diagnostic));
    let (mut site, mut papers) = (resolved.site, BTreeSet::new());
    if let Some(site) = &mut site {
        papers = site.documents.iter().filter_map(|document| Some(document.paper.as_ref()?.file.clone())).collect();
        let said = memo.read(&outcome.sources.assets, &papers)?;
        problems.extend(look_through(site, &said, &sentry, &Clues::new(&outcome.locales), policy.today));
    }
    let looked = sentry.pictures(&outcome.sources.assets, &papers, &resolved.left_out, &memo.looked)?;
    outcome.veiled.extend(sentry.veil(&BTreeMap::new(), &[], &looked.problems));
    problems.extend(looked.problems);
    memo.looked = looked.clean;
    Ok((site.filter(|_| !problems.has_errors()), sentry))
}

/// What `sentry` and `clues` find in the PDFs of documents, of which `papers` are what they say, and which of them
/// nobody can look through. One that only says what a consent covered that has ended leaves `site`, and the site stands
/// (CON-03).
fn look_through(
    site: &mut Site,
    papers: &BTreeMap<SourcePath, Arc<Paper>>,
    sentry: &Sentry,
    clues: &Clues,
    today: Date,
) -> Vec<Diagnostic> {
    let (mut problems, mut withheld) = (Vec::new(), BTreeSet::new());
    for paper in site.documents.iter().filter_map(|document| document.paper.as_ref()) {
        let Some(said) = papers.get(&paper.file) else { continue };
        let (found, is_withheld) = sentry.paper(&paper.span, &said.words);
        problems.extend(found);
        let mut kinds = if is_withheld { Vec::new() } else { clues.kinds(&said.words) };
        kinds.extend((said.tells_place && !is_withheld).then_some("photo"));
        let told =
            |kind| Diagnostic::new(Problem::LeakInPaper, paper.span.clone()).arg("kind", kind).arg("nearest", "");
        problems.extend(kinds.into_iter().map(told));
        withheld.extend(is_withheld.then(|| paper.file.clone()));
        let unread = said.unread.filter(|_| !sentry.is_idle());
        problems.extend(unread.and_then(|reason| unread_paper(paper, reason, today)));
    }
    site.withhold_papers(&withheld);
    problems
}

/// That people have to read a PDF, unless somebody has read it as it is. One that is damaged nobody can read.
fn unread_paper(paper: &site::Paper, reason: Unread, today: Date) -> Option<Diagnostic> {
    let read = paper.read_size.filter(|_| reason != Unread::Broken);
    if read == Some(paper.size) {
        return None;
    }
    let reason = if read.is_some() { "changed" } else { reason.code() };
    let problem = Diagnostic::new(Problem::PaperUnread, paper.span.clone()).arg("reason", reason);
    Some(problem.arg("date", today.to_string()).arg("bytes", paper.size.to_string()))
}

/// A warning for each address that a template of the site's own writes and `site` has nothing at.
fn dead_links(site: &Site, theme: &Theme) -> Vec<Diagnostic> {
    let dead = theme.links().iter().filter(|(_, address)| !resolve::answers(site, address));
    let problem = |(span, address): &(Span, String)| {
        Diagnostic::new(Problem::ThemeDoubtful, span.clone()).arg("what", "link").arg("name", address)
    };
    dead.map(problem).collect()
}

/// What is decided before anything is resolved.
fn policy(options: &Options, settings: &Settings) -> Result<Policy, Error> {
    let base_url = match &options.base_url {
        None => None,
        Some(url) => {
            let refused = || Error::Argument { name: "--base-url".to_owned(), value: url.clone() };
            Some(parse::normal_base_url(url).ok_or_else(refused)?)
        }
    };
    let (today, consents_on) = (day(options.today, &settings.time_zone)?, latest(options.today, &settings.time_zone)?);
    let Options { mode, drafts, without_samples, .. } = *options;
    Ok(Policy { today, consents_on, mode, drafts, without_samples, base_url })
}

/// The day that `today` is in `zone`, or that of the clock if that is later.
pub fn latest(today: Today, zone: &str) -> Result<Date, Error> {
    let clock = match today {
        Today::Near(_, instant) | Today::At(_, instant) => Today::Now(instant),
        given => given,
    };
    Ok(day(today, zone)?.max(day(clock, zone)?))
}

/// The day that `today` is in `zone`.
pub fn day(today: Today, zone: &str) -> Result<Date, Error> {
    // Nothing will be written where it is not known, and what must go from a host goes by this day: no later than
    // anywhere on earth.
    let zone = TimeZone::get(zone).unwrap_or_else(|_| TimeZone::fixed(tz::offset(14)));
    let local = |instant: Timestamp| instant.to_zoned_datetime(zone.clone()).date();
    let (date, clock) = match today {
        Today::Fixed(date) => return Ok(date),
        Today::Now(instant) => return Ok(local(instant)),
        Today::Near(date, clock) => (date, local(clock)),
        // Whoever sets the clock gives a day, too (LOC-06).
        Today::At(instant, clock) => (local(instant), local(clock)),
    };
    let days = date.duration_since(clock).as_hours() / 24;
    if days.abs() <= NEAR_DAYS { Ok(date) } else { Err(Error::FarDate { date, clock }) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// CON-03: a publication that is dated before the clock's day brings nothing back that has run out since.
    #[test]
    fn consents_must_hold_on_the_later_day() {
        let clock = "2026-11-10T18:00:00Z".parse().expect("an instant");
        let earlier = "2026-11-09T01:00:00Z".parse().expect("an instant");
        let zone = "Asia/Ho_Chi_Minh";
        for (today, day_of, consents_on) in [
            (Today::Near(date(2026, 11, 9), clock), date(2026, 11, 9), date(2026, 11, 11)),
            (Today::Near(date(2026, 11, 12), clock), date(2026, 11, 12), date(2026, 11, 12)),
            (Today::At(earlier, clock), date(2026, 11, 9), date(2026, 11, 11)),
            (Today::Now(earlier), date(2026, 11, 9), date(2026, 11, 9)),
            (Today::Fixed(date(2023, 11, 13)), date(2023, 11, 13), date(2023, 11, 13)),
        ] {
            assert_eq!(day(today, zone).ok(), Some(day_of), "{today:?}");
            assert_eq!(latest(today, zone).ok(), Some(consents_on), "{today:?}");
        }
        assert!(latest(Today::Near(date(2026, 11, 8), clock), zone).is_err());
        // LOC-06: an instant that is set is no further from the clock than a day that is given.
        let far = "2026-11-07T19:00:00Z".parse().expect("an instant");
        assert!(day(Today::At(far, clock), zone).is_err() && day(Today::At(clock, far), zone).is_err());
        assert!(latest(Today::At(far, clock), zone).is_err());
    }
}
