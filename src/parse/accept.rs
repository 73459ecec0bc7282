//! Writing `translated_from` into the text of a translation: everything else stays byte by byte.

use super::{Document, FieldPath, Fingerprint, Parsed, Part, Texts, front_matter, parse, yaml::Tree};
use crate::discover::Source;
use crate::site::Language;

/// The key whose value is the fingerprint of the original.
const KEY: &str = "translated_from";

/// The text of `source` with `fingerprint` as what it was translated from. `source` is the file as it is,
/// without a byte order mark, but with its line ends. `None` when the file is no translation that can be read,
/// or is written in a way in which nothing can be put in safely.
pub fn accepted(source: &Source, fingerprint: &Fingerprint, languages: &[Language]) -> Option<String> {
    let before = document(source, languages)?;
    let text = with(source, fingerprint)?;
    let after = document(&Source { path: source.path.clone(), text: text.as_str().into() }, languages)?;
    let took = after.texts.translated_from.as_ref().is_some_and(|from| from.value == fingerprint.as_str());
    let same = rest(&before) == rest(&after) && before.body.text == after.body.text;
    (took && same).then_some(text)
}

fn document(source: &Source, languages: &[Language]) -> Option<Document> {
    match parse(source, languages).0 {
        Parsed::Document(document) => Some(*document),
        Parsed::Data(_) | Parsed::Nothing => None,
    }
}

fn rest(document: &Document) -> Texts {
    let mut texts = document.texts.clone();
    texts.translated_from = None;
    texts
}

fn with(source: &Source, fingerprint: &Fingerprint) -> Option<String> {
    let mut text = source.text.read().into_owned();
    let front = front_matter(&source.path, &text).ok()?;
    let yaml = &text[front.clone()];
    let value = quoted(fingerprint);
    let (range, new) = match place(yaml) {
        Place::Value(range) => (range, value),
        Place::After(at) => (at..at, format!(" {value}")),
        Place::Within(at, sign) => (at..at, format!("{sign}{KEY}: {value}")),
        Place::Nowhere => (yaml.len()..yaml.len(), format!("{KEY}: {value}{}", line_end(&text))),
    };
    text.replace_range(front.start + range.start..front.start + range.end, &new);
    Some(text)
}

/// Where the fingerprint goes.
enum Place {
    /// In the place of the old one.
    Value(std::ops::Range<usize>),
    /// After the colon of a key without value.
    After(usize),
    /// Before the brace that ends all of it, behind such a sign: `{ title: A }`.
    Within(usize, &'static str),
    /// There is no such key yet.
    Nowhere,
}

fn place(yaml: &str) -> Place {
    let tree = Tree::read(yaml);
    let path = FieldPath::default().key(KEY);
    match tree.scalar(&path) {
        None => within(yaml).unwrap_or(Place::Nowhere),
        Some("") => {
            let key = tree.locate(&path, Part::Key).end;
            Place::After(yaml[key..].find(':').map_or(key, |colon| key + colon + 1))
        }
        Some(_) => Place::Value(tree.locate(&path, Part::Value)),
    }
}

/// The end of front matter that stands in braces.
fn within(yaml: &str) -> Option<Place> {
    let inner = yaml.trim_start().starts_with('{').then(|| yaml.trim_end().strip_suffix('}')).flatten()?.trim_end();
    Some(Place::Within(inner.len(), if inner.ends_with(['{', ',']) { " " } else { ", " }))
}

/// Digits alone, or with an `e` among them, are a number to other readers of YAML.
fn quoted(fingerprint: &Fingerprint) -> String {
    let number = fingerprint.as_str().chars().all(|c| c.is_ascii_digit() || c == 'e');
    if number { format!("\"{fingerprint}\"") } else { fingerprint.to_string() }
}

/// The line end of the first line.
pub(super) fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').map_or(text, |end| &text[..end]);
    if first.ends_with('\r') { "\r\n" } else { "\n" }
}
