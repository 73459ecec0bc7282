//! The arguments of `tincay report`.

use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgMatches, value_parser};

use super::super::words::Words;
use super::shape::{date, form, kept, option, positional};
use super::{DOCUMENT_FORMATS, Task};

/// What `report` is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// The campaign, by its slug.
    pub campaign: String,
    /// The language of the report; that of the reader without one.
    pub language: Option<String>,
    /// The file that is written; standard output without one.
    pub output: Option<PathBuf>,
}

/// Takes what was given; a command without these goes without.
pub fn given(task: Task, given: &mut ArgMatches) -> Results {
    if task != Task::Report {
        return Results::default();
    }
    let mut text = |name: &str| given.try_remove_one::<String>(name).ok().flatten();
    Results {
        campaign: text("campaign").unwrap_or_default(),
        language: text("language"),
        output: given.try_remove_one("output").ok().flatten(),
    }
}

/// Of `report`.
pub fn report(words: Words) -> [Arg; 7] {
    let folder = || value_parser!(PathBuf);
    let text = || value_parser!(String);
    let output = option("output", folder(), words).value_name(kept(words.say("value-file", &[])));
    [
        positional("campaign", words).required(true),
        option("language", text(), words).help(words.say("option-language-report", &[])),
        form("format", DOCUMENT_FORMATS, words).help(words.say("option-format-document", &[])),
        output.help(words.say("option-output-report", &[])),
        option("root", folder(), words),
        option("date", ValueParser::new(date), words),
        option("forbidden", folder(), words),
    ]
}
