//! All integration tests, in one binary: linking once is what keeps them quick.

mod sandbox;

mod architecture;
mod crash;
mod determinism;
mod golden;
mod incremental;
mod sites;
