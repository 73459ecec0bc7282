//! The site as it may be shown: what is not here cannot be published.

mod language;

pub use language::Language;

/// Whether reading a page can endanger its reader (safety.md, page classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    Ordinary,
    Sensitive,
}
