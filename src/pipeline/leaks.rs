//! What the guard finds, as problems: in the texts of authors at their place, in outputs by file.

mod files;
mod shown;
mod veil;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diag::{Diagnostic, Error, Problem, SourcePath, Span};
use crate::discover::{self, Seen, Source};
use crate::emit::{Guard, Hit};
use crate::parse::{self, Document};
use crate::resolve::{Exempt, Reason, Telling, Told};
use crate::site::secret::{Pattern, Phrase};
use crate::site::{Kind, Secret, SecretKind};
use crate::view::Digest;
use shown::Shown;
pub use veil::Names;
use veil::shown_path;

/// The guard and what it guards.
#[derive(Clone)]
pub struct Sentry {
    /// Those that no output may hold, then those that only texts beside a name may not.
    secrets: Vec<Secret>,
    guard: Arc<Guard>,
    /// Finds the latter, too: texts are read once.
    whole: Arc<Guard>,
    /// Of the latter, by the first of them, those with the same value: each has other names.
    alike: Arc<BTreeMap<usize, Vec<usize>>>,
    /// The fields in which secrets lawfully stand.
    own: BTreeMap<SourcePath, Vec<Range<usize>>>,
}

/// A suppressed value in what authors wrote.
#[derive(Debug, Clone)]
pub struct Leak {
    pub diagnostic: Diagnostic,
    /// It is told elsewhere, or of nobody to anybody.
    pub is_silent: bool,
    /// What is said in a text that would be published, and whose it is.
    told: Option<Told>,
    /// Which of the values it is.
    secret: usize,
    /// Whether the text goes rather than that the site is stopped.
    lets_go: bool,
}

impl Leak {
    /// Where in a text it is said; `None` for the name of a file.
    pub fn place(&self) -> Option<Span> {
        let span = &self.diagnostic.span;
        (span.start < span.end).then(|| span.clone())
    }
}

/// So many texts, or a tenth of all, may go because of one value. One that stands in more of them is no trait of a
/// single person, and no site is emptied before somebody has looked.
const FEW: usize = 20;

/// So many hits before and after one may hold it.
const NEAR: usize = 8;

/// What is said of people and is too common to tell of one of them, and whoever it is said of, with who says the same.
#[derive(Default)]
pub struct Common {
    patterns: BTreeSet<Pattern>,
    pub exempt: Vec<Exempt>,
}

impl Common {
    fn has(&self, secret: &Secret) -> bool {
        secret.kind == SecretKind::Field
            && !self.patterns.is_empty()
            && secret.pattern().is_some_and(|pattern| self.patterns.contains(&pattern))
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.patterns.len()
    }
}

/// The pieces that name somebody who has never agreed to it: an error stops the site, and what a host has of them must
/// not stay for that.
pub fn naming(leaks: &[Leak]) -> Telling {
    let told = leaks.iter().filter_map(|leak| leak.told.as_ref());
    let told = told.filter(|told| matches!(told.kind, SecretKind::Name | SecretKind::Title));
    told.map(|told| (told.span.file.clone(), told.clone())).collect()
}

/// Whether the file at `path` is a text of a piece, which can be left out.
fn is_piece(path: &str) -> bool {
    path.ends_with(".md")
}

/// The last sentry, and what it found in what authors wrote: for as long as it guards the same, a text
/// that is as it was and left out for the same reason is not looked at again. Empty, it changes nothing.
#[derive(Default)]
pub struct Rounds {
    sentry: Option<Sentry>,
    seen: Seen<Vec<Secret>, (Option<Reason>, bool), Vec<Leak>>,
}

impl Rounds {
    /// Guards `secrets`, those that are `common` left out.
    pub fn sentry(&mut self, secrets: impl IntoIterator<Item = Secret>, common: &Common) -> Sentry {
        let mut secrets: Vec<Secret> = secrets.into_iter().filter(|secret| !common.has(secret)).collect();
        secrets.sort_by_key(|secret| secret.near.is_some());
        match self.sentry.as_ref().filter(|sentry| sentry.secrets == secrets) {
            Some(sentry) => sentry.clone(),
            None => self.sentry.insert(Sentry::new(secrets)).clone(),
        }
    }

