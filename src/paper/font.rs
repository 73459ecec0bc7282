//! Which letters the codes of a font stand for, and how wide they are (ISO 32000-1, 9.6 to 9.10).

use std::collections::BTreeMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use unicode_normalization::UnicodeNormalization;

use super::room::Room;

/// Widths are thousandths of a letter's height, but in fonts that say otherwise.
const UNIT: f64 = 0.001;

/// No font has more signs.
const SIGNS: usize = 1 << 16;

/// The flag of a font whose codes are its own.
const SYMBOLIC: i64 = 1 << 2;

/// A font of a PDF.
#[derive(Debug)]
pub(super) struct Font {
    /// How many bytes a code has.
    bytes: usize,
    /// What the font says that its codes stand for.
    told: Option<CMap>,
    /// What codes stand for of which it says nothing.
    unsaid: Unsaid,
    widths: Vec<Row>,
    /// The width of all others.
    width: f64,
    unit: f64,
}

/// Codes in a row that are equally wide; those of a font are sorted by the first.
#[derive(Debug, Clone, Copy)]
struct Row {
    first: u32,
    last: u32,
    width: f64,
}

impl Row {
    fn one(code: u32, width: f64) -> Self {
        Self { first: code, last: code, width }
    }
}

/// What codes stand for of which a font says nothing.
#[derive(Debug)]
enum Unsaid {
    /// Letters of Windows, but for these.
    Windows(BTreeMap<u32, String>),
    /// Themselves.
    Unicode,
    Unknown,
}

impl Font {
    pub(super) fn new(dict: &Dict<'_>, room: &mut Room) -> Self {
        let told = dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| room.unpack(&stream));
        let told = told.and_then(|table| CMap::parse(&table, |_| None));
        let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        match descendant {
            Some(descendant) => Self {
                bytes: 2,
                told,
                unsaid: match dict.get::<Name<'_>>("Encoding") {
                    Some(name) if name.as_str().contains("UCS2") || name.as_str().contains("UTF16") => Unsaid::Unicode,
                    _ => Unsaid::Unknown,
                },
                widths: descendant.get::<Array<'_>>("W").map(|widths| listed(&widths)).unwrap_or_default(),
                width: descendant.get::<f64>("DW").unwrap_or(1000.0),
                unit: UNIT,
            },
            None => {
                let first = dict.get::<u32>("FirstChar").unwrap_or(0);
                let widths = dict.get::<Array<'_>>("Widths");
                let widths = widths.iter().flat_map(|widths| widths.iter::<f64>());
                let matrix = dict.get::<[f64; 6]>("FontMatrix");
                let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
                Self {
                    bytes: 1,
                    told,
                    unsaid: named(dict, &descriptor),
                    widths: (first..=u32::MAX)
                        .zip(widths)
                        .take(SIGNS)
                        .map(|(code, width)| Row::one(code, width))
                        .collect(),
                    width: descriptor.get::<f64>("MissingWidth").unwrap_or(500.0),
                    unit: matrix.map_or(UNIT, |[unit, ..]| unit),
                }
            }
        }
    }

    /// How many bytes a code has.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// How wide `code` is, in its height.
    pub(super) fn width(&self, code: u32) -> f64 {
        // Of rows that overlap, which none should, the one that begins last counts.
        let begun = &self.widths[..self.widths.partition_point(|row| row.first <= code)];
        let width = begun.last().filter(|row| code <= row.last).map_or(self.width, |row| row.width);
        width * self.unit
    }

    /// How much it says of signs.
    pub(super) fn told(&self) -> usize {
        let named = if let Unsaid::Windows(named) = &self.unsaid { named.len() } else { 0 };
        self.widths.len() + named
    }

    /// Writes what `code` stands for; whether that is known.
    pub(super) fn write(&self, code: u32, words: &mut String) -> bool {
        match self.told.as_ref().and_then(|told| told.lookup_bf_string(code)) {
            // What a program does not know it says with the sign for that.
            Some(BfString::Char('\0' | '\u{fffd}')) => return false,
            Some(BfString::Char(letter)) => words.push(letter),
            Some(BfString::String(letters)) => words.push_str(&letters),
            None => match &self.unsaid {
                Unsaid::Unknown => return false,
                Unsaid::Unicode => words.extend(char::from_u32(code)),
                Unsaid::Windows(named) => match named.get(&code) {
                    Some(letters) => words.push_str(letters),
                    None => {
                        let byte = [u8::try_from(code).unwrap_or(b'?')];
                        words.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0);
                    }
                },
            },
        }
        true
    }
}

/// The widths of a font with many signs: `first [w w w]`, or `first last w`.
fn listed(widths: &Array<'_>) -> Vec<Row> {
    let mut all = Vec::new();
    let mut numbers: Vec<u32> = Vec::new();
    for item in widths.iter::<Object<'_>>().take(3 * SIGNS) {
        match (item, numbers.as_slice()) {
            (Object::Array(row), [first]) => {
                let row = (*first..=u32::MAX).zip(row.iter::<f64>()).take(SIGNS - all.len().min(SIGNS));
                all.extend(row.map(|(code, width)| Row::one(code, width)));
                numbers.clear();
            }
            (Object::Number(width), [first, last]) => {
                all.push(Row { first: *first, last: *last, width: width.as_f64() });
                numbers.clear();
            }
            (Object::Number(number), _) => numbers.extend(u32::try_from(number.as_i64())),
            _ => numbers.clear(),
        }
    }
    all.sort_by_key(|row| row.first);
    all
}

