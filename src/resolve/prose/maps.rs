//! Links to one place on a map: whoever follows one stands at a door (LOC-05). Which hosts have maps is data of the
//! locale.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::{memchr_iter, memmem};

/// What addresses of maps begin with.
#[derive(Debug)]
pub struct Maps {
    /// Of the hosts; `None` if there are none.
    search: Option<AhoCorasick>,
    /// What follows each host: `/maps` of `google.com/maps`.
    paths: Vec<String>,
}

/// What stands before the three words of an address of What3words.
const WORDS: &str = "///";

impl Maps {
    /// Of `hosts`, each of which may have the beginning of a path: `goo.gl/maps`.
    pub fn new<'a>(hosts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut parts: Vec<(&str, String)> = hosts.into_iter().map(parts).collect();
        parts.sort_unstable();
        parts.dedup();
        let (hosts, paths): (Vec<&str>, Vec<String>) = parts.into_iter().unzip();
        // Few words are searched: what is made quickly costs the least.
        let kind = Some(AhoCorasickKind::NoncontiguousNFA);
        let search = AhoCorasick::builder().kind(kind).ascii_case_insensitive(true).build(&hosts);
        Self { search: search.ok().filter(|_| !hosts.is_empty()), paths }
    }

    /// The links in `text`, each to its end.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = words(text).collect();
        let Some(search) = &self.search else { return found };
        let mut past = 0;
        for dot in memchr_iter(b'.', text.as_bytes()) {
            if dot < past || !is_in_name(text.as_bytes(), dot) {
                continue;
            }
            // Most words have no host in them.
            let start = text[..dot].rfind(char::is_whitespace).unwrap_or_default();
            past = text[dot..].find(char::is_whitespace).map_or(text.len(), |length| dot + length);
            let hits = search.find_overlapping_iter(&text.as_bytes()[start..past]);
            // What stands in the path of a link is part of it.
            let mut path = 0..0;
            for hit in hits {
                let host = start + hit.start()..start + hit.end();
                if path.start <= host.start && host.end <= path.end {
                    continue;
                }
                let link = self.link(text, host.clone(), &self.paths[hit.pattern().as_usize()]);
                path = link.as_ref().map_or(path, |link| host.end..link.end);
                found.extend(link);
            }
        }
        // `maps.google.com` is in `google.com` too.
        found.sort_unstable_by_key(|range| (range.end, range.start));
        found.dedup_by_key(|range| range.end);
        found
    }

    fn link(&self, text: &str, host: Range<usize>, path: &str) -> Option<Range<usize>> {
        let begins = text[host.end..].get(..path.len()).is_some_and(|start| start.eq_ignore_ascii_case(path));
        if !begins {
            return None;
        }
        let before = text[..host.start].chars().next_back();
        let end = host.end + text[host.end..].find(is_end).unwrap_or(text.len() - host.end);
        let rest = text[host.end..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*']);
        let more = rest.get(path.len()..).unwrap_or_default();
        // The map as such leads to no place.
        let leads = more.starts_with(['/', '?', '#', '@']) && more.contains(char::is_alphanumeric)
            || path.ends_with(['?', '/', '#']) && !more.is_empty();
        let is_part = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '@'));
        (leads && !is_part).then_some(host.start..host.end + rest.len())
    }
}

/// Whether the dot at `at` stands in a name: a sentence goes on after a blank, a number with digits.
fn is_in_name(bytes: &[u8], at: usize) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    is_letter(at.checked_sub(1).and_then(|before| bytes.get(before)))
        && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
}

/// A host and the path after it.
fn parts(address: &str) -> (&str, String) {
    let at = address.find(['/', '?', '#']).unwrap_or(address.len());
    (&address[..at], address[at..].to_owned())
}

/// What ends an address in a text.
fn is_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '`' | '”' | '’')
}

/// Three words of a square of three metres: `///một.hai.ba`.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    memmem::find_iter(text.as_bytes(), WORDS).filter_map(|at| {
        let start = at + WORDS.len();
        let rest = &text[start..];
        let length = rest.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(rest.len());
        let said = rest[..length].trim_end_matches('.');
        let mut parts = said.split('.');
        let is_three = parts.clone().count() == 3 && parts.all(|part| part.chars().count() > 1);
        let is_path = text[..at].ends_with([':', '/']) || rest[length..].starts_with(['/', ':']);
        (is_three && !is_path).then_some(at..start + said.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// LOC-05: a link to a place on a map is found in whatever way it is written; a map as such is no place.
    #[test]
    fn links_to_a_place_are_told_from_maps() {
        let maps = Maps::new([
            "maps.app.goo.gl",
            "goo.gl/maps",
            "google.com/maps",
            "maps.google.com",
            "osm.org/node/",
            "osm.org/?",
            "osm.org/#",
            "w3w.co",
        ]);
        for (text, expected) in [
            ("[đây](https://maps.app.goo.gl/aBcD1)", "maps.app.goo.gl/aBcD1"),
            ("xem goo.gl/maps/xYz.", "goo.gl/maps/xYz"),
            ("https://www.google.com/maps/place/A+B/", "google.com/maps/place/A+B/"),
            ("HTTPS://MAPS.GOOGLE.COM/?cid=123, nhé", "MAPS.GOOGLE.COM/?cid=123"),
            ("https://www.google.com/maps?q=x", "google.com/maps?q=x"),
            ("https://www.google.com/maps/@x", "google.com/maps/@x"),
            ("<https://osm.org/node/17>", "osm.org/node/17"),
            ("https://osm.org/?mlat=x", "osm.org/?mlat=x"),
            ("https://osm.org/#map=18", "osm.org/#map=18"),
            ("https://osm.org/node/", ""),
            ("https://osm.org/copyright", ""),
            ("https://www.google.com/maps", ""),
            ("https://www.google.com/maps/", ""),
            ("https://www.google.com/mapsx/y", ""),
            ("https://maps.google.com.example.org/a", ""),
            ("https://notgoogle.com/maps/a", ""),
            ("https://example.org/maps/a", ""),
            ("google.com/maps (bản đồ)", ""),
            ("ở ///sách.bút.thước.", "///sách.bút.thước"),
            ("file:///a.b.c và http:///tệp.gốc.mới", ""),
            ("///a.bb.cc ///một.hai", ""),
            ("https://w3w.co/sách.bút.thước", "w3w.co/sách.bút.thước"),
        ] {
            let found: Vec<&str> = maps.find(text).into_iter().map(|range| &text[range]).collect();
            let expected: Vec<&str> = Some(expected).filter(|link| !link.is_empty()).into_iter().collect();
            assert_eq!(found, expected, "{text}");
        }
        assert!(Maps::new([]).find("https://maps.google.com/?q=a").is_empty());
    }

    /// PUB-04: one long word costs what it is long, whatever hosts stand in it.
    #[test]
    fn a_word_of_many_hosts_is_read_once() {
        let maps = Maps::new(["goo.gl/maps", "google.com/maps"]);
        let word = "goo.gl/maps/".repeat(100_000);
        assert_eq!(maps.find(&word).first(), Some(&(0..word.len())));
        assert!(maps.find(&"google.com/map/".repeat(100_000)).is_empty());
    }
}
