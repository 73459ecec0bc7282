//! Bodies: every picture and directive is checked and led to its target; links are in `links`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::admission::Admission;
use super::faces::Faces;
use super::figures::{Asked, Stills};
use super::groups::Group;
use super::headings::{Ids, Linked};
use super::keyed::Keyed;
use super::near::Near;
use super::registry::Registry;
use crate::diag::{Diagnostic, Problem, SourcePath, Span, UNTOLD, nearest};
use crate::discover::safe_join;
use crate::markdown::Directive;
use crate::parse::{self, Document};
use crate::site::{Body, Campaign, Embed, Hotline, Ix, Kind, Language, Picture, PieceId, Route};

/// What bodies may refer to.
pub struct Bodies<'a> {
    pub groups: &'a BTreeMap<PieceId, Group<'a>>,
    pub documents: &'a [&'a Document],
    pub admission: &'a Admission<'a>,
    pub registry: &'a Registry,
    /// The hotlines that this build shows, by id.
    pub hotlines: BTreeMap<String, Ix<Hotline>>,
    pub pictures: &'a Stills,
    /// Who may be shown in none of them.
    pub faces: Faces,
    /// Files that could not be read: links to them are no new problem.
    pub broken: &'a BTreeSet<SourcePath>,
    /// For `{{theme}}` in a piece that belongs to no campaign.
    pub leading: Option<Ix<Campaign>>,
    pub languages: Vec<Language>,
    pub near: Near,
    pub headings: Linked,
}

