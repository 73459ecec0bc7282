//! The address table: every page has one address, and no two share one (also not on a file
//! system that takes upper and lower case for the same).

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::locale::{Locales, Section};
use crate::parse::{Document, Located, Part};
use crate::site::{Addresses, Language, Piece, Route, Site};

/// Names at the top of the output that are not pages (content.md, Addresses).
const RESERVED: [&str; 10] = [
    "/.htaccess",
    "/.nojekyll",
    "/.well-known/",
    "/404.html",
    "/_headers",
    "/_redirects",
    "/assets/",
    "/robots.txt",
    "/sitemap.xml",
    "/web.config",
];
/// Files below the path of every language that are not pages.
const RESERVED_BELOW: [&str; 4] = ["404.html", "atom.xml", "rss.xml", "feed.json"];

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
pub fn check(site: &Site, files: &Files, locales: &Locales, problems: &mut Vec<Diagnostic>) {
    let paths: BTreeSet<&str> = site.config.languages.iter().map(|language| language.path.as_str()).collect();
    if paths.len() < site.config.languages.len() {
        // Reported when `site.yaml` was read; every page would collide with its own translation.
        return;
    }
    let mut claims = Claims { taken: BTreeMap::new(), told: BTreeSet::new(), problems };
    for reserved in reserved(site, locales) {
        claims.taken.insert(reserved.to_lowercase(), (String::new(), reserved));
    }
    let mut pages: Vec<_> =
        site.addresses.iter().map(|page| (site.piece_at(page.1).map(ToString::to_string), page)).collect();
    // Lists first, then pages named after their files: whose author chose a slug can choose another.
    let first = &site.config.languages[0].code;
    pages.sort_by_key(|(id, (language, ..))| {
        let chosen = id.as_ref().is_some_and(|id| files.has_slug(id, language));
        (id.is_some(), chosen, *language != first)
    });
    for (id, (language, _, address)) in pages {
        claims.claim(address, id.unwrap_or_default(), true, |id| files.place(id, language, "slug"));
    }
    for (language, id, alias) in aliases(site) {
        claims.claim(&alias, id, false, |id| files.alias_place(id, &language, &alias));
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
    /// Claims `address`; `names_slug`: it comes from a slug that its author may change.
    fn claim(&mut self, address: &str, id: String, names_slug: bool, place: impl Fn(&str) -> Option<Span>) {
        let span = place(&id).unwrap_or_else(|| Span::file(&SourcePath::from("content/site.yaml")));
        let folded = address.to_lowercase();
        let Some((other, file)) = self.taken.get(&folded) else {
            let file = if id.is_empty() { address.to_owned() } else { span.file.to_string() };
            self.taken.insert(folded, (id, file));
            return;
        };
        if self.told.insert((id, other.clone())) {
            let (file, free) = (file.clone(), names_slug.then(|| self.free(address)));
            let problem = Diagnostic::new(Problem::DuplicateAddress, span).arg("address", address).arg("other", file);
            self.problems.push(match free {
                Some(free) => problem.arg("nearest", free),
                None => problem,
            });
        }
    }

    /// The slug nearest to that of `address` whose address nobody has: `ma-2` (TXT-04).
    fn free(&self, address: &str) -> String {
        let address = address.trim_end_matches('/');
        let (above, slug) = address.rsplit_once('/').unwrap_or(("", address));
        let is_free = |slug: &String| !self.taken.contains_key(&format!("{above}/{slug}/").to_lowercase());
        (2..).map(|number| format!("{slug}-{number}")).find(is_free).unwrap_or_default()
    }
}

/// Addresses that no page and no alias may have.
fn reserved(site: &Site, locales: &Locales) -> Vec<String> {
    let mut all: Vec<String> = RESERVED.map(str::to_owned).into();
    for language in site.config.languages.iter().map(|config| &config.code) {
        let home = site.addresses.get(language, Route::Home);
        all.extend(RESERVED_BELOW.iter().map(|name| format!("{home}{name}")));
        all.push(format!("/sitemap-{language}.xml"));
        all.extend(locales.get(language).map(|locale| format!("{home}{}.ics", locale.section(Section::Calendar))));
    }
    // The calendar of an event or a campaign lies beside its page.
    let with_calendar = |route| matches!(route, Route::Event(_) | Route::Campaign(_));
    let calendars = site.addresses.iter().filter(|(_, route, _)| with_calendar(*route));
    all.extend(calendars.map(|(_, _, address)| format!("{}.ics", address.trim_end_matches('/'))));
    all
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
