//! What a body holds that must be checked.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::body::{self, Body, Piece, Target};
use super::destination::{self, Target as Leads};
use super::{Directive, Finding, OTHER, Prose, Reference, Scan, essence, extract, prose, raw};
use crate::diag::Problem;

/// No more stands between an address and the title behind it.
const TITLE_MARKS: usize = 8;

/// How much of an address a finding shows: `data:` pictures are long.
const SHOWN: usize = 80;

/// Reads the body `text`; ranges are its bytes.
pub fn scan(text: &str) -> Scan {
    let body = Body::parse(text);
    let mut scanner = Scanner { text, ..Scanner::default() };
    let mut places = body.places.iter().peekable();
    for (at, piece) in body.pieces.iter().enumerate() {
        let place = places.next_if(|(text, _)| *text == at).map(|(_, range)| range);
        scanner.read(piece, place);
        if let (Piece::Picture(target), Some(Piece::EndPicture)) = (piece, body.pieces.get(at + 1)) {
            scanner.find_undescribed(target);
        }
    }
    let plain = scanner.plain.finish();
    let (has_code, has_numbers_in_code) = said_in_code(&body);
    let spoken = has_code.then(|| Box::new(prose_of(&body, text, Code::Said)));
    let prose = prose_of(&body, text, Code::Hidden);
    let mut scan = Scan { plain, prose, spoken, has_numbers_in_code, ..scanner.scan };
    scan.essence = essence::of(&body, text.len());
    scan.findings.extend(body.findings);
    scan.findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
    scan.headings = exact(body.headings);
    (scan.references, scan.directives) = (exact(scan.references), exact(scan.directives));
    scan
}

/// What becomes of code where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Code {
    /// It is [`OTHER`], or in a block of its own nothing.
    Hidden,
    /// It says what it says.
    Said,
}

/// Whether code says a word, and a digit of any form, so that a number may stand there.
fn said_in_code(body: &Body) -> (bool, bool) {
    let (mut in_code, mut has_words, mut has_numbers) = (false, false, false);
    for piece in &body.pieces {
        match piece {
            Piece::Event(Event::Start(tag)) if !body::is_inline(tag.to_end()) => {
                in_code = tag.to_end() == TagEnd::CodeBlock;
            }
            Piece::Event(Event::End(TagEnd::CodeBlock)) => in_code = false,
            Piece::Event(Event::Text(_)) if !in_code => {}
            Piece::Event(Event::Code(said) | Event::Text(said)) => {
                has_words |= said.contains(char::is_alphanumeric);
                has_numbers |= said.contains(char::is_numeric);
            }
            _ => {}
        }
    }
    (has_words, has_numbers)
}

/// The words of `body`, which was read from `text`; a line a block.
fn prose_of(body: &Body, text: &str, code: Code) -> Prose {
    let (mut prose, mut in_code) = (prose::Gathering::default(), false);
    let mut titles: Vec<(Cow<'_, str>, Range<usize>)> = Vec::new();
    let mut places = body.places.iter().peekable();
    for (at, piece) in body.pieces.iter().enumerate() {
        let place = places.next_if(|(text, _)| *text == at).map(|(_, range)| range.clone());
        match (piece, &place) {
            (Piece::Link(target) | Piece::Picture(target), _) if !target.title.is_empty() => {
                titles.push((Cow::Borrowed(&target.title), target.range.clone()));
            }
            (Piece::Raw(tag), Some(range)) => titles.extend(raw::title(tag).map(|title| (title.into(), range.clone()))),
            _ => {}
        }
        match (piece, place) {
            (Piece::Event(Event::Text(said)), Some(range)) if !in_code => prose.push(said, range, text),
            (Piece::Event(Event::Text(said) | Event::Code(said)), Some(range)) if code == Code::Said => {
                prose.push_code(said, range, text);
            }
            (Piece::Event(Event::Code(_)), _) => prose.push_mark(OTHER),
            (Piece::Directive { block, .. }, _) => {
                if *block {
                    prose.end_line();
                }
                prose.push_mark(OTHER);
            }
            (Piece::Event(Event::SoftBreak | Event::HardBreak) | Piece::Raw(_), _) => prose.push_mark(' '),
            (Piece::Event(Event::Start(tag)), _) if !body::is_inline(tag.to_end()) => {
                in_code = tag.to_end() == TagEnd::CodeBlock;
                prose.end_line();
            }
            (Piece::Event(Event::End(tag)), _) if !body::is_inline(*tag) => {
                in_code = false;
                prose.end_line();
            }
            (Piece::EndHeading(_), _) => prose.end_line(),
            _ => {}
        }
    }
    // What appears beside a word or a link when somebody points at it: lines of their own, as they stand in no sentence.
    for (title, range) in titles {
        prose.end_line();
        prose.push(&title, titled(&title, range, text), text);
    }
    prose.finish()
}

/// Where in `text` the `title` stands of what has `range`: right after it, if it does not hold it.
fn titled(title: &str, range: Range<usize>, text: &str) -> Range<usize> {
    let end = text.floor_char_boundary(range.end + title.len() + TITLE_MARKS);
    let found = text.get(range.start..end).and_then(|near| near.find(title));
    found.map_or(range.clone(), |at| range.start + at..range.start + at + title.len())
}

/// `items` without room for more: a site has many scans.
fn exact<T>(items: Vec<T>) -> Vec<T> {
    let mut all = Vec::with_capacity(items.len());
    all.extend(items);
    all
}

#[derive(Default)]
struct Scanner<'a> {
    text: &'a str,
    scan: Scan,
    plain: extract::Gathering,
    in_code: bool,
    in_heading: bool,
    /// How many links and pictures are open.
    links: usize,
    pictures: usize,
}

