//! What each page shows: [`View::outputs`] lists every output, [`View::page`] makes one. Pure and
//! infallible; knows neither diagnostics nor the disk, the theme nor the clock.
//!
//! What templates receive is typed by the structs of `cards`, `frame`, `pieces`, `lists`, `hub`
//! and `machine`, which serialise under the names that templates use.

mod alphabet;
mod bodies;
mod calendars;
mod campaigns;
mod cards;
mod edition;
mod feeds;
mod filter;
mod findable;
mod frame;
mod hosts;
mod hub;
mod identity;
mod index;
mod lists;
mod machine;
mod month;
mod page;
mod part;
mod pictures;
mod pieces;
mod results;
mod sitemaps;
mod social;
mod structured;

pub use calendars::Agenda;
pub use feeds::FeedFormat;
pub use machine::{SECURITY, SECURITY_DAYS};
pub use page::{Body, Page};
pub use part::{Digest, Part};
pub use results::{Cell, Report, Table};
pub use sitemaps::SitemapLimits;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use edition::Edition;
use frame::About;
use index::Index;

use crate::locale::Locales;
use crate::site::{Class, Language, PieceId, Route, Site, file_of};

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    Page(Language, Route),
    /// The page for what is not there; the first language's is in every language.
    NotFound(Language),
    /// An old address and where it leads now.
    Redirect(Language, String, Route),
    Feed(Language, FeedFormat),
    Calendar(Language, Agenda),
    /// A part of a language's sitemap, the first is 0.
    Sitemap(Language, usize),
    /// What the search of a language fetches.
    SearchIndex(Language),
    SitemapIndex,
    Robots,
    Security,
}

impl Output {
    /// Whether it is about one thing, or a page of a list. Everything from A to Z is a list without pages.
    pub fn is_small(&self) -> bool {
        match self {
            Self::Page(_, route) => !matches!(route, Route::Search | Route::Letter(_)),
            Self::Redirect(..) | Self::NotFound(_) | Self::Calendar(_, Agenda::Event(_)) => true,
            _ => false,
        }
    }
}

/// A site in all its languages, ready to make pages.
pub struct View<'a> {
    editions: Vec<Dressed<'a>>,
    routes: &'a [Route],
    limits: SitemapLimits,
}

/// An edition and the frame that all its pages share.
struct Dressed<'a> {
    edition: Edition<'a>,
    frame: Part,
    /// The stretches of the routes that one sitemap each lists, worked out for whoever asks first.
    sitemaps: OnceLock<Vec<Range<usize>>>,
}

impl<'a> View<'a> {
    /// The languages of `site` for which there is a locale; resolving made sure of all.
    pub fn new(site: &'a Site, locales: &'a Locales) -> Self {
        Self::with_limits(site, locales, SitemapLimits::HANDY)
    }

    /// As [`View::new`], with sitemaps that hold no more than `limits`.
    pub fn with_limits(site: &'a Site, locales: &'a Locales, limits: SitemapLimits) -> Self {
        let index = Arc::new(Index::new(site));
        let editions = site.config.languages.iter().filter_map(|config| {
            let locale = locales.get(&config.code)?;
            let kept = Default::default();
            let edition = Edition { site, config, locale, locales, index: index.clone(), kept };
            Some(Dressed { frame: Part::of(edition.frame()), edition, sitemaps: OnceLock::new() })
        });
        Self { editions: editions.collect(), routes: site.addresses.routes(), limits }
    }

    /// The stretches of the routes that one sitemap each of `dressed` lists.
    fn sitemaps<'b>(&self, dressed: &'b Dressed<'a>) -> &'b [Range<usize>] {
        dressed.sitemaps.get_or_init(|| dressed.edition.sitemap_parts(self.routes, self.limits))
    }

    /// How many pages for readers there are in each language.
    pub fn pages(&self) -> Vec<(Language, usize)> {
        let languages = self.editions.iter().map(|dressed| dressed.edition.language().clone());
        languages.map(|language| (language, self.routes.len())).collect()
    }

    /// Every calendar below the output, with the pieces that stand in it.
    pub fn calendars(&self) -> Vec<(String, Vec<&PieceId>)> {
        self.editions.iter().flat_map(|dressed| dressed.edition.calendars()).collect()
    }

    /// Every output of the site.
    pub fn outputs(&self) -> Vec<Output> {
        let mut outputs = Vec::new();
        for dressed in &self.editions {
            let edition = &dressed.edition;
            let language = edition.language();
            outputs.extend(self.routes.iter().map(|route| Output::Page(language.clone(), *route)));
            outputs.push(Output::NotFound(language.clone()));
            outputs.extend(edition.agendas().into_iter().map(|agenda| Output::Calendar(language.clone(), agenda)));
            outputs.extend(FeedFormat::ALL.map(|format| Output::Feed(language.clone(), format)));
            outputs.extend((0..self.sitemaps(dressed).len()).map(|part| Output::Sitemap(language.clone(), part)));
            outputs.push(Output::SearchIndex(language.clone()));
            let aliases = edition.aliases().into_iter();
            outputs.extend(aliases.map(|(alias, route)| Output::Redirect(language.clone(), alias, route)));
        }
        outputs.extend([Output::SitemapIndex, Output::Robots, Output::Security]);
        outputs
    }

