//! A crash at every step of a commit, and again at every step of the recovery from it; a real
//! `kill -9`; an output on another file system.
#![expect(clippy::disallowed_methods, reason = "the tests look at the disk and start a process")]

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::*;

/// A probe that stops at the step `at`, as a crash would.
fn crash_at(at: usize) -> impl Fn(&'static str) -> Result<(), Error> {
    let left = Cell::new(at);
    move |step| match left.get() {
        0 => Err(Error::Argument { name: "crash".into(), value: step.into() }),
        n => {
            left.set(n - 1);
            Ok(())
        }
    }
}

/// A receipt for what goes, as if all of it but the first file were somebody's: what is goes first, the rest last.
fn receipts(summary: &Summary) -> Vec<Receipt> {
    let receipt = Receipt {
        piece: "honorees/nguoi-mau".into(),
        evidence: None,
        cause: "withdrawn",
        requested_on: None,
        removed_on: jiff::civil::date(2026, 11, 10),
        deadlines: None,
        removed: summary.removed_paths.iter().skip(1).map(ToString::to_string).collect(),
        purge: Vec::new(),
    };
    if receipt.removed.is_empty() { Vec::new() } else { vec![receipt] }
}

/// What the receipts say that was removed; a receipt a line.
fn removed_in_writing(root: &Path) -> Vec<Vec<String>> {
    let on_disk = on_disk(&root.join(".tincay/receipts"));
    let read = |text: &String| {
        let value: serde_json::Value = serde_yaml::from_str(text).expect("a receipt is whole YAML");
        serde_json::from_value(value["removed"].clone()).expect("a list of paths")
    };
    on_disk.iter().filter(|(path, _)| !path.ends_with('/')).map(|(_, text)| read(text)).collect()
}

fn is_crash(error: &Error) -> bool {
    matches!(error, Error::Argument { .. })
}

/// Commits `site` until the step `at`; whether it was reached. Like a killed process, it cleans
/// up nothing.
fn crash(root: &Path, public: &Path, site: &Tree, at: usize) -> bool {
    let mut output = Output::open(root, public).expect("the output can be opened");
    let mut staging = output.stage().expect("it can be staged");
    stage(&staging, site).expect("it can be written");
    match staging.commit_with(&receipts, &crash_at(at)) {
        Ok(_) => false,
        Err(error) => {
            assert!(is_crash(&error), "{error}");
            std::mem::forget(staging);
            true
        }
    }
}

/// Opens until the step `at` of the recovery; whether it was reached.
fn crash_while_opening(root: &Path, public: &Path, at: usize) -> bool {
    match Output::open_with(root, public, &crash_at(at)) {
        Ok(_) => false,
        Err(error) => {
            assert!(is_crash(&error), "{error}");
            true
        }
    }
}

/// Where a case builds: the site, and its output, which may be elsewhere.
struct Ground {
    root: TempDir,
    elsewhere: Option<TempDir>,
}

impl Ground {
    fn new(elsewhere: Option<&Path>) -> Self {
        let elsewhere = elsewhere.map(|path| TempDir::new_in(path).expect("a temporary folder can be made"));
        Self { root: root(), elsewhere }
    }

    fn public(&self) -> PathBuf {
        self.elsewhere.as_ref().map_or(self.root.path().join("public"), |folder| folder.path().join("public"))
    }

    fn open(&self) -> Output {
        Output::open(self.root.path(), &self.public()).expect("the output can be opened")
    }
}

/// No file is anything but whole: as in the old site or as in the new.
fn assert_whole(now: &Tree, old: &Tree, new: &Tree) {
    for (path, text) in now.iter().filter(|(path, _)| !path.ends_with('/') && *path != place::PART) {
        assert!(old.get(path) == Some(text) || new.get(path) == Some(text), "{path}: {text}");
    }
}

