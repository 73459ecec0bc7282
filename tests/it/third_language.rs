//! A third language, Tày, is added by a folder of locales and by texts, with no line of Rust (TRN-10):
//! what it lacks comes from Vietnamese, and everything that knows languages knows it.

use tincay::discover::Source;
use tincay::discover::embedded_locales;
use tincay::locale::Locales;
use tincay::site::Language;

use crate::sandbox::{OWN_DAY, Sandbox, Tree, committed};

/// What makes Tày known: where its strings come from, its words of addresses, one string of its own.
const LOCALE: &str = "fallback: vi\nopen_graph: tyz_VN\nsections: { articles: bai-tyz, support: ho-tro-tyz }\n";
const STRINGS: &str = "home = (tyz) Trang đầu\n";

/// The valid site of two languages in three: each text that staff must write gets one more line.
fn site() -> Tree {
    let mut tree = committed("tests/diagnostics/base/content");
    for (path, bytes) in tree.clone() {
        let text = String::from_utf8(bytes).expect("fixtures are UTF-8");
        if path.ends_with(".yaml") {
            let text: String = text.lines().map(|line| translated(line) + "\n").collect();
            tree.insert(path, text.into_bytes());
        } else if let Some(piece) = path.strip_suffix(".vi.md").filter(|piece| !piece.contains("campaigns")) {
            let title = text.lines().find_map(|line| line.strip_prefix("title: ")).expect("a piece has a title");
            let text = format!("---\ntitle: (tyz) {title}\n---\n\nVăn bản tyz.\n");
            tree.insert(format!("{piece}.tyz.md"), text.into_bytes());
        }
    }
    let settings = String::from_utf8(tree["content/site.yaml"].clone()).expect("fixtures are UTF-8");
    let last = "name: English, path: en }\n";
    let settings = settings.replace(last, &format!("{last}  - {{ code: tyz, name: Tày, path: tyz }}\n"));
    tree.insert("content/site.yaml".to_owned(), settings.into_bytes());
    tree.insert("locales/tyz/locale.yaml".to_owned(), LOCALE.into());
    tree.insert("locales/tyz/site.ftl".to_owned(), STRINGS.into());
    tree
}

/// `{ vi: A, en: B }` with a third text.
fn translated(line: &str) -> String {
    let texts = line.split_once("{ vi: ").and_then(|(before, texts)| Some((before, texts.split_once(", en: ")?)));
    match texts {
        Some((before, (vi, rest))) => format!("{before}{{ tyz: (tyz) {vi}, vi: {vi}, en: {rest}"),
        None => line.to_owned(),
    }
}

fn page<'a>(tree: &'a Tree, path: &str) -> &'a str {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("no {path} among\n{}", paths(tree)));
    std::str::from_utf8(bytes).expect("pages are UTF-8")
}

fn paths(tree: &Tree) -> String {
    tree.keys().map(|path| format!("{path}\n")).collect()
}

/// Languages of the alternates in the head of a page, and of its switch.
fn languages<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    let links = html.split(start).skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    links.filter_map(|tag| tag.split_once("hreflang=\"")?.1.split('"').next()).collect()
}

/// TRN-10: addresses, strings, lists, the switch, hreflang, feeds and the sitemap of a third language.
#[test]
fn a_third_language_needs_a_folder_and_texts() {
    let tree = Sandbox::with(&site()).built(OWN_DAY);
    let home = page(&tree, "tyz/index.html");
    assert!(home.contains("<html lang=\"tyz\">"));
    let article = page(&tree, "tyz/bai-tyz/tin/index.html");
    assert!(article.contains("(tyz) Tin mẫu") && article.contains("Văn bản tyz."));
    // A string of its own, and the others from Vietnamese.
    assert!(article.contains("(tyz) Trang đầu"));
    let vietnamese = Locales::load(&embedded_locales()).0;
    let vietnamese = vietnamese.get(&Language::new("vi")).expect("the binary carries it");
    assert!(article.contains(vietnamese.text("skip-to-content")), "the fallback is Vietnamese");
    // Lists, the switch, hreflang.
    assert!(page(&tree, "tyz/bai-tyz/index.html").contains("(tyz) Tin mẫu"));
    for path in ["bai-viet/tin/index.html", "en/articles/tin/index.html", "tyz/bai-tyz/tin/index.html"] {
        let html = page(&tree, path);
        assert_eq!(languages(html, "<link rel=\"alternate\""), ["vi", "en", "tyz", "x-default"], "{path}");
        let switch = languages(html, "<a ");
        assert!(["vi", "en", "tyz"].iter().filter(|code| switch.contains(code)).count() >= 2, "{path}: {switch:?}");
    }
    // Machines.
    assert!(page(&tree, "tyz/atom.xml").contains("xml:lang=\"tyz\""));
    assert!(page(&tree, "tyz/atom.xml").contains("(tyz) Tin mẫu"));
    assert!(page(&tree, "sitemap.xml").contains("sitemap-tyz.xml"));
    assert!(page(&tree, "sitemap-tyz.xml").contains("https://example.org/tyz/bai-tyz/tin/"));
    assert!(tree.contains_key("tyz/404.html") && tree.contains_key("tyz/ho-tro-tyz/index.html"));
}

/// TRN-08, TRN-10: what is not in the third language falls back to the site's first, and says so.
#[test]
fn what_the_third_language_lacks_stands_in_the_first() {
    let tree = Sandbox::with(&site()).built(OWN_DAY);
    let campaign = page(&tree, "tyz/chien-dich/2023/index.html");
    assert!(campaign.contains("<html lang=\"tyz\">") && campaign.contains("lang=\"vi\""));
    assert!(campaign.contains("notice--fallback") && campaign.contains("Chiến dịch 2023"));
    assert!(campaign.contains("<link rel=\"canonical\" href=\"https://example.org/chien-dich/2023/\">"));
    assert!(!page(&tree, "sitemap-tyz.xml").contains("chien-dich/2023"));
    for path in tree.keys().filter(|path| path.starts_with("tyz/") && path.ends_with(".html")) {
        let html = page(&tree, path);
        assert!(!html.contains("{$") && !html.contains("Skip to content"), "{path}");
    }
}

/// TRN-10: order, dates and names of the third language are those of its fallback.
#[test]
fn the_third_language_sorts_and_writes_dates_as_its_fallback() {
    let own = Source { path: "locales/tyz/locale.yaml".into(), text: LOCALE.into() };
    let (locales, problems) = Locales::load(&[embedded_locales(), vec![own]].concat());
    assert!(problems.is_empty(), "{problems:?}");
    let tay = locales.get(&Language::new("tyz")).expect("it was added");
    let mut words = ["Đào", "bạn", "Dũng", "ba", "bà", "an", "ăn"];
    words.sort_by_key(|word| tay.sort_key(word));
    assert_eq!(words, ["an", "ăn", "ba", "bà", "bạn", "Dũng", "Đào"]);
    let day = tay.date(jiff::civil::date(2023, 11, 13), tincay::locale::DateStyle::Long);
    assert_eq!(day, "ngày 13 tháng 11 năm 2023");
}
