//! Names of people: the order in which they sort and the way to address them (TXT-03, TXT-07).
//!
//! The people of these pages have Vietnamese names in every language, so the order is data of a
//! locale and not a consequence of its language.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How names are taken apart, sorted and addressed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Which word is the given name; the family name stands at the other end.
    pub given: End,
    /// Which parts decide the order, the weightiest first: `[given, family, middle]`.
    pub sort: [NamePart; 3],
    /// A name with its honorific: `{honorific} {name}`, or `{honorific} {given}` for "Ms Huyên".
    pub address: String,
    /// What an honorific of the content becomes: `Bà: Ms`.
    pub honorifics: BTreeMap<String, String>,
    /// Words inside of names that are often written without a capital: `thị`.
    #[serde(default)]
    pub small: Vec<String>,
    /// Words before a name that are no part of it, of people and of their houses: `nhà`, `bà`.
    #[serde(default)]
    pub before: Vec<String>,
}

/// A name has two words, and few have more than these; `Y Moan Ênuôl`, `H'Hen Niê`.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=6;

/// An end of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    First,
    Last,
}

/// A part of a name; `middle` may be several words or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NamePart {
    Given,
    Family,
    Middle,
}

/// A person as one language addresses them: the name, which keeps its marks and its own language (TXT-07), and what
/// stands around it with the space between, "Ms ".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressed<'a> {
    pub before: String,
    pub name: &'a str,
    pub after: String,
}

impl Names {
    /// The words of `name` in the order in which they decide.
    pub(super) fn sortable(&self, name: &str) -> String {
        let words: Vec<&str> = name.split_whitespace().collect();
        self.sort.iter().flat_map(|part| self.part(*part, &words)).copied().collect::<Vec<_>>().join(" ")
    }

    /// `text` without the words that stand before a name: "Nhà bà Đinh Thị Mẫu" is "Đinh Thị Mẫu".
    pub fn bare<'a>(&self, text: &'a str) -> &'a str {
        let mut rest = text.trim_start();
        while let Some((word, after)) = rest.split_once(char::is_whitespace).filter(|(word, _)| self.is_before(word)) {
            (_, rest) = (word, after.trim_start());
        }
        rest
    }

    fn is_before(&self, word: &str) -> bool {
        let word = word.trim_end_matches([',', '.', ':']).to_lowercase();
        self.before.contains(&word)
    }

    /// Whether `text` is written as names are: a few words, each with a capital.
    pub fn may_be_name(&self, text: &str) -> bool {
        let words: Vec<&str> = self.bare(text).split_whitespace().collect();
        let is_capital = |word: &str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
        NAME_WORDS.contains(&words.len())
            && is_capital(words[0])
            && words.iter().all(|word| is_capital(word) || self.small.iter().any(|small| small == word))
    }

    /// The given name: the last word of a Vietnamese name. Empty when `name` is.
    pub fn given_name<'a>(&self, name: &'a str) -> &'a str {
        let mut words = name.split_whitespace();
        let word = if self.given == End::First { words.next() } else { words.next_back() };
        word.unwrap_or_default()
    }

    /// The honorific in this language; one that the locale does not know stays as it is.
    pub fn honorific<'a>(&'a self, honorific: &'a str) -> &'a str {
        self.honorifics.get(honorific).map_or(honorific, String::as_str)
    }

    /// `name` as one addresses the person in this language: "Bà Hoàng Thị Huyên", "Ms Huyên".
    pub fn addressed<'a>(&self, honorific: &str, name: &'a str) -> Addressed<'a> {
        let (before, name, after) = match (self.address.split_once("{given}"), self.address.split_once("{name}")) {
            (Some((before, after)), _) => (before, self.given_name(name), after),
            (None, Some((before, after))) => (before, name, after),
            (None, None) => ("", name, ""),
        };
        // Without an honorific nothing else of the address is left.
        let filled = |text: &str| match self.honorific(honorific) {
            "" => String::new(),
            honorific => text.replace("{honorific}", honorific),
        };
        Addressed { before: filled(before), name, after: filled(after) }
    }

    fn part<'a, 'w>(&self, part: NamePart, words: &'a [&'w str]) -> &'a [&'w str] {
        let last = words.len().saturating_sub(1);
        let (given, family) = match self.given {
            End::First => (words.get(..1), words.get(1.max(last)..)),
            End::Last => (words.get(last..), words.get(..1.min(last))),
        };
        let part = match part {
            NamePart::Given => given,
            NamePart::Family => family,
            NamePart::Middle => words.get(1..last),
        };
        part.unwrap_or_default()
    }
}
