//! What is asked for, and what each answer must be.

use super::Request;
use super::asking::{Answer, Asking, LARGEST};
use crate::emit;
use crate::host::{self, Redirect, Sort};
use crate::pipeline::Expected;

/// Files of the workshop, and places where a host is known to leave some by accident.
const WORKSHOP: [&str; 11] = [
    ".tincay-record",
    ".tincay/lock",
    ".tincay-target",
    ".git/config",
    ".htaccess",
    "nginx.conf",
    "apache.conf",
    "object-storage.json",
    "content/site.yaml",
    "content/hotlines.yaml",
    "site.yaml",
];
/// How many old addresses and withdrawn ones are asked for at most.
const SOME: usize = 50;
/// Nothing has this name.
const NOWHERE: &str = "khong-co-gi-o-day";

/// Every check, in turn.
pub fn all(asking: &mut Asking, expected: &Expected, gone: &[String], request: &Request) {
    let redirects = asking.facts.redirects.clone();
    // At an old address the host may answer with the page that lies there, or redirect: it is asked for as that.
    let is_old = |path: &str| redirects.iter().any(|moved| path.strip_suffix("index.html") == Some(&moved.from));
    let files = expected.files.keys().map(String::as_str);
    let files: Vec<&str> = files.filter(|path| is_asked_for(path) && !is_old(path)).collect();
    let chosen = chosen(&files, expected, request.pages);
    asking.looks_among(files.len());
    chosen.into_iter().for_each(|path| file(asking, expected, path));
    if asking.is_lost() {
        return;
    }
    redirects.iter().take(SOME).for_each(|moved| redirect(asking, moved));
    nowhere(asking, expected);
    compression(asking, expected, &files);
    extra(asking, expected, gone);
    if request.exit {
        exit(asking, &expected.exit);
    }
}

/// Copies are asked for by their file; what hosts read themselves is served to nobody.
fn is_asked_for(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    emit::plain(path) == path && !name.starts_with(['.', '_']) && name != "web.config" && !name.ends_with("404.html")
}

/// At most `wanted` of `all`: first what somebody in danger comes to, then every other sensitive page, then the rest,
/// evenly.
fn chosen<'a>(all: &[&'a str], expected: &'a Expected, wanted: usize) -> Vec<&'a str> {
    let foremost = expected.foremost.iter().map(String::as_str).filter(|path| all.contains(path));
    let mut chosen: Vec<&str> = foremost.collect();
    let is_quiet = |path: &str| expected.facts.sort_of(path) == Sort::Quiet;
    let (quiet, rest): (Vec<&str>, Vec<&str>) =
        all.iter().copied().filter(|path| !chosen.contains(path)).partition(|path| is_quiet(path));
    chosen.extend(quiet);
    chosen.truncate(wanted);
    if wanted > chosen.len() {
        chosen.extend(evenly(&rest, wanted - chosen.len()));
    }
    chosen
}

/// At most `wanted` of `all`, from the first to the last.
fn evenly<'a>(all: &[&'a str], wanted: usize) -> Vec<&'a str> {
    let count = wanted.min(all.len());
    (0..count).map(|at| all[at * all.len() / count]).collect()
}

fn file(asking: &mut Asking, expected: &Expected, path: &str) {
    let address = path.strip_suffix("index.html").unwrap_or(path);
    let Some(answer) = asking.ask(address, "identity") else { return };
    asking.has_looked();
    if answer.status != 200 {
        return asking.note("status", address, answer.status.to_string());
    }
    let hash = expected.files.get(path);
    if hash != Some(&emit::hash(&answer.body)) {
        asking.note("body", address, format!("{} byte", answer.body.len()));
    }
    kind(asking, path, address, &answer);
    headers(asking, expected, address, &answer);
    traces(asking, address, &answer);
}

/// Media types that browsers take for another just as well.
const AS_GOOD: [(&str, &[&str]); 4] = [
    ("text/javascript", &["application/javascript", "application/x-javascript"]),
    ("application/xml", &["text/xml", "application/atom+xml", "application/rss+xml"]),
    ("application/json", &["application/feed+json", "text/json"]),
    ("image/x-icon", &["image/vnd.microsoft.icon"]),
];