/// What the codes of a font with few signs stand for: it may name its letters.
fn named(dict: &Dict<'_>, descriptor: &Dict<'_>) -> Unsaid {
    let encoding = dict.get::<Object<'_>>("Encoding");
    let is_symbolic = descriptor.get::<i64>("Flags").is_some_and(|flags| flags & SYMBOLIC != 0);
    let has_file = ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key));
    let differences = match &encoding {
        Some(Object::Dict(encoding)) => encoding.get::<Array<'_>>("Differences"),
        None if is_symbolic && has_file => return Unsaid::Unknown,
        _ => None,
    };
    let (mut letters, mut code) = (BTreeMap::new(), 0);
    for item in differences.iter().flat_map(|differences| differences.iter::<Object<'_>>()).take(SIGNS) {
        match item {
            Object::Number(number) => code = u32::try_from(number.as_i64()).unwrap_or(u32::MAX),
            Object::Name(name) => {
                letters.extend(letter(name.as_str()).map(|letter| (code, letter)));
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    Unsaid::Windows(letters)
}

/// Names of marks, as names of letters end with them.
const MARKS: [(&str, char); 12] = [
    ("breve", '\u{306}'),
    ("circumflex", '\u{302}'),
    ("horn", '\u{31b}'),
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("hookabove", '\u{309}'),
    ("hook", '\u{309}'),
    ("tilde", '\u{303}'),
    ("dotbelow", '\u{323}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
    ("caron", '\u{30c}'),
];

/// What is named otherwise (Adobe Glyph List).
const NAMED: [(&str, &str); 24] = [
    ("space", " "),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("period", "."),
    ("comma", ","),
    ("hyphen", "-"),
    ("slash", "/"),
    ("colon", ":"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("plus", "+"),
    ("dcroat", "đ"),
    ("Dcroat", "Đ"),
    ("dbar", "đ"),
    ("Dbar", "Đ"),
    ("Eth", "Đ"),
];

/// What a letter called `name` is: `A`, `uni1EA5`, `acircumflexacute`, `seven`.
fn letter(name: &str) -> Option<String> {
    let name = name.split('.').next()?;
    let (first, marks) = (name.chars().next()?, name.get(1..)?);
    if marks.is_empty() {
        return Some(first.to_string());
    }
    if let Some((_, letter)) = NAMED.iter().find(|(named, _)| *named == name) {
        return Some((*letter).to_owned());
    }
    if let Some(number) = name.strip_prefix("uni").or_else(|| name.strip_prefix('u')) {
        let letter = u32::from_str_radix(number, 16).ok().filter(|_| number.len() >= 4);
        if let Some(letter) = letter.and_then(char::from_u32) {
            return Some(letter.to_string());
        }
    }
    let (mut letter, mut rest) = (first.to_string(), marks);
    while let Some((mark, sign)) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark)) {
        letter.push(*sign);
        rest = &rest[mark.len()..];
    }
    rest.is_empty().then(|| letter.nfc().collect())
}

#[cfg(test)]
mod tests {
    use hayro_syntax::Pdf;

    use super::super::tests::{page, stream};
    use super::*;

    /// PUB-04: a few letters say of all codes how wide they are; what is kept of it is as short.
    #[test]
    fn the_widths_of_very_many_codes_take_no_more_room_than_they_have_in_the_file() {
        let rows: Vec<String> = (0..3000).map(|at| format!("{} {} {at}", at * 70_000, at * 70_000 + 65_535)).collect();
        let font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /DescendantFonts [6 0 R] >>".to_vec();
        let codes = format!("<< /Subtype /CIDFontType2 /DW 7 /W [{} 4294967295 [1 2]] >>", rows.join(" ")).into_bytes();
        let pdf = page("/Font << /F1 5 0 R >>", "4 0 R", &[stream("", b"BT /F1 9 Tf <00010002> Tj ET"), font, codes]);
        let pdf = Pdf::new(pdf).expect("it is one");
        let name = Name::new(b"F1").expect("it is one");
        let dict = pdf.pages()[0].resources().get_font(&name).expect("it is there");
        let font = Font::new(&dict, &mut Room::default());
        assert_eq!(font.told(), 3001);
        for (code, width) in [(0, 0), (65_535, 0), (65_536, 7), (70_000, 1), (2_999 * 70_000 + 9, 2_999), (u32::MAX, 1)]
        {
            assert!((font.width(code) - f64::from(width) * UNIT).abs() < 1e-9, "{code}");
        }
    }

    #[test]
    fn letters_are_told_by_their_names() {
        let cases = [
            ("A", Some("A")),
            ("uni1EA5", Some("ấ")),
            ("u1EA5.sc", Some("ấ")),
            ("acircumflexacute", Some("ấ")),
            ("uhorndotbelow", Some("ự")),
            ("Dcroat", Some("Đ")),
            ("seven", Some("7")),
            ("aring", None),
            ("g17", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(letter(name).as_deref(), expected, "{name}");
        }
    }
}
