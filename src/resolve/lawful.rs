//! What records lawfully publish: offices and units by name, public addresses, phones, people with
//! their consent. A suppressed value that is the same may stand in the output (LOC-04).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::locale::Locales;
use crate::site::secret::{Pattern, Phrase};
use crate::site::{
    Campaign, Enumeration, Event, Honoree, Localised, PieceId, Place, Secret, SecretKind, Site, Table, UnitType,
};

const UNITS: Publisher = Publisher::Table("units.yaml");

/// What is published, by whom. Indexed, for both it and what is suppressed grow with the site.
#[derive(Debug, Default)]
pub struct Lawful {
    values: Vec<Value>,
    /// Positions of values by all their words.
    by_words: BTreeMap<String, Vec<usize>>,
    /// Positions of numbers by their digits.
    by_number: BTreeMap<String, Vec<usize>>,
    /// Positions, by each of their words, of values that count with their parts.
    by_word: BTreeMap<String, Vec<usize>>,
    /// The same of names of people: nobody else's part of one counts.
    by_name: BTreeMap<String, Vec<usize>>,
}

/// What was published last, by whom. Empty, it changes nothing.
#[derive(Debug, Default)]
pub struct Recall(Option<Known>);

#[derive(Debug)]
struct Known {
    edition: u64,
    /// Words for kinds of units.
    kinds: Vec<String>,
    places: Table<Place>,
    honorees: Table<Honoree>,
    events: Table<Event>,
    campaigns: Table<Campaign>,
    lawful: Arc<Lawful>,
}

impl Recall {
    /// As [`Lawful::of`]; `edition` is another one when other records or rules may differ.
    pub fn of(&mut self, site: &Site, locales: &Locales, edition: u64) -> Arc<Lawful> {
        let mut kinds = Vec::new();
        for locale in locales.iter() {
            kinds.extend(UnitType::ALL.iter().map(|kind| locale.label("unit-type", kind.code()).to_owned()));
        }
        let is_same = |known: &&Known| {
            let same_records = known.places.is(&site.places) && known.honorees.is(&site.honorees);
            let same_dates = known.events.is(&site.events) && known.campaigns.is(&site.campaigns);
            known.edition == edition && known.kinds == kinds && same_records && same_dates
        };
        if let Some(known) = self.0.as_ref().filter(is_same) {
            return known.lawful.clone();
        }
        let lawful = Arc::new(Lawful::of(site, locales));
        let (places, honorees, events) = (site.places.clone(), site.honorees.clone(), site.events.clone());
        let campaigns = site.campaigns.clone();
        self.0 = Some(Known { edition, kinds, places, honorees, events, campaigns, lawful: lawful.clone() });
        lawful
    }
}

#[derive(Debug)]
struct Value {
    phrase: Phrase,
    pattern: Option<Pattern>,
    by: Publisher,
    sort: Sort,
}

/// Who publishes a value: a piece, or a table below `content/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publisher {
    Piece(PieceId),
    Table(&'static str),
}

impl fmt::Display for Publisher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Piece(id) => id.fmt(f),
            Self::Table(file) => f.write_str(file),
        }
    }
}

/// For which suppressed values a published one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Names of offices, numbers of hotlines: for all, and their parts where the whole stands.
    Office,
    /// As an office; several may be listed with commas between them.
    Unit,
    /// A word of ours for what pieces are about: no consent of a person who is called so.
    Topic,
    /// What a campaign calls to everybody, its theme and slogans: as a topic, and not the title of a place.
    Slogan,
    /// What is said of a place: not for what is said of people.
    Place,
    /// The same field of another person, whole: that somebody else's merits name a person is no
    /// consent of that person.
    Person(&'static str),
}

impl Sort {
    fn counts_for(self, secret: &Secret) -> bool {
        let personal = matches!(secret.kind, SecretKind::Name | SecretKind::Field);
        match self {
            Self::Office | Self::Unit => true,
            Self::Topic => secret.kind != SecretKind::Name,
            Self::Slogan => secret.kind == SecretKind::Field,
            Self::Place => !personal,
            // A title stands for the name where that is not given.
            Self::Person(field) => personal && (secret.field == field || secret.field == "title" && field == "name"),
        }
    }
}

