//! The code of a language, as BCP 47 writes it: `vi`, `en`, `tyz`.

use std::fmt;
use std::sync::Arc;

/// A language by its BCP 47 code. Which languages a site has is said in `site.yaml` (TRN-10).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Language(Arc<str>);

impl Language {
    /// The language with the code `code`; nothing is checked.
    pub fn new(code: &str) -> Self {
        Self(Arc::from(code))
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
