//! Calendars of a language: all events, those of a campaign, one by itself.
//!
//! Private events are not in the site, internal ones have no venue there, and sensitive ones are in
//! no calendar: an entry stays in the calendar of whoever took it (TRACE-04). An event without
//! translation is in every calendar: its facts are in every language (TRN-03).

use jiff::Timestamp;
use jiff::civil::{Date, date};
use serde::Serialize;

use super::Page;
use super::edition::Edition;
use crate::ical::{Calendar, Entry, Span, Status, Words};
use crate::locale::{Arg, Section};
use crate::site::{Campaign, Class, Common, Event, EventFilter, EventState, Ix, Moment, Phase, PieceId, Route};

/// What a calendar holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agenda {
    /// Every event.
    All,
    /// The days of a campaign and its events.
    Campaign(Ix<Campaign>),
    Event(Ix<Event>),
}

/// A calendar for readers: its address and what the link to it says.
#[derive(Debug, Clone, Serialize)]
pub struct CalendarLink {
    pub url: String,
    pub label: String,
    pub title: String,
}

/// `SEQUENCE` counts days from here.
const SEQUENCE_BEGINS: Date = date(2000, 1, 1);
/// How many states a day has room for.
const STATES: u32 = 8;

impl Edition<'_> {
    /// Every calendar of this language.
    pub fn agendas(&self) -> Vec<Agenda> {
        let campaigns = self.site.campaigns.entries().filter(|(_, campaign)| is_public(&campaign.common));
        let events = self.site.events.entries().filter(|(_, event)| is_public(&event.common));
        let campaigns = campaigns.map(|(ix, _)| Agenda::Campaign(ix));
        std::iter::once(Agenda::All).chain(campaigns).chain(events.map(|(ix, _)| Agenda::Event(ix))).collect()
    }

    /// The address of a calendar: that of the page it belongs to, or the word of the locale.
    pub fn agenda_address(&self, agenda: Agenda) -> String {
        let page = |route| self.site.addresses.get(self.language(), route).trim_end_matches('/');
        match agenda {
            Agenda::All => format!("{}/{}.ics", page(Route::Home), self.locale.section(Section::Calendar)),
            Agenda::Campaign(ix) => format!("{}.ics", page(Route::Campaign(ix))),
            Agenda::Event(ix) => format!("{}.ics", page(Route::Event(ix))),
        }
    }

    /// The link to a calendar; none from a page that may lead to no calendar (TRACE-04), nor to one of what is over.
    pub fn calendar_link(&self, agenda: Agenda) -> Option<CalendarLink> {
        let today = self.site.today;
        let (is_offered, label) = match agenda {
            Agenda::All => (true, "calendar-follow"),
            Agenda::Campaign(ix) => {
                let campaign = &self.site.campaigns[ix];
                (is_public(&campaign.common) && campaign.facts.period.to >= today, "calendar-add-campaign")
            }
            Agenda::Event(ix) => {
                let event = &self.site.events[ix];
                (is_public(&event.common) && event.facts.phase(today) != Phase::Past, "calendar-add")
            }
        };
        is_offered.then(|| CalendarLink {
            url: self.href(&self.agenda_address(agenda)),
            label: self.say(label),
            title: self.agenda_name(agenda).text,
        })
    }

    /// The file of a calendar.
    pub fn agenda(&self, agenda: Agenda) -> Page {
        let address = self.agenda_address(agenda);
        let calendar = Calendar {
            name: self.agenda_name(agenda),
            url: self.absolute(route_of(agenda), self.language()),
            source: self.absolute_path(&address),
            zone: self.site.config.time_zone.clone(),
            entries: self.agenda_entries(agenda),
        };
        self.text_file(address.trim_start_matches('/').to_owned(), "calendar.ics", calendar.text())
    }

    fn agenda_name(&self, agenda: Agenda) -> Words {
        let words = match agenda {
            Agenda::All => {
                let site = self.site.config.title.get(self.language());
                return self.own_words(self.say_of("calendar-name", "site", site));
            }
            Agenda::Campaign(ix) => self.words_by(&self.site.campaigns[ix].texts, |text| text.title.clone()),
            Agenda::Event(ix) => self.words_by(&self.site.events[ix].texts, |text| text.title.clone()),
        };
        self.marked(words)
    }

    fn agenda_entries(&self, agenda: Agenda) -> Vec<Entry> {
        let own = match agenda {
            Agenda::Campaign(ix) => Some(self.campaign_entry(ix)),
            Agenda::All | Agenda::Event(_) => None,
        };
        let events = self.events_in(agenda).into_iter();
        own.into_iter().chain(events.map(|ix| self.event_entry(ix, &self.site.events[ix]))).collect()
    }

    /// The events in a calendar.
    fn events_in(&self, agenda: Agenda) -> Vec<Ix<Event>> {
        let campaign = match agenda {
            Agenda::All => None,
            Agenda::Campaign(own) => Some(own),
            Agenda::Event(own) => return Vec::from_iter(is_public(&self.site.events[own].common).then_some(own)),
        };
        let public = self.site.events.entries().filter(|(_, event)| is_public(&event.common));
        let is_in = |event: &Event| campaign.is_none() || event.common.campaign == campaign;
        public.filter(|(_, event)| is_in(event)).map(|(ix, _)| ix).collect()
    }

    /// Where each calendar of this language lies below the output, and the pieces that stand in it.
    pub fn calendars(&self) -> Vec<(String, Vec<&PieceId>)> {
        let file = |agenda: Agenda| {
            let campaign = match agenda {
                Agenda::Campaign(ix) => Some(&self.site.campaigns[ix].id),
                Agenda::All | Agenda::Event(_) => None,
            };
            let events = self.events_in(agenda).into_iter().map(|ix| &self.site.events[ix].id);
            let path = self.agenda_address(agenda).trim_start_matches('/').to_owned();
            (path, campaign.into_iter().chain(events).collect())
        };
        self.agendas().into_iter().map(file).collect()
    }

    fn event_entry(&self, ix: Ix<Event>, event: &Event) -> Entry {
        let facts = &event.facts;
        let span = span(facts.start, facts.end);
        let venue = self.words_by(&event.texts, |text| text.extra.venue.clone().unwrap_or_default());
        let kind = std::iter::once(self.label(facts.kind));
        let topics = event.common.topics.iter();
        Entry {
            uid: self.uuid(&event.id, ""),
            stamp: self.stamp(&event.common),
            sequence: sequence(&event.common, Some(facts.state)),
            status: status(facts.state),
            span,
            summary: self.event_summary(event),
            description: self.event_description(event),
            location: (!venue.text.is_empty()).then(|| self.marked(venue)),
            url: self.absolute(Route::Event(ix), self.language()),
            categories: kind.chain(topics.map(|ix| self.site.topics[*ix].label.get(self.language()).clone())).collect(),
            busy: matches!(span, Span::Times(..)) && happens(facts.state),
        }
    }

    /// The title; of an event that does not happen on its day, that first.
    fn event_summary(&self, event: &Event) -> Words {
        let title = self.words_by(&event.texts, |text| text.title.clone());
        if happens(event.facts.state) {
            return self.marked(title);
        }
        let state = self.label(event.facts.state);
        let text =
            self.locale.format("calendar-changed", &[("state", Arg::Text(&state)), ("title", Arg::Text(&title.text))]);
        let lang = if title.lang.is_empty() { self.language().code().to_owned() } else { String::new() };
        Words { text, lang }
    }

    fn event_description(&self, event: &Event) -> Words {
        let summary = event.texts.own(self.language()).and_then(|text| text.summary.clone());
        let organiser = self.party(event.facts.organiser.as_ref());
        let organiser = (!organiser.is_empty()).then(|| self.say_of("calendar-organiser", "name", &organiser));
        self.own_words(summary.into_iter().chain(organiser).collect::<Vec<_>>().join("\n"))
    }

    /// A campaign as one entry over all its days.
    fn campaign_entry(&self, ix: Ix<Campaign>) -> Entry {
        let campaign = &self.site.campaigns[ix];
        let theme = self.words_by(&campaign.texts, |text| text.extra.theme.clone());
        Entry {
            uid: self.uuid(&campaign.id, ""),
            stamp: self.stamp(&campaign.common),
            sequence: sequence(&campaign.common, None),
            status: Status::Confirmed,
            span: Span::Days(campaign.facts.period.from, campaign.facts.period.to),
            summary: self.agenda_name(Agenda::Campaign(ix)),
            description: self.marked(theme),
            location: None,
            url: self.absolute(Route::Campaign(ix), self.language()),
            categories: vec![self.say("piece-kind-campaign")],
            busy: false,
        }
    }

    /// When what is said of a piece last changed, as its file says; long ago when it does not.
    fn stamp(&self, common: &Common) -> Timestamp {
        let midnight = common.updated.or(common.date).and_then(|day| day.to_zoned_datetime(self.zone()).ok());
        midnight.map_or(Timestamp::UNIX_EPOCH, |midnight| midnight.timestamp())
    }

    fn own_words(&self, text: String) -> Words {
        Words { text, lang: self.language().code().to_owned() }
    }

    /// Words of a page with the code of their language, also when it is the page's own.
    fn marked(&self, words: super::edition::Words) -> Words {
        let lang = if words.lang.is_empty() { self.language().code().to_owned() } else { words.lang };
        Words { text: words.text, lang }
    }
}

