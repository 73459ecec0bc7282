//! What the `locale.yaml` of a site may not take away: words that guard a reader can be added to, not dropped
//! (TRACE-04, SAF-08, HOT-01, LOC-05), and words of addresses are words of addresses.

use serde_yaml::{Mapping, Value};

use super::fold::{is_reserved_name, slug};
use crate::diag::{Diagnostic, Diagnostics, Problem, Span};
use crate::discover::Source;

/// Lists that only grow.
const LISTS: [&str; 8] = [
    "sensitive_words",
    "forbidden_claims",
    "phone_patterns",
    "call_words",
    "call_followers",
    "number_hosts",
    "map_hosts",
    "identity_words",
];
const SECTIONS: &str = "sections";

/// The lists of `layer` that guard, with what stood in them in `below`. A language of its own (`is_again`: this is
/// no layer over another of the same language) has its own words, but never none.
pub(super) fn kept(below: &Mapping, layer: &Mapping, is_again: bool) -> Mapping {
    let mut kept = Mapping::new();
    for key in LISTS {
        let (Some(Value::Sequence(old)), Some(new)) = (below.get(key), layer.get(key)) else { continue };
        // What is no list adds nothing, and takes nothing away.
        let new = new.as_sequence().filter(|_| !matches!(new, Value::Tagged(_))).map_or(&[][..], Vec::as_slice);
        if is_again || new.iter().all(is_blank) {
            let added = new.iter().filter(|word| !old.contains(word) && !is_blank(word));
            kept.insert(key.into(), Value::Sequence(old.iter().chain(added).cloned().collect()));
        }
    }
    kept
}

fn is_blank(word: &Value) -> bool {
    word.is_null() || word.as_str().is_some_and(|word| word.trim().is_empty())
}

/// Reports what stands in `layer` in place of a list that guards: an empty key too, as whoever empties a list means to
/// be rid of it.
pub(super) fn check_lists(source: &Source, layer: &Mapping, problems: &mut Diagnostics) {
    for (key, value) in LISTS.into_iter().filter_map(|key| Some((key, layer.get(key)?))) {
        let found = match value {
            Value::Sequence(_) => continue,
            Value::Null => "nothing",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "text",
            Value::Mapping(_) => "map",
            Value::Tagged(_) => "!…",
        };
        let problem = Diagnostic::new(Problem::WrongType, key_span(source, key)).arg("key", key);
        problems.push(problem.arg("expected", "list").arg("found", found).arg("nearest", ""));
    }
}

/// The place of the key at the top of a `locale.yaml`; the whole file where it is written in another way.
fn key_span(source: &Source, key: &str) -> Span {
    let text = source.text.read();
    let mut starts = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
    let found = starts.find(|start| text[*start..].strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    found.map_or_else(|| Span::file(&source.path), |at| Span::new(&source.path, at, at + key.len()))
}

/// Reports words of addresses in `layer` that cannot stand in one.
pub(super) fn check_sections(source: &Source, layer: &Mapping, problems: &mut Diagnostics) {
    let Some(Value::Mapping(sections)) = layer.get(SECTIONS) else { return };
    let words = sections.iter().filter_map(|(key, word)| Some((key.as_str()?, word.as_str()?)));
    for (key, word) in words.filter(|(_, word)| slug(word) != *word || is_reserved_name(word) || word.is_empty()) {
        let problem = Diagnostic::new(Problem::BadSlug, section_span(source, key)).arg("slug", word);
        problems.push(problem.arg("file", "none").arg("nearest", slug(word)));
    }
}

/// The place of the section `key` in a `locale.yaml`; the whole file where it is written in another way.
pub fn section_span(source: &Source, key: &str) -> Span {
    let text = source.text.read();
    let sections = text.find(SECTIONS).unwrap_or_default();
    let is_key = |(at, _): &(usize, &str)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + key.len()..].trim_start().chars().next();
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '{' | ',' | '"' | '\''))
            && matches!(after, Some(':' | '"' | '\''))
    };
    let found = text[sections..].match_indices(key).map(|(at, key)| (sections + at, key)).find(is_key);
    found.map_or_else(|| Span::file(&source.path), |(at, key)| Span::new(&source.path, at, at + key.len()))
}
