//! A publication that stays as it is while it is copied to a host, or that is only compared with one.

use std::collections::BTreeMap;

use super::{Memo, Options, Outcome, Product, Progress, Purpose, in_pool, run};
use crate::diag::Error;
use crate::emit::{self, Hash};
use crate::host::Facts;
use crate::site::Mode;

/// What a build for publication wrote.
#[derive(Debug)]
pub struct Publication {
    /// Locked: no other build changes it while this is held.
    pub output: emit::Output,
    pub facts: Facts,
    /// Where the exit control leads (SAF-06).
    pub exit: String,
}

/// What a build for publication would write.
#[derive(Debug)]
pub struct Expected {
    /// The hash of every file by its path, compressed copies left out.
    pub files: BTreeMap<String, Hash>,
    pub facts: Facts,
    /// Where the exit control leads (SAF-06).
    pub exit: String,
}

/// As [`super::build`], always for publication, and keeps hold of what was written. There is none
/// when there are errors.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn publish(options: &Options, progress: &dyn Progress) -> Result<(Outcome, Option<Publication>), Error> {
    let (outcome, product) = perform(options, progress, Purpose::Write)?;
    let written = match product {
        Some(Product::Written(publication)) => Some(*publication),
        _ => None,
    };
    Ok((outcome, written))
}

/// As [`publish`], without writing anything of the site: neither the output nor a receipt.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn expect(options: &Options, progress: &dyn Progress) -> Result<(Outcome, Option<Expected>), Error> {
    let (outcome, product) = perform(options, progress, Purpose::Compare)?;
    let compared = match product {
        Some(Product::Compared(expected)) => Some(*expected),
        _ => None,
    };
    Ok((outcome, compared))
}

fn perform(options: &Options, progress: &dyn Progress, purpose: Purpose) -> Result<(Outcome, Option<Product>), Error> {
    let options = Options { mode: Mode::Publication, drafts: false, relative: false, ..options.clone() };
    in_pool(options.jobs, || run(&options, &mut Memo::default(), progress, purpose))
}
