//! Quotation marks as word processors set them, around values: they are none to YAML, so they are published with the
//! text, and a comma between them ends it. Enter at [`find`].

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
/// one may.
pub fn find<'t>(yaml: &str, tree: impl FnOnce() -> &'t Tree) -> Vec<Quoted> {
    // The first byte of all marks.
    let begins = |at: &usize| opening(&yaml[*at..]).is_some() && may_begin_value(&yaml[..*at]);
    let starts: Vec<usize> = memchr_iter(0xe2, yaml.as_bytes()).filter(begins).collect();
    if starts.is_empty() {
        return Vec::new();
    }
    let leaves = tree().leaves(&FieldPath::default());
    let judged = starts.iter().filter_map(|start| match leaves.iter().find(|(.., range)| range.start == *start) {
        Some((path, text, range)) => judge(yaml, path, text, range),
        None => None,
    });
    judged.collect()
}

/// The marks that close what `text` opens.
fn opening(text: &str) -> Option<&'static [char]> {
    let first = text.chars().next()?;
    PAIRS.iter().find(|(open, _)| *open == first).map(|(_, close)| *close)
}

/// Whether a value may begin behind `before`: after a colon, a dash, a bracket, or a comma within brackets.
fn may_begin_value(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let text = before.trim_end();
    let is_apart = text.len() < before.len();
    (text.ends_with([':', '-']) && is_apart)
        || text.ends_with(['[', '{'])
        || (text.ends_with(',') && line.contains(['[', '{']))
}

fn judge(yaml: &str, path: &FieldPath, text: &str, range: &Range<usize>) -> Option<Quoted> {
    let closing = opening(text)?;
    let inner = &text[text.chars().next()?.len_utf8()..];
    if let Some(inner) = inner.strip_suffix(closing) {
        // `“Một” và “hai”` is no whole.
        let is_whole = !inner.contains(closing) && !inner.contains(|mark| text.starts_with(mark));
        let is_spoken = SPOKEN.iter().any(|key| path.ends_with(key));
        return (is_whole && !is_spoken).then(|| Quoted::Whole(path.clone(), range.clone()));
    }
    // What closes stands behind a comma, in what has become another value.
    let is_open = !inner.contains(closing);
    let rest = yaml[range.end..].split('\n').next().filter(|rest| is_open && rest.starts_with(','))?;
    let end = rest.char_indices().find(|(_, mark)| closing.contains(mark)).map(|(at, mark)| at + mark.len_utf8())?;
    Some(Quoted::Torn(range.start..range.end + end))
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
        ] {
            assert_eq!(found(yaml), [], "{yaml}");
        }
    }
}
