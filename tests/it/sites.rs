//! Our own site and the published town, as readers get them: every link arrives, every language
//! is named rightly, every page has its counterpart, a missing translation says so, and a
//! sensitive page loads nothing. Knows HTML and addresses, nothing of how pages are made.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{DefaultEmitter, Token, Tokenizer};
use tincay::pipeline::{Starter, init};
use tincay::site::Mode;

use crate::sandbox::{OWN_DAY, Sandbox, TOWN_DAY, Tree, build, committed, read_tree};

/// The address of both sites: our own says so, the town is told.
const BASE: &str = "https://example.org";

/// A start tag.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    fn get(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    fn has_class(&self, class: &str) -> bool {
        self.get("class").split_whitespace().any(|one| one == class)
    }
}

/// A page: its start tags in their order, and its texts.
struct Page(Vec<Element>, Vec<String>);

impl Page {
    fn parse(html: &str) -> Self {
        let (mut tags, mut texts) = (Vec::new(), Vec::new());
        for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
            match token {
                Ok(Token::StartTag(tag)) => tags.push(Element {
                    name: text(&tag.name),
                    attributes: tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect(),
                }),
                Ok(Token::String(found)) => texts.push(text(&found).trim().to_owned()),
                _ => {}
            }
        }
        Self(tags, texts)
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.0.iter().filter(move |element| element.name == name)
    }

    fn link(&self, rel: &str) -> Option<&str> {
        self.all("link").find(|link| link.get("rel") == rel).map(|link| link.get("href"))
    }

    /// `hreflang` → address, of the head.
    fn alternates(&self) -> BTreeMap<&str, &str> {
        let links = self.all("link").filter(|link| !link.get("hreflang").is_empty());
        links.map(|link| (link.get("hreflang"), link.get("href"))).collect()
    }

    /// `hreflang` → address, of the switch for readers.
    fn switch(&self) -> BTreeMap<&str, &str> {
        let links = self.all("a").filter(|link| !link.get("hreflang").is_empty());
        links.map(|link| (link.get("hreflang"), link.get("href"))).collect()
    }

    fn language(&self) -> &str {
        self.all("html").next().map_or("", |html| html.get("lang"))
    }

    fn is_redirect(&self) -> bool {
        self.all("meta").any(|meta| meta.get("http-equiv").eq_ignore_ascii_case("refresh"))
    }

    fn is_sensitive(&self) -> bool {
        self.all("body").any(|body| body.has_class("sensitive"))
    }

    fn has_fallback_notice(&self) -> bool {
        self.0.iter().any(|element| element.has_class("notice--fallback"))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A built site.
struct Built {
    files: Tree,
    pages: BTreeMap<String, Page>,
}

impl Built {
    fn of(files: Tree) -> Self {
        let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = html.map(|(path, bytes)| (path.clone(), Page::parse(&text(bytes)))).collect();
        Self { files, pages }
    }

    /// Our own site as a preview, and the town as it is published.
    fn both() -> [Self; 2] {
        let town = Sandbox::with(&committed("tests/sites/thi-tran-mau/content"));
        let mut options = town.options(TOWN_DAY);
        options.mode = Mode::Publication;
        options.base_url = Some(format!("{BASE}/"));
        build(&options);
        [Self::own(), Self::of(read_tree(&town.path("public")))]
    }

    fn own() -> Self {
        Self::of(Sandbox::own().built(OWN_DAY))
    }

    /// Pages that a reader can come to, without redirects and the page for what is not there.
    fn destinations(&self) -> impl Iterator<Item = (&String, &Page)> {
        self.pages.iter().filter(|(path, page)| !page.is_redirect() && !path.ends_with("404.html"))
    }

    /// What is wrong with the link `href` on the page at `path`.
    fn problem(&self, path: &str, href: &str) -> Option<String> {
        let (address, fragment) = href.split_once('#').unwrap_or((href, ""));
        let file = match address {
            "" => path.to_owned(),
            _ => file_of(address)?,
        };
        if !self.files.contains_key(&file) {
            return Some(format!("{path}: `{href}` leads to nothing"));
        }
        let target = self.pages.get(&file);
        let arrives = fragment.is_empty()
            || target.is_some_and(|page| page.0.iter().any(|element| element.get("id") == decoded(fragment)));
        (!arrives).then(|| format!("{path}: `{href}` has no such place"))
    }
}

/// The file behind an address of the site; `None` for other sites, `tel:` and the like.
fn file_of(address: &str) -> Option<String> {
    let path = address.strip_prefix(BASE).unwrap_or(address).strip_prefix('/')?;
    if path.starts_with('/') {
        return None;
    }
    let path = decoded(path);
    Some(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path })
}

fn decoded(written: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = written.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = (*first == b'%').then(|| std::str::from_utf8(tail.get(..2)?).ok()).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    text(&bytes)
}

