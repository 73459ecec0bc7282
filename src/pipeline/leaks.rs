//! What the guard finds, as problems: in the texts of authors at their place, in outputs by file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Error, Problem, SourcePath, Span};
use crate::discover::{self, Asset, Seen, Source};
use crate::emit::{Guard, Hit};
use crate::parse;
use crate::resolve::{Reason, Telling};
use crate::site::{Secret, SecretKind};
use crate::view::Digest;

/// The guard and what it guards.
#[derive(Clone)]
pub struct Sentry {
    secrets: Vec<Secret>,
    guard: Arc<Guard>,
    /// The fields in which secrets lawfully stand.
    own: BTreeMap<SourcePath, Vec<Range<usize>>>,
}

/// A suppressed value in what authors wrote.
#[derive(Debug, Clone)]
pub struct Leak {
    pub diagnostic: Diagnostic,
    /// Where the value lawfully stands, if it was published until a consent ended.
    lapsed: Option<Span>,
}

/// So many texts, or a tenth of all, may go because of one value. One that stands in more of them is no trait of a
/// single person, and no site is emptied before somebody has looked: it stays an error.
const FEW: usize = 20;

/// The pieces that must go because of `leaks`, where that is enough; `sources` were looked through.
pub fn telling(leaks: &[Leak], sources: usize) -> Telling {
    let shown = leaks.iter().filter(|leak| leak.diagnostic.problem == Problem::LeakInSource);
    let mut by_value: BTreeMap<(&SourcePath, usize), Telling> = BTreeMap::new();
    for (leak, own) in shown.filter_map(|leak| Some((leak, leak.lapsed.as_ref()?))) {
        let span = &leak.diagnostic.span;
        let files = by_value.entry((&own.file, own.start)).or_default();
        files.entry(span.file.clone()).or_insert_with(|| (span.clone(), own.file.clone()));
    }
    let few = |files: &Telling| files.len() <= FEW.max(sources / 10);
    by_value.into_values().filter(few).flatten().collect()
}

/// The last sentry, and what it found in what authors wrote: for as long as it guards the same, a text
/// that is as it was and left out for the same reason is not looked at again. Empty, it changes nothing.
#[derive(Default)]
pub struct Rounds {
    sentry: Option<Sentry>,
    seen: Seen<Vec<Secret>, Option<Reason>, Vec<Leak>>,
}

impl Rounds {
    /// Guards `secrets`.
    pub fn sentry(&mut self, secrets: Vec<Secret>) -> Sentry {
        match self.sentry.as_ref().filter(|sentry| sentry.secrets == secrets) {
            Some(sentry) => sentry.clone(),
            None => self.sentry.insert(Sentry::new(secrets)).clone(),
        }
    }

    /// The suppressed values in what authors wrote, at their places, as `sentry` finds them. `left_out` are
    /// the files of pieces that are in no output of this build.
    pub fn sources(
        &mut self,
        sentry: &Sentry,
        content: &[Source],
        left_out: &BTreeMap<SourcePath, Reason>,
    ) -> Vec<Leak> {
        let texts: Vec<&Source> = content.iter().collect();
        let reason = |at: usize| left_out.get(&content[at].path).copied();
        let look = |at: usize| sentry.source(&content[at], reason(at));
        self.seen.look(sentry.secrets.clone(), &texts, reason, look).into_iter().flatten().collect()
    }
}

/// The values of the list at `path`.
///
/// # Errors
/// It cannot be read, or one of its values is too short to be found among ordinary words.
pub fn forbidden(path: Option<&Path>) -> Result<Vec<Secret>, Error> {
    let Some(path) = path else { return Ok(Vec::new()) };
    let file = path.display().to_string();
    let values = discover::forbidden(path)?.into_iter().map(|(line, value)| {
        let secret = Secret::forbidden(&file, line, value);
        let short = || Error::Argument { name: "--forbidden".to_owned(), value: format!("{file}:{line}") };
        if secret.pattern().is_some() { Ok(secret) } else { Err(short()) }
    });
    values.collect()
}

impl Sentry {
    /// Guards `secrets`.
    fn new(secrets: Vec<Secret>) -> Self {
        let mut own: BTreeMap<SourcePath, Vec<Range<usize>>> = BTreeMap::new();
        for Span { file, start, end } in secrets.iter().map(|secret| &secret.span) {
            own.entry(file.clone()).or_default().push(*start..*end);
        }
        Self { guard: Arc::new(Guard::new(&secrets)), secrets, own }
    }

