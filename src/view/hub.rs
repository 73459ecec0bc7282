//! The home page, the help hub with its hotlines, and the documents.

use std::collections::BTreeMap;

use serde::Serialize;

use super::alphabet::written_letter;
use super::campaigns::CampaignCard;
use super::cards::{DocumentCard, EventCard, HonoreeCard, HotlineCard, PlaceCard};
use super::edition::Edition;
use super::frame::{About, capitalised};
use super::{Page, Part};
use crate::locale::Section;
use crate::site::{Class, DocumentForm, Enumeration, Event, EventState, Ix, Phase, Place, Route, Unit};

/// What the home page shows of each.
const HOME_EVENTS: usize = 3;
const HOME_ARTICLES: usize = 3;
const HOME_HONOREES: usize = 6;

/// As many communes are seen at a glance; letters lead to more.
const AT_A_GLANCE: usize = 20;

#[derive(Serialize)]
struct Commune {
    name: String,
    anchor: String,
    /// Of its own page; empty where its places are on the hub.
    url: String,
    places: Vec<PlaceCard>,
}

/// Communes with places that begin with one letter.
#[derive(Serialize)]
struct Letter {
    /// As it is written: `Đ`. Empty where there are so few communes that no letter leads to them.
    label: String,
    /// Its fragment.
    anchor: String,
    communes: Vec<Commune>,
}

#[derive(Serialize)]
struct DocumentGroup {
    label: String,
    documents: Vec<DocumentCard>,
}

