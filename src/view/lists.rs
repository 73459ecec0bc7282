//! Lists: articles, campaigns, events by day, honourees by field.

use serde::Serialize;

use super::calendars::Agenda;
use super::campaigns::CampaignCard;
use super::cards::{EventCard, HonoreeCard};
use super::edition::Edition;
use super::filter::{Filter, FilterLink, KeptFilter};
use super::frame::About;
use super::{Page, Part};
use crate::locale::{Arg, Section};
use crate::site::{
    ArticleFilter, ArticleKind, Class, Enumeration, Event, EventFilter, EventKind, Honoree, HonoreeField,
    HonoreeFilter, Ix, Phase, Route,
};

#[derive(Serialize)]
struct Pager {
    page: usize,
    pages: usize,
    links: Vec<PagerLink>,
    previous: String,
    next: String,
}

#[derive(Serialize)]
struct PagerLink {
    n: usize,
    url: String,
    current: bool,
    /// Pages before it are not linked.
    gap: bool,
}

/// Up to so many pages are linked from each other; of more, the first, the last and those nearby.
/// Otherwise lists would grow with the square of what they list.
const LINKED_PAGES: usize = 9;

/// How many pages on either side are nearby.
const NEARBY_PAGES: usize = 2;

#[derive(Serialize)]
struct Group {
    field: &'static str,
    label: String,
    url: String,
    honorees: Vec<HonoreeCard>,
}