/// Crashes at `first`, then at every step of the recovery; then opens and builds.
fn crash_twice(old: Option<&Tree>, new: &Tree, elsewhere: Option<&Path>, first: usize) -> bool {
    let none = Tree::new();
    for second in 0.. {
        let ground = Ground::new(elsewhere);
        let (root, public) = (ground.root.path(), &ground.public());
        old.map(|old| build(&mut ground.open(), old).expect("it builds"));
        let crashed = crash(root, public, new, first);
        assert_whole(&on_disk(public), old.unwrap_or(&none), new);
        let crashed_again = crash_while_opening(root, public, second);
        assert_whole(&on_disk(public), old.unwrap_or(&none), new);
        let mut output = ground.open();
        let settled = on_disk(public);
        assert!(settled == *old.unwrap_or(&none) || settled == *new, "{first} {second}: {settled:?}");
        assert!(crashed || settled == *new);
        assert!(
            on_disk(&root.join(".tincay/staging")).is_empty() && on_disk(&root.join(".tincay/journals")).is_empty()
        );
        let staging = output.stage().expect("it can be staged");
        stage(&staging, new).expect("it can be written");
        let summary = staging.commit(&receipts).expect("it commits");
        assert_eq!(on_disk(public), *new, "{first} {second}");
        let gone: Vec<String> =
            old.unwrap_or(&none).keys().filter(|path| !new.contains_key(*path)).skip(1).cloned().collect();
        let expected: Vec<Vec<String>> = if gone.is_empty() { Vec::new() } else { vec![gone] };
        assert_eq!(removed_in_writing(root), expected, "{first} {second}: each removal has one receipt");
        assert!(on_disk(&root.join(".tincay/receipts-aside")).keys().all(|path| !path.ends_with(".yaml")));
        // Whoever only finished a commit says so too, unless it was finished by opening twice.
        assert!(summary.receipts.len() <= expected.len());
        if !crashed_again {
            return crashed;
        }
    }
    false
}

fn survives_every_crash(old: Option<&Tree>, new: &Tree, elsewhere: Option<&Path>) -> usize {
    let mut steps = 0;
    while crash_twice(old, new, elsewhere, steps) {
        steps += 1;
    }
    steps
}

fn old() -> Tree {
    tree(&[("a", "1"), ("b/c", "2"), ("d/e/f", "3"), ("same", "4"), ("changed/x", "5"), ("moved", "6")])
}

fn new() -> Tree {
    tree(&[("a/b", "7"), ("b", "8"), ("same", "4"), ("changed/x", "9"), ("changed/y", "10"), ("n/e/w", "6")])
}

#[test]
fn a_crash_in_a_fresh_commit_leaves_nothing_or_the_site() {
    assert!(survives_every_crash(None, &new(), None) >= 6);
}

#[test]
fn a_crash_in_a_commit_leaves_the_old_site_or_one_that_is_finished() {
    assert!(survives_every_crash(Some(&old()), &new(), None) >= 15);
    assert!(survives_every_crash(Some(&new()), &old(), None) >= 15);
}

/// CON-03: no crash loses the receipt of a removal, none writes it twice.
#[test]
fn a_crash_in_a_commit_that_only_removes_is_finished() {
    assert!(survives_every_crash(Some(&old()), &tree(&[("same", "4")]), None) >= 10);
    assert!(survives_every_crash(Some(&old()), &tree(&[]), None) >= 10);
}

/// The usual temporary folder, if it is on another file system than `root()`.
#[cfg(unix)]
fn other_file_system() -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    let there = std::env::temp_dir();
    (device(&there) != device(root().path())).then_some(there)
}

#[cfg(unix)]
#[test]
fn an_output_on_another_file_system_is_the_same() {
    let Some(elsewhere) = other_file_system() else { return };
    let elsewhere = elsewhere.as_path();
    assert!(survives_every_crash(None, &new(), Some(elsewhere)) >= 10);
    assert!(survives_every_crash(Some(&old()), &new(), Some(elsewhere)) >= 15);
    let ground = Ground::new(Some(elsewhere));
    let mut output = ground.open();
    build(&mut output, &old()).expect("it builds");
    assert_eq!(counts(&build(&mut output, &old()).expect("it builds")), (0, 6, 0));
}

/// CON-03: when nothing more can be written, what goes because of a consent has gone.
#[test]
fn what_is_withdrawn_goes_before_anything_is_written() {
    let root = built(&old());
    let public = root.path().join("public");
    let mut output = open(root.path());
    let mut staging = output.stage().expect("it can be staged");
    stage(&staging, &new()).expect("it can be written");
    let full = |step: &'static str| {
        if step == "move a file" { Err(Error::Argument { name: "full".into(), value: step.into() }) } else { Ok(()) }
    };
    assert!(staging.commit_with(&receipts, &full).is_err());
    let now = on_disk(&public);
    assert!(!now.contains_key("moved") && !now.contains_key("d/e/f"), "{now:?}");
    assert_eq!(now.get("changed/x"), old().get("changed/x"), "nothing was written");
    drop(staging);
    build(&mut output, &new()).expect("it is finished");
    assert_eq!(on_disk(&public), new());
}

