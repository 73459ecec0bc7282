//! Events as readers see them: when they are, what goes on, what comes, and in which months.

use jiff::civil::{Date, date};

use crate::sandbox::{OWN_DAY, Sandbox, TOWN_DAY, Tree, build, committed, read_tree};

/// The day on which the sites of these tests are built.
const TODAY: Date = date(2026, 11, 10);

/// The least site as it is built today with `events`: name, front matter below the title.
fn site(events: &[(&str, &str)]) -> Tree {
    site_on(TODAY, events)
}

/// The same as it is built on `day`.
fn site_on(day: Date, events: &[(&str, &str)]) -> Tree {
    let mut content = committed("tests/diagnostics/base/content");
    for (name, more) in events {
        let text =
            format!("---\ntitle: Việc {name}\nkind: contest\naudience: public\ndate: 2026-11-09\n{more}---\n\nLời.\n");
        content.insert(format!("content/events/2026/{name}.vi.md"), text.into_bytes());
    }
    let sandbox = Sandbox::with(&content);
    build(&sandbox.options(day));
    read_tree(&sandbox.path("public"))
}

/// The file at `path`, with plain spaces where lines may not break.
fn text(tree: &Tree, path: &str) -> String {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("{path} is not there"));
    String::from_utf8(bytes.clone()).expect("it is text").replace('\u{a0}', " ")
}

/// The part of `page` from `start` to the end of its section.
fn section<'p>(page: &'p str, start: &str) -> &'p str {
    let from = page.find(start).unwrap_or_else(|| panic!("no {start}"));
    page[from..].split("</section>").next().unwrap_or_default()
}

/// The names of the events in `part`, in order, each as often as it is linked.
fn names(part: &str) -> Vec<&str> {
    let links = part.split("href=\"/su-kien/").skip(1).filter_map(|rest| rest.split_once('/'));
    links.filter(|(_, rest)| rest.starts_with('"')).map(|(name, _)| name).collect()
}

/// TRN-03, TXT-06: when an event begins and ends is said wherever it is shown, in both languages.
#[test]
fn the_times_of_an_event_are_said_wherever_it_is_shown() {
    let tree = site(&[
        ("toi", "state: confirmed\nstart: 2026-12-06T18:30\nend: 2026-12-06T20:00\n"),
        ("dem", "state: confirmed\nstart: 2026-11-30T20:00\nend: 2026-12-01T01:30\n"),
    ]);
    let (evening, night) = ("18:30 đến 20:00, ngày 06/12/2026", "20:00 ngày 30/11 đến 01:30 ngày 01/12/2026");
    for (path, said) in [("su-kien/toi/index.html", evening), ("su-kien/dem/index.html", night)] {
        let page = text(&tree, path);
        assert!(page.contains(&format!(">từ {said}</time>")), "{path}: {page}");
        assert!(page.contains(&format!("<meta name=\"description\" content=\"Từ {said}\"")), "{path}: {page}");
    }
    let lists = ["index.html", "su-kien/index.html", "su-kien/2026-12/index.html"];
    for (path, said) in lists.iter().flat_map(|path| [(path, evening), (path, night)]) {
        assert!(text(&tree, path).contains(&format!(">từ {said}</time>")), "{path}");
    }
    for feed in ["atom.xml", "rss.xml", "feed.json"] {
        let feed = text(&tree, feed);
        assert!(feed.contains(&format!("Từ {evening}")) && feed.contains(&format!("Từ {night}")), "{feed}");
    }
    let english = text(&tree, "en/events/index.html");
    for said in ["18:30–20:00, 6 December 2026", "20:00, 30 November – 01:30, 1 December 2026"] {
        assert!(english.contains(&format!(">{said}</time>")), "{said}");
    }
}

/// Who only sees when a cancelled event was to be sees first that it is not.
#[test]
fn an_event_that_was_called_off_is_not_announced() {
    let tree = site(&[("huy", "state: cancelled\nupdated: 2026-11-09\nstart: 2026-12-06T18:30\n")]);
    let said = "Đã hủy: 18:30, ngày 06 tháng 12 năm 2026";
    let page = text(&tree, "su-kien/huy/index.html");
    assert!(page.contains(&format!("<meta name=\"description\" content=\"{said}\"")), "{page}");
    assert!(text(&tree, "atom.xml").contains(said));
}

