//! What texts may not say: numbers that belong in the registry (HOT-01), coordinates (LOC-05),
//! identity numbers (CON-04), promises that are not true (SAF-08), words that give a reader away
//! (TRACE-04), the campaign's own words written wrongly (TXT-09).
//!
//! Enter at [`check`]. Texts are taken apart once ([`passage`], [`words`]); each check is a function
//! from a text to the places of what is wrong.

mod angles;
mod carried;
mod claims;
mod clues;
mod coordinates;
mod counts;
mod digits;
mod document_number;
mod grid;
mod identity;
mod maps;
mod neutral;
mod passage;
mod phones;
mod phrases;
mod plain;
mod plus_codes;
mod reading;
mod recall;
mod rules;
mod short_numbers;
mod stretches;
mod template;
#[cfg(test)]
mod tests;
mod theme;
mod weekday;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::Input;
use super::groups::Group;
use super::registry::Registry;
use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::discover::Source;
use crate::locale::Locales;
use crate::parse::{Data, DataFile, Document, FieldPath, Own, Part};
use crate::site::{ArticleKind, EventState, Kind, Language, PieceId, Role, phone};
use carried::Carried;
pub use clues::Clues;
use maps::Maps;
use passage::{Passage, Sought};
use plain::Plain;
use recall::Context;
pub use recall::Recall;
use rules::Rules;
use words::Words;

/// What all checks need to know.
struct Checker<'a> {
    rules: BTreeMap<Language, Rules<'a>>,
    clues: Clues,
    maps: Maps,
    /// Numbers of the registry as dialled, with their ids.
    hotlines: Vec<(String, &'a str)>,
    /// Hashes of those of them that are looked for only where somebody is told to call.
    short: Vec<u64>,
    /// The language of what is in none by itself.
    original: Option<Language>,
    locales: &'a Locales,
}

/// Everything that the texts of a site say and must not. Documents that `recall` knows are not looked at
/// again.
pub fn check(
    input: &Input,
    groups: &BTreeMap<PieceId, Group>,
    registry: &Registry,
    locales: &Locales,
    recall: &mut Recall,
) -> Vec<Diagnostic> {
    let themes = rules::themes(groups);
    let hotlines: Vec<(String, &str)> =
        registry.hotlines.table.iter().map(|line| (phone::dialled(&line.number), &*line.id)).collect();
    let checker = Checker {
        rules: rules::by_language(&themes, locales),
        clues: Clues::new(locales),
        maps: Maps::new(locales.iter().flat_map(|locale| &locale.data().map_hosts).map(String::as_str)),
        short: hotlines
            .iter()
            .filter(|(number, _)| number.len() < 6)
            .map(|(number, _)| words::hash_of(number))
            .collect(),
        hotlines,
        original: input.settings.codes().into_iter().next(),
        locales,
    };
    let context = Context::new(&themes, &checker.hotlines, input.settings.codes(), locales);
    let documents = documents(&input.documents, groups);
    let texts: Vec<&Source> = documents.iter().map(|(document, _)| &document.source).collect();
    let look = |at: usize| checker.document(documents[at].0, documents[at].1);
    let found = recall.look(context, &texts, |at| documents[at].1, look);
    let mut problems: Vec<Diagnostic> = found.into_iter().flatten().collect();
    input.data.iter().for_each(|file| checker.data(file, &mut problems));
    if !input.wording.is_empty() {
        let carried = Carried::of(&input.carried);
        input.wording.iter().for_each(|source| checker.wording(source, &carried, &mut problems));
    }
    input.templates.iter().for_each(|source| checker.template(source, &mut problems));
    let Source { path, text } = input.settings_source;
    let found = checker.raw(path, &text.read(), true, &mut problems);
    neutral::check_site(input.settings, input.settings_source, locales, &mut problems);
    let passages = passage::of_settings(input.settings, input.settings_source);
    passages.iter().for_each(|passage| checker.passage(passage, &[], &found, &mut problems));
    problems
}

