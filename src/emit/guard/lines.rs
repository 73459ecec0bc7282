//! Lines that many files share, as heads, menus and footers: read once, then known.
//!
//! What a line adds to the words and digits of a file depends on the line alone, but for digits that
//! go on those of the line before. So a line that is met again is read by itself, and from then on
//! only what it adds is added: more than half of a site's bytes are such lines. What is known takes a
//! fixed number of slots, in which the newest line replaces another.

use std::hash::Hasher as _;
use std::ops::Range;

use memchr::memchr_iter;
use rustc_hash::FxHasher;

use super::reading::{self, Flags};
use super::sketch::{Added, Anchors, Sketch};
use super::{Look, packed};

const SLOTS: usize = 1 << 15;

/// So many bytes of lines are kept at most; then all are forgotten.
const ROOM: usize = 4 << 20;

/// A longer line is never kept.
const LONGEST: usize = 1 << 14;

/// How a line is read: inside of a tag or in the text, with or without backslashes as escapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    inside: usize,
    backslash: bool,
}

/// A line without a value in it.
#[derive(Debug)]
struct Known {
    line: Box<[u8]>,
    way: Way,
    added: [Added; 2],
    flags: Flags,
    /// Whether it ends inside of a tag.
    inside: usize,
}

/// The lines that are known, and hashes of those met once.
#[derive(Debug)]
pub(super) struct Lines {
    slots: Vec<(u64, Option<Box<Known>>)>,
    /// How many bytes of lines there is room for.
    room: usize,
}

impl Default for Lines {
    fn default() -> Self {
        Self { slots: (0..SLOTS).map(|_| (0, None)).collect(), room: ROOM }
    }
}

/// What is known of a line.
enum Met<'a> {
    /// It has no value in it and adds this.
    Known(&'a Known),
    /// It was met before: [`Lines::keep`] it.
    Again(u64),
    /// It was not met lately, or is too long.
    New,
}

impl Lines {
    /// What is known of `line`, which is remembered as met.
    fn meet(&mut self, line: &[u8], way: Way) -> Met<'_> {
        if line.len() > LONGEST {
            return Met::New;
        }
        let hash = hash(line, way);
        let (met, known) = &mut self.slots[slot(hash)];
        if *met != hash {
            (*met, *known) = (hash, None);
            return Met::New;
        }
        match known {
            Some(known) if known.way == way && *known.line == *line => Met::Known(known),
            _ => Met::Again(hash),
        }
    }

    /// Keeps what `hash` was given for.
    fn keep(&mut self, hash: u64, known: Known) {
        let size = known.line.len();
        if self.room < size {
            *self = Self::default();
        }
        self.room -= size;
        self.slots[slot(hash)] = (hash, Some(Box::new(known)));
    }
}

fn hash(line: &[u8], way: Way) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(line);
    hasher.write_usize(way.inside << 1 | usize::from(way.backslash));
    hasher.finish()
}

fn slot(hash: u64) -> usize {
    // The lowest bits are the weakest.
    (hash >> 40) as usize % SLOTS
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
    pub(super) fn new(anchors: &'a Anchors, backslash: bool) -> Self {
        let way = Way { inside: 0, backslash };
        Self { sketches: [Sketch::new(anchors), Sketch::new(anchors)], flags: Flags::default(), way }
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
    /// Reads `line`; nothing is told of a line that may hold a value.
    fn read(line: &[u8], way: Way, anchors: &Anchors) -> Option<Self> {
        let mut sketches = [Sketch::of_a_line(anchors), Sketch::of_a_line(anchors)];
        let mut inside = way.inside;
        let flags = reading::read(line, way.backslash, &mut inside, &mut sketches);
        let [text, tags] = sketches.map(|sketch| sketch.added());
        Some(Self { line: line.into(), way, added: [text?, tags?], flags, inside })
    }
}

impl Look<'_> {
    /// Reads `bytes` line by line: what is known of a line is not read again. Gives the parts of which
    /// nothing was known.
    pub(super) fn read(&mut self, bytes: &[u8], depth: usize, progress: &mut Progress) -> Vec<Range<usize>> {
        let (mut fresh, mut at): (Vec<Range<usize>>, _) = (Vec::new(), 0);
        for end in memchr_iter(b'\n', bytes).map(|newline| newline + 1).chain([bytes.len()]) {
            let line = &bytes[at..end];
            // A run of base64 may go on from line to line.
            let is_alone = line.ends_with(b"\n") && !packed::is_open(&bytes[..at]) && !packed::is_open(line);
            if !(is_alone && self.is_known(line, depth, progress)) {
                progress.read(line);
                match fresh.last_mut() {
                    Some(part) if part.end == at => part.end = end,
                    _ => fresh.push(at..end),
                }
            }
            at = end;
        }
        fresh
    }

    /// Whether `line` is known and was added. One that is met again is known from then on.
    fn is_known(&mut self, line: &[u8], depth: usize, progress: &mut Progress) -> bool {
        match self.lines.meet(line, progress.way) {
            Met::Known(known) => progress.add(known),
            Met::Again(hash) => {
                // Deeper down less of what is packed is looked at.
                if let Some(known) = Known::read(line, progress.way, &self.guard.anchors)
                    && depth == 0
                    && self.packs_nothing(line)
                {
                    self.lines.keep(hash, known);
                }
                false
            }
            Met::New => false,
        }
    }

    /// Whether no value is packed in `line`.
    fn packs_nothing(&mut self, line: &[u8]) -> bool {
        let before = self.hits.len();
        self.base64(line, 0, &|place| place);
        let found = self.hits.len() > before;
        self.hits.truncate(before);
        !found
    }
}
