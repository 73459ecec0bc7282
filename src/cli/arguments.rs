//! The arguments of each command as clap reads them. All help comes from `cli.ftl`.

mod translate;

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use super::words::Words;
use crate::locale;
use crate::locale::encoding::Encoding;
use crate::site::Mode;

pub use translate::Translate;

/// The name of the program.
pub const NAME: &str = "tincay";

/// The commands by name.
pub const COMMANDS: &[(&str, Task)] = &[
    ("build", Task::Build),
    ("check", Task::Check),
    ("consent", Task::ConsentStatus),
    ("fix", Task::FixEncoding),
    ("next-change", Task::NextChange),
    ("translate", Task::TranslateStatus),
];

/// The commands below another, by both names.
pub const BELOW: &[(&str, &str, Task)] = &[
    ("consent", "status", Task::ConsentStatus),
    ("fix", "encoding", Task::FixEncoding),
    ("translate", "status", Task::TranslateStatus),
    ("translate", "accept", Task::TranslateAccept),
    ("translate", "new", Task::TranslateNew),
];

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    Build,
    Check,
    ConsentStatus,
    NextChange,
    FixEncoding,
    TranslateStatus,
    TranslateAccept,
    TranslateNew,
}

/// What `fix` is to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fix {
    pub files: Vec<PathBuf>,
    /// The encoding they are in, if it is known.
    pub from: Option<Encoding>,
    /// Whether to write nothing.
    pub dry_run: bool,
}

/// In which form problems are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Human,
    Json,
    Markdown,
}

/// The forms by name.
const FORMATS: &[(&str, Format)] = &[("human", Format::Human), ("json", Format::Json)];

/// The forms of a table by name.
const TABLE_FORMATS: &[(&str, Format)] =
    &[("table", Format::Human), ("json", Format::Json), ("markdown", Format::Markdown)];

/// A command with its arguments, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invocation {
    pub task: Task,
    pub root: PathBuf,
    pub output: PathBuf,
    /// The day to be taken as today.
    pub date: Option<Date>,
    /// Whether a publication may be dated as of another day than today.
    pub reproduce: bool,
    pub mode: Mode,
    pub without_samples: bool,
    pub drafts: bool,
    pub base_url: Option<String>,
    pub relative: bool,
    pub precompress: bool,
    pub forbidden: Option<PathBuf>,
    pub jobs: Option<usize>,
    pub quiet: bool,
    pub format: Format,
    pub translate: Translate,
    pub fix: Fix,
}

/// Understands `args`, the program's name first.
pub fn parse(args: &[OsString], words: Words, languages: &[String]) -> Result<Invocation, clap::Error> {
    let mut matches = command(words, languages).try_get_matches_from(args)?;
    let (name, mut matches) = matches.remove_subcommand().expect("clap requires a command");
    let (_, task) = COMMANDS.iter().find(|(other, _)| *other == name).expect("clap knows only these commands");
    let Some((inner, matches)) = matches.remove_subcommand() else { return Ok(invocation(*task, matches)) };
    let below = BELOW.iter().find(|(outer, other, _)| *outer == name && *other == inner);
    let (_, _, task) = below.expect("clap knows only these commands");
    Ok(invocation(*task, matches))
}

