//! What the locales of the binary promise: fixtures from language.md, not from the program's output.

mod collation;
mod dates;
mod folding;
mod labels;
mod loading;
mod spaces;
mod words;

use super::{Locale, Locales};
use crate::discover::Source;
use crate::site::Language;

// Fixtures are data: a line each, `#` before a comment, `\\u{…}` for what cannot be seen.
const ORDER_VI: &str = include_str!("data/order.vi.txt");
const ORDER_EN: &str = include_str!("data/order.en.txt");
const NAMES: &str = include_str!("data/order.names.txt");
const DATES: &str = include_str!("data/dates.txt");
const FOLDS: &str = include_str!("data/folds.txt");
const SLUGS: &str = include_str!("data/slugs.txt");

/// The fixtures of `table`.
fn lines(table: &str) -> impl Iterator<Item = String> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split("\\u{").enumerate().map(unescaped).collect())
}

/// `part` of a line that stood behind `\\u{`; the first of them stood behind nothing.
fn unescaped((at, part): (usize, &str)) -> String {
    let Some((code, rest)) = part.split_once('}').filter(|_| at > 0) else { return part.to_owned() };
    let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
    format!("{}{rest}", letter.expect("an escape of a fixture is a character"))
}

/// The fixtures of `table` in their parts.
fn rows<const N: usize>(table: &str, between: &str) -> Vec<[String; N]> {
    let parts = |line: String| line.split(between).map(|part| part.trim_matches(' ').to_owned()).collect::<Vec<_>>();
    let row = |parts: Vec<String>| parts.try_into().unwrap_or_else(|parts| panic!("{parts:?} has not {N} parts"));
    lines(table).map(parts).map(row).collect()
}

#[test]
fn there_are_two_hundred_fixtures_at_least() {
    let counted = [ORDER_VI, ORDER_EN, NAMES, DATES, FOLDS, SLUGS].map(|table| lines(table).count());
    assert!(counted.iter().sum::<usize>() >= 300, "{counted:?}");
}

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

/// The binary's files and `more` of a site.
fn sources(more: &[(&str, &str)]) -> Vec<Source> {
    embedded().into_iter().chain(more.iter().map(|(path, text)| source(path, text))).collect()
}

/// The binary's locales under `more` files of a site.
fn with(more: &[(&str, &str)]) -> (Locales, Vec<(String, String)>) {
    let (locales, problems) = Locales::load(&sources(more));
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
