//! The headers that every answer must carry, one row a header.

use super::Facts;
use super::facts::Policies;

/// What a path holds, as far as headers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Ordinary,
    /// Neither caches nor logs may keep it.
    Quiet,
    /// Named by its content.
    Named,
}

/// A header with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub name: &'static str,
    pub value: String,
}

/// A header and its value for a sort of paths; none where it does not belong.
struct Row {
    name: &'static str,
    value: fn(&Facts, Sort) -> Option<String>,
}

/// Only headers can say `frame-ancestors`; the rest of the policy is the page's own (TRACE-03).
const ROWS: [Row; 7] = [
    Row { name: CONTENT_SECURITY_POLICY, value: |facts, sort| Some(framed(policy(&facts.policies, sort))) },
    Row { name: "Referrer-Policy", value: |_, _| Some("no-referrer".to_owned()) },
    Row { name: "Permissions-Policy", value: |_, _| Some(PERMISSIONS.to_owned()) },
    Row { name: "X-Content-Type-Options", value: |_, _| Some("nosniff".to_owned()) },
    Row { name: "Cross-Origin-Opener-Policy", value: |_, _| Some("same-origin".to_owned()) },
    // A year; not for subdomains, which may be somebody else's.
    Row { name: "Strict-Transport-Security", value: |facts, _| facts.secure.then(|| "max-age=31536000".to_owned()) },
    Row { name: CACHE_CONTROL, value: |_, sort| Some(cache(sort).to_owned()) },
];

/// The name of the header that a page's own `<meta>` carries too.
pub const CONTENT_SECURITY_POLICY: &str = "Content-Security-Policy";
/// The name of the header that differs between sorts of paths.
pub const CACHE_CONTROL: &str = "Cache-Control";

/// The site asks for nothing of the device (TRACE-02).
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The headers of every answer for a path of `sort`.
pub fn headers(facts: &Facts, sort: Sort) -> Vec<Header> {
    let rows = ROWS.iter().filter_map(|row| Some(Header { name: row.name, value: (row.value)(facts, sort)? }));
    rows.collect()
}

/// `policy` for a header.
pub fn framed(policy: &str) -> String {
    format!("{policy}; frame-ancestors 'none'")
}

/// A page may become a sensitive one before its host is told so: what it has in itself works there too, and its own
/// policy narrows this one.
fn policy(policies: &Policies, sort: Sort) -> &str {
    match sort {
        Sort::Quiet => &policies.sensitive,
        Sort::Ordinary | Sort::Named => &policies.either,
    }
}

/// What changes is asked for again each time, so that what was withdrawn is gone at once.
pub fn cache(sort: Sort) -> &'static str {
    match sort {
        Sort::Ordinary => "no-cache",
        Sort::Quiet => "no-store",
        Sort::Named => "public, max-age=31536000, immutable",
    }
}
