//! Which places exist in the output, and as which type (LOC-01…03, LOC-06).

use std::collections::BTreeMap;

use super::consent::{self, Terms};
use super::groups::Group;
use super::policy::{Reason, Withheld};
use super::registry::Registry;
use super::validity;
use jiff::civil::Date;

use crate::diag::{Diagnostic, Problem};
use crate::parse::{FieldPath, Own, Part, front};
use crate::site::{
    Document, Enumeration, Holder, Ix, Organisation, PieceId, Scope, Seat, Unit, VerifyEvery, Visibility,
};

/// A place of which something may be shown: all that had to be checked for it.
#[derive(Debug)]
pub struct Shown {
    pub unit: Ix<Unit>,
    /// Whether its title may be shown (LOC-03).
    pub named: bool,
    pub office: Option<OfficeFacts>,
    /// Why its verification does not hold (LOC-06): a publication leaves it out.
    pub unverified: Option<&'static str>,
}

/// Verified before its unit was formed: `validity` has reported it (LOC-07).
pub const BEFORE_UNIT: &str = "before-unit";

/// What only a public office has.
#[derive(Debug)]
pub struct OfficeFacts {
    pub address: String,
    pub seat: Seat,
    pub decision: Ix<Document>,
    pub approved_by: Ix<Organisation>,
}

/// What of `place` may be shown. Its problems are reported even when that is nothing.
pub fn shown(
    group: &Group,
    place: &front::Place,
    registry: &Registry,
    (terms, every): (Terms, VerifyEvery),
    problems: &mut Vec<Diagnostic>,
) -> Result<Shown, Reason> {
    let file = group.original;
    let report =
        |problem: Problem, key: &str| Diagnostic::new(problem, file.span(&FieldPath::default().key(key), Part::Key));
    let unit = registry.units.find_any(place.unit.as_ref(), file, problems);
    registry.organisations.find_any(place.managed_by.as_ref(), file, problems);
    registry.documents.find_any(place.decision.as_ref(), file, problems);
    if place.visibility == Visibility::Never {
        problems.push(report(Problem::VisibilityNever, "visibility"));
    }
    // Where people stay who fled is secret by law; its address is a fault of the visibility then, not of its own.
    if place.asks_too_much {
        problems.push(report(Problem::ShelterVisibility, "visibility").arg("reason", "kind"));
    } else if place.visibility != Visibility::PublicOffice && !file.is_misread("visibility") {
        problems.extend(place.locating.iter().map(|key| {
            let visibility = place.visibility.code();
            report(Problem::FieldBelowVisibility, key).arg("key", *key).arg("visibility", visibility)
        }));
    }
    if place.holder == Some(Holder::Individual) && place.visibility == Visibility::PublicOffice {
        problems.push(report(Problem::IndividualVisibility, "holder"));
        return Err(Reason::Individual);
    }
    let office =
        (place.visibility == Visibility::PublicOffice).then(|| office(group, place, (registry, terms.today), problems));
    if !matches!(place.visibility, Visibility::PublicOffice | Visibility::AreaPhone) {
        return Err(Reason::HotlineOnly);
    }
    // Whose home it is decides, not who runs it (LOC-03).
    if place.visibility == Visibility::AreaPhone
        && place.holder == Some(Holder::Organisation)
        && place.seat == Some(Seat::PrivateHome)
    {
        let span = file.span(&FieldPath::default().key("seat"), Part::Value);
        problems.push(Diagnostic::new(Problem::SeatNotPublic, span).arg("reason", "home"));
        return Err(Reason::Seat);
    }
    let named = named(group, place, terms, problems)?;
    let unit = unit.ok_or(Reason::NoUnit)?;
    validity::place(group, place, unit, (registry, terms.today), problems)?;
    // An office with problems is never shown as something less: the build stops at them anyway.
    let office = office.transpose()?;
    let verified = place.verified.as_ref().map(|verified| verified.on);
    let before_unit = verified.is_some() && !validity::is_verified(place, &registry.units.table[unit]);
    let unverified = if before_unit { Some(BEFORE_UNIT) } else { unverified(verified, terms.today, every.places) };
    Ok(Shown { unit, named, office, unverified })
}

