//! Which words stand where: every text is read once, in parallel, into numbers of words.
//!
//! Words keep their marks, so that a query with marks finds its own spelling first; the script folds
//! them as [`fold`] does. Hòa and hoà are one word.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Entry, Reach, code};
use crate::locale::{fold, syllables, tone_last};

/// Where a word stands in an entry. The script weighs it.
const BODY: u32 = 0;
const HEAD: u32 = 1;
const TITLE: u32 = 2;
/// How many of them there are.
const PLACES: u32 = 3;

/// Neighbours in bodies are kept as numbers below this: two pairs in 16,384 are taken for each other.
const PAIRS: u32 = 1 << 14;
/// Between two words of the index, which are no sentence: neither a phrase nor a number may be found
/// across it.
const APART: &str = " Q ";
/// Entries read by one thread at a time, at least: most words of one are words of others, and are folded once.
const CHUNK: usize = 256;

/// So many parts are enough for all threads: what is the same in each of them takes time and memory.
const CHUNKS: usize = 16;

/// How many of so many entries one thread reads at a time.
fn chunk(entries: usize) -> usize {
    entries.div_ceil(CHUNKS).max(CHUNK)
}

/// The words of the index, and the entries of each.
#[derive(Debug, Default, Serialize)]
pub(super) struct Terms {
    /// Sorted without their marks, [`APART`] between.
    terms: String,
    /// For each word its entries ([`code::push`]), a space between.
    lists: String,
    /// For each entry the neighbours in its body, a space between.
    pairs: String,
}

/// A word as it is written, and in which sense it is the same as another.
struct Word {
    folded: String,
    /// Marks and all, hòa as hoà.
    key: String,
    spelling: String,
    hash: u32,
}

impl Word {
    fn new(raw: &str) -> Self {
        let spelling = small(raw);
        let folded = fold(&spelling);
        Self { hash: hash(&folded), key: tone_last(&spelling), folded, spelling }
    }
}

/// `raw` in small letters, composed. Nearly all words are composed as they are written.
fn small(raw: &str) -> String {
    let small: String = raw.chars().flat_map(char::to_lowercase).collect();
    let composed = |text: &str| text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    match composed(raw) && composed(&small) {
        true => small,
        false => raw.nfc().flat_map(char::to_lowercase).nfc().collect(),
    }
}

/// FNV-1a, 32 bits, over UTF-16: the script computes the same.
fn hash(folded: &str) -> u32 {
    folded.encode_utf16().fold(0x811c_9dc5, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

/// The number of two neighbours.
fn pair(first: u32, second: u32) -> u32 {
    let mixed = first.wrapping_mul(31).wrapping_add(second);
    (mixed ^ (mixed >> 15)) % PAIRS
}

/// A word and where it stands, as one number.
fn in_place(word: u32, place: u32) -> u32 {
    word * PLACES + place
}

/// The words of one entry, by number.
struct Reading {
    /// Title, summary and the rest that is always in the index: [`in_place`].
    heads: Box<[u32]>,
    /// What only the body has, in the order of its first appearance.
    body: Box<[u32]>,
}

/// Reads entries one after another and numbers their words.
#[derive(Default)]
struct Reader<'a> {
    words: Vec<Word>,
    by_raw: FxHashMap<&'a str, u32>,
    by_key: FxHashMap<String, u32>,
    /// For each word the last entry that had it, counted from 1.
    seen: Vec<usize>,
    /// Room for what is read of one entry.
    heads: Vec<u32>,
    body: Vec<u32>,
}

impl<'a> Reader<'a> {
    fn number(&mut self, raw: &'a str) -> u32 {
        if let Some(number) = self.by_raw.get(raw) {
            return *number;
        }
        let word = Word::new(raw);
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let number = *self.by_key.entry(word.key.clone()).or_insert(next);
        if number == next {
            self.words.push(word);
            self.seen.push(0);
        }
        self.by_raw.insert(raw, number);
        number
    }

    /// Whether the entry called `stamp` has the word for the first time.
    fn is_new(&mut self, number: u32, stamp: usize) -> bool {
        let seen = &mut self.seen[number as usize];
        std::mem::replace(seen, stamp) != stamp
    }

    /// Reads `entry`, whose body says `body`.
    fn read(&mut self, entry: &'a Entry, body: &'a str, stamp: usize) -> Reading {
        let (mut heads, mut only) = (std::mem::take(&mut self.heads), std::mem::take(&mut self.body));
        heads.clear();
        only.clear();
        let Entry { title, summary, asked, words, .. } = entry;
        for (text, place) in [(title, TITLE), (summary, HEAD), (asked, HEAD), (words, HEAD)] {
            for raw in syllables(text) {
                let number = self.number(raw);
                if self.is_new(number, stamp) {
                    heads.push(in_place(number, place));
                }
            }
        }
        for raw in syllables(body) {
            let number = self.number(raw);
            if self.is_new(number, stamp) {
                only.push(number);
            }
        }
        // By copies: what is only made smaller may stay where it is, with the room behind it.
        let reading = Reading { heads: heads.as_slice().into(), body: only.as_slice().into() };
        (self.heads, self.body) = (heads, only);
        reading
    }

    /// The neighbours in `body`, in their order.
    fn neighbours(&mut self, body: &'a str) -> Vec<u32> {
        let hashes = syllables(body).map(|raw| self.number(raw)).collect::<Vec<_>>();
        let hash = |number: u32| self.words[number as usize].hash;
        hashes.windows(2).map(|two| pair(hash(two[0]), hash(two[1]))).collect()
    }
}

/// All words and the entries that they stand in.
pub(super) struct Vocabulary<'a> {
    spellings: Vec<String>,
    entries: Vec<Reading>,
    texts: &'a [Entry],
    /// The neighbours in the body of each entry, read only for an index that has room for them.
    pairs: OnceCell<Vec<Vec<u32>>>,
}

