//! Coordinates of places in Viet Nam, anywhere in a file: text, data, links, comments (LOC-05).

use std::ops::Range;

use memchr::memchr2_iter;

/// Decimals of a degree that tell a house: four are eleven metres.
const PLACES: usize = 4;
/// How far apart a pair may stand: `lat: 21.8536, # vĩ độ`, a line, `lng: 106.7610`.
const APART: usize = 48;
/// Viet Nam's bounding box in whole degrees.
const NORTH: Range<u32> = 8..24;
const EAST: Range<u32> = 102..110;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    North,
    East,
}

/// Pairs of decimals in `text` that could be a place, in either order.
pub fn find(text: &str) -> Vec<Range<usize>> {
    if !may_have_pair(text.as_bytes()) {
        return Vec::new();
    }
    let decimals = decimals(text.as_bytes());
    let (mut found, mut rest) = (Vec::new(), decimals.as_slice());
    while let [(first, one), others @ ..] = rest {
        rest = others;
        let Some(((second, other), after)) = others.split_first() else { break };
        let near = second.start - first.end <= APART;
        if near && axis(*one).zip(axis(*other)).is_some_and(|(one, other)| one != other) {
            found.push(first.start..second.end);
            rest = after;
        }
    }
    found
}

/// Whether there are two marks with enough digits around them: hardly a text has them.
fn may_have_pair(bytes: &[u8]) -> bool {
    let is_decimal = |at: &usize| *at > 0 && bytes[at - 1].is_ascii_digit() && digits(bytes, at + 1) >= PLACES;
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

/// Decimals with enough places, and their whole degrees.
fn decimals(bytes: &[u8]) -> Vec<(Range<usize>, u32)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        match bytes[at] {
            // `%20` of a link is no number.
            b'%' => at += 3,
            byte if byte.is_ascii_digit() => {
                let whole = digits(bytes, at);
                let mark = matches!(bytes.get(at + whole), Some(b'.' | b','));
                let places = if mark { digits(bytes, at + whole + 1) } else { 0 };
                if places < PLACES || whole > 3 {
                    at += whole;
                    continue;
                }
                let degrees = bytes[at..at + whole].iter().fold(0, |all, digit| all * 10 + u32::from(digit - b'0'));
                found.push((at..at + whole + 1 + places, degrees));
                at += whole + 1 + places;
            }
            _ => at += 1,
        }
    }
    found
}

fn digits(bytes: &[u8], from: usize) -> usize {
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
            assert_eq!(find(text).len(), 1, "{text}");
        }
        let text = "ở 21.8536, 106.7610.";
        assert_eq!(find(text).first().map(|pair| &text[pair.clone()]), Some("21.8536, 106.7610"));
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
            "21.8536 xa thật xa, xa hơn cả những gì bạn nghĩ được ở đây 106.7610",
            "phiên bản 21.10.2023, 106.1.2",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
