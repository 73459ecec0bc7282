//! Where a field stands in a YAML text. Walked only when there is something to report:
//! `yaml_serde` is fast but cannot say where a value was; `saphyr-parser` can.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use saphyr_parser::{Event, Parser};

use crate::diag::nests_too_deep;

/// Way to a field from the top of its YAML text: `consent.scopes`, its second item.
#[derive(Debug, Clone, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub struct FieldPath(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Step {
    Key(Cow<'static, str>),
    Item(usize),
}

impl FieldPath {
    /// The field `key` of the map at this path.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.with(Step::Key(Cow::Owned(key.to_owned())))
    }

    /// As [`FieldPath::key`], of one that the program knows: every document has some.
    #[must_use]
    pub fn known(&self, key: &'static str) -> Self {
        self.with(Step::Key(Cow::Borrowed(key)))
    }

    /// The item `at` (from 0) of the list at this path.
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        self.with(Step::Item(at))
    }

    /// The map or list that the field at this path belongs to.
    #[must_use]
    pub fn parent(&self) -> Self {
        let mut steps = self.0.clone();
        steps.pop();
        Self(steps)
    }

    /// The key at the top on the way to this field.
    pub fn top(&self) -> Option<&str> {
        match self.0.first()? {
            Step::Key(key) => Some(key),
            Step::Item(_) => None,
        }
    }

    /// Whether the last key on the way is `key`.
    pub fn ends_with(&self, key: &str) -> bool {
        matches!(self.0.last(), Some(Step::Key(last)) if last == key)
    }

    fn with(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend_from_slice(&self.0);
        steps.push(step);
        Self(steps)
    }
}

/// As authors name it: `consent.scopes`. Which item of a list it is the report shows; a row of a
/// list is `- …`.
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.0.iter().filter_map(|step| match step {
            Step::Key(key) => Some(&**key),
            Step::Item(_) => None,
        });
        let keys: Vec<&str> = keys.collect();
        f.write_str(if keys.is_empty() { "- …" } else { "" })?;
        f.write_str(&keys.join("."))
    }
}

/// Which part of a field is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Key,
    Value,
}

/// A YAML text with the place of each of its nodes, in bytes.
#[derive(Debug, Default, Clone)]
pub struct Tree {
    root: Option<Node>,
    /// Where reading stopped; all the rest is missing.
    stopped: Option<usize>,
}

#[derive(Debug, Clone)]
struct Node {
    range: Range<usize>,
    kind: NodeKind,
}

#[derive(Debug, Clone)]
enum NodeKind {
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// What this parser stumbles over where the other one does not.
const STRANGE: [char; 2] = ['\t', '\u{feff}'];

/// A collection that is still open while events arrive.
enum Open {
    List(usize, Vec<Node>),
    Map(usize, Vec<(Node, Node)>, Option<Node>),
}

impl Tree {
    /// Reads `yaml`; what comes after a syntax error is missing from the tree, and all of what is nested too deep to be
    /// walked (PUB-04).
    pub fn read(yaml: &str) -> Self {
        if nests_too_deep(yaml) {
            return Self { root: None, stopped: Some(0) };
        }
        let tree = Self::of(yaml, yaml);
        if tree.is_whole() || !yaml.contains(STRANGE) {
            return tree;
        }
        // Of as many bytes, so that places are the same.
        Self::of(yaml, &yaml.replace('\t', " ").replace('\u{feff}', "\u{200b}"))
    }

