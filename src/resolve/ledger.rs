//! Where every consent stands: what `tincay consent status` lists. Piece ids and file numbers, never
//! names.

use jiff::civil::Date;

use super::consent::{self, Terms};
use super::withdrawal::consent_of;
use crate::parse::{Document, Own, front};
use crate::site::{ConsentStatus, Holder, Visibility};

/// A consent that expires within this many days is to be asked for again.
const SOON_DAYS: i32 = 60;

/// Where a consent stands. The order is that of the list: what presses comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Taken back.
    Withdrawn,
    Expired,
    /// Granted, until a day within 60.
    Expiring,
    /// Recorded as granted, yet something lacks: a word that `consent-lacking` in
    /// `diagnostics.ftl` puts into a sentence.
    Lacking(&'static str),
    Pending,
    Refused,
    Granted,
}

impl Standing {
    /// The last part of its messages' keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::Expiring => "expiring",
            Self::Lacking(_) => "lacking",
            Self::Pending => "pending",
            Self::Refused => "refused",
            Self::Granted => "granted",
        }
    }
}

/// One consent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub standing: Standing,
    /// `honorees/nguoi-mau`.
    pub piece: String,
    pub evidence: Option<String>,
    /// Whether there is one that is not told, because it is more than a plain number.
    pub is_evidence_kept: bool,
    pub granted_on: Option<Date>,
    pub expires_on: Option<Date>,
    pub withdrawn_on: Option<Date>,
    /// Of a withdrawal whose day is known: until when its traces must be gone from here, and from
    /// those who process for us.
    pub deadlines: Option<(Date, Date)>,
}

/// Every consent that pieces record or need, by standing, then by piece.
pub fn ledger(documents: &[Document], terms: Terms) -> Vec<Entry> {
    let mut entries: Vec<Entry> = documents.iter().filter_map(|document| entry(document, terms)).collect();
    entries.sort();
    entries
}

/// The day on which the consent that `document` records ends, if that is soon.
pub fn ends_soon(document: &Document, terms: Terms) -> Option<Date> {
    entry(document, terms).filter(|entry| entry.standing == Standing::Expiring)?.expires_on
}

fn entry(document: &Document, terms: Terms) -> Option<Entry> {
    let own = &document.facts.as_ref()?.own;
    let consent = consent_of(own);
    if consent.is_none() && !needs_consent(own) {
        return None;
    }
    let withdrawn_on = consent.and_then(|consent| consent.withdrawn_on);
    let evidence = consent.and_then(consent::file_number);
    Some(Entry {
        standing: standing(own, terms),
        piece: document.id.to_string(),
        is_evidence_kept: evidence.is_none() && consent.is_some_and(|consent| is_kept(consent, terms)),
        evidence,
        granted_on: consent.and_then(|consent| consent.granted_on),
        expires_on: consent.and_then(|consent| consent.expires_on),
        withdrawn_on,
        deadlines: withdrawn_on.map(consent::deadlines),
    })
}

/// Whether `consent` has a file number of its own.
fn is_kept(consent: &front::Consent, terms: Terms) -> bool {
    consent.evidence.as_ref().is_some_and(|number| !consent::is_example(&number.value, terms.examples))
}

/// Honourees, and individuals whose place would be shown.
fn needs_consent(own: &Own) -> bool {
    match own {
        Own::Honoree(_) => true,
        Own::Place(place) => place.holder == Some(Holder::Individual) && place.visibility == Visibility::AreaPhone,
        _ => false,
    }
}

fn standing(own: &Own, terms: Terms) -> Standing {
    let consent = consent_of(own);
    match consent::granted(consent, terms) {
        Ok(_) => {
            let soon = terms.today.saturating_add(jiff::Span::new().days(SOON_DAYS));
            let expires = consent.and_then(|consent| consent.expires_on);
            if expires.is_some_and(|day| day <= soon) { Standing::Expiring } else { Standing::Granted }
        }
        Err("withdrawn") => Standing::Withdrawn,
        Err("expired") => Standing::Expired,
        Err(lack) => match consent.and_then(|consent| consent.status) {
            Some(ConsentStatus::Refused) => Standing::Refused,
            Some(ConsentStatus::Pending) => Standing::Pending,
            _ => Standing::Lacking(lack),
        },
    }
}
