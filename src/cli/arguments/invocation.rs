//! A command with its arguments, out of what clap has found.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use jiff::civil::Date;

use super::{
    Begin, DOCUMENT_FORMATS, Deploy, FORMATS, Format, REPORT_FORMATS, Results, Serve, TABLE_FORMATS, Tables, Task,
    Translate, Verify, begin, deploy, results, serve, tables, translate, verify,
};
use crate::locale::encoding::Encoding;
use crate::site::Mode;

/// What `fix` is to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fix {
    pub files: Vec<PathBuf>,
    /// The encoding they are in, if it is known.
    pub from: Option<Encoding>,
    /// Whether to write nothing.
    pub dry_run: bool,
}

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
    pub begin: Begin,
    pub deploy: Deploy,
    pub verify: Verify,
    pub serve: Serve,
    /// Where the schemas go.
    pub schemas: Option<PathBuf>,
    /// Whether to ask other sites that links lead to.
    pub external: bool,
    /// The code to be explained; all of them without one.
    pub explain: Option<String>,
    /// Files that the program carries.
    pub files: Vec<String>,
    pub tables: Tables,
    pub results: Results,
}

/// The `task` with what was given for it.
pub(super) fn invocation(task: Task, mut given: ArgMatches) -> Invocation {
    // A command that does not take an option goes without it.
    let has = |given: &ArgMatches, name| matches!(given.try_get_one::<bool>(name), Ok(Some(true)));
    fn text(given: &mut ArgMatches, name: &str) -> Option<String> {
        given.try_remove_one(name).ok().flatten()
    }
    let root: PathBuf = given.try_remove_one("root").ok().flatten().unwrap_or_else(|| PathBuf::from("."));
    let format = text(&mut given, "format");
    let mut formats = FORMATS.iter().chain(TABLE_FORMATS).chain(REPORT_FORMATS).chain(DOCUMENT_FORMATS);
    let format = format.and_then(|format| formats.find(|(name, _)| *name == format));
    let begin = begin::given(&mut given);
    let deploy = deploy::given(&mut given);
    let verify = verify::given(&mut given);
    // What is on a host is always a publication.
    let is_publication = matches!(task, Task::Deploy | Task::Verify) || has(&given, "publish");
    let results = results::given(task, &mut given);
    let tables = tables::given(&mut given);
    let serve = serve::given(&mut given);
    let translate = translate::given(&mut given);
    let fix = Fix {
        files: given.try_remove_many("file").ok().flatten().map(Iterator::collect).unwrap_or_default(),
        from: text(&mut given, "from").and_then(|code| Encoding::ALL.into_iter().find(|known| known.code() == code)),
        dry_run: has(&given, "dry-run"),
    };
    Invocation {
        begin,
        deploy,
        verify,
        serve,
        tables,
        results,
        translate,
        schemas: given.try_remove_one("directory").ok().flatten(),
        external: has(&given, "external"),
        explain: text(&mut given, "code"),
        files: given.try_remove_many("carried").ok().flatten().map(Iterator::collect).unwrap_or_default(),
        task,
        fix,
        output: output(&root, given.try_remove_one("output").ok().flatten()),
        root,
        date: given.try_remove_one("date").ok().flatten(),
        reproduce: has(&given, "reproduce"),
        mode: if is_publication { Mode::Publication } else { Mode::Preview },
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
