//! What each command line comes to.

use std::path::PathBuf;

use super::*;
use crate::cli::language::Tool;
use crate::locale::encoding::Encoding;
use crate::pipeline::State;
use crate::site::Mode;

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

/// What is told without reading anything is what the command line would tell.
#[test]
fn the_version_alone_is_told_at_once() {
    for asked in ["--version", "-V"] {
        let told = parsed(&[asked]).expect_err("it is no command").render().to_string();
        assert_eq!(version(&[NAME, asked].map(OsString::from)), Some(told));
    }
    for args in [&[NAME][..], &[NAME, "build"], &[NAME, "build", "--version"], &[NAME, "--version", "--lang=en"]] {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        assert_eq!(version(&args), None, "{args:?}");
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
        begin: Begin::default(),
        deploy: Deploy::default(),
        verify: Verify::default(),
        files: Vec::new(),
        tables: Tables::default(),
        results: Results::default(),
        schemas: None,
        external: false,
        explain: None,
        serve: Serve { port: serve::PORT, ..Serve::default() },
    };
    assert_eq!(check, expected);
}

#[test]
fn what_is_brought_to_a_host_is_always_a_publication() {
    let args = ["deploy", "dir:a", "--removals-only", "--max-deletes", "7", "--keep", "2", "--state", "b"];
    let store = ["--endpoint", "https://store.example", "--allow-versions", "--repair"];
    let told = parsed(&[&args[..], &store].concat()).expect("all are known");
    assert_eq!((told.task, told.mode), (Task::Deploy, Mode::Publication));
    let expected = Deploy {
        target: "dir:a".to_owned(),
        removals_only: true,
        max_deletes: Some(7),
        repair: true,
        keep: Some(2),
        state: Some("b".to_owned()),
        ssh_config: None,
        endpoint: Some("https://store.example".to_owned()),
        allow_versions: true,
    };
    assert_eq!(told.deploy, expected);
    for wrong in [&["deploy"][..], &["deploy", "dir:a", "--drafts"], &["deploy", "dir:a", "--keep", "0"]] {
        assert!(parsed(wrong).is_err(), "{wrong:?}");
    }
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
    assert_eq!((new.translate.id.as_deref(), new.translate.language.as_deref()), (Some("articles/tin"), Some("en")));
    for wrong in [&["accept"][..], &["accept", "--all", "a"], &["new", "articles/tin"], &["status", "--fail-on", "x"]] {
        assert!(parsed(&[&["translate"], wrong].concat()).is_err(), "{wrong:?}");
    }
}

#[test]
fn fix_has_one_command_that_takes_files() {
    let given = parsed(&["fix", "encoding", "a.md", "b.md", "--from", "tcvn3", "--dry-run"]).expect("all are known");
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
