//! The site as it may be shown: what is not here cannot be published.
//!
//! Enter at [`Site`]. Every reference in it is checked ([`Ix`]), every text is in the languages
//! that it has ([`Localised`]), places and honourees hold only what visibility and consent allow.

mod addresses;
mod config;
mod enumeration;
mod honoree;
mod kinds;
mod language;
pub mod phone;
mod picture;
mod piece;
mod place;
mod registry;
mod route;
pub mod secret;
mod table;
mod text;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diag::SourcePath;

pub use addresses::{Addresses, file_of, slug_of};
pub use config::{Config, LanguageConfig, Publisher, VerifyEvery};
pub use enumeration::*;
pub use honoree::{Honoree, HonoreeFacts, HonoreeText, PersonName};
pub use kinds::{
    Article, ArticleFacts, Campaign, CampaignFacts, CampaignText, Event, EventFacts, EventText, Moment, Page,
    PageFacts, Palette, Party, Period, Phase, SloganFacts,
};
pub use language::Language;
pub use picture::{FOLDER as PICTURES, Fault, Form, Picture, Rendition, Still};
pub use piece::{Body, Common, Embed, Figure, Kind, Piece, PieceId, Target, Text};
pub use place::{Area, DayHours, DaySpan, Hours, Office, Place, PlaceShared, Verified};
pub use registry::{Abbreviation, Document, Hotline, Issuer, Organisation, Paper, Topic, URGENT, Unit, Validity};
pub use route::{ArticleFilter, EventFilter, HonoreeFilter, LETTERS, Route};
pub use secret::{Secret, SecretKind};
pub use table::{Ix, Table};
pub use text::Localised;
pub use written::Written;

/// Whether reading a page can endanger its reader (safety.md, page classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    Ordinary,
    Sensitive,
}

/// What a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// For those who write it: says `noindex`, shows samples (PUB-02).
    Preview,
    /// For the public.
    Publication,
}

/// Everything that pages are made from. Lists are in the order in which readers see them.
#[derive(Debug, Clone)]
pub struct Site {
    pub config: Config,
    pub today: Date,
    pub mode: Mode,
    /// Newest first.
    pub articles: Table<Article>,
    /// Latest first.
    pub campaigns: Table<Campaign>,
    /// By start.
    pub events: Table<Event>,
    /// By id; lists sort by the reader's language.
    pub honorees: Table<Honoree>,
    pub places: Table<Place>,
    pub pages: Table<Page>,
    /// In the order of the registry, in every language (HOT-03).
    pub hotlines: Table<Hotline>,
    pub organisations: Table<Organisation>,
    pub units: Table<Unit>,
    pub topics: Table<Topic>,
    pub documents: Table<Document>,
    pub abbreviations: Table<Abbreviation>,
    /// The address of every page of the site, in every language.
    pub addresses: Addresses,
}

impl Site {
    /// The campaign that dresses the home page: the running one, else the next, else the last.
    pub fn leading_campaign(&self) -> Option<Ix<Campaign>> {
        leading_of(self.campaigns.entries().map(|(ix, campaign)| (ix, campaign.facts.period)), self.today)
    }

    /// Everything that has an address, in the order in which it is listed.
    pub fn routes(&self) -> Vec<Route> {
        route::all(self)
    }

    /// The events that `filter` lets through, by start.
    pub fn events_in(&self, filter: EventFilter) -> impl DoubleEndedIterator<Item = (Ix<Event>, &Event)> {
        self.events.entries().filter(move |(_, event)| filter.admits(event))
    }

    /// The honourees that `filter` lets through, by id.
    pub fn honorees_in(&self, filter: HonoreeFilter) -> impl Iterator<Item = (Ix<Honoree>, &Honoree)> {
        self.honorees.entries().filter(move |(_, honoree)| filter.admits(honoree))
    }

    /// How many pages a list of `items` entries takes; an empty list takes one.
    pub fn pages_for(&self, items: usize) -> usize {
        items.div_ceil(self.config.paging).max(1)
    }

