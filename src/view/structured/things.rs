//! What pages are about: articles, events, campaigns, honourees, the publisher. Of people only what
//! the site holds of them, which is what their consent covers (CON-02); of events no venue but a
//! public one, for internal events have none in the site.

use super::node::{Json, Node};
use crate::site::{Article, ArticleKind, Campaign, Class, Event, EventState, Honoree, Ix, Moment, Party, Route};
use crate::view::edition::Edition;

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    pub id: String,
    pub node: Node,
    /// For those who link to an article.
    pub article: Option<ArticleTimes>,
}

/// What Open Graph says of an article: days as RFC 3339 writes them, and its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleTimes {
    pub published: String,
    pub modified: String,
    pub section: String,
}

impl Edition<'_> {
    /// An article.
    pub fn article_thing(&self, ix: Ix<Article>) -> Thing {
        let (article, url) = (&self.site.articles[ix], self.absolute(Route::Article(ix), self.language()));
        let times = ArticleTimes {
            published: self.instant(article.facts.date),
            modified: self.instant(article.common.updated.unwrap_or(article.facts.date)),
            section: self.label(article.facts.kind),
        };
        let text = article.text(self.language());
        let id = format!("{url}#article");
        let node = Node::new(article_type(article.facts.kind)).text("@id", &id).text("url", &url);
        let node = node.text("headline", &text.title).text("description", text.summary.as_deref().unwrap_or_default());
        let node = node.text("inLanguage", self.language().code()).text("articleSection", &times.section);
        let node = node.text("datePublished", &times.published).text("dateModified", &times.modified);
        let node = node.maybe("author", self.author(article.facts.byline.as_ref()));
        let node =
            node.text("creditText", named(article.facts.byline.as_ref())).maybe("keywords", self.keywords(article));
        let node = node.with("mainEntityOfPage", &Node::reference(&url)).maybe("publisher", self.publisher_value());
        Thing { id, node, article: Some(times) }
    }

    /// An organisation of the registry, else who answers for the site. Of a name that stands in no
    /// registry nobody knows whether it is a person's: it is credited, as it is written.
    fn author(&self, byline: Option<&Party>) -> Option<Json> {
        match byline {
            Some(Party::Organisation(ix)) => Some(organisation(&self.organisation(*ix))),
            Some(Party::Named(_)) => None,
            None => self.publisher_value(),
        }
    }

    fn keywords(&self, article: &Article) -> Option<Json> {
        let topics = article.common.topics.iter();
        let labels = topics.map(|ix| Json::text(self.site.topics[*ix].label.get(self.language())));
        (!article.common.topics.is_empty()).then(|| Json::list(labels))
    }

    /// An event.
    pub fn event_thing(&self, ix: Ix<Event>) -> Thing {
        let (event, url) = (&self.site.events[ix], self.absolute(Route::Event(ix), self.language()));
        let (facts, text) = (&event.facts, event.text(self.language()));
        let id = format!("{url}#event");
        let node = Node::new("Event").text("@id", &id).text("url", &url).text("name", &text.title);
        let node = node.text("description", text.summary.as_deref().unwrap_or_default());
        let node = node.text("inLanguage", self.language().code()).text("startDate", &self.moment(facts.start));
        let node = node.maybe("endDate", facts.end.map(|end| Json::text(&self.moment(end))));
        let node = node.text("eventStatus", event_status(facts.state));
        let node =
            node.maybe("organizer", facts.organiser.as_ref().map(|party| organisation(&self.party(Some(party)))));
        let node = node.maybe("superEvent", self.campaign_reference(event.common.campaign));
        Thing { id, node: self.at_venue(node, event), article: None }
    }

    /// Where one goes to it. Internal events have no venue, and then nothing is said of the way
    /// either.
    fn at_venue(&self, node: Node, event: &Event) -> Node {
        let venue = self.words_by(&event.texts, |text| text.extra.venue.clone().unwrap_or_default());
        if venue.text.is_empty() {
            return node;
        }
        let unit = event.facts.unit.map(|unit| Node::new("PostalAddress").text("addressLocality", &self.unit(unit)));
        let place = Node::new("Place").text("name", &venue.text).maybe("address", unit.map(Node::value));
        let node = node.text("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode");
        node.with("location", &place.value())
    }

    /// A day, or a time with what it differs from UTC by on that day.
    fn moment(&self, moment: Moment) -> String {
        match moment {
            Moment::Day(date) => date.to_string(),
            Moment::Time(time) => time
                .to_zoned_datetime(self.zone())
                .map_or_else(|_| time.to_string(), |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
        }
    }

    fn campaign_reference(&self, campaign: Option<Ix<Campaign>>) -> Option<Json> {
        let ix = campaign.filter(|ix| self.site.campaigns[*ix].common.class == Class::Ordinary)?;
        let url = self.absolute(Route::Campaign(ix), self.language());
        let node = Node::new("EventSeries").text("@id", &campaign_id(&url)).text("url", &url);
        Some(node.text("name", &self.site.campaigns[ix].text(self.language()).title).value())
    }

    /// A campaign.
    pub fn campaign_thing(&self, ix: Ix<Campaign>) -> Thing {
        let (campaign, url) = (&self.site.campaigns[ix], self.absolute(Route::Campaign(ix), self.language()));
        let (facts, text) = (&campaign.facts, campaign.text(self.language()));
        let id = campaign_id(&url);
        let node = Node::new("EventSeries").text("@id", &id).text("url", &url).text("name", &text.title);
        let node = node.text("alternateName", &text.extra.theme).text("inLanguage", self.language().code());
        let node = node.text("description", text.summary.as_deref().unwrap_or_default());
        let node = node.text("startDate", &facts.period.from.to_string()).text("endDate", &facts.period.to.to_string());
        let organiser = facts.organiser.map(|ix| organisation(&self.organisation(ix)));
        Thing { id, node: node.maybe("organizer", organiser), article: None }
    }

    /// An honouree, if a consent covers the name. Hometown and ethnicity are for readers of the page,
    /// not for collectors of data.
    pub fn person_thing(&self, ix: Ix<Honoree>) -> Option<Thing> {
        let honoree = &self.site.honorees[ix];
        let name = honoree.facts.name.as_ref()?;
        let (url, text) = (self.absolute(Route::Honoree(ix), self.language()), &honoree.text(self.language()).extra);
        let id = format!("{url}#person");
        let word = |word: &Option<String>| word.clone().unwrap_or_default();
        let honorific = self.locale.data().names.honorific(name.honorific.as_deref().unwrap_or_default());
        let node = Node::new("Person").text("@id", &id).text("url", &url).text("name", &name.name);
        let node = node.text("honorificPrefix", honorific).text("jobTitle", &word(&text.position));
        let node = node.text("description", &word(&text.achievement)).text("award", &word(&text.award));
        let employer = honoree.facts.organisation.map(|ix| organisation(&self.organisation(ix)));
        Some(Thing { id, node: node.maybe("affiliation", employer), article: None })
    }

    /// Who answers for the site.
    pub fn publisher_thing(&self) -> Option<Thing> {
        let publisher = self.site.config.publisher.as_ref()?;
        let id = format!("{}#publisher", self.site.config.base_url);
        let organisation = &self.site.organisations[publisher.organisation];
        let node = Node::new("Organization").text("@id", &id).text("name", organisation.name.get(self.language()));
        let short = organisation.abbreviation.as_ref().map(|short| Json::text(short.get(self.language())));
        let node = node.maybe("alternateName", short).text("url", &self.absolute(Route::Home, self.language()));
        Some(Thing { id, node, article: None })
    }
}

fn organisation(name: &str) -> Json {
    Node::new("Organization").text("name", name).value()
}

fn named(party: Option<&Party>) -> &str {
    match party {
        Some(Party::Named(name)) => name,
        _ => "",
    }
}

fn campaign_id(url: &str) -> String {
    format!("{url}#campaign")
}

fn article_type(kind: ArticleKind) -> &'static str {
    match kind {
        ArticleKind::News | ArticleKind::Report => "NewsArticle",
        ArticleKind::Guide | ArticleKind::Qa | ArticleKind::Story => "Article",
    }
}

fn event_status(state: EventState) -> &'static str {
    match state {
        EventState::Planned | EventState::Confirmed | EventState::Done => "https://schema.org/EventScheduled",
        EventState::Postponed => "https://schema.org/EventPostponed",
        EventState::Cancelled => "https://schema.org/EventCancelled",
    }
}
