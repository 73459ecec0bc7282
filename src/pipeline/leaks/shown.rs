//! What readers get of a body, where that puts words beside each other that are apart in its source: around a link, over
//! the items of a list, at the mark of a footnote. The guard finds in an output what stands there, so texts are looked
//! through in the same way, and what is found has its place.

use crate::emit::{Guard, Hit};
use crate::markdown::{OTHER, Prose};
use crate::parse::Document;

/// Stands for what comes from elsewhere, in as many bytes as [`OTHER`]: it parts words and digits.
const WORD: &str = " x ";

/// The words of a body.
pub(super) struct Shown<'a> {
    document: &'a Document,
    prose: &'a Prose,
    words: String,
}

impl<'a> Shown<'a> {
    /// What is shown of `document`, whose source says `text`; `None` where the words stand as they do there.
    pub(super) fn of(document: &'a Document, text: &str) -> Option<Self> {
        let (scan, body) = (&document.body.scan, document.body_of(text));
        let prose = scan.spoken.as_deref().unwrap_or(&scan.prose);
        prose.joins(body).then(|| Self { document, prose, words: prose.text(body).replace(OTHER, WORD) })
    }

    /// The words, as they follow each other.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// What `guard` finds in the words, each where it stands in the source.
    pub(super) fn hits(&self, guard: &Guard) -> Vec<Hit> {
        let hits = guard.scan("", self.words.as_bytes());
        if hits.is_empty() {
            return hits;
        }
        let places = self.prose.places();
        let placed = hits.into_iter().map(|hit| {
            let span = self.document.body_span(&places.source(&hit.range));
            Hit { range: span.start..span.end, ..hit }
        });
        placed.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_elsewhere_moves_no_place() {
        assert_eq!(WORD.len(), OTHER.len_utf8());
    }
}
