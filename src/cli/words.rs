//! The words of the tool in one language: `cli.ftl` and `diagnostics.ftl` of a locale.

use jiff::civil::Date;

use crate::diag::{Diagnostic, Error};
use crate::locale::{Arg, DateStyle, Locale};
use crate::site::{ENUMERATIONS, Language};

/// What the tool says in one language.
#[derive(Clone, Copy)]
pub struct Words<'a>(&'a Locale);

/// A sentence and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub message: String,
    pub hint: Option<String>,
}

impl<'a> Words<'a> {
    /// The words of `locale`.
    pub fn new(locale: &'a Locale) -> Self {
        Self(locale)
    }

    /// Whose words they are.
    pub fn language(&self) -> &'a Language {
        self.0.language()
    }

    /// The message `key` of `cli.ftl`, or the key itself if a site's locale folder lacks it.
    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The message `key` of `cli.ftl`, if there is one.
    pub fn find(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.0.cli(key, args)
    }

    /// The message `key` with `key-hint`; `key-hint-nearest` where the word that was meant is known.
    pub fn statement(&self, key: &str, args: &[(&str, Arg)]) -> Statement {
        Statement {
            message: self.say(key, args),
            hint: pick_hint(args, |name| self.find(&format!("{key}-{name}"), args)),
        }
    }

    /// A day, short.
    pub fn date(&self, day: Date) -> String {
        self.0.date(day, DateStyle::Short)
    }

    /// The name of `language`; one that is not known here is its code.
    pub fn language_name(&self, language: &'a Language) -> &'a str {
        self.0.language_name(language.code())
    }

    /// The name of a word of a closed set.
    pub fn label(&self, set: &'a str, word: &'a str) -> &'a str {
        self.0.label(set, word)
    }

    /// A problem of the content as a sentence.
    pub fn problem(&self, diagnostic: &Diagnostic) -> Statement {
        let code = diagnostic.problem.code();
        let labelled = self.labelled(diagnostic);
        let mut args = problem_args(diagnostic);
        for (name, value) in labelled.iter().flatten() {
            args.retain(|(other, _)| other != name);
            args.push((name, Arg::Text(value)));
        }
        Statement {
            message: self.0.diagnostic(code, None, &args).unwrap_or_else(|| code.to_owned()),
            hint: pick_hint(&args, |name| self.0.diagnostic(code, Some(name), &args)),
        }
    }

    /// Of a problem about a closed set the words that it takes, and the one that was meant, with their names.
    fn labelled(&self, diagnostic: &Diagnostic) -> Option<[(&'static str, String); 3]> {
        let (set, codes) = ENUMERATIONS.iter().find(|(set, _)| *set == given(diagnostic, "set"))?;
        // Names of hosts and roles of pages are their own labels; what no page says is told here only.
        let named = |code: &'static str| {
            let label = Some(self.0.label(set, code)).filter(|label| *label != code).map(str::to_owned);
            label.or_else(|| self.0.cli(&format!("word-{set}-{code}"), &[]))
        };
        let told = |code: &&'static str| named(code).map_or((*code).to_owned(), |label| format!("{code} ({label})"));
        let near = given(diagnostic, NEAREST);
        let label = codes.iter().find(|code| **code == near).and_then(|code| named(code));
        let is_told = near.is_empty() || label.is_some();
        Some([
            ("set", if is_told { "words" } else { "" }.to_owned()),
            ("accepted", codes.iter().map(told).collect::<Vec<_>>().join(", ")),
            ("label", label.unwrap_or_default().to_owned()),
        ])
    }

    /// A refusal of the machine as a sentence.
    pub fn refusal(&self, error: &Error) -> Statement {
        let reason = self.reason(error);
        let args = error.args();
        let mut args: Vec<_> = args.iter().map(|(name, value)| (*name, Arg::Text(value))).collect();
        if let Some(reason) = &reason {
            args.retain(|(name, _)| *name != "reason");
            args.push(("reason", Arg::Text(reason)));
        }
        self.statement(error.code(), &args)
    }

    /// The operating system's reason in this language, or that of whoever was asked; `None` keeps their own words.
    fn reason(&self, error: &Error) -> Option<String> {
        if let Error::Target { reason, .. } = error {
            let (_, key) = ANSWERS.iter().find(|(words, _)| reason.contains(words))?;
            return self.find(key, &[]);
        }
        let (Error::Read { source, .. }
        | Error::Write { source, .. }
        | Error::Listen { source, .. }
        | Error::Ended { source, .. }) = error
        else {
            return None;
        };
        let (_, key) = REASONS.iter().find(|(kind, _)| *kind == source.kind())?;
        self.find(key, &[])
    }
}

