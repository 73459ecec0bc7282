//! Pieces as they were made last. One whose files are as they were is not made again, for as long as
//! all else that decides about pieces is the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::Input;
use super::admission::Admission;
use super::bodies::Bodies;
use super::faces::Faces;
use super::figures::Stills;
use super::groups::Group;
use super::policy::Policy;
use crate::colour::Grounds;
use crate::diag::{Diagnostic, SourcePath, Text, is_same};
use crate::discover::Source;
use crate::locale::Locales;
use crate::parse::Document;
use crate::parse::data::LocalText;
use crate::site::{Article, Campaign, Event, Honoree, Ix, Language, Page, PieceId, Place, VerifyEvery};

/// The pieces of every kind. Empty, it changes nothing.
#[derive(Debug, Default)]
pub struct Kept {
    context: Option<Context>,
    /// How many contexts there were.
    edition: u64,
    pub articles: Vec<Made<Article>>,
    pub campaigns: Vec<Made<Campaign>>,
    pub events: Vec<Made<Event>>,
    pub honorees: Vec<Made<Honoree>>,
    pub places: Vec<Made<Place>>,
    pub pages: Vec<Made<Page>>,
}

/// A piece, and what it was made from.
#[derive(Debug)]
pub struct Made<P> {
    /// Its texts, the original's first.
    files: Box<[Text]>,
    pub piece: Arc<P>,
    pub problems: Vec<Diagnostic>,
}

impl<P> Made<P> {
    /// `piece` was made from `group`, with `problems`.
    pub fn new(group: &Group, piece: P, problems: Vec<Diagnostic>) -> Self {
        let files = group.documents().map(|document| document.source.text.clone()).collect();
        Self { files, piece: Arc::new(piece), problems }
    }

    /// Whether it was made from files like those of `group`.
    pub fn is_of(&self, group: &Group) -> bool {
        let mut files = self.files.iter();
        let same = group.documents().all(|own| files.next() == Some(&own.source.text));
        same && files.next().is_none()
    }
}

impl Kept {
    /// Forgets everything unless all was made in the same context, that of `around`.
    pub fn within(&mut self, around: &Around) {
        if !self.context.as_ref().is_some_and(|known| known.is_of(around)) {
            *self = Self { context: Some(Context::of(around)), edition: self.edition + 1, ..Self::default() };
        }
    }

    /// Another one when anything has changed but files of pieces.
    pub fn edition(&self) -> u64 {
        self.edition
    }
}

/// What pieces are made in: those of `admission`, whose `bodies` are to be made.
pub struct Around<'a> {
    pub input: &'a Input<'a>,
    pub policy: &'a Policy,
    pub locales: &'a Locales,
    pub bodies: &'a Bodies<'a>,
    pub admission: &'a Admission<'a>,
}

/// A document and the digest of its headings.
type Outline = (SourcePath, [u8; 32]);

/// What decides about pieces besides their own files.
#[derive(Debug)]
pub struct Context {
    locales: Locales,
    policy: Policy,
    languages: Vec<Language>,
    every: VerifyEvery,
    safe_title: LocalText,
    grounds: Grounds,
    data: Vec<Source>,
    stills: Stills,
    broken: BTreeSet<SourcePath>,
    faces: Faces,
    leading: Option<Ix<Campaign>>,
    /// What can be linked to, and at which headings.
    documents: Vec<Outline>,
    /// The pieces that are shown, as they stand in their tables.
    shown: Vec<PieceId>,
    /// Those that are told nowhere.
    untold: BTreeSet<PieceId>,
}

impl Context {
    fn of(around: &Around) -> Self {
        let Around { input, policy, locales, bodies, admission } = around;
        let outline = |document: &&Document| (document.source.path.clone(), document.body.outline);
        Self {
            locales: (*locales).clone(),
            policy: (*policy).clone(),
            languages: bodies.languages.clone(),
            every: input.settings.verify_every,
            safe_title: input.settings.safe_title.clone(),
            grounds: input.grounds,
            data: input.data.iter().map(|file| file.source.clone()).collect(),
            stills: input.pictures.clone(),
            broken: input.broken.clone(),
            faces: bodies.faces.clone(),
            leading: bodies.leading,
            documents: input.documents.iter().map(outline).collect(),
            shown: admission.shown().map(|group| group.original.id.clone()).collect(),
            untold: admission.untold.clone(),
        }
    }

    /// Whether it is what [`Context::of`] gives for `around`.
    fn is_of(&self, around: &Around) -> bool {
        let Around { input, policy, locales, bodies, admission } = around;
        let same_choices = self.policy == **policy
            && self.every == input.settings.verify_every
            && self.languages == bodies.languages
            && self.safe_title == input.settings.safe_title
            && self.grounds == input.grounds
            && self.locales.have_rules_of(locales);
        let same_files = self.data.iter().eq(input.data.iter().map(|file| &file.source))
            && self.stills == input.pictures
            && self.broken == input.broken;
        let same_document = |((path, outline), document): (&Outline, &&Document)| {
            *outline == document.body.outline && is_same(path, &document.source.path)
        };
        let same_piece = |(one, group): (&PieceId, &Group)| {
            let other = &group.original.id;
            one.kind == other.kind && is_same(&one.slug, &other.slug)
        };
        same_choices
            && same_files
            && self.faces == bodies.faces
            && self.leading == bodies.leading
            && self.untold == admission.untold
            && self.documents.len() == input.documents.len()
            && self.documents.par_iter().zip(&input.documents).all(same_document)
            && self.shown.len() == admission.shown().count()
            && self.shown.iter().zip(admission.shown()).all(same_piece)
    }
}
