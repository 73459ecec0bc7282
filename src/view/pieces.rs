//! Pages of single pieces: article, campaign, event, honouree, place, page.

use serde::Serialize;

use super::calendars::{Agenda, happens};
use super::cards::{EventCard, HonoreeCard};
use super::edition::{Day, Edition, Link, Words};
use super::frame::About;
use super::pictures::{PictureView, Sight};
use super::{Page, Part};
use crate::locale::{Addressed, Arg, Section};
use crate::site::{
    Article, ArticleFilter, ArticleKind, Audience, Campaign, Class, Event, EventFilter, Honoree, HonoreeFilter, Ix,
    Localised, PersonName, Piece, Place, Role, Route, Text,
};

/// News on a campaign's page.
const CAMPAIGN_NEWS: usize = 12;
/// Articles below an article.
const RELATED: usize = 3;

#[derive(Serialize)]
struct ArticleView {
    kind_label: String,
    kind_url: String,
    date: Day,
    updated: Option<Day>,
    byline: String,
    source: String,
    topics: Vec<Link>,
    campaign: Option<TitledLink>,
}

#[derive(Serialize)]
struct TitledLink {
    title: String,
    /// Of the title, when it is not the page's language (TXT-08).
    title_lang: String,
    url: String,
}

#[derive(Serialize)]
struct EventView {
    #[serde(flatten)]
    card: EventCard,
    chair: String,
    audience_label: String,
    result: String,
    campaign: Option<TitledLink>,
}

/// Whose words a quotation is, with what stands around the name: "Ms ", "Huyên" (TXT-07). Empty when no consent covers
/// the name.
#[derive(Default, Serialize)]
struct QuotedPerson {
    before: String,
    name: String,
    after: String,
}

#[derive(Serialize)]
struct HonoreeView {
    #[serde(flatten)]
    card: HonoreeCard,
    achievement: String,
    achievement_lang: String,
    award: String,
    award_lang: String,
    quote: String,
    quote_lang: String,
    quote_by: QuotedPerson,
    organisation: String,
    hometown: String,
    ethnicity: String,
    campaign: Option<TitledLink>,
}

/// Who may come, as it stands behind "for": a label by itself says it in other words.
fn open_to(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "event-for-public",
        Audience::Internal => "event-for-internal",
        Audience::Private => "event-for-private",
    }
}

