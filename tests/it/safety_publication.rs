//! What may be published: samples, drafts, previews (PUB), places (LOC), hotlines (HOT), the exit (SAF).

use std::fs;
use std::path::Path;
use std::process::Command;

use super::camera;
use super::pictures::{GUIDE, ONE, PORTRAIT, with_picture};
use super::safety_town::{DAY, Town};

const OFFICE: &str = "places/mau-01.vi.md";
const OFFICE_PAGE: &str = "ho-tro/mau-01/index.html";
const ARTICLE: &str = "articles/2026/viec-nha-chia-deu.vi.md";
const ARTICLE_PAGE: &str = "bai-viet/viec-nha-chia-deu/index.html";

/// PUB-01: a sample makes publishing fail, unless samples are left out; a preview shows it, marked.
#[test]
fn samples_are_published_by_nobody() {
    let town = Town::new();
    town.edit(ARTICLE, "kind:", "sample: true\nkind:");
    let run = town.publish_on(DAY);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("sample-in-publication") && town.files().is_empty());
    let run = town.run(&["build", "--publish", "--reproduce", "--without-samples", "--date", DAY]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!town.files().contains(&ARTICLE_PAGE.to_owned()) && run.stdout.contains("nội dung mẫu"));
    town.preview();
    assert!(town.page(ARTICLE_PAGE).contains("Nội dung mẫu"), "a visible notice");
}

/// PUB-01: so do sample documents, and with --without-samples references to them are no mistake.
#[test]
fn sample_documents_are_published_by_nobody() {
    let town = Town::new();
    let path = town.path("content/documents.yaml");
    let text = fs::read_to_string(&path).expect("readable");
    town.write("documents.yaml", format!("{text}\n- {{ id: vb-mau, form: plan, number: 00/MAU, sample: true, title: {{ vi: Văn bản mẫu, en: Sample }} }}\n"));
    let page = fs::read_to_string(town.path("content/pages/gioi-thieu.vi.md")).expect("readable");
    town.write("pages/gioi-thieu.vi.md", format!("{page}\nXem {{{{document vb-mau}}}}.\n"));
    assert_eq!(town.publish_on(DAY).code, 1);
    let run = town.run(&["build", "--publish", "--reproduce", "--without-samples", "--date", DAY]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(town.holding("00/MAU"), Vec::<String>::new());
    assert!(run.stdout.contains("documents/vb-mau"));
    town.preview();
    let (_, card) = town
        .page("van-ban/index.html")
        .split_once("00/MAU")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("it is listed");
    assert!(card.split("</article>").next().is_some_and(|card| card.contains("<span class=\"mark\">Mẫu<")), "{card}");
}

/// PUB-01: our own content fails to publish because of its samples, and is checked without them.
#[test]
fn our_own_content_is_publishable_without_its_samples() {
    let root = env!("CARGO_MANIFEST_DIR");
    let check = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tincay"));
        command.args(["check", "--publish", "--reproduce", "--date", "2026-11-23", "--root", root]).args(more);
        command.output().expect("the program runs")
    };
    assert_eq!(check(&[]).status.code(), Some(1));
    let without = check(&["--without-samples"]);
    assert_eq!(without.status.code(), Some(0), "{}", String::from_utf8_lossy(&without.stderr));
}

/// PUB-01: drafts and what is not due yet are shown in previews that ask for them, and never published.
#[test]
fn drafts_and_what_is_not_due_are_never_published() {
    for (field, reason) in [("draft: true", "còn là bản nháp"), ("publish_on: 2026-11-11", "chưa đến ngày đăng")]
    {
        let town = Town::new();
        town.edit(ARTICLE, "kind:", &format!("{field}\nkind:"));
        let run = town.publish();
        assert!(!town.files().contains(&ARTICLE_PAGE.to_owned()), "{field}");
        assert!(run.stdout.contains(reason), "{}", run.stdout);
        town.preview();
        assert!(!town.files().contains(&ARTICLE_PAGE.to_owned()), "{field}");
        assert_eq!(town.run(&["build", "--drafts", "--date", DAY]).code, 0);
        assert!(town.files().contains(&ARTICLE_PAGE.to_owned()), "{field}");
        assert_eq!(town.run(&["build", "--publish", "--drafts", "--date", DAY]).code, 2, "the two exclude each other");
    }
}

