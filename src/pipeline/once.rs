//! What many pages say of one template, said once. Enter at [`counted`].

use crate::diag::Diagnostic;

/// The problems that pages `found`, each once; one of a template with how many pages it spoils.
pub fn counted(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort_by(|one, other| one.span.cmp(&other.span).then_with(|| one.args.cmp(&other.args)));
    let same = found.chunk_by(|one, other| one == other);
    let once = same.map(|same| {
        let mut problem = same[0].clone();
        let pages = problem.args.iter_mut().find(|(name, _)| *name == "pages");
        pages.into_iter().for_each(|(_, pages)| *pages = same.len().to_string());
        problem
    });
    once.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Problem, Span};

    #[test]
    fn what_many_pages_find_is_told_once() {
        let at = |file: &str, reason: &str| {
            let span = Span::file(&file.into());
            Diagnostic::new(Problem::BadTemplate, span).arg("reason", reason).arg("pages", "none")
        };
        let counted = counted(vec![at("a", "1"), at("b", "1"), at("a", "2"), at("a", "1")]);
        let told: Vec<(&str, &str, &str)> =
            counted.iter().map(|it| (&*it.span.file, &*it.args[0].1, &*it.args[1].1)).collect();
        assert_eq!(told, [("a", "1", "2"), ("a", "2", "1"), ("b", "1", "1")]);
    }
}
