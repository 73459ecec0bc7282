//! TXT-06: dates, ranges, months, days of the week and numbers as people write them.

use jiff::civil::{Date, Time, Weekday};

use super::{DATES, locale, rows};
use crate::locale::{DateStyle, Locale};

/// What `value` is in the language of `locale`.
fn written(locale: &Locale, kind: &str, value: &str) -> String {
    let day = |text: &str| text.parse::<Date>().expect("a day of a fixture exists");
    match kind {
        "long" => locale.date(day(value), DateStyle::Long),
        "weekday" => locale.date(day(value), DateStyle::Weekday),
        "short" => locale.date(day(value), DateStyle::Short),
        "range" => {
            let (from, to) = value.split_once('/').expect("a range has two days");
            locale.date_range(day(from), day(to))
        }
        "moments" => {
            let (from, to) = value.split_once('/').expect("a range has two ends");
            locale.timed_range(moment(from), moment(to))
        }
        "time" => locale.date_time(value.parse().expect("a time of a fixture exists")),
        "month" => {
            let first = day(&format!("{value}-01"));
            locale.month_title(first.year(), first.month())
        }
        "number" if value.contains('.') => locale.data().numbers.separated(value),
        "number" => locale.number(value.parse().expect("a number of a fixture is one")),
        _ => panic!("no such kind: {kind}"),
    }
}

/// A day, or a day and a time of it.
fn moment(text: &str) -> (Date, Option<Time>) {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let time = time.map(|time| time.parse().expect("a time of a fixture exists"));
    (day.parse().expect("a day of a fixture exists"), time)
}

/// TXT-06: days, ranges across months and years, times and numbers, by Decree 30/2020/NĐ-CP and as
/// English readers write them.
#[test]
fn dates_and_numbers_are_written_as_people_write_them() {
    let locales = [("vi", locale("vi")), ("en", locale("en"))];
    for [asked, expected] in rows(DATES, "→") {
        let parts: Vec<&str> = asked.split(' ').collect();
        let [code, kind, value] = parts[..] else { panic!("{asked}: LANGUAGE KIND VALUE") };
        let (_, locale) = locales.iter().find(|(known, _)| *known == code).expect("a language of the binary");
        assert_eq!(written(locale, kind, value), expected, "{asked}");
    }
}

#[test]
fn a_month_that_does_not_exist_is_shown_as_numbers() {
    for code in ["vi", "en"] {
        assert_eq!(locale(code).month_title(2024, 13), "13/2024");
        assert_eq!(locale(code).month_title(2024, 0), "0/2024");
    }
}

/// TXT-06: the week starts on Monday.
#[test]
fn weeks_start_on_monday() {
    for (code, long, short) in [
        ("vi", "Thứ Hai, Thứ Ba, Thứ Tư, Thứ Năm, Thứ Sáu, Thứ Bảy, Chủ Nhật", "T2 T3 T4 T5 T6 T7 CN"),
        ("en", "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday", "Mon Tue Wed Thu Fri Sat Sun"),
    ] {
        let locale = locale(code);
        let days: Vec<Weekday> = locale.weekdays().collect();
        assert_eq!(days.iter().map(|day| locale.weekday_name(*day)).collect::<Vec<_>>().join(", "), long);
        assert_eq!(days.iter().map(|day| locale.weekday_short(*day)).collect::<Vec<_>>().join(" "), short);
    }
}
