//! The results report of a campaign: what was planned and done, by whom, what came of it and what was written
//! about it. The same rows for every form that it is given out in; made of a [`Site`](crate::site::Site) alone, so
//! that it cannot hold what the site may not show.

use std::collections::BTreeMap;

use serde::Serialize;

use super::edition::{Day, Edition, Words};
use super::{Page, Part, View, campaigns};
use crate::site::{
    ArticleKind, Campaign, Class, Enumeration, Event, EventKind, EventState, Ix, Language, Party, ResultMetric, Route,
    Unit,
};

/// A number of places below this is not told: it could be about one house.
const SMALL: usize = 5;

/// A report, the same in every form.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub lang: String,
    pub title: String,
    /// From when the numbers are, and where.
    pub lead: String,
    pub publisher: String,
    pub facts: Vec<Fact>,
    pub tables: Vec<Table>,
    /// The CSS class that carries the campaign's colours.
    pub dress: String,
    /// Activities that are past and not recorded as done: for staff, never in the report.
    #[serde(skip)]
    pub overdue: usize,
}

/// A line about the campaign.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub label: String,
    pub text: String,
    pub lang: String,
}

/// Rows under their heads.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    pub id: &'static str,
    pub title: String,
    /// What the numbers mean; may be empty.
    pub note: String,
    pub heads: Vec<Cell>,
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row adds up the others.
    pub summed: bool,
}

/// A cell for people and for spreadsheets.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    pub text: String,
    /// As a spreadsheet counts and sorts it.
    pub plain: String,
    /// What a spreadsheet has in a column of its own behind it: the end of what people read in one cell.
    #[serde(skip)]
    pub until: Option<String>,
    /// When it is not the report's language.
    pub lang: String,
    /// Whole, for a file that is sent around.
    pub url: String,
    pub number: bool,
}

impl Cell {
    fn of(text: String) -> Self {
        Self { plain: text.clone(), text, ..Self::default() }
    }

    fn words(words: Words) -> Self {
        Self { lang: words.lang, ..Self::of(words.text) }
    }

    fn day(day: Day) -> Self {
        Self { plain: day.iso, ..Self::of(day.short) }
    }

    /// The head of a column of numbers.
    fn counts(text: String) -> Self {
        Self { number: true, ..Self::of(text) }
    }
}

impl View<'_> {
    /// The slugs of the campaigns that there are, the latest first.
    pub fn campaign_slugs(&self) -> Vec<&str> {
        let site = self.editions.first().map(|dressed| dressed.edition.site);
        site.map_or_else(Vec::new, |site| site.campaigns.iter().map(|campaign| &*campaign.id.slug).collect())
    }

    /// The report of the campaign called `slug` in `language`.
    pub fn report(&self, language: &Language, slug: &str) -> Option<Report> {
        let dressed = self.editions.iter().find(|dressed| dressed.edition.language() == language)?;
        let site = dressed.edition.site;
        site.campaigns.find(|campaign| *campaign.id.slug == *slug).map(|ix| dressed.edition.report(ix))
    }
}

impl Report {
    /// The report as a page of its own, for the theme.
    pub fn page(self, language: &Language) -> Page {
        Page {
            path: "report.html".to_owned(),
            language: language.clone(),
            class: Class::Ordinary,
            template: "report",
            context: vec![("report", Part::of(self))],
            body: None,
            text: None,
            search: None,
        }
    }
}

