//! All that differs between languages, as data: sentences (Fluent), dates, numbers, order of words,
//! words of addresses, lists of words that may not stand somewhere (TRN-08, TRN-10).
//!
//! Enter at [`Locales::load`], then [`Locale`]. Folding and slugs ([`fold`], [`slug`]) are the same
//! for all languages. Knows no site: which languages there are is said elsewhere.

pub mod blocks;
mod collation;
mod data;
mod date;
pub mod encoding;
mod fold;
mod folded;
mod foreign;
mod guards;
mod letters;
mod load;
mod messages;
mod moments;
mod name;
mod number;
mod reading;
mod recall;
mod spaces;
mod spoken;
mod syllable;
mod usage;
mod vocabulary;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time, Weekday};
use rustc_hash::FxHashMap;
use serde_yaml::Mapping;

pub use collation::{Collation, CollationTag, CollationUnit, SortKey};
pub use data::{Direction, LocaleData, PhonePattern, Section, Sections};
pub use date::{Calendar, DatePattern, DatePatterns, DateStyle, FirstWeekday, NamesOf, RangePatterns, TimedPatterns};
pub use fold::{
    can_name_file, fold, fold_onto, is_reserved_name, name_of_title, slug, slug_instead_of, syllables, tone_last,
};
pub use folded::{FoldedWord, FoldedWords};
pub use foreign::ForeignNames;
pub use guards::section_span;
pub use letters::{Letter, Letters};
pub use messages::Arg;
pub use moments::{Moments, PartOfDay};
pub use name::{Addressed, End, NamePart, Names};
pub use number::Numbers;
pub use reading::Reading;
pub use recall::Recall;
pub use spaces::Spaces;
pub use spoken::Amiss;
pub use syllable::Syllables;
pub use vocabulary::Vocabulary;

use crate::diag::Diagnostics;
use crate::discover::Source;
use crate::site::Language;
use collation::Sorter;
use load::{Bundles, Rules};
use words::Phrases;

/// The set whose messages are sentences with numbers, and where its names are.
const COUNTED: &str = "result-metric";
const REPORTED: &str = "report-metric";

/// Messages of a locale itself: file → id (`id.attribute` for attributes) → names of arguments.
pub type Inventory = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// All locales of a build, in the order of their codes. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Locales(BTreeMap<Language, Arc<Locale>>);

impl Locales {
    /// Reads `locales/<code>/<file>`. The same path may come again: the later file overrides the
    /// earlier key by key (Fluent: message by message), and what cannot be read is passed over.
    pub fn load(sources: &[Source]) -> (Self, Diagnostics) {
        Self::load_again(sources, &mut Recall::default())
    }

    /// As [`Locales::load`]. What `recall` knows is not read again.
    pub fn load_again(sources: &[Source], recall: &mut Recall) -> (Self, Diagnostics) {
        let (locales, problems) = load::load(sources, recall);
        (Self(locales), problems)
    }

    /// The locale of `language`.
    pub fn get(&self, language: &Language) -> Option<&Locale> {
        self.0.get(language).map(Arc::as_ref)
    }

    /// Whether these are `other` itself, or share all with it.
    pub fn are(&self, other: &Self) -> bool {
        let pairs = self.0.iter().zip(&other.0);
        self.0.len() == other.0.len() && pairs.into_iter().all(|(one, two)| one.0 == two.0 && Arc::ptr_eq(one.1, two.1))
    }

    /// Whether what `locale.yaml` says is the same in these and in `other`, whatever their messages.
    pub fn have_rules_of(&self, other: &Self) -> bool {
        let same = |(one, other): (&Arc<Locale>, &Arc<Locale>)| {
            Arc::ptr_eq(one, other) || one.language == other.language && one.rules == other.rules
        };
        self.0.len() == other.0.len() && self.0.values().zip(other.0.values()).all(same)
    }