    /// Reads `readable`, which says what `yaml` says.
    fn of(yaml: &str, readable: &str) -> Self {
        let bytes: Vec<usize> = yaml.char_indices().map(|(at, _)| at).chain([yaml.len()]).collect();
        let byte = |char_index: usize| bytes.get(char_index).copied().unwrap_or(yaml.len());
        let (mut open, mut root): (Vec<Open>, Option<Node>) = (Vec::new(), None);
        let mut stopped = None;
        for event in Parser::new_from_str(readable) {
            let (event, span) = match event {
                Ok(read) => read,
                Err(error) => {
                    stopped = Some(byte(error.marker().index()));
                    break;
                }
            };
            let range = byte(span.start.index())..byte(span.end.index());
            let done = match event {
                Event::Scalar(text, ..) => Some(scalar(yaml, range, &text)),
                Event::Alias(_) => Some(Node { range, kind: NodeKind::Scalar(String::new()) }),
                Event::SequenceStart(..) => {
                    open.push(Open::List(range.start, Vec::new()));
                    None
                }
                Event::MappingStart(..) => {
                    open.push(Open::Map(range.start, Vec::new(), None));
                    None
                }
                Event::SequenceEnd | Event::MappingEnd => open.pop().map(|collection| collection.close(range.end)),
                _ => None,
            };
            if let Some(node) = done {
                match open.last_mut() {
                    Some(collection) => collection.add(node),
                    None => root = root.or(Some(node)),
                }
            }
        }
        while let Some(collection) = open.pop() {
            let node = collection.close(yaml.len());
            match open.last_mut() {
                Some(outer) => outer.add(node),
                None => root = root.or(Some(node)),
            }
        }
        Self { root, stopped }
    }

    /// Whether all of the text is in the tree.
    pub fn is_whole(&self) -> bool {
        self.stopped.is_none()
    }

    /// Where reading stopped, if not all of the text is in the tree.
    pub fn stopped(&self) -> Option<usize> {
        self.stopped
    }

    /// The bytes of `path`, or of the nearest field above it that exists.
    pub fn locate(&self, path: &FieldPath, part: Part) -> Range<usize> {
        let Some(root) = &self.root else { return 0..0 };
        let (mut node, mut found) = (root, first_line(root));
        for (depth, step) in path.0.iter().enumerate() {
            let last = depth + 1 == path.0.len();
            let Some((key, value)) = node.child(step) else { break };
            found = match (key, part) {
                (Some(key), Part::Key) => key.range.clone(),
                (Some(key), Part::Value) if value.is_empty() || (!last && value.is_map()) => key.range.clone(),
                _ => value.range.clone(),
            };
            node = value;
        }
        found
    }

    /// The keys at the top with their bytes; `None` where they cannot be told.
    pub fn keys(&self) -> Option<Vec<(&str, Range<usize>)>> {
        if !self.is_whole() || !self.duplicate_keys().is_empty() {
            return None;
        }
        match self.root.as_ref().map(|root| &root.kind) {
            None => Some(Vec::new()),
            Some(NodeKind::Scalar(text)) if text.is_empty() => Some(Vec::new()),
            Some(NodeKind::Map(entries)) => entries.iter().map(|(key, _)| key.as_key()).collect(),
            Some(_) => None,
        }
    }

    /// Whether there is a field at `path`.
    pub fn has(&self, path: &FieldPath) -> bool {
        self.at(path).is_some()
    }

    fn at(&self, path: &FieldPath) -> Option<&Node> {
        path.0.iter().try_fold(self.root.as_ref()?, |node, step| Some(node.child(step)?.1))
    }

