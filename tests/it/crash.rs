//! `kill -9` during builds of our own site: at every moment each page is whole, the next build
//! succeeds, and what it leaves is what a clean build leaves (PUB-04). A folder that tincay did
//! not make is never emptied (PUB-03).
#![expect(clippy::disallowed_methods, reason = "the tests measure builds and look at the disk")]

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::sandbox::{OWN_DAY, Sandbox, Tree, assert_same, committed, differences, program, read_tree, succeed, write};

/// Moments of a build at which it is killed, evenly spread over the time it takes.
const MOMENTS: u32 = 20;

fn command(sandbox: &Sandbox) -> Command {
    let mut command = program();
    command.args(["build", "--quiet", "--date", &OWN_DAY.to_string(), "--root"]).arg(sandbox.path(""));
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn output(sandbox: &Sandbox) -> Tree {
    read_tree(&sandbox.path("public"))
}

/// Our own content, and the same with every page changed, and one article under another name.
fn versions() -> [Tree; 2] {
    let old = committed("content");
    let renamed = |text: &str| text.replace("truong-hoc-an-toan.", "truong-hoc-an-toan-moi.");
    let changed = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Ok(text) => renamed(text)
            .replace("Lạng Sơn – Tháng", "Tỉnh Lạng Sơn – Tháng")
            .replace("Lạng Sơn – Month", "Lạng Sơn province – Month")
            .into_bytes(),
        // A picture.
        Err(_) => bytes.to_vec(),
    };
    let new = old.iter().map(|(path, bytes)| (renamed(path), changed(bytes))).collect();
    [old, new]
}

/// Starts a build and kills it when `wait` returns; whether it was still at work.
fn kill_after(sandbox: &Sandbox, wait: impl FnOnce(&mut Child)) -> bool {
    let mut child = command(sandbox).spawn().expect("the program starts");
    wait(&mut child);
    let was_running = child.try_wait().expect("a child can be asked").is_none();
    child.kill().expect("a child can be killed");
    child.wait().expect("a killed child ends");
    was_running
}

/// Fails on a file of `now` that is neither as in `before` nor as in `after`.
fn assert_whole(when: &str, now: &Tree, before: &Tree, after: &Tree) {
    let is_whole = |path: &String, bytes: &Vec<u8>| [before, after].iter().any(|tree| tree.get(path) == Some(bytes));
    let broken: Vec<&String> =
        now.iter().filter(|(path, bytes)| !is_whole(path, bytes)).map(|(path, _)| path).collect();
    assert!(broken.is_empty(), "{when}: neither old nor new: {broken:?}");
}

/// A site that is built to and fro between two versions of its content, and killed on the way.
struct Ground {
    sandbox: Sandbox,
    inputs: [Tree; 2],
    outputs: [Tree; 2],
    /// Which version the output shows.
    now: usize,
}

impl Ground {
    fn new() -> Self {
        let inputs = versions();
        let outputs = [0, 1].map(|at: usize| Sandbox::with(&inputs[at]).built(OWN_DAY));
        assert!(differences(&outputs[0], &outputs[1]).len() > 100, "every page differs");
        let sandbox = Sandbox::with(&inputs[0]);
        succeed(&mut command(&sandbox));
        Self { sandbox, inputs, outputs, now: 0 }
    }

    /// Changes the content to the other version, which the next build is about.
    fn turn(&mut self) {
        self.sandbox.change(&self.inputs[self.now], &self.inputs[1 - self.now]);
        self.now = 1 - self.now;
    }

    /// Kills a build to the other version; every page is whole; the next build mends all.
    fn crash(&mut self, when: &str, wait: impl FnOnce(&mut Child)) -> bool {
        self.turn();
        let was_running = kill_after(&self.sandbox, wait);
        let [before, after] = [&self.outputs[1 - self.now], &self.outputs[self.now]];
        assert_whole(when, &output(&self.sandbox), before, after);
        succeed(&mut command(&self.sandbox));
        assert_same(when, after, &output(&self.sandbox));
        was_running
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_whole_pages_and_the_next_one_mends_all() {
    let mut ground = Ground::new();
    // The fastest of some, as most of those that are killed will be: the machine may be busy for a while.
    let times = [(); 3].map(|()| {
        ground.turn();
        let start = Instant::now();
        succeed(&mut command(&ground.sandbox));
        start.elapsed()
    });
    let whole = times.into_iter().min().unwrap_or_default();
    let mut killed = 0;
    for moment in 0..MOMENTS {
        let wait = whole * moment / MOMENTS;
        let when = format!("killed after {wait:?} of {whole:?}");
        killed += u32::from(ground.crash(&when, |_| thread::sleep(wait)));
    }
    assert!(killed > MOMENTS / 2, "only {killed} of {MOMENTS} builds were still at work");
}

/// A commit takes a hundredth of a build; it is waited for.
#[test]
fn a_commit_that_is_killed_is_finished_by_the_next_build() {
    let mut ground = Ground::new();
    let journals = ground.sandbox.path(".tincay/journals");
    let under_way = || fs::read_dir(&journals).is_ok_and(|mut entries| entries.next().is_some());
    for pause in [0, 1, 2, 4, 8] {
        ground.crash(&format!("killed {pause} ms into a commit"), |child| {
            while !under_way() && child.try_wait().expect("a child can be asked").is_none() {
                thread::yield_now();
            }
            thread::sleep(Duration::from_millis(pause));
        });
    }
}

/// PUB-03
#[test]
fn a_folder_that_tincay_did_not_make_is_never_emptied() {
    let sandbox = Sandbox::own();
    let theirs = sandbox.path("public/thesis.odt");
    write(&theirs, b"three years of work");
    let ended = command(&sandbox).output().expect("the program starts");
    assert_eq!(ended.status.code(), Some(2), "{}", String::from_utf8_lossy(&ended.stderr));
    let expected = Tree::from([("thesis.odt".to_owned(), b"three years of work".to_vec())]);
    assert_same("somebody's folder", &expected, &output(&sandbox));
}

#[test]
fn a_file_that_somebody_put_into_the_output_stays() {
    let sandbox = Sandbox::own();
    succeed(&mut command(&sandbox));
    write(&sandbox.path("public/CNAME"), b"lang-son.example");
    let mut expected = output(&sandbox);
    succeed(&mut command(&sandbox));
    assert_same("with a file of somebody's", &expected, &output(&sandbox));
    // A page of ours goes, their file beside it stays.
    write(&sandbox.path("public/bai-viet/theirs.txt"), b"theirs");
    expected.insert("bai-viet/theirs.txt".to_owned(), b"theirs".to_vec());
    let [old, new] = versions();
    sandbox.change(&old, &new);
    succeed(&mut command(&sandbox));
    let after = output(&sandbox);
    assert_eq!(after.get("bai-viet/theirs.txt"), expected.get("bai-viet/theirs.txt"));
    assert_eq!(after.get("CNAME"), expected.get("CNAME"));
}
