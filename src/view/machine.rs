//! Files for machines, redirects, and the page for what is not there.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::edition::Edition;
use super::frame::{About, Alternate};
use super::pieces::languages;
use super::{Page, Part};
use crate::site::{Class, Language, Localised, Mode, Piece, Place, Route, Text};

#[derive(Serialize)]
struct Feed {
    id: String,
    title: String,
    subtitle: String,
    self_url: String,
    home_url: String,
    lang: String,
    updated: String,
    author: String,
    entries: Vec<Entry>,
}

#[derive(Serialize, Clone)]
struct Entry {
    id: String,
    title: String,
    url: String,
    published: String,
    updated: String,
    summary: String,
    categories: Vec<String>,
    lang: String,
}

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

#[derive(Serialize)]
struct Robots {
    allow: bool,
    sitemap: String,
}

#[derive(Serialize)]
struct Security {
    contact: String,
    expires: String,
    languages: String,
    canonical: String,
}

#[derive(Serialize)]
struct Notice {
    lang: String,
    heading: String,
    text: String,
    home_label: String,
    home: String,
    support_label: String,
    support: String,
}

#[derive(Serialize)]
struct RedirectTarget {
    url: String,
    canonical: String,
}

impl Edition<'_> {
    /// A file for machines, at `path` below the output.
    fn file(&self, path: String, template: &'static str, name: &'static str, part: Part) -> Page {
        Page {
            path,
            language: self.language().clone(),
            class: Class::Ordinary,
            template,
            context: vec![(name, part)],
            body: None,
            search: None,
        }
    }

    /// The Atom feed: the newest ordinary pieces that are written in this language (RFC 4287).
    pub fn feed(&self) -> Page {
        let mut entries = self.entries();
        entries.sort_by(|(a, left), (b, right)| b.cmp(a).then_with(|| left.id.cmp(&right.id)));
        entries.truncate(self.site.config.feed_items);
        let updated = entries.iter().map(|(_, entry)| entry.updated.clone()).max();
        let address = self.feed_address();
        let feed = Feed {
            id: self.absolute_path(&address),
            title: self.site.config.title.get(self.language()).clone(),
            subtitle: self.home_subtitle(),
            self_url: self.absolute_path(&address),
            home_url: self.absolute(Route::Home, self.language()),
            lang: self.language().code().to_owned(),
            updated: updated.unwrap_or_else(|| self.instant(self.site.today)),
            author: self.author(),
            entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        };
        self.file(address.trim_start_matches('/').to_owned(), "formats/atom.xml", "feed", Part::of(&feed))
    }

    fn home_subtitle(&self) -> String {
        let campaign = self.site.leading_campaign().map(|ix| &self.site.campaigns[ix]);
        campaign.map_or_else(String::new, |campaign| campaign.text(self.language()).title.clone())
    }

    fn author(&self) -> String {
        let publisher = self.site.config.publisher.as_ref();
        publisher.map_or_else(
            || self.site.config.title.get(self.language()).clone(),
            |publisher| self.organisation(publisher.organisation),
        )
    }

    fn entries(&self) -> Vec<(Date, Entry)> {
        let site = self.site;
        let mut entries = Vec::new();
        for (ix, article) in site.articles.entries() {
            let kind = self.label(article.facts.kind);
            entries.extend(self.entry(article, Route::Article(ix), Some(article.facts.date), kind));
        }
        for (ix, campaign) in site.campaigns.entries() {
            let kind = self.say("piece-kind-campaign");
            entries.extend(self.entry(campaign, Route::Campaign(ix), campaign.common.date, kind));
        }
        for (ix, event) in site.events.entries() {
            let kind = self.label(event.facts.kind);
            entries.extend(self.entry(event, Route::Event(ix), event.common.date, kind));
        }
        for (ix, honoree) in site.honorees.entries() {
            let kind = self.say("piece-kind-honoree");
            entries.extend(self.entry(honoree, Route::Honoree(ix), honoree.common.date, kind));
        }
        entries
    }

    /// An entry, if the piece is ordinary, dated, and written in this language (TRN-03).
    fn entry<F, T>(
        &self,
        piece: &Piece<F, T>,
        route: Route,
        date: Option<Date>,
        kind: String,
    ) -> Option<(Date, Entry)> {
        let date = date.filter(|date| *date <= self.site.today && piece.common.class == Class::Ordinary)?;
        let text: &Text<T> = piece.texts.own(self.language())?;
        let host = self.site.config.origin().rsplit('/').next().unwrap_or_default();
        let entry = Entry {
            // RFC 4151: stays the same when the address changes.
            id: format!("tag:{host},{}:{}:{}", date.year(), self.language(), piece.id),
            title: text.title.clone(),
            url: self.absolute(route, self.language()),
            published: self.instant(date),
            updated: self.instant(piece.common.updated.unwrap_or(date)),
            summary: text.summary.clone().unwrap_or_default(),
            categories: vec![kind],
            lang: self.language().code().to_owned(),
        };
        Some((date, entry))
    }

    /// Midnight of a day in the site's time zone, as RFC 3339 writes it.
    fn instant(&self, date: Date) -> String {
        let zone = TimeZone::get(&self.site.config.time_zone).unwrap_or(TimeZone::UTC);
        date.to_zoned_datetime(zone).map_or_else(
            |_| format!("{date}T00:00:00Z"),
            |instant| instant.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        )
    }

    /// Where this language's sitemap is.
    pub fn sitemap_address(&self) -> String {
        format!("/sitemap-{}.xml", self.language())
    }

    /// Every page of this language that search engines may know, with its translations (TRN-07).
    pub fn sitemap(&self, routes: &[Route]) -> Page {
        let urls: Vec<SitemapUrl> = routes.iter().filter_map(|route| self.sitemap_url(*route)).collect();
        let path = self.sitemap_address().trim_start_matches('/').to_owned();
        self.file(path, "formats/sitemap.xml", "urls", Part::of(&urls))
    }

    fn sitemap_url(&self, route: Route) -> Option<SitemapUrl> {
        let site = self.site;
        let (changed, languages) = match route {
            Route::Article(ix) => listed(&site.articles[ix], Some(site.articles[ix].facts.date)),
            Route::Campaign(ix) => listed(&site.campaigns[ix], None::<Date>),
            Route::Event(ix) => listed(&site.events[ix], None),
            Route::Honoree(ix) => listed(&site.honorees[ix], None),
            Route::Page(ix) => listed(&site.pages[ix], None),
            Route::Search | Route::Letter(_) => return None,
            Route::Place(ix) if matches!(site.places[ix], Place::Area(_)) => return None,
            _ => (None, Vec::new()),
        };
        let own = languages.is_empty() || languages.contains(self.language());
        own.then(|| SitemapUrl {
            loc: self.absolute(route, self.language()),
            lastmod: changed.map_or_else(String::new, |date| date.to_string()),
            alternates: self.alternates(route, &languages),
        })
    }

    /// The page for addresses that lead nowhere, in the languages of `editions`.
    pub fn not_found(&self, editions: &[&Edition]) -> Page {
        let notices: Vec<Notice> = editions.iter().map(|edition| edition.notice()).collect();
        let about = About {
            heading: self.say("not-found-title"),
            kind: "not-found",
            unlisted: true,
            nowhere: true,
            ..About::default()
        };
        let mut page = self.page(Route::Home, "not-found", about, vec![("notices", Part::of(&notices))]);
        let home = self.site.addresses.get(self.language(), Route::Home);
        page.path = format!("{home}404.html").trim_start_matches('/').to_owned();
        page
    }

    fn notice(&self) -> Notice {
        Notice {
            lang: self.language().code().to_owned(),
            heading: self.say("not-found-title"),
            text: self.say("not-found-text"),
            home_label: self.say("not-found-home"),
            home: self.url(Route::Home),
            support_label: self.say("not-found-support"),
            support: self.url(Route::Support),
        }
    }

    /// A page at an old address that leads to `route`.
    pub fn redirect(&self, alias: &str, route: Route) -> Page {
        let target = RedirectTarget { url: self.url(route), canonical: self.absolute(route, self.language()) };
        let about = About { heading: self.say("redirect-title"), kind: "redirect", unlisted: true, ..About::default() };
        let mut page = self.page(route, "redirect", about, vec![("target", Part::of(&target))]);
        page.path = super::file_of(alias);
        page
    }

    /// The index of all sitemaps.
    pub fn sitemap_index(&self, editions: &[&Edition]) -> Page {
        let loc = |edition: &&Edition| SitemapRef { loc: self.absolute_path(&edition.sitemap_address()) };
        let sitemaps: Vec<SitemapRef> = editions.iter().map(loc).collect();
        self.file("sitemap.xml".to_owned(), "formats/sitemap-index.xml", "sitemaps", Part::of(&sitemaps))
    }

    /// What robots may read: nothing of a preview (PUB-02).
    pub fn robots(&self) -> Page {
        let robots = Robots { allow: self.site.mode == Mode::Publication, sitemap: self.absolute_path("/sitemap.xml") };
        self.file("robots.txt".to_owned(), "formats/robots.txt", "robots", Part::of(&robots))
    }

    /// Whom to tell of a weakness (RFC 9116); none when the publisher gave no contact.
    pub fn security(&self) -> Option<Page> {
        let contact = self.site.config.publisher.as_ref()?.contact.clone()?;
        let languages = self.site.config.languages.iter().map(|language| language.code.code());
        // At most a year ahead, as RFC 9116 §2.5.5 advises.
        let expires = self.site.today.saturating_add(jiff::Span::new().days(364));
        let security = Security {
            contact,
            expires: self.instant(expires),
            languages: languages.collect::<Vec<_>>().join(", "),
            canonical: self.absolute_path("/.well-known/security.txt"),
        };
        let path = ".well-known/security.txt".to_owned();
        Some(self.file(path, "formats/security.txt", "security", Part::of(&security)))
    }

    /// Every old address of this language and where it leads now.
    pub fn aliases(&self) -> Vec<(String, Route)> {
        let site = self.site;
        let mut all = Vec::new();
        let mut add = |aliases: Option<&Vec<String>>, route: Route| {
            all.extend(aliases.into_iter().flatten().map(|alias| (alias.clone(), route)));
        };
        let language = self.language();
        site.articles.entries().for_each(|(ix, piece)| add(own(&piece.texts, language), Route::Article(ix)));
        site.campaigns.entries().for_each(|(ix, piece)| add(own(&piece.texts, language), Route::Campaign(ix)));
        site.events.entries().for_each(|(ix, piece)| add(own(&piece.texts, language), Route::Event(ix)));
        site.honorees.entries().for_each(|(ix, piece)| add(own(&piece.texts, language), Route::Honoree(ix)));
        site.pages.entries().for_each(|(ix, piece)| add(own(&piece.texts, language), Route::Page(ix)));
        site.places.entries().for_each(|(ix, place)| add(place.shared().aliases.own(language), Route::Place(ix)));
        all
    }
}

fn own<'t, T>(texts: &'t Localised<Text<T>>, language: &Language) -> Option<&'t Vec<String>> {
    texts.own(language).map(|text| &text.aliases)
}

fn listed<F, T>(piece: &Piece<F, T>, date: Option<Date>) -> (Option<Date>, Vec<Language>) {
    (piece.common.updated.or(date).or(piece.common.date), languages(&piece.texts))
}
