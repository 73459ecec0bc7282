//! The address table: every page has one address, and no two share one (also not on a file
//! system that takes upper and lower case for the same).

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::locale::Locales;
use crate::site::{Addresses, Language, Piece, Route, Site};

/// Names at the top of the output that are not pages (content.md, Addresses).
const RESERVED: [&str; 8] =
    ["/404.html", "/assets/", "/atom.xml", "/feed.json", "/robots.txt", "/rss.xml", "/sitemap.xml", "/.well-known/"];

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
    let mut taken: BTreeMap<String, String> =
        RESERVED.iter().map(|reserved| ((*reserved).to_owned(), (*reserved).to_owned())).collect();
    // Lists first: when a page collides with a list, the page is what its author can change.
    let (lists, pieces): (Vec<_>, Vec<_>) =
        site.addresses.iter().partition(|(_, route, _)| files.of(site, *route).is_none());
    for (language, route, address) in lists.into_iter().chain(pieces) {
        let file = files.of(site, route).map(|file| files.text(file, language));
        claim(&mut taken, address, file.unwrap_or_else(|| SourcePath::from("content/site.yaml")), problems);
    }
    for (language, id, alias) in aliases(site) {
        if let Some(file) = files.0.get(&id) {
            claim(&mut taken, &alias, files.text(file, &language), problems);
        }
    }
}

fn claim(taken: &mut BTreeMap<String, String>, address: &str, file: SourcePath, problems: &mut Vec<Diagnostic>) {
    let folded = address.to_lowercase();
    if let Some(other) = taken.get(&folded) {
        let problem = Diagnostic::new(Problem::DuplicateAddress, Span::file(&file));
        problems.push(problem.arg("address", address).arg("other", other));
    } else {
        taken.insert(folded, file.to_string());
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
pub struct Files(pub BTreeMap<String, Vec<(Language, SourcePath)>>);

impl Files {
    /// The files behind `route`; `None` for lists.
    fn of(&self, site: &Site, route: Route) -> Option<&Vec<(Language, SourcePath)>> {
        let id = match route {
            Route::Article(ix) => &site.articles[ix].id,
            Route::Campaign(ix) => &site.campaigns[ix].id,
            Route::Event(ix) => &site.events[ix].id,
            Route::Honoree(ix) => &site.honorees[ix].id,
            Route::Page(ix) => &site.pages[ix].id,
            Route::Place(ix) => &site.places[ix].shared().id,
            _ => return None,
        };
        self.0.get(&id.to_string())
    }

    /// The file of the text in `language`, else of the original.
    fn text(&self, files: &[(Language, SourcePath)], language: &Language) -> SourcePath {
        let own = files.iter().find(|(own, _)| own == language).or(files.first());
        own.map_or_else(|| SourcePath::from("content"), |(_, path)| path.clone())
    }
}
