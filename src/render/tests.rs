//! The theme that the program carries, themes with mistakes in them, and pages made of both.

mod gallery;
mod pages;

use super::Theme;
use crate::diag::{Diagnostic, Problem};
use crate::discover::{self, Source};
use crate::locale::Locales;

/// Templates that `view` names in its pages (layouts and formats), and Markdown's directives.
const TEMPLATES: [&str; 35] = [
    "layouts/article-list.html",
    "layouts/article.html",
    "layouts/campaign-list.html",
    "layouts/campaign.html",
    "layouts/documents.html",
    "layouts/event-list.html",
    "layouts/event-month.html",
    "layouts/event.html",
    "layouts/home.html",
    "layouts/honoree-list.html",
    "layouts/honoree.html",
    "layouts/hotlines.html",
    "layouts/letter.html",
    "layouts/not-found.html",
    "layouts/page.html",
    "layouts/place.html",
    "layouts/redirect.html",
    "layouts/report.html",
    "layouts/search.html",
    "layouts/support.html",
    "formats/atom.xml",
    "formats/robots.txt",
    "formats/rss.xml",
    "formats/security.txt",
    "formats/sitemap-index.xml",
    "formats/sitemap.xml",
    "directives/abbr.html",
    "directives/document.html",
    "directives/event.html",
    "directives/figure.html",
    "directives/hotline.html",
    "directives/picture.html",
    "directives/place.html",
    "directives/theme.html",
    "layouts/base.html",
];

/// The theme and the locales inside the binary, without a site over them.
pub(super) fn own_sources() -> discover::Sources {
    let mut sources = discover::Sources::default();
    let nowhere = std::path::Path::new("no/such/folder");
    let problems = discover::dressing(nowhere, "default", &mut sources, &mut discover::Memory::default())
        .expect("nothing is read from the disk");
    assert!(problems.is_empty(), "{problems:?}");
    sources
}

fn own_theme() -> Theme {
    let sources = own_sources();
    match Theme::load(&sources.theme, &sources.theme_statics) {
        Ok(theme) => theme,
        Err(problems) => panic!("{problems:?}"),
    }
}

/// A theme of one component and one layout.
fn theme_with(layout: &str) -> Vec<Source> {
    let manifest = "name: t\nversion: 1.0.0\nordinary: { styles: [a.css] }\nsensitive: { styles: [a.css] }\n";
    let files = [("theme.yaml", manifest), ("a.css", "a { b: c }"), ("layouts/page.html", layout)];
    let source = |(name, text): (&str, &str)| Source { path: format!("themes/t/{name}").into(), text: text.into() };
    files.map(source).into()
}

fn problems_of(sources: &[Source]) -> Vec<Diagnostic> {
    Theme::load(sources, &[]).err().map(crate::diag::Diagnostics::sorted).unwrap_or_default()
}

#[test]
fn the_theme_has_every_template() {
    let theme = own_theme();
    for name in TEMPLATES {
        assert!(theme.templates.contains_template(name), "{name}");
    }
}

/// TRACE-06: budgets before compression, which only makes them smaller.
#[test]
fn style_and_script_are_small() {
    let theme = own_theme();
    assert!(theme.sensitive.style.len() + theme.sensitive.script.len() < 10_000);
    assert!(theme.ordinary.style.len() < 30_000);
}

/// SAF-01: a browser that knows no layers shows the strip with the exit, and all else, as others do.
#[test]
fn no_page_needs_a_browser_that_knows_layers() {
    let theme = own_theme();
    for dress in [&theme.ordinary, &theme.sensitive, &theme.report] {
        assert!(!dress.style.is_empty() && !dress.style.contains("@layer"), "{}", dress.style);
    }
    assert!(theme.ordinary.style.contains(".strip{position:-webkit-sticky;position:sticky;top:0;"));
    // What is for paper comes after what it takes away.
    let place = |rule: &str| theme.ordinary.style.find(rule).unwrap_or_default();
    assert!(place(".exit{") > 0 && place("@media print{@page") > place(".exit{"));
}

/// SAF-01: browsers of 2019 understand where everything on a page is placed, and so what lies over the exit.
#[test]
fn published_styles_place_nothing_in_words_that_old_browsers_pass_over() {
    let theme = own_theme();
    let newer = ["margin-inline", "margin-block", "padding-inline", "padding-block", "inset", "inset-block"];
    let newer = newer.iter().chain(&["inset-block-start", "inset-block-end"]);
    for dress in [&theme.ordinary, &theme.sensitive, &theme.report] {
        for name in newer.clone() {
            let told = |mark: char| dress.style.split(mark).filter(|it| it.starts_with(&format!("{name}:")));
            let mut told = told(';').chain(told('{'));
            // With a custom property the older words stand before it.
            assert!(told.all(|it| it.contains("var(")), "{name}");
        }
    }
}

