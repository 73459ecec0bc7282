//! The command line as shells complete it: with words where the program itself takes any text and says what is wrong
//! with it.

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Command, ValueHint};

use super::super::words::Words;
use super::COMMANDS;
use super::shape::positional;
use crate::diag::Problem;
use crate::pipeline;

/// `command` with all that can be offered; not for understanding arguments.
pub fn completed(command: Command, words: Words) -> Command {
    let codes: ValueParser = PossibleValuesParser::new(Problem::ALL.iter().map(|problem| problem.code())).into();
    let shown: ValueParser = PossibleValuesParser::new(pipeline::carried_paths()).into();
    let copied = pipeline::carried_paths().filter(|path| !path.starts_with(pipeline::LOCALES));
    let copied: ValueParser = PossibleValuesParser::new(copied).into();
    let commands = PossibleValuesParser::new(COMMANDS.iter().map(|(name, _)| *name));
    let help = Command::new("help").about(words.say("about-help", &[]));
    let command = command
        .subcommand(help.arg(positional("command", words).value_parser(commands)))
        .mut_subcommand("explain", |explain| explain.mut_arg("code", |code| code.value_parser(codes)))
        .mut_subcommand("translate", |translate| {
            translate.mut_subcommand("new", |new| new.mut_arg("id", |id| id.value_hint(ValueHint::AnyPath)))
        })
        .mut_subcommand("theme", |theme| {
            theme
                .mut_subcommand("show", |show| show.mut_arg("carried", |file| file.value_parser(shown)))
                .mut_subcommand("copy", |copy| copy.mut_arg("carried", |file| file.value_parser(copied)))
        });
    without_files(command)
}

/// Files are offered only for what is one.
fn without_files(command: Command) -> Command {
    let command = command.mut_args(|arg| {
        let is_unknown = arg.get_action().takes_values() && arg.get_value_hint() == ValueHint::Unknown;
        if is_unknown { arg.value_hint(ValueHint::Other) } else { arg }
    });
    command.mut_subcommands(without_files)
}
