//! A publication that stays as it is while it is copied to a host, or that is only compared with one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::preview::Silent;
use super::readings::{Gathered, parsed, zone};
use super::{
    Memo, Options, Outcome, Product, Progress, Purpose, day, embedded_locales, in_pool, latest, prepare, run,
    taken_back,
};
use crate::diag::{Diagnostics, Error, SourcePath};
use crate::discover::Sources;
use crate::emit::{self, Hash};
use crate::host::Facts;
use crate::parse;
use crate::resolve::{self, Detail, Details, Openness, Policy, Withdrawal};
use crate::site::{Language, LanguageConfig, Mode, PieceId, Place, Role, Route, Site, file_of};
use crate::view::View;

/// What a build for publication wrote.
#[derive(Debug)]
pub struct Publication {
    /// Locked: no other build changes it while this is held.
    pub output: emit::Output,
    pub facts: Facts,
    /// The files for hosts that lie beside the output, with the hashes of their bytes: an administrator installs them.
    pub beside: BTreeMap<String, Hash>,
    /// Where the exit control leads (SAF-06).
    pub exit: String,
    /// What files of the output are about, by path.
    pub subjects: BTreeMap<String, BTreeSet<Subject>>,
    /// That of originals first.
    pub languages: Vec<LanguageConfig>,
}

impl Publication {
    /// The code of the language whose pages lie where `address` does, a path without a slash first: those of originals
    /// mostly in no folder of their own.
    pub fn language_of(&self, address: &str) -> Option<&str> {
        let folder = address.split('/').next().unwrap_or_default();
        let in_folder = self.languages.iter().find(|language| !language.path.is_empty() && language.path == folder);
        let found = in_folder.or_else(|| self.languages.iter().find(|language| language.path.is_empty()));
        found.map(|language| language.code.code())
    }

    /// The files with the texts of pieces, by the id of the piece and the code of the language.
    pub fn texts(&self, outcome: &Outcome) -> BTreeMap<(String, String), SourcePath> {
        let languages: Vec<Language> = self.languages.iter().map(|language| language.code.clone()).collect();
        let texts = outcome.sources.content.iter().filter_map(|source| {
            let (id, language) = parse::piece_of(&source.path, &languages)?;
            Some(((id.to_string(), language.code().to_owned()), source.path.clone()))
        });
        texts.collect()
    }
}

/// A piece that a file of the output is about, with what the file can say of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// `honorees/nguoi-mau`.
    pub piece: String,
    pub details: Details,
}

/// What a build for publication would write.
#[derive(Debug)]
pub struct Expected {
    /// The hash of every file by its path, compressed copies left out.
    pub files: BTreeMap<String, Hash>,
    pub facts: Facts,
    /// Whether the hosts of the site can send no headers of its own.
    pub sends_no_headers: bool,
    /// Where the exit control leads (SAF-06).
    pub exit: String,
    /// The files of the pages that must be right whatever else is: home, the help hub, hotlines, safety.
    pub foremost: Vec<String>,
}

/// The files of the pages that somebody in danger comes to first, in every language.
pub fn foremost(site: &Site) -> Vec<String> {
    let safety = site.page_for(Role::Safety).map(Route::Page);
    let routes = [Route::Home, Route::Support, Route::Hotlines].into_iter().chain(safety);
    let languages = || site.config.languages.iter().map(|language| &language.code);
    let there = routes.filter(|route| site.addresses.has(*route));
    there.flat_map(|route| languages().map(move |language| file_of(site.addresses.get(language, route)))).collect()
}

/// As [`super::build`], always for publication, and keeps hold of what was written. There is none
/// when there are errors.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn publish(options: &Options, progress: &dyn Progress) -> Result<(Outcome, Option<Publication>), Error> {
    let (outcome, product) = perform(options, progress, Purpose::WriteForHost)?;
    let written = match product {
        Some(Product::Written(publication)) => Some(*publication),
        _ => None,
    };
    Ok((outcome, written))
}

/// As [`publish`], without making anything of the site: what is wrong with it, and what of it may be public.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn look(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    perform(options, progress, Purpose::Look).map(|(outcome, _)| outcome)
}

