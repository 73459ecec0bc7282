//! What each language of the site needs among the locales: a folder of its own (TRN-10), words for all that pages say
//! (TRN-08), above all for help (TRN-11), and its own lists of words that guard a reader (TRACE-04, SAF-08).

use super::Input;
use super::policy::Policy;
use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::locale::{Locale, Locales};
use crate::parse::{FieldPath, Part, field_span};
use crate::site::{Language, Mode};

/// How the names of messages begin that somebody in danger reads: the exit, the safety notice, numbers and places.
const HELP: [&str; 15] = [
    "call-log",
    "exit-",
    "help-",
    "hotline-",
    "hotlines-",
    "not-found-support",
    "not-found-urgent",
    "place-",
    "print-urgent",
    "safety-",
    "support-",
    "unverified",
    "view-hotlines",
    "view-support",
    "wallet-hint",
];
/// The lists of `locale.yaml` that no other language can lend.
const GUARDS: [&str; 2] = ["sensitive_words", "forbidden_claims"];
/// How many missing messages are named.
const NAMED: usize = 5;

/// Reports languages of the site that lack a locale, or one that lacks what readers need.
pub fn check(input: &Input, locales: &Locales, policy: &Policy, problems: &mut Vec<Diagnostic>) {
    for (at, language) in input.settings.codes().iter().enumerate() {
        match locales.get(language) {
            Some(locale) => {
                check_messages(locale, &locales.missing_messages(language), policy.mode, problems);
                check_guards(locale, problems);
            }
            // One that is there and cannot be read was reported then.
            None if input.wording.iter().any(|source| source.path.starts_with(&*folder(language))) => {}
            None => problems.push(no_locale(input, at, language, locales)),
        }
    }
}

/// Where the locale of `language` lies.
fn folder(language: &Language) -> String {
    format!("locales/{language}/")
}

fn file(language: &Language) -> SourcePath {
    SourcePath::from(format!("{}locale.yaml", folder(language)))
}

/// Where `site.yaml` names the language `at` that place, which has no locale.
fn no_locale(input: &Input, at: usize, language: &Language, locales: &Locales) -> Diagnostic {
    let place = FieldPath::default().key("languages").item(at).key("code");
    let span = field_span(input.settings_source, &place, Part::Value);
    let codes = || locales.iter().map(|locale| locale.language().code());
    // A folder is found by its exact name.
    let is_alike = |code: &&str| code.eq_ignore_ascii_case(language.code());
    let accepted: Vec<&str> = codes().filter(|code| !is_alike(code)).collect();
    let problem = Diagnostic::new(Problem::LocaleMissing, span).arg("language", language.code());
    let problem = problem.arg("file", &*file(language)).arg("accepted", accepted.join(", "));
    problem.arg("nearest", codes().find(is_alike).unwrap_or_default())
}

/// Messages that stand in another language on the pages of `locale`: one problem for all, one more for those that
/// nobody may miss where this is to be published.
fn check_messages(locale: &Locale, missing: &[&str], mode: Mode, problems: &mut Vec<Diagnostic>) {
    let is_help = |name: &&str| mode == Mode::Publication && HELP.iter().any(|start| name.starts_with(start));
    let (help, others): (Vec<&str>, Vec<&str>) = missing.iter().copied().partition(is_help);
    if !help.is_empty() {
        problems.push(named(Problem::LocaleLacksHelp, locale.language(), &help));
    }
    if !others.is_empty() {
        problems.push(named(Problem::LocaleLacks, locale.language(), &others).arg("what", "messages"));
    }
}

/// `problem` of `language`, with how many there are of `names`, and the first of them.
fn named(problem: Problem, language: &Language, names: &[&str]) -> Diagnostic {
    let more = if names.len() > NAMED { ", …" } else { "" };
    let first: Vec<String> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let problem = Diagnostic::new(problem, Span::file(&file(language))).arg("language", language.code());
    problem.arg("count", names.len().to_string()).arg("words", format!("{}{more}", first.join(", ")))
}

/// Lists that guard readers in another language only: no word of this one is ever found.
fn check_guards(locale: &Locale, problems: &mut Vec<Diagnostic>) {
    for key in GUARDS.iter().filter(|key| !locale.is_own(key)) {
        let language = locale.language();
        let problem = Diagnostic::new(Problem::LocaleLacks, Span::file(&file(language))).arg("what", *key);
        problems.push(problem.arg("language", language.code()).arg("count", "").arg("words", ""));
    }
}
