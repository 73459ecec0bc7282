//! Every text that a site says, with its language and the way back to its place.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use serde_yaml::Value;

use super::carried::{Carried, is_for_pages, named_lines};
use super::template;
use crate::diag::{Span, nests_too_deep};
use crate::discover::Source;
use crate::markdown::{Prose, ProsePlaces, Reference};
use crate::parse::front::{Honoree, Picture};
use crate::parse::{
    self, Data, DataFile, Document, Facts, FieldPath, HoursFront, Located, Own, Part, data, field_span,
};
use crate::site::Language;

/// A stretch of prose in one language.
#[derive(Debug)]
pub struct Passage<'a> {
    pub language: &'a Language,
    pub text: Cow<'a, str>,
    /// Whether it stands on a sensitive page.
    pub sensitive: bool,
    /// Whether it is a campaign's theme itself.
    pub theme: bool,
    pub sought: Sought,
    place: Place<'a>,
    /// Of a body: asked for by each problem in it (PUB-04).
    places: OnceLock<ProsePlaces>,
}

/// What a text is looked through for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    Everything,
    /// Numbers are found elsewhere.
    Words,
    Numbers,
}

#[derive(Debug, Clone)]
enum Place<'a> {
    Body(&'a Document),
    /// A body together with its code.
    Spoken(&'a Document, &'a Prose),
    /// Bytes of a body that lead elsewhere.
    Link(&'a Document, Range<usize>),
    Field(&'a Document, FieldPath),
    Row(&'a DataFile, FieldPath),
    Setting(&'a Source, FieldPath),
    /// Byte for byte; of messages, with those that the program carries.
    Messages(&'a Source, Option<&'a Carried>),
    Rule(&'a Source, FieldPath),
}

impl Passage<'_> {
    /// Whether it is words of the interface, in which no directive can stand.
    pub fn is_messages(&self) -> bool {
        matches!(self.place, Place::Messages(..) | Place::Rule(..))
    }

    /// Whether the message in which byte `at` stands says `number` in the words of the program too: HOT-01 keeps out
    /// what a site adds.
    pub fn is_carried(&self, at: usize, number: &str) -> bool {
        let Place::Messages(source, Some(carried)) = &self.place else { return false };
        let text = source.text.read();
        let mut lines = named_lines(&text).scan(0, |end, (name, line)| {
            *end += line.len();
            Some((*end, name))
        });
        lines.find(|(end, _)| at < *end).is_some_and(|(_, name)| carried.says(name, number))
    }

    /// Where bytes `range` of the text stand: to the byte, or the whole field where YAML folds or
    /// escapes what it says.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let (source, field) = match &self.place {
            Place::Body(document) => {
                let places = self.places.get_or_init(|| document.body.scan.prose.places());
                return document.body_span(&places.source(range));
            }
            Place::Spoken(document, prose) => return document.body_span(&prose.source(range)),
            Place::Link(document, link) => return document.body_span(link),
            Place::Messages(source, _) => return Span::new(&source.path, range.start, range.end),
            Place::Field(document, path) => (&document.source, document.span(path, Part::Value)),
            Place::Row(file, path) => (&file.source, file.span(path, Part::Value)),
            Place::Setting(source, path) | Place::Rule(source, path) => {
                (*source, field_span(source, path, Part::Value))
            }
        };
        let text = source.text.read();
        let written = text.get(field.start..field.end).unwrap_or_default();
        match written.find(&*self.text) {
            Some(at) => Span::new(&source.path, field.start + at + range.start, field.start + at + range.end),
            None => field,
        }
    }
}

/// The messages of a Fluent file for pages, all in one; comments say nothing to a reader, and what was copied from
/// the program is no word of the site.
pub fn of_messages<'a>(source: &'a Source, language: &'a Language, carried: &'a Carried) -> Option<Passage<'a>> {
    if !is_for_pages(source) {
        return None;
    }
    let text = source.text.read();
    let blank = |line: &str| " ".repeat(line.len().saturating_sub(1)) + if line.ends_with('\n') { "\n" } else { " " };
    let is_said = |name: &str, line: &str| !line.starts_with('#') && !carried.has(name, line);
    let shown = named_lines(&text).map(|(name, line)| if is_said(name, line) { line.to_owned() } else { blank(line) });
    let mut gatherer = Gatherer { passages: Vec::new(), sensitive: true };
    gatherer.add(language, shown.collect::<String>(), Place::Messages(source, Some(carried)));
    gatherer.passages.pop()
}

