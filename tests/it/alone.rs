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
        must(&["new", kind, "mot-bai"]);
        // What is called so is called after its folder: it would be no piece, or one that is there.
        let said = run(folder, &["new", kind, "index", "--lang", language]);
        assert_ne!(said.status.code(), Some(0), "{kind}");
    }
    let said = must(&["build", "--date", "2026-11-26"]);
    assert!(!said.contains("leak-"), "{said}");
    must(&["check", "--date", "2026-11-26"]);
}

/// PUB-01: who only deletes `draft: true` publishes nothing that has no name.
#[test]
fn a_piece_without_a_name_is_not_published() {
    for language in ["vi", "en"] {
        let folder = TempDir::new().expect("temporary folders can be made");
        fs::copy(env!("CARGO_BIN_EXE_tincay"), folder.path().join("tincay")).expect("the program can be copied");
        begin_and_build(folder.path(), language);
        let content = folder.path().join("site/content");
        let files = walkdir::WalkDir::new(&content).into_iter().filter_map(Result::ok);
        for file in files.filter(|file| file.file_type().is_file()) {
            let text = fs::read_to_string(file.path()).expect("it is text");
            let shown = text.replace("draft: true\n", "");
            fs::write(file.path(), shown).expect("it can be written");
        }
        let build = ["build", "--publish", "--reproduce", "--date", "2026-11-26", "--lang", language];
        let said = run(folder.path(), &[&build[..], &["--without-samples"]].concat());
        let told = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
        for id in ["articles/mot-bai", "events/mot-bai", "campaigns/mot-bai", "pages/mot-bai"] {
            assert!(told.contains(id), "{id}: {told}");
        }
        let pages = walkdir::WalkDir::new(folder.path().join("site/public")).into_iter().filter_map(Result::ok);
        let begun: Vec<_> = pages.filter(|entry| entry.path().to_string_lossy().contains("/mot-")).collect();
        assert!(begun.is_empty(), "{begun:?}");
    }
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