fn is_public(common: &Common) -> bool {
    common.class == Class::Ordinary
}

fn route_of(agenda: Agenda) -> Route {
    match agenda {
        Agenda::All => Route::Events(EventFilter::All, 1),
        Agenda::Campaign(ix) => Route::Campaign(ix),
        Agenda::Event(ix) => Route::Event(ix),
    }
}

/// A day counts as a whole: an end without time is the end of that day.
fn span(start: Moment, end: Option<Moment>) -> Span {
    match (start, end) {
        (Moment::Day(from), to) => Span::Days(from, to.map_or(from, Moment::date)),
        (Moment::Time(from), Some(Moment::Day(last))) => {
            let after = last.saturating_add(jiff::Span::new().days(1));
            Span::Times(from, Some(after.at(0, 0, 0, 0)))
        }
        (Moment::Time(from), to) => Span::Times(from, to.map(Moment::datetime)),
    }
}

/// Whether an event in this state happens, or happened, on its day.
pub fn happens(state: EventState) -> bool {
    !matches!(state, EventState::Postponed | EventState::Cancelled)
}

/// The format knows no postponement: the old day is no longer certain.
fn status(state: EventState) -> Status {
    match state {
        EventState::Planned | EventState::Postponed => Status::Tentative,
        EventState::Confirmed | EventState::Done => Status::Confirmed,
        EventState::Cancelled => Status::Cancelled,
    }
}

