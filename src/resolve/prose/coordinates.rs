//! Coordinates of places in Viet Nam, anywhere in a file: text, data, links, comments (LOC-05). Decimals, degrees with
//! minutes and seconds ([`angles`]), plus codes ([`plus_codes`]), and metres of a land certificate ([`grid`]).
//!
//! Enter at [`find`] with a text as it is seen ([`super::plain`]).

use std::ops::Range;

use memchr::memchr2_iter;

use super::phrases::Phrases;
use super::words::Words;
use super::{angles, digits, grid, plus_codes};

/// Decimals of a degree that tell a house: four are eleven metres.
const PLACES: usize = 4;
/// How far apart a pair may stand whatever is between: `lat: 21.8536, # vĩ độ`, a line, `lng: 106.7610`.
const APART: usize = 48;
/// How far apart it may stand in one sentence.
const SENTENCE: usize = 400;
/// So many letters before a full stop may be an abbreviation, if the first is a capital one: `TP. Lạng Sơn`.
const SHORT: usize = 2;
/// Viet Nam's bounding box in whole degrees.
const NORTH: Range<u32> = 8..24;
const EAST: Range<u32> = 102..110;
/// Signs of measures, which no degree has behind it.
const MEASURES: [&str; 9] = ["ha", "km", "km²", "km2", "m²", "m2", "kg", "USD", "VND"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    North,
    East,
}

/// A latitude or a longitude, as precise as a house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Position {
    pub range: Range<usize>,
    /// Its whole degrees.
    pub degrees: u32,
    /// Whether it has minutes, not decimals.
    pub sexagesimal: bool,
}

/// Pairs in `text` that could be a place, in either order; `amounts` are words after amounts of something.
pub fn find(text: &str, amounts: &[Phrases]) -> Vec<Range<usize>> {
    let mut positions = angles::find(text);
    if !positions.is_empty() || may_have_pair(text.as_bytes()) {
        positions.extend(decimals(text, amounts));
        positions.sort_by_key(|position| position.range.start);
    }
    let mut found = pairs(text, &positions);
    let others: Vec<Range<usize>> = plus_codes::find(text).into_iter().chain(grid::find(text)).collect();
    if !others.is_empty() {
        found.extend(others);
        found.sort_by_key(|range| range.start);
    }
    found
}

/// Neighbours of which one is a latitude and one a longitude.
fn pairs(text: &str, positions: &[Position]) -> Vec<Range<usize>> {
    let known: Vec<(&Position, Axis)> =
        positions.iter().filter_map(|position| Some((position, axis(position.degrees)?))).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some([(first, one), (second, other)]) = known.get(at..at + 2) {
        at += 1;
        if one == other || !is_near(&text[first.range.end..second.range.start]) {
            continue;
        }
        let around = [at.checked_sub(2), Some(at + 1)].map(|at| at.and_then(|at| known.get(at)));
        if !is_box([first, second], *one, *other, around) {
            found.push(first.range.start..second.range.end);
        }
        at += 1;
    }
    found
}

/// Whether two positions with so much between them are one place.
fn is_near(between: &str) -> bool {
    between.len() <= APART || (between.len() <= SENTENCE && !ends_sentence(between))
}

fn ends_sentence(text: &str) -> bool {
    let (mut letters, mut is_capital) = (0, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let pauses = matches!(c, '!' | '?' | '…') || (c == '.' && !(is_capital && letters <= SHORT));
        if (pauses && next.is_some_and(char::is_whitespace)) || (c == '\n' && next == Some('\n')) {
            return true;
        }
        is_capital = if letters == 0 { c.is_uppercase() } else { is_capital };
        letters = if c.is_alphanumeric() { letters + 1 } else { 0 };
    }
    false
}

/// Whether a province is described: from one latitude to another and from one longitude to another, in minutes, each a
/// degree apart or more.
fn is_box(middle: [&Position; 2], one: Axis, other: Axis, around: [Option<&(&Position, Axis)>; 2]) -> bool {
    let [Some((before, first)), Some((after, last))] = around else { return false };
    let sexagesimal = [*before, middle[0], middle[1], *after].iter().all(|position| position.sexagesimal);
    let apart = before.degrees != middle[0].degrees && after.degrees != middle[1].degrees;
    sexagesimal && apart && *first == one && *last == other
}

/// Whether there are two marks with enough digits around them: hardly a text has them.
fn may_have_pair(bytes: &[u8]) -> bool {
    let is_decimal = |at: &usize| *at > 0 && bytes[at - 1].is_ascii_digit() && count(bytes, at + 1) >= PLACES;
    memchr2_iter(b'.', b',', bytes).filter(is_decimal).nth(1).is_some()
}

