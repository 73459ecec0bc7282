//! The address table: every page has one address, and no two share one (also not on a file
//! system that takes upper and lower case for the same). Nor do two share a file of the output, nor does one need
//! a folder where another is a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::groups::Group;
use crate::diag::{Diagnostic, Problem, SourcePath, Span, is_same};
use crate::locale::{Locales, Section};
use crate::parse::{Document, Located, Part};
use crate::site::{
    Addresses, ArticleKind, Enumeration, EventKind, HonoreeField, Language, LanguageConfig, Localised, Piece, PieceId,
    Role, Route, Site, slug_of,
};

/// Names at the top of the output that are not pages (content.md, Addresses).
const RESERVED: [&str; 13] = [
    "/.htaccess",
    "/.nojekyll",
    "/.tincay-part",
    "/.tincay-record",
    "/.well-known/",
    "/404.html",
    "/_headers",
    "/_redirects",
    "/assets/",
    "/robots.txt",
    "/sitemap.xml",
    "/static/",
    "/web.config",
];
/// Folders at the top that hold no pages, whatever lies in them.
const FOLDERS: [&str; 3] = ["/.well-known/", "/assets/", "/static/"];
/// What names of compressed copies end with.
const COPIES: [&str; 2] = [".gz", ".br"];
/// Files below the path of every language that are not pages.
const RESERVED_BELOW: [&str; 4] = ["404.html", "atom.xml", "rss.xml", "feed.json"];

/// The addresses of the last site in which each was free. Empty, it changes nothing.
#[derive(Debug, Default)]
pub struct Recall(Option<(Names, Addresses)>);

/// The addresses of all pages of `site`, and the problems of those that are taken.
pub fn addresses(site: &Site, files: &Files, locales: &Locales, recall: &mut Recall) -> (Addresses, Vec<Diagnostic>) {
    let names = Names::of(site, locales);
    if let Some((_, addresses)) = recall.0.as_ref().filter(|(known, _)| known.are(&names)) {
        return (addresses.clone(), Vec::new());
    }
    let languages = names.languages.iter().map(|language| &language.code);
    let address = |route: Route, language: &Language| Some(site.address_of(route, language, locales.get(language)?));
    let addresses = Addresses::of(names.routes.clone(), languages, address);
    let mut problems = Vec::new();
    if !are_free(site, &addresses, locales) {
        check(site, &addresses, files, locales, &mut problems);
    }
    recall.0 = problems.is_empty().then(|| (names, addresses.clone()));
    (addresses, problems)
}

/// All that addresses are made of.
#[derive(Debug)]
struct Names {
    locales: Locales,
    /// Of the values that lists gather by, in every language.
    labels: Vec<String>,
    languages: Vec<LanguageConfig>,
    routes: Vec<Route>,
    /// Of every piece in every language.
    slugs: Vec<Arc<str>>,
    topics: Vec<Localised<String>>,
    /// The slugs of communes.
    units: Vec<String>,
    /// Of pages: that of the one about safety lies elsewhere.
    roles: Vec<Option<Role>>,
    aliases: Vec<(Language, String, String)>,
    /// The slugs of documents that have a PDF.
    papers: Vec<String>,
}

impl Names {
    fn of(site: &Site, locales: &Locales) -> Self {
        let languages = &site.config.languages;
        let mut slugs = Vec::new();
        for LanguageConfig { code, .. } in languages {
            slugs.extend(site.articles.iter().map(|piece| piece.text(code).slug.clone()));
            slugs.extend(site.campaigns.iter().map(|piece| piece.text(code).slug.clone()));
            slugs.extend(site.events.iter().map(|piece| piece.text(code).slug.clone()));
            slugs.extend(site.honorees.iter().map(|piece| piece.text(code).slug.clone()));
            slugs.extend(site.pages.iter().map(|piece| piece.text(code).slug.clone()));
            slugs.extend(site.places.iter().map(|place| place.shared().slugs.get(code).clone()));
        }
        let own = languages.iter().filter_map(|language| locales.get(&language.code));
        let labels = own.flat_map(|locale| {
            let articles = ArticleKind::ALL.iter().map(move |kind| slug_of(*kind, locale));
            let events = EventKind::ALL.iter().map(move |kind| slug_of(*kind, locale));
            articles.chain(events).chain(HonoreeField::ALL.iter().map(move |field| slug_of(*field, locale)))
        });
        Self {
            locales: locales.clone(),
            labels: labels.collect(),
            languages: languages.clone(),
            routes: site.routes(),
            slugs,
            topics: site.topics.iter().map(|topic| topic.slug.clone()).collect(),
            units: site.units.iter().map(|unit| unit.slug.clone()).collect(),
            roles: site.pages.iter().map(|page| page.facts.role).collect(),
            aliases: aliases(site),
            papers: with_paper(site).map(|document| document.slug.to_string()).collect(),
        }
    }

