//! Places on the grid of the country's maps, as land certificates have them: `X=2418123.45 Y=441234.56`, metres to the
//! north and to the east (VN-2000). Which number is which, letters say.

use std::ops::Range;

use super::digits;

/// Metres that lie in Viet Nam: to the north, and to the east within a zone or behind its number.
const NORTH: Range<u64> = 900_000..2_700_000;
const EAST: [Range<u64>; 2] = [200_000..900_000, 18_200_000..19_900_000];

/// How far apart the two may stand.
const APART: usize = 24;

/// A number with a letter before it.
struct Named {
    letter: char,
    value: u64,
    range: Range<usize>,
}

/// Pairs in `text` that are a place, in either order.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let (bytes, mut named, mut at) = (text.as_bytes(), Vec::new(), 0);
    while let Some(start) = digits::next(bytes, at) {
        let count = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = start + count(start);
        at = end;
        let has_mark = (6..=8).contains(&(end - start)) && matches!(bytes.get(end), Some(b'.' | b','));
        let places = if has_mark { count(end + 1) } else { 0 };
        if places > 0
            && let Some((letter, first)) = letter(text, start)
        {
            at = end + 1 + places;
            let value = text[start..end].parse().unwrap_or_default();
            named.push(Named { letter, value, range: first..at });
        }
    }
    named
        .array_windows()
        .filter(|[one, next]| is_place(one, next))
        .map(|[one, next]| one.range.start..next.range.end)
        .collect()
}

/// The letter before the number at `start`, in small, and where it stands: `X=`, `y : `, `X(m) = `.
fn letter(text: &str, start: usize) -> Option<(char, usize)> {
    let before = text[..start].trim_end_matches([' ', '\u{a0}']).strip_suffix(['=', ':'])?;
    let before = before.trim_end_matches([' ', '\u{a0}']);
    let before = before.strip_suffix("(m)").map_or(before, str::trim_end);
    let letter = before.chars().next_back().filter(|c| matches!(c, 'X' | 'x' | 'Y' | 'y'))?;
    let at = before.len() - 1;
    (!before[..at].ends_with(char::is_alphanumeric)).then_some((letter.to_ascii_lowercase(), at))
}

fn is_place(one: &Named, next: &Named) -> bool {
    let is_east = |named: &Named| EAST.iter().any(|range| range.contains(&named.value));
    let fits = |north: &Named, east| NORTH.contains(&north.value) && is_east(east);
    one.letter != next.letter && next.range.start - one.range.end <= APART && (fits(one, next) || fits(next, one))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// LOC-05: what a land certificate says leads to the house.
    #[test]
    fn a_place_on_the_grid_is_found() {
        for (text, expected) in [
            ("X=2418123.45 Y=441234.56", 1),
            ("X: 2418123,45; Y: 441234,56", 1),
            ("Y(m) = 441234.5, X(m) = 2418123.4", 1),
            ("x = 956123.45 y = 18441234.56", 1),
            ("X=2418123 Y=441234", 0),
            ("X=2418123.45 X=441234.56", 0),
            ("2418123.45 441234.56", 0),
            ("X=12.5 Y=441234.56", 0),
            ("MAX=2418123.45 Y=441234.56", 0),
            ("X=2418123.45 triệu đồng, cùng kỳ năm trước là Y=441234.56", 0),
        ] {
            assert_eq!(find(text).len(), expected, "{text}");
        }
    }
}
