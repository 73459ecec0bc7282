//! All integration tests, in one binary: linking once is what keeps them quick.

mod architecture;
mod crash;
mod determinism;
mod diagnostics;
mod golden;
mod incremental;
mod sandbox;
mod sites;
mod transcripts;