fn axis(degrees: u32) -> Option<Axis> {
    // The box ends at 24° and 110°, which are in it; a decimal beyond them is hardly another place.
    if (NORTH.start..=NORTH.end).contains(&degrees) {
        Some(Axis::North)
    } else {
        (EAST.start..=EAST.end).contains(&degrees).then_some(Axis::East)
    }
}

/// Decimals with enough places that are no amounts.
fn decimals(text: &str, amounts: &[Phrases]) -> Vec<Position> {
    let (bytes, mut found, mut at) = (text.as_bytes(), Vec::new(), 0);
    while let Some(start) = digits::next(bytes, at) {
        // `%20` of a link is no number.
        if bytes[..start].ends_with(b"%") {
            at = bytes.len().min(start + 2);
            continue;
        }
        let whole = count(bytes, start);
        let mark = matches!(bytes.get(start + whole), Some(b'.' | b','));
        let places = if mark { count(bytes, start + whole + 1) } else { 0 };
        at = start + whole;
        // `10.21.8536` is a version.
        let goes_on = start > 1 && bytes[start - 1] == b'.' && bytes[start - 2].is_ascii_digit();
        if places < PLACES || whole > 3 || goes_on {
            continue;
        }
        at += 1 + places;
        let degrees = bytes[start..start + whole].iter().fold(0, |all, digit| all * 10 + u32::from(digit - b'0'));
        if axis(degrees).is_some() && !is_amount(text, at, amounts) {
            found.push(Position { range: start..at, degrees, sexagesimal: false });
        }
    }
    found
}

/// Whether what stands at `end` of `text` makes the number before it an amount: `21,8536%`, `21,8536 ha`,
/// `21,8536 tỷ đồng`.
fn is_amount(text: &str, end: usize, amounts: &[Phrases]) -> bool {
    let rest = text[end..].trim_start_matches([' ', '\u{a0}']);
    if let Some(after) = rest.strip_prefix('%') {
        // A byte of a link that is no letter of ASCII.
        return !(after.len() > 1 && after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()));
    }
    let ahead = &rest[..rest.floor_char_boundary(APART)];
    let ends = |unit: &&str| ahead.strip_prefix(*unit).is_some_and(|after| !after.starts_with(char::is_alphanumeric));
    let is_measure = ahead.starts_with('‰') || MEASURES.iter().any(ends);
    let begins = ahead.starts_with(|c: char| c.is_alphabetic() || c == '₫');
    is_measure || (begins && amounts.iter().any(|list| list.starting(&Words::of(ahead), 0).is_some()))
}