#[test]
fn a_commit_whose_output_was_replaced_is_forgotten() {
    for at in 4..20 {
        let root = built(&old());
        let public = root.path().join("public");
        if !crash(root.path(), &public, &new(), at) {
            break;
        }
        fs::remove_dir_all(&public).expect("it can be removed");
        put(&public, "b", "foreign");
        assert_eq!(code(Output::open(root.path(), &public)), "error-not-ours");
        assert_eq!(on_disk(&public), tree(&[("b", "foreign")]), "{at}");
        fs::remove_dir_all(&public).expect("it can be removed");
        build(&mut open(root.path()), &new()).expect("it builds");
        assert_eq!(on_disk(&public), new());
    }
}

/// Whoever deletes half a site, because a disk was full, begins anew: the rest of it is no site of somebody else's.
#[test]
fn a_first_commit_whose_output_was_taken_away_is_forgotten() {
    for at in 0..20 {
        let root = root();
        let public = root.path().join("public");
        fs::create_dir(&public).expect("writable");
        if !crash(root.path(), &public, &new(), at) {
            assert!(at > 4, "it moves file by file");
            break;
        }
        fs::remove_dir_all(&public).expect("it can be removed");
        build(&mut open(root.path()), &new()).expect("it builds");
        assert_eq!(on_disk(&public), new(), "{at}");
    }
}

#[test]
fn a_journal_that_does_not_open_is_forgotten() {
    let root = built(&old());
    let public = root.path().join("public");
    assert!(crash(root.path(), &public, &new(), 4));
    let journals = root.path().join(".tincay/journals");
    let journal = fs::read_dir(journals).expect("it is there").next().expect("one").expect("readable").path();
    fs::write(journal, "tincay journal 1\n").expect("it can be written");
    build(&mut open(root.path()), &new()).expect("it builds");
    assert_eq!(on_disk(&public), new());
}

#[test]
fn a_commit_that_failed_is_finished_by_the_next_stage_of_the_process() {
    let root = built(&old());
    let mut output = open(root.path());
    for at in 0..20 {
        let site = if at % 2 == 0 { new() } else { old() };
        let mut staging = output.stage().expect("it can be staged");
        stage(&staging, &site).expect("it can be written");
        _ = staging.commit_with(&receipts, &crash_at(at));
        drop(staging);
        build(&mut output, &site).expect("it builds");
        assert_eq!(on_disk(&root.path().join("public")), site, "{at}");
    }
}

const ROOT: &str = "TINCAY_TEST_ROOT";

/// What `kill_minus_nine_at_any_moment` kills: builds two sites in turn for ever.
#[test]
#[ignore = "started by another test"]
fn builds_for_ever() {
    let Ok(root) = std::env::var(ROOT) else { return };
    let sites = [many(120, "one"), many(150, "two")];
    let mut output = open(Path::new(&root));
    for site in sites.iter().cycle() {
        build(&mut output, site).expect("it builds");
    }
}

#[test]
fn kill_minus_nine_at_any_moment() {
    let root = root();
    let (one, two) = (many(120, "one"), many(150, "two"));
    build(&mut open(root.path()), &one).expect("it builds");
    let tests = std::env::current_exe().expect("a test knows itself");
    for round in 0..25_u64 {
        let mut child = Command::new(&tests)
            .args(["--ignored", "--exact", "emit::tests::crash::builds_for_ever"])
            .env(ROOT, root.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("the test can be started");
        std::thread::sleep(Duration::from_millis(20 + round * 7 % 60));
        child.kill().and_then(|()| child.wait()).expect("it can be killed");
        let public = root.path().join("public");
        assert_whole(&on_disk(&public), &one, &two);
        drop(open(root.path()));
        let settled = on_disk(&public);
        assert!(settled == one || settled == two, "round {round}: {} files", settled.len());
    }
}
