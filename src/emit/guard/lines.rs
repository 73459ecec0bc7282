//! Lines that many files share, as heads, menus and footers: read once, then known.
//!
//! What a line adds to the words and digits of a file depends on the line alone, but for digits that
//! go on those of the line before. So a line that is met again is read by itself, and from then on
//! only what it adds is added: more than half of a site's bytes are such lines. Where several lines in
//! a row are always the same, they are known as one stretch. What is known takes a fixed number of slots, in
//! which a new stretch replaces one that was not met again since another came.

use std::hash::Hasher as _;
use std::ops::Range;

use memchr::memchr;
use rustc_hash::FxHasher;

use super::reading::{self, Flags};
use super::sketch::{Added, Anchors, Sketch};
use super::{Look, packed};
use crate::locale::FoldedWords;

const SLOTS: usize = 1 << 11;

/// So many bytes of lines are kept at most; then all are forgotten.
const ROOM: usize = 2 << 20;

/// A longer stretch is never kept.
const LONGEST: usize = 1 << 14;

/// So many lines are one stretch at most.
const MOST: usize = 16;

/// How a line is read: inside of a tag or in the text, with or without backslashes as escapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    inside: usize,
    backslash: bool,
}

/// Lines without a value in them.
#[derive(Debug)]
struct Known {
    text: Box<[u8]>,
    way: Way,
    added: [Added; 2],
    flags: Flags,
    /// Whether it ends inside of a tag.
    inside: usize,
}

/// The lines that are known, and hashes of those met once.
#[derive(Debug)]
pub(super) struct Lines {
    slots: Vec<Slot>,
    /// How many bytes of lines there is room for.
    room: usize,
}

#[derive(Debug, Default)]
struct Slot {
    hash: u64,
    known: Option<Box<Known>>,
    /// Met again since another stretch came for the slot.
    is_warm: bool,
}

impl Default for Lines {
    fn default() -> Self {
        Self { slots: (0..SLOTS).map(|_| Slot::default()).collect(), room: ROOM }
    }
}

/// What is known of a stretch.
enum Met<'a> {
    /// It has no value in it and adds this.
    Known(&'a Known),
    /// It was met before: [`Lines::keep`] it.
    Again,
    /// It was not met lately, or is too long.
    New,
}

impl Lines {
    /// What is known of `stretch`, which is remembered as met.
    fn meet(&mut self, stretch: Stretch, way: Way) -> Met<'_> {
        if stretch.text.len() > LONGEST {
            return Met::New;
        }
        let hash = stretch.hash_of(way);
        let Slot { hash: met, known, is_warm } = &mut self.slots[slot(hash)];
        if *met != hash {
            // One that is met on every page stays, whatever else comes by.
            if !std::mem::take(is_warm) {
                (*met, *known) = (hash, None);
            }
            return Met::New;
        }
        match known {
            Some(known) if known.way == way && *known.text == *stretch.text => {
                *is_warm = true;
                Met::Known(known)
            }
            _ => Met::Again,
        }
    }

    /// Keeps what is known of `stretch`.
    fn keep(&mut self, stretch: Stretch, known: Known) {
        let size = known.text.len();
        if self.room < size {
            *self = Self::default();
        }
        self.room -= size;
        let hash = stretch.hash_of(known.way);
        self.slots[slot(hash)] = Slot { hash, known: Some(Box::new(known)), is_warm: true };
    }
}

fn slot(hash: u64) -> usize {
    // The lowest bits are the weakest.
    (hash >> 40) as usize % SLOTS
}

/// A line, or some in a row, and a hash of the text.
#[derive(Debug, Clone, Copy)]
struct Stretch<'a> {
    text: &'a [u8],
    hash: u64,
}

impl<'a> Stretch<'a> {
    fn line(text: &'a [u8]) -> Self {
        let mut hasher = FxHasher::default();
        hasher.write(text);
        Self { text, hash: hasher.finish() }
    }

    /// The hash of what the text is when it is read in this way.
    fn hash_of(self, way: Way) -> u64 {
        joined(self.hash, (way.inside << 1 | usize::from(way.backslash)) as u64)
    }
}

fn joined(one: u64, two: u64) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u64(one);
    hasher.write_u64(two);
    hasher.finish()
}

/// What was read of some bytes, up to a line.
pub(super) struct Progress<'a> {
    /// The text, and what is inside of tags.
    pub sketches: [Sketch<'a>; 2],
    pub flags: Flags,
    way: Way,
}

impl<'a> Progress<'a> {
    /// Nothing was read yet.
    pub(super) fn new(anchors: &'a Anchors, words: &'a FoldedWords, backslash: bool) -> Self {
        let way = Way { inside: 0, backslash };
        Self { sketches: [(); 2].map(|()| Sketch::new(anchors, words)), flags: Flags::default(), way }
    }

