//! Bytes as the characters of windows-1252 that they are mistaken for, and back.

use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;
use memchr::memchr2_iter;

/// The characters of the bytes 80 … 9F; those without one are control characters, as in browsers.
static UPPER: LazyLock<Vec<char>> = LazyLock::new(|| {
    let bytes: Vec<u8> = (0x80..=0x9F).collect();
    WINDOWS_1252.decode_without_bom_handling(&bytes).0.chars().collect()
});

/// What typographic quotes and dashes, and most letters with two marks, begin with when they are
/// misread: `â€`, `á»`; and what à becomes.
const MISREAD: [&[u8]; 3] = ["â€".as_bytes(), "á»".as_bytes(), "Ã\u{a0}".as_bytes()];

/// `bytes` as characters, one each.
pub(super) fn image(bytes: &[u8]) -> String {
    WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

/// The bytes that `image` shows; `None` when a character is none of windows-1252.
pub(super) fn bytes(image: &str) -> Option<Vec<u8>> {
    image.chars().map(byte).collect()
}

/// `image` itself, if every character of it shows a byte.
pub(super) fn of_bytes(image: &str) -> Option<&str> {
    image.chars().all(|shown| byte(shown).is_some()).then_some(image)
}

fn byte(shown: char) -> Option<u8> {
    match u32::from(shown) {
        code @ (0..=0x7F | 0xA0..=0xFF) => u8::try_from(code).ok(),
        _ => UPPER.iter().position(|upper| *upper == shown).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

/// `text` with every run of characters beyond ASCII that is UTF-8 read as windows-1252 put right;
/// `None` when there is no such run.
pub(super) fn mend(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| c.is_ascii() != first.is_ascii()).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let right = if first.is_ascii() { None } else { utf_8(run) };
        found |= right.is_some();
        mended.push_str(right.as_deref().unwrap_or(run));
        rest = after;
    }
    found.then_some(mended)
}

/// What a run was before it was misread; the bytes of one are the bytes of the other.
fn utf_8(run: &str) -> Option<String> {
    String::from_utf8(bytes(run)?).ok()
}

/// Whether `text` has letters that no Vietnamese and no English text has: worth a closer look. Costs
/// about a microsecond a kilobyte.
pub fn may_be_misread(text: &str) -> bool {
    let bytes = text.as_bytes();
    let strange = &*STRANGE;
    // U+0080 … U+00FF are the only characters that begin with these two bytes.
    memchr2_iter(0xC2, 0xC3, bytes).any(|at| match &bytes[at..] {
        [0xC3, ..] if MISREAD.iter().any(|start| bytes[at..].starts_with(start)) => true,
        [first, second, ..] if strange[usize::from(second & 0x3F | (first & 1) << 6)] => {
            is_letter(text[..at].chars().next_back()) || is_letter(text[at..].chars().nth(1))
        }
        _ => false,
    })
}

fn is_letter(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|c| c.is_alphabetic() || !c.is_ascii())
}

/// Characters of Latin-1 that Vietnamese does not have, from U+0080 on.
static STRANGE: LazyLock<[bool; 128]> = LazyLock::new(|| {
    let own = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ«»°§·\u{a0}";
    std::array::from_fn(|at| !own.contains(char::from(at as u8 + 0x80)))
});
