//! `site.yaml`, checked.

use super::{Host, Ix, Language, Localised, Organisation};

/// The settings of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// With a slash at its end: `https://example.org/binh-dang/`.
    pub base_url: String,
    /// IANA name.
    pub time_zone: String,
    pub theme: String,
    /// The first is the language of originals.
    pub languages: Vec<LanguageConfig>,
    pub title: Localised<String>,
    /// Opens the title of sensitive pages (TRACE-04).
    pub safe_title: Localised<String>,
    pub publisher: Option<Publisher>,
    /// Where the exit control leads (SAF-06).
    pub exit: String,
    /// Entries of a feed.
    pub feed_items: usize,
    /// Cards of a list page.
    pub paging: usize,
    /// Whose files a publication brings along.
    pub hosts: Vec<Host>,
    pub verify_every: VerifyEvery,
    /// Whether texts get compressed copies.
    pub precompress: bool,
}

impl Config {
    /// The language of originals.
    pub fn first_language(&self) -> &Language {
        &self.languages.first().expect("a site without a language is refused when site.yaml is read").code
    }

    /// The settings of `language`.
    pub fn language(&self, language: &Language) -> Option<&LanguageConfig> {
        self.languages.iter().find(|known| known.code == *language)
    }

    /// The path of the base URL, with slashes at both ends: `/` or `/binh-dang/`.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[after_scheme..].find('/').map_or("/", |at| &self.base_url[after_scheme + at..])
    }

    /// The language of the file at `path` of the output, by its first part.
    pub fn language_of_path(&self, path: &str) -> &Language {
        let first = path.split('/').next().unwrap_or_default();
        let own = self.languages.iter().find(|language| !language.path.is_empty() && language.path == first);
        own.map_or(self.first_language(), |language| &language.code)
    }

    /// The public address of the file at `path` of the output.
    pub fn url_of_path(&self, path: &str) -> String {
        let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        format!("{}{}", self.base_url, folder.unwrap_or(path))
    }

    /// Scheme and host of the base URL, without a slash at its end.
    pub fn origin(&self) -> &str {
        &self.base_url[..self.base_url.len() - self.base_path().len()]
    }
}

/// A language of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageConfig {
    pub code: Language,
    /// What the language calls itself.
    pub name: String,
    /// First part of its addresses, may be empty.
    pub path: String,
}

/// Who answers for the site.
#[derive(Debug, Clone)]
pub struct Publisher {
    pub organisation: Ix<Organisation>,
    pub contact: Option<String>,
}

/// After how many days an entry must be checked again (LOC-06).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerifyEvery {
    pub places: i64,
    pub hotlines: i64,
}
