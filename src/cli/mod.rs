//! The command line: arguments in, sentences and an exit code out. Enter at [`run`].
//!
//! The only part that knows the terminal, the environment and the clock; it knows no verb but
//! [`pipeline`]. What it says comes from `cli.ftl` and `diagnostics.ftl` of a locale.

mod arguments;
mod begin;
mod check;
mod clock;
mod consent;
mod deploy;
mod explain;
mod fix;
mod front_matter;
pub mod handbook;
pub mod language;
mod next_change;
mod outlet;
mod program;
mod progress;
pub mod report;
mod results;
mod schema;
mod serve;
mod shell;
mod summary;
mod table;
mod tables;
mod theme;
mod translate;
mod usage;
mod verify;
mod withheld;
pub mod words;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use arguments::{Format, Invocation, Task};
use language::Tool;
use outlet::Outlet;
use report::Report;
use words::{Statement, Words};

use crate::diag::{Diagnostic, Error, Problem, Text};
use crate::discover::Sources;
use crate::pipeline::{self, Options, Outcome, State};
use crate::site::{Language, Mode};

/// Exit code: all is well, warnings at most.
pub const FINE: u8 = 0;
/// Exit code: authors have something to mend.
pub const PROBLEMS: u8 = 1;
/// Exit code: the command line or the machine refused.
pub const REFUSED: u8 = 2;

/// What a run has around it.
pub struct Surroundings<'a> {
    /// The program's name first.
    pub args: Vec<OsString>,
    /// Looks up a variable of the environment.
    pub env: &'a dyn Fn(&str) -> Option<String>,
    /// Gets help, the summary, and problems as JSON.
    pub stdout: &'a mut dyn Write,
    /// Gets problems and refusals for people, with ANSI styles that it strips if it must.
    pub stderr: &'a mut dyn Write,
    /// Whether a progress bar may be drawn on standard error.
    pub terminal: bool,
}

/// Runs one command and gives its exit code. That nobody reads what it writes (a closed pipe)
/// changes neither what it does nor the code; a disk without room for it does.
pub fn run(around: Surroundings) -> u8 {
    let Surroundings { args, env, stdout, stderr, terminal } = around;
    let mut outlet = Outlet::new(stdout);
    let own = Surroundings { args: args.clone(), env, stdout: &mut outlet, stderr: &mut *stderr, terminal };
    let code = answer(own);
    let Some(source) = outlet.failure() else { return code };
    let tool = Tool::load();
    let words = tool.words(tool.choose(&args, env));
    let statement = words.refusal(&Error::Output { source });
    let _ = writeln!(stderr, "{}", report::refusal(statement, words));
    REFUSED
}

fn answer(mut around: Surroundings) -> u8 {
    if let Some(version) = arguments::version(&around.args) {
        let _ = around.stdout.write_all(version.as_bytes());
        return FINE;
    }
    arguments::ask_help(&mut around.args);
    let tool = Tool::load();
    let language = tool.choose(&around.args, around.env).clone();
    let words = tool.words(&language);
    let codes: Vec<_> = tool.languages().iter().map(|language| language.code().to_owned()).collect();
    // A double click on the program in a site's folder.
    if around.args.len() == 1 {
        if !pipeline::is_site(Path::new(".")) {
            return greet(&tool, &language, &codes, &mut around);
        }
        around.args.extend(["serve", "--open"].map(OsString::from));
    }
    match arguments::parse(&around.args, words, &codes) {
        Ok(invocation) => obey(&invocation, &language, words, &mut around),
        Err(error) => show(&error, words, &mut around),
    }
}

/// What the program can do, in every language, that of the user first: whoever clicked on it has
/// told nobody which one they read.
fn greet(tool: &Tool, first: &Language, codes: &[String], around: &mut Surroundings) -> u8 {
    let others = tool.languages().iter().filter(|language| *language != first);
    for language in std::iter::once(first).chain(others) {
        if let Err(error) = arguments::parse(&around.args, tool.words(language), codes) {
            let _ = writeln!(around.stderr, "{}", error.render().ansi());
        }
    }
    REFUSED
}

/// Shows the help that was asked for, or says what is wrong with the command line.
fn show(error: &clap::Error, words: Words, around: &mut Surroundings) -> u8 {
    use clap::error::ErrorKind as Kind;
    match error.kind() {
        Kind::DisplayHelp | Kind::DisplayVersion => {
            let _ = write!(around.stdout, "{}", error.render().ansi());
            FINE
        }
        Kind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(around.stderr, "{}", error.render().ansi());
            REFUSED
        }
        _ => refuse(usage::statement(error, words), words, around),
    }
}

