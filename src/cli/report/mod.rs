//! Problems of the content, put into words: for people ([`Report::human`]) or programs
//! ([`Report::json`], [`Report::sarif`], [`Report::github`]).

mod address;
mod discreet;
mod github;
mod guarded;
mod human;
mod json;
mod meant;
mod place;
mod sarif;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Component, Path};
use std::rc::Rc;
use std::sync::Arc;

use super::words::{Statement, Words, number};
use crate::diag::{Diagnostic, Severity, SourcePath, Span};
use crate::locale::Arg;
use discreet::may_quote;
use guarded::Guarded;
use place::{Place, Source, Sources};

/// Looks up the NFC text of a source by its path.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<Arc<str>>;

/// Sorted problems with all that is needed to tell them.
pub struct Report<'a> {
    diagnostics: Vec<Cow<'a, Diagnostic>>,
    words: Words<'a>,
    sources: Sources<'a>,
    guarded: Guarded,
    /// Files whose names tell what must not be said, as they are called instead.
    veiled: BTreeMap<SourcePath, String>,
    /// Where the site is, seen from where the program was run: empty, or ends with a slash.
    folder: String,
}

impl<'a> Report<'a> {
    /// A report of `diagnostics`, in the order given, in the language of `words`. What must stay private is not in it,
    /// nor what stands on the lines of `hits`.
    pub fn new(diagnostics: &'a [Diagnostic], hits: &[Span], words: Words<'a>, sources: Lookup<'a>) -> Self {
        let guarded = Guarded::of(diagnostics, hits, sources);
        let told = |found: &'a Diagnostic| match meant::by_label(found) {
            Some(found) => Cow::Owned(discreet::told(&found, &guarded).into_owned()),
            None => discreet::told(found, &guarded),
        };
        let diagnostics = diagnostics.iter().map(told).collect();
        Self {
            diagnostics,
            words,
            sources: Sources::of(sources),
            guarded,
            veiled: BTreeMap::new(),
            folder: String::new(),
        }
    }

    /// Calls the files that are `veiled` as it says, wherever they are named.
    #[must_use]
    pub fn veiling(mut self, veiled: &BTreeMap<SourcePath, String>) -> Self {
        for found in &mut self.diagnostics {
            if found.args.iter().any(|(_, value)| veiled.contains_key(&**value)) {
                let args = found.to_mut().args.iter_mut();
                args.for_each(|(_, value)| *value = veiled.get(&**value).cloned().unwrap_or(std::mem::take(value)));
            }
        }
        self.veiled.clone_from(veiled);
        self
    }

    /// For programs that know the folder where this one was run, and not that of the site.
    #[must_use]
    pub fn below(mut self, root: &Path) -> Self {
        let parts = root.components().filter(|part| *part != Component::CurDir);
        // From elsewhere on the machine there is no way that another machine could go.
        if !root.is_absolute() {
            self.folder = parts.map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect();
        }
        self
    }

    /// Each problem with its source line, styled with ANSI codes that `out` strips where they are
    /// not wanted; then how many there are, and where to read more. Source lines of what must stay
    /// private are not shown.
    pub fn human(&self, out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in &self.diagnostics {
            let file = self.file(diagnostic);
            writeln!(out, "{}\n", human::render(diagnostic, file, &self.guarded, self.words, &self.sources))?;
        }
        let more = self.first().map(|code| self.words.say("explain-more", &[("code", Arg::Text(code))]));
        self.tally().into_iter().chain(more).try_for_each(|line| writeln!(out, "{line}"))
    }

    /// One JSON object a line: `code`, `severity`, `file`, `line`, `column`, `end_line`,
    /// `end_column`, `message`, `hint`. Places are `null` where the whole file is meant.
    pub fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        self.diagnostics.iter().try_for_each(|diagnostic| {
            let line = json::line(diagnostic, self.file(diagnostic), self.words, &self.sources);
            writeln!(out, "{line}")
        })
    }

    /// One log in SARIF 2.1.0, also of no problems.
    pub fn sarif(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", sarif::log(self))
    }

    /// A workflow command of GitHub Actions a line.
    pub fn github(&self, out: &mut dyn Write) -> io::Result<()> {
        self.diagnostics.iter().try_for_each(|diagnostic| writeln!(out, "{}", github::command(diagnostic, self)))
    }

    /// The file of a problem, from where the program was run.
    fn path(&self, diagnostic: &Diagnostic) -> String {
        format!("{}{}", self.folder, self.file(diagnostic))
    }

    /// The file of a problem, as it may be called.
    fn file<'d>(&'d self, diagnostic: &'d Diagnostic) -> &'d str {
        let file = &diagnostic.span.file;
        self.veiled.get(file).map_or(&**file, String::as_str)
    }

    /// The code of the first problem that must be mended, or may.
    fn first(&self) -> Option<&'static str> {
        let worst = self.diagnostics.iter().map(|found| found.problem.severity()).min()?;
        let mut bad = self.diagnostics.iter().filter(|found| found.problem.severity() == worst);
        bad.next().map(|found| found.problem.code())
    }

    /// "3 errors, 1 warning"; `None` where there is nothing.
    fn tally(&self) -> Option<String> {
        let count = |severity| self.diagnostics.iter().filter(|d| d.problem.severity() == severity).count();
        let counts = [
            ("tally-errors", count(Severity::Error)),
            ("tally-warnings", count(Severity::Warning)),
            ("tally-advice", count(Severity::Advice)),
        ];
        let said: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
        let said: Vec<_> =
            said.iter().map(|(key, n)| self.words.say(key, &[("count", Arg::Number(number(*n)))])).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

/// The message of `cli.ftl` that names `severity`.
pub fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "level-error",
        Severity::Warning => "level-warning",
        Severity::Advice => "level-advice",
    }
}

/// What the machine or the command line refused, as text with ANSI styles.
pub fn refusal(statement: Statement, words: Words) -> String {
    human::plain(statement, words)
}

/// The place of a problem; `None` where the file as a whole is meant or its text is not known.
fn place(diagnostic: &Diagnostic, sources: &Sources) -> Option<(Place, Rc<Source>)> {
    let span = &diagnostic.span;
    if (span.start, span.end) == (0, 0) {
        return None;
    }
    let source = sources.get(&span.file)?;
    Some((source.locate(span.start, span.end), source))
}
