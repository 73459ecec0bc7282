//! All integration tests, in one binary: linking once is what keeps them quick.

mod architecture;
mod leak_forms;
mod leak_site;
mod safety_guard;
mod safety_hidden;
mod safety_leaks;
