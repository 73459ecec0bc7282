//! One Fluent bundle: messages of one or two files, the site's own over the ones of the binary.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

use super::number::{self, Numbers};
use super::usage::{Usage, key};
use crate::diag::{Diagnostic, Problem, Span};
use crate::discover::Source;

/// An argument of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Shown as it is: names, dates, and numbers that are names (a year).
    Text(&'a str),
    /// Chooses among plurals; shown with the language's separators.
    Number(i64),
}

/// Messages that are resolved and formatted together.
pub(super) struct Bundle {
    fluent: FluentBundle<FluentResource>,
    entries: BTreeMap<String, Message>,
    plurals: LanguageIdentifier,
    numbers: Numbers,
    /// All that was added.
    files: Vec<Source>,
}

/// What is known of a message or attribute, under [`key`]; of a term, under its name with the dash.
struct Message {
    /// Of its last definition: `site.ftl`.
    file: String,
    span: Span,
    usage: Usage,
}

impl Bundle {
    /// A bundle without messages. `plurals` chooses the rules of plurals.
    pub(super) fn new(plurals: &LanguageIdentifier, numbers: &Numbers) -> Self {
        let mut fluent = FluentBundle::new_concurrent(vec![plurals.clone()]);
        fluent.set_use_isolating(false);
        fluent.set_formatter(Some(number::mark));
        fluent.add_builtins().expect("a new bundle has no function of that name");
        let (plurals, numbers) = (plurals.clone(), numbers.clone());
        Self { fluent, entries: BTreeMap::new(), plurals, numbers, files: Vec::new() }
    }

    /// Whether it has the messages of `files` and no others, and was made by these rules.
    pub(super) fn is_of(&self, files: &[&Source], plurals: &LanguageIdentifier, numbers: &Numbers) -> bool {
        self.files.iter().eq(files.iter().copied()) && self.plurals == *plurals && self.numbers == *numbers
    }

