//! Quotation marks as word processors set them, around values: they are none to YAML, so they are published with the
//! text, and a comma between them ends it. Enter at [`find`].

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memchr_iter;

use super::yaml::{FieldPath, Tree};

/// Marks that open, each with those that may close.
const PAIRS: [(char, &[char]); 4] = [('“', &['”', '“']), ('„', &['“', '”']), ('”', &['”']), ('‘', &['’', '‘'])];
/// The fields that are somebody's own words.
const SPOKEN: [&str; 1] = ["quote"];

/// What is wrong with marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quoted {
    /// The whole value of a field stands in them.
    Whole(FieldPath, Range<usize>),
    /// They were meant to hold a value together that is in pieces.
    Torn(Range<usize>),
}

/// The values of `yaml` that begin with such a mark and are not what they were meant to be; `tree` is made only where
/// one may. Takes time in proportion to the text, whatever stands in it (PUB-04).
pub fn find<'t>(yaml: &str, tree: impl FnOnce() -> &'t Tree) -> Vec<Quoted> {
    // The first byte of all marks.
    let begins = |at: &usize| opening(&yaml[*at..]).is_some() && may_begin_value(yaml, *at);
    let starts: Vec<usize> = memchr_iter(0xe2, yaml.as_bytes()).filter(begins).collect();
    if starts.is_empty() {
        return Vec::new();
    }
    let leaves = tree().leaves(&FieldPath::default());
    let leaves: BTreeMap<usize, _> = leaves.iter().map(|leaf| (leaf.2.start, leaf)).collect();
    let judged = starts.iter().filter_map(|start| {
        let (path, text, range) = leaves.get(start)?;
        judge(yaml, path, text, range)
    });
    judged.collect()
}

/// The marks that close what `text` opens.
fn opening(text: &str) -> Option<&'static [char]> {
    let first = text.chars().next()?;
    PAIRS.iter().find(|(open, _)| *open == first).map(|(_, close)| *close)
}

/// Whether a value may begin with the mark at byte `at`: behind a colon, a dash, a bracket; behind a comma, if what it
/// opens ends as a value in brackets does.
fn may_begin_value(yaml: &str, at: usize) -> bool {
    let text = yaml[..at].trim_end();
    match text.chars().next_back() {
        Some(':' | '-') => text.len() < at,
        Some('[' | '{') => true,
        Some(',') => closing(&yaml[at..]).is_some_and(|end| yaml[at + end..].trim_start().starts_with([',', ']', '}'])),
        _ => false,
    }
}

/// Where what `text` opens is closed, on the same line and before it is opened again.
fn closing(text: &str) -> Option<usize> {
    let marks = opening(text)?;
    let mut letters = text.char_indices();
    let (_, open) = letters.next()?;
    let (at, mark) = letters.find(|(_, c)| *c == open || *c == '\n' || marks.contains(c))?;
    let closes = marks.contains(&mark) && (mark != open || marks.len() == 1);
    closes.then_some(at + mark.len_utf8())
}

fn judge(yaml: &str, path: &FieldPath, text: &str, range: &Range<usize>) -> Option<Quoted> {
    let marks = opening(text)?;
    let inner = text.trim_end().strip_prefix(|mark| text.starts_with(mark))?;
    if let Some(inner) = inner.strip_suffix(marks) {
        // `“Một” và “hai”` is no whole.
        let is_whole = !inner.contains(marks) && !inner.contains(|mark| text.starts_with(mark));
        let is_spoken = SPOKEN.iter().any(|key| path.ends_with(key));
        return (is_whole && !is_spoken).then(|| Quoted::Whole(path.clone(), range.clone()));
    }
    // What closes stands behind a comma, in what has become another value.
    let end = closing(&yaml[range.start..])?;
    let is_torn = range.start + end > range.end && yaml[range.end..].starts_with(',');
    is_torn.then(|| Quoted::Torn(range.start..range.start + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(yaml: &str) -> Vec<(String, &str)> {
        let tree = Tree::read(yaml);
        let shown = |quoted| match quoted {
            Quoted::Whole(path, range) => (path.to_string(), &yaml[range]),
            Quoted::Torn(range) => ("torn".to_owned(), &yaml[range]),
        };
        find(yaml, || &tree).into_iter().map(shown).collect()
    }

    #[test]
    fn values_in_marks_that_are_no_quotes_are_found() {
        for (yaml, key, place) in [
            ("title: “Tháng hành động”\n", "title", "“Tháng hành động”"),
            ("title: „Tháng hành động“ # ghi chú\n", "title", "„Tháng hành động“"),
            ("title: ”Tháng hành động”\n", "title", "”Tháng hành động”"),
            ("title: ‘Tháng “hành động”’\n", "title", "‘Tháng “hành động”’"),
            ("title:\n  “Tháng hành động”\n", "title", "“Tháng hành động”"),
            ("phones: [“0205 3812”]\n", "phones", "“0205 3812”"),
            ("phones:\n  - “0205 3812”\n", "phones", "“0205 3812”"),
            ("title: { vi: “Bình đẳng”, en: Equality }\n", "title.vi", "“Bình đẳng”"),
            ("title: { vi: “Bình đẳng, tiến bộ”, en: x }\n", "torn", "“Bình đẳng, tiến bộ”"),
            ("phones: [“0205, 3812”]\n", "torn", "“0205, 3812”"),
            ("a: [b, “c”]\n", "a", "“c”"),
            ("a: [b, “c, d”]\n", "torn", "“c, d”"),
            ("a: [”c, d”]\n", "torn", "”c, d”"),
        ] {
            assert_eq!(found(yaml), [(key.to_owned(), place)], "{yaml}");
        }
    }

    #[test]
    fn quotations_and_real_quotes_are_left_alone() {
        for yaml in [
            "title: \"“Tháng hành động”\"\n",
            "title: '“Tháng hành động”'\n",
            "title: Tháng “hành động”\n",
            "title: “Tháng” hành động\n",
            "title: “Một” và “hai”\n",
            "title: Bà nói, “không”\n",
            "quote: “Tôi đã nói”\n",
            "summary: |\n  Bà nói:\n  “không”\n",
            "a: [b, c “d”]\n",
            "# “a”\nb: c\n",
            "a: [b, “c” d]\n",
            "a: {b: “c, d: e}\n",
        ] {
            assert_eq!(found(yaml), [], "{yaml}");
        }
    }

    /// PUB-04: marks that are never closed, or closed very often, are no work.
    #[test]
    fn very_many_marks_are_read_at_once() {
        for (text, count) in [("“a, ", 0), ("“a”, ", 50_000), ("‘“a, ", 0)] {
            let yaml = format!("a: [{}b]\n", text.repeat(50_000));
            assert_eq!(found(&yaml).len(), count, "{text}");
        }
    }
}
