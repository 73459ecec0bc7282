//! Pages through the renderer: what is added to them, and what becomes of refusals.

use serde_json::{Value, json};

use super::{own_sources, own_theme, theme_with};
use crate::diag::Problem;
use crate::locale::Locales;
use crate::render::{Rendered, Renderer, Theme};
use crate::site::{Class, Language};
use crate::view::{Page, Part};

fn renderer(theme: Theme, extra_style: &str, base_path: &str) -> Renderer {
    let files = own_sources().locales;
    Renderer::new(theme, &Locales::load(&files).0, &files, extra_style, base_path)
}

fn small_theme(layout: &str) -> Theme {
    Theme::load(&theme_with(layout), &[]).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn page(class: Class, context: Vec<(&'static str, Part)>) -> Page {
    let language = Language::new("vi");
    Page {
        path: "a/index.html".into(),
        language,
        class,
        template: "page",
        context,
        body: None,
        text: None,
        search: None,
    }
}

/// A page of the theme that the program carries.
fn whole_page(class: Class) -> Page {
    let words = json!({
        "lang": "vi", "title": "Thông tin · 1", "heading": "An toàn", "heading_lang": "", "summary": "",
        "description": "", "canonical": "https://a.example/ho-tro/", "url": "/ho-tro/", "alternates": [],
        "indexed": false, "class": class, "neutral": class == Class::Sensitive, "kind": "page", "section": "support",
        "breadcrumbs": [],
        "switch": [], "fallback": null, "stale": null, "sample": false, "draft": false, "body_lang": "vi",
    });
    page(class, vec![("page", Part::of(words)), ("site", Part::of(site()))])
}

fn site() -> Value {
    json!({
        "title": "Tháng hành động", "home": "/", "nav": [], "footer": [],
        "publisher": { "name": "Ban", "url": "" }, "preview": true, "exit": { "url": "https://b.example/" },
        "support": { "label": "Hỗ trợ", "url": "/ho-tro/" }, "phone_numbers": { "url": "/so/" },
        "safety": { "url": "/an-toan/" }, "feed": { "url": "", "title": "" }, "feeds": [],
        "search": { "label": "Tìm", "url": "/tim/" },
        "urgent": [{ "id": "113", "name": "Công an", "display": "113", "tel": "113", "operator": "", "hours": "",
            "cost_label": "", "channels": [], "languages": [], "certain": true,
            "verified": null, "note": "" }],
    })
}

fn html(rendered: &Rendered) -> &str {
    std::str::from_utf8(&rendered.bytes).expect("templates are text")
}

fn rendered(class: Class) -> String {
    match renderer(own_theme(), "", "").render(&whole_page(class)) {
        Ok(rendered) => html(&rendered).to_owned(),
        Err(problem) => panic!("{problem:?}"),
    }
}

/// TRACE-04, TRACE-06
#[test]
fn a_sensitive_page_loads_nothing_and_names_nothing() {
    let page = rendered(Class::Sensitive);
    let head = &page[..page.find("</head>").expect("pages have a head")];
    for banned in ["og:", "twitter:", "stylesheet", "script src", "Tháng hành động", "atom"] {
        assert!(!head.contains(banned), "{banned}");
    }
    assert!(head.contains("<link rel=\"icon\" href=\"data:,\">"));
    assert!(head.contains("<style>") && page.contains("<script>"));
}

/// SAF-01, SAF-02, SAF-05
#[test]
fn the_exit_comes_first_in_focus_order_and_again_after_the_content() {
    for class in [Class::Ordinary, Class::Sensitive] {
        let page = rendered(class);
        let first_link = &page[page.find("<a ").expect("there are links")..];
        assert!(first_link[..first_link.find('>').expect("it ends")].contains("data-exit"), "{class:?}");
        assert_eq!(page.matches("rel=\"nofollow noreferrer noopener\" data-exit").count(), 2, "{class:?}");
        assert!(page.matches("Khẩn cấp: thoát khỏi trang này").count() >= 2, "{class:?}");
    }
}

/// SAF-07, PUB-02
#[test]
fn notices_stand_where_they_must() {
    assert!(rendered(Class::Sensitive).contains("class=\"safety\""));
    assert!(!rendered(Class::Ordinary).contains("class=\"safety\""));
    for class in [Class::Ordinary, Class::Sensitive] {
        assert!(rendered(class).contains("<meta name=\"robots\" content=\"noindex\">"), "{class:?}");
    }
}

#[test]
fn assets_are_named_by_their_content() {
    let paths = |extra_style: &str| -> Vec<String> {
        renderer(own_theme(), extra_style, "").assets().into_iter().map(|file| file.path).collect()
    };
    let (plain, dressed) = (paths(""), paths(".dress-2023{--accent:#000}"));
    assert_eq!(plain, paths(""));
    assert_ne!(plain[0], dressed[0]);
    assert_eq!(plain[1..], dressed[1..]);
    let name = plain[0].strip_prefix("assets/ordinary.").and_then(|rest| rest.strip_suffix(".css"));
    assert!(name.is_some_and(|digits| digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())));
}

#[test]
fn addresses_of_assets_begin_with_the_path_of_the_site() {
    let renderer = renderer(small_theme("{{ assets.css }}"), "", "/lang-son/");
    let rendered = renderer.render(&page(Class::Ordinary, vec![])).map_err(|problem| format!("{problem:?}"));
    assert_eq!(rendered.as_ref().map(html), Ok(&*format!("/lang-son/{}", renderer.assets()[0].path)));
}

#[test]
fn what_a_template_cannot_find_is_told_at_its_place() {
    let layout = "<p>\n{{ nobody.name }}";
    let renderer = renderer(small_theme(layout), "", "");
    let problem = renderer.render(&page(Class::Ordinary, vec![])).expect_err("there is no `nobody`");
    assert_eq!((problem.problem, &*problem.span.file), (Problem::BadTemplate, "themes/t/layouts/page.html"));
    assert!(layout[problem.span.start..].starts_with("nobody"), "{problem:?}");
}

#[test]
fn a_missing_template_and_an_unknown_language_are_told() {
    let renderer = renderer(small_theme(""), "", "");
    let missing = Page { template: "home", ..page(Class::Ordinary, vec![]) };
    let foreign = Page { language: Language::new("xx"), ..page(Class::Ordinary, vec![]) };
    for (page, file) in [(missing, "themes/t/layouts/home.html"), (foreign, "themes/t/layouts/page.html")] {
        let problem = renderer.render(&page).expect_err("it cannot be rendered");
        assert_eq!((problem.problem, &*problem.span.file), (Problem::BadTemplate, file));
    }
}

#[test]
fn the_key_changes_with_all_that_decides_the_bytes() {
    let plain = renderer(small_theme("a"), "", "").key();
    assert_eq!(plain, renderer(small_theme("a"), "", "").key());
    assert_ne!(plain, renderer(small_theme("b"), "", "").key());
    assert_ne!(plain, renderer(small_theme("a"), ".x{}", "").key());
    assert_ne!(plain, renderer(small_theme("a"), "", "/b").key());
    assert_ne!(plain, Renderer::new(small_theme("a"), &Locales::default(), &[], "", "").key());
}
