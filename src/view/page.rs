//! One output before rendering: where it goes, which template makes it, all that it may show.

use super::{Digest, Part};
use crate::markdown::Tail;
use crate::search::Catalogue;
use crate::site::{Class, Language, Written};

/// Everything that decides the bytes of one output, apart from theme and locale.
#[derive(Debug, Clone)]
pub struct Page {
    /// Below the output folder, `/` between parts: `en/articles/launch/index.html`.
    pub path: String,
    /// The language of the page; files for machines (`robots.txt`) have the site's first.
    pub language: Language,
    pub class: Class,
    /// Name of the template without its folder's extension: `article`, `formats/atom.xml`.
    pub template: &'static str,
    /// Entries of the template's context by name.
    pub context: Vec<(&'static str, Part)>,
    /// The Markdown body, made into HTML only when the page is rendered.
    pub body: Option<Body>,
    /// The whole file, of a format that no template makes because it would be too easily broken
    /// there (calendars, JSON); `template` is then only its name.
    pub text: Option<String>,
    /// What can be found: then the output is the index of a search, and no template makes it.
    pub search: Option<Catalogue>,
}

/// A Markdown body and all that its links and directives resolved to.
#[derive(Debug, Clone)]
pub struct Body {
    /// NFC text without front matter.
    pub text: Tail,
    /// BLAKE3 of `text`, known since parsing.
    pub text_digest: Digest,
    /// Of its headings in their order, when they are not those that its text gives (TRN-06).
    pub heading_ids: Vec<String>,
    /// Link destination as written → address to lead to; `None` keeps the text and loses the link.
    pub links: Written<Option<String>>,
    /// Directive as written between the braces, spaces trimmed (`hotline 111`) → what its
    /// template `directives/<name>.html` gets as `item`.
    pub directives: Written<Part>,
    /// Destination of a picture as written → what `directives/picture.html` gets as `item`; `None`
    /// shows neither it nor its words.
    pub pictures: Written<Option<Part>>,
}

impl Body {
    fn hash_into(&self, hasher: &mut blake3::Hasher) {
        hasher.update(&self.text_digest);
        hasher.update(&(self.heading_ids.len() as u64).to_le_bytes());
        self.heading_ids.iter().for_each(|id| hash_text(hasher, id));
        for (link, target) in self.links.iter() {
            hash_text(hasher, link);
            hash_text(hasher, target.as_deref().unwrap_or("\0"));
        }
        let pictures = self.pictures.iter().map(|(written, part)| (written, part.as_ref()));
        for (call, part) in self.directives.iter().map(|(call, part)| (call, Some(part))).chain(pictures) {
            hash_text(hasher, call);
            hasher.update(part.map_or([0; 32].as_slice(), |part| part.digest()));
        }
    }
}

impl Page {
    /// The digest of all that a template can see on this page.
    pub fn digest(&self) -> Digest {
        let mut hasher = blake3::Hasher::new();
        hash_text(&mut hasher, &self.path);
        hash_text(&mut hasher, self.language.code());
        hash_text(&mut hasher, self.template);
        for (name, part) in &self.context {
            hash_text(&mut hasher, name);
            hasher.update(part.digest());
        }
        if let Some(body) = &self.body {
            body.hash_into(&mut hasher);
        }
        if let Some(text) = &self.text {
            hash_text(&mut hasher, text);
        }
        if let Some(catalogue) = &self.search {
            hasher.update(&catalogue.digest());
        }
        hasher.finalize().into()
    }
}

/// Hashes `text` with its length, so that neighbours cannot run into each other.
fn hash_text(hasher: &mut blake3::Hasher, text: &str) {
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
}