fn assert_none(problems: &[String]) {
    let shown = problems.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(problems.is_empty(), "{} problems, of which\n{shown}", problems.len());
}

/// TRN-06
#[test]
fn every_link_and_fragment_arrives() {
    for site in Built::both() {
        let mut problems = Vec::new();
        for (path, page) in &site.pages {
            let links = page.0.iter().flat_map(|element| [element.get("href"), element.get("src")]);
            let internal = links.filter(|href| href.starts_with(['/', '#']) || href.starts_with(BASE));
            problems.extend(internal.filter_map(|href| site.problem(path, href)));
            let relative = page.0.iter().flat_map(|element| [element.get("href"), element.get("src")]);
            let odd = relative.filter(|href| !href.is_empty() && !href.starts_with(['/', '#']) && !href.contains(':'));
            problems.extend(odd.map(|href| format!("{path}: `{href}` depends on where it stands")));
        }
        assert_none(&problems);
    }
}

#[test]
fn a_link_to_nothing_and_a_dead_fragment_are_seen() {
    let page = br#"<html lang="vi"><body id="here"><a href="/gone/">a</a><a href="/#there">b</a>"#.to_vec();
    let site = Built::of(Tree::from([("index.html".to_owned(), page)]));
    let problem = |href: &str| site.problem("index.html", href).is_some();
    let cases = [("/gone/", true), ("/#there", true), ("#there", true), ("https://example.org/x", true)];
    let fine = [("/", false), ("#here", false), ("https://example.org/#here", false), ("https://else.org/x", false)];
    cases.into_iter().chain(fine).for_each(|(href, expected)| assert_eq!(problem(href), expected, "{href}"));
}

/// TXT-08
#[test]
fn the_language_of_a_page_is_that_of_its_address() {
    for site in Built::both() {
        let expected = |path: &str| if path.starts_with("en/") { "en" } else { "vi" };
        let wrong = site.pages.iter().filter(|(path, page)| page.language() != expected(path));
        assert_none(&wrong.map(|(path, page)| format!("{path}: `{}`", page.language())).collect::<Vec<_>>());
    }
}

/// TRN-07
#[test]
fn alternates_are_complete_reciprocal_and_have_a_default() {
    for site in Built::both() {
        let mut problems = Vec::new();
        let mut with_alternates = 0;
        for (path, page) in &site.pages {
            let alternates = page.alternates();
            if alternates.is_empty() {
                continue;
            }
            with_alternates += 1;
            let names: Vec<&str> = alternates.keys().copied().collect();
            if names != ["en", "vi", "x-default"] || alternates["x-default"] != alternates["vi"] {
                problems.push(format!("{path}: names {names:?}"));
            }
            let own = alternates.get(page.language()).copied();
            if own.and_then(file_of).as_ref() != Some(path) || page.link("canonical") != own {
                problems.push(format!("{path}: its own alternate is {own:?}"));
            }
            for address in alternates.values() {
                let other = file_of(address).and_then(|file| site.pages.get(&file));
                if other.is_none_or(|other| other.alternates() != alternates) {
                    problems.push(format!("{path}: `{address}` does not answer"));
                }
            }
        }
        assert!(with_alternates > 80, "{with_alternates} pages have alternates");
        assert_none(&problems);
    }
}

#[test]
fn every_page_has_its_counterpart_in_the_other_language() {
    for site in Built::both() {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for (path, page) in site.destinations() {
            let other = if page.language() == "vi" { "en" } else { "vi" };
            let file = page.switch().get(other).and_then(|address| file_of(address));
            let back = file.as_ref().and_then(|file| site.pages.get(file)).map(|other| {
                let home = other.switch().get(page.language()).and_then(|address| file_of(address));
                (other.language(), home)
            });
            if back != Some((other, Some(path.clone()))) {
                problems.push(format!("{path}: its counterpart {file:?} does not lead back"));
            }
            if let Some(file) = file.filter(|file| !seen.insert(file.clone())) {
                problems.push(format!("{file} is the counterpart of two pages"));
            }
        }
        assert_none(&problems);
    }
}

/// HOT-03: 111 and 113 stand in the order of the registry wherever there are numbers to call.
#[test]
fn urgent_numbers_stand_in_one_order_everywhere() {
    for site in Built::both() {
        let calls = |page: &Page| -> Vec<String> {
            let all = page.all("a").filter(|link| link.has_class("hotline__call"));
            let urgent = all.map(|link| link.get("href")).filter(|href| ["tel:111", "tel:113"].contains(href));
            urgent.map(str::to_owned).collect()
        };
        // In an article its writer says whom to call first.
        let is_article = |path: &str| path.starts_with("bai-viet/") || path.starts_with("en/articles/");
        let pages = site.destinations().filter(|(path, _)| !is_article(path));
        let shown = pages.map(|(path, page)| (path, calls(page))).filter(|(_, calls)| !calls.is_empty());
        let shown: Vec<_> = shown.collect();
        assert!(shown.len() > 10);
        for (path, calls) in shown {
            assert!(calls.chunks(2).all(|pair| pair == ["tel:111", "tel:113"]), "{path}: {calls:?}");
        }
    }
}

