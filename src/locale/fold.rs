//! Text without marks: folding for search and comparison (TXT-05), slugs (TXT-04), syllables.
//!
//! Nothing here depends on a language: đ is mapped by hand because Unicode does not decompose it.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The five tone marks of Vietnamese: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Names that Windows keeps for devices, whatever extension follows.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// `text` as search compares it: NFC, lower case, marks dropped, đ→d (TXT-05).
///
/// ```
/// assert_eq!(tincay::locale::fold("Đường dây nóng"), "duong day nong");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// Appends the fold of `text`. Composed Latin is looked up letter by letter, whatever else goes
/// through normalisation: the result is the same, and ten times as quick.
pub fn fold_onto(text: &str, folded: &mut String) {
    let before = folded.len();
    if text.is_ascii() {
        folded.push_str(text);
        return folded[before..].make_ascii_lowercase();
    }
    for letter in text.chars() {
        let Some(plain) = looked_up(letter) else {
            folded.truncate(before);
            return folded.extend(normalised(text));
        };
        folded.push(plain);
    }
}

fn normalised(text: &str) -> impl Iterator<Item = char> {
    text.nfc().flat_map(char::to_lowercase).nfd().filter(|c| !is_combining_mark(*c)).map(plain_d).nfc()
}

/// Blocks in which no character joins its neighbours: all of composed Vietnamese is in them.
const BLOCKS: [std::ops::Range<u32>; 3] = [0..0x250, 0x1e00..0x1f00, 0x2010..0x2030];

/// The fold of `letter` where it does not depend on the letters around it and is one letter.
fn looked_up(letter: char) -> Option<char> {
    static FOLDS: OnceLock<[Vec<Option<char>>; 3]> = OnceLock::new();
    if letter.is_ascii() {
        return Some(letter.to_ascii_lowercase());
    }
    let at = letter as u32;
    let block = BLOCKS.iter().position(|block| block.contains(&at))?;
    let folds = FOLDS.get_or_init(|| BLOCKS.map(|block| block.map(alone).collect()));
    folds[block][(at - BLOCKS[block].start) as usize]
}

fn alone(code: u32) -> Option<char> {
    let letter = char::from_u32(code)?;
    let mut folded = normalised(letter.encode_utf8(&mut [0; 4])).collect::<Vec<char>>().into_iter();
    folded.next().filter(|_| folded.next().is_none())
}

fn plain_d(letter: char) -> char {
    if letter == 'đ' { 'd' } else { letter }
}

/// `text` as a part of an address: folded, ASCII letters and digits, single dashes between (TXT-04).
/// Empty when nothing of `text` can stand in an address.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in fold(text).chars().filter(|c| !matches!(c, '\'' | '’' | 'ʼ')) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Longer names of files made of titles are cut at a word: nobody reads so much in a list of files.
const LONGEST_OF_TITLE: usize = 80;
/// Names of files have 255 bytes at most, with the language and the ending; a path on Windows not much more.
const LONGEST_NAME: usize = 200;

/// Whether a file can be called `slug`, on Windows too.
pub fn can_name_file(slug: &str) -> bool {
    slug.len() <= LONGEST_NAME && !is_reserved_name(slug)
}

/// File systems take no longer name of a folder.
const LONGEST_FOLDER: usize = 255;

/// What could be a part of an address, and the name of a folder, instead of `slug`; nothing where `slug` is one. Empty
/// when nothing of `slug` can stand in an address.
pub fn slug_instead_of(slug: &str) -> Option<String> {
    let plain = self::slug(slug);
    let names_folder = |name: &str| name.len() <= LONGEST_FOLDER && !is_reserved_name(name);
    if plain == slug && !plain.is_empty() && names_folder(&plain) {
        return None;
    }
    Some(if names_folder(&plain) { plain } else { name_of_title(&plain) })
}

/// What a file is called after its title: the slug, at most 80 bytes of whole words; with a number behind it where
/// Windows takes no file of that name. Empty when there is neither letter nor digit.
pub fn name_of_title(title: &str) -> String {
    let mut name = slug(title);
    if name.len() > LONGEST_OF_TITLE {
        // A slug is ASCII.
        name.truncate(name[..=LONGEST_OF_TITLE].rfind('-').unwrap_or(LONGEST_OF_TITLE));
    }
    if is_reserved_name(&name) { name + "-1" } else { name }
}

/// Whether Windows refuses `name` as a file's name: `con`, `nul.md`, `COM1`.
pub fn is_reserved_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    RESERVED.contains(&stem.as_str()) || is_port(&stem)
}

/// `com0`…`com9`, `lpt0`…`lpt9`; Windows takes the superscripts ¹ ² ³ for digits too.
fn is_port(stem: &str) -> bool {
    let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let mut letters = number.unwrap_or_default().chars();
    let digit = letters.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'));
    digit && letters.next().is_none()
}

/// The syllables (English: words) of `text`: what stands between spaces, dashes and punctuation.
pub fn syllables(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_part(c)).filter(|part| !part.is_empty())
}

/// Whether `c` stands in syllables; the letters of Vietnamese and English are told at once.
fn is_part(c: char) -> bool {
    match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => true,
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        '\0'..='\x7f' => false,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

/// A syllable in lower case and NFC without its tone, and the tone, if it has exactly one.
pub(super) fn toneless(syllable: &str) -> (String, Option<char>) {
    let (mut tone, mut tones) = (None, 0);
    let letters = syllable.nfc().flat_map(char::to_lowercase).nfd().filter(|c| {
        let is_tone = TONES.contains(c);
        if is_tone {
            (tone, tones) = (Some(*c), tones + 1);
        }
        !is_tone
    });
    let letters = letters.nfc().collect();
    (letters, tone.filter(|_| tones == 1))
}

/// A syllable with its marks, written one way: lower case, decomposed, the tone last,
/// so that hòa and hoà are equal, and neither is hoa.
pub fn tone_last(syllable: &str) -> String {
    if syllable.is_ascii() {
        return syllable.to_ascii_lowercase();
    }
    let mut tone = None;
    let mut letters: String = syllable.nfc().flat_map(char::to_lowercase).nfd().collect();
    letters.retain(|c| {
        let is_tone = TONES.contains(&c);
        tone = if is_tone { Some(c) } else { tone };
        !is_tone
    });
    letters.extend(tone);
    letters
}
