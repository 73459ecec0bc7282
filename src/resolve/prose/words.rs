//! The words of a text, folded once for all checks that look for words (TXT-05).

use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::char::is_combining_mark;

use crate::locale;

/// The words of a text with their places in it.
#[derive(Debug, Default)]
pub struct Words {
    folded: String,
    words: Vec<Word>,
}

/// A word: its bytes of the text, and of the folded text.
#[derive(Debug, Clone)]
struct Word {
    text: Range<usize>,
    folded: Range<usize>,
}

impl Words {
    /// The words of `text`: what stands between spaces, dashes and punctuation.
    pub fn of(text: &str) -> Self {
        let mut found = Self { folded: String::with_capacity(text.len()), words: Vec::new() };
        let mut open: Option<(usize, usize)> = None;
        for (at, letter) in text.char_indices() {
            let inside = letter.is_ascii_alphanumeric()
                || (!letter.is_ascii() && (letter.is_alphanumeric() || is_combining_mark(letter)))
                || letter == '₫';
            match open {
                None if inside => open = Some((at, found.folded.len())),
                Some((start, folded)) if !inside => {
                    found.close(start..at, folded);
                    open = None;
                }
                _ => {}
            }
            if inside {
                found.folded.extend(plain(letter));
            }
        }
        if let Some((start, folded)) = open {
            found.close(start..text.len(), folded);
        }
        found
    }

    fn close(&mut self, text: Range<usize>, folded: usize) {
        self.words.push(Word { text, folded: folded..self.folded.len() });
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word `at`, folded.
    pub fn folded(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.folded[word.folded.clone()])
    }

    /// The bytes of the words `range`, from the first to the last.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.words.get(range.start).map_or(0, |word| word.text.start);
        let end = self.words.get(range.end.max(1) - 1).map_or(start, |word| word.text.end);
        start..end.max(start)
    }

    /// How many words end at or before byte `at` of the text.
    pub fn before(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.text.end <= at)
    }
}

/// `letter` without its marks in lower case; nothing for a mark alone.
fn plain(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(letter.to_ascii_lowercase());
    }
    /// Latin letters with marks: below U+0250, and those of Vietnamese.
    static TABLE: OnceLock<Vec<char>> = OnceLock::new();
    const EXTENDED: u32 = 0x1e00;
    let table = TABLE.get_or_init(|| (0..0x250).chain(EXTENDED..0x1f00).map(folded_letter).collect());
    let code = u32::from(letter);
    let at = if code >= EXTENDED { code - EXTENDED + 0x250 } else { code };
    let known = if (0x250..EXTENDED).contains(&code) { None } else { table.get(at as usize).copied() };
    known.or_else(|| (!is_combining_mark(letter)).then(|| letter.to_lowercase().next().unwrap_or(letter)))
}

fn folded_letter(code: u32) -> char {
    let letter = char::from_u32(code).unwrap_or(' ');
    locale::fold(letter.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fold_as_search_folds() {
        let text = "Đường dây NÓNG: gọi–113 (₫), Hoà\u{300} ma\u{301}!";
        let words = Words::of(text);
        let folded: Vec<&str> = (0..words.len()).map(|at| words.folded(at)).collect();
        assert_eq!(folded, ["duong", "day", "nong", "goi", "113", "₫", "hoa", "ma"]);
        assert_eq!(&text[words.place(1..3)], "dây NÓNG");
        assert_eq!(words.before(text.find("113").expect("there")), 4);
    }
}
