//! The index of the search in built sites: what is in it, what is not, and the page around it
//! (TXT-05, TRACE-05). How well it finds is measured by `tests/search`, in the script that readers run.

use std::fmt::Write as _;

use serde_json::Value;
use tincay::pipeline::{self, Options};

use crate::sandbox::{OWN_DAY, Sandbox, Silent, TOWN_DAY, Tree, build, committed, read_tree};

const INDEXES: [&str; 2] = ["tim-kiem/index.json", "en/search/index.json"];
const PAGES: [&str; 2] = ["tim-kiem/index.html", "en/search/index.html"];

fn index(tree: &Tree, path: &str) -> Value {
    serde_json::from_slice(&tree[path]).expect("the index is JSON")
}

fn texts(index: &Value, column: &str) -> Vec<String> {
    let items = index[column].as_array().expect("a column is a list");
    items.iter().map(|item| item.as_str().expect("of texts").to_owned()).collect()
}

fn text(tree: &Tree, path: &str) -> String {
    String::from_utf8(tree[path].clone()).expect("pages are UTF-8")
}

/// TXT-05: the script folds as the program does; `tests/search/check.mjs` reads the same file.
#[test]
fn words_fold_as_the_script_folds_them() {
    let fixtures = include_str!("../search/folding.tsv");
    let mut cases = 0;
    for line in fixtures.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(written), Some(folded), Some(key)) = (columns.next(), columns.next(), columns.next()) else {
            panic!("three columns: {line}");
        };
        assert_eq!(tincay::locale::fold(written), folded, "{written}");
        let keys: Vec<String> = tincay::locale::syllables(written).map(tincay::locale::tone_last).collect();
        let keys: Vec<String> = keys.iter().map(|key| key.escape_unicode_marks()).collect();
        assert_eq!(keys.join(" "), key, "{written}");
        cases += 1;
    }
    assert!(cases >= 30, "{cases} cases");
}

trait EscapeMarks {
    fn escape_unicode_marks(&self) -> String;
}

impl EscapeMarks for String {
    /// Every letter that is not ASCII as `<hex>`: normal forms look alike.
    fn escape_unicode_marks(&self) -> String {
        self.chars().fold(String::new(), |mut out, letter| {
            let written =
                if letter.is_ascii() { write!(out, "{letter}") } else { write!(out, "<{:x}>", u32::from(letter)) };
            written.expect("a string takes everything");
            out
        })
    }
}

/// TXT-05: every text with its marks, in the language of the index.
#[test]
fn titles_and_words_of_texts_are_in_the_index_of_their_language() {
    let tree = Sandbox::own().built(OWN_DAY);
    let vietnamese = index(&tree, INDEXES[0]);
    assert!(texts(&vietnamese, "titles").contains(&"Hàng xóm có thể làm gì".to_owned()));
    let terms = vietnamese["terms"].as_str().expect("a text");
    // "rón rén" stands in one body alone.
    assert!(terms.contains(" rón ") && terms.contains(" bạo ") && terms.contains(" bao "));
    assert!(texts(&index(&tree, INDEXES[1]), "titles").contains(&"What neighbours can do".to_owned()));
}

/// TRN-03: a text that stands in for a missing translation is not found in the other language; places and
/// hotlines are.
#[test]
fn what_is_not_translated_is_not_found_in_that_language() {
    let tree = Sandbox::own().built(OWN_DAY);
    let urls = [texts(&index(&tree, INDEXES[0]), "urls"), texts(&index(&tree, INDEXES[1]), "urls")];
    assert!(urls[0].contains(&"/bai-viet/nep-nghi-cach-lam/".to_owned()));
    assert!(!urls[1].iter().any(|url| url.contains("nep-nghi-cach-lam")));
    let places = |urls: &[String], section: &str| urls.iter().filter(|url| url.contains(section)).count();
    assert_eq!(places(&urls[0], "/ho-tro/"), places(&urls[1], "/en/support/"));
}

/// LOC-01, LOC-08: a place that shows nothing is nowhere in the index, one that shows commune and phone has
/// no address in it.
#[test]
fn places_are_found_as_far_as_they_are_visible() {
    let sandbox = Sandbox::own();
    let before = sandbox.built(OWN_DAY);
    let index = text(&before, INDEXES[0]);
    for hidden in ["mau-10", "Nhà tạm lánh Mẫu 10", "Giả Định"] {
        assert!(!index.contains(hidden), "{hidden}");
    }
    std::fs::remove_file(sandbox.path("content/places/mau-10.vi.md")).expect("there is such a place");
    let after = sandbox.built(OWN_DAY);
    INDEXES.iter().for_each(|path| assert_eq!(before[*path], after[*path], "{path}"));
}

