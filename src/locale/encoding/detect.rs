//! Which encoding a text is in: the one in which most of its words can be syllables.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Encoding, LOST, image, utf_16};
use crate::discover::Source;
use crate::locale::Syllables;
use crate::locale::data::syllables_of;

/// At least so many of a hundred words beyond ASCII must be syllables of the language.
const PLAUSIBLE: usize = 80;
/// So many different words must become syllables in a file of valid UTF-8 before it is said to be anything else;
/// what was misread tells itself apart, and one is enough.
const FEWEST: usize = 3;
/// Characters of the first wrong line that a report shows.
const SHOWN: usize = 120;

/// Marks beyond ASCII that stand around words.
const AROUND: &str = "“”‘’„…–—«»•·\u{a0}";

/// Knows the syllables of some languages.
#[derive(Debug)]
pub struct Detector(Vec<Syllables>);

/// A text in an encoding that is not UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub encoding: Encoding,
    /// The whole text, converted.
    pub text: String,
    /// Bytes of the file with the first line that reads differently.
    pub first: Range<usize>,
    /// That line, converted.
    pub reads: String,
}

/// A line of a file: as characters, and whether these stand for bytes that are no UTF-8.
struct Line {
    shown: String,
    raw: bool,
    place: Range<usize>,
}

/// Words beyond ASCII: how many can be syllables, and how many there are.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    good: usize,
    all: usize,
}

/// What a conversion does to the words of the lines that it changes.
#[derive(Debug, Clone, Default)]
struct Change {
    after: Tally,
    /// Syllables that were none before.
    gained: BTreeSet<String>,
    /// No text that is right looks like what was misread: nothing more is asked.
    certain: bool,
    /// Something must be wrong, as these bytes are no UTF-8: one syllable is enough.
    raw: bool,
}

impl Change {
    /// There is no doubt.
    fn certain() -> Self {
        Self { after: Tally { good: usize::MAX / 100, all: 1 }, certain: true, ..Self::default() }
    }

    fn is_plausible(&self) -> bool {
        let enough = self.certain || (self.raw && self.after.good > 0) || self.gained.len() >= FEWEST;
        enough && self.after.good * 100 >= self.after.all * PLAUSIBLE
    }
}

impl Detector {
    /// A detector for the languages whose `locale.yaml` among `sources` says how syllables look.
    pub fn new(sources: &[Source]) -> Self {
        let files = sources.iter().filter(|source| source.path.ends_with("/locale.yaml"));
        Self(files.filter_map(|source| syllables_of(&source.text.read())).collect())
    }

    /// What `bytes` are, unless they are good UTF-8 or nobody knows.
    pub fn find(&self, bytes: &[u8]) -> Option<Found> {
        let found = Encoding::ALL.into_iter().filter_map(|encoding| self.converted(bytes, encoding));
        let found = found.filter(|(_, tally)| tally.is_plausible());
        // Of equals the first.
        let best = found.reduce(|best, other| if other.1.after.good > best.1.after.good { other } else { best });
        best.map(|(found, _)| found)
    }

    /// `bytes` converted from `encoding`, which somebody knows them to be in: every line that is no
    /// UTF-8, and every other that gains by it.
    pub fn convert(&self, bytes: &[u8], encoding: Encoding) -> Option<Found> {
        self.converted(bytes, encoding).map(|(found, _)| found)
    }

    /// The same, with what it did to the words.
    fn converted(&self, bytes: &[u8], encoding: Encoding) -> Option<(Found, Change)> {
        if !encoding.has_lines() {
            let text = utf_16(bytes)?;
            let reads = shortened(text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default());
            return Some((Found { encoding, text, first: 0..2, reads }, Change::certain()));
        }
        let raw = std::str::from_utf8(bytes).is_err();
        let mut change = Change { certain: encoding.is_misread(), raw, ..Change::default() };
        let (mut text, mut first) = (String::new(), None);
        for line in lines(bytes) {
            let converted = self.line(&line, encoding);
            if converted.is_none() && line.raw {
                return None;
            }
            if let Some(converted) = &converted {
                change.after += self.tally(converted);
                change.gained.extend(self.syllables(converted).map(str::to_lowercase));
                self.syllables(&line.shown).for_each(|word| _ = change.gained.remove(&word.to_lowercase()));
                first.get_or_insert((line.place.clone(), shortened(converted)));
            }
            text.push_str(converted.as_deref().unwrap_or(&line.shown));
        }
        let (first, reads) = first?;
        Some((Found { encoding, text, first, reads }, change))
    }

