//! From the parser's events to the pieces of a body: joins texts, finds directives, judges raw
//! HTML, closes headings. One event at a time, nothing is read twice.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, RefDefs, Tag, TagEnd};

use super::body::{Body, Definition, Piece, Target, is_inline, spoken};
use super::directive::{self, Stretch};
use super::{Directive, Finding, Heading, destination, heading, raw, slips};
use crate::diag::Problem;

/// An inline element that is open.
enum Open {
    Markdown,
    /// The piece with its opening tag, its name, where it stands.
    Raw(usize, &'static str, Range<usize>),
}

/// Turns events into pieces; give it all of them, then [`Reader::finish`].
#[derive(Default)]
pub(super) struct Reader<'a> {
    text: &'a str,
    body: Body<'a>,
    /// Text events that follow each other without a gap and say what the source says.
    run: Option<Range<usize>>,
    in_code: bool,
    /// Text of the open block of raw HTML.
    block: Option<String>,
    open: Vec<Open>,
    /// Names of refused elements, so that their closing tags are not reported again.
    refused: BTreeSet<String>,
    /// Pieces that opened a link or picture, with how it was written and its label.
    links: Vec<(usize, LinkType, CowStr<'a>)>,
    /// The piece that opened the paragraph or heading.
    start: usize,
    definitions: Vec<usize>,
    /// Where the last event ended.
    last_end: usize,
}

impl<'a> Reader<'a> {
    /// For the events of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    /// The body, its headings still without the ids that are made from their text.
    pub fn finish(mut self) -> Body<'a> {
        self.flush_run();
        self.body
    }

    /// Takes the next event, which stands at `range`; `definitions` are those of links.
    pub fn read(&mut self, event: Event<'a>, range: Range<usize>, definitions: &RefDefs<'_>) {
        let (event, range) = without_lone_tilde(self.text, event, range);
        let end = match &event {
            Event::Start(Tag::Image { .. }) => range.start + 2,
            Event::Start(_) => range.start + 1,
            _ => range.end,
        };
        match event {
            Event::Text(text) if !self.in_code => self.read_text(text, range),
            event => {
                self.flush_run();
                self.read_other(event, range, definitions);
            }
        }
        self.last_end = end;
    }

