//! What this build keeps to itself, field by field (LOC-04): the guard looks for it in every
//! output. A field counts also where writing it is an error.

mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::consent::{self, Granted, Terms};
use super::groups::Group;
use super::lawful::Lawful;
use super::naming::Naming;
use super::withdrawal;
use crate::diag::{SourcePath, Span};
use crate::discover::Source;
use crate::locale::Locales;
use crate::parse::{Document, Front, Own, front};
use crate::site::secret::{Pattern, Phrase};
use crate::site::{Audience, Holder, PieceId, Scope, Secret, SecretKind, Visibility};

/// What no output may hold, and what it may because another record lawfully publishes the same.
#[derive(Debug, Clone, Default)]
pub struct Secrets {
    pub kept: Vec<Secret>,
    pub exempt: Vec<Exempt>,
    /// Where the fields of pieces that keep something to themselves are written so that their places cannot be told.
    pub unread: Vec<Span>,
}

/// A value that is suppressed in one field and may stand in outputs, because `by` lawfully publishes the same. The
/// value itself is not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exempt {
    pub file: SourcePath,
    pub field: String,
    pub by: String,
}

/// A field: what it is, its key, and the scope that a consent needs for it.
type Field = (SecretKind, &'static str, Scope);

/// Fields of a person that only a consent shows.
const PERSONAL: [Field; 9] = [
    (SecretKind::Name, "name", Scope::Name),
    (SecretKind::Name, "sort_name", Scope::Name),
    (SecretKind::Field, "position", Scope::Position),
    (SecretKind::Field, "hometown", Scope::Hometown),
    (SecretKind::Field, "ethnicity", Scope::Ethnicity),
    (SecretKind::Field, "quote", Scope::Quote),
    (SecretKind::Field, "achievement", Scope::Bio),
    (SecretKind::Field, "award", Scope::Bio),
    (SecretKind::Field, "summary", Scope::Bio),
];

/// Fields that tell where a place is.
const LOCATING: [(SecretKind, &str); 3] =
    [(SecretKind::Address, "address"), (SecretKind::Village, "village"), (SecretKind::Directions, "directions")];

/// Where the longer names of other people stand.
const NAMESAKES: &str = "namesakes";

/// Where somebody is from.
const HOMETOWN: &str = "hometown";

/// Where an event is.
const VENUE: &str = "venue";

/// What was read from the files of pieces, and what came of it. Empty, it changes nothing.
#[derive(Debug, Default)]
pub struct Recall {
    found: FxHashMap<PieceId, Found>,
    /// Whose rules told names from other words.
    locales: Locales,
    last: Option<(Arc<Lawful>, Secrets)>,
}

/// What a piece keeps to itself, and what that was read from.
#[derive(Debug)]
struct Found {
    files: Vec<Source>,
    fields: Vec<(SecretKind, &'static str)>,
    standing: Standing,
    values: Vec<Value>,
    unread: Vec<Span>,
}

/// What became of the consent that a piece is published under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    /// It was given once and holds no more.
    lapsed: bool,
    /// It holds, be it for some of the fields only.
    granted: bool,
    /// Something could not be read that decides what is hidden.
    is_doubtful: bool,
}

impl Standing {
    fn of(group: &Group, terms: Terms) -> Self {
        let own = &group.facts.own;
        let granted = consent::granted(withdrawal::consent_of(own), terms).is_ok();
        let is_doubtful = ["visibility", "holder", "consent"].iter().any(|key| group.original.is_misread(key));
        Self { lapsed: withdrawal::has_lapsed(own, terms), granted, is_doubtful }
    }

    /// Whether texts of others go with a value of `kind`, where nobody has agreed to it. What is said of a person
    /// besides the name stops no site: hardly any of it is theirs alone.
    fn lets_go(self, kind: SecretKind) -> bool {
        match kind {
            SecretKind::Field => true,
            SecretKind::Name | SecretKind::Title => self.lapsed || self.granted,
            _ => self.lapsed,
        }
    }
}

/// With fewer words that are no ordinary ones a value tells of somebody only beside the name.
const FIELD_WORDS: usize = 4;

/// With fewer a title names neither a person nor a place: "Nhà tạm lánh", "Nhà chị Hoa".
const TITLE_WORDS: usize = 2;

/// With fewer, numbers counted, a venue is a hall that everybody knows.
const VENUE_WORDS: usize = 3;

/// A suppressed value, and in which other ways it is said: not where somebody else lawfully publishes it.
#[derive(Debug)]
struct Value {
    secret: Secret,
    pattern: Pattern,
    forms: Vec<Value>,
}

/// Everything that `groups` keep to themselves: where it could not be read what is hidden, all is, though only from
/// logs, for the error about it stops the build. Files that `recall` knows are not read for it again.
pub fn gather(
    groups: &BTreeMap<PieceId, Group>,
    (terms, naming): (Terms, &Naming),
    lawful: &Arc<Lawful>,
    recall: &mut Recall,
) -> Secrets {
    if !recall.locales.have_rules_of(naming.locales) {
        *recall = Recall { locales: naming.locales.clone(), ..Recall::default() };
    }
    let hidden = groups.iter().filter_map(|(id, group)| {
        let standing = Standing::of(group, terms);
        let fields = match &group.facts.own {
            Own::Place(own) => of_place(own, terms, standing),
            Own::Honoree(own) => of_person(own, terms, standing),
            // Of an internal event all is shown but where it is.
            Own::Event(own) if matches!(own.audience, Some(Audience::Private | Audience::Internal)) => {
                vec![(SecretKind::Address, VENUE)]
            }
            _ => return None,
        };
        Some((id, group, (fields, standing), recall.found.remove(id)))
    });
    let hidden: Vec<_> = hidden.collect();
    let found = hidden.into_par_iter().map(|(id, group, (fields, standing), known)| {
        let known = known.filter(|known| known.is_of(group, &fields, standing));
        let is_known = known.is_some();
        (id, known.unwrap_or_else(|| Found::read(group, fields, standing, naming)), is_known)
    });
    let found: Vec<_> = found.collect();
    // What is left of the former ones has nothing to hide any more.
    let same = recall.found.is_empty() && found.iter().all(|(.., is_known)| *is_known);
    let last = recall.last.take().filter(|(then, _)| same && Arc::ptr_eq(then, lawful));
    let secrets = last.map_or_else(|| Secrets::of(&found, lawful), |(_, secrets)| secrets);
    recall.last = Some((lawful.clone(), secrets.clone()));
    recall.found = found.into_iter().map(|(id, found, _)| (id.clone(), found)).collect();
    secrets
}

impl Found {
    fn read(group: &Group, fields: Vec<(SecretKind, &'static str)>, standing: Standing, naming: &Naming) -> Self {
        let fronts: Vec<Front> = group.all().map(Document::front).collect();
        let names = names::of(group, &fronts, naming);
        let has_name_for_title = naming.has_name_for_title(group);
        let secrets = fields.iter().flat_map(|(kind, key)| {
            let found = read(&fronts, *kind, key);
            let is_sentence = (*kind, *key) == (SecretKind::Name, "title") && !has_name_for_title;
            let names = &names;
            found.into_iter().flat_map(move |secret| match is_sentence {
                true => names::in_title(&secret, naming),
                false => weighed(secret, key, naming, names),
            })
        });
        let secrets = secrets.map(|mut secret| {
            secret.lapsed = standing.lets_go(secret.kind);
            secret.is_doubtful = standing.is_doubtful;
            secret
        });
        let namesakes: Vec<Phrase> = match &group.facts.own {
            Own::Honoree(own) => own.namesakes.iter().map(|name| Phrase::read(name)).collect(),
            _ => Vec::new(),
        };
        let secrets = secrets.map(|mut secret| {
            let own = Phrase::read(secret.value());
            let is_name = secret.kind == SecretKind::Name;
            secret.others = namesakes.iter().filter(|name| is_name && own.is_part_of(name)).cloned().collect();
            secret
        });
        let values = secrets.filter_map(|secret| Value::of(secret, naming, &namesakes)).collect();
        let unread = fronts.iter().filter_map(Front::unread).collect();
        let files = group.all().map(|document| document.source.clone()).collect();
        Self { files, fields, standing, values, unread }
    }

    fn is_of(&self, group: &Group, fields: &[(SecretKind, &'static str)], standing: Standing) -> bool {
        self.fields == fields
            && self.standing == standing
            && self.files.iter().eq(group.all().map(|document| &document.source))
    }
}

/// `secret`, which stands in the field `key` of a piece about somebody called `names`, as far as it tells of anybody; and
/// the places in it that do beside the name.
fn weighed(mut secret: Secret, key: &str, naming: &Naming, names: &[Phrase]) -> Vec<Secret> {
    let (words, numbers) = naming.telling_words(secret.value());
    let is_told = match secret.kind {
        // An address made of a name is looked for whole.
        SecretKind::Name => key == "aliases" || !naming.is_no_name(secret.value()),
        SecretKind::Title => words >= TITLE_WORDS,
        SecretKind::Address if key == VENUE => words + numbers >= VENUE_WORDS,
        _ => true,
    };
    if secret.kind == SecretKind::Field && naming.telling_of_person(secret.value()) < FIELD_WORDS {
        secret.near = Some(names.to_vec());
    }
    let places = if key == HOMETOWN { naming.places_within(secret.value()) } else { Vec::new() };
    let whole = secret.value().trim();
    let places = places.into_iter().filter(|place| *place != whole).map(|place| {
        let mut place = secret.saying(secret.kind, &secret.field, place.to_owned());
        place.near = Some(names.to_vec());
        place
    });
    let places: Vec<Secret> = places.collect();
    is_told.then_some(secret).into_iter().chain(places).collect()
}

impl Value {
    /// `None` where `secret` is too short to be looked for; `namesakes` are other people.
    fn of(secret: Secret, naming: &Naming, namesakes: &[Phrase]) -> Option<Self> {
        let is_name = matches!(secret.kind, SecretKind::Name | SecretKind::Title);
        let name = naming.name_in(secret.value()).filter(|_| is_name);
        let name = name.map(|name| secret.saying(SecretKind::Name, "name", name.to_owned()));
        let within = if secret.kind == SecretKind::Name { naming.names_within(secret.value()) } else { Vec::new() };
        let within = within.into_iter().map(|name| secret.saying(SecretKind::Name, &secret.field, name));
        let names: Vec<Secret> = within.chain(name).collect();
        let whole = (secret.kind == SecretKind::Name).then_some(&secret);
        let others = |name: &&Secret| !namesakes.contains(&Phrase::read(name.value()));
        let short = whole.into_iter().chain(&names).flat_map(|name| names::shortened(name, naming));
        let short: Vec<Secret> = short.chain(names::addressed(&secret, naming)).filter(|name| others(&name)).collect();
        let names = names.into_iter().chain(short).filter_map(|name| Self::spelled(name, true, Vec::new())).collect();
        Self::spelled(secret, is_name, names)
    }

    /// With `forms`, and in one word, if it `is_name`: of what is told only behind a title, nobody makes one.
    fn spelled(secret: Secret, is_name: bool, mut forms: Vec<Self>) -> Option<Self> {
        let joined = secret.joined().filter(|_| is_name && secret.behind.is_none());
        forms.extend(joined.and_then(|joined| Self::spelled(joined, false, Vec::new())));
        Some(Self { pattern: secret.pattern()?, secret, forms })
    }
}

fn of_place(own: &front::Place, terms: Terms, standing: Standing) -> Vec<(SecretKind, &'static str)> {
    let doubt = standing.is_doubtful && own.holder.is_none();
    let individual = own.holder == Some(Holder::Individual) || doubt;
    let granted = consent::granted(own.consent.as_ref(), terms).ok().filter(|_| !standing.is_doubtful);
    let hidden =
        !matches!(own.visibility, Visibility::AreaPhone | Visibility::PublicOffice) || individual && granted.is_none();
    let named = !individual || granted.is_some_and(|granted| granted.covers(Scope::Name));
    let mut fields = Vec::new();
    if hidden || own.visibility != Visibility::PublicOffice {
        fields.extend(LOCATING);
    }
    if hidden {
        fields.push((SecretKind::Phone, "phones"));
    }
    if individual && (hidden || !named) {
        fields.push((SecretKind::Title, "title"));
    }
    fields
}

fn of_person(own: &front::Honoree, terms: Terms, standing: Standing) -> Vec<(SecretKind, &'static str)> {
    let granted = consent::granted(own.consent.as_ref(), terms).ok().filter(|_| !standing.is_doubtful);
    let covers = |scope: Scope| granted.as_ref().is_some_and(|granted: &Granted| granted.covers(scope));
    let personal = PERSONAL.into_iter().filter(|(_, _, scope)| !covers(*scope));
    let mut fields: Vec<_> = personal.map(|(kind, key, _)| (kind, key)).collect();
    if granted.is_none() {
        // Old addresses of a profile are made from the name.
        fields.push((SecretKind::Name, "aliases"));
        // The title may say what `name` should.
        if own.name.is_none() {
            fields.push((SecretKind::Name, "title"));
        }
    }
    fields
}

fn read(fronts: &[Front], kind: SecretKind, key: &str) -> Vec<Secret> {
    let texts = fronts.iter().flat_map(|front| front.texts_of(key));
    texts.map(|(path, text, span)| Secret::new(kind, span, path.to_string(), text)).collect()
}

impl Secrets {
    /// Of all that was found, what nobody else lawfully publishes.
    fn of(found: &[(&PieceId, Found, bool)], lawful: &Lawful) -> Self {
        let mut secrets = Self::default();
        for (id, found, _) in found {
            found.values.iter().for_each(|value| secrets.add(id, value, lawful));
            secrets.unread.extend(found.unread.iter().cloned());
        }
        secrets
    }

    fn add(&mut self, owner: &PieceId, value: &Value, lawful: &Lawful) {
        let Value { secret, pattern, .. } = value;
        if let Some(by) = lawful.publisher(secret, pattern, owner) {
            // What is only in doubt is listed nowhere.
            if secret.is_doubtful {
                return;
            }
            let (file, field) = (secret.span.file.clone(), secret.field.clone());
            self.exempt.push(Exempt { file, field, by: by.to_string() });
        } else {
            self.keep(owner, value, lawful);
            let within = Self::within(owner, secret, pattern, lawful);
            self.exempt.extend(within.into_iter().filter(|_| !secret.is_doubtful));
        }
    }

    /// In whose longer name the name `secret` may stand: of an office, of somebody who agreed.
    fn within(owner: &PieceId, secret: &Secret, pattern: &Pattern, lawful: &Lawful) -> Vec<Exempt> {
        let is_name = secret.kind == SecretKind::Name;
        let Pattern::Phrase(own) = pattern else { return Vec::new() };
        let found = [lawful.around(secret, pattern, owner), lawful.longer(secret, pattern, owner)].concat();
        let longer = found.into_iter().filter(|(phrase, _)| is_name && own.is_part_of(phrase));
        let declared = (!secret.others.is_empty()).then(|| NAMESAKES.to_owned());
        let by: BTreeSet<String> = longer.map(|(_, by)| by.to_string()).chain(declared).collect();
        let (file, field) = (&secret.span.file, &secret.field);
        by.into_iter().map(|by| Exempt { file: file.clone(), field: field.clone(), by }).collect()
    }

    /// Keeps `value` and its forms, as far as nobody else lawfully publishes them.
    fn keep(&mut self, owner: &PieceId, Value { secret, pattern, forms }: &Value, lawful: &Lawful) {
        if lawful.publisher(secret, pattern, owner).is_some() {
            return;
        }
        let mut secret = secret.clone();
        let phrases = |found: Vec<(Phrase, _)>| found.into_iter().map(|(phrase, _)| phrase).collect();
        secret.lawful = phrases(lawful.around(&secret, pattern, owner));
        secret.others.extend(phrases(lawful.longer(&secret, pattern, owner)));
        self.kept.push(secret);
        forms.iter().for_each(|form| self.keep(owner, form, lawful));
    }
}
