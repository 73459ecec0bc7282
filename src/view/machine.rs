//! Files for machines, redirects, and the page for what is not there.

use serde::Serialize;

use super::edition::Edition;
use super::frame::About;
use super::{Page, Part};
use crate::site::{Class, Language, Localised, Mode, Route, Text, file_of};

/// Where the contact for weaknesses stands.
pub const SECURITY: &str = ".well-known/security.txt";
/// For how long it holds: at most a year, as RFC 9116 §2.5.5 advises.
pub const SECURITY_DAYS: i64 = 364;

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
    pub fn file(&self, path: String, template: &'static str, name: &'static str, part: Part) -> Page {
        Page {
            path,
            language: self.language().clone(),
            class: Class::Ordinary,
            template,
            context: vec![(name, part)],
            body: None,
            text: None,
            search: None,
        }
    }

    /// A file for machines whose `text` no template makes.
    pub fn text_file(&self, path: String, format: &'static str, text: String) -> Page {
        let page = self.file(path, format, "", Part::of(()));
        Page { context: Vec::new(), text: Some(text), ..page }
    }

    /// The page for addresses that lead nowhere, in the languages of `editions`.
    pub fn not_found(&self, editions: &[&Edition]) -> Page {
        let notices: Vec<Notice> = editions.iter().map(|edition| edition.notice()).collect();
        let about = About {
            heading: self.say("not-found-title"),
            safe_title: self.say("not-found-title"),
            kind: "not-found",
            neutral: true,
            unlisted: true,
            nowhere: true,
            ..About::default()
        };
        let mut page = self.page(Route::Home, "not-found", about, vec![("notices", Part::of(notices))]);
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
        let mut page = self.page(route, "redirect", about, vec![("target", Part::of(target))]);
        page.path = file_of(alias);
        page
    }

    /// What robots may read: nothing of a preview (PUB-02).
    pub fn robots(&self) -> Page {
        let robots = Robots { allow: self.site.mode == Mode::Publication, sitemap: self.absolute_path("/sitemap.xml") };
        self.file("robots.txt".to_owned(), "formats/robots.txt", "robots", Part::of(robots))
    }

    /// Whom to tell of a weakness (RFC 9116); none when the publisher gave no contact.
    pub fn security(&self) -> Option<Page> {
        let contact = self.site.config.publisher.as_ref()?.contact.clone()?;
        let languages = self.site.config.languages.iter().map(|language| language.code.code());
        let expires = self.site.today.saturating_add(jiff::Span::new().days(SECURITY_DAYS));
        let security = Security {
            contact,
            expires: self.instant(expires),
            languages: languages.collect::<Vec<_>>().join(", "),
            canonical: self.absolute_path("/.well-known/security.txt"),
        };
        Some(self.file(SECURITY.to_owned(), "formats/security.txt", "security", Part::of(security)))
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
