//! What every page has: its head, its place among the others, and the frame of the site around it.

use serde::Serialize;

use super::calendars::CalendarLink;
use super::cards::HotlineCard;
use super::edition::{Edition, Link};
use super::feeds::FeedFormat;
use super::pictures::{PictureView, Sight};
use super::social::Social;
use super::structured::Thing;
use crate::locale::{Arg, Section};
use crate::site::{ArticleFilter, Class, EventFilter, HonoreeFilter, Language, Mode, Role, Route, URGENT};

/// A navigation link, and the section that it leads to.
#[derive(Debug, Clone, Serialize)]
pub struct NavLink {
    pub label: String,
    pub url: String,
    pub section: &'static str,
}

/// A page in another language for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternate {
    pub lang: String,
    pub url: String,
}

/// The same page in another language for readers.
#[derive(Debug, Clone, Serialize)]
pub struct Switch {
    pub lang: String,
    pub name: String,
    pub url: String,
    pub current: bool,
}

/// The original that stands in for a missing translation (TRN-03).
#[derive(Debug, Clone, Serialize)]
pub struct Fallback {
    pub name: String,
    /// The language that is missing, as it is called in itself.
    pub into: String,
}

/// The original that a translation no longer follows (TRN-04).
#[derive(Debug, Clone, Serialize)]
pub struct Stale {
    pub lang: String,
    /// Of the original's language.
    pub name: String,
    /// Of the original's page.
    pub url: String,
}

/// `page` in templates.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    pub lang: String,
    pub title: String,
    pub heading: String,
    pub heading_lang: String,
    pub summary: String,
    pub description: String,
    pub canonical: String,
    pub url: String,
    pub alternates: Vec<Alternate>,
    pub indexed: bool,
    pub class: Class,
    /// Whether the page says nothing of the site's subject in its head (TRACE-04).
    pub neutral: bool,
    pub kind: &'static str,
    pub section: &'static str,
    pub breadcrumbs: Vec<Link>,
    pub switch: Vec<Switch>,
    pub fallback: Option<Fallback>,
    pub stale: Option<Stale>,
    pub sample: bool,
    pub draft: bool,
    pub body_lang: String,
    pub picture: Option<PictureView>,
    /// The calendar of what the page is about, never on a sensitive page (TRACE-04).
    pub calendar: Option<CalendarLink>,
    /// For those who link to it; nothing on a sensitive page (TRACE-04).
    pub social: Option<Social>,
    /// JSON-LD, safe inside of a script element; empty on a sensitive page (TRACE-04).
    pub structured: String,
}

/// What the makers of pages say of a page; [`Edition::head`] adds the rest.
#[derive(Debug, Clone, Default)]
pub struct About {
    pub heading: String,
    /// Tells a sensitive page from others in titles (TRACE-04).
    pub safe_title: String,
    pub summary: String,
    /// When it is, of an event: said before the summary where somebody shares the page.
    pub when: String,
    pub kind: &'static str,
    pub section: &'static str,
    /// Lists above the page, without the home page.
    pub above: Vec<Link>,
    pub sensitive: bool,
    /// Whether an ordinary page has the title and head of a sensitive one (TRACE-04).
    pub neutral: bool,
    /// Whether search engines may know it.
    pub unlisted: bool,
    pub sample: bool,
    pub draft: bool,
    /// The language of the original that has changed since the page was translated.
    pub stale: Option<Language>,
    /// The language of the text when it is not the page's own.
    pub original: Option<Language>,
    /// The language of the body when it is not the page's own and nothing else is missing.
    pub body_language: Option<Language>,
    /// The code of the heading's language when that is not the page's own and nothing else is missing.
    pub heading_lang: String,
    /// Never on a sensitive page (TRACE-04).
    pub picture: Option<PictureView>,
    /// What is shown beside a link to the page. Nothing of a person whose consent it takes: what
    /// others have copied, no withdrawal takes away (CON-03).
    pub sight: Option<Sight>,
    /// The page for what is not there: it has no address of its own.
    pub nowhere: bool,
    /// The languages in which the page is not a fallback; empty for all.
    pub languages: Vec<Language>,
    pub calendar: Option<CalendarLink>,
    /// What the page is about, for machines.
    pub thing: Option<Thing>,
}

