//! Runs of deployments to one host with SFTP, by the names of their folders: which of them goes on. Knows no host; it
//! only names what to tell `sftp`.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};

/// What follows the name of the manifest in the names of the folders of runs.
pub const RUN: &str = ".run-";
/// In the folder of a run, a file on its way.
pub const PART: &str = "part";

/// A folder for a run, beside the note at `state`; no other run has its name.
pub fn run_beside(state: &str) -> String {
    format!("{state}{RUN}{:016x}", RandomState::new().hash_one(std::process::id()))
}

/// What becomes of a run that has made its folder.
#[derive(Debug, PartialEq, Eq)]
pub enum Standing {
    Alone,
    /// These go.
    Before(BTreeSet<String>),
    /// Another that began in the same moment goes on.
    Over,
}

/// Of all runs that are there, which were there before this one came? They go. Of those that came since, the one whose
/// name is the last goes on: each of them may see all others, and only one of them finds itself the last.
pub fn standing(own: &str, before: &BTreeSet<String>, now: &BTreeSet<String>) -> Standing {
    let others: BTreeSet<String> = now.iter().filter(|name| *name != own).cloned().collect();
    let is_later = |name: &String| !before.contains(name) && name.as_str() > own;
    match others.is_empty() {
        true => Standing::Alone,
        false if others.iter().any(is_later) => Standing::Over,
        false => Standing::Before(others),
    }
}

/// Commands that remove the folders of `runs`.
pub fn clearing<'r>(runs: impl IntoIterator<Item = &'r String>) -> String {
    let one = |run: &String| {
        let (part, run) = (quoted(&format!("{run}/{PART}")), quoted(run));
        format!("-rm {part}\n-rmdir {run}\n")
    };
    runs.into_iter().map(one).collect()
}

/// `text` as one word of a batch; between quotes no letter but these means anything else.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_name_stays_of_those_that_came_at_once() {
        let set = |names: &[&str]| names.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
        let stands = |before: &[&str], now: &[&str]| standing("m", &set(before), &set(now));
        assert_eq!(stands(&[], &["m"]), Standing::Alone);
        assert_eq!(stands(&["z"], &["m", "z"]), Standing::Before(set(&["z"])));
        assert_eq!(stands(&[], &["a", "m"]), Standing::Before(set(&["a"])));
        assert_eq!(stands(&["a"], &["a", "m", "z"]), Standing::Over);
    }
}
