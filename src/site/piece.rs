//! What articles, campaigns, events, honourees, places and pages share.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Abbreviation, Campaign, Class, Document, Event, Hotline, Ix, Language, Localised, Picture, Place, Route, Topic,
    Written,
};
use crate::markdown::{Extract, Tail};

/// The kinds of pieces that staff write as Markdown, by folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Article,
    Campaign,
    Event,
    Honoree,
    Page,
    Place,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Article, Self::Campaign, Self::Event, Self::Honoree, Self::Page, Self::Place];

    /// Its folder below `content/`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Campaign => "campaigns",
            Self::Event => "events",
            Self::Honoree => "honorees",
            Self::Page => "pages",
            Self::Place => "places",
        }
    }

    /// The kind kept in `folder`.
    pub fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }
}

/// A piece by kind and file name: `events/dieu-hanh`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PieceId {
    pub kind: Kind,
    pub slug: Arc<str>,
}

impl PieceId {
    /// The one that is written `events/dieu-hanh`.
    pub fn read(id: &str) -> Option<Self> {
        let (folder, slug) = id.split_once('/')?;
        Some(Self { kind: Kind::from_folder(folder)?, slug: slug.into() })
    }
}

impl fmt::Display for PieceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.folder(), self.slug)
    }
}

/// A piece: facts that all languages share, texts that each has of its own (TRN-01).
#[derive(Debug, Clone)]
pub struct Piece<F, T> {
    pub id: PieceId,
    pub common: Common,
    pub facts: F,
    pub texts: Localised<Text<T>>,
}

impl<F, T> Piece<F, T> {
    /// The text in `language`, else the original.
    pub fn text(&self, language: &Language) -> &Text<T> {
        self.texts.get(language)
    }

    /// Its picture, and those in its bodies.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.common.picture.iter().chain(self.texts.iter().flat_map(|(_, text)| text.body.pictures()))
    }
}

/// Facts of every kind.
#[derive(Debug, Clone)]
pub struct Common {
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub class: Class,
    pub topics: Vec<Ix<Topic>>,
    pub campaign: Option<Ix<Campaign>>,
    pub sample: bool,
    pub draft: bool,
    pub picture: Option<Picture>,
}

/// Texts of every kind in one language, and `extra` of one kind.
#[derive(Debug, Clone)]
pub struct Text<T> {
    pub title: String,
    pub summary: Option<String>,
    /// The last part of the address.
    pub slug: Arc<str>,
    pub safe_title: Option<String>,
    /// Old addresses, root-relative without base path: `/cu/bai-cu/`.
    pub aliases: Vec<String>,
    pub picture_alt: Option<String>,
    pub picture_caption: Option<String>,
    pub body: Body,
    /// A translation of an original that has changed since (TRN-04).
    pub stale: bool,
    pub extra: T,
}

/// A Markdown body and what its links and directives lead to.
#[derive(Debug, Clone, Default)]
pub struct Body {
    pub text: Tail,
    /// BLAKE3 of `text`.
    pub digest: [u8; 32],
    /// Of its headings in their order, when they are not those that its text gives (TRN-06).
    pub heading_ids: Vec<String>,
    /// Link destination as written → where it leads; `None` loses the link (TRN-06).
    pub links: Written<Option<Target>>,
    /// Directive as written, spaces trimmed → what it shows.
    pub directives: Written<Embed>,
    /// Destination of a picture as written → the picture, whose words stand in the text; `None` shows
    /// neither.
    pub pictures: Written<Option<Picture>>,
    /// Its headings without markup.
    pub headings: Vec<String>,
    /// What it says without markup and code, for searching.
    pub plain: Arc<Extract>,
}

impl Body {
    /// The pictures in it.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let figures = self.directives.values().filter_map(|embed| match embed {
            Embed::Figure(figure) => Some(&figure.picture),
            _ => None,
        });
        figures.chain(self.pictures.values().flatten())
    }
}

/// Where a checked link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page of the site, at its top or at the heading that each of these languages has for it.
    Route { route: Route, fragments: Vec<(Language, String)> },
    /// A heading of the same body.
    Fragment(String),
    /// Another site.
    External(String),
}

/// What a directive puts into a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Embed {
    Hotline(Ix<Hotline>),
    /// A hotline that this build may not show: its name without its number (HOT-02).
    HotlineName(Localised<String>),
    /// A place of which something may be shown.
    Place(Ix<Place>),
    /// A place of which nothing may be shown: the hotline block stands in (LOC-08).
    Hotlines,
    Document(Ix<Document>),
    Event(Ix<Event>),
    /// A piece that this build does not publish.
    Nothing,
    Theme(Ix<Campaign>),
    Abbreviation(Ix<Abbreviation>),
    /// A picture out of the piece's own list.
    Figure(Box<Figure>),
}

/// A picture in a body, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub picture: Picture,
    pub alt: String,
    pub caption: Option<String>,
    /// The language of the words, which may be the original's (TRN-03).
    pub language: Language,
}