    /// The text of the scalar at `path`, as written.
    pub fn scalar(&self, path: &FieldPath) -> Option<&str> {
        match &self.at(path)?.kind {
            NodeKind::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The texts at `path` and below it, each with its path and its bytes.
    pub fn leaves(&self, path: &FieldPath) -> Vec<(FieldPath, String, Range<usize>)> {
        let mut leaves = Vec::new();
        if let Some(node) = self.at(path) {
            node.collect(path, &mut leaves);
        }
        leaves
    }

    /// Whether a text or a key stands at `offset`; else it is syntax or a comment.
    pub fn has_scalar_at(&self, offset: usize) -> bool {
        self.scalars().iter().any(|range| range.contains(&offset))
    }

    /// The bytes of every text and key, in their order: for whoever asks of many places.
    pub fn scalars(&self) -> Vec<Range<usize>> {
        let (mut found, mut waiting) = (Vec::new(), Vec::from_iter(&self.root));
        while let Some(node) = waiting.pop() {
            match &node.kind {
                NodeKind::Scalar(_) => found.push(node.range.clone()),
                NodeKind::List(items) => waiting.extend(items),
                NodeKind::Map(entries) => waiting.extend(entries.iter().flat_map(|(key, value)| [key, value])),
            }
        }
        // An empty value stands where the next key begins, and holds nothing.
        found.retain(|range| !range.is_empty());
        found.sort_by_key(|range| range.start);
        found
    }

    /// Keys that stand twice in the same map: the second one and its bytes.
    pub fn duplicate_keys(&self) -> Vec<(String, Range<usize>)> {
        let (mut found, mut waiting) = (Vec::new(), Vec::from_iter(&self.root));
        while let Some(node) = waiting.pop() {
            match &node.kind {
                NodeKind::Scalar(_) => {}
                NodeKind::List(items) => waiting.extend(items),
                NodeKind::Map(entries) => {
                    found.extend(repeated(entries));
                    waiting.extend(entries.iter().map(|(_, value)| value));
                }
            }
        }
        found.sort_by_key(|(_, range)| range.start);
        found
    }
}

fn repeated(entries: &[(Node, Node)]) -> Vec<(String, Range<usize>)> {
    let mut seen = std::collections::BTreeSet::new();
    entries
        .iter()
        .filter_map(|(key, _)| match &key.kind {
            NodeKind::Scalar(text) if !seen.insert(text.as_str()) => Some((text.clone(), key.range.clone())),
            _ => None,
        })
        .collect()
}

/// A scalar's node, without the line end that the parser counts into block scalars.
fn scalar(yaml: &str, range: Range<usize>, text: &str) -> Node {
    let written = yaml.get(range.clone()).unwrap_or_default();
    let end = range.start + quoted(written).unwrap_or(written.trim_end().len());
    Node { range: range.start..end, kind: NodeKind::Scalar(Cow::from(text).into_owned()) }
}

/// How long the text in quotes is that `written` begins with: the parser counts a comment behind it as part of it.
fn quoted(written: &str) -> Option<usize> {
    let mark = written.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let mut rest = written.char_indices().skip(1).peekable();
    while let Some((at, c)) = rest.next() {
        let escapes =
            (c == '\\' && mark == '"') || (c == '\'' && mark == c && rest.peek().is_some_and(|next| next.1 == c));
        match c {
            _ if escapes => _ = rest.next(),
            _ if c == mark => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Where to point when a whole text is meant: its first key, or its beginning.
fn first_line(root: &Node) -> Range<usize> {
    match &root.kind {
        NodeKind::Map(entries) => entries.first().map_or(0..0, |(key, _)| key.range.clone()),
        _ => root.range.start..root.range.start,
    }
}

impl Node {
    fn is_map(&self) -> bool {
        matches!(self.kind, NodeKind::Map(_) | NodeKind::List(_))
    }

    /// As a key; what only refers to one elsewhere has no text.
    fn as_key(&self) -> Option<(&str, Range<usize>)> {
        match &self.kind {
            NodeKind::Scalar(text) if !text.is_empty() => Some((text, self.range.clone())),
            _ => None,
        }
    }

    fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    fn collect(&self, path: &FieldPath, leaves: &mut Vec<(FieldPath, String, Range<usize>)>) {
        match &self.kind {
            NodeKind::Scalar(text) => leaves.push((path.clone(), text.clone(), self.range.clone())),
            NodeKind::List(items) => {
                items.iter().enumerate().for_each(|(at, item)| item.collect(&path.item(at), leaves));
            }
            NodeKind::Map(entries) => entries.iter().for_each(|(key, value)| {
                if let NodeKind::Scalar(key) = &key.kind {
                    value.collect(&path.key(key), leaves);
                }
            }),
        }
    }

    fn child(&self, step: &Step) -> Option<(Option<&Node>, &Node)> {
        match (&self.kind, step) {
            (NodeKind::Map(entries), Step::Key(wanted)) => entries
                .iter()
                .find(|(key, _)| matches!(&key.kind, NodeKind::Scalar(text) if text == wanted))
                .map(|(key, value)| (Some(key), value)),
            (NodeKind::List(items), Step::Item(at)) => items.get(*at).map(|item| (None, item)),
            _ => None,
        }
    }
}

impl Open {
    fn add(&mut self, node: Node) {
        match self {
            Self::List(_, items) => items.push(node),
            Self::Map(_, entries, key) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push((key, node)),
            },
        }
    }

    fn close(self, end: usize) -> Node {
        match self {
            Self::List(start, items) => Node { range: start..end, kind: NodeKind::List(items) },
            Self::Map(start, mut entries, key) => {
                if let Some(key) = key {
                    let nothing = Node { range: end..end, kind: NodeKind::Scalar(String::new()) };
                    entries.push((key, nothing));
                }
                Node { range: start..end, kind: NodeKind::Map(entries) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "title: Lễ phát động\nconsent:\n  scopes: [name, foto]\nempty:\n";

    fn slice(path: &FieldPath, part: Part) -> &'static str {
        &YAML[Tree::read(YAML).locate(path, part)]
    }

    #[test]
    fn a_field_is_found_by_its_path() {
        let top = FieldPath::default();
        assert_eq!(slice(&top.key("title"), Part::Key), "title");
        assert_eq!(slice(&top.key("title"), Part::Value), "Lễ phát động");
        assert_eq!(slice(&top.key("consent").key("scopes").item(1), Part::Value), "foto");
        assert_eq!(slice(&top.key("empty"), Part::Value), "empty");
    }

    #[test]
    fn a_text_in_quotes_ends_with_its_quote() {
        for (written, text) in [
            ("\"a # b\" # c", "\"a # b\""),
            ("\"a\\\"b\"   # c", "\"a\\\"b\""),
            ("'a''b' # c", "'a''b'"),
            ("'' # c", "''"),
            ("a \"b\" # c", "a \"b\""),
        ] {
            let yaml = format!("key: {written}\nother: 1\n");
            let tree = Tree::read(&yaml);
            assert_eq!(&yaml[tree.locate(&FieldPath::default().key("key"), Part::Value)], text, "{written}");
        }
    }

    #[test]
    fn a_missing_field_points_to_the_map_that_lacks_it() {
        let top = FieldPath::default();
        assert_eq!(slice(&top.key("date"), Part::Value), "title");
        assert_eq!(slice(&top.key("consent").key("basis"), Part::Value), "consent");
    }

    /// PUB-04: what is nested as deep as a file is long would be walked as deep.
    #[test]
    fn what_is_nested_without_end_is_not_walked() {
        for mark in ["? ", "- ", "["] {
            let yaml = format!("# Vũ Thị Rút Mẫu\n{}", mark.repeat(30_000));
            let tree = Tree::read(&yaml);
            assert!(!tree.is_whole() && !tree.has_scalar_at(9) && tree.leaves(&FieldPath::default()).is_empty());
            let source = crate::discover::Source { path: "content/topics.yaml".into(), text: (&*yaml).into() };
            assert!(!crate::parse::is_comment(&source, 3));
        }
    }

    #[test]
    fn every_text_is_among_the_scalars() {
        let yaml = "a: 1 # b\nc: [d, {e: }]\nf:\ng: |\n  h # i\n";
        let tree = Tree::read(yaml);
        let texts: Vec<&str> = tree.scalars().into_iter().map(|range| yaml[range].trim()).collect();
        assert_eq!(texts, ["a", "1", "c", "d", "e", "f", "g", "h # i"]);
        let at = |mark: &str| yaml.find(mark).expect("it stands there");
        assert!(tree.has_scalar_at(at("# i")) && !tree.has_scalar_at(at("# b")));
    }

    #[test]
    fn a_key_that_stands_twice_is_found() {
        let found = Tree::read("a: 1\nb: {c: 1, c: 2}\na: 3\n").duplicate_keys();
        assert_eq!(
            found.iter().map(|(key, range)| (key.as_str(), range.start)).collect::<Vec<_>>(),
            [("c", 15), ("a", 21)]
        );
    }
}