/// Sides of the screen that a style may name, each with what it stands for in both directions.
const SIDES: [(&str, &str); 2] = [
    // From side to side, whichever comes first.
    ("left", "0"),
    ("right", "0"),
];

/// Properties whose four values are top, right, bottom, left.
const ROUND: [&str; 6] = ["inset", "margin", "padding", "border-width", "border-radius", "scroll-margin"];

/// SAF-01, TXT-08: what is at the side of a line is so in a language that runs from right to left: what was put out of
/// sight on the left made such pages wider than a phone, which opened on the empty part.
#[test]
fn no_style_names_a_side_of_the_screen() {
    let mut seen = 0;
    for source in own_sources().theme.into_iter().filter(|source| source.path.ends_with(".css")) {
        let text = crate::render::style::minified_style(&source.text.read());
        for declaration in text.split(['{', '}', ';']) {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let is_sided = ["left", "right"].iter().any(|side| name == *side || name.ends_with(&format!("-{side}")));
            let is_laid = matches!(value.trim(), "left" | "right");
            // What is calculated is one value.
            let mut depth = 0;
            let parts = value.split(|c: char| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                c == ' ' && depth == 0
            });
            let values: Vec<&str> = parts.collect();
            let is_uneven = ROUND.contains(&name) && values.len() == 4 && values[1] != values[3];
            let is_known = SIDES.contains(&(name, value.trim()));
            assert!(is_known || !(is_sided || is_laid || is_uneven), "{}: {declaration}", source.path);
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen}");
}

/// TRACE-01, TRACE-03
#[test]
fn no_file_of_the_theme_loads_from_elsewhere_or_styles_in_an_attribute() {
    let examples = |source: &Source| source.path.ends_with("/examples.yaml");
    for source in own_sources().theme.into_iter().filter(|source| !examples(source)) {
        let text = source.text.read();
        for banned in
            [" style=\"", " onclick", " onload", "@import", "preconnect", "prefetch", "<iframe", "localStorage"]
        {
            assert!(!text.contains(banned), "{}: {banned}", source.path);
        }
        let names_of_formats = ["http://www.w3.org/", "http://www.sitemaps.org/"];
        let elsewhere = text
            .match_indices("http")
            .filter(|(at, _)| text[*at..].starts_with("http://") || text[*at..].starts_with("https://"));
        for (at, _) in elsewhere {
            assert!(
                names_of_formats.iter().any(|name| text[at..].starts_with(name)),
                "{}: {}",
                source.path,
                &text[at..at + 20]
            );
        }
    }
}

/// What stands after `marker` in `text`, as far as it is the name of a string.
fn names_after<'a>(text: &'a str, marker: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(marker).filter(|(at, _)| *at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric()).map(
        move |(at, _)| {
            let rest = &text[at + marker.len()..];
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
            &rest[..end]
        },
    )
}

#[test]
fn every_string_that_templates_use_stands_in_every_language() {
    let locales = own_sources().locales;
    let strings: Vec<&Source> = locales.iter().filter(|source| source.path.ends_with("/site.ftl")).collect();
    assert!(strings.len() >= 2);
    for source in own_sources().theme.iter().filter(|source| source.path.ends_with(".html")) {
        let text = source.text.read();
        for name in names_after(&text, "t.").chain(names_after(&text, "tr(key=\"")) {
            let wanted = format!("\n{} = ", name.replace('_', "-"));
            for file in &strings {
                assert!(file.text.read().contains(&wanted), "{}: {name} for {}", file.path, source.path);
            }
        }
    }
}

/// SAF-08
#[test]
fn no_string_of_the_site_claims_more_than_is_true() {
    let (locales, _) = Locales::load(&own_sources().locales);
    for locale in locales.iter() {
        for (name, text) in locale.texts() {
            assert_eq!(locale.finds_forbidden_claim(text), None, "{} {name}", locale.language());
        }
    }
}

#[test]
fn a_template_that_does_not_parse_is_told_at_its_place() {
    let layout = "<p>ả</p>\n{% if %}";
    let found = problems_of(&theme_with(layout));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].problem, &*found[0].span.file), (Problem::BadTemplate, "themes/t/layouts/page.html"));
    assert!(found[0].span.start >= layout.find("{%").expect("it is there"), "{found:?}");
}

