//! The arguments of `tincay deploy`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, value_parser};

use super::super::words::Words;
use super::shape::{flag, option, positional};

/// What `deploy` is told besides what every build is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deploy {
    /// As it was written; understood when it is known in which words to refuse it.
    pub target: String,
    pub removals_only: bool,
    pub max_deletes: Option<usize>,
    pub repair: bool,
    pub keep: Option<usize>,
    pub state: Option<String>,
    pub ssh_config: Option<PathBuf>,
    pub endpoint: Option<String>,
    pub allow_versions: bool,
}

/// Takes what was given; a command without these goes without.
pub fn given(given: &mut ArgMatches) -> Deploy {
    let is_given = |name, given: &ArgMatches| matches!(given.try_get_one::<bool>(name), Ok(Some(true)));
    let (removals_only, repair) = (is_given("removals-only", given), is_given("repair", given));
    let keep = given.try_remove_one::<NonZeroUsize>("keep").ok().flatten().map(NonZeroUsize::get);
    Deploy {
        target: given.try_remove_one("target").ok().flatten().unwrap_or_default(),
        removals_only,
        max_deletes: given.try_remove_one("max-deletes").ok().flatten(),
        repair,
        keep,
        state: given.try_remove_one("state").ok().flatten(),
        ssh_config: given.try_remove_one("ssh-config").ok().flatten(),
        endpoint: given.try_remove_one("endpoint").ok().flatten(),
        allow_versions: is_given("allow-versions", given),
    }
}

/// Of `deploy`, without those of every build.
pub fn deploy(words: Words) -> [Arg; 10] {
    [
        positional("target", words).required(true),
        flag("dry-run", words),
        flag("removals-only", words),
        option("max-deletes", value_parser!(usize).into(), words),
        flag("repair", words),
        option("keep", value_parser!(NonZeroUsize).into(), words),
        option("state", value_parser!(String), words),
        option("ssh-config", value_parser!(PathBuf), words),
        option("endpoint", value_parser!(String), words),
        flag("allow-versions", words),
    ]
}
