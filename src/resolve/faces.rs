//! Which pictures show somebody who has not agreed to be shown, or agrees no more (CON-02, CON-03).
//!
//! A picture is known by its content: neither a copy under another name nor another piece that shows
//! it gets round a consent. Enter at [`Faces::find`].

use std::collections::BTreeMap;

use super::bodies::folder_of;
use super::consent::{self, Terms};
use super::figures::Stills;
use super::groups::Group;
use super::withdrawal::consent_of;
use crate::discover::safe_join;
use crate::parse::{Document, Own, front};
use crate::site::{Kind, PictureRole, PieceId, Scope, Still};

type Groups<'a> = BTreeMap<PieceId, Group<'a>>;

/// The pictures that no piece may show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faces {
    /// Content of the file → a piece whose consent does not cover it.
    barred: BTreeMap<[u8; 32], PieceId>,
}

/// How far the consent of a person goes in pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    All,
    /// A photograph of a public event, but no portrait (CON-01).
    Stage,
    Nothing,
}

impl Faces {
    /// Looks through every consent and through everybody who is said to be in a picture.
    pub fn find(groups: &Groups, stills: &Stills, terms: Terms) -> Self {
        let mut faces = Self::default();
        if stills.is_empty() {
            return faces;
        }
        for group in groups.values() {
            let mut bar = |document: &Document, file: &str, owner: &PieceId| {
                let path = safe_join(folder_of(document), file);
                if let Some(Ok(still)) = path.and_then(|path| stills.get(&*path)) {
                    faces.barred.entry(still.content).or_insert_with(|| owner.clone());
                }
            };
            for (picture, owner) in own(group, terms).into_iter().chain(named(group, groups, terms)) {
                bar(group.original, &picture.file.value, &owner);
            }
            if reach_of(group, terms) == Some(Reach::Nothing) {
                for document in group.documents() {
                    let shown = document.body.scan.references.iter().filter(|reference| reference.picture);
                    shown.for_each(|reference| bar(document, &reference.destination, &group.original.id));
                }
            }
        }
        faces
    }

    /// The piece whose consent keeps `still` out of every page.
    pub fn barring(&self, still: &Still) -> Option<&PieceId> {
        self.barred.get(&still.content)
    }
}

/// How far the consent goes under which `group` stands; `None` when it needs none.
fn reach_of(group: &Group, terms: Terms) -> Option<Reach> {
    let consent = consent_of(&group.facts.own);
    match &group.facts.own {
        Own::Honoree(_) => {}
        Own::Article(_) if consent.is_some() => {}
        _ => return None,
    }
    Some(match consent::granted(consent, terms) {
        Ok(granted) if granted.covers(Scope::Photo) => Reach::All,
        Err("public-event") => Reach::Stage,
        _ => Reach::Nothing,
    })
}

/// The pictures of `group` that its own consent keeps back: a portrait always, others unless they
/// are said to show nobody who must agree.
fn own<'g>(group: &'g Group, terms: Terms) -> Vec<(&'g front::Picture, PieceId)> {
    let reach = reach_of(group, terms).unwrap_or(Reach::All);
    let portrait = match &group.facts.own {
        Own::Honoree(honoree) if reach != Reach::All => honoree.portrait.as_ref(),
        _ => None,
    };
    let others = pictures(group).filter(|picture| reach == Reach::Nothing && !shows_nobody(picture));
    portrait.into_iter().chain(others).map(|picture| (picture, group.original.id.clone())).collect()
}

/// The pictures of `group` in which an honouree is named who has not agreed.
fn named<'g>(group: &'g Group, groups: &Groups, terms: Terms) -> Vec<(&'g front::Picture, PieceId)> {
    let barring = |person: &front::Person| {
        let shown = groups.get(&honoree(&person.honoree.as_ref()?.value))?;
        let is_barred = person.recognisable && reach_of(shown, terms) == Some(Reach::Nothing);
        is_barred.then(|| shown.original.id.clone())
    };
    let everybody = |picture: &'g front::Picture| picture.people.iter().flatten().map(move |person| (picture, person));
    all(group).flat_map(everybody).filter_map(|(picture, person)| Some((picture, barring(person)?))).collect()
}

/// The picture of a piece, and those for its body.
fn pictures<'g>(group: &'g Group) -> impl Iterator<Item = &'g front::Picture> {
    let common = &group.facts.common;
    common.picture.iter().chain(common.pictures.iter().map(|(_, picture)| picture))
}

/// All pictures of a piece: its portrait and its logo, too.
pub fn all<'g>(group: &'g Group) -> impl Iterator<Item = &'g front::Picture> {
    let own = match &group.facts.own {
        Own::Honoree(honoree) => honoree.portrait.as_ref(),
        Own::Campaign(campaign) => campaign.logo.as_ref(),
        _ => None,
    };
    pictures(group).chain(own)
}

/// Whether an author says that nobody can be recognised in it but officials and the crowd.
fn shows_nobody(picture: &front::Picture) -> bool {
    let needs_none = |person: &front::Person| {
        !person.recognisable || matches!(person.role, PictureRole::Official | PictureRole::Crowd)
    };
    picture.people.as_ref().is_some_and(|people| people.iter().all(needs_none))
}

/// The honouree called `id`: `nguoi-mau` or `honorees/nguoi-mau`.
pub fn honoree(id: &str) -> PieceId {
    let slug = id.strip_prefix(Kind::Honoree.folder()).and_then(|rest| rest.strip_prefix('/')).unwrap_or(id);
    PieceId { kind: Kind::Honoree, slug: slug.into() }
}
