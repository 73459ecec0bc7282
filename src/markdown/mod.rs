//! Markdown as staff write it (content.md, "In Markdown"): `scan` finds what must be checked,
//! `render` makes HTML. Knows no site: links and directives are resolved by the caller.

use std::collections::BTreeMap;

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
    pub destination: String,
    pub picture: bool,
    /// Bytes of the body.
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
    pub references: Vec<Reference>,
    pub directives: Vec<Directive>,
    /// Problems that need no site to be known; arguments as the catalogue names them.
    pub findings: Vec<Finding>,
    /// Plain text of the body without code, for excerpts.
    pub plain: String,
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
/// `callout-warning`, `footnotes`, `footnote-back`, `table-scroll`.
pub type Labels = BTreeMap<&'static str, String>;

/// What a body's links and directives become.
pub trait Resolver {
    /// The address that `destination` leads to; `None` keeps the text and loses the link.
    fn link(&self, destination: &str) -> Option<String>;
    /// The HTML of a directive; `block` when it stands alone in its paragraph.
    fn directive(&self, directive: &Directive, block: bool) -> String;
}
/// stub
pub fn scan(_: &str) -> Scan {
    Scan::default()
}
