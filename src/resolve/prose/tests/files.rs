//! Whole files: where problems of texts are reported.

use std::collections::BTreeMap;

use super::super::{Recall, check};
use crate::discover::Source;
use crate::parse::{self, DataFile, Document, Parsed};
use crate::resolve::registry::Registry;
use crate::resolve::{Input, groups};
use crate::site::Language;

const SITE: &str = "base_url: https://example.org/\ntime_zone: Asia/Ho_Chi_Minh\n\
    languages: [{ code: vi, name: Tiếng Việt, path: \"\" }, { code: en, name: English, path: en }]\n\
    title: { vi: Mẫu, en: Sample }\nsafe_title: { vi: Thông tin, en: Information }\n\
    exit: { url: \"https://vi.wikipedia.org/\", checked_on: 2026-11-01 }\n";

const HOTLINES: &str = "- { id: \"113\", number: \"113\", name: { vi: Công an, en: Police } }\n\
    - { id: binh-yen, number: \"1900969680\", name: { vi: Mẫu, en: Sample }, note: { vi: Hỏi thêm ở 0912 345 678 } }\n";

/// What is wrong in `files` (with `site.yaml` and hotlines): code, the words it points at, its arguments.
fn problems(files: &[(&str, &str)]) -> Vec<(&'static str, String, String)> {
    let mut sources: Vec<Source> =
        files.iter().map(|(path, text)| Source { path: (*path).into(), text: (*text).into() }).collect();
    if !files.iter().any(|(path, _)| *path == "content/site.yaml") {
        sources.push(Source { path: "content/site.yaml".into(), text: SITE.into() });
    }
    let settings_source = sources.iter().find(|source| &*source.path == "content/site.yaml").expect("there").clone();
    let settings = parse::settings(&settings_source).0.expect("valid");
    let languages = settings.codes();
    let (mut documents, mut data): (Vec<Document>, Vec<DataFile>) = (Vec::new(), Vec::new());
    let is_template = |source: &&Source| source.path.starts_with("themes/");
    let is_wording = |source: &&Source| source.path.starts_with("locales/");
    for source in sources.iter().filter(|source| !is_template(source) && !is_wording(source)) {
        match parse::parse(source, &languages) {
            (Parsed::Document(document), _) => documents.push(*document),
            (Parsed::Data(file), _) => data.push(*file),
            (Parsed::Nothing, problems) => assert_eq!(problems, [], "{}", source.path),
        }
    }
    let input = Input {
        documents: documents.iter().collect(),
        data: data.iter().collect(),
        wording: sources.iter().filter(is_wording).cloned().collect(),
        templates: sources.iter().filter(is_template).cloned().collect(),
        ..Input::of(&settings, &settings_source)
    };
    let first = Language::new("vi");
    let registry = Registry::build(&input.data, &input.pictures, &input.broken, &first, false, &mut Vec::new());
    let groups: BTreeMap<_, _> =
        groups::group(&input.documents, &languages, &Vec::new(), &input.broken, &mut Vec::new());
    let shown = |problem: crate::diag::Diagnostic| {
        let source = sources.iter().find(|source| source.path == problem.span.file).expect("a file of the site");
        let args: Vec<&str> = problem.args.iter().map(|(_, value)| value.as_str()).collect();
        (problem.problem.code(), source.text.read()[problem.span.start..problem.span.end].to_owned(), args.join("|"))
    };
    check(&input, &groups, &registry, &super::locales(), &mut Recall::default()).into_iter().map(shown).collect()
}

fn article(front: &str, body: &str) -> String {
    format!("---\ntitle: Bài mẫu\nkind: news\ndate: 2023-11-13\n{front}---\n\n{body}\n")
}

