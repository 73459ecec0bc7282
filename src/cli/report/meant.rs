//! A word of a closed set that somebody wrote as readers see it: `kind: Lễ phát động`. Files have the word, pages the
//! label; whoever takes one for the other is told the word.

use crate::diag::{Diagnostic, Problem, nearest};
use crate::locale::{Locales, fold};
use crate::pipeline::embedded_locales;
use crate::site::ENUMERATIONS;

/// `found` with the word that was meant, if what stands there is a label in any language, or like one.
pub fn by_label(found: &Diagnostic) -> Option<Diagnostic> {
    if found.problem != Problem::WrongValue {
        return None;
    }
    let given = |name| found.args.iter().find(|(other, _)| *other == name).map_or("", |(_, value)| value.as_str());
    let (set, codes) = ENUMERATIONS.iter().find(|(set, _)| *set == given("set"))?;
    let word = meant(set, codes, given("value"), given("nearest").is_empty(), embedded_locales())?;
    let mut found = found.clone();
    found.args.retain(|(name, _)| *name != "nearest");
    Some(found.arg("nearest", word))
}

/// The word whose label is `written`; where `guesses`, the one whose label is most like it.
fn meant(set: &str, codes: &[&'static str], written: &str, guesses: bool, locales: &Locales) -> Option<&'static str> {
    let written = fold(written);
    let labels = locales.iter().flat_map(|locale| codes.iter().map(|code| (*code, fold(locale.label(set, code)))));
    let labels: Vec<(&'static str, String)> = labels.collect();
    let like = |text: &str| labels.iter().find(|(_, label)| label == text).map(|(code, _)| *code);
    let guess = || nearest(&written, labels.iter().map(|(_, label)| label.as_str())).and_then(like);
    like(&written).or_else(|| guesses.then(guess).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_in_any_language_finds_its_word() {
        for (name, written, expected) in [
            ("event-kind", "Lễ phát động", Some("kick-off")),
            ("event-kind", "lễ phat động", Some("kick-off")),
            ("event-audience", "Công khai", Some("public")),
            ("hotline-cost", "miễn phí", Some("free")),
            ("hotline-channel", "gọi", Some("call")),
            ("event-kind", "xyz", None),
        ] {
            let (set, codes) = ENUMERATIONS.iter().find(|(set, _)| *set == name).expect("it is a set");
            assert_eq!(meant(set, codes, written, true, embedded_locales()), expected, "{written}");
        }
    }
}