/// Why an entry that was verified `on` a day does not count as verified on `today`, if it does not:
/// a word that `verification-due` in `diagnostics.ftl` puts into a sentence (LOC-06).
pub fn unverified(on: Option<Date>, today: Date, every: i64) -> Option<&'static str> {
    let age = on.map(|on| today.duration_since(on).as_hours() / 24);
    match age {
        None => Some("never"),
        Some(age) if age < 0 => Some("future"),
        Some(age) if age > every => Some("due"),
        Some(_) => None,
    }
}

/// Whether the title may be shown; an individual without consent is not shown at all.
fn named(group: &Group, place: &front::Place, terms: Terms, problems: &mut Vec<Diagnostic>) -> Result<bool, Reason> {
    if place.holder != Some(Holder::Individual) {
        return Ok(true);
    }
    consent::required(group, place.consent.as_ref(), terms, problems).map(|granted| granted.covers(Scope::Name))
}

/// What a public office must have; its problems are reported, and the first of them is why it is left out.
fn office(
    group: &Group,
    place: &front::Place,
    (registry, today): (&Registry, Date),
    problems: &mut Vec<Diagnostic>,
) -> Result<OfficeFacts, Reason> {
    let file = group.original;
    // What is not there is asked for by the visibility.
    let span = |key: &str, is_there: bool| file.field(if is_there { key } else { "visibility" });
    if place.seat.is_none_or(|seat| seat == Seat::PrivateHome) && !file.is_misread("seat") {
        let problem = Diagnostic::new(Problem::SeatNotPublic, span("seat", place.seat.is_some()));
        problems.push(problem.arg("reason", "office"));
    }
    let published_by = place.published_by.clone().unwrap_or_default();
    let incomplete = published_by.document.is_none() || published_by.approved_by.is_none();
    let lacks =
        [("address", place.address.is_none(), false), ("published_by", incomplete, place.published_by.is_some())];
    for (key, _, is_there) in lacks.into_iter().filter(|(key, lacks, _)| *lacks && !file.is_misread(key)) {
        problems.push(Diagnostic::new(Problem::MissingPublication, span(key, is_there)).arg("key", key));
    }
    let decision = registry.documents.find_any(published_by.document.as_ref(), file, problems);
    let approved_by = registry.organisations.find_any(published_by.approved_by.as_ref(), file, problems);
    if let Some(reason) = decision.and_then(|decision| undecided(&registry.documents.table[decision], today)) {
        let problem = Diagnostic::new(Problem::MissingPublication, span("published_by", true));
        problems.push(problem.arg("key", "published_by").arg("reason", reason));
        return Err(Reason::PublishedBy);
    }
    Ok(OfficeFacts {
        seat: place.seat.filter(|seat| *seat != Seat::PrivateHome).ok_or(Reason::Seat)?,
        address: place.address.clone().ok_or(Reason::Address)?,
        decision: decision.ok_or(Reason::PublishedBy)?,
        approved_by: approved_by.ok_or(Reason::PublishedBy)?,
    })
}

/// Whether a place of `groups` is left out because what it names cannot be looked up: a mistake in its file or in a list,
/// which is told as one. Nobody has taken anything back (CON-03).
pub fn is_in_doubt(withheld: &Withheld, groups: &BTreeMap<PieceId, Group>, registry: &Registry) -> bool {
    let group = PieceId::read(&withheld.id).and_then(|id| groups.get(&id));
    let Some(Own::Place(place)) = group.map(|group| &group.facts.own) else { return false };
    let by = place.published_by.as_ref();
    match withheld.reason {
        Reason::NoUnit => registry.units.misses(place.unit.as_ref()),
        Reason::PublishedBy => {
            registry.documents.misses(by.and_then(|by| by.document.as_ref()))
                || registry.organisations.misses(by.and_then(|by| by.approved_by.as_ref()))
        }
        _ => false,
    }
}

/// Why `decision` is none that a full address can be published with, if it is not; that it lacks its number is told
/// where it stands. A word that `missing-publication` in `diagnostics.ftl` puts into a sentence.
fn undecided(decision: &Document, today: Date) -> Option<&'static str> {
    match decision.issued_on {
        None => Some("undated"),
        Some(day) if day > today => Some("future"),
        Some(_) => None,
    }
}