impl<'a> Vocabulary<'a> {
    /// Reads all of `entries`, or, where no word of a body will be asked for, all but their bodies.
    pub fn read(entries: &'a [Entry], heads_only: bool) -> Self {
        let chunks: Vec<(Vec<Word>, Vec<Reading>)> = entries
            .par_chunks(chunk(entries.len()))
            .map(|chunk| {
                let body = |entry: &Entry| if heads_only { String::new() } else { entry.body.read() };
                let bodies: Vec<String> = chunk.iter().map(body).collect();
                let (mut reader, entries) = (Reader::default(), chunk.iter().zip(&bodies).zip(1..));
                let readings = entries.map(|((entry, body), stamp)| reader.read(entry, body, stamp)).collect();
                (reader.words, readings)
            })
            .collect();
        let mut all = BTreeMap::<(&str, &str), (&str, usize)>::new();
        for word in chunks.iter().flat_map(|(words, _)| words) {
            let known = all.entry((&word.folded, &word.key)).or_insert((&word.spelling, 0));
            known.0 = known.0.min(&word.spelling);
        }
        all.values_mut().enumerate().for_each(|(place, known)| known.1 = place);
        let spellings = all.values().map(|(spelling, _)| (*spelling).to_owned()).collect();
        let places: Vec<Vec<usize>> = chunks
            .iter()
            .map(|(words, _)| words.iter().map(|word| all[&(&*word.folded, &*word.key)].1).collect())
            .collect();
        let renumbered = chunks
            .into_iter()
            .zip(places)
            .flat_map(|((_, readings), places)| readings.into_iter().map(move |reading| reading.renumbered(&places)));
        Self { spellings, entries: renumbered.collect(), texts: entries, pairs: OnceCell::new() }
    }

    fn pairs(&self) -> &[Vec<u32>] {
        let of_chunk = |chunk: &[Entry]| {
            let bodies: Vec<String> = chunk.iter().map(|entry| entry.body.read()).collect();
            let mut reader = Reader::default();
            bodies.iter().map(|body| reader.neighbours(body)).collect::<Vec<_>>()
        };
        self.pairs.get_or_init(|| self.texts.par_chunks(chunk(self.texts.len())).flat_map_iter(of_chunk).collect())
    }

    /// The part of the index that `reach` lets in.
    pub fn terms(&self, reach: Reach) -> Terms {
        let mut lists = vec![(String::new(), 0); self.spellings.len()];
        let words = reach.words.unwrap_or(usize::MAX);
        for (at, entry) in self.entries.iter().enumerate() {
            let body = entry.body.iter().take(words).map(|word| in_place(*word, BODY));
            for placed in entry.heads.iter().copied().chain(body) {
                let (word, place) = (placed / PLACES, placed % PLACES);
                let (list, next) = &mut lists[word as usize];
                code::push(list, (at - *next) * PLACES as usize + place as usize);
                *next = at + 1;
            }
        }
        let found = self.spellings.iter().zip(&lists).filter(|(_, (list, _))| !list.is_empty());
        let (terms, lists): (Vec<&str>, Vec<&str>) = found.map(|(word, (list, _))| (&**word, &**list)).unzip();
        let pairs: Vec<String> = match reach.pairs {
            Some(0) => Vec::new(),
            most => self.pairs().iter().map(|pairs| neighbours(pairs, most)).collect(),
        };
        Terms { terms: terms.join(APART), lists: lists.join(" "), pairs: pairs.join(" ") }
    }
}

impl Reading {
    fn renumbered(mut self, places: &[usize]) -> Self {
        let new = |word: u32| u32::try_from(places[word as usize]).unwrap_or(u32::MAX);
        self.heads.iter_mut().for_each(|placed| *placed = in_place(new(*placed / PLACES), *placed % PLACES));
        self.body.iter_mut().for_each(|word| *word = new(*word));
        self
    }
}

/// The first `most` of `pairs`, the neighbours of a body, in the form of the index.
fn neighbours(pairs: &[u32], most: Option<usize>) -> String {
    let mut first = pairs[..pairs.len().min(most.unwrap_or(usize::MAX))].to_vec();
    first.sort_unstable();
    first.dedup();
    code::ascending(first.into_iter().map(|pair| pair as usize))
}

impl Terms {
    /// How many bytes it adds to a file.
    pub fn len(&self) -> usize {
        self.terms.len() + self.lists.len() + self.pairs.len()
    }

    /// What it adds to a file.
    pub fn parts(&self) -> [&[u8]; 3] {
        [&self.terms, &self.lists, &self.pairs].map(|part| part.as_bytes())
    }
}
