//! Which words are somebody's name where no field says so: the title of a profile without `name`, of a person's
//! place after "Nhà bà". And which are only ordinary ones: "Chị Hoa", "Nhà tạm lánh", "Giáo viên". What tells of nobody
//! is not guarded, so that ordinary words stop no site (LOC-04).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::consent::{self, Terms};
use super::groups::{Group, Unnamed, is_unnamed};
use crate::diag::{Diagnostic, Problem};
use crate::locale::Locales;
use crate::parse::{FieldPath, Own, Part};
use crate::site::secret::{Marks, Pattern, Phrase};
use crate::site::{PieceId, Scope};

/// How names are told from other words: the rules of every locale, for a name is written alike in all languages.
pub struct Naming<'a> {
    pub locales: &'a Locales,
    pub unnamed: &'a Unnamed,
    ordinary: OnceLock<Ordinary>,
}

/// A word and its marks.
type Sign = (String, Vec<Marks>);

/// Ordinary words, by the first of each row.
type Ordinary = BTreeMap<String, Vec<Vec<Sign>>>;

impl<'a> Naming<'a> {
    /// By the rules of `locales`; `unnamed` is what stands in place of a name.
    pub fn new(locales: &'a Locales, unnamed: &'a Unnamed) -> Self {
        Self { locales, unnamed, ordinary: OnceLock::new() }
    }

    /// How many words of `text` are no ordinary ones of any locale: numbers are told apart.
    pub fn telling_words(&self, text: &str) -> (usize, usize) {
        let (text, ordinary) = (Phrase::read(text), self.ordinary());
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

    fn ordinary(&self) -> &Ordinary {
        self.ordinary.get_or_init(|| {
            let words = self.locales.iter().flat_map(|locale| {
                let data = locale.data();
                data.ordinary_words.iter().chain(&data.names.before)
            });
            let mut ordinary = Ordinary::default();
            for phrase in words.map(|word| Phrase::read(word)) {
                let signs = phrase.signs();
                if let Some((first, _)) = signs.first() {
                    ordinary.entry(first.clone()).or_default().push(signs);
                }
            }
            ordinary
        })
    }

    /// Whether `name` is written where a name should be and is none: "Chị Hoa", "Người mẹ", "Ẩn danh".
    pub fn is_no_name(&self, name: &str) -> bool {
        let bare = self.locales.iter().map(|locale| locale.data().names.bare(name)).min_by_key(|bare| bare.len());
        let bare = bare.unwrap_or(name);
        let words: Vec<&str> = bare.split_whitespace().collect();
        let is_small = |word: &&&str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        let particles = || self.locales.iter().flat_map(|locale| &locale.data().names.small);
        let is_particle = |word: &str| particles().any(|small| small == word);
        let small = words.iter().filter(is_small).filter(|word| !is_particle(word)).count();
        Pattern::of(bare).is_none() || self.telling_words(name).0 == 0 || words.len() == 2 && small > 0
    }

    /// Whether the title of `group`, in some language, is written as names are.
    pub fn has_name_for_title(&self, group: &Group) -> bool {
        let written = group.documents().filter(|document| !is_unnamed(document, self.unnamed));
        let is_name = |title: &str| self.locales.iter().any(|locale| locale.data().names.may_be_name(title));
        written.map(|document| &document.texts.title).any(|title| is_name(title))
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
    /// look for a name that is written nowhere.
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
    }
}
