//! The arguments of `tincay init` and `tincay new`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::super::words::Words;
use super::shape::{date, kept, option, positional};
use crate::locale;
use crate::site::Kind;

/// What `init` and `new` are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Begin {
    /// Where a new site will be.
    pub folder: PathBuf,
    pub name: Option<String>,
    pub languages: Vec<String>,
    pub kind: Option<Kind>,
    pub slug: Option<String>,
    /// The title, which gives the slug too.
    pub title: Option<String>,
}

/// The kinds as `new` names them.
const KINDS: [(&str, Kind); 6] = [
    ("article", Kind::Article),
    ("event", Kind::Event),
    ("honoree", Kind::Honoree),
    ("place", Kind::Place),
    ("campaign", Kind::Campaign),
    ("page", Kind::Page),
];

/// What `new` calls `kind`.
pub fn called(kind: Kind) -> &'static str {
    KINDS.into_iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name)
}

/// Takes what was given; a command without these goes without.
pub fn given(given: &mut ArgMatches) -> Begin {
    let languages = given.try_remove_many::<String>("languages").ok().flatten();
    let folder = given.try_remove_one("folder").ok().flatten().unwrap_or_default();
    let mut text = |name| given.try_remove_one::<String>(name).ok().flatten();
    let kind = text("kind").and_then(|name| KINDS.into_iter().find(|(known, _)| *known == name));
    Begin {
        folder,
        name: text("name"),
        languages: languages.into_iter().flatten().collect(),
        kind: kind.map(|(_, kind)| kind),
        slug: text("slug"),
        title: text("from-title"),
    }
}

/// Of `init`.
pub fn init(words: Words) -> [Arg; 3] {
    let languages = option("languages", value_parser!(String), words);
    [
        positional("folder", words).value_parser(value_parser!(PathBuf)).required(true),
        option("name", value_parser!(String), words),
        languages.action(ArgAction::Append).value_delimiter(','),
    ]
}

/// Of `new`.
pub fn new(words: Words) -> [Arg; 5] {
    let names = KINDS.map(|(name, _)| name);
    let accepted = names.join(", ");
    let help = words.say("option-kind", &[("accepted", locale::Arg::Text(&accepted))]);
    let kind = positional("kind", words).value_parser(PossibleValuesParser::new(names)).hide_possible_values(true);
    [
        kind.help(help).required(true),
        positional("slug", words).required_unless_present("from-title").value_name(kept(words.say("value-slug", &[]))),
        option("from-title", value_parser!(String), words),
        option("root", value_parser!(PathBuf), words),
        option("date", ValueParser::new(date), words),
    ]
}
