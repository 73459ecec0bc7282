//! TRN: every kind in every language, translated, stale, not accepted and missing, and what readers and
//! machines are told of it; what `tincay translate` writes into files. Knows addresses and HTML.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::{Date, date};
use tincay::diag::Problem;
use tincay::pipeline;
use tincay::site::Mode;

use crate::sandbox::{Sandbox, Silent, Tree, build, committed, read_tree};

const DAY: Date = date(2026, 11, 23);
const BASE: &str = "https://example.org";

/// What must be where. `own`: with its title in that language; `original`: with the title of the original,
/// marked as such; `name`: with the name, which is marked as Vietnamese on pages in another language; `both`: both languages and x-default; `same page`: the language switch leads to it.
const MATRIX: &str = "
    kind     | state      | language | list     | feed | sitemap | hreflang | canonical | switch    | notice
    article  | translated | vi       | own      | yes  | yes     | both     | vi        | same page | none
    article  | translated | en       | own      | yes  | yes     | both     | en        | same page | none
    article  | stale      | vi       | own      | yes  | yes     | both     | vi        | same page | none
    article  | stale      | en       | own      | yes  | yes     | both     | en        | same page | stale
    article  | untracked  | vi       | own      | yes  | yes     | both     | vi        | same page | none
    article  | untracked  | en       | own      | yes  | yes     | both     | en        | same page | none
    article  | missing    | vi       | own      | yes  | yes     | none     | vi        | same page | none
    article  | missing    | en       | original | no   | no      | none     | vi        | same page | fallback
    article  | unnamed    | vi       | own      | yes  | yes     | none     | vi        | same page | none
    article  | unnamed    | en       | original | no   | no      | none     | vi        | same page | fallback
    article  | wordless   | vi       | own      | yes  | yes     | none     | vi        | same page | none
    article  | wordless   | en       | original | no   | no      | none     | vi        | same page | fallback
    campaign | translated | vi       | own      | yes  | yes     | both     | vi        | same page | none
    campaign | translated | en       | own      | yes  | yes     | both     | en        | same page | none
    campaign | stale      | vi       | own      | yes  | yes     | both     | vi        | same page | none
    campaign | stale      | en       | own      | yes  | yes     | both     | en        | same page | stale
    campaign | untracked  | vi       | own      | yes  | yes     | both     | vi        | same page | none
    campaign | untracked  | en       | own      | yes  | yes     | both     | en        | same page | none
    campaign | missing    | vi       | own      | yes  | yes     | none     | vi        | same page | none
    campaign | missing    | en       | original | no   | no      | none     | vi        | same page | fallback
    campaign | unnamed    | vi       | own      | yes  | yes     | none     | vi        | same page | none
    campaign | unnamed    | en       | original | no   | no      | none     | vi        | same page | fallback
    campaign | wordless   | vi       | own      | yes  | yes     | none     | vi        | same page | none
    campaign | wordless   | en       | original | no   | no      | none     | vi        | same page | fallback
    event    | translated | vi       | own      | yes  | yes     | both     | vi        | same page | none
    event    | translated | en       | own      | yes  | yes     | both     | en        | same page | none
    event    | stale      | vi       | own      | yes  | yes     | both     | vi        | same page | none
    event    | stale      | en       | own      | yes  | yes     | both     | en        | same page | stale
    event    | untracked  | vi       | own      | yes  | yes     | both     | vi        | same page | none
    event    | untracked  | en       | own      | yes  | yes     | both     | en        | same page | none
    event    | missing    | vi       | own      | yes  | yes     | none     | vi        | same page | none
    event    | missing    | en       | original | no   | no      | none     | vi        | same page | fallback
    event    | unnamed    | vi       | own      | yes  | yes     | none     | vi        | same page | none
    event    | unnamed    | en       | original | no   | no      | none     | vi        | same page | fallback
    event    | wordless   | vi       | own      | yes  | yes     | none     | vi        | same page | none
    event    | wordless   | en       | original | no   | no      | none     | vi        | same page | fallback
    honoree  | translated | vi       | own      | yes  | yes     | both     | vi        | same page | none
    honoree  | translated | en       | name     | yes  | yes     | both     | en        | same page | none
    honoree  | stale      | vi       | own      | yes  | yes     | both     | vi        | same page | none
    honoree  | stale      | en       | name     | yes  | yes     | both     | en        | same page | stale
    honoree  | untracked  | vi       | own      | yes  | yes     | both     | vi        | same page | none
    honoree  | untracked  | en       | name     | yes  | yes     | both     | en        | same page | none
    honoree  | missing    | vi       | own      | yes  | yes     | none     | vi        | same page | none
    honoree  | missing    | en       | name     | no   | no      | none     | vi        | same page | fallback
    honoree  | unnamed    | vi       | own      | yes  | yes     | none     | vi        | same page | none
    honoree  | unnamed    | en       | name     | no   | no      | none     | vi        | same page | fallback
    honoree  | wordless   | vi       | own      | yes  | yes     | none     | vi        | same page | none
    honoree  | wordless   | en       | name     | no   | no      | none     | vi        | same page | fallback
    page     | translated | vi       | none     | no   | yes     | both     | vi        | same page | none
    page     | translated | en       | none     | no   | yes     | both     | en        | same page | none
    page     | stale      | vi       | none     | no   | yes     | both     | vi        | same page | none
    page     | stale      | en       | none     | no   | yes     | both     | en        | same page | stale
    page     | untracked  | vi       | none     | no   | yes     | both     | vi        | same page | none
    page     | untracked  | en       | none     | no   | yes     | both     | en        | same page | none
    page     | missing    | vi       | none     | no   | yes     | none     | vi        | same page | none
    page     | missing    | en       | none     | no   | no      | none     | vi        | same page | fallback
    page     | unnamed    | vi       | none     | no   | yes     | none     | vi        | same page | none
    page     | unnamed    | en       | none     | no   | no      | none     | vi        | same page | fallback
    page     | wordless   | vi       | none     | no   | yes     | none     | vi        | same page | none
    page     | wordless   | en       | none     | no   | no      | none     | vi        | same page | fallback
    place    | translated | vi       | own      | no   | yes     | both     | vi        | same page | none
    place    | translated | en       | own      | no   | yes     | both     | en        | same page | none
    place    | stale      | vi       | own      | no   | yes     | both     | vi        | same page | none
    place    | stale      | en       | own      | no   | yes     | both     | en        | same page | stale
    place    | untracked  | vi       | own      | no   | yes     | both     | vi        | same page | none
    place    | untracked  | en       | own      | no   | yes     | both     | en        | same page | none
    place    | missing    | vi       | own      | no   | yes     | both     | vi        | same page | none
    place    | missing    | en       | original | no   | yes     | both     | en        | same page | fallback
    place    | unnamed    | vi       | own      | no   | yes     | both     | vi        | same page | none
    place    | unnamed    | en       | original | no   | yes     | both     | en        | same page | fallback
    place    | wordless   | vi       | own      | no   | yes     | both     | vi        | same page | none
    place    | wordless   | en       | original | no   | yes     | both     | en        | same page | fallback
