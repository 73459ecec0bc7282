//! Who may be seen in a picture, and what it says to those who cannot see it (CON-05, CON-06).

use super::consent::{self, Terms};
use super::groups::Group;
use super::withdrawal::consent_of;
use crate::diag::{Diagnostic, Problem};
use crate::parse::{Document, FieldPath, Own, Part, front};
use crate::site::{Language, PictureRole};

/// Reports people who may not be seen in the pictures of `group`, and pictures without words.
pub fn check(group: &Group, terms: Terms, problems: &mut Vec<Diagnostic>) {
    if let Some(picture) = &group.facts.common.picture {
        check_people(group, "image", picture, terms, problems);
        check_alt(group, "image", |document| document.texts.picture_alt.is_some(), terms.languages, problems);
    }
    if let Own::Honoree(honoree) = &group.facts.own
        && let Some(portrait) = &honoree.portrait
    {
        check_people(group, "portrait", portrait, terms, problems);
        check_alt(group, "portrait", |document| document.texts.portrait_alt.is_some(), terms.languages, problems);
    }
}

fn check_people(group: &Group, key: &str, picture: &front::Picture, terms: Terms, problems: &mut Vec<Diagnostic>) {
    let consent = consent_of(&group.facts.own);
    for (at, person) in picture.people.iter().enumerate().filter(|(_, person)| person.recognisable) {
        let reason = match person.role {
            PictureRole::Beneficiary => "beneficiary",
            PictureRole::Survivor => "survivor",
            PictureRole::Child if !consent::covers_child(consent, terms) => "child",
            PictureRole::Child | PictureRole::Honoree | PictureRole::Official | PictureRole::Crowd => continue,
        };
        let path = FieldPath::default().key(key).key("people").item(at).key("role");
        let span = group.original.span(&path, Part::Value);
        problems.push(Diagnostic::new(Problem::PersonBlocked, span).arg("reason", reason));
    }
}

/// Without words in the original there is nothing to stand in for a translation: an error. A
/// translation without them shows the original's, and says so.
fn check_alt(
    group: &Group,
    key: &str,
    has_alt: impl Fn(&Document) -> bool,
    languages: &[Language],
    problems: &mut Vec<Diagnostic>,
) {
    let path = FieldPath::default().key(key);
    if !has_alt(group.original) {
        let span = group.original.span(&path.key("alt"), Part::Key);
        problems.push(Diagnostic::new(Problem::MissingKey, span).arg("key", format!("{key}.alt")));
    }
    for language in languages.iter().filter(|language| **language != group.original.language) {
        let translation = group.translations.iter().find(|document| document.language == *language);
        // Without any translation the whole page is in the language of the original.
        if let Some(document) = translation.filter(|document| !has_alt(document)) {
            let problem = Diagnostic::new(Problem::AltMissing, document.span(&path, Part::Key));
            problems.push(problem.arg("language", language.code()));
        }
    }
}

/// Reports the pictures in the texts of an honouree whose consent does not cover them (CON-02).
pub fn check_bodies(group: &Group, problems: &mut Vec<Diagnostic>) {
    for document in group.documents() {
        let scan = &document.body.scan;
        let pictures = scan.references.iter().filter(|reference| reference.picture).map(|found| &found.range);
        let figures = scan.directives.iter().filter(|found| &*found.name == "figure").map(|found| &found.range);
        problems.extend(
            pictures
                .chain(figures)
                .map(|range| Diagnostic::new(Problem::PersonBlocked, document.body_span(range)).arg("reason", "photo")),
        );
    }
}
