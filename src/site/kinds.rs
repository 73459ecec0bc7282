//! Articles, campaigns, events and pages: their own facts and texts.

use jiff::civil::{Date, DateTime, Time};

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

/// How many months list what takes longer.
const MOST_MONTHS: i32 = 24;

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

    /// The months that it touches, as year and month. Of more than 24, those from the month of `today` on, and as many
    /// before it as are left.
    pub fn months(&self, today: Date) -> impl Iterator<Item = (i16, i8)> + use<> {
        let (first, last) = (month_number(self.from), month_number(self.to));
        let latest_start = first.max(last - (MOST_MONTHS - 1));
        let start = month_number(today).clamp(first, latest_start);
        (if last - first < MOST_MONTHS { first } else { start }..=last).take(MOST_MONTHS as usize).map(month_of)
    }
}

/// Months counted from the year 0.
fn month_number(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// The year and month of a [`month_number`].
fn month_of(number: i32) -> (i16, i8) {
    let part = "the number of a month was made from a day";
    (i16::try_from(number.div_euclid(12)).expect(part), i8::try_from(number.rem_euclid(12) + 1).expect(part))
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

/// Where an event is in its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It has not begun, or begins today.
    Coming,
    /// It began on an earlier day and goes on.
    Running,
    /// It is over, or its days have come and it does not take place on them.
    Past,
}

impl EventFacts {
    /// The first and last day.
    pub fn period(&self) -> Period {
        let from = self.start.date();
        Period { from, to: self.end.map_or(from, Moment::date) }
    }

    /// Where it is on `today`. What is done is over, and what was cancelled or postponed does not go on.
    pub fn phase(&self, today: Date) -> Phase {
        let Period { from, to } = self.period();
        match self.state {
            _ if to < today => Phase::Past,
            _ if from > today => Phase::Coming,
            EventState::Done => Phase::Past,
            _ if from == today => Phase::Coming,
            EventState::Postponed | EventState::Cancelled => Phase::Past,
            EventState::Planned | EventState::Confirmed => Phase::Running,
        }
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

    /// The time of day, where it has one.
    pub fn time(self) -> Option<Time> {
        match self {
            Self::Day(_) => None,
            Self::Time(time) => Some(time.time()),
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn months(from: Date, to: Date, today: Date) -> (usize, (i16, i8), (i16, i8)) {
        let months: Vec<(i16, i8)> = Period { from, to }.months(today).collect();
        assert!(months.windows(2).all(|pair| pair[0] < pair[1]), "{months:?}");
        (months.len(), months[0], months[months.len() - 1])
    }

    /// What takes years stands in the present month and in those to come.
    #[test]
    fn a_long_event_is_listed_from_the_present_month_on() {
        let (from, to) = (date(2023, 11, 15), date(2028, 3, 1));
        for (today, first, last) in [
            (date(2020, 1, 1), (2023, 11), (2025, 10)),
            (date(2023, 11, 30), (2023, 11), (2025, 10)),
            (date(2025, 12, 31), (2025, 12), (2027, 11)),
            (date(2026, 11, 27), (2026, 4), (2028, 3)),
            (date(2030, 1, 1), (2026, 4), (2028, 3)),
        ] {
            assert_eq!(months(from, to, today), (24, first, last), "{today}");
        }
    }

    #[test]
    fn an_event_is_listed_in_every_month_that_it_touches() {
        for today in [date(2020, 1, 1), date(2024, 6, 1), date(2030, 1, 1)] {
            assert_eq!(months(date(2023, 12, 31), date(2024, 1, 1), today), (2, (2023, 12), (2024, 1)));
            assert_eq!(months(date(2024, 2, 1), date(2024, 2, 29), today), (1, (2024, 2), (2024, 2)));
            assert_eq!(months(date(2024, 1, 1), date(2025, 12, 31), today), (24, (2024, 1), (2025, 12)));
        }
    }
}
