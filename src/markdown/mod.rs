//! Markdown as staff write it (content.md, "In Markdown"): [`scan`] finds what must be checked,
//! [`render`] makes HTML. Knows no site: links and directives are resolved by the caller.
//!
//! Both read a `body::Body`, made by one pass over the parser's events, in which everything
//! that they must agree on is decided once: ids of headings, what is a directive, which raw
//! HTML may stay. Nothing here recurses, so nesting costs no stack.

mod body;
mod bullets;
mod destination;
mod directive;
mod escape;
mod essence;
mod excerpt;
mod extract;
mod footnote;
mod heading;
mod html;
mod prose;
mod raw;
mod reader;
mod scan;
mod slips;
mod tail;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use essence::Essence;
pub use excerpt::plain_excerpt;
pub use extract::{Extract, Quote};
pub use heading::Ids;
pub use html::render;
pub use prose::{OTHER, Prose, ProsePlaces};
pub use scan::scan;
pub use tail::Tail;

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// From `{#id}`, or made from the text, unique in the body.
    pub id: String,
    /// Whether the author wrote the id.
    pub explicit: bool,
    /// Its text without markup.
    pub text: String,
    /// Bytes of the body.
    pub range: std::ops::Range<usize>,
}

/// A link or picture as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// `mailto:` is added to addresses in angle brackets.
    pub destination: String,
    pub picture: bool,
    /// Bytes of the body: the destination, or the whole link where it cannot be told.
    pub range: std::ops::Range<usize>,
}

/// `{{name argument}}` as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    pub name: String,
    /// Everything after the name, trimmed; may be empty.
    pub argument: String,
    /// Bytes of the body.
    pub range: std::ops::Range<usize>,
}

/// What a body holds that must be checked against the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    pub headings: Vec<Heading>,
    /// Without those that a finding refuses (`javascript:`, pictures from elsewhere).
    pub references: Vec<Reference>,
    /// Without those that a finding refuses (unknown names, wrong arguments).
    pub directives: Vec<Directive>,
    /// Problems that need no site to be known; arguments as the catalogue names them. By place.
    pub findings: Vec<Finding>,
    /// What the body says without code and alternative texts; a line a block.
    pub plain: Extract,
    /// What readers read, for checks of the words.
    pub prose: Prose,
    /// The same with what stands in code, where that says anything.
    pub spoken: Option<Box<Prose>>,
    /// Whether code says digits: readers see and call a number there too.
    pub has_numbers_in_code: bool,
    /// Whether it says a word outside of headings; pictures, directives and code are none.
    pub says: bool,
    /// The digest of what translations must follow: see [`Essence`].
    pub essence: [u8; 32],
}

/// A problem of the body itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub problem: crate::diag::Problem,
    pub args: Vec<(&'static str, String)>,
    /// Bytes of the body.
    pub range: std::ops::Range<usize>,
}

/// Words that rendering needs in the language of the text, by name: `callout-note`,
/// `callout-tip`, `callout-important`, `callout-warning`, `callout-caution`, `footnotes`,
/// `footnote-back`, `table-scroll`. A missing one shows its name.
pub type Labels = BTreeMap<&'static str, String>;

/// What a body's links and directives become.
pub trait Resolver {
    /// The address that `destination` leads to; `None` keeps the text and loses the link.
    fn link(&self, destination: &str) -> Option<String>;
    /// The HTML of the picture at `destination` for whoever sees it, `alternative` for others; `None`
    /// shows the words alone.
    fn picture(&self, destination: &str, alternative: &str) -> Option<String>;
    /// The HTML of a directive; `block` when it stands alone in its paragraph.
    fn directive(&self, directive: &Directive, block: bool) -> String;
}
