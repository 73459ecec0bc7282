//! Pictures of pieces and of bodies: the file is there and can be published, the words are found.

use std::collections::BTreeMap;

use super::bodies::{Bodies, Checked, folder_of};
use super::faces;
use super::groups::Group;
use super::pieces::Maker;
use crate::diag::{Diagnostic, Problem, SourcePath, Span, nearest};
use crate::discover::safe_join;
use crate::parse::{Document, Located, Part, front};
use crate::site::{Fault, Figure, Kind, Picture, Still};

/// The files beside the content, and the picture in each.
pub type Stills = BTreeMap<SourcePath, Result<Still, Fault>>;

/// Below these many pixels of width a picture looks poor: one that fills the column, and a portrait.
pub const LEAST: u32 = 640;
pub const LEAST_PORTRAIT: u32 = 320;

/// Who asks for which picture.
#[derive(Debug)]
pub struct Asked<'a> {
    pub document: &'a Document,
    /// As it calls the file, or the picture by its id.
    pub file: &'a str,
    pub span: Span,
}

impl Bodies<'_> {
    /// The file that is asked for and the picture in it; `None` if it may not be shown there.
    pub fn still(&self, asked: Asked, problems: &mut Vec<Diagnostic>) -> Checked<Option<(SourcePath, Still)>> {
        let Asked { document, file, span } = asked;
        let (path, still) = self.there(document, file, span.clone())?;
        let Some(owner) = self.faces.barring(&still) else { return Ok(Some((path, still))) };
        // What the scopes of a profile keep back is no problem of it (CON-02).
        if *owner != document.id || owner.kind != Kind::Honoree {
            problems.push(Diagnostic::new(Problem::PictureWithheld, span));
        }
        Ok(None)
    }

    fn there(&self, document: &Document, file: &str, span: Span) -> Checked<(SourcePath, Still)> {
        let folder = folder_of(document);
        let Some(path) = safe_join(folder, file) else {
            return Err(Box::new(Diagnostic::new(Problem::UnsafePath, span).arg("path", file)));
        };
        match self.pictures.get_key_value(&*path) {
            Some((path, Ok(still))) => Ok((path.clone(), *still)),
            Some((_, Err(fault))) => Err(Box::new(refused(*fault, file, span))),
            None => {
                let beside = self.pictures.keys().filter_map(|known| known.strip_prefix(folder)?.strip_prefix('/'));
                let near = nearest(file, beside).unwrap_or_default();
                Err(Box::new(Diagnostic::new(Problem::MissingPicture, span).arg("file", file).arg("nearest", near)))
            }
        }
    }

    /// A picture as it stands in the front matter of `document`.
    pub fn picture(
        &self,
        document: &Document,
        picture: &front::Picture,
        problems: &mut Vec<Diagnostic>,
    ) -> Checked<Option<Picture>> {
        let span = document.span(&picture.file.path, Part::Value);
        let found = self.still(Asked { document, file: &picture.file.value, span }, problems)?;
        Ok(found.map(|(file, still)| Picture { file, still, credit: picture.credit.clone() }))
    }

    /// `{{figure photo.jpg}}` or `{{figure its-id}}` in a body: an item of the list `pictures`, which
    /// says what it shows.
    pub fn figure(&self, asked: Asked, problems: &mut Vec<Diagnostic>) -> Checked<Option<Figure>> {
        let Asked { document, file: name, span } = asked;
        let Some(group) = self.groups.get(&document.id) else { return Err(unlisted(name, "", span)) };
        let listed = &group.facts.common.pictures;
        let known = || listed.iter().flat_map(|(id, picture)| [&*id.value, &*picture.file.value]);
        let found = listed.iter().find(|(id, picture)| id.value == name || picture.file.value == name);
        let Some((id, picture)) = found else {
            let near = nearest(name, known()).unwrap_or_default();
            if near.is_empty() {
                // A file that is not there, or cannot be shown, is the nearer mistake.
                self.there(document, name, span.clone())?;
            }
            return Err(unlisted(name, near, span));
        };
        let Some(shown) = self.picture(group.original, picture, problems)? else { return Ok(None) };
        if document.language == group.original.language {
            problems.extend(small(&shown, group.original, &picture.file, LEAST));
        }
        Ok(Some(worded(shown, group, document, &id.value)))
    }
}

