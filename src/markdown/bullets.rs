//! Marks before the items of a list as word processors and messages have them, which are none to Markdown: all of them
//! as data, and what a line is that begins with one. Enter at [`bullet`], [`sign`], [`number`].

use std::ops::RangeInclusive;

/// Marks of word processors, some of them in their own fonts only: each begins an item wherever it begins a line.
const BULLETS: [char; 12] = ['•', '·', '▪', '▫', '●', '○', '◦', '■', '□', '‣', '\u{f0b7}', '\u{f0a7}'];
/// Signs that begin items where lines follow each other that begin so: long dashes, arrows, figures (Unicode from
/// "Miscellaneous Technical" to "Miscellaneous Symbols and Arrows"), the pictures of messages.
const SIGNS: [RangeInclusive<char>; 5] = ['–'..='―', '※'..='※', '←'..='⇿', '⌀'..='\u{2bff}', '\u{1f1e6}'..='\u{1faff}'];
/// What makes one picture of several signs, or colours one.
const JOINERS: [char; 2] = ['\u{fe0f}', '\u{200d}'];
/// What makes a picture of a digit: `1️⃣`.
const KEYCAP: char = '\u{20e3}';
/// What the words of an item may begin with, besides letters and digits.
const OPENINGS: [char; 9] = ['*', '_', '[', '{', '(', '“', '"', '‘', '`'];
/// No item has a number of more digits.
const DIGITS: usize = 3;

/// How long the mark is that makes an item of `line`, whatever its neighbours are.
pub(super) fn bullet(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(BULLETS)?;
    (gap(rest) > 0 && has_words(rest)).then_some(line.len() - rest.len())
}

/// How long the sign is that makes an item of `line`, if a line beside it has one as well.
pub(super) fn sign(line: &str) -> Option<usize> {
    let rest = keycap(line).or_else(|| {
        let first = line.starts_with(|c| BULLETS.contains(&c) || is_sign(c));
        first.then(|| line[line.chars().next().map_or(0, char::len_utf8)..].trim_start_matches(goes_on))
    })?;
    let is_item =
        if gap(rest) > 0 { has_words(rest) } else { rest.starts_with(|c: char| c.is_alphabetic() || is_opening(c)) };
    is_item.then_some(line.len() - rest.len())
}

/// How long the number is that makes an item of `line` but for a space behind it, if a line beside it has one as well:
/// `1.Một`, `2)Hai`.
pub(super) fn number(line: &str) -> Option<usize> {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let words = behind.strip_prefix(['.', ')'])?;
    let is_item = (1..=DIGITS).contains(&(line.len() - behind.len())) && words.starts_with(char::is_alphabetic);
    is_item.then_some(line.len() - words.len())
}

/// What follows the digit that `line` begins with as a picture.
fn keycap(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(|c: char| c.is_ascii_digit())?;
    rest.trim_start_matches(JOINERS).strip_prefix(KEYCAP)
}

fn is_sign(c: char) -> bool {
    SIGNS.iter().any(|signs| signs.contains(&c))
}

fn goes_on(c: char) -> bool {
    is_sign(c) || JOINERS.contains(&c)
}

fn is_opening(c: char) -> bool {
    OPENINGS.contains(&c)
}

/// How many bytes of space `rest` begins with.
fn gap(rest: &str) -> usize {
    rest.len() - rest.trim_start().len()
}

fn has_words(rest: &str) -> bool {
    rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || is_opening(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_known_by_their_marks() {
        for line in ["• một", "·\u{a0}một", "\u{f0b7} 2 người", "▪ **Một**"] {
            assert!(bullet(line).is_some(), "{line}");
        }
        for line in ["•một", "• • •", "· ", "– Một", "một"] {
            assert_eq!(bullet(line), None, "{line}");
        }
        for line in
            ["– Một", "—Một", "– 5 người", "➢ Một", "👉🏻Một", "✔️ Một", "1️⃣ Một", "🇻🇳 Một", "📍 **Nơi:**", "•\tMột"]
        {
            assert!(sign(line).is_some(), "{line}");
        }
        for line in ["–5 độ", "–––", "→ → →", "👉", "1 Một", "- Một", "“Một”", "… một", "ễ"]
        {
            assert_eq!(sign(line), None, "{line}");
        }
        assert_eq!(["1.Một", "12)Hai"].map(number), [Some(2), Some(3)]);
        for line in ["1. Một", "1.5 triệu", "2026.Một", ".Một", "1.", "1Một"] {
            assert_eq!(number(line), None, "{line}");
        }
    }
}
