//! What was parsed, kept between the builds of a preview: a file whose text is the same is not parsed again.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Progress;
use crate::diag::{Diagnostic, SourcePath};
use crate::discover::Source;
use crate::parse::{self, Parsed};
use crate::site::Language;

/// A file's contents and what they came to.
pub type Known = Arc<(Parsed, Vec<Diagnostic>)>;

/// Parsed files by their paths. Empty, it changes nothing.
#[derive(Default)]
pub struct Memo {
    languages: Vec<Language>,
    files: BTreeMap<SourcePath, (Arc<str>, Known)>,
}

impl Memo {
    /// What each of `content` comes to, in their order. Files that are not among them are forgotten.
    pub fn parse(&mut self, content: &[Source], languages: &[Language], progress: &dyn Progress) -> Vec<Known> {
        if self.languages != languages {
            *self = Self { languages: languages.to_vec(), files: BTreeMap::new() };
        }
        let parsed: Vec<Known> = content
            .par_iter()
            .map(|source| {
                let known = self.files.get(&source.path).filter(|(text, _)| *text == source.text);
                let parsed =
                    known.map_or_else(|| Arc::new(parse::parse(source, languages)), |(_, parsed)| parsed.clone());
                progress.advance();
                parsed
            })
            .collect();
        let files = content.iter().zip(&parsed);
        self.files = files.map(|(it, known)| (it.path.clone(), (it.text.clone(), known.clone()))).collect();
        parsed
    }

    /// The file in which the text of the piece called `id` in `language` stands.
    pub fn file_of(&self, id: &str, language: &Language) -> Option<&SourcePath> {
        let mut files = self.files.iter().filter_map(|(path, (_, known))| match &known.0 {
            Parsed::Document(document) => Some((path, document)),
            _ => None,
        });
        files.find(|(_, it)| it.language == *language && it.id.to_string() == id).map(|(path, _)| path)
    }
}
