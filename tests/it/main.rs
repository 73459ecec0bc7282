//! All integration tests, in one binary: linking once is what keeps them quick.
#![allow(
    clippy::disallowed_methods,
    reason = "tests prepare sites on the disk, look at what came of them, and measure"
)]

mod architecture;
mod camera;
mod crash;
mod determinism;
mod diagnostics;
#[path = "../fuzz/src/lib.rs"]
mod fuzz;
mod fuzz_corpus;
mod golden;
mod incremental;
mod leak_site;
mod pictures;
mod safety_guard;
mod safety_hidden;
mod safety_hostile;
mod safety_leaks;
mod safety_people;
mod safety_property;
mod safety_publication;
mod safety_town;
mod sandbox;
mod sites;
mod transcripts;