/// TXT-05, LOC-07: who says the name that a commune had before finds the commune of today, which says what it was.
#[test]
fn a_commune_is_found_by_what_it_was_called_before() {
    let mut content = committed("tests/sites/thi-tran-mau/content");
    let units = content.get_mut("content/units.yaml").expect("there are communes");
    let former = [("98001", "xã", "Hoa Lư", "98002"), ("98002", "thị trấn", "Bến Cũ", "99003")];
    for (code, kind, name, successor) in former {
        let row = format!(
            "- {{ code: \"{code}\", type: {kind}, name: {name}, valid_to: 2025-06-30, successor: \"{successor}\" }}\n"
        );
        units.extend(row.into_bytes());
    }
    let tree = Sandbox::with(&content).built(TOWN_DAY);
    let said = [
        ("Trước đây là xã Hoa Lư, thị trấn Bến Cũ", "xã Mẫu Nam"),
        ("Formerly Hoa Lư commune, Bến Cũ township", "Mẫu Nam commune"),
    ];
    for (path, (summary, title)) in INDEXES.iter().zip(said) {
        let index = index(&tree, path);
        let at = texts(&index, "summaries").iter().position(|it| it == summary).expect("it says what it was");
        assert_eq!(texts(&index, "titles")[at], title);
        let asked = index["asked"].as_array().expect("a list").iter().find(|asked| asked[0] == at);
        assert_eq!(asked.expect("people ask for it")[1], "Hoa Lư, Bến Cũ");
    }
}

/// LOC-04: the guard reads the index as it reads pages.
#[test]
fn a_forbidden_value_in_the_index_stops_the_build() {
    let sandbox = Sandbox::own();
    let list = sandbox.path("forbidden.txt");
    // Words of the locale that the index holds: what stands in a content file is told there already.
    for value in ["thử gõ một từ trọn vẹn", "kết quả sát nhất gõ thêm chữ"] {
        std::fs::write(&list, format!("{value}\n")).expect("a file of the test can be written");
        let options = pipeline::Options { forbidden: Some(list.clone()), ..sandbox.options(OWN_DAY) };
        let outcome = pipeline::build(&options, &Silent).expect("the machine refuses nothing");
        let told: Vec<String> = outcome.diagnostics.iter().map(|problem| format!("{:?}", problem.args)).collect();
        assert!(told.iter().any(|args| args.contains(INDEXES[0])), "{value}: {told:?}");
        assert!(outcome.summary.is_none(), "{value}");
    }
}

/// LOC-04: what is no sentence in the index is none for the guard: rows of numbers and the sorted words.
#[test]
fn the_guard_takes_no_two_words_of_the_index_for_a_phrase() {
    let sandbox = Sandbox::own();
    let tree = sandbox.built(OWN_DAY);
    let index = index(&tree, INDEXES[0]);
    let terms: Vec<&str> = index["terms"].as_str().expect("a text").split(" Q ").collect();
    let list = sandbox.path("forbidden.txt");
    let long = |two: &&[&str]| two.iter().all(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 3);
    let neighbours: String =
        terms.windows(2).filter(long).step_by(7).map(|two| format!("{}\n", two.join(" "))).collect();
    std::fs::write(&list, neighbours).expect("a file of the test can be written");
    let options = pipeline::Options { forbidden: Some(list), ..sandbox.options(OWN_DAY) };
    let outcome = pipeline::build(&options, &Silent).expect("the machine refuses nothing");
    let told = outcome.diagnostics.iter().map(|problem| format!("{:?}", problem.args));
    assert_eq!(told.filter(|args| args.contains("index.json")).count(), 0);
}

/// TRACE-04, TRACE-05: neutral head, no form, and what it fetches is its own site's.
#[test]
fn the_page_of_the_search_says_and_sends_nothing() {
    let tree = Sandbox::own().built(OWN_DAY);
    for path in PAGES {
        let page = text(&tree, path);
        let head = page.split("</head>").next().unwrap_or_default();
        assert!(head.contains("<title>Thông tin · ") || head.contains("<title>Information · "), "{head}");
        assert!(
            !head.contains("og:") && head.contains("name=\"description\" content=\"") && head.contains("noindex"),
            "{head}"
        );
        assert!(page.contains("role=\"search\"") && !page.contains("<form") && !page.contains("name=\"q"), "{path}");
        assert!(head.contains("connect-src &#39;self&#39;"), "{head}");
    }
}

