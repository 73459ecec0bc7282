//! The arguments of `tincay import` and `tincay export`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::builder::ValueParser;
use clap::{Arg, ArgMatches, value_parser};

use super::super::words::Words;
use super::shape::{date, flag, option, positional, report_form};
use crate::locale;
use crate::site::Kind;

/// What `import` and `export` are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    pub kind: Option<Kind>,
    /// The file that is read.
    pub file: PathBuf,
    /// The sheet of a workbook that is read.
    pub sheet: Option<String>,
    /// Whether files are written; else it is only said what would be.
    pub write: bool,
    /// Whether words of the table take the place of those in files.
    pub texts: bool,
    /// The file that is written; standard output without one.
    pub output: Option<PathBuf>,
}

/// The kinds that have a table, by name.
const KINDS: [(&str, Kind); 3] = [("places", Kind::Place), ("events", Kind::Event), ("honorees", Kind::Honoree)];

/// Takes what was given; a command without these goes without.
pub fn given(given: &mut ArgMatches) -> Tables {
    let has = |given: &ArgMatches, name| matches!(given.try_get_one::<bool>(name), Ok(Some(true)));
    let table = given.try_remove_one::<String>("table").ok().flatten();
    let kind = table.and_then(|name| KINDS.into_iter().find(|(known, _)| *known == name));
    Tables {
        kind: kind.map(|(_, kind)| kind),
        file: given.try_remove_one("workbook").ok().flatten().unwrap_or_default(),
        sheet: given.try_remove_one("sheet").ok().flatten(),
        write: has(given, "write"),
        texts: has(given, "texts"),
        // Other commands have an argument of this name too.
        output: kind.and_then(|_| given.try_get_one::<PathBuf>("output").ok().flatten().cloned()),
    }
}

fn table(words: Words) -> Arg {
    let names = KINDS.map(|(name, _)| name);
    let accepted = names.join(", ");
    let help = words.say("option-table", &[("accepted", locale::Arg::Text(&accepted))]);
    let table = positional("table", words).value_parser(PossibleValuesParser::new(names)).hide_possible_values(true);
    table.help(help).required(true)
}

/// Of `import`.
pub fn import(words: Words) -> [Arg; 9] {
    [
        table(words),
        positional("workbook", words).value_parser(value_parser!(PathBuf)).required(true),
        option("sheet", value_parser!(String), words),
        flag("write", words),
        flag("dry-run", words).conflicts_with("write"),
        flag("texts", words),
        report_form(words),
        option("root", value_parser!(PathBuf), words),
        option("date", ValueParser::new(date), words),
    ]
}

/// Of `export`.
pub fn export(words: Words) -> [Arg; 5] {
    let output =
        option("output", value_parser!(PathBuf), words).value_name(super::shape::kept(words.say("value-file", &[])));
    [
        table(words),
        output.help(words.say("option-output-table", &[])),
        option("root", value_parser!(PathBuf), words),
        option("date", ValueParser::new(date), words),
        option("forbidden", value_parser!(PathBuf), words),
    ]
}