    fn read(&mut self, line: &[u8]) {
        let Way { inside, backslash } = &mut self.way;
        self.flags.join(reading::read(line, *backslash, inside, &mut self.sketches));
    }

    /// Adds what `known` adds; `false` if that depends on what was before.
    fn add(&mut self, known: &Known) -> bool {
        let mut pairs = self.sketches.iter().zip(&known.added);
        if !pairs.all(|(sketch, added)| sketch.can_add(added)) {
            return false;
        }
        self.sketches.iter_mut().zip(&known.added).for_each(|(sketch, added)| sketch.add(added));
        self.flags.join(known.flags);
        self.way.inside = known.inside;
        true
    }
}

impl Known {
    /// Reads `text`; nothing is told of what may hold a value.
    fn read(text: &[u8], way: Way, anchors: &Anchors, words: &FoldedWords) -> Option<Self> {
        let mut sketches = [(); 2].map(|()| Sketch::of_a_line(anchors, words));
        let mut inside = way.inside;
        let flags = reading::read(text, way.backslash, &mut inside, &mut sketches);
        let [said, tags] = sketches.map(|sketch| sketch.added());
        Some(Self { text: text.into(), way, added: [said?, tags?], flags, inside })
    }
}

/// The lines of a stretch with their ends, so that they are looked for and hashed once.
struct Block<'a> {
    whole: Stretch<'a>,
    lines: [Stretch<'a>; MOST],
    count: usize,
}

impl<'a> Block<'a> {
    /// The lines at the head of `bytes` up to one that ends a block. Whether it does depends on the line alone:
    /// the same lines are the same block wherever they stand.
    fn head(bytes: &'a [u8]) -> Self {
        let mut lines = [Stretch { text: &[], hash: 0 }; MOST];
        let (mut count, mut at, mut hash) = (0, 0, 0);
        while count < MOST && at < bytes.len() {
            let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |newline| at + newline + 1);
            let line = Stretch::line(&bytes[at..end]);
            (lines[count], hash) = (line, joined(hash, line.hash));
            (count, at) = (count + 1, end);
            // One line in eight.
            if line.hash >> 61 == 0 {
                break;
            }
        }
        Self { whole: Stretch { text: &bytes[..at], hash }, lines, count }
    }
}

impl Look<'_> {
    /// Reads `bytes` line by line: what is known of a line is not read again. Gives the parts of which
    /// nothing was known.
    pub(super) fn read(&mut self, bytes: &[u8], progress: &mut Progress) -> Vec<Range<usize>> {
        let (mut fresh, mut at): (Vec<Range<usize>>, _) = (Vec::new(), 0);
        while at < bytes.len() {
            let Block { whole, lines, count } = Block::head(&bytes[at..]);
            if count > 1 && self.passes(&bytes[..at], whole, progress) {
                at += whole.text.len();
                continue;
            }
            for line in &lines[..count] {
                let end = at + line.text.len();
                if !self.passes(&bytes[..at], *line, progress) {
                    progress.read(line.text);
                    match fresh.last_mut() {
                        Some(part) if part.end == at => part.end = end,
                        _ => fresh.push(at..end),
                    }
                }
                at = end;
            }
        }
        fresh
    }

    /// Whether nothing need be read of `stretch`, which comes after `before`: it is known, and was added.
    fn passes(&mut self, before: &[u8], stretch: Stretch, progress: &mut Progress) -> bool {
        // A run of base64 may go on from line to line.
        let is_alone = stretch.text.ends_with(b"\n") && !packed::is_open(before) && !packed::is_open(stretch.text);
        is_alone && (stretch.text == b"\n" || self.is_known(stretch, progress))
    }

    /// Whether `stretch` is known and was added. One that is met again is known from then on.
    fn is_known(&mut self, stretch: Stretch, progress: &mut Progress) -> bool {
        match self.lines.meet(stretch, progress.way) {
            Met::Known(known) => progress.add(known),
            Met::Again => {
                if let Some(known) = Known::read(stretch.text, progress.way, &self.guard.anchors, self.words)
                    && self.packs_nothing(stretch.text)
                {
                    self.lines.keep(stretch, known);
                }
                false
            }
            Met::New => false,
        }
    }

    /// Whether no value is packed in `text`.
    fn packs_nothing(&mut self, text: &[u8]) -> bool {
        let before = self.hits.len();
        self.base64(text, 0, &|place| place);
        let found = self.hits.len() > before;
        self.hits.truncate(before);
        !found
    }
}
