//! What the sites give to machines: feeds in three formats, calendars, structured data and social
//! tags. The same in every language, true to the page, and nothing of it on a sensitive page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tincay::site::Mode;

use crate::sandbox::{OWN_DAY, Sandbox, TOWN_DAY, Tree, build, committed, read_tree};

const DATA: &str = "<script type=\"application/ld+json\">";

/// The town as it is published, with what the tests lay over it.
fn town(over: &[(&str, &str)]) -> Tree {
    let mut content = committed("tests/sites/thi-tran-mau/content");
    content.extend(over.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    let sandbox = Sandbox::with(&content);
    let mut options = sandbox.options(TOWN_DAY);
    options.mode = Mode::Publication;
    build(&options);
    read_tree(&sandbox.path("public"))
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("{path} is not there"));
    std::str::from_utf8(bytes).expect("it is text")
}

/// The values of a property in a calendar, its folded lines joined.
fn values(calendar: &str, property: &str) -> Vec<String> {
    let lines = calendar.replace("\r\n ", "");
    let lines = lines.split("\r\n").filter_map(|line| line.split_once(':'));
    let own = lines.filter(|(name, _)| name.split(';').next() == Some(property));
    own.map(|(_, value)| value.to_owned()).collect()
}

/// The entries of a calendar by their UID, each a text of its own.
fn entries(calendar: &str) -> BTreeMap<String, String> {
    let entries = calendar.split("BEGIN:VEVENT\r\n").skip(1);
    entries.map(|entry| (values(entry, "UID").concat(), entry.to_owned())).collect()
}

fn pages(tree: &Tree) -> impl Iterator<Item = (&String, &str)> {
    let html = tree.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path, std::str::from_utf8(bytes).expect("pages are text")))
}

fn is_sensitive(page: &str) -> bool {
    page.contains("<body class=\"sensitive")
}

/// The graph of a page.
fn graph(page: &str) -> Option<Vec<Value>> {
    let data = page.split(DATA).nth(1)?.split("</script>").next()?;
    let data: Value = serde_json::from_str(data).expect("it is JSON");
    assert_eq!(data["@context"], "https://schema.org");
    Some(data["@graph"].as_array().expect("it is a list").clone())
}

fn node<'g>(graph: &'g [Value], kind: &str) -> Option<&'g Value> {
    graph.iter().find(|node| node["@type"] == kind)
}

/// RFC 4287, RSS 2.0, JSON Feed 1.1: the same entries in every format, and no id twice on the site.
#[test]
fn feeds_have_the_same_entries_in_every_format() {
    let tree = town(&[]);
    let mut all = BTreeSet::new();
    for folder in ["", "en/"] {
        let (atom, rss) = (text(&tree, &format!("{folder}atom.xml")), text(&tree, &format!("{folder}rss.xml")));
        let json: Value = serde_json::from_str(text(&tree, &format!("{folder}feed.json"))).expect("it is JSON");
        let between = |text: &str, open: &str, close: &str| -> Vec<String> {
            text.split(open).skip(1).map(|rest| rest.split(close).next().unwrap_or_default().to_owned()).collect()
        };
        let ids: Vec<String> = between(atom, "<id>", "</id>").into_iter().skip(1).collect();
        assert_eq!(between(rss, "<guid isPermaLink=\"false\">", "</guid>"), ids);
        let items = json["items"].as_array().expect("it is a list");
        assert_eq!(items.iter().map(|item| item["id"].as_str().unwrap_or_default()).collect::<Vec<_>>(), ids);
        assert!(ids.len() > 1 && ids.iter().all(|id| id.starts_with("urn:uuid:")), "{ids:?}");
        let published: Vec<&str> =
            items.iter().map(|item| item["date_published"].as_str().unwrap_or_default()).collect();
        assert_eq!(between(atom, "<published>", "</published>"), published);
        assert!(ids.iter().all(|id| all.insert(id.clone())), "an id in two languages: {ids:?}");
    }
}

