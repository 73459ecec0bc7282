//! What this build keeps to itself, field by field (LOC-04): the guard looks for it in every
//! output. A field counts also where writing it is an error.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::bodies::folder_of;
use super::consent::{self, Granted, Terms};
use super::groups::Group;
use super::lawful::Lawful;
use super::naming::Naming;
use super::policy::{Reason, Withheld};
use super::withdrawal;
use crate::diag::{SourcePath, Span};
use crate::discover::{Source, safe_join};
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
}

impl Standing {
    fn of(own: &Own, terms: Terms) -> Self {
        let granted = consent::granted(withdrawal::consent_of(own), terms).is_ok();
        Self { lapsed: withdrawal::has_lapsed(own, terms), granted }
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

/// Everything that `groups` keep to themselves. Files that `recall` knows are not read for it again.
pub fn gather(
    groups: &BTreeMap<PieceId, Group>,
    (terms, naming): (Terms, &Naming),
    lawful: &Arc<Lawful>,
    recall: &mut Recall,
) -> Secrets {
    if !recall.locales.have_rules_of(naming.locales) {
        *recall = Recall { locales: naming.locales.clone(), ..Recall::default() };
    }
    // Where a value could not be read that decides what is hidden, the error about it stops the build.
    let clear = |group: &Group| !["visibility", "holder", "consent"].iter().any(|key| group.original.is_misread(key));
    let hidden = groups.iter().filter(|(_, group)| clear(group)).filter_map(|(id, group)| {
        let fields = match &group.facts.own {
            Own::Place(own) => of_place(own, terms),
            Own::Honoree(own) => of_person(own, terms, naming.has_name_for_title(group)),
            // Of an internal event all is shown but where it is.
            Own::Event(own) if matches!(own.audience, Some(Audience::Private | Audience::Internal)) => {
                vec![(SecretKind::Address, VENUE)]
            }
            _ => return None,
        };
        let standing = Standing::of(&group.facts.own, terms);
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
        let fronts: Vec<Front> = group.documents().map(Document::front).collect();
        let names = ["name", "sort_name"].iter().flat_map(|key| read(&fronts, SecretKind::Name, key));
        let names = names.filter(|name| !naming.is_no_name(name.value()));
        let titles = read(&fronts, SecretKind::Title, "title").into_iter();
        let titles = titles.filter(|title| naming.telling_words(title.value()).0 >= FIELD_WORDS);
        let names = names.flat_map(|name| [vec![name.value().to_owned()], naming.names_within(name.value())].concat());
        let names = names.chain(titles.map(|title| title.value().to_owned()));
        let names: Vec<Phrase> = names.map(|name| Phrase::read(&name)).collect();
        let secrets = fields.iter().flat_map(|(kind, key)| {
            let found = read(&fronts, *kind, key);
            found.into_iter().flat_map(|secret| weighed(secret, key, naming, &names))
        });
        let secrets = secrets.map(|mut secret| {
            secret.lapsed = standing.lets_go(secret.kind);
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
        let values = secrets.filter_map(|secret| Value::of(secret, naming)).collect();
        let unread = fronts.iter().filter_map(Front::unread).collect();
        let files = group.documents().map(|document| document.source.clone()).collect();
        Self { files, fields, standing, values, unread }
    }

    fn is_of(&self, group: &Group, fields: &[(SecretKind, &'static str)], standing: Standing) -> bool {
        self.fields == fields
            && self.standing == standing
            && self.files.iter().eq(group.documents().map(|document| &document.source))
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
    /// `None` where `secret` is too short to be looked for.
    fn of(secret: Secret, naming: &Naming) -> Option<Self> {
        let is_name = matches!(secret.kind, SecretKind::Name | SecretKind::Title);
        let name = naming.name_in(secret.value()).filter(|_| is_name);
        let name = name.map(|name| secret.saying(SecretKind::Name, "name", name.to_owned()));
        let within = if secret.kind == SecretKind::Name { naming.names_within(secret.value()) } else { Vec::new() };
        let within = within.into_iter().map(|name| secret.saying(SecretKind::Name, &secret.field, name));
        let names = within.chain(name).filter_map(|name| Self::spelled(name, true, Vec::new())).collect();
        Self::spelled(secret, is_name, names)
    }

    /// With `forms`, and in one word, if it `is_name`.
    fn spelled(secret: Secret, is_name: bool, mut forms: Vec<Self>) -> Option<Self> {
        let joined = secret.joined().filter(|_| is_name);
        forms.extend(joined.and_then(|joined| Self::spelled(joined, false, Vec::new())));
        Some(Self { pattern: secret.pattern()?, secret, forms })
    }
}

/// The files of every piece that this build leaves out, with the pictures that only they show.
pub fn files_left_out(groups: &BTreeMap<PieceId, Group>, withheld: &[Withheld]) -> BTreeMap<SourcePath, Reason> {
    let out: BTreeMap<PieceId, Reason> =
        withheld.iter().filter_map(|piece| Some((PieceId::read(&piece.id)?, piece.reason))).collect();
    let (mut files, mut drawn) = (BTreeMap::new(), BTreeMap::new());
    for (id, reason) in &out {
        let Some(group) = groups.get(id) else { continue };
        let documents = group.documents().chain(group.waiting.iter().copied());
        files.extend(documents.map(|document| (document.source.path.clone(), *reason)));
        drawn.extend(pictures(group).into_iter().map(|picture| (picture, *reason)));
    }
    // A translation that is not used yet is in no output either, whatever is with its original.
    let waiting = groups.values().flat_map(|group| &group.waiting);
    let waiting: Vec<_> = waiting.map(|document| (document.source.path.clone(), Reason::Unnamed)).collect();
    waiting.into_iter().for_each(|(path, reason)| _ = files.entry(path).or_insert(reason));
    // Hardly ever is a picture among them: then nobody need ask which are shown.
    if !drawn.is_empty() {
        let shown = groups.iter().filter(|(id, _)| !out.contains_key(*id)).flat_map(|(_, group)| pictures(group));
        shown.for_each(|picture| _ = drawn.remove(&picture));
    }
    files.append(&mut drawn);
    files
}

/// Where the pictures of `group` lie, if they are there.
fn pictures(group: &Group) -> Vec<SourcePath> {
    let portrait = match &group.facts.own {
        Own::Honoree(honoree) => honoree.portrait.as_ref(),
        _ => None,
    };
    let fields = [group.facts.common.picture.as_ref(), portrait].into_iter().flatten();
    let fields = fields.map(|picture| (group.original, &*picture.file.value));
    let bodies = group.documents().flat_map(|document| {
        let scan = &document.body.scan;
        let drawn = scan.references.iter().filter(|found| found.picture).map(|found| &*found.destination);
        let figures = scan.directives.iter().filter(|found| found.name == "figure").map(|found| &*found.argument);
        drawn.chain(figures).map(move |file| (document, file))
    });
    let joined = fields.chain(bodies).filter_map(|(document, file)| safe_join(folder_of(document), file));
    joined.map(SourcePath::from).collect()
}

fn of_place(own: &front::Place, terms: Terms) -> Vec<(SecretKind, &'static str)> {
    let individual = own.holder == Some(Holder::Individual);
    let granted = consent::granted(own.consent.as_ref(), terms).ok();
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

/// `is_name`: whether the title says what `name` should.
fn of_person(own: &front::Honoree, terms: Terms, is_name: bool) -> Vec<(SecretKind, &'static str)> {
    let granted = consent::granted(own.consent.as_ref(), terms).ok();
    let covers = |scope: Scope| granted.as_ref().is_some_and(|granted: &Granted| granted.covers(scope));
    let personal = PERSONAL.into_iter().filter(|(_, _, scope)| !covers(*scope));
    let mut fields: Vec<_> = personal.map(|(kind, key, _)| (kind, key)).collect();
    if granted.is_none() {
        // Old addresses of a profile are made from the name.
        fields.push((SecretKind::Name, "aliases"));
        if own.name.is_none() && is_name {
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
            let (file, field) = (secret.span.file.clone(), secret.field.clone());
            self.exempt.push(Exempt { file, field, by: by.to_string() });
        } else {
            self.keep(owner, value, lawful);
            self.exempt.extend(Self::within(owner, secret, pattern, lawful));
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
