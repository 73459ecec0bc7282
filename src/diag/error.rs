//! What the machine refused: a path and the operating system's reason.
//!
//! The sentence comes from `locales/<code>/cli.ftl` under [`Error::code`]; `Display` is the
//! English fallback for logs and tests.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

/// A refusal by the machine or the caller, never by what authors wrote. Exit code 2.
#[derive(Debug)]
pub enum Error {
    /// Reading `path` failed.
    Read { path: PathBuf, source: io::Error },
    /// Writing, moving or removing `path` failed.
    Write { path: PathBuf, source: io::Error },
    /// What was told on standard output did not get through.
    Output { source: io::Error },
    /// There is no `content/site.yaml` below `path`.
    NotASite { path: PathBuf },
    /// The settings of the site at `path` cannot be read.
    UnreadSettings { path: PathBuf },
    /// `path` has files that tincay did not write; it is left alone (PUB-03).
    NotOurs { path: PathBuf },
    /// Another tincay is building this site.
    Locked { path: PathBuf },
    /// The output folder would swallow or be swallowed by an input folder.
    OutputInsideInput { path: PathBuf },
    /// An argument or environment variable has a value that cannot be used.
    Argument { name: String, value: String },
    /// `value` is no language that can be chosen; `accepted` are those that can.
    NotALanguage { value: String, accepted: String },
    /// A new site cannot begin in `value`: it was named before (`is_again`), or is none of `accepted`.
    NoStarter { value: String, accepted: String, is_again: bool },
    /// Nobody can be served at `address`.
    Listen { address: String, source: io::Error },
    /// Nobody can be served at `address` any more.
    Ended { address: String, source: io::Error },
    /// `id` names no piece of the site; `nearest` may be meant.
    NoPiece { id: String, nearest: String },
    /// `id` names no campaign that is published; `nearest` may be meant, `accepted` are all.
    NoCampaign { id: String, nearest: String, accepted: String },
    /// The program carries no file at `path`; `nearest` may be meant.
    NotCarried { path: String, nearest: String },
    /// The file at `path` has words, of which a site changes lines and not the whole.
    WordsStay { path: String },
    /// `path` is no translation that the site has.
    NotATranslation { path: PathBuf },
    /// `path` ends as files of another form do; a report in `form` has a name that ends in `right`.
    ReportForm { path: PathBuf, form: &'static str, right: &'static str },
    /// `path` is there already, and is not overwritten.
    AlreadyThere { path: PathBuf },
    /// A piece is called so already, in the file at `path`; `command` begins one beside it.
    PieceThere { path: PathBuf, command: String },
    /// A publication is to be dated `date`, too far from what the clock says (LOC-06).
    FarDate { date: Date, clock: Date },
    /// A host does not do what a deployment asks of it.
    Target { target: String, reason: String },
    /// A host takes files beside the note at `state`, and cannot move them to where they are served.
    NotMoved { target: String, state: String },
    /// A host lets nobody make a note at `state`.
    NoNote { target: String, state: String },
    /// A host does not show the key of the one that is meant; `known` is whether another is known of it.
    HostKey { target: String, known: bool },
    /// What was withdrawn is still at `paths` after it was removed, the worst first.
    /// `shown` is how a public log calls them.
    StillThere { target: String, paths: Vec<String>, shown: Vec<String> },
    /// The manifest of what is on a host is not as it was written.
    DamagedState { target: String },
    /// The same, and what is withdrawn was looked for nevertheless.
    UnreadState { target: String },
    /// Where the manifest of a host would be is something else.
    NotANote { target: String },
    /// A folder that is to be a host would swallow or be swallowed by one of the site.
    TargetInsideSite { path: PathBuf },
    /// The manifest is of another host.
    OtherState { target: String, other: String },
    /// Another site is on the host: the one with the address `other`, not `own`.
    OtherSite { target: String, own: String, other: String },
    /// A folder that is to be a host has files that tincay did not put there.
    TargetNotOurs { target: String },
    /// A host has pages of whoever withdrew, and nothing says what else is there.
    LostState { target: String },
    /// A host of which nothing is known has files where those of the site would come.
    Occupied { target: String, paths: Vec<String> },
    /// `path` must be a link to a release of a folder, and is something else.
    NotALink { path: PathBuf },
    /// A receipt of withdrawal does not say of which piece it is.
    TornReceipt { path: PathBuf },
    /// It cannot be known where the manifest of a host would not be served.
    NoState { target: String },
    /// Another deployment to the same host is under way.
    Overtaken { target: String },
    /// Anybody can read the manifest of a host.
    OpenState { target: String },
    /// A host keeps older versions, so that what is withdrawn stays.
    KeepsVersions { target: String },
    /// The environment holds no credentials for a host.
    NoCredentials { target: String },
    /// `value` is an address to which nothing would be encrypted.
    UnsafeEndpoint { value: String },
    /// A password stands in an address; it is not repeated.
    SecretInTarget,
    /// A program of the machine is not installed.
    NoProgram { name: String },
    /// This program was made without the part called `name`.
    NoFeature { name: String },
}

