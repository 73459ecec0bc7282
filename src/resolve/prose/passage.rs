//! Every text that a site says, with its language and the way back to its place.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use crate::diag::Span;
use crate::discover::Source;
use crate::markdown::ProsePlaces;
use crate::parse::{self, Data, DataFile, Document, FieldPath, HoursFront, Own, Part, data, field_span};
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
    place: Place<'a>,
    /// Of a body: asked for by each problem in it (PUB-04).
    places: OnceLock<ProsePlaces>,
}

#[derive(Debug, Clone)]
enum Place<'a> {
    Body(&'a Document),
    Field(&'a Document, FieldPath),
    Row(&'a DataFile, FieldPath),
    Setting(&'a Source, FieldPath),
}

impl Passage<'_> {
    /// Where bytes `range` of the text stand: to the byte, or the whole field where YAML folds or
    /// escapes what it says.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let (source, field) = match &self.place {
            Place::Body(document) => {
                let places = self.places.get_or_init(|| document.body.scan.prose.places());
                return document.body_span(&places.source(range));
            }
            Place::Field(document, path) => (&document.source, document.span(path, Part::Value)),
            Place::Row(file, path) => (&file.source, file.span(path, Part::Value)),
            Place::Setting(source, path) => (*source, field_span(source, path, Part::Value)),
        };
        let text = source.text.read();
        let written = text.get(field.start..field.end).unwrap_or_default();
        match written.find(&*self.text) {
            Some(at) => Span::new(&source.path, field.start + at + range.start, field.start + at + range.end),
            None => field,
        }
    }
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
        self.passages.push(Passage { language, text, sensitive, theme: false, place, places: OnceLock::new() });
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
    let parse::Texts { title, summary, safe_title, picture_alt, picture_caption, .. } = &document.texts;
    let parse::OwnTexts { theme, goal_line, venue, position, achievement, award, quote, slogans, .. } =
        document.texts.own();
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
    if let Some(facts) = &document.facts {
        let credit = facts.common.picture.as_ref().and_then(|picture| picture.credit.as_deref());
        add(top.key("image").key("credit"), credit);
        match &facts.own {
            Own::Place(place) => add(top.key("address"), place.address.as_deref()),
            Own::Article(article) => add(top.key("source"), article.source.as_deref()),
            _ => {}
        }
    }
    fields
}

/// What a data file says. Hotlines stand on sensitive pages.
pub fn of_data(file: &DataFile) -> Vec<Passage<'_>> {
    let mut gatherer = Gatherer { passages: Vec::new(), sensitive: matches!(file.data, Data::Hotlines(_)) };
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
        Data::Organisations(rows) => rows.iter().for_each(|row| add(&row.id.path, "name", &row.name)),
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
