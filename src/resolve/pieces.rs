//! Admitted groups become pieces: facts checked and typed, texts gathered by language.
//!
//! A fact that is missing was reported when its file was read and stops the build; here a
//! placeholder stands in for it, so that the search for other problems goes on.

use std::sync::Arc;

use rayon::prelude::*;

use super::admission::Grouped;
use super::bodies::Bodies;
use super::figures;
use super::groups::Group;
use super::kept::Made;
use super::neutral::{self, Neutral};
use super::palette;
use jiff::civil::Date;

use crate::colour::Grounds;
use crate::diag::{Diagnostic, Problem, nearest};
use crate::locale;
use crate::parse::{Document, FieldPath, Located, Part, Texts, front};
use crate::site::{
    Article, ArticleFacts, ArticleKind, Audience, Body, Campaign, CampaignFacts, CampaignText, Class, Common, Event,
    EventFacts, EventKind, EventState, EventText, Ix, Kind, Localised, Moment, Page, PageFacts, Party, Period, Piece,
    PieceId, Role, Route, SloganFacts, Table, Text,
};

/// Makes pieces; problems gather in `problems`.
pub struct Maker<'a> {
    pub bodies: &'a Bodies<'a>,
    pub neutral: Neutral<'a>,
    pub grounds: &'a Grounds,
    pub problems: Vec<Diagnostic>,
}