    fn are(&self, other: &Self) -> bool {
        let same_lists = self.languages == other.languages
            && self.routes == other.routes
            && self.topics == other.topics
            && self.units == other.units
            && self.roles == other.roles
            && self.papers == other.papers
            && self.aliases == other.aliases;
        let same_slugs = |(one, other): (&Arc<str>, &Arc<str>)| is_same(one, other);
        same_lists
            && self.labels == other.labels
            && self.locales.have_rules_of(&other.locales)
            && self.slugs.len() == other.slugs.len()
            && self.slugs.iter().zip(&other.slugs).all(same_slugs)
    }
}

/// Reports pages, lists and aliases whose address is taken.
fn check(site: &Site, addresses: &Addresses, files: &Files, locales: &Locales, problems: &mut Vec<Diagnostic>) {
    let paths: BTreeSet<&str> = site.config.languages.iter().map(|language| language.path.as_str()).collect();
    if paths.len() < site.config.languages.len() {
        // Reported when `site.yaml` was read; every page would collide with its own translation.
        return;
    }
    let mut claims = Claims { taken: BTreeMap::new(), told: BTreeSet::new(), problems };
    for reserved in reserved(site, addresses, locales) {
        claims.taken.insert(place_of(&reserved), (String::new(), reserved));
    }
    let mut pages: Vec<_> =
        addresses.iter().map(|page| (site.piece_at(page.1).map(ToString::to_string), page)).collect();
    // Lists first, then pages named after their files: whose author chose a slug can choose another.
    let first = &site.config.languages[0].code;
    pages.sort_by_cached_key(|(id, (language, ..))| {
        let chosen = id.as_ref().is_some_and(|id| files.has_slug(id, language));
        (id.is_some(), chosen, *language != first)
    });
    for (id, (language, _, address)) in pages {
        let id = id.unwrap_or_default();
        let file = files.file(&id, language);
        claims.claim(address, (id, file), true, |id| files.place(id, language, "slug"));
    }
    for (language, id, alias) in aliases(site) {
        let file = files.file(&id, &language);
        claims.claim(&alias, (id, file), false, |id| files.alias_place(id, &language, &alias));
    }
}

/// Whether no address is asked for twice: then nobody need know by whom.
fn are_free(site: &Site, addresses: &Addresses, locales: &Locales) -> bool {
    let reserved = reserved(site, addresses, locales);
    let mut taken: FxHashSet<String> = reserved.iter().map(|address| place_of(address)).collect();
    // The address of a page is a folder below folders: only old addresses can be anything else.
    let pages = addresses.iter().map(|(.., address)| address.to_lowercase());
    let aliases: Vec<String> = aliases(site).into_iter().map(|(.., alias)| place_of(&alias)).collect();
    pages.chain(aliases.iter().cloned()).all(|address| taken.insert(address))
        && aliases
            .iter()
            .all(|place| !is_reserved(place) && !above(place).any(|above| taken.contains(&place_of(above))))
}

/// Where what has `address` lies in the output: an address that ends with a slash is a folder with its page.
fn place_of(address: &str) -> String {
    let address = address.to_lowercase();
    match address.strip_suffix("/index.html") {
        Some(folder) => format!("{folder}/"),
        None => address,
    }
}

/// The folders that `place` needs, written as a file would be that stood there: `/a` and `/a/b` for `/a/b/`.
fn above(place: &str) -> impl Iterator<Item = &str> {
    place.match_indices('/').filter(|(at, _)| *at > 0).map(|(at, _)| &place[..at])
}