/// Who reads of what took place is not asked to put it into a calendar; the calendar itself stays for those who did.
#[test]
fn what_is_over_is_offered_to_no_calendar() {
    let tree = site(&[
        ("cu", "state: done\nstart: 2026-11-02\n"),
        ("qua", "state: confirmed\nstart: 2026-11-08\nend: 2026-11-09\n"),
        ("nay", "state: confirmed\nstart: 2026-11-10\n"),
        ("dang", "state: confirmed\nstart: 2026-11-08\nend: 2026-11-12\n"),
    ]);
    for (name, is_offered) in [("cu", false), ("qua", false), ("nay", true), ("dang", true)] {
        let page = text(&tree, &format!("su-kien/{name}/index.html"));
        assert_eq!(page.contains(&format!("href=\"/su-kien/{name}.ics\"")), is_offered, "{name}");
        assert!(tree.contains_key(&format!("su-kien/{name}.ics")));
    }
    let town = committed("tests/sites/thi-tran-mau/content");
    for (today, is_offered) in [(date(2026, 12, 15), true), (date(2026, 12, 16), false)] {
        let page = text(&Sandbox::with(&town).built(today), "chien-dich/2026/index.html");
        assert_eq!(page.contains("Thêm chiến dịch vào lịch"), is_offered, "{today}");
    }
}

/// An end that says nothing new is not said: one day is one day.
#[test]
fn an_end_that_says_nothing_is_not_said() {
    let tree = site(&[
        ("ngay", "state: confirmed\nstart: 2026-12-06\nend: 2026-12-06\n"),
        ("luc", "state: confirmed\nstart: 2026-12-07T18:30\nend: 2026-12-07T18:30\n"),
    ]);
    assert!(text(&tree, "su-kien/ngay/index.html").contains(">ngày 06 tháng 12 năm 2026</time>"));
    assert!(text(&tree, "su-kien/luc/index.html").contains(">18:30, ngày 07 tháng 12 năm 2026</time>"));
}

const MONTH_LONG: &str = "state: confirmed\nstart: 2026-11-01\nend: 2026-11-30\n";

/// look.md: the next events stand on the home page, however many go on.
#[test]
fn what_goes_on_does_not_crowd_out_what_comes() {
    let running = [("dai-a", MONTH_LONG), ("dai-b", MONTH_LONG), ("dai-c", MONTH_LONG)];
    let coming = [
        ("mai", "state: confirmed\nstart: 2026-11-11\n"),
        ("hom-nay", "state: confirmed\nstart: 2026-11-10\n"),
        ("kia", "state: confirmed\nstart: 2026-11-12\n"),
    ];
    let home = |events: &[(&str, &str)]| {
        let page = text(&site(events), "index.html");
        let part = section(&page, "id=\"sec-events\"");
        let heading = part.split(['>', '<']).nth(1).unwrap_or_default().to_owned();
        (heading, names(part).into_iter().map(str::to_owned).collect::<Vec<_>>(), part.matches("Đang diễn ra").count())
    };
    let all: Vec<_> = running.into_iter().chain(coming).collect();
    let of = |heading: &str, names: &[&str], marks| {
        (heading.to_owned(), names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), marks)
    };
    assert_eq!(home(&all), of("Sự kiện đang và sắp diễn ra", &["hom-nay", "mai", "dai-a"], 1));
    assert_eq!(home(&all[..4]), of("Sự kiện đang và sắp diễn ra", &["mai", "dai-a", "dai-b"], 2));
    assert_eq!(home(&running), of("Đang diễn ra", &["dai-a", "dai-b", "dai-c"], 4));
    assert_eq!(home(&coming), of("Sự kiện sắp tới", &["hom-nay", "mai", "kia"], 0));
    let past = [("cu", "state: done\nstart: 2026-10-01\n")];
    assert_eq!(home(&past), of("Sự kiện đã qua", &["cu"], 0));
}

/// What was called off does not go on, and nothing that was not held is said to have taken place.
#[test]
fn the_list_of_events_says_what_goes_on_and_what_is_over() {
    let called_off = MONTH_LONG.replace("confirmed", "cancelled") + "updated: 2026-11-05\n";
    let tree = site(&[
        ("dai", MONTH_LONG),
        ("huy", &called_off),
        ("xong", "state: done\nstart: 2026-11-10\n"),
        ("quen", "state: planned\nstart: 2026-11-02\n"),
        ("mai", "state: confirmed\nstart: 2026-11-11\n"),
    ]);
    let page = text(&tree, "su-kien/index.html");
    for (id, heading, events) in [
        ("sec-running", "Đang diễn ra", &["dai"][..]),
        ("sec-upcoming", "Sắp tới", &["mai"]),
        ("sec-past", "Sự kiện đã qua", &["xong", "quen", "huy"]),
    ] {
        let part = section(&page, &format!("id=\"{id}\""));
        assert!(part.starts_with(&format!("id=\"{id}\">{heading}</h2>")), "{part}");
        assert_eq!(names(part), events, "{id}");
    }
    let english = text(&tree, "en/events/index.html");
    assert!(english.contains(">On now</h2>") && english.contains(">Past events</h2>"), "{english}");
}

