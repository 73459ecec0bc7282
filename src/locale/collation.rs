//! The order of words in a language (TXT-03): opaque keys that compare as its dictionaries do.

use std::borrow::Cow;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale as Tag;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::fold::{syllables, tone_last};

/// Between the keys of two syllables: lower than any byte of a key, so that "ba" comes before
/// "ba an", and "ba bạn" before "bà ba".
const SEPARATOR: u8 = 0;

/// Which rules order the words of a language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collation {
    /// BCP 47, with `-u-kn` when numbers are to sort by value: `vi-u-kn`.
    pub tag: CollationTag,
    /// What is compared wholly, marks included, before the next is looked at.
    pub by: CollationUnit,
}

/// What is compared wholly before the next is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CollationUnit {
    /// The syllable, as Vietnamese dictionaries do.
    Syllable,
    /// The whole text: letters first, then all its marks.
    Text,
}

/// A BCP 47 tag that is known to be well formed.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct CollationTag(Tag);

impl TryFrom<String> for CollationTag {
    type Error = String;

    fn try_from(tag: String) -> Result<Self, String> {
        Tag::try_from_str(&tag).map(Self).map_err(|_| format!("`{tag}` is not a BCP 47 tag"))
    }
}

/// The place of a text in its language's order. Opaque: keys of one locale compare with each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    /// Letters and marks, unit by unit.
    units: Vec<u8>,
    /// Where `units` are equal: case and punctuation of the whole.
    whole: Vec<u8>,
    /// Where all else is equal, so that the order is total.
    text: Box<str>,
}

/// Makes sort keys for one language.
pub(super) struct Sorter {
    by: CollationUnit,
    /// Letters and marks.
    secondary: CollatorBorrowed<'static>,
    /// Letters, marks and case.
    tertiary: CollatorBorrowed<'static>,
}

impl Sorter {
    /// A sorter by the rules of `collation`; a language that ICU does not know sorts by its root rules.
    pub(super) fn new(collation: &Collation) -> Self {
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            Collator::try_new((&collation.tag.0).into(), options).expect("the data of all collations is compiled in")
        };
        Self { by: collation.by, secondary: collator(Strength::Secondary), tertiary: collator(Strength::Tertiary) }
    }

    /// The key of `text`.
    pub(super) fn key(&self, text: &str) -> SortKey {
        let text: String = text.nfc().collect();
        let mut units = Vec::new();
        for unit in self.units(&text) {
            write_key(&self.secondary, &unit, &mut units);
            units.push(SEPARATOR);
        }
        let mut whole = Vec::new();
        write_key(&self.tertiary, &text, &mut whole);
        SortKey { units, whole, text: text.into() }
    }

    /// What is compared wholly; a tone belongs to its syllable and not to a letter: hòa and hoà are one.
    fn units<'a>(&self, text: &'a str) -> Vec<Cow<'a, str>> {
        match self.by {
            CollationUnit::Syllable => syllables(text).map(|syllable| tone_last(syllable).into()).collect(),
            CollationUnit::Text => vec![text.into()],
        }
    }
}

fn write_key(collator: &CollatorBorrowed<'static>, text: &str, key: &mut Vec<u8>) {
    let Ok(()) = collator.write_sort_key_to(text, key);
}
