//! Numbers of footnotes: by first mention, then those that nobody mentions, so that no word of
//! an author is lost.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::Event;

use super::body::{Body, Piece};

/// What is written where a footnote is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    /// From 1.
    pub number: usize,
    /// Which mention of this footnote it is, from 1; 0 within a link, where it cannot be one.
    pub nth: usize,
}

/// All footnotes of a body.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Definitions in the order of their numbers, as places of [`Body::definitions`].
    pub order: Vec<usize>,
    /// By piece.
    pub mentions: BTreeMap<usize, Mention>,
    /// By definition: how many mentions can be returned to.
    pub counts: Vec<usize>,
}

impl Notes {
    /// Numbers the footnotes of `body`.
    pub fn of(body: &Body<'_>) -> Self {
        let count = body.definitions.len();
        let mut notes = Self { counts: vec![0; count], ..Self::default() };
        if count == 0 {
            return notes;
        }
        let mut walk = Walk { body, labels: labels(body), numbers: vec![0; count] };
        walk.visit(0..body.pieces.len(), &mut notes);
        let mut next = 0;
        for definition in 0..=count {
            // What a footnote mentions comes before what nobody mentions.
            while let Some(&mentioned) = notes.order.get(next) {
                walk.visit(body.definitions[mentioned].pieces.clone(), &mut notes);
                next += 1;
            }
            if definition < count && walk.numbers[definition] == 0 {
                walk.number(definition, &mut notes);
            }
        }
        notes
    }
}

/// Labels are compared without case; the first definition of a label counts.
fn labels(body: &Body<'_>) -> BTreeMap<String, usize> {
    let mut labels = BTreeMap::new();
    for (at, definition) in body.definitions.iter().enumerate() {
        labels.entry(definition.label.to_lowercase()).or_insert(at);
    }
    labels
}

struct Walk<'b, 'a> {
    body: &'b Body<'a>,
    labels: BTreeMap<String, usize>,
    /// By definition; 0 when it has none yet.
    numbers: Vec<usize>,
}

impl Walk<'_, '_> {
    fn visit(&mut self, pieces: Range<usize>, notes: &mut Notes) {
        let (mut links, mut pictures) = (0_usize, 0_usize);
        let mut at = pieces.start;
        while at < pieces.end {
            match &self.body.pieces[at] {
                Piece::Definition(definition) => at = self.body.definitions[*definition].pieces.end,
                Piece::Link(_) => links += 1,
                Piece::EndLink => links -= 1,
                Piece::Picture(_) => pictures += 1,
                Piece::EndPicture => pictures -= 1,
                Piece::Event(Event::FootnoteReference(label)) if pictures == 0 => {
                    self.mention(at, label, links == 0, notes);
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn mention(&mut self, at: usize, label: &str, returnable: bool, notes: &mut Notes) {
        let Some(&definition) = self.labels.get(&label.to_lowercase()) else { return };
        let number = self.number(definition, notes);
        notes.counts[definition] += usize::from(returnable);
        let nth = if returnable { notes.counts[definition] } else { 0 };
        notes.mentions.insert(at, Mention { number, nth });
    }

    fn number(&mut self, definition: usize, notes: &mut Notes) -> usize {
        if self.numbers[definition] == 0 {
            notes.order.push(definition);
            self.numbers[definition] = notes.order.len();
        }
        self.numbers[definition]
    }
}