/// look.md: a month shows what takes place over its days, a week at a time, and the state once a month.
#[test]
fn an_event_of_several_days_stands_over_all_of_them() {
    let tree = site(&[("ba-ngay", "state: confirmed\nstart: 2026-11-29\nend: 2026-12-02\n")]);
    for (path, weeks) in [("su-kien/2026-11/", &["......1", "1......"][..]), ("su-kien/2026-12/", &[".2...."])] {
        let page = text(&tree, &format!("{path}index.html"));
        let table = page.split("<table").nth(1).and_then(|rest| rest.split("</table>").next()).expect("a table");
        let cell = |cell: &str| match cell.split_once("colspan=\"") {
            Some((_, days)) => days.chars().next().expect("a number"),
            None if names(cell).is_empty() => '.',
            None => '1',
        };
        let rows = table.split("<tr").skip(1).filter(|row| !names(row).is_empty());
        let shown: Vec<String> = rows.map(|row| row.split("<td").skip(1).map(cell).collect()).collect();
        assert_eq!(shown, weeks, "{path}");
        assert_eq!(table.matches("month__state").count(), 1, "the state is said once a month");
    }
}

/// look.md: a day of another month is told from those of the month, and today from both.
#[test]
fn a_month_tells_today_and_the_days_of_others() {
    let tree = site_on(date(2026, 11, 30), &[("mot-ngay", "state: confirmed\nstart: 2026-12-10\n")]);
    let page = text(&tree, "su-kien/2026-12/index.html");
    assert!(page.contains("<td class=\"month__today\" aria-current=\"date\"><time datetime=\"2026-11-30\">"));
    assert!(page.contains("<td class=\"month__other\"><time datetime=\"2027-01-01\">"));
    assert!(page.contains("<td><time datetime=\"2026-12-10\">"));
}

/// What takes years is listed in the present month and has one page a month.
#[test]
fn what_takes_years_stands_in_the_present_month() {
    let tree = site(&[("lau", "state: confirmed\nstart: 2020-01-15\nend: 2030-06-30\n")]);
    let months = tree.keys().filter(|path| path.starts_with("su-kien/2") && path.ends_with("/index.html"));
    let months: Vec<&String> = months.collect();
    assert_eq!(months.len(), 24);
    assert_eq!((&**months[0], &**months[23]), ("su-kien/2026-11/index.html", "su-kien/2028-10/index.html"));
}

/// A way in for wheelchairs is nobody who is received.
#[test]
fn a_way_in_is_not_among_who_is_received() {
    let tree = Sandbox::with(&committed("tests/sites/thi-tran-mau/content")).built(TOWN_DAY);
    for (path, access) in [
        ("ho-tro/mau-01/index.html", "Có lối đi cho người khuyết tật"),
        ("en/support/place-01/index.html", "Access for disabled people"),
    ] {
        let page = text(&tree, path);
        assert!(page.contains(&format!("<p>{access}</p>")) && !page.contains(&format!("<li>{access}</li>")), "{page}");
    }
}

/// Beside a topic stand other topics alone: counts of kinds and years are those of the whole site.
#[test]
fn a_topic_offers_no_choice_that_is_not_within_it() {
    let tree = Sandbox::with(&committed("content")).built(OWN_DAY);
    for (path, kinds) in [("bai-viet/index.html", true), ("chu-de/truong-hoc/index.html", false)] {
        let page = text(&tree, path);
        assert!(page.contains("<nav class=\"filter\" aria-label=\"Chủ đề bài viết\">"), "{path}");
        assert_eq!(page.contains("<nav class=\"filter\" aria-label=\"Thể loại\">"), kinds, "{path}");
    }
}

/// LOC-02: which office answers for a place is told of public offices alone; who holds it, of none.
#[test]
fn only_a_public_office_says_who_answers_for_it() {
    let tree = Sandbox::with(&committed("tests/sites/thi-tran-mau/content")).built(TOWN_DAY);
    let office = text(&tree, "ho-tro/mau-10/index.html");
    assert!(office.contains("<dt>Đơn vị phụ trách</dt><dd>Trường"), "{office}");
    let offices = tree.keys().filter(|path| path.starts_with("ho-tro/mau-") && path.ends_with("index.html"));
    for path in offices {
        let page = text(&tree, path);
        assert!(!page.contains("<dd>Tổ chức</dd>") && !page.contains("<dd>Cá nhân</dd>"), "{path}");
        let is_office = page.contains("<strong>Địa chỉ:</strong>");
        assert!(is_office || !page.contains("Đơn vị phụ trách"), "{path}");
    }
}