/// Parts of `locale.yaml` whose words pages show.
const SHOWN: [&str; 3] = ["calendar", "dates", "languages"];

/// What a `locale.yaml` says to readers; one that cannot be read was reported.
pub fn of_rules<'a>(source: &'a Source, language: &'a Language) -> Vec<Passage<'a>> {
    let mut gatherer = Gatherer { passages: Vec::new(), sensitive: true };
    if !source.path.ends_with("/locale.yaml") {
        return gatherer.passages;
    }
    let text = source.text.read();
    if !nests_too_deep(&text)
        && let Ok(Value::Mapping(rules)) = serde_yaml::from_str(&text)
    {
        for (key, value) in SHOWN.iter().filter_map(|key| Some((key, rules.get(key)?))) {
            gatherer.texts_below(language, FieldPath::default().key(key), value, source);
        }
    }
    gatherer.passages
}

/// What a template says itself, all in one: without what it is given, comments, and tags but for what some attributes
/// say.
pub fn of_template<'a>(source: &'a Source, language: &'a Language) -> Option<Passage<'a>> {
    if !source.path.ends_with(".html") {
        return None;
    }
    let mut gatherer = Gatherer { passages: Vec::new(), sensitive: true };
    gatherer.add(language, template::said(&source.text.read()), Place::Messages(source, None));
    gatherer.passages.pop()
}

/// Makes passages of one kind of place.
struct Gatherer<'a> {
    passages: Vec<Passage<'a>>,
    sensitive: bool,
}

impl<'a> Gatherer<'a> {
    fn add(&mut self, language: &'a Language, text: impl Into<Cow<'a, str>>, place: Place<'a>) {
        let text = text.into();
        let sensitive = self.sensitive;
        let (sought, places) = (Sought::Everything, OnceLock::new());
        self.passages.push(Passage { language, text, sensitive, theme: false, sought, place, places });
    }

    /// What only holds numbers: the code in a body, and links to people's accounts.
    fn spoken(&mut self, document: &'a Document, text: &str) {
        let body = document.body_of(text);
        let scan = &document.body.scan;
        if let Some(prose) = scan.spoken.as_deref().filter(|_| scan.has_numbers_in_code) {
            self.passages.iter_mut().for_each(|passage| passage.sought = Sought::Words);
            self.add(&document.language, prose.text(body), Place::Spoken(document, prose));
        }
        // An address that is written out is found in the prose.
        let prose = self.passages.first().map_or("", |passage| &passage.text);
        let is_hidden = |link: &&Reference| {
            let has_digits = link.destination.contains(|letter: char| letter.is_ascii_digit());
            has_digits && link.destination.contains("://") && !prose.contains(&*link.destination)
        };
        let links: Vec<&Reference> = document.body.scan.references.iter().filter(is_hidden).collect();
        for link in links {
            self.add(&document.language, &*link.destination, Place::Link(document, link.range.clone()));
        }
        let own = self.passages.iter_mut().filter(|it| matches!(it.place, Place::Spoken(..) | Place::Link(..)));
        own.for_each(|passage| passage.sought = Sought::Numbers);
    }

    /// Every text of `value`, which stands at `path` of the rules in `source`.
    fn texts_below(&mut self, language: &'a Language, path: FieldPath, value: &Value, source: &'a Source) {
        match value {
            Value::String(text) => self.add(language, text.clone(), Place::Rule(source, path)),
            Value::Sequence(items) => {
                let items = items.iter().enumerate();
                items.for_each(|(at, item)| self.texts_below(language, path.item(at), item, source));
            }
            Value::Mapping(map) => {
                let known = map.iter().filter_map(|(key, value)| Some((key.as_str()?, value)));
                known.for_each(|(key, value)| self.texts_below(language, path.key(key), value, source));
            }
            _ => {}
        }
    }