/// A script that does not arrive cannot say so: the page says how to go on until the script takes it away.
#[test]
fn a_search_whose_script_does_not_arrive_says_how_to_go_on() {
    let page = text(&Sandbox::own().built(OWN_DAY), PAGES[0]);
    assert!(page.contains("<p class=\"notice search__without\">Ô tìm kiếm chưa dùng được"));
    let style = include_str!("../../themes/default/components/search/search.css");
    let hides = style.lines().filter(|line| line.contains("search__without") && line.contains("display: none"));
    assert_eq!(hides.map(str::trim).collect::<Vec<_>>(), ["[data-works] ~ .search__without { display: none; }"]);
    assert!(include_str!("../../themes/default/scripts/search/page.js").contains("root.dataset.works = ''"));
}

/// In a folder that nobody serves, results lead from the page of the search to files, as its other links do.
#[test]
fn results_in_a_folder_lead_to_its_files() {
    let sandbox = Sandbox::own();
    build(&Options { relative: true, ..sandbox.options(OWN_DAY) });
    let tree = read_tree(&sandbox.path("public"));
    for (file, page) in INDEXES.into_iter().zip(PAGES) {
        let page = text(&tree, page);
        for url in texts(&index(&tree, file), "urls") {
            let (path, _) = url.split_once('#').unwrap_or((url.as_str(), ""));
            let mut place: Vec<&str> = file.split('/').collect();
            place.pop();
            for part in path.split('/') {
                if part == ".." { _ = place.pop().expect("within the folder") } else { place.push(part) }
            }
            assert!(tree.contains_key(&place.join("/")), "{url}");
        }
        assert!(page.contains("data-index=\"../") && page.contains("data-folder=\""), "{page}");
    }
}

/// What people type for short is known to the script, in the language of the index.
#[test]
fn what_is_typed_for_short_is_in_the_index() {
    let tree = Sandbox::own().built(OWN_DAY);
    let short = |path| index(&tree, path)["says"]["short"].clone();
    assert_eq!([&short(INDEXES[0])["gđ "], &short(INDEXES[0])["ck "]], ["gia đình", "chồng"]);
    assert_eq!(short(INDEXES[1])["dv "], "domestic violence");
}

/// Everything is found without scripts too: all pieces from A to Z, and the topics.
#[test]
fn without_scripts_there_are_all_pieces_and_topics() {
    let page = text(&Sandbox::own().built(OWN_DAY), PAGES[0]);
    for link in ["/bai-viet/hang-xom-co-the-giup/", "/chu-de/phap-luat/", "/ho-tro/mau-01/", "/su-kien/dieu-hanh/"] {
        assert!(page.contains(&format!("href=\"{link}\"")), "{link}");
    }
}

/// A large site has a page per letter, and its index keeps its budget: bodies make room, titles stay.
#[test]
fn a_large_site_has_letters_and_a_light_index() {
    const ARTICLES: usize = 600;
    let mut files = committed("tests/sites/thi-tran-mau/content");
    for number in 0..ARTICLES {
        // Words that no two texts share: the worst case for an index.
        let word = |at: usize| format!("t{}x{}", (number * 7919 + at * 104_729) % 99_991, at % 7);
        let body: String = (0..400).map(|at| word(at) + " ").collect();
        let front = format!("title: Bài thứ {number}\nkind: news\ndate: 2025-01-01\n");
        files.insert(format!("content/articles/t{number}.vi.md"), format!("---\n{front}---\n{body}\n").into_bytes());
    }
    let sandbox = Sandbox::with(&files);
    let options = sandbox.options(TOWN_DAY);
    let summary = build(&options);
    let tree = read_tree(&options.root.join(&options.output));
    assert!(!summary.short.is_empty(), "the summary says that words of bodies were left out");
    let index = index(&tree, INDEXES[0]);
    assert!(texts(&index, "titles").contains(&"Bài thứ 599".to_owned()), "titles stay");
    let packed = miniz_oxide::deflate::compress_to_vec(&tree[INDEXES[0]], 6).len();
    println!("index of {} entries: {packed} bytes compressed", texts(&index, "titles").len());
    assert!(packed <= 250_000, "{packed} bytes");
    let letter = text(&tree, "tim-kiem/b/index.html");
    assert!(letter.contains("Bài thứ 599"), "{letter}");
    assert!(text(&tree, PAGES[0]).contains("/tim-kiem/b/"));
}
