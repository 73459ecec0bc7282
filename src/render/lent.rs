//! What another language lends one that has no words of its own for it (TXT-08): so that readers that speak aloud do
//! not read it as if it were the page's. Made once for a language; a page only looks up what stands between its tags.

use rustc_hash::FxHashMap;

use crate::locale::Locale;

/// Of one language; nothing where it has all words itself.
#[derive(Debug, Default)]
pub struct Lent {
    /// Texts as they stand in HTML, each with the language that lends it.
    texts: FxHashMap<Box<[u8]>, String>,
    /// The language of dates.
    dates: Option<String>,
}

impl Lent {
    /// What others lend `locale`.
    pub fn to(locale: &Locale) -> Self {
        let texts = locale.lent().into_iter().map(|(text, language)| {
            let mut escaped = Vec::with_capacity(text.len());
            // Writing into memory does not fail.
            let _ = tera::escape_html(text, &mut escaped);
            (escaped.into_boxed_slice(), language.code().to_owned())
        });
        Self { texts: texts.collect(), dates: locale.lends_dates().map(|language| language.code().to_owned()) }
    }

    /// Whether the language has all words itself.
    pub fn is_nothing(&self) -> bool {
        self.texts.is_empty() && self.dates.is_none()
    }

    /// The language of `text`, what stands between two tags, where that is not the page's own; of a date where
    /// `is_date`.
    pub fn language_of(&self, text: &[u8], is_date: bool) -> Option<&str> {
        if is_date {
            return self.dates.as_deref().filter(|_| text.iter().any(u8::is_ascii_alphabetic));
        }
        let label = || text.strip_suffix(b":").and_then(|label| self.texts.get(label));
        self.texts.get(text).or_else(label).map(String::as_str)
    }
}