impl Edition<'_> {
    fn report(&self, ix: Ix<Campaign>) -> Report {
        let all = self.site.events.entries();
        let events: Vec<(Ix<Event>, &Event)> = all.filter(|(_, event)| event.common.campaign == Some(ix)).collect();
        let campaign = self.words_by(&self.site.campaigns[ix].texts, |text| text.title.clone());
        let site = self.site.config.title.get(self.language());
        let publisher = self.site.config.publisher.as_ref();
        Report {
            lang: self.language().code().to_owned(),
            title: self.say_of("report-title", "campaign", &campaign.text),
            lead: self.locale.format(
                "report-lead",
                &[
                    ("date", crate::locale::Arg::Text(&self.day(self.site.today).text)),
                    ("site", crate::locale::Arg::Text(site)),
                ],
            ),
            publisher: publisher.map_or_else(String::new, |it| self.organisation(it.organisation)),
            facts: self.report_facts(ix),
            tables: self.report_tables(ix, &events),
            dress: campaigns::dress(&self.site.campaigns[ix]),
            overdue: events.iter().filter(|(_, event)| is_overdue(event, self.site.today)).count(),
        }
    }

    fn report_tables(&self, ix: Ix<Campaign>, events: &[(Ix<Event>, &Event)]) -> Vec<Table> {
        let tables = [
            Some(self.by_organiser(events)),
            Some(self.by_kind(events)),
            Some(self.results(events)),
            Some(self.activities(events)),
            Some(self.articles_by_kind(ix)),
            Some(self.articles_of(ix)),
            Some(self.places_told()),
        ];
        tables.into_iter().flatten().filter(|table| !table.rows.is_empty()).collect()
    }

    /// What stands beside the campaign's page too. How many were honoured is a fact of the campaign (CON-07).
    fn report_facts(&self, ix: Ix<Campaign>) -> Vec<Fact> {
        let card = self.campaign_card(ix);
        let plan = card.plan.map(|plan| {
            let day = plan.issued.map_or_else(String::new, |day| format!(", {}", day.short));
            format!("{} {}{day}", plan.form_label, plan.number)
        });
        let facts = [
            ("report-theme", card.theme, card.theme_lang),
            ("campaign-period", card.period.text, String::new()),
            ("campaign-plan", plan.unwrap_or_default(), String::new()),
            ("campaign-organiser", card.organiser, String::new()),
            ("campaign-lead", card.lead, String::new()),
            ("campaign-partners", card.partners.join("; "), String::new()),
            ("report-honoured", card.honoree_count_text, String::new()),
        ];
        let told = facts.into_iter().filter(|(_, text, _)| !text.is_empty());
        told.map(|(key, text, lang)| Fact { label: self.say(key), text, lang }).collect()
    }

    fn table(&self, id: &'static str, heads: Vec<Cell>, rows: Vec<Vec<Cell>>) -> Table {
        Table { id, title: self.say(&format!("report-{id}")), note: String::new(), heads, rows, summed: false }
    }

    fn count(&self, count: usize) -> Cell {
        let shown = self.locale.number(i64::try_from(count).unwrap_or(i64::MAX));
        Cell { text: shown, plain: count.to_string(), number: true, ..Cell::default() }
    }

    fn by_organiser(&self, events: &[(Ix<Event>, &Event)]) -> Table {
        let mut groups: Vec<(Option<&Party>, Vec<&Event>)> = Vec::new();
        for (_, event) in events {
            let own = event.facts.organiser.as_ref();
            match groups.iter_mut().find(|(party, _)| *party == own) {
                Some((_, group)) => group.push(event),
                None => groups.push((own, vec![event])),
            }
        }
        groups.sort_by_cached_key(|(party, _)| (party.is_none(), self.locale.sort_key(&self.party(*party))));
        let named = groups.into_iter().map(|(party, events)| {
            let name = if party.is_none() { self.say("report-no-organiser") } else { self.party(party) };
            (name, events)
        });
        self.by_state("by-organiser", "event-organiser", named.collect())
    }

    fn by_kind(&self, events: &[(Ix<Event>, &Event)]) -> Table {
        let of = |kind: &EventKind| {
            let own = events.iter().filter(|(_, event)| event.facts.kind == *kind).map(|(_, event)| *event);
            (self.label(*kind), own.collect())
        };
        let groups: Vec<(String, Vec<&Event>)> = EventKind::ALL.iter().map(of).collect();
        self.by_state("by-kind", "report-kind", groups)
    }

    /// How many activities of each group are as planned, as done, and so on, with the sum of all.
    fn by_state(&self, id: &'static str, head: &str, mut groups: Vec<(String, Vec<&Event>)>) -> Table {
        groups.retain(|(_, events)| !events.is_empty());
        let summed = groups.len() > 1;
        if summed {
            let all = groups.iter().flat_map(|(_, events)| events.iter().copied()).collect();
            groups.push((self.say("report-sum"), all));
        }
        let row = |(name, events): (String, Vec<&Event>)| {
            let of = |state: &EventState| events.iter().filter(|event| event.facts.state == *state).count();
            let counts = std::iter::once(events.len()).chain(EventState::ALL.iter().map(of));
            std::iter::once(Cell::of(name)).chain(counts.map(|count| self.count(count))).collect()
        };
        let states = EventState::ALL.iter().map(|state| Cell::counts(self.label(*state)));
        let heads = [Cell::of(self.say(head)), Cell::counts(self.say("report-total"))];
        let heads = heads.into_iter().chain(states).collect();
        Table { summed, ..self.table(id, heads, groups.into_iter().map(row).collect()) }
    }

    /// What came of the activities that took place.
    fn results(&self, events: &[(Ix<Event>, &Event)]) -> Table {
        let done = || events.iter().filter(|(_, event)| event.facts.state == EventState::Done);
        let row = |metric: &ResultMetric| {
            let own = done().filter_map(|(_, event)| event.facts.result.filter(|(other, _)| other == metric));
            let counts: Vec<usize> = own.map(|(_, count)| count as usize).collect();
            let name = self.say(&format!("report-metric-{}", metric.code().replace('_', "-")));
            (!counts.is_empty())
                .then(|| vec![Cell::of(name), self.count(counts.iter().sum()), self.count(counts.len())])
        };
        let heads = vec![
            Cell::of(self.say("event-result")),
            Cell::counts(self.say("report-count")),
            Cell::counts(self.say("report-from")),
        ];
        let rows = ResultMetric::ALL.iter().filter_map(row).collect();
        Table { note: self.say("report-results-note"), ..self.table("results", heads, rows) }
    }

    fn activities(&self, events: &[(Ix<Event>, &Event)]) -> Table {
        let keys = [
            "event-when",
            "report-activity",
            "report-kind",
            "event-organiser",
            "event-unit",
            "event-state",
            "event-result",
        ];
        let mut heads: Vec<Cell> = keys.into_iter().map(|key| Cell::of(self.say(key))).collect();
        (heads[0].plain, heads[0].until) = (self.say("report-start"), Some(self.say("report-end")));
        let plain = |moment: &str| moment.replace('T', " ");
        let row = |(ix, event): &(Ix<Event>, &Event)| {
            let card = self.event_card(*ix);
            let url = self.absolute(Route::Event(*ix), self.language());
            vec![
                Cell { plain: plain(&card.when.start), until: Some(plain(&card.when.end)), ..Cell::of(card.when.text) },
                Cell { url, lang: card.title_lang, ..Cell::of(card.title) },
                Cell::of(card.kind_label),
                Cell::of(card.organiser),
                Cell::of(card.unit),
                Cell::of(card.state_label),
                Cell::of(self.event_result(event)),
            ]
        };
        self.table("activities", heads, events.iter().map(row).collect())
    }

    fn articles_by_kind(&self, campaign: Ix<Campaign>) -> Table {
        let own = || self.site.articles.iter().filter(|article| article.common.campaign == Some(campaign));
        let of = |kind: &ArticleKind| (self.label(*kind), own().filter(|article| article.facts.kind == *kind).count());
        let mut counts: Vec<(String, usize)> =
            ArticleKind::ALL.iter().map(of).filter(|(_, count)| *count > 0).collect();
        let summed = counts.len() > 1;
        if summed {
            counts.push((self.say("report-sum"), own().count()));
        }
        let rows = counts.into_iter().map(|(name, count)| vec![Cell::of(name), self.count(count)]).collect();
        let heads = vec![Cell::of(self.say("report-article-kind")), Cell::counts(self.say("report-count"))];
        Table { summed, ..self.table("articles-by-kind", heads, rows) }
    }

    fn articles_of(&self, campaign: Ix<Campaign>) -> Table {
        let own = self.site.articles.entries().filter(|(_, article)| article.common.campaign == Some(campaign));
        let row = |(ix, article): (Ix<crate::site::Article>, &crate::site::Article)| {
            let title = self.words_by(&article.texts, |text| text.title.clone());
            let url = self.absolute(Route::Article(ix), self.language());
            let day = Cell::day(self.day(article.facts.date));
            vec![day, Cell { url, ..Cell::words(title) }, Cell::of(self.label(article.facts.kind))]
        };
        let heads = ["article-date", "report-article", "report-article-kind"].map(|key| Cell::of(self.say(key)));
        // The oldest first, as the activities are.
        self.table("articles", heads.into(), own.rev().map(row).collect())
    }

    /// The places that the site shows, by commune, without small numbers.
    fn places_told(&self) -> Table {
        let limit = i64::try_from(SMALL).unwrap_or(i64::MAX);
        let mut counts = BTreeMap::<Ix<Unit>, usize>::new();
        self.site.places.iter().for_each(|place| *counts.entry(place.shared().unit).or_default() += 1);
        let valid = self.site.units.iter().filter(|unit| unit.valid.on(self.site.today)).count();
        let Told { mut large, rest, communes } = told(counts, valid);
        large.sort_by_cached_key(|(unit, _)| self.locale.sort_key(&self.site.units[*unit].name));
        let mut rows: Vec<Vec<Cell>> =
            large.into_iter().map(|(unit, count)| vec![Cell::of(self.unit(unit)), self.count(count)]).collect();
        if communes > 0 {
            let name = Cell::of(self.say_count("report-other-communes", limit));
            rows.push(vec![
                name,
                rest.map_or_else(|| Cell::counts(self.say("report-untold")), |rest| self.count(rest)),
            ]);
        }
        let heads = vec![Cell::of(self.say("event-unit")), Cell::counts(self.say("report-count"))];
        Table { note: self.say_count("report-places-note", limit), ..self.table("places", heads, rows) }
    }
}

