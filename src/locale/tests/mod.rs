//! What the locales of the binary promise: fixtures from language.md, not from the program's output.

mod collation;
mod dates;
mod folding;
mod labels;
mod loading;
mod words;

use super::{Locale, Locales};
use crate::discover::Source;
use crate::site::Language;

/// A file of the binary's locales.
fn file(path: &str) -> Source {
    let text = match path {
        "locales/vi/locale.yaml" => include_str!("../../../locales/vi/locale.yaml"),
        "locales/en/locale.yaml" => include_str!("../../../locales/en/locale.yaml"),
        "locales/vi/labels.ftl" => include_str!("../../../locales/vi/labels.ftl"),
        "locales/en/labels.ftl" => include_str!("../../../locales/en/labels.ftl"),
        _ => panic!("no fixture {path}"),
    };
    source(path, text)
}

fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}

/// The binary's own data and labels.
fn embedded() -> Vec<Source> {
    let codes = ["en", "vi"].iter();
    codes.flat_map(|code| ["labels.ftl", "locale.yaml"].map(|name| file(&format!("locales/{code}/{name}")))).collect()
}

/// The binary's locales under `more` files of a site.
fn with(more: &[(&str, &str)]) -> (Locales, Vec<(String, String)>) {
    let sources: Vec<Source> =
        embedded().into_iter().chain(more.iter().map(|(path, text)| source(path, text))).collect();
    let (locales, problems) = Locales::load(&sources);
    let shown = |problem: &crate::diag::Diagnostic| {
        let args: Vec<String> = problem.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let place = format!("{}:{}..{}", problem.span.file, problem.span.start, problem.span.end);
        (format!("{} {place}", problem.problem.code()), args.join(" "))
    };
    let problems = problems.iter().map(shown).collect();
    (locales, problems)
}

/// Runs `test` with the embedded locale `code`.
fn locale(code: &str) -> std::sync::Arc<Locale> {
    let (locales, problems) = with(&[]);
    assert_eq!(problems, []);
    locales.shared(&Language::new(code)).expect("the binary carries it")
}