    /// Every picture that a page shows.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let articles = self.articles.iter().flat_map(Piece::pictures);
        let campaigns = self.campaigns.iter().flat_map(|piece| piece.pictures().chain(&piece.facts.logo));
        let events = self.events.iter().flat_map(Piece::pictures);
        let honorees = self.honorees.iter().flat_map(|piece| piece.pictures().chain(&piece.facts.portrait));
        articles.chain(campaigns).chain(events).chain(honorees).chain(self.pages.iter().flat_map(Piece::pictures))
    }

    /// The PDF of each document that has one, by its path below the output: beside the page of documents in the first
    /// language, named after the document.
    pub fn papers(&self) -> BTreeMap<String, &Paper> {
        let has_page = self.addresses.has(Route::Documents);
        let of = |document| Some((self.paper_path(document)?, document.paper.as_ref()?));
        self.documents.iter().filter(|_| has_page).filter_map(of).collect()
    }

    /// Leaves out the PDFs of documents that lie in one of `files`.
    pub fn withhold_papers(&mut self, files: &BTreeSet<SourcePath>) {
        let is_among = |paper: &Paper| files.contains(&paper.file);
        self.documents = self.documents.changed(|document| {
            let withheld = document.paper.as_ref().is_some_and(is_among);
            withheld.then(|| Document { paper: None, ..document.clone() })
        });
    }

    /// Where below the output the PDF of `document` lies.
    pub fn paper_path(&self, document: &Document) -> Option<String> {
        self.paper_in(&self.addresses, document)
    }

    /// As [`Site::paper_path`], before the site has its `addresses`.
    pub fn paper_in(&self, addresses: &Addresses, document: &Document) -> Option<String> {
        document.paper.as_ref()?;
        let folder = addresses.get(&self.config.languages.first()?.code, Route::Documents);
        Some(format!("{}{}.pdf", folder.trim_start_matches('/'), document.slug))
    }

    /// Whether there is too much for one page from A to Z, so that each letter has its own.
    pub fn has_letters(&self) -> bool {
        let pieces = [self.articles.len(), self.campaigns.len(), self.events.len(), self.honorees.len()];
        pieces.iter().sum::<usize>() + self.places.len() + self.pages.len() > route::ON_ONE_PAGE
    }

    /// Whether there are too many places for one page, so that each commune has its own (TRACE-06).
    pub fn divides_places(&self) -> bool {
        self.places.len() > route::PLACES_ON_ONE_PAGE
    }

    /// The numbers that people in need are offered, in the order of the registry (HOT-03).
    pub fn help_lines(&self) -> impl Iterator<Item = &Hotline> {
        self.hotlines.iter().filter(|hotline| hotline.is_for_help())
    }

    /// The page with `role`; resolving made sure that every role has one.
    pub fn page_for(&self, role: Role) -> Option<Ix<Page>> {
        self.pages.find(|page| page.facts.role == Some(role))
    }
}

impl Site {
    /// The piece that the page at `route` is about; `None` for lists.
    pub fn piece_at(&self, route: Route) -> Option<&PieceId> {
        Some(match route {
            Route::Article(ix) => &self.articles[ix].id,
            Route::Campaign(ix) => &self.campaigns[ix].id,
            Route::Event(ix) => &self.events[ix].id,
            Route::Honoree(ix) => &self.honorees[ix].id,
            Route::Page(ix) => &self.pages[ix].id,
            Route::Place(ix) => &self.places[ix].shared().id,
            _ => return None,
        })
    }

    /// How many texts of pieces are missing, in all languages but the first.
    pub fn untranslated(&self) -> usize {
        fn lacks<F, T>(piece: &Piece<F, T>, language: &Language) -> bool {
            piece.texts.own(language).is_none()
        }
        let languages = self.config.languages.iter().skip(1).map(|language| &language.code);
        let missing = languages.map(|own| {
            self.articles.iter().filter(|piece| lacks(piece, own)).count()
                + self.campaigns.iter().filter(|piece| lacks(piece, own)).count()
                + self.events.iter().filter(|piece| lacks(piece, own)).count()
                + self.honorees.iter().filter(|piece| lacks(piece, own)).count()
                + self.pages.iter().filter(|piece| lacks(piece, own)).count()
                + self.places.iter().filter(|place| place.shared().slugs.own(own).is_none()).count()
        });
        missing.sum()
    }
}

/// Of `campaigns` the one that is running on `today`, else the next, else the last.
pub fn leading_of(campaigns: impl Iterator<Item = (Ix<Campaign>, Period)>, today: Date) -> Option<Ix<Campaign>> {
    let all: Vec<(Ix<Campaign>, Period)> = campaigns.collect();
    let running = all.iter().filter(|(_, period)| period.contains(today)).max_by_key(|(_, period)| period.from);
    let next = || all.iter().filter(|(_, period)| period.from > today).min_by_key(|(_, period)| period.from);
    let last = || all.iter().max_by_key(|(_, period)| period.from);
    running.or_else(next).or_else(last).map(|(ix, _)| *ix)
}
