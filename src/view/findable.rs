//! What a search may find, and by which words: only what is written in the language (TRN-03), of
//! places and people only what their types let through, and never what a writer hid from a page.

use std::collections::BTreeMap;

use super::Page;
use super::edition::{Edition, Words};
use crate::markdown::Quote;
use crate::search::{Catalogue, Entry, Group, Says};
use crate::site::{
    self, Article, ArticleFilter, Body, Campaign, Class, Document, Embed, Event, EventFilter, Honoree, HonoreeFilter,
    Hotline, Ix, Piece, Place, Role, Route, Text, Unit,
};

/// The script shows no more results than this; each number of them is a sentence of its own, because
/// only Fluent knows the plurals of a language.
const SHOWN: i64 = 40;

impl Edition<'_> {
    /// The file that the search of this language fetches.
    pub fn search_index(&self) -> Page {
        let catalogue = Catalogue { says: self.says(), entries: self.findable() };
        Page {
            path: self.search_index_address().trim_start_matches('/').to_owned(),
            language: self.language().clone(),
            class: Class::Ordinary,
            template: "",
            context: Vec::new(),
            body: None,
            text: None,
            search: Some(catalogue),
        }
    }

    fn says(&self) -> Says {
        let group = |group: &Group| match group {
            Group::Support => self.say("view-support"),
            Group::Articles => self.say("view-articles"),
            Group::Topics => self.say("view-filter-topics"),
            Group::Campaigns => self.say("view-campaigns"),
            Group::Events => self.say("view-events"),
            Group::Honorees => self.say("view-honorees"),
            Group::Documents => self.say("view-documents"),
            Group::Pages => self.say("search-pages"),
        };
        Says {
            counts: (0..=SHOWN).map(|count| self.say_count("search-count", count)).collect(),
            more: self.say_count("search-more", SHOWN),
            inside: self.say("search-inside"),
            groups: Group::ALL.iter().map(group).collect(),
            short: short(&self.say("search-short")),
        }
    }

    /// Everything, help first.
    fn findable(&self) -> Vec<Entry> {
        let site = self.site;
        let mut all = self.sections();
        all.extend(site.help_lines().map(|hotline| self.findable_hotline(hotline)));
        all.extend(site.places.entries().map(|(ix, place)| self.findable_place(ix, place)));
        all.extend(site.articles.entries().filter_map(|(ix, article)| self.findable_article(ix, article)));
        all.extend(self.findable_topics());
        all.extend(site.campaigns.entries().filter_map(|(ix, campaign)| self.findable_campaign(ix, campaign)));
        // The latest first.
        all.extend(site.events.entries().rev().filter_map(|(ix, event)| self.findable_event(ix, event)));
        all.extend(site.honorees.entries().filter_map(|(ix, honoree)| self.findable_honoree(ix, honoree)));
        all.extend(site.documents.iter().map(|document| self.findable_document(document)));
        all.extend(site.pages.entries().filter_map(|(ix, page)| self.findable_page(ix, page)));
        all.extend(self.findable_units());
        all
    }

    /// The pages that lead to others.
    fn sections(&self) -> Vec<Entry> {
        let section = |group: Group, route: Route, key: &str, words: Option<&str>| {
            let asked = words.map_or_else(String::new, |words| self.say(words));
            Entry { asked, ..Entry::new(group, self.url(route), self.say(key)) }
        };
        vec![
            section(Group::Support, Route::Support, "view-support", Some("search-words-support")),
            section(Group::Support, Route::Hotlines, "view-hotlines", Some("search-words-hotlines")),
            section(
                Group::Articles,
                Route::Articles(ArticleFilter::All, 1),
                "view-articles",
                Some("search-words-articles"),
            ),
            section(Group::Campaigns, Route::Campaigns, "view-campaigns", None),
            section(Group::Events, Route::Events(EventFilter::All, 1), "view-events", Some("search-words-events")),
            section(
                Group::Honorees,
                Route::Honorees(HonoreeFilter::All),
                "view-honorees",
                Some("search-words-honorees"),
            ),
            section(Group::Documents, Route::Documents, "view-documents", Some("search-words-documents")),
        ]
    }

    /// An entry for a piece, if it is written in this language.
    fn findable_piece<'p, F, T>(
        &self,
        piece: &'p Piece<F, T>,
        group: Group,
        route: Route,
    ) -> Option<(Entry, &'p Text<T>)> {
        // What is written for survivors is help, whatever kind of piece it is.
        let group = if piece.common.class == Class::Sensitive { Group::Support } else { group };
        let text = piece.texts.own(self.language())?;
        let topics = piece.common.topics.iter().map(|topic| &self.site.topics[*topic]);
        let mut entry = Entry {
            summary: text.summary.clone().unwrap_or_default(),
            body: said(&text.body),
            body_digest: text.body.digest,
            ..Entry::new(group, self.url(route), text.title.clone())
        };
        entry.add(&text.body.headings);
        entry.add(topics.map(|topic| topic.label.get(self.language())));
        Some((entry, text))
    }

    fn findable_article(&self, ix: Ix<Article>, article: &Article) -> Option<Entry> {
        let (mut entry, _) = self.findable_piece(article, Group::Articles, Route::Article(ix))?;
        entry.add([self.label(article.facts.kind), self.party(article.facts.byline.as_ref())]);
        Some(entry)
    }

    fn findable_campaign(&self, ix: Ix<Campaign>, campaign: &Campaign) -> Option<Entry> {
        let (mut entry, text) = self.findable_piece(campaign, Group::Campaigns, Route::Campaign(ix))?;
        let facts = &campaign.facts;
        entry.add([&text.extra.theme, &facts.year.to_string()]);
        entry.add(&text.extra.goal_line);
        entry.add(text.extra.slogans.iter().map(|(_, slogan)| slogan));
        let organisations = facts.lead.iter().chain(&facts.organiser).chain(&facts.partners);
        entry.add(organisations.map(|ix| self.organisation(*ix)));
        Some(entry)
    }

    fn findable_event(&self, ix: Ix<Event>, event: &Event) -> Option<Entry> {
        let (mut entry, _) = self.findable_piece(event, Group::Events, Route::Event(ix))?;
        let card = self.event_card(ix);
        if entry.summary.is_empty() {
            entry.summary = card.when.text.clone();
        }
        entry.add([card.kind_label, card.state_label, card.when.text, card.unit, card.organiser, card.venue]);
        Some(entry)
    }

    /// Of a person what lists show, but neither hometown nor ethnicity: nobody is found by those.
    fn findable_honoree(&self, ix: Ix<Honoree>, honoree: &Honoree) -> Option<Entry> {
        let (mut entry, text) = self.findable_piece(honoree, Group::Honorees, Route::Honoree(ix))?;
        let facts = &honoree.facts;
        let own = [&text.extra.position, &text.extra.achievement, &text.extra.award, &text.extra.quote];
        entry.add(own.into_iter().flatten());
        entry.add(facts.name.as_ref().map(|name| &name.name));
        entry.add(facts.organisation.map(|ix| self.organisation(ix)));
        entry.add([self.label(facts.field), facts.year.to_string()]);
        if entry.summary.is_empty() {
            entry.summary = text.extra.position.clone().unwrap_or_default();
        }
        Some(entry)
    }

    /// A place loses nothing without a translation but its own words (TRN-03).
    fn findable_place(&self, ix: Ix<Place>, place: &Place) -> Entry {
        let shared = place.shared();
        let Words { text, lang } = self.place_title(place);
        let (kind, unit) = (self.label(shared.kind), self.unit(shared.unit));
        let mut entry = Entry {
            title_lang: lang,
            summary: format!("{kind} · {unit}"),
            ..Entry::new(Group::Support, self.url(Route::Place(ix)), text)
        };
        entry.add(self.labels(&shared.services).into_iter().chain(self.labels(&shared.accepts)));
        if let Place::Office(office) = place {
            entry.add([office.address.clone(), self.label(office.seat)]);
            if let Some(body) = office.body.own(self.language()) {
                (entry.body, entry.body_digest) = (said(body), body.digest);
            }
        }
        entry
    }

    fn findable_hotline(&self, hotline: &Hotline) -> Entry {
        let card = self.hotline_card(hotline);
        let url = format!("{}#{}", self.url(Route::Hotlines), hotline.id);
        let summary = format!("{} · {}", card.display, card.hours);
        let asked = self.say("search-words-hotline");
        let mut entry = Entry { summary, asked, ..Entry::new(Group::Support, url, card.name) };
        entry.add([card.operator, card.tel, card.cost_label]);
        entry
    }

    fn findable_topics(&self) -> Vec<Entry> {
        let topics = self.site.topics.entries().map(|(ix, topic)| (topic, ArticleFilter::Topic(ix)));
        let used = topics.filter(|(_, filter)| !self.index.articles(*filter).is_empty());
        used.map(|(topic, filter)| {
            let label = topic.label.get(self.language()).clone();
            Entry::new(Group::Topics, self.url(Route::Articles(filter, 1)), label)
        })
        .collect()
    }

    /// The communes of the help hub: they are all there, whether something is known of a place or not
    /// (LOC-08). Each is found by what its parts were called before they came into it.
    fn findable_units(&self) -> Vec<Entry> {
        let former = self.former_units();
        let today = self.site.units.entries().filter(|(_, unit)| unit.valid.on(self.site.today));
        let entry = |(ix, _): (Ix<Unit>, &Unit)| {
            let Some(former) = former.get(&ix) else {
                return Entry::new(Group::Support, self.commune_url(ix), self.unit(ix));
            };
            let names: Vec<&str> = former.iter().map(|ix| &*self.site.units[*ix].name).collect();
            let whole: Vec<String> = former.iter().map(|ix| self.unit(*ix)).collect();
            let summary = self.say_of("search-former", "names", &whole.join(", "));
            let asked = names.join(", ");
            Entry { summary, asked, ..Entry::new(Group::Support, self.commune_url(ix), self.unit(ix)) }
        };
        today.map(entry).collect()
    }

    /// The units that are no more, by the unit of today that each became part of.
    fn former_units(&self) -> BTreeMap<Ix<Unit>, Vec<Ix<Unit>>> {
        let units = &self.site.units;
        let by_code: BTreeMap<&str, Ix<Unit>> = units.entries().map(|(ix, unit)| (&*unit.code, ix)).collect();
        let next = |ix: &Ix<Unit>| by_code.get(units[*ix].successor.as_deref()?).copied();
        let exists = |ix: &Ix<Unit>| units[*ix].valid.on(self.site.today);
        let mut former = BTreeMap::<Ix<Unit>, Vec<Ix<Unit>>>::new();
        for (ix, _) in units.entries().filter(|(ix, _)| !exists(ix)) {
            // A chain that is longer than there are units goes round.
            let present = std::iter::successors(next(&ix), next).take(units.len()).find(exists);
            present.into_iter().for_each(|present| former.entry(present).or_default().push(ix));
        }
        former
    }

    fn findable_document(&self, document: &Document) -> Entry {
        let card = self.document_card(document);
        let summary = [card.number, card.issuer].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let entry = Entry::new(Group::Documents, card.url, card.title);
        Entry { title_lang: card.title_lang, summary: summary.join(" · "), words: card.form_label, ..entry }
    }

    fn findable_page(&self, ix: Ix<site::Page>, page: &site::Page) -> Option<Entry> {
        let (mut entry, _) = self.findable_piece(page, Group::Pages, Route::Page(ix))?;
        if page.facts.role == Some(Role::Safety) {
            entry.asked = self.say("search-words-safety");
        }
        Some(entry)
    }
}

/// `gđ: gia đình, ck: chồng`; with a blank behind what is typed, which no name has that objects of a script know by
/// themselves.
fn short(list: &str) -> BTreeMap<String, String> {
    let pairs = list.split(',').filter_map(|pair| pair.split_once(':'));
    pairs.map(|(typed, meant)| (typed.trim().to_lowercase() + " ", meant.trim().to_owned())).collect()
}

/// What a body says to readers of its page: an id that stands for a number which this build may not
/// show is no word of it (HOT-02).
fn said(body: &Body) -> Quote {
    let hidden = body.directives.iter().filter(|(_, embed)| matches!(embed, Embed::HotlineName(_)));
    let without = hidden.filter_map(|(call, _)| Some(call.split_once(' ')?.1.to_owned())).collect();
    Quote { text: body.text.clone(), words: body.plain.clone(), without }
}