impl Maker<'_> {
    /// All of `admitted`, in their order, each by `make` with its position. Those that are among `kept` are not
    /// made again, the others are put there.
    pub fn all<A: Grouped + Sync, P: Send + Sync>(
        &mut self,
        admitted: &[A],
        kept: &mut Vec<Made<P>>,
        make: impl Fn(&mut Maker, usize, &A) -> P + Sync,
    ) -> Table<P> {
        let (bodies, neutral, grounds, known) = (self.bodies, self.neutral, self.grounds, &*kept);
        let made = admitted.par_iter().enumerate().filter(|(at, own)| {
            let known = known.get(*at);
            !known.is_some_and(|known| known.is_of(own.group()))
        });
        let made = made.map(|(at, own)| {
            let mut maker = Maker { bodies, neutral, grounds, problems: Vec::new() };
            let piece = make(&mut maker, at, own);
            (at, Made::new(own.group(), piece, maker.problems))
        });
        for (at, made) in made.collect::<Vec<_>>() {
            // In their order, so that those that are new come one after the other.
            match kept.get_mut(at) {
                Some(known) => *known = made,
                None => kept.push(made),
            }
        }
        self.problems.extend(kept.iter().flat_map(|made| &made.problems).cloned());
        kept.iter().map(|made| made.piece.clone()).collect()
    }

    /// An article.
    pub fn article(&mut self, group: &Group, own: &front::Article) -> Article {
        // Questions and answers of survivors are sensitive by their kind (safety.md).
        let class = if own.kind == Some(ArticleKind::Qa) { Class::Sensitive } else { Class::Ordinary };
        let common = self.common(group, class);
        let facts = ArticleFacts {
            kind: own.kind.unwrap_or(ArticleKind::News),
            date: group.facts.common.date.unwrap_or(Date::ZERO),
            byline: own.byline.as_ref().map(|byline| self.party(byline, group.original)),
            source: own.source.clone(),
        };
        let texts = self.texts(group, &common, |_, _| ());
        Piece { id: group.original.id.clone(), common, facts, texts }
    }

    /// A campaign, which will stand at `ix`.
    pub fn campaign(&mut self, group: &Group, own: &front::Campaign, ix: Ix<Campaign>) -> Campaign {
        let common = Common { campaign: Some(ix), ..self.common(group, Class::Ordinary) };
        let period = Period { from: own.from.unwrap_or(Date::ZERO), to: own.to.unwrap_or(Date::MAX) };
        let logo = own.logo.as_ref().and_then(|logo| self.picture(group, logo, 0));
        let registry = self.bodies.registry;
        let file = group.original;
        let problems = &mut self.problems;
        let facts = CampaignFacts {
            year: own.year,
            logo,
            period,
            plan: registry.documents.find_any(own.plan.as_ref(), file, problems),
            lead: registry.organisations.find_any(own.lead.as_ref(), file, problems),
            organiser: registry.organisations.find_any(own.organiser.as_ref(), file, problems),
            partners: registry.organisations.find_all(&own.partners, file, problems),
            honoree_count: own.honoree_count,
            palette: own.palette.as_ref().and_then(|palette| palette::check(palette, (file, self.grounds), problems)),
            slogans: own.slogans.iter().map(|(id, uses)| SloganFacts { id: id.clone(), uses: uses.clone() }).collect(),
        };
        let texts = self.texts(group, &common, |maker, document| maker.campaign_text(group, document));
        Piece { id: group.original.id.clone(), common, facts, texts }
    }

    /// Texts of a campaign; what a translation leaves out stays in the original's words.
    fn campaign_text(&mut self, group: &Group, document: &Document) -> CampaignText {
        let known: Vec<&str> = group.original.texts.own().slogans.iter().map(|(id, _)| &**id).collect();
        let own = document.texts.own();
        for (id, _) in own.slogans.iter().filter(|(id, _)| !known.contains(&&**id)) {
            let span = document.span(&FieldPath::default().key("slogans").key(id), Part::Key);
            let near = crate::diag::nearest(id, known.iter().copied()).unwrap_or_default();
            let problem = Diagnostic::new(Problem::UnknownReference, span).arg("key", "slogans");
            self.problems.push(problem.arg("id", id).arg("nearest", near));
        }
        let theme = own.theme.clone().or_else(|| group.original.texts.own().theme.clone());
        CampaignText {
            theme: theme.unwrap_or_default(),
            logo_alt: own.logo_alt.clone(),
            goal_line: own.goal_line.clone(),
            slogans: own.slogans.clone(),
        }
    }

    /// An event. One that is internal has no venue from here on.
    pub fn event(&mut self, group: &Group, own: &front::Event) -> Event {
        let common = self.common(group, Class::Ordinary);
        let moment = |moment: Moment| if own.all_day { Moment::Day(moment.date()) } else { moment };
        let (start, end) = (moment(own.start.unwrap_or(Moment::Day(Date::ZERO))), own.end.map(moment));
        let audience = own.audience.unwrap_or(Audience::Internal);
        let facts = EventFacts {
            kind: own.kind.unwrap_or(EventKind::Talk),
            start,
            end,
            unit: self.bodies.registry.units.find_any(own.unit.as_ref(), group.original, &mut self.problems),
            organiser: own.organiser.as_ref().map(|organiser| self.party(organiser, group.original)),
            chair: own.chair.as_ref().map(|chair| self.party(chair, group.original)),
            audience,
            state: own.state.unwrap_or(EventState::Planned),
            result: own.result,
        };
        let public = audience == Audience::Public;
        let venue = |document: &Document| document.texts.own().venue.clone().filter(|_| public);
        let texts = self.texts(group, &common, |_, document| EventText { venue: venue(document) });
        Piece { id: group.original.id.clone(), common, facts, texts }
    }

    /// A page; the one about safety is sensitive by its role.
    pub fn page(&mut self, group: &Group, own: front::Page) -> Page {
        let class = if own.role == Some(Role::Safety) { Class::Sensitive } else { Class::Ordinary };
        let common = self.common(group, class);
        let texts = self.texts(group, &common, |_, _| ());
        Piece { id: group.original.id.clone(), common, facts: PageFacts { role: own.role }, texts }
    }

    /// Facts of every kind; `class` is the kind's own, which a writer can only raise.
    pub fn common(&mut self, group: &Group, class: Class) -> Common {
        let facts = &group.facts.common;
        let file = group.original;
        let topics = self.bodies.registry.topics.find_all(&facts.topics, file, &mut self.problems);
        let campaign = facts.campaign.as_ref().and_then(|campaign| self.campaign_of(group, campaign));
        self.check_honorees(group);
        Common {
            date: facts.date,
            updated: facts.updated,
            class: if facts.sensitive { Class::Sensitive } else { class },
            topics,
            campaign,
            sample: facts.sample,
            draft: facts.draft,
            picture: facts.picture.as_ref().and_then(|picture| self.picture(group, picture, figures::LEAST)),
        }
    }

    fn campaign_of(&mut self, group: &Group, reference: &Located<String>) -> Option<Ix<Campaign>> {
        let slug = &*reference.value;
        if let Some(Route::Campaign(ix)) = self.bodies.admission.route(Kind::Campaign, slug) {
            return Some(ix);
        }
        if self.bodies.is_broken_piece(Kind::Campaign, slug) {
            return None;
        }
        let is_there = self.bodies.groups.contains_key(&PieceId { kind: Kind::Campaign, slug: slug.into() });
        let span = group.original.span(&reference.path, Part::Value);
        self.problems.push(if is_there {
            Diagnostic::new(Problem::ReferenceNotPublished, span).arg("id", slug).arg("reason", "mention")
        } else {
            let near = nearest(slug, self.bodies.slugs(Kind::Campaign)).unwrap_or_default();
            let problem = Diagnostic::new(Problem::UnknownReference, span).arg("key", reference.path.to_string());
            problem.arg("id", slug).arg("nearest", near)
        });
        None
    }

    /// An organisation of the registry, or a name as written. What is written as ids are and names no organisation is
    /// a mistake: readers would see it.
    fn party(&mut self, reference: &Located<String>, file: &Document) -> Party {
        let registry = &self.bodies.registry;
        let organisation = match is_id(&reference.value) {
            true => registry.organisations.find(reference, file, &mut self.problems),
            false => {
                registry.organisations.get(&reference.value).or_else(|| registry.organisation_called(&reference.value))
            }
        };
        organisation.map_or_else(|| Party::Named(reference.value.clone()), Party::Organisation)
    }

    /// Every text of a group, with what `extra` makes of a document.
    pub fn texts<T>(
        &mut self,
        group: &Group,
        common: &Common,
        mut extra: impl FnMut(&mut Self, &Document) -> T,
    ) -> Localised<Text<T>> {
        let (campaign, class) = (common.campaign, common.class);
        self.per_language(group, |maker, document| {
            let body = maker.bodies.body(document, campaign, &mut maker.problems);
            let extra = extra(maker, document);
            let stale = maker.is_stale(group, document);
            let text = Text { stale, ..maker.text(document, class, body, extra) };
            // The words of a picture go with it (CON-02).
            if common.picture.is_some() { text } else { Text { picture_alt: None, picture_caption: None, ..text } }
        })
    }

    /// What `read` finds in each document of a group.
    pub fn per_language<T>(&mut self, group: &Group, mut read: impl FnMut(&mut Self, &Document) -> T) -> Localised<T> {
        let original = read(self, group.original);
        let mut texts = Localised::new(group.original.language.clone(), original);
        for document in &group.translations {
            let text = read(self, document);
            texts.add(document.language.clone(), text);
        }
        texts
    }

    fn text<T>(&mut self, document: &Document, class: Class, body: Body, extra: T) -> Text<T> {
        let Texts { title, summary, safe_title, picture_alt, picture_caption, .. } = &document.texts;
        Text {
            title: title.clone(),
            summary: summary.clone(),
            slug: self.slug(document, class),
            safe_title: self.safe_title(document, class, safe_title.as_ref()),
            aliases: self.aliases(document),
            picture_alt: picture_alt.clone(),
            picture_caption: picture_caption.clone(),
            body,
            stale: false,
            extra,
        }
    }

    /// What tells a sensitive page from others in a browser's history: the author's words, else a
    /// number that stays the same.
    fn safe_title(&self, document: &Document, class: Class, own: Option<&Located<String>>) -> Option<String> {
        let written = own.map(|title| title.value.clone());
        written.or_else(|| (class == Class::Sensitive).then(|| neutral::number(&document.id)))
    }

    /// The last part of the address: the text's own, else the file's name. A sensitive page whose
    /// file is not named neutrally gets a neutral address (TRACE-04).
    pub fn slug(&mut self, document: &Document, class: Class) -> Arc<str> {
        let own = document.texts.slug.as_ref();
        if class == Class::Sensitive
            && own.is_none()
            && let Some(slug) = self.neutral.slug_instead_of(&document.id, &document.language)
        {
            return slug;
        }
        let slug: Arc<str> = Arc::from(own.map_or(&*document.id.slug, |slug| &slug.value));
        if let Some(better) = locale::slug_instead_of(&slug) {
            let span = own.map_or_else(|| document.front_span(), |slug| document.span(&slug.path, Part::Value));
            let problem = Diagnostic::new(Problem::BadSlug, span).arg("slug", &*slug);
            let named_after = own.map_or_else(|| named_after(document), |_| "none");
            self.problems.push(problem.arg("file", named_after).arg("nearest", better));
        }
        slug
    }

    /// Old addresses: root-relative, below nothing but plain words.
    pub fn aliases(&mut self, document: &Document) -> Vec<String> {
        let mut aliases = Vec::new();
        for alias in &document.texts.aliases {
            match normal_alias(&alias.value) {
                Some(normal) => aliases.push(normal),
                None => {
                    let span = document.span(&alias.path, Part::Value);
                    self.problems.push(Diagnostic::new(Problem::BadAlias, span).arg("alias", &alias.value));
                }
            }
        }
        aliases
    }
}

