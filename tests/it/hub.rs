//! The help hub of a small site and of a large one (TRACE-06): one page with all places, or one that leads to a page
//! for each commune.

use std::fs;
use std::io::Write;

use crate::safety_town::Town;

/// Places of the town that its hub shows.
const OWN: usize = 7;
/// As many places as one page shows.
const MOST: usize = 60;
/// What arrives in the first flight of a new connection, in bytes of gzip.
const FIRST_FLIGHT: usize = 14_000;

/// The town with so many places on its hub, the new ones in as many `communes` more.
fn town(places: usize, communes: usize) -> Town {
    let town = Town::new();
    fill(&town, places, communes);
    town
}

/// Adds places and communes to the town, so that its hub shows so many `places`.
pub fn fill(town: &Town, places: usize, communes: usize) {
    let units = fs::read_to_string(town.path("content/units.yaml")).expect("readable");
    let new = (0..communes)
        .map(|at| format!("- {{ code: \"{}\", type: xã, name: Thử {at}, valid_from: 2025-07-01 }}\n", 98_000 + at));
    town.write("units.yaml", units + &new.collect::<String>());
    for at in 0..places - OWN {
        town.write(&format!("places/cho-{at:04}.vi.md"), place(at, at % communes));
    }
}

fn place(at: usize, commune: usize) -> String {
    let phone = format!("0000 {:03} {:03}", 300 + at / 1_000, at % 1_000);
    format!(
        "---\ntitle: Trạm Y tế Thử {commune} số {at}\nsafe_title: Thử {at}\nkind: medical\nholder: organisation\n\
         visibility: area_phone\npublished_by: {{ document: qd-cong-bo, approved_by: ban-mau }}\nunit: \"{}\"\n\
         phones: [\"{phone}\"]\nhours: always\nservices: [first_aid]\naccepts: [women]\nlanguages: [vi]\n\
         verified: {{ on: 2026-11-01, by: ban-mau }}\n---\n",
        98_000 + commune
    )
}

/// How often `what` stands in `page`.
fn count(page: &str, what: &str) -> usize {
    page.matches(what).count()
}

fn gzip(page: &str) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(page.as_bytes()).expect("memory takes it");
    encoder.finish().expect("memory takes it").len()
}

/// TRACE-06: up to 60 places are on one page, which arrives at once.
#[test]
fn a_hub_that_holds_all_places_is_one_page() {
    let town = town(MOST, 10);
    let run = town.publish();
    for hub in ["ho-tro/index.html", "en/support/index.html"] {
        let page = town.page(hub);
        assert_eq!(count(&page, "<article class=\"place\">"), MOST, "{hub}");
        assert!(gzip(&page) <= FIRST_FLIGHT, "{hub}: {}", gzip(&page));
    }
    assert!(!town.files().iter().any(|file| file.contains("/don-vi/")), "{}", run.stdout);
    assert!(
        town.page("ho-tro/cho-0000/index.html").contains("href=\"/ho-tro/#thu-0\""),
        "a place leads to its commune"
    );
}

