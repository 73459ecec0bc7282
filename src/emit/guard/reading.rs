//! Bytes as words without case and marks, escapes undone, and as digits: one pass over the bytes.
//!
//! What stands inside of tags is kept apart from the text between them, so that
//! `Nguyễn <b>Thị</b> Mẫu` is three words in a row. No byte is lost: each goes to one of the two. A tag parts words, also
//! where it stands inside of one, and the number of a footnote is a word: both are told, for [`seams`].

use std::ops::Range;

use super::{escape, seams};
use crate::site::secret::{Fold, Marks, fold, is_unseen};

/// Stands in the digits where a letter parts two numbers.
pub(super) const BREAK: u8 = b'x';

/// Takes folded letters.
pub(super) trait Stream {
    /// A letter or digit in ASCII, which ends before `end` of the bytes.
    fn letter(&mut self, byte: u8, marks: Marks, at: usize, end: usize);
    /// The letters and the gaps at the head of `bytes`, which stand at `at`: how many bytes. One at least, if the
    /// first is a letter in ASCII.
    fn plain(&mut self, bytes: &[u8], at: usize) -> usize;
    /// Another letter.
    fn wide(&mut self, letter: char, marks: Marks, at: usize, end: usize);
    /// Marks for the letter before.
    fn mark(&mut self, marks: Marks, end: usize);
    /// A word ends.
    fn gap(&mut self);
}

/// What was seen on the way.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    /// An escape gave what opens another, or what base64 is written with.
    pub nested: bool,
    /// There are backslashes.
    pub backslash: bool,
    /// There are bytes that are no UTF-8.
    pub broken: bool,
    /// There are NUL bytes.
    pub zero: bool,
    /// A tag stands inside of a word.
    pub split: bool,
    /// There are marks of footnotes.
    pub noted: bool,
    /// Something that nobody sees stands between two letters.
    pub unseen: bool,
}

impl Flags {
    /// What was seen in one part or in the `other`.
    pub(super) fn join(&mut self, other: Self) {
        self.nested |= other.nested;
        self.backslash |= other.backslash;
        self.broken |= other.broken;
        self.zero |= other.zero;
        self.split |= other.split;
        self.noted |= other.noted;
        self.unseen |= other.unseen;
    }
}

/// What a byte is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Gap,
    Tag,
    Escape,
    High,
}

const CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Gap; 256];
    let mut at = 0;
    while at < 256 {
        classes[at] = match at as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'<' | b'>' => Class::Tag,
            b'&' | b'%' | b'\\' => Class::Escape,
            0x80..=0xff => Class::High,
            _ => Class::Gap,
        };
        at += 1;
    }
    classes
}

/// Whether `byte` parts words and does nothing else.
pub(super) fn is_plain_gap(byte: u8) -> bool {
    byte != 0 && CLASSES[usize::from(byte)] == Class::Gap
}

/// Reads `bytes` into `streams`: the text, and what is inside of tags. `inside` says in which of them
/// the bytes begin, and then, in which they end.
pub(super) fn read<S: Stream>(bytes: &[u8], backslash: bool, inside: &mut usize, streams: &mut [S; 2]) -> Flags {
    let (mut flags, mut at) = (Flags::default(), 0);
    while let Some(&byte) = bytes.get(at) {
        let stream = &mut streams[*inside];
        at += match CLASSES[usize::from(byte)] {
            Class::Letter => stream.plain(&bytes[at..], at),
            Class::Gap => {
                flags.zero |= byte == 0;
                stream.gap();
                1
            }
            Class::Digit => {
                stream.letter(byte, 0, at, at + 1);
                1
            }
            Class::High => match stream.plain(&bytes[at..], at) {
                0 => high(bytes, at, stream, &mut flags),
                taken => taken,
            },
            Class::Escape => unescape(bytes, at, backslash, stream, &mut flags),
            Class::Tag => {
                if byte == b'<' && *inside == 0 {
                    flags.split |= seams::may_be_seam(bytes, at);
                    flags.noted |= seams::may_be_mark(bytes, at);
                }
                *inside = turn(&bytes[at..], *inside);
                streams.iter_mut().for_each(Stream::gap);
                1
            }
        };
    }
    streams.iter_mut().for_each(Stream::gap);
    flags
}

/// Which stream is next after `<` or `>`: a tag begins with a letter, `/`, `!` or `?`.
fn turn(bytes: &[u8], inside: usize) -> usize {
    match bytes {
        [b'>', ..] => 0,
        [_, next, ..] if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?') => 1,
        _ => inside,
    }
}

fn high<S: Stream>(bytes: &[u8], at: usize, stream: &mut S, flags: &mut Flags) -> usize {
    let Some((letter, length)) = character(&bytes[at..]) else {
        flags.broken = true;
        stream.gap();
        return 1;
    };
    put(letter, bytes, at..at + length, stream, flags);
    length
}

