//! From the files of a site to a table: only what visibility, audience and consent let the public know, so that
//! a file that is sent around holds no more than the site would show.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::super::preview::Silent;
use super::super::{Memo, Options, Outcome, Prepared, prepare};
use super::columns::{self, Column, Holds, columns, words};
use super::row::Current;
use super::value::joined;
use super::{Stock, Today};
use crate::diag::{Diagnostic, Error, SourcePath};
use crate::locale::{Locale, Locales};
use crate::parse::{Document, Own, front};
use crate::resolve::{self, Terms};
use crate::sheet;
use crate::site::{Audience, Holder, Kind, Language, Mode, Scope, Visibility};

/// A table, and how much of the site is not in it.
#[derive(Debug)]
pub struct Export {
    /// As [`sheet::write`] makes it.
    pub csv: String,
    pub rows: usize,
    /// Pieces that a publication would leave out, and files with errors; without those of which nobody may know
    /// that they are there (LOC-08).
    pub left_out: usize,
    pub locales: Locales,
    /// What the list of forbidden values is found in, with the sources of the site: then the table is given to nobody.
    pub outcome: Outcome,
}

/// The table of the pieces of `kind` that a publication of `today` would show, samples apart, with heads and words
/// in `language`. A value of the list at `forbidden` may stand in no source and not in the table (LOC-04).
///
/// # Errors
/// What the machine refused.
pub fn export(
    root: &Path,
    kind: Kind,
    language: &Language,
    today: Today,
    forbidden: Option<&Path>,
) -> Result<Export, Error> {
    let stock = Stock::of(root, language, today)?;
    let Prepared { mut outcome, problems, sentry, policy, .. } = prepared(root, today, forbidden)?;
    let closed = policy.map(|_| closed(&outcome, problems.iter()));
    let locale = stock.locale();
    let own = columns(kind).iter().filter(|it| !matches!(it.holds, Holds::Never(_) | Holds::TimeOf(_)));
    let own: Vec<&Column> = own.collect();
    let head = |column: &&Column| columns::head(column.field, kind, locale);
    let mut originals: Vec<&Document> =
        stock.documents.iter().filter(|it| it.id.kind == kind && it.facts.is_some()).collect();
    originals.sort_by(|a, b| a.id.cmp(&b.id));
    let all = originals.iter().filter(|it| !is_secret(it)).count();
    let mut rows = vec![own.iter().map(head).collect::<Vec<String>>()];
    let is_open = |it: &&Document| closed.as_ref().is_some_and(|closed| !closed.contains(&it.source.path));
    for document in originals.into_iter().filter(is_open) {
        let Some(hidden) = hidden(document, &stock) else { continue };
        let cell = |column: &&Column| {
            if hidden.contains(&column.field) { String::new() } else { cell(document, column, locale) }
        };
        rows.push(own.iter().map(cell).collect());
    }
    let (shown, csv) = (rows.len() - 1, sheet::write(&rows));
    let in_table = sentry.output(TABLE, csv.as_bytes());
    let is_forbidden = |found: &Diagnostic| found.is_error() && found.args.contains(&("kind", FORBIDDEN.to_owned()));
    outcome.diagnostics = problems.sorted().into_iter().chain(in_table).filter(is_forbidden).collect();
    Ok(Export { csv, rows: shown, left_out: all - shown, locales: stock.locales, outcome })
}

/// What a table is called that has no name yet.
const TABLE: &str = "export";
/// As a problem calls a value of the list.
const FORBIDDEN: &str = "forbidden";

/// A publication of `today` without samples, as far as it is judged. It has no policy where nobody can tell what is
/// left out, because the settings cannot be read.
fn prepared(root: &Path, today: Today, forbidden: Option<&Path>) -> Result<Prepared, Error> {
    let options = Options {
        root: root.to_owned(),
        output: PathBuf::new(),
        today,
        mode: Mode::Publication,
        without_samples: true,
        drafts: false,
        base_url: None,
        relative: false,
        precompress: false,
        forbidden: forbidden.map(Path::to_owned),
        taken_back: Vec::new(),
        jobs: None,
        program: None,
    };
    prepare(&options, &mut Memo::default(), &Silent)
}

/// The files of what is left out, and those with errors.
fn closed<'d>(outcome: &Outcome, problems: impl Iterator<Item = &'d Diagnostic>) -> BTreeSet<SourcePath> {
    let withheld = outcome.withheld.iter().map(|withheld| withheld.file.clone());
    let wrong = problems.filter(|problem| problem.is_error()).map(|problem| problem.span.file.clone());
    withheld.chain(wrong).collect()
}

