//! Numbers that lead to a door or to a person by themselves, in what is published as it is: the PDF of a document
//! (LOC-05, CON-04).

use super::phrases::Phrases;
use super::plain::Plain;
use super::{coordinates, identity};
use crate::locale::{LocaleData, Locales};

/// Words beside numbers, in every language: in comments and in PDFs it is not known.
#[derive(Debug)]
pub struct Clues {
    /// For identity cards.
    pub(super) cards: Vec<Phrases>,
    /// Behind amounts.
    pub(super) amounts: Vec<Phrases>,
}

impl Clues {
    /// Those of `locales`.
    pub fn new(locales: &Locales) -> Self {
        let lists = |list: fn(&LocaleData) -> &Vec<String>| -> Vec<Phrases> {
            locales.iter().map(|locale| Phrases::new(list(locale.data()).iter().map(String::as_str))).collect()
        };
        Self { cards: lists(|data| &data.identity_words), amounts: lists(|data| &data.money_words) }
    }

    /// Words for what `text` has, each once.
    pub fn kinds(&self, text: &str) -> Vec<&'static str> {
        let plain = Plain::unescaped(text).or_else(|| Plain::of(text));
        let text = plain.as_ref().map_or(text, |plain| &plain.text);
        let has_place = !coordinates::find(text, &self.amounts).is_empty();
        let has_card = !identity::find(text, &self.cards).is_empty();
        [(has_place, "coordinates"), (has_card, "identity")]
            .into_iter()
            .filter_map(|(has, kind)| has.then_some(kind))
            .collect()
    }
}