";

/// A kind: its folder, its part of addresses in each language, its facts.
struct Kind {
    name: &'static str,
    folder: &'static str,
    vi: &'static str,
    en: &'static str,
    facts: &'static str,
}

const KINDS: [Kind; 6] = [
    Kind {
        name: "article",
        folder: "articles",
        vi: "bai-viet",
        en: "articles",
        facts: "kind: news\ndate: 2026-11-01\n",
    },
    Kind {
        name: "campaign",
        folder: "campaigns",
        vi: "chien-dich",
        en: "campaigns",
        facts: "theme: Cùng nhau\ndate: 2026-11-01\nyear: 2026\nperiod: { from: 2026-11-15, to: 2026-12-15 }\n",
    },
    Kind {
        name: "event",
        folder: "events",
        vi: "su-kien",
        en: "events",
        facts: "date: 2026-11-01\nkind: talk\nstart: 2026-12-01\naudience: public\nstate: confirmed\n",
    },
    Kind {
        name: "honoree",
        folder: "honorees",
        vi: "guong-dien-hinh",
        en: "honorees",
        facts: "date: 2026-11-01\nname: Phạm Thị Mẫu\nfield: economy\nyear: 2026\nconsent: { status: granted, basis: consent, \
                subject: adult, scopes: [name, position, bio], purposes: [website], granted_on: 2026-01-08, \
                method: written, evidence: HS-1, recorded_by: hoi-phu-nu, expires_on: 2028-11-08 }\n",
    },
    Kind { name: "page", folder: "pages", vi: "", en: "", facts: "" },
    Kind {
        name: "place",
        folder: "places",
        vi: "ho-tro",
        en: "support",
        facts: "kind: medical\nholder: organisation\nseat: health_station\nvisibility: public_office\n\
                published_by: { document: qd-12, approved_by: hoi-phu-nu }\nunit: \"06001\"\naddress: Thôn Mẫu\n\
                verified: { on: 2026-11-01, by: hoi-phu-nu }\n",
    },
];