/// Whether nobody may know that `document` is there, not even by a count (LOC-08).
fn is_secret(document: &Document) -> bool {
    let Some(Own::Place(place)) = document.facts.as_deref().map(|facts| &facts.own) else { return false };
    matches!(place.visibility, Visibility::HotlineOnly | Visibility::Never)
}

/// The fields of `document` that nobody may know; `None` when nobody may know of it (LOC, CON).
fn hidden(document: &Document, stock: &Stock) -> Option<Vec<&'static str>> {
    let terms = stock.terms();
    match &document.facts.as_ref()?.own {
        Own::Place(place) => place_hides(place, terms),
        Own::Event(event) => match event.audience {
            Some(Audience::Public) => Some(Vec::new()),
            Some(Audience::Internal) => Some(vec!["venue"]),
            _ => None,
        },
        Own::Honoree(honoree) => {
            let granted = resolve::granted(honoree.consent.as_ref(), terms).ok()?;
            let covered = |(_, scope): &(&'static str, Scope)| !granted.covers(*scope);
            Some(SCOPES.into_iter().filter(covered).map(|(field, _)| field).collect())
        }
        _ => None,
    }
}

/// The scope that each field of an honouree needs (CON-02).
const SCOPES: [(&str, Scope); 11] = [
    ("name", Scope::Name),
    ("sort_name", Scope::Name),
    ("honorific", Scope::Name),
    ("position", Scope::Position),
    ("organisation", Scope::Position),
    ("hometown", Scope::Hometown),
    ("ethnicity", Scope::Ethnicity),
    ("achievement", Scope::Bio),
    ("award", Scope::Bio),
    ("summary", Scope::Bio),
    ("quote", Scope::Quote),
];

fn place_hides(place: &front::Place, terms: Terms) -> Option<Vec<&'static str>> {
    let mut hidden = match place.visibility {
        Visibility::PublicOffice => Vec::new(),
        Visibility::AreaPhone => vec!["address"],
        Visibility::HotlineOnly | Visibility::Never => return None,
    };
    if place.holder == Some(Holder::Individual) {
        let granted = resolve::granted(place.consent.as_ref(), terms).ok()?;
        if !granted.covers(Scope::Name) {
            hidden.extend(["title", "safe_title", "summary"]);
        }
    }
    Some(hidden)
}

/// What stands in `document` for `column`, as an officer would write it.
fn cell(document: &Document, column: &Column, locale: Option<&Locale>) -> String {
    if column.holds == Holds::Id {
        return document.id.slug.to_string();
    }
    let current = Current::of(document, column.field);
    if column.holds == Holds::Hours {
        return hours(&current.times(), locale);
    }
    let said = |text: &str| match column.holds {
        Holds::Chosen(set) | Holds::Several(set) => locale.map_or(text, |locale| locale.label(set, text)).to_owned(),
        Holds::Flag => word(locale, if text == "true" { "cell-yes" } else { "cell-no" }, text),
        Holds::Moment => text.replacen('T', " ", 1),
        _ => text.to_owned(),
    };
    current.items(column.holds).into_iter().map(said).collect::<Vec<_>>().join("; ")
}

/// `T2-T6: 07:00-11:30, 13:30-17:00; T7-CN: nghỉ`.
fn hours(times: &[(String, String)], locale: Option<&Locale>) -> String {
    let day = |times: &[(String, String)]| match times {
        [(key, word_of)] if key.is_empty() => word(locale, &format!("cell-{word_of}"), word_of),
        [(key, text)] if text == "closed" => format!("{}: {}", days(locale, key), word(locale, "cell-closed", text)),
        times => format!("{}: {}", days(locale, &times[0].0), joined(times)),
    };
    times.chunk_by(|(key, _), (next, _)| key == next).map(day).collect::<Vec<_>>().join("; ")
}

fn word(locale: Option<&Locale>, key: &str, or: &str) -> String {
    locale.and_then(|locale| words(key, locale).into_iter().next()).unwrap_or_else(|| or.to_owned())
}

/// `T2-T6` for `mon-fri`.
fn days(locale: Option<&Locale>, key: &str) -> String {
    let day = |code: &str| {
        let at = super::value::DAYS.iter().position(|day| *day == code).and_then(|at| i8::try_from(at).ok());
        let weekday = at.and_then(|at| jiff::civil::Weekday::from_monday_zero_offset(at).ok());
        weekday.zip(locale).map_or(code, |(weekday, locale)| locale.weekday_short(weekday)).to_owned()
    };
    key.split('-').map(day).collect::<Vec<_>>().join("-")
}

/// Writes a table to a file that is not there yet.
///
/// # Errors
/// What the machine refused; [`Error::AlreadyThere`].
pub fn put_table(path: &Path, export: &Export) -> Result<(), Error> {
    crate::amend::create_all(&[(path.to_owned(), export.csv.clone())])
}