/// The folder of its file, against which it names others.
pub fn folder_of(document: &Document) -> &str {
    document.source.path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What a destination or directive came to: a problem keeps it out of the body.
pub(super) type Checked<T> = Result<T, Box<Diagnostic>>;

impl Bodies<'_> {
    /// The body of `document`, which belongs to `campaign`.
    pub fn body(&self, document: &Document, campaign: Option<Ix<Campaign>>, problems: &mut Vec<Diagnostic>) -> Body {
        let parse::Body { text, digest, scan, .. } = &document.body;
        let heading_ids = self.groups.get(&document.id).map(|group| Ids::of(document, group).into_changed(document));
        let heading_ids = heading_ids.unwrap_or_default();
        let headings = scan.headings.iter().map(|heading| heading.text.clone()).collect();
        // A copy, as of all that stays: where documents go, nothing of theirs is left between what is made of them.
        let plain = Arc::new(scan.plain.clone());
        let (mut links, mut directives, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
        for reference in &scan.references {
            let span = document.body_span(&reference.range);
            if reference.picture {
                match self.still(Asked { document, file: &reference.destination, span }, problems) {
                    Ok(still) => {
                        let picture = still.map(|(file, still)| Picture { file, still, credit: None });
                        pictures.push((Arc::from(&*reference.destination), picture));
                    }
                    Err(problem) => problems.push(*problem),
                }
                continue;
            }
            match self.link(document, &reference.destination, span, problems) {
                Ok(target) => links.push((Arc::from(&*reference.destination), target)),
                Err(problem) => problems.push(*problem),
            }
        }
        for directive in &scan.directives {
            match self.directive(document, directive, campaign, problems) {
                Ok(embed) => directives.push((Arc::from(directive.call()), embed)),
                Err(problem) => problems.push(*problem),
            }
        }
        Body {
            text: text.clone(),
            digest: *digest,
            heading_ids,
            links: links.into_iter().collect(),
            directives: directives.into_iter().collect(),
            pictures: pictures.into_iter().collect(),
            headings,
            plain,
        }
    }

    pub(super) fn is_broken(&self, document: &Document, path: &str) -> bool {
        safe_join(folder_of(document), path).is_some_and(|joined| self.broken.contains(&*joined))
    }

    /// Whether `articles/tin` is a piece whose file could not be read.
    pub(super) fn is_broken_id(&self, id: &str) -> bool {
        let parts = id.split_once('/').and_then(|(folder, slug)| Some((Kind::from_folder(folder)?, slug)));
        parts.is_some_and(|(kind, slug)| self.is_broken_piece(kind, slug))
    }

    /// Whether a log may name the piece called `id`.
    pub(super) fn may_be_named(&self, id: &PieceId) -> bool {
        !self.admission.untold.contains(id)
    }

    /// The pieces of `kind` that may be suggested.
    pub(super) fn slugs(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.groups.keys().filter(move |id| id.kind == kind && self.may_be_named(id)).map(|id| &*id.slug)
    }

    fn directive(
        &self,
        document: &Document,
        directive: &Directive,
        campaign: Option<Ix<Campaign>>,
        problems: &mut Vec<Diagnostic>,
    ) -> Checked<Embed> {
        let span = document.body_span(&directive.range);
        let argument = &*directive.argument;
        match &*directive.name {
            "document" if self.registry.documents.is_withheld(argument) => {
                problems.push(
                    Diagnostic::new(Problem::ReferenceNotPublished, span).arg("id", argument).arg("reason", "mention"),
                );
                Ok(Embed::Nothing)
            }
            "hotline" if self.registry.hotlines.is_incomplete() => Ok(Embed::Nothing),
            "document" if self.registry.documents.is_incomplete() => Ok(Embed::Nothing),
            "abbr" if self.registry.abbreviations.is_incomplete() => Ok(Embed::Nothing),
            "hotline" => self.hotline(directive, span, problems),
            "document" => self.registered(&self.registry.documents, directive, span).map(Embed::Document),
            "abbr" => self.registered(&self.registry.abbreviations, directive, span).map(Embed::Abbreviation),
            "event" => self.embedded(Kind::Event, argument, span, problems),
            "place" => self.embedded(Kind::Place, argument, span, problems),
            "figure" => {
                let figure = self.figure(Asked { document, file: argument, span }, problems)?;
                Ok(figure.map_or(Embed::Nothing, |figure| Embed::Figure(Box::new(figure))))
            }
            "theme" => self.theme(campaign, span, problems),
            // Reported when the file was read.
            _ => Ok(Embed::Nothing),
        }
    }

    fn hotline(&self, directive: &Directive, span: Span, problems: &mut Vec<Diagnostic>) -> Checked<Embed> {
        let known = self.registered(&self.registry.hotlines, directive, span.clone())?;
        let id = &*directive.argument;
        if let Some(ix) = self.hotlines.get(id) {
            return Ok(Embed::Hotline(*ix));
        }
        problems.push(Diagnostic::new(Problem::ReferenceNotPublished, span).arg("id", id).arg("reason", "number"));
        Ok(Embed::HotlineName(self.registry.hotlines.table[known].name.clone()))
    }

    fn registered<T>(&self, table: &Keyed<T>, directive: &Directive, span: Span) -> Checked<Ix<T>> {
        let id = &*directive.argument;
        table.get(id).ok_or_else(|| {
            let near = nearest(id, table.ids()).unwrap_or_default();
            Box::new(table.blame(unknown(&directive.name, id, near, span)))
        })
    }

    /// `{{event dieu-hanh}}` or `{{event events/dieu-hanh}}`.
    fn embedded(&self, kind: Kind, id: &str, span: Span, problems: &mut Vec<Diagnostic>) -> Checked<Embed> {
        let slug = id.strip_prefix(kind.folder()).and_then(|rest| rest.strip_prefix('/')).unwrap_or(id);
        let piece = PieceId { kind, slug: slug.into() };
        if !self.groups.contains_key(&piece) {
            if self.is_broken_piece(kind, slug) {
                return Ok(Embed::Nothing);
            }
            let near = nearest(slug, self.slugs(kind)).unwrap_or_default();
            let name = if kind == Kind::Event { "event" } else { "place" };
            return Err(Box::new(unknown(name, id, near, span)));
        }
        Ok(match self.admission.routes.get(&piece) {
            Some(Route::Event(ix)) => Embed::Event(*ix),
            Some(Route::Place(ix)) => Embed::Place(*ix),
            // Not even a warning: a log must not tell which places are hidden (LOC-08).
            _ if kind == Kind::Place => Embed::Hotlines,
            _ => {
                let reason = if self.may_be_named(&piece) { "mention" } else { UNTOLD };
                problems
                    .push(Diagnostic::new(Problem::ReferenceNotPublished, span).arg("id", id).arg("reason", reason));
                Embed::Nothing
            }
        })
    }

    /// The theme of the piece's own campaign, else of the leading one.
    fn theme(&self, own: Option<Ix<Campaign>>, span: Span, problems: &mut Vec<Diagnostic>) -> Checked<Embed> {
        if let Some(ix) = own.or(self.leading) {
            return Ok(Embed::Theme(ix));
        }
        let withheld = self.groups.keys().find(|id| id.kind == Kind::Campaign);
        if let Some(id) = withheld {
            problems.push(
                Diagnostic::new(Problem::ReferenceNotPublished, span)
                    .arg("id", id.to_string())
                    .arg("reason", "mention"),
            );
        } else if !self.broken.iter().any(|path| path.starts_with("content/campaigns/")) {
            return Err(Box::new(unknown("theme", Kind::Campaign.folder(), "", span)));
        }
        Ok(Embed::Nothing)
    }
}

/// `{{name id}}` names nothing.
fn unknown(name: &str, id: &str, near: &str, span: Span) -> Diagnostic {
    let problem = Diagnostic::new(Problem::UnknownReference, span).arg("key", format!("{{{{{name}}}}}"));
    problem.arg("id", id).arg("nearest", near)
}
