//! What a syllable of a language looks like, as data: whether a text can be one in that language at
//! all. Tells a text that was decoded rightly from one that was not (TXT-02).

use std::collections::BTreeSet;

use serde::Deserialize;

use super::fold::toneless;

/// How syllables are built: a beginning, a rhyme, a tone.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Written")]
pub struct Syllables {
    onsets: BTreeSet<String>,
    rhymes: BTreeSet<String>,
    stops: Vec<String>,
    stopped_tones: BTreeSet<char>,
    /// Bytes of the longest onset and of the longest rhyme.
    longest: (usize, usize),
}

/// As `locale.yaml` writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Consonants that a syllable may begin with, besides none: `ngh`.
    onsets: BTreeSet<String>,
    /// What may follow, without tones: `ương`.
    rhymes: BTreeSet<String>,
    /// Ends of rhymes that allow few tones: `ch`.
    stops: Vec<String>,
    /// Letters with those tones: `á`.
    stopped_tones: Vec<String>,
}

impl TryFrom<Written> for Syllables {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written { onsets, rhymes, stops, stopped_tones } = written;
        let tone = |letter: &String| toneless(letter).1.ok_or_else(|| format!("`{letter}` has no tone"));
        let stopped_tones = stopped_tones.iter().map(tone).collect::<Result<_, _>>()?;
        let longest = |parts: &BTreeSet<String>| parts.iter().map(String::len).max().unwrap_or_default();
        Ok(Self { longest: (longest(&onsets), longest(&rhymes)), onsets, rhymes, stops, stopped_tones })
    }
}

impl Syllables {
    /// Whether `word` can be a syllable: in small letters, in capitals, or with one capital in front.
    pub fn can_be(&self, word: &str) -> bool {
        if !is_cased(word) {
            return false;
        }
        if !word.is_ascii() {
            let (letters, tone) = toneless(word);
            return self.is_built(&letters, tone);
        }
        // Most words of another language: they have no tone, and many are too long.
        word.len() <= self.longest.0 + self.longest.1 && self.is_built(&word.to_ascii_lowercase(), None)
    }

    /// Whether `letters` are a beginning and a rhyme that allows `tone`.
    fn is_built(&self, letters: &str, tone: Option<char>) -> bool {
        let ends = letters.char_indices().map(|(at, _)| at).take_while(|at| *at <= self.longest.0);
        ends.map(|at| letters.split_at(at)).any(|(onset, rhyme)| {
            (onset.is_empty() || self.onsets.contains(onset)) && self.rhymes.contains(rhyme) && self.allows(rhyme, tone)
        })
    }

    fn allows(&self, rhyme: &str, tone: Option<char>) -> bool {
        let stopped = self.stops.iter().any(|stop| rhyme.ends_with(stop.as_str()));
        !stopped || tone.is_some_and(|tone| self.stopped_tones.contains(&tone))
    }
}

/// `an`, `An` and `AN`, not `aN`.
fn is_cased(word: &str) -> bool {
    let mut rest = word.chars();
    let first = rest.next();
    let small = |c: char| !c.is_uppercase();
    rest.clone().all(small) || (first.is_some_and(|c| !c.is_lowercase()) && rest.all(|c| !c.is_lowercase()))
}