/// Of every honouree here: lists show people by name.
const NAME: &str = "Phạm Thị Mẫu";

/// File names of the pieces of each kind, by how their translations stand: words that give nobody away.
const STATES: [(&str, &str); 6] = [
    ("translated", "mot"),
    ("stale", "hai"),
    ("untracked", "ba"),
    ("missing", "bon"),
    ("unnamed", "nam"),
    ("wordless", "sau"),
];

fn slug(kind: &Kind, state: &str) -> String {
    let (_, name) = STATES.iter().find(|(other, _)| *other == state).expect("the state is one of six");
    format!("{name}-{}", kind.vi.split('-').next_back().filter(|part| !part.is_empty()).unwrap_or("trang"))
}

fn title(kind: &Kind, state: &str, language: &str) -> String {
    format!("{} {} {language}", kind.name, slug(kind, state))
}

fn address(kind: &Kind, state: &str, language: &str) -> String {
    let (path, section) = if language == "vi" { ("", kind.vi) } else { ("en/", kind.en) };
    let section = if section.is_empty() { String::new() } else { format!("{section}/") };
    format!("/{path}{section}{}/", slug(kind, state))
}

/// A small valid site and 36 pieces; the translations that shall be complete have been accepted.
fn site() -> Sandbox {
    let mut inputs = committed("tests/diagnostics/base/content");
    inputs.entry("content/site.yaml".to_owned()).or_default().extend(b"feeds: { items: 60 }\n");
    let mut accepted = Vec::new();
    for kind in &KINDS {
        for (state, _) in STATES {
            let file = |language: &str| format!("content/{}/{}.{language}.md", kind.folder, slug(kind, state));
            let front = |language: &str| format!("title: {}\nsafe_title: Mẫu {state}\n", title(kind, state, language));
            let original = format!("---\n{}{}---\n\nVăn bản.\n", front("vi"), kind.facts);
            inputs.insert(file("vi"), original.into_bytes());
            let from = if state == "stale" { "translated_from: \"00000000\"\n" } else { "" };
            if state == "unnamed" {
                let front = format!("title: \"(no title yet: {}/{})\"\n", kind.folder, slug(kind, state));
                inputs.insert(file("en"), format!("---\n{front}---\n\nText.\n").into_bytes());
            } else if state == "wordless" {
                // With all that the sketch of a translation has, and what a theme or the registry says.
                let body = "## Beginning\n\n{{hotline 113}}\n\n```\ncode\n```\n";
                inputs.insert(file("en"), format!("---\n{}---\n\n{body}", front("en")).into_bytes());
            } else if state != "missing" {
                inputs.insert(file("en"), format!("---\n{}{from}---\n\nText.\n", front("en")).into_bytes());
            }
            if state == "translated" {
                accepted.push(PathBuf::from(file("en")));
            }
        }
    }
    let sandbox = Sandbox::with(&inputs);
    let done = pipeline::accept(&sandbox.path(""), Some(&accepted)).expect("the machine refuses nothing");
    assert_eq!((done.written.len(), done.refused.len()), (KINDS.len(), 0));
    sandbox
}

/// The HTML of a page.
fn page<'t>(tree: &'t Tree, address: &str) -> &'t str {
    let path = format!("{}index.html", address.trim_start_matches('/'));
    text(tree, &path).unwrap_or_else(|| panic!("there is no {path}"))
}

fn text<'t>(tree: &'t Tree, path: &str) -> Option<&'t str> {
    tree.get(path).map(|bytes| std::str::from_utf8(bytes).expect("outputs are UTF-8"))
}

/// Whether any file whose name starts like this says `words`.
fn says(tree: &Tree, start: &str, words: &str) -> bool {
    let files = tree.iter().filter(|(path, _)| path.starts_with(start));
    files.map(|(_, bytes)| String::from_utf8_lossy(bytes)).any(|text| text.contains(words))
}

/// The start tags `<name …>` of `html` that say `words`.
fn tags<'h>(html: &'h str, name: &str, words: &str) -> Vec<&'h str> {
    let all = html.split('<').filter_map(|part| part.split('>').next());
    all.filter(|tag| tag.split([' ', '\n']).next() == Some(name) && tag.contains(words)).collect()
}