    /// The key of an output that is made from `digest` and passes this guard: with other values or
    /// another policy everything is looked at again.
    pub fn key(&self, digest: &Digest) -> Digest {
        let mut key = blake3::Hasher::new();
        key.update(digest).update(&self.guard.digest());
        key.finalize().into()
    }

    /// The suppressed values in the output at `path`, each once.
    pub fn output(&self, path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
        let hits = self.guard.scan(path, bytes);
        let file = shown_path(path, &hits);
        let secrets: BTreeSet<usize> = hits.iter().map(|hit| hit.secret).collect();
        let problem = |secret: usize| {
            let secret = &self.secrets[secret];
            let problem = Diagnostic::new(Problem::LeakInOutput, secret.span.clone());
            problem.arg("file", file.as_str()).arg("kind", secret.kind.code())
        };
        secrets.into_iter().map(problem).collect()
    }

    fn source(&self, source: &Source, left_out: Option<Reason>) -> Vec<Leak> {
        // What a record says that is shown to nobody: its own words may stand in it (LOC-08).
        if is_private(left_out) {
            return Vec::new();
        }
        let hits = self.guard.scan(&source.path, source.text.read().as_bytes()).into_iter();
        let foreign = hits.filter(|hit| hit.in_path || !self.is_own(&source.path, &hit.range));
        // Who names a person whose consent is gone, or says what it covered, was told so, with the place (CON-03).
        let is_of_them = |secret: &Secret| secret.lapsed || secret.kind == SecretKind::Name;
        let told = |hit: &Hit| left_out == Some(Reason::NamesWithdrawn) && is_of_them(&self.secrets[hit.secret]);
        foreign
            .filter(|hit| !told(hit))
            .map(|hit| {
                let problem = match left_out {
                    _ if !hit.in_path && parse::is_comment(source, hit.range.start) => Problem::LeakInComment,
                    Some(_) => Problem::LeakInWithheld,
                    None => Problem::LeakInSource,
                };
                let range = if hit.in_path { 0..0 } else { hit.range };
                let span = Span::new(&source.path, range.start, range.end);
                let secret = &self.secrets[hit.secret];
                let diagnostic = Diagnostic::new(problem, span).arg("kind", secret.kind.code());
                Leak { diagnostic, lapsed: secret.lapsed.then(|| secret.span.clone()) }
            })
            .collect()
    }

    /// The suppressed values in what pictures say besides their pixels, and in their names: neither
    /// is published (CON-06), but whoever can read the content can read them.
    ///
    /// # Errors
    /// A picture cannot be read.
    pub fn pictures(
        &self,
        assets: &[Asset],
        left_out: &BTreeMap<SourcePath, Reason>,
    ) -> Result<Vec<Diagnostic>, Error> {
        if self.guard.is_empty() {
            return Ok(Vec::new());
        }
        let of_nobody = |asset: &&Asset| !is_private(left_out.get(&asset.path).copied());
        let assets: Vec<&Asset> = assets.iter().filter(of_nobody).collect();
        let found = assets.par_iter().map(|asset| self.picture(asset)).collect::<Result<Vec<_>, Error>>()?;
        Ok(found.into_iter().flatten().collect())
    }

    fn picture(&self, asset: &Asset) -> Result<Vec<Diagnostic>, Error> {
        let hits = self.guard.scan(&asset.path, &discover::besides_pixels(asset)?);
        let secrets: BTreeSet<usize> = hits.iter().map(|hit| hit.secret).collect();
        let problem = |secret: usize| {
            let kind = self.secrets[secret].kind.code();
            Diagnostic::new(Problem::LeakInPicture, Span::file(&asset.path)).arg("kind", kind)
        };
        Ok(secrets.into_iter().map(problem).collect())
    }

    fn is_own(&self, file: &SourcePath, range: &Range<usize>) -> bool {
        let own = self.own.get(file).into_iter().flatten();
        own.into_iter().any(|own| own.start <= range.start && range.end <= own.end)
    }
}

/// Whether a file is left out because it says what nobody is to know.
fn is_private(left_out: Option<Reason>) -> bool {
    matches!(left_out, Some(Reason::HotlineOnly | Reason::Consent))
}

/// `path` as a public log may show it: up to the folder before what must not be said.
fn shown_path(path: &str, hits: &[Hit]) -> String {
    match hits.iter().find(|hit| hit.in_path) {
        None => path.to_owned(),
        Some(hit) => {
            let before = path.get(..hit.range.start).unwrap_or_default();
            format!("{}…", &before[..before.rfind('/').map_or(0, |slash| slash + 1)])
        }
    }
}