fn one(path: &str, text: &str) -> (&'static str, String, String) {
    let mut found = problems(&[(path, text)]);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

const ARTICLE: &str = "content/articles/a.vi.md";
const QA: &str = "---\ntitle: Hỏi đáp\nkind: qa\ndate: 2023-11-13\nsafe_title: Hỏi đáp\n";

/// HOT-01: the digits are pointed at wherever they stand, and the directive that belongs there is named.
#[test]
fn a_number_in_prose_is_pointed_at() {
    for (front, body, span, directive) in [
        ("", "Gọi **1900** 96 96 80 nhé.", "1900** 96 96 80", "{{hotline binh-yen}}"),
        ("", "| số |\n|---|\n| 0912 345 678 |", "0912 345 678", ""),
        ("", "Gọi 113 khi cần.", "113", "{{hotline 113}}"),
        ("", "Gọi `0912345671` nhé.", "`0912345671`", ""),
        ("", "Gọi **0912** `345` 671.", "0912** `345` 671", ""),
        ("", "```\n1900 96 96 80\n```", "1900 96 96 80", "{{hotline binh-yen}}"),
        ("", "Gọi 0912\u{200b}345\u{200b}673.", "0912\u{200b}345\u{200b}673", ""),
        ("", "Gọi 0912&#8203;345&shy;673.", "0912&#8203;345&shy;673", ""),
        ("", "Gọi １９００ ９６９６ ８０.", "１９００ ９６９６ ８０", "{{hotline binh-yen}}"),
        ("", "[Zalo](https://zalo.me/0912345672)", "https://zalo.me/0912345672", ""),
        ("", "<https://zalo.me/0912345672>", "0912345672", ""),
        ("byline: \"Hoa, điện thoại 0912345678\"\n", "Mẫu.", "0912345678", ""),
        ("source: Hoa 0912345678\n", "Mẫu.", "0912345678", ""),
        ("image: { file: a.jpg, alt: Ảnh, credit: Hoa 0912345678 }\n", "Mẫu.", "0912345678", ""),
        ("pictures: [{ id: a, file: a.jpg, alt: Hoa 0912345678 }]\n", "Mẫu.", "0912345678", ""),
        ("pictures: [{ id: a, file: a.jpg, alt: Ảnh, caption: Hoa 0912345678 }]\n", "Mẫu.", "0912345678", ""),
        ("", "Gọi\n113 khi cần.", "113", "{{hotline 113}}"),
        ("summary: \"Hỏi ở 0912 345 678\"\n", "Mẫu.", "0912 345 678", ""),
        ("summary: >\n  Hỏi ở 0912\n  345 678\n", "Mẫu.", "Hỏi ở 0912\n  345 678", ""),
        ("image: { file: a.jpg, alt: Biển ghi 1900969680 }\n", "Mẫu.", "1900969680", "{{hotline binh-yen}}"),
    ] {
        let expected = ("phone-in-prose", span.to_owned(), format!("{directive}|text"));
        let quiet = HOTLINES.replace("0912 345 678", "đó");
        let found = problems(&[(ARTICLE, &article(front, body)), ("content/hotlines.yaml", &quiet)]);
        assert_eq!(found, [expected], "{front}{body}");
    }
    let found = problems(&[("content/hotlines.yaml", HOTLINES)]);
    assert_eq!(found, [("phone-in-prose", "0912 345 678".to_owned(), "|text".to_owned())]);
}

/// HOT-01: directives, also where they are shown, and phones of places are where numbers may stand.
#[test]
fn numbers_that_may_stand_are_left_alone() {
    let body = "Gọi {{hotline 113}}; viết `{{hotline 113}}`.\n\n```\ngọi {{hotline 113}}\n```\n\n`201/KH-UBND`";
    assert_eq!(problems(&[(ARTICLE, &article("", body))]), []);
    let place =
        "---\ntitle: Mẫu\nkind: medical\nholder: organisation\nunit: \"06001\"\nphones: [\"0912 345 678\"]\n---\n";
    assert_eq!(problems(&[("content/places/a.vi.md", place)]), []);
}

/// LOC-05, CON-04: coordinates and identity numbers are found in texts, links, data and comments.
#[test]
fn what_may_stand_nowhere_is_found_in_comments_and_links_too() {
    for (front, body, code, span) in [
        ("# 21.8536, 106.7610\n", "Mẫu.", "coordinates", "21.8536, 106.7610"),
        ("", "[bản đồ](https://maps.example/@21.85361,106.76101,15z)", "coordinates", "21.85361,106.76101"),
        ("", "`106.7610 21.8536`", "coordinates", "106.7610 21.8536"),
        ("# 020195001234\n", "Mẫu.", "identity-number", "020195001234"),
        ("", "CMND 182 123 456", "identity-number", "182 123 456"),
    ] {
        let (found, place, args) = one(ARTICLE, &article(front, body));
        let reason = if code == "coordinates" { "pair" } else { "" };
        assert_eq!((found, &*place, &*args), (code, span, reason), "{front}{body}");
    }
}

/// LOC-05: numbers of an area or of a part, as newspapers write them, are no place.
#[test]
fn an_area_is_no_place() {
    let body = "Rừng 21,8536 héc-ta, nay 106,7611 héc-ta.\n\nTừ 21,8536 hecta lên 106,7611 hecta.\n\n\
        Giảm từ 106,7611 xuống 21,8536 phần trăm.";
    assert_eq!(problems(&[(ARTICLE, &article("", body))]), []);
}

/// LOC-05: coordinates are found as readers and browsers read them, once each and at their place.
#[test]
fn coordinates_are_found_as_they_are_seen() {
    for (front, body, span) in [
        ("", "Ở 21&#46;8536, 106&#46;7610 nhé.", "21&#46;8536, 106&#46;7610"),
        ("", "Ở ２１.８５３６, １０６.７６１０ nhé.", "２１.８５３６, １０６.７６１０"),
        ("", "Ở 21.85\u{200b}36, 106.7610 nhé.", "21.85\u{200b}36, 106.7610"),
        ("", "Ở 21.85**36**, 106.76**10** nhé.", "21.85**36**, 106.76**10"),
        ("", "Ở **21**.8536, `106`.7610 nhé.", "21**.8536, `106`.7610"),
        ("", "[đây](https://maps.example/?ll=21%2E8536%2C106%2E7610)", "21%2E8536%2C106%2E7610"),
        ("summary: Ở ２１．８５３６ và １０６．７６１０\n", "Mẫu.", "２１．８５３６ và １０６．７６１０"),
        ("", "21°51'13.0\"N 106°45'39.6\"E", "21°51'13.0\"N 106°45'39.6"),
        ("", "21°51'13,0\"B, 106°45'39,6\"Đ", "21°51'13,0\"B, 106°45'39,6"),
        ("", "Tìm 7PCGVQ36+FCQ là thấy.", "7PCGVQ36+FCQ"),
        ("", "[đây](https://plus.example/7PCGVQ36%2BFCQ)", "7PCGVQ36%2BFCQ"),
    ] {
        let expected = ("coordinates", span.to_owned(), "pair".to_owned());
        assert_eq!(one(ARTICLE, &article(front, body)), expected, "{front}{body}");
    }
    let event = "---\ntitle: Mẫu\nstart: 2023-11-20\nvenue: Nhà ở ２１.８５３６, １０６.７６１０\n---\n";
    assert_eq!(one("content/events/a.vi.md", event).1, "２１.８５３６, １０６.７６１０");
    assert_eq!(problems(&[(ARTICLE, &article("", "Tăng **21,8536%** và 106,7610%; cộng 2345+67 và C++."))]), []);
}

/// LOC-05: a link to a place on a map is an error where readers hide, and a warning elsewhere, whatever it is called.
#[test]
fn links_to_a_place_on_a_map_are_told() {
    for (link, span) in [
        ("https://maps.app.goo.gl/aBcD1", "maps.app.goo.gl/aBcD1"),
        ("https://goo.gl/maps/aBcD1", "goo.gl/maps/aBcD1"),
        ("https://www.google.com/maps/place/X/", "google.com/maps/place/X/"),
        ("https://maps.google.com/?cid=12", "maps.google.com/?cid=12"),
        ("https://www.google.com/maps/search/?query=X", "google.com/maps/search/?query=X"),
        ("https://w3w.co/sách.bút.thước", "w3w.co/sách.bút.thước"),
        ("https://waze.com/ul/h1", "waze.com/ul/h1"),
        ("https://www.openstreetmap.org/node/17", "openstreetmap.org/node/17"),
        ("https://www.bing.com/maps?q=X", "bing.com/maps?q=X"),
        ("https://maps.apple.com/?q=X", "maps.apple.com/?q=X"),
    ] {
        let body = format!("[đường đi]({link})");
        assert_eq!(one(ARTICLE, &article("", &body)), ("map-link", span.to_owned(), String::new()));
        let (code, place, reason) = one(ARTICLE, &format!("{QA}---\n\n{body}\n"));
        assert_eq!((code, &*place, &*reason), ("coordinates", span, "map"));
    }
    let source = article("source: https://maps.app.goo.gl/aBcD1\n", "Xem ///sách.bút.thước nhé.");
    assert_eq!(problems(&[(ARTICLE, &source)]).len(), 2);
    assert_eq!(problems(&[(ARTICLE, &article("", "[bản đồ](https://www.google.com/maps)"))]), []);
}

/// CON-04: evidence that says where papers are is an error.
#[test]
fn open_evidence_is_pointed_at() {
    let text =
        "---\ntitle: Mẫu\nfield: economy\nyear: 2023\nconsent: { status: granted, evidence: ho-so/17.pdf }\n---\n";
    let (code, place, _) = one("content/honorees/a.vi.md", text);
    assert_eq!((code, &*place), ("evidence-not-opaque", "ho-so/17.pdf"));
}

/// SAF-08: a claim on a sensitive page is an error, unless the file allows it and says why.
#[test]
fn a_claim_on_a_sensitive_page_needs_a_reason() {
    let body = "---\n\nTrang này xóa dấu vết của bạn.\n";
    assert_eq!(one(ARTICLE, &format!("{QA}{body}")).1, "xóa dấu vết");
    let allowed = format!("{QA}allow_claim: {{ phrase: xóa dấu vết, reason: nói là không }}\n{body}");
    assert_eq!(problems(&[(ARTICLE, &allowed)]), []);
    let two = "---\n\nKhông gì an toàn tuyệt đối. Không trang nào xóa dấu vết của bạn.\n";
    let both = "allow_claim:\n  - { phrase: an toàn tuyệt đối, reason: nói là không }\n  - { phrase: xóa dấu vết, reason: nói là không }\n";
    assert_eq!(problems(&[(ARTICLE, &format!("{QA}{both}{two}"))]), []);
    let unexplained = format!("{QA}allow_claim: {{ phrase: xóa dấu vết }}\n{body}");
    assert_eq!(one(ARTICLE, &unexplained).0, "forbidden-claim");
    assert_eq!(problems(&[(ARTICLE, &article("", "Trang này xóa dấu vết của bạn."))]), []);
}

/// TRACE-04: words that give a reader away are pointed at in their field, in every language and in the site's own title.
#[test]
fn a_word_that_gives_a_reader_away_is_pointed_at() {
    let qa = format!("{}slug: bao-luc\n---\n\nMẫu.\n", QA.replace("safe_title: Hỏi đáp", "safe_title: Tạm lánh"));
    let found: Vec<_> = problems(&[(ARTICLE, &qa)]).into_iter().map(|(code, place, _)| (code, place)).collect();
    assert_eq!(found, [("sensitive-word", "Tạm lánh".to_owned()), ("sensitive-word", "bao-luc".to_owned())]);
    let site = SITE.replace("en: Information", "en: Shelters");
    let (code, place, _) = one("content/site.yaml", &site);
    assert_eq!((code, &*place), ("sensitive-word", "Shelters"));
}

/// TRACE-04, SAF-03: a site's own words for titles and descriptions of sensitive pages, and for the tab that is left, are
/// looked at; those for texts may say what there is to say.
#[test]
fn messages_that_a_history_shows_give_no_reader_away() {
    let own = "# nạn nhân\nview-support = Giúp nạn nhân\nexit-leaving =\n    Hỗ trợ\n    về bạo lực\n# bạo lực\nsupport-empty = Nạn nhân\nunit-full-xa = nơi tạm lánh { $name }\ndescription-neutral = Thông tin chung\n";
    let found = problems(&[("locales/vi/site.ftl", own)]);
    let found: Vec<_> = found.iter().map(|(code, place, args)| [*code, place, args]).collect();
    let expected = [
        ["sensitive-word", "về bạo lực", "bạo lực|exit-leaving"],
        ["sensitive-word", "nơi tạm lánh { $name }", "tạm lánh|unit-full-xa"],
        ["sensitive-word", "Giúp nạn nhân", "nạn nhân|view-support"],
    ];
    assert_eq!(found, expected);
    let english = "view-search = Shelter for victims of violence\n";
    let (code, place, _) = one("locales/en/site.ftl", english);
    assert_eq!((code, &*place), ("sensitive-word", "Shelter for victims of violence"));
}

/// TRACE-01, TRACE-04: sensitive pages have neither mail nor pictures; links that lead away are allowed.
#[test]
fn sensitive_pages_have_neither_mail_nor_files_nor_pictures() {
    for (body, code, span) in [
        ("[thư](mailto:a@example.org)", "mail-in-sensitive", "mailto:a@example.org"),
        ("<a@example.org>", "mail-in-sensitive", "a@example.org"),
        ("[luật](https://example.org/luat.pdf)", "file-in-sensitive", "https://example.org/luat.pdf"),
        ("[luật](https://example.org/Luat.PDF#page=2)", "file-in-sensitive", "https://example.org/Luat.PDF#page=2"),
        ("[luật](https://example.org/tai?tep=a.pdf&x=1)", "file-in-sensitive", "https://example.org/tai?tep=a.pdf&x=1"),
        ("[lịch](https://example.org/lich.ics)", "file-in-sensitive", "https://example.org/lich.ics"),
        ("![ảnh](a.jpg)", "picture-in-sensitive", "a.jpg"),
        ("{{figure a.jpg}}", "picture-in-sensitive", "{{figure a.jpg}}"),
    ] {
        let (found, place, _) = one(ARTICLE, &format!("{QA}---\n\n{body}\n"));
        assert_eq!((found, &*place), (code, span));
        assert_eq!(problems(&[(ARTICLE, &article("", body))]), [], "{body}");
    }
    assert_eq!(problems(&[(ARTICLE, &format!("{QA}---\n\n[xa](https://example.org/)\n"))]), []);
}

/// PUB-04: each of very many problems finds its place without a walk through all words before it, which would take
/// many minutes here.
#[test]
fn very_many_problems_of_a_body_are_told_at_once() {
    let body = "Gọi 0912345678 nhé.\n\n".repeat(100_000);
    let found = problems(&[(ARTICLE, &article("", &body))]);
    assert_eq!(found.len(), 100_000);
    assert!(found.iter().all(|(code, place, _)| (*code, &**place) == ("phone-in-prose", "0912345678")));
}

/// TXT-09: themes, weekdays and document numbers are checked in their language, at their place.
#[test]
fn words_of_the_campaign_are_checked() {
    let campaign = "---\ntitle: Mẫu\nyear: 2023\nperiod: { from: 2023-11-15, to: 2023-12-15 }\ntheme: Cùng nhau chăm lo, cùng nhau bàn bạc việc nhà\n---\n";
    let wrong = article("", "Chủ đề: “**Cùng nhau** chăm lo, cùng nhau bàn bạc việc nha”.");
    let found = problems(&[("content/campaigns/c.vi.md", campaign), (ARTICLE, &wrong)]);
    let [(code, place, _)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((*code, &**place), ("theme-near-miss", "Cùng nhau** chăm lo, cùng nhau bàn bạc việc nha"));
    let (code, place, args) = one(ARTICLE, &article("", "Hẹn *Thứ Hai*, ngày 14/11/2023."));
    assert_eq!((code, &*place, &*args), ("wrong-weekday", "Thứ Hai", "Thứ Hai|14/11/2023|Thứ Ba"));
    let documents = "- { id: a, form: plan, number: 201-KH-UBND, title: Mẫu }\n";
    let (code, place, args) = one("content/documents.yaml", documents);
    assert_eq!((code, &*place, &*args), ("document-number", "201-KH-UBND", "201-KH-UBND|201/KH-UBND"));
}

/// HOT-01, LOC-05, SAF-08: what a template of the site's own says is looked through as other words are; what it is
/// given, drawings and comments are none.
#[test]
fn what_a_template_says_is_looked_through() {
    let path = "themes/default/layouts/base.html";
    for (text, found) in [
        ("<p>Gọi {{ a }} 0912 345 678</p>", ("phone-in-prose", "0912 345 678", "|message")),
        ("<a href=\"tel:0912345678\">Gọi</a>", ("phone-in-prose", "0912345678", "|message")),
        ("<img alt=\"Gọi 0912 345 678\" src=\"/a.png\">", ("phone-in-prose", "0912 345 678", "|message")),
        ("<meta name=\"geo\" content=\"21.8523, 106.7612\">", ("coordinates", "21.8523, 106.7612", "pair")),
        ("<p>Trang này <b>xóa dấu vết</b> của bạn</p>", ("forbidden-claim", "xóa dấu vết", "xóa dấu vết")),
        ("<p>We erase your history</p>", ("forbidden-claim", "erase your history", "erase your history")),
    ] {
        let (code, place, args) = one(path, text);
        assert_eq!((code, &*place, &*args), found, "{text}");
    }
    for text in [
        "<a href=\"tel:{{ hotline.tel }}\">{{ hotline.display }}</a>{# 0912 345 678 #}<!-- 0912 345 678 -->",
        "<path d=\"M0912 345 678\"/><style>a { b: 0912345678 }</style>",
        "{% if a == \"0912 345 678\" %}1 < 2 { 3 }{% endif %}",
    ] {
        assert_eq!(problems(&[(path, text)]), [], "{text}");
    }
}

/// HOT-01, SAF-08: a commune, an organisation, an abbreviation may stand on a sensitive page.
#[test]
fn names_that_stand_on_sensitive_pages_are_looked_through() {
    let unit = "- { code: \"06001\", type: commune, name: Mẫu Sơn 0912 345 678, valid_from: 2025-07-01 }\n";
    let (code, place, _) = one("content/units.yaml", unit);
    assert_eq!((code, &*place), ("phone-in-prose", "0912 345 678"));
    let name = "- { id: a, name: { vi: Nơi an toàn tuyệt đối, en: Sample } }\n";
    assert_eq!(one("content/organisations.yaml", name).0, "forbidden-claim");
    let text = "- { id: a, text: { vi: Xóa dấu vết, en: Sample } }\n";
    assert_eq!(one("content/glossary.yaml", text).0, "forbidden-claim");
}
