//! Golden sites: an input tree, and the whole output that it makes, byte by byte.
//!
//! A case is a folder `tests/golden/<name>/` with `input/` and `output/`. All are dressed in
//! `tests/golden/theme`, which shows words and addresses only. `minimal` is the least that can be
//! built; every other case is laid over it, and its `output/` holds only what differs from
//! `minimal`'s. `TINCAY_BLESS=1 cargo nextest run golden` writes what is found as what is expected:
//! read the difference before it is committed.
#![expect(clippy::disallowed_methods, reason = "blessing is asked for by the environment and writes expected output")]

use std::{env, fs};

use jiff::civil::{Date, date};
use tincay::site::Mode;

use crate::sandbox::{Sandbox, Tree, assert_same, build, committed, read_tree, repository, write};

const DAY: Date = date(2026, 11, 10);
const LEAST: &str = "minimal";

/// The input of the case called `name`: the theme, the least site, the case's own files.
fn input(name: &str) -> Tree {
    let theme = committed("tests/golden/theme").into_iter();
    let mut input: Tree = theme.map(|(path, bytes)| (path.replacen("theme/", "themes/plain/", 1), bytes)).collect();
    for layer in [LEAST, name] {
        input.extend(read_tree(&repository(&format!("tests/golden/{layer}/input"))));
    }
    input
}

/// Builds `input` for publication. Style and icon are the theme's and say nothing of the site.
fn output(input: &Tree) -> Tree {
    let sandbox = Sandbox::with(input);
    let mut options = sandbox.options(DAY);
    options.mode = Mode::Publication;
    build(&options);
    let mut output = read_tree(&sandbox.path("public"));
    output.retain(|path, _| !path.starts_with("assets/"));
    output
}

/// What is expected of the case called `name`, laid over what is expected of the least site.
fn expected(name: &str) -> Tree {
    let mut expected = Tree::new();
    for layer in [LEAST, name] {
        expected.extend(read_tree(&repository(&format!("tests/golden/{layer}/output"))));
    }
    expected
}

fn bless(name: &str, found: &Tree) {
    let folder = repository(&format!("tests/golden/{name}/output"));
    // Built anew: another process may be blessing it at this moment.
    let least = if name == LEAST { Tree::new() } else { output(&input(LEAST)) };
    let lost: Vec<&String> = least.keys().filter(|path| !found.contains_key(*path)).collect();
    assert!(lost.is_empty(), "a case adds to {LEAST}, it takes nothing away: {lost:?}");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the old output can be removed");
    }
    let own = found.iter().filter(|(path, bytes)| least.get(*path) != Some(bytes));
    own.for_each(|(path, bytes)| write(&folder.join(path), bytes));
}

/// Builds the case called `name` and compares the whole output.
fn check(name: &str) -> Tree {
    let found = output(&input(name));
    if env::var_os("TINCAY_BLESS").is_some() {
        bless(name, &found);
    } else {
        assert_same(name, &expected(name), &found);
    }
    found
}

/// Whether any byte of `tree`, or a name in it, says one of `words`.
fn said<'a>(tree: &Tree, words: &[&'a str]) -> Vec<(&'a str, String)> {
    let says =
        |word: &str, path: &str, bytes: &[u8]| path.contains(word) || String::from_utf8_lossy(bytes).contains(word);
    let hits = |word: &&'a str| {
        let word = *word;
        let paths = tree.iter().filter(move |(path, bytes)| says(word, path, bytes));
        paths.map(move |(path, _)| (word, path.clone())).collect::<Vec<_>>()
    };
    words.iter().flat_map(hits).collect()
}

#[test]
fn golden_minimal() {
    check("minimal");
}

/// TRN-03, TRN-06: an article without English, links to it and to a heading in it; an event without
/// English, which is in the English calendar all the same, and an internal one without its venue.
#[test]
fn golden_fallback() {
    let found = check("fallback");
    assert_eq!(said(&found, &["Phòng không nêu"]), []);
    assert_ne!(said(&found, &["Nhà văn hóa"]), []);
}

/// LOC-01, LOC-08: places of each visibility.
#[test]
fn golden_places() {
    let found = check("places");
    let hidden = ["Nhà Lan", "nha-lan", "0000 000 777", "0000000777"];
    assert_eq!(said(&found, &hidden), []);
    assert_ne!(said(&found, &["0000 000 001", "Thôn Mẫu"]), []);
}

/// LOC-08: what only the hotlines know of changes no byte.
#[test]
fn golden_places_are_the_same_without_the_hidden_one() {
    let with = input("places");
    let without: Tree = with.iter().filter(|(path, _)| !path.contains("nha-lan")).map(own).collect();
    assert!(without.len() < with.len());
    assert_same("without the hidden place", &output(&with), &output(&without));
}

fn own((path, bytes): (&String, &Vec<u8>)) -> (String, Vec<u8>) {
    (path.clone(), bytes.clone())
}

/// CON-01, CON-02, CON-03: consents of every kind; what is not covered is nowhere.
#[test]
fn golden_consent() {
    let found = check("consent");
    let uncovered = ["Nguyễn Thị Rút", "Trần Thị Hết", "Lê Thị Chối", "Tên Không Nêu", "Xóm Giấu", "Lời không cho"];
    assert_eq!(said(&found, &uncovered), []);
    assert_ne!(said(&found, &["Phạm Thị Thuận"]), []);
}

#[test]
fn no_golden_case_is_forgotten() {
    let cases = fs::read_dir(repository("tests/golden")).expect("there are golden cases");
    let mut names: Vec<String> =
        cases.map(|case| case.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["consent", "fallback", "minimal", "places", "theme"]);
    for name in names {
        let files = read_tree(&repository(&format!("tests/golden/{name}/input"))).len();
        assert!(files < 10, "{name} has {files} input files: a case shows one thing");
    }
}
