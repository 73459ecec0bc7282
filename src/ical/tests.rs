//! The format, line by line, against the letter of the RFC.

use jiff::civil::{date, datetime};

use super::line::LONGEST;
use super::*;

fn words(text: &str) -> Words {
    Words { text: text.to_owned(), lang: "vi".to_owned() }
}

fn entry(span: Span) -> Entry {
    Entry {
        uid: "a".to_owned(),
        stamp: Timestamp::UNIX_EPOCH,
        sequence: 0,
        status: Status::Confirmed,
        span,
        summary: words("Lễ"),
        description: Words::default(),
        location: None,
        url: "https://a.example/".to_owned(),
        categories: Vec::new(),
        busy: true,
    }
}

fn calendar(zone: &str, entries: Vec<Entry>) -> Calendar {
    Calendar {
        name: words("Lịch"),
        url: "https://a.example/".to_owned(),
        source: "https://a.example/lich.ics".to_owned(),
        zone: zone.to_owned(),
        entries,
    }
}

/// The lines of a file, folded ones joined again.
fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// What stands behind `name` in `text`, every time.
fn values(text: &str, name: &str) -> Vec<String> {
    let lines = unfolded(text).into_iter();
    lines
        .filter_map(|line| line.strip_prefix(name).and_then(|rest| rest.strip_prefix(':')).map(str::to_owned))
        .collect()
}

/// RFC 5545 §3.1: lines end with CR LF and have at most 75 octets; a fold splits no character,
/// wherever it falls.
#[test]
fn a_line_is_folded_between_characters() {
    for letters in ["a", "ư", "ễ", "😀", "aễ", "😀ư"] {
        for before in 0..80 {
            let text = format!("{}{}", "x".repeat(before), letters.repeat(60));
            let written =
                calendar("UTC", vec![Entry { summary: words(&text), ..entry(Span::Days(Date::ZERO, Date::ZERO)) }])
                    .text();
            assert!(written.ends_with("\r\n") && !written.replace("\r\n", "").contains(['\r', '\n']), "{letters}");
            assert!(written.split("\r\n").all(|line| line.len() <= LONGEST), "{letters} after {before}");
            assert!(
                written.split("\r\n").any(|line| line.len() > LONGEST - 4),
                "{letters} after {before}: no line is full"
            );
            assert_eq!(values(&written, "SUMMARY;LANGUAGE=vi"), [text], "{letters} after {before}");
        }
    }
}

/// RFC 5545 §3.3.11: nothing in a text can end its line or begin a value of its own.
#[test]
fn a_text_is_escaped() {
    let location = Some(words("Nhà văn hóa; phòng 2, tầng 1\\2\r\nEND:VEVENT\u{7}"));
    let written = calendar("UTC", vec![Entry { location, ..entry(Span::Days(Date::ZERO, Date::ZERO)) }]).text();
    let expected = "Nhà văn hóa\\; phòng 2\\, tầng 1\\\\2\\nEND:VEVENT";
    assert_eq!(values(&written, "LOCATION;LANGUAGE=vi"), [expected]);
    assert_eq!(unfolded(&written).iter().filter(|line| *line == "END:VEVENT").count(), 1);
}

/// RFC 5545 §3.8.1.2: a comma parts categories, one inside of a category does not.
#[test]
fn categories_are_a_list() {
    let categories = vec!["Tọa đàm".to_owned(), "Thăm hỏi, tặng quà".to_owned()];
    let written = calendar("UTC", vec![Entry { categories, ..entry(Span::Days(Date::ZERO, Date::ZERO)) }]).text();
    assert_eq!(values(&written, "CATEGORIES"), ["Tọa đàm,Thăm hỏi\\, tặng quà"]);
}

/// RFC 5545 §3.6.1: the end of days is the day after the last; an end that is not later is none.
#[test]
fn an_end_is_the_first_moment_after() {
    let days = calendar("UTC", vec![entry(Span::Days(date(2026, 12, 31), date(2026, 12, 31)))]).text();
    assert_eq!(values(&days, "DTSTART;VALUE=DATE"), ["20261231"]);
    assert_eq!(values(&days, "DTEND;VALUE=DATE"), ["20270101"]);
    let (from, to) = (datetime(2026, 11, 1, 8, 0, 0, 0), datetime(2026, 11, 1, 9, 30, 0, 0));
    let times = |to| calendar("Asia/Ho_Chi_Minh", vec![entry(Span::Times(from, to))]).text();
    assert_eq!(values(&times(Some(to)), "DTSTART;TZID=Asia/Ho_Chi_Minh"), ["20261101T080000"]);
    assert_eq!(values(&times(Some(to)), "DTEND;TZID=Asia/Ho_Chi_Minh"), ["20261101T093000"]);
    assert_eq!(values(&times(Some(from)), "DTEND;TZID=Asia/Ho_Chi_Minh"), Vec::<String>::new());
    assert_eq!(values(&times(None), "DTEND;TZID=Asia/Ho_Chi_Minh"), Vec::<String>::new());
}

/// RFC 5545 §3.6.5: the zone says what the clocks of Việt Nam have shown since June 1975.
#[test]
fn the_zone_of_viet_nam_has_one_time() {
    let written = calendar("Asia/Ho_Chi_Minh", vec![entry(Span::Days(date(2023, 11, 13), date(2026, 11, 13)))]).text();
    let start = written.find("BEGIN:VTIMEZONE").expect("it is there");
    let end = written.find("END:VTIMEZONE").expect("it ends");
    let expected = "BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\nBEGIN:STANDARD\r\nDTSTART:19750613T000000\r\n\
                    TZOFFSETFROM:+0800\r\nTZOFFSETTO:+0700\r\nTZNAME:+07\r\nEND:STANDARD\r\n";
    assert_eq!(&written[start..end], expected);
}

/// RFC 5545 §3.6.5: every change of the clocks on the days of the calendar, in the time that ends.
#[test]
fn a_zone_with_summer_time_says_when() {
    let written = calendar("Europe/Berlin", vec![entry(Span::Days(date(2025, 7, 1), date(2026, 11, 13)))]).text();
    assert_eq!(values(&written, "DTSTART"), ["20250330T020000", "20251026T030000"]);
    assert_eq!(values(&written, "RDATE"), ["20260329T020000", "20261025T030000"]);
    assert_eq!(values(&written, "TZOFFSETTO"), ["+0200", "+0100"]);
    assert_eq!(values(&written, "TZNAME"), ["CEST", "CET"]);
}

#[test]
fn a_zone_whose_clocks_never_changed_is_written_too() {
    let written = calendar("UTC", Vec::new()).text();
    assert_eq!(values(&written, "DTSTART"), ["16010101T000000"]);
    assert_eq!(values(&written, "TZOFFSETTO"), ["+0000"]);
    assert!(!written.contains("VEVENT"));
}