    /// The page of `output`; `None` for what this site does not have (no contact, no such language).
    pub fn page(&self, output: &Output) -> Option<Page> {
        let first = self.editions.first()?;
        let dressed = |language: &Language| self.editions.iter().find(|dressed| dressed.edition.language() == language);
        match output {
            Output::Page(language, route) => {
                dressed(language).map(|dressed| dressed.framed(self.route(&dressed.edition, *route)))
            }
            Output::NotFound(language) => dressed(language).map(|dressed| {
                let is_first = first.edition.language() == language;
                let all = || self.editions.iter().map(|dressed| &dressed.edition).collect();
                let notices: Vec<&Edition> = if is_first { all() } else { vec![&dressed.edition] };
                dressed.framed(dressed.edition.not_found(&notices))
            }),
            Output::Redirect(language, alias, route) => {
                dressed(language).map(|dressed| dressed.framed(dressed.edition.redirect(alias, *route)))
            }
            Output::Calendar(language, agenda) => dressed(language).map(|dressed| dressed.edition.agenda(*agenda)),
            Output::Feed(language, format) => dressed(language).map(|dressed| dressed.edition.feed(*format)),
            Output::Sitemap(language, part) => dressed(language).and_then(|dressed| {
                let routes = self.sitemaps(dressed).get(*part)?.clone();
                Some(dressed.edition.sitemap(*part, &self.routes[routes]))
            }),
            Output::SearchIndex(language) => dressed(language).map(|dressed| dressed.edition.search_index()),
            Output::SitemapIndex => {
                let parts = self.editions.iter().map(|dressed| (&dressed.edition, self.sitemaps(dressed).len()));
                Some(first.edition.sitemap_index(&parts.collect::<Vec<_>>()))
            }
            Output::Robots => Some(first.edition.robots()),
            Output::Security => first.edition.security(),
        }
    }

    fn route(&self, edition: &Edition, route: Route) -> Page {
        match route {
            Route::Home => edition.home(),
            Route::Articles(filter, page) => edition.articles(filter, page),
            Route::Article(ix) => edition.article(ix),
            Route::Campaigns => edition.campaigns(),
            Route::Campaign(ix) => edition.campaign(ix),
            Route::Events(filter, page) => edition.events(filter, page),
            Route::EventMonth(year, month) => edition.event_month(year, month),
            Route::Event(ix) => edition.event(ix),
            Route::Honorees(filter) => edition.honorees(filter),
            Route::Honoree(ix) => edition.honoree(ix),
            Route::Support => edition.support(),
            Route::Commune(ix) => edition.commune(ix),
            Route::Hotlines => edition.hotlines(),
            Route::Place(ix) => edition.place(ix),
            Route::Documents => edition.documents(),
            Route::Page(ix) => edition.other(ix),
            Route::Search => edition.search(),
            Route::Letter(letter) => edition.letter(letter),
        }
    }
}

impl Dressed<'_> {
    fn framed(&self, mut page: Page) -> Page {
        page.context.push(("site", self.frame.clone()));
        page
    }
}

impl Edition<'_> {
    /// A page at `route` from its template and what it says of itself.
    fn page(&self, route: Route, template: &'static str, about: About, own: Vec<(&'static str, Part)>) -> Page {
        let class = if about.sensitive { Class::Sensitive } else { Class::Ordinary };
        let head = self.head(route, about);
        let mut context = vec![("page", Part::of(head))];
        context.extend(own);
        Page {
            path: file_of(self.site.addresses.get(self.language(), route)),
            language: self.language().clone(),
            class,
            template,
            context,
            body: None,
            text: None,
            search: None,
        }
    }
}

/// The colours of campaigns as style rules for the ordinary pages' style sheet.
pub fn palettes(site: &Site) -> String {
    let mut style = String::new();
    for campaign in site.campaigns.iter() {
        let Some(palette) = &campaign.facts.palette else { continue };
        let dress = campaigns::dress(campaign);
        style.push_str(&format!(
            ".{dress}{{--accent:{};--accent-ground:{}}}@media(prefers-color-scheme:dark){{.{dress}{{--accent:{};--accent-ground:{}}}}}",
            palette.accent, palette.accent_ground, palette.accent_dark, palette.accent_ground_dark
        ));
    }
    style
}

#[cfg(test)]
mod tests;
