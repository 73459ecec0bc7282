//! How much of the bodies an index holds: as much as its budget allows. Neighbours of
//! words go first, then the later words of long texts; titles and summaries never.

use std::cell::{Cell, OnceCell};

use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params};

use super::Entry;
use super::terms::{Terms, Vocabulary};

/// How much of every body is in an index: so many different words, from its beginning, and so many
/// neighbours; `None` for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    pub words: Option<usize>,
    pub pairs: Option<usize>,
}

impl Reach {
    /// Whether words of bodies had to be left out.
    pub fn is_short(self) -> bool {
        self.words.is_some()
    }
}

/// From everything to nothing: all neighbours go before the first word does.
const LEVELS: [Reach; 12] = [
    Reach { words: None, pairs: None },
    Reach { words: None, pairs: Some(300) },
    Reach { words: None, pairs: Some(150) },
    Reach { words: None, pairs: Some(75) },
    Reach { words: None, pairs: Some(0) },
    Reach { words: Some(160), pairs: Some(0) },
    Reach { words: Some(120), pairs: Some(0) },
    Reach { words: Some(90), pairs: Some(0) },
    Reach { words: Some(60), pairs: Some(0) },
    Reach { words: Some(30), pairs: Some(0) },
    Reach { words: Some(15), pairs: Some(0) },
    Reach { words: Some(0), pairs: Some(0) },
];

/// So many of the first levels have neighbours.
const NEIGHBOURS: usize = 4;

/// Bytes that an index of so few pages may take, compressed.
const SMALL: (usize, usize) = (200, 100_000);
/// Bytes that an index of so many pages and of more may take, compressed.
const LARGE: (usize, usize) = (2_000, 400_000);
/// How well hosts compress what readers can read, and about how well numbers, which hardly do.
const TEXT: i32 = 6;
const NUMBERS: i32 = 1;

/// The bytes that an index of `pages` pages may take, compressed.
fn budget(pages: usize) -> usize {
    let beyond = pages.clamp(SMALL.0, LARGE.0) - SMALL.0;
    SMALL.1 + beyond * (LARGE.1 - SMALL.1) / (LARGE.0 - SMALL.0)
}

/// What the bytes of an index may take besides its heads: titles, addresses, summaries.
pub(super) struct Room {
    /// Bytes of all of it, compressed.
    budget: usize,
    /// Bytes of the heads as they are.
    size: usize,
    /// The heads, until they are compressed.
    heads: Cell<Vec<u8>>,
    /// What the compressed heads leave, once somebody asks.
    left: OnceCell<usize>,
}

impl Room {
    /// That beside `heads`, in an index of `pages` pages.
    pub(super) fn beside(heads: Vec<u8>, pages: usize) -> Self {
        let (size, heads) = (heads.len(), Cell::new(heads));
        Self { budget: budget(pages), size, heads, left: OnceCell::new() }
    }

    /// Bytes of the heads as they are.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Whether the heads take so much that words of bodies may have no room at all.
    fn is_narrow(&self) -> bool {
        self.size > self.budget && self.left() < self.budget / 2
    }

    fn holds(&self, terms: &Terms) -> bool {
        // What fits without being compressed need not be.
        self.size + terms.len() <= self.budget || compressed(&terms.parts(), NUMBERS, self.left()).is_some()
    }

    fn left(&self) -> usize {
        let heads = || compressed(&[&self.heads.take()], TEXT, self.budget);
        *self.left.get_or_init(|| heads().map_or(0, |size| self.budget - size))
    }
}

/// The first of [`LEVELS`] with which the words of `entries` fit into the `room` beside the rest of the file, and what
/// it lets in.
pub(super) fn fitting(entries: &[Entry], room: &Room) -> (Reach, Terms) {
    if room.is_narrow() {
        // Reading bodies is dear, and in vain where not even the words of the heads fit.
        let least = LEVELS[LEVELS.len() - 1];
        let terms = Vocabulary::read(entries, true).terms(least);
        if !room.holds(&terms) {
            return (least, terms);
        }
    }
    let vocabulary = Vocabulary::read(entries, false);
    let fitting = |reach: &Reach| Some(vocabulary.terms(*reach)).filter(|terms| room.holds(terms));
    // Of a small site all fits. Of a large one no neighbours do, and they are dear to try.
    let levels = if fitting(&LEVELS[NEIGHBOURS]).is_none() {
        &LEVELS[NEIGHBOURS + 1..]
    } else if let Some(all) = fitting(&LEVELS[0]) {
        return (LEVELS[0], all);
    } else {
        &LEVELS[1..=NEIGHBOURS]
    };
    let first = levels.partition_point(|reach| fitting(reach).is_none());
    let reach = levels[first.min(levels.len() - 1)];
    (reach, vocabulary.terms(reach))
}

/// How many bytes are left of `parts`, one after another, unless they are more than `most`.
fn compressed(parts: &[&[u8]], level: i32, most: usize) -> Option<usize> {
    let (plain, usual) = (0, 0);
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(level, plain, usual));
    let mut size = 0;
    let ends = [(&[][..], TDEFLFlush::Finish)];
    for (part, flush) in parts.iter().map(|part| (*part, TDEFLFlush::None)).chain(ends) {
        compress_to_output(&mut compressor, part, flush, |bytes| {
            size += bytes.len();
            size <= most
        });
        if size > most {
            return None;
        }
    }
    Some(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_grows_with_the_site_up_to_its_limit() {
        let cases = [(0, 100_000), (200, 100_000), (1_100, 250_000), (2_000, 400_000), (20_000, 400_000)];
        for (pages, bytes) in cases {
            assert_eq!(budget(pages), bytes);
        }
    }

    #[test]
    fn every_level_holds_less_than_the_one_before() {
        let size = |reach: &Reach| [reach.words, reach.pairs].map(|most| most.unwrap_or(usize::MAX));
        assert!(LEVELS.windows(2).all(|two| size(&two[0]) > size(&two[1])));
        assert_eq!(LEVELS[LEVELS.len() - 1].words, Some(0));
        assert_eq!(LEVELS.iter().position(|reach| reach.pairs == Some(0)), Some(NEIGHBOURS));
    }

    #[test]
    fn more_than_the_most_is_not_compressed_to_its_end() {
        let numbers: Vec<u8> = (0_u32..200_000).flat_map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let parts = numbers.split_at(numbers.len() / 2);
        let parts = [parts.0, parts.1];
        let size = compressed(&parts, NUMBERS, usize::MAX).unwrap_or_default();
        assert!(size > numbers.len() / 2);
        assert_eq!(compressed(&parts, NUMBERS, size), Some(size));
        for most in [0, 1, size / 4, size - 1] {
            assert_eq!(compressed(&parts, NUMBERS, most), None, "{most}");
        }
    }
}