/// The cells of a row as the output has them.
fn found(tree: &Tree, kind: &Kind, state: &str, language: &str) -> [&'static str; 7] {
    let own = address(kind, state, language);
    let other = if language == "vi" { "en" } else { "vi" };
    let html = page(tree, &own);
    let whole = |address: &str| format!("{BASE}{address}\"");
    [
        list(tree, kind, state, language),
        yes(says(tree, if language == "vi" { "atom" } else { "en/atom" }, &whole(&own))),
        yes(says(tree, "sitemap", &format!("<loc>{BASE}{own}</loc>"))),
        hreflang(html, kind, state),
        match tags(html, "link", "canonical").as_slice() {
            [tag] if tag.contains(&whole(&address(kind, state, "vi"))) => "vi",
            [tag] if tag.contains(&whole(&address(kind, state, "en"))) => "en",
            other => panic!("{own}: {other:?}"),
        },
        match tags(html, "a", &format!("href=\"{}\"", address(kind, state, other))).as_slice() {
            [] => "elsewhere",
            tags if tags.iter().all(|tag| tag.contains(&format!("hreflang=\"{other}\""))) => "same page",
            _ => "unmarked",
        },
        match ["notice--stale", "notice--fallback"].map(|class| html.contains(class)) {
            [true, false] => "stale",
            [false, true] => "fallback",
            [false, false] => "none",
            [true, true] => "both",
        },
    ]
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// How the list of its kind shows a piece.
fn list(tree: &Tree, kind: &Kind, state: &str, language: &str) -> &'static str {
    if kind.vi.is_empty() {
        let linked = |html: &str| html.contains(&format!("href=\"{}\"", address(kind, state, language)));
        return if linked(page(tree, if language == "vi" { "/" } else { "/en/" })) { "home" } else { "none" };
    }
    let html = page(tree, &if language == "vi" { format!("/{}/", kind.vi) } else { format!("/en/{}/", kind.en) });
    let links = tags(html, "a", &format!("href=\"{}\"", address(kind, state, language)));
    let says = |words: &str| html.split_once(&format!(">{words}<")).and_then(|(before, _)| before.rsplit('<').next());
    let shown =
        |language: &str| says(&if kind.name == "honoree" { NAME.to_owned() } else { title(kind, state, language) });
    let is_marked = |tag: &str| tag.contains(" lang=\"vi\"");
    match (links.len(), shown(language), shown("vi")) {
        (0, ..) => "none",
        (_, Some(tag), _) if kind.name == "honoree" && is_marked(tag) => "name",
        (_, Some(tag), _) if !is_marked(tag) => "own",
        (_, None, Some(tag)) if is_marked(tag) => "original",
        _ => "unmarked",
    }
}

fn hreflang(html: &str, kind: &Kind, state: &str) -> &'static str {
    let tags = tags(html, "link", "hreflang");
    let leads = |code: &str, language: &str| {
        let address = format!("{BASE}{}\"", address(kind, state, language));
        tags.iter().any(|tag| tag.contains(&format!("hreflang=\"{code}\"")) && tag.contains(&address))
    };
    match tags.len() {
        0 => "none",
        3 if leads("vi", "vi") && leads("en", "en") && leads("x-default", "vi") => "both",
        _ => "wrong",
    }
}