/// `site` in templates.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    title: String,
    home: String,
    nav: Vec<NavLink>,
    footer: Vec<Link>,
    publisher: Named,
    preview: bool,
    exit: Url,
    support: Link,
    phone_numbers: Url,
    safety: Url,
    search: Link,
    /// The one that pages link to.
    feed: Feed,
    /// Every format.
    feeds: Vec<Feed>,
    urgent: Vec<HotlineCard>,
}

#[derive(Debug, Clone, Serialize)]
struct Named {
    name: String,
    url: String,
}

#[derive(Debug, Clone, Serialize)]
struct Url {
    url: String,
}

#[derive(Debug, Clone, Serialize)]
struct Feed {
    media_type: &'static str,
    url: String,
    title: String,
}

impl Edition<'_> {
    /// The frame of the site in this language.
    pub fn frame(&self) -> Frame {
        let site = self.site;
        let url = |url: String| Url { url };
        Frame {
            title: site.config.title.get(self.language()).clone(),
            home: self.url(Route::Home),
            nav: self.nav(),
            footer: self.footer(),
            publisher: self.publisher(),
            preview: site.mode == Mode::Preview,
            exit: url(site.config.exit.clone()),
            support: self.section_link(Route::Support, "view-support"),
            phone_numbers: url(self.url(Route::Hotlines)),
            safety: url(site.page_for(Role::Safety).map_or_else(String::new, |ix| self.url(Route::Page(ix)))),
            search: self.section_link(Route::Search, "view-search"),
            feed: self.feed_link(FeedFormat::ALL[0]),
            feeds: FeedFormat::ALL.map(|format| self.feed_link(format)).into(),
            urgent: self.urgent(),
        }
    }

    fn feed_link(&self, format: FeedFormat) -> Feed {
        Feed {
            media_type: format.media_type(),
            url: self.href(&self.feed_address(format)),
            title: format!("{} ({})", self.site.config.title.get(self.language()), format.name()),
        }
    }

    fn nav(&self) -> Vec<NavLink> {
        let link = |route: Route, key: &str, section: &'static str| NavLink {
            label: self.say(key),
            url: self.url(route),
            section,
        };
        vec![
            link(Route::Support, "view-support", Section::Support.key()),
            link(Route::Articles(ArticleFilter::All, 1), "view-articles", Section::Articles.key()),
            link(Route::Events(EventFilter::All, 1), "view-events", Section::Events.key()),
            link(Route::Campaigns, "view-campaigns", Section::Campaigns.key()),
            link(Route::Honorees(HonoreeFilter::All), "view-honorees", Section::Honorees.key()),
            link(Route::Documents, "view-documents", Section::Documents.key()),
        ]
    }

    fn footer(&self) -> Vec<Link> {
        let roles = [Role::About, Role::Safety, Role::Accessibility, Role::Publisher];
        let pages = roles.into_iter().filter_map(|role| self.site.page_for(role));
        pages
            .map(|ix| {
                let label = self.site.pages[ix].text(self.language()).title.clone();
                Link { label, url: self.url(Route::Page(ix)) }
            })
            .collect()
    }

    fn publisher(&self) -> Named {
        let publisher = self.site.config.publisher.as_ref();
        let page = self.site.page_for(Role::Publisher).map(|ix| self.url(Route::Page(ix)));
        Named {
            name: publisher.map_or_else(String::new, |publisher| self.organisation(publisher.organisation)),
            url: page.unwrap_or_default(),
        }
    }

    /// The numbers that stand on every page, in the order of the registry as everywhere (HOT-03).
    fn urgent(&self) -> Vec<HotlineCard> {
        let urgent = self.site.hotlines.iter().filter(|hotline| URGENT.contains(&&*hotline.id));
        urgent.map(|hotline| self.hotline_card(hotline)).collect()
    }

    /// A link to a section by its name.
    pub fn section_link(&self, route: Route, key: &str) -> Link {
        Link { label: self.say(key), url: self.url(route) }
    }

    /// The head of the page at `route`.
    pub fn head(&self, route: Route, about: About) -> Head {
        let site = self.site;
        let own = about.languages.is_empty() || about.languages.contains(self.language());
        let body_language = about.body_language.as_ref().or(about.original.as_ref());
        let canonical = about.original.as_ref().unwrap_or(self.language());
        let neutral = about.sensitive || about.neutral;
        let description = self.description(&about);
        let breadcrumbs = self.breadcrumbs(route, &about);
        Head {
            social: self.social(&about),
            structured: self.structured(route, &about, &breadcrumbs),
            calendar: about.calendar.clone().filter(|_| !about.sensitive),
            lang: self.language().code().to_owned(),
            title: self.title(&about),
            heading_lang: about.original.as_ref().map_or(about.heading_lang, |language| language.code().to_owned()),
            body_lang: body_language.map_or_else(String::new, |language| language.code().to_owned()),
            canonical: if about.nowhere { String::new() } else { self.absolute(route, canonical) },
            url: self.url(route),
            alternates: if own && !about.nowhere { self.alternates(route, &about.languages) } else { Vec::new() },
            indexed: site.mode == Mode::Publication && !about.unlisted,
            class: if about.sensitive { Class::Sensitive } else { Class::Ordinary },
            neutral,
            kind: about.kind,
            section: about.section,
            breadcrumbs,
            switch: self.switch(route),
            fallback: about.original.or(about.body_language).map(|language| Fallback {
                name: self.locale.language_name(language.code()).to_owned(),
                into: self.own_name().to_owned(),
            }),
            stale: about.stale.map(|language| Stale {
                name: self.locale.language_name(language.code()).to_owned(),
                url: self.href(site.addresses.get(&language, route)),
                lang: language.code().to_owned(),
            }),
            heading: about.heading,
            summary: about.summary,
            description,
            sample: about.sample,
            draft: about.draft,
            picture: about.picture.filter(|_| !about.sensitive),
        }
    }

    /// "Lễ phát động – Lạng Sơn …", or "Thông tin · Đồng Đăng" (TRACE-04).
    fn title(&self, about: &About) -> String {
        let config = &self.site.config;
        let neutral = about.sensitive || about.neutral;
        let parts = if neutral {
            [config.safe_title.get(self.language()).as_str(), about.safe_title.as_str()]
        } else {
            [about.heading.as_str(), config.title.get(self.language()).as_str()]
        };
        let mut parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        // The home page is called as the site is.
        parts.dedup();
        parts.join(if neutral { " · " } else { " – " })
    }

    /// What a search engine shows below the title: it would else quote the page, whatever it is about (TRACE-04).
    fn description(&self, about: &About) -> String {
        if about.sensitive || about.neutral {
            return self.say("description-neutral");
        }
        if !about.when.is_empty() {
            return sentences(&about.when, &about.summary);
        }
        if !about.summary.is_empty() {
            return about.summary.clone();
        }
        let site = self.site.config.title.get(self.language()).as_str();
        if about.nowhere || about.heading == site {
            return String::new();
        }
        self.locale.format("description-plain", &[("heading", Arg::Text(&about.heading)), ("site", Arg::Text(site))])
    }

    /// Complete, reciprocal, with x-default; nothing for a page in one language (TRN-07).
    pub fn alternates(&self, route: Route, languages: &[Language]) -> Vec<Alternate> {
        let all = self.site.config.languages.iter().map(|language| &language.code);
        let real: Vec<&Language> =
            all.filter(|language| languages.is_empty() || languages.contains(language)).collect();
        if real.len() < 2 {
            return Vec::new();
        }
        let default = std::iter::once(("x-default", real[0]));
        let named = real.iter().map(|language| (language.code(), *language));
        named
            .chain(default)
            .map(|(lang, language)| Alternate { lang: lang.to_owned(), url: self.absolute(route, language) })
            .collect()
    }

    fn breadcrumbs(&self, route: Route, about: &About) -> Vec<Link> {
        if route == Route::Home {
            return Vec::new();
        }
        let home = Link { label: self.say("home"), url: self.url(Route::Home) };
        let here = Link { label: about.heading.clone(), url: String::new() };
        std::iter::once(home).chain(about.above.iter().cloned()).chain([here]).collect()
    }

    /// The same page in every language of the site.
    fn switch(&self, route: Route) -> Vec<Switch> {
        let languages = self.site.config.languages.iter();
        languages
            .map(|language| Switch {
                lang: language.code.code().to_owned(),
                name: language.name.clone(),
                url: self.href(self.site.addresses.get(&language.code, route)),
                current: language.code == *self.language(),
            })
            .collect()
    }
}

/// When an event is, as a sentence before its summary.
pub fn sentences(when: &str, summary: &str) -> String {
    let when = capitalised(when);
    if summary.is_empty() { when } else { format!("{when}. {summary}") }
}

/// `text` as it stands by itself, not in a sentence: `Xã Mẫu`.
pub fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
