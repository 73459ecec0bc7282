//! Front matter of the six kinds: facts (F) and texts (T) as content.md splits them.

mod facts;
mod texts;

use std::sync::LazyLock;

use jiff::civil::Date;

pub use facts::{WrongPhone, facts, verified};
pub use texts::texts;

use super::fields::Located;
use super::hours::HoursFront;
use crate::site::{
    Accepts, ArticleKind, Audience, ConsentBasis, ConsentStatus, EventKind, EventState, Holder, HonoreeField, Kind,
    Method, Moment, PictureRole, PlaceKind, Purpose, ResultMetric, Role, Scope, Seat, Service, SloganUse, Subject,
    Visibility,
};

/// Texts of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    pub title: String,
    pub summary: Option<String>,
    pub slug: Option<Located<String>>,
    pub safe_title: Option<Located<String>>,
    pub aliases: Vec<Located<String>>,
    pub picture_alt: Option<String>,
    pub picture_caption: Option<String>,
    /// Of the pictures in the body, by their ids.
    pub pictures: Vec<(String, PictureTexts)>,
    /// Apart, for most pieces of a large site have none of them.
    own: Option<Box<OwnTexts>>,
    /// In a translation: the fingerprint of the original that it was made from (TRN-04).
    pub translated_from: Option<Located<String>>,
    /// The one claim of the locale's list that this text may make, and says why (SAF-08).
    pub allowed_claims: Vec<String>,
}

impl Texts {
    /// Those of one kind.
    pub fn own(&self) -> &OwnTexts {
        static NONE: LazyLock<OwnTexts> = LazyLock::new(OwnTexts::default);
        self.own.as_deref().unwrap_or(&NONE)
    }
}

/// Texts that only campaigns, events or honourees have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnTexts {
    pub theme: Option<String>,
    pub goal_line: Option<String>,
    /// By the slogan's id.
    pub slogans: Vec<(String, String)>,
    pub logo_alt: Option<String>,
    pub venue: Option<String>,
    pub position: Option<String>,
    pub achievement: Option<String>,
    pub award: Option<String>,
    pub quote: Option<String>,
    pub portrait_alt: Option<String>,
}

/// What a picture says to those who cannot see it, and below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PictureTexts {
    pub alt: Option<String>,
    pub caption: Option<String>,
}

/// Facts of a piece; translations have none.
#[derive(Debug, Clone)]
pub struct Facts {
    pub common: Common,
    pub own: Own,
}

/// Facts of one kind.
#[derive(Debug, Clone)]
pub enum Own {
    Article(Box<Article>),
    Campaign(Box<Campaign>),
    Event(Box<Event>),
    Honoree(Box<Honoree>),
    Page(Page),
    Place(Box<Place>),
}

impl Own {
    /// The consent that this is published under, if one is recorded.
    pub fn consent(&self) -> Option<&Consent> {
        match self {
            Self::Article(article) => article.consent.as_ref(),
            Self::Honoree(honoree) => honoree.consent.as_ref(),
            Self::Place(place) => place.consent.as_ref(),
            Self::Campaign(_) | Self::Event(_) | Self::Page(_) => None,
        }
    }

    /// As [`Own::consent`], to be changed.
    pub fn consent_mut(&mut self) -> Option<&mut Consent> {
        match self {
            Self::Article(article) => article.consent.as_mut(),
            Self::Honoree(honoree) => honoree.consent.as_mut(),
            Self::Place(place) => place.consent.as_mut(),
            Self::Campaign(_) | Self::Event(_) | Self::Page(_) => None,
        }
    }
}

/// Facts of every kind.
#[derive(Debug, Clone, Default)]
pub struct Common {
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub publish_on: Option<Date>,
    pub expire_on: Option<Date>,
    pub review_by: Option<Date>,
    pub draft: bool,
    pub sample: bool,
    pub sensitive: bool,
    pub topics: Vec<Located<String>>,
    pub campaign: Option<Located<String>>,
    pub picture: Option<Picture>,
    /// Pictures for the body, each with its id.
    pub pictures: Vec<(Located<String>, Picture)>,
}

/// `image: {file, credit, people}`.
#[derive(Debug, Clone)]
pub struct Picture {
    pub file: Located<String>,
    pub credit: Option<String>,
    /// Who can be seen in it; `None` when nobody has said.
    pub people: Option<Vec<Person>>,
}

/// Someone in a picture (CON-05). Whoever is not said to be unrecognisable can be recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub role: PictureRole,
    pub recognisable: bool,
    /// The honouree whose consent it takes: `nguoi-mau` or `honorees/nguoi-mau`.
    pub honoree: Option<Located<String>>,
}

#[derive(Debug, Clone)]
pub struct Article {
    pub kind: Option<ArticleKind>,
    pub byline: Option<Located<String>>,
    pub source: Option<String>,
    pub anonymised: bool,
    /// Of the person whose story it is.
    pub consent: Option<Consent>,
}

