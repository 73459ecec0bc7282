//! The small things that lists are made of: cards carry what a list shows, never a whole page.

use std::sync::OnceLock;

use serde::Serialize;

use super::Part;
use super::edition::{Day, Edition, HoursLine, Words};
use super::pictures::PictureView;
use crate::site::{
    Accepts, Article, Class, Document, Enumeration, Event, Holder, Honoree, Hotline, Hours, Issuer, Ix, Moment, Phase,
    Place, Route,
};

/// An article in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    pub url: String,
    pub title: String,
    pub title_lang: String,
    pub summary: String,
    pub summary_lang: String,
    pub kind_label: String,
    pub date: Option<Day>,
    pub sample: bool,
    /// Never on a sensitive page (TRACE-04).
    pub picture: Option<PictureView>,
}

/// An event in a list.
#[derive(Debug, Clone, Serialize)]
pub struct EventCard {
    pub url: String,
    pub title: String,
    pub title_lang: String,
    pub summary: String,
    pub kind: &'static str,
    pub kind_label: String,
    pub state: &'static str,
    pub state_label: String,
    pub when: When,
    pub unit: String,
    pub organiser: String,
    pub venue: String,
    pub venue_lang: String,
    pub sample: bool,
    pub past: bool,
    /// It began before today and goes on.
    pub running: bool,
}

/// When an event is.
#[derive(Debug, Clone, Serialize)]
pub struct When {
    pub start: String,
    pub end: String,
    pub text: String,
    pub day: String,
    pub month: String,
}

/// An honouree in a list; the name is empty when no consent covers it.
#[derive(Debug, Clone, Serialize)]
pub struct HonoreeCard {
    pub url: String,
    pub heading: String,
    pub heading_lang: String,
    pub name: String,
    /// The language of the name, when it is not the page's.
    pub name_lang: String,
    pub honorific: String,
    pub position: String,
    pub position_lang: String,
    pub field: &'static str,
    pub field_label: String,
    pub year: i16,
    pub sample: bool,
    /// Never on a sensitive page (TRACE-04).
    pub portrait: Option<PictureView>,
}

/// A number to call.
#[derive(Debug, Clone, Serialize)]
pub struct Phone {
    pub display: String,
    pub tel: String,
}

/// A place in a list and on its page.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceCard {
    pub url: String,
    pub title: String,
    pub title_lang: String,
    pub kind_label: String,
    pub commune: String,
    /// Where all places of the commune are.
    pub commune_url: String,
    /// Empty unless the place is a public office.
    pub address: String,
    pub phones: Vec<Phone>,
    pub hours: Vec<HoursLine>,
    pub always: bool,
    pub hours_note: String,
    pub services: Vec<String>,
    /// Who is received.
    pub accepts: Vec<String>,
    /// How one gets in with a wheelchair; empty where nothing is said of it.
    pub access: String,
    pub languages: Vec<String>,
    pub verified: Option<Day>,
    pub verified_by: String,
    pub unverified: bool,
    /// Empty unless the place is a public office: of others, nothing but commune, phone, hours and services is told.
    pub managed_by: String,
    pub sample: bool,
}

/// A hotline.
#[derive(Debug, Clone, Serialize)]
pub struct HotlineCard {
    pub id: String,
    pub name: String,
    pub display: String,
    pub tel: String,
    pub operator: String,
    pub hours: String,
    pub cost_label: String,
    pub channels: Vec<String>,
    pub languages: Vec<String>,
    pub certain: bool,
    pub verified: Option<Day>,
    pub note: String,
}

/// An official document.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentCard {
    pub anchor: String,
    pub number: String,
    /// A sign stays as it was given on pages of every language; empty on those of the site's first.
    pub number_lang: String,
    pub form_label: String,
    pub title: String,
    pub title_lang: String,
    pub issuer: String,
    pub issued: Option<Day>,
    pub effective: Option<Day>,
    pub url: String,
    pub sample: bool,
    /// Only on the page of documents: no other has a link to a PDF (TRACE-04).
    pub file: Option<FileLink>,
}

/// A file to take away.
#[derive(Debug, Clone, Serialize)]
pub struct FileLink {
    pub url: String,
    /// What it is, and how much a telephone has to load.
    pub label: String,
}