/// The reasons that have words of their own; the others are shown as the system gives them.
const REASONS: &[(std::io::ErrorKind, &str)] = {
    use std::io::ErrorKind as Kind;
    &[
        (Kind::NotFound, "reason-not-found"),
        (Kind::PermissionDenied, "reason-permission-denied"),
        (Kind::AlreadyExists, "reason-already-exists"),
        (Kind::StorageFull, "reason-storage-full"),
        (Kind::ReadOnlyFilesystem, "reason-read-only"),
        (Kind::NotADirectory, "reason-not-a-directory"),
        (Kind::IsADirectory, "reason-is-a-directory"),
        (Kind::ResourceBusy, "reason-busy"),
        (Kind::AddrInUse, "reason-in-use"),
    ]
};

/// What other programs say of a host that does not do as it is told, by a part of their English words.
const ANSWERS: &[(&str, &str)] = &[
    ("Connection refused", "reason-refused"),
    ("Connection timed out", "reason-slow"),
    ("operation timed out", "reason-slow"),
    ("Connection closed", "reason-silent"),
    ("Connection reset", "reason-silent"),
    ("Broken pipe", "reason-silent"),
    ("Could not resolve hostname", "reason-no-host"),
    ("dns error", "reason-no-host"),
    ("No route to host", "reason-no-host"),
    ("Permission denied (", "reason-login"),
    ("Too many authentication failures", "reason-login"),
    ("Permission denied", "reason-permission-denied"),
    ("No space left", "reason-storage-full"),
];

/// `count` as an argument of a message.
pub fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The name of the argument that holds what the author may have meant.
const NEAREST: &str = "nearest";

fn pick_hint(args: &[(&str, Arg)], find: impl Fn(&str) -> Option<String>) -> Option<String> {
    let guessed = args.iter().any(|(name, value)| *name == NEAREST && !matches!(value, Arg::Text("")));
    guessed.then(|| find("hint-nearest")).flatten().or_else(|| find("hint"))
}

/// Arguments that count something: they choose plurals and get the separators of the language.
const COUNTS: &[&str] = &["size", "limit", "days", "words"];

/// The argument `name` as it was found, or nothing.
fn given<'d>(diagnostic: &'d Diagnostic, name: &str) -> &'d str {
    diagnostic.args.iter().find(|(other, _)| *other == name).map_or("", |(_, value)| value)
}

