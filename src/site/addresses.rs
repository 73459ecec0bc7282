//! Permalinks: `<language path>/<section>/<slug>/` (content.md, Addresses). Section words are
//! data of the locale; sensitive ones are neutral.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{ArticleFilter, Enumeration, EventFilter, HonoreeFilter, Language, Role, Route, Site};
use crate::locale::{Locale, Section, slug};

/// Every route's address in every language: root-relative, without the base path, in URL form
/// (`/en/articles/launch/`). Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Addresses(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    routes: Vec<Route>,
    /// Sorted by language.
    by_route: Vec<(Language, FxHashMap<Route, String>)>,
    /// Pages by their files below the output, made when one is looked for.
    by_file: OnceLock<FxHashMap<String, (Language, Route)>>,
}

impl Addresses {
    /// Those of `routes` in each of `languages`, as `address` gives them.
    pub fn of<'a>(
        routes: Vec<Route>,
        languages: impl Iterator<Item = &'a Language>,
        address: impl Fn(Route, &Language) -> Option<String> + Sync,
    ) -> Self {
        let in_language = |language: &'a Language| {
            let all = routes.iter().filter_map(|route| Some((*route, address(*route, language)?)));
            (language.clone(), all.collect())
        };
        let languages: Vec<&Language> = languages.collect();
        let mut by_route: Vec<_> = languages.into_par_iter().map(in_language).collect();
        by_route.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self(Arc::new(Inner { routes, by_route, by_file: OnceLock::new() }))
    }

    /// The address of `route` in `language`; the root for a route that the site does not have.
    pub fn get(&self, language: &Language, route: Route) -> &str {
        let own = self.0.by_route.iter().find(|(own, _)| own == language);
        own.and_then(|(_, routes)| routes.get(&route)).map_or("/", String::as_str)
    }

    /// Whether the site has a page at `route`.
    pub fn has(&self, route: Route) -> bool {
        self.0.by_route.first().is_some_and(|(_, routes)| routes.contains_key(&route))
    }

    /// Every route, in the order in which they are listed.
    pub fn routes(&self) -> &[Route] {
        &self.0.routes
    }

    /// Every address with its language and route, language by language, in the order of the routes.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, Route, &str)> {
        self.0.by_route.iter().flat_map(|(language, addresses)| {
            let address = move |route: &Route| Some((language, *route, addresses.get(route)?.as_str()));
            self.0.routes.iter().filter_map(address)
        })
    }

    /// The page whose file below the output is `file`.
    pub fn at(&self, file: &str) -> Option<&(Language, Route)> {
        self.by_file().get(file)
    }

    /// The file of every page, below the output.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.by_file().keys().map(String::as_str)
    }

    fn by_file(&self) -> &FxHashMap<String, (Language, Route)> {
        let file = |(language, route, address): (&Language, Route, &str)| (file_of(address), (language.clone(), route));
        self.0.by_file.get_or_init(|| self.iter().map(file).collect())
    }
}

/// The file behind an address: `/en/articles/` is `en/articles/index.html`.
pub fn file_of(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

impl Site {
    /// Works out the address of `route` in `language`; pages read [`Site::addresses`] instead.
    pub fn address_of(&self, route: Route, language: &Language, locale: &Locale) -> String {
        let word = |section: Section| locale.section(section);
        let parts: Vec<String> = match route {
            Route::Home => Vec::new(),
            Route::Articles(filter, page) => self.article_list(filter, page, language, locale),
            Route::Article(ix) => path(&[word(Section::Articles), &self.articles[ix].text(language).slug]),
            Route::Campaigns => path(&[word(Section::Campaigns)]),
            Route::Campaign(ix) => path(&[word(Section::Campaigns), &self.campaigns[ix].text(language).slug]),
            Route::Events(filter, page) => event_list(filter, page, locale),
            Route::EventMonth(year, month) => path(&[word(Section::Events), &format!("{year:04}-{month:02}")]),
            Route::Event(ix) => path(&[word(Section::Events), &self.events[ix].text(language).slug]),
            Route::Honorees(filter) => honoree_list(filter, locale),
            Route::Honoree(ix) => path(&[word(Section::Honorees), &self.honorees[ix].text(language).slug]),
            Route::Support => path(&[word(Section::Support)]),
            Route::Commune(ix) => path(&[word(Section::Support), word(Section::Unit), &self.units[ix].slug]),
            Route::Hotlines => path(&[word(Section::Support), word(Section::PhoneNumbers)]),
            Route::Place(ix) => path(&[word(Section::Support), self.places[ix].shared().slugs.get(language)]),
            Route::Documents => path(&[word(Section::Documents)]),
            Route::Page(ix) if self.pages[ix].facts.role == Some(Role::Safety) => {
                path(&[word(Section::Support), &self.pages[ix].text(language).slug])
            }
            Route::Page(ix) => path(&[&self.pages[ix].text(language).slug]),
            Route::Search => path(&[word(Section::Search)]),
            Route::Letter(letter) => path(&[word(Section::Search), letter.encode_utf8(&mut [0; 4])]),
        };
        self.under_language(language, &parts)
    }

    fn article_list(&self, filter: ArticleFilter, page: usize, language: &Language, locale: &Locale) -> Vec<String> {
        let word = |section: Section| locale.section(section);
        let mut parts = match filter {
            ArticleFilter::All => path(&[word(Section::Articles)]),
            ArticleFilter::Kind(kind) => path(&[word(Section::Articles), word(Section::Kind), &slug_of(kind, locale)]),
            ArticleFilter::Topic(topic) => path(&[word(Section::Topics), self.topics[topic].slug.get(language)]),
            ArticleFilter::Year(year) => path(&[word(Section::Articles), &year.to_string()]),
        };
        parts.extend(later_page(page, locale));
        parts
    }

    /// `parts` below the path of `language`, with slashes at both ends.
    pub fn under_language(&self, language: &Language, parts: &[String]) -> String {
        let own = self.config.language(language).map_or("", |language| &*language.path);
        let mut address = String::from("/");
        for part in std::iter::once(own).chain(parts.iter().map(String::as_str)).filter(|part| !part.is_empty()) {
            address.push_str(part);
            address.push('/');
        }
        address
    }
}

/// The label of a value of a closed set, as a part of an address.
pub fn slug_of<E: Enumeration>(value: E, locale: &Locale) -> String {
    slug(locale.label(E::NAME, value.code()))
}

fn path(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| (*part).to_owned()).collect()
}

fn later_page(page: usize, locale: &Locale) -> Option<String> {
    (page > 1).then(|| format!("{}-{page}", locale.section(Section::Page)))
}

fn event_list(filter: EventFilter, page: usize, locale: &Locale) -> Vec<String> {
    let word = |section: Section| locale.section(section);
    let mut parts = match filter {
        EventFilter::All => path(&[word(Section::Events)]),
        EventFilter::Kind(kind) => path(&[word(Section::Events), word(Section::Kind), &slug_of(kind, locale)]),
    };
    parts.extend(later_page(page, locale));
    parts
}

fn honoree_list(filter: HonoreeFilter, locale: &Locale) -> Vec<String> {
    let word = |section: Section| locale.section(section);
    match filter {
        HonoreeFilter::All => path(&[word(Section::Honorees)]),
        HonoreeFilter::Year(year) => path(&[word(Section::Honorees), &year.to_string()]),
        HonoreeFilter::Field(field) => path(&[word(Section::Honorees), word(Section::Field), &slug_of(field, locale)]),
    }
}
