//! What on a host must not be public as it is there: [`Judged`]. Pure, from two sides.
//!
//! 1. *By address*: what the site leaves out must not be where it would stand ([`Hidden`]).
//! 2. *By subject*: the manifest says with which details of a person or a place each file was published
//!    (`pipeline::Subject`). It must not stay once its piece may say less: fewer scopes, another visibility, a field
//!    that was deleted. So nothing depends on an address that can still be worked out, nor on a site without errors.
//!
//! A piece about a person or a place whose file is gone or cannot be read is *missed*: nobody knows any more that it
//! may be public. A checkout that lacks half of the content looks the same, so that more of these than a limit are
//! only named.

use std::collections::BTreeSet;

use super::manifest::{File, Manifest};
use super::plan;
use crate::emit;
use crate::pipeline::{Hidden, Openness};

/// What must not stay on a host, by path, compressed copies left out.
pub struct Judged<'a> {
    hidden: &'a Hidden,
    forbidden: BTreeSet<&'a str>,
    /// About people and places of whom nothing can be read any more.
    pub missed: BTreeSet<&'a str>,
    takes_missed: bool,
}

impl<'a> Judged<'a> {
    /// Judges the files of `remote`.
    pub fn new(remote: &'a Manifest, hidden: &'a Hidden, openness: &Openness) -> Self {
        let forbidden = about(remote, |file| file.about.iter().any(|it| openness.forbids(&it.piece, it.details)));
        let missed = about(remote, |file| file.about.iter().any(|it| openness.misses(&it.piece, it.details)));
        Self { hidden, forbidden, missed, takes_missed: false }
    }

    /// Pages of which nothing is known and that `local` has none of may tell of anybody, too.
    pub fn miss_unknown(&mut self, remote: &'a Manifest, local: &Manifest) {
        let gone = remote.files.iter().filter(|(path, file)| file.is_unknown() && !local.files.contains_key(*path));
        let pages = gone.map(|(path, _)| emit::plain(path)).filter(|path| plan::rank(path) != plan::Rank::Asset);
        self.missed.extend(pages);
    }

    /// From now on what is missed must not stay either.
    pub fn take_missed(&mut self) {
        self.takes_missed = true;
    }

    /// Whether `path` must not stay as it is there.
    pub fn covers(&self, path: &str) -> bool {
        let is_missed = self.takes_missed && self.missed.contains(path);
        is_missed || self.forbidden.contains(path) || self.hidden.covers(path)
    }
}

fn about(remote: &Manifest, is_so: impl Fn(&File) -> bool) -> BTreeSet<&str> {
    remote.files.iter().filter(|(_, file)| is_so(file)).map(|(path, _)| emit::plain(path)).collect()
}
