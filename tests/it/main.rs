//! All integration tests, in one binary: linking once is what keeps them quick.

mod architecture;
mod diagnostics;
mod transcripts;
