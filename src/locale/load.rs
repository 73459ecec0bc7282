//! From files to locales: layers of the same file over each other, missing keys from the fallback.
//!
//! A layer that cannot be read is reported and passed over, so that the locale of the binary can
//! still put the problem into words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_yaml::{Mapping, Value};
use unic_langid::LanguageIdentifier;

use super::Locale;
use super::data::LocaleData;
use super::guards;
use super::messages::{Bundle, span};
use super::number::Numbers;
use super::recall::{Read, Recall};
use crate::diag::{Diagnostic, Diagnostics, Problem, Span, nearest, nests_too_deep};
use crate::discover::Source;
use crate::site::Language;

/// The file of data; its absence is an error.
const DATA: &str = "locale.yaml";
/// The key of that file that names another locale.
const FALLBACK: &str = "fallback";
/// The key that is of one language alone.
const OPEN_GRAPH: &str = "open_graph";

/// Files of messages and the bundle that each belongs to.
const MESSAGES: [(&str, Part); 4] = [
    ("site.ftl", Part::Site),
    ("labels.ftl", Part::Site),
    ("diagnostics.ftl", Part::Diagnostics),
    ("cli.ftl", Part::Cli),
];

/// A bundle of a locale.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Site,
    Diagnostics,
    Cli,
}

/// The bundles of one locale.
pub(super) struct Bundles {
    pub site: Arc<Bundle>,
    pub diagnostics: Arc<Bundle>,
    pub cli: Arc<Bundle>,
}

impl Bundles {
    fn of(&self, part: Part) -> &Bundle {
        match part {
            Part::Site => &self.site,
            Part::Diagnostics => &self.diagnostics,
            Part::Cli => &self.cli,
        }
    }
}

/// What the `locale.yaml` of one locale says.
pub(super) struct Rules {
    pub data: LocaleData,
    /// All that `data` was read from.
    pub merged: Mapping,
    /// The keys that stand in its own files.
    pub own: BTreeSet<String>,
}

/// The files of one locale, in the order in which they were given.
#[derive(Default)]
struct Files<'a> {
    data: Vec<&'a Source>,
    messages: Vec<(Part, &'a Source)>,
}

impl Files<'_> {
    fn all(&self) -> Vec<Source> {
        let messages = self.messages.iter().map(|(_, source)| *source);
        self.data.iter().copied().chain(messages).cloned().collect()
    }
}

/// Locales under construction.
struct Loader<'a> {
    recall: &'a mut Recall,
    files: BTreeMap<&'a str, Files<'a>>,
    /// `None`: under construction, or past help.
    done: BTreeMap<&'a str, Option<(Arc<Locale>, Mapping)>>,
    problems: Diagnostics,
}

/// Reads `locales/<code>/<file>`; the same path again overrides key by key. What `recall` knows is not read
/// again.
pub(super) fn load(sources: &[Source], recall: &mut Recall) -> (BTreeMap<Language, Arc<Locale>>, Diagnostics) {
    let (files, done, problems) = Default::default();
    let mut loader = Loader { recall, files, done, problems };
    sources.iter().for_each(|source| loader.sort_in(source));
    let codes: Vec<&str> = loader.files.keys().copied().collect();
    codes.iter().for_each(|code| loader.build(code));
    let locales = loader.done.into_values().flatten().map(|(locale, _)| (locale.language().clone(), locale));
    (locales.collect(), loader.problems)
}

impl<'a> Loader<'a> {
    fn sort_in(&mut self, source: &'a Source) {
        let mut parts = source.path.split('/').skip(1);
        let (Some(code), Some(file), None) = (parts.next(), parts.next(), parts.next()) else {
            return self.bad_name(source, source.path.rsplit('/').next().unwrap_or_default());
        };
        if code.parse::<LanguageIdentifier>().is_err() {
            return self.bad_name(source, code);
        }
        let part = MESSAGES.iter().find(|(name, _)| *name == file).map(|(_, part)| *part);
        match part {
            Some(part) => self.files.entry(code).or_default().messages.push((part, source)),
            None if file == DATA => self.files.entry(code).or_default().data.push(source),
            None => self.bad_name(source, file),
        }
    }

    fn bad_name(&mut self, source: &Source, name: &str) {
        self.problems.push(
            Diagnostic::new(Problem::BadFileName, Span::file(&source.path)).arg("reason", "form").arg("name", name),
        );
    }

