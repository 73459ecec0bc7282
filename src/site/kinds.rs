//! Articles, campaigns, events and pages: their own facts and texts.

use jiff::civil::{Date, DateTime};

use super::{
    ArticleKind, Audience, Document, EventKind, EventState, Ix, Organisation, Picture, Piece, ResultMetric, Role,
    SloganUse, Unit,
};

/// Bài viết.
pub type Article = Piece<ArticleFacts, ()>;

/// An organisation of the registry, or a name that stands in no registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    Organisation(Ix<Organisation>),
    Named(String),
}

/// Facts of an article.
#[derive(Debug, Clone)]
pub struct ArticleFacts {
    pub kind: ArticleKind,
    /// The day it stands under in lists.
    pub date: Date,
    pub byline: Option<Party>,
    pub source: Option<String>,
}

/// Chiến dịch, with its theme.
pub type Campaign = Piece<CampaignFacts, CampaignText>;

/// Facts of a campaign.
#[derive(Debug, Clone)]
pub struct CampaignFacts {
    pub year: i16,
    pub period: Period,
    pub plan: Option<Ix<Document>>,
    pub lead: Option<Ix<Organisation>>,
    pub organiser: Option<Ix<Organisation>>,
    pub partners: Vec<Ix<Organisation>>,
    /// How many were honoured: a fact, never the number of published profiles (CON-07).
    pub honoree_count: Option<u32>,
    pub palette: Option<Palette>,
    pub logo: Option<Picture>,
    pub slogans: Vec<SloganFacts>,
}

/// First and last day, both in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub to: Date,
}

impl Period {
    /// Whether `day` is in it.
    pub fn contains(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The months that it touches, as year and month. Only the first 24 of a longer one.
    pub fn months(&self) -> impl Iterator<Item = (i16, i8)> + use<> {
        let last = (self.to.year(), self.to.month());
        let next = |(year, month): &(i16, i8)| Some(if *month == 12 { (year + 1, 1) } else { (*year, month + 1) });
        std::iter::successors(Some((self.from.year(), self.from.month())), next)
            .take_while(move |month| *month <= last)
            .take(24)
    }
}

/// Accent colours of a campaign, `#rrggbb`; their contrast is known to suffice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    pub accent: String,
    pub accent_ground: String,
    pub accent_dark: String,
    pub accent_ground_dark: String,
}

/// A slogan without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SloganFacts {
    pub id: String,
    pub uses: Vec<SloganUse>,
}

/// Texts of a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CampaignText {
    /// Canonical: everything that quotes the theme quotes this.
    pub theme: String,
    pub goal_line: Option<String>,
    /// By the slogan's id.
    pub slogans: Vec<(String, String)>,
    pub logo_alt: Option<String>,
}

/// Sự kiện.
pub type Event = Piece<EventFacts, EventText>;

/// Facts of an event.
#[derive(Debug, Clone)]
pub struct EventFacts {
    pub kind: EventKind,
    pub start: Moment,
    pub end: Option<Moment>,
    pub unit: Option<Ix<Unit>>,
    pub organiser: Option<Party>,
    pub chair: Option<Party>,
    pub audience: Audience,
    pub state: EventState,
    pub result: Option<(ResultMetric, u32)>,
}

impl EventFacts {
    /// The first and last day.
    pub fn period(&self) -> Period {
        let from = self.start.date();
        Period { from, to: self.end.map_or(from, Moment::date) }
    }
}

/// A day, or a day with its time, in the site's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Day(Date),
    Time(DateTime),
}

impl Moment {
    /// The day.
    pub fn date(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Time(time) => time.date(),
        }
    }

    /// For comparing: a day counts from its midnight.
    pub fn datetime(self) -> DateTime {
        match self {
            Self::Day(date) => date.at(0, 0, 0, 0),
            Self::Time(time) => time,
        }
    }
}

/// Texts of an event. An internal event has no venue here, whatever its file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventText {
    pub venue: Option<String>,
}

/// Trang.
pub type Page = Piece<PageFacts, ()>;

/// Facts of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageFacts {
    pub role: Option<Role>,
}
