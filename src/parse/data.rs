//! The data files of content.md: one list a file, each row typed.

use jiff::civil::Date;
use serde_yaml::Value;

use super::fields::{Fields, Located};
use super::front::{self, VerifiedFront};
use super::hours::{self, HoursFront};
use super::reading::Reading;
use super::yaml::{FieldPath, Part};
use crate::diag::Problem;
use crate::locale;
use crate::site::{CallPurpose, Channel, Cost, DocumentForm, Language, UnitType, phone};

/// A text per language as written, the first language first.
pub type LocalText = Vec<(Language, String)>;

/// The rows of one data file.
#[derive(Debug, Clone)]
pub enum Data {
    Hotlines(Vec<Hotline>),
    Organisations(Vec<Organisation>),
    Units(Vec<Unit>),
    Topics(Vec<Topic>),
    Glossary(Vec<Abbreviation>),
    Documents(Vec<Document>),
}

#[derive(Debug, Clone)]
pub struct Hotline {
    pub id: Located<String>,
    pub number: String,
    pub display: String,
    pub name: LocalText,
    pub operator: LocalText,
    pub hours: HoursFront,
    pub purpose: CallPurpose,
    pub cost: Cost,
    pub channels: Vec<Channel>,
    pub languages: Vec<String>,
    pub certain: bool,
    pub source: LocalText,
    pub note: LocalText,
    pub verified: Option<VerifiedFront>,
}

#[derive(Debug, Clone)]
pub struct Organisation {
    pub id: Located<String>,
    pub name: LocalText,
    pub abbreviation: LocalText,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub successor: Option<Located<String>>,
}

#[derive(Debug, Clone)]
pub struct Unit {
    pub code: Located<String>,
    pub unit_type: Option<UnitType>,
    pub name: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub successor: Option<Located<String>>,
}

#[derive(Debug, Clone)]
pub struct Topic {
    pub id: Located<String>,
    pub label: LocalText,
    pub slug: LocalText,
}

#[derive(Debug, Clone)]
pub struct Abbreviation {
    pub id: Located<String>,
    pub text: LocalText,
}

#[derive(Debug, Clone)]
pub struct Document {
    pub id: Located<String>,
    pub form: Option<DocumentForm>,
    pub number: String,
    /// An organisation's id, or a text per language.
    pub issuer: Option<Issuer>,
    pub issued_on: Option<Date>,
    /// A day of issue stands there that cannot be read.
    pub is_misdated: bool,
    pub effective_on: Option<Date>,
    pub title: LocalText,
    pub file: Option<Located<String>>,
    /// So many bytes had the file that somebody read through, looking for what must stay hidden.
    pub read_bytes: Option<u32>,
    pub sample: bool,
}

#[derive(Debug, Clone)]
pub enum Issuer {
    Organisation(Located<String>),
    Named(LocalText),
}

/// The data file called `name` (without folder), and whether all its rows could be read; `None` for a
/// name that is none of them.
pub fn read(name: &str, reading: &Reading, languages: &[Language]) -> Option<(Data, bool)> {
    let items = reading.list()?;
    let rows = rows(reading, &items);
    let complete = rows.len() == items.len();
    let data = match name {
        "hotlines.yaml" => Data::Hotlines(each(rows, |row| hotline(row, languages))),
        "organisations.yaml" => Data::Organisations(each(rows, |row| organisation(row, languages))),
        "units.yaml" => Data::Units(each(rows, unit)),
        "topics.yaml" => Data::Topics(each(rows, |row| topic(row, languages))),
        "glossary.yaml" => Data::Glossary(each(rows, |row| abbreviation(row, languages))),
        "documents.yaml" => Data::Documents(each(rows, |row| document(row, languages))),
        _ => return None,
    };
    Some((data, complete))
}

/// The names of data files besides `site.yaml`.
pub const FILES: [&str; 6] =
    ["documents.yaml", "glossary.yaml", "hotlines.yaml", "organisations.yaml", "topics.yaml", "units.yaml"];

fn rows<'a>(reading: &'a Reading<'a>, items: &'a [Value]) -> Vec<Fields<'a>> {
    let top = FieldPath::default();
    if reading.sketches() {
        return Fields::sketch(reading, top.item(0)).into_iter().collect();
    }
    items.iter().enumerate().filter_map(|(at, item)| Fields::of(reading, item, top.item(at))).collect()
}

fn each<T>(rows: Vec<Fields>, read: impl Fn(&Fields) -> T) -> Vec<T> {
    rows.into_iter()
        .map(|row| {
            let item = read(&row);
            row.finish();
            item
        })
        .collect()
}

/// The id of a row, which must be there.
fn id(row: &Fields, key: &'static str) -> Located<String> {
    row.required(key);
    row.located(key).unwrap_or_else(|| Located { value: String::new(), path: row.path().clone() })
}

fn required_local(row: &Fields, key: &'static str, languages: &[Language]) -> LocalText {
    row.required(key);
    row.local_text(key, languages)
}

/// What a hotline is called: whoever is in danger reads it in their own language or not at all.
fn called(row: &Fields, languages: &[Language]) -> LocalText {
    row.required("name");
    row.safety_text("name", languages)
}

