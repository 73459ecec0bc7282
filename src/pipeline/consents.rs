//! `tincay consent status`: where every consent stands, from discovering and parsing alone.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Entry, Today, day, settings, taken_back};
use crate::diag::{Diagnostic, Error, SourcePath};
use crate::discover;
use crate::locale::Locales;
use crate::parse::{self, Parsed};
use crate::resolve::{self, Terms};

/// Where every consent stands.
#[derive(Debug)]
pub struct Ledger {
    pub today: Date,
    /// By standing, then by piece.
    pub entries: Vec<Entry>,
    /// Files that could not be read: a consent may be in one of them.
    pub unread: Vec<SourcePath>,
    pub locales: Locales,
}

/// Where every consent of the site at `root` stands on the day that `today` is there.
///
/// # Errors
/// What the machine refused, or settings that cannot be read.
pub fn consents(root: &Path, today: Today) -> Result<Ledger, Error> {
    let mut memory = discover::Memory::default();
    let (mut sources, mut problems) = discover::content(root, &mut memory)?;
    problems.extend(discover::dressing(root, "default", &mut sources, &mut memory)?);
    let (locales, _) = Locales::load(&sources.locales);
    let settings = settings(&sources, &mut problems).map(|(settings, _)| settings);
    let (languages, zone) = settings.map_or_else(Default::default, |found| (found.codes(), found.time_zone));
    let today = day(today, &zone)?;
    let parsed: Vec<(Parsed, Vec<Diagnostic>)> =
        sources.content.par_iter().map(|source| parse::parse(source, &languages)).collect();
    let taken_back = taken_back::by_receipts(root)?;
    let mut documents = Vec::new();
    for (mut parsed, found) in parsed {
        problems.extend(found);
        taken_back::correct(&mut parsed, &taken_back);
        if let Parsed::Document(document) = parsed {
            documents.push(*document);
        }
    }
    let unread: BTreeSet<SourcePath> =
        problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.span.file.clone()).collect();
    let examples = resolve::examples(&locales);
    let entries = resolve::ledger(&documents, Terms { today, languages: &languages, examples: &examples });
    Ok(Ledger { today, entries, unread: unread.into_iter().collect(), locales })
}