/// A number that grows with every change, from the file alone (RFC 5545 §3.8.7.4): the day of
/// `updated`, and within a day the states in the order in which an event goes through them.
/// Whoever changes time, place or state writes `updated` down, and the number never falls; `check` asks for it where
/// something was called off.
fn sequence(common: &Common, state: Option<EventState>) -> u32 {
    let state = match state {
        None | Some(EventState::Planned) => 0,
        Some(EventState::Confirmed) => 1,
        Some(EventState::Postponed) => 2,
        Some(EventState::Cancelled) => 3,
        Some(EventState::Done) => 4,
    };
    let days = common.updated.map_or(0, |day| day.duration_since(SEQUENCE_BEGINS).as_hours() / 24);
    u32::try_from(days).unwrap_or_default() * STATES + state
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;
    use crate::site::Enumeration;

    fn common(updated: Option<Date>) -> Common {
        Common {
            date: None,
            updated,
            class: Class::Ordinary,
            topics: Vec::new(),
            campaign: None,
            sample: false,
            draft: false,
            picture: None,
        }
    }

    /// RFC 5545 §3.8.7.4: the number grows with the day of the change, whatever the states, and
    /// within a day with the state.
    #[test]
    fn the_sequence_grows_with_every_change() {
        let days = [None, Some(date(2026, 11, 1)), Some(date(2026, 11, 2)), Some(date(2027, 1, 1))];
        let states = EventState::ALL;
        let all = days.iter().flat_map(|day| states.iter().map(|state| sequence(&common(*day), Some(*state))));
        let all: Vec<u32> = all.collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");
        assert_eq!(all[0], 0);
        assert!(states.len() <= STATES as usize);
    }

    #[test]
    fn a_day_before_the_count_begins_is_the_first() {
        assert_eq!(sequence(&common(Some(date(1999, 1, 1))), None), 0);
    }

    #[test]
    fn days_and_times_make_one_span() {
        let (day, next) = (date(2026, 11, 1), date(2026, 11, 2));
        let eight = datetime(2026, 11, 1, 8, 0, 0, 0);
        assert_eq!(span(Moment::Day(day), None), Span::Days(day, day));
        assert_eq!(span(Moment::Day(day), Some(Moment::Time(eight))), Span::Days(day, day));
        assert_eq!(span(Moment::Time(eight), None), Span::Times(eight, None));
        assert_eq!(span(Moment::Time(eight), Some(Moment::Day(day))), Span::Times(eight, Some(next.at(0, 0, 0, 0))));
    }

    /// Who has an entry on a day must see that nothing happens then.
    #[test]
    fn every_state_has_a_status() {
        let found: Vec<(Status, bool)> =
            EventState::ALL.iter().map(|state| (status(*state), happens(*state))).collect();
        assert_eq!(
            found,
            [
                (Status::Tentative, true),
                (Status::Confirmed, true),
                (Status::Tentative, false),
                (Status::Cancelled, false),
                (Status::Confirmed, true),
            ]
        );
    }
}
