//! The arguments of `tincay serve`, and of what fits the tool into a shell.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgMatches, value_parser};
use clap_complete::Shell;

use super::super::words::Words;
use super::shape::{date, flag, kept, option, positional};
use super::{BELOW, COMMANDS};
use crate::locale;

/// The port that is tried first.
pub const PORT: u16 = 3000;

/// What `serve`, `completions` and `man` are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Serve {
    /// Whether to show the site in a browser.
    pub open: bool,
    pub host: Option<IpAddr>,
    pub port: u16,
    pub poll: bool,
    pub shell: Option<Shell>,
    /// The command whose page is printed, as pages call it: `theme-copy`.
    pub page: Option<String>,
}

/// The shells by name.
const SHELLS: [(&str, Shell); 5] = [
    ("bash", Shell::Bash),
    ("elvish", Shell::Elvish),
    ("fish", Shell::Fish),
    ("powershell", Shell::PowerShell),
    ("zsh", Shell::Zsh),
];

/// Takes what was given; a command without these goes without.
pub fn given(given: &mut ArgMatches) -> Serve {
    let has = |name| matches!(given.try_get_one::<bool>(name), Ok(Some(true)));
    let (open, poll) = (has("open"), has("poll"));
    let shell: Option<String> = given.try_remove_one("shell").ok().flatten();
    let shell = shell.and_then(|name| SHELLS.into_iter().find(|(known, _)| *known == name));
    Serve {
        open,
        poll,
        host: given.try_remove_one("host").ok().flatten(),
        port: given.try_remove_one("port").ok().flatten().unwrap_or(PORT),
        shell: shell.map(|(_, shell)| shell),
        page: given.try_remove_one("command").ok().flatten(),
    }
}

/// Of `serve`.
pub fn serve(words: Words) -> [Arg; 6] {
    [
        option("root", value_parser!(PathBuf), words),
        flag("open", words),
        option("host", value_parser!(IpAddr).into(), words),
        option("port", value_parser!(u16).into(), words),
        flag("poll", words),
        option("date", ValueParser::new(date), words),
    ]
}

/// Of `completions`.
pub fn shell(words: Words) -> Arg {
    let names = SHELLS.map(|(name, _)| name);
    let accepted = names.join(", ");
    let help = words.say("option-shell", &[("accepted", locale::Arg::Text(&accepted))]);
    let shell = positional("shell", words).value_parser(PossibleValuesParser::new(names)).hide_possible_values(true);
    shell.help(help).required(true)
}

/// Of `man`.
pub fn page(words: Words) -> Arg {
    let below = BELOW.iter().map(|(outer, inner, _)| kept(format!("{outer}-{inner}")));
    let names: Vec<&'static str> = COMMANDS.iter().map(|(name, _)| *name).chain(below).collect();
    positional("command", words).value_parser(PossibleValuesParser::new(names)).hide_possible_values(true)
}