    /// Builds the locale `code`, its fallback first.
    fn build(&mut self, code: &'a str) {
        if self.done.contains_key(code) {
            return;
        }
        self.done.insert(code, None);
        let files = self.files.remove(code).unwrap_or_default();
        if let Some(known) = self.known(code, &files.all()) {
            self.done.insert(code, Some(known));
            return;
        }
        let problems = self.problems.len();
        let layers: Vec<(&Source, Mapping)> =
            files.data.iter().filter_map(|source| Some((*source, self.layer(source)?))).collect();
        let (fallback, inherited) = self.fallback(&layers).unzip();
        if files.data.is_empty() {
            let missing = format!("locales/{code}/{DATA}");
            let file = Span::file(&Arc::from(missing.as_str()));
            self.problems.push(Diagnostic::new(Problem::MissingFile, file).arg("file", missing));
        }
        let own: BTreeSet<String> = layers.iter().flat_map(|(_, layer)| layer.keys().filter_map(text)).collect();
        let Some((data, merged)) = self.data(inherited.unwrap_or_default(), layers) else { return };
        let bundles = self.bundles(code, &files, &data, fallback.as_deref());
        let rules = Rules { data, merged: merged.clone(), own };
        let locale = Locale::new(Language::new(code), rules, bundles, fallback.clone());
        let locale = Arc::new(locale);
        if self.problems.len() == problems {
            let read = Read { files: files.all(), fallback, locale: locale.clone(), merged: merged.clone() };
            self.recall.locales.insert(code.to_owned(), read);
        }
        self.done.insert(code, Some((locale, merged)));
    }

    /// The locale `code` as it was read last, if that was from `files` and its fallback is the same.
    fn known(&mut self, code: &str, files: &[Source]) -> Option<(Arc<Locale>, Mapping)> {
        let Read { fallback, locale, merged, .. } =
            self.recall.locales.get(code).filter(|known| known.files == files)?.clone();
        if let Some(fallback) = fallback {
            let now = self.built(fallback.language().code())?;
            Arc::ptr_eq(&now.0, &fallback).then_some(())?;
        }
        Some((locale, merged))
    }

    /// The locale `code`, which is built now unless it is there.
    fn built(&mut self, code: &str) -> Option<(Arc<Locale>, Mapping)> {
        if let Some(known) = self.files.keys().copied().find(|known| *known == code) {
            self.build(known);
        }
        self.done.get(code).cloned().flatten()
    }

    /// One file as a mapping.
    fn layer(&mut self, source: &Source) -> Option<Mapping> {
        if nests_too_deep(&source.text.read()) {
            let problem = Diagnostic::new(Problem::BadYaml, Span::file(&source.path));
            self.problems.push(problem.arg("reason", "deep"));
            return None;
        }
        match serde_yaml::from_str::<Value>(&source.text.read()) {
            Ok(Value::Mapping(mapping)) => Some(mapping),
            Ok(Value::Null) => Some(Mapping::new()),
            Ok(_) => {
                let problem = Diagnostic::new(Problem::BadYaml, Span::file(&source.path));
                self.problems.push(problem.arg("reason", "expected keys with values"));
                None
            }
            Err(error) => {
                self.problems.push(bad_yaml(source, &error));
                None
            }
        }
    }

    /// The locale that the last of `layers` to name one falls back to, and its data.
    fn fallback(&mut self, layers: &[(&Source, Mapping)]) -> Option<(Arc<Locale>, Mapping)> {
        let named = |(source, layer): &(&'_ Source, Mapping)| {
            Some((source.path.clone(), layer.get(FALLBACK)?.as_str()?.to_owned()))
        };
        let (path, code) = layers.iter().rev().find_map(named)?;
        let found = self.built(&code);
        if found.is_none() {
            let accepted: Vec<&str> =
                self.files.keys().chain(self.done.keys()).copied().filter(|c| *c != code).collect();
            let problem = Diagnostic::new(Problem::WrongValue, Span::file(&path)).arg("key", FALLBACK);
            let problem = problem.arg("nearest", nearest(&code, accepted.iter().copied()).unwrap_or_default());
            self.problems.push(problem.arg("accepted", accepted.join(", ")).arg("value", code));
        }
        found
    }