/// All of `documents`, each with whether it is sensitive: those of `groups`, then those that stand in none, which is
/// told as a problem.
fn documents<'a>(documents: &[&'a Document], groups: &BTreeMap<PieceId, Group<'a>>) -> Vec<(&'a Document, bool)> {
    let of_group = |group: &Group<'a>| {
        let sensitive = is_sensitive(group);
        group.documents().map(move |document| (document, sensitive)).collect::<Vec<_>>()
    };
    let mut all: Vec<(&Document, bool)> = groups.values().flat_map(of_group).collect();
    if all.len() < documents.len() {
        let others = documents.iter().filter_map(|document| {
            let group = groups.get(&document.id);
            let is_in = group.is_some_and(|group| group.documents().any(|own| std::ptr::eq(own, *document)));
            (!is_in).then(|| (*document, group.is_some_and(is_sensitive)))
        });
        all.extend(others);
    }
    all
}

/// What would make `documents` easier to read, and what calendars want to know: no promise depends on it, so only `check` asks.
pub fn advise(documents: &[&Document], data: &[&DataFile], locales: &Locales) -> Vec<Diagnostic> {
    let glossary = data.iter().flat_map(|file| match &file.data {
        Data::Glossary(rows) => rows.iter().map(|row| row.id.value.as_str()).collect(),
        _ => Vec::new(),
    });
    let glossary: Vec<&str> = glossary.collect();
    let of_document = |document: &&Document| {
        let reading = locales.get(&document.language).and_then(|locale| locale.data().reading.as_ref());
        let read = reading.map(|reading| reading::advise(document, reading, &glossary)).unwrap_or_default();
        read.into_iter().chain(change_without_day(document))
    };
    documents.par_iter().flat_map_iter(of_document).collect()
}

/// An event that was called off, and no day on which it was: calendars that have it take the change by that day
/// (RFC 5545 §3.8.7.4).
fn change_without_day(document: &Document) -> Option<Diagnostic> {
    let facts = document.facts.as_deref()?;
    let Own::Event(event) = &facts.own else { return None };
    let is_off = matches!(event.state, Some(EventState::Postponed | EventState::Cancelled));
    let span = || document.span(&FieldPath::default().key("state"), Part::Value);
    (is_off && facts.common.updated.is_none()).then(|| Diagnostic::new(Problem::UpdatedMissing, span()))
}

/// Whether a piece is sensitive: by its kind, or because its writer raised it (safety.md).
fn is_sensitive(group: &Group) -> bool {
    group.facts.common.sensitive
        || match &group.facts.own {
            Own::Place(_) => true,
            Own::Article(own) => own.kind == Some(ArticleKind::Qa),
            Own::Page(own) => own.role == Some(Role::Safety),
            Own::Campaign(_) | Own::Event(_) | Own::Honoree(_) => false,
        }
}

