//! All integration tests, in one binary: linking once is what keeps them quick.
#![allow(
    clippy::disallowed_methods,
    reason = "tests prepare sites on the disk, look at what came of them, and measure"
)]

mod again;
mod alone;
mod architecture;
mod camera;
mod crash;
mod deploy;
mod deploy_full;
mod deploy_narrowed;
mod deploy_repair;
mod determinism;
mod diagnostics;
mod events;
mod explain;
mod external;
#[path = "../fuzz/src/lib.rs"]
mod fuzz;
mod fuzz_corpus;
mod golden;
mod hosts;
mod hub;
mod import;
mod incremental;
mod kept;
mod leak_site;
mod mishaps;
mod next_change;
mod outputs;
mod papers;
mod pdf;
mod pictures;
mod pictures_consent;
mod pictures_shared;
mod results;
mod safety_carriers;
mod safety_guard;
mod safety_hidden;
mod safety_hostile;
mod safety_joined;
mod safety_leaks;
mod safety_logs;
mod safety_named;
mod safety_ordinary;
mod safety_people;
mod safety_property;
mod safety_publication;
mod safety_spelled;
mod safety_taken_back;
mod safety_town;
mod sandbox;
mod search;
mod serve;
mod sites;
mod strings;
mod tables;
mod text;
mod themes;
mod third_language;
mod transcripts;
mod translation;
mod verify;
mod workbooks;