/// TRACE-06: with one place more, every commune has its page; nothing is lost and nothing stands twice.
#[test]
fn a_hub_that_would_grow_too_large_leads_to_communes() {
    let town = town(MOST + 1, 10);
    town.publish();
    for (hub, unit, numbers) in
        [("ho-tro/", "don-vi", "ho-tro/so-dien-thoai/"), ("en/support/", "commune", "en/support/phone-numbers/")]
    {
        let page = town.page(&format!("{hub}index.html"));
        assert_eq!(count(&page, "<article"), 0, "{hub}");
        let communes: Vec<String> =
            town.files().into_iter().filter(|file| file.starts_with(&format!("{hub}{unit}/"))).collect();
        assert!(communes.len() > 10, "{communes:?}");
        let mut places = 0;
        for file in &communes {
            let address = file.trim_end_matches("index.html");
            assert_eq!(count(&page, &format!("href=\"/{address}\"")), 1, "{address} is linked once");
            let commune = town.page(file);
            places += count(&commune, "<article class=\"place\">");
            assert!(commune.contains("href=\"tel:113\""), "{file}: the numbers for all are there too");
            assert!(!commune.contains("<link rel=\"stylesheet\""), "{file} loads nothing");
            assert!(gzip(&commune) <= FIRST_FLIGHT, "{file}: {}", gzip(&commune));
            let sitemap = if hub.starts_with("en") { "sitemap-en.xml" } else { "sitemap-vi.xml" };
            assert!(town.page(sitemap).contains(&format!("/{address}<")), "{address} is in the sitemap, as the hub is");
        }
        assert_eq!(places, MOST + 1, "every place stands once");
        assert!(town.files().contains(&format!("{numbers}index.html")));
        // An old link with the name of the commune still arrives.
        assert!(page.contains("id=\"thu-0\""), "{hub}");
    }
    let place = town.page("ho-tro/cho-0000/index.html");
    assert!(place.contains("href=\"/ho-tro/don-vi/thu-0/\""), "a place leads to its commune");
    let index = town.page("tim-kiem/index.json");
    assert!(index.contains("ho-tro/don-vi/thu-0/"), "the search finds the commune");
}

/// TRACE-06: 2,000 places in 200 communes: no page of help takes a second flight.
#[test]
fn the_hub_of_a_large_province_arrives_at_once() {
    let town = town(2_000, 200);
    town.publish();
    let pages = town.files().into_iter().filter(|file| file.ends_with(".html"));
    let help: Vec<String> =
        pages.filter(|file| file.starts_with("ho-tro/") || file.starts_with("en/support/")).collect();
    assert!(help.len() > 4_000, "{}", help.len());
    let lists = help.iter().filter(|file| count(file, "/") != 2 || file.starts_with("en/support/index"));
    for file in lists {
        let weight = gzip(&town.page(file));
        assert!(weight <= FIRST_FLIGHT, "{file}: {weight}");
    }
}

/// look.md: letters lead to communes where they are many; each commune stands below its own.
#[test]
fn letters_lead_to_the_communes_of_a_large_hub() {
    let few = town(MOST, 10);
    few.publish();
    assert_eq!(count(&few.page("ho-tro/index.html"), "href=\"#letter-"), 0, "16 communes are seen at a glance");
    let many = town(MOST, 30);
    many.edit("units.yaml", "name: Thử 0,", "name: Đông Thử,");
    many.edit("units.yaml", "name: Thử 1,", "name: Ấn Thử,");
    many.publish();
    let hub = many.page("ho-tro/index.html");
    let order =
        ["id=\"letter-â\"", "Xã Ấn Thử", "id=\"letter-đ\"", "Xã Đông Thử", "id=\"letter-m\"", "id=\"letter-t\""];
    let found: Vec<Option<usize>> = order.iter().map(|part| hub.find(part)).collect();
    assert!(found.iter().all(Option::is_some) && found.is_sorted(), "{found:?}");
    for letter in ["â", "đ", "m", "t"] {
        assert_eq!(count(&hub, &format!("href=\"#letter-{letter}\"")), 1, "{letter}");
    }
}

/// A link to a commune opens its list: browsers open the `<details>` around what is looked for, without any script.
#[test]
fn what_a_link_to_a_commune_looks_for_lies_within_its_list() {
    let town = town(MOST, 10);
    town.publish();
    let hub = town.page("ho-tro/index.html");
    let lists: Vec<&str> = hub.split("<details>").skip(1).collect();
    assert!(lists.len() > 10, "{}", lists.len());
    for list in lists {
        let head = list.split("<article").next().expect("a first part");
        assert!(head.starts_with("\n<summary>") && head.contains("</summary>\n<div id=\""), "{head}");
    }
}

