//! Letters that no conversion brings back: a program that could not read them saved U+FFFD in their place.

use memchr::memmem;

/// What stands in place of a letter that was lost.
pub const LOST: char = '\u{fffd}';

/// So many lines are named, the others counted.
const NAMED: usize = 8;

/// The lines of a text on which letters are lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Where the first letter is missing, in bytes.
    pub at: usize,
    pub count: usize,
    /// The numbers of the first lines, as they are told.
    pub lines: String,
}

impl Lost {
    /// What `text` has lost; none when all is there. Costs a search for one character.
    pub fn of(text: &str) -> Option<Self> {
        let at = memmem::find(text.as_bytes(), LOST.encode_utf8(&mut [0; 4]).as_bytes())?;
        let lines = (1..).zip(text.lines()).filter(|(_, line)| line.contains(LOST)).map(|(number, _)| number);
        let lines: Vec<usize> = lines.collect();
        let named: Vec<String> = lines.iter().take(NAMED).map(usize::to_string).collect();
        let rest = if lines.len() > NAMED { ", …" } else { "" };
        Some(Self { at, count: lines.len(), lines: named.join(", ") + rest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TXT-02: the lines are named as editors number them.
    #[test]
    fn lines_with_lost_letters_are_named() {
        assert_eq!(Lost::of("đủ cả\n"), None);
        let lost = |at, count, lines: &str| Some(Lost { at, count, lines: lines.to_owned() });
        assert_eq!(Lost::of("a\nb\u{fffd}\u{fffd} \u{fffd}\nc\n\u{fffd}"), lost(3, 2, "2, 4"));
        assert_eq!(Lost::of(&"\u{fffd}\n".repeat(9)), lost(0, 9, "1, 2, 3, 4, 5, 6, 7, 8, …"));
    }
}