/// The character at the head of `bytes`, which is not ASCII.
fn character(bytes: &[u8]) -> Option<(char, usize)> {
    let tail = |at: usize| bytes.get(at).filter(|byte| **byte & 0xc0 == 0x80).map(|byte| u32::from(byte & 0x3f));
    let head = |bits: u8| u32::from(bytes[0] & bits);
    let (code, length, least) = match bytes[0] {
        0xc2..=0xdf => (head(0x1f) << 6 | tail(1)?, 2, 0x80),
        0xe0..=0xef => (head(0xf) << 12 | tail(1)? << 6 | tail(2)?, 3, 0x800),
        0xf0..=0xf4 => (head(7) << 18 | tail(1)? << 12 | tail(2)? << 6 | tail(3)?, 4, 0x1_0000),
        _ => return None,
    };
    char::from_u32(code).filter(|_| code >= least).map(|letter| (letter, length))
}

fn unescape<S: Stream>(bytes: &[u8], at: usize, backslash: bool, stream: &mut S, flags: &mut Flags) -> usize {
    flags.backslash |= bytes[at] == b'\\';
    let Some((letter, length)) = escape::read(&bytes[at..], backslash) else {
        stream.gap();
        return 1;
    };
    flags.nested |= matches!(letter, '&' | '%' | '\\' | '<' | '+' | '/' | '\r' | '\0');
    put(letter, bytes, at..at + length, stream, flags);
    length
}

/// Gives `stream` the letter that is written at `place` of `bytes`.
fn put<S: Stream>(letter: char, bytes: &[u8], place: Range<usize>, stream: &mut S, flags: &mut Flags) {
    let (at, end) = (place.start, place.end);
    fold(letter, |folded| match folded {
        Fold::Letter(letter, marks) if letter.is_ascii() => stream.letter(letter as u8, marks, at, end),
        Fold::Letter(letter, marks) => stream.wide(letter, marks, at, end),
        Fold::Mark(marks) => stream.mark(marks, end),
        Fold::Gap => stream.gap(),
        Fold::Nothing => flags.unseen |= seams::is_within(bytes, &place),
    });
}

/// `bytes` with blanks in place of all that nobody sees, byte for byte: of two words that nothing else parts some
/// programs show two, and people read two.
pub(super) fn parted(bytes: &[u8]) -> Vec<u8> {
    let (mut parted, mut at) = (bytes.to_vec(), 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let read = match CLASSES[usize::from(rest[0])] {
            Class::High => character(rest),
            Class::Escape => escape::read(rest, true),
            _ => None,
        };
        let (letter, length) = read.unwrap_or(('a', 1));
        if is_unseen(letter) {
            parted[at..at + length].fill(b' ');
        }
        at += length.max(1);
    }
    parted
}

/// Words and digits with marks and places: for bytes in which something may be.
#[derive(Debug)]
pub(super) struct Mapped {
    pub words: Vec<u8>,
    pub marks: Vec<Marks>,
    /// Start and end in the bytes.
    pub places: Vec<(usize, usize)>,
    pub digits: Vec<Digit>,
}

/// A digit or a break, where it stands, and whether it begins a group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digit {
    pub byte: u8,
    pub place: (usize, usize),
    pub first: bool,
}

impl Default for Mapped {
    fn default() -> Self {
        Self { words: vec![b' '], marks: vec![0], places: vec![(0, 0)], digits: Vec::new() }
    }
}

impl Mapped {
    fn add(&mut self, bytes: &[u8], marks: Marks, place: (usize, usize)) {
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        if is_digit(self.words.last()) != is_digit(bytes.first()) {
            self.gap();
        }
        let first = self.words.last().is_none_or(|last| !last.is_ascii_digit());
        self.words.extend_from_slice(bytes);
        self.marks.resize(self.words.len() - 1, 0);
        self.marks.push(marks);
        self.places.resize(self.words.len(), place);
        match bytes {
            [byte] if byte.is_ascii_digit() => self.digits.push(Digit { byte: *byte, place, first }),
            _ if self.digits.last().is_none_or(|last| last.byte != BREAK) => {
                self.digits.push(Digit { byte: BREAK, place, first: true });
            }
            _ => {}
        }
    }
}

impl Stream for Mapped {
    fn letter(&mut self, byte: u8, marks: Marks, at: usize, end: usize) {
        self.add(&[byte], marks, (at, end));
    }

    fn plain(&mut self, bytes: &[u8], at: usize) -> usize {
        let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic());
        letters.zip(at..).map(|(byte, at)| self.add(&[byte.to_ascii_lowercase()], 0, (at, at + 1))).count()
    }

    fn wide(&mut self, letter: char, marks: Marks, at: usize, end: usize) {
        self.add(letter.encode_utf8(&mut [0; 4]).as_bytes(), marks, (at, end));
    }

    fn mark(&mut self, more: Marks, end: usize) {
        if let (Some(marks), Some(place)) = (self.marks.last_mut(), self.places.last_mut())
            && self.words.last() != Some(&b' ')
        {
            *marks |= more;
            place.1 = end;
        }
    }

    fn gap(&mut self) {
        if self.words.last() != Some(&b' ') {
            self.words.push(b' ');
            self.marks.push(0);
            let end = self.places.last().map_or(0, |place| place.1);
            self.places.push((end, end));
        }
    }
}