    fn local(&mut self, text: &'a data::LocalText, place: impl Fn(&str) -> Place<'a>) {
        for (language, text) in text {
            self.add(language, &**text, place(language.code()));
        }
    }
}

/// What one file of a piece says, whose source is `text`; facts stand in the original only.
pub fn of_document<'a>(document: &'a Document, text: &str, sensitive: bool) -> Vec<Passage<'a>> {
    let mut gatherer = Gatherer { passages: Vec::new(), sensitive };
    gatherer.add(&document.language, document.prose(text), Place::Body(document));
    gatherer.spoken(document, text);
    for (path, text) in fields(document) {
        let theme = path == FieldPath::default().key("theme");
        gatherer.add(&document.language, text, Place::Field(document, path));
        gatherer.passages.iter_mut().next_back().into_iter().for_each(|passage| passage.theme = theme);
    }
    if let Some(Own::Place(place)) = document.facts.as_ref().map(|facts| &facts.own)
        && let HoursFront::Weekly { note, .. } = &place.hours
    {
        let path = FieldPath::default().key("hours").key("note");
        gatherer.local(note, |code| Place::Field(document, path.key(code)));
    }
    gatherer.passages
}

/// Texts of the front matter with their paths.
fn fields<'a>(document: &'a Document) -> Vec<(FieldPath, &'a str)> {
    let top = FieldPath::default();
    let parse::Texts { title, summary, safe_title, picture_alt, picture_caption, pictures, .. } = &document.texts;
    let own = document.texts.own();
    let parse::OwnTexts { theme, goal_line, venue, position, achievement, award, quote, slogans, .. } = own;
    let mut fields = vec![(top.key("title"), title.as_str())];
    let mut add = |path: FieldPath, text: Option<&'a str>| fields.extend(text.map(|text| (path, text)));
    add(top.key("safe_title"), safe_title.as_ref().map(|title| title.value.as_str()));
    for (key, text) in [
        ("summary", summary),
        ("theme", theme),
        ("goal_line", goal_line),
        ("venue", venue),
        ("position", position),
        ("achievement", achievement),
        ("award", award),
        ("quote", quote),
    ] {
        add(top.key(key), text.as_deref());
    }
    add(top.key("image").key("alt"), picture_alt.as_deref());
    add(top.key("image").key("caption"), picture_caption.as_deref());
    for (at, (id, text)) in slogans.iter().enumerate() {
        let slogans = top.key("slogans");
        let path = if document.facts.is_some() { slogans.item(at).key("text") } else { slogans.key(id) };
        add(path, Some(text));
    }
    add(top.key("logo").key("alt"), own.logo_alt.as_deref());
    add(top.key("portrait").key("alt"), own.portrait_alt.as_deref());
    for (at, (id, texts)) in pictures.iter().enumerate() {
        let pictures = top.key("pictures");
        let path = if document.facts.is_some() { pictures.item(at) } else { pictures.key(id) };
        add(path.key("alt"), texts.alt.as_deref());
        add(path.key("caption"), texts.caption.as_deref());
    }
    if let Some(facts) = &document.facts {
        said_by(facts, &mut add);
    }
    fields
}

