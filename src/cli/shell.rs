//! `tincay completions` and `tincay man`: made of the same table as the help, in the user's language.

use super::arguments::{Invocation, NAME, command};
use super::words::Words;
use super::{FINE, Surroundings};

/// Writes what the shell or `man` reads.
pub fn obey(invocation: &Invocation, words: Words, around: &mut Surroundings) -> u8 {
    let mut command = command(words, &[]);
    let mut out = Vec::new();
    match invocation.serve.shell {
        Some(shell) => clap_complete::generate(shell, &mut command, NAME, &mut out),
        None => {
            let written = clap_mangen::Man::new(command).render(&mut out);
            debug_assert!(written.is_ok(), "a vector takes all");
        }
    }
    let _ = around.stdout.write_all(&out);
    FINE
}
