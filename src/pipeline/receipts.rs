//! Receipts of what a publication removed because a consent holds no more (CON-03).

use std::path::Path;

use crate::diag::Error;
use crate::emit::{self, Dated, Output, Receipt};
use crate::resolve::{Hidden, Withdrawal};
use crate::site::{Mode, Site};

/// A receipt for every withdrawal because of which a publication removes something (CON-03).
pub fn of(site: &Site, withdrawals: &[Withdrawal], hidden: &Hidden, written: &emit::Summary) -> Vec<Receipt> {
    if site.mode != Mode::Publication {
        return Vec::new();
    }
    withdrawals.iter().filter_map(|withdrawal| receipt(site, withdrawal, hidden, written)).collect()
}

/// Writes the day on which each of the `withdrawals` was asked for, and the deadlines, into receipts without one.
pub fn date(root: &Path, withdrawals: &[Withdrawal]) -> Result<(), Error> {
    let dated = withdrawals.iter().filter_map(|withdrawal| {
        let (piece, deadlines) = (withdrawal.id.to_string(), withdrawal.deadlines());
        withdrawal.requested_on.map(|requested_on| Dated { piece, requested_on, deadlines })
    });
    let dated: Vec<Dated> = dated.collect();
    if dated.is_empty() { Ok(()) } else { emit::date_receipts(root, &dated) }
}

/// The other outputs in the folder of the site that still hold something of who withdrew, by name: a folder for a stick,
/// a preview (CON-03).
pub fn elsewhere(output: &Output, withdrawals: &[Withdrawal]) -> Vec<String> {
    if withdrawals.is_empty() {
        return Vec::new();
    }
    output.others_with(&|path| withdrawals.iter().any(|withdrawal| withdrawal.covers(path)))
}

fn receipt(site: &Site, withdrawal: &Withdrawal, hidden: &Hidden, written: &emit::Summary) -> Option<Receipt> {
    let removed: Vec<_> = written.removed_paths.iter().filter(|path| withdrawal.covers(path)).collect();
    if removed.is_empty() {
        return None;
    }
    // Lists that are gone because only this person stood in them, too. What went of others is theirs to know.
    let all = written.removed_paths.iter().chain(&written.written_paths);
    let all: Vec<_> = all.filter(|path| !hidden.covers(path) || withdrawal.covers(path)).collect();
    let purge = site.config.languages.iter().map(|language| {
        let own = all.iter().filter(|path| site.config.language_of_path(path) == &language.code);
        (language.code.to_string(), own.map(|path| site.config.url_of_path(path)).collect())
    });
    Some(Receipt {
        piece: withdrawal.id.to_string(),
        evidence: withdrawal.evidence.clone(),
        cause: withdrawal.ground.code(),
        requested_on: withdrawal.requested_on,
        removed_on: site.today,
        deadlines: withdrawal.deadlines(),
        purge: purge.collect(),
        removed: removed.iter().map(ToString::to_string).collect(),
    })
}
