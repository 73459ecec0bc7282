//! All integration tests, in one binary: linking once is what keeps them quick.
#![expect(clippy::disallowed_methods, reason = "tests make sites, run the program and look at what it wrote")]

mod architecture;
mod crash;
mod determinism;
mod diagnostics;
mod golden;
mod incremental;
mod safety_hostile;
mod safety_people;
mod safety_publication;
mod safety_town;
mod sandbox;
mod sites;
mod transcripts;