fn invocation(task: Task, mut given: ArgMatches) -> Invocation {
    // A command that does not take an option goes without it.
    let has = |given: &ArgMatches, name| matches!(given.try_get_one::<bool>(name), Ok(Some(true)));
    fn text(given: &mut ArgMatches, name: &str) -> Option<String> {
        given.try_remove_one(name).ok().flatten()
    }
    let root: PathBuf = given.try_remove_one("root").ok().flatten().unwrap_or_else(|| PathBuf::from("."));
    let format = text(&mut given, "format");
    let format = format.and_then(|format| FORMATS.iter().chain(TABLE_FORMATS).find(|(name, _)| *name == format));
    let translate = translate::given(&mut given);
    let fix = Fix {
        files: given.try_remove_many("file").ok().flatten().map(Iterator::collect).unwrap_or_default(),
        from: text(&mut given, "from").and_then(|code| Encoding::ALL.into_iter().find(|known| known.code() == code)),
        dry_run: has(&given, "dry-run"),
    };
    Invocation {
        translate,
        task,
        fix,
        output: output(&root, given.try_remove_one("output").ok().flatten()),
        root,
        date: given.try_remove_one("date").ok().flatten(),
        reproduce: has(&given, "reproduce"),
        mode: if has(&given, "publish") { Mode::Publication } else { Mode::Preview },
        without_samples: has(&given, "without-samples"),
        drafts: has(&given, "drafts"),
        base_url: text(&mut given, "base-url"),
        relative: has(&given, "relative"),
        precompress: has(&given, "precompress"),
        forbidden: given.try_remove_one("forbidden").ok().flatten(),
        jobs: given.try_remove_one("jobs").ok().flatten().map(NonZeroUsize::get),
        quiet: has(&given, "quiet"),
        format: format.map_or(Format::Human, |(_, format)| *format),
    }
}

/// The output folder: as a shell means it when it is given, else in the website's folder.
fn output(root: &Path, given: Option<PathBuf>) -> PathBuf {
    let output = given.unwrap_or_else(|| root.join("public"));
    // The pipeline would take what is relative as relative to the root.
    std::path::absolute(&output).unwrap_or(output)
}

/// The command line as clap sees it.
pub fn command(words: Words, languages: &[String]) -> Command {
    let version = flag("version", words).short('V').action(ArgAction::Version);
    let tool = dressed(Command::new(NAME), "usage", "about", words)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(kept(words.say("heading-commands", &[])))
        .after_help(words.say("after-help", &[]))
        .arg(language(words, languages))
        .arg(version);
    tool.subcommands(COMMANDS.iter().map(|(name, task)| {
        let command = dressed(Command::new(*name), &format!("usage-{name}"), &format!("about-{name}"), words);
        match task {
            Task::Build => command.args(site_arguments(words)),
            Task::Check => command.args(site_arguments(words)).arg(translate::fail_on(words)),
            Task::NextChange => command.args(forecast_arguments(words)),
            _ => command
                .subcommand_required(true)
                .arg_required_else_help(true)
                .disable_help_subcommand(true)
                .subcommand_help_heading(kept(words.say("heading-commands", &[])))
                .subcommands(BELOW.iter().filter(|(outer, ..)| outer == name).map(|row| below(row, words))),
        }
    }))
}

fn below((outer, name, task): &(&'static str, &'static str, Task), words: Words) -> Command {
    let key = format!("{outer}-{name}");
    let command = dressed(Command::new(*name), &format!("usage-{key}"), &format!("about-{key}"), words);
    let root = option("root", value_parser!(PathBuf), words);
    match task {
        Task::FixEncoding => command.args(fix_encoding(words)),
        Task::TranslateStatus => command.arg(root).args(translate::status(words)),
        Task::TranslateAccept => command.arg(root).args(translate::accept(words)),
        Task::TranslateNew => command.arg(root).args(translate::new(words)),
        _ => command.args([root, option("date", ValueParser::new(date), words), form("format", FORMATS, words)]),
    }
}

fn fix_encoding(words: Words) -> [Arg; 3] {
    let codes = Encoding::ALL.map(Encoding::code);
    let accepted = codes.join(", ");
    let from = words.say("option-from", &[("accepted", locale::Arg::Text(&accepted))]);
    let file = Arg::new("file").required(true).num_args(1..).value_parser(value_parser!(PathBuf));
    let file = file.value_name(kept(words.say("value-file", &[]))).help(words.say("option-file", &[]));
    [
        file.help_heading(kept(words.say("heading-arguments", &[]))),
        option("from", PossibleValuesParser::new(codes).into(), words).help(from),
        flag("dry-run", words),
    ]
}

/// An option that takes one of `forms`.
fn form(name: &'static str, forms: &[(&'static str, Format)], words: Words) -> Arg {
    option(name, PossibleValuesParser::new(forms.iter().map(|(name, _)| *name)).into(), words)
}

