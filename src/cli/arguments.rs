//! The commands by name, and the arguments of one understood. Enter at [`parse`].

mod begin;
mod completed;
mod deploy;
mod invocation;
mod results;
mod serve;
mod shape;
mod tables;
mod translate;
mod verify;

#[cfg(test)]
mod tests;

use std::ffi::OsString;

use super::words::Words;
pub use begin::{Begin, called};
pub use completed::completed;
pub use deploy::Deploy;
use invocation::invocation;
pub use invocation::{Fix, Invocation};
pub use results::Results;
pub use serve::Serve;
pub use shape::command;
pub use tables::Tables;
pub use translate::Translate;
pub use verify::Verify;

/// The name of the program.
pub const NAME: &str = "tincay";

/// What these arguments ask for when that is the version and nothing else: it is the same in every language,
/// so none need be read.
pub fn version(args: &[OsString]) -> Option<String> {
    let asked = matches!(args, [_, only] if only == "--version" || only == "-V");
    asked.then(|| format!("{NAME} {}\n", env!("CARGO_PKG_VERSION")))
}

/// `tincay help build` asks for what `tincay build --help` does.
pub fn ask_help(args: &mut Vec<OsString>) {
    if args.get(1).is_some_and(|first| first == "help") {
        args.remove(1);
        args.push("--help".into());
    }
}

/// The commands by name.
pub const COMMANDS: &[(&str, Task)] = &[
    ("build", Task::Build),
    ("check", Task::Check),
    ("completions", Task::Completions),
    ("consent", Task::ConsentStatus),
    ("deploy", Task::Deploy),
    ("explain", Task::Explain),
    ("export", Task::Export),
    ("fix", Task::FixEncoding),
    ("import", Task::Import),
    ("init", Task::Init),
    ("man", Task::Man),
    ("new", Task::New),
    ("next-change", Task::NextChange),
    ("report", Task::Report),
    ("schema", Task::Schema),
    ("serve", Task::Serve),
    ("theme", Task::ThemeList),
    ("translate", Task::TranslateStatus),
    ("verify", Task::Verify),
];

/// The commands below another, by both names.
pub const BELOW: &[(&str, &str, Task)] = &[
    ("consent", "status", Task::ConsentStatus),
    ("fix", "encoding", Task::FixEncoding),
    ("theme", "list", Task::ThemeList),
    ("theme", "show", Task::ThemeShow),
    ("theme", "copy", Task::ThemeCopy),
    ("translate", "status", Task::TranslateStatus),
    ("translate", "accept", Task::TranslateAccept),
    ("translate", "new", Task::TranslateNew),
];

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    Build,
    Check,
    Deploy,
    Verify,
    ConsentStatus,
    Init,
    New,
    Serve,
    Completions,
    Man,
    NextChange,
    Explain,
    Report,
    Schema,
    Import,
    Export,
    FixEncoding,
    ThemeList,
    ThemeShow,
    ThemeCopy,
    TranslateStatus,
    TranslateAccept,
    TranslateNew,
}

/// In which form problems are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Human,
    Json,
    Markdown,
    Html,
    Csv,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// For GitHub Actions: workflow commands.
    Github,
}

/// The forms by name.
const FORMATS: &[(&str, Format)] = &[("human", Format::Human), ("json", Format::Json)];

/// The forms of problems by name, where nothing else is told on standard output.
const REPORT_FORMATS: &[(&str, Format)] =
    &[("human", Format::Human), ("json", Format::Json), ("sarif", Format::Sarif), ("github", Format::Github)];

/// The forms of a table by name.
const TABLE_FORMATS: &[(&str, Format)] =
    &[("table", Format::Human), ("json", Format::Json), ("markdown", Format::Markdown)];

/// The forms of a document by name.
const DOCUMENT_FORMATS: &[(&str, Format)] =
    &[("html", Format::Html), ("csv", Format::Csv), ("markdown", Format::Markdown)];

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
