//! [`Edition`]: the site in one language, with the words, dates and addresses of that language.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::Part;
use super::alphabet::Letter;
use super::filter::KeptFilter;
use super::index::Index;
use crate::locale::{Arg, DateStyle, Locale, Locales};
use crate::site::{
    DayHours, DaySpan, Enumeration, Hours, Ix, Language, LanguageConfig, Localised, Organisation, Party, Period, Route,
    Site, Topic, Unit, Verified,
};

/// Everything that pages of one language are made with.
pub struct Edition<'a> {
    pub site: &'a Site,
    pub config: &'a LanguageConfig,
    pub locale: &'a Locale,
    /// For the names that other languages have for themselves.
    pub locales: &'a Locales,
    pub index: Arc<Index>,
    pub kept: Kept,
}

/// What many pages of one language show, made when the first of them is.
#[derive(Default)]
pub struct Kept {
    pub article_filters: OnceLock<Vec<KeptFilter>>,
    /// The card of each article: it stands in many lists.
    pub cards: OnceLock<Vec<OnceLock<Part>>>,
    /// Everything from A to Z.
    pub alphabet: OnceLock<Vec<Letter>>,
    /// The months that have events.
    pub months: OnceLock<Part>,
    /// Where the site is at home.
    pub zone: OnceLock<TimeZone>,
}

/// A day for templates.
#[derive(Debug, Clone, Serialize)]
pub struct Day {
    pub iso: String,
    pub text: String,
    pub short: String,
}

/// A text and, when it is not in the language of the page, the code of its own.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Words {
    pub text: String,
    pub lang: String,
}

/// A link to somewhere on the site.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub label: String,
    pub url: String,
}

/// A line of opening hours.
#[derive(Debug, Clone, Serialize)]
pub struct HoursLine {
    pub days: String,
    pub times: String,
}