/// Whether `place` lies in a folder that holds no pages, or is where the compressed copy of something would lie.
fn is_reserved(place: &str) -> bool {
    FOLDERS.iter().any(|folder| place.starts_with(folder)) || COPIES.iter().any(|ending| place.ends_with(ending))
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
    /// Claims `address` for the piece of an id in a file; `names_slug`: it comes from a slug that its author
    /// may change; `place` is where that stands.
    fn claim(
        &mut self,
        address: &str,
        (id, file): (String, SourcePath),
        names_slug: bool,
        place: impl Fn(&str) -> Option<Span>,
    ) {
        let folded = place_of(address);
        let Some((other, taken_by)) = self.taker(&folded) else {
            let file = if id.is_empty() { address.to_owned() } else { file.to_string() };
            self.taken.insert(folded, (id, file));
            return;
        };
        let span = place(&id).unwrap_or_else(|| Span::file(&file));
        // Each of a list's addresses is another collision, each of a piece's is one.
        let (other, named) = if other.is_empty() { (taken_by.clone(), "list".to_owned()) } else { (other, taken_by) };
        if self.told.insert((id, other)) {
            let free = names_slug.then(|| self.free(address));
            let problem = Diagnostic::new(Problem::DuplicateAddress, span).arg("address", address).arg("other", named);
            self.problems.push(match free {
                Some(free) => problem.arg("nearest", free),
                None => problem,
            });
        }
    }

    /// The piece and the file behind whatever keeps something from lying at `place`: the same, a file where it needs a
    /// folder, a folder where it is a file.
    fn taker(&self, place: &str) -> Option<(String, String)> {
        let own = self.taken.get(place).or_else(|| above(place).find_map(|above| self.taken.get(&place_of(above))));
        let below = || {
            // The file of a page is in the way of a folder of that name, nothing else in the page's folder is.
            let folder = if place.ends_with('/') { format!("{place}index.html/") } else { format!("{place}/") };
            let next = self.taken.range(folder.clone()..).next().filter(|(taken, _)| taken.starts_with(&folder));
            next.map(|(_, by)| by)
        };
        let reserved = || is_reserved(place).then(|| (String::new(), place.to_owned()));
        own.or_else(below).cloned().or_else(reserved)
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
fn reserved(site: &Site, addresses: &Addresses, locales: &Locales) -> Vec<String> {
    let mut all: Vec<String> = RESERVED.map(str::to_owned).into();
    let papers = with_paper(site).filter(|_| addresses.has(Route::Documents));
    all.extend(papers.filter_map(|document| Some(format!("/{}", site.paper_in(addresses, document)?))));
    for language in site.config.languages.iter().map(|config| &config.code) {
        let home = addresses.get(language, Route::Home);
        all.extend(RESERVED_BELOW.iter().map(|name| format!("{home}{name}")));
        all.push(format!("/sitemap-{language}.xml"));
        all.push(format!("{}index.json", addresses.get(language, Route::Search)));
        all.extend(locales.get(language).map(|locale| format!("{home}{}.ics", locale.section(Section::Calendar))));
    }
    // The calendar of an event or a campaign lies beside its page.
    let with_calendar = |route| matches!(route, Route::Event(_) | Route::Campaign(_));
    let calendars = addresses.iter().filter(|(_, route, _)| with_calendar(*route));
    all.extend(calendars.map(|(_, _, address)| format!("{}.ics", address.trim_end_matches('/'))));
    all
}

/// The documents that have a PDF.
fn with_paper(site: &Site) -> impl Iterator<Item = &crate::site::Document> {
    site.documents.iter().filter(|document| document.paper.is_some())
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

/// The files of each piece, for the places of problems.
pub struct Files<'a>(pub &'a BTreeMap<PieceId, Group<'a>>);

impl<'a> Files<'a> {
    /// The text of the piece `id` in `language`, else the original.
    fn text(&self, id: &str, language: &Language) -> Option<&'a Document> {
        Some(self.0.get(&PieceId::read(id)?)?.document(language))
    }

    /// The file of that text; the settings for what is no piece's.
    fn file(&self, id: &str, language: &Language) -> SourcePath {
        let settings = || SourcePath::from("content/site.yaml");
        self.text(id, language).map_or_else(settings, |document| document.source.path.clone())
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
        self.0.values().flat_map(Group::documents).any(|document| document.is_misread(key))
    }
}
