//! A table under construction: items by the id that content refers to them by.

use std::collections::{BTreeMap, BTreeSet};

use super::lost;
use crate::diag::{Diagnostic, Problem, Span, nearest};
use crate::parse::{DataFile, Document, FieldPath, Located, Part};
use crate::site::{Ix, Table};

/// Something that knows where its fields stand.
pub trait Spanned {
    /// The place of a field.
    fn span(&self, path: &FieldPath, part: Part) -> Span;
}

impl Spanned for Document {
    fn span(&self, path: &FieldPath, part: Part) -> Span {
        Document::span(self, path, part)
    }
}

impl Spanned for DataFile {
    fn span(&self, path: &FieldPath, part: Part) -> Span {
        DataFile::span(self, path, part)
    }
}

/// Items with their ids; references to them are checked.
#[derive(Debug)]
pub struct Keyed<T> {
    pub table: Table<T>,
    ids: BTreeMap<String, Ix<T>>,
    /// The file could not be read: what is missing here may well be there.
    incomplete: bool,
    /// Ids that this build leaves out: references to them lead nowhere, and are no mistake.
    withheld: BTreeSet<String>,
    /// The data file whose rows these are, if they are any.
    home: Option<&'static str>,
}

impl<T> Default for Keyed<T> {
    fn default() -> Self {
        let (ids, withheld) = (BTreeMap::new(), BTreeSet::new());
        Self { table: Table::default(), ids, incomplete: false, withheld, home: None }
    }
}

impl<T> Keyed<T> {
    /// For the rows of the data file `home`.
    pub fn of(home: &'static str) -> Self {
        Self { home: Some(home), ..Self::default() }
    }

    /// `problem`, a reference to nothing, with the file that is to blame where that has no rows at all.
    pub fn blame(&self, problem: Diagnostic) -> Diagnostic {
        match self.home.filter(|_| self.ids.is_empty() && self.withheld.is_empty()) {
            Some(home) => problem.arg(lost::FILE, home),
            None => problem,
        }
    }

    /// Adds `item` as `id`; an id that is taken is reported and the item left out.
    pub fn add(&mut self, id: &Located<String>, item: T, file: &impl Spanned, problems: &mut Vec<Diagnostic>) {
        if id.value.is_empty() {
            // Reported when the row was read.
            self.incomplete = true;
        } else if self.ids.contains_key(&id.value) {
            let span = file.span(&id.path, Part::Value);
            // One kind of ids stands in one file.
            let other = span.file.to_string();
            problems.push(Diagnostic::new(Problem::DuplicateId, span).arg("id", &id.value).arg("other", other));
        } else {
            let ix = self.table.push(item);
            self.ids.insert(id.value.clone(), ix);
        }
    }

    /// Adds `item` as `id`, which the caller knows to be new.
    #[cfg(test)]
    pub fn insert(&mut self, id: String, item: T) {
        let ix = self.table.push(item);
        self.ids.insert(id, ix);
    }

    /// From here on references to nothing are not reported: the file has problems of its own.
    pub fn set_incomplete(&mut self) {
        self.incomplete = true;
    }

    /// Whether the file could not be read.
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// Leaves out what `id` names.
    pub fn withhold(&mut self, id: String) {
        self.withheld.insert(id);
    }

    /// Whether what `id` names is left out of this build.
    pub fn is_withheld(&self, id: &str) -> bool {
        self.withheld.contains(id)
    }

    /// The item called `id`.
    pub fn get(&self, id: &str) -> Option<Ix<T>> {
        self.ids.get(id).copied()
    }

    /// Whether `reference` names something that is not here and that this build does not leave out: a mistake in one
    /// file or the other.
    pub fn misses(&self, reference: Option<&Located<String>>) -> bool {
        reference.is_some_and(|it| self.get(&it.value).is_none() && !self.is_withheld(&it.value))
    }

    /// Ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// The item that `reference` names; reported when there is none.
    pub fn find(
        &self,
        reference: &Located<String>,
        file: &impl Spanned,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Ix<T>> {
        let found = self.get(&reference.value);
        if found.is_none() && !self.incomplete && !self.is_withheld(&reference.value) {
            problems.push(self.unknown(reference, file));
        }
        found
    }

    /// As [`Keyed::find`], for a reference that may be absent.
    pub fn find_any(
        &self,
        reference: Option<&Located<String>>,
        file: &impl Spanned,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Ix<T>> {
        reference.and_then(|reference| self.find(reference, file, problems))
    }

    /// As [`Keyed::find`], for a list.
    pub fn find_all(
        &self,
        references: &[Located<String>],
        file: &impl Spanned,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Ix<T>> {
        references.iter().filter_map(|reference| self.find(reference, file, problems)).collect()
    }

    fn unknown(&self, reference: &Located<String>, file: &impl Spanned) -> Diagnostic {
        let problem = Diagnostic::new(Problem::UnknownReference, file.span(&reference.path, Part::Value))
            .arg("key", reference.path.to_string())
            .arg("id", &reference.value)
            .arg("nearest", nearest(&reference.value, self.ids()).unwrap_or_default());
        self.blame(problem)
    }
}
