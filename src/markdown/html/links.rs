//! Links and pictures. What scanning refuses is not written here either, whoever asks.

use super::super::body::{self, Piece, Target};
use super::super::destination::{self, Target as Leads};
use super::super::escape;
use super::Writer;

impl Writer<'_, '_, '_> {
    pub(super) fn link(&mut self, target: &Target<'_>) {
        self.links += 1;
        if self.links > 1 {
            return;
        }
        let leads = destination::target(&target.destination);
        let address = match leads {
            Leads::Refused(_) => None,
            _ => self.resolver.link(&target.destination),
        };
        let Some(address) = address else { return };
        self.link_written = true;
        self.out.push_str("<a href=\"");
        escape::push_address(self.out, &address);
        self.out.push('"');
        self.title(&target.title);
        let external = matches!(leads, Leads::Linkable(scheme) if scheme != "mailto") && is_absolute(&address);
        self.out.push_str(if external { " rel=\"noreferrer noopener nofollow\">" } else { ">" });
    }

    pub(super) fn end_link(&mut self) {
        self.links -= 1;
        if self.links == 0 && std::mem::take(&mut self.link_written) {
            self.out.push_str("</a>");
        }
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::push_attribute(self.out, title);
            self.out.push('"');
        }
    }

    /// Writes the picture that starts at `at`; gives the piece that ends it.
    pub(super) fn picture(&mut self, target: &Target<'_>, at: usize) -> usize {
        let (alternative, end) = self.alternative(at);
        let picture = match destination::target(&target.destination) {
            Leads::Local => self.resolver.picture(&target.destination, &alternative),
            _ => None,
        };
        match picture {
            Some(html) => self.out.push_str(&html),
            None => escape::push_text(self.out, &alternative),
        }
        end
    }

    /// The text within the picture that starts at `at`, and the piece that ends it.
    fn alternative(&self, at: usize) -> (String, usize) {
        let mut text = String::new();
        let mut depth = 0_usize;
        for (end, piece) in self.body.pieces.iter().enumerate().skip(at) {
            match piece {
                Piece::Picture(_) => depth += 1,
                Piece::EndPicture if depth == 1 => return (text, end),
                Piece::EndPicture => depth -= 1,
                piece => text.push_str(body::spoken(piece)),
            }
        }
        (text, self.body.pieces.len())
    }
}

fn is_absolute(address: &str) -> bool {
    matches!(destination::target(address), Leads::Linkable(_))
}
