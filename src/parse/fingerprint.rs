//! The fingerprint of an original's translatable text, which a translation records as
//! `translated_from` (TRN-04), and how many words there are to translate.

use std::fmt;

use super::{Document, Texts};
use crate::markdown::Essence;

/// Part of what is hashed: whoever changes what counts changes this, and so every fingerprint.
const EDITION: &str = "tincay translation 1";
/// How many hexadecimal digits a fingerprint has: a chance of one in four thousand million that
/// an edit goes unseen.
const DIGITS: usize = 8;

/// A fingerprint as it is written in front matter: `9c1f2ab4`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a translation stands to its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Currency {
    /// Made from the original as it is.
    Current,
    /// Made from an original that has changed since.
    Stale,
    /// Nobody has accepted it yet: it does not say from which text it was made.
    Untracked,
}

impl Document {
    /// The fingerprint of its words: whatever a translation must follow, without addresses.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut essence = Essence::default();
        essence.mark(EDITION);
        for (name, text) in self.texts.translatable() {
            essence.mark(&name);
            essence.say(text);
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(&essence.digest()).update(&self.body.scan.essence);
        Fingerprint(hasher.finalize().to_hex().chars().take(DIGITS).collect())
    }

    /// How this translation stands to `original`.
    pub fn currency(&self, original: &Self) -> Currency {
        match &self.texts.translated_from {
            None => Currency::Untracked,
            Some(from) if from.value == original.fingerprint().as_str() => Currency::Current,
            Some(_) => Currency::Stale,
        }
    }

    /// How many words a translator has before them. Vietnamese is counted as it is written, by syllable.
    pub fn words(&self) -> usize {
        let count = |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        let beside: usize = self.texts.translatable().iter().map(|(_, text)| count(text)).sum();
        beside + count(&self.plain())
    }
}

impl Texts {
    /// Every text that a translation has words for, by field: `image.alt`. Addresses (`slug`, `aliases`) each
    /// language has of its own, and a claim's reason is for editors.
    pub fn translatable(&self) -> Vec<(String, &str)> {
        let safe_title = self.safe_title.as_ref().map(|title| &title.value);
        let own = self.own();
        let optional = [
            ("safe_title", safe_title),
            ("summary", self.summary.as_ref()),
            ("image.alt", self.picture_alt.as_ref()),
            ("image.caption", self.picture_caption.as_ref()),
            ("portrait.alt", own.portrait_alt.as_ref()),
            ("theme", own.theme.as_ref()),
            ("goal_line", own.goal_line.as_ref()),
            ("venue", own.venue.as_ref()),
            ("position", own.position.as_ref()),
            ("achievement", own.achievement.as_ref()),
            ("award", own.award.as_ref()),
            ("quote", own.quote.as_ref()),
        ];
        let written = optional.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?.as_str())));
        let slogans = own.slogans.iter().map(|(id, text)| (format!("slogans.{id}"), text.as_str()));
        std::iter::once(("title".to_owned(), &*self.title)).chain(written).chain(slogans).collect()
    }

    /// What the logo and the pictures in the text are described with, by field: `pictures.<id>.alt`. A translation
    /// gives it in its own words (CON-06); no fingerprint counts it.
    pub fn described(&self) -> Vec<(String, &str)> {
        let logo = self.own().logo_alt.as_deref().map(|alt| ("logo.alt".to_owned(), alt));
        let pictures = self.pictures.iter().flat_map(|(id, texts)| {
            let own = [("alt", &texts.alt), ("caption", &texts.caption)];
            own.into_iter().filter_map(move |(key, text)| Some((format!("pictures.{id}.{key}"), text.as_deref()?)))
        });
        logo.into_iter().chain(pictures).collect()
    }
}
