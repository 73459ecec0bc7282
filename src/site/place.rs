//! Places, one type per visibility (LOC): a place below `public_office` cannot hold an address,
//! because its type has none; a `hotline_only` place has no type here at all (LOC-08).

use jiff::civil::Date;

use super::{
    Accepts, Document, Holder, Ix, Language, Localised, Organisation, PieceId, PlaceKind, Seat, Service, Unit,
    piece::Body,
};

/// A place of which something may be shown.
#[derive(Debug, Clone)]
pub enum Place {
    /// `public_office`: everything, the address included.
    Office(Office),
    /// `area_phone`: commune, phone, hours, services.
    Area(Area),
}

impl Place {
    /// What both sorts have.
    pub fn shared(&self) -> &PlaceShared {
        match self {
            Self::Office(office) => &office.shared,
            Self::Area(area) => &area.shared,
        }
    }
}

/// A public office whose address was published by a decision.
#[derive(Debug, Clone)]
pub struct Office {
    pub shared: PlaceShared,
    pub address: String,
    pub seat: Seat,
    pub decision: Ix<Document>,
    pub approved_by: Ix<Organisation>,
    pub body: Localised<Body>,
}

/// A place known by commune and phone only.
#[derive(Debug, Clone)]
pub struct Area {
    pub shared: PlaceShared,
}

/// What may be shown of every place in the output.
#[derive(Debug, Clone)]
pub struct PlaceShared {
    pub id: PieceId,
    /// Last part of the address, per language.
    pub slugs: Localised<std::sync::Arc<str>>,
    pub aliases: Localised<Vec<String>>,
    /// `None` for an individual whose consent does not cover the name (LOC-03).
    pub title: Option<Localised<String>>,
    /// Neutral words that tell its page from others in a browser's history (TRACE-04).
    pub safe_title: Localised<String>,
    pub kind: PlaceKind,
    pub holder: Holder,
    pub unit: Ix<Unit>,
    pub phones: Vec<String>,
    pub hours: Hours,
    pub services: Vec<Service>,
    pub accepts: Vec<Accepts>,
    pub languages: Vec<Language>,
    pub managed_by: Option<Ix<Organisation>>,
    pub verified: Option<Verified>,
    /// Nobody verified it lately: only a preview shows it, and says so (LOC-06).
    pub unverified: bool,
    /// Languages whose text was made from an original that has changed since (TRN-04).
    pub stale: Vec<Language>,
    pub sample: bool,
    pub draft: bool,
}

/// When someone can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Hours {
    #[default]
    Unknown,
    Always,
    Weekly {
        spans: Vec<(DaySpan, DayHours)>,
        note: Option<Localised<String>>,
    },
}

/// First and last weekday, Monday is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySpan {
    pub from: u8,
    pub to: u8,
}

/// Open from–to as written (`07:00`, `17:00`), once or several times a day, one after the other (the last until the next
/// morning when its end is before its beginning), or closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayHours {
    Open(Vec<(String, String)>),
    Closed,
}

/// Who checked an entry, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    pub on: Date,
    pub by: Ix<Organisation>,
}
