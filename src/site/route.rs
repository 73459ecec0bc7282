//! Everything that has an address: the pieces, and the lists that gather them.

use std::collections::BTreeSet;

use super::{
    Article, ArticleKind, Campaign, Class, Enumeration, Event, EventKind, Honoree, HonoreeField, Ix, Page, Phase,
    Place, Site, Topic, Unit,
};

/// Which articles a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArticleFilter {
    All,
    Kind(ArticleKind),
    Topic(Ix<Topic>),
    Year(i16),
}

impl ArticleFilter {
    /// Whether `article` is in the list.
    pub fn admits(self, article: &Article) -> bool {
        match self {
            Self::All => true,
            Self::Kind(kind) => article.facts.kind == kind,
            Self::Topic(topic) => article.common.topics.contains(&topic),
            Self::Year(year) => article.facts.date.year() == year,
        }
    }
}

/// Which events a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventFilter {
    All,
    Kind(EventKind),
}

impl EventFilter {
    /// Whether `event` is in the list.
    pub fn admits(self, event: &Event) -> bool {
        match self {
            Self::All => true,
            Self::Kind(kind) => event.facts.kind == kind,
        }
    }
}

/// Which honourees a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HonoreeFilter {
    All,
    Year(i16),
    Field(HonoreeField),
}

impl HonoreeFilter {
    /// Whether `honoree` is in the list.
    pub fn admits(self, honoree: &Honoree) -> bool {
        match self {
            Self::All => true,
            Self::Year(year) => honoree.facts.year == year,
            Self::Field(field) => honoree.facts.field == field,
        }
    }
}

/// A page of the site, whatever its language. Pages of lists count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    Home,
    Articles(ArticleFilter, usize),
    Article(Ix<Article>),
    Campaigns,
    Campaign(Ix<Campaign>),
    Events(EventFilter, usize),
    /// Year and month.
    EventMonth(i16, i8),
    Event(Ix<Event>),
    Honorees(HonoreeFilter),
    Honoree(Ix<Honoree>),
    Support,
    /// The places of one commune, where the help hub would hold too many.
    Commune(Ix<Unit>),
    Hotlines,
    Place(Ix<Place>),
    Documents,
    Page(Ix<Page>),
    /// Search, and everything from A to Z.
    Search,
    /// What begins with a letter, marks or not; `0` for all that begins with none.
    Letter(char),
}

impl Site {
    /// The class of the page at `route`: of its type, or raised by its writer.
    pub fn class_of(&self, route: Route) -> Class {
        match route {
            Route::Support | Route::Commune(_) | Route::Hotlines | Route::Place(_) => Class::Sensitive,
            Route::Article(ix) => self.articles[ix].common.class,
            Route::Campaign(ix) => self.campaigns[ix].common.class,
            Route::Event(ix) => self.events[ix].common.class,
            Route::Honoree(ix) => self.honorees[ix].common.class,
            Route::Page(ix) => self.pages[ix].common.class,
            Route::Home
            | Route::Articles(..)
            | Route::Campaigns
            | Route::Events(..)
            | Route::EventMonth(..)
            | Route::Honorees(_)
            | Route::Documents
            | Route::Search
            | Route::Letter(_) => Class::Ordinary,
        }
    }
}

/// The letters of [`Route::Letter`].
pub const LETTERS: [char; 27] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w',
    'x', 'y', 'z', '0',
];

/// As many pieces as one page lists from A to Z.
pub(super) const ON_ONE_PAGE: usize = 150;

/// As many places as the help hub shows: with these it stays below 14,000 bytes gzip (TRACE-06).
pub(super) const PLACES_ON_ONE_PAGE: usize = 60;

