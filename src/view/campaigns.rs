//! What is shown of a campaign: its theme, where it stands among its days, its slogans, its dress.

use jiff::civil::Date;
use serde::Serialize;

use super::cards::DocumentCard;
use super::edition::{Edition, Words};
use super::pictures::PictureView;
use crate::site::{Campaign, Ix, Period, Route, SloganFacts};

/// A campaign in a list, on its page and on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct CampaignCard {
    pub title: String,
    pub title_lang: String,
    pub theme: String,
    pub theme_lang: String,
    pub goal_line: String,
    pub goal_lang: String,
    pub url: String,
    pub dress: String,
    pub period: PeriodWords,
    pub phase: &'static str,
    pub days: Days,
    pub honoree_count_text: String,
    pub plan: Option<DocumentCard>,
    pub lead: String,
    pub organiser: String,
    pub partners: Vec<String>,
    pub slogans: Vec<Slogan>,
    pub logo: Option<PictureView>,
}

/// First and last day, and both in words.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodWords {
    pub start: String,
    pub text: String,
}

/// Where a campaign stands among its days.
#[derive(Debug, Clone, Serialize)]
pub struct Days {
    pub total: i64,
    /// Which day today is, from 1; 0 when the campaign does not run.
    pub today: i64,
    pub text: String,
}

/// A slogan with its uses.
#[derive(Debug, Clone, Serialize)]
pub struct Slogan {
    pub id: String,
    pub text: String,
    pub lang: String,
    pub uses: Vec<String>,
}

impl Edition<'_> {
    /// The card of a campaign.
    pub fn campaign_card(&self, ix: Ix<Campaign>) -> CampaignCard {
        let campaign = &self.site.campaigns[ix];
        let facts = &campaign.facts;
        let title = self.words_by(&campaign.texts, |text| text.title.clone());
        let theme = self.words_by(&campaign.texts, |text| text.extra.theme.clone());
        let goal = self.words_by(&campaign.texts, |text| text.extra.goal_line.clone().unwrap_or_default());
        let period = facts.period;
        CampaignCard {
            title: title.text,
            title_lang: title.lang,
            theme: theme.text,
            theme_lang: theme.lang,
            goal_line: goal.text,
            goal_lang: goal.lang,
            url: self.url(Route::Campaign(ix)),
            dress: dress(campaign),
            period: PeriodWords { start: period.from.to_string(), text: self.period(period) },
            phase: phase(period, self.site.today),
            days: self.days(period),
            honoree_count_text: facts
                .honoree_count
                .map_or_else(String::new, |count| self.say_count("result-metric-honoured-women", i64::from(count))),
            plan: facts.plan.map(|plan| self.document_card(&self.site.documents[plan])),
            lead: facts.lead.map_or_else(String::new, |lead| self.organisation(lead)),
            organiser: facts.organiser.map_or_else(String::new, |organiser| self.organisation(organiser)),
            partners: facts.partners.iter().map(|partner| self.organisation(*partner)).collect(),
            slogans: facts.slogans.iter().map(|slogan| self.slogan(campaign, slogan)).collect(),
            logo: facts.logo.as_ref().map(|logo| {
                let alt = self.words_or_original(&campaign.texts, |text| text.extra.logo_alt.clone());
                self.picture(logo, alt, Words::default())
            }),
        }
    }

    fn slogan(&self, campaign: &Campaign, slogan: &SloganFacts) -> Slogan {
        let find =
            |texts: &[(String, String)]| texts.iter().find(|(id, _)| *id == slogan.id).map(|(_, text)| text.clone());
        let own = campaign.texts.own(self.language()).and_then(|text| find(&text.extra.slogans));
        let original = campaign.texts.original_language();
        let lang = if own.is_some() || original == self.language() { "" } else { original.code() };
        Slogan {
            id: slogan.id.clone(),
            text: own.or_else(|| find(&campaign.texts.original().extra.slogans)).unwrap_or_default(),
            lang: lang.to_owned(),
            uses: self.labels(&slogan.uses),
        }
    }

    fn days(&self, period: Period) -> Days {
        let days = |from: Date, to: Date| from.until(to).map_or(0, |span| i64::from(span.get_days()));
        let total = days(period.from, period.to) + 1;
        let today = self.site.today;
        match phase(period, today) {
            "running" => {
                let text = self.say_count("campaign-days-left", days(today, period.to));
                Days { total, today: days(period.from, today) + 1, text }
            }
            "upcoming" => {
                let until = days(today, period.from);
                Days { total, today: 0, text: self.say_count("campaign-days-until", until) }
            }
            _ => Days { total, today: 0, text: self.say("campaign-days-over") },
        }
    }
}

/// The CSS class that carries a campaign's colours.
pub fn dress(campaign: &Campaign) -> String {
    format!("dress-{}", campaign.id.slug)
}

fn phase(period: Period, today: Date) -> &'static str {
    if period.contains(today) {
        "running"
    } else if period.from > today {
        "upcoming"
    } else {
        "past"
    }
}
