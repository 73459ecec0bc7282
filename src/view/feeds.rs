//! Feeds of a language: the newest ordinary pieces that are written in it, in three formats with the
//! same entries.
//!
//! Entries carry a summary, never the text: what a reader has stored cannot be called back when a
//! consent is withdrawn or a number changes (CON-03), and a text is whole only with the hotline
//! blocks, notices and the exit that stand around it on its page.

use jiff::civil::Date;
use serde::Serialize;

use super::edition::Edition;
use super::frame::sentences;
use super::{Page, Part};
use crate::site::{Class, Piece, Route, Text};

/// In which format a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedFormat {
    /// RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    /// Every format; the first is the one that pages link to.
    pub const ALL: [Self; 3] = [Self::Atom, Self::Rss, Self::Json];

    /// The name of its file, the last part of its address.
    pub fn file(self) -> &'static str {
        match self {
            Self::Atom => "atom.xml",
            Self::Rss => "rss.xml",
            Self::Json => "feed.json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Rss => "application/rss+xml",
            Self::Json => "application/feed+json",
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Rss => "RSS",
            Self::Json => "JSON Feed",
        }
    }
}

#[derive(Serialize)]
struct Feed {
    id: String,
    title: String,
    subtitle: String,
    self_url: String,
    home_url: String,
    lang: String,
    updated: Instant,
    author: String,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    title: String,
    url: String,
    published: Instant,
    updated: Instant,
    summary: String,
    categories: Vec<String>,
    lang: String,
}

/// A moment as RFC 3339 writes it, and as mail does.
#[derive(Serialize, Clone)]
struct Instant {
    iso: String,
    mail: String,
}

/// JSON Feed 1.1, in its own names.
#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    language: &'a str,
    authors: [JsonAuthor<'a>; 1],
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonAuthor<'a> {
    name: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    date_published: &'a str,
    date_modified: &'a str,
    tags: &'a [String],
    language: &'a str,
}