impl Edition<'_> {
    /// The cards of `articles` for a page of the class `on`, each made once.
    pub fn cards(&self, on: Class, articles: impl IntoIterator<Item = Ix<Article>>) -> Part {
        if on == Class::Sensitive {
            let card = |ix| Part::of(Card { picture: None, ..self.card(ix) });
            return Part::list(articles.into_iter().map(card).collect());
        }
        let none = || self.site.articles.iter().map(|_| OnceLock::new()).collect();
        let kept = self.kept.cards.get_or_init(none);
        let card = |ix: Ix<Article>| match kept.get(ix.position()) {
            Some(kept) => kept.get_or_init(|| Part::of(self.card(ix))).clone(),
            None => Part::of(self.card(ix)),
        };
        Part::list(articles.into_iter().map(card).collect())
    }

    /// The card of an article.
    fn card(&self, ix: Ix<Article>) -> Card {
        let article = &self.site.articles[ix];
        let title = self.words_by(&article.texts, |text| text.title.clone());
        let summary = self.words_by(&article.texts, |text| text.summary.clone().unwrap_or_default());
        Card {
            url: self.url(Route::Article(ix)),
            title: title.text,
            title_lang: title.lang,
            summary: summary.text,
            summary_lang: summary.lang,
            kind_label: self.label(article.facts.kind),
            date: Some(self.day(article.facts.date)),
            sample: article.common.sample,
            picture: self.piece_picture(article),
        }
    }

    /// The card of an event.
    pub fn event_card(&self, ix: Ix<Event>) -> EventCard {
        let event = &self.site.events[ix];
        let title = self.words_by(&event.texts, |text| text.title.clone());
        let venue = self.words_by(&event.texts, |text| text.extra.venue.clone().unwrap_or_default());
        let phase = event.facts.phase(self.site.today);
        EventCard {
            url: self.url(Route::Event(ix)),
            title: title.text,
            title_lang: title.lang,
            summary: event.texts.own(self.language()).and_then(|text| text.summary.clone()).unwrap_or_default(),
            kind: event.facts.kind.code(),
            kind_label: self.label(event.facts.kind),
            state: event.facts.state.code(),
            state_label: self.label(event.facts.state),
            when: self.when(event.facts.start, event.facts.end),
            unit: event.facts.unit.map_or_else(String::new, |unit| self.unit(unit)),
            organiser: self.party(event.facts.organiser.as_ref()),
            venue: venue.text,
            venue_lang: venue.lang,
            sample: event.common.sample,
            past: phase == Phase::Past,
            running: phase == Phase::Running,
        }
    }

    fn when(&self, start: Moment, end: Option<Moment>) -> When {
        let iso = |moment: Moment| match moment {
            Moment::Day(date) => date.to_string(),
            Moment::Time(time) => time.strftime("%Y-%m-%dT%H:%M").to_string(),
        };
        let text = match (start, end) {
            (_, Some(end)) if is_told(start, end) => {
                self.tied(&self.locale.timed_range((start.date(), start.time()), (end.date(), end.time())))
            }
            (Moment::Time(time), _) => self.tied(&self.locale.date_time(time)),
            (Moment::Day(day), _) => self.day(day).text,
        };
        When {
            start: iso(start),
            end: end.map_or_else(String::new, iso),
            text,
            day: start.date().day().to_string(),
            month: self.locale.data().calendar.month(start.date().month(), true).to_owned(),
        }
    }

    /// The card of an honouree for a page of the class `on`.
    pub fn honoree_card(&self, on: Class, ix: Ix<Honoree>) -> HonoreeCard {
        let honoree = &self.site.honorees[ix];
        let heading = self.words_by(&honoree.texts, |text| text.title.clone());
        let position = self.words_by(&honoree.texts, |text| text.extra.position.clone().unwrap_or_default());
        let name = honoree.facts.name.as_ref();
        let honorific = name.and_then(|name| name.honorific.as_deref()).unwrap_or_default();
        HonoreeCard {
            url: self.url(Route::Honoree(ix)),
            heading: heading.text,
            heading_lang: heading.lang,
            name: name.map_or_else(String::new, |name| name.name.clone()),
            name_lang: self.facts_lang(),
            honorific: self.locale.data().names.honorific(honorific).to_owned(),
            position: position.text,
            position_lang: position.lang,
            field: honoree.facts.field.code(),
            field_label: self.label(honoree.facts.field),
            year: honoree.facts.year,
            sample: honoree.common.sample,
            portrait: self.portrait(honoree).filter(|_| on == Class::Ordinary),
        }
    }

    /// The card of a place.
    pub fn place_card(&self, ix: Ix<Place>) -> PlaceCard {
        let place = &self.site.places[ix];
        let shared = place.shared();
        let title = self.place_title(place);
        let (hours, hours_note) = self.hours(&shared.hours);
        let (verified, verified_by) = self.verified(shared.verified);
        let (access, who): (Vec<Accepts>, Vec<Accepts>) =
            shared.accepts.iter().partition(|accepts| **accepts == Accepts::DisabledAccess);
        let office = || shared.managed_by.map_or_else(String::new, |ix| self.organisation(ix));
        let (address, managed_by) = match place {
            Place::Office(place) => (place.address.clone(), office()),
            Place::Area(_) => (String::new(), String::new()),
        };
        PlaceCard {
            url: self.url(Route::Place(ix)),
            title: title.text,
            title_lang: title.lang,
            kind_label: self.label(shared.kind),
            commune: self.unit(shared.unit),
            commune_url: self.commune_url(shared.unit),
            address,
            phones: shared.phones.iter().map(|phone| phone_of(phone)).collect(),
            hours,
            always: shared.hours == Hours::Always,
            hours_note,
            services: self.labels(&shared.services),
            accepts: self.labels(&who),
            access: access.first().map_or_else(String::new, |access| self.label(*access)),
            languages: self.language_names(&shared.languages),
            verified,
            verified_by,
            unverified: shared.unverified,
            managed_by,
            sample: shared.sample,
        }
    }

    /// The title of a place; kind and commune for an individual who is not named (LOC-03).
    pub fn place_title(&self, place: &Place) -> Words {
        let shared = place.shared();
        match &shared.title {
            Some(title) => self.words(title),
            None => {
                debug_assert_eq!(shared.holder, Holder::Individual, "an organisation's title is always shown");
                Words {
                    text: format!("{} · {}", self.label(shared.kind), self.unit(shared.unit)), lang: String::new()
                }
            }
        }
    }

    /// The card of a hotline.
    pub fn hotline_card(&self, hotline: &Hotline) -> HotlineCard {
        let text = |text: &Option<crate::site::Localised<String>>| {
            text.as_ref().map_or_else(String::new, |text| text.get(self.language()).clone())
        };
        HotlineCard {
            id: hotline.id.clone(),
            name: hotline.name.get(self.language()).clone(),
            display: hotline.display.clone(),
            tel: hotline.number.clone(),
            operator: text(&hotline.operator),
            hours: self.hours_text(&hotline.hours),
            cost_label: self.label(hotline.cost),
            channels: self.labels(&hotline.channels),
            languages: self.language_names(&hotline.languages),
            certain: hotline.certain,
            verified: self.verified(hotline.verified).0,
            note: text(&hotline.note),
        }
    }

    /// The card of a document.
    pub fn document_card(&self, document: &Document) -> DocumentCard {
        let title = self.words(&document.title);
        let issuer = match &document.issuer {
            None => String::new(),
            Some(Issuer::Organisation(ix)) => self.organisation(*ix),
            Some(Issuer::Named(name)) => name.get(self.language()).clone(),
        };
        DocumentCard {
            anchor: document.slug.clone(),
            number: document.number.clone(),
            number_lang: self.facts_lang(),
            form_label: self.label(document.form),
            title: title.text,
            title_lang: title.lang,
            issuer,
            issued: document.issued_on.map(|date| self.day(date)),
            effective: document.effective_on.map(|date| self.day(date)),
            url: format!("{}#{}", self.url(Route::Documents), document.slug),
            sample: document.sample,
            file: None,
        }
    }

    /// The link to the PDF of a document.
    pub fn document_file(&self, document: &Document) -> Option<FileLink> {
        let (path, paper) = (self.site.paper_path(document)?, document.paper.as_ref()?);
        let label = self.say_of("document-file", "size", &self.weight(paper.size));
        Some(FileLink { url: self.href(&format!("/{path}")), label })
    }

    /// `size` bytes in the unit that people know from their telephones.
    fn weight(&self, size: u64) -> String {
        let tenths = size.div_ceil(100_000);
        match size {
            0..1_000_000 => format!("{} kB", size.div_ceil(1_000)),
            _ => format!("{} MB", self.locale.data().numbers.separated(&format!("{}.{}", tenths / 10, tenths % 10))),
        }
    }
}

/// Whether the end of what begins at `start` says more than its start: not that it ends on the one day that it has, nor
/// at a time before.
fn is_told(start: Moment, end: Moment) -> bool {
    start.date() != end.date() || end.time().is_some_and(|end| start.time().is_none_or(|start| start < end))
}

/// Numbers that begin with 0 are dialled from abroad too; service numbers are dialled as they are
/// (TRACE-08).
fn phone_of(written: &str) -> Phone {
    let digits = crate::site::phone::dialled(written);
    let tel = digits.strip_prefix('0').filter(|rest| rest.len() >= 8 && !rest.starts_with('0'));
    let tel = tel.map_or_else(|| digits.clone(), |rest| format!("+84{rest}"));
    Phone { display: written.to_owned(), tel }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn service_numbers_are_dialled_as_they_are() {
        for (written, tel) in [
            ("113", "113"),
            ("1900 96 96 80", "1900969680"),
            ("0205 3812 345", "+842053812345"),
            ("+84 (0)205 3812 345", "+842053812345"),
            ("0000 000 001", "0000000001"),
        ] {
            assert_eq!(phone_of(written).tel, tel);
        }
    }
}
