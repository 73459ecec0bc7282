//! What decides about a piece lies in many files: a site that is held in memory notices a change of each of
//! them, and shows after it, and after it is taken back, what a site that remembers nothing shows.

use jiff::civil::{Date, date};
use tincay::pipeline::{Memo, Options, Today, preview};
use tincay::site::PICTURES;

use crate::sandbox::{Sandbox, TOWN_DAY, Tree, assert_same, committed, replaced};

/// What is seen: every problem, and every file but pictures, which are named by what is in them.
fn seen(options: &Options, memo: &mut Memo) -> (Vec<String>, Tree) {
    let made = preview(options, memo).expect("the machine refuses nothing");
    let told = |problems: &[tincay::diag::Diagnostic]| problems.iter().map(|problem| format!("{problem:?}")).collect();
    let preview = match made {
        Ok(preview) => preview,
        Err(outcome) => return (told(&outcome.diagnostics), Tree::new()),
    };
    let bench = preview.open();
    let paths = bench.paths().into_iter().filter(|path| !path.starts_with(PICTURES));
    let file = |path: String| {
        let bytes = bench.file(&path).expect("it is listed").expect("it has no problem").bytes;
        (path, bytes)
    };
    (told(&preview.outcome.diagnostics), paths.map(file).collect())
}

/// A file below the root, what stands in it, and what stands there instead. A new file has nothing yet.
const CHANGES: [(&str, &str, &str); 19] = [
    // A heading that others link to, its id alone and its place in the outline.
    ("content/campaigns/2026/index.vi.md", "{#lich}", "{#lich-moi}"),
    ("content/campaigns/2026/index.vi.md", "## ", "### "),
    ("content/hotlines.yaml", "certain: true", "certain: false"),
    ("content/hotlines.yaml", "{ vi: Công an, en: Police }", "{ vi: Công an xã, en: Police }"),
    ("content/units.yaml", "name: Mẫu Đông", "name: Mẫu Sông"),
    ("content/documents.yaml", "id: qd-cong-bo", "id: qd-khac"),
    ("content/organisations.yaml", "id: ban-mau", "id: ban-khac"),
    ("content/topics.yaml", "vi: ", "vi: Khác – "),
    ("content/site.yaml", "safe_title: { vi: Thông tin", "safe_title: { vi: Ghi chú"),
    ("content/site.yaml", "places: 90, hotlines: 30", "places: 3, hotlines: 3"),
    ("content/site.yaml", "- { code: en, name: English, path: en }", "- { code: en, name: English, path: english }"),
    ("locales/vi/labels.ftl", "", "article-kind-news = Tin mới\n"),
    ("locales/vi/locale.yaml", "", "sensitive_words: [\"mua hanh dong\", \"mau\"]\n"),
    // A site's own theme: what is said in it, and what accents stand on.
    ("themes/default/directives/theme.html", "", "<p>0912 345 678</p>\n"),
    ("themes/default/styles/print.css", "", ":root { --paper: #3a3a3a }\n"),
    // Somebody takes back a consent, and a place is for the hotlines only.
    ("content/honorees/2026/nguoi-1.vi.md", "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-05"),
    ("content/places/mau-03.vi.md", "visibility: public_office", "visibility: hotline_only"),
    // Every position after it changes.
    ("content/articles/2026/a.vi.md", "", "---\ntitle: Bài mới\nkind: news\ndate: 2026-11-09\n---\n\nVăn bản.\n"),
    ("content/articles/2026/viec-nha-chia-deu.vi.md", "title: ", "slug: chia-deu-viec-nha\ntitle: "),
];

#[test]
fn whatever_decides_about_a_piece_is_noticed_when_it_changes_and_when_it_is_taken_back() {
    let town: Tree = committed("tests/sites/thi-tran-mau/content");
    let sandbox = Sandbox::with(&town);
    let options = sandbox.options(TOWN_DAY);
    let mut memo = Memo::lasting();
    let first = seen(&options, &mut memo);
    assert!(first.1.len() > 100, "the town has pages: {:?}", first.0);
    for (path, old, new) in CHANGES {
        let changed = replaced(&town, (path, old, new));
        sandbox.change(&town, &changed);
        let (clean, held) = (seen(&options, &mut Memo::default()), seen(&options, &mut memo));
        assert_eq!(clean.0, held.0, "{path}: {new}");
        assert_same(&format!("{path}: {new}"), &clean.1, &held.1);
        assert!(clean != first, "{path}: {new}: nothing of it is seen");
        sandbox.change(&changed, &town);
        let back = seen(&options, &mut memo);
        assert_eq!(first.0, back.0, "{path}: back again");
        assert_same(&format!("{path}: back again"), &first.1, &back.1);
    }
}

/// Consents end, checks of places grow old, what is planned is over: a day decides as much as a file.
#[test]
fn another_day_is_noticed_too() {
    let sandbox = Sandbox::with(&committed("tests/sites/thi-tran-mau/content"));
    let mut memo = Memo::lasting();
    let mut days: Vec<(Vec<String>, Tree)> = Vec::new();
    let later: [Date; 3] = [TOWN_DAY, date(2027, 3, 1), date(2030, 1, 1)];
    for day in later {
        let options = Options { today: Today::Fixed(day), ..sandbox.options(TOWN_DAY) };
        let (clean, held) = (seen(&options, &mut Memo::default()), seen(&options, &mut memo));
        assert_eq!(clean.0, held.0, "{day}");
        assert_same(&day.to_string(), &clean.1, &held.1);
        assert!(!days.contains(&clean), "{day} is like another day");
        days.push(clean);
    }
}
