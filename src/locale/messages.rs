//! One Fluent bundle: messages of one or two files, the site's own over the ones of the binary.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Pattern};
use rustc_hash::{FxHashMap, FxHashSet};
use unic_langid::LanguageIdentifier;

use super::number::{self, Numbers};
use super::usage::{self, Usage, key};
use crate::diag::{Diagnostic, Problem, Span, is_close, nearest};
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
    /// Those that refer to others without end, or further than anybody follows, and which of both: nobody says them.
    endless: FxHashMap<String, &'static str>,
}

/// What is known of a message or attribute, under [`key`]; of a term, under its name with the dash.
struct Message {
    /// Of its last definition: `site.ftl`.
    file: String,
    span: Span,
    usage: Usage,
    /// Whether a reader sees a word, or what stands for one.
    has_words: bool,
    /// Of a site's own message: what the one that it stands for asks for.
    base: Option<Base>,
    /// Whether it stands in a file that came again, over one of the binary.
    is_own: bool,
}

/// What a site's own message stands for.
#[derive(Clone)]
struct Base {
    arguments: BTreeSet<String>,
    /// Those of them that a reader sees.
    shown: BTreeSet<String>,
    has_words: bool,
}

impl Bundle {
    /// A bundle without messages. `plurals` chooses the rules of plurals.
    pub(super) fn new(plurals: &LanguageIdentifier, numbers: &Numbers) -> Self {
        let mut fluent = FluentBundle::new_concurrent(vec![plurals.clone()]);
        fluent.set_use_isolating(false);
        fluent.set_formatter(Some(number::mark));
        fluent.add_builtins().expect("a new bundle has no function of that name");
        let (plurals, numbers) = (plurals.clone(), numbers.clone());
        Self { fluent, entries: BTreeMap::new(), plurals, numbers, files: Vec::new(), endless: FxHashMap::default() }
    }

    /// Whether it has the messages of `files` and no others, and was made by these rules.
    pub(super) fn is_of(&self, files: &[&Source], plurals: &LanguageIdentifier, numbers: &Numbers) -> bool {
        self.files.iter().eq(files.iter().copied()) && self.plurals == *plurals && self.numbers == *numbers
    }

