//! The program by itself: copied into an empty folder of a machine that has nothing else of ours, and no environment.
#![expect(clippy::disallowed_methods, reason = "the test copies the program and looks at what it wrote")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const KINDS: [&str; 6] = ["article", "event", "honoree", "place", "campaign", "page"];

/// Runs the copy below `folder` with an empty environment.
fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(folder.join("tincay"));
    command.args(args).current_dir(folder.join("site")).env_clear();
    command.output().expect("the copy can be run")
}

/// Begins a site and a piece of each kind, and builds it, in the language `language`.
fn begin_and_build(folder: &Path, language: &str) {
    fs::create_dir(folder.join("site")).expect("folders can be made");
    let must = |args: &[&str]| {
        let said = run(folder, &[args, &["--lang", language]].concat());
        let text = String::from_utf8_lossy(&said.stderr).into_owned();
        assert_eq!(said.status.code(), Some(0), "{language} {args:?}: {text}");
        text
    };
    must(&["init", "."]);
    for kind in KINDS {
        must(&["new", kind, &format!("mot-{kind}")]);
    }
    let said = must(&["build", "--date", "2026-11-26"]);
    assert!(!said.contains("error[") && !said.contains("lỗi["), "{said}");
    must(&["check", "--date", "2026-11-26"]);
}

/// A skeleton of every kind is a draft that breaks nothing, and nothing of it is published.
#[test]
fn the_program_alone_begins_a_site_and_builds_it() {
    for language in ["vi", "en"] {
        let folder = TempDir::new().expect("temporary folders can be made");
        fs::copy(env!("CARGO_BIN_EXE_tincay"), folder.path().join("tincay")).expect("the program can be copied");
        begin_and_build(folder.path(), language);
        let public = folder.path().join("site/public");
        assert!(public.join("index.html").is_file() && public.join("en/index.html").is_file());
        let written = walkdir::WalkDir::new(&public).into_iter().filter_map(Result::ok);
        let begun: Vec<_> = written.filter(|entry| entry.path().to_string_lossy().contains("/mot-")).collect();
        assert!(begun.is_empty(), "{begun:?}");
    }
}
