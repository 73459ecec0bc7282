//! The guard (LOC-04): a value made up from the bytes is found in whatever form it is written,
//! whatever stands around it; any bytes at all are read, and every hit lies inside of them.

use tincay::diag::{SourcePath, Span};
use tincay::emit::Guard;
use tincay::site::{Secret, SecretKind};
use unicode_normalization::UnicodeNormalization;

use super::forms::{FORMS, NUMBERS, files};

/// Parts what is planted from what stands around it: no letter, nothing that base64 or an escape
/// is written with.
const BETWEEN: &[u8] = " ¦ ".as_bytes();

const VOWELS: [&str; 12] = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
const CONSONANTS: [&str; 20] =
    ["b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", "th", "ngh", "tr"];

/// Reads `bytes` as a value, a form of it and what stands around, then as they are.
///
/// # Panics
/// The value is not found, or a hit lies outside of what was read.
pub fn check(bytes: &[u8]) {
    let mut draw = Draw(bytes);
    let (is_number, form) = (draw.next().is_multiple_of(3), usize::from(draw.next()));
    let value = if is_number { number(&mut draw) } else { phrase(&mut draw) };
    let guard = Guard::new(&[secret("Một điều khác hẳn"), secret(&value), secret("0205 999 888")]);
    let (name, planted) = plant(&value, form, is_number, draw.0);
    let hits = guard.scan("a/index.html", &planted);
    assert!(hits.iter().any(|hit| hit.secret == 1), "{name}: {value:?} is not found in {}", shown(&planted));
    for read in [&planted[..], bytes] {
        for hit in guard.scan("a/index.html", read) {
            assert!(hit.range.start <= hit.range.end && hit.range.end <= read.len(), "{hit:?} of {}", read.len());
        }
    }
}

/// `value` in the form of this number between two halves of `around`.
fn plant(value: &str, form: usize, is_number: bool, around: &[u8]) -> (&'static str, Vec<u8>) {
    let (before, after) = around.split_at(around.len() / 2);
    let files = files(value);
    let numbers = if is_number { &NUMBERS[..] } else { &[] };
    let form = form % (FORMS.len() + numbers.len() + files.len());
    if let Some((name, form)) = FORMS.iter().chain(numbers).nth(form) {
        // No tag stands inside of another.
        let before = if *name == "with tags between" { [before, b">"].concat() } else { before.to_vec() };
        return (name, [&before, BETWEEN, form(value).as_bytes(), BETWEEN, after].concat());
    }
    let (name, file) = &files[form - FORMS.len() - numbers.len()];
    (name, [file, BETWEEN, around].concat())
}

fn secret(value: &str) -> Secret {
    let file = SourcePath::from("content/places/a.vi.md");
    Secret::new(SecretKind::Address, Span::file(&file), "address".to_owned(), value.to_owned())
}

fn number(draw: &mut Draw) -> String {
    let digits: String = (0..9).map(|_| char::from(b'0' + draw.next() % 10)).collect();
    format!("0{} {} {}", &digits[..3], &digits[3..6], &digits[6..])
}

/// Two to seven words, a number among them now and then.
fn phrase(draw: &mut Draw) -> String {
    let count = 2 + draw.next() % 5;
    let mut words: Vec<String> = (0..count).map(|_| word(draw)).collect();
    if draw.next().is_multiple_of(4) {
        words.insert(1, format!("{}/{}", draw.next(), draw.next()));
    }
    words.join(" ")
}

fn word(draw: &mut Draw) -> String {
    let mut word = String::from(pick(draw, &CONSONANTS));
    word.push_str(pick(draw, &VOWELS));
    word.push_str(pick(draw, &TONES));
    if draw.next().is_multiple_of(2) {
        word.push_str(pick(draw, &CONSONANTS));
    }
    let word: String = word.nfc().collect();
    match draw.next() % 3 {
        0 => word.to_uppercase(),
        _ => word,
    }
}

fn pick<'a>(draw: &mut Draw, from: &[&'a str]) -> &'a str {
    from[usize::from(draw.next()) % from.len()]
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]).into_owned()
}

/// Bytes one by one; zeros when there are no more.
struct Draw<'a>(&'a [u8]);

impl Draw<'_> {
    fn next(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }
}