impl<'a> Edition<'a> {
    /// The language of the edition.
    pub fn language(&self) -> &'a Language {
        &self.config.code
    }

    /// The language as it is called in itself, else as `site.yaml` calls it.
    pub fn own_name(&self) -> &'a str {
        let code = self.language().code();
        match self.locale.known_languages().any(|known| known == code) {
            true => self.locale.language_name(code),
            false => &self.config.name,
        }
    }

    /// The address of `route` for a link on a page.
    pub fn url(&self, route: Route) -> String {
        self.href(self.site.addresses.get(self.language(), route))
    }

    /// The address of `route` in `language` for other sites.
    pub fn absolute(&self, route: Route, language: &Language) -> String {
        self.absolute_path(self.site.addresses.get(language, route))
    }

    /// A root-relative address below the base path.
    pub fn href(&self, address: &str) -> String {
        format!("{}{address}", self.site.config.base_path().trim_end_matches('/'))
    }

    /// A root-relative address as a URL of the published site.
    pub fn absolute_path(&self, address: &str) -> String {
        format!("{}{}", self.site.config.origin(), self.href(address))
    }

    /// Where the site is at home.
    pub fn zone(&self) -> TimeZone {
        let zone = || TimeZone::get(&self.site.config.time_zone).unwrap_or(TimeZone::UTC);
        self.kept.zone.get_or_init(zone).clone()
    }

    /// All topics, by their labels.
    pub fn sorted_topics(&self) -> Vec<(Ix<Topic>, &'a str)> {
        let topics = self.site.topics.entries();
        let mut topics: Vec<_> = topics.map(|(ix, topic)| (ix, topic.label.get(self.language()).as_str())).collect();
        topics.sort_by_cached_key(|(_, label)| self.locale.sort_key(label));
        topics
    }

    /// A string without arguments.
    pub fn say(&self, key: &str) -> String {
        self.locale.text(key).to_owned()
    }

    /// A string with one text in it.
    pub fn say_of(&self, key: &str, name: &str, value: &str) -> String {
        self.locale.format(key, &[(name, Arg::Text(value))])
    }

    /// A string with one number in it.
    pub fn say_count(&self, key: &str, count: i64) -> String {
        self.locale.format(key, &[("count", Arg::Number(count))])
    }

    /// The label of a value of a closed set.
    pub fn label<E: Enumeration>(&self, value: E) -> String {
        self.locale.label(E::NAME, value.code()).to_owned()
    }

    /// The labels of values of a closed set.
    pub fn labels<E: Enumeration>(&self, values: &[E]) -> Vec<String> {
        values.iter().map(|value| self.label(*value)).collect()
    }

    /// A day.
    pub fn day(&self, date: Date) -> Day {
        Day {
            iso: date.to_string(),
            text: self.tied(&self.locale.date(date, DateStyle::Long)),
            short: self.tied(&self.locale.date(date, DateStyle::Short)),
        }
    }

    /// A period in words.
    pub fn period(&self, period: Period) -> String {
        self.tied(&self.locale.date_range(period.from, period.to))
    }

    /// `text` with the no-break spaces of this language: what is shown, never what is compared.
    pub fn tied(&self, text: &str) -> String {
        self.locale.data().no_break.tied(text).into_owned()
    }

    /// `text` for this language and the code of its own when that is another.
    pub fn words(&self, text: &Localised<String>) -> Words {
        self.words_by(text, |text| text.clone())
    }

    /// What `read` takes out of the text for this language.
    pub fn words_by<T>(&self, text: &Localised<T>, read: impl Fn(&T) -> String) -> Words {
        let language = text.language_for(self.language());
        let lang = if language == self.language() { String::new() } else { language.code().to_owned() };
        Words { text: read(text.get(self.language())), lang }
    }

    /// The language of what is written once for all languages, when it is not the page's.
    pub fn facts_lang(&self) -> String {
        let first = &self.site.config.languages[0].code;
        if first == self.language() { String::new() } else { first.code().to_owned() }
    }

    /// The name of an organisation.
    pub fn organisation(&self, ix: Ix<Organisation>) -> String {
        self.site.organisations[ix].name.get(self.language()).clone()
    }

    /// The name of a party.
    pub fn party(&self, party: Option<&Party>) -> String {
        match party {
            None => String::new(),
            Some(Party::Organisation(ix)) => self.organisation(*ix),
            Some(Party::Named(name)) => name.clone(),
        }
    }

    /// "xã Đồng Đăng", "Đồng Đăng commune".
    pub fn unit(&self, ix: Ix<Unit>) -> String {
        let unit = &self.site.units[ix];
        let key = format!("unit-full-{}", crate::locale::slug(unit.unit_type.code()));
        self.say_of(&key, "name", &unit.name)
    }

    /// Who verified an entry and when, for templates.
    pub fn verified(&self, verified: Option<Verified>) -> (Option<Day>, String) {
        verified.map_or((None, String::new()), |verified| (Some(self.day(verified.on)), self.organisation(verified.by)))
    }

    /// Languages by their names in this one.
    pub fn language_names(&self, languages: &[Language]) -> Vec<String> {
        languages.iter().map(|language| self.locale.language_name(language.code()).to_owned()).collect()
    }

    /// Lines of opening hours, and the note below them.
    pub fn hours(&self, hours: &Hours) -> (Vec<HoursLine>, String) {
        match hours {
            Hours::Unknown | Hours::Always => (Vec::new(), String::new()),
            Hours::Weekly { spans, note } => {
                let lines = spans.iter().map(|(days, open)| self.hours_line(*days, open)).collect();
                (lines, note.as_ref().map_or_else(String::new, |note| note.get(self.language()).clone()))
            }
        }
    }

    /// Opening hours in one sentence.
    pub fn hours_text(&self, hours: &Hours) -> String {
        match hours {
            Hours::Unknown => self.say("hours-unknown"),
            Hours::Always => self.say("hours-always"),
            Hours::Weekly { .. } => {
                let (lines, note) = self.hours(hours);
                let lines = lines.into_iter().map(|line| format!("{}: {}", line.days, line.times));
                lines.chain((!note.is_empty()).then_some(note)).collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn spell(&self, from: &str, to: &str) -> String {
        if to < from {
            return self.locale.format("hours-overnight", &[("from", Arg::Text(from)), ("to", Arg::Text(to))]);
        }
        format!("{from}–{to}")
    }

    fn hours_line(&self, days: DaySpan, open: &DayHours) -> HoursLine {
        let times = match open {
            DayHours::Closed => self.say("hours-closed"),
            DayHours::Open(spells) => {
                spells.iter().map(|(from, to)| self.spell(from, to)).collect::<Vec<_>>().join(", ")
            }
        };
        let name = |day: u8| {
            let weekday = jiff::civil::Weekday::from_monday_one_offset(i8::try_from(day).unwrap_or(1));
            weekday.map_or_else(|_| String::new(), |weekday| self.locale.weekday_name(weekday).to_owned())
        };
        let days = if days.from == days.to {
            name(days.from)
        } else {
            let (from, to) = (name(days.from), name(days.to));
            self.locale.format("hours-days", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))])
        };
        HoursLine { days, times }
    }
}
