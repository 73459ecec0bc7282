//! Which words are somebody's name where no field says so: the title of a profile without `name`, of a person's
//! place after "Nhà bà". And which are only ordinary ones: "Chị Hoa", "Nhà tạm lánh", "Giáo viên". What tells of nobody
//! is not guarded, so that ordinary words stop no site (LOC-04).

mod own;
mod short;
mod whereabouts;
mod within;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::consent::{self, Terms};
use super::groups::{Group, Unnamed, is_unnamed};
use crate::diag::{Diagnostic, Problem};
use crate::locale::{LocaleData, Locales};
use crate::parse::{FieldPath, Own, Part};
use crate::site::secret::{Marks, Pattern, Phrase};
use crate::site::{PieceId, Scope};

/// How names are told from other words: the rules of every locale, for a name is written alike in all languages.
pub struct Naming<'a> {
    pub locales: &'a Locales,
    pub unnamed: &'a Unnamed,
    ordinary: OnceLock<Ordinary>,
    public: OnceLock<Ordinary>,
    titles: OnceLock<Arc<[Phrase]>>,
}

/// A word and its marks.
type Sign = (String, Vec<Marks>);

/// Ordinary words, by the first of each row.
type Ordinary = BTreeMap<String, Vec<Vec<Sign>>>;

impl<'a> Naming<'a> {
    /// By the rules of `locales`; `unnamed` is what stands in place of a name.
    pub fn new(locales: &'a Locales, unnamed: &'a Unnamed) -> Self {
        let (ordinary, public, titles) = Default::default();
        Self { locales, unnamed, ordinary, public, titles }
    }

    /// How many words of `text` are no ordinary ones of any locale: numbers are told apart.
    pub fn telling_words(&self, text: &str) -> (usize, usize) {
        telling(text, self.ordinary())
    }

    /// How many words of `text`, which is said of a person, are no ordinary ones: names of large units are some, unless
    /// a smaller place is named beside them.
    pub fn telling_of_person(&self, text: &str) -> usize {
        let public = self.public.get_or_init(|| self.listed(|data| vec![&data.ordinary_words, &data.public_words]));
        match self.places_within(text).is_empty() {
            true => telling(&self.without_units(text), public).0,
            false => telling(text, public).0,
        }
    }

    /// The parts of `text`, between commas, that name a place where few live: "thôn Nà Lầu".
    pub fn places_within<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let words = || self.locales.iter().flat_map(|locale| &locale.data().unit_words.within);
        let names_one = |part: &&str| {
            // `phố` of `thành phố` is none.
            let part = Phrase::read(&self.without_units(part)).signs();
            words().any(|word| {
                let word = Phrase::read(word).signs();
                part.windows(word.len().max(1)).any(|found| found == word)
            })
        };
        text.split([',', ';']).map(str::trim).filter(names_one).collect()
    }

    /// `text` without the names of units: "Chủ tịch xã Mẫu Đông" is "Chủ tịch".
    fn without_units(&self, text: &str) -> String {
        let units = || self.locales.iter().map(|locale| &locale.data().unit_words);
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_kind = |at: usize, kind: &String| {
            let kind: Vec<&str> = kind.split(' ').collect();
            let found = words.get(at..at + kind.len()).filter(|found| {
                let alike = |(one, other): (&&str, &&str)| one.trim_end_matches(END).to_lowercase() == **other;
                found.iter().zip(&kind).all(alike)
            });
            found.map(<[&str]>::len)
        };
        let (mut left, mut at): (Vec<&str>, usize) = (Vec::new(), 0);
        while at < words.len() {
            let before = units().flat_map(|units| &units.before).filter_map(|kind| is_kind(at, kind)).max();
            let after = units().flat_map(|units| &units.after).filter_map(|kind| is_kind(at, kind)).max();
            if let Some(length) = before {
                at += length;
                let name = name_of_unit(&words[at..]);
                at += name;
            } else if let Some(length) = after {
                let name = left.iter().rev().take(UNIT_WORDS).take_while(|word| has_capital(word)).count();
                left.truncate(left.len() - name);
                at += length;
            } else {
                left.push(words[at]);
                at += 1;
            }
        }
        left.join(" ")
    }
}

/// What stands behind a word that goes on to no other.
const END: [char; 4] = [',', ';', '.', ':'];

/// The name of a unit has no more words: Bà Rịa – Vũng Tàu.
const UNIT_WORDS: usize = 5;

/// How many of `words` are the name of a unit.
fn name_of_unit(words: &[&str]) -> usize {
    let is_name = |word: &&&str| has_capital(word) || !word.contains(char::is_alphabetic);
    let name: Vec<&&str> = words.iter().take(UNIT_WORDS).take_while(is_name).collect();
    name.iter().position(|word| word.ends_with(END)).map_or(name.len(), |last| last + 1)
}

