//! A third language, Tày, is added by a folder of locales and by texts, with no line of Rust (TRN-10):
//! what it lacks comes from Vietnamese, and everything that knows languages knows it.

use tincay::diag::{Diagnostic, Problem};
use tincay::discover::Source;
use tincay::discover::embedded_locales;
use tincay::locale::Locales;
use tincay::pipeline::{self, Options};
use tincay::site::{Language, Mode};

use crate::sandbox::{OWN_DAY, Sandbox, Silent, Tree, committed};

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

/// `tree` checked on its day, as a preview or for publication: the problems with their arguments.
fn found(tree: &Tree, mode: Mode) -> Vec<(Problem, Vec<String>)> {
    let sandbox = Sandbox::with(tree);
    let options = Options { mode, ..sandbox.options(OWN_DAY) };
    let outcome = pipeline::check(&options, &Silent).expect("the machine refuses nothing");
    let args = |problem: &Diagnostic| problem.args.iter().map(|(_, value)| value.clone()).collect();
    outcome.diagnostics.iter().map(|problem| (problem.problem, args(problem))).collect()
}

fn put(tree: &mut Tree, path: &str, text: &str) {
    tree.insert(path.to_owned(), text.as_bytes().to_vec());
}

/// TXT-08: what Vietnamese lends the third language says that it is Vietnamese: headings, labels, dates; its own words
/// and what stands in attributes do not.
#[test]
fn what_is_lent_says_its_language() {
    let tree = Sandbox::with(&site()).built(OWN_DAY);
    let article = page(&tree, "tyz/bai-tyz/tin/index.html");
    let vietnamese = Locales::load(&embedded_locales()).0;
    let vietnamese = vietnamese.get(&Language::new("vi")).expect("the binary carries it");
    for text in ["skip-to-content", "help-title", "article-kind-news"] {
        let text = vietnamese.text(text);
        assert!(article.contains(&format!("<span lang=\"vi\">{text}</span>")), "{text} in {article}");
    }
    let date = article.split("<time ").nth(1).and_then(|rest| rest.split_once('>')).map_or("", |(_, rest)| rest);
    assert!(date.starts_with("<span lang=\"vi\">"), "{date}");
    assert!(article.contains(">(tyz) Trang đầu<"), "{article}");
    assert!(!page(&tree, "bai-viet/tin/index.html").contains("<span lang=\"vi\">"));
}

/// A new language that is put before that of the originals makes everything look wrong: one sentence says why.
#[test]
fn a_new_language_that_is_put_first_is_one_problem() {
    let mut tree = committed("tests/diagnostics/base/content");
    let settings = String::from_utf8(tree["content/site.yaml"].clone()).expect("fixtures are UTF-8");
    let first = "languages:\n";
    assert!(settings.contains(first), "{settings}");
    let settings = settings.replace(first, &format!("{first}  - {{ code: tyz, name: Tày, path: tyz }}\n"));
    put(&mut tree, "content/site.yaml", &settings);
    put(&mut tree, "locales/tyz/locale.yaml", LOCALE);
    let told = found(&tree, Mode::Publication);
    assert_eq!(told, [(Problem::NoOriginal, vec!["site".to_owned(), "tyz".to_owned()])]);
}

