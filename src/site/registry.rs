//! The data files: hotlines, organisations, units, topics, documents, abbreviations.

use jiff::civil::Date;

use crate::diag::{SourcePath, Span};

use super::{
    CallPurpose, Channel, Cost, DocumentForm, Ix, Language, Localised, UnitType, place::Hours, place::Verified,
};

/// Police and the children's helpline: on every page, in this order. They always render and never
/// expire (HOT-03).
pub const URGENT: [&str; 2] = ["113", "111"];

/// Đường dây nóng: the only place where its number stands (HOT-01).
#[derive(Debug, Clone)]
pub struct Hotline {
    pub id: String,
    /// Digits as dialled; `113`, `1900969680` never get a country code (TRACE-08).
    pub number: String,
    /// Digits as read.
    pub display: String,
    pub name: Localised<String>,
    pub operator: Option<Localised<String>>,
    pub hours: Hours,
    pub purpose: CallPurpose,
    pub cost: Cost,
    pub channels: Vec<Channel>,
    pub languages: Vec<Language>,
    pub certain: bool,
    pub source: Option<Localised<String>>,
    pub note: Option<Localised<String>>,
    pub verified: Option<Verified>,
}

impl Hotline {
    /// Whether pages for people in danger offer it; a number for enquiries stands only where a text names it.
    pub fn is_for_help(&self) -> bool {
        self.purpose == CallPurpose::Help || URGENT.contains(&&*self.id)
    }
}

/// Cơ quan.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub id: String,
    pub name: Localised<String>,
    pub abbreviation: Option<Localised<String>>,
    pub valid: Validity,
    pub successor: Option<String>,
}

/// Đơn vị hành chính, by the code of the statistics office.
#[derive(Debug, Clone)]
pub struct Unit {
    pub code: String,
    pub unit_type: UnitType,
    pub name: String,
    /// Its name in addresses, with its code where another unit has the same.
    pub slug: String,
    pub valid: Validity,
    /// The code of the unit that it became, or became part of.
    pub successor: Option<String>,
}

/// From when until when something exists; open ends are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl Validity {
    /// Whether it exists on `day`.
    pub fn on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Chủ đề bài viết: one thing with a label per language (TRN-09).
#[derive(Debug, Clone)]
pub struct Topic {
    pub id: String,
    pub label: Localised<String>,
    pub slug: Localised<String>,
}

/// Văn bản.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: String,
    /// What it is called in addresses; no other document is.
    pub slug: String,
    pub form: DocumentForm,
    pub number: String,
    pub issuer: Option<Issuer>,
    pub issued_on: Option<Date>,
    pub effective_on: Option<Date>,
    pub title: Localised<String>,
    pub sample: bool,
    pub paper: Option<Paper>,
}

/// The PDF of a document, which is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Where it lies beside the content.
    pub file: SourcePath,
    /// Where a document says so.
    pub span: Span,
    /// Bytes.
    pub size: u64,
    /// What size it had when somebody last read it through, looking for what must stay hidden.
    pub read_size: Option<u64>,
}

/// Who issued a document.
#[derive(Debug, Clone)]
pub enum Issuer {
    Organisation(Ix<Organisation>),
    Named(Localised<String>),
}

/// An abbreviation with its meaning.
#[derive(Debug, Clone)]
pub struct Abbreviation {
    pub id: String,
    pub text: Localised<String>,
}
