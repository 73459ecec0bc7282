//! nginx: locations for a `server` block.

use std::collections::BTreeMap;

use super::kind::kinds;
use super::{Facts, NotFound, Sort, headers, pattern};

const HEAD: &str = "\
# For nginx, inside the `server` block of the site:  include /path/to/nginx.conf;
# `root` of that block is the folder below which the site lies at its path. The block has no
# `location /` of its own. A block that only leads from http to https needs `access_log off;`.
#
# When the site changes, this file may: `tincay deploy` and a build for publication write it anew, and
# `deploy` says when it is another one. Install it then, and run:  nginx -t && nginx -s reload
# With an old one, new pages may stand in logs and caches, and come without their looks.

absolute_redirect off;
charset utf-8;
charset_types text/css text/javascript text/plain text/xml text/calendar application/javascript application/json application/xml;
gzip on;
gzip_types text/css text/javascript text/plain text/xml text/calendar application/javascript application/json application/feed+json application/xml application/atom+xml application/rss+xml image/svg+xml;
gzip_static on;
gzip_vary on;
# With the module ngx_brotli:  brotli_static on;
";

/// No line about it in any log; an error log also names what was asked for.
const QUIET: &str = "    access_log off;\n    log_not_found off;\n    error_log /dev/null crit;\n";

/// The snippet.
pub fn text(facts: &Facts) -> String {
    let mut text = HEAD.to_owned();
    text.push_str(&types());
    for (at, lost) in facts.not_found.iter().enumerate() {
        text.push_str(&whole(facts, lost));
        text.push_str(&quiet(facts, lost, at));
    }
    for folder in &facts.named {
        let inside = format!("{}{}", not_found(facts, facts.not_found.last()), lines(facts, Sort::Named));
        text.push_str(&block(&format!("^~ {}", facts.address(folder)), &inside));
    }
    facts.redirects.iter().for_each(|redirect| {
        // A browser keeps an answer 301 for ever unless it is told not to: with it, that the old address was asked for.
        let (hush, sort) = if redirect.quiet { (QUIET, Sort::Quiet) } else { ("", Sort::Ordinary) };
        let moved = format!("{hush}{}    return 301 {};\n", lines(facts, sort), facts.address(&redirect.to));
        let from = facts.address(&redirect.from);
        text.push_str(&block(&format!("= {from}"), &moved));
        if let Some(bare) = from.strip_suffix('/') {
            text.push_str(&block(&format!("= {bare}"), &moved));
        }
    });
    text.push_str(&block(&format!("~ ^{}\\.(?!well-known/)", pattern::escaped(&facts.base)), "    return 404;\n"));
    text
}

/// What a theme may bring along: with this list the server's own counts no more.
const MORE: [(&str, &str); 8] = [
    ("csv", "text/csv"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("zip", "application/zip"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json"),
];

/// The media types of all that a site has: a server may know none, and nginx's own list has no calendars.
fn types() -> String {
    let mut ends: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    kinds().chain(MORE).for_each(|(end, kind)| ends.entry(kind).or_default().push(end));
    let lines = ends.into_iter().map(|(kind, ends)| format!("    {kind} {};\n", ends.join(" ")));
    format!("types {{\n{}}}\n", lines.collect::<String>())
}

/// All of the site, or of a language.
fn whole(facts: &Facts, lost: &NotFound) -> String {
    let inside = format!("{}{}", not_found(facts, Some(lost)), lines(facts, Sort::Ordinary));
    block(&facts.address(&lost.below), &inside)
}

fn not_found(facts: &Facts, lost: Option<&NotFound>) -> String {
    lost.map_or_else(String::new, |lost| format!("    error_page 404 {};\n", facts.address(&lost.page)))
}

/// The quiet paths of a language. The page for what is not there is reached by name: by its address
/// it would be an ordinary one, and the log would tell what had been asked for.
fn quiet(facts: &Facts, lost: &NotFound, at: usize) -> String {
    let patterns = pattern::of(facts, &facts.quiet_below(lost));
    if patterns.is_empty() {
        return String::new();
    }
    let mut text = String::new();
    for pattern in patterns {
        let inside = format!("{QUIET}    error_page 404 @tincay_{at};\n{}", lines(facts, Sort::Quiet));
        text.push_str(&block(&format!("~* \"{pattern}\""), &inside));
    }
    let page = facts.address(&lost.page);
    let answer = headers(facts, Sort::Ordinary).into_iter().map(|mut header| {
        if header.name == super::header::CACHE_CONTROL {
            header.value = super::header::cache(Sort::Quiet).to_owned();
        }
        line(&header)
    });
    let answer: String = answer.collect();
    text.push_str(&block(&format!("@tincay_{at}"), &format!("{QUIET}    rewrite ^ {page} break;\n{answer}")));
    text
}

fn lines(facts: &Facts, sort: Sort) -> String {
    headers(facts, sort).iter().map(line).collect()
}

fn line(header: &super::Header) -> String {
    format!("    add_header {} \"{}\" always;\n", header.name, header.value)
}

fn block(matches: &str, inside: &str) -> String {
    format!("\nlocation {matches} {{\n{inside}}}\n")
}