fn refuse(statement: Statement, words: Words, around: &mut Surroundings) -> u8 {
    let _ = writeln!(around.stderr, "{}", report::refusal(statement, words));
    REFUSED
}

/// `tincay consent status`: tells and finds nothing wrong, whatever stands there, as long as it can be read at all.
fn tell_consents(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    let ledger =
        clock::today(invocation.date, around.env).and_then(|today| pipeline::consents(&invocation.root, today));
    match ledger {
        Err(error) => refuse(words.refusal(&error), words, around),
        Ok(ledger) => {
            let words = ledger.locales.get(language).map_or(words, Words::new);
            let _ = consent::tell(&ledger, invocation.format, words, around.stdout);
            if ledger.has_settings { FINE } else { PROBLEMS }
        }
    }
}

/// `tincay next-change`: of a site that a build stops at there is nothing to tell but why.
fn tell_next_change(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    let forecast = options(invocation, around.env).and_then(|options| pipeline::next_change(&options));
    match forecast.map_err(in_full) {
        Err(error) => refuse(words.refusal(&error), words, around),
        Ok(forecast) => {
            let words = forecast.outcome.locales.get(language).map_or(words, Words::new);
            if forecast.outcome.diagnostics.iter().any(Diagnostic::is_error) {
                tell(invocation, &forecast.outcome, words, around);
                return PROBLEMS;
            }
            let told = next_change::Told { forecast: &forecast, is_log: is_log(invocation, around) };
            let _ = next_change::tell(&told, invocation.format, words, around.stdout);
            FINE
        }
    }
}

fn obey(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    match invocation.task {
        Task::Build | Task::Check => {}
        Task::ConsentStatus => return tell_consents(invocation, language, words, around),
        Task::Init | Task::New => return begin::obey(invocation, language, words, around),
        Task::Deploy => return deploy::obey(invocation, language, words, around),
        Task::Verify => return verify::obey(invocation, language, words, around),
        Task::Serve => return serve::obey(invocation, language, words, around),
        Task::Completions | Task::Man => return shell::obey(invocation, words, around),
        Task::Schema => return schema::obey(invocation, words, around),
        Task::Report => return results::obey(invocation, language, words, around),
        Task::Explain => return explain::obey(invocation, words, around),
        Task::Import | Task::Export => return tables::obey(invocation, language, words, around),
        Task::NextChange => return tell_next_change(invocation, language, words, around),
        Task::ThemeList | Task::ThemeShow | Task::ThemeCopy => return theme::obey(invocation, words, around),
        Task::FixEncoding => return fix::encoding(&invocation.fix, words, around),
        Task::TranslateStatus | Task::TranslateAccept | Task::TranslateNew => {
            return translate::obey(invocation, language, words, around);
        }
    }
    let watch = clock::Stopwatch::start();
    let bar = progress::Bar::new(words, around.terminal && !invocation.quiet);
    let outcome = perform(invocation, around.env, &bar);
    bar.clear();
    let outcome = outcome.and_then(|mut outcome| {
        let asked =
            if invocation.external { check::ask_others(invocation, &mut outcome, words, around) } else { Ok(()) };
        asked.map(|()| outcome)
    });
    match outcome {
        Err(error) => refuse(words.refusal(&error), words, around),
        Ok(outcome) => {
            // A site may have its own words for the tool.
            let words = outcome.locales.get(language).map_or(words, Words::new);
            tell(invocation, &outcome, words, around);
            tell_withheld(invocation, &outcome, words, around);
            if outcome.diagnostics.iter().any(Diagnostic::is_error) {
                return PROBLEMS;
            }
            if lags(invocation, &outcome) {
                let _ = writeln!(around.stderr, "{}", words.say("translate-lags", &[]));
                return PROBLEMS;
            }
            if !invocation.quiet && invocation.format == Format::Human {
                let _ = writeln!(around.stdout, "{}", summary::line(&outcome, words, watch.time()));
            }
            FINE
        }
    }
}

/// Whether a translation is as `--fail-on` forbids. Stale ones are among the warnings.
fn lags(invocation: &Invocation, outcome: &Outcome) -> bool {
    let stale = || outcome.diagnostics.iter().any(|found| found.problem == Problem::TranslationStale);
    invocation.translate.fail_on.iter().any(|state| match state {
        State::Missing => outcome.untranslated > 0,
        _ => stale(),
    })
}