/// Beside `nosniff` a browser takes a file for what the host calls it: it shows a page as its source or saves it, and
/// leaves out styles and scripts that are not called so.
fn kind(asking: &mut Asking, path: &str, address: &str, answer: &Answer) {
    let known = host::bare(host::kind_of(path));
    let found = answer.header("content-type").unwrap_or_default().to_ascii_lowercase();
    let as_good = || AS_GOOD.iter().any(|(kind, others)| *kind == known && others.contains(&host::bare(&found)));
    // Of what has another end nobody knows better than the host; a font is read whatever it is called.
    let matters = known != NO_KIND && !known.starts_with("font/");
    if matters && host::bare(&found) != known && !as_good() {
        let found = if found.is_empty() { "–" } else { host::bare(&found) };
        asking.note("type", address, format!("{TYPE}: {found} ≠ {known}"));
    } else if let Some(charset) = found.split_once("charset=").map(|(_, rest)| rest.trim_matches(['"', ' ']))
        && !charset.starts_with("utf-8")
    {
        asking.note("type", address, format!("{TYPE}: charset={charset} ≠ utf-8"));
    }
    let saved = answer.header("content-disposition").filter(|found| found.to_ascii_lowercase().contains("attachment"));
    if saved.is_some() && known == "text/html" {
        asking.note("type", address, "Content-Disposition: attachment");
    }
}

const TYPE: &str = "Content-Type";
/// That of bytes of which nothing is known.
const NO_KIND: &str = "application/octet-stream";

/// Headers that leave a trace with the reader or make its browser ask somebody else (TRACE-01, TRACE-02), with the
/// words of their values that do; none where any value does.
const TRACES: [(&str, &[&str]); 7] = [
    ("Set-Cookie", &[]),
    ("NEL", &[]),
    ("Report-To", &[]),
    ("Reporting-Endpoints", &[]),
    ("Refresh", &[]),
    ("Link", &["preload", "prefetch", "preconnect", "prerender"]),
    ("Access-Control-Allow-Origin", &["*"]),
];

fn traces(asking: &mut Asking, address: &str, answer: &Answer) {
    for (name, words) in TRACES {
        let Some(found) = answer.header(name) else { continue };
        if words.is_empty() || words.iter().any(|word| found.contains(word)) {
            // A cookie tells who asked: its value is nobody's business.
            let value = found.split(['=', ';']).next().filter(|_| name == "Set-Cookie").unwrap_or(&found);
            asking.note("trace", address, format!("{name}: {value}"));
        }
    }
}

/// Every header that belongs to `address`; the policy may be the one for hosts that cannot tell pages apart, and on an
/// ordinary page as narrow as its own.
fn headers(asking: &mut Asking, expected: &Expected, address: &str, answer: &Answer) {
    let facts = asking.facts;
    let sort = facts.sort_of(address);
    for header in host::headers(facts, sort) {
        let found = answer.header(header.name);
        let policies = [Some(&facts.policies.either), Some(&facts.policies.ordinary).filter(|_| sort != Sort::Quiet)];
        let either = header.name == host::CONTENT_SECURITY_POLICY
            && policies.into_iter().flatten().any(|policy| found.as_deref() == Some(&*host::framed(policy)));
        if found.as_deref() != Some(&*header.value) && !either {
            if expected.sends_no_headers {
                asking.cannot(header.name);
                continue;
            }
            let found = found.unwrap_or_else(|| "–".to_owned());
            asking.note("header", address, format!("{}: {found}", header.name));
        }
    }
}

fn redirect(asking: &mut Asking, moved: &Redirect) {
    let Some(answer) = asking.ask(&moved.from, "identity") else { return };
    let location = answer.header("location").unwrap_or_default();
    let target = asking.facts.address(&moved.to);
    let leads = location == target || location.strip_suffix(&target).is_some_and(|origin| origin.contains("://"));
    if !matches!(answer.status, 301 | 308) || !leads {
        asking.note("redirect", &moved.from, format!("{} {location}", answer.status).trim_end());
    }
}

