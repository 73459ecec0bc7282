//! What of each piece may be public now: which details of a person or a place, or nothing at all. Enter at
//! [`Openness::of`].
//!
//! A host remembers what each of its pages was published with ([`Details`]). Where a piece may say less than that now,
//! because of a consent with fewer scopes, of another visibility, of a field that was deleted, the page there says too
//! much until it is replaced or gone (CON-02, CON-03, LOC-02). Nothing here needs more than the pieces themselves, so
//! that it is known whatever else is wrong ([`Openness::of_documents`]).

use std::collections::{BTreeMap, BTreeSet};

use super::Reason;
use super::consent::{self, Terms};
use super::groups::{self, Group};
use super::policy::Policy;
use crate::diag::SourcePath;
use crate::parse::{Document, Own, front};
use crate::site::{Audience, Holder, Kind, PieceId, Scope, Visibility};

/// Something about a person or a place that its page can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    Address,
    Phones,
    Title,
    Name,
    Position,
    Bio,
    Photo,
    Portrait,
    Quote,
    Hometown,
    Ethnicity,
    /// Where an event is, which only those who may come need to know.
    Venue,
}

impl Detail {
    /// All of them, each with its word in the note of what is on a host.
    const ALL: [(Self, &'static str); 12] = [
        (Self::Address, "address"),
        (Self::Phones, "phones"),
        (Self::Title, "title"),
        (Self::Name, "name"),
        (Self::Position, "position"),
        (Self::Bio, "bio"),
        (Self::Photo, "photo"),
        (Self::Portrait, "portrait"),
        (Self::Quote, "quote"),
        (Self::Hometown, "hometown"),
        (Self::Ethnicity, "ethnicity"),
        (Self::Venue, "venue"),
    ];

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of details.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Details(u16);

impl Details {
    fn add(&mut self, detail: Detail, is_there: bool) {
        self.0 |= if is_there { detail.bit() } else { 0 };
    }

    /// Those of `wanted` that are among these.
    pub fn only(self, wanted: &[Detail]) -> Self {
        Self(self.0 & wanted.iter().fold(0, |all, detail| all | detail.bit()))
    }

    /// Whether all of these are among `others`.
    pub fn are_among(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// Their words, with commas between; `-` for none.
    pub fn words(self) -> String {
        let own = Detail::ALL.into_iter().filter(|(detail, _)| self.0 & detail.bit() != 0);
        let words: Vec<&str> = own.map(|(_, word)| word).collect();
        if words.is_empty() { "-".to_owned() } else { words.join(",") }
    }

    /// Reads what [`Details::words`] wrote.
    pub fn read(words: &str) -> Option<Self> {
        let mut details = Self::default();
        for word in words.split(',').filter(|word| *word != "-") {
            let (detail, _) = Detail::ALL.into_iter().find(|(_, own)| *own == word)?;
            details.add(detail, true);
        }
        Some(details)
    }
}

/// What of every piece may be public.
#[derive(Debug, Clone, Default)]
pub struct Openness(BTreeMap<PieceId, Option<Details>>);

impl Openness {
    /// Of the pieces of `groups`; those that `left_out` names are in no output.
    pub fn of(groups: &BTreeMap<PieceId, Group>, left_out: &BTreeSet<&str>, policy: &Policy, terms: Terms) -> Self {
        // Hardly any: looked up by what they are, not by how they are written.
        let left_out: BTreeSet<PieceId> = left_out.iter().filter_map(|id| PieceId::read(id)).collect();
        let details = |id: &PieceId, group: &Group| match left_out.contains(id) {
            true => None,
            false => shown(group, policy, terms).ok(),
        };
        Self(groups.iter().map(|(id, group)| (id.clone(), details(id, group))).collect())
    }

    /// Of `documents` alone, in a site whose settings nobody can read: its languages are those of `terms`.
    pub fn of_documents(documents: &[&Document], terms: Terms, policy: &Policy) -> Self {
        let broken: BTreeSet<SourcePath> = BTreeSet::new();
        let groups = groups::group(documents, terms.languages, &Vec::new(), &broken, &mut Vec::new());
        Self::of(&groups, &BTreeSet::new(), policy, terms)
    }

    /// The details that `piece` may be public with.
    pub fn details(&self, piece: &PieceId) -> Details {
        self.0.get(piece).copied().flatten().unwrap_or_default()
    }

    /// Whether `piece`, as it is written in notes, may not say all of `details`, or nothing at all. One that nobody
    /// can read is not known to be forbidden anything.
    pub fn forbids(&self, piece: &str, details: Details) -> bool {
        let known = PieceId::read(piece).and_then(|id| self.0.get(&id));
        known.is_some_and(|now| now.is_none_or(|now| !details.are_among(now)))
    }

    /// Whether `piece` is of a person who agrees to less than `details` now, but to something.
    pub fn narrows(&self, piece: &str, details: Details) -> bool {
        let Some(id) = PieceId::read(piece).filter(|id| matches!(id.kind, Kind::Honoree | Kind::Article)) else {
            return false;
        };
        self.0.get(&id).copied().flatten().is_some_and(|now| !details.are_among(now))
    }

    /// Whether `piece`, which was public with `details`, is about a person or a place, and there is nothing any more
    /// that could say whether it may be.
    pub fn misses(&self, piece: &str, details: Details) -> bool {
        let Some(id) = PieceId::read(piece) else { return false };
        let is_guarded = match id.kind {
            Kind::Honoree | Kind::Place => true,
            Kind::Event => false,
            _ => details != Details::default(),
        };
        is_guarded && !self.0.contains_key(&id)
    }
}

/// Fields that decide whether a piece is shown: where one of them cannot be read, nothing is.
const DECIDING: [&str; 7] = ["draft", "publish_on", "expire_on", "audience", "visibility", "holder", "consent"];

/// What of the piece may be shown, by what its own file says.
fn shown(group: &Group, policy: &Policy, terms: Terms) -> Result<Details, Reason> {
    if DECIDING.iter().any(|key| group.original.is_misread(key)) {
        return Err(Reason::Consent);
    }
    policy.withholds(&group.facts.common).map_or(Ok(()), Err)?;
    match &group.facts.own {
        Own::Event(own) if own.audience == Some(Audience::Private) => Err(Reason::PrivateEvent),
        Own::Honoree(own) => person(group, own, terms),
        Own::Place(own) => place(own, terms),
        Own::Article(own) if own.consent.is_some() => {
            let granted = consent::granted(own.consent.as_ref(), terms).map_err(|_| Reason::Consent)?;
            Ok(details(&granted, |_| true))
        }
        Own::Event(own) => {
            let is_said = group.documents().any(|document| document.texts.own().venue.is_some());
            let mut found = Details::default();
            found.add(Detail::Venue, is_said && own.audience == Some(Audience::Public));
            Ok(found)
        }
        Own::Article(_) | Own::Campaign(_) | Own::Page(_) => Ok(Details::default()),
    }
}

/// What each scope covers.
const SCOPES: [(Scope, Detail); 7] = [
    (Scope::Name, Detail::Name),
    (Scope::Position, Detail::Position),
    (Scope::Bio, Detail::Bio),
    (Scope::Photo, Detail::Photo),
    (Scope::Quote, Detail::Quote),
    (Scope::Hometown, Detail::Hometown),
    (Scope::Ethnicity, Detail::Ethnicity),
];

fn details(granted: &consent::Granted, is_there: impl Fn(Detail) -> bool) -> Details {
    let mut details = Details::default();
    SCOPES.iter().for_each(|(scope, detail)| details.add(*detail, granted.covers(*scope) && is_there(*detail)));
    details
}

fn person(group: &Group, own: &front::Honoree, terms: Terms) -> Result<Details, Reason> {
    let granted = consent::granted(own.consent.as_ref(), terms).map_err(|_| Reason::Consent)?;
    let says = |text: fn(&front::OwnTexts) -> bool| group.documents().any(|document| text(document.texts.own()));
    // Whoever deletes a field takes it back, whatever the consent says.
    let mut found = details(&granted, |detail| match detail {
        Detail::Name => own.name.is_some(),
        Detail::Hometown => own.hometown.is_some(),
        Detail::Ethnicity => own.ethnicity.is_some(),
        Detail::Position => own.organisation.is_some() || says(|texts| texts.position.is_some()),
        Detail::Quote => says(|texts| texts.quote.is_some()),
        _ => true,
    });
    found.add(Detail::Portrait, own.portrait.is_some() && granted.covers(Scope::Photo));
    Ok(found)
}

fn place(own: &front::Place, terms: Terms) -> Result<Details, Reason> {
    let is_office = own.visibility == Visibility::PublicOffice;
    if !is_office && own.visibility != Visibility::AreaPhone {
        return Err(Reason::HotlineOnly);
    }
    let mut found = Details::default();
    if own.holder == Some(Holder::Individual) {
        let granted = consent::granted(own.consent.as_ref(), terms).map_err(|_| Reason::Consent)?;
        found.add(Detail::Title, granted.covers(Scope::Name));
    } else {
        found.add(Detail::Title, true);
    }
    if is_office && own.holder == Some(Holder::Individual) {
        return Err(Reason::Individual);
    }
    found.add(Detail::Address, is_office && own.address.is_some());
    found.add(Detail::Phones, !own.phones.is_empty());
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_detail_reads_as_it_was_written() {
        for (detail, word) in Detail::ALL {
            let mut details = Details::default();
            details.add(detail, true);
            assert_eq!((details.words(), Details::read(word)), (word.to_owned(), Some(details)));
        }
        let all = Details((1 << Detail::ALL.len()) - 1);
        assert_eq!(Details::read(&all.words()), Some(all));
        assert_eq!((Details::read("-"), Details::read("weight")), (Some(Details::default()), None));
    }

    /// CON-02, CON-03: fewer details are a narrower openness, more are none; what is left out may say nothing, and
    /// nobody knows of what is not there.
    #[test]
    fn a_piece_may_not_say_more_than_it_may_now() {
        let (name, both) = (Details(Detail::Name.bit()), Details(Detail::Name.bit() | Detail::Quote.bit()));
        let id = |id: &str| PieceId::read(id).expect("an id");
        let now = Openness(BTreeMap::from([(id("honorees/a"), Some(name)), (id("honorees/b"), None)]));
        assert!(now.forbids("honorees/a", both) && !now.forbids("honorees/a", name));
        assert!(now.forbids("honorees/b", Details::default()) && !now.forbids("honorees/c", both));
        assert!(now.misses("honorees/c", name) && now.misses("places/c", Details::default()));
        assert!(!now.misses("honorees/b", name) && !now.misses("events/c", Details::default()));
        assert!(now.misses("articles/c", name), "a story that was told with a consent");
        assert!(!now.misses("events/c", Details(Detail::Venue.bit())), "nobody is in it");
    }
}
