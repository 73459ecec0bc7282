//! Text as it is seen: a soft hyphen or a joiner inside of a number shows nothing, a wide digit is a digit. The guard
//! (LOC-04) reads the same way.

use std::ops::Range;

use memchr::memchr2_iter;

use crate::locale::blocks;
use crate::site::secret::{Fold, fold};

/// A text without what nobody sees, its digits those of ASCII.
#[derive(Debug)]
pub struct Plain {
    pub text: String,
    /// The bytes of the text as it was written, by the bytes of `text`.
    places: Vec<Range<usize>>,
}

impl Plain {
    /// `text` as it is seen; `None` if it is written so, as nearly all are.
    pub fn of(text: &str) -> Option<Self> {
        let start = blocks::ordinary(text.as_bytes(), is_ordinary);
        // A block may begin in the middle of a character.
        let start = (0..=start).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        text[start..].chars().any(|c| seen(c) != Some(c)).then(|| Self::read(text))
    }

    /// As [`Plain::of`], with the escapes of texts and links undone that can stand in a number: `21&#46;85`, `21%2E85`;
    /// `None` if there are none.
    pub fn unescaped(text: &str) -> Option<Self> {
        let is_escaped = memchr2_iter(b'&', b'%', text.as_bytes()).any(|at| escaped(&text[at..]).is_some());
        is_escaped.then(|| Self::read_by(text, escaped))
    }

    fn read(text: &str) -> Self {
        Self::read_by(text, |_| None)
    }

    /// `escaped` tells the escape at the head of a text and its length.
    fn read_by(text: &str, escaped: impl Fn(&str) -> Option<(char, usize)>) -> Self {
        let mut plain = Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let (c, length) = escaped(&text[at..]).unwrap_or((c, c.len_utf8()));
            plain.text.extend(seen(c).map(mark));
            plain.places.resize(plain.text.len(), at..at + length);
            at += length;
        }
        plain
    }

    /// Where bytes `range` of the plain text were written.
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.places.get(range.start).map_or(0, |place| place.start);
        let end = range.end.checked_sub(1).and_then(|last| self.places.get(last)).map_or(start, |place| place.end);
        start..end.max(start)
    }
}

/// `c` as it is seen; `None` if it is not.
fn seen(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    let (mut all, mut digit, mut count) = (true, None, 0);
    fold(c, |fold| {
        count += usize::from(fold != Fold::Gap);
        all &= fold == Fold::Nothing;
        if let Fold::Letter(letter, _) = fold {
            digit = Some(letter).filter(char::is_ascii_digit);
        }
    });
    match digit {
        _ if all => None,
        Some(digit) if count == 1 => Some(digit),
        _ => Some(c),
    }
}

/// `c` as it is written between digits, if it is another form of that.
fn mark(c: char) -> char {
    match c {
        '．' | '。' | '｡' => '.',
        '，' | '､' => ',',
        '％' => '%',
        '＋' => '+',
        c => c,
    }
}

/// Names of what can stand in a number.
const NAMES: [(&str, char); 12] = [
    ("period", '.'),
    ("comma", ','),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("ZeroWidthSpace", '\u{200b}'),
    ("deg", '°'),
    ("prime", '′'),
    ("Prime", '″'),
    ("quot", '"'),
    ("plus", '+'),
];

/// The escape at the head of `text` and its length: of a character in ASCII, or of one that is named above.
fn escaped(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    match bytes {
        [b'%', first, second, ..] if first.is_ascii_hexdigit() && second.is_ascii_hexdigit() => {
            u8::from_str_radix(&text[1..3], 16).ok().filter(u8::is_ascii).map(|byte| (char::from(byte), 3))
        }
        [b'&', b'#', b'x' | b'X', ..] => numbered(text, 3, 16),
        [b'&', b'#', ..] => numbered(text, 2, 10),
        [b'&', ..] => {
            let found =
                NAMES.iter().find(|(name, _)| text[1..].strip_prefix(*name).is_some_and(|rest| rest.starts_with(';')));
            found.map(|(name, c)| (*c, name.len() + 2))
        }
        _ => None,
    }
}

/// The character whose number begins at `start` of `text`.
fn numbered(text: &str, start: usize, radix: u32) -> Option<(char, usize)> {
    let digits = text[start..].chars().take(8).take_while(|c| c.is_digit(radix)).count();
    let end = start + digits;
    let c = u32::from_str_radix(&text[start..end], radix).ok().and_then(char::from_u32)?;
    Some((c, end + usize::from(text[end..].starts_with(';'))))
}

