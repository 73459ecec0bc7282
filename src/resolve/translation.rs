//! Which translations no longer say what their originals say (TRN-04), and which are missing.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::consent::{self, Terms};
use super::groups::{self, Group};
use super::pieces::Maker;
use super::places::Shown;
use crate::diag::{Diagnostic, Problem, SourcePath};
use crate::locale::Locales;
use crate::parse::{Currency, Document, FieldPath, Fingerprint, Own, Part};
use crate::site::{Audience, Language, PieceId, Visibility};

impl Maker<'_> {
    /// Whether `document` is a translation of an original that has changed since, which is reported. One that
    /// nobody has accepted says nothing about itself, and so nothing is said of it.
    pub fn is_stale(&mut self, group: &Group, document: &Document) -> bool {
        let is_original = std::ptr::eq(document, group.original);
        if is_original || document.currency(group.original) != Currency::Stale {
            return false;
        }
        let span = document.span(&FieldPath::default().key("translated_from"), Part::Value);
        let problem = Diagnostic::new(Problem::TranslationStale, span);
        let problem = problem.arg("original", &*group.original.source.path);
        self.problems.push(problem.arg("file", &*document.source.path));
        true
    }

    /// The languages whose text of a place is stale. What is not shown cannot be: the text of a place
    /// below a public office must not be told from outside (LOC-02).
    pub fn stale_languages(&mut self, group: &Group, shown: &Shown) -> Vec<Language> {
        if shown.office.is_none() {
            return Vec::new();
        }
        let stale = group.translations.iter().filter(|document| self.is_stale(group, document));
        stale.map(|document| document.language.clone()).collect()
    }
}

/// How a text in one language stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Complete,
    Stale,
    Missing,
    /// There, and nobody has accepted it.
    Untracked,
}

impl State {
    /// Every state, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Complete, Self::Stale, Self::Missing, Self::Untracked];

    /// Its name in JSON and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::Untracked => "untracked",
        }
    }
}

/// A piece in a language that is not its original's.
#[derive(Debug, Clone)]
pub struct Translation {
    pub piece: PieceId,
    pub language: Language,
    pub state: State,
    /// Of the original: to be translated when it is missing, to be read again when it is stale.
    pub words: usize,
    pub original: SourcePath,
    /// The translation, or where it would lie.
    pub file: SourcePath,
    /// Whether the file is there, without a name or without words, so that it is missing for readers.
    pub begun: bool,
    /// Of the original.
    pub fingerprint: Fingerprint,
}

/// Every translation that readers would see, by piece, then in the order of `languages`. One that has no name or no
/// words yet is missing. Whose consent does not hold on `today` any more has none.
pub fn translations(
    documents: &[&Document],
    languages: &[Language],
    locales: &Locales,
    today: Date,
) -> Vec<Translation> {
    let (unnamed, examples) = (groups::unnamed(locales), consent::examples(locales));
    let terms = Terms { today, languages, examples: &examples };
    let groups = groups::group(documents, languages, &unnamed, &BTreeSet::new(), &mut Vec::new());
    let shown = groups.iter().filter(|(_, group)| is_shown(group, terms));
    let all = shown.flat_map(|(id, group)| languages.iter().skip(1).map(move |language| (id, group, language)));
    all.map(|(id, group, language)| translation(id, group, language)).collect()
}

fn translation(id: &PieceId, group: &Group, language: &Language) -> Translation {
    let own = group.translations.iter().find(|document| document.language == *language);
    let state = match own.map(|document| document.currency(group.original)) {
        None => State::Missing,
        Some(Currency::Current) => State::Complete,
        Some(Currency::Stale) => State::Stale,
        Some(Currency::Untracked) => State::Untracked,
    };
    let waiting = group.waiting.iter().find(|document| document.language == *language);
    Translation {
        piece: id.clone(),
        language: language.clone(),
        state,
        words: group.original.words(),
        original: group.original.source.path.clone(),
        file: own.or(waiting).map_or_else(|| beside(group.original, language), |document| document.source.path.clone()),
        begun: waiting.is_some(),
        fingerprint: group.original.fingerprint(),
    }
}

/// Where the text of `original` in `language` lies: beside it.
pub fn beside(original: &Document, language: &Language) -> SourcePath {
    let end = format!(".{}.md", original.language);
    let stem = original.source.path.strip_suffix(&*end).unwrap_or(&original.source.path);
    SourcePath::from(format!("{stem}.{language}.md"))
}

/// Whether any reader will ever see words of it: what nobody sees needs no translation, and is not
/// named in a list (LOC-08).
fn is_shown(group: &Group, terms: Terms) -> bool {
    let granted = group.facts.own.consent().map(|own| consent::granted(Some(own), terms));
    if let Some(Err("withdrawn" | "expired" | "refused")) = granted {
        return false;
    }
    match &group.facts.own {
        Own::Place(place) => matches!(place.visibility, Visibility::PublicOffice | Visibility::AreaPhone),
        Own::Event(event) => event.audience != Some(Audience::Private),
        _ => true,
    }
}
