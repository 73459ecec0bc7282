//! What authors wrote wrong ([`Diagnostic`]) and what the machine refused ([`Error`]).
//!
//! Enter at [`Problem`], the closed catalogue. This module knows no language: a problem becomes
//! a sentence in `cli::report`, from `locales/<code>/diagnostics.ftl`.

mod catalogue;
mod error;
mod nesting;
mod suggest;
mod text;

use std::sync::Arc;

pub use catalogue::{Area, Problem, Severity};
pub use error::Error;
pub use nesting::nests_too_deep;
pub use suggest::{is_close, nearest};
pub use text::Text;

/// A path below the site's root, `/` between its parts, NFC: `content/articles/a.vi.md`.
pub type SourcePath = Arc<str>;

/// Whether two texts are alike: of one that is shared not a letter is looked at.
pub fn is_same(one: &Arc<str>, other: &Arc<str>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

/// A stretch of one source file, in bytes of its NFC text. Empty at 0 when the whole file is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: SourcePath,
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The file as a whole.
    pub fn file(file: &SourcePath) -> Self {
        Self::new(file, 0, 0)
    }

    /// Bytes `start..end` of `file`.
    pub fn new(file: &SourcePath, start: usize, end: usize) -> Self {
        Self { file: file.clone(), start, end }
    }
}

/// One problem at one place. Arguments are those that the catalogue names for the problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub problem: Problem,
    pub span: Span,
    pub args: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A problem without arguments yet; see [`Diagnostic::arg`].
    pub fn new(problem: Problem, span: Span) -> Self {
        Self { problem, span, args: Vec::new() }
    }

    /// Adds the argument `name`, which the catalogue must list for this problem.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        debug_assert!(self.problem.args().contains(&name), "`{name}` is not an argument of {}", self.problem.code());
        self.args.push((name, value.into()));
        self
    }

    /// Whether a report may quote the line where it stands: not where that names what no log may.
    pub fn may_quote_source(&self) -> bool {
        self.problem.may_quote_source()
            && !self.args.iter().any(|(name, value)| *name == "reason" && (value == UNTOLD || value == DOUBTFUL))
    }

    /// Whether this problem keeps the site from being written.
    pub fn is_error(&self) -> bool {
        self.problem.severity() == Severity::Error
    }

    /// File, place in it, code: the order in which reports list problems.
    fn sort_key(&self) -> (&str, usize, &str, &[(&'static str, String)]) {
        (&self.span.file, self.span.start, self.problem.code(), &self.args)
    }
}

/// The `reason` of a problem about what no log may name.
pub const UNTOLD: &str = "untold";

/// The `reason` of a line in which programs do not read the same: nobody knows what in it may be shown.
pub const DOUBTFUL: &str = "doubtful";

/// Problems collected on the way; a verb gives its value and its problems together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Whether any of them keeps the site from being written.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(Diagnostic::is_error)
    }

    /// All of them, by file and place, each once.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        self.0.dedup();
        self.0
    }

    /// All of them, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, problems: I) {
        self.0.extend(problems);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(problems: I) -> Self {
        Self(problems.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
