//! Reading typed fields out of YAML: every wrong value is reported with its place, none stops
//! the reading of the next.

mod days;
mod noting;
mod numbers;
mod values;

use std::cell::RefCell;

use serde_yaml::{Mapping, Value};

use super::reading::Reading;
use super::sketch::{ANY, Form, Note, Shape};
use super::yaml::{FieldPath, Part};
use crate::diag::{Problem, nearest};
use crate::site::{Enumeration, Language};
use values::{chosen, codes, key_text, text_of, wrong_type};

/// A value and the field that it came from, for what can be checked only later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    pub path: FieldPath,
}

/// A map whose fields are taken one by one; what is left over is unknown.
pub struct Fields<'a> {
    reading: &'a Reading<'a>,
    map: &'a Mapping,
    path: FieldPath,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// The fields of `value`, which must be a map.
    pub fn of(reading: &'a Reading<'a>, value: &'a Value, path: FieldPath) -> Option<Self> {
        match value {
            Value::Mapping(map) => Some(Self { reading, map, path, known: RefCell::default() }),
            other => {
                wrong_type(reading, &path, "map", other);
                None
            }
        }
    }

    /// Reports every field that nobody asked for.
    pub fn finish(self) {
        let known = self.known.borrow();
        for key in self.map.keys().filter_map(key_text).filter(|key| !known.contains(&key.as_str())) {
            let accepted = known.join(", ");
            let near = nearest(&key, known.iter().copied()).unwrap_or_default();
            let args = [("key", key.as_str()), ("accepted", &accepted), ("nearest", near)];
            self.report(Problem::UnknownKey, &key, Part::Key, &args);
            self.reading.forgive(&self.path.key(near), near);
        }
    }

    /// Reports each of `facts` that stands here (TRN-01) and takes it as known.
    pub fn refuse_facts(&self, facts: &[&'static str]) {
        for &fact in facts {
            if self.take(fact).is_some() {
                self.report(Problem::FactInTranslation, fact, Part::Key, &[("key", fact), ("reason", "fact")]);
            }
        }
    }

    /// Reports `problem` at the field `key`.
    pub fn report(&self, problem: Problem, key: &str, part: Part, args: &[(&'static str, &str)]) {
        self.reading.report(problem, &self.path.key(key), part, args);
    }

    /// Reports `problem` at the value of `path`, which starts at the top.
    pub fn report_below(&self, problem: Problem, path: &FieldPath, args: &[(&'static str, &str)]) {
        self.reading.report(problem, path, Part::Value, args);
    }

    /// Whether the field is there and not empty.
    pub fn has(&self, key: &'static str) -> bool {
        self.sketches() || self.take(key).is_some()
    }

    /// Text, trimmed. Numbers are the text that stands in the file: `113`, `06001`.
    pub fn text(&self, key: &'static str) -> Option<String> {
        if self.noted(key, || Form::Text) {
            return None;
        }
        let value = self.take(key)?;
        text_of(self.reading, value, &self.path.known(key))
    }

    /// Text that may be empty.
    pub fn text_or_empty(&self, key: &'static str) -> String {
        match self.take(key) {
            Some(Value::String(text)) if text.trim().is_empty() => String::new(),
            _ => self.text(key).unwrap_or_default(),
        }
    }

    /// Text that must be there in the end; empty, without a report, until it is.
    pub fn awaited_text(&self, key: &'static str) -> String {
        self.reading.note(&self.path, key, Note::Required);
        self.text_or_empty(key)
    }

    /// Text that must be there; empty after a report when it is not.
    pub fn required_text(&self, key: &'static str) -> String {
        self.required(key);
        self.text(key).unwrap_or_default()
    }

    /// Text with its place.
    pub fn located(&self, key: &'static str) -> Option<Located<String>> {
        self.text(key).map(|value| Located { value, path: self.path.known(key) })
    }

    /// List of texts with their places; a single text counts as a list of one.
    pub fn located_list(&self, key: &'static str) -> Vec<Located<String>> {
        if self.noted(key, || Form::Texts) {
            return Vec::new();
        }
        self.items(key)
            .into_iter()
            .filter_map(|(value, path)| Some(Located { value: text_of(self.reading, value, &path)?, path }))
            .collect()
    }

    /// List of texts.
    pub fn texts(&self, key: &'static str) -> Vec<String> {
        self.located_list(key).into_iter().map(|located| located.value).collect()
    }

    /// `true` or `false`; absent is false.
    pub fn flag(&self, key: &'static str) -> bool {
        if self.noted(key, || Form::Flag) {
            return false;
        }
        match self.take(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                wrong_type(self.reading, &self.path.known(key), "boolean", other);
                false
            }
        }
    }

    /// A word out of a closed set.
    pub fn choice<E: Enumeration>(&self, key: &'static str) -> Option<E> {
        if self.noted(key, || Form::Word(E::NAME, codes::<E>())) {
            return None;
        }
        let text = self.text(key)?;
        chosen(self.reading, &self.path.known(key), key, &text)
    }

    /// A word out of a closed set that must be there.
    pub fn required_choice<E: Enumeration>(&self, key: &'static str) -> Option<E> {
        self.required_of(key, E::NAME);
        self.choice(key)
    }

    /// Words out of a closed set.
    pub fn choices<E: Enumeration>(&self, key: &'static str) -> Vec<E> {
        if self.noted(key, || Form::Words(E::NAME, codes::<E>())) {
            return Vec::new();
        }
        self.located_list(key).iter().filter_map(|text| chosen(self.reading, &text.path, key, &text.value)).collect()
    }

    /// A map below this one.
    pub fn map(&self, key: &'static str) -> Option<Fields<'a>> {
        if self.noted(key, || Form::Map(Shape::default())) {
            return Fields::sketch(self.reading, self.path.known(key));
        }
        Fields::of(self.reading, self.take(key)?, self.path.known(key))
    }

    /// Whether the field is a map.
    pub fn is_map(&self, key: &'static str) -> bool {
        matches!(self.take(key), Some(Value::Mapping(_)))
    }

    /// A list of maps below this one.
    pub fn maps(&self, key: &'static str) -> Vec<Fields<'a>> {
        if self.noted(key, || Form::Maps(Shape::default())) {
            return Fields::sketch(self.reading, self.path.known(key).item(0)).into_iter().collect();
        }
        self.items(key).into_iter().filter_map(|(value, path)| Fields::of(self.reading, value, path)).collect()
    }

    /// The maps of a map below this one, whose keys are data: `pictures: {a: {alt: …}}`.
    pub fn named_maps(&self, key: &'static str) -> Vec<(String, Fields<'a>)> {
        let path = self.path.known(key);
        if self.noted(key, || Form::Named(Shape::default())) {
            let below = Fields::sketch(self.reading, path.key(ANY));
            return below.map(|fields| (ANY.to_owned(), fields)).into_iter().collect();
        }
        match self.take(key) {
            None => Vec::new(),
            Some(Value::Mapping(map)) => {
                let named = map.iter().filter_map(|(name, value)| Some((key_text(name)?, value)));
                named
                    .filter_map(|(name, value)| Some((name.clone(), Fields::of(self.reading, value, path.key(&name))?)))
                    .collect()
            }
            Some(other) => {
                wrong_type(self.reading, &path, "map", other);
                Vec::new()
            }
        }
    }

    /// The keys and text values of a map below this one, whose keys are data: `slogans: {a: …}`.
    pub fn text_map(&self, key: &'static str) -> Vec<(String, String)> {
        let path = self.path.known(key);
        if self.noted(key, || Form::TextMap) {
            return Vec::new();
        }
        match self.take(key) {
            None => Vec::new(),
            Some(Value::Mapping(map)) => map
                .iter()
                .filter_map(|(name, value)| {
                    let name = key_text(name)?;
                    let text = text_of(self.reading, value, &path.key(&name))?;
                    Some((name, text))
                })
                .collect(),
            Some(other) => {
                wrong_type(self.reading, &path, "map", other);
                Vec::new()
            }
        }
    }

    /// A text per language `{vi: …, en: …}`, or one text for the first of `languages`. A language without its text is
    /// reported (TRN-11).
    pub fn local_text(&self, key: &'static str, languages: &[Language]) -> Vec<(Language, String)> {
        self.report_lacking(key, languages, Problem::TextUntranslated);
        self.local(key, languages)
    }

    /// As [`Fields::local_text`], of a text that keeps whoever reads it safe: it may lack in no language (TRN-11).
    pub fn safety_text(&self, key: &'static str, languages: &[Language]) -> Vec<(Language, String)> {
        self.report_lacking(key, languages, Problem::TextMissingLanguage);
        self.local(key, languages)
    }

    /// As [`Fields::local_text`], of a word of addresses, which any language may lend.
    pub fn local_slug(&self, key: &'static str, languages: &[Language]) -> Vec<(Language, String)> {
        self.local(key, languages)
    }

    fn local(&self, key: &'static str, languages: &[Language]) -> Vec<(Language, String)> {
        if self.noted(key, || Form::Local) {
            return Vec::new();
        }
        match self.take(key) {
            Some(Value::Mapping(_)) => self.texts_by_language(key, languages),
            Some(_) => self.text(key).into_iter().zip(languages).map(|(text, first)| (first.clone(), text)).collect(),
            None => Vec::new(),
        }
    }

    fn texts_by_language(&self, key: &'static str, languages: &[Language]) -> Vec<(Language, String)> {
        let mut texts = Vec::new();
        for (code, text) in self.text_map(key) {
            match languages.iter().find(|language| language.code() == code) {
                Some(language) => texts.push((language.clone(), text)),
                // Without any language in `site.yaml` that is what is wrong.
                None if languages.is_empty() => {}
                None => self.unknown_language(key, &code, languages),
            }
        }
        texts.sort_by_key(|(language, _)| languages.iter().position(|known| known == language));
        let written = |language: &Language| self.map.get(key).is_some_and(|map| map.get(language.code()).is_some());
        if let Some(first) = languages.first().filter(|first| !written(first)) {
            let args = [("key", key), ("language", first.code())];
            self.report(Problem::TextMissingLanguage, key, Part::Key, &args);
        }
        texts
    }

    /// Reports as `problem` every language but the first in which the text `key` is not written.
    fn report_lacking(&self, key: &'static str, languages: &[Language], problem: Problem) {
        // What is no text is reported as that; `111` is one.
        let is_text = |value: &&Value| !matches!(value, Value::Sequence(_) | Value::Tagged(_));
        let Some(text) = self.take(key).filter(is_text) else { return };
        for language in languages.iter().skip(1).filter(|language| text.get(language.code()).is_none()) {
            self.report(problem, key, Part::Key, &[("key", key), ("language", language.code())]);
        }
    }

    fn unknown_language(&self, key: &'static str, code: &str, languages: &[Language]) {
        let accepted: Vec<&str> = languages.iter().map(Language::code).collect();
        let args = [("language", code), ("accepted", &accepted.join(", "))];
        self.reading.report(Problem::UnknownLanguage, &self.path.key(key).key(code), Part::Key, &args);
    }

    /// Reports a field that must be there and is not.
    pub fn required(&self, key: &'static str) {
        self.required_of(key, "");
    }

    /// As [`Fields::required`], of a word of the closed set called `set`.
    fn required_of(&self, key: &'static str, set: &str) {
        self.reading.note(&self.path, key, Note::Required);
        if self.take(key).is_none() {
            let within = if self.path.top().is_some() { self.path.to_string() } else { "none".to_owned() };
            let args = [("key", key), ("within", &*within), ("set", set)];
            self.reading.report(Problem::MissingKey, &self.path.key(key), Part::Key, &args);
        }
    }

    /// The path of this map.
    pub fn path(&self) -> &FieldPath {
        &self.path
    }

    /// The keys that stand here, as written.
    pub fn keys(&self) -> Vec<String> {
        self.map.keys().filter_map(key_text).collect()
    }

    /// The text of a field whose key is data, or the texts of its list. It counts as known when `key` is in the table
    /// given to [`Fields::knows`].
    pub fn raw_texts(&self, key: &str) -> Vec<String> {
        let path = self.path.key(key);
        match self.map.get(key) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Sequence(items)) => {
                let texts = items.iter().enumerate().map(|(at, item)| text_of(self.reading, item, &path.item(at)));
                texts.collect::<Option<_>>().unwrap_or_default()
            }
            Some(single) => text_of(self.reading, single, &path).into_iter().collect(),
        }
    }

    /// Takes `keys` as known without reading them.
    pub fn knows(&self, keys: &[&'static str]) {
        self.known.borrow_mut().extend(keys);
    }

    fn items(&self, key: &'static str) -> Vec<(&'a Value, FieldPath)> {
        let path = self.path.known(key);
        match self.take(key) {
            None => Vec::new(),
            Some(Value::Sequence(items)) => items.iter().enumerate().map(|(at, item)| (item, path.item(at))).collect(),
            Some(Value::Mapping(_)) => {
                self.report(
                    Problem::WrongType,
                    key,
                    Part::Value,
                    &[("key", key), ("expected", "list"), ("found", "map")],
                );
                Vec::new()
            }
            Some(Value::String(text)) if self.reading.looks_like_list(&path, text) => {
                self.reading.report(Problem::BadYaml, &path, Part::Value, &[("reason", "dash")]);
                Vec::new()
            }
            Some(single) => vec![(single, path)],
        }
    }

    fn take(&self, key: &'static str) -> Option<&'a Value> {
        let mut known = self.known.borrow_mut();
        if !known.contains(&key) {
            known.push(key);
        }
        self.map.get(key).filter(|value| !value.is_null())
    }
}
