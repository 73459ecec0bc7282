//! Paths of inputs: what a name may be, which names are skipped, when two are the same, and how
//! a reference written in content becomes a path that cannot leave `content/`.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::locale::blocks;

/// `text` in normalisation form C (TXT-01); borrowed when it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_plain(text.as_bytes()) || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether UTF-8 holds only characters that no normalisation changes and that join no others: those below
/// U+0300, Vietnamese letters (U+1E00 to U+1EFF), dashes, quotes and dots (U+2010 to U+2027). Most texts do.
fn is_plain(text: &[u8]) -> bool {
    let mut at = blocks::ordinary(text, |first, second, third| {
        let is_ascii_or_middle = first < 0xc0;
        let of_two = (0xc2..=0xcb).contains(&first);
        let is_vietnamese = (first == 0xe1) & (0xb8..=0xbb).contains(&second);
        let is_mark = (first == 0xe2) & (second == 0x80) & (0x90..=0xa7).contains(&third);
        is_ascii_or_middle | of_two | is_vietnamese | is_mark
    });
    // The middle of a letter whose head was told with the bytes after it.
    at += text[at..].iter().take_while(|byte| (0x80..0xc0).contains(*byte)).count();
    while at < text.len() {
        at += match &text[at..] {
            [..0x80, ..] => 1,
            [0xc2..=0xcb, _, ..] => 2,
            [0xe1, 0xb8..=0xbb, _, ..] | [0xe2, 0x80, 0x90..=0xa7, ..] => 3,
            _ => return false,
        };
    }
    true
}

/// What two paths have in common that a file system may take for one: upper, then lower case of
/// the NFC form. A little coarser than Unicode case folding, so it never misses a pair.
pub(super) fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    let folded: String = path.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    nfc(&folded).into_owned()
}

/// Whether a file or folder called `name` is no input: hidden, a backup, litter of an operating
/// system.
pub(super) fn is_skipped(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        // What Word keeps while a file is open, and Emacs.
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || ["Thumbs.db", "ehthumbs.db", "desktop.ini"].iter().any(|litter| name.eq_ignore_ascii_case(litter))
}

/// Whether `name` can be a part of a path in every place where the site may be built.
pub(super) fn is_portable(name: &str) -> bool {
    !name.contains('\\') && !name.chars().any(char::is_control)
}

/// The path that `relative` means when it is written in a file of the folder `base`
/// (`content/articles/2023`), or `None` when it is no path below `content/` (PUB-03): absolute,
/// with a drive letter, a backslash or a control character, or with so many `..` that it leaves
/// the folder. Percent signs mean themselves: decode a link before asking.
///
/// ```
/// use tincay::discover::safe_join;
/// assert_eq!(safe_join("content/articles", "../pages/a.vi.md").as_deref(), Some("content/pages/a.vi.md"));
/// assert_eq!(safe_join("content/articles", "../../site.yaml"), None);
/// ```
pub fn safe_join(base: &str, relative: &str) -> Option<String> {
    if relative.is_empty() || relative.starts_with('/') || has_drive(relative) || !is_portable(relative) {
        return None;
    }
    let relative = nfc(relative);
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.len() > 1 => _ = parts.pop(),
            ".." => return None,
            name => parts.push(name),
        }
    }
    (parts.len() > 1).then(|| parts.join("/"))
}

/// `C:` and the like, which Windows takes for another disk.
fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_stays_below_content() {
        let base = "content/articles/2023";
        for (relative, path) in [
            ("anh.jpg", Some("content/articles/2023/anh.jpg")),
            ("./anh.jpg", Some("content/articles/2023/anh.jpg")),
            ("a//b.md", Some("content/articles/2023/a/b.md")),
            ("../2022/a.vi.md", Some("content/articles/2022/a.vi.md")),
            ("../../site.yaml", Some("content/site.yaml")),
            ("a\u{301}.md", Some("content/articles/2023/á.md")),
            ("../../..", None),
            ("../../../content/site.yaml", None),
            ("../../../../etc/passwd", None),
            ("../..", None),
            ("/etc/passwd", None),
            ("C:/windows", None),
            ("c:x", None),
            ("..\\site.yaml", None),
            ("\\\\server\\x", None),
            ("a\0b", None),
            ("", None),
        ] {
            assert_eq!(safe_join(base, relative).as_deref(), path, "{relative:?}");
        }
    }

    #[test]
    fn paths_that_a_file_system_may_confuse_fold_alike() {
        for (one, other) in [("Bài.md", "bài.md"), ("STRASSE", "straße"), ("ĐÌNH", "đình"), ("ΣΑΣ", "σας")]
        {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        assert_ne!(folded("ma"), folded("má"));
    }

    /// TXT-01: what is passed over at once is what the tables of Unicode pass over.
    #[test]
    fn nothing_plain_needs_to_be_normalised() {
        let plain: String = ('\0'..=char::MAX).filter(|letter| is_plain(letter.to_string().as_bytes())).collect();
        assert!(is_nfc(&plain) && plain.contains('ữ') && plain.contains('–'), "{}", plain.len());
        for letter in plain.chars() {
            assert!(is_nfc(&letter.to_string()), "{letter:?}");
        }
        for text in ["e\u{301}", "\u{340}", "\u{2000}", "\u{212b}", "\u{1100}\u{1161}"] {
            assert!(!is_plain(text.as_bytes()), "{text:?}");
        }
    }

    #[test]
    fn litter_is_skipped() {
        for name in [
            ".git",
            ".DS_Store",
            "a.md~",
            "Thumbs.db",
            "thumbs.db",
            "desktop.ini",
            "Desktop.ini",
            "~$bai.vi.md",
            "#a.md#",
        ] {
            assert!(is_skipped(name), "{name}");
        }
        assert!(!is_skipped("bai.vi.md"));
    }
}