    /// Adds the messages of `source` over those of the same names.
    pub(super) fn add(&mut self, source: &Source) -> Vec<Diagnostic> {
        if let Some(at) = nests_too_deep(&source.text.read()) {
            return vec![Diagnostic::new(Problem::BadMessage, span(source, at, at)).arg("reason", "deep")];
        }
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
            // Only a file that comes again is the site's own over one of the binary.
            let is_own = self.files.iter().any(|file| file.path == source.path);
            let bases: Vec<Option<Base>> = parts.iter().map(|(key, ..)| self.base(key).filter(|_| is_own)).collect();
            self.forget(&id);
            for ((key, usage, has_words), base) in parts.into_iter().zip(bases) {
                let (file, span) = (file_name(source).to_owned(), span.clone());
                self.entries.insert(key, Message { file, span, usage, has_words, base, is_own });
            }
        }
        problems
    }

    /// What is known of `key` so far.
    fn base(&self, key: &str) -> Option<Base> {
        let known = self.entries.get(key)?;
        if known.base.is_some() {
            return known.base.clone();
        }
        let arguments = self.collected(key, |usage| &usage.arguments);
        let shown = self.collected(key, |usage| &usage.shown);
        Some(Base { arguments, shown, has_words: self.has_words(key) })
    }

    /// Whether a reader of `key` sees words, its own or those of what it refers to.
    fn has_words(&self, key: &str) -> bool {
        self.reached(key).any(|message| message.has_words)
    }

    /// The message `key`, and what it refers to in any number of steps, each once. One after another: a chain of
    /// messages may be as long as a file (PUB-04).
    fn reached<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Message> {
        let (mut seen, mut open) = (FxHashSet::from_iter([key]), vec![key]);
        std::iter::from_fn(move || {
            let message = loop {
                if let Some(message) = self.entries.get(open.pop()?) {
                    break message;
                }
            };
            let referred = message.usage.messages.iter().chain(&message.usage.terms).map(String::as_str);
            open.extend(referred.filter(|next| seen.insert(next)));
            Some(message)
        })
    }

    /// What is wrong with a site's own messages, held against those that they stand for (TRN-08): of the binary, or of
    /// the `fallbacks` of a language that the tool does not speak, one for the next.
    pub(super) fn misfits(&self, fallbacks: &[&Self]) -> Vec<Diagnostic> {
        let own = self.entries.iter().filter(|(_, message)| message.is_own || !fallbacks.is_empty());
        let found = own.flat_map(|(key, message)| {
            let base = message.base.clone().or_else(|| fallbacks.iter().find_map(|fallback| fallback.base(key)));
            self.misfit(key, message, base.as_ref())
        });
        found.collect()
    }

    fn misfit(&self, key: &str, message: &Message, base: Option<&Base>) -> Vec<Diagnostic> {
        let bad = |reason: &str| Diagnostic::new(Problem::BadMessage, message.span.clone()).arg("reason", reason);
        if let Some(reason) = self.endless.get(key) {
            return vec![bad(reason)];
        }
        let Some(base) = base else { return Vec::new() };
        let arguments = self.collected(key, |usage| &usage.arguments);
        let is_empty = base.has_words && !self.has_words(key);
        let unknown = arguments.difference(&base.arguments);
        let unknown = unknown.map(|name| bad("variable").arg("name", format!("${name}")));
        let found: Vec<Diagnostic> = unknown.chain(is_empty.then(|| bad("empty"))).collect();
        // A variable that is called otherwise is one mistake.
        let lost = lost(message, base.shown.difference(&arguments)).filter(|_| found.is_empty());
        found.into_iter().chain(lost).collect()
    }

    /// Finds the messages that lead through more than [`DEPTH`] others, or to one that leads back to itself; once all are
    /// added. One after another, from those that refer to none (PUB-04).
    pub(super) fn find_endless(&mut self) {
        let mut referring: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        let (mut waits_for, mut open) = (FxHashMap::default(), Vec::new());
        for (key, message) in &self.entries {
            let referred = message.usage.messages.iter().chain(&message.usage.terms);
            let known = referred.filter(|other| self.entries.contains_key(*other));
            let count = known.map(|other| referring.entry(other).or_default().push(key)).count();
            if count == 0 {
                open.push((key.as_str(), 0_usize));
            } else {
                waits_for.insert(key.as_str(), (count, 0_usize));
            }
        }
        let mut endless = FxHashMap::default();
        while let Some((key, depth)) = open.pop() {
            if depth > DEPTH {
                endless.insert(key.to_owned(), "deep");
            }
            for other in referring.get(key).into_iter().flatten() {
                let Some((count, deepest)) = waits_for.get_mut(other) else { continue };
                (*count, *deepest) = (*count - 1, depth.max(*deepest));
                if *count == 0 {
                    open.push((other, *deepest + 1));
                    waits_for.remove(other);
                }
            }
        }
        endless.extend(waits_for.into_keys().map(|key| (key.to_owned(), "cycle")));
        self.endless = endless;
    }

    /// Messages of a site's own file that are none of the binary's nor of the `fallbacks`, though nearly called as one
    /// is (TRN-08).
    pub(super) fn strangers(&self, fallbacks: &[&Self]) -> impl Iterator<Item = Diagnostic> {
        let is_known = |key: &str| fallbacks.iter().any(|fallback| fallback.entries.contains_key(key));
        let is_own = move |key: &str, message: &Message| match fallbacks.is_empty() {
            true => message.is_own && message.base.is_none(),
            false => !is_known(key),
        };
        let own = self.entries.iter().filter(move |(key, message)| is_own(key, message) && !key.contains('.'));
        own.filter_map(move |(key, message)| {
            // What another new language made up is no better a name.
            let all = fallbacks.last().copied().unwrap_or(self);
            let others = all.entries.iter().filter(|(_, it)| !it.is_own || it.base.is_some());
            let others = others.map(|(other, _)| other.as_str());
            let near = nearest(key, others.filter(|other| other != key && is_close(key, other)))?;
            let problem = Diagnostic::new(Problem::UnknownMessage, message.span.clone());
            Some(problem.arg("key", key.as_str()).arg("nearest", near))
        })
    }

    /// The names of all messages but those that a site made up.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let is_message = |key: &str| !key.starts_with('-') && !key.contains('.');
        let known = self.entries.iter().filter(move |(key, it)| is_message(key) && (!it.is_own || it.base.is_some()));
        known.map(|(key, _)| key.as_str())
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
        let message = self.fluent.get_message(id).filter(|_| !self.endless.contains_key(&*key(id, attribute)))?;
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
            let arguments = self.collected(key, |usage| &usage.arguments);
            (message.file.as_str(), key.as_str(), arguments)
        })
    }

    /// All of the `part` of what `key` asks for, also through other messages.
    fn collected(&self, key: &str, part: impl Fn(&Usage) -> &BTreeSet<String>) -> BTreeSet<String> {
        let (mut found, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![key]);
        while let Some(key) = open.pop() {
            let Some(message) = self.entries.get(key).filter(|_| seen.insert(key)) else { continue };
            found.extend(part(&message.usage).iter().cloned());
            if self.endless.contains_key(key) {
                // Nobody says it, and every other on the way would go the same way.
                continue;
            }
            open.extend(message.usage.messages.iter().map(String::as_str));
        }
        found
    }
}

