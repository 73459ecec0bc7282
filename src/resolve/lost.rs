//! A data file that is gone, or in which nothing is left: told once, in place of every mention of what stood in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Problem, SourcePath, Span};

/// The argument that names the file which a reference needs and that has nothing.
pub const FILE: &str = "file";

/// Folds references that need a file which has nothing into one problem for each such file, at that file, or where the
/// only reference stands.
pub fn fold(problems: &mut Vec<Diagnostic>) {
    let mut lost: BTreeMap<String, BTreeSet<Span>> = BTreeMap::new();
    problems.retain(|problem| {
        let file = problem.args.iter().find(|(name, _)| problem.problem == Problem::UnknownReference && *name == FILE);
        if let Some((_, file)) = file {
            lost.entry(file.clone()).or_default().insert(problem.span.clone());
        }
        file.is_none()
    });
    problems.extend(lost.into_iter().filter_map(|(file, places)| {
        let first = places.first()?;
        let span = if places.len() == 1 { first.clone() } else { Span::file(&SourcePath::from(&*file)) };
        let problem = Diagnostic::new(Problem::UnknownReference, span);
        let problem = problem.arg("key", "lost").arg(FILE, file).arg("count", places.len().to_string());
        Some(problem.arg("other", &*first.file).arg("nearest", ""))
    }));
}
