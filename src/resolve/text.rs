//! Texts per language out of data files.

use crate::parse::data::LocalText;
use crate::site::{Language, Localised};

/// `text` with its first language as the original. A text without any language was reported when it
/// was read; it becomes empty so that the search for problems can go on.
pub fn localised(text: &LocalText, first: &Language) -> Localised<String> {
    optional(text).unwrap_or_else(|| Localised::new(first.clone(), String::new()))
}

/// `text`, if there is any.
pub fn optional(text: &LocalText) -> Option<Localised<String>> {
    let mut texts = text.iter();
    let (language, original) = texts.next()?;
    let mut localised = Localised::new(language.clone(), original.clone());
    texts.for_each(|(language, text)| localised.add(language.clone(), text.clone()));
    Some(localised)
}