/// What is known of a publication before anything is rendered: how a public log calls its files, among others.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn glance(options: &Options) -> Result<Outcome, Error> {
    let options = Options { mode: Mode::Publication, drafts: false, relative: false, ..options.clone() };
    in_pool(options.jobs, || prepare(&options, &mut Memo::default(), &Silent)).map(|prepared| prepared.outcome)
}

/// As [`publish`], without writing anything of the site: neither the output nor a receipt.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn expect(options: &Options, progress: &dyn Progress) -> Result<(Outcome, Option<Expected>), Error> {
    let (outcome, product) = perform(options, progress, Purpose::Compare)?;
    let compared = match product {
        Some(Product::Compared(expected)) => Some(*expected),
        _ => None,
    };
    Ok((outcome, compared))
}

fn perform(options: &Options, progress: &dyn Progress, purpose: Purpose) -> Result<(Outcome, Option<Product>), Error> {
    let options = Options { mode: Mode::Publication, drafts: false, relative: false, ..options.clone() };
    in_pool(options.jobs, || run(&options, &mut Memo::default(), progress, purpose))
}

/// What the files of `site`, of which `view` makes them, are about: its page for every piece, calendars each event in
/// them, for a person its pictures too, for a place the page of its commune, which tells what it is called and its
/// phones.
pub fn subjects(site: &Site, view: &View, openness: &Openness) -> BTreeMap<String, BTreeSet<Subject>> {
    let mut subjects: BTreeMap<String, BTreeSet<Subject>> = BTreeMap::new();
    let subject = |piece: &PieceId| Subject { piece: piece.to_string(), details: openness.details(piece) };
    for (_, route, address) in site.addresses.iter() {
        let Some(piece) = site.piece_at(route) else { continue };
        subjects.entry(file_of(address)).or_default().insert(subject(piece));
    }
    for (path, pieces) in view.calendars() {
        subjects.entry(path).or_default().extend(pieces.into_iter().map(subject));
    }
    for honoree in site.honorees.iter() {
        let details = openness.details(&honoree.id).only(&[Detail::Photo]);
        let subject = Subject { piece: honoree.id.to_string(), details };
        let pictures = honoree.pictures().chain(&honoree.facts.portrait);
        for rendition in pictures.flat_map(|picture| picture.still.renditions()) {
            subjects.entry(rendition.path).or_default().insert(subject.clone());
        }
    }
    for place in site.places.iter().map(Place::shared) {
        let details = openness.details(&place.id).only(&[Detail::Title, Detail::Phones]);
        let subject = Subject { piece: place.id.to_string(), details };
        let route = Route::Commune(place.unit);
        let languages = site.config.languages.iter().filter(|_| site.addresses.has(route));
        for path in languages.map(|language| file_of(site.addresses.get(&language.code, route))) {
            subjects.entry(path).or_default().insert(subject.clone());
        }
    }
    subjects
}

/// What is known of who may be named, where the settings of the site cannot be read.
#[derive(Debug)]
pub struct Unsettled {
    pub openness: Openness,
    /// Without addresses: nobody knows where their pages would stand.
    pub withdrawals: Vec<Withdrawal>,
    pub today: Date,
}

/// What the pieces of `sources` say by themselves, where the settings of the site cannot be read; it was published in
/// `languages`.
///
/// # Errors
/// The day that `options` ask for is too far away.
pub fn unsettled(options: &Options, sources: &Sources, languages: &[String]) -> Result<Unsettled, Error> {
    let languages: Vec<Language> = languages.iter().map(|code| Language::new(code)).collect();
    let zone = zone(None, sources);
    let policy = Policy {
        today: day(options.today, &zone)?,
        consents_on: latest(options.today, &zone)?,
        mode: Mode::Publication,
        drafts: false,
        without_samples: options.without_samples,
        base_url: None,
    };
    let taken_back = taken_back::known(options)?;
    let known = Some((policy.today, &*taken_back));
    let (parsed, copies) = parsed(&sources.content, &languages, known, &mut Memo::default(), &Silent);
    let documents = Gathered::of(&parsed, &sources.content, &copies, &Diagnostics::default()).documents;
    let examples = resolve::examples(embedded_locales());
    let terms = policy.terms(&languages, &examples);
    Ok(Unsettled {
        openness: Openness::of_documents(&documents, terms, &policy),
        withdrawals: resolve::withdrawals(&documents, terms),
        today: policy.today,
    })
}