/// The arguments of a problem; those that its finder left out are empty, so that a sentence stands.
fn problem_args(diagnostic: &Diagnostic) -> Vec<(&'static str, Arg<'_>)> {
    let arg = |name| match given(diagnostic, name).parse() {
        Ok(count) if COUNTS.contains(&name) => Arg::Number(count),
        _ => Arg::Text(given(diagnostic, name)),
    };
    diagnostic.problem.args().iter().map(|name| (*name, arg(*name))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::cli::language::Tool;
    use crate::diag::{Problem, Span};
    use crate::discover;

    /// The arguments `$name` of each message and attribute (`key`, `key.hint`) of a Fluent file.
    fn args_by_key(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let (mut all, mut message, mut key) = (BTreeMap::<_, BTreeSet<_>>::new(), String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            if let Some(attribute) = line.trim_start().strip_prefix('.') {
                key = format!("{message}.{}", attribute.split(' ').next().unwrap_or_default());
            } else if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                message = line.split(' ').next().unwrap_or_default().to_owned();
                key = message.clone();
            }
            let names = line.split('$').skip(1).map(|rest| {
                rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next().unwrap_or_default()
            });
            all.entry(key.clone()).or_default().extend(names.map(str::to_owned));
        }
        all
    }

    fn files(name: &str) -> Vec<(String, BTreeMap<String, BTreeSet<String>>)> {
        let sources = discover::embedded_locales();
        let files = sources.iter().filter(|source| source.path.ends_with(name));
        let files: Vec<_> = files.map(|source| (source.path.to_string(), args_by_key(&source.text.read()))).collect();
        assert!(files.len() >= 2, "{name} is missing");
        files
    }

    #[test]
    fn every_problem_has_a_sentence_and_a_hint_in_every_language() {
        for (path, messages) in files("/diagnostics.ftl") {
            for problem in Problem::ALL {
                let code = problem.code();
                assert!(messages.contains_key(code), "{path}: `{code}` is missing");
                assert!(messages.contains_key(&format!("{code}.hint")), "{path}: `{code}.hint` is missing");
            }
            let codes: BTreeSet<&str> = Problem::ALL.iter().map(|problem| problem.code()).collect();
            for key in messages.keys() {
                let code = key.split('.').next().unwrap_or_default();
                assert!(codes.contains(code), "{path}: `{code}` is no problem of the catalogue");
            }
        }
    }

    #[test]
    fn sentences_use_only_arguments_of_their_problem() {
        for (path, messages) in files("/diagnostics.ftl") {
            for problem in Problem::ALL {
                let code = problem.code();
                for (key, used) in messages.iter().filter(|(key, _)| key.split('.').next() == Some(code)) {
                    let stray = used.iter().find(|name| !problem.args().contains(&name.as_str()));
                    assert_eq!(stray, None, "{path}: `{key}`");
                    assert_eq!(
                        used.contains(NEAREST),
                        key.ends_with(".hint-nearest"),
                        "{path}: `{key}` and `$nearest`"
                    );
                }
            }
        }
    }

    #[test]
    fn a_problem_with_a_nearest_word_has_a_hint_for_it() {
        for (path, messages) in files("/diagnostics.ftl") {
            for problem in Problem::ALL.iter().filter(|problem| problem.args().contains(&NEAREST)) {
                let key = format!("{}.hint-nearest", problem.code());
                assert!(messages.contains_key(&key), "{path}: `{key}` is missing");
            }
        }
    }

    #[test]
    fn all_languages_have_the_same_messages_with_the_same_arguments() {
        for name in ["/diagnostics.ftl", "/cli.ftl"] {
            let files = files(name);
            for (path, messages) in &files[1..] {
                let keys = |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<BTreeSet<_>>();
                assert_eq!(keys(messages), keys(&files[0].1), "{path}");
                for (key, used) in messages {
                    assert_eq!(Some(used), files[0].1.get(key), "{path}: `{key}`");
                }
            }
        }
    }

    #[test]
    fn counts_have_the_separators_of_the_language_and_codes_have_none() {
        let tool = Tool::load();
        let said = |code: &str, problem, args: &[(&'static str, &str)]| {
            let problem = Diagnostic::new(problem, Span::file(&"a".into()));
            let problem = args.iter().fold(problem, |problem, (name, value)| problem.arg(name, *value));
            tool.words(&Language::new(code)).problem(&problem).message
        };
        let large = |code| said(code, Problem::FileTooLarge, &[("size", "104857601"), ("limit", "104857600")]);
        assert_eq!(large("vi"), "Tệp nặng 104.857.601 byte, vượt mức cho phép 104.857.600 byte");
        assert_eq!(large("en"), "The file has 104,857,601 bytes, more than the 104,857,600 bytes allowed");
        let id = |code| said(code, Problem::DuplicateId, &[("id", "06001"), ("other", "content/units.yaml")]);
        assert_eq!(id("vi"), "Mã `06001` đã được dùng ở `content/units.yaml`");
    }

    #[test]
    fn every_refusal_has_a_sentence_and_a_hint() {
        let refusals = || {
            let path = std::path::PathBuf::from("a");
            let io = || std::io::Error::from(std::io::ErrorKind::StorageFull);
            [
                Error::read(&path, io()),
                Error::write(&path, io()),
                Error::NotASite { path: path.clone() },
                Error::UnreadSettings { path: path.clone() },
                Error::NotOurs { path: path.clone() },
                Error::Locked { path: path.clone() },
                Error::AlreadyThere { path: path.clone() },
                Error::PieceThere { path: path.clone(), command: "tincay new event a-2".to_owned() },
                Error::OutputInsideInput { path },
                Error::Argument { name: "name".to_owned(), value: "value".to_owned() },
                Error::not_a_language("fr", ["vi", "en"]),
                Error::not_a_language("fr", []),
                Error::NoStarter { value: "fr".into(), accepted: "en, vi".into(), is_again: false },
                Error::NoStarter { value: "vi".into(), accepted: "en, vi".into(), is_again: true },
                Error::Listen { address: "http://127.0.0.1:80".to_owned(), source: io() },
                Error::Listen {
                    address: "http://1.2.3.4:3000".to_owned(),
                    source: std::io::ErrorKind::AddrNotAvailable.into(),
                },
                Error::Ended { address: "http://localhost:3000/".to_owned(), source: io() },
                Error::NoPiece { id: "articles/a".to_owned(), nearest: String::new() },
                Error::NotCarried { path: "a".to_owned(), nearest: String::new() },
                Error::NotCarried { path: "a".to_owned(), nearest: "b".to_owned() },
                Error::WordsStay { path: "a".to_owned() },
                Error::NotATranslation { path: "a".into() },
                Error::FarDate { date: jiff::civil::date(2026, 1, 1), clock: jiff::civil::date(2026, 2, 1) },
                Error::Target { target: "dir:a".to_owned(), reason: "it is full".to_owned() },
                Error::NotMoved { target: "sftp://a/b".to_owned(), state: ".tincay/deployed-1".to_owned() },
                Error::NoNote { target: "sftp://a/b".to_owned(), state: ".tincay/deployed-1".to_owned() },
                Error::HostKey { target: "sftp://a/b".to_owned(), known: true },
                Error::HostKey { target: "sftp://a/b".to_owned(), known: false },
                Error::StillThere { target: "dir:a".to_owned(), paths: vec!["b".to_owned()], shown: Vec::new() },
                Error::StillThere { target: "dir:a".to_owned(), paths: vec!["b".to_owned(); 30], shown: Vec::new() },
                Error::DamagedState { target: "dir:a".to_owned() },
                Error::UnreadState { target: "dir:a".to_owned() },
                Error::NotANote { target: "dir:a".to_owned() },
                Error::TargetInsideSite { path: "a".into() },
                Error::NoCredentials { target: "s3://a".to_owned() },
                Error::Overtaken { target: "s3://a".to_owned() },
                Error::OtherState { target: "dir:a".to_owned(), other: "dir:b".to_owned() },
                Error::OtherSite { target: "dir:a".to_owned(), own: "a".to_owned(), other: "b".to_owned() },
                Error::TargetNotOurs { target: "dir:a".to_owned() },
                Error::NotALink { path: "a".into() },
                Error::TornReceipt { path: "a".into() },
                Error::NoState { target: "dir:a".to_owned() },
                Error::SecretInTarget,
                Error::NoProgram { name: "sftp".to_owned() },
                Error::NoFeature { name: "tls".to_owned() },
            ]
        };
        let tool = Tool::load();
        for language in tool.languages() {
            for error in refusals() {
                let Statement { message, hint } = tool.words(language).refusal(&error);
                assert!(message.contains('`') && hint.is_some(), "{language}: {message}");
                assert!(!message.contains('$') && !message.contains("no storage space"), "{language}: {message}");
            }
        }
    }

    #[test]
    fn every_word_of_a_closed_set_is_told_with_what_it_means() {
        let tool = Tool::load();
        let own = ["host", "page-role"];
        for language in tool.languages() {
            for (set, codes) in ENUMERATIONS.iter().filter(|(set, _)| !own.contains(set)) {
                let problem = Diagnostic::new(Problem::MissingKey, Span::file(&"a".into())).arg("key", "a");
                let hint = tool.words(language).problem(&problem.arg("within", "consent").arg("set", *set)).hint;
                let told = hint.unwrap_or_default();
                let named = codes.iter().all(|code| told.contains(&format!("{code} (")));
                assert!(named, "{language}: {set}: {told}");
            }
        }
    }

    /// Whoever writes `result: 300` learns all of it at once.
    #[test]
    fn a_result_that_is_no_group_is_told_every_word_that_it_takes() {
        let tool = Tool::load();
        let (_, codes) = ENUMERATIONS.iter().find(|(set, _)| *set == "result-metric").expect("it is a set");
        for language in tool.languages() {
            let problem = Diagnostic::new(Problem::WrongType, Span::file(&"a".into())).arg("key", "result");
            let hint = tool.words(language).problem(&problem.arg("expected", "map").arg("found", "text")).hint;
            let hint = hint.unwrap_or_default();
            assert!(hint.contains("count: ") && codes.iter().all(|code| hint.contains(code)), "{language}: {hint}");
        }
    }

    #[test]
    fn every_problem_can_be_said() {
        let tool = Tool::load();
        for language in tool.languages() {
            for &problem in Problem::ALL {
                let filled = |except: &str| {
                    let args = problem.args().iter().filter(|name| **name != except);
                    let mut diagnostic = Diagnostic::new(problem, Span::file(&"a".into()));
                    diagnostic.args = args.map(|name| (*name, "text".to_owned())).collect();
                    tool.words(language).problem(&diagnostic)
                };
                for said in [filled(""), filled(NEAREST)] {
                    let hint = said.hint.unwrap_or_default();
                    for sentence in [&said.message, &hint] {
                        assert!(!sentence.is_empty() && sentence != problem.code(), "{language}: {problem:?}");
                        assert!(!sentence.ends_with('.') && !sentence.contains(['\n', '$']), "{language}: {sentence}");
                    }
                }
            }
        }
    }
}