impl Lawful {
    /// Everything in `site` that is said of a record by its own field.
    pub fn of(site: &Site, locales: &Locales) -> Self {
        let mut lawful = Self::default();
        for organisation in site.organisations.iter() {
            let names = std::iter::once(&organisation.name).chain(&organisation.abbreviation);
            names.for_each(|texts| lawful.add_all(Sort::Office, "organisations.yaml", texts));
        }
        for hotline in site.hotlines.iter() {
            let by = || Publisher::Table("hotlines.yaml");
            [&hotline.number, &hotline.display].into_iter().for_each(|text| lawful.add(Sort::Office, by(), text));
            let names = std::iter::once(&hotline.name).chain(&hotline.operator);
            names.for_each(|texts| lawful.add_all(Sort::Office, "hotlines.yaml", texts));
        }
        site.topics.iter().for_each(|topic| lawful.add_all(Sort::Topic, "topics.yaml", &topic.label));
        site.units.iter().for_each(|unit| lawful.add_unit(&unit.name, unit.unit_type, locales));
        site.places.iter().for_each(|place| lawful.add_place(place));
        site.honorees.iter().for_each(|honoree| lawful.add_person(honoree));
        site.campaigns.iter().for_each(|campaign| lawful.add_campaign(campaign));
        for event in site.events.iter() {
            let venues = event.texts.iter().filter_map(|(_, texts)| texts.extra.venue.as_ref());
            venues.for_each(|venue| lawful.add(Sort::Place, Publisher::Piece(event.id.clone()), venue));
        }
        lawful
    }

    fn add(&mut self, sort: Sort, by: Publisher, text: &str) {
        let (phrase, pattern, at) = (Phrase::read(text), Pattern::of(text), self.values.len());
        self.by_words.entry(phrase.words().to_owned()).or_default().push(at);
        if let Some(Pattern::Number(number)) = &pattern {
            self.by_number.entry(number.core().to_owned()).or_default().push(at);
        }
        let index = match sort {
            Sort::Person("name") => Some(&mut self.by_name),
            Sort::Person(_) => None,
            _ => Some(&mut self.by_word),
        };
        if let Some(index) = index {
            let words = phrase.words().split_ascii_whitespace();
            words.for_each(|word| index.entry(word.to_owned()).or_default().push(at));
        }
        self.values.push(Value { phrase, pattern, by, sort });
    }

    fn add_all(&mut self, sort: Sort, file: &'static str, texts: &Localised<String>) {
        texts.iter().for_each(|(_, text)| self.add(sort, Publisher::Table(file), text));
    }

    /// A unit by its name alone and after the word for its kind: "Kỳ Lừa", "phường Kỳ Lừa".
    fn add_unit(&mut self, name: &str, kind: UnitType, locales: &Locales) {
        self.add(Sort::Unit, UNITS, name);
        for locale in locales.iter() {
            let kind = locale.label("unit-type", kind.code());
            self.add(Sort::Unit, UNITS, &format!("{kind} {name}"));
            self.add(Sort::Unit, UNITS, &format!("{name} {kind}"));
        }
    }

    fn add_place(&mut self, place: &Place) {
        let shared = place.shared();
        let by = || Publisher::Piece(shared.id.clone());
        shared.phones.iter().for_each(|phone| self.add(Sort::Place, by(), phone));
        let titles = shared.title.iter().flat_map(Localised::iter);
        titles.for_each(|(_, title)| self.add(Sort::Place, by(), title));
        if let Place::Office(office) = place {
            self.add(Sort::Place, by(), &office.address);
        }
    }

    fn add_campaign(&mut self, campaign: &Campaign) {
        for (_, text) in campaign.texts.iter() {
            let slogans = text.extra.slogans.iter().map(|(_, slogan)| slogan);
            let calls = std::iter::once(&text.extra.theme).chain(&text.extra.goal_line).chain(slogans);
            calls.for_each(|call| self.add(Sort::Slogan, Publisher::Piece(campaign.id.clone()), call));
        }
    }