/// TXT-04: what `init` makes has addresses in the language of its pages.
#[test]
fn a_new_site_has_addresses_in_the_language_of_its_pages() {
    let sandbox = Sandbox::with(&Tree::new());
    init(&sandbox.path(""), &Starter::default()).expect("the folder is empty");
    let files = sandbox.built(OWN_DAY);
    for path in ["gioi-thieu", "tro-nang", "ho-tro/an-toan", "don-vi-xuat-ban", "en/about", "en/accessibility"] {
        assert!(files.contains_key(&format!("{path}/index.html")), "{path} among {:?}", files.keys());
    }
}

/// TRN-03
#[test]
fn a_page_without_translation_says_so_and_names_the_original() {
    for site in Built::both() {
        let mut fallbacks = 0;
        let mut problems = Vec::new();
        for (path, page) in site.destinations() {
            let canonical = page.link("canonical").and_then(file_of);
            let is_own = canonical.as_ref() == Some(path);
            let original = page.switch().get("vi").and_then(|address| file_of(address));
            // Of a place only the text is the original's: its facts are in every language.
            let is_foreign = |element: &Element| element.get("class") == "prose" && !element.get("lang").is_empty();
            match (is_own, page.has_fallback_notice()) {
                (true, notice) if notice == page.0.iter().any(is_foreign) => {}
                (false, true) if canonical == original && canonical.is_some() => {
                    fallbacks += 1;
                    if !page.alternates().is_empty() {
                        problems.push(format!("{path}: a fallback has alternates"));
                    }
                    if !page.0.iter().any(|element| element.name == "h1" && element.get("lang") == "vi") {
                        problems.push(format!("{path}: the original's title is not marked as such"));
                    }
                }
                (_, notice) => problems.push(format!("{path}: canonical {canonical:?}, notice {notice}")),
            }
        }
        assert!(fallbacks > 0, "the site has a piece without translation");
        assert_none(&problems);
    }
}

/// TRACE-06, TRACE-04
#[test]
fn a_sensitive_page_loads_nothing() {
    for site in Built::both() {
        let mut problems = Vec::new();
        let sensitive: Vec<_> = site.pages.iter().filter(|(_, page)| page.is_sensitive()).collect();
        assert!(sensitive.len() > 20, "{} sensitive pages", sensitive.len());
        for (path, page) in sensitive {
            let loads = page.0.iter().filter(|element| {
                let is_stylesheet = element.name == "link" && !matches!(element.get("rel"), "canonical" | "alternate");
                let asks = is_stylesheet && !element.get("href").starts_with("data:");
                let feed = element.name == "link" && !element.get("type").is_empty();
                asks || feed || ["src", "srcset", "poster", "data"].iter().any(|key| !element.get(key).is_empty())
            });
            problems.extend(loads.map(|element| format!("{path}: <{}>", element.name)));
            let leads = page.0.iter().map(|element| element.get("href"));
            let assets = leads.filter(|href| href.contains("/assets/") || href.starts_with("mailto:"));
            problems.extend(assets.map(|href| format!("{path}: {href}")));
        }
        assert_none(&problems);
    }
}

#[test]
fn every_page_below_support_is_sensitive() {
    for site in Built::both() {
        let below =
            site.destinations().filter(|(path, _)| path.starts_with("ho-tro/") || path.starts_with("en/support/"));
        let (sensitive, ordinary): (Vec<_>, Vec<_>) = below.partition(|(_, page)| page.is_sensitive());
        assert!(sensitive.len() > 10);
        assert_none(&ordinary.iter().map(|(path, _)| (*path).clone()).collect::<Vec<_>>());
    }
}

/// TRN-08: a string that a language lacks is shown as its name.
#[test]
fn no_page_shows_the_name_of_a_string() {
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase());
    let is_name = |text: &&String| text.contains('-') && text.split('-').all(is_part);
    for site in Built::both() {
        let shown =
            site.pages.iter().flat_map(|(path, page)| page.1.iter().filter(is_name).map(move |text| (path, text)));
        assert_none(&shown.map(|(path, text)| format!("{path}: `{text}`")).collect::<Vec<_>>());
    }
}

#[test]
fn every_page_has_one_heading_that_says_something() {
    for site in Built::both() {
        let wrong = site.destinations().filter(|(_, page)| page.all("h1").count() != 1);
        assert_none(
            &wrong.map(|(path, page)| format!("{path}: {} headings", page.all("h1").count())).collect::<Vec<_>>(),
        );
    }
}