#[derive(Debug, Clone)]
pub struct Campaign {
    pub year: i16,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub plan: Option<Located<String>>,
    pub lead: Option<Located<String>>,
    pub organiser: Option<Located<String>>,
    pub partners: Vec<Located<String>>,
    pub honoree_count: Option<u32>,
    /// `accent`, `accent_ground`, `accent_dark`, `accent_ground_dark`.
    pub palette: Option<[Option<Located<String>>; 4]>,
    pub slogans: Vec<(String, Vec<SloganUse>)>,
    pub logo: Option<Picture>,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub kind: Option<EventKind>,
    pub start: Option<Moment>,
    pub end: Option<Moment>,
    /// Times that were written do not count.
    pub all_day: bool,
    pub unit: Option<Located<String>>,
    pub organiser: Option<Located<String>>,
    pub chair: Option<Located<String>>,
    pub audience: Option<Audience>,
    pub state: Option<EventState>,
    pub result: Option<(ResultMetric, u32)>,
}

#[derive(Debug, Clone)]
pub struct Honoree {
    pub name: Option<String>,
    pub sort_name: Option<String>,
    pub honorific: Option<String>,
    /// Longer names that are other people's: where one is written out, nobody is told of this one.
    pub namesakes: Vec<String>,
    pub organisation: Option<Located<String>>,
    pub field: Option<HonoreeField>,
    pub year: i16,
    pub hometown: Option<String>,
    pub ethnicity: Option<String>,
    pub portrait: Option<Picture>,
    pub consent: Option<Consent>,
}

#[derive(Debug, Clone)]
pub struct Consent {
    pub status: Option<ConsentStatus>,
    pub basis: Option<ConsentBasis>,
    pub subject: Option<Subject>,
    pub scopes: Vec<Scope>,
    pub purposes: Vec<Purpose>,
    pub languages: Vec<String>,
    pub granted_on: Option<Date>,
    pub method: Option<Method>,
    pub evidence: Option<Located<String>>,
    pub recorded_by: Option<String>,
    pub expires_on: Option<Date>,
    pub withdrawn_on: Option<Date>,
    /// The file says nothing of its withdrawal; a receipt does, or the note of a host.
    pub is_taken_back: bool,
    pub guardian_granted_on: Option<Date>,
    pub child_agreed_on: Option<Date>,
}

#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub role: Option<Role>,
}

#[derive(Debug, Clone)]
pub struct Place {
    pub kind: Option<PlaceKind>,
    pub holder: Option<Holder>,
    pub seat: Option<Seat>,
    /// Of a shelter never more than the hotlines may tell, whatever is written.
    pub visibility: Visibility,
    /// It is a shelter, and asks to be shown.
    pub asks_too_much: bool,
    /// `published_by: {document, approved_by}`.
    pub published_by: Option<PublishedBy>,
    pub unit: Option<Located<String>>,
    pub address: Option<String>,
    /// Fields that would give away where it is and that stand in the file, `address` included.
    pub locating: Vec<&'static str>,
    pub phones: Vec<String>,
    pub hours: HoursFront,
    pub services: Vec<Service>,
    pub accepts: Vec<Accepts>,
    pub languages: Vec<String>,
    pub managed_by: Option<Located<String>>,
    pub decision: Option<Located<String>>,
    pub verified: Option<VerifiedFront>,
    pub consent: Option<Consent>,
}

/// `published_by: {document, approved_by}`.
#[derive(Debug, Clone, Default)]
pub struct PublishedBy {
    pub document: Option<Located<String>>,
    pub approved_by: Option<Located<String>>,
}

/// `verified: {on, by}`.
#[derive(Debug, Clone)]
pub struct VerifiedFront {
    pub on: Date,
    pub by: Option<Located<String>>,
}

/// Fields that tell where a place is (LOC-02).
pub const LOCATING: [&str; 6] = ["address", "village", "coordinates", "map", "photo", "directions"];

/// The facts of `kind`, which a translation may not hold (TRN-01).
pub fn fact_names(kind: Kind) -> Vec<&'static str> {
    const COMMON: &[&str] = &[
        "date",
        "updated",
        "publish_on",
        "expire_on",
        "review_by",
        "draft",
        "sample",
        "sensitivity",
        "topics",
        "campaign",
    ];
    let own: &[&str] = match kind {
        Kind::Article => &["kind", "byline", "source", "anonymised", "consent"],
        Kind::Campaign => &["year", "period", "plan", "lead", "organiser", "partners", "honoree_count", "palette"],
        Kind::Event => {
            &["kind", "start", "end", "all_day", "unit", "organiser", "chair", "audience", "state", "result"]
        }
        Kind::Honoree => &[
            "name",
            "sort_name",
            "honorific",
            "namesakes",
            "organisation",
            "field",
            "year",
            "hometown",
            "ethnicity",
            "consent",
        ],
        Kind::Page => &["role"],
        Kind::Place => &[
            "kind",
            "holder",
            "seat",
            "visibility",
            "published_by",
            "unit",
            "phones",
            "hours",
            "services",
            "accepts",
            "languages",
            "managed_by",
            "decision",
            "verified",
            "consent",
            "address",
            "village",
            "coordinates",
            "map",
            "photo",
            "directions",
        ],
    };
    [COMMON, own].concat()
}
