//! HTML of a body. No `style=`, no `on…=`, no second window (TRACE-03); ids of headings are those
//! that scanning gives, or the caller.

mod footnotes;
mod links;

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, Event, Tag, TagEnd};

use crate::locale::Spaces;

use super::body::{self, Body, Piece};
use super::footnote::Notes;
use super::{Directive, Labels, Resolver, directive, escape};

/// Appends the HTML of the body `text` to `out`, with the no-break `spaces` of its language. Its headings have
/// `ids` in their order; those that scanning gives when there are none.
pub fn render(text: &str, ids: &[String], labels: &Labels, spaces: &Spaces, resolver: &dyn Resolver, out: &mut String) {
    let mut body = Body::parse(text);
    body.headings.iter_mut().zip(ids).for_each(|(heading, id)| heading.id.clone_from(id));
    let notes = Notes::of(&body);
    out.reserve(text.len() + text.len() / 4);
    let mut writer = Writer {
        body: &body,
        notes: &notes,
        labels,
        spaces,
        resolver,
        out,
        in_code: false,
        alignments: &[],
        cell: 0,
        in_head: false,
        in_label: false,
        tables: 0,
        links: 0,
        link_written: false,
    };
    writer.pieces(0..body.pieces.len());
    writer.footnotes();
}

struct Writer<'b, 'a, 'o> {
    body: &'b Body<'a>,
    notes: &'b Notes,
    labels: &'b Labels,
    spaces: &'b Spaces,
    resolver: &'b dyn Resolver,
    out: &'o mut String,
    /// Of the columns of the open table.
    alignments: &'b [Alignment],
    /// Whether a block of code is open, whose spaces are its own.
    in_code: bool,
    cell: usize,
    in_head: bool,
    /// Whether a `<label>` of a task is open.
    in_label: bool,
    /// Tables so far.
    tables: usize,
    /// Open links, and whether the outermost of them became one.
    links: usize,
    link_written: bool,
}

impl<'b> Writer<'b, '_, '_> {
    fn pieces(&mut self, range: Range<usize>) {
        let body = self.body;
        let mut at = range.start;
        while at < range.end {
            match &body.pieces[at] {
                Piece::Event(event) => self.event(event, at),
                Piece::Heading(heading) => self.heading(*heading),
                Piece::EndHeading(heading) => self.end_heading(*heading),
                Piece::Link(target) => self.link(target),
                Piece::EndLink => self.end_link(),
                Piece::Picture(target) => at = self.picture(target, at),
                Piece::Directive { directive, block } => self.directive(directive, *block),
                Piece::Raw(tag) => self.out.push_str(tag),
                Piece::Definition(definition) => at = body.definitions[*definition].pieces.end,
                Piece::EndPicture | Piece::Nothing => {}
            }
            at += 1;
        }
    }

