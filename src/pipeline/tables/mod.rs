//! Tables of places, events and honourees: [`import`] puts what officers keep in Excel into the files of the
//! site, [`export`] brings it back out as CSV. Knows cells, front matter and what safety.md forbids between them.

mod columns;
mod export;
mod guard;
mod heads;
mod import;
mod naming;
mod registers;
mod row;
mod slips;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;

use super::{Readings, Today, readings};
use crate::amend::{self, Rewrite};
use crate::diag::{Error, SourcePath};
use crate::discover::Source;
use crate::locale::{Locale, Locales, Vocabulary};
use crate::parse::Document;
use crate::resolve::{self, Terms};
use crate::site::{Kind, Language, PieceId};
pub use export::{Export, export, put_table};
pub use import::{Taking, import};
use registers::Registers;
use value::Reader;

/// What a table would change.
#[derive(Debug)]
pub struct Import {
    /// Why the file is no table: a word of `table-unreadable`.
    pub fault: Option<&'static str>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The other sheets with something in them; where the one that was wanted is not there, all of them.
    pub sheets: Vec<String>,
    /// The encoding of a CSV file that is not UTF-8.
    pub encoding: Option<&'static str>,
    pub rows: usize,
    /// By the heads of columns, how many cells got what a merged cell above says for them.
    pub filled: BTreeMap<String, usize>,
    /// By row; rows that change nothing are counted only.
    pub changes: Vec<Change>,
    pub unchanged: usize,
    /// By row and column.
    pub troubles: Vec<Trouble>,
    pub locales: Locales,
    files: Vec<Rewrite>,
}

/// What one row changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub row: usize,
    pub file: SourcePath,
    pub is_new: bool,
    /// Heads of the columns whose fields change.
    pub fields: Vec<String>,
    /// Heads of those whose words stay as they are in the file.
    pub kept: Vec<String>,
    /// Heads of those that go from the file, for what it may tell of a place is less now.
    pub gone: Vec<String>,
}

impl Change {
    /// Whether there is anything to tell of it.
    fn is_any(&self) -> bool {
        self.is_new || self.changes_file() || !self.kept.is_empty()
    }

    /// Whether the file becomes another one.
    pub fn changes_file(&self) -> bool {
        !self.fields.is_empty() || !self.gone.is_empty()
    }
}

/// What is wrong with a cell, or left out of it: `table-cell` and `table-left-out` by `reason`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    pub row: usize,
    /// The head as it stands in the table, or would; of a sheet that is not read its name, of rows that are hidden
    /// their numbers.
    pub column: String,
    pub reason: &'static str,
    /// Empty where it is not to be told (safety.md).
    pub value: String,
    pub accepted: String,
    pub nearest: String,
    /// Whether nothing can be written because of it.
    pub is_error: bool,
}

impl Import {
    /// Whether nothing of it can be written.
    pub fn has_errors(&self) -> bool {
        self.fault.is_some() || self.troubles.iter().any(|trouble| trouble.is_error)
    }

    /// Writes all of it.
    ///
    /// # Errors
    /// What the machine refused: then nothing was written.
    pub fn write(&self) -> Result<(), Error> {
        if self.has_errors() { Ok(()) } else { amend::rewrite_all(&self.files) }
    }
}

/// What a site has, as far as tables go.
struct Stock {
    documents: Vec<Document>,
    /// Where among them the originals are, the first of those with the same id.
    originals: BTreeMap<PieceId, usize>,
    /// Files with errors.
    unread: BTreeSet<SourcePath>,
    languages: Vec<Language>,
    locales: Locales,
    /// Whose words are told.
    language: Language,
    locale_sources: Vec<Source>,
    registers: Registers,
    /// The words of days and times.
    words: Vocabulary,
    today: Date,
    /// What proves no consent.
    examples: Vec<String>,
}

impl Stock {
    fn of(root: &Path, language: &Language, today: Today) -> Result<Self, Error> {
        let Readings { languages, documents, data, unread, locales, locale_sources, today, .. } =
            readings(root, Some(today))?;
        let registers = Registers::new(&documents, &data, &locales);
        let mut originals = BTreeMap::new();
        for (at, document) in documents.iter().enumerate().filter(|(_, document)| document.facts.is_some()) {
            originals.entry(document.id.clone()).or_insert(at);
        }
        let words = Vocabulary::of(&locales);
        let (language, examples) = (language.clone(), resolve::examples(&locales));
        Ok(Self {
            documents,
            originals,
            unread,
            languages,
            locales,
            language,
            locale_sources,
            registers,
            words,
            today,
            examples,
        })
    }

    /// What consents are held against.
    fn terms(&self) -> Terms<'_> {
        Terms { today: self.today, languages: &self.languages, examples: &self.examples }
    }

    /// The locale of who reads what is told.
    fn locale(&self) -> Option<&Locale> {
        self.locales.get(&self.language).or_else(|| self.locales.iter().next())
    }

    /// What cells are read with.
    fn reader(&self) -> Reader<'_> {
        Reader { registers: &self.registers, locales: &self.locales, words: &self.words, own: self.locale() }
    }

    /// The original of the piece called `slug`.
    fn original(&self, kind: Kind, slug: &str) -> Option<&Document> {
        let id = PieceId { kind, slug: slug.into() };
        self.originals.get(&id).map(|at| &self.documents[*at])
    }
}