    /// The names of messages that pages must say and the locale of `language` has no words of its own for; nothing of
    /// a language without a locale.
    pub fn missing_messages(&self, language: &Language) -> Vec<&str> {
        let Some(locale) = self.get(language) else { return Vec::new() };
        let own: BTreeSet<&str> = locale.names().collect();
        // What another new language made up is no message of pages.
        let roots = self.iter().filter(|it| it.speaks_to_staff() && it.fallback.is_none());
        let known: BTreeSet<&str> = roots.flat_map(Locale::names).collect();
        known.difference(&own).copied().collect()
    }

    /// The locale of `language`, to be kept.
    pub fn shared(&self, language: &Language) -> Option<Arc<Locale>> {
        self.0.get(language).cloned()
    }

    /// All of them, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Locale> {
        self.0.values().map(Arc::as_ref)
    }
}

/// One language: its data, its messages, and functions that follow its rules.
pub struct Locale {
    language: Language,
    /// All that `data` was read from.
    rules: Mapping,
    /// The keys of `locale.yaml` that are not the fallback's.
    own: BTreeSet<String>,
    data: LocaleData,
    bundles: Bundles,
    fallback: Option<Arc<Locale>>,
    /// Messages of the site without arguments, the fallback's among them.
    texts: FxHashMap<String, Arc<str>>,
    /// The same for templates: `-` is `_`.
    template_texts: BTreeMap<String, Arc<str>>,
    sorter: Sorter,
    sensitive: Phrases,
}

impl Locale {
    fn new(language: Language, rules: Rules, bundles: Bundles, fallback: Option<Arc<Locale>>) -> Self {
        let Rules { data, merged: rules, own } = rules;
        let mut texts = fallback.as_ref().map(|fallback| fallback.texts.clone()).unwrap_or_default();
        for (_, key, arguments) in bundles.site.inventory() {
            let text = bundles.site.format(key, None, &[]).filter(|_| arguments.is_empty());
            match text {
                Some(text) => texts.insert(key.to_owned(), text.into()),
                None => texts.remove(key),
            };
        }
        let template_texts = texts.iter().map(|(key, text)| (key.replace('-', "_"), text.clone())).collect();
        let sorter = Sorter::new(&data.collation);
        let sensitive = Phrases::new(&data.sensitive_words);
        Self { language, rules, own, data, bundles, fallback, texts, template_texts, sorter, sensitive }
    }

    /// Whose locale it is.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// What `locale.yaml` says.
    pub fn data(&self) -> &LocaleData {
        &self.data
    }

    /// Whether `key` stands in its own `locale.yaml`, not only in its fallback's.
    pub fn is_own(&self, key: &str) -> bool {
        self.own.contains(key)
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Locale").field(&self.language).finish()
    }
}