impl Checker<'_> {
    fn document(&self, document: &Document, sensitive: bool) -> Vec<Diagnostic> {
        let (mut problems, text) = (Vec::new(), document.source.text.read());
        let found = self.raw(&document.source.path, &text, sensitive, &mut problems);
        let allowed = &*document.texts.allowed_claims;
        for passage in passage::of_document(document, &text, sensitive) {
            self.passage(&passage, allowed, &found, &mut problems);
        }
        if sensitive {
            neutral::check_body(document, &mut problems);
            // A campaign, an event, an honouree keeps its address; it has no neutral one.
            if matches!(document.id.kind, Kind::Article | Kind::Page | Kind::Place) {
                neutral::check_head(document, self.locales, &mut problems);
            }
        }
        problems.extend(evidence(document));
        problems
    }

    fn data(&self, file: &DataFile, problems: &mut Vec<Diagnostic>) {
        let sensitive = passage::is_sensitive(file);
        let found = self.raw(&file.source.path, &file.source.text.read(), sensitive, problems);
        for passage in self.original.iter().flat_map(|original| passage::of_data(file, original)) {
            self.passage(&passage, &[], &found, problems);
        }
        neutral::check_hotlines(file, self.locales, problems);
        let Data::Documents(rows) = &file.data else { return };
        for row in rows.iter().filter(|row| !row.number.is_empty() && !document_number::is_official(&row.number)) {
            let span = file.span(&row.id.path.parent().key("number"), Part::Value);
            let nearest = document_number::nearest(&row.number).unwrap_or_default();
            let problem = Diagnostic::new(Problem::DocumentNumber, span).arg("number", &row.number);
            problems.push(problem.arg("nearest", nearest));
        }
    }

    /// A site's own words for its pages: each may stand on a sensitive one.
    fn wording(&self, source: &Source, carried: &Carried, problems: &mut Vec<Diagnostic>) {
        let text = source.text.read();
        let found = self.raw(&source.path, &text, true, problems);
        let code = source.path.split('/').nth(1).unwrap_or_default();
        let language = self.rules.keys().find(|language| language.code() == code);
        if let Some(passage) = language.and_then(|language| passage::of_messages(source, language, carried)) {
            self.passage(&passage, &[], &found, problems);
        }
        let rules = language.map(|language| passage::of_rules(source, language));
        rules.iter().flatten().for_each(|passage| self.passage(passage, &[], &found, problems));
        neutral::check_sections(source, self.locales, problems);
        neutral::check_messages(source, self.locales, problems);
    }

    /// A file of the site's own theme: its words are in any language, and any page may show them.
    fn template(&self, source: &Source, problems: &mut Vec<Diagnostic>) {
        let places = self.raw(&source.path, &source.text.read(), true, problems);
        let mut found = Vec::new();
        let passages = self.rules.keys().filter_map(|language| passage::of_template(source, language));
        passages.for_each(|passage| self.passage(&passage, &[], &places, &mut found));
        found.sort_by(|one, other| one.span.cmp(&other.span).then_with(|| one.args.cmp(&other.args)));
        found.dedup_by(|one, other| one.span == other.span && one.problem == other.problem);
        problems.extend(found);
    }

    /// What may stand nowhere in a file, comments included. Gives the places of coordinates.
    fn raw(&self, path: &SourcePath, text: &str, sensitive: bool, problems: &mut Vec<Diagnostic>) -> Vec<Range<usize>> {
        let told = |problem, range: &Range<usize>| Diagnostic::new(problem, Span::new(path, range.start, range.end));
        let (plain, unescaped) = (Plain::of(text), Plain::unescaped(text));
        let seen = unescaped.as_ref().or(plain.as_ref());
        let read = seen.map_or(text, |plain| &plain.text);
        let place = |range: Range<usize>| seen.map_or_else(|| range.clone(), |plain| plain.place(&range));
        let found: Vec<Range<usize>> = coordinates::find(read, &self.clues.amounts).into_iter().map(place).collect();
        problems.extend(found.iter().map(|range| told(Problem::Coordinates, range).arg("reason", "pair")));
        let links = self.maps.find(read).into_iter().map(place);
        problems.extend(links.map(|range| match sensitive {
            true => told(Problem::Coordinates, &range).arg("reason", "map"),
            false => told(Problem::MapLink, &range),
        }));
        let cards = identity::find(read, &self.clues.cards).into_iter().map(place);
        problems.extend(cards.map(|range| told(Problem::IdentityNumber, &range)));
        found
    }

    /// What `passage` says; the `coordinates` in its file as such are known.
    fn passage(
        &self,
        passage: &Passage,
        allowed: &[String],
        coordinates: &[Range<usize>],
        problems: &mut Vec<Diagnostic>,
    ) {
        let Some(rules) = self.rules.get(passage.language) else { return };
        let words = Words::of(&passage.text);
        if passage.sought != Sought::Words {
            self.numbers(passage, &words, rules, coordinates, problems);
        }
        if passage.sought == Sought::Numbers {
            return;
        }
        if passage.sensitive {
            for (claim, range) in claims::find(&words, (&rules.claims, rules.locale), allowed) {
                problems.push(Diagnostic::new(Problem::ForbiddenClaim, passage.span(&range)).arg("phrase", claim));
            }
        }
        for misfit in rules.days.misfits(&words) {
            let problem = Diagnostic::new(Problem::WrongWeekday, passage.span(&misfit.range));
            let written = &passage.text[misfit.range];
            problems.push(problem.arg("written", written).arg("date", misfit.date).arg("weekday", misfit.right));
        }
        if !passage.theme {
            themes(passage, &words, rules, problems);
        }
    }

    /// Numbers in `passage`, as somebody reads them who sees neither invisible characters nor wide digits.
    fn numbers(
        &self,
        passage: &Passage,
        words: &Words,
        rules: &Rules,
        coordinates: &[Range<usize>],
        problems: &mut Vec<Diagnostic>,
    ) {
        let plain = Plain::of(&passage.text);
        let text = plain.as_ref().map_or(&*passage.text, |plain| &plain.text);
        if digits::next(text.as_bytes(), 0).is_none() {
            return;
        }
        let place = |range: &Range<usize>| plain.as_ref().map_or_else(|| range.clone(), |plain| plain.place(range));
        // What is bold in part stands whole in the words.
        for range in coordinates::find(text, &self.clues.amounts) {
            let span = passage.span(&place(&range));
            let before = coordinates.partition_point(|known| known.end <= span.start);
            if coordinates.get(before).is_none_or(|known| known.start >= span.end) {
                problems.push(Diagnostic::new(Problem::Coordinates, span).arg("reason", "pair"));
            }
        }
        for range in identity::find(text, &self.clues.cards) {
            let span = passage.span(&place(&range));
            let is_known = |known: &Diagnostic| {
                let (one, other) = (&known.span, &span);
                known.problem == Problem::IdentityNumber
                    && one.file == other.file
                    && one.start < other.end
                    && other.start < one.end
            };
            if !problems.iter().any(is_known) {
                problems.push(Diagnostic::new(Problem::IdentityNumber, span));
            }
        }
        let own = plain.as_ref().map(|plain| Words::of(&plain.text));
        let words = own.as_ref().unwrap_or(words);
        let mut found = phones::find(words, &rules.numbers);
        found.extend(short_numbers::find(words, &self.short, &rules.calls, &rules.numbers));
        for range in found {
            let dialled = phone::dialled(&text[range.clone()]);
            let in_messages = passage.is_messages();
            let place = place(&range);
            if passage.is_carried(place.start, &dialled) {
                continue;
            }
            let known = self.hotlines.iter().find(|(number, _)| *number == dialled && !in_messages);
            let directive = known.map_or_else(String::new, |(_, id)| format!("{{{{hotline {id}}}}}"));
            let problem = Diagnostic::new(Problem::PhoneInProse, passage.span(&place)).arg("nearest", directive);
            problems.push(problem.arg("reason", if in_messages { "message" } else { "text" }));
        }
    }
}

/// Near misses of every campaign's theme; words that are one campaign's theme are no near miss of
/// another's.
fn themes(passage: &Passage, words: &Words, rules: &Rules, problems: &mut Vec<Diagnostic>) {
    let text = &*passage.text;
    for theme in &rules.themes {
        for (range, alike) in theme.near_misses(words) {
            if !rules.themes.iter().any(|theme| theme.is_quoted(&text[range.clone()])) {
                let problem = Diagnostic::new(Problem::ThemeNearMiss, passage.span(&range));
                problems.push(problem.arg("alike", alike.to_string()).arg("phrase", &theme.canonical));
            }
        }
    }
}

/// Evidence of a consent that is more than a file number.
fn evidence(document: &Document) -> Option<Diagnostic> {
    let consent = document.facts.as_ref()?.own.consent();
    let evidence = consent?.evidence.as_ref().filter(|evidence| identity::is_open_evidence(&evidence.value))?;
    Some(Diagnostic::new(Problem::EvidenceNotOpaque, document.span(&evidence.path, Part::Value)))
}