/// Texts among the facts: who wrote, who took the picture, names that stand in place of an id.
fn said_by<'a>(facts: &'a Facts, add: &mut impl FnMut(FieldPath, Option<&'a str>)) {
    let top = FieldPath::default();
    let credit = |picture: &'a Option<Picture>| picture.as_ref().and_then(|picture| picture.credit.as_deref());
    add(top.key("image").key("credit"), credit(&facts.common.picture));
    for (at, (_, picture)) in facts.common.pictures.iter().enumerate() {
        add(top.key("pictures").item(at).key("credit"), picture.credit.as_deref());
    }
    let mut named = |field: &'a Option<Located<String>>| {
        field.iter().for_each(|name| add(name.path.clone(), Some(&name.value)));
    };
    match &facts.own {
        Own::Article(article) => named(&article.byline),
        Own::Campaign(campaign) => [&campaign.lead, &campaign.organiser].into_iter().for_each(named),
        Own::Event(event) => [&event.organiser, &event.chair].into_iter().for_each(named),
        Own::Honoree(honoree) => named(&honoree.organisation),
        Own::Place(_) | Own::Page(_) => {}
    }
    match &facts.own {
        Own::Place(place) => add(top.key("address"), place.address.as_deref()),
        Own::Article(article) => add(top.key("source"), article.source.as_deref()),
        Own::Campaign(campaign) => {
            campaign.partners.iter().for_each(|name| add(name.path.clone(), Some(&name.value)));
            add(top.key("logo").key("credit"), credit(&campaign.logo));
        }
        Own::Honoree(honoree) => {
            let Honoree { name, sort_name, honorific, hometown, ethnicity, portrait, .. } = &**honoree;
            add(top.key("portrait").key("credit"), credit(portrait));
            let texts = [
                ("name", name),
                ("sort_name", sort_name),
                ("honorific", honorific),
                ("hometown", hometown),
                ("ethnicity", ethnicity),
            ];
            texts.into_iter().for_each(|(key, text)| add(top.key(key), text.as_deref()));
        }
        Own::Event(_) | Own::Page(_) => {}
    }
}

/// Whether what a data file says may stand on sensitive pages, as all but documents may: who answers for a place, where
/// it is, an abbreviation that is explained.
pub fn is_sensitive(file: &DataFile) -> bool {
    !matches!(file.data, Data::Documents(_))
}

/// What a data file says; what is in no language by itself is in `original`.
pub fn of_data<'a>(file: &'a DataFile, original: &'a Language) -> Vec<Passage<'a>> {
    let mut gatherer = Gatherer { passages: Vec::new(), sensitive: is_sensitive(file) };
    if let Data::Units(rows) = &file.data {
        for row in rows {
            gatherer.add(original, row.name.as_str(), Place::Row(file, row.code.path.parent().key("name")));
        }
    }
    let mut add = |row: &FieldPath, key: &str, text| {
        let path = row.parent().key(key);
        gatherer.local(text, |code| Place::Row(file, path.key(code)));
    };
    match &file.data {
        Data::Hotlines(rows) => rows.iter().for_each(|row| {
            let texts =
                [("name", &row.name), ("operator", &row.operator), ("source", &row.source), ("note", &row.note)];
            texts.into_iter().for_each(|(key, text)| add(&row.id.path, key, text));
            if let HoursFront::Weekly { note, .. } = &row.hours {
                add(&row.id.path.parent().key("hours").key("note"), "note", note);
            }
        }),
        Data::Organisations(rows) => rows.iter().for_each(|row| {
            add(&row.id.path, "name", &row.name);
            add(&row.id.path, "abbreviation", &row.abbreviation);
        }),
        Data::Topics(rows) => rows.iter().for_each(|row| add(&row.id.path, "label", &row.label)),
        Data::Glossary(rows) => rows.iter().for_each(|row| add(&row.id.path, "text", &row.text)),
        Data::Documents(rows) => rows.iter().for_each(|row| {
            add(&row.id.path, "title", &row.title);
            if let Some(data::Issuer::Named(name)) = &row.issuer {
                add(&row.id.path, "issuer", name);
            }
        }),
        Data::Units(_) => {}
    }
    gatherer.passages
}

/// What `site.yaml` says.
pub fn of_settings<'a>(settings: &'a parse::Settings, source: &'a Source) -> Vec<Passage<'a>> {
    let mut gatherer = Gatherer { passages: Vec::new(), sensitive: true };
    for (key, text) in [("title", &settings.title), ("safe_title", &settings.safe_title)] {
        let path = FieldPath::default().key(key);
        gatherer.local(text, |code| Place::Setting(source, path.key(code)));
    }
    gatherer.passages
}
