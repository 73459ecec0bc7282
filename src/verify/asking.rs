//! Asks a host, bounded in time and size, and notes what is wrong.

use std::time::Duration;

use super::{CHECKS, Finding, Verdict};
use crate::host::Facts;

/// How long one request may take.
pub const LONGEST: Duration = Duration::from_secs(20);
/// More than any file of a site has.
pub(super) const LARGEST: u64 = 50_000_000;

/// An answer of a host.
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of the header `name`; values of one that came twice are joined, as readers do.
    pub fn header(&self, name: &str) -> Option<String> {
        let values = self.headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        let values: Vec<&str> = values.map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }
}

pub(super) type Config = ureq::config::ConfigBuilder<ureq::typestate::AgentScope>;

/// Certificates are believed as the machine believes them.
#[cfg(feature = "tls")]
pub(super) fn trusting(config: Config) -> Config {
    use ureq::tls::{RootCerts, TlsConfig};
    config.tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
}

#[cfg(not(feature = "tls"))]
pub(super) fn trusting(config: Config) -> Config {
    config
}

/// Why nobody answered: a word that `reason-<word>` in `cli.ftl` puts into words, or, where there is none, those of
/// whoever noticed.
fn reason(error: &ureq::Error) -> String {
    word(error).map_or_else(|| error.to_string(), str::to_owned)
}

/// Such a word, where there is one.
pub(super) fn word(error: &ureq::Error) -> Option<&'static str> {
    use std::io::ErrorKind as Kind;
    let word = match error {
        ureq::Error::HostNotFound => "no-host",
        ureq::Error::Timeout(_) => "slow",
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => "address",
        ureq::Error::ConnectionFailed => "refused",
        ureq::Error::Io(error) => match error.kind() {
            Kind::ConnectionRefused => "refused",
            Kind::TimedOut | Kind::WouldBlock => "slow",
            Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe | Kind::UnexpectedEof => "silent",
            // Only the check of a certificate gives this (rustls).
            Kind::InvalidData => certificate(&error.to_string()),
            _ => return None,
        },
        ureq::Error::Protocol(_) => "silent",
        _ => return None,
    };
    Some(word)
}

/// What is wrong with a certificate, by a part of the English words of whoever checked it.
fn certificate(said: &str) -> &'static str {
    const FAULTS: [(&str, &str); 6] = [
        ("certificate expired", "certificate-expired"),
        ("certificate not valid yet", "certificate-early"),
        ("not valid for name", "certificate-name"),
        ("NotValidForName", "certificate-name"),
        ("UnknownIssuer", "certificate-issuer"),
        ("CaUsedAsEndEntity", "certificate-issuer"),
    ];
    FAULTS.iter().find(|(words, _)| said.contains(words)).map_or("certificate", |(_, word)| word)
}

/// A host that is being asked.
pub struct Asking<'a> {
    agent: ureq::Agent,
    origin: &'a str,
    pub facts: &'a Facts,
    verdict: Verdict,
}

impl<'a> Asking<'a> {
    /// The host at `origin`, which serves a site of `facts`.
    pub fn new(origin: &'a str, facts: &'a Facts) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(LONGEST))
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent("tincay");
        let config = trusting(config).build();
        Self { agent: config.into(), origin, facts, verdict: Verdict::default() }
    }

    /// What the host answers for `path` of the site; that it does not answer is noted, and after three times it is not
    /// asked any more.
    pub fn ask(&mut self, path: &str, encoding: &str) -> Option<Answer> {
        if self.is_lost() {
            return None;
        }
        let url = format!("{}{}", self.origin, self.facts.address(path));
        let answer = self.get(&url, encoding);
        match answer {
            Ok(answer) => Some(answer),
            Err(error) => {
                self.note("unreachable", path, error);
                None
            }
        }
    }

    /// As [`Asking::ask`], for any address.
    pub fn get(&mut self, url: &str, encoding: &str) -> Result<Answer, String> {
        self.verdict.asked += 1;
        let call = self.agent.get(url).header("Accept-Encoding", encoding).call();
        let mut response = call.map_err(|error| reason(&error))?;
        let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
        let headers = response.headers().iter();
        let headers = headers.map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect();
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(LARGEST).read_to_vec();
        Ok(Answer { status, headers, body: body.map_err(|error| reason(&error))? })
    }

    /// Notes how many files the site has.
    pub fn looks_among(&mut self, files: usize) {
        self.verdict.of = files;
    }

    /// Notes that the host has answered for one more file of the site.
    pub fn has_looked(&mut self) {
        self.verdict.files += 1;
    }

    /// Notes that `found` is at `path` instead of what must be.
    pub fn note(&mut self, check: &'static str, path: &str, found: impl Into<String>) {
        let address = if path.contains("://") { path.to_owned() } else { self.facts.address(path) };
        self.verdict.findings.push(Finding { check, address, found: found.into() });
    }

    /// Notes that the host does not send the header `name` as it must be, and nobody can tell it to.
    pub fn cannot(&mut self, name: &'static str) {
        self.verdict.unable.insert(name);
    }

    /// Whether nobody answers any more.
    pub fn is_lost(&self) -> bool {
        self.verdict.findings.iter().filter(|finding| finding.check == "unreachable").count() >= 3
    }

    /// All that was found.
    pub fn verdict(self) -> Verdict {
        let mut verdict = self.verdict;
        let rank = |check: &str| CHECKS.iter().position(|known| *known == check);
        verdict.findings.sort_by(|one, other| rank(one.check).cmp(&rank(other.check)).then_with(|| one.cmp(other)));
        verdict.findings.dedup();
        verdict
    }
}

#[cfg(test)]
mod tests {
    use super::certificate;

    /// In the words of rustls 0.23.
    #[test]
    fn what_is_wrong_with_a_certificate_is_told_apart() {
        for (said, word) in [
            (
                "invalid peer certificate: certificate expired: verification time 5 (UNIX), but certificate is not valid \
                 after 4 (1 seconds ago)",
                "certificate-expired",
            ),
            ("invalid peer certificate: certificate not valid yet: verification time 5 (UNIX)", "certificate-early"),
            (
                "invalid peer certificate: certificate not valid for name \"a.example\"; certificate is only valid for \
                 DnsName(\"b.example\")",
                "certificate-name",
            ),
            ("invalid peer certificate: UnknownIssuer", "certificate-issuer"),
            ("invalid peer certificate: BadSignature", "certificate"),
        ] {
            assert_eq!(certificate(said), word);
        }
    }
}