fn count(bytes: &[u8], from: usize) -> usize {
    bytes.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// LOC-05: a pair is found in whatever way it is written.
    #[test]
    fn a_pair_is_found_in_whatever_way_it_is_written() {
        for text in [
            "21.8536, 106.7610",
            "106.7610 21.8536",
            "21.85360° N, 106.76100° E",
            "N 21.8536 E 106.7610",
            "21,8536; 106,7610",
            "https://maps.example/@21.85364,106.76101,15z",
            "https://maps.example/?q=21.8536%2C106.7610",
            "https://maps.example/?q=21.8536,%20106.7610",
            "https://maps.example/data=!3d21.853644!4d106.761013",
            "https://maps.example/?lat=21.8536&lng=106.7610",
            "geo:21.8536,106.7610",
            "# chỗ này: 10.7769, 106.7009",
            "lat: 21.8536\n  lng: 106.7610",
            "{\"coordinates\": [106.761012, 21.853621]}",
            "Vĩ độ: 21.85360 – kinh độ: 106.76100.",
        ] {
            assert_eq!(find(text, &[]).len(), 1, "{text}");
        }
        let text = "ở 21.8536, 106.7610.";
        assert_eq!(find(text, &[]).first().map(|pair| &text[pair.clone()]), Some("21.8536, 106.7610"));
    }

    /// LOC-05: a pair in one sentence is a pair, however much is said between.
    #[test]
    fn a_sentence_may_have_a_pair_far_apart() {
        let far = "tính theo bản đồ số của tỉnh, đo ngay trước cổng nhà vào buổi sáng, và kinh độ";
        for text in [
            format!("Vĩ độ 21.8536, {far} 106.7610."),
            format!("Vĩ độ 21.8536 (TP. Lạng Sơn, {far}) 106.7610."),
            format!("Vĩ độ 21.8536, cao 3.14159 m, {far} 106.7610."),
        ] {
            assert_eq!(find(&text, &[]).len(), 1, "{text}");
        }
        let far = "rất xa ".repeat(100);
        assert!(find(&format!("21.8536 {far} 106.7610"), &[]).is_empty());
    }

    /// LOC-05: what maps and receivers show is a pair too.
    #[test]
    fn degrees_with_seconds_and_plus_codes_are_coordinates() {
        for text in [
            "21°51'13.0\"N 106°45'39.6\"E",
            "21°51’13,0”B, 106°45’39,6”Đ",
            "21º51'13\" vĩ Bắc, 106º45'39\" kinh Đông",
            "106°45′39.6″E – 21°51′13″N",
            "21 độ 51 phút 13 giây, 106 độ 45 phút 39 giây",
            "N 21° 51.217', E 106° 45.660'",
            "\"21°51'13.0\\\"N 106°45'39.6\\\"E\"",
            "21o51'13'' và 106o45'39''",
            "21.8536, 106°45'39.6\"E",
            "nhà ở VQ36+FC, Đồng Đăng",
            "7PCGVQ36+FCQ",
        ] {
            assert_eq!(find(text, &[]).len(), 1, "{text}");
        }
    }

    /// LOC-05: where a province lies is no place.
    #[test]
    fn a_province_is_no_place() {
        for text in [
            "từ 20°27' đến 22°19' vĩ Bắc và từ 106°06' đến 107°21' kinh Đông",
            "21°19'00\" – 22°27'30\" vĩ Bắc; 106°06'07\" – 107°21'45\" kinh Đông",
        ] {
            assert!(find(text, &[]).is_empty(), "{text}");
        }
    }

    #[test]
    fn sentences_with_other_numbers_are_left_alone() {
        let amounts = [Phrases::new(["đồng", "triệu", "tỷ", "nghìn"]), Phrases::new(["million", "dong"])];
        for text in [
            "Tỷ lệ tăng từ 21,8536% và 106,7610%.",
            "Tỷ lệ lần lượt là 21,8536 % và 106,7610 %.",
            "Quỹ được 21,8536 tỷ đồng, năm sau 106,7610 tỷ đồng.",
            "The fund grew from 21.8536 million to 106.7610 million.",
            "Diện tích 21,8536 ha, sau đo lại là 106,7610 ha.",
            "Chiều 21°C, đêm 12°C, độ ẩm 85,5%.",
            "Nhiệt độ từ 15,5°C đến 21,8°C; có nơi 10,25°C.",
            "Dốc 21°30' ở đoạn đầu, 12°15' ở đoạn cuối.",
            "Góc nghiêng 12°30'15\" so với 21°10'05\".",
            "Phiên bản 21.10.2023 thay bản 106.1.2.",
            "Dùng bản 10.21.8536 và bản 2.106.7610 của phần mềm.",
            "Hỗ trợ 21.853.600 đồng cho 106.761 hộ.",
            "Chi 21.8536.000 và 106.761.000 đồng.",
            "Chạy 5'30 một vòng, cả đoạn 21'13.",
            "Từ 8h00 đến 11h30, ngày 13/11/2023 và 15.12.2023.",
            "Số 21/KH-UBND, 106/QĐ-UBND ngày 8.3.2024.",
            "Lớp 10A+12B có 21 em, tổng 2345+6789.",
            "Điểm trung bình 8,5678 và 9,1234.",
            "Tiêm HPV4+HPV9 cho 106 em gái.",
            "Tỷ giá 23.4567, chỉ số 1.0234.",
            "Gọi 1900 96 96 80 hoặc +84 205 3812 345.",
            "Mã đơn 21.8536",
        ] {
            assert!(find(text, &amounts).is_empty(), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_pair() {
        for text in [
            "21.853, 106.761",
            "21.8536",
            "21.8536 và 22.1234",
            "48.8566, 2.3522",
            "1.900.000 đồng",
            "13.11.2023 15.12.2023",
            "192.168.21.8536",
            "tỷ lệ 10.5% và 102.3%",
            "3.14159, 2.71828",
            "21.8536 là một con số. Xa thật xa, ở một câu khác hẳn và chẳng liên quan: 106.7610",
            "21.8536 là một con số\n\n## Xa thật xa, ở một mục khác hẳn và chẳng liên quan\n\n106.7610",
            "phiên bản 21.10.2023, 106.1.2",
        ] {
            assert!(find(text, &[]).is_empty(), "{text}");
        }
    }
}