/// PUB-01: what is due on the day is published, what is over is not.
#[test]
fn a_piece_is_published_from_its_day_to_its_last() {
    let town = Town::new();
    town.edit(ARTICLE, "kind:", "publish_on: 2026-11-10\nexpire_on: 2026-11-10\nkind:");
    town.publish();
    assert!(town.files().contains(&ARTICLE_PAGE.to_owned()));
    assert_eq!(town.publish_on("2026-11-11").code, 0);
    assert!(!town.files().contains(&ARTICLE_PAGE.to_owned()));
}

/// PUB-02: a preview says `noindex` on every page and lets no robot in; a publication does not.
#[test]
fn a_preview_is_for_no_search_engine() {
    let town = Town::new();
    town.preview();
    let pages: Vec<String> = town.files().into_iter().filter(|path| path.ends_with(".html")).collect();
    assert!(pages.len() > 100);
    for page in &pages {
        assert!(town.page(page).contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
    }
    assert!(town.page("robots.txt").contains("Disallow: /\n"), "{}", town.page("robots.txt"));
    town.publish();
    assert!(!town.page("index.html").contains("noindex") && !town.page("robots.txt").contains("Disallow: /\n"));
}

/// PUB-01: what a publication leaves out is listed for people and for programs, private events without their names and
/// hidden places never.
#[test]
fn what_is_left_out_is_listed_in_both_languages_and_as_json() {
    let town = Town::new();
    let check = ["check", "--publish", "--reproduce", "--date", DAY];
    for (language, heading) in [("vi", "Không công bố lần này:"), ("en", "Not published this time:")] {
        let run = town.run(&[&check[..], &["--lang", language]].concat());
        let table: Vec<&str> = run.stdout.lines().skip_while(|line| *line != heading).collect();
        assert!(table.len() > 3 && table[1].starts_with("  events/…  "), "{}", run.stdout);
        assert!(!run.stdout.contains("places/"), "a log must not tell which places are hidden: {}", run.stdout);
    }
    let run = town.run(&[&check[..], &["--format", "json"]].concat());
    let lines = run.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let withheld: Vec<_> = lines.filter(|line| line["code"] == "withheld").collect();
    assert_eq!((&withheld[0]["piece"], &withheld[0]["reason"]), (&"events/…".into(), &"private-event".into()));
    assert_eq!(withheld.len(), 3);
}

/// LOC-02, LOC-03, LOC-06: a place that is left out is listed with the reason that is its own.
#[test]
fn every_place_that_is_left_out_has_its_own_reason() {
    for (old, new, reason) in [
        ("seat: health_station\n", "", "seat"),
        ("seat: health_station\n", "seat: private_home\n", "seat"),
        ("published_by: { document: qd-cong-bo, approved_by: ban-mau }\n", "", "published-by"),
        ("document: qd-cong-bo", "document: qd-la", "published-by"),
        ("address: Số 1 đường Hoa Hồi, xã Mẫu Đông\n", "", "address"),
        ("holder: organisation", "holder: individual", "individual"),
        ("unit: \"99001\"", "unit: \"99999\"", "no-unit"),
        ("on: 2026-11-01", "on: 2026-01-01", "unverified"),
    ] {
        let town = Town::new();
        town.edit(OFFICE, old, new);
        let run = town.run(&["check", "--publish", "--reproduce", "--date", DAY, "--format", "json"]);
        let lines = run.stdout.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let reasons: Vec<_> =
            lines.filter(|line| line["piece"] == "places/mau-01").map(|line| line["reason"].clone()).collect();
        assert_eq!(reasons, [reason], "{old} → {new}: {}", run.stdout);
    }
}

/// LOC-01: without a visibility only the hotlines are shown; an unknown one is an error.
#[test]
fn a_place_without_visibility_is_shown_to_nobody() {
    let town = Town::new();
    town.edit("places/mau-05.vi.md", "visibility: area_phone\n", "");
    town.publish();
    for trace in ["0000 300 005", "Tư vấn pháp luật Mẫu Nam", "mau-05", "Mẫu Nam 5"] {
        assert_eq!(town.holding(trace), Vec::<String>::new(), "{trace}");
    }
    town.edit("places/mau-04.vi.md", "visibility: area_phone", "visibility: publik");
    assert!(town.problems().contains(&"wrong-value".to_owned()));
    let town = Town::new();
    town.edit("places/mau-04.vi.md", "visibility: area_phone", "visibility: never");
    assert!(town.problems().contains(&"visibility-never".to_owned()));
}

/// LOC-02: what tells where a place is, below `public_office`, is an error and not silently hidden.
#[test]
fn whatever_locates_a_place_below_public_office_is_an_error() {
    for field in ["address: x", "village: x", "coordinates: x", "map: x", "photo: x", "directions: x"] {
        for place in ["places/mau-04.vi.md", "places/mau-09.vi.md"] {
            let town = Town::new();
            town.edit(place, "unit:", &format!("{field}\nunit:"));
            let found = town.problems();
            assert!(found.contains(&"field-below-visibility".to_owned()), "{place} {field}: {found:?}");
        }
    }
}

/// LOC-03: an individual is at most `area_phone`, with consent, and named only if the consent says so.
#[test]
fn an_individual_needs_consent_and_is_named_only_with_it() {
    let place = "places/mau-06.vi.md";
    let town = Town::new();
    town.publish();
    assert!(!town.holding("Ngô Thị Ví Dụ").is_empty());
    town.edit(place, "scopes: [name]", "scopes: []");
    town.publish();
    assert_eq!(town.holding("Ngô Thị Ví Dụ"), Vec::<String>::new());
    assert!(!town.holding("0000 300 006").is_empty());
    town.edit(place, "status: granted", "status: withdrawn");
    town.publish();
    assert_eq!(town.holding("0000 300 006"), Vec::<String>::new());
    assert_eq!(town.receipts().len(), 1);
    town.edit(place, "visibility: area_phone", "visibility: public_office");
    assert!(town.problems().contains(&"individual-visibility".to_owned()));
}

/// LOC-03: who may not be named is named by nothing else of the place; and a home is somebody's, whoever runs it.
#[test]
fn a_home_is_not_published_without_whoever_lives_there() {
    let place = "places/mau-06.vi.md";
    let town = Town::new();
    town.edit(place, "scopes: [name]", "scopes: []");
    for (from, to) in [
        ("safe_title: Mẫu Bắc 6", "safe_title: Bà Ví Dụ"),
        ("hours: always", "hours: { mon-sun: 07:00-17:00, note: { vi: gọi bà Dụ trước, en: call Ms Du first } }"),
        ("title: Nhà bà Ngô Thị Ví Dụ\nsafe_title: Mẫu Bắc 6", "title: Nhà bà Ví Dụ\nsafe_title: Nhà bà Ví Dụ"),
    ] {
        let text = std::fs::read_to_string(town.path("content").join(place)).expect("readable");
        town.edit(place, from, to);
        let found = town.problems();
        assert!(found.contains(&"leak-in-source".to_owned()), "{to}: {found:?}");
        town.write(place, text);
    }
    town.publish();
    let town = Town::new();
    town.edit(place, "holder: individual", "holder: organisation");
    let found = town.problems();
    assert!(found.contains(&"seat-not-public".to_owned()), "{found:?}");
}

/// LOC-06: a place whose verification is too old, missing or to come gives way to the hotlines when
/// published, with a warning without any value; a preview shows it with a mark.
#[test]
fn a_place_that_nobody_verified_lately_gives_way_to_the_hotlines() {
    let verified = "verified: { on: 2026-11-01, by: ban-mau }\n";
    for (written, is_shown) in [
        ("verified: { on: 2026-08-12, by: ban-mau }\n", true),
        ("verified: { on: 2026-08-11, by: ban-mau }\n", false),
        ("verified: { on: 2026-11-11, by: ban-mau }\n", false),
        ("", false),
    ] {
        let town = Town::new();
        town.edit(OFFICE, verified, written);
        let run = town.publish();
        assert_eq!(town.files().contains(&OFFICE_PAGE.to_owned()), is_shown, "{written}");
        assert_eq!(run.stderr.contains("verification-due"), !is_shown, "{}", run.stderr);
        if !is_shown {
            for trace in ["Số 1 đường Hoa Hồi", "0000 300 001"] {
                assert_eq!(town.holding(trace), Vec::<String>::new(), "{trace}");
                assert!(!run.stderr.contains(trace), "{}", run.stderr);
            }
            let article = town.page("bai-viet/lang-nghe/index.html");
            assert!(article.contains("0000 111 222") || article.contains("113"), "hotlines stand in");
            let run = town.preview();
            assert!(run.stderr.contains("verification-due"));
            assert!(town.page(OFFICE_PAGE).contains("Chưa xác minh"));
        }
    }
}

/// LOC-06: to publish as of another day must be meant.
#[test]
fn publishing_as_of_another_day_needs_reproduce() {
    let town = Town::new();
    let run = town.run(&["build", "--publish", "--date", "2020-01-01"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("--reproduce") && town.files().is_empty(), "{}", run.stderr);
    assert_eq!(town.run(&["build", "--date", DAY]).code, 0, "a preview may be of any day");
    town.publish();
}

/// HOT-02: a hotline that is not certain, or not verified lately, is marked in previews and left out
/// of publications, its number in texts too.
#[test]
fn a_doubtful_hotline_is_marked_in_previews_and_not_published() {
    let verified = "verified: { on: 2026-11-01, by: hoi-phu-nu-mau }";
    for (from, to) in [
        ("  languages: [vi, tyz]\n  certain: true", "  languages: [vi, tyz]\n  certain: false"),
        (verified, "verified: { on: 2026-10-10, by: hoi-phu-nu-mau }"),
        (verified, ""),
    ] {
        let town = Town::new();
        town.publish();
        assert!(!town.holding("0000111222").is_empty());
        town.edit("hotlines.yaml", from, to);
        let run = town.publish();
        for trace in ["0000111222", "0000 111 222"] {
            assert_eq!(town.holding(trace), Vec::<String>::new(), "{to}");
        }
        assert!(run.stderr.contains("verification-due") && run.stdout.contains("hotlines/ban-tay-mau"));
        // Where a text would say the number it says that there is none, and the warning says the same.
        assert!(!town.holding("(chưa có số được xác nhận)").is_empty(), "{to}");
        let told = ["chỉ còn tên", "so its name stands here"].iter().any(|words| run.stderr.contains(words));
        assert!(told && run.stderr.contains("reference-not-published"), "{}", run.stderr);
        town.preview();
        assert!(town.page("ho-tro/so-dien-thoai/index.html").contains("Chưa xác minh"), "{to}");
    }
}

/// HOT-01, HOT-03: the number that is read is the one that is called, and an id of digits is that number too.
#[test]
fn what_is_read_is_what_is_called() {
    for (from, to, code) in [
        ("number: \"111\"", "number: \"911\"", "hotline-mismatch"),
        ("number: \"113\"", "number: \"114\"", "hotline-mismatch"),
        ("display: \"113\"", "display: 0912 000 111", "hotline-mismatch"),
        ("display: \"0000 111 222\"", "display: 0000 111 22", "hotline-mismatch"),
        ("number: \"0000111222\"", "number: \"0000\"", "phone-number"),
    ] {
        let town = Town::new();
        town.edit("hotlines.yaml", from, to);
        let run = town.publish_on(DAY);
        assert_eq!((run.code, town.files()), (1, Vec::new()), "{to}");
        assert!(run.stderr.contains(code), "{to}: {}", run.stderr);
    }
    let town = Town::new();
    town.edit("hotlines.yaml", "display: \"0000 111 222\"", "display: (0000) 111.222");
    town.publish();
    assert_eq!(town.publish_on(DAY).code, 0);
}

/// HOT-01: what no telephone can dial is no number of a place, and a log does not say what it was.
#[test]
fn a_place_has_numbers_that_can_be_called() {
    for number in ["O912 345 678", "09130", "gọi bác Tư", "0912 345 678 (Hoa)"] {
        let town = Town::new();
        town.edit(OFFICE, "[\"0000 300 001\"]", &format!("[\"{number}\"]"));
        let run = town.publish_on(DAY);
        assert_eq!((run.code, town.files()), (1, Vec::new()), "{number}");
        assert!(run.stderr.contains("phone-number") && !run.stderr.contains(number), "{}", run.stderr);
    }
}

/// HOT-01: a number gets into no page by whatever field or form it is written in.
#[test]
fn a_number_in_any_form_is_kept_out_of_what_is_published() {
    for (from, to) in [
        ("byline: ban-mau", "byline: Hoa 0912345671"),
        ("kind:", "source: Hoa 0912345671\nkind:"),
        ("\n---\n", "\n---\n\nGọi `0912345671`.\n"),
        ("\n---\n", "\n---\n\nGọi 0912.345.671 đồng chí Hoa.\n"),
        ("\n---\n", "\n---\n\nNhắn https://zalo.me/0912345671 nhé.\n"),
        ("\n---\n", "\n---\n\nGọi ０９１２\u{200b}345\u{200b}671.\n"),
    ] {
        let town = Town::new();
        town.edit(ARTICLE, from, to);
        let run = town.publish_on(DAY);
        assert_eq!((run.code, town.files()), (1, Vec::new()), "{to}");
        assert!(run.stderr.contains("phone-in-prose"), "{to}: {}", run.stderr);
    }
}

#[test]
fn hours_that_go_on_after_midnight_say_so() {
    let town = Town::new();
    town.edit(OFFICE, "hours: always", "hours: { mon-sat: 22:00-06:00, sun: 18:00-24:00 }");
    town.publish();
    assert!(town.page(OFFICE_PAGE).contains("22:00–06:00 hôm sau"));
    assert!(!town.holding("22:00–06:00 the next day").is_empty());
    assert!(town.page(OFFICE_PAGE).contains("18:00–24:00<"));
}

/// Content.md: an office that closes at noon says so, on its page and among the phone numbers, in every language.
#[test]
fn hours_with_a_break_at_noon_are_shown_whole() {
    let town = Town::new();
    let hours = "hours: { mon-fri: [07:00-11:30, 13:30-17:00], sat-sun: closed }";
    town.edit(OFFICE, "hours: always", hours);
    town.publish();
    assert!(town.page(OFFICE_PAGE).contains("07:00–11:30, 13:30–17:00<"));
    town.edit(OFFICE, hours, "hours:\n  mon-fri: 7:00-11:30, 13:30-22:00\n  sat: 13:30-17:00, 22:00-06:00");
    town.publish();
    assert!(town.page(OFFICE_PAGE).contains("07:00–11:30, 13:30–22:00<"));
    assert!(town.page(OFFICE_PAGE).contains("13:30–17:00, 22:00–06:00 hôm sau"));
}

/// HOT-03: the same numbers in the same order in every language; 113 and 111 always, however old.
#[test]
fn hotlines_are_the_same_in_every_language_and_the_urgent_ones_never_expire() {
    let town = Town::new();
    let numbers = |page: &str| -> Vec<String> {
        let page = town.page(page);
        page.match_indices("tel:").map(|(at, _)| page[at..].split('"').next().unwrap_or_default().to_owned()).collect()
    };
    for day in [DAY, "2029-01-01"] {
        assert_eq!(town.publish_on(day).code, 0);
        let vi = numbers("ho-tro/so-dien-thoai/index.html");
        assert_eq!(vi, numbers("en/support/phone-numbers/index.html"));
        assert!(vi.contains(&"tel:113".to_owned()) && vi.contains(&"tel:111".to_owned()), "{day}: {vi:?}");
        assert_eq!(vi.contains(&"tel:0000111222".to_owned()), day == DAY);
    }
}

/// HOT-03: what a writer leaves out, a sensitive page says by itself: once, below its title. Ordinary pages have their
/// numbers at their end.
#[test]
fn a_sensitive_page_whose_text_has_no_number_has_the_urgent_ones() {
    let town = Town::new();
    for language in ["vi", "en"] {
        let article = format!("articles/2026/lang-nghe.{language}.md");
        let text = fs::read_to_string(town.path("content").join(&article)).expect("readable");
        let (head, body) = text.split_once("{{hotline").expect("it names a number");
        let words: Vec<&str> =
            body.split("{{").map(|part| part.split_once("}}").map_or(part, |(_, rest)| rest)).collect();
        town.write(&article, format!("{head}{}", words.join("số")));
    }
    town.publish();
    for (page, own) in [
        ("bai-viet/lang-nghe/", Some(0)),
        ("en/articles/listening/", Some(0)),
        ("ho-tro/an-toan/", None),
        ("en/support/safety/", None),
    ] {
        let page = town.page(&format!("{page}index.html"));
        let (head, text) = page.split_once("<div class=\"prose\"").expect("a text");
        for number in ["href=\"tel:113\"", "href=\"tel:111\""] {
            assert_eq!(head.matches(number).count(), 1, "{number}");
            assert!(own.is_none_or(|own| text.matches(number).count() == own), "{number}");
        }
    }
    assert!(!town.page(ARTICLE_PAGE).contains("class=\"urgent\""), "an ordinary page has none of it");
    // A theme that loses them is told.
    let layout = include_str!("../../themes/default/layouts/frame/title.html");
    let path = town.path("themes/default/layouts/frame/title.html");
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, layout.replace("{% include \"layouts/frame/urgent.html\" %}", "")).expect("writable");
    let run = town.publish_on(DAY);
    assert!(run.code == 1 && run.stderr.contains("[theme-lacks]"), "{}", run.stderr);
    assert!(run.stderr.contains("layouts/frame/title.html"), "{}", run.stderr);
}

/// HOT-03, TRACE-04, TRACE-06: whatever is raised to a sensitive page has the urgent numbers before its text, and shows
/// no picture of what it leads to.
#[test]
fn a_sensitive_page_of_any_kind_has_the_urgent_numbers_and_no_picture() {
    let town = with_picture("anh.jpg", &camera::photo(800, 600));
    town.edit(&format!("{GUIDE}.vi.md"), "topics: [binh-dang]", "topics: [binh-dang, lang-gieng]");
    town.write("honorees/2026/chan-dung.jpg", camera::photo(600, 800));
    town.edit(ONE, "summary:", PORTRAIT);
    let raised = ["campaigns/2026/index", "events/2026/hoi-thi-ve", "honorees/2026/nguoi-2", "pages/gioi-thieu"];
    for piece in raised {
        town.edit(&format!("{piece}.vi.md"), "title:", "sensitivity: sensitive\ntitle:");
    }
    town.publish();
    let pages: Vec<(String, String)> = town
        .files()
        .into_iter()
        .filter(|path| path.ends_with(".html"))
        .map(|path| (path.clone(), town.page(&path)))
        .collect();
    let (sensitive, ordinary): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(|(_, html)| html.contains("<body class=\"sensitive"));
    assert!(ordinary.iter().filter(|(_, html)| html.contains("<img")).count() > 4, "the pictures are published");
    assert!(sensitive.len() > 20, "{}", sensitive.len());
    for (path, html) in sensitive {
        for picture in ["<img", "<picture", "<image", "srcset"] {
            assert!(!html.contains(picture), "{path} has {picture}");
        }
        let (head, _) = html.split_once("class=\"safety\"").expect("a safety notice");
        // A place has its own numbers before its text, and the urgent ones behind it.
        let text = head.find("<div class=\"prose\"").filter(|_| !head.contains("class=\"place\""));
        let head = &head[..text.unwrap_or(head.len())];
        for number in ["href=\"tel:113\"", "href=\"tel:111\""] {
            assert!(head.contains(number), "{path} lacks {number}");
        }
    }
}

/// HOT-03: a registry without 111 or 113 is an error.
#[test]
fn the_urgent_hotlines_must_be_in_the_registry() {
    let town = Town::new();
    town.edit("hotlines.yaml", "id: \"113\"", "id: \"1130\"");
    assert!(town.problems().contains(&"missing-hotline".to_owned()));
}

/// SAF-06: the exit is there, https, on another registrable domain, and was checked lately.
#[test]
fn the_exit_is_another_site_that_was_checked_lately() {
    let exit = "exit: { url: \"https://vi.wikipedia.org/\", checked_on: 2026-11-01 }";
    for (written, code) in [
        ("", "missing-key"),
        ("exit: { url: \"https://vi.wikipedia.org/\" }", "missing-key"),
        ("exit: { url: \"http://vi.wikipedia.org/\", checked_on: 2026-11-01 }", "wrong-url"),
        ("exit: { url: \"https:///x\", checked_on: 2026-11-01 }", "wrong-url"),
        ("exit: { url: \"https://www.thi-tran-mau.example/\", checked_on: 2026-11-01 }", "exit-same-site"),
        ("exit: { url: \"https://a@THI-TRAN-MAU.example.:443/\", checked_on: 2026-11-01 }", "exit-same-site"),
        ("exit: { url: \"https://127.0.0.1/\", checked_on: 2026-11-01 }", "exit-not-public"),
        ("exit: { url: \"https://localhost:8080/\", checked_on: 2026-11-01 }", "exit-not-public"),
        ("exit: { url: \"https://[::1]/\", checked_on: 2026-11-01 }", "wrong-url"),
        ("exit: { url: \"https://vi.wikipedia.org/\", checked_on: 2026-05-13 }", "exit-unchecked"),
        ("exit: { url: \"https://vi.wikipedia.org/\", checked_on: 2099-01-01 }", "exit-unchecked"),
    ] {
        let town = Town::new();
        town.edit("site.yaml", exit, written);
        let found = town.problems();
        assert!(found.contains(&code.to_owned()), "{written}: {found:?}");
    }
    let town = Town::new();
    town.edit("site.yaml", "checked_on: 2026-11-01", "checked_on: 2026-05-14");
    assert!(!town.problems().contains(&"exit-unchecked".to_owned()), "180 days are not too long");
}

/// CON-03: receipts are kept beside the folders that CI caches, not in the site.
#[test]
fn receipts_are_not_in_the_site() {
    let ignored = Path::new(".tincay/receipts");
    assert!(!ignored.starts_with("public"));
    let town = Town::new();
    town.publish();
    town.edit("honorees/2026/nguoi-1.vi.md", "status: granted", "status: withdrawn");
    town.publish();
    assert_eq!(town.receipts().len(), 1);
    assert_eq!(town.holding("HS-2026-801"), Vec::<String>::new());
}