fn nowhere(asking: &mut Asking, expected: &Expected) {
    let lost = asking.facts.not_found.clone();
    for part in lost {
        let address = format!("{}{NOWHERE}/", part.below);
        let Some(answer) = asking.ask(&address, "identity") else { continue };
        let hash = expected.files.get(&part.page);
        if answer.status != 404 {
            asking.note("not-found", &address, answer.status.to_string());
        } else if hash != Some(&emit::hash(&answer.body)) {
            asking.note("not-found", &address, format!("≠ {}", part.page));
        }
    }
}

/// The home page, the index of the search and styles, which no host thinks too small, and what somebody in danger
/// comes to: what comes compressed is what comes without, in either way, for a host may keep old copies of its own.
fn compression(asking: &mut Asking, expected: &Expected, files: &[&str]) {
    let is_large = |path: &str| path == "index.html" || path.ends_with("/index.json") || path.ends_with(".css");
    let foremost = expected.foremost.iter().map(String::as_str).filter(|path| files.contains(path) && !is_large(path));
    let texts: Vec<&str> = files.iter().copied().filter(|path| is_large(path)).chain(foremost).collect();
    for (path, token) in texts.into_iter().flat_map(|path| ["gzip", "br"].map(|token| (path, token))) {
        let address = path.strip_suffix("index.html").unwrap_or(path);
        let Some(answer) = asking.ask(address, token) else { return };
        let encoding = answer.header("content-encoding").unwrap_or_else(|| "–".to_owned());
        let plain = match &*encoding {
            "gzip" | "br" => emit::decoded(&encoding, &answer.body, LARGEST),
            // Not every host knows both ways.
            _ if token == "br" || !is_large(path) => continue,
            _ => {
                asking.note("compression", address, encoding);
                continue;
            }
        };
        if answer.status == 200 && plain.map(|plain| emit::hash(&plain)).as_ref() != expected.files.get(path) {
            asking.note("body", address, format!("{encoding}, {} byte", answer.body.len()));
        }
    }
}

fn extra(asking: &mut Asking, expected: &Expected, gone: &[String]) {
    let published = |path: &str| expected.files.contains_key(path);
    let hosts_own = WORKSHOP.into_iter().filter(|path| !published(path) || path.starts_with('.'));
    let all: Vec<&str> = hosts_own.chain(gone.iter().map(String::as_str).take(SOME)).collect();
    for path in all {
        let Some(answer) = asking.ask(path, "identity") else { return };
        if answer.status < 400 && !is_home(expected, &answer) {
            asking.note("extra", path, answer.status.to_string());
        }
    }
}

/// A host may answer everything that it does not have with a page that is public anyway.
fn is_home(expected: &Expected, answer: &Answer) -> bool {
    let hash = emit::hash(&answer.body);
    answer.status == 200 && expected.files.iter().any(|(path, known)| path.ends_with(".html") && *known == hash)
}

/// Any answer will do: many sites turn away who is no browser.
fn exit(asking: &mut Asking, url: &str) {
    match asking.get(url, "identity") {
        Ok(answer) if answer.status < 500 => {}
        Ok(answer) => asking.note("exit", url, answer.status.to_string()),
        Err(error) => asking.note("exit", url, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_are_looked_at_as_are_wanted_from_the_first_on() {
        let names: Vec<String> = (0..101).map(|at| at.to_string()).collect();
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        for (length, wanted) in [(101, 100), (101, 51), (101, 1), (100, 100), (3, 100), (0, 9), (9, 0)] {
            let found = evenly(&all[..length], wanted);
            assert_eq!(found.len(), wanted.min(length), "{wanted} of {length}");
            assert!(found.is_sorted_by(|one, next| one.parse::<usize>().ok() < next.parse().ok()));
            assert_eq!(found.first(), all[..length].first().filter(|_| wanted > 0));
        }
        assert_eq!(evenly(&all[..10], 4), ["0", "2", "5", "7"]);
    }
}