/// The picture called `id` with its words: those of `document`, else the original's (TRN-03).
fn worded(picture: Picture, group: &Group, document: &Document, id: &str) -> Figure {
    let texts = |document: &Document| document.texts.pictures.iter().find(|(own, _)| own == id).cloned();
    let own = texts(document).map(|(_, texts)| texts).filter(|texts| texts.alt.is_some());
    let language = if own.is_some() { &document.language } else { &group.original.language };
    let texts = own.or_else(|| texts(group.original).map(|(_, texts)| texts)).unwrap_or_default();
    let alt = texts.alt.unwrap_or_default();
    Figure { picture, alt, caption: texts.caption, language: language.clone() }
}

fn unlisted(name: &str, near: &str, span: Span) -> Box<Diagnostic> {
    let problem = Diagnostic::new(Problem::UnknownReference, span).arg("key", "figure");
    Box::new(problem.arg("id", name).arg("nearest", near))
}

fn refused(fault: Fault, file: &str, span: Span) -> Diagnostic {
    let problem = |problem: Problem| Diagnostic::new(problem, span.clone()).arg("file", file);
    match fault {
        Fault::Format(format) => problem(Problem::PictureFormat).arg("format", format),
        Fault::Paper(_) => problem(Problem::PictureFormat).arg("format", "other"),
        Fault::Broken => problem(Problem::PictureBroken),
        Fault::Heavy(bytes) => {
            let size = format!("{} MB", bytes >> 20);
            problem(Problem::PictureTooLarge).arg("size", size).arg("limit", "64 MB")
        }
        Fault::Vast { width, height } => {
            let size = format!("{width} × {height}");
            problem(Problem::PictureTooLarge).arg("size", size).arg("limit", "12000 × 10000")
        }
    }
}

/// Says that `picture`, which `file` of `document` names, has fewer pixels than look well.
fn small(picture: &Picture, document: &Document, file: &Located<String>, least: u32) -> Option<Diagnostic> {
    let width = picture.still.width;
    (width < least).then(|| {
        let problem = Diagnostic::new(Problem::PictureSmall, document.span(&file.path, Part::Value));
        problem.arg("file", &file.value).arg("width", width.to_string()).arg("least", least.to_string())
    })
}

/// The pictures of a piece that can be published.
pub fn of<'s>(group: &Group, stills: &'s Stills) -> Vec<&'s Still> {
    let paths = faces::all(group).filter_map(|picture| safe_join(folder_of(group.original), &picture.file.value));
    paths.filter_map(|path| stills.get(&*path)?.as_ref().ok()).collect()
}

impl Maker<'_> {
    /// A picture of a piece, if its file can be published; `least` pixels of width look well.
    pub fn picture(&mut self, group: &Group, picture: &front::Picture, least: u32) -> Option<Picture> {
        match self.bodies.picture(group.original, picture, &mut self.problems) {
            Ok(shown) => {
                let small = shown.as_ref().and_then(|shown| small(shown, group.original, &picture.file, least));
                self.problems.extend(small);
                shown
            }
            Err(problem) => {
                self.problems.push(*problem);
                None
            }
        }
    }
    /// Reports whoever is said to be in a picture of `group` under the id of no honouree.
    pub fn check_honorees(&mut self, group: &Group) {
        let people = faces::all(group).flat_map(|picture| picture.people.iter().flatten());
        for named in people.filter_map(|person| person.honoree.as_ref()) {
            let id = faces::honoree(&named.value);
            if self.bodies.groups.contains_key(&id) || self.bodies.is_broken_piece(Kind::Honoree, &id.slug) {
                continue;
            }
            let near = nearest(&id.slug, self.bodies.slugs(Kind::Honoree)).unwrap_or_default();
            let problem = Diagnostic::new(Problem::UnknownReference, group.original.span(&named.path, Part::Value));
            self.problems.push(problem.arg("key", "honoree").arg("id", &named.value).arg("nearest", near));
        }
    }
}
