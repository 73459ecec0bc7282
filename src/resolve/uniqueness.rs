//! The address table: every page has one address, and no two share one (also not on a file
//! system that takes upper and lower case for the same).

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::locale::Locales;
use crate::parse::{Document, Located, Part};
use crate::site::{Addresses, Language, Piece, Route, Site};

/// Names at the top of the output that are not pages (content.md, Addresses).
const RESERVED: [&str; 13] = [
    "/.htaccess",
    "/.nojekyll",
    "/.well-known/",
    "/404.html",
    "/_headers",
    "/_redirects",
    "/assets/",
    "/atom.xml",
    "/feed.json",
    "/robots.txt",
    "/rss.xml",
    "/sitemap.xml",
    "/web.config",
];

/// Works out every address.
pub fn addresses(site: &Site, locales: &Locales) -> Addresses {
    let mut addresses = Addresses::default();
    let routes = site.routes();
    for language in site.config.languages.iter().map(|language| &language.code) {
        let Some(locale) = locales.get(language) else { continue };
        for route in &routes {
            addresses.add(language, *route, site.address_of(*route, language, locale));
        }
    }
    addresses
}

/// Reports pages, lists and aliases whose address is taken.
pub fn check(site: &Site, files: &Files, problems: &mut Vec<Diagnostic>) {
    let paths: BTreeSet<&str> = site.config.languages.iter().map(|language| language.path.as_str()).collect();
    if paths.len() < site.config.languages.len() {
        // Reported when `site.yaml` was read; every page would collide with its own translation.
        return;
    }
    let mut claims = Claims { taken: BTreeMap::new(), told: BTreeSet::new(), problems };
    for reserved in RESERVED {
        claims.taken.insert(reserved.to_owned(), (String::new(), reserved.to_owned()));
    }
    let mut pages: Vec<_> = site.addresses.iter().map(|page| (files.of(site, page.1), page)).collect();
    // Lists first, then pages named after their files: whose author chose a slug can choose another.
    let first = &site.config.languages[0].code;
    pages.sort_by_key(|(id, (language, ..))| {
        let chosen = id.as_ref().is_some_and(|id| files.has_slug(id, language));
        (id.is_some(), chosen, *language != first)
    });
    for (id, (language, _, address)) in pages {
        claims.claim(address, id.unwrap_or_default(), |id| files.place(id, language, "slug"));
    }
    for (language, id, alias) in aliases(site) {
        claims.claim(&alias, id, |id| files.alias_place(id, &language, &alias));
    }
}

/// Addresses in the order in which they are asked for.
struct Claims<'a> {
    /// The piece and the file behind each folded address; lists have no piece.
    taken: BTreeMap<String, (String, String)>,
    /// Pieces that collide, so that each pair is reported once, not once a language.
    told: BTreeSet<(String, String)>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Claims<'_> {
    fn claim(&mut self, address: &str, id: String, place: impl Fn(&str) -> Option<Span>) {
        let span = place(&id).unwrap_or_else(|| Span::file(&SourcePath::from("content/site.yaml")));
        let folded = address.to_lowercase();
        let Some((other, file)) = self.taken.get(&folded) else {
            let file = if id.is_empty() { address.to_owned() } else { span.file.to_string() };
            self.taken.insert(folded, (id, file));
            return;
        };
        if self.told.insert((id, other.clone())) {
            let problem = Diagnostic::new(Problem::DuplicateAddress, span);
            self.problems.push(problem.arg("address", address).arg("other", file));
        }
    }
}

/// Every alias with its language and piece.
pub fn aliases(site: &Site) -> Vec<(Language, String, String)> {
    fn of<F, T>(piece: &Piece<F, T>, all: &mut Vec<(Language, String, String)>) {
        for (language, text) in piece.texts.iter() {
            all.extend(text.aliases.iter().map(|alias| (language.clone(), piece.id.to_string(), alias.clone())));
        }
    }
    let mut all = Vec::new();
    site.articles.iter().for_each(|piece| of(piece, &mut all));
    site.campaigns.iter().for_each(|piece| of(piece, &mut all));
    site.events.iter().for_each(|piece| of(piece, &mut all));
    site.honorees.iter().for_each(|piece| of(piece, &mut all));
    site.pages.iter().for_each(|piece| of(piece, &mut all));
    for place in site.places.iter().map(crate::site::Place::shared) {
        for (language, aliases) in place.aliases.iter() {
            all.extend(aliases.iter().map(|alias| (language.clone(), place.id.to_string(), alias.clone())));
        }
    }
    all
}

/// The files of each piece by its id, for the places of problems.
pub struct Files<'a>(pub BTreeMap<String, Vec<&'a Document>>);

impl<'a> Files<'a> {
    /// The id of the piece behind `route`; `None` for lists.
    fn of(&self, site: &Site, route: Route) -> Option<String> {
        let id = match route {
            Route::Article(ix) => &site.articles[ix].id,
            Route::Campaign(ix) => &site.campaigns[ix].id,
            Route::Event(ix) => &site.events[ix].id,
            Route::Honoree(ix) => &site.honorees[ix].id,
            Route::Page(ix) => &site.pages[ix].id,
            Route::Place(ix) => &site.places[ix].shared().id,
            _ => return None,
        };
        Some(id.to_string())
    }

    /// The text of the piece `id` in `language`, else the original.
    fn text(&self, id: &str, language: &Language) -> Option<&'a Document> {
        let documents = self.0.get(id)?;
        documents.iter().find(|document| document.language == *language).or(documents.first()).copied()
    }

    fn has_slug(&self, id: &str, language: &Language) -> bool {
        self.text(id, language).is_some_and(|document| document.texts.slug.is_some())
    }

    /// The place of the field `key` of the piece `id` in `language`; without such a field, of its
    /// front matter.
    pub fn place(&self, id: &str, language: &Language, key: &str) -> Option<Span> {
        let document = self.text(id, language)?;
        let texts = &document.texts;
        let located = match key {
            "slug" => texts.slug.as_ref(),
            "safe_title" => texts.safe_title.as_ref(),
            _ => None,
        };
        Some(located.map_or_else(|| document.front_span(), |field| document.span(&field.path, Part::Value)))
    }

    /// The place of `alias` among those of the piece `id` in `language`.
    fn alias_place(&self, id: &str, language: &Language, alias: &str) -> Option<Span> {
        let document = self.text(id, language)?;
        let same = |written: &&Located<String>| written.value.trim_matches('/') == alias.trim_matches('/');
        let written = document.texts.aliases.iter().find(same)?;
        Some(document.span(&written.path, Part::Value))
    }

    /// Whether some file has a problem in its field `key`.
    pub fn have_misread(&self, key: &str) -> bool {
        self.0.values().flatten().any(|document| document.is_misread(key))
    }
}