/// What may be told of the numbers of places.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    large: Vec<(Ix<Unit>, usize)>,
    /// The sum of all others, where it gives no single one of them away.
    rest: Option<usize>,
    /// How many communes the others are.
    communes: usize,
}

/// Divides `counts` of `valid` communes into those that may be told and the rest.
fn told(counts: BTreeMap<Ix<Unit>, usize>, valid: usize) -> Told {
    let (large, small): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(_, count)| *count >= SMALL);
    let communes = valid.saturating_sub(large.len());
    let sum: usize = small.iter().map(|(_, count)| count).sum();
    Told { large, rest: tells_of_none(sum, communes).then_some(sum), communes }
}

/// Whether a sum over `communes`, each of which has fewer than [`SMALL`], leaves every number from 0 to
/// [`SMALL`] − 1 possible for each of them, and is not small itself.
fn tells_of_none(sum: usize, communes: usize) -> bool {
    sum >= SMALL && sum <= (SMALL - 1) * communes.saturating_sub(1)
}

/// Whether an activity should have taken place and nobody has said so.
fn is_overdue(event: &Event, today: jiff::civil::Date) -> bool {
    let is_open = matches!(event.facts.state, EventState::Planned | EventState::Confirmed);
    is_open && event.facts.period().to < today
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every number that the communes could have one by one when their sum is told.
    fn possible(sum: usize, communes: usize) -> usize {
        let fits = |own: usize| own <= sum && sum - own <= (SMALL - 1) * (communes - 1);
        (0..SMALL).filter(|own| fits(*own)).count()
    }

    /// LOC-08: no sum tells anything of a single commune but that its number is small.
    #[test]
    fn the_sum_of_small_numbers_is_told_only_where_it_says_nothing_of_any_of_them() {
        for communes in 1..9 {
            for sum in 0..=(SMALL - 1) * communes {
                let expected = sum >= SMALL && possible(sum, communes) == SMALL;
                assert_eq!(tells_of_none(sum, communes), expected, "{sum} in {communes}");
            }
        }
        assert!(!tells_of_none(9, 0));
    }

    #[test]
    fn a_small_number_is_in_no_row() {
        let at = Ix::<Unit>::planned;
        let counts = BTreeMap::from([(at(0), SMALL), (at(1), SMALL - 1), (at(2), 1)]);
        let expected = Told { large: vec![(at(0), SMALL)], rest: Some(SMALL), communes: 9 };
        assert_eq!(told(counts.clone(), 10), expected);
        assert_eq!(told(counts, 3), Told { rest: None, communes: 2, ..expected });
        let none = Told { large: Vec::new(), rest: None, communes: 4 };
        assert_eq!(told(BTreeMap::new(), 4), none);
        assert_eq!(told(BTreeMap::from([(at(0), 4)]), 4), none, "few and none are the same");
    }
}