    /// The data of all layers that can be read over what is inherited.
    fn data(&mut self, inherited: Mapping, layers: Vec<(&Source, Mapping)>) -> Option<(LocaleData, Mapping)> {
        let mut merged = inherited;
        merged.remove(FALLBACK);
        merged.remove(OPEN_GRAPH);
        let mut data = None;
        for (source, layer) in layers {
            let mut next = merged.clone();
            guards::check_sections(source, &layer, &mut self.problems);
            guards::check_lists(source, &layer, &mut self.problems);
            let kept = guards::kept(&merged, &layer, data.is_some());
            merge(&mut next, layer);
            merge(&mut next, kept);
            match serde_yaml::from_value::<LocaleData>(Value::Mapping(next.clone())) {
                Ok(read) => {
                    data = Some(read);
                    merged = next;
                }
                Err(error) => self.problems.push(locate(source, &error)),
            }
        }
        data.map(|data| (data, merged))
    }

    fn bundles(&mut self, code: &str, files: &Files, data: &LocaleData, fallback: Option<&Locale>) -> Bundles {
        let plurals = data.plurals.parse().unwrap_or_default();
        let known = &self.recall.bundles;
        // A language that the tool does not speak: its messages are all of the site's own making.
        let is_new = !files.messages.iter().any(|(part, _)| *part == Part::Diagnostics);
        let chain = || std::iter::successors(fallback.filter(|_| is_new), |locale| locale.fallback.as_deref());
        let bases = |part: Part| -> Vec<&Bundle> { chain().map(|locale| locale.bundles.of(part)).collect() };
        let read = |part: Part| {
            let own: Vec<&Source> = files.messages.iter().filter(|(of, _)| *of == part).map(|(_, own)| *own).collect();
            let known = known.get(&(code.to_owned(), part)).filter(|it| it.is_of(&own, &plurals, &data.numbers));
            known.map_or_else(
                || bundle(&own, &plurals, &data.numbers, &bases(part)),
                |known| (known.clone(), Vec::new()),
            )
        };
        let ((site, diagnostics), cli) =
            rayon::join(|| rayon::join(|| read(Part::Site), || read(Part::Diagnostics)), || read(Part::Cli));
        let mut told = |part: Part, (bundle, problems): (Arc<Bundle>, Vec<Diagnostic>)| {
            if problems.is_empty() {
                self.recall.bundles.insert((code.to_owned(), part), bundle.clone());
            }
            self.problems.extend(problems);
            bundle
        };
        Bundles {
            site: told(Part::Site, site),
            diagnostics: told(Part::Diagnostics, diagnostics),
            cli: told(Part::Cli, cli),
        }
    }
}

/// The messages of `files`, and what is wrong with them; `fallbacks` have those that they stand for.
fn bundle(
    files: &[&Source],
    plurals: &LanguageIdentifier,
    numbers: &Numbers,
    fallbacks: &[&Bundle],
) -> (Arc<Bundle>, Vec<Diagnostic>) {
    let mut bundle = Bundle::new(plurals, numbers);
    let mut problems: Vec<Diagnostic> = files.iter().flat_map(|source| bundle.add(source)).collect();
    bundle.find_endless();
    problems.extend(bundle.unknown_references());
    problems.extend(bundle.misfits(fallbacks));
    problems.extend(bundle.strangers(fallbacks));
    (Arc::new(bundle), problems)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// Puts the keys of `over` over those of `base`; mappings below merge, everything else is replaced.
fn merge(base: &mut Mapping, over: Mapping) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(Value::Mapping(base)), Value::Mapping(over)) => merge(base, over),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

/// The place of `error`, which the merged data does not know: reading the file alone stumbles over
/// the same key, unless a key is missing, which has no place.
fn locate(source: &Source, error: &serde_yaml::Error) -> Diagnostic {
    let alone = serde_yaml::from_str::<LocaleData>(&source.text.read()).err().filter(|alone| same_reason(alone, error));
    bad_yaml(source, alone.as_ref().unwrap_or(error))
}

fn same_reason(one: &serde_yaml::Error, other: &serde_yaml::Error) -> bool {
    let (one, other) = (reason(one), reason(other));
    one.ends_with(&other) || other.ends_with(&one)
}

fn bad_yaml(source: &Source, error: &serde_yaml::Error) -> Diagnostic {
    let place = error.location().map(|at| offset(&source.text.read(), at.line(), at.column()));
    let span = place.map_or_else(|| Span::file(&source.path), |at| span(source, at, at));
    Diagnostic::new(Problem::BadYaml, span).arg("reason", reason(error))
}

/// The sentence of `error` without its place, which reports show themselves.
fn reason(error: &serde_yaml::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// The byte at `line` and `column` (in characters), both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let line = &text[before..];
    before + line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}
