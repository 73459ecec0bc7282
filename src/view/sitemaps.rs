//! Sitemaps of a language, divided where one would hold more than it may, and the index of all.

use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;

use super::edition::Edition;
use super::frame::Alternate;
use super::pieces::languages;
use super::{Page, Part};
use crate::site::{Language, Piece, Place, Route};

/// How much one sitemap may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SitemapLimits {
    /// Addresses.
    pub urls: usize,
    /// Bytes before compression.
    pub bytes: usize,
}

impl SitemapLimits {
    /// As sitemaps.org says: 50,000 addresses, 50 MB.
    pub const PROTOCOL: Self = Self { urls: 50_000, bytes: 50 * 1024 * 1024 };

    /// About 1 MB: while one is made, it takes five times that.
    pub const HANDY: Self = Self { urls: 2_500, ..Self::PROTOCOL };
}

/// What a sitemap's head and foot take at most.
const AROUND: usize = 512;
/// What an address takes at most beside itself: tags and a day.
const PER_URL: usize = 128;
/// What an alternate takes at most beside its address.
const PER_ALTERNATE: usize = 96;
/// The longest way to write one character in XML: `&quot;`.
const ESCAPED: usize = 6;

#[derive(Serialize)]
struct SitemapUrl {
    loc: String,
    lastmod: String,
    alternates: Vec<Alternate>,
}

#[derive(Serialize)]
struct SitemapRef {
    loc: String,
}

impl Edition<'_> {
    /// Where this language's sitemaps are, the first for `part` 0.
    fn sitemap_address(&self, part: usize) -> String {
        match part {
            0 => format!("/sitemap-{}.xml", self.language()),
            _ => format!("/sitemap-{}-{}.xml", self.language(), part + 1),
        }
    }

    /// The stretches of `routes` that one sitemap each can hold; one at least.
    pub fn sitemap_parts(&self, routes: &[Route], limits: SitemapLimits) -> Vec<Range<usize>> {
        let addresses = self.site.addresses.iter().map(|(_, _, address)| address.len());
        let longest = ESCAPED * (self.site.config.base_url.len() + addresses.max().unwrap_or_default());
        let languages = self.site.config.languages.len();
        let heaviest = PER_URL + longest + (languages + 1) * (PER_ALTERNATE + longest);
        // So few addresses are never too heavy: nothing need be weighed.
        if AROUND + limits.urls.min(routes.len()) * heaviest <= limits.bytes {
            return parts(routes.iter().map(|route| self.listed(*route).map(|_| heaviest)), limits);
        }
        parts(routes.iter().map(|route| self.sitemap_url(*route).map(|url| url.weight())), limits)
    }

    /// The pages among `routes` that search engines may know in this language, with their
    /// translations (TRN-07).
    pub fn sitemap(&self, part: usize, routes: &[Route]) -> Page {
        let urls: Vec<SitemapUrl> = routes.iter().filter_map(|route| self.sitemap_url(*route)).collect();
        let path = self.sitemap_address(part).trim_start_matches('/').to_owned();
        self.file(path, "formats/sitemap.xml", "urls", Part::of(urls))
    }

    fn sitemap_url(&self, route: Route) -> Option<SitemapUrl> {
        let (changed, languages) = self.listed(route)?;
        Some(SitemapUrl {
            loc: self.absolute(route, self.language()),
            lastmod: changed.map_or_else(String::new, |date| date.to_string()),
            alternates: self.alternates(route, &languages),
        })
    }

    /// When the page at `route` was changed, and the languages that it is in, if search engines may know it in this
    /// one.
    fn listed(&self, route: Route) -> Option<(Option<Date>, Vec<Language>)> {
        let site = self.site;
        let (changed, languages) = match route {
            Route::Article(ix) => dated(&site.articles[ix], Some(site.articles[ix].facts.date)),
            Route::Campaign(ix) => dated(&site.campaigns[ix], None::<Date>),
            Route::Event(ix) => dated(&site.events[ix], None),
            Route::Honoree(ix) => dated(&site.honorees[ix], None),
            Route::Page(ix) => dated(&site.pages[ix], None),
            Route::Search | Route::Letter(_) => return None,
            Route::Place(ix) if matches!(site.places[ix], Place::Area(_)) => return None,
            _ => (None, Vec::new()),
        };
        let own = languages.is_empty() || languages.contains(self.language());
        own.then_some((changed, languages))
    }

    /// The index of the sitemaps of all `editions`, of which each has so many.
    pub fn sitemap_index(&self, editions: &[(&Edition, usize)]) -> Page {
        let addresses = editions.iter().flat_map(|(edition, parts)| {
            let parts = 0..*parts;
            parts.map(|part| SitemapRef { loc: self.absolute_path(&edition.sitemap_address(part)) })
        });
        let sitemaps: Vec<SitemapRef> = addresses.collect();
        self.file("sitemap.xml".to_owned(), "formats/sitemap-index.xml", "sitemaps", Part::of(sitemaps))
    }
}

