//! `tincay completions` and `tincay man`: made of the same table as the help, in the user's language.

use std::fmt::Write as _;

use clap::{Arg, Command, ValueHint};
use clap_complete::Shell;

use super::arguments::{BELOW, Invocation, NAME, command, completed};
use super::language::Tool;
use super::words::Words;
use super::{FINE, Surroundings};

/// Writes what the shell or `man` reads.
pub fn obey(invocation: &Invocation, words: Words, around: &mut Surroundings) -> u8 {
    let languages: Vec<String> = Tool::load().languages().iter().map(|language| language.code().to_owned()).collect();
    let command = command(words, &languages);
    let out = match invocation.serve.shell {
        Some(shell) => completions(shell, completed(command, words)),
        None => page(command, invocation.serve.page.as_deref()),
    };
    let _ = around.stdout.write_all(&out);
    FINE
}

/// The page of the command that the others call `wanted`; of the program without one.
fn page(mut command: Command, wanted: Option<&str>) -> Vec<u8> {
    // Only then does each know what the one above it is called.
    command.build();
    let below =
        BELOW.iter().find(|(outer, inner, _)| wanted.is_some_and(|wanted| *wanted == format!("{outer}-{inner}")));
    let found = match (below, wanted) {
        (Some((outer, inner, _)), _) => command.find_subcommand(outer).and_then(|it| it.find_subcommand(inner)),
        (None, Some(name)) => command.find_subcommand(name),
        (None, None) => None,
    };
    let mut out = Vec::new();
    let written = clap_mangen::Man::new(found.unwrap_or(&command).clone()).render(&mut out);
    debug_assert!(written.is_ok(), "a vector takes all");
    out
}

fn completions(shell: Shell, mut command: Command) -> Vec<u8> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut command, NAME, &mut out);
    if shell == Shell::Fish {
        out.extend_from_slice(places(&command).as_bytes());
    }
    out
}

/// What fish offers for arguments by their place: `clap_complete` tells it of options alone, and it takes files.
fn places(command: &Command) -> String {
    let mut lines = String::new();
    for outer in command.get_subcommands() {
        let within = format!("__fish_{NAME}_using_subcommand {}", outer.get_name());
        place(outer, &within, &mut lines);
        for inner in outer.get_subcommands() {
            place(inner, &format!("{within}; and __fish_seen_subcommand_from {}", inner.get_name()), &mut lines);
        }
    }
    lines
}

/// Adds what stands behind `command`, which was given where `within` is true.
fn place(command: &Command, within: &str, lines: &mut String) {
    let places: Vec<&Arg> = command.get_positionals().collect();
    let Some(first) = places.first() else { return };
    let is_path =
        |arg: &&&Arg| matches!(arg.get_value_hint(), ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath);
    if !places.iter().any(|arg| is_path(&arg)) {
        let _ = writeln!(lines, "complete -c {NAME} -n \"{within}\" -f");
    }
    let values = first.get_possible_values();
    if values.is_empty() {
        return;
    }
    let values: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
    let values = values.join(" ");
    // What comes behind it is something else.
    let until =
        if places.len() == 1 { String::new() } else { format!("; and not __fish_seen_subcommand_from {values}") };
    let _ = writeln!(lines, "complete -c {NAME} -n \"{within}{until}\" -f -a \"{values}\"");
}