/// Every route of `site`: lists only where they list something, but for the sections themselves.
pub fn all(site: &Site) -> Vec<Route> {
    let mut routes = vec![Route::Home];
    routes.extend(article_routes(site));
    routes.push(Route::Campaigns);
    routes.extend(site.campaigns.entries().map(|(ix, _)| Route::Campaign(ix)));
    routes.extend(event_routes(site));
    routes.extend(honoree_routes(site));
    routes.push(Route::Support);
    routes.extend(communes(site).into_iter().map(Route::Commune));
    routes.push(Route::Hotlines);
    routes.extend(site.places.entries().map(|(ix, _)| Route::Place(ix)));
    routes.push(Route::Documents);
    routes.extend(site.pages.entries().map(|(ix, _)| Route::Page(ix)));
    routes.push(Route::Search);
    routes.extend(LETTERS.iter().filter(|_| site.has_letters()).map(|letter| Route::Letter(*letter)));
    routes
}

/// The communes with a page of their own: those with places, where there are too many for one page (TRACE-06).
fn communes(site: &Site) -> BTreeSet<Ix<Unit>> {
    let communes = site.places.iter().map(|place| place.shared().unit);
    communes.filter(|ix| site.divides_places() && site.units[*ix].valid.on(site.today)).collect()
}

fn article_routes(site: &Site) -> Vec<Route> {
    let years: BTreeSet<i16> = site.articles.iter().map(|article| article.facts.date.year()).collect();
    let filters = ArticleKind::ALL.iter().map(|kind| ArticleFilter::Kind(*kind));
    let filters = filters.chain(site.topics.entries().map(|(ix, _)| ArticleFilter::Topic(ix)));
    let filters = filters.chain(years.into_iter().rev().map(ArticleFilter::Year));
    let counted = counted(filters, site.articles.iter(), |filter, article| filter.admits(article));
    let filled = counted.into_iter().filter(|(_, count)| *count > 0);
    let all = (ArticleFilter::All, site.articles.len());
    let lists = std::iter::once(all)
        .chain(filled)
        .flat_map(|(filter, count)| (1..=site.pages_for(count)).map(move |page| Route::Articles(filter, page)));
    lists.chain(site.articles.entries().map(|(ix, _)| Route::Article(ix))).collect()
}

/// `filters`, each with how many of `pieces` it `admits`. One walk over the pieces, of which there are many more.
fn counted<F, P>(
    filters: impl Iterator<Item = F>,
    pieces: impl Iterator<Item = P>,
    admits: impl Fn(&F, &P) -> bool,
) -> Vec<(F, usize)> {
    let mut counted: Vec<(F, usize)> = filters.map(|filter| (filter, 0)).collect();
    for piece in pieces {
        counted.iter_mut().filter(|(filter, _)| admits(filter, &piece)).for_each(|(_, count)| *count += 1);
    }
    counted
}

fn event_routes(site: &Site) -> Vec<Route> {
    let kinds = EventKind::ALL.iter().map(|kind| EventFilter::Kind(*kind));
    let kinds = kinds.filter(|filter| site.events_in(*filter).next().is_some());
    let lists = std::iter::once(EventFilter::All).chain(kinds).flat_map(|filter| {
        let past = site.events_in(filter).filter(|(_, event)| event.facts.phase(site.today) == Phase::Past).count();
        (1..=site.pages_for(past)).map(move |page| Route::Events(filter, page))
    });
    let months: BTreeSet<(i16, i8)> =
        site.events.iter().flat_map(|event| event.facts.period().months(site.today)).collect();
    let months = months.into_iter().map(|(year, month)| Route::EventMonth(year, month));
    lists.chain(months).chain(site.events.entries().map(|(ix, _)| Route::Event(ix))).collect()
}

fn honoree_routes(site: &Site) -> Vec<Route> {
    let years: BTreeSet<i16> = site.honorees.iter().map(|honoree| honoree.facts.year).collect();
    let fields = HonoreeField::ALL.iter().map(|field| HonoreeFilter::Field(*field));
    let filters = years.into_iter().rev().map(HonoreeFilter::Year).chain(fields);
    let counted = counted(filters, site.honorees.iter(), |filter, honoree| filter.admits(honoree));
    let filled = counted.into_iter().filter(|(_, count)| *count > 0).map(|(filter, _)| filter);
    let lists = std::iter::once(HonoreeFilter::All).chain(filled).map(Route::Honorees);
    lists.chain(site.honorees.entries().map(|(ix, _)| Route::Honoree(ix))).collect()
}
