//! Other sites that this one leads to: does anybody answer there. Enter at [`look`].
//!
//! Bounded and polite: every address once, at most [`MOST`] in a run, one request to a host at a time with
//! a pause after it, a host that is silent three times is left alone, answers are remembered ([`Memory`]).
//! Nothing is sent but the address; nothing is read but the status. Networks of the machine's own are not
//! asked ([`PublicOnly`]).

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;

use super::asking::{trusting, word};
use super::memory::Memory;
use super::private::PublicOnly;
use crate::diag::{Diagnostic, Error, Problem};
use crate::pipeline::{Outward, Today};

/// More addresses than this are left for another day.
const MOST: usize = 500;
/// How many hosts are asked at once.
const WORKERS: usize = 4;
/// How long one answer may take.
const LONGEST: Duration = Duration::from_secs(15);
/// After so many silences a host is left alone.
const SILENCES: usize = 3;
/// A page that wants to know who is there, or that has had enough, is there.
const THERE: [u16; 4] = [401, 403, 405, 429];

/// How to go about it.
#[derive(Debug, Clone)]
pub struct Journey {
    /// The site, which remembers the answers.
    pub root: PathBuf,
    pub today: Today,
    /// Between two requests to one host.
    pub pause: Duration,
    /// Whether hosts in networks of the machine's own may be asked. Only tests do.
    pub private: bool,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Walk {
    /// Addresses that were asked for now.
    pub asked: usize,
    /// Addresses whose answer was still known.
    pub remembered: usize,
    /// Addresses that could not be asked for: over `MOST`, on a host that is silent, or with https
    /// where the program was made without it.
    pub left: usize,
    pub diagnostics: Vec<Diagnostic>,
}

/// Asks for every link of `links` that nothing is known of.
///
/// # Errors
/// What the machine refused; that nobody answers is a problem of the content.
pub fn look(links: &[Outward], journey: &Journey) -> Result<Walk, Error> {
    let mut memory = Memory::of(&journey.root, day(journey.today));
    let mut addresses: Vec<&str> = links.iter().map(|it| address(&it.link)).collect();
    addresses.sort_unstable();
    addresses.dedup();
    let new = addresses.iter().copied().filter(|it| memory.recall(it).is_none());
    let (new, deaf): (Vec<&str>, Vec<&str>) = new.partition(|it| cfg!(feature = "tls") || it.starts_with("http://"));
    let answers = ask_all(&new[..new.len().min(MOST)], journey);
    let mut walk = Walk { asked: answers.len(), ..Walk::default() };
    walk.left = deaf.len() + new.len() - answers.len();
    walk.remembered = addresses.len() - new.len() - deaf.len();
    for (address, found) in answers {
        memory.note(&address, found);
    }
    for Outward { link, span } in links {
        if let Some(Some(reason)) = memory.recall(address(link)) {
            let problem = Diagnostic::new(Problem::LinkUnanswered, span.clone());
            walk.diagnostics.push(problem.arg("link", link).arg("reason", reason));
        }
    }
    memory.keep(&addresses)?;
    Ok(walk)
}

fn day(today: Today) -> Date {
    match today {
        Today::Fixed(date) | Today::Near(date, _) => date,
        Today::Now(instant) | Today::At(instant, _) => instant.to_zoned_datetime(TimeZone::UTC).date(),
    }
}

/// What of a link is asked for: a fragment is for whoever reads the answer.
fn address(link: &str) -> &str {
    link.split('#').next().unwrap_or(link)
}

/// `address` as a browser sends it: what no request may hold is percent-encoded behind the host.
fn sent(address: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let path = address.len() - address.split_once("://").map_or("", |(_, rest)| rest).len();
    let path = address[path..].find(['/', '?']).map_or(address.len(), |at| path + at);
    let mut sent = address[..path].to_owned();
    for byte in address[path..].bytes() {
        if byte <= b' ' || byte >= 0x7f || b"\"<>\\^`{|}".contains(&byte) {
            sent.extend(['%', char::from(DIGITS[usize::from(byte >> 4)]), char::from(DIGITS[usize::from(byte & 15)])]);
        } else {
            sent.push(char::from(byte));
        }
    }
    sent
}

fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest)
}

