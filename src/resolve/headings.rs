//! Ids of headings, shared by all languages of a piece, so that a link to a heading still leads there
//! when its reader changes the language (TRN-06).

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::groups::Group;
use crate::diag::SourcePath;
use crate::markdown::Heading;
use crate::parse::Document;

/// What a document's headings are called on its page, in their order.
#[derive(Debug, PartialEq, Eq)]
pub struct Ids(Vec<String>);

impl Ids {
    /// The ids of `document`: those that its author wrote, then, if its outline is the original's, the
    /// original's, else what its own words give.
    pub fn of(document: &Document, group: &Group) -> Self {
        let (own, original) = (&document.body.scan.headings, &group.original.body.scan.headings);
        if std::ptr::eq(document, group.original) || !same_outline(own, original) {
            return Self(own.iter().map(|heading| heading.id.clone()).collect());
        }
        let mut used: BTreeSet<String> = own.iter().filter(|it| it.explicit).map(|it| it.id.clone()).collect();
        let ids = own.iter().zip(original).map(|(heading, shared)| match heading.explicit {
            true => heading.id.clone(),
            false => unused([&shared.id, &heading.id], &mut used),
        });
        Self(ids.collect())
    }

    /// Where the heading called `fragment` stands; `document` may call it by what its own words give.
    pub fn find(&self, fragment: &str, document: &Document) -> Option<usize> {
        let shared = self.0.iter().position(|id| id == fragment);
        shared.or_else(|| document.body.scan.headings.iter().position(|heading| heading.id == fragment))
    }

    /// The heading at `at`.
    pub fn get(&self, at: usize) -> Option<&str> {
        self.0.get(at).map(String::as_str)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// For a body of `document`: none when they are what its text gives anyway.
    pub fn into_changed(self, document: &Document) -> Vec<String> {
        let same = self.iter().eq(document.body.scan.headings.iter().map(|heading| &*heading.id));
        if same { Vec::new() } else { self.0 }
    }
}

/// The first of `wishes` that nobody has, else the last with a number.
fn unused(wishes: [&String; 2], used: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{}-{number}", wishes[1]));
    let mut all = wishes.into_iter().cloned().chain(numbered);
    let free = all.find(|wish| !used.contains(wish)).expect("numbers do not end");
    used.insert(free.clone());
    free
}

/// The ids of documents that links lead into, by their files: made once, however many links there are.
#[derive(Default)]
pub struct Linked(Mutex<FxHashMap<SourcePath, Arc<Ids>>>);

impl Linked {
    /// As [`Ids::of`].
    pub fn of(&self, document: &Document, group: &Group) -> Arc<Ids> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let path = &document.source.path;
        known.get(path).cloned().unwrap_or_else(|| {
            let ids = Arc::new(Ids::of(document, group));
            known.insert(path.clone(), Arc::clone(&ids));
            ids
        })
    }

    /// What the heading at `at` of `from` is called in `to`, another text of `group`: the same id, else the
    /// heading at the same place of the same outline.
    pub fn counterpart(&self, from: &Document, at: usize, to: &Document, group: &Group) -> Option<String> {
        let (own, other) = (self.of(from, group), self.of(to, group));
        let id = own.get(at)?;
        if other.iter().any(|other| other == id) {
            return Some(id.to_owned());
        }
        let same = same_outline(&from.body.scan.headings, &to.body.scan.headings);
        same.then(|| other.get(at).map(str::to_owned)).flatten()
    }
}

/// Whether two bodies have as many headings, of the same levels in the same order.
fn same_outline(a: &[Heading], b: &[Heading]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.level == b.level)
}