/// That a message no longer shows the arguments `names`, which the one that it stands for does (TRN-08).
fn lost<'n>(message: &Message, names: impl Iterator<Item = &'n String>) -> Option<Diagnostic> {
    let names: Vec<String> = names.map(|name| format!("`${name}`")).collect();
    let code = message.span.file.split('/').nth(1).unwrap_or_default();
    let problem = Diagnostic::new(Problem::LocaleLacks, message.span.clone()).arg("language", code);
    let problem = problem.arg("what", "variables").arg("count", names.len().to_string());
    (!names.is_empty()).then(|| problem.arg("words", names.join(", ")))
}

fn value(arg: Arg) -> FluentValue {
    match arg {
        Arg::Text(text) => FluentValue::String(text.into()),
        Arg::Number(number) => FluentValue::from(number),
    }
}

/// A part of an entry: its key, what it asks for, whether it has words.
type Asked = (String, Usage, bool);

/// The id of a message or term with what its value and attributes ask for; nothing for comments.
/// A term's attributes only choose variants, its arguments come from its callers.
fn patterns(entry: &Entry<&str>) -> Option<(String, Vec<Asked>)> {
    let asked = |key: String, pattern: &Pattern<&str>| (key, Usage::of(pattern), usage::has_words(pattern));
    match entry {
        Entry::Message(message) => {
            let id = message.id.name;
            let value = message.value.iter().map(|value| asked(id.to_owned(), value));
            let attributes = message.attributes.iter().map(|part| asked(key(id, Some(part.id.name)), &part.value));
            Some((id.to_owned(), value.chain(attributes).collect()))
        }
        Entry::Term(term) => {
            let id = format!("-{}", term.id.name);
            Some((id.clone(), vec![asked(id, &term.value)]))
        }
        _ => None,
    }
}

fn file_name(source: &Source) -> &str {
    source.path.rsplit('/').next().unwrap_or(&source.path)
}

/// Placeables and calls within each other, and messages that refer to others in a row, that nobody writes by hand;
/// reading them is as deep.
const DEPTH: usize = 100;

/// Where braces and brackets of a message in `text` stand deeper within each other than `DEPTH` (PUB-04).
fn nests_too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    for line in text.split_inclusive('\n') {
        // Where a message begins, all before it has ended.
        if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') && line.contains('=')
            || line.starts_with('#')
        {
            depth = 0;
        }
        for (byte, mark) in line.bytes().enumerate() {
            match mark {
                b'{' | b'(' => depth += 1,
                b'}' | b')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEPTH {
                return Some(at + byte);
            }
        }
        at += line.len();
    }
    None
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