/// HOT-03: a link to a commune of which no place is shown arrives where there are numbers to call.
#[test]
fn a_commune_without_a_place_has_the_numbers_beside_its_name() {
    let town = town(MOST, 10);
    let units = fs::read_to_string(town.path("content/units.yaml")).expect("readable");
    town.write("units.yaml", units + "- { code: \"99999\", type: xã, name: Thử Lẻ, valid_from: 2025-07-01 }\n");
    town.publish();
    let numbers = "<a href=\"tel:111\">111</a> <a href=\"tel:113\">113</a>";
    for (hub, call) in [("ho-tro", "Hãy gọi:"), ("en/support", "Call:")] {
        let page = town.page(&format!("{hub}/index.html"));
        let (_, asked) = page.split_once("<li id=\"thu-le\">").expect("its name is there");
        let line = asked.lines().next().unwrap_or_default();
        assert!(line.ends_with(&format!("<span>. {call} {numbers}</span></li>")), "{line}");
        assert!(page.contains(".names :target span{display:inline}"), "{hub}: they are seen");
    }
}

/// Two communes of one name have addresses of their own.
#[test]
fn communes_of_one_name_are_told_apart_by_their_codes() {
    let town = town(MOST + 1, 10);
    town.edit("units.yaml", "name: Thử 1,", "name: Thử 0,");
    town.publish();
    for file in ["ho-tro/don-vi/thu-0-98000/index.html", "ho-tro/don-vi/thu-0-98001/index.html"] {
        assert!(town.page(file).contains("<h1>Xã Thử 0</h1>"), "{file}");
    }
}

/// TRACE-06: whoever publishes a sensitive page that takes a second flight is told which, and how heavy it is.
#[test]
fn a_sensitive_page_that_is_too_heavy_is_named() {
    let town = Town::new();
    let light = town.publish();
    assert!(!light.stdout.contains("14.000"), "{}", light.stdout);
    // Words that nothing makes shorter.
    let mut state = 7_u32;
    let mut letter = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + u8::try_from(state >> 24).expect("a byte") % 24)
    };
    let mut word = || (0..6).map(|_| letter()).collect::<String>();
    let text: Vec<String> = (0..5_000).map(|_| word()).collect();
    let body: Vec<String> = text.chunks(12).map(|words| format!("{}.", words.join(" "))).collect();
    let page =
        format!("---\ntitle: Bài dài\nsafe_title: Bài dài\nsensitivity: sensitive\n---\n\n{}\n", body.join("\n\n"));
    town.write("pages/bai-dai.vi.md", page);
    let heavy = town.publish();
    assert!(heavy.stdout.contains("14.000"), "{}", heavy.stdout);
    assert!(heavy.stdout.contains("bai-dai/ ("), "{}", heavy.stdout);
}

/// HOT-01, HOT-03: the number of a contest's office is not among those to call in danger, and stands where a text
/// names it.
#[test]
fn a_number_for_enquiries_is_offered_to_nobody_in_need() {
    let town = Town::new();
    let number = "- { id: ban-to-chuc, number: \"0000999777\", display: \"0000 999 777\", name: { vi: Ban tổ chức, en: \
        Organisers }, operator: { vi: A, en: A }, hours: always, cost: charged, channels: [call], languages: [vi], \
        certain: true, source: { vi: A, en: A }, purpose: enquiries, verified: { on: 2026-11-01, by: ban-mau } }\n";
    let hotlines = fs::read_to_string(town.path("content/hotlines.yaml")).expect("readable");
    town.write("hotlines.yaml", format!("{hotlines}\n{number}"));
    town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nThắc mắc: {{hotline ban-to-chuc}}.\n\n");
    town.publish();
    let holding: Vec<String> = town.holding("0000 999 777");
    assert_eq!(holding, ["gioi-thieu/index.html"], "{holding:?}");
    // The same number for help is on all of those.
    town.edit("hotlines.yaml", "purpose: enquiries, ", "");
    town.publish();
    let holding = town.holding("0000 999 777");
    for page in ["ho-tro/index.html", "ho-tro/so-dien-thoai/index.html", "tim-kiem/index.json"] {
        assert!(holding.iter().any(|path| path == page), "{page}: {holding:?}");
    }
}
