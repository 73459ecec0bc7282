//! Lists of phrases that must not stand somewhere (TRACE-04, SAF-08), matched syllable by syllable.
//!
//! Text with marks must carry the phrase's own marks: "báo lúc" is not "bạo lực". A syllable
//! without marks stands for all, because addresses have none: "bao-luc" is "bạo lực".

use rustc_hash::FxHashMap;

use super::fold::{fold, syllables, tone_last};

/// A list of phrases, ready to be looked for.
pub(super) struct Phrases {
    phrases: Vec<Phrase>,
    /// Phrases by their first syllable without marks: no text has one that lacks it.
    begun: FxHashMap<String, Vec<usize>>,
    /// Phrases of one syllable that may go on.
    open: Vec<usize>,
}

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
        let phrases = phrases.iter().map(|text| Phrase::new(text)).filter(|phrase| !phrase.syllables.is_empty());
        let mut list = Self { phrases: phrases.collect(), begun: FxHashMap::default(), open: Vec::new() };
        for (at, phrase) in list.phrases.iter().enumerate() {
            let first = &phrase.syllables[0];
            if first.open {
                list.open.push(at);
            } else {
                list.begun.entry(first.folded.clone()).or_default().push(at);
            }
        }
        list
    }

    /// The first phrase of the list that `text` holds.
    pub(super) fn find(&self, text: &str) -> Option<&str> {
        let found: Vec<Syllable> = syllables(text).map(Syllable::new).collect();
        let first = (0..found.len()).filter_map(|at| self.first_at(&found[at..])).min()?;
        Some(&self.phrases[first].text)
    }

    /// Where in the list the first phrase is that `text` begins with.
    fn first_at(&self, text: &[Syllable]) -> Option<usize> {
        let begun = self.begun.get(&text.first()?.folded).into_iter().flatten();
        begun.chain(&self.open).copied().filter(|at| self.phrases[*at].begins(text)).min()
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

    fn begins(&self, text: &[Syllable]) -> bool {
        let fits = self.syllables.iter().zip(text).all(|(pattern, syllable)| pattern.fits(syllable));
        text.len() >= self.syllables.len() && fits
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