/// What is wrong with each of `addresses` that could be asked for.
fn ask_all(addresses: &[&str], journey: &Journey) -> BTreeMap<String, Option<String>> {
    let mut by_host: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    addresses.iter().for_each(|it| by_host.entry(host(it)).or_default().push(it));
    let (agent, waiting) = (agent(journey.private), Mutex::new(VecDeque::from_iter(by_host.into_values())));
    let found = Mutex::new(BTreeMap::new());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let work = || {
        while let Some(of_host) = next() {
            let answers = ask_host(&agent, &of_host, journey.pause);
            found.lock().unwrap_or_else(PoisonError::into_inner).extend(answers);
        }
    };
    std::thread::scope(|scope| (0..WORKERS).for_each(|_| _ = scope.spawn(work)));
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn ask_host(agent: &ureq::Agent, addresses: &[&str], pause: Duration) -> Vec<(String, Option<String>)> {
    let (mut answers, mut silences) = (Vec::new(), 0);
    for address in addresses {
        if !answers.is_empty() {
            std::thread::sleep(pause);
        }
        let found = ask(agent, address);
        silences = if found.as_ref().is_some_and(|reason| reason.parse::<u16>().is_err()) { silences + 1 } else { 0 };
        answers.push(((*address).to_owned(), found));
        if silences == SILENCES {
            break;
        }
    }
    answers
}

/// What is wrong at `address`, as the problem's argument names it; nothing when a page is there.
fn ask(agent: &ureq::Agent, address: &str) -> Option<String> {
    let address = sent(address);
    let address = address.as_str();
    match agent.head(address).call().map(|answer| answer.status().as_u16()) {
        Ok(status) if is_there(status) => None,
        // Some hosts know only one question.
        Ok(_) => match agent.get(address).call().map(|answer| answer.status().as_u16()) {
            Ok(status) if is_there(status) => None,
            Ok(status) => Some(status.to_string()),
            Err(error) => Some(reason(&error).to_owned()),
        },
        Err(error) => Some(reason(&error).to_owned()),
    }
}

fn is_there(status: u16) -> bool {
    status < 400 || THERE.contains(&status)
}

fn reason(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => "circle",
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => "private",
        other => word(other).unwrap_or("silent"),
    }
}

fn agent(private: bool) -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(LONGEST))
        .http_status_as_error(false)
        .max_redirects(5)
        // A proxy of the environment would look names up by itself.
        .proxy(None)
        .user_agent("tincay");
    let config = trusting(config).build();
    match private {
        true => ureq::Agent::with_parts(config, DefaultConnector::new(), DefaultResolver::default()),
        false => ureq::Agent::with_parts(config, DefaultConnector::new(), PublicOnly::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A link is called silent only where nobody says more: an expired certificate is one that its owner can renew.
    #[test]
    fn why_nobody_answers_is_told_as_well_as_it_is_known() {
        let io = |kind, said: &str| ureq::Error::Io(std::io::Error::new(kind, said.to_owned()));
        use std::io::ErrorKind as Kind;
        for (error, expected) in [
            (io(Kind::InvalidData, "invalid peer certificate: certificate expired"), "certificate-expired"),
            (io(Kind::InvalidData, "invalid peer certificate: NotValidForName"), "certificate-name"),
            (io(Kind::WouldBlock, "a"), "slow"),
            (io(Kind::PermissionDenied, "a"), "private"),
            (io(Kind::Other, "a"), "silent"),
            (ureq::Error::ConnectionFailed, "refused"),
            (ureq::Error::TooManyRedirects, "circle"),
        ] {
            assert_eq!(reason(&error), expected, "{error}");
        }
    }

    #[test]
    fn an_address_is_asked_for_as_browsers_ask() {
        for (address, expected) in [
            ("https://example.com/Tiếng Việt?q=a b", "https://example.com/Ti%E1%BA%BFng%20Vi%E1%BB%87t?q=a%20b"),
            ("https://example.com/a%20b/?c=d&e[]=f", "https://example.com/a%20b/?c=d&e[]=f"),
            ("https://example.com", "https://example.com"),
        ] {
            assert_eq!(sent(address), expected);
            assert!(agent(false).get(expected).uri_ref().is_some_and(|uri| uri.host() == Some("example.com")));
        }
    }

    #[test]
    fn an_address_is_asked_once_whatever_its_fragment() {
        assert_eq!(address("https://a.example/b#c"), "https://a.example/b");
        assert_eq!(host("http://a.example:8080/b"), "a.example:8080");
        assert_eq!(host("https://a.example?b"), "a.example");
    }
}
