//! What must hold for any bytes: one function a fuzz target, which panics where it does not hold.
//! `fuzz_targets/` gives them what libFuzzer makes up, `tests/it/fuzz_corpus.rs` what `corpus/` keeps.

pub mod forms;
pub mod front_matter;
pub mod guard;
mod html;
pub mod markdown;

/// The targets by the name of their corpus.
pub const TARGETS: [(&str, fn(&[u8])); 3] =
    [("front_matter", front_matter::check), ("markdown", markdown::check), ("guard", guard::check)];
