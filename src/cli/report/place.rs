//! Where in a text a span lies, as people count: lines and columns from 1, columns in characters. Enter at
//! [`Sources::get`], [`Source::locate`].

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use std::{iter, mem};

use super::Lookup;
use crate::diag::{SourcePath, is_same};

/// The place of a span in its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Lines from 1.
    pub line: usize,
    /// Characters from 1.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

/// The first line of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<'a> {
    pub line: &'a str,
    /// Bytes of `line` to underline.
    pub marked: Range<usize>,
}

/// A text in which places are found without reading it again: it may have as many problems as lines, or a line as
/// letters (PUB-04).
#[derive(Debug)]
pub struct Source {
    text: Arc<str>,
    /// Where each line begins.
    lines: Vec<usize>,
    /// How many characters begin before each [`STRETCH`] of bytes.
    characters: Vec<usize>,
}

/// So many bytes are read to count the characters before a place, at most.
const STRETCH: usize = 512;

impl Source {
    pub fn of(text: Arc<str>) -> Self {
        let lines = iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let before = |sum: &mut usize, stretch: &[u8]| Some(mem::replace(sum, *sum + count(stretch)));
        let characters = text.as_bytes().chunks(STRETCH).chain([&[][..]]).scan(0, before).collect();
        Self { text, lines, characters }
    }

    /// The place of bytes `start..end`; a span beyond the text is moved into it.
    pub fn locate(&self, start: usize, end: usize) -> Place {
        let (line, column) = self.position(start);
        let (end_line, end_column) = self.position(end.max(start));
        Place { line, column, end_line, end_column }
    }

    /// The line in which the span `start..end` begins, with the part of the span on it marked.
    pub fn excerpt(&self, start: usize, end: usize) -> Excerpt<'_> {
        let start = self.inside(start);
        let line = self.line(start);
        let from = self.lines[line];
        let to = self.lines.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let end = self.inside(end).clamp(start, to);
        Excerpt { line: &self.text[from..to], marked: start - from..end - from }
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let offset = self.inside(offset);
        let line = self.line(offset);
        (line + 1, self.characters_before(offset) - self.characters_before(self.lines[line]) + 1)
    }

    /// The line with byte `at`, from 0.
    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at) - 1
    }

    fn characters_before(&self, at: usize) -> usize {
        let stretch = at / STRETCH;
        self.characters[stretch] + count(&self.text.as_bytes()[stretch * STRETCH..at])
    }

    /// `offset`, moved back into the text and onto the start of a character.
    fn inside(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset.min(self.text.len()))
    }
}

/// How many characters begin in `bytes` of a text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// The sources of a report, of which the last is kept: problems come file by file.
pub struct Sources<'a> {
    look_up: Lookup<'a>,
    last: RefCell<Option<(SourcePath, Option<Rc<Source>>)>>,
}

impl<'a> Sources<'a> {
    pub fn of(look_up: Lookup<'a>) -> Self {
        Self { look_up, last: RefCell::new(None) }
    }

    /// The source at `path`, if its text is known.
    pub fn get(&self, path: &SourcePath) -> Option<Rc<Source>> {
        let mut last = self.last.borrow_mut();
        let found = last.take().filter(|(known, _)| is_same(known, path));
        let found = found.unwrap_or_else(|| {
            let source = (self.look_up)(path).map(|text| Rc::new(Source::of(text)));
            (path.clone(), source)
        });
        last.insert(found).1.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "title: Lễ\nngười: bà\n";
        let start = text.find("bà").unwrap_or_default();
        let place = Source::of(text.into()).locate(start, start + "bà".len());
        assert_eq!(place, Place { line: 2, column: 8, end_line: 2, end_column: 10 });
    }

    #[test]
    fn a_span_that_is_wrong_never_panics() {
        let source = Source::of("ễ\n".into());
        for (start, end) in [(0, 0), (1, 2), (2, 1), (3, 900), (900, 901), (usize::MAX, 0), (0, usize::MAX)] {
            source.locate(start, end);
            let excerpt = source.excerpt(start, end);
            assert!(excerpt.line.get(excerpt.marked).is_some(), "{start}..{end}");
        }
    }

    #[test]
    fn an_excerpt_is_one_line() {
        let text = "một\nhai ba\nbốn";
        let start = text.find("ba").unwrap_or_default();
        let source = Source::of(text.into());
        let found = source.excerpt(start, text.len());
        assert_eq!((found.line, &found.line[found.marked.clone()]), ("hai ba", "ba"));
    }

    /// Against counting from the beginning, at every place of texts longer than a stretch.
    #[test]
    fn places_are_those_that_counting_finds() {
        let texts = ["", "\n", "ễ", "a\r\nễ漢\n", "\n\nx"].map(str::to_owned);
        let long = ["ễ漢a".repeat(STRETCH), "ab\nễ".repeat(STRETCH), "a".repeat(STRETCH), "漢".repeat(STRETCH * 3)];
        for text in texts.into_iter().chain(long) {
            let source = Source::of(text.as_str().into());
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let line = text[..at].matches('\n').count() + 1;
                let column = text[..at].chars().rev().take_while(|c| *c != '\n').count() + 1;
                assert_eq!(source.position(at), (line, column), "{at}");
            }
        }
    }
}