/// TRN-08, TRN-11: what a language borrows is told, in one problem however much it is; the exit, the safety notice and
/// help may be borrowed in no publication.
#[test]
fn messages_and_lists_that_a_language_lacks_are_told() {
    let told = |tree: &Tree, mode: Mode| -> Vec<(Problem, String, usize)> {
        let all = found(tree, mode).into_iter();
        let own = all.filter(|(it, _)| matches!(it, Problem::LocaleLacks | Problem::LocaleLacksHelp));
        let args = |args: &[String]| {
            let is_what = |it: &&String| ["messages", "sensitive_words", "forbidden_claims"].contains(&&***it);
            let what = args.iter().find(is_what).cloned().unwrap_or_default();
            (what, args.iter().find_map(|it| it.parse().ok()).unwrap_or_default())
        };
        own.map(|(problem, found)| (problem, args(&found).0, args(&found).1)).collect()
    };
    let mut tree = site();
    let preview = told(&tree, Mode::Preview);
    let all = preview.iter().find(|(_, what, _)| what == "messages").map_or(0, |(.., count)| *count);
    assert!(all > 250, "{preview:?}");
    let lists = ["sensitive_words", "forbidden_claims"].map(|what| (Problem::LocaleLacks, what.to_owned(), 0));
    assert!(lists.iter().all(|it| preview.contains(it)) && preview.len() == 3, "{preview:?}");
    let published = told(&tree, Mode::Publication);
    let count = |of: Problem| published.iter().filter(|(it, ..)| *it == of).map(|(.., count)| count).sum::<usize>();
    assert!(count(Problem::LocaleLacksHelp) > 40, "{published:?}");
    assert_eq!(count(Problem::LocaleLacks) + count(Problem::LocaleLacksHelp), all);
    // All of them, and lists of its own.
    for file in ["site.ftl", "labels.ftl"] {
        let path = format!("locales/vi/{file}");
        let carried = embedded_locales().into_iter().find(|source| *source.path == *path).expect("it is carried");
        put(&mut tree, &format!("locales/tyz/{file}"), &carried.text.read());
    }
    let lists = format!("{LOCALE}sensitive_words: [a tyz]\nforbidden_claims: [b tyz]\n");
    put(&mut tree, "locales/tyz/locale.yaml", &lists);
    assert_eq!(told(&tree, Mode::Publication), []);
    // Nobody typed the numbers that came with the copy (HOT-01).
    let all = found(&tree, Mode::Preview);
    assert!(all.iter().all(|(problem, _)| *problem != Problem::PhoneInProse), "{all:?}");
    assert!(found(&committed("tests/diagnostics/base/content"), Mode::Preview).is_empty());
}

/// HOT-01, TRN-10: what is copied from the program is no mistake of whoever copied it; a number that they wrote is,
/// and no directive is asked for where none can stand.
#[test]
fn a_copied_folder_of_strings_has_no_problem_but_what_was_changed() {
    let mut tree = committed("tests/diagnostics/base/content");
    for source in embedded_locales().iter().filter(|source| source.path.starts_with("locales/vi/")) {
        let text = source.text.read();
        let text =
            if source.path.ends_with("site.ftl") { text.replace("\nhome = ", "\nhome = Về ") } else { text.into() };
        put(&mut tree, &source.path, &text);
    }
    assert_eq!(found(&tree, Mode::Preview), []);
    let text = String::from_utf8(tree["locales/vi/site.ftl"].clone()).expect("it is UTF-8");
    put(&mut tree, "locales/vi/site.ftl", &text.replace("\nhome = ", "\nhome = Gọi 113, "));
    let told = found(&tree, Mode::Preview);
    assert_eq!(told, [(Problem::PhoneInProse, vec![String::new(), "message".to_owned()])]);
}