    fn event(&mut self, event: &'b Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if self.in_code => escape::push_text(self.out, text),
            Event::Text(text) => escape::push_text(self.out, &self.spaces.tied(text)),
            Event::Code(code) => {
                self.out.push_str("<code>");
                escape::push_text(self.out, code);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.out.push(if self.holds(at) { '\u{a0}' } else { '\n' }),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => {
                self.end_label();
                self.out.push_str("<hr>\n");
            }
            Event::FootnoteReference(label) => self.mention(label, at),
            Event::TaskListMarker(checked) => {
                let checked = if *checked { " checked" } else { "" };
                self.put(format_args!("<label><input type=\"checkbox\" disabled{checked}> "));
                self.in_label = true;
            }
            // Raw HTML became `Piece::Raw`; mathematics is off.
            Event::Html(_) | Event::InlineHtml(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// Whether the words on both sides of the line end at `at` stay together.
    fn holds(&self, at: usize) -> bool {
        let text = |at: usize| match self.body.pieces.get(at) {
            Some(Piece::Event(Event::Text(text))) => Some(text),
            _ => None,
        };
        let (before, after) = (at.checked_sub(1).and_then(text), text(at + 1));
        before.zip(after).is_some_and(|(before, after)| self.spaces.holds(before, after))
    }

    fn put(&mut self, arguments: std::fmt::Arguments<'_>) {
        self.out.write_fmt(arguments).expect("writing to a string cannot fail");
    }

    fn start(&mut self, tag: &'b Tag<'_>, at: usize) {
        if !body::is_inline(tag.to_end()) {
            self.end_label();
        }
        self.in_code |= matches!(tag, Tag::CodeBlock(_));
        match tag {
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => self.row("<thead>\n<tr>", true),
            Tag::TableRow => self.row("<tr>", false),
            Tag::TableCell => self.table_cell(),
            Tag::BlockQuote(Some(kind)) => self.callout(*kind),
            Tag::List(Some(start)) if *start != 1 => self.put(format_args!("<ol start=\"{start}\">\n")),
            Tag::Item => self.out.push_str(if self.is_task(at) { "<li class=\"task\">" } else { "<li>" }),
            tag => self.out.push_str(opening(tag.to_end())),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if !body::is_inline(tag) {
            self.end_label();
        }
        self.in_code &= tag != TagEnd::CodeBlock;
        match tag {
            TagEnd::TableHead => self.out.push_str("</tr>\n</thead>\n<tbody>\n"),
            TagEnd::TableCell => self.out.push_str(if self.in_head { "</th>" } else { "</td>" }),
            tag => self.out.push_str(closing(tag)),
        }
    }

    fn label(&self, name: &'static str) -> &'b str {
        self.labels.get(name).map_or(name, String::as_str)
    }

    // Headings, callouts, tasks, directives

    fn heading(&mut self, at: usize) {
        self.end_label();
        let heading = &self.body.headings[at];
        self.put(format_args!("<h{} id=\"", heading.level));
        escape::push_attribute(self.out, &heading.id);
        self.out.push_str("\">");
    }

    fn end_heading(&mut self, at: usize) {
        self.end_label();
        self.put(format_args!("</h{}>\n", self.body.headings[at].level));
    }

    fn callout(&mut self, kind: BlockQuoteKind) {
        let (class, label) = match kind {
            BlockQuoteKind::Note => ("note", "callout-note"),
            BlockQuoteKind::Tip => ("tip", "callout-tip"),
            BlockQuoteKind::Important => ("important", "callout-important"),
            BlockQuoteKind::Warning => ("warning", "callout-warning"),
            BlockQuoteKind::Caution => ("caution", "callout-caution"),
        };
        self.put(format_args!("<div class=\"callout callout-{class}\" role=\"note\">\n<p class=\"callout-title\">"));
        escape::push_text(self.out, self.label(label));
        self.out.push_str("</p>\n");
    }

    /// Whether the item that starts at `at` is one of a task list.
    fn is_task(&self, at: usize) -> bool {
        let is_marker = |piece: Option<&Piece<'_>>| matches!(piece, Some(Piece::Event(Event::TaskListMarker(_))));
        let next = self.body.pieces.get(at + 1);
        let in_paragraph = matches!(next, Some(Piece::Event(Event::Start(Tag::Paragraph))));
        is_marker(next) || (in_paragraph && is_marker(self.body.pieces.get(at + 2)))
    }

    fn end_label(&mut self) {
        if std::mem::take(&mut self.in_label) {
            self.out.push_str("</label>");
        }
    }

    fn directive(&mut self, directive: &Directive, block: bool) {
        let links = directive::kind(&directive.name).is_some_and(|kind| kind.links);
        if directive.problem(false).is_some() || (links && self.link_written) {
            escape::push_text(self.out, directive.spoken());
            return;
        }
        self.out.push_str(&self.resolver.directive(directive, block));
        if block {
            self.out.push('\n');
        }
    }

    // Tables

    fn table(&mut self, alignments: &'b [Alignment]) {
        self.alignments = alignments;
        self.tables += 1;
        self.out.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape::push_attribute(self.out, self.label("table-scroll"));
        // Regions of one page need names that differ.
        let number = self.tables;
        if number > 1 {
            self.put(format_args!(" {number}"));
        }
        self.out.push_str("\">\n<table>\n");
    }

    fn row(&mut self, opening: &str, in_head: bool) {
        self.cell = 0;
        self.in_head = in_head;
        self.out.push_str(opening);
    }

    fn table_cell(&mut self) {
        self.out.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        self.out.push_str(match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
        self.cell += 1;
    }
}

/// The tag of an element that needs no more than its name. Languages of code are not shown:
/// nothing colours it.
fn opening(tag: TagEnd) -> &'static str {
    match tag {
        TagEnd::Paragraph => "<p>",
        TagEnd::BlockQuote(_) => "<blockquote>\n",
        TagEnd::CodeBlock => "<pre><code>",
        TagEnd::List(true) => "<ol>\n",
        TagEnd::List(false) => "<ul>\n",
        TagEnd::DefinitionList => "<dl>\n",
        TagEnd::DefinitionListTitle => "<dt>",
        TagEnd::DefinitionListDefinition => "<dd>",
        TagEnd::Emphasis => "<em>",
        TagEnd::Strong => "<strong>",
        TagEnd::Strikethrough => "<del>",
        _ => "",
    }
}

/// Its counterpart.
fn closing(tag: TagEnd) -> &'static str {
    match tag {
        TagEnd::Paragraph => "</p>\n",
        TagEnd::BlockQuote(None) => "</blockquote>\n",
        TagEnd::BlockQuote(Some(_)) => "</div>\n",
        TagEnd::CodeBlock => "</code></pre>\n",
        TagEnd::List(true) => "</ol>\n",
        TagEnd::List(false) => "</ul>\n",
        TagEnd::Item => "</li>\n",
        TagEnd::DefinitionList => "</dl>\n",
        TagEnd::DefinitionListTitle => "</dt>\n",
        TagEnd::DefinitionListDefinition => "</dd>\n",
        TagEnd::Table => "</tbody>\n</table>\n</div>\n",
        TagEnd::TableRow => "</tr>\n",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</del>",
        _ => "",
    }
}