/// Whether a byte begins nothing that is seen otherwise: so are the letters, dashes and quotation marks of Vietnamese.
fn is_ordinary(byte: u8, next: u8, third: u8) -> bool {
    // U+00AD, U+00B2, U+00B3, U+00B9, but neither a space that does not break nor «.
    let latin = (byte == 0xc2) & ((next == 0xad) | (next == 0xb2) | (next == 0xb3) | (next == 0xb9));
    // U+200B to U+200F, U+202A to U+202E; U+2060 and whatever follows it.
    let unseen = (0x8b..=0x8f).contains(&third) | (0xaa..=0xae).contains(&third);
    let general = (byte == 0xe2) & (((next == 0x80) & unseen) | (next > 0x80));
    // U+034F, U+061C and their like; below U+1E80 three bytes are neither Vietnamese nor Latin.
    let rare = (byte == 0xcd) | (byte == 0xd8) | ((byte == 0xe1) & (next < 0xba));
    !(latin | general | rare | (byte >= 0xe3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// HOT-01: what is not seen parts no number, and every form of a digit is one; each leads back to its place.
    #[test]
    fn text_is_read_as_it_is_seen() {
        for (text, expected) in [
            ("Gọi 0912\u{200b}345\u{ad}673 nhé", "Gọi 0912345673 nhé"),
            ("số ０９１２ – “đúng”", "số 0912 – “đúng”"),
            ("\u{feff}𝟎𝟗 ①²", "09 12"),
            ("\u{2060}", ""),
            ("0912\u{34f}345\u{61c}67\u{115f}3\u{17b4}\u{180b}\u{fe0f}\u{3164}\u{e0041}", "0912345673"),
        ] {
            for before in
                ["", "đường dây nóng – “gọi”… ", "một đoạn dài hơn hẳn một khối ba mươi hai byte của văn bản, "]
            {
                let (text, expected) = (format!("{before}{text}"), format!("{before}{expected}"));
                let plain = Plain::of(&text).expect("it is written otherwise");
                assert_eq!(plain.text, expected);
                let whole = plain.place(&(0..plain.text.len()));
                assert!(text.get(whole).is_some(), "{text:?}");
            }
        }
        let text = "a\u{200b} ０９\u{ad}１ b";
        let plain = Plain::of(text).expect("it is written otherwise");
        let at = plain.text.find("091").expect("there");
        assert_eq!(&text[plain.place(&(at..at + 3))], "０９\u{ad}１");
    }

    /// LOC-05: escapes hide no digit, and each leads back to its place.
    #[test]
    fn escapes_in_numbers_are_undone() {
        for (text, expected) in [
            ("21&#46;8536, 106&#x2e;7610", "21.8536, 106.7610"),
            ("ở 21&period;85&shy;36", "ở 21.8536"),
            ("?ll=21%2E8536%2C106", "?ll=21.8536,106"),
            ("%C3%A1 &amp; 5% và ２１&shy;．８５", "%C3%A1 &amp; 5% và 21.85"),
            ("&#50;1&deg;", "21°"),
        ] {
            let plain = Plain::unescaped(text).expect("it is written otherwise");
            assert_eq!(plain.text, expected, "{text}");
            assert_eq!(plain.place(&(0..plain.text.len())), 0..text.len(), "{text}");
        }
        let plain = Plain::unescaped("a 21&#46;8536 b").expect("it is written otherwise");
        assert_eq!(plain.place(&(2..9)), 2..13);
        for text in ["5% và 10%, R&D, &amp; %C3%A1", "２１", ""] {
            assert!(Plain::unescaped(text).is_none(), "{text}");
        }
    }

    #[test]
    fn ordinary_text_is_left_as_it_is() {
        for text in [
            "",
            "Đường dây nóng – “gọi” 0912\u{a0}345 «ấy»… ½ — Ｗ",
            "một khối ba mươi hai byte của văn bản không có gì lạ",
        ] {
            assert!(Plain::of(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_seen_otherwise_is_never_passed_over() {
        for c in ('\u{80}'..='\u{2fff}').chain('\u{f000}'..='\u{1ffff}').filter(|c| seen(*c) != Some(*c)) {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).as_bytes();
            assert!(!is_ordinary(bytes[0], bytes[1], bytes.get(2).copied().unwrap_or_default()), "{c:?}");
        }
    }
}
