//! What decides what is found in a document besides itself, for remembering what was found.

use super::rules::Wording;
use crate::diag::Diagnostic;
use crate::discover::Seen;
use crate::locale::Locales;
use crate::site::Language;

/// What was found in every document; a sensitive one is looked at more closely.
pub type Recall = Seen<Context, bool, Vec<Diagnostic>>;

/// What decides it for all documents.
#[derive(Debug)]
pub struct Context {
    themes: Vec<Wording>,
    hotlines: Vec<(String, String)>,
    languages: Vec<Language>,
    locales: Locales,
}

impl Context {
    /// The campaigns' `themes`, the registry's `hotlines` with their ids, the site's `languages`.
    pub fn new(themes: &[Wording], hotlines: &[(String, &str)], languages: Vec<Language>, locales: &Locales) -> Self {
        Self {
            themes: themes.to_vec(),
            hotlines: hotlines.iter().map(|(number, id)| (number.clone(), (*id).to_owned())).collect(),
            languages,
            locales: locales.clone(),
        }
    }
}

impl PartialEq for Context {
    fn eq(&self, other: &Self) -> bool {
        let is_same = self.themes == other.themes && self.hotlines == other.hotlines;
        is_same && self.languages == other.languages && self.locales.have_rules_of(&other.locales)
    }
}