fn hotline(row: &Fields, languages: &[Language]) -> Hotline {
    let number = number(row);
    one_number(row, &number);
    Hotline {
        id: id(row, "id"),
        display: row.text("display").unwrap_or_else(|| number.clone()),
        number,
        name: called(row, languages),
        operator: row.local_text("operator", languages),
        hours: hours::read(row, languages),
        purpose: row.choice("purpose").unwrap_or(CallPurpose::Help),
        cost: row.choice("cost").unwrap_or(Cost::Unknown),
        channels: row.choices("channels"),
        languages: row.texts("languages"),
        certain: row.flag("certain"),
        source: row.local_text("source", languages),
        note: row.local_text("note", languages),
        verified: front::verified(row),
    }
}

/// Digits only: it is dialled as it stands; `display` may have spaces.
fn number(row: &Fields) -> String {
    let number = row.required_text("number");
    if !number.chars().all(|digit| digit.is_ascii_digit()) {
        let args = [("key", "number"), ("value", &*number), ("accepted", "0-9"), ("nearest", "")];
        row.report(Problem::WrongValue, "number", Part::Value, &args);
    } else if !number.is_empty() && !phone::is_number(&number) {
        let plus = || phone::with_plus(&number).map(|whole| phone::dialled(&whole));
        let whole = phone::with_zero(&number).or_else(plus).unwrap_or_default();
        let wrong = front::WrongPhone::of(&number);
        row.report(Problem::PhoneNumber, "number", Part::Value, &wrong.args("number", &whole));
    }
    number
}

/// Whoever reads `display` must reach what is dialled, and an id that is a number is what texts call it by
/// (HOT-01, HOT-03).
fn one_number(row: &Fields, number: &str) {
    let differs = |text: &str| phone::dialled(text) != phone::dialled(number);
    let display = row.text("display").filter(|display| differs(display)).map(|_| "display");
    let is_numeric = |id: &String| id.bytes().all(|digit| digit.is_ascii_digit());
    let id = row.text("id").filter(|id| is_numeric(id) && differs(id)).map(|_| "id");
    for key in display.into_iter().chain(id).filter(|_| !number.is_empty()) {
        row.report(Problem::HotlineMismatch, key, Part::Value, &[("key", key), ("number", number)]);
    }
}

fn organisation(row: &Fields, languages: &[Language]) -> Organisation {
    Organisation {
        id: id(row, "id"),
        name: required_local(row, "name", languages),
        abbreviation: row.local_text("abbreviation", languages),
        valid_from: row.date("valid_from"),
        valid_to: row.date("valid_to"),
        successor: row.located("successor"),
    }
}

fn unit(row: &Fields) -> Unit {
    Unit {
        code: id(row, "code"),
        unit_type: row.required_choice("type"),
        name: row.required_text("name"),
        valid_from: row.date("valid_from"),
        valid_to: row.date("valid_to"),
        successor: row.located("successor"),
    }
}

fn topic(row: &Fields, languages: &[Language]) -> Topic {
    let (id, label) = (id(row, "id"), required_local(row, "label", languages));
    let slug = row.local_slug("slug", languages);
    let place = row.path().key("slug");
    for (language, slug) in &slug {
        let place = if row.is_map("slug") { place.key(language.code()) } else { place.clone() };
        check_slug(row, &place, slug);
    }
    // Without a slug it is the id that stands in addresses, as far as it can.
    let word = locale::slug(&id.value);
    if slug.is_empty() && !id.value.is_empty() && locale::slug_instead_of(&word).is_some() {
        check_slug(row, &id.path, &id.value);
    }
    Topic { id, label, slug }
}

/// Reports `slug`, which is written at `place`, where it is no part of an address.
fn check_slug(row: &Fields, place: &FieldPath, slug: &str) {
    if let Some(better) = locale::slug_instead_of(slug) {
        row.report_below(Problem::BadSlug, place, &[("slug", slug), ("file", "none"), ("nearest", &better)]);
    }
}

fn abbreviation(row: &Fields, languages: &[Language]) -> Abbreviation {
    Abbreviation { id: id(row, "id"), text: required_local(row, "text", languages) }
}

fn document(row: &Fields, languages: &[Language]) -> Document {
    let issued_on = row.date("issued_on");
    Document {
        id: id(row, "id"),
        form: row.required_choice("form"),
        number: row.required_text("number"),
        issuer: issuer(row, languages),
        issued_on,
        is_misdated: issued_on.is_none() && row.has("issued_on"),
        effective_on: row.date("effective_on"),
        title: required_local(row, "title", languages),
        file: row.located("file"),
        read_bytes: read_bytes(row),
        sample: row.flag("sample"),
    }
}

/// `read: {on, bytes}`.
fn read_bytes(row: &Fields) -> Option<u32> {
    let read = row.map("read")?;
    read.required("on");
    read.required("bytes");
    // For people: the file is known by its size.
    read.date("on");
    let bytes = read.count("bytes");
    read.finish();
    bytes
}

fn issuer(row: &Fields, languages: &[Language]) -> Option<Issuer> {
    if row.sketches() {
        row.local_text("issuer", languages);
    }
    if row.is_map("issuer") {
        return Some(Issuer::Named(row.local_text("issuer", languages)));
    }
    row.located("issuer").map(Issuer::Organisation)
}
