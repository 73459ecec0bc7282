//! The program: environment and arguments in, exit code out. Everything else is `tincay::cli`.
#![expect(clippy::disallowed_methods, reason = "this is the door to arguments and environment")]

use std::io::IsTerminal;
use std::process::ExitCode;

use tincay::cli::{self, Surroundings};

/// A tenth of a build went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(cli::run(Surroundings {
        args: std::env::args_os().collect(),
        env: &|name| std::env::var(name).ok(),
        stdout: &mut anstream::stdout(),
        stderr: &mut anstream::stderr(),
        terminal: std::io::stderr().is_terminal(),
    }))
}
