//! What must hold for any bytes: one function a fuzz target, which panics where it does not hold.
//! `fuzz_targets/` gives them what libFuzzer makes up, `tests/it/fuzz_corpus.rs` what `corpus/` keeps.

pub mod forms;
pub mod front_matter;
pub mod guard;
mod html;
pub mod markdown;

/// What a target does with an input; it panics when a promise is broken.
pub type Check = fn(&[u8]);

/// The targets by the name of their corpus.
pub const TARGETS: [(&str, Check); 3] =
    [("front_matter", front_matter::check), ("markdown", markdown::check), ("guard", guard::check)];
