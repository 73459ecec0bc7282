//! Who may be seen in a picture, and what it says to those who cannot see it (CON-05, CON-06).

use super::consent::{self, Terms};
use super::groups::Group;
use super::withdrawal::consent_of;
use crate::diag::{Diagnostic, Problem, Span, nearest};
use crate::markdown::Directive;
use crate::parse::{Document, FieldPath, Own, Part, front};
use crate::site::{Language, PictureRole};

/// Reports people who may not be seen in the pictures of `group`, and pictures without words.
pub fn check(group: &Group, terms: Terms, problems: &mut Vec<Diagnostic>) {
    let top = |key: &str| FieldPath::default().key(key);
    if let Some(picture) = &group.facts.common.picture {
        check_people(group, &top("image"), picture, terms, problems);
        check_alt(group, (&top("image"), ""), |it| it.texts.picture_alt.is_some(), terms.languages, problems);
    }
    if let Own::Honoree(honoree) = &group.facts.own
        && let Some(portrait) = &honoree.portrait
    {
        check_people(group, &top("portrait"), portrait, terms, problems);
        let has_alt = |document: &Document| document.texts.own().portrait_alt.is_some();
        check_alt(group, (&top("portrait"), ""), has_alt, terms.languages, problems);
    }
    if let Own::Campaign(campaign) = &group.facts.own
        && let Some(logo) = &campaign.logo
    {
        check_people(group, &top("logo"), logo, terms, problems);
        let has_alt = |document: &Document| document.texts.own().logo_alt.is_some();
        check_alt(group, (&top("logo"), ""), has_alt, terms.languages, problems);
    }
    check_listed(group, terms, problems);
}

/// The same for the list `pictures`, whose texts translations give by id.
fn check_listed(group: &Group, terms: Terms, problems: &mut Vec<Diagnostic>) {
    let list = FieldPath::default().key("pictures");
    let listed = &group.facts.common.pictures;
    for (at, (id, picture)) in listed.iter().enumerate() {
        if listed[..at].iter().any(|(earlier, _)| earlier.value == id.value) {
            let span = group.original.span(&id.path, Part::Value);
            let other = span.file.to_string();
            problems.push(Diagnostic::new(Problem::DuplicateId, span).arg("id", &id.value).arg("other", other));
        }
        let has_alt = |document: &Document| {
            document.texts.pictures.iter().any(|(own, texts)| *own == id.value && texts.alt.is_some())
        };
        check_people(group, &list.item(at), picture, terms, problems);
        check_alt(group, (&list.item(at), &id.value), has_alt, terms.languages, problems);
    }
    for document in &group.translations {
        for (id, _) in &document.texts.pictures {
            if listed.iter().all(|(known, _)| known.value != *id) {
                let near = nearest(id, listed.iter().map(|(known, _)| &*known.value)).unwrap_or_default();
                let span = document.span(&list.key(id), Part::Key);
                let problem = Diagnostic::new(Problem::UnknownReference, span).arg("key", "pictures");
                problems.push(problem.arg("id", id).arg("nearest", near));
            }
        }
    }
}

fn check_people(
    group: &Group,
    place: &FieldPath,
    picture: &front::Picture,
    terms: Terms,
    problems: &mut Vec<Diagnostic>,
) {
    let consent = consent_of(&group.facts.own);
    let is_of_one = consent.is_some() || matches!(group.facts.own, Own::Honoree(_));
    for (at, person) in picture.people.iter().flatten().enumerate().filter(|(_, person)| person.recognisable) {
        let within = place.key("people").item(at);
        // In a profile, or in the story of somebody who agreed to it, it is that person.
        if person.role == PictureRole::Honoree && person.honoree.is_none() && !is_of_one {
            let problem = Diagnostic::new(Problem::MissingKey, group.original.span(&within.key("role"), Part::Value));
            problems.push(problem.arg("key", "honoree").arg("within", within.to_string()));
        }
        let reason = match person.role {
            PictureRole::Beneficiary => "beneficiary",
            PictureRole::Survivor => "survivor",
            PictureRole::Child if !consent::covers_child(consent, terms) => "child",
            PictureRole::Child | PictureRole::Honoree | PictureRole::Official | PictureRole::Crowd => continue,
        };
        let span = group.original.span(&within.key("role"), Part::Value);
        problems.push(Diagnostic::new(Problem::PersonBlocked, span).arg("reason", reason));
    }
}

/// Without words in the original there is nothing to stand in for a translation: an error. A
/// translation without them shows the original's, and says so. Of the pictures in texts `id` tells which.
fn check_alt(
    group: &Group,
    (place, id): (&FieldPath, &str),
    has_alt: impl Fn(&Document) -> bool,
    languages: &[Language],
    problems: &mut Vec<Diagnostic>,
) {
    let top = place.to_string();
    let key = top.split(['.', '[']).next().unwrap_or_default();
    if !has_alt(group.original) && !group.original.is_misread(key) {
        let span = group.original.span(&place.key("alt"), Part::Key);
        let problem = Diagnostic::new(Problem::MissingKey, span).arg("key", "alt");
        problems.push(problem.arg("within", place.to_string()));
    }
    for language in languages.iter().filter(|language| **language != group.original.language) {
        let translation = group.translations.iter().find(|document| document.language == *language);
        // Without any translation the whole page is in the language of the original.
        if let Some(document) = translation.filter(|document| !has_alt(document)) {
            let problem = Diagnostic::new(Problem::AltMissing, lacking_place(document, key, id));
            problems.push(problem.arg("language", language.code()).arg("key", key).arg("name", id));
        }
    }
}

/// Where `document`, a translation, lacks words for a picture: at its field, or else where it shows the picture.
fn lacking_place(document: &Document, key: &str, id: &str) -> Span {
    let field = FieldPath::default().key(key);
    if document.texts.pictures.iter().any(|(own, _)| own == id) {
        return document.span(&field.key(id), Part::Key);
    }
    let shows = |found: &&Directive| &*found.name == "figure" && found.argument.split_whitespace().next() == Some(id);
    let figure = document.body.scan.directives.iter().find(shows);
    figure.map_or_else(|| document.span(&field, Part::Key), |figure| document.body_span(&figure.range))
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
