//! The arguments of `tincay translate`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::super::words::Words;
use super::TABLE_FORMATS;
use super::shape::{flag, form, option, positional};
use crate::pipeline::State;

/// What the commands below `translate` take beside the root and the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translate {
    /// The one language that is told, or the one to translate into.
    pub language: Option<String>,
    /// What makes the command end with 1.
    pub fail_on: Vec<State>,
    pub all: bool,
    pub paths: Vec<PathBuf>,
    /// The piece to be translated.
    pub id: Option<String>,
}

/// The states that a command may fail on.
const LAGS: [State; 2] = [State::Missing, State::Stale];

/// Takes what was given; a command without these options goes without.
pub fn given(given: &mut ArgMatches) -> Translate {
    let all = |given: &mut ArgMatches, name: &str| given.try_remove_many::<String>(name).ok().flatten();
    let mut text = |name| given.try_remove_one::<String>(name).ok().flatten();
    let (language, into, id) = (text("language"), text("into"), text("id"));
    let fail_on = all(given, "fail-on").into_iter().flatten();
    Translate {
        language: language.or(into),
        id,
        fail_on: fail_on.filter_map(|code| LAGS.into_iter().find(|state| state.code() == code)).collect(),
        all: matches!(given.try_get_one::<bool>("all"), Ok(Some(true))),
        paths: given.try_remove_many("path").ok().flatten().into_iter().flatten().collect(),
    }
}

/// `--fail-on missing,stale`, also of `check`.
pub fn fail_on(words: Words) -> Arg {
    let states = PossibleValuesParser::new(LAGS.map(State::code));
    option("fail-on", states.into(), words).action(ArgAction::Append).value_delimiter(',')
}

/// Of `translate status`.
pub fn status(words: Words) -> [Arg; 3] {
    [
        option("language", value_parser!(String), words),
        fail_on(words),
        form("format", TABLE_FORMATS, words).help(words.say("option-format-table", &[])),
    ]
}

/// Of `translate accept`.
pub fn accept(words: Words) -> [Arg; 2] {
    let paths = positional("path", words).value_parser(value_parser!(PathBuf)).num_args(1..);
    [paths.required_unless_present("all").conflicts_with("all"), flag("all", words)]
}

/// Of `translate new`.
pub fn new(words: Words) -> [Arg; 2] {
    [positional("id", words).required(true), positional("into", words).required(true)]
}
