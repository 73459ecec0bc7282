//! A month of events: as a table, and as a list for small screens.
//!
//! A week of the table has a row of days and below it rows of events, each over as many days as it lasts: what goes on
//! for weeks is read once a week, in the width that it has, and not once a day.

use std::cmp::Reverse;

use jiff::civil::{Date, Weekday};
use serde::Serialize;

use super::calendars::Agenda;
use super::cards::EventCard;
use super::edition::{Edition, Link};
use super::{Page, Part};
use crate::locale::Section;
use crate::site::{Event, EventFilter, Ix, Period, Route};

/// Days.
const WEEK: usize = 7;

/// No month touches more weeks.
const WEEKS: usize = 6;

#[derive(Serialize)]
struct Month {
    label: String,
    weekdays: Vec<WeekdayNames>,
    weeks: Vec<Week>,
}

#[derive(Serialize)]
struct WeekdayNames {
    short: String,
    long: String,
}

#[derive(Serialize)]
struct Week {
    days: Vec<Day>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Serialize)]
struct Day {
    day: i8,
    iso: String,
    in_month: bool,
    today: bool,
}

/// So many days of a row: one without anything, or all those of a week that an event lasts.
#[derive(Serialize)]
struct Cell {
    days: usize,
    event: Option<WeekEvent>,
}

/// An event in one week.
#[derive(Serialize)]
struct WeekEvent {
    url: String,
    title: String,
    title_lang: String,
    state_label: String,
    when: String,
    /// Whether an earlier week of the month has it too.
    goes_on: bool,
}

impl WeekEvent {
    fn new(card: &EventCard, goes_on: bool) -> Self {
        Self {
            url: card.url.clone(),
            title: card.title.clone(),
            title_lang: card.title_lang.clone(),
            state_label: card.state_label.clone(),
            when: card.when.text.clone(),
            goes_on,
        }
    }
}

/// A week, as so many days each, and which event is on them.
type Row = Vec<(usize, Option<usize>)>;

/// Where in a week something is: on which days, counted from the first, and which of the events it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stay {
    from: usize,
    to: usize,
    which: usize,
}

impl Edition<'_> {
    /// A month as a table of weeks, and as a list.
    pub fn event_month(&self, year: i16, month: i8) -> Page {
        let in_month =
            |event: &Event| event.facts.period().months(self.site.today).any(|touched| touched == (year, month));
        let events: Vec<(Ix<Event>, &Event)> =
            self.site.events.entries().filter(|(_, event)| in_month(event)).collect();
        let cards: Vec<EventCard> = events.iter().map(|(ix, _)| self.event_card(*ix)).collect();
        let periods: Vec<Period> = events.iter().map(|(_, event)| event.facts.period()).collect();
        let label = self.tied(&self.locale.month_title(year, month));
        let mut about = self.about_list(label.clone(), "event-month", Section::Events.key(), 1);
        about.above = vec![self.section_link(Route::Events(EventFilter::All, 1), "view-events")];
        about.calendar = self.calendar_link(Agenda::All);
        let neighbour = |forward: bool| self.month_beside((year, month), forward);
        let weeks = self.weeks((year, month), &periods, &cards);
        let own = vec![
            ("month", Part::of(Month { label, weekdays: self.weekday_names(), weeks })),
            ("cards", Part::of(cards)),
            ("previous", Part::of(neighbour(false))),
            ("next", Part::of(neighbour(true))),
        ];
        self.page(Route::EventMonth(year, month), "event-month", about, own)
    }

    /// The nearest month before or after that has events.
    fn month_beside(&self, here: (i16, i8), forward: bool) -> Option<Link> {
        let months = self.site.events.iter().flat_map(|event| event.facts.period().months(self.site.today));
        let beside = months.filter(|month| if forward { *month > here } else { *month < here });
        let (year, month) = if forward { beside.min() } else { beside.max() }?;
        Some(Link {
            label: self.tied(&self.locale.month_title(year, month)),
            url: self.url(Route::EventMonth(year, month)),
        })
    }

    fn weekday_names(&self) -> Vec<WeekdayNames> {
        let weekdays = self.locale.weekdays();
        weekdays
            .map(|weekday| WeekdayNames {
                short: self.locale.weekday_short(weekday).to_owned(),
                long: self.locale.weekday_name(weekday).to_owned(),
            })
            .collect()
    }

    /// The weeks that a month touches, whole, beginning with the locale's first weekday. Days of other months are empty.
    fn weeks(&self, (year, month): (i16, i8), periods: &[Period], cards: &[EventCard]) -> Vec<Week> {
        let Ok(first) = Date::new(year, month, 1) else { return Vec::new() };
        let last = first.last_of_month();
        let first_weekday = self.locale.weekdays().next().unwrap_or(Weekday::Monday);
        let before = i64::from(first.weekday().since(first_weekday));
        let week = |start: Date| {
            let days = (0..WEEK).map(|offset| later(start, offset));
            let own = Period { from: start.max(first), to: later(start, WEEK - 1).min(last) };
            let cell = |days: usize, which: Option<usize>| {
                let event = which.map(|at| WeekEvent::new(&cards[at], periods[at].from.max(first) < own.from));
                Cell { days, event }
            };
            let day = |date: Date| Day {
                day: date.day(),
                iso: date.to_string(),
                in_month: date.month() == month,
                today: date == self.site.today,
            };
            let rows = rows(&stays(start, &own, periods)).into_iter();
            Week {
                days: days.map(day).collect(),
                rows: rows.map(|row| row.into_iter().map(|(days, which)| cell(days, which)).collect()).collect(),
            }
        };
        let start = first.saturating_sub(jiff::Span::new().days(before));
        let starts = (0..WEEKS * WEEK).step_by(WEEK).map(|offset| later(start, offset));
        starts.take_while(|start| *start <= last).map(week).collect()
    }
}

