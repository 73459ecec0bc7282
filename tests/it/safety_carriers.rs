//! Values in what machines read: calendars with folded lines, JSON with escapes, data in a page. The
//! guard finds them wherever the format divides or disguises them (LOC-04).

use jiff::Timestamp;
use jiff::civil::date;
use tincay::emit::Guard;
use tincay::ical::{Calendar, Entry, Span, Status, Words};

use crate::safety_guard::secret;

/// A name, an address with what calendars escape, a phone.
const VALUES: [&str; 3] = ["Nguyễn Thị Mẫu", "Số 12, ngõ Chợ; Bản Pàn", "0912 345 678"];

fn guards() -> impl Iterator<Item = (&'static str, Guard)> {
    VALUES.into_iter().map(|value| (value, Guard::new(&[secret(value)])))
}

fn words(text: &str) -> Words {
    Words { text: text.to_owned(), lang: "vi".to_owned() }
}

/// A calendar as we write it, with `text` in one property.
fn calendar(summary: &str, location: &str, category: &str) -> String {
    let day = date(2026, 11, 1);
    let entry = Entry {
        uid: "a".to_owned(),
        stamp: Timestamp::UNIX_EPOCH,
        sequence: 0,
        status: Status::Confirmed,
        span: Span::Days(day, day),
        summary: words(summary),
        description: Words::default(),
        location: Some(words(location)),
        url: "https://a.example/".to_owned(),
        categories: vec![category.to_owned()],
        busy: false,
    };
    let (name, url, source) = (words("Lịch"), "https://a.example/".to_owned(), "https://a.example/lich.ics".to_owned());
    Calendar { name, url, source, zone: "UTC".to_owned(), entries: vec![entry] }.text()
}

/// LOC-04: our own folds fall everywhere in the value, in every property that holds a text.
#[test]
fn a_value_is_found_wherever_our_calendar_folds() {
    for (value, guard) in guards() {
        for before in 0..80 {
            let text = format!("{} {value}. Sau đó", "x".repeat(before));
            for written in [calendar(&text, "a", "b"), calendar("a", &text, "b"), calendar("a", "b", &text)] {
                assert!(!guard.scan("lich.ics", written.as_bytes()).is_empty(), "{value} after {before}");
            }
        }
        assert_eq!(guard.scan("lich.ics", calendar("Lễ", "Sân", "Hội").as_bytes()), [], "{value}");
    }
}

/// LOC-04: a fold of another program may split a character: RFC 5545 §3.1 lets it.
#[test]
fn a_value_is_found_when_a_fold_splits_it_at_any_byte() {
    for (value, guard) in guards() {
        let line = format!("SUMMARY:Gặp {}\\, rồi về", value.replace(',', "\\,").replace(';', "\\;"));
        for fold in [&b"\r\n "[..], b"\r\n\t", b"\n "] {
            for at in 1..line.len() {
                let (before, after) = line.as_bytes().split_at(at);
                let file =
                    [b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", before, fold, after, b"\r\nEND:VEVENT\r\n"].concat();
                assert!(!guard.scan("lich.ics", &file).is_empty(), "{value} at {at}");
            }
        }
    }
}

/// LOC-04: a line's end inside of a calendar's text is two characters, and a word may follow.
#[test]
fn a_value_is_found_behind_an_escaped_line_end() {
    for (value, guard) in guards() {
        for end in ["\\n", "\\N"] {
            let file = format!("BEGIN:VCALENDAR\r\nDESCRIPTION:Chị{end}{value}{end}nhé\r\nEND:VCALENDAR\r\n");
            assert!(!guard.scan("lich.ics", file.as_bytes()).is_empty(), "{value} behind {end}");
        }
    }
}

/// LOC-04: JSON may write any character as its number; one, all, or each by itself.
#[test]
fn a_value_is_found_in_json_with_any_escape() {
    for (value, guard) in guards() {
        let letters: Vec<char> = value.chars().collect();
        let escaped = |at: &dyn Fn(usize) -> bool, capitals: bool| -> String {
            let one = |(place, letter): (usize, &char)| match (at(place), capitals) {
                (false, _) => letter.to_string(),
                (true, false) => format!("\\u{:04x}", u32::from(*letter)),
                (true, true) => format!("\\u{:04X}", u32::from(*letter)),
            };
            letters.iter().enumerate().map(one).collect()
        };
        let mut forms: Vec<String> =
            (0..letters.len()).map(|place| escaped(&|at| at == place, place % 2 == 0)).collect();
        forms.extend([escaped(&|_| true, false), escaped(&|at| at % 2 == 0, true)]);
        for form in forms {
            let feed = format!("{{\"items\":[{{\"title\":\"Gặp {form} hôm qua\",\"tags\":[\"{form}\"]}}]}}");
            assert!(guard.scan("feed.json", feed.as_bytes()).len() >= 2, "{form}");
            let page = format!(
                "<p>Lễ</p><script type=\"application/ld+json\">{{\"name\":\"\\u003cb\\u003e{form}\"}}</script>"
            );
            assert!(!guard.scan("index.html", page.as_bytes()).is_empty(), "{form}");
        }
    }
}

/// LOC-04: the feeds of mail's time: markup inside of markup, text taken as it is.
#[test]
fn a_value_is_found_in_a_feed_of_either_sort() {
    for (value, guard) in guards() {
        for form in [
            format!("<description>Gặp &lt;b&gt;{value}&lt;/b&gt;</description>"),
            format!("<description><![CDATA[Gặp <b>{value}</b>]]></description>"),
            format!("<category term=\"{value}\"/>"),
            format!("<guid isPermaLink=\"false\">{value}</guid>"),
        ] {
            assert!(!guard.scan("rss.xml", form.as_bytes()).is_empty(), "{form}");
        }
    }
}