/// Messages.
impl Locale {
    /// The message `key` of the site, if it has no arguments; a missing one is the fallback's, else
    /// the key itself.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, AsRef::as_ref)
    }

    /// Whether [`Locale::text`] has words for `key`.
    pub fn has_text(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// All messages of the site without arguments, `-` written `_`: templates use `t.help_title`.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.template_texts.iter().map(|(key, text)| (key.as_str(), text.as_ref()))
    }

    /// The message `key` of the site; a missing one is the fallback's, else the key itself.
    pub fn format(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(|bundles| bundles.site.format(key, None, args)).unwrap_or_else(|| key.to_owned())
    }

    /// The sentence of the problem `code`, or its `attribute` (`hint`).
    pub fn diagnostic(&self, code: &str, attribute: Option<&str>, args: &[(&str, Arg)]) -> Option<String> {
        self.find(|bundles| bundles.diagnostics.format(code, attribute, args))
    }

    /// The message `key` of the command line.
    pub fn cli(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.find(|bundles| bundles.cli.format(key, None, args))
    }

    /// The name of a value of an enumeration: the message `<enumeration>-<slug of value>`, so that
    /// `place-kind` and `trusted_address` give `place-kind-trusted-address`; else the value itself. What results
    /// count is a sentence with its number on pages: as a name it is called as in reports.
    pub fn label<'a>(&'a self, enumeration: &str, value: &'a str) -> &'a str {
        let enumeration = if enumeration == COUNTED { REPORTED } else { enumeration };
        self.texts.get(&format!("{enumeration}-{}", slug(value))).map_or(value, AsRef::as_ref)
    }

    /// The messages of this locale itself, without its fallback's, with the arguments that they ask
    /// for, directly or through other messages.
    pub fn inventory(&self) -> Inventory {
        let mut inventory = Inventory::new();
        let Bundles { site, diagnostics, cli } = &self.bundles;
        for (file, key, arguments) in site.inventory().chain(diagnostics.inventory()).chain(cli.inventory()) {
            inventory.entry(file.to_owned()).or_default().insert(key.to_owned(), arguments);
        }
        inventory
    }

    /// The names of its own messages for pages, without its fallback's and without those that a site made up.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.bundles.site.names()
    }

    /// The texts without arguments that others lend it, each with the language of the first that has it; what it says
    /// in the same words itself is its own.
    pub fn lent(&self) -> BTreeMap<&str, &Language> {
        let chain: Vec<(&Language, BTreeSet<&str>)> = std::iter::successors(Some(self), |it| it.fallback.as_deref())
            .map(|locale| (&locale.language, locale.bundles.site.names().collect()))
            .collect();
        let lender = |key: &str| chain.iter().position(|(_, names)| names.contains(key));
        let (mut lent, mut own) = (BTreeMap::new(), BTreeSet::new());
        for (key, text) in &self.texts {
            match lender(key) {
                Some(0) => _ = own.insert(&**text),
                Some(at) => _ = lent.insert(&**text, chain[at].0),
                None => {}
            }
        }
        lent.retain(|text, _| !own.contains(text) && text.contains(char::is_alphabetic));
        lent
    }

    /// The language whose dates it writes; `None` when they are its own.
    pub fn lends_dates(&self) -> Option<&Language> {
        let writes = |locale: &&Self| locale.is_own("dates") || locale.is_own("calendar");
        let lender = std::iter::successors(Some(self), |locale| locale.fallback.as_deref()).find(writes)?;
        (lender.language != self.language).then_some(&lender.language)
    }

    /// Whether it has words for the staff of a site, too: only then it is known what pages must say.
    pub fn speaks_to_staff(&self) -> bool {
        self.bundles.diagnostics.names().next().is_some()
    }

    /// How many others stand in, one for the next, for what this one lacks.
    pub fn fallbacks(&self) -> usize {
        std::iter::successors(self.fallback.as_deref(), |locale| locale.fallback.as_deref()).count()
    }

    /// The first answer along the chain of fallbacks.
    fn find(&self, look: impl Fn(&Bundles) -> Option<String>) -> Option<String> {
        let chain = std::iter::successors(Some(self), |locale| locale.fallback.as_deref());
        chain.map(|locale| &locale.bundles).find_map(look)
    }
}

/// Data.
impl Locale {
    /// The word of addresses for `section`.
    pub fn section(&self, section: Section) -> &str {
        self.data.sections.word(section)
    }

    /// The name of the language `code` in this one; an unknown one is its code.
    pub fn language_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.data.languages.get(code).map_or(code, String::as_str)
    }

    /// The codes of the languages that have a name in this one.
    pub fn known_languages(&self) -> impl Iterator<Item = &str> {
        self.data.languages.keys().map(String::as_str)
    }

    /// The first phrase of the deny-list for heads and addresses of sensitive pages that stands in
    /// `text`, be it prose or a slug (TRACE-04).
    pub fn finds_sensitive_word(&self, text: &str) -> Option<&str> {
        self.sensitive.find(text)
    }

    /// The first promise in `text` that no sensitive page may make (SAF-08).
    #[cfg(test)]
    pub fn finds_forbidden_claim(&self, text: &str) -> Option<String> {
        Phrases::new(&self.data.forbidden_claims).find(text).map(str::to_owned)
    }
}