    /// `line` converted from `encoding`; `None` when it reads well as it is, or cannot be in it.
    fn line(&self, line: &Line, encoding: Encoding) -> Option<String> {
        if line.shown.is_ascii() || (line.raw && encoding.is_misread()) {
            return None;
        }
        let converted = encoding.read(&line.shown)?;
        if line.raw || converted == line.shown {
            return line.raw.then_some(converted);
        }
        let better = match encoding.is_misread() {
            true => self.is_mended(&line.shown, encoding),
            false => self.tally(&converted).good > self.tally(&line.shown).good,
        };
        (better && is_readable(&converted)).then_some(converted)
    }

    /// Whether the words of `line` that `encoding` changes become more syllables, or lose no syllable and less
    /// is left that is none: English with a dash that was misread. What stands for a byte may look like a mark
    /// around words, and the letters before it like a syllable of their own: `Chá»¯`, `sá»‘`.
    fn is_mended(&self, line: &str, encoding: Encoding) -> bool {
        let changed = unmarked(line).filter_map(|word| Some((word, encoding.read(word).filter(|read| read != word)?)));
        let (mut whole, mut before, mut after) = (Tally::default(), Tally::default(), Tally::default());
        for (word, read) in changed {
            whole += Tally { good: usize::from(self.can_be(word)), all: 1 };
            before += self.tally(word);
            after += self.tally(&read);
        }
        after.good > whole.good || (after.bad() < whole.bad() && after.good >= before.good)
    }

    fn can_be(&self, word: &str) -> bool {
        self.0.iter().any(|syllables| syllables.can_be(word))
    }

    fn tally(&self, text: &str) -> Tally {
        Tally { good: self.syllables(text).count(), all: words(text).count() }
    }

    fn syllables<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        words(text).filter(|word| self.can_be(word))
    }
}

/// Stretches of `text` beyond ASCII between spaces and marks of ASCII, with all other marks around them.
fn unmarked(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).filter(|word| !word.is_ascii())
}

/// Words of `text` beyond ASCII. A single letter may be a sign that stands by itself: `·`, `¦`. A word with a
/// letter that is lost tells nothing.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let whole = unmarked(text).filter(|word| !word.contains(LOST));
    let words = whole.flat_map(|word| word.split(|c: char| AROUND.contains(c)));
    words.filter(|word| !word.is_ascii() && word.chars().nth(1).is_some())
}

impl Tally {
    fn bad(self) -> usize {
        self.all - self.good
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.good += other.good;
        self.all += other.all;
    }
}

impl Encoding {
    fn is_misread(self) -> bool {
        matches!(self, Self::Misread | Self::MisreadTwice)
    }
}

/// The lines of a file with their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = Line> {
    bytes.split_inclusive(|byte| *byte == b'\n').scan(0, |at, line| {
        let place = *at..*at + line.len();
        *at = place.end;
        Some(match std::str::from_utf8(line) {
            Ok(text) => Line { shown: text.to_owned(), raw: false, place },
            Err(_) => Line { shown: image::image(line), raw: true, place },
        })
    })
}

/// Whether no control character came out of it.
fn is_readable(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() && !c.is_ascii_whitespace())
}

fn shortened(line: &str) -> String {
    let line = line.trim();
    let end = line.char_indices().nth(SHOWN).map(|(at, _)| at);
    end.map_or_else(|| line.to_owned(), |at| format!("{}…", line[..at].trim_end()))
}
