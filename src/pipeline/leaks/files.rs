//! What the guard finds in files that are no texts: pictures, films, and the PDFs of documents.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Sentry, is_private};
use crate::diag::{Diagnostic, Error, Problem, SourcePath, Span};
use crate::discover::{self, Asset};
use crate::picture::Looked;
use crate::resolve::Reason;
use crate::site::Secret;
use crate::view::Digest;

/// What was found in files beside the content.
#[derive(Default)]
pub struct Looks {
    pub problems: Vec<Diagnostic>,
    /// Those of them that hold nothing, and need not be looked through again.
    pub clean: Looked,
}

/// So many bytes are looked through more quickly than anybody could remember that they were.
const QUICK: usize = 64 << 10;

impl Sentry {
    /// The suppressed values in what pictures say besides their pixels, and in their names: neither
    /// is published (CON-06), but whoever can read the content can read them.
    ///
    /// `but` for what is published as it is, and so is looked at as a whole. What is `known` to hold nothing is not
    /// read again.
    ///
    /// # Errors
    /// A picture cannot be read.
    pub fn pictures(
        &self,
        assets: &[Asset],
        but: &BTreeSet<SourcePath>,
        left_out: &BTreeMap<SourcePath, Reason>,
        known: &Looked,
    ) -> Result<Looks, Error> {
        let mut looks = Looks::default();
        if self.guard.is_empty() {
            return Ok(looks);
        }
        let of_nobody = |asset: &&Asset| !but.contains(&asset.path) && !is_private(left_out.get(&asset.path).copied());
        let assets: Vec<&Asset> = assets.iter().filter(of_nobody).collect();
        let found = assets.par_iter().map(|asset| self.picture(asset, known)).collect::<Result<Vec<_>, Error>>()?;
        for (problems, clean) in found {
            looks.problems.extend(problems);
            looks.clean.extend(clean);
        }
        Ok(looks)
    }

    /// What is wrong with what the PDF of a document says, told at the `place` where the document names it. It is
    /// left out where all of it is what a consent covered that has ended (CON-03).
    pub fn paper(&self, place: &Span, words: &str) -> (Vec<Diagnostic>, bool) {
        let hits = self.told(self.hits("", words, None, false));
        let secrets: BTreeSet<usize> = hits.iter().map(|hit| hit.secret).collect();
        let secrets: Vec<&Secret> = secrets.into_iter().map(|at| &self.secrets[at]).collect();
        if !secrets.is_empty() && secrets.iter().all(|secret| secret.lapsed) {
            return (vec![Diagnostic::new(Problem::PaperWithheld, place.clone())], true);
        }
        let problem = |secret: &Secret| {
            let problem = Diagnostic::new(Problem::LeakInPaper, place.clone()).arg("kind", secret.kind.code());
            problem.arg("nearest", self.declared_in(secret))
        };
        (secrets.into_iter().map(problem).collect(), false)
    }

    /// Whether there is nothing to look for.
    pub fn is_idle(&self) -> bool {
        self.guard.is_empty()
    }

    /// What is wrong with `asset`, and what stands for it where that is nothing and takes a while to find.
    fn picture(&self, asset: &Asset, known: &Looked) -> Result<(Vec<Diagnostic>, Option<Digest>), Error> {
        let Asset { path, file: _, size, modified } = asset;
        let mut key = blake3::Hasher::new();
        key.update(&self.guard.digest()).update(format!("{path} {size} {modified}").as_bytes());
        let key = Some(Digest::from(key.finalize())).filter(|_| *modified != 0);
        if key.is_some_and(|key| known.contains(&key)) {
            return Ok((Vec::new(), key));
        }
        let bytes = discover::besides_pixels(asset)?;
        let hits = self.told(self.guard.scan(path, &bytes));
        let key = key.filter(|_| hits.is_empty() && bytes.len() > QUICK);
        let told = hits.iter().map(|hit| hit.secret).filter(|secret| !self.secrets[*secret].is_doubtful);
        let secrets: BTreeSet<usize> = told.collect();
        let problem = |secret: usize| {
            let kind = self.secrets[secret].kind.code();
            Diagnostic::new(Problem::LeakInPicture, Span::file(path)).arg("kind", kind)
        };
        Ok((secrets.into_iter().map(problem).collect(), key))
    }
}