/// An entry keeps its id when its title, address and date change.
#[test]
fn an_entry_keeps_its_id() {
    let file = "content/articles/2026/mo-dau-mua-hanh-dong.vi.md";
    let old = String::from_utf8(committed("tests/sites/thi-tran-mau/content")[file].clone()).expect("it is text");
    let lines = old.lines().map(|line| match line.split(':').next() {
        Some("title") => "title: Tên mới\nslug: dia-chi-moi",
        Some("date") => "date: 2026-01-02",
        _ => line,
    });
    let new = lines.collect::<Vec<_>>().join("\n");
    let ids = |tree: &Tree| -> BTreeSet<String> {
        let json: Value = serde_json::from_str(text(tree, "feed.json")).expect("it is JSON");
        json["items"].as_array().expect("a list").iter().map(|item| item["id"].to_string()).collect()
    };
    let after = town(&[(file, &new)]);
    assert!(text(&after, "feed.json").contains("/bai-viet/dia-chi-moi/"));
    assert_eq!(ids(&town(&[])), ids(&after));
}

/// RFC 5545 §3.8.4.7: one event is one entry in every calendar and language; internal events are
/// there without venue, private ones nowhere.
#[test]
fn calendars_hold_the_same_events_in_both_languages() {
    let tree = town(&[]);
    let (vi, en) = (entries(text(&tree, "lich.ics")), entries(text(&tree, "en/calendar.ics")));
    assert!(vi.len() > 3);
    assert_eq!(vi.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    let alone: Vec<&String> =
        tree.keys().filter(|path| path.starts_with("su-kien/") && path.ends_with(".ics")).collect();
    assert_eq!(alone.len(), vi.len());
    for path in alone {
        let own = entries(text(&tree, path));
        assert!(own.len() == 1 && own.keys().all(|uid| vi.contains_key(uid)), "{path}");
    }
    let campaign = tree.keys().find(|path| path.starts_with("chien-dich/") && path.ends_with(".ics"));
    let campaign = entries(text(&tree, campaign.expect("a campaign has a calendar")));
    assert!(
        campaign.keys().filter(|uid| vi.contains_key(*uid)).count() + 1 == campaign.len(),
        "its days and its events"
    );
    let internal = vi.values().find(|entry| entry.contains("Tập huấn")).expect("it is there");
    assert_eq!(values(internal, "LOCATION"), Vec::<String>::new());
    for (path, bytes) in &tree {
        let said = String::from_utf8_lossy(bytes).replace("\r\n ", "");
        assert!(!said.contains("Bến Đò Cũ") && !path.contains("chuyen-tham-rieng"), "{path}");
    }
}

/// RFC 5545 §3.8.1.11, §3.8.7.4: what became of an event is in its entry, and the number grows.
#[test]
fn a_cancelled_event_says_so_and_counts_on() {
    let event = |more: &str| {
        format!(
            "---\ntitle: Gặp mặt\nkind: talk\nstart: 2026-11-28T08:00\nend: 2026-11-28T10:00\nvenue: Sân đình\n\
             audience: public\n{more}---\n\nGặp nhau.\n"
        )
    };
    let path = "content/events/2026/gap-mat.vi.md";
    let states = [
        ("state: planned\n", "TENTATIVE", "Gặp mặt", "OPAQUE"),
        ("state: confirmed\n", "CONFIRMED", "Gặp mặt", "OPAQUE"),
        ("state: postponed\nupdated: 2026-11-08\n", "TENTATIVE", "Đã hoãn: Gặp mặt", "TRANSPARENT"),
        ("state: cancelled\nupdated: 2026-11-09\n", "CANCELLED", "Đã hủy: Gặp mặt", "TRANSPARENT"),
    ];
    let mut last = None;
    for (state, status, summary, transparency) in states {
        let tree = town(&[(path, &event(state))]);
        let calendar = text(&tree, "su-kien/gap-mat.ics");
        let value = |property: &str| values(calendar, property).pop().unwrap_or_default();
        assert_eq!((&*value("STATUS"), &*value("SUMMARY"), &*value("TRANSP")), (status, summary, transparency));
        assert_eq!(value("DTEND"), "20261128T100000");
        let sequence: u32 = value("SEQUENCE").parse().expect("it is a number");
        assert!(Some(sequence) > last, "{state}");
        last = Some(sequence);
        let page = graph(text(&tree, "su-kien/gap-mat/index.html")).expect("it has data");
        let expected = match status {
            "CANCELLED" => "https://schema.org/EventCancelled",
            _ if summary.starts_with("Đã hoãn") => "https://schema.org/EventPostponed",
            _ => "https://schema.org/EventScheduled",
        };
        let event = node(&page, "Event").expect("it is an event");
        assert_eq!(
            (&event["eventStatus"], &event["startDate"]),
            (&expected.into(), &"2026-11-28T08:00:00+07:00".into())
        );
        assert_eq!(event["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
    }
}

/// `all_day` takes the times away.
#[test]
fn an_event_of_a_whole_day_has_no_time() {
    let event = "---\ntitle: Cả ngày\nkind: talk\nstart: 2026-11-28T08:00\nall_day: true\naudience: public\nstate: planned\n---\n\nA.\n";
    let tree = town(&[("content/events/2026/ca-ngay.vi.md", event)]);
    let calendar = text(&tree, "su-kien/ca-ngay.ics");
    assert!(calendar.contains("\r\nDTSTART;VALUE=DATE:20261128\r\nDTEND;VALUE=DATE:20261129\r\n"), "{calendar}");
}

/// TRACE-04: no feed, calendar, social tag or data about them on a sensitive page; TRN-03: no data
/// on a page whose text is in another language than its address.
#[test]
fn structured_data_is_on_ordinary_pages_in_their_own_language() {
    let own = Sandbox::own().built(OWN_DAY);
    for tree in [own, town(&[])] {
        let (mut with, mut fallbacks) = (0, 0);
        for (path, page) in pages(&tree) {
            let is_fallback = page.contains("notice--fallback");
            if is_sensitive(page) {
                for banned in [DATA, "og:", "twitter:", ".ics", "atom.xml", "rss.xml", "feed.json"] {
                    assert!(!page.contains(banned), "{path}: {banned}");
                }
            } else if let Some(graph) = graph(page) {
                let lang = format!("<html lang=\"{}\"", graph[0]["inLanguage"].as_str().unwrap_or_default());
                assert!(page.contains(&lang) && !is_fallback, "{path}");
                with += 1;
            } else {
                let is_nowhere = path.ends_with("404.html") || page.contains("http-equiv=\"refresh\"");
                // Search has a neutral title and says nothing more of itself.
                let is_search = page.contains("role=\"search\"");
                assert!(is_fallback || is_nowhere || is_search, "{path} has no data");
                fallbacks += usize::from(is_fallback);
            }
        }
        assert!(with > 20 && fallbacks > 0, "{with} pages with data, {fallbacks} fallbacks");
    }
}

/// An internal event has neither place nor way to attend in its data.
#[test]
fn an_internal_event_has_no_location_in_its_data() {
    let tree = town(&[]);
    let (mut internal, mut public) = (0, 0);
    for (path, page) in pages(&tree).filter(|(path, _)| path.starts_with("su-kien/")) {
        let Some(graph) = graph(page) else { continue };
        let Some(event) = node(&graph, "Event") else { continue };
        if path.contains("tap-huan-nguoi-truc") {
            assert!(event.get("location").is_none() && event.get("eventAttendanceMode").is_none(), "{event}");
            internal += 1;
        } else {
            public += usize::from(event.get("location").is_some());
        }
    }
    assert!(internal == 1 && public > 0);
}

/// CON-02: of a person the data say what the consent covers, and nothing of whom it does not name.
#[test]
fn data_about_a_person_stay_within_the_consent() {
    let profile = |scopes: &str| {
        format!(
            "---\ntitle: Một tấm lòng\nname: Lê Thị Tốt\nhonorific: Bà\nposition: Trưởng thôn Mẫu\nachievement: Dạy chữ cho trẻ em\n\
             quote: Lời riêng của chị\nhometown: Xóm Giữa\nethnicity: Tày\nfield: culture\nyear: 2026\ncampaign: \"2026\"\nconsent:\n  \
             status: granted\n  basis: consent\n  subject: adult\n  scopes: [{scopes}]\n  purposes: [website]\n  \
             granted_on: 2026-10-05\n  method: written\n  evidence: HS-2026-1\n---\n\nĐôi lời.\n"
        )
    };
    let data = |scopes: &str| {
        let tree = town(&[("content/honorees/2026/nguoi-tot.vi.md", &profile(scopes))]);
        graph(text(&tree, "guong-dien-hinh/nguoi-tot/index.html")).expect("it has data")
    };
    let named = data("name, bio");
    let person = node(&named, "Person").expect("the name is covered");
    assert_eq!((&person["name"], &person["honorificPrefix"]), (&"Lê Thị Tốt".into(), &"Bà".into()));
    assert_eq!(person["description"], "Dạy chữ cho trẻ em");
    assert!(person.get("jobTitle").is_none());
    assert_eq!(node(&data("name, position"), "Person").expect("covered")["jobTitle"], "Trưởng thôn Mẫu");
    assert!(node(&data("position, bio"), "Person").is_none());
    let all = Value::from(data("name, position, bio, quote, hometown, ethnicity")).to_string();
    assert!(["Xóm Giữa", "Tày", "Lời riêng"].iter().all(|word| !all.contains(word)), "{all}");
}

/// Whom to tell of a weakness is an address that programs can follow (RFC 9116 §2.5.3), however staff wrote it.
#[test]
fn the_contact_for_weaknesses_is_an_address() {
    let input = committed("tests/sites/thi-tran-mau/content");
    let settings = String::from_utf8(input["content/site.yaml"].clone()).expect("YAML is text");
    for (written, expected) in [
        ("lienhe@thi-tran-mau.example", "mailto:lienhe@thi-tran-mau.example"),
        ("/lien-he/", "https://thi-tran-mau.example/lien-he/"),
        ("\"https://thi-tran-mau.example/a/\"", "https://thi-tran-mau.example/a/"),
    ] {
        let settings = settings.replace("\"https://thi-tran-mau.example/lien-he/\"", written);
        let tree = town(&[("content/site.yaml", &settings)]);
        let first = text(&tree, ".well-known/security.txt").lines().next();
        assert_eq!(first, Some(&*format!("Contact: {expected}")), "{written}");
    }
}

/// A page of an alias can take no file that is there for machines.
#[test]
fn an_alias_cannot_take_the_place_of_a_feed_or_calendar() {
    for alias in [
        "/lich.ics",
        "/en/calendar.ics",
        "/su-kien/gap-mat.ics",
        "/en/rss.xml",
        "/sitemap-vi.xml",
        "/index.html",
        "/en/index.html",
        "/tim-kiem/index.json",
        "/_headers",
        "/.nojekyll/x/",
        "/.well-known/security.txt",
        "/sitemap.xml/",
        "/assets/exit.0123456789abcdef.js/",
        "/static/a/b.txt",
        "/BAI-VIET/index.html",
        "/index.html/",
        "/en/index.html/",
        "/bai-viet/index.html/",
        "/bai-viet/index.html/cu/",
        "/cu/index.html/, /cu/",
        "/cu/, /cu/index.html/",
    ] {
        let event = format!(
            "---\ntitle: Gặp mặt\nkind: talk\nstart: 2026-11-28\naudience: public\nstate: planned\naliases: [{alias}]\n---\n\nA.\n"
        );
        let mut content = committed("tests/sites/thi-tran-mau/content");
        content.insert("content/events/2026/gap-mat.vi.md".to_owned(), event.into_bytes());
        let sandbox = Sandbox::with(&content);
        let outcome =
            tincay::pipeline::check(&sandbox.options(TOWN_DAY), &crate::sandbox::Silent).expect("it can be read");
        assert_eq!(crate::sandbox::errors(&outcome).len(), 1, "{alias}");
    }
}

/// An old address may look like a file or hold the name of one: what nothing else is, it can be.
#[test]
fn an_alias_of_its_own_may_end_as_it_likes() {
    let event = "---\ntitle: Gặp mặt\nkind: talk\nstart: 2026-11-28\naudience: public\nstate: planned\n\
                 aliases: [/cu/index.html, /cu/tin.html, /cu/tin.htm/trang-2/, /index.php, /tin/static/]\n---\n\nA.\n";
    let tree = town(&[("content/events/2026/gap-mat.vi.md", event)]);
    for path in ["cu/index.html", "cu/tin.html", "cu/tin.htm/trang-2/index.html", "index.php", "tin/static/index.html"]
    {
        assert!(tree.contains_key(path), "{path}");
    }
}