/// HOT-01: whoever says in other words what the program says may name the number that it names, in that message alone.
#[test]
fn a_number_of_the_program_may_stay_where_its_words_are_changed() {
    let told = |text: &str| -> Vec<Problem> {
        let mut tree = committed("tests/diagnostics/base/content");
        put(&mut tree, "locales/vi/site.ftl", text);
        found(&tree, Mode::Preview).into_iter().map(|(problem, _)| problem).collect()
    };
    for (text, expected) in [
        ("unverified-text = Số này chưa được xác nhận lại. Không gọi được thì gọi 113 ngay.\n", &[][..]),
        ("unverified-text =\n    Số này chưa được xác nhận lại.\n    Không được thì gọi 113 ngay.\n", &[]),
        ("unverified-text = Không gọi được thì gọi 111 ngay.\n", &[Problem::PhoneInProse]),
        ("unverified-text = Gọi 113 ngay, hoặc 0912 345 678.\n", &[Problem::PhoneInProse]),
        ("home = Gọi 113\n", &[Problem::PhoneInProse]),
        ("unverified-text = Hãy gọi 113.\nhome = Gọi 113\n", &[Problem::PhoneInProse]),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
    let mut tree = site();
    put(&mut tree, "locales/tyz/locale.yaml", "fallback: en\n");
    put(&mut tree, "locales/tyz/site.ftl", "unverified-text = (tyz) If it is silent, call 113.\n");
    assert!(found(&tree, Mode::Preview).iter().all(|(problem, _)| *problem != Problem::PhoneInProse));
    put(&mut tree, "locales/tyz/site.ftl", "unverified-text = (tyz) If it is silent, call 0912 345 678.\n");
    assert!(found(&tree, Mode::Preview).iter().any(|(problem, _)| *problem == Problem::PhoneInProse));
}

/// HOT-01, SAF-08, TRN-10: what `locale.yaml` says to readers is held against the rules of every text, and a date says
/// when something is.
#[test]
fn the_words_of_a_locale_file_are_checked_as_messages_are() {
    let told = |rules: &str| -> Vec<Problem> {
        let mut tree = committed("tests/diagnostics/base/content");
        put(&mut tree, "locales/vi/locale.yaml", rules);
        found(&tree, Mode::Preview).into_iter().map(|(problem, _)| problem).collect()
    };
    for (rules, expected) in [
        ("languages: { tyz: Tày }\n", &[][..]),
        ("languages: { tyz: \"Tày, gọi 0912345678\" }\n", &[Problem::PhoneInProse]),
        ("languages:\n  tyz: Tày, an toàn tuyệt đối\n", &[Problem::ForbiddenClaim]),
        ("dates: { long: \"{dd}/{m}/{y}, gọi 0912345678\" }\n", &[Problem::PhoneInProse]),
        ("dates: { long: \"\" }\n", &[Problem::BadYaml]),
        ("dates: { long: \"0912345678\" }\n", &[Problem::BadYaml, Problem::PhoneInProse]),
        ("call_words: [gọi điện]\nforbidden_claims: [kín tuyệt đối]\n", &[]),
    ] {
        assert_eq!(told(rules), expected, "{rules}");
    }
}

/// TRN-10: a language without its folder is told what is missing, and nothing that is untrue; where the folder is
/// there, its own mistake is told alone.
#[test]
fn a_language_without_a_locale_is_told_which_file_is_missing() {
    let mut tree = site();
    tree.retain(|path, _| !path.starts_with("locales/"));
    let told = |tree: &Tree| -> Vec<(Problem, Vec<String>)> {
        found(tree, Mode::Preview).into_iter().filter(|(it, _)| *it != Problem::TextUntranslated).collect()
    };
    let args = |nearest: &str| ["tyz", "locales/tyz/locale.yaml", "en, vi", nearest].map(str::to_owned).to_vec();
    assert_eq!(told(&tree), [(Problem::LocaleMissing, args(""))]);
    put(&mut tree, "locales/TYZ/locale.yaml", LOCALE);
    assert_eq!(told(&tree), [(Problem::LocaleMissing, args("TYZ"))]);
    tree.retain(|path, _| !path.starts_with("locales/"));
    put(&mut tree, "locales/tyz/locale.yaml", "fallback: vi\ndirection: up\n");
    let wrong: Vec<Problem> = told(&tree).into_iter().map(|(problem, _)| problem).collect();
    assert_eq!(wrong, [Problem::BadYaml]);
}

/// TRN-08: a misspelt message of a language that the tool does not speak is told as in any other.
#[test]
fn a_misspelt_message_of_a_new_language_is_told() {
    let mut tree = site();
    put(&mut tree, "locales/nut/locale.yaml", "fallback: tyz\n");
    for (language, name) in [("tyz", "help-titel"), ("nut", "help-titla")] {
        let strings = format!("{name} = (tyz) Giúp\nhoan-toan-khac = A\n");
        put(&mut tree, &format!("locales/{language}/site.ftl"), &strings);
    }
    let told = found(&tree, Mode::Preview).into_iter().filter(|(it, _)| *it == Problem::UnknownMessage);
    let misspelt = |name: &str| (Problem::UnknownMessage, vec![name.to_owned(), "help-title".to_owned()]);
    assert_eq!(told.collect::<Vec<_>>(), [misspelt("help-titla"), misspelt("help-titel")]);
}

/// TRN-08: what a new language misspells is missing in no other, though it has words for staff too.
#[test]
fn what_a_new_language_made_up_is_missing_in_no_other() {
    let mut tree = site();
    for source in embedded_locales().iter().filter(|source| source.path.starts_with("locales/en/")) {
        let path = source.path.replace("/en/", "/tyz/");
        let text = source.text.read().replace("\nexit-name = ", "\nexit-nam = ");
        if path.ends_with(".ftl") {
            put(&mut tree, &path, &text);
        }
    }
    let told = found(&tree, Mode::Publication);
    let lacking = told.iter().filter(|(it, _)| matches!(it, Problem::LocaleLacks | Problem::LocaleLacksHelp));
    let of: Vec<&Vec<String>> = lacking.map(|(_, arguments)| arguments).collect();
    assert!(of.iter().all(|arguments| !arguments.iter().any(|it| it == "vi" || it == "en")), "{told:?}");
    assert!(of.iter().any(|arguments| arguments.iter().any(|it| it == "`exit-name`")), "{told:?}");
}

/// TRN-03, TXT-08: what stands in for a translation says which language is missing, and no page says that it is in
/// the language that lends its words.
#[test]
fn a_borrowed_notice_and_open_graph_speak_of_the_language_itself() {
    let mut tree = site();
    put(&mut tree, "locales/tyz/locale.yaml", "fallback: en\n");
    let tree = Sandbox::with(&tree).built(OWN_DAY);
    let campaign = page(&tree, "tyz/campaigns/2023/index.html");
    // Names of another language are marked in English text.
    let words = |html: &str| html.split('<').filter_map(|part| part.split('>').nth(1)).collect::<String>();
    assert!(words(campaign).contains("has not been translated into Tày yet. Below is the original in Vietnamese."));
    let english = words(page(&tree, "en/campaigns/2023/index.html"));
    assert!(english.contains("has not been translated into English yet"));
    let article = page(&tree, "tyz/articles/tin/index.html");
    let said = |property: &str| -> Vec<&str> {
        let start = format!("property=\"{property}\" content=\"");
        article.split(&*start).skip(1).filter_map(|part| part.split('"').next()).collect()
    };
    assert_eq!(said("og:locale"), ["tyz"]);
    assert_eq!(said("og:locale:alternate"), ["vi_VN", "en_GB"]);
}

/// TXT-08, TRN-10: a language that runs from right to left says so on every page, and so does what stands there in
/// another one; numbers to call keep the order of their parts.
#[test]
fn a_language_that_runs_from_right_to_left_says_so() {
    let mut tree = site();
    let plain = Sandbox::with(&tree).built(OWN_DAY);
    put(&mut tree, "locales/tyz/locale.yaml", &format!("{LOCALE}direction: rtl\n"));
    let tree = Sandbox::with(&tree).built(OWN_DAY);
    let pages = tree.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, _) in pages {
        let html = page(&tree, path);
        assert!(!page(&plain, path).contains(" dir="), "{path}");
        let way =
            if path.starts_with("tyz/") { "<html dir=\"rtl\" lang=\"tyz\">" } else { "<html dir=\"ltr\" lang=\"" };
        assert!(html.contains(way), "{path}");
        let is_marked = |tag: &str| !tag.contains(" lang=\"") || tag.contains(" dir=\"");
        let tags = html.split('<').filter_map(|part| part.split('>').next());
        assert!(tags.clone().all(is_marked), "{path}");
        assert!(tags.filter(|tag| tag.contains("href=\"tel:")).all(|tag| tag.contains(" dir=\"ltr\"")), "{path}");
    }
    assert!(page(&tree, "tyz/chien-dich/2023/index.html").contains("dir=\"ltr\" class=\"prose\" lang=\"vi\""));
    assert!(page(&tree, "tyz/ho-tro-tyz/index.html").contains("href=\"tel:"));
}
