//! `tincay next-change` against builds: the day before gives today's pages, the day itself others.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use tincay::pipeline::{Change, Today, next_change};
use tincay::site::Mode;

use crate::sandbox::{Sandbox, Tree, build, committed, differences, read_tree, repository};

const TODAY: Date = date(2026, 11, 10);

/// In every language, so that no feed is empty: one that is dates from the day on which it is made.
const PAST: [(&str, &str); 2] = [
    ("content/articles/2026/nen.vi.md", "---\ntitle: Nền\nkind: news\ndate: 2026-10-01\n---\nLời.\n"),
    ("content/articles/2026/nen.en.md", "---\ntitle: Ground\n---\nText.\n"),
];

/// The least site with an article of the past, and with `files` laid over it.
fn site(files: &[(&str, &str)]) -> Tree {
    let theme = committed("tests/golden/theme").into_iter();
    let mut input: Tree = theme.map(|(path, bytes)| (path.replacen("theme/", "themes/plain/", 1), bytes)).collect();
    input.extend(read_tree(&repository("tests/golden/minimal/input")));
    input.extend(PAST.iter().chain(files).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    input
}

/// The pages of a publication on `day`; the contact for weaknesses has no page, only a date.
fn pages(input: &Tree, day: Date) -> Tree {
    let sandbox = Sandbox::with(input);
    let mut options = sandbox.options(day);
    options.mode = Mode::Publication;
    build(&options);
    let mut pages = read_tree(&sandbox.path("public"));
    pages.remove(".well-known/security.txt");
    pages
}

fn forecast(input: &Tree, today: Date) -> Option<Change> {
    let sandbox = Sandbox::with(input);
    let mut options = sandbox.options(today);
    options.today = Today::Fixed(today);
    let forecast = next_change(&options).expect("the machine allows it");
    let errors: Vec<_> = forecast.outcome.diagnostics.iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    forecast.change
}

/// Fails unless the pages stay as they are until the day of `change`, and differ on it by its pages.
fn assert_exact(what: &str, input: &Tree, today: Date, change: &Change) {
    let now = pages(input, today);
    let before = differences(&now, &pages(input, change.on.yesterday().expect("not the first day")));
    assert!(before.is_empty(), "{what}: the day before {} differs\n{}", change.on, before.join("\n"));
    let then = pages(input, change.on);
    let changed = now.keys().chain(then.keys()).filter(|path| now.get(*path) != then.get(*path));
    let changed: std::collections::BTreeSet<String> = changed.cloned().collect();
    assert_eq!(changed.into_iter().collect::<Vec<_>>(), change.pages, "{what}");
}

fn article(fields: &str) -> String {
    format!("---\ntitle: Bài\nkind: news\ndate: 2026-11-01\n{fields}---\nLời.\n")
}

const ARTICLE: &str = "content/articles/2026/bai.vi.md";
const HOTLINES: &str = "content/hotlines.yaml";

#[test]
fn the_next_change_is_the_day_on_which_a_publication_differs() {
    let hotlines = String::from_utf8(site(&[])[HOTLINES].clone()).expect("YAML is text");
    let checked = |on: &str| {
        let third = "- { id: \"0000000001\", number: \"0000000001\", display: \"0000 000 001\", name: { vi: Mẫu, en: Trial }, \
            operator: { vi: A, en: A }, hours: always, cost: free, channels: [call], languages: [vi], certain: true, \
            source: { vi: A, en: A }, verified: { on: ON, by: co-quan } }\n";
        format!("{hotlines}{}", third.replace("ON", on))
    };
    let office = ("content/organisations.yaml", "- { id: co-quan, name: { vi: Cơ quan, en: Office } }\n");
    let dated = checked("2026-11-01");
    type Files = Vec<(&'static str, String)>;
    let cases: [(&str, Files, Option<Date>, &str); 5] = [
        ("nothing is dated", vec![], None, ""),
        (
            "an article to come",
            vec![(ARTICLE, article("publish_on: 2026-12-24\n"))],
            Some(date(2026, 12, 24)),
            "publish",
        ),
        ("an article to go", vec![(ARTICLE, article("expire_on: 2026-12-24\n"))], Some(date(2026, 12, 25)), "expire"),
        (
            "an article of the future",
            vec![(ARTICLE, article("").replace("2026-11-01", "2026-12-01"))],
            Some(date(2026, 12, 1)),
            "dated",
        ),
        (
            "a hotline that nobody calls",
            vec![(HOTLINES, dated), (office.0, office.1.to_owned())],
            Some(date(2026, 12, 2)),
            "verification",
        ),
    ];
    for (what, files, expected, kind) in cases {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let input = site(&files);
        let change = forecast(&input, TODAY);
        assert_eq!(change.as_ref().map(|change| change.on), expected, "{what}");
        if let Some(change) = change {
            let kinds: Vec<&str> = change.causes.iter().map(|cause| cause.kind).collect();
            assert_eq!(kinds, [kind], "{what}");
            assert_exact(what, &input, TODAY, &change);
        }
    }
}

/// The contact for weaknesses is told before it runs out, when nothing else comes earlier (RFC 9116).
#[test]
fn the_contact_for_weaknesses_runs_out() {
    let settings = String::from_utf8(site(&[])["content/site.yaml"].clone()).expect("YAML is text");
    let settings =
        format!("{settings}publisher: {{ organisation: co-quan, contact: \"https://example.org/lien-he/\" }}\n");
    let office = ("content/organisations.yaml", "- { id: co-quan, name: { vi: Cơ quan, en: Office } }\n");
    let input = site(&[("content/site.yaml", &settings), office]);
    let change = forecast(&input, TODAY).expect("it runs out");
    assert_eq!((change.on, &*change.pages), (TODAY + 364.days(), &[".well-known/security.txt".to_owned()][..]));
    assert_eq!(change.causes.iter().map(|cause| cause.kind).collect::<Vec<_>>(), ["security"]);
    let article = article("publish_on: 2026-12-24\n");
    let earlier = forecast(&site(&[("content/site.yaml", &settings), office, (ARTICLE, &article)]), TODAY);
    assert_eq!(earlier.map(|change| change.on), Some(date(2026, 12, 24)));
}

/// Of two dates the first that shows counts, and one that shows nowhere does not.
#[test]
fn a_date_that_changes_no_page_is_passed_over() {
    let input = site(&[(ARTICLE, &article("review_by: 2026-11-20\nexpire_on: 2026-12-01\n"))]);
    let change = forecast(&input, TODAY).expect("it expires");
    assert_eq!(change.on, date(2026, 12, 2));
    assert_exact("review", &input, TODAY, &change);
}

/// Campaigns count days: before its end tomorrow is another page, after it no day is.
#[test]
fn a_campaign_counts_days_until_it_is_over() {
    let campaign = "---\ntitle: Tháng\ntheme: Chủ đề\nyear: 2026\nperiod: { from: 2026-11-15, to: 2026-12-15 }\n---\n";
    let settings = String::from_utf8(site(&[])["content/site.yaml"].clone()).expect("YAML is text");
    // The theme of the tests shows no days.
    let settings = settings.replace("theme: plain", "theme: default");
    let input = site(&[("content/campaigns/2026/index.vi.md", campaign), ("content/site.yaml", &settings)]);
    for (today, expected) in
        [(TODAY, Some(TODAY + 1.day())), (date(2026, 12, 15), Some(date(2026, 12, 16))), (date(2026, 12, 16), None)]
    {
        let change = forecast(&input, today);
        assert_eq!(change.as_ref().map(|change| change.on), expected, "{today}");
        if let Some(change) = change {
            assert_exact("campaign", &input, today, &change);
        }
    }
}