/// What a publication takes that is not written: a forecast is always of one.
fn forecast_arguments(words: Words) -> Vec<Arg> {
    let wanted = ["root", "date", "without-samples", "jobs", "format"];
    site_arguments(words).into_iter().filter(|argument| wanted.contains(&argument.get_id().as_str())).collect()
}

/// `command` with its texts, and with a help flag that speaks the user's language.
fn dressed(command: Command, usage: &str, about: &str, words: Words) -> Command {
    let heading = words.say("heading-usage", &[]);
    let options = kept(words.say("heading-options", &[]));
    let help = flag("help", words).short('h').action(ArgAction::Help).display_order(900);
    command
        .about(words.say(about, &[]))
        .override_usage(words.say(usage, &[]))
        .help_template(format!("{{about}}\n\n{heading} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .next_help_heading(options)
        .disable_help_flag(true)
        .arg(help)
}

/// The arguments of every command that reads a site.
fn site_arguments(words: Words) -> Vec<Arg> {
    let folder = || value_parser!(PathBuf);
    vec![
        option("root", folder(), words),
        option("output", folder(), words),
        option("date", ValueParser::new(date), words),
        flag("reproduce", words),
        flag("publish", words).conflicts_with("drafts"),
        flag("without-samples", words),
        flag("drafts", words),
        option("base-url", ValueParser::new(base_url), words),
        flag("relative", words),
        flag("precompress", words),
        option("forbidden", folder(), words),
        option("jobs", value_parser!(NonZeroUsize).into(), words),
        flag("quiet", words).short('q'),
        form("format", FORMATS, words),
    ]
}

fn language(words: Words, languages: &[String]) -> Arg {
    let accepted = languages.join(", ");
    let help = words.say("option-lang", &[("accepted", locale::Arg::Text(&accepted))]);
    option("lang", PossibleValuesParser::new(languages.iter().cloned().map(kept)).into(), words)
        .help(help)
        .global(true)
        .display_order(800)
}

fn option(name: &'static str, parser: ValueParser, words: Words) -> Arg {
    let placeholder = kept(words.say(&format!("value-{name}"), &[]));
    flag(name, words).action(ArgAction::Set).value_parser(parser).value_name(placeholder).hide_possible_values(true)
}

fn flag(name: &'static str, words: Words) -> Arg {
    let help = words.find(&format!("option-{name}"), &[]).unwrap_or_default();
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// `text` for the rest of the run: clap takes headings and placeholders for as long as the
/// program lives only, and there are about twenty of them, made once.
fn kept(text: String) -> &'static str {
    text.leak()
}

/// Year, month and day only: jiff would also take a time of day and drop it.
fn date(text: &str) -> Result<Date, String> {
    let date = text.parse::<Date>().map_err(|error| error.to_string())?;
    if date.to_string() == text { Ok(date) } else { Err(text.to_owned()) }
}

/// Whether it is an address that pages can have is for the pipeline to say; here, only whether
/// something like one was given.
fn base_url(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let good =
        host.is_some_and(|host| !host.is_empty() && !host.starts_with('/') && !host.contains(char::is_whitespace));
    if good { Ok(text.to_owned()) } else { Err(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::language::Tool;
    use crate::pipeline::State;

    fn here(path: &str) -> PathBuf {
        std::path::absolute(path).expect("tests run in a folder")
    }

    fn parsed(args: &[&str]) -> Result<Invocation, clap::Error> {
        let tool = Tool::load();
        let args: Vec<_> = std::iter::once(NAME).chain(args.iter().copied()).map(OsString::from).collect();
        parse(&args, tool.words(&tool.languages()[0]), &["vi".to_owned(), "en".to_owned()])
    }

    #[test]
    fn clap_finds_no_contradiction_in_the_commands() {
        let tool = Tool::load();
        for language in tool.languages() {
            command(tool.words(language), &[language.code().to_owned()]).debug_assert();
        }
    }

    #[test]
    fn a_bare_build_is_a_preview_of_the_current_folder() {
        let build = parsed(&["build"]).expect("nothing is required");
        assert_eq!((build.task, build.mode, build.format), (Task::Build, Mode::Preview, Format::Human));
        assert_eq!((build.root, build.output), (PathBuf::from("."), here("public")));
        assert_eq!((build.date, build.base_url, build.jobs), (None, None, None));
        assert!(!(build.drafts || build.without_samples || build.quiet));
    }

    #[test]
    fn every_argument_arrives() {
        let args = ["check", "--root", "a", "--output=b", "--date", "2023-11-13", "--publish", "--without-samples"];
        let args = [&args[..], &["--reproduce"]].concat();
        let more = [
            "--base-url",
            "https://example.org/x/",
            "--relative",
            "--precompress",
            "--forbidden",
            "c",
            "--jobs",
            "2",
            "--lang",
            "en",
            "-q",
            "--format",
            "json",
        ];
        let check = parsed(&[&args[..], &more[..]].concat()).expect("all are known");
        let expected = Invocation {
            task: Task::Check,
            root: "a".into(),
            output: here("b"),
            date: Some(jiff::civil::date(2023, 11, 13)),
            reproduce: true,
            mode: Mode::Publication,
            without_samples: true,
            drafts: false,
            base_url: Some("https://example.org/x/".to_owned()),
            relative: true,
            precompress: true,
            forbidden: Some("c".into()),
            jobs: Some(2),
            quiet: true,
            format: Format::Json,
            translate: Translate::default(),
            fix: Fix::default(),
        };
        assert_eq!(check, expected);
    }

    #[test]
    fn consent_has_one_command() {
        let status = parsed(&["consent", "status", "--root", "a", "--format", "json"]).expect("all are known");
        assert_eq!((status.task, status.root), (Task::ConsentStatus, PathBuf::from("a")));
        assert_eq!((status.format, status.reproduce), (Format::Json, false));
        assert!(parsed(&["consent"]).is_err() && parsed(&["consent", "status", "--publish"]).is_err());
    }

    #[test]
    fn what_translate_takes_arrives() {
        let args = ["translate", "status", "--format", "markdown", "--language", "en", "--fail-on", "missing,stale"];
        let status = parsed(&args).expect("all are known");
        assert_eq!((status.task, status.format), (Task::TranslateStatus, Format::Markdown));
        assert_eq!(status.translate.language.as_deref(), Some("en"));
        assert_eq!(status.translate.fail_on, [State::Missing, State::Stale]);
        let accept = parsed(&["translate", "accept", "a.en.md", "b.en.md"]).expect("paths are taken");
        assert_eq!(accept.translate.paths, [PathBuf::from("a.en.md"), PathBuf::from("b.en.md")]);
        let new = parsed(&["translate", "new", "articles/tin", "en"]).expect("both are taken");
        assert_eq!(
            (new.translate.id.as_deref(), new.translate.language.as_deref()),
            (Some("articles/tin"), Some("en"))
        );
        for wrong in
            [&["accept"][..], &["accept", "--all", "a"], &["new", "articles/tin"], &["status", "--fail-on", "x"]]
        {
            assert!(parsed(&[&["translate"], wrong].concat()).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn fix_has_one_command_that_takes_files() {
        let given =
            parsed(&["fix", "encoding", "a.md", "b.md", "--from", "tcvn3", "--dry-run"]).expect("all are known");
        let files = vec![PathBuf::from("a.md"), PathBuf::from("b.md")];
        assert_eq!(given.task, Task::FixEncoding);
        assert_eq!(given.fix, Fix { files, from: Some(Encoding::Tcvn3), dry_run: true });
        for wrong in [&["fix"][..], &["fix", "encoding"], &["fix", "encoding", "a.md", "--from", "utf-7"]] {
            assert!(parsed(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn values_that_cannot_be_used_are_refused() {
        let cases: &[&[&str]] = &[
            &["--date", "13/11/2023"],
            &["--date", "2023-02-30"],
            &["--date", "2023-11-13T08:00"],
            &["--base-url", "example.org"],
            &["--base-url", "https:///x"],
            &["--jobs", "0"],
            &["--format", "xml"],
            &["--lang", "xx"],
            &["--publish", "--drafts"],
        ];
        for args in cases {
            assert!(parsed(&[&["build"], *args].concat()).is_err(), "{args:?}");
        }
    }
}
