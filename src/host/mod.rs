//! What a web host must do for the site, and how each host is told (TRACE-03, TRACE-07).
//!
//! [`Facts`] is the one table: headers by class of path, redirects, the page for what is not there
//! by language, paths that no log and no cache may keep. [`files`] says it in the dialect of a
//! [`Host`]. Knows nothing of pages, themes or the disk.
//!
//! | host | headers | 301 | 404 by language | no log of sensitive paths |
//! |---|---|---|---|---|
//! | `github-pages` | no | no | no | no |
//! | `gitlab-pages` | no | no | no | no |
//! | `cloudflare-pages` | yes | yes | by itself | no |
//! | `netlify` | yes | yes | yes | no |
//! | `nginx` | yes | yes | yes | yes |
//! | `apache` | yes | yes | yes | yes, by `apache.conf` |
//! | `iis` | yes | yes | yes | yes, by `applicationHost.config` |
//! | `object-storage` | what an object can carry | as metadata | no | no |
//!
//! Where a host takes no headers, the policy and the referrer policy in each page's own head are
//! all there is.
//!
//! A file that its host reads from the site and never serves ([`Lies::InSite`]) is part of the
//! output. One that an administrator includes or `deploy` reads ([`Lies::Beside`]) would be served
//! to readers there, so it lies outside, in `.tincay/hosts/`. No file says why a path is in it:
//! the words are "quiet" and "no-store", and the paths are the neutral ones that pages have.

mod apache;
mod facts;
mod header;
mod iis;
mod kind;
mod lines;
mod nginx;
mod pattern;
mod storage;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use facts::{Facts, NotFound, Policies, Redirect};
pub use header::{CONTENT_SECURITY_POLICY, Header, Sort, cache, framed, headers};
pub use kind::{TEXTS, bare, kind_of};

use crate::site::Host;

/// Where a file for a host lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lies {
    /// Below the output: its host reads it there and serves it to nobody.
    InSite,
    /// Outside of what is published.
    Beside,
}

/// A file for a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostFile {
    pub lies: Lies,
    /// Its path there.
    pub path: &'static str,
    pub text: String,
}

/// A dialect: what a host is told, given everything that is asked for.
struct Dialect {
    host: Host,
    /// Whether it can be told to send headers of the site's own.
    sends_headers: bool,
    write: fn(&Facts, &BTreeSet<Host>) -> Vec<HostFile>,
}

/// Every dialect. Two hosts may read one file: it is then written once, so that both can.
const DIALECTS: [Dialect; 8] = [
    // Without it GitHub leaves out what begins with an underscore or a dot.
    Dialect { host: Host::GithubPages, sends_headers: false, write: |_, _| vec![in_site(".nojekyll", String::new())] },
    // Reads `_redirects`, but a page at the old address goes before it, and there is one at each.
    Dialect { host: Host::GitlabPages, sends_headers: false, write: |_, _| Vec::new() },
    Dialect { host: Host::CloudflarePages, sends_headers: true, write: lines::files },
    Dialect { host: Host::Netlify, sends_headers: true, write: lines::files },
    Dialect {
        host: Host::Nginx,
        sends_headers: true,
        write: |facts, _| vec![beside("nginx.conf", nginx::text(facts))],
    },
    Dialect {
        host: Host::Apache,
        sends_headers: true,
        write: |facts, _| {
            vec![in_site(".htaccess", apache::folder(facts)), beside("apache.conf", apache::server(facts))]
        },
    },
    Dialect {
        host: Host::Iis,
        sends_headers: true,
        write: |facts, _| {
            vec![in_site("web.config", iis::site(facts)), beside("applicationHost.config", iis::server(facts))]
        },
    },
    Dialect {
        host: Host::ObjectStorage,
        sends_headers: true,
        write: |facts, _| vec![beside("object-storage.json", storage::text(facts))],
    },
];

/// The files for `hosts`, each once, by place and path.
pub fn files(facts: &Facts, hosts: &[Host]) -> Vec<HostFile> {
    let asked: BTreeSet<Host> = hosts.iter().copied().collect();
    let wanted = DIALECTS.iter().filter(|dialect| asked.contains(&dialect.host));
    let mut files: Vec<HostFile> = wanted.flat_map(|dialect| (dialect.write)(facts, &asked)).collect();
    files.sort_by_key(|file| (file.lies, file.path));
    files.dedup();
    files
}

/// Whether `hosts`, of which there must be some, cannot send headers of the site's own, each of them.
pub fn send_no_headers(hosts: &[Host]) -> bool {
    let cannot = |host: &Host| DIALECTS.iter().any(|dialect| dialect.host == *host && !dialect.sends_headers);
    !hosts.is_empty() && hosts.iter().all(cannot)
}

fn in_site(path: &'static str, text: String) -> HostFile {
    HostFile { lies: Lies::InSite, path, text }
}

fn beside(path: &'static str, text: String) -> HostFile {
    HostFile { lies: Lies::Beside, path, text }
}
