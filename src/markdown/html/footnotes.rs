//! Footnotes: numbers in the text, the notes themselves at the end, and the ways back.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::super::body::Piece;
use super::super::escape;
use super::Writer;

impl Writer<'_, '_, '_> {
    pub(super) fn mention(&mut self, label: &str, at: usize) {
        let Some(mention) = self.notes.mentions.get(&at).copied() else {
            escape::push_text(self.out, label);
            return;
        };
        let number = mention.number;
        if mention.nth == 0 {
            self.put(format_args!("<sup class=\"footnote-ref\">{number}</sup>"));
            return;
        }
        let id = Return { number, nth: mention.nth };
        self.put(format_args!(
            "<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#fn:{number}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    pub(super) fn footnotes(&mut self) {
        let notes = self.notes;
        if notes.order.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"footnotes\" aria-label=\"");
        escape::push_attribute(self.out, self.label("footnotes"));
        self.out.push_str("\">\n<ol>\n");
        for (at, definition) in notes.order.iter().enumerate() {
            self.footnote(at + 1, *definition);
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn footnote(&mut self, number: usize, definition: usize) {
        let Range { start, end } = self.body.definitions[definition].pieces;
        self.put(format_args!("<li id=\"fn:{number}\">\n"));
        let last = self.body.pieces[start..end].last();
        let ends_with_paragraph = matches!(last, Some(Piece::Event(Event::End(TagEnd::Paragraph))));
        self.pieces(start..end - usize::from(ends_with_paragraph));
        self.end_label();
        let count = self.notes.counts[definition];
        if !ends_with_paragraph && count > 0 {
            self.out.push_str("<p>");
        }
        (1..=count).for_each(|nth| self.back_link(Return { number, nth }));
        self.out.push_str(if ends_with_paragraph || count > 0 { "</p>\n</li>\n" } else { "</li>\n" });
    }

    fn back_link(&mut self, to: Return) {
        self.put(format_args!(" <a class=\"footnote-back\" href=\"#{to}\" role=\"doc-backlink\" aria-label=\""));
        escape::push_attribute(self.out, self.label("footnote-back"));
        match to.nth {
            1 => self.put(format_args!(" {}\">↩</a>", to.number)),
            nth => self.put(format_args!(" {}.{nth}\">↩<sup>{nth}</sup></a>", to.number)),
        }
    }
}

/// The id of a mention of a footnote. A colon is in no id of a heading.
#[derive(Clone, Copy)]
struct Return {
    number: usize,
    nth: usize,
}

impl std::fmt::Display for Return {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.nth {
            1 => write!(f, "fnref:{}", self.number),
            nth => write!(f, "fnref:{}:{nth}", self.number),
        }
    }
}
