//! Degrees with minutes and seconds, as maps and receivers show them: `21°51'13.0"N`, `21°51.217'`. Only those that
//! tell a house: minutes alone are a mile and more.

use super::coordinates::Position;
use super::digits;

/// Signs that are set for a degree, an `o` raised by hand and one as such among them.
const DEGREE: [&str; 7] = ["°", "º", "˚", "ᵒ", "o", "độ", "do"];
const MINUTE: [&str; 9] = ["'", "′", "’", "‘", "´", "`", "ʹ", "ʼ", "phút"];
/// Places of minutes that are as good as seconds.
const PLACES: usize = 2;
/// No minutes or seconds are as many.
const SIXTY: u32 = 60;

/// All of them in `text`, by place.
pub(super) fn find(text: &str) -> Vec<Position> {
    let (bytes, mut found, mut at) = (text.as_bytes(), Vec::new(), 0);
    while let Some(start) = digits::next(bytes, at) {
        let count = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = start + count;
        if may_begin(count, &bytes[at..])
            && let Some(position) = read(text, start)
        {
            at = position.range.end;
            found.push(position);
        }
    }
    found
}

/// Whether the bytes after so many digits may go on with a sign of degrees, or of minutes: hardly any do.
fn may_begin(digits: usize, rest: &[u8]) -> bool {
    let blanks = rest.iter().take(2).take_while(|byte| matches!(byte, b' ' | b'\\')).count();
    match (digits, rest.get(blanks)) {
        (1..=3, Some(first)) => matches!(first, b'o' | b'd' | 0xc2 | 0xc4 | 0xcb | 0xe1),
        (5..=6, Some(first)) => matches!(first, b'\'' | b'`' | b'p' | b'.' | b',' | 0xc2 | 0xca | 0xe2),
        _ => false,
    }
}

/// Digits and what they say; decimals go with them.
struct Number {
    whole: u32,
    digits: usize,
    /// How many decimals.
    places: usize,
    end: usize,
}

impl Number {
    fn read(text: &str, at: usize) -> Option<Self> {
        let count = |from: usize| text.as_bytes()[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits = count(at);
        let whole = text[at..at + digits].parse().ok()?;
        let mark = text[at + digits..].starts_with(['.', ',']);
        let places = if mark { count(at + digits + 1) } else { 0 };
        let end = at + digits + if places > 0 { 1 + places } else { 0 };
        Some(Self { whole, digits, places, end })
    }

    /// One that can be minutes or seconds.
    fn sixtieths(text: &str, at: usize) -> Option<Self> {
        Self::read(text, at).filter(|number| (1..=2).contains(&number.digits) && number.whole < SIXTY)
    }
}

fn read(text: &str, start: usize) -> Option<Position> {
    let first = Number::read(text, start)?;
    let (degrees, minutes) = match (first.digits, first.places) {
        (1..=3, 0) => (first.whole, Number::sixtieths(text, after(text, first.end, &DEGREE)?)?),
        // The raised sign was a zero: `21⁰51'`.
        (5..=6, _) => {
            let zero = start + first.digits - 3;
            let degrees = text[start..zero].parse().ok().filter(|_| text[zero..].starts_with('0'))?;
            (degrees, Number::sixtieths(text, zero + 1)?)
        }
        _ => return None,
    };
    let end = after(text, minutes.end, &MINUTE)?;
    let seconds = Number::sixtieths(text, end);
    let end = seconds.as_ref().map_or(end, |seconds| seconds.end);
    let precise = seconds.is_some() || minutes.places >= PLACES;
    precise.then_some(Position { range: start..end, degrees, sexagesimal: true })
}

/// Where what follows one of `marks` begins, which stands at `at`; blanks may be on either side.
fn after(text: &str, at: usize, marks: &[&str]) -> Option<usize> {
    let skip = |at: usize| {
        let blanks = text[at..].chars().take_while(|c| matches!(c, ' ' | '\u{a0}' | '\\')).take(2);
        at + blanks.map(char::len_utf8).sum::<usize>()
    };
    let at = skip(at);
    let mark = marks.iter().find(|mark| text[at..].starts_with(**mark))?;
    Some(skip(at + mark.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_angle_is_read_to_its_last_digit() {
        for (text, expected) in [
            ("21°51'13.0\"N", Some(("21°51'13.0", 21))),
            ("ở 106º 45’ 39,6” Đ", Some(("106º 45’ 39,6", 106))),
            ("21051′13″", Some(("21051′13", 21))),
            ("21o51'13\"B", Some(("21o51'13", 21))),
            ("21 độ 51 phút 13 giây", Some(("21 độ 51 phút 13", 21))),
            ("N 21° 51.217'", Some(("21° 51.217'", 21))),
            ("21°51\\'13", Some(("21°51\\'13", 21))),
            ("21°51'", None),
            ("21°C", None),
            ("từ 21° đến 24°", None),
            ("21°51.2'", None),
            ("21\u{a0}°\u{a0}51'13", Some(("21\u{a0}°\u{a0}51'13", 21))),
            ("21°61'13", None),
            ("2023", None),
            ("5'30 và 6'15", None),
        ] {
            let found = find(text);
            let shown = found.first().map(|position| (&text[position.range.clone()], position.degrees));
            assert_eq!(shown, expected, "{text}");
        }
    }
}