#[test]
fn every_unknown_name_in_templates_is_told_at_its_place() {
    let layout = "ả {{ <nobody /> }}\n{{ 1 | nothing }}";
    let found = problems_of(&theme_with(layout));
    let places: Vec<&str> = found.iter().map(|problem| &layout[problem.span.start..]).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(places[0].starts_with("<nobody") || places[0].starts_with("nobody"), "{places:?}");
    assert!(places[1].starts_with("nothing") || places[1].starts_with('|'), "{places:?}");
}

#[test]
fn a_file_that_the_manifest_names_must_exist() {
    let mut sources = theme_with("");
    sources.retain(|source| &*source.path != "themes/t/a.css");
    let found = problems_of(&sources);
    assert!(found.iter().all(|problem| problem.problem == Problem::MissingFile), "{found:?}");
    assert_eq!(found[0].args, [("file", "a.css".to_owned())]);
}

#[test]
fn a_theme_without_manifest_is_told() {
    let found = problems_of(&[]);
    assert_eq!(found[0].problem, Problem::MissingFile);
}

/// Text after an early end tag would be shown on the page.
#[test]
fn style_cannot_end_its_own_element() {
    let mut sources = theme_with("");
    sources[1].text = "a::after { content: '</style>' }".into();
    let found = problems_of(&sources);
    assert_eq!((found[0].problem, &*found[0].span.file), (Problem::ThemeBroken, "themes/t/a.css"));
}

/// What a theme of the site's own says in its files is told at its place, or passed over.
#[test]
fn files_that_nothing_asks_for_are_told_with_the_name_that_was_meant() {
    let mut sources = own_sources().theme;
    for (path, text) in [
        ("componets/card/card.html", ""),
        ("componets/date/date.html", ""),
        ("layouts/evnt.html", ""),
        ("layots.html", ""),
        ("styles/mine.css", "a{}"),
        ("layouts/mine.html", ""),
        ("components/own/own.html", "{% component own() %}a{% endcomponent own %}"),
        ("layouts/article.html", "{% include \"layouts/mine.html\" %}{{ <own /> }}"),
        ("README.md", "a"),
    ] {
        sources.retain(|source| crate::discover::below_theme(&source.path) != path);
        sources.push(Source { path: format!("themes/t/{path}").into(), text: text.into() });
    }
    let theme = Theme::load(&sources, &[]).unwrap_or_else(|problems| panic!("{problems:?}"));
    let told: Vec<String> = theme.doubts().iter().map(|it| format!("{} {}", it.args[1].1, it.args[2].1)).collect();
    assert_eq!(
        told,
        [
            "componets/ components/",
            "layouts/evnt.html layouts/event.html",
            "layots.html layouts",
            "styles/mine.css styles/print.css",
        ]
    );
}

/// SAF-03: a script of the exit that is not the program's own is nobody's promise.
#[test]
fn a_changed_script_of_the_exit_is_told() {
    let mut sources = own_sources().theme;
    sources.retain(|source| !source.path.ends_with("scripts/exit.js"));
    sources.push(Source { path: "themes/t/scripts/exit.js".into(), text: "a();".into() });
    let theme = Theme::load(&sources, &[]).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(theme.doubts().len(), 1, "{:?}", theme.doubts());
    assert_eq!(theme.doubts()[0].problem, Problem::ThemeDoubtful);
}

/// TRACE-02: scripts that are published as they are, too.
#[test]
fn a_published_script_that_keeps_something_is_an_error() {
    let file = crate::discover::Static { path: "themes/t/static/a.js".into(), bytes: (*b"localStorage.a = 1").into() };
    let found = Theme::load(&own_sources().theme, &[file]).err().map(crate::diag::Diagnostics::sorted);
    assert_eq!(found.unwrap_or_default()[0].problem, Problem::ThemeKeeps);
}

/// CON-06, LOC-05: what is published as it is tells nobody where a photo was taken.
#[test]
fn a_photo_of_the_theme_that_tells_where_it_was_taken_is_an_error() {
    let load = |degrees| {
        let bytes = crate::exif::photo(true, degrees, 5).into();
        let file = crate::discover::Static { path: "themes/t/static/hoi.jpg".into(), bytes };
        let found = Theme::load(&own_sources().theme, &[file]).err().map(crate::diag::Diagnostics::sorted);
        found.unwrap_or_default()
    };
    let [problem] = &load(21)[..] else { panic!("one is told") };
    assert_eq!(problem.problem, Problem::Coordinates);
    assert_eq!(&*problem.span.file, "themes/t/static/hoi.jpg");
    assert!(load(0).is_empty());
}