impl Edition<'_> {
    /// The address of this language's feed.
    pub fn feed_address(&self, format: FeedFormat) -> String {
        let home = self.site.addresses.get(self.language(), Route::Home);
        format!("{home}{}", format.file())
    }

    /// This language's feed.
    pub fn feed(&self, format: FeedFormat) -> Page {
        let feed = self.feed_in(format);
        let path = self.feed_address(format).trim_start_matches('/').to_owned();
        match format {
            FeedFormat::Atom => self.file(path, "formats/atom.xml", "feed", Part::of(feed)),
            FeedFormat::Rss => self.file(path, "formats/rss.xml", "feed", Part::of(feed)),
            FeedFormat::Json => self.text_file(path, "feed.json", json(&feed)),
        }
    }

    fn feed_in(&self, format: FeedFormat) -> Feed {
        let most = self.site.config.feed_items;
        let mut dated = self.dated();
        dated.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
        // More than fit may be of the last day that is in: their names decide.
        let last = dated.get(most.saturating_sub(1)).map(|(date, _)| *date);
        let newest = dated.into_iter().take_while(|(date, _)| last.is_none_or(|last| *date >= last));
        let mut entries: Vec<(Date, Entry)> =
            newest.filter_map(|(date, route)| Some((date, self.entry_at(route, date)?))).collect();
        entries.sort_by(|(a, left), (b, right)| b.cmp(a).then_with(|| left.id.cmp(&right.id)));
        entries.truncate(most);
        let newest = entries.iter().map(|(_, entry)| &entry.updated).max_by(|a, b| a.iso.cmp(&b.iso)).cloned();
        let address = self.absolute_path(&self.feed_address(format));
        Feed {
            id: address.clone(),
            title: self.site.config.title.get(self.language()).clone(),
            subtitle: self.home_subtitle(),
            self_url: address,
            home_url: self.absolute(Route::Home, self.language()),
            lang: self.language().code().to_owned(),
            updated: newest.unwrap_or_else(|| self.instant_of(self.site.today)),
            author: self.publisher_name(),
            entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        }
    }

    fn home_subtitle(&self) -> String {
        let campaign = self.site.leading_campaign().map(|ix| &self.site.campaigns[ix]);
        campaign.map_or_else(String::new, |campaign| campaign.text(self.language()).title.clone())
    }

    /// Who answers for the site; the site itself when nobody is named.
    pub fn publisher_name(&self) -> String {
        let publisher = self.site.config.publisher.as_ref();
        publisher.map_or_else(
            || self.site.config.title.get(self.language()).clone(),
            |publisher| self.organisation(publisher.organisation),
        )
    }

    /// All that may stand in a feed: what is ordinary, dated, and written in this language (TRN-03).
    fn dated(&self) -> Vec<(Date, Route)> {
        let site = self.site;
        let articles =
            site.articles.entries().map(|(ix, it)| (self.date_of(it, Some(it.facts.date)), Route::Article(ix)));
        let campaigns =
            site.campaigns.entries().map(|(ix, it)| (self.date_of(it, it.common.date), Route::Campaign(ix)));
        let events = site.events.entries().map(|(ix, it)| (self.date_of(it, it.common.date), Route::Event(ix)));
        let honorees = site.honorees.entries().map(|(ix, it)| (self.date_of(it, it.common.date), Route::Honoree(ix)));
        let all = articles.chain(campaigns).chain(events).chain(honorees);
        all.filter_map(|(date, route)| Some((date?, route))).collect()
    }

    fn date_of<F, T>(&self, piece: &Piece<F, T>, date: Option<Date>) -> Option<Date> {
        let is_its = piece.common.class == Class::Ordinary && piece.texts.own(self.language()).is_some();
        date.filter(|date| *date <= self.site.today && is_its)
    }

    fn entry_at(&self, route: Route, date: Date) -> Option<Entry> {
        let site = self.site;
        match route {
            Route::Article(ix) => {
                let article = &site.articles[ix];
                self.entry(article, route, date, self.label(article.facts.kind))
            }
            Route::Campaign(ix) => self.entry(&site.campaigns[ix], route, date, self.say("piece-kind-campaign")),
            Route::Event(ix) => {
                let event = &site.events[ix];
                let entry = self.entry(event, route, date, self.label(event.facts.kind))?;
                let summary = sentences(&self.announced(event, &self.event_card(ix)), &entry.summary);
                Some(Entry { summary, ..entry })
            }
            Route::Honoree(ix) => self.entry(&site.honorees[ix], route, date, self.say("piece-kind-honoree")),
            _ => None,
        }
    }

    fn entry<F, T>(&self, piece: &Piece<F, T>, route: Route, date: Date, kind: String) -> Option<Entry> {
        let text: &Text<T> = piece.texts.own(self.language())?;
        Some(Entry {
            id: format!("urn:uuid:{}", self.uuid(&piece.id, self.language().code())),
            title: text.title.clone(),
            url: self.absolute(route, self.language()),
            published: self.instant_of(date),
            updated: self.instant_of(piece.common.updated.unwrap_or(date)),
            summary: text.summary.clone().unwrap_or_default(),
            categories: vec![kind],
            lang: self.language().code().to_owned(),
        })
    }

    /// Midnight of a day in the site's time zone, as RFC 3339 writes it.
    pub fn instant(&self, date: Date) -> String {
        self.instant_of(date).iso
    }

    fn instant_of(&self, date: Date) -> Instant {
        date.to_zoned_datetime(self.zone()).map_or_else(
            |_| Instant {
                iso: format!("{date}T00:00:00Z"),
                mail: date.strftime("%a, %d %b %Y 00:00:00 +0000").to_string(),
            },
            |instant| Instant {
                iso: instant.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
                mail: instant.strftime("%a, %d %b %Y %H:%M:%S %z").to_string(),
            },
        )
    }
}

/// `feed` as JSON Feed 1.1.
fn json(feed: &Feed) -> String {
    let items = feed.entries.iter().map(|entry| JsonItem {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        // An item needs a content; what there is of one is the summary.
        content_text: if entry.summary.is_empty() { &entry.title } else { &entry.summary },
        summary: &entry.summary,
        date_published: &entry.published.iso,
        date_modified: &entry.updated.iso,
        tags: &entry.categories,
        language: &entry.lang,
    });
    let json = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.home_url,
        feed_url: &feed.self_url,
        description: &feed.subtitle,
        language: &feed.lang,
        authors: [JsonAuthor { name: &feed.author, url: &feed.home_url }],
        items: items.collect(),
    };
    let text = serde_json::to_string_pretty(&json).expect("a feed holds only text and lists");
    text + "\n"
}