    /// The suppressed values in what authors wrote, at their places, as `sentry` finds them; `document` tells what a
    /// file of `content` was read as. `left_out` are the files of pieces that are in no output of this build.
    pub fn sources<'d>(
        &mut self,
        sentry: &Sentry,
        content: &[Source],
        document: impl Fn(usize) -> Option<&'d Document> + Sync,
        left_out: &BTreeMap<SourcePath, Reason>,
    ) -> Vec<Leak> {
        let texts: Vec<&Source> = content.iter().collect();
        let reason = |at: usize| left_out.get(&content[at].path).copied();
        let key = |at: usize| (reason(at), document(at).is_some());
        let look = |at: usize| sentry.source(&content[at], document(at), reason(at));
        self.seen.look(sentry.secrets.clone(), &texts, key, look).into_iter().flatten().collect()
    }
}

/// The values of the list at `path`.
///
/// # Errors
/// It cannot be read, has no values, or one of them is too short to be found among ordinary words.
pub fn forbidden(path: Option<&Path>) -> Result<Vec<Secret>, Error> {
    let Some(path) = path else { return Ok(Vec::new()) };
    let file = path.display().to_string();
    let values = discover::forbidden(path)?;
    // Whoever gives a list means to keep something back.
    if values.is_empty() {
        return Err(Error::Argument { name: "--forbidden".to_owned(), value: file });
    }
    let values = values.into_iter().map(|(line, value)| {
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
        let first = secrets.partition_point(|secret| secret.near.is_none());
        let guard = Arc::new(Guard::new(&secrets[..first]));
        let whole = if first == secrets.len() { guard.clone() } else { Arc::new(Guard::new(&secrets)) };
        let mut by_value: BTreeMap<Pattern, Vec<usize>> = BTreeMap::new();
        for (at, secret) in secrets.iter().enumerate().skip(first) {
            secret.pattern().into_iter().for_each(|value| by_value.entry(value).or_default().push(at));
        }
        let alike = Arc::new(by_value.into_values().filter_map(|all| Some((*all.first()?, all))).collect());
        Self { guard, whole, alike, secrets, own }
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
        let hits = self.told(self.guard.scan(path, bytes));
        let file = shown_path(path, &hits);
        let secrets: BTreeSet<usize> = hits.iter().map(|hit| hit.secret).collect();
        let problem = |secret: usize| {
            let secret = &self.secrets[secret];
            let problem = Diagnostic::new(Problem::LeakInOutput, secret.span.clone());
            problem.arg("file", file.as_str()).arg("kind", secret.kind.code())
        };
        secrets.into_iter().map(problem).collect()
    }

    /// The pieces that must go because of `leaks`, where that is enough; `sources` were looked through. Of a name there
    /// are never too many. What is said of a person and stands in a table of the site, or in too many texts to be
    /// theirs, becomes `common`.
    pub fn judge(&self, leaks: &[Leak], sources: usize, common: &mut Common) -> Telling {
        let mut by_value: BTreeMap<usize, BTreeMap<&SourcePath, &Told>> = BTreeMap::new();
        for (leak, told) in
            leaks.iter().filter(|leak| leak.lets_go).filter_map(|leak| Some((leak, leak.told.as_ref()?)))
        {
            by_value.entry(leak.secret).or_default().entry(&told.span.file).or_insert(told);
        }
        let mut telling = Telling::new();
        for (secret, files) in by_value {
            let (kind, is_few) = (self.secrets[secret].kind, files.len() <= FEW.max(sources / 10));
            let table = files.keys().find(|file| !is_piece(file));
            match table.or_else(|| files.keys().next().filter(|_| !is_few)) {
                Some(by) if kind == SecretKind::Field => self.share(secret, by, common),
                _ if is_few || kind == SecretKind::Name => {
                    telling.extend(files.into_iter().map(|(file, told)| (file.clone(), told.clone())));
                }
                _ => {}
            }
        }
        telling
    }

    /// Makes what `secret` is `common`, whoever else it is said of: `by` says it too.
    fn share(&self, secret: usize, by: &SourcePath, common: &mut Common) {
        let Some(pattern) = self.secrets[secret].pattern() else { return };
        let alike = |own: &&Secret| own.kind == SecretKind::Field && own.pattern().as_ref() == Some(&pattern);
        common.exempt.extend(self.secrets.iter().filter(alike).map(|own| Exempt {
            file: own.span.file.clone(),
            field: own.field.clone(),
            by: by.to_string(),
        }));
        common.patterns.insert(pattern);
    }

    fn source(&self, source: &Source, document: Option<&Document>, left_out: Option<Reason>) -> Vec<Leak> {
        let telling = self.telling_name(source, left_out);
        // What a record says that is shown to nobody: its own words may stand in it (LOC-08).
        if is_private(left_out) {
            return telling.into_iter().collect();
        }
        let text = source.text.read();
        let shown = document.filter(|_| !self.whole.is_empty()).and_then(|document| Shown::of(document, &text));
        let hits = self.told(self.hits(&source.path, &text, shown.as_ref(), !is_piece(&source.path)));
        let foreign = hits.into_iter().filter(|hit| hit.in_path || !self.is_own(&source.path, &hit.range));
        // Who names a person whose consent is gone, or says what it covered, was told so, with the place (CON-03).
        let is_of_them = |secret: &Secret| secret.lapsed || secret.kind == SecretKind::Name;
        let told = |hit: &Hit| left_out == Some(Reason::NamesWithdrawn) && is_of_them(&self.secrets[hit.secret]);
        // Of what is in no output, the texts may say what their own piece says.
        let is_own_piece =
            |hit: &Hit| left_out.is_some() && is_same_piece(&self.secrets[hit.secret].span.file, &source.path);
        let found = foreign.map(|hit| {
            let secret = &self.secrets[hit.secret];
            let is_silent = told(&hit) || is_own_piece(&hit) || secret.is_doubtful;
            let problem = match left_out {
                _ if !hit.in_path && parse::is_comment(source, hit.range.start) => Problem::LeakInComment,
                Some(_) => Problem::LeakInWithheld,
                None => Problem::LeakInSource,
            };
            let range = if hit.in_path { 0..0 } else { hit.range };
            let span = Span::new(&source.path, range.start, range.end);
            let diagnostic = Diagnostic::new(problem, span.clone()).arg("kind", secret.kind.code());
            let shown = self.declared_in(secret);
            let told = (problem == Problem::LeakInSource && !is_silent).then(|| Told {
                span,
                owner: secret.span.file.clone(),
                kind: secret.kind,
                field: secret.field_name().to_owned(),
                shown: shown.clone(),
            });
            let diagnostic = match told.is_some() {
                true => {
                    let key = if shown.is_empty() || secret.field.is_empty() { "none" } else { secret.field_name() };
                    diagnostic.arg("nearest", shown).arg("key", key)
                }
                false => diagnostic,
            };
            Leak { diagnostic, is_silent, told, secret: hit.secret, lets_go: secret.lapsed }
        });
        found.chain(telling).collect()
    }

    /// Everything in the `text` at `path`, and in what is `shown` of it, as far as it is told there. A table of the site
    /// says of nobody what it says.
    fn hits(&self, path: &str, text: &str, shown: Option<&Shown>, is_table: bool) -> Vec<Hit> {
        let first = self.secrets.partition_point(|secret| secret.near.is_none());
        let mut read = None;
        let mut names = |secret: &usize| {
            let texts = || [Some(text), shown.map(Shown::words)].into_iter().flatten();
            let texts = read.get_or_insert_with(|| texts().map(Phrase::read).collect::<Vec<_>>());
            let is_said = |name: &Phrase| texts.iter().any(|text| name.is_in(text));
            self.secrets[*secret].near.iter().flatten().any(is_said)
        };
        let mut hits = Vec::new();
        let in_shown = shown.into_iter().flat_map(|shown| shown.hits(&self.whole));
        for hit in self.whole.scan(path, text.as_bytes()).into_iter().chain(in_shown) {
            if hit.secret < first {
                hits.push(hit);
                continue;
            }
            let mut alike = self.alike.get(&hit.secret).into_iter().flatten().copied();
            let of = if is_table { alike.next() } else { alike.find(&mut names) };
            hits.extend(of.map(|secret| Hit { secret, ..hit }));
        }
        hits.sort_by_key(|hit| (!hit.in_path, hit.range.start, hit.secret, hit.range.end));
        hits.dedup_by_key(|hit| (hit.in_path, hit.range.start, hit.secret));
        hits
    }

    /// The file that says whose `secret` is, for staff who wonder why it may not be said; nothing where that a record
    /// exists is told nowhere (LOC-08).
    fn declared_in(&self, secret: &Secret) -> String {
        match secret.kind {
            SecretKind::Name | SecretKind::Field if is_of(Kind::Honoree, &secret.span.file) => {
                shown_path(&secret.span.file, &self.guard.scan(&secret.span.file, b""))
            }
            SecretKind::Forbidden => secret.span.file.to_string(),
            _ => String::new(),
        }
    }

    /// That the path of a file which is left out for somebody's sake says the name, or where a private event is: a build
    /// log shows it.
    fn telling_name(&self, source: &Source, left_out: Option<Reason>) -> Option<Leak> {
        let is_event = left_out == Some(Reason::PrivateEvent);
        let reasons = [Reason::HotlineOnly, Reason::Consent, Reason::Withdrawn, Reason::Expired];
        left_out.filter(|reason| is_event || reasons.contains(reason))?;
        let hits = self.guard.scan(&source.path, b"");
        let own = hits.iter().map(|hit| (hit.secret, &self.secrets[hit.secret]));
        let mut own = own.filter(|(_, secret)| is_same_piece(&secret.span.file, &source.path));
        let is_told = |kind: SecretKind| match kind {
            SecretKind::Name | SecretKind::Title => true,
            SecretKind::Address => is_event,
            _ => false,
        };
        let (at, secret) = own.find(|(_, secret)| is_told(secret.kind))?;
        // That there are places for the hotlines only, and private events, is told nowhere: not which file, either.
        let shown = shown_path(&source.path, &hits);
        let is_listed = left_out.is_some_and(Reason::may_be_named);
        let span = Span::file(&if is_listed { source.path.clone() } else { shown.into() });
        // A place is looked for among places, whoever holds it.
        let kind = if is_of(Kind::Place, &source.path) { SecretKind::Title } else { secret.kind };
        Some(Leak {
            is_silent: false,
            diagnostic: Diagnostic::new(Problem::NameInPath, span).arg("kind", kind.code()),
            told: None,
            secret: at,
            lets_go: false,
        })
    }

    /// `hits` without those inside of another one of the same field: a name in the title that it was taken from.
    fn told(&self, hits: Vec<Hit>) -> Vec<Hit> {
        let span = |hit: &Hit| &self.secrets[hit.secret].span;
        let is_within = |one: &Hit, other: &Hit| {
            one.in_path == other.in_path
                && one.secret != other.secret
                && other.range.start <= one.range.start
                && one.range.end <= other.range.end
                && (one.range != other.range || other.secret < one.secret)
                && span(one) == span(other)
        };
        // They are sorted by place, and few begin before one that they hold.
        let is_told = |(at, hit): &(usize, &Hit)| {
            let around = at.saturating_sub(NEAR)..hits.len().min(at + NEAR);
            !hits[around].iter().any(|other| is_within(hit, other))
        };
        hits.iter().enumerate().filter(is_told).map(|(_, hit)| hit.clone()).collect()
    }

    fn is_own(&self, file: &SourcePath, range: &Range<usize>) -> bool {
        let own = self.own.get(file).into_iter().flatten();
        own.into_iter().any(|own| own.start <= range.start && range.end <= own.end)
    }
}

/// Whether `file` is a piece of `kind`.
fn is_of(kind: Kind, file: &str) -> bool {
    let below = file.strip_prefix("content/").and_then(|path| path.strip_prefix(kind.folder()));
    below.is_some_and(|rest| rest.starts_with('/'))
}

/// Whether two files are texts of one piece: `a/b.vi.md` and `a/b.en.md`.
fn is_same_piece(one: &str, other: &str) -> bool {
    let stem = |path: &str| Some(path.strip_suffix(".md")?.rsplit_once('.')?.0.to_owned());
    stem(one).is_some_and(|piece| stem(other) == Some(piece))
}

/// Whether a file is left out because it says what nobody is to know.
fn is_private(left_out: Option<Reason>) -> bool {
    matches!(left_out, Some(Reason::HotlineOnly | Reason::Consent))
}