/// TRN-03, TRN-04, TRN-07: no cell of {kind × state × language × what is told} is empty or wrong.
#[test]
fn the_matrix_of_translations_is_as_promised() {
    let sandbox = site();
    let mut options = sandbox.options(DAY);
    options.mode = Mode::Publication;
    build(&options);
    let tree = read_tree(&sandbox.path("public"));
    let rows: Vec<Vec<&str>> =
        MATRIX.trim().lines().skip(1).map(|row| row.split('|').map(str::trim).collect()).collect();
    assert_eq!(rows.len(), KINDS.len() * STATES.len() * 2, "every kind in every state and language has a row");
    let mut wrong = Vec::new();
    for row in &rows {
        let [name, state, language, expected @ ..] = row.as_slice() else { panic!("{row:?}") };
        assert!(expected.len() == 7 && expected.iter().all(|cell| !cell.is_empty()), "{row:?} has an empty cell");
        let kind = KINDS.iter().find(|kind| kind.name == *name).expect("the kind is one of six");
        let found = found(&tree, kind, state, language);
        if found != *expected {
            wrong.push(format!("{name} {state} {language}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows differ\n{}", wrong.len(), wrong.join("\n"));
}

/// TRN-09: a topic is one thing with a label per language, and its list exists in both.
#[test]
fn a_topic_has_one_list_in_each_language() {
    let mut inputs = committed("tests/diagnostics/base/content");
    let article = "---\ntitle: Bài\nkind: news\ndate: 2026-11-01\ntopics: [phap-luat]\n---\n\nVăn bản.\n";
    inputs.insert("content/articles/bai.vi.md".to_owned(), article.into());
    let tree = Sandbox::with(&inputs).built(DAY);
    let (vi, en) = (page(&tree, "/chu-de/phap-luat/"), page(&tree, "/en/topics/law/"));
    assert!(vi.contains("<h1>Pháp luật</h1>") && en.contains("<h1>Law</h1>"), "{en}");
    assert_eq!((tags(vi, "link", "hreflang").len(), tags(en, "link", "hreflang").len()), (3, 3));
}

/// What is wrong with a small site to which `files` were added.
fn problems(files: &[(&str, &str)]) -> Vec<Problem> {
    let mut inputs = committed("tests/diagnostics/base/content");
    inputs.extend(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    let sandbox = Sandbox::with(&inputs);
    let outcome = pipeline::check(&sandbox.options(DAY), &Silent).expect("the machine refuses nothing");
    outcome.diagnostics.iter().map(|found| found.problem).collect()
}

/// TRN-01: facts stand in the original alone.
#[test]
fn a_fact_in_a_translation_is_refused() {
    let english = "---\ntitle: Sample news\ndate: 2023-11-20\n---\n\n## Opening {#mo-dau}\n\nText.\n";
    assert_eq!(problems(&[("content/articles/2023/tin.en.md", english)]), [Problem::FactInTranslation]);
}

/// TRN-11: hotlines and the page about safety exist in every language; other texts may lag.
#[test]
fn what_saves_people_must_be_translated_and_nothing_else() {
    let hotlines = "- { id: \"111\", number: \"111\", name: { vi: Trẻ em, en: Children }, certain: true }\n";
    let police = "- { id: \"113\", number: \"113\", name: Công an, certain: true }\n";
    let both = format!("{hotlines}{police}");
    assert_eq!(problems(&[("content/hotlines.yaml", &both)]), [Problem::TextMissingLanguage]);
    // A number is a name as any other.
    let numbered = format!("{hotlines}{}", police.replace("Công an", "113"));
    assert_eq!(problems(&[("content/hotlines.yaml", &numbered)]), [Problem::TextMissingLanguage]);
    let page = "---\ntitle: An toàn\nrole: safety\n---\n\nVăn bản.\n";
    assert_eq!(problems(&[("content/pages/a.vi.md", page)]), [Problem::SafetyNotTranslated]);
    let other = "---\ntitle: Bài\nkind: news\ndate: 2026-11-01\n---\n\nVăn bản.\n";
    assert_eq!(problems(&[("content/articles/bai.vi.md", other), ("content/topics.yaml", "[]")]), []);
    // A title without a language is told; one of sensitive pages stops the site.
    let settings = String::from_utf8(committed("tests/diagnostics/base/content")["content/site.yaml"].clone());
    let settings = settings.expect("it is UTF-8");
    let without = |text: &str| problems(&[("content/site.yaml", &settings.replace(text, " }"))]);
    assert_eq!(without(", en: Test site }"), [Problem::TextUntranslated]);
    assert_eq!(without(", en: Information }"), [Problem::TextMissingLanguage]);
    let topics = "- { id: phap-luat, label: Pháp luật, slug: luat }\n";
    assert_eq!(problems(&[("content/topics.yaml", topics)]), [Problem::TextUntranslated]);
}

/// TRN-05, TRN-11: what has a title and no words is missing, cannot be accepted, and keeps the page about safety out of
/// a language; with words, or where the original has none either, it is a translation.
#[test]
fn a_translation_without_words_is_missing_and_is_not_accepted() {
    let file = |language: &str| format!("content/articles/b.{language}.md");
    let facts = "kind: news\ndate: 2026-11-01\n";
    let told = |original: &str, translation: &str| {
        let mut inputs = committed("tests/diagnostics/base/content");
        inputs.insert(file("vi"), format!("---\ntitle: Bài\n{facts}---\n\n{original}").into_bytes());
        inputs.insert(file("en"), format!("---\ntitle: A\n---\n\n{translation}").into_bytes());
        let sandbox = Sandbox::with(&inputs);
        let done = pipeline::accept(&sandbox.path(""), Some(&[PathBuf::from(file("en"))]));
        let done = done.expect("the machine refuses nothing");
        let texts = pipeline::translations(&sandbox.path(""), None).expect("the machine refuses nothing");
        let state = texts.translations.iter().find(|it| *it.file == *file("en")).map(|it| it.state);
        (done.written.len(), done.unwritten.len(), state)
    };
    let (missing, complete) = (Some(pipeline::State::Missing), Some(pipeline::State::Complete));
    assert_eq!(told("## Mở\n\nLời.\n", "## Open {#mo}\n"), (0, 1, missing));
    assert_eq!(told("## Mở\n\nLời.\n", ""), (0, 1, missing));
    assert_eq!(told("Lời.\n", "- one\n"), (1, 0, complete));
    assert_eq!(told("## Mở\n\n{{hotline 113}}\n", "## Open\n"), (1, 0, complete));

    let mut inputs = committed("tests/diagnostics/base/content");
    for (path, body) in [("an-toan.en.md", "## Signs\n"), ("an-toan.vi.md", "")] {
        let front = if body.is_empty() { "title: An toàn\nrole: safety\n" } else { "title: Staying safe\n" };
        let mut inputs = inputs.clone();
        inputs.insert(format!("content/pages/{path}"), format!("---\n{front}---\n\n{body}").into_bytes());
        let outcome = pipeline::check(&Sandbox::with(&inputs).options(DAY), &Silent);
        let found = outcome.expect("the machine refuses nothing").diagnostics;
        assert!(found.iter().any(|it| it.problem == Problem::SafetyNotTranslated), "{path}: {found:?}");
    }
    inputs.remove("content/pages/an-toan.en.md");
    let outcome = pipeline::check(&Sandbox::with(&inputs).options(DAY), &Silent).expect("the machine refuses nothing");
    assert!(outcome.diagnostics.iter().any(|it| it.problem == Problem::SafetyNotTranslated));
}

/// TRN-05: a translation without a title, or with an empty one, is not used yet and stops nothing; an original needs its
/// own, and what is wrong with a title is an error in both.
#[test]
fn a_translation_without_a_title_stops_nothing() {
    let original = "---\ntitle: Bài\nkind: news\ndate: 2026-11-01\n---\n\nLời.\n";
    for front in ["summary: One.\n", "title:\n", "title: \"\"\n", "title: \" \"\n"] {
        let english = format!("---\n{front}---\n\nWords.\n");
        let files = [("content/articles/b.vi.md", original), ("content/articles/b.en.md", &english)];
        assert_eq!(problems(&files), [Problem::NoName], "{front}");
    }
    let empty = original.replace("title: Bài", "title: \"\"");
    assert_eq!(problems(&[("content/articles/b.vi.md", &empty)]), [Problem::EmptyText]);
    let list = ("content/articles/b.en.md", "---\ntitle: [a]\n---\n\nWords.\n");
    assert_eq!(problems(&[("content/articles/b.vi.md", original), list]), [Problem::WrongType]);
}

/// TRN-06: a link to a translation that is not used yet leads to the original, which its readers see, by either name of
/// the heading.
#[test]
fn a_link_to_a_translation_without_words_leads_into_the_original() {
    for (begun, link) in [
        ("---\ntitle: Target\n---\n", "goi"),
        ("---\ntitle: Target\n---\n\n## Signs\n\n### Whom {#whom}\n", "whom"),
        ("---\n---\n\nA.\n", "goi"),
    ] {
        let source = format!("---\ntitle: Source\n---\n\n[b](dich.en.md#{link})\n");
        let files = [("dich.vi", HEADINGS_VI), ("dich.en", begun), ("nguon.vi", LINKS_VI), ("nguon.en", &source)];
        let (pages, problems) = linked(&files);
        assert!(matches!(problems[..], [Problem::NoWords | Problem::NoName]), "{problems:?}");
        assert!(pages["/en/articles/nguon/"].contains("href=\"/en/articles/dich/#goi\""), "{link}");
    }
}

const HEADINGS_VI: &str =
    "---\ntitle: Đích\nkind: news\ndate: 2026-11-01\n---\n\n## Dấu hiệu\n\nA.\n\n### Gọi ai {#goi}\n\nB.\n";
const LINKS_VI: &str = "---\ntitle: Nguồn\nkind: news\ndate: 2026-11-01\n---\n\n[a](dich.vi.md#dau-hieu) \
                        [b](dich.vi.md#goi) [c](articles/dich#goi)\n";
const LINKS_EN: &str = "---\ntitle: Source\n---\n\n[a](dich.en.md#signs) [b](dich.vi.md#goi) [c](#own)\n\n## Own\n";

/// The pages of both pieces, `/bai-viet/dich/` … `/en/articles/nguon/`, by address.
fn linked(files: &[(&str, &str)]) -> (BTreeMap<String, String>, Vec<Problem>) {
    let mut inputs = committed("tests/diagnostics/base/content");
    let path = |name: &str| format!("content/articles/{name}.md");
    inputs.extend(files.iter().map(|(name, text)| (path(name), text.as_bytes().to_vec())));
    let sandbox = Sandbox::with(&inputs);
    let outcome = pipeline::build(&sandbox.options(DAY), &Silent).expect("the machine refuses nothing");
    let tree = read_tree(&sandbox.path("public"));
    let pages = ["/bai-viet/dich/", "/bai-viet/nguon/", "/en/articles/dich/", "/en/articles/nguon/"];
    let pages = pages.map(|address| (address.to_owned(), page(&tree, address).to_owned()));
    (pages.into_iter().collect(), outcome.diagnostics.iter().map(|found| found.problem).collect())
}

/// TRN-06: headings of a translation have the ids of the original, whatever they say; links written by either
/// name lead there in the language of the reader, and to the original where there is no translation.
#[test]
fn ids_of_headings_are_shared_by_all_languages() {
    let en = "---\ntitle: Target\n---\n\n## Signs\n\nA.\n\n### Whom to call\n\nB.\n";
    let files = [("dich.vi", HEADINGS_VI), ("dich.en", en), ("nguon.vi", LINKS_VI), ("nguon.en", LINKS_EN)];
    let (pages, problems) = linked(&files);
    assert_eq!(problems, []);
    assert!(pages["/en/articles/dich/"].contains("<h2 id=\"dau-hieu\">Signs</h2>"));
    assert!(pages["/en/articles/dich/"].contains("<h3 id=\"goi\">Whom to call</h3>"));
    for (page, target) in [("/bai-viet/nguon/", "/bai-viet/dich/"), ("/en/articles/nguon/", "/en/articles/dich/")] {
        for id in ["dau-hieu", "goi"] {
            let link = format!("href=\"{target}#{id}\"");
            assert!(pages[page].contains(&link), "{page} lacks {link}");
        }
    }
    assert!(pages["/en/articles/nguon/"].contains("href=\"#own\""));
    let (pages, problems) = linked(&[
        ("dich.vi", HEADINGS_VI),
        ("nguon.vi", LINKS_VI),
        ("nguon.en", "---\ntitle: Source\n---\n\n[b](dich.vi.md#goi)\n"),
    ]);
    assert_eq!(problems, []);
    assert!(pages["/en/articles/nguon/"].contains("href=\"/en/articles/dich/#goi\""));
    assert!(pages["/en/articles/dich/"].contains("<h3 id=\"goi\">"), "the original stands in");
}

/// TRN-06: where outlines differ only written ids are shared; a link that needs another one is reported and leads
/// to the top of the page.
#[test]
fn a_heading_without_counterpart_is_reported_where_a_link_needs_it() {
    let en = "---\ntitle: Target\n---\n\n## Whom to call {#goi}\n\nB.\n";
    let files = [
        ("dich.vi", HEADINGS_VI),
        ("dich.en", en),
        ("nguon.vi", LINKS_VI),
        ("nguon.en", "---\ntitle: Source\n---\n\n[a](dich.vi.md#dau-hieu) [b](dich.vi.md#goi)\n"),
    ];
    let (pages, problems) = linked(&files);
    assert_eq!(problems, [Problem::HeadingNotShared], "once, in the English text");
    assert!(pages["/bai-viet/nguon/"].contains("href=\"/bai-viet/dich/#dau-hieu\""));
    assert!(pages["/en/articles/nguon/"].contains("href=\"/en/articles/dich/\""));
    assert!(pages["/en/articles/nguon/"].contains("href=\"/en/articles/dich/#goi\""));
}

/// TRN-04: accepting changes one line and no other byte: line ends, byte order mark, comments, order, quotes.
#[test]
fn accepting_keeps_every_other_byte() {
    let cases: [(&str, &str, &str); 10] = [
        ("\u{feff}---\r\ntitle: A # b\r\n# c\r\n---\r\n\r\nText.\r\n", "# c\r\n", "# c\r\ntranslated_from: FP\r\n"),
        ("---\ntranslated_from: 00000000 # x\ntitle: 'A'\n---\nText", "00000000", "FP"),
        ("---\ntranslated_from: \"0000\"\ntitle: A\n---\n", "\"0000\"", "FP"),
        ("---\ntitle: A\ntranslated_from:\n---\n", "translated_from:", "translated_from: FP"),
        ("---\ntitle: A\nsummary: |\n  b\n  c\n---\n\nCa\u{302}\n", "  c\n", "  c\ntranslated_from: FP\n"),
        ("---\ntitle: |-\n  translated_from: x\n---\n", "x\n", "x\ntranslated_from: FP\n"),
        ("---\n{ title: A }\n---\n\nText.\n", "A }", "A, translated_from: FP }"),
        ("---\n{title: A,}\n---\n", "A,", "A, translated_from: FP"),
        ("---\n{\n  title: A,\n  summary: b\n}\n---\n", "b\n", "b, translated_from: FP\n"),
        ("---\n{ title: A, translated_from: \"0000\" }\n---\n", "\"0000\"", "FP"),
    ];
    // Without words, so that none are asked for.
    let original = "---\ntitle: Bài\nkind: news\ndate: 2026-11-01\n---\n";
    for (before, old, new) in cases {
        let mut inputs = committed("tests/diagnostics/base/content");
        inputs.insert("content/articles/b.vi.md".to_owned(), original.into());
        inputs.insert("content/articles/b.en.md".to_owned(), before.into());
        let sandbox = Sandbox::with(&inputs);
        let file = [PathBuf::from("content/articles/b.en.md")];
        let accept = || pipeline::accept(&sandbox.path(""), Some(&file)).expect("the machine refuses nothing");
        let done = accept();
        assert_eq!((done.written.len(), done.refused.len()), (1, 0), "{before}");
        let after = std::fs::read_to_string(sandbox.path("content/articles/b.en.md")).expect("it is there");
        let at = after.find("translated_from: ").map_or(0, |at| at + "translated_from: ".len());
        let at = if before.contains("|-") { after.rfind("translated_from: ").map_or(0, |at| at + 17) } else { at };
        let fingerprint: String = after[at..].chars().take_while(|c| c.is_ascii_hexdigit() || *c == '"').collect();
        assert_eq!(after, before.replacen(old, &new.replace("FP", &fingerprint), 1));
        assert_eq!((accept().written.len(), accept().unchanged), (0, 1), "a second time writes nothing");
    }
}

/// TRN-04: an edit of the original that changes no word leaves its translations current; any other does not.
#[test]
fn only_a_change_of_words_makes_a_translation_stale() {
    let path = |language: &str| format!("content/articles/b.{language}.md");
    let original = "---\ntitle: Bài \"một\"\nkind: news\ndate: 2026-11-01\n---\n\nXem [tin](tin.vi.md) – nhé.\n";
    let mut inputs = committed("tests/diagnostics/base/content");
    inputs.insert(path("vi"), original.into());
    inputs.insert(path("en"), "---\ntitle: A\n---\n\nSee.\n".into());
    let sandbox = Sandbox::with(&inputs);
    pipeline::accept(&sandbox.path(""), None).expect("the machine refuses nothing");
    let stale = |text: &str| {
        crate::sandbox::write(&sandbox.path(&path("vi")), text.as_bytes());
        let outcome = pipeline::check(&sandbox.options(DAY), &Silent).expect("the machine refuses nothing");
        outcome.diagnostics.iter().any(|found| found.problem == Problem::TranslationStale)
    };
    for same in [
        original.replace('"', "”"),
        original.replace("date: 2026-11-01", "date: 2026-11-02\nslug: khac"),
        original.replace("tin.vi.md", "../articles/2023/tin.vi.md"),
        original.replace(" – ", "—").replace('\n', "\r\n"),
    ] {
        let same = same.replace("](tin.vi.md)", "](2023/tin.vi.md)");
        assert!(!stale(&same), "{same}");
    }
    for other in [
        original.replace("một", "hai"),
        original.replace("nhé", "nha"),
        original.replace("title:", "summary: C\ntitle:"),
    ] {
        assert!(stale(&other), "{other}");
    }
}

/// TRN-04: a translation whose original has an error is one all the same: it is left alone, and the original is named,
/// whichever way it is meant.
#[test]
fn a_translation_of_an_original_with_an_error_is_left_alone() {
    let mut inputs = committed("tests/diagnostics/base/content");
    inputs.insert("content/articles/b.vi.md".to_owned(), "---\ntitle: Bài\nkind: nws\ndate: 2026-11-01\n---\n".into());
    inputs.insert("content/articles/b.en.md".to_owned(), "---\ntitle: A\n---\n\nText.\n".into());
    let sandbox = Sandbox::with(&inputs);
    for meant in ["content/articles/b.en.md", "content/articles/b.vi.md", "articles/b"] {
        let done = pipeline::accept(&sandbox.path(""), Some(&[PathBuf::from(meant)])).expect("it is one");
        let refused: Vec<&str> = done.refused.iter().map(|path| &**path).collect();
        assert_eq!((&*refused, done.written.len()), (&["content/articles/b.vi.md"][..], 0), "{meant}");
    }
}
