//! A body, read once: the parser's events with everything decided that scanning and rendering
//! must agree on. Enter at [`Body::parse`].

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, TagEnd};

use super::reader::Reader;
use super::{Directive, Finding, Heading, heading};

/// One step through a body.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// An event that needed no decision.
    Event(Event<'a>),
    /// Start and end of the heading at this place of [`Body::headings`].
    Heading(usize),
    EndHeading(usize),
    Link(Target<'a>),
    EndLink,
    Picture(Target<'a>),
    EndPicture,
    Directive {
        directive: Directive,
        /// Whether it stands alone in its paragraph, whose start and end are gone.
        block: bool,
    },
    /// An accepted tag, as it is to be written.
    Raw(Cow<'static, str>),
    /// Start of the definition at this place of [`Body::definitions`].
    Definition(usize),
    /// What was refused or taken away.
    Nothing,
}

/// Where a link leads or a picture comes from.
#[derive(Debug)]
pub(super) struct Target<'a> {
    pub destination: CowStr<'a>,
    pub title: CowStr<'a>,
    /// Bytes of the body: the destination, or the whole link.
    pub range: Range<usize>,
}

/// A footnote.
#[derive(Debug)]
pub(super) struct Definition<'a> {
    pub label: CowStr<'a>,
    /// Its pieces, without its start and end.
    pub pieces: Range<usize>,
}

/// All pieces of a body, with what was learnt on the way.
#[derive(Debug, Default)]
pub(super) struct Body<'a> {
    pub pieces: Vec<Piece<'a>>,
    /// Pieces of text and of code, and tags that authors wrote, with their bytes of the body.
    pub places: Vec<(usize, Range<usize>)>,
    pub headings: Vec<Heading>,
    pub definitions: Vec<Definition<'a>>,
    /// Problems of syntax; in no order.
    pub findings: Vec<Finding>,
}

impl<'a> Body<'a> {
    /// Reads `text`.
    pub fn parse(text: &'a str) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_GFM;
        let mut events = Parser::new_ext(text, options).into_offset_iter();
        let mut reader = Reader::new(text);
        while let Some((event, range)) = events.next() {
            reader.read(event, range, events.reference_definitions());
        }
        let mut body = reader.finish();
        heading::assign_ids(&mut body.headings, &mut body.findings);
        body
    }
}

/// What a piece says where only text can be: in an id, an excerpt, an alternative text.
pub(super) fn spoken<'p>(piece: &'p Piece<'_>) -> &'p str {
    match piece {
        Piece::Event(Event::Text(text) | Event::Code(text)) => text,
        Piece::Event(Event::SoftBreak | Event::HardBreak) => " ",
        Piece::Directive { directive, .. } => directive.spoken(),
        Piece::Raw(tag) if matches!(&**tag, "<br>" | "<wbr>") => " ",
        _ => "",
    }
}

/// Whether a tag begins or ends a block rather than markup within a line.
pub(super) fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
