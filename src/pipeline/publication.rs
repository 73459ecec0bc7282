//! A publication that stays as it is while it is copied to a host.

use super::{Memo, Options, Outcome, Progress, in_pool, run};
use crate::diag::Error;
use crate::emit;
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

/// As [`super::build`], always for publication, and keeps hold of what was written. There is none
/// when there are errors.
///
/// # Errors
/// What the machine refused; problems of content are in the outcome.
pub fn publish(options: &Options, progress: &dyn Progress) -> Result<(Outcome, Option<Publication>), Error> {
    let options = Options { mode: Mode::Publication, drafts: false, relative: false, ..options.clone() };
    in_pool(options.jobs, || run(&options, &mut Memo::default(), progress, true))
}
