//! What a page says of itself where somebody shares a link to it: Open Graph and cards.

use serde::Serialize;

use super::edition::Edition;
use super::frame::About;
use super::pictures::Sight;
use crate::site::Language;

/// `page.social` in templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Social {
    /// `og:type`.
    pub kind: &'static str,
    /// `og:locale`, of the text that the page shows: `vi_VN`.
    pub locale: String,
    /// `og:locale:alternate`: the other languages in which the page really is.
    pub alternates: Vec<String>,
    /// Of an article, as RFC 3339 writes it.
    pub published: String,
    pub modified: String,
    pub section: String,
    /// `og:image` with all that belongs to it.
    pub image: Option<Sight>,
}

impl Edition<'_> {
    /// Nothing for a sensitive page (TRACE-04), nor for one without an address.
    pub fn social(&self, about: &About) -> Option<Social> {
        if about.sensitive || about.neutral || about.nowhere {
            return None;
        }
        let language = about.original.as_ref().unwrap_or(self.language());
        let languages = self.site.config.languages.iter().map(|config| &config.code);
        let real = languages.filter(|code| about.languages.is_empty() || about.languages.contains(code));
        let others = real.filter(|code| *code != language);
        let mut social = Social {
            kind: "website",
            locale: self.open_graph(language),
            // A fallback is one page in one language, wherever it stands.
            alternates: others.filter(|_| about.original.is_none()).map(|code| self.open_graph(code)).collect(),
            published: String::new(),
            modified: String::new(),
            section: String::new(),
            image: about.sight.clone(),
        };
        if let Some(article) = about.thing.as_ref().and_then(|thing| thing.article.as_ref()) {
            social.kind = "article";
            (social.published, social.modified) = (article.published.clone(), article.modified.clone());
            social.section = article.section.clone();
        }
        Some(social)
    }

    /// The name that Open Graph has for `language`.
    fn open_graph(&self, language: &Language) -> String {
        let known = self.locales.get(language).and_then(|locale| locale.data().open_graph.clone());
        known.unwrap_or_else(|| language.code().replace('-', "_"))
    }
}
