//! Receipts of what is taken back on a host (CON-03): for whoever withdrew or whose consent has run out, and for whoever
//! took back a part of it. The build writes those of its own output; a machine without one, as those are that publish
//! every night, has none but these.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::manifest::{Manifest, Origin};
use super::plan::Change;
use crate::emit::{self, Receipt};
use crate::pipeline::{self, Openness, Outcome, Publication, Withdrawal};

/// What happens on a host.
pub struct Events<'a> {
    pub outcome: &'a Outcome,
    /// Those of the site, also where the settings cannot be read.
    pub withdrawals: &'a [Withdrawal],
    pub changes: &'a [(Change, String)],
    pub remote: &'a Manifest,
    pub openness: &'a Openness,
    /// What was built, if it could be.
    pub publication: Option<&'a Publication>,
}

impl Events<'_> {
    /// The receipts, one for each person; `purge` are the addresses that caches may hold an older state of.
    pub fn receipts(&self, purge: &[String], origin: Option<&Origin>, today: Date) -> Vec<Receipt> {
        let receipt =
            |piece: String, cause: &'static str, removed: Vec<String>, are_hers: &dyn Fn(&str) -> bool| Receipt {
                piece,
                evidence: None,
                cause,
                requested_on: None,
                removed_on: today,
                deadlines: None,
                removed,
                purge: self.by_language(purge, origin, are_hers),
            };
        let withdrawn = self.withdrawals.iter().filter_map(|withdrawal| {
            let id = withdrawal.id.to_string();
            let are_hers = |path: &str| withdrawal.covers(path) || self.is_about(&file_at(path), &id);
            let removed = self.gone(are_hers);
            (!removed.is_empty()).then(|| Receipt {
                evidence: withdrawal.evidence.clone(),
                requested_on: withdrawal.requested_on,
                deadlines: withdrawal.deadlines(),
                ..receipt(id.clone(), withdrawal.ground.code(), removed, &are_hers)
            })
        });
        let narrowed = self.narrowed().into_iter().map(|(piece, replaced)| Receipt {
            deadlines: Some(pipeline::deadlines(today)),
            ..receipt(piece, "narrowed", replaced, &|_| false)
        });
        withdrawn.chain(narrowed).collect()
    }

    /// The files that go or are replaced of those that `are_hers`, compressed copies left out.
    fn gone(&self, are_hers: impl Fn(&str) -> bool) -> Vec<String> {
        self.taken().filter(|path| are_hers(path)).cloned().collect()
    }

    /// What goes or says less, compressed copies left out.
    fn taken(&self) -> impl Iterator<Item = &String> {
        let goes = |change: Change| matches!(change, Change::Withdrawn | Change::Removed | Change::Narrowed);
        let all = self.changes.iter().filter(move |(change, path)| goes(*change) && emit::plain(path) == path);
        all.map(|(_, path)| path)
    }

    fn is_about(&self, path: &str, piece: &str) -> bool {
        self.remote.files.get(path).is_some_and(|file| file.about.iter().any(|subject| subject.piece == piece))
    }

    /// What said more on the host than its person agrees to now, by piece: replaced, or gone where it could not be made
    /// anew.
    fn narrowed(&self) -> BTreeMap<String, Vec<String>> {
        let mut narrowed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in self.taken() {
            let about = self.remote.files.get(path).into_iter().flat_map(|file| &file.about);
            for subject in about.filter(|it| self.openness.narrows(&it.piece, it.details)) {
                narrowed.entry(subject.piece.clone()).or_default().push(path.clone());
            }
        }
        narrowed
    }

    /// `addresses` by the language in whose folder they lie; where nothing was built, that is called as its code. Those
    /// of others that are public no more are theirs to know: who else withdrew, which event is private.
    fn by_language(
        &self,
        addresses: &[String],
        origin: Option<&Origin>,
        are_hers: &dyn Fn(&str) -> bool,
    ) -> Vec<(String, Vec<String>)> {
        let Some(origin) = origin else { return Vec::new() };
        let mut all: Vec<(String, Vec<String>)> =
            origin.languages.iter().map(|code| (code.clone(), Vec::new())).collect();
        let taken_back: Vec<String> = self.withdrawals.iter().map(|withdrawal| withdrawal.id.to_string()).collect();
        let is_of_somebody = |path: &str| taken_back.iter().any(|piece| self.is_about(&file_at(path), piece));
        for address in addresses {
            let path = address.strip_prefix(&*origin.base).unwrap_or_default();
            if (self.outcome.hidden.covers(path) || is_of_somebody(path)) && !are_hers(path) {
                continue;
            }
            let code = match self.publication {
                Some(publication) => publication.language_of(path),
                None => path.split('/').next(),
            };
            let at = all.iter().position(|(known, _)| Some(&**known) == code).unwrap_or(0);
            all.get_mut(at).into_iter().for_each(|(_, own)| own.push(address.clone()));
        }
        all
    }
}

/// The file behind `path`, below the output: a page is asked for by its folder.
fn file_at(path: &str) -> Cow<'_, str> {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html").into() } else { path.into() }
}