    fn add_person(&mut self, honoree: &Honoree) {
        let facts = &honoree.facts;
        let mut fields: Vec<(&'static str, &String)> = Vec::new();
        let joined = facts.name.iter().map(|name| name.name.split_whitespace().collect::<String>());
        let joined: Vec<String> = joined.collect();
        fields.extend(facts.name.iter().map(|name| ("name", &name.name)));
        // As in tags and names of accounts.
        fields.extend(joined.iter().map(|name| ("name", name)));
        fields.extend(facts.name.iter().flat_map(|name| &name.sort_name).map(|name| ("sort_name", name)));
        fields.extend(facts.hometown.iter().map(|text| ("hometown", text)));
        fields.extend(facts.ethnicity.iter().map(|text| ("ethnicity", text)));
        let texts = honoree.texts.iter().flat_map(|(_, text)| &text.extra.position);
        fields.extend(texts.map(|text| ("position", text)));
        fields
            .into_iter()
            .for_each(|(field, text)| self.add(Sort::Person(field), Publisher::Piece(honoree.id.clone()), text));
    }

    /// Who else than `owner` lawfully publishes just this value, if somebody does.
    pub fn publisher(&self, secret: &Secret, pattern: &Pattern, owner: &PieceId) -> Option<Publisher> {
        let alike = match pattern {
            Pattern::Phrase(phrase) => self.by_words.get(phrase.words()),
            Pattern::Number(number) => self.by_number.get(number.core()),
        };
        // Somebody whose name has one more mark is somebody else.
        let same = |value: &Value| match (&value.sort, &value.pattern, pattern) {
            (Sort::Person(_), Some(Pattern::Phrase(other)), Pattern::Phrase(own)) => own.is_exactly(other),
            (_, Some(other), own) => own.is_same(other),
            (_, None, _) => false,
        };
        let other = self.others(secret, owner, alike.into_iter().flatten()).find(|value| same(value));
        let other = other.map(|value| value.by.clone());
        let units = || self.is_list_of_units(secret.value()).then_some(UNITS);
        other.or_else(units).or_else(|| self.table_saying(secret, pattern, owner))
    }

    /// Who says, in a table of the site or as a slogan, among other words, what a field says of a person: that is nobody's
    /// own.
    fn table_saying(&self, secret: &Secret, pattern: &Pattern, owner: &PieceId) -> Option<Publisher> {
        let Pattern::Phrase(phrase) = pattern else { return None };
        let places = self.holding(phrase, &self.by_word).filter(|_| secret.kind == SecretKind::Field);
        let mut values = self.others(secret, owner, places).filter(|value| phrase.is_in(&value.phrase));
        let is_of_all = |value: &&Value| matches!(value.by, Publisher::Table(_)) || value.sort == Sort::Slogan;
        values.find(is_of_all).map(|value| value.by.clone())
    }

    /// The places of longer values that have all the words of `phrase` in them, whatever their marks.
    fn holding<'a>(
        &'a self,
        phrase: &Phrase,
        index: &'a BTreeMap<String, Vec<usize>>,
    ) -> impl Iterator<Item = &'a usize> {
        // Whatever has all words has the rarest of them.
        let listed = |word| index.get(word).map_or(&[][..], Vec::as_slice);
        let rarest = phrase.words().split_ascii_whitespace().map(listed).min_by_key(|found| found.len());
        let (parts, words) = (rarest.unwrap_or_default().iter(), phrase.words().to_owned());
        parts.filter(move |at| self.values[**at].phrase.words().contains(&words))
    }

    /// "xã Mẫu Tây, huyện Mẫu": nothing but units.
    fn is_list_of_units(&self, text: &str) -> bool {
        let is_unit = |part: &str| {
            let part = Phrase::read(part);
            let mut alike = self.by_words.get(part.words()).into_iter().flatten().map(|at| &self.values[*at]);
            alike.any(|value| value.sort == Sort::Unit && value.phrase.is_same(&part))
        };
        text.split([',', ';']).all(is_unit)
    }

    /// Longer values that have the words of `pattern` in them, or the same words with other marks.
    pub fn around(&self, secret: &Secret, pattern: &Pattern, owner: &PieceId) -> Vec<(Phrase, Publisher)> {
        let Pattern::Phrase(phrase) = pattern else { return Vec::new() };
        let whole = self.by_words.get(phrase.words()).into_iter().flatten();
        let found: BTreeSet<&usize> = self.holding(phrase, &self.by_word).chain(whole).collect();
        self.others(secret, owner, found.into_iter()).map(|value| (value.phrase.clone(), value.by.clone())).collect()
    }

    /// The longer names, of people who agreed to theirs, that the name `secret` is a part of; and whose they are.
    pub fn longer(&self, secret: &Secret, pattern: &Pattern, owner: &PieceId) -> Vec<(Phrase, Publisher)> {
        let is_name = matches!(secret.kind, SecretKind::Name | SecretKind::Title);
        let Pattern::Phrase(phrase) = pattern else { return Vec::new() };
        if !is_name {
            return Vec::new();
        }
        let values = self.holding(phrase, &self.by_name).map(|at| &self.values[*at]);
        let others = values.filter(|value| !matches!(&value.by, Publisher::Piece(id) if id == owner));
        let longer = others.filter(|value| phrase.is_part_of(&value.phrase));
        longer.map(|value| (value.phrase.clone(), value.by.clone())).collect()
    }

    /// Those at `places` that somebody else than `owner` publishes, as far as they count.
    fn others<'a>(
        &'a self,
        secret: &Secret,
        owner: &PieceId,
        places: impl Iterator<Item = &'a usize>,
    ) -> impl Iterator<Item = &'a Value> {
        let values = places.map(|at| &self.values[*at]);
        values.filter(move |value| {
            !matches!(&value.by, Publisher::Piece(id) if id == owner) && value.sort.counts_for(secret)
        })
    }
}
