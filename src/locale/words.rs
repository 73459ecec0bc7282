//! Lists of phrases that must not stand somewhere (TRACE-04, SAF-08), matched syllable by syllable.
//!
//! Text with marks must carry the phrase's own marks: "báo lúc" is not "bạo lực". A syllable
//! without marks stands for all, because addresses have none: "bao-luc" is "bạo lực".

use super::fold::{fold, syllables, tone_last};

/// A list of phrases, ready to be looked for.
pub(super) struct Phrases(Vec<Phrase>);

struct Phrase {
    text: String,
    syllables: Vec<Pattern>,
}

/// A syllable to be found.
struct Pattern {
    marked: String,
    folded: String,
    /// Whether the syllable may go on: `victim*`.
    open: bool,
}

/// A syllable of the text that is looked through.
struct Syllable {
    marked: String,
    folded: String,
}

impl Phrases {
    /// A list of `phrases`; those without a letter are passed over.
    pub(super) fn new(phrases: &[String]) -> Self {
        Self(phrases.iter().map(|text| Phrase::new(text)).filter(|phrase| !phrase.syllables.is_empty()).collect())
    }

    /// The first phrase of the list that `text` holds.
    pub(super) fn find(&self, text: &str) -> Option<&str> {
        let found: Vec<Syllable> = syllables(text).map(Syllable::new).collect();
        self.0.iter().find(|phrase| phrase.is_in(&found)).map(|phrase| phrase.text.as_str())
    }
}

impl Phrase {
    fn new(text: &str) -> Self {
        let open = text.trim_end().ends_with('*');
        let mut patterns: Vec<Pattern> = syllables(text).map(Pattern::new).collect();
        if let Some(last) = patterns.last_mut() {
            last.open = open;
        }
        Self { text: text.trim_end_matches([' ', '*']).to_owned(), syllables: patterns }
    }

    fn is_in(&self, text: &[Syllable]) -> bool {
        text.windows(self.syllables.len())
            .any(|window| self.syllables.iter().zip(window).all(|(pattern, syllable)| pattern.fits(syllable)))
    }
}

impl Pattern {
    fn new(syllable: &str) -> Self {
        let Syllable { marked, folded } = Syllable::new(syllable);
        Self { marked, folded, open: false }
    }

    fn fits(&self, syllable: &Syllable) -> bool {
        let unmarked = syllable.marked == syllable.folded;
        self.meets(&self.marked, &syllable.marked) || (unmarked && self.meets(&self.folded, &syllable.marked))
    }

    fn meets(&self, pattern: &str, syllable: &str) -> bool {
        if self.open { syllable.starts_with(pattern) } else { syllable == pattern }
    }
}

impl Syllable {
    fn new(syllable: &str) -> Self {
        Self { marked: tone_last(syllable), folded: fold(syllable) }
    }
}