fn perform(
    invocation: &Invocation,
    env: &dyn Fn(&str) -> Option<String>,
    bar: &progress::Bar,
) -> Result<Outcome, Error> {
    let options = options(invocation, env)?;
    let outcome = match invocation.task {
        Task::Build => pipeline::build(&options, bar),
        _ => pipeline::check(&options, bar),
    };
    outcome.map_err(in_full)
}

fn options(invocation: &Invocation, env: &dyn Fn(&str) -> Option<String>) -> Result<Options, Error> {
    Ok(Options {
        root: invocation.root.clone(),
        output: invocation.output.clone(),
        today: clock::today_for(invocation.mode, invocation.reproduce, invocation.date, env)?,
        mode: invocation.mode,
        without_samples: invocation.without_samples,
        drafts: invocation.drafts,
        base_url: invocation.base_url.clone(),
        relative: invocation.relative,
        precompress: invocation.precompress,
        forbidden: invocation.forbidden.clone(),
        taken_back: Vec::new(),
        jobs: invocation.jobs,
        program: program::digest(),
    })
}

/// A refusal with the whole path: "no site in `.`" tells nobody where they are.
fn in_full(error: Error) -> Error {
    match error {
        Error::NotASite { path } => Error::NotASite { path: std::path::absolute(&path).unwrap_or(path) },
        error => error,
    }
}

/// Whether anybody may read what is told. Whoever sits at the terminal has the files before them, and must find the one
/// that is meant.
fn is_log(invocation: &Invocation, around: &Surroundings) -> bool {
    !around.terminal || invocation.format != Format::Human
}

/// Tells the problems: to people on standard error, to programs on standard output.
fn tell(invocation: &Invocation, outcome: &Outcome, words: Words, around: &mut Surroundings) {
    // An empty log is one too: whoever reads it learns that all is well.
    if outcome.diagnostics.is_empty() && invocation.format != Format::Sarif {
        return;
    }
    let texts = texts(&outcome.sources);
    let lookup = |path: &str| Some(texts.get(path)?.read().into());
    let report = Report::new(&outcome.diagnostics, &outcome.guarded, words, &lookup);
    let report = if is_log(invocation, around) { report.veiling(&outcome.veiled) } else { report };
    let report = report.below(&invocation.root);
    let told = match invocation.format {
        Format::Json => report.json(around.stdout),
        Format::Sarif => report.sarif(around.stdout),
        Format::Github => report.github(around.stdout),
        Format::Human | Format::Markdown | Format::Html | Format::Csv => report.human(around.stderr),
    };
    if told.is_err() || invocation.format != Format::Human {
        return;
    }
    let writes =
        invocation.task == Task::Build || (invocation.task == Task::Deploy && !invocation.deploy.removals_only);
    if invocation.task == Task::Check && !invocation.quiet {
        let _ = check::tell_table(&outcome.diagnostics, words, around.stderr);
    }
    if writes && outcome.diagnostics.iter().any(Diagnostic::is_error) {
        let _ = writeln!(around.stderr, "{}", words.say("nothing-written", &[]));
    }
}

/// Tells what a publication leaves out.
fn tell_withheld(invocation: &Invocation, outcome: &Outcome, words: Words, around: &mut Surroundings) {
    if invocation.mode == Mode::Preview {
        return;
    }
    let _ = match invocation.format {
        Format::Json => withheld::json(outcome, words, around.stdout)
            .and_then(|()| withheld::exempt_json(outcome, words, around.stdout)),
        // Only problems have a place in these.
        Format::Sarif | Format::Github => Ok(()),
        _ if invocation.quiet => Ok(()),
        _ => withheld::human(outcome, words, around.stdout)
            .and_then(|()| withheld::exempt(outcome, words, around.stdout)),
    };
}

/// The text of each source; of two with one path the later, which is the site's own.
fn texts(sources: &Sources) -> BTreeMap<&str, &Text> {
    // A file of the site that is damaged stands over the one of the program that is used in its place.
    let used = sources.content.iter().chain(&sources.theme).chain(&sources.locales);
    let all = used.chain(&sources.damaged);
    all.map(|source| (&*source.path, &source.text)).collect()
}

#[cfg(test)]
mod tests;