/// Order.
impl Locale {
    /// The place of `text` in the order of this language (TXT-03).
    pub fn sort_key(&self, text: &str) -> SortKey {
        self.sorter.key(text)
    }

    /// The place of a person: by `sort_name` as it stands, or by the parts of `name` as the locale
    /// orders them: given name, family, middle (TXT-03).
    pub fn name_sort_key(&self, name: &str, sort_name: Option<&str>) -> SortKey {
        match sort_name {
            Some(sort_name) => self.sort_key(sort_name),
            None => self.sort_key(&self.data.names.sortable(name)),
        }
    }
}

/// Dates and numbers (TXT-06).
impl Locale {
    /// One day.
    pub fn date(&self, date: Date, style: DateStyle) -> String {
        let patterns = &self.data.dates;
        let pattern = match style {
            DateStyle::Long => &patterns.long,
            DateStyle::Weekday => &patterns.weekday,
            DateStyle::Short => &patterns.short,
        };
        self.fill(pattern, date.into(), date.into())
    }

    /// Both ends of a period, as short as what they share allows.
    pub fn date_range(&self, from: Date, to: Date) -> String {
        self.fill(self.data.dates.range.pattern(from, to), from.into(), to.into())
    }

    /// Both ends of what begins or ends at a time of a day: "từ 18:30 đến 20:00, ngày 06/12/2026". An end without
    /// a time is a whole day.
    pub fn timed_range(&self, from: (Date, Option<Time>), to: (Date, Option<Time>)) -> String {
        let dates = &self.data.dates;
        let patterns = dates.times.for_ends(from.1.is_some(), to.1.is_some()).unwrap_or(&dates.range);
        let at = |(day, time): (Date, Option<Time>)| day.to_datetime(time.unwrap_or(Time::midnight()));
        self.fill(patterns.pattern(from.0, to.0), at(from), at(to))
    }

    /// The words between the parts of written dates: "ngày", "tháng", "năm".
    pub fn date_words(&self) -> impl Iterator<Item = &str> {
        let patterns = &self.data.dates;
        [&patterns.long, &patterns.weekday, &patterns.short].into_iter().flat_map(DatePattern::words)
    }

    /// A day and a time of day.
    pub fn date_time(&self, when: DateTime) -> String {
        self.fill(&self.data.dates.with_time, when, when)
    }

    /// The head of a month: "Tháng 11 năm 2023". A month that does not exist is shown as numbers.
    pub fn month_title(&self, year: i16, month: i8) -> String {
        match Date::new(year, month, 1) {
            Ok(first) => self.fill(&self.data.dates.month_title, first.into(), first.into()),
            Err(_) => format!("{month}/{year}"),
        }
    }

    /// The name of a day of the week in full: "Thứ Hai".
    pub fn weekday_name(&self, weekday: Weekday) -> &str {
        self.data.calendar.weekday(weekday, false)
    }

    /// The name of a day of the week for the head of a calendar: "T2".
    pub fn weekday_short(&self, weekday: Weekday) -> &str {
        self.data.calendar.weekday(weekday, true)
    }

    /// The seven days from the first of a week.
    pub fn weekdays(&self) -> impl Iterator<Item = Weekday> {
        self.data.calendar.first_weekday.weekday().cycle_forward().take(7)
    }

    /// `number` with this language's separators: "1.234".
    pub fn number(&self, number: i64) -> String {
        self.data.numbers.separated(&number.to_string())
    }

    fn fill(&self, pattern: &DatePattern, from: DateTime, to: DateTime) -> String {
        pattern.fill(&self.data.calendar, from, to)
    }
}