impl Scanner<'_> {
    /// Reads `piece`, a text at `place`.
    fn read(&mut self, piece: &Piece<'_>, place: Option<&Range<usize>>) {
        match piece {
            Piece::Link(target) => {
                self.read_target(target, false);
                self.links += 1;
            }
            Piece::EndLink => self.links -= 1,
            Piece::Picture(target) => {
                self.read_target(target, true);
                self.pictures += 1;
            }
            Piece::EndPicture => self.pictures -= 1,
            Piece::Directive { directive, block } => self.read_directive(directive, *block),
            Piece::Heading(_) => {
                self.in_heading = true;
                self.say(body::spoken(piece), place);
            }
            Piece::EndHeading(_) => {
                self.in_heading = false;
                self.plain.end_line();
            }
            Piece::Event(event) => self.read_event(event, piece, place),
            piece => self.say(body::spoken(piece), place),
        }
    }

    fn read_event(&mut self, event: &Event<'_>, piece: &Piece<'_>, place: Option<&Range<usize>>) {
        match event {
            Event::Start(tag) if !body::is_inline(tag.to_end()) => {
                self.in_code = tag.to_end() == TagEnd::CodeBlock;
                self.plain.end_line();
            }
            Event::End(tag) if !body::is_inline(*tag) => {
                self.in_code = false;
                self.plain.end_line();
            }
            Event::Code(_) => {}
            _ => self.say(body::spoken(piece), place),
        }
    }

    fn say(&mut self, said: &str, place: Option<&Range<usize>>) {
        if self.in_code || self.pictures > 0 || said.is_empty() {
            return;
        }
        // What has a place is the author's own, what has none stands for a directive or a break.
        self.scan.says |= place.is_some() && !self.in_heading && said.contains(char::is_alphanumeric);
        match place {
            Some(range) => self.plain.quote(said, range.clone(), self.text),
            None => self.plain.say(said),
        }
    }

    fn read_directive(&mut self, directive: &Directive, block: bool) {
        self.say(directive.spoken(), None);
        if block {
            self.plain.end_line();
        }
        match directive.problem(self.links > 0) {
            Some(finding) => self.scan.findings.push(finding),
            None => self.scan.directives.push(directive.clone()),
        }
    }

    /// A picture with nothing between its brackets (CON-06).
    fn find_undescribed(&mut self, target: &Target<'_>) {
        if matches!(destination::target(&target.destination), Leads::Local) {
            let range = target.range.clone();
            self.scan.findings.push(Finding { problem: Problem::PictureUndescribed, args: Vec::new(), range });
        }
    }

    fn read_target(&mut self, target: &Target<'_>, picture: bool) {
        let range = target.range.clone();
        let (problem, arg) = match (destination::target(&target.destination), picture) {
            (Leads::Local, _) | (Leads::Linkable(_), false) => {
                let destination = target.destination.to_string();
                self.scan.references.push(Reference { destination, picture, range });
                return;
            }
            // `C:\a.pdf`
            (Leads::Refused(drive), false) if drive.len() == 1 => (Problem::LinkScheme, ("scheme", "drive".to_owned())),
            (Leads::Refused(scheme), false) => (Problem::LinkScheme, ("scheme", scheme)),
            (_, true) => (Problem::ForeignImage, ("link", target.destination.chars().take(SHOWN).collect())),
        };
        self.scan.findings.push(Finding { problem, args: vec![arg], range });
    }
}