fn has_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// How many words of `text` are not in `ordinary`: numbers are told apart.
fn telling(text: &str, ordinary: &Ordinary) -> (usize, usize) {
    let text = Phrase::read(text);
    let (mut at, mut words, mut numbers) = (0, 0, 0);
    let signs: Vec<Sign> = text.signs();
    while at < signs.len() {
        let begins = |known: &&Vec<Sign>| signs[at..].starts_with(known);
        match ordinary.get(&signs[at].0).into_iter().flatten().filter(begins).map(Vec::len).max() {
            Some(length) => at += length,
            None => {
                let is_number = signs[at].0.bytes().all(|byte| byte.is_ascii_digit());
                (words, numbers) = (words + usize::from(!is_number), numbers + usize::from(is_number));
                at += 1;
            }
        }
    }
    (words, numbers)
}

impl Naming<'_> {
    fn ordinary(&self) -> &Ordinary {
        self.ordinary.get_or_init(|| self.listed(|data| vec![&data.ordinary_words]))
    }

    /// The words of `lists` in every locale, and those before names.
    fn listed(&self, lists: fn(&LocaleData) -> Vec<&Vec<String>>) -> Ordinary {
        let words = self.locales.iter().flat_map(|locale| {
            let data = locale.data();
            lists(data).into_iter().flatten().chain(&data.names.before)
        });
        let mut ordinary = Ordinary::default();
        for phrase in words.map(|word| Phrase::read(word)) {
            let signs = phrase.signs();
            if let Some((first, _)) = signs.first() {
                ordinary.entry(first.clone()).or_default().push(signs);
            }
        }
        ordinary
    }

    /// Whether `name` is written where a name should be and is none: "Chị Hoa", "Người mẹ", "Ẩn danh".
    pub fn is_no_name(&self, name: &str) -> bool {
        let bare = self.locales.iter().map(|locale| locale.data().names.bare(name)).min_by_key(|bare| bare.len());
        let bare = bare.unwrap_or(name);
        let words: Vec<&str> = bare.split_whitespace().collect();
        let is_small = |word: &&&str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        let small = words.iter().filter(is_small).filter(|word| !self.is_particle(word)).count();
        Pattern::of(bare).is_none() || self.telling_words(name).0 == 0 || words.len() == 2 && small > 0
    }

    /// Whether the title of `group`, in some language, is written as names are.
    pub fn has_name_for_title(&self, group: &Group) -> bool {
        let written = group.all().filter(|document| !is_unnamed(document, self.unnamed));
        written.map(|document| &document.texts.title).any(|title| self.may_be_name(title))
    }

    /// The name in the title of a person's place: "Đinh Thị Giả Sử" of "Nhà bà Đinh Thị Giả Sử". Fewer than three
    /// words stand in too many innocent texts.
    pub fn name_in<'t>(&self, title: &'t str) -> Option<&'t str> {
        let names = self.locales.iter().map(|locale| &locale.data().names);
        let bare = names.filter(|names| names.may_be_name(title)).map(|names| names.bare(title));
        bare.min_by_key(|bare| bare.len())
            .filter(|bare| bare.len() < title.len() && bare.split_whitespace().count() >= 3)
    }

    /// Warns of profiles that do not say whose they are, of which nothing or no name may be shown: the guard cannot
    /// look for a name that is written nowhere. And of places that say where they are.
    pub fn check(&self, groups: &BTreeMap<PieceId, Group>, terms: Terms, problems: &mut Vec<Diagnostic>) {
        problems.extend(groups.values().filter_map(|group| {
            let Own::Honoree(own) = &group.facts.own else { return None };
            if ["name", "title", "consent"].iter().any(|key| group.original.is_misread(key)) {
                return None;
            }
            let granted = consent::granted(own.consent.as_ref(), terms).ok();
            let (key, reason) = match &own.name {
                Some(name) if !granted.as_ref().is_some_and(|it| it.covers(Scope::Name)) && self.is_no_name(name) => {
                    ("name", "words")
                }
                None if granted.is_none()
                    && !is_unnamed(group.original, self.unnamed)
                    && !self.has_name_for_title(group) =>
                {
                    ("title", "none")
                }
                _ => return None,
            };
            let span = group.original.span(&FieldPath::default().key(key), Part::Key);
            Some(Diagnostic::new(Problem::NameMissing, span).arg("reason", reason))
        }));
        self.check_places(groups, problems);
        self.check_shelters(groups, problems);
        self.check_holders(groups, terms, problems);
    }
}
