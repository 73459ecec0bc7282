//! Which words are somebody's name where no field says so: the title of a profile without `name`, of a person's
//! place after "Nhà bà". What is no name is not guarded, so that ordinary words stop no site (LOC-04).

use std::collections::BTreeMap;

use super::consent::{self, Terms};
use super::groups::{Group, Unnamed, is_unnamed};
use crate::diag::{Diagnostic, Problem};
use crate::locale::Locales;
use crate::parse::{FieldPath, Own, Part};
use crate::site::PieceId;

/// How names are told from other words: the rules of every locale, for a name is written alike in all languages.
pub struct Naming<'a> {
    pub locales: &'a Locales,
    pub unnamed: &'a Unnamed,
}

impl Naming<'_> {
    /// Whether the title of `group`, in some language, is written as names are.
    pub fn has_name_for_title(&self, group: &Group) -> bool {
        let written = group.documents().filter(|document| !is_unnamed(document, self.unnamed));
        let is_name = |title: &str| self.locales.iter().any(|locale| locale.data().names.may_be_name(title));
        written.map(|document| &document.texts.title).any(|title| is_name(title))
    }

    /// The name in the title of a person's place: "Đinh Thị Giả Sử" of "Nhà bà Đinh Thị Giả Sử". Fewer than three
    /// words stand in too many innocent texts.
    pub fn name_in<'t>(&self, title: &'t str) -> Option<&'t str> {
        let names = self.locales.iter().map(|locale| &locale.data().names);
        let bare = names.filter(|names| names.may_be_name(title)).map(|names| names.bare(title));
        bare.min_by_key(|bare| bare.len())
            .filter(|bare| bare.len() < title.len() && bare.split_whitespace().count() >= 3)
    }

    /// Warns of profiles that nothing may be shown of and that do not say whose they are: the guard cannot look for
    /// a name that is written nowhere.
    pub fn check(&self, groups: &BTreeMap<PieceId, Group>, terms: Terms, problems: &mut Vec<Diagnostic>) {
        let nameless = groups.values().filter(|group| {
            let Own::Honoree(own) = &group.facts.own else { return false };
            own.name.is_none()
                && !["name", "title", "consent"].iter().any(|key| group.original.is_misread(key))
                && consent::granted(own.consent.as_ref(), terms).is_err()
                && !is_unnamed(group.original, self.unnamed)
                && !self.has_name_for_title(group)
        });
        problems.extend(nameless.map(|group| {
            let span = group.original.span(&FieldPath::default().key("title"), Part::Key);
            Diagnostic::new(Problem::NameMissing, span)
        }));
    }
}