impl Edition<'_> {
    /// What every page of a piece says of itself.
    fn about<F, T>(&self, piece: &Piece<F, T>, kind: &'static str, section: &'static str) -> About {
        let text = piece.text(self.language());
        About {
            heading: text.title.clone(),
            safe_title: text.safe_title.clone().unwrap_or_default(),
            summary: text.summary.clone().unwrap_or_default(),
            kind,
            section,
            sensitive: piece.common.class == Class::Sensitive,
            sample: piece.common.sample,
            draft: piece.common.draft,
            stale: text.stale.then(|| piece.texts.original_language().clone()),
            original: self.original(&piece.texts),
            languages: languages(&piece.texts),
            picture: self.piece_picture(piece),
            sight: self.piece_sight(piece),
            ..About::default()
        }
    }

    /// The picture of a piece with its words.
    pub fn piece_picture<F, T>(&self, piece: &Piece<F, T>) -> Option<PictureView> {
        let picture = piece.common.picture.as_ref()?;
        let alt = self.words_or_original(&piece.texts, |text| text.picture_alt.clone());
        let caption = self.words_or_original(&piece.texts, |text| text.picture_caption.clone());
        Some(self.picture(picture, alt, caption))
    }

    /// The same beside a link to the page.
    fn piece_sight<F, T>(&self, piece: &Piece<F, T>) -> Option<Sight> {
        let alt = self.words_or_original(&piece.texts, |text| text.picture_alt.clone());
        piece.common.picture.as_ref().map(|picture| self.sight(picture, alt))
    }

    /// The portrait of an honouree, which exists only within scope `photo` (CON-02).
    pub fn portrait(&self, honoree: &Honoree) -> Option<PictureView> {
        let portrait = honoree.facts.portrait.as_ref()?;
        let alt = self.words_or_original(&honoree.texts, |text| text.extra.portrait_alt.clone());
        Some(self.picture(portrait, alt, Words::default()))
    }

    /// The language of the text that stands in for a missing translation.
    fn original<T>(&self, texts: &Localised<T>) -> Option<crate::site::Language> {
        texts.own(self.language()).is_none().then(|| texts.original_language().clone())
    }

    /// The page of a piece: its head, then what its kind adds, then its body.
    fn piece_page<T>(
        &self,
        route: Route,
        (template, about): (&'static str, About),
        text: &Text<T>,
        own: Vec<(&'static str, Part)>,
    ) -> Page {
        Page { body: self.body(&text.body), ..self.page(route, template, about, own) }
    }

    /// The page of an article.
    pub fn article(&self, ix: Ix<Article>) -> Page {
        let article = &self.site.articles[ix];
        let list = self.section_link(Route::Articles(ArticleFilter::All, 1), "view-articles");
        let thing = Some(self.article_thing(ix));
        let about = self.about(article, "article", Section::Articles.key());
        let sight = about.sight.filter(|_| article.facts.kind != ArticleKind::Story);
        let about = About { above: vec![list], thing, sight, ..about };
        let view = ArticleView {
            kind_label: self.label(article.facts.kind),
            kind_url: self.url(Route::Articles(ArticleFilter::Kind(article.facts.kind), 1)),
            date: self.day(article.facts.date),
            updated: article.common.updated.map(|date| self.day(date)),
            byline: self.party(article.facts.byline.as_ref()),
            source: article.facts.source.clone().unwrap_or_default(),
            topics: self.topics(article),
            campaign: self.campaign_link(article.common.campaign),
        };
        let related = self.cards(article.common.class, self.index.related(ix, article, RELATED));
        let own = vec![("article", Part::of(view)), ("related", related)];
        self.piece_page(Route::Article(ix), ("article", about), article.text(self.language()), own)
    }

    fn topics(&self, article: &Article) -> Vec<Link> {
        let link = |topic: &Ix<crate::site::Topic>| Link {
            label: self.site.topics[*topic].label.get(self.language()).clone(),
            url: self.url(Route::Articles(ArticleFilter::Topic(*topic), 1)),
        };
        article.common.topics.iter().map(link).collect()
    }

    fn campaign_link(&self, campaign: Option<Ix<Campaign>>) -> Option<TitledLink> {
        let ix = campaign?;
        let title = self.words_by(&self.site.campaigns[ix].texts, |text| text.title.clone());
        Some(TitledLink { title: title.text, title_lang: title.lang, url: self.url(Route::Campaign(ix)) })
    }

    /// The page of a campaign: timeline, news, honourees, slogans.
    pub fn campaign(&self, ix: Ix<Campaign>) -> Page {
        let campaign = &self.site.campaigns[ix];
        let list = self.section_link(Route::Campaigns, "view-campaigns");
        let (thing, calendar) = (Some(self.campaign_thing(ix)), self.calendar_link(Agenda::Campaign(ix)));
        let about = self.about(campaign, "campaign", Section::Campaigns.key());
        let about = About { above: vec![list], thing, calendar, ..about };
        let events = self.site.events.entries().filter(|(_, event)| event.common.campaign == Some(ix));
        let timeline: Vec<EventCard> = events.map(|(event, _)| self.event_card(event)).collect();
        let articles = self.site.articles.entries().filter(|(_, article)| article.common.campaign == Some(ix));
        let news = self.cards(campaign.common.class, articles.take(CAMPAIGN_NEWS).map(|(article, _)| article));
        let honorees = self.sorted_honorees(campaign.common.class, |honoree| honoree.common.campaign == Some(ix));
        let own = vec![
            ("campaign", Part::of(self.campaign_card(ix))),
            ("timeline", Part::of(timeline)),
            ("news", news),
            ("honorees", Part::of(honorees)),
        ];
        self.piece_page(Route::Campaign(ix), ("campaign", about), campaign.text(self.language()), own)
    }

    /// The page of an event.
    pub fn event(&self, ix: Ix<Event>) -> Page {
        let event = &self.site.events[ix];
        let list = self.section_link(Route::Events(EventFilter::All, 1), "view-events");
        let (thing, calendar) = (Some(self.event_thing(ix)), self.calendar_link(Agenda::Event(ix)));
        let card = self.event_card(ix);
        let about = self.about(event, "event", Section::Events.key());
        // A fallback is described in the words of its original alone.
        let when = if about.original.is_none() { self.announced(event, &card) } else { String::new() };
        let about = About { when, ..about };
        let about = About { above: vec![list], thing, calendar, ..about };
        let view = EventView {
            card,
            chair: self.party(event.facts.chair.as_ref()),
            audience_label: self.say(open_to(event.facts.audience)),
            result: self.event_result(event),
            campaign: self.campaign_link(event.common.campaign),
        };
        let own = vec![("event", Part::of(view))];
        self.piece_page(Route::Event(ix), ("event", about), event.text(self.language()), own)
    }

    /// When an event is, for those who only see that; that it does not take place comes first.
    pub fn announced(&self, event: &Event, card: &EventCard) -> String {
        let when = &card.when.text;
        if happens(event.facts.state) {
            return when.clone();
        }
        let (state, when) = (Arg::Text(&card.state_label), Arg::Text(when));
        self.locale.format("calendar-changed", &[("state", state), ("title", when)])
    }

    /// What came of an event, in words.
    pub fn event_result(&self, event: &Event) -> String {
        event.facts.result.map_or_else(String::new, |(metric, count)| {
            let key = format!("result-metric-{}", crate::site::Enumeration::code(metric).replace('_', "-"));
            self.say_count(&key, i64::from(count))
        })
    }

    /// The page of an honouree.
    pub fn honoree(&self, ix: Ix<Honoree>) -> Page {
        let honoree = &self.site.honorees[ix];
        let list = self.section_link(Route::Honorees(HonoreeFilter::All), "view-honorees");
        let thing = self.person_thing(ix);
        let about = self.about(honoree, "honoree", Section::Honorees.key());
        let about = About { above: vec![list], thing, sight: None, ..about };
        let text = |read: fn(&crate::site::HonoreeText) -> &Option<String>| {
            self.words_by(&honoree.texts, |text| read(&text.extra).clone().unwrap_or_default())
        };
        let (achievement, award, quote) = (text(|t| &t.achievement), text(|t| &t.award), text(|t| &t.quote));
        let facts = &honoree.facts;
        let addressed = |of: &PersonName| {
            let honorific = of.honorific.as_deref().unwrap_or_default();
            let Addressed { before, name, after } = self.locale.data().names.addressed(honorific, &of.name);
            QuotedPerson { before, name: name.to_owned(), after }
        };
        let view = HonoreeView {
            card: self.honoree_card(honoree.common.class, ix),
            achievement: achievement.text,
            achievement_lang: achievement.lang,
            award: award.text,
            award_lang: award.lang,
            quote: quote.text,
            quote_lang: quote.lang,
            quote_by: facts.name.as_ref().map(addressed).unwrap_or_default(),
            organisation: facts.organisation.map_or_else(String::new, |ix| self.organisation(ix)),
            hometown: facts.hometown.clone().unwrap_or_default(),
            ethnicity: facts.ethnicity.clone().unwrap_or_default(),
            campaign: self.campaign_link(honoree.common.campaign),
        };
        let own = vec![("honoree", Part::of(view))];
        self.piece_page(Route::Honoree(ix), ("honoree", about), honoree.text(self.language()), own)
    }

    /// The page of a place. Its facts are in every language; only a public office is listed.
    pub fn place(&self, ix: Ix<Place>) -> Page {
        let place = &self.site.places[ix];
        let shared = place.shared();
        let title = self.place_title(place);
        let safe_title = shared.safe_title.get(self.language()).clone();
        let body = match place {
            Place::Office(office) => Some(&office.body),
            Place::Area(_) => None,
        };
        let foreign = body.map(|body| body.language_for(self.language())).filter(|own| *own != self.language());
        let about = About {
            heading: title.text,
            heading_lang: title.lang,
            safe_title,
            body_language: foreign.cloned(),
            kind: "place",
            section: Section::Support.key(),
            above: vec![self.section_link(Route::Support, "view-support")],
            sensitive: true,
            unlisted: matches!(place, Place::Area(_)),
            stale: shared.stale.contains(self.language()).then(|| shared.slugs.original_language().clone()),
            sample: shared.sample,
            draft: shared.draft,
            ..About::default()
        };
        let own = vec![("place", Part::of(self.place_card(ix)))];
        let body = body.and_then(|body| self.body(body.get(self.language())));
        Page { body, ..self.page(Route::Place(ix), "place", about, own) }
    }

    /// Any other page.
    pub fn other(&self, ix: Ix<crate::site::Page>) -> Page {
        let piece = &self.site.pages[ix];
        let safety = piece.facts.role == Some(Role::Safety);
        let section = if safety { Section::Support.key() } else { "" };
        let above = safety.then(|| self.section_link(Route::Support, "view-support")).into_iter().collect();
        let thing = (piece.facts.role == Some(Role::Publisher)).then(|| self.publisher_thing()).flatten();
        let about = About { above, thing, ..self.about(piece, "page", section) };
        self.piece_page(Route::Page(ix), ("page", about), piece.text(self.language()), Vec::new())
    }
}

/// The languages that a piece really is in.
pub fn languages<T>(texts: &Localised<T>) -> Vec<crate::site::Language> {
    texts.iter().map(|(language, _)| language.clone()).collect()
}
