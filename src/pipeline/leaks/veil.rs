//! How a log calls files whose names say what must not be said.

use std::collections::{BTreeMap, BTreeSet};

use super::{Leak, Sentry};
use crate::diag::{Diagnostic, SourcePath};
use crate::emit::Hit;
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