impl Edition<'_> {
    /// A page of a list of articles.
    pub fn articles(&self, filter: ArticleFilter, page: usize) -> Page {
        let all = self.index.articles(filter);
        let paging = self.site.config.paging;
        let shown = all.iter().skip((page - 1) * paging).take(paging);
        let route = |page| Route::Articles(filter, page);
        let heading = match filter {
            ArticleFilter::All => self.say("view-articles"),
            ArticleFilter::Kind(kind) => self.label(kind),
            ArticleFilter::Topic(topic) => self.site.topics[topic].label.get(self.language()).clone(),
            ArticleFilter::Year(year) => self.say_of("view-articles-year", "year", &year.to_string()),
        };
        let mut about = self.about_list(heading, "article-list", Section::Articles.key(), page);
        if filter != ArticleFilter::All {
            about.above = vec![self.section_link(Route::Articles(ArticleFilter::All, 1), "view-articles")];
        }
        let own = vec![
            ("cards", self.cards(Class::Ordinary, shown.copied())),
            ("pager", Part::of(self.pager(page, self.site.pages_for(all.len()), route))),
            ("filters", self.article_filters(filter)),
        ];
        self.page(route(page), "article-list", about, own)
    }

    pub fn about_list(&self, heading: String, kind: &'static str, section: &'static str, page: usize) -> About {
        let heading = match page {
            1 => heading,
            _ => {
                let page = page.to_string();
                self.locale.format("view-page-of", &[("heading", Arg::Text(&heading)), ("page", Arg::Text(&page))])
            }
        };
        About { heading, kind, section, ..About::default() }
    }

    fn pager(&self, page: usize, pages: usize, route: impl Fn(usize) -> Route) -> Pager {
        let url = |n: usize| self.url(route(n));
        Pager {
            page,
            pages,
            links: linked_pages(page, pages)
                .into_iter()
                .map(|(n, gap)| PagerLink { n, url: url(n), current: n == page, gap })
                .collect(),
            previous: if page > 1 { url(page - 1) } else { String::new() },
            next: if page < pages { url(page + 1) } else { String::new() },
        }
    }

    fn article_filters(&self, current: ArticleFilter) -> Part {
        let here = self.url(Route::Articles(current, 1));
        let filters = self
            .kept
            .article_filters
            .get_or_init(|| self.all_article_filters().into_iter().map(KeptFilter::of).collect());
        // Beside a topic, counts of kinds and years would be taken for those within it.
        let is_topic = matches!(current, ArticleFilter::Topic(_));
        let shown = filters.iter().filter(|filter| !is_topic || filter.leads_to(&here));
        Part::list(shown.map(|filter| filter.on(&here)).collect())
    }

    fn all_article_filters(&self) -> Vec<Filter> {
        let kinds = ArticleKind::ALL.iter().map(|kind| (self.label(*kind), ArticleFilter::Kind(*kind)));
        let topics = self.sorted_topics().into_iter().map(|(ix, label)| (label.to_owned(), ArticleFilter::Topic(ix)));
        let years = self.years(self.site.articles.iter().map(|article| article.facts.date.year()));
        let years = years.into_iter().map(|year| (year.to_string(), ArticleFilter::Year(year)));
        let link = |(label, filter): (String, ArticleFilter)| FilterLink {
            label,
            url: self.url(Route::Articles(filter, 1)),
            count: self.index.articles(filter).len(),
            current: false,
        };
        let filters = [
            self.filter("view-filter-kinds", kinds.map(link).collect()),
            self.filter("view-filter-topics", topics.map(link).collect()),
            self.filter("view-filter-years", years.map(link).collect()),
        ];
        filters.into_iter().flatten().collect()
    }

    /// A filter without its empty lists; none when there is nothing to choose between.
    fn filter(&self, heading: &str, links: Vec<FilterLink>) -> Option<Filter> {
        let links: Vec<FilterLink> = links.into_iter().filter(|link| link.count > 0).collect();
        (links.len() > 1).then(|| Filter { heading: self.say(heading), links })
    }

    fn years(&self, years: impl Iterator<Item = i16>) -> Vec<i16> {
        let years: std::collections::BTreeSet<i16> = years.collect();
        years.into_iter().rev().collect()
    }

    /// The list of campaigns.
    pub fn campaigns(&self) -> Page {
        let campaigns: Vec<CampaignCard> =
            self.site.campaigns.entries().map(|(ix, _)| self.campaign_card(ix)).collect();
        let about = self.about_list(self.say("view-campaigns"), "campaign-list", Section::Campaigns.key(), 1);
        self.page(Route::Campaigns, "campaign-list", about, vec![("campaigns", Part::of(campaigns))])
    }

    /// A page of a list of events: what goes on, what comes, then what was, latest first.
    pub fn events(&self, filter: EventFilter, page: usize) -> Page {
        let phase = |event: &Event| event.facts.phase(self.site.today);
        let on_first = |wanted: Phase| -> Vec<EventCard> {
            let all = self.site.events_in(filter).filter(|(_, event)| page == 1 && phase(event) == wanted);
            all.map(|(ix, _)| self.event_card(ix)).collect()
        };
        let (running, upcoming) = (on_first(Phase::Running), on_first(Phase::Coming));
        let past = self.site.events_in(filter).rev().filter(|(_, event)| phase(event) == Phase::Past);
        let past: Vec<Ix<Event>> = past.map(|(ix, _)| ix).collect();
        let paging = self.site.config.paging;
        let shown = past.iter().skip((page - 1) * paging).take(paging);
        let shown: Vec<EventCard> = shown.map(|ix| self.event_card(*ix)).collect();
        let route = |page| Route::Events(filter, page);
        let heading = match filter {
            EventFilter::All => self.say("view-events"),
            EventFilter::Kind(kind) => self.label(kind),
        };
        let mut about = self.about_list(heading, "event-list", Section::Events.key(), page);
        if filter != EventFilter::All {
            about.above = vec![self.section_link(Route::Events(EventFilter::All, 1), "view-events")];
        }
        about.calendar = self.calendar_link(Agenda::All);
        let own = vec![
            ("running", Part::of(running)),
            ("upcoming", Part::of(upcoming)),
            ("past", Part::of(shown)),
            ("pager", Part::of(self.pager(page, self.site.pages_for(past.len()), route))),
            ("months", self.kept.months.get_or_init(|| Part::of(self.months())).clone()),
            ("filters", Part::of(self.event_filters(filter))),
        ];
        self.page(route(page), "event-list", about, own)
    }

    fn event_filters(&self, current: EventFilter) -> Vec<Filter> {
        let link = |kind: &EventKind| FilterLink {
            label: self.label(*kind),
            url: self.url(Route::Events(EventFilter::Kind(*kind), 1)),
            count: self.site.events_in(EventFilter::Kind(*kind)).count(),
            current: current == EventFilter::Kind(*kind),
        };
        self.filter("view-filter-kinds", EventKind::ALL.iter().map(link).collect()).into_iter().collect()
    }

    /// The months that have events.
    fn months(&self) -> Vec<FilterLink> {
        let mut counts = std::collections::BTreeMap::<(i16, i8), usize>::new();
        for event in self.site.events.iter() {
            event.facts.period().months(self.site.today).for_each(|month| *counts.entry(month).or_default() += 1);
        }
        let months = counts.into_iter().rev();
        months
            .map(|((year, month), count)| FilterLink {
                label: self.tied(&self.locale.month_title(year, month)),
                url: self.url(Route::EventMonth(year, month)),
                count,
                current: false,
            })
            .collect()
    }

    /// Honourees by field, by given name.
    pub fn honorees(&self, filter: HonoreeFilter) -> Page {
        let group = |field: &HonoreeField| Group {
            field: field.code(),
            label: self.label(*field),
            url: self.url(Route::Honorees(HonoreeFilter::Field(*field))),
            honorees: self
                .sorted_honorees(Class::Ordinary, |honoree| honoree.facts.field == *field && filter.admits(honoree)),
        };
        let groups: Vec<Group> =
            HonoreeField::ALL.iter().map(group).filter(|group| !group.honorees.is_empty()).collect();
        let heading = match filter {
            HonoreeFilter::All => self.say("view-honorees"),
            HonoreeFilter::Year(year) => self.say_of("view-honorees-year", "year", &year.to_string()),
            HonoreeFilter::Field(field) => self.say_of("view-honorees-field", "field", &self.label(field)),
        };
        let mut about = self.about_list(heading, "honoree-list", Section::Honorees.key(), 1);
        if filter != HonoreeFilter::All {
            about.above = vec![self.section_link(Route::Honorees(HonoreeFilter::All), "view-honorees")];
        }
        let own = vec![("groups", Part::of(groups)), ("filters", Part::of(self.honoree_filters(filter)))];
        self.page(Route::Honorees(filter), "honoree-list", about, own)
    }

    fn honoree_filters(&self, current: HonoreeFilter) -> Vec<Filter> {
        let years = self.years(self.site.honorees.iter().map(|honoree| honoree.facts.year));
        let years = years.into_iter().map(|year| (year.to_string(), HonoreeFilter::Year(year)));
        let fields = HonoreeField::ALL.iter().map(|field| (self.label(*field), HonoreeFilter::Field(*field)));
        let link = |(label, filter): (String, HonoreeFilter)| FilterLink {
            label,
            url: self.url(Route::Honorees(filter)),
            count: self.site.honorees_in(filter).count(),
            current: filter == current,
        };
        let fields = self.filter("view-filter-fields", fields.map(link).collect());
        let years = self.filter("view-filter-years", years.map(link).collect());
        fields.into_iter().chain(years).collect()
    }

    /// The honourees that `fits` lets through, for a page of the class `on`: by given name, those without a name after them by
    /// their headline (TXT-03).
    pub fn sorted_honorees(&self, on: Class, fits: impl Fn(&Honoree) -> bool) -> Vec<HonoreeCard> {
        let mut honorees: Vec<(Ix<Honoree>, &Honoree)> =
            self.site.honorees.entries().filter(|(_, honoree)| fits(honoree)).collect();
        honorees.sort_by_cached_key(|(_, honoree)| match &honoree.facts.name {
            Some(name) => (false, self.locale.name_sort_key(&name.name, name.sort_name.as_deref())),
            None => (true, self.locale.sort_key(&honoree.text(self.language()).title)),
        });
        honorees.into_iter().map(|(ix, _)| self.honoree_card(on, ix)).collect()
    }
}