    /// Adds the messages of `source` over those of the same names.
    pub(super) fn add(&mut self, source: &Source) -> Vec<Diagnostic> {
        let (resource, errors) = match FluentResource::try_new(source.text.read().into_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let bad = |error: &fluent_syntax::parser::ParserError| {
            let span = span(source, error.pos.start, error.pos.end);
            Diagnostic::new(Problem::BadMessage, span).arg("reason", error.kind.to_string())
        };
        let mut problems: Vec<Diagnostic> = errors.iter().map(bad).collect();
        problems.extend(self.record(source, &resource));
        self.files.push(source.clone());
        self.fluent.add_resource_overriding(resource);
        problems
    }

    /// Notes what the entries of `resource` ask for; gives those that stand twice.
    fn record(&mut self, source: &Source, resource: &FluentResource) -> Vec<Diagnostic> {
        let mut here = BTreeSet::new();
        let mut problems = Vec::new();
        let text = source.text.read();
        let definitions = definitions(&text);
        for entry in resource.entries() {
            let Some((id, parts)) = patterns(entry) else { continue };
            let place = definitions.get(&*id).map(|(first, last)| if here.contains(&id) { *last } else { *first });
            let span = Span::new(&source.path, place.unwrap_or(0), place.map_or(0, |start| start + id.len()));
            let elsewhere = self.entries.get(&id).is_some_and(|other| other.file != file_name(source));
            if !here.insert(id.clone()) || elsewhere {
                problems.push(Diagnostic::new(Problem::DuplicateKey, span.clone()).arg("key", id.clone()));
            }
            self.forget(&id);
            for (key, usage) in parts {
                self.entries.insert(key, Message { file: file_name(source).to_owned(), span: span.clone(), usage });
            }
        }
        problems
    }

    /// A message that is defined again loses the attributes of its former definition.
    fn forget(&mut self, id: &str) {
        self.entries.remove(id);
        let attribute = format!("{id}.");
        let after = self.entries.range(attribute.clone()..).map(|(key, _)| key);
        let stale: Vec<String> = after.take_while(|key| key.starts_with(&attribute)).cloned().collect();
        stale.iter().for_each(|key| _ = self.entries.remove(key));
    }

    /// References to what does not exist, once all files are added.
    pub(super) fn unknown_references(&self) -> impl Iterator<Item = Diagnostic> {
        self.entries.values().flat_map(|message| {
            let Usage { messages, terms, functions, .. } = &message.usage;
            let missing = messages.iter().chain(terms).filter(|key| !self.entries.contains_key(*key));
            missing.chain(functions).map(|name| {
                let reason = format!("`{name}` is not known");
                Diagnostic::new(Problem::BadMessage, message.span.clone()).arg("reason", reason)
            })
        })
    }

    /// The message `id` or its attribute, if there is one.
    pub(super) fn format(&self, id: &str, attribute: Option<&str>, args: &[(&str, Arg)]) -> Option<String> {
        let message = self.fluent.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, value(*arg))).collect();
        let text = self.fluent.format_pattern(pattern, Some(&args), &mut Vec::new());
        Some(if number::is_marked(&text) { self.numbers.unmark(&text) } else { text.into_owned() })
    }

    /// Messages and attributes with their file and the arguments that they ask for, also through
    /// other messages.
    pub(super) fn inventory(&self) -> impl Iterator<Item = (&str, &str, BTreeSet<String>)> {
        let shown = self.entries.iter().filter(|(key, _)| !key.starts_with('-'));
        shown.map(|(key, message)| {
            let mut arguments = BTreeSet::new();
            self.collect_arguments(key, &mut arguments, &mut BTreeSet::new());
            (message.file.as_str(), key.as_str(), arguments)
        })
    }

    fn collect_arguments<'a>(&'a self, key: &'a str, into: &mut BTreeSet<String>, seen: &mut BTreeSet<&'a str>) {
        let Some(message) = self.entries.get(key).filter(|_| seen.insert(key)) else { return };
        into.extend(message.usage.arguments.iter().cloned());
        message.usage.messages.iter().for_each(|other| self.collect_arguments(other, into, seen));
    }
}

fn value(arg: Arg) -> FluentValue {
    match arg {
        Arg::Text(text) => FluentValue::String(text.into()),
        Arg::Number(number) => FluentValue::from(number),
    }
}

/// The id of a message or term with the usage of its value and attributes; nothing for comments.
/// A term's attributes only choose variants, its arguments come from its callers.
fn patterns(entry: &Entry<&str>) -> Option<(String, Vec<(String, Usage)>)> {
    match entry {
        Entry::Message(message) => {
            let id = message.id.name;
            let value = message.value.iter().map(|value| (id.to_owned(), Usage::of(value)));
            let attributes =
                message.attributes.iter().map(|part| (key(id, Some(part.id.name)), Usage::of(&part.value)));
            Some((id.to_owned(), value.chain(attributes).collect()))
        }
        Entry::Term(term) => {
            let id = format!("-{}", term.id.name);
            Some((id.clone(), vec![(id, Usage::of(&term.value))]))
        }
        _ => None,
    }
}

fn file_name(source: &Source) -> &str {
    source.path.rsplit('/').next().unwrap_or(&source.path)
}

/// Where each message and term of `text` is defined: first, and last.
fn definitions(text: &str) -> BTreeMap<&str, (usize, usize)> {
    let (mut places, mut at) = (BTreeMap::new(), 0);
    for line in text.split_inclusive('\n') {
        if let Some((id, _)) = line.split_once('=') {
            places.entry(id.trim_end()).or_insert((at, at)).1 = at;
        }
        at += line.len();
    }
    places
}

/// Bytes `start..end` of `source`, widened to whole characters.
pub(super) fn span(source: &Source, start: usize, end: usize) -> Span {
    let text = source.text.read();
    let start = text.floor_char_boundary(start);
    let end = text.ceil_char_boundary(end.max(start));
    Span::new(&source.path, start, end)
}
