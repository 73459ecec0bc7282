//! What makes a text of this language hard to read, as far as that can be counted.

use serde::Deserialize;

/// `reading` in `locale.yaml`; without it nobody advises.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// A sentence with more words than this is long. Words are what stands between spaces: in Vietnamese
    /// syllables, of which a word has one and a half.
    pub sentence: usize,
    /// Abbreviations that every reader knows.
    #[serde(default)]
    pub known: Vec<String>,
}
