//! `tincay consent status`: where every consent stands, from discovering and parsing alone.

use std::path::Path;

use jiff::civil::Date;

use super::{Entry, Readings, Today, readings};
use crate::diag::{Error, SourcePath};
use crate::locale::Locales;
use crate::resolve::{self, Terms};

/// Where every consent stands.
#[derive(Debug)]
pub struct Ledger {
    pub today: Date,
    /// By standing, then by piece.
    pub entries: Vec<Entry>,
    /// Without the settings of the site nothing else can be read.
    pub has_settings: bool,
    /// Files that could not be read: a consent may be in one of them.
    pub unread: Vec<SourcePath>,
    pub locales: Locales,
}

/// Where every consent of the site at `root` stands on the day that `today` is there.
///
/// # Errors
/// What the machine refused.
pub fn consents(root: &Path, today: Today) -> Result<Ledger, Error> {
    let Readings { settings, languages, documents, unread, locales, today, .. } = readings(root, Some(today))?;
    let examples = resolve::examples(&locales);
    let entries = resolve::ledger(&documents, Terms { today, languages: &languages, examples: &examples });
    let has_settings = settings.is_some();
    Ok(Ledger { today, entries, has_settings, unread: unread.into_iter().collect(), locales })
}