    fn read_other(&mut self, event: Event<'a>, range: Range<usize>, definitions: &RefDefs<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range, definitions),
            Event::InlineHtml(tag) => self.read_tag(&tag, range),
            Event::Html(line) => self.block.get_or_insert_default().push_str(&line),
            event => {
                if matches!(event, Event::Code(_) | Event::Text(_)) {
                    self.body.places.push((self.body.pieces.len(), range));
                }
                self.push(Piece::Event(event));
            }
        }
    }

    fn push(&mut self, piece: Piece<'a>) {
        self.body.pieces.push(piece);
    }

    fn find(&mut self, problem: Problem, args: Vec<(&'static str, String)>, range: Range<usize>) {
        self.body.findings.push(Finding { problem, args, range });
    }

    // Text and directives

    fn read_text(&mut self, text: CowStr<'a>, range: Range<usize>) {
        if self.text.get(range.clone()) != Some(&*text) {
            self.flush_run();
            self.body.places.push((self.body.pieces.len(), range));
            self.push(Piece::Event(Event::Text(text)));
            return;
        }
        match &mut self.run {
            Some(run) if run.end == range.start => run.end = range.end,
            _ => {
                self.flush_run();
                self.run = Some(range);
            }
        }
    }

    /// Turns the run of text into pieces, now that it is known to be whole.
    fn flush_run(&mut self) {
        let Some(run) = self.run.take() else { return };
        // `\{{` is how an author writes braces that mean nothing.
        let escaped = self.text[..run.start].ends_with('\\') && self.text[run.clone()].starts_with('{');
        let start = run.start + usize::from(escaped);
        if escaped {
            self.push_text(run.start..start);
        }
        for stretch in directive::split(&self.text[start..run.end]) {
            match stretch {
                Stretch::Text(range) => self.push_text(start + range.start..start + range.end),
                Stretch::Directive(range) => {
                    let directive = Directive::parse(self.text, start + range.start..start + range.end);
                    self.push(Piece::Directive { directive, block: false });
                }
                Stretch::Unclosed(range) => self.find_unclosed(start + range.start..start + range.end),
            }
        }
    }

    fn push_text(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        for spaced in destination::spaced(self.text, range.clone()) {
            self.find(Problem::LinkSpace, vec![("link", self.text[spaced.clone()].to_owned())], spaced);
        }
        for (reason, slip) in slips::slips(self.text, range.clone()) {
            self.find(Problem::LostMarkup, vec![("reason", reason.to_owned())], slip);
        }
        self.body.places.push((self.body.pieces.len(), range));
        self.push(Piece::Event(Event::Text(text.into())));
    }

    fn find_unclosed(&mut self, range: Range<usize>) {
        let name = self.text[range.clone()].trim_matches('{').split_whitespace().next().unwrap_or_default();
        self.find(Problem::UnclosedDirective, vec![("name", name.to_owned())], range);
    }

    // Elements

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        self.open_element(tag.to_end());
        let at = self.body.pieces.len();
        if matches!(tag, Tag::Paragraph | Tag::Heading { .. }) {
            self.start = at;
        }
        self.in_code |= matches!(tag, Tag::CodeBlock(_));
        let all = self.text;
        let source = &all[range.clone()];
        let mistaken = match &tag {
            Tag::CodeBlock(CodeBlockKind::Indented) if slips::mistaken_code(source) => Some("indent"),
            Tag::Heading { .. } if slips::mistaken_heading(source) => Some("underline"),
            _ => None,
        };
        if let Some(reason) = mistaken {
            let line = range.start..range.start + source.trim_end().find('\n').unwrap_or(source.trim_end().len());
            self.find(Problem::LostMarkup, vec![("reason", reason.to_owned())], line);
        }
        let piece = match tag {
            Tag::Heading { .. } => Piece::Nothing,
            Tag::Link { link_type, dest_url, title, id } => {
                self.links.push((at, link_type, id));
                Piece::Link(target(link_type, dest_url, title))
            }
            Tag::Image { link_type, dest_url, title, id } => {
                self.links.push((at, link_type, id));
                Piece::Picture(target(link_type, dest_url, title))
            }
            Tag::FootnoteDefinition(label) => self.start_definition(label, at + 1),
            Tag::HtmlBlock => {
                self.block = Some(String::with_capacity(range.len()));
                return;
            }
            tag => Piece::Event(Event::Start(tag)),
        };
        self.push(piece);
    }

    fn start_definition(&mut self, label: CowStr<'a>, at: usize) -> Piece<'a> {
        let definition = self.body.definitions.len();
        self.definitions.push(definition);
        self.body.definitions.push(Definition { label, pieces: at..at });
        Piece::Definition(definition)
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>, definitions: &RefDefs<'_>) {
        self.close_element(tag);
        match tag {
            TagEnd::Heading(level) => self.end_heading(level as u8, range),
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Link | TagEnd::Image => self.end_link(range, definitions),
            TagEnd::HtmlBlock => self.end_block(range),
            TagEnd::FootnoteDefinition => {
                if let Some(definition) = self.definitions.pop() {
                    self.body.definitions[definition].pieces.end = self.body.pieces.len();
                }
                self.push(Piece::Nothing);
            }
            tag => {
                self.in_code &= tag != TagEnd::CodeBlock;
                self.push(Piece::Event(Event::End(tag)));
            }
        }
    }

    fn end_link(&mut self, range: Range<usize>, definitions: &RefDefs<'_>) {
        let Some((at, kind, label)) = self.links.pop() else { return };
        let (target, end) = match &mut self.body.pieces[at] {
            Piece::Link(target) => (target, Piece::EndLink),
            Piece::Picture(target) => (target, Piece::EndPicture),
            _ => return,
        };
        let destination = &target.destination;
        let link =
            destination::Link { source: self.text, kind, destination, label: &label, range, text_end: self.last_end };
        target.range = link.place(definitions);
        self.push(end);
    }

    /// A paragraph whose every line is one directive gives way to them.
    fn end_paragraph(&mut self) {
        let pieces = &mut self.body.pieces[self.start..];
        let mut lines = pieces[1..].split(|piece| matches!(piece, Piece::Event(Event::SoftBreak | Event::HardBreak)));
        if !lines.all(is_lone_directive) {
            self.push(Piece::Event(Event::End(TagEnd::Paragraph)));
            return;
        }
        for piece in pieces {
            match piece {
                Piece::Directive { block, .. } => *block = true,
                piece => *piece = Piece::Nothing,
            }
        }
    }

    fn end_heading(&mut self, level: u8, range: Range<usize>) {
        let range = range.start..range.start + self.text[range].trim_end().len();
        if level == 1 {
            self.find(Problem::TopHeading, Vec::new(), range.clone());
        }
        let id = self.take_heading_id();
        let pieces = &self.body.pieces[self.start..];
        let text: String = pieces.iter().map(spoken).collect();
        let text = text.trim().to_owned();
        // A heading of nothing would be announced as one: what is in it stays without it.
        if text.is_empty() && !pieces.iter().any(|piece| matches!(piece, Piece::Directive { .. })) {
            return;
        }
        let at = self.body.headings.len();
        self.body.pieces[self.start] = Piece::Heading(at);
        self.push(Piece::EndHeading(at));
        let explicit = id.is_some();
        self.body.headings.push(Heading { level: level.max(2), id: id.unwrap_or_default(), explicit, text, range });
    }

    fn take_heading_id(&mut self) -> Option<String> {
        let [.., Piece::Event(Event::Text(text))] = &mut self.body.pieces[self.start..] else { return None };
        let (before, id) = heading::split_id(text)?;
        let id = id.to_owned();
        *text = before.to_owned().into();
        Some(id)
    }

    // Raw HTML

    fn end_block(&mut self, range: Range<usize>) {
        match raw::judge_block(&self.block.take().unwrap_or_default()) {
            Ok(voids) => voids.into_iter().for_each(|name| self.push(Piece::Raw(format!("<{name}>").into()))),
            Err(tag) => {
                let range = range.start..range.start + self.text[range].trim_end().len();
                let name = tag.trim_matches(['<', '/', '>']).split(' ').next().unwrap_or_default().to_owned();
                self.refuse(&name, tag, range);
            }
        }
    }

    fn read_tag(&mut self, tag: &str, range: Range<usize>) {
        match raw::judge(tag) {
            raw::Tag::Void(name) => self.push(Piece::Raw(format!("<{name}>").into())),
            raw::Tag::Open(name, written) => {
                self.body.places.push((self.body.pieces.len(), range.clone()));
                self.open.push(Open::Raw(self.body.pieces.len(), name, range));
                self.push(Piece::Raw(written.into()));
            }
            raw::Tag::Close(name) => match self.open.last() {
                Some(Open::Raw(_, open, _)) if *open == name => {
                    self.open.pop();
                    self.push(Piece::Raw(format!("</{name}>").into()));
                }
                _ => self.refuse_unpaired(name, format!("</{name}>"), range),
            },
            raw::Tag::Refused(name, shown) => self.refuse(&name, shown, range),
        }
    }

    fn refuse_unpaired(&mut self, name: &str, shown: String, range: Range<usize>) {
        self.refused.insert(name.to_owned());
        self.find(Problem::UnpairedTag, vec![("tag", shown)], range);
    }

    fn refuse(&mut self, name: &str, shown: String, range: Range<usize>) {
        let known = shown.starts_with("</") && self.refused.contains(name);
        if !known {
            self.refused.insert(name.to_owned());
            self.find(Problem::RawHtml, vec![("tag", shown)], range);
        }
    }

    /// Tags that authors open must be closed within the same line of markup, or the page would
    /// not be well-formed.
    fn open_element(&mut self, tag: TagEnd) {
        if is_inline(tag) {
            self.open.push(Open::Markdown);
        } else {
            self.refuse_open();
            self.open.clear();
        }
    }

    fn close_element(&mut self, tag: TagEnd) {
        self.refuse_open();
        if is_inline(tag) {
            self.open.pop();
        }
    }

    /// Refuses raw tags that are open within the innermost element.
    fn refuse_open(&mut self) {
        while let Some(Open::Raw(..)) = self.open.last() {
            let Some(Open::Raw(at, name, range)) = self.open.pop() else { return };
            self.body.pieces[at] = Piece::Nothing;
            self.refuse_unpaired(name, format!("<{name}>"), range);
        }
    }
}

/// A single tilde as the text that it is, and where it stands: it says "about", or stands between two numbers (`5~10`).
/// Only two strike out what is between them.
fn without_lone_tilde<'a>(source: &str, event: Event<'a>, range: Range<usize>) -> (Event<'a>, Range<usize>) {
    let lone = !source[range.clone()].starts_with("~~");
    match event {
        Event::Start(Tag::Strikethrough) if lone => (Event::Text("~".into()), range.start..range.start + 1),
        Event::End(TagEnd::Strikethrough) if lone => (Event::Text("~".into()), range.end - 1..range.end),
        event => (event, range),
    }
}

fn target<'a>(kind: LinkType, destination: CowStr<'a>, title: CowStr<'a>) -> Target<'a> {
    let destination = if kind == LinkType::Email { format!("mailto:{destination}").into() } else { destination };
    Target { destination, title, range: 0..0 }
}

fn is_lone_directive(line: &[Piece<'_>]) -> bool {
    let mut directives = 0;
    let rest_is_empty = line.iter().all(|piece| match piece {
        Piece::Directive { .. } => {
            directives += 1;
            true
        }
        Piece::Event(Event::Text(text)) => text.trim().is_empty(),
        _ => false,
    });
    rest_is_empty && directives == 1
}