impl Edition<'_> {
    /// The home page, dressed by the leading campaign.
    pub fn home(&self) -> Page {
        let campaign: Option<CampaignCard> = self.site.leading_campaign().map(|ix| self.campaign_card(ix));
        let year = self.site.honorees.iter().map(|honoree| honoree.facts.year).max();
        let mut honorees: Vec<HonoreeCard> =
            self.sorted_honorees(Class::Ordinary, |honoree| Some(honoree.facts.year) == year);
        honorees.truncate(HOME_HONOREES);
        let events = self.next_events();
        let own = vec![
            ("campaign", Part::of(campaign)),
            ("events_heading", Part::of(self.events_heading(&events))),
            ("events", Part::of(events)),
            ("articles", self.latest_articles()),
            ("honorees", Part::of(honorees)),
        ];
        let heading = self.site.config.title.get(self.language()).clone();
        let about = About { heading, kind: "home", summary: self.home_summary(), ..About::default() };
        self.page(Route::Home, "home", about, own)
    }

    fn home_summary(&self) -> String {
        let campaign = self.site.leading_campaign().map(|ix| &self.site.campaigns[ix]);
        campaign.and_then(|campaign| campaign.text(self.language()).summary.clone()).unwrap_or_default()
    }

    /// The events that begin next, then those that go on; while there is none of either, the last ones. One that goes
    /// on always has a place, the one that ends first, and those that begin are never crowded out by more of them.
    fn next_events(&self) -> Vec<EventCard> {
        let of = |phase| {
            let all = self.site.events.entries();
            all.filter(move |(_, event)| event.facts.phase(self.site.today) == phase)
        };
        let mut running: Vec<(Ix<Event>, &Event)> = of(Phase::Running).collect();
        running.sort_by_key(|(_, event)| event.facts.period().to);
        let places = HOME_EVENTS - usize::from(!running.is_empty());
        let mut shown: Vec<Ix<Event>> = of(Phase::Coming).take(places).map(|(ix, _)| ix).collect();
        let left = HOME_EVENTS - shown.len();
        shown.extend(running.into_iter().take(left).map(|(ix, _)| ix));
        if shown.is_empty() {
            let took_place =
                |event: &Event| !matches!(event.facts.state, EventState::Cancelled | EventState::Postponed);
            let past = self.site.events.entries().rev().filter(|(_, event)| took_place(event));
            shown = past.take(HOME_EVENTS).map(|(ix, _)| ix).collect();
        }
        shown.into_iter().map(|ix| self.event_card(ix)).collect()
    }

    /// What stands above the events of the home page.
    fn events_heading(&self, events: &[EventCard]) -> String {
        let running = events.iter().filter(|event| event.running).count();
        self.say(match running {
            0 if events.iter().all(|event| event.past) => "events-past",
            0 => "events-next",
            _ if running == events.len() => "events-running",
            _ => "events-running-and-next",
        })
    }

    fn latest_articles(&self) -> Part {
        let ordinary = self.site.articles.entries().filter(|(_, article)| article.common.class == Class::Ordinary);
        self.cards(Class::Ordinary, ordinary.take(HOME_ARTICLES).map(|(ix, _)| ix))
    }

    /// The help hub: hotlines, then all places by commune, then the communes without one. Where there are too many
    /// places for one page, it leads to a page for each commune (TRACE-06).
    pub fn support(&self) -> Page {
        let places = self.places_by_commune();
        let mut units: Vec<(Ix<Unit>, &Unit)> =
            self.site.units.entries().filter(|(_, unit)| unit.valid.on(self.site.today)).collect();
        units.sort_by_cached_key(|(_, unit)| self.locale.sort_key(&unit.name));
        let (with, without): (Vec<_>, Vec<_>) = units.into_iter().partition(|(ix, _)| places.contains_key(ix));
        let commune = |(ix, _): &(Ix<Unit>, &Unit)| self.commune_on_hub(*ix, places.get(ix).map_or(&[], Vec::as_slice));
        let label = |(_, unit): &(Ix<Unit>, &Unit)| written_letter(&unit.name).filter(|_| with.len() > AT_A_GLANCE);
        let letters: Vec<Letter> = with
            .chunk_by(|one, next| label(one) == label(next))
            .map(|communes| Letter::of(label(&communes[0]), communes.iter().map(commune).collect()))
            .collect();
        let others: Vec<Commune> = without.iter().map(commune).collect();
        let own = vec![
            ("hotlines", Part::of(self.hotline_cards())),
            ("letters", Part::of(letters)),
            ("divided", Part::of(self.site.divides_places())),
            ("others", Part::of(others)),
        ];
        self.page(Route::Support, "support", self.about_help("view-support", Vec::new()), own)
    }

    fn commune_on_hub(&self, ix: Ix<Unit>, places: &[Ix<Place>]) -> Commune {
        let has_page = self.site.addresses.has(Route::Commune(ix));
        let shown = if has_page { &[] } else { places };
        Commune {
            name: capitalised(&self.unit(ix)),
            anchor: self.site.units[ix].slug.clone(),
            url: if has_page { self.url(Route::Commune(ix)) } else { String::new() },
            places: shown.iter().map(|place| self.place_card(*place)).collect(),
        }
    }

    /// The places of one commune, with the hotlines above them.
    pub fn commune(&self, ix: Ix<Unit>) -> Page {
        let places = self.places_by_title(|place| place.shared().unit == ix);
        let cards: Vec<PlaceCard> = places.iter().map(|place| self.place_card(*place)).collect();
        let name = capitalised(&self.unit(ix));
        let above = vec![self.section_link(Route::Support, "view-support")];
        let about = About { heading: name.clone(), safe_title: name, ..self.about_help("view-support", above) };
        self.page(Route::Commune(ix), "commune", about, vec![("places", Part::of(cards))])
    }

    /// Where the places of a commune are listed.
    pub fn commune_url(&self, ix: Ix<Unit>) -> String {
        match Route::Commune(ix) {
            route if self.site.addresses.has(route) => self.url(route),
            _ => format!("{}#{}", self.url(Route::Support), self.site.units[ix].slug),
        }
    }

    fn about_help(&self, key: &str, above: Vec<super::edition::Link>) -> About {
        About {
            heading: self.say(key),
            safe_title: self.say(key),
            kind: "support",
            section: Section::Support.key(),
            sensitive: true,
            above,
            ..About::default()
        }
    }

    /// Places of each commune, by title.
    fn places_by_commune(&self) -> BTreeMap<Ix<Unit>, Vec<Ix<Place>>> {
        let mut by_commune = BTreeMap::<_, Vec<_>>::new();
        for ix in self.places_by_title(|_| true) {
            by_commune.entry(self.site.places[ix].shared().unit).or_default().push(ix);
        }
        by_commune
    }

    /// The places that are `wanted`, by title.
    fn places_by_title(&self, wanted: impl Fn(&Place) -> bool) -> Vec<Ix<Place>> {
        let mut places: Vec<_> = self.site.places.entries().filter(|(_, place)| wanted(place)).collect();
        places.sort_by_cached_key(|(_, place)| self.locale.sort_key(&self.place_title(place).text));
        places.into_iter().map(|(ix, _)| ix).collect()
    }

    /// All hotlines for help, in the order of the registry (HOT-03).
    fn hotline_cards(&self) -> Vec<HotlineCard> {
        self.site.help_lines().map(|hotline| self.hotline_card(hotline)).collect()
    }

    /// The page of all hotlines.
    pub fn hotlines(&self) -> Page {
        let above = vec![self.section_link(Route::Support, "view-support")];
        let about = About { kind: "hotlines", ..self.about_help("view-hotlines", above) };
        self.page(Route::Hotlines, "hotlines", about, vec![("hotlines", Part::of(self.hotline_cards()))])
    }

    /// All documents by their form.
    pub fn documents(&self) -> Page {
        let group = |form: &DocumentForm| DocumentGroup {
            label: self.label(*form),
            documents: self
                .site
                .documents
                .iter()
                .filter(|document| document.form == *form)
                .map(|document| {
                    let file = self.document_file(document);
                    // The card is what a link to it leads to.
                    DocumentCard { file, url: String::new(), ..self.document_card(document) }
                })
                .collect(),
        };
        let groups: Vec<DocumentGroup> =
            DocumentForm::ALL.iter().map(group).filter(|group| !group.documents.is_empty()).collect();
        let about = About {
            heading: self.say("view-documents"),
            kind: "documents",
            section: Section::Documents.key(),
            ..About::default()
        };
        self.page(Route::Documents, "documents", about, vec![("groups", Part::of(groups))])
    }
}

impl Letter {
    fn of(label: Option<String>, communes: Vec<Commune>) -> Self {
        let label = label.unwrap_or_default();
        Self { anchor: format!("letter-{}", label.to_lowercase()), label, communes }
    }
}
