//! `verify`: whether a running host gives readers what was built, with every promise that only a host
//! can keep. Enter at [`verify`].
//!
//! What should be there comes from a build for publication of this minute, of which nothing is written:
//! looking changes neither the output nor a receipt. What is there is asked for,
//! one request after the other, at most twenty seconds a request. Nothing is sent but addresses that were
//! public anyway: a hidden address that is asked for would be in the host's log.
//!
//! [`look`] asks other sites that this one leads to, for `check --external`.
//!
//! | check | what must hold |
//! |---|---|
//! | `unreachable` | the host answers |
//! | `status`, `body` | a page is there, in the bytes that the content gives today |
//! | `type` | a file comes as what it is, in UTF-8, and a page is shown and not saved |
//! | `header` | every header of [`crate::host::headers`], the policy and `no-store` included (TRACE-03, TRACE-07) |
//! | `trace` | no header leaves a trace or makes a browser ask somebody else (TRACE-01, TRACE-02) |
//! | `redirect` | an old address leads to the present one |
//! | `not-found` | what is not there is answered in the language of its folder |
//! | `compression` | texts come compressed, and are then the same |
//! | `extra` | nothing of the workshop, and nothing withdrawn, is served |
//! | `exit` | the exit's destination answers, if that is asked for (SAF-06) |

mod asking;
mod checks;
mod memory;
mod outside;
mod private;

use std::collections::BTreeSet;

use crate::diag::Error;
use crate::pipeline::{self, Expected, Options, Outcome, Progress};
use asking::Asking;
pub use outside::{Journey, Walk, look};

/// What to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where the site is served; its path is the site's own.
    pub url: String,
    /// How many files to ask for at most: what somebody in danger comes to first, then evenly from all.
    pub pages: usize,
    /// Whether to ask for the exit's destination, which is somebody else's host.
    pub exit: bool,
}

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// One of [`CHECKS`].
    pub check: &'static str,
    pub address: String,
    /// What was found in place of what must be.
    pub found: String,
}

/// Every check by its name, what is worst first: no page, what lies open, what leads nowhere; then what is missing around
/// pages that are there.
pub const CHECKS: [&str; 11] = [
    "unreachable",
    "status",
    "extra",
    "body",
    "type",
    "not-found",
    "redirect",
    "trace",
    "exit",
    "compression",
    "header",
];

/// What was looked at, and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Requests that were made.
    pub asked: usize,
    /// Files of the site for which the host answered, of how many.
    pub files: usize,
    pub of: usize,
    /// In the order of [`CHECKS`].
    pub findings: Vec<Finding>,
    /// Headers that are not sent as they must be by hosts that cannot be told to: no findings, for nobody can mend them
    /// there.
    pub unable: BTreeSet<&'static str>,
}

/// Looks at the host. Without a verdict the site has errors, and nobody knows what it should be.
///
/// # Errors
/// What the machine refused; that a host does not answer is a finding.
pub fn verify(
    options: &Options,
    request: &Request,
    progress: &dyn Progress,
) -> Result<(Outcome, Option<Verdict>), Error> {
    let origin = origin(&request.url)?;
    let (outcome, expected) = pipeline::expect(options, progress)?;
    let Some(expected) = expected else { return Ok((outcome, None)) };
    let gone: Vec<String> = withdrawn(&outcome, &expected);
    let mut asking = Asking::new(origin, &expected.facts);
    checks::all(&mut asking, &expected, &gone, request);
    Ok((outcome, Some(asking.verdict())))
}

/// Scheme and host of `url`.
fn origin(url: &str) -> Result<&str, Error> {
    let wrong = || Error::Argument { name: "URL".to_owned(), value: url.to_owned() };
    let start = url.find("://").map(|at| at + 3).filter(|_| url.starts_with("http")).ok_or_else(wrong)?;
    let end = url[start..].find('/').map_or(url.len(), |at| start + at);
    let host = &url[start..end];
    if host.contains('@') {
        return Err(Error::SecretInTarget);
    }
    if url.starts_with("https:") && !cfg!(feature = "tls") {
        return Err(Error::NoFeature { name: "tls".to_owned() });
    }
    if host.is_empty() { Err(wrong()) } else { Ok(&url[..end]) }
}

/// Pages that were public and must not be any more.
fn withdrawn(outcome: &Outcome, expected: &Expected) -> Vec<String> {
    let addresses = outcome.withdrawals.iter().flat_map(|withdrawal| &withdrawal.addresses);
    let paths = addresses.map(|(_, address)| address.trim_start_matches('/').to_owned());
    let is_public = |path: &str| expected.files.contains_key(&format!("{path}index.html"));
    paths.filter(|path| !path.is_empty() && !is_public(path)).collect()
}