/// How many files a message names at most.
const NAMED: usize = 20;

impl Error {
    /// Reading `path` failed because of `source`.
    pub fn read(path: &Path, source: io::Error) -> Self {
        Self::Read { path: path.to_owned(), source }
    }

    /// `value` is none of the languages `accepted`.
    pub fn not_a_language<'a>(value: &str, accepted: impl IntoIterator<Item = &'a str>) -> Self {
        let accepted = accepted.into_iter().collect::<Vec<_>>().join(", ");
        // What messages choose by where there is nothing to name.
        let accepted = if accepted.is_empty() { "none".to_owned() } else { accepted };
        Self::NotALanguage { value: value.to_owned(), accepted }
    }

    /// Writing `path` failed because of `source`.
    pub fn write(path: &Path, source: io::Error) -> Self {
        Self::Write { path: path.to_owned(), source }
    }

    /// The name of the message in `cli.ftl`; its arguments are `path`, `reason`, `name`, `option`, `value`, `date`,
    /// `clock`, `command`, `id`, `nearest`, `accepted`, `target`, `address`, `form`, `right`, `extension`, `other`, `more`, `case`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Read { .. } => "error-read",
            Self::Write { .. } => "error-write",
            Self::Output { .. } => "error-output",
            Self::NotASite { .. } => "error-not-a-site",
            Self::UnreadSettings { .. } => "error-unread-settings",
            Self::NotOurs { .. } => "error-not-ours",
            Self::Locked { .. } => "error-locked",
            Self::OutputInsideInput { .. } => "error-output-inside-input",
            Self::Argument { .. } => "error-argument",
            Self::NotALanguage { .. } => "error-not-a-language",
            Self::NoStarter { is_again: true, .. } => "error-language-twice",
            Self::NoStarter { .. } => "error-no-starter",
            Self::Listen { source, .. } if source.kind() == io::ErrorKind::AddrNotAvailable => "error-not-this-machine",
            Self::Listen { .. } => "error-listen",
            Self::Ended { .. } => "error-ended",
            Self::NoPiece { .. } => "error-no-piece",
            Self::NoCampaign { .. } => "error-no-campaign",
            Self::NotCarried { .. } => "error-not-carried",
            Self::WordsStay { .. } => "error-words-stay",
            Self::NotATranslation { .. } => "error-not-a-translation",
            Self::ReportForm { .. } => "error-report-form",
            Self::AlreadyThere { .. } => "error-already-there",
            Self::PieceThere { .. } => "error-piece-there",
            Self::FarDate { .. } => "error-far-date",
            Self::Target { .. } => "error-target",
            Self::NotMoved { .. } => "error-not-moved",
            Self::NoNote { .. } => "error-no-note",
            Self::HostKey { .. } => "error-host-key",
            Self::StillThere { .. } => "error-still-there",
            Self::UnreadState { .. } => "error-unread-state",
            Self::NotANote { .. } => "error-not-a-note",
            Self::TargetInsideSite { .. } => "error-target-inside-site",
            Self::DamagedState { .. } => "error-damaged-state",
            Self::OtherState { .. } => "error-other-state",
            Self::OtherSite { .. } => "error-other-site",
            Self::TargetNotOurs { .. } => "error-target-not-ours",
            Self::LostState { .. } => "error-lost-state",
            Self::Occupied { .. } => "error-occupied",
            Self::NotALink { .. } => "error-not-a-link",
            Self::TornReceipt { .. } => "error-torn-receipt",
            Self::NoState { .. } => "error-no-state",
            Self::Overtaken { .. } => "error-overtaken",
            Self::OpenState { .. } => "error-open-state",
            Self::KeepsVersions { .. } => "error-keeps-versions",
            Self::NoCredentials { .. } => "error-no-credentials",
            Self::UnsafeEndpoint { .. } => "error-unsafe-endpoint",
            Self::SecretInTarget => "error-secret-in-target",
            Self::NoProgram { .. } => "error-no-program",
            Self::NoFeature { .. } => "error-no-feature",
        }
    }

    /// As a public log may show it.
    #[must_use]
    pub fn for_a_log(self) -> Self {
        match self {
            Self::StillThere { target, shown, .. } => Self::StillThere { target, paths: shown, shown: Vec::new() },
            other => other,
        }
    }

    /// The arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Read { path, source } | Self::Write { path, source } => {
                vec![("path", path.display().to_string()), ("reason", source.to_string())]
            }
            Self::Output { source } => vec![("reason", source.to_string())],
            Self::NotASite { path }
            | Self::UnreadSettings { path }
            | Self::NotOurs { path }
            | Self::Locked { path }
            | Self::NotATranslation { path }
            | Self::NotALink { path }
            | Self::TornReceipt { path }
            | Self::AlreadyThere { path }
            | Self::TargetInsideSite { path }
            | Self::OutputInsideInput { path } => vec![("path", path.display().to_string())],
            // Messages choose by a name without dashes.
            Self::Argument { name, value } => vec![
                ("name", name.clone()),
                ("option", name.trim_start_matches('-').to_owned()),
                ("value", value.clone()),
            ],
            Self::NotALanguage { value, accepted } | Self::NoStarter { value, accepted, .. } => {
                vec![("value", value.clone()), ("accepted", accepted.clone())]
            }
            Self::Listen { address, source } | Self::Ended { address, source } => {
                vec![("address", address.clone()), ("reason", source.to_string())]
            }
            Self::ReportForm { path, form, right } => {
                let extension = path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
                let extension = if extension == "htm" { "html".to_owned() } else { extension };
                let words = [("form", (*form).to_owned()), ("right", (*right).to_owned()), ("extension", extension)];
                [("path", path.display().to_string())].into_iter().chain(words).collect()
            }
            Self::NotCarried { path, nearest } => vec![("path", path.clone()), ("nearest", nearest.clone())],
            Self::WordsStay { path } => vec![("path", path.clone())],
            Self::NoPiece { id, nearest } => vec![("id", id.clone()), ("nearest", nearest.clone())],
            Self::NoCampaign { id, nearest, accepted } => {
                vec![("id", id.clone()), ("nearest", nearest.clone()), ("accepted", accepted.clone())]
            }
            Self::PieceThere { path, command } => {
                vec![("path", path.display().to_string()), ("command", command.clone())]
            }
            Self::FarDate { date, clock } => vec![("date", date.to_string()), ("clock", clock.to_string())],
            Self::NotMoved { target, state } | Self::NoNote { target, state } => {
                vec![("target", target.clone()), ("state", state.clone())]
            }
            Self::Target { target, reason } => {
                let case = if is_of_writing(reason) { "full" } else { "any" };
                vec![("target", target.clone()), ("reason", reason.clone()), ("case", case.to_owned())]
            }
            Self::HostKey { target, known } => {
                vec![("target", target.clone()), ("case", if *known { "changed" } else { "unknown" }.to_owned())]
            }
            Self::StillThere { target, paths, .. } | Self::Occupied { target, paths } => {
                let (named, more) = paths.split_at(paths.len().min(NAMED));
                let more = if more.is_empty() { "none".to_owned() } else { more.len().to_string() };
                vec![("target", target.clone()), ("path", named.join("`, `")), ("more", more)]
            }
            Self::OtherState { target, other } => vec![("target", target.clone()), ("other", other.clone())],
            Self::OtherSite { target, own, other } => {
                vec![("target", target.clone()), ("own", own.clone()), ("other", other.clone())]
            }
            Self::DamagedState { target }
            | Self::UnreadState { target }
            | Self::NotANote { target }
            | Self::TargetNotOurs { target }
            | Self::LostState { target }
            | Self::NoState { target }
            | Self::Overtaken { target }
            | Self::OpenState { target }
            | Self::KeepsVersions { target }
            | Self::NoCredentials { target } => vec![("target", target.clone())],
            Self::UnsafeEndpoint { value } => vec![("value", value.clone())],
            Self::SecretInTarget => vec![],
            Self::NoProgram { name } | Self::NoFeature { name } => vec![("name", name.clone())],
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code())?;
        self.args().iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. }
            | Self::Write { source, .. }
            | Self::Output { source }
            | Self::Listen { source, .. }
            | Self::Ended { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Whether `reason`, in the words of whoever noticed, may mean that a host has no room: OpenSSH says only that writing
/// failed, whatever the host knows of its disk and of quotas.
fn is_of_writing(reason: &str) -> bool {
    let reason = reason.to_lowercase();
    let is_writing = ["write", "mkdir"].iter().any(|word| reason.contains(word));
    let is_writing = is_writing && reason.trim_end().ends_with("failure");
    is_writing || ["no space left", "quota", "storage full", "disk full"].iter().any(|words| reason.contains(words))
}

#[cfg(test)]
mod tests {
    use super::is_of_writing;

    #[test]
    fn a_host_that_may_be_full_is_known_by_what_is_said() {
        for said in [
            "write remote \"/.tincay/run-1/part\": Failure",
            "Couldn't write to remote file \"/a\": Failure",
            "remote mkdir \"/.tincay/run-1\": Failure",
            "write: No space left on device",
            "Disk quota exceeded",
        ] {
            assert!(is_of_writing(said), "{said}");
        }
        for said in
            ["remote open \"/a\": Permission denied", "write remote \"/a\": Permission denied", "Connection closed"]
        {
            assert!(!is_of_writing(said), "{said}");
        }
    }
}
