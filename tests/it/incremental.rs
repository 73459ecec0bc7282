//! Incremental equals clean: a generated site, random edits, and after each edit the output that
//! skipped what had not changed is the output of a build from nothing, byte for byte.
//!
//! Edits come from a generator of fixed seed: a failure names the seed and the step, and comes back.

mod generator;

use tincay::pipeline::{Memo, Options, preview};

use crate::sandbox::{Sandbox, TOWN_DAY, Tree, assert_same, build, read_tree};
use generator::Workshop;

/// A generated site on the disk, and how it is built.
struct Site {
    workshop: Workshop,
    sandbox: Sandbox,
    options: Options,
}

impl Site {
    fn new(seed: u64) -> Self {
        let workshop = Workshop::new(seed);
        let sandbox = Sandbox::with(&workshop.files());
        let options = sandbox.options(TOWN_DAY);
        Self { workshop, sandbox, options }
    }

    /// Builds on top of what is there, and gives how many files were written.
    fn build(&self) -> usize {
        build(&self.options).written
    }

    fn output(&self) -> Tree {
        read_tree(&self.sandbox.path("public"))
    }

    /// The output of a build that remembers nothing.
    fn clean(&self) -> Tree {
        let elsewhere = Sandbox::with(&self.workshop.files());
        let options = Options { root: elsewhere.path(""), ..self.options.clone() };
        build(&options);
        read_tree(&elsewhere.path("public"))
    }

    /// One random edit, on the disk too. What it was, in words.
    fn edit(&mut self) -> String {
        let before = self.workshop.files();
        let edit = self.workshop.edit();
        self.sandbox.change(&before, &self.workshop.files());
        edit
    }
}

/// Edits a site of `seed` as often as `edits` says.
fn wander(seed: u64, edits: usize) {
    let mut site = Site::new(seed);
    assert!(site.build() > 150, "the site has many pages");
    assert_same("the first build", &site.clean(), &site.output());
    let mut before = site.output();
    for step in 1..=edits {
        let edit = site.edit();
        let written = site.build();
        let (clean, now) = (site.clean(), site.output());
        assert_same(&format!("seed {seed}, step {step}, {edit}"), &clean, &now);
        let changed = now.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).count();
        assert_eq!(written, changed, "seed {seed}, step {step}, {edit}: files written that did not change");
        before = now;
    }
}

/// Edits a site of `seed` that is held in memory, as `serve` holds it.
fn stay(seed: u64, edits: usize) {
    let mut site = Site::new(seed);
    let mut memo = Memo::lasting();
    for step in 1..=edits {
        let edit = site.edit();
        let preview = preview(&site.options, &mut memo).expect("the machine refuses nothing");
        let preview = preview.expect("the content has no errors");
        let bench = preview.open();
        let file = |path: String| {
            let made = bench.file(&path).expect("it is listed").expect("it has no problem");
            (path, made.bytes)
        };
        let held: Tree = bench.paths().into_iter().map(file).collect();
        assert_same(&format!("seed {seed}, step {step}, {edit}"), &site.clean(), &held);
    }
}

#[test]
fn a_site_in_memory_shows_after_random_edits_what_a_clean_build_gives() {
    stay(20_271_113, 12);
}

#[test]
#[ignore = "long: tests/run.sh --full"]
fn a_site_in_memory_shows_after_200_random_edits_what_a_clean_build_gives() {
    stay(20_271_114, 200);
}

// Two walks, because the runner gives each test a core.

#[test]
fn random_edits_one_by_one_give_what_a_clean_build_gives() {
    wander(20_231_113, 30);
}

#[test]
fn other_random_edits_give_what_a_clean_build_gives() {
    wander(20_261_123, 30);
}

#[test]
fn a_build_without_a_change_writes_nothing() {
    let site = Site::new(1);
    site.build();
    assert_eq!(site.build(), 0);
}

#[test]
fn an_edit_of_one_body_renders_that_page_and_the_index_of_the_search() {
    let mut site = Site::new(2);
    site.build();
    let before = site.workshop.files();
    site.workshop.change_body_of_a_pair();
    let output = site.output();
    site.sandbox.change(&before, &site.workshop.files());
    site.build();
    let now = site.output();
    let mut changed: Vec<&String> =
        now.iter().filter(|(path, bytes)| output.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    changed.retain(|path| *path != "tim-kiem/index.json");
    assert_eq!((changed.len(), now["tim-kiem/index.json"] == output["tim-kiem/index.json"]), (1, false), "{changed:?}");
}

/// The words of every kind of edit, so that none silently stops to be made.
#[test]
fn the_walks_make_every_kind_of_edit() {
    let mut made = std::collections::BTreeSet::new();
    for seed in [20_231_113, 20_261_123] {
        let mut workshop = Workshop::new(seed);
        (0..30).for_each(|_| _ = made.insert(workshop.edit().split(':').next().unwrap_or_default().to_owned()));
    }
    assert_eq!(made.len(), generator::EDITS.len(), "{made:?}");
}
