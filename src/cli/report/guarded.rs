//! Lines that hold what must not be said, of which a report tells the place only: whatever else is wrong on one, a
//! build log is public (safety.md). Enter at [`Guarded::of`].

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use super::Lookup;
use super::discreet::{CONSENT, is_of};
use crate::diag::{Diagnostic, SourcePath, Span};
use crate::parse::Top;
use crate::site::Kind;

/// By file, the lines on which the guard, or a check that keeps its own words to itself, found something.
#[derive(Default)]
pub struct Guarded(BTreeMap<SourcePath, Lines>);

#[derive(Default)]
struct Lines {
    /// Where each line ends.
    ends: Vec<usize>,
    guarded: BTreeSet<usize>,
    /// Those of the field that says what somebody agreed to, from the first to the last of each time it stands there.
    consent: Vec<RangeInclusive<usize>>,
    /// Whether all of them are of an event that is not for everybody.
    is_private: bool,
}

/// A number that is dialled has so many digits, an identity card's the most.
const DIGITS: RangeInclusive<usize> = 9..=13;

/// A decimal with so many places may be half of a position.
const PLACES: usize = 4;

impl Guarded {
    /// The lines of `hits`, of the problems in `found` whose lines are never shown, and those with a number that
    /// somebody may be reached by.
    pub fn of(found: &[Diagnostic], hits: &[Span], sources: Lookup) -> Self {
        let mut guarded = Self::default();
        for file in found.iter().map(|diagnostic| &diagnostic.span.file) {
            if !guarded.0.contains_key(file) {
                let lines = sources(file).map(|text| Lines::of(&text, file)).unwrap_or_default();
                guarded.0.insert(file.clone(), lines);
            }
        }
        let hidden = found.iter().filter(|diagnostic| !diagnostic.may_quote_source());
        for span in hidden.map(|diagnostic| &diagnostic.span).chain(hits).filter(|span| !is_whole(span)) {
            if let Some(lines) = guarded.0.get_mut(&span.file) {
                lines.guarded.extend(lines.at(span));
            }
        }
        guarded
    }

    /// Whether `span` lies on one of them; of a whole file, whether it has any.
    pub fn has(&self, span: &Span) -> bool {
        self.0.get(&span.file).is_some_and(|lines| {
            let here = if is_whole(span) { 0..=usize::MAX } else { lines.at(span) };
            lines.guarded.range(here).next().is_some()
        })
    }

    /// Whether `span` begins in what somebody agreed to, or in an event that is not for everybody.
    pub fn is_private(&self, span: &Span) -> bool {
        self.0.get(&span.file).is_some_and(|lines| {
            lines.is_private || lines.consent.iter().any(|consent| consent.contains(lines.at(span).start()))
        })
    }
}

impl Lines {
    /// Of `text`, which stands in `file`.
    fn of(text: &str, file: &str) -> Self {
        let prose = is_prose(file);
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let has_number = |line: &str| prose && has_number(line);
        let guarded = text.split('\n').enumerate().filter(|(_, line)| has_number(line)).map(|(at, _)| at).collect();
        let mut lines = Self { ends, guarded, ..Self::default() };
        if prose {
            let top = Top::of(text);
            lines.consent = consent(&top, text).map(|range| lines.between(&range)).collect();
            lines.is_private = is_of(file, Kind::Event) && is_of_private_event(&top, text);
        }
        lines
    }

    fn at(&self, span: &Span) -> RangeInclusive<usize> {
        self.between(&(span.start..span.end))
    }

    fn between(&self, range: &Range<usize>) -> RangeInclusive<usize> {
        let line = |at: usize| self.ends.partition_point(|end| *end < at);
        line(range.start)..=line(range.end.max(range.start + 1) - 1)
    }
}

fn is_whole(span: &Span) -> bool {
    (span.start, span.end) == (0, 0)
}

/// Where the field `consent` stands in a piece that says `text`: each time it is there, or wherever it may be.
fn consent<'t>(top: &'t Top, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let (fields, unread) = match top {
        Top::Fields(fields) => (&**fields, None),
        Top::Unread(range) => (&[][..], Some(range.clone()).filter(|range| text[range.clone()].contains(CONSENT))),
    };
    fields.iter().filter(|field| field.key == CONSENT).map(|field| field.range.clone()).chain(unread)
}

/// What says who may know of an event. A value that is not known may well be a misspelt "private".
const AUDIENCE: &str = "audience";
const OPEN: [&str; 2] = ["public", "internal"];

/// Whether an event that says `text` is private, as far as that can be read.
fn is_of_private_event(top: &Top, text: &str) -> bool {
    let is_open = |value: &Option<String>| value.as_ref().is_some_and(|value| OPEN.contains(&&**value));
    match top {
        Top::Fields(fields) => fields.iter().any(|field| field.key == AUDIENCE && !is_open(&field.value)),
        Top::Unread(range) => text[range.clone()].contains(AUDIENCE),
    }
}

/// Whether `file` is a text of a piece: tables list numbers for everybody.
fn is_prose(file: &str) -> bool {
    file.ends_with(".md")
}

/// Whether `text` has a number as long as one that is dialled, or what may be a position.
pub fn has_number(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, ' ' | '\u{a0}' | '.' | '-' | '–' | '(' | ')' | '+');
    let mut runs = text.split(|c: char| !c.is_ascii_digit() && !is_mark(c));
    let is_dialled = |run: &str| {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        let starts = ["0", "84", "18", "19"].iter().any(|start| digits.starts_with(start));
        DIGITS.contains(&digits.len()) && starts
    };
    runs.any(is_dialled) || decimals(text) > 1
}

/// How many decimals of `text` have many places.
fn decimals(text: &str) -> usize {
    let whole = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let places =
        |number: &str| number.split_once(['.', ',']).map_or(0, |(_, places)| places.trim_end_matches(['.', ',']).len());
    whole.filter(|number| number.starts_with(|c: char| c.is_ascii_digit()) && places(number) >= PLACES).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_leads_to_somebody_is_seen() {
        for text in
            ["gọi 0912 345 678 nhé", "{{0912345678}}", "+84 912.345.678", "(0205) 3812-345", "21.8536, 106.7610"]
        {
            assert!(has_number(text), "{text}");
        }
        for text in ["date: 2026-11-05", "05.11.2026", "số 21/KH-UBND", "gọi 113", "1.900.000 đồng", "21.8536"] {
            assert!(!has_number(text), "{text}");
        }
    }
}