/// What gives a piece without a slug its name: its file, or the folder in which it is `index`.
fn named_after(document: &Document) -> &'static str {
    let path = &document.source.path;
    if path.rsplit('/').next().is_some_and(|file| file.starts_with("index.")) { "folder" } else { "file" }
}

/// Whether `text` is written as ids are, and no name is: `hoi-phu-nu`.
fn is_id(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
}

/// `/cu/bai-cu/` or `/cu/bai-cu.html`; `None` for what is no address of this site.
fn normal_alias(alias: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./~".contains(c);
    let right = alias.starts_with('/')
        && alias.len() > 1
        && !alias.contains("//")
        && alias.split('/').all(|part| part != "." && part != "..")
        && alias.chars().all(plain);
    let is_file = alias.rsplit('/').next().is_some_and(|last| last.contains('.'));
    right.then(|| if is_file || alias.ends_with('/') { alias.to_owned() } else { format!("{alias}/") })
}

#[cfg(test)]
mod tests {
    use super::normal_alias;

    #[test]
    fn an_alias_is_an_address_below_the_root() {
        assert_eq!(normal_alias("/cu/bai-cu").as_deref(), Some("/cu/bai-cu/"));
        assert_eq!(normal_alias("/cu.html").as_deref(), Some("/cu.html"));
        for wrong in ["cu/bai", "/", "/../x/", "//host/x", "/a b/", "https://example.org/"] {
            assert_eq!(normal_alias(wrong), None, "{wrong}");
        }
    }
}
