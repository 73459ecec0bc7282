//! The arguments of `tincay verify`.

use std::num::NonZeroUsize;

use clap::{Arg, ArgMatches, value_parser};

use super::super::words::Words;
use super::shape::{flag, option, positional};

/// What `verify` is told besides what every build is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verify {
    pub url: String,
    pub pages: Option<usize>,
    pub exit: bool,
}

/// Takes what was given; a command without these goes without.
pub fn given(given: &mut ArgMatches) -> Verify {
    Verify {
        exit: matches!(given.try_get_one::<bool>("exit"), Ok(Some(true))),
        url: given.try_remove_one("url").ok().flatten().unwrap_or_default(),
        pages: given.try_remove_one::<NonZeroUsize>("pages").ok().flatten().map(NonZeroUsize::get),
    }
}

/// Of `verify`, without those of every build.
pub fn verify(words: Words) -> [Arg; 3] {
    [
        positional("url", words).required(true),
        option("pages", value_parser!(NonZeroUsize).into(), words),
        flag("exit", words),
    ]
}