fn later(day: Date, days: usize) -> Date {
    day.saturating_add(jiff::Span::new().days(i64::try_from(days).unwrap_or(i64::MAX)))
}

/// Which of the `periods` are in the week that begins at `start`, as far as they are in `own`: by day, the long ones
/// first, so that from week to week they keep their place.
fn stays(start: Date, own: &Period, periods: &[Period]) -> Vec<Stay> {
    let place = |day: Date| (0..WEEK).find(|offset| later(start, *offset) == day);
    let stay = |(which, period): (usize, &Period)| {
        let (from, to) = (period.from.max(own.from), period.to.min(own.to));
        let stay = Stay { from: place(from)?, to: place(to)?, which };
        (from <= to).then_some(stay)
    };
    let mut stays: Vec<Stay> = periods.iter().enumerate().filter_map(stay).collect();
    stays.sort_by_key(|stay| (stay.from, Reverse(periods[stay.which].to), stay.which));
    stays
}

/// `stays` in as few rows as they need.
fn rows(stays: &[Stay]) -> Vec<Row> {
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for Stay { from, to, which } in stays.iter().copied() {
        let at = rows.iter().position(|(filled, _)| *filled <= from).unwrap_or(rows.len());
        if at == rows.len() {
            rows.push((0, Vec::new()));
        }
        let (filled, row) = &mut rows[at];
        row.extend((*filled..from).map(|_| (1, None)));
        row.push((to + 1 - from, Some(which)));
        *filled = to + 1;
    }
    let whole = |(filled, mut row): (usize, Row)| {
        row.extend((filled..WEEK).map(|_| (1, None)));
        row
    };
    rows.into_iter().map(whole).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn drawn(month: Period, periods: &[(i8, i8)]) -> Vec<String> {
        let day = |day: i8| month.from.with().day(day).build().expect("a day of the month");
        let periods: Vec<Period> = periods.iter().map(|(from, to)| Period { from: day(*from), to: day(*to) }).collect();
        let own = Period { from: month.from, to: later(month.from, WEEK - 1) };
        let cell = |(days, which): &(usize, Option<usize>)| match which {
            Some(at) => at.to_string().repeat(*days),
            None => ".".to_owned(),
        };
        rows(&stays(month.from, &own, &periods)).iter().map(|row| row.iter().map(cell).collect()).collect()
    }

    /// look.md: what lasts for days is in one piece, and nothing lies over anything else.
    #[test]
    fn a_week_has_as_many_rows_as_events_on_its_fullest_day() {
        let june = Period { from: date(2026, 6, 1), to: date(2026, 6, 30) };
        assert_eq!(drawn(june, &[]), [""; 0]);
        assert_eq!(drawn(june, &[(3, 3)]), ["..0...."]);
        assert_eq!(drawn(june, &[(1, 2), (3, 9)]), ["0011111"]);
        assert_eq!(drawn(june, &[(3, 3), (3, 20), (1, 3), (5, 5)]), ["222.3..", "..11111", "..0...."]);
        assert_eq!(drawn(june, &[(8, 9)]), [""; 0]);
    }
}
