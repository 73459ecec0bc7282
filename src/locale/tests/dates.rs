//! TXT-06: dates, ranges, months, days of the week and numbers as people write them.

use jiff::civil::{Weekday, date};

use super::locale;
use crate::locale::DateStyle;

type Day = (i16, i8, i8);

/// A day; long, with its weekday, short.
const VIETNAMESE: &[(Day, [&str; 3])] = &[
    ((2023, 11, 13), ["ngày 13 tháng 11 năm 2023", "Thứ Hai, ngày 13/11/2023", "13/11/2023"]),
    ((2023, 10, 19), ["ngày 19 tháng 10 năm 2023", "Thứ Năm, ngày 19/10/2023", "19/10/2023"]),
    ((2025, 7, 1), ["ngày 01 tháng 7 năm 2025", "Thứ Ba, ngày 01/7/2025", "01/7/2025"]),
    ((2024, 1, 5), ["ngày 05 tháng 01 năm 2024", "Thứ Sáu, ngày 05/01/2024", "05/01/2024"]),
    ((2024, 2, 29), ["ngày 29 tháng 02 năm 2024", "Thứ Năm, ngày 29/02/2024", "29/02/2024"]),
    ((2023, 3, 8), ["ngày 08 tháng 3 năm 2023", "Thứ Tư, ngày 08/3/2023", "08/3/2023"]),
    ((2023, 11, 25), ["ngày 25 tháng 11 năm 2023", "Thứ Bảy, ngày 25/11/2023", "25/11/2023"]),
    ((2023, 12, 10), ["ngày 10 tháng 12 năm 2023", "Chủ Nhật, ngày 10/12/2023", "10/12/2023"]),
];

const ENGLISH: &[(Day, [&str; 3])] = &[
    ((2023, 11, 13), ["13 November 2023", "Monday 13 November 2023", "13 Nov 2023"]),
    ((2023, 10, 19), ["19 October 2023", "Thursday 19 October 2023", "19 Oct 2023"]),
    ((2025, 7, 1), ["1 July 2025", "Tuesday 1 July 2025", "1 Jul 2025"]),
    ((2024, 1, 5), ["5 January 2024", "Friday 5 January 2024", "5 Jan 2024"]),
    ((2024, 2, 29), ["29 February 2024", "Thursday 29 February 2024", "29 Feb 2024"]),
    ((2023, 3, 8), ["8 March 2023", "Wednesday 8 March 2023", "8 Mar 2023"]),
    ((2023, 11, 25), ["25 November 2023", "Saturday 25 November 2023", "25 Nov 2023"]),
    ((2023, 12, 10), ["10 December 2023", "Sunday 10 December 2023", "10 Dec 2023"]),
];

/// From, to; Vietnamese, English.
const RANGES: &[(Day, Day, [&str; 2])] = &[
    ((2023, 11, 15), (2023, 12, 15), ["từ ngày 15/11 đến ngày 15/12/2023", "15 November – 15 December 2023"]),
    ((2023, 11, 15), (2023, 11, 17), ["từ ngày 15 đến ngày 17/11/2023", "15–17 November 2023"]),
    ((2023, 11, 15), (2023, 11, 15), ["ngày 15/11/2023", "15 November 2023"]),
    ((2023, 12, 15), (2024, 1, 5), ["từ ngày 15/12/2023 đến ngày 05/01/2024", "15 December 2023 – 5 January 2024"]),
    ((2024, 1, 1), (2024, 2, 9), ["từ ngày 01/01 đến ngày 09/02/2024", "1 January – 9 February 2024"]),
    ((2024, 3, 1), (2024, 3, 8), ["từ ngày 01 đến ngày 08/3/2024", "1–8 March 2024"]),
    ((2023, 11, 15), (2024, 11, 15), ["từ ngày 15/11/2023 đến ngày 15/11/2024", "15 November 2023 – 15 November 2024"]),
];

const NUMBERS: &[(i64, &str, &str)] = &[
    (0, "0", "0"),
    (7, "7", "7"),
    (55, "55", "55"),
    (999, "999", "999"),
    (1000, "1.000", "1,000"),
    (1234, "1.234", "1,234"),
    (65432, "65.432", "65,432"),
    (100_000, "100.000", "100,000"),
    (1_900_000, "1.900.000", "1,900,000"),
    (-12, "-12", "-12"),
    (-1234, "-1.234", "-1,234"),
    (i64::MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
];

#[test]
fn days_are_written_as_people_write_them() {
    for (code, rows) in [("vi", VIETNAMESE), ("en", ENGLISH)] {
        let locale = locale(code);
        for ((year, month, day), expected) in rows {
            let day = date(*year, *month, *day);
            let written = [DateStyle::Long, DateStyle::Weekday, DateStyle::Short].map(|style| locale.date(day, style));
            assert_eq!(&written, expected);
        }
    }
}

#[test]
fn ranges_say_once_what_both_ends_share() {
    let locales = [locale("vi"), locale("en")];
    for (from, to, expected) in RANGES {
        let [from, to] = [from, to].map(|(year, month, day)| date(*year, *month, *day));
        assert_eq!(&[0, 1].map(|at: usize| locales[at].date_range(from, to)), expected);
    }
}

#[test]
fn times_of_day_stand_before_the_day() {
    let rows = [
        (8, 0, "08:00, ngày 13 tháng 11 năm 2023", "08:00, 13 November 2023"),
        (13, 5, "13:05, ngày 13 tháng 11 năm 2023", "13:05, 13 November 2023"),
        (0, 30, "00:30, ngày 13 tháng 11 năm 2023", "00:30, 13 November 2023"),
    ];
    for (hour, minute, vietnamese, english) in rows {
        let when = date(2023, 11, 13).at(hour, minute, 0, 0);
        assert_eq!(locale("vi").date_time(when), vietnamese);
        assert_eq!(locale("en").date_time(when), english);
    }
}

#[test]
fn months_have_titles() {
    let rows = [
        (2023, 11, "Tháng 11 năm 2023", "November 2023"),
        (2024, 1, "Tháng 1 năm 2024", "January 2024"),
        (2024, 12, "Tháng 12 năm 2024", "December 2024"),
        (2024, 13, "13/2024", "13/2024"),
        (2024, 0, "0/2024", "0/2024"),
    ];
    for (year, month, vietnamese, english) in rows {
        assert_eq!(locale("vi").month_title(year, month), vietnamese);
        assert_eq!(locale("en").month_title(year, month), english);
    }
}

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

#[test]
fn numbers_have_the_separators_of_the_language() {
    let (vi, en) = (locale("vi"), locale("en"));
    for (number, vietnamese, english) in NUMBERS {
        assert_eq!(vi.number(*number), *vietnamese);
        assert_eq!(en.number(*number), *english);
    }
    assert_eq!(vi.data().numbers.separated("1234.5"), "1.234,5");
    assert_eq!(en.data().numbers.separated("1234.5"), "1,234.5");
}