/// The pages that page `page` of `pages` links to, and whether some before it are left out.
fn linked_pages(page: usize, pages: usize) -> Vec<(usize, bool)> {
    let is_linked = |n: &usize| pages <= LINKED_PAGES || [1, pages].contains(n) || n.abs_diff(page) <= NEARBY_PAGES;
    let mut before = 0;
    let gap = |n: usize| n - std::mem::replace(&mut before, n) > 1;
    let linked: Vec<usize> = (1..=pages).filter(is_linked).collect();
    let gaps: Vec<bool> = linked.iter().copied().map(gap).collect();
    linked.into_iter().zip(gaps).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_links_its_ends_and_what_is_near() {
        let shown = |page: usize, pages: usize| {
            let linked = linked_pages(page, pages).into_iter();
            linked.map(|(n, gap)| format!("{}{n}", if gap { "… " } else { "" })).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown(5, 9), "1 2 3 4 5 6 7 8 9");
        assert_eq!(shown(1, 10), "1 2 3 … 10");
        assert_eq!(shown(4, 10), "1 2 3 4 5 6 … 10");
        assert_eq!(shown(175, 350), "1 … 173 174 175 176 177 … 350");
        assert_eq!(shown(350, 350), "1 … 348 349 350");
        assert_eq!(shown(1, 0), "");
    }
}
