//! How a log calls files whose names say what must not be said, and pages whose addresses do.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Leak, Sentry};
use crate::diag::{Diagnostic, SourcePath};
use crate::emit::{self, Guard, Hit};
use crate::pipeline::Outcome;
use crate::resolve::Reason;

impl Sentry {
    /// The files whose paths say what must not be said, and how a log calls each: those that are `left_out`, and those that
    /// `leaks` or `problems` were found in the names of.
    pub fn veil(
        &self,
        left_out: &BTreeMap<SourcePath, Reason>,
        leaks: &[Leak],
        problems: &[Diagnostic],
    ) -> BTreeMap<SourcePath, String> {
        let named = leaks.iter().map(|leak| &leak.diagnostic).chain(problems).map(|found| &found.span);
        let named = named.filter(|span| span.start == span.end).map(|span| &span.file);
        let files: BTreeSet<&SourcePath> = left_out.keys().chain(named).collect();
        let veiled = files.into_iter().filter_map(|file| {
            let shown = shown_path(file, &self.guard.scan(file, b""));
            (shown != **file).then(|| (file.clone(), shown))
        });
        veiled.collect()
    }

    /// What knows such names among paths of the output.
    pub fn names(&self) -> Names {
        Names(Some(self.guard.clone()))
    }
}

/// Knows which paths of an output say what must not be said; of a site whose settings nobody can read, nothing.
#[derive(Debug, Clone, Default)]
pub struct Names(Option<Arc<Guard>>);

impl Outcome {
    /// `path` of the output, or an address, as a public log may show it: by its folder where it says what must not be
    /// said, or where no log may tell what lies there (CON-03, LOC-08).
    pub fn shown<'p>(&self, path: &'p str) -> Cow<'p, str> {
        if let Some(folder) = self.hidden.untold_in(path) {
            return format!("{folder}…").into();
        }
        let hits = self.names.0.as_ref().map(|guard| guard.scan(path, b"")).unwrap_or_default();
        if hits.is_empty() { path.into() } else { shown_path(path, &hits).into() }
    }

    /// As [`Outcome::shown`] a `path` that must go: by its folder also where nobody knows what it says.
    pub fn shown_gone<'p>(&self, path: &'p str) -> Cow<'p, str> {
        if self.names.0.is_some() {
            return self.shown(path);
        }
        let page = emit::plain(path);
        let page = page.strip_suffix("index.html").map_or(page, |folder| folder.trim_end_matches('/'));
        format!("{}…", &page[..page.rfind('/').map_or(0, |slash| slash + 1)]).into()
    }
}

/// `path` as a public log may show it: up to the folder before what must not be said.
pub(super) fn shown_path(path: &str, hits: &[Hit]) -> String {
    match hits.iter().find(|hit| hit.in_path) {
        None => path.to_owned(),
        Some(hit) => {
            let before = path.get(..hit.range.start).unwrap_or_default();
            format!("{}…", &before[..before.rfind('/').map_or(0, |slash| slash + 1)])
        }
    }
}