impl SitemapUrl {
    /// How many bytes it takes at most.
    fn weight(&self) -> usize {
        let alternates = self.alternates.iter().map(|alternate| PER_ALTERNATE + ESCAPED * alternate.url.len());
        PER_URL + ESCAPED * self.loc.len() + alternates.sum::<usize>()
    }
}

/// Divides routes by what each weighs; those that weigh nothing are in no sitemap.
fn parts(weights: impl ExactSizeIterator<Item = Option<usize>>, limits: SitemapLimits) -> Vec<Range<usize>> {
    let count = weights.len();
    let (mut parts, mut start, mut urls, mut bytes) = (Vec::new(), 0, 0, AROUND);
    for (at, weight) in weights.enumerate() {
        let Some(weight) = weight else { continue };
        if urls == limits.urls || (urls > 0 && bytes + weight > limits.bytes) {
            parts.push(start..at);
            (start, urls, bytes) = (at, 0, AROUND);
        }
        urls += 1;
        bytes += weight;
    }
    parts.push(start..count);
    parts
}

fn dated<F, T>(piece: &Piece<F, T>, date: Option<Date>) -> (Option<Date>, Vec<Language>) {
    (piece.common.updated.or(date).or(piece.common.date), languages(&piece.texts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(weights: &[usize], urls: usize, bytes: usize) -> Vec<Range<usize>> {
        let weights = weights.iter().map(|weight| (*weight > 0).then_some(*weight));
        parts(weights, SitemapLimits { urls, bytes: AROUND + bytes })
    }

    #[test]
    fn a_sitemap_is_divided_by_addresses_and_by_bytes() {
        assert_eq!(divided(&[], 2, 10), Vec::from_iter(std::iter::once(0..0)));
        assert_eq!(divided(&[1, 1], 2, 10), Vec::from_iter(std::iter::once(0..2)));
        assert_eq!(divided(&[1, 1, 1, 1, 1], 2, 10), [0..2, 2..4, 4..5]);
        assert_eq!(divided(&[4, 4, 4], 9, 10), [0..2, 2..3]);
        // What is not listed counts nothing.
        assert_eq!(divided(&[1, 0, 0, 1, 0, 1], 2, 10), [0..5, 5..6]);
        // What alone is too heavy still stands somewhere.
        assert_eq!(divided(&[40, 1], 9, 10), [0..1, 1..2]);
    }

    /// sitemaps.org: at most 50,000 addresses in one file, and the part after it holds the rest.
    #[test]
    fn the_limit_of_the_protocol_is_fifty_thousand() {
        let found = parts((0..100_001).map(|_| Some(300)), SitemapLimits::PROTOCOL);
        assert_eq!(found, [0..50_000, 50_000..100_000, 100_000..100_001]);
    }
}
