//! The texts of a front matter with their places, for whoever must know where a value stands.
//!
//! Values are read by `yaml_serde`, places by another parser, and the two do not agree on every spelling: what the first
//! one reads counts, whatever the second one makes of it.

use std::ops::Range;

use super::Document;
use super::yaml::{FieldPath, Part, Tree};
use crate::diag::Span;

/// The fields of a document's front matter, as they are written.
pub struct Front<'a> {
    document: &'a Document,
    tree: Tree,
    /// As the fields were read.
    value: serde_yaml::Value,
}

impl<'a> Front<'a> {
    /// Of `document`.
    pub(super) fn of(document: &'a Document) -> Self {
        let text = document.source.text.read();
        let yaml = &text[document.front.clone()];
        Self { document, tree: Tree::read(yaml), value: serde_yaml::from_str(yaml).unwrap_or_default() }
    }

    /// The texts of the field `key` and below it, each with its path and place: as they are written, and where that
    /// says something else, or cannot be found, as they were read.
    pub fn texts_of(&self, key: &str) -> Vec<(FieldPath, String, Span)> {
        let path = FieldPath::default().key(key);
        let mut leaves = self.tree.leaves(&path);
        let is_written = |path: &FieldPath, text: &Option<String>| match (self.tree.scalar(path), text) {
            (Some(written), Some(text)) => written.trim() == text.trim(),
            (written, None) => written.is_some(),
            (None, Some(_)) => false,
        };
        let mut read = Vec::new();
        self.value.get(key).into_iter().for_each(|value| texts_in(value, &path, &mut read));
        let read = read.into_iter().filter(|(path, text, _)| !is_written(path, text));
        leaves.extend(read.map(|(path, text, shown)| {
            let range = self.tree.locate(&path, Part::Value);
            (path, text.unwrap_or(shown), range)
        }));
        leaves.into_iter().map(|(path, text, range)| (path, text, self.place(range))).collect()
    }

    /// From where on places in it cannot be told, if there is such a place: the line.
    pub fn unread(&self) -> Option<Span> {
        let at = self.tree.stopped()?;
        let text = self.document.source.text.read();
        let yaml = &text[self.document.front.clone()];
        let start = yaml[..at].trim_end().rfind('\n').map_or(0, |end| end + 1);
        let end = yaml[start..].find('\n').map_or(yaml.len(), |end| start + end);
        Some(self.place(start..end))
    }

    fn place(&self, range: Range<usize>) -> Span {
        let start = self.document.front.start;
        Span::new(&self.document.source.path, start + range.start, start + range.end)
    }
}

/// The texts in `value`, which stands at `path`; of what is none, how it is shown.
fn texts_in(value: &serde_yaml::Value, path: &FieldPath, found: &mut Vec<(FieldPath, Option<String>, String)>) {
    use serde_yaml::Value;
    match value {
        Value::String(text) => found.push((path.clone(), Some(text.clone()), String::new())),
        Value::Number(number) => found.push((path.clone(), None, number.to_string())),
        Value::Sequence(items) => {
            items.iter().enumerate().for_each(|(at, item)| texts_in(item, &path.item(at), found));
        }
        Value::Mapping(map) => map.iter().for_each(|(key, value)| {
            texts_in(value, &path.key(key.as_str().unwrap_or_default()), found);
        }),
        Value::Tagged(tagged) => texts_in(&tagged.value, path, found),
        Value::Null | Value::Bool(_) => {}
    }
}
