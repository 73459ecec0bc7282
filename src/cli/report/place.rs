//! Where in a text a span lies, as people count: lines and columns from 1, columns in characters.

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

/// The place of bytes `start..end` of `text`; a span beyond the text is moved into it.
pub fn locate(text: &str, start: usize, end: usize) -> Place {
    let (line, column) = count(text, start);
    let (end_line, end_column) = count(text, end.max(start));
    Place { line, column, end_line, end_column }
}

fn count(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..inside(text, offset)];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// `offset`, moved back into `text` and onto the start of a character.
fn inside(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset.min(text.len()))
}

/// The first line of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<'a> {
    pub line: &'a str,
    /// Bytes of `line` to underline.
    pub marked: std::ops::Range<usize>,
}

/// The line of `text` in which the span `start..end` begins, with the part of the span on it marked.
pub fn excerpt(text: &str, start: usize, end: usize) -> Excerpt<'_> {
    let start = inside(text, start);
    let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let to = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let end = inside(text, end).clamp(start, to);
    Excerpt { line: &text[from..to], marked: start - from..end - from }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "title: Lễ\nngười: bà\n";
        let start = text.find("bà").unwrap_or_default();
        let place = locate(text, start, start + "bà".len());
        assert_eq!(place, Place { line: 2, column: 8, end_line: 2, end_column: 10 });
    }

    #[test]
    fn a_span_that_is_wrong_never_panics() {
        let text = "ễ\n";
        for (start, end) in [(0, 0), (1, 2), (2, 1), (3, 900), (900, 901), (usize::MAX, 0), (0, usize::MAX)] {
            locate(text, start, end);
            let excerpt = excerpt(text, start, end);
            assert!(excerpt.line.get(excerpt.marked).is_some(), "{start}..{end}");
        }
    }

    #[test]
    fn an_excerpt_is_one_line() {
        let text = "một\nhai ba\nbốn";
        let start = text.find("ba").unwrap_or_default();
        let found = excerpt(text, start, text.len());
        assert_eq!((found.line, &found.line[found.marked.clone()]), ("hai ba", "ba"));
    }
}
