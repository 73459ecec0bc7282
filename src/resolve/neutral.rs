//! Neutral addresses for sensitive pages whose files are not named neutrally (TRACE-04): staff name
//! files after what is in them, and an address bar is read over shoulders.

use std::sync::Arc;

use crate::locale::{self, Locales};
use crate::parse::data::LocalText;
use crate::site::{Language, PieceId};

/// The words of each language that nobody may see in an address, and those to put instead.
#[derive(Clone, Copy)]
pub struct Neutral<'a> {
    pub locales: &'a Locales,
    /// `safe_title` of `site.yaml`.
    pub safe_title: &'a LocalText,
}

impl Neutral<'_> {
    /// `thong-tin-3fa9c1` in place of a file's name that gives its subject away; `None` for a name
    /// that does not.
    pub fn slug_instead_of(&self, id: &PieceId, language: &Language) -> Option<Arc<str>> {
        self.locales.iter().find_map(|locale| locale.finds_sensitive_word(&id.slug))?;
        let safe = self.safe_title.iter().find(|(own, _)| own == language).or(self.safe_title.first());
        let words = safe.map_or_else(String::new, |(_, title)| locale::slug(title));
        Some(Arc::from(format!("{words}-{}", number(id)).trim_start_matches('-')))
    }
}

/// Six hexadecimal digits out of the piece's id: no build and no other piece changes them.
pub fn number(id: &PieceId) -> String {
    blake3::hash(id.to_string().as_bytes()).to_hex().chars().take(6).collect()
}
