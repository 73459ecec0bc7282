//! The arguments of each command as clap reads them. All help comes from `cli.ftl`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, Command, value_parser};
use jiff::civil::Date;

use super::{
    BELOW, COMMANDS, FORMATS, Format, NAME, REPORT_FORMATS, Task, begin, deploy, results, serve, tables, translate,
    verify,
};
use crate::cli::words::Words;
use crate::locale;
use crate::locale::encoding::Encoding;

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
            Task::Build => command.args(site_arguments(words)).arg(report_form(words)),
            Task::Check => {
                let own = [report_form(words), translate::fail_on(words), flag("external", words)];
                command.args(site_arguments(words)).args(own).after_help(words.say("check-codes", &[]))
            }
            Task::Deploy => command.args(deploy::deploy(words)).args(publication_arguments(words)),
            Task::Verify => command.args(verify::verify(words)).args(publication_arguments(words)),
            Task::NextChange => command.args(forecast_arguments(words)),
            Task::Init => command.args(begin::init(words)),
            Task::New => command.args(begin::new(words)),
            Task::Serve => command.args(serve::serve(words)),
            Task::Completions => command.arg(serve::shell(words)),
            Task::Man => command.arg(serve::page(words)),
            Task::Schema => {
                let folder = || value_parser!(PathBuf);
                command.args([option("root", folder(), words), option("directory", folder(), words).long("output")])
            }
            Task::Report => command.args(results::report(words)),
            Task::Explain => command.arg(positional("code", words)),
            Task::Import => command.args(tables::import(words)),
            Task::Export => command.args(tables::export(words)),
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
        Task::ThemeList => command.args([root, form("format", FORMATS, words)]),
        Task::ThemeShow => command.arg(carried(words)),
        Task::ThemeCopy => command.args([root, carried(words)]),
        Task::TranslateStatus => command.arg(root).args(translate::status(words)),
        Task::TranslateAccept => command.arg(root).args(translate::accept(words)),
        Task::TranslateNew => command.arg(root).args(translate::new(words)),
        _ => command.args([root, option("date", ValueParser::new(date), words), form("format", FORMATS, words)]),
    }
}

/// Files that the program carries.
fn carried(words: Words) -> Arg {
    positional("carried", words).required(true).num_args(1..)
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
pub(super) fn form(name: &'static str, forms: &[(&'static str, Format)], words: Words) -> Arg {
    option(name, PossibleValuesParser::new(forms.iter().map(|(name, _)| *name)).into(), words)
}

/// The form in which problems are told, where nothing else is told on standard output.
pub(super) fn report_form(words: Words) -> Arg {
    form("format", REPORT_FORMATS, words).help(words.say("option-format-report", &[]))
}

/// What a build takes that is always a publication, for a host.
fn publication_arguments(words: Words) -> Vec<Arg> {
    let unwanted = ["publish", "drafts", "relative"];
    let all = site_arguments(words).into_iter().chain([form("format", FORMATS, words)]);
    all.filter(|argument| !unwanted.contains(&argument.get_id().as_str())).collect()
}

/// What a publication takes that is not written: a forecast is always of one.
fn forecast_arguments(words: Words) -> Vec<Arg> {
    let wanted = ["root", "date", "without-samples", "forbidden", "jobs"];
    let own = site_arguments(words).into_iter().filter(|argument| wanted.contains(&argument.get_id().as_str()));
    own.chain([form("format", FORMATS, words)]).collect()
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

pub(super) fn option(name: &'static str, parser: ValueParser, words: Words) -> Arg {
    let placeholder = kept(words.say(&format!("value-{name}"), &[]));
    flag(name, words).action(ArgAction::Set).value_parser(parser).value_name(placeholder).hide_possible_values(true)
}

/// An argument by its place; its help is `option-<name>`.
pub(super) fn positional(name: &'static str, words: Words) -> Arg {
    let help = words.find(&format!("option-{name}"), &[]).unwrap_or_default();
    let heading = kept(words.say("heading-arguments", &[]));
    Arg::new(name).value_name(kept(words.say(&format!("value-{name}"), &[]))).help(help).help_heading(heading)
}

pub(super) fn flag(name: &'static str, words: Words) -> Arg {
    let help = words.find(&format!("option-{name}"), &[]).unwrap_or_default();
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// `text` for the rest of the run: clap takes headings and placeholders for as long as the
/// program lives only, and there are about twenty of them, made once.
pub(super) fn kept(text: String) -> &'static str {
    text.leak()
}

/// Year, month and day only: jiff would also take a time of day and drop it.
pub(super) fn date(text: &str) -> Result<Date, String> {
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
