//! Which files of the site a file leads to, whatever its format: every run of letters that an address
//! can be is tried as one. What is found and leads nowhere costs nothing; nothing may be missed.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::host::TEXTS;

/// Reads files of a site that is served at `base` and consists of `known`.
pub struct Reader<'a> {
    pub base: &'a str,
    pub known: &'a BTreeSet<&'a str>,
}

impl Reader<'_> {
    /// What the file at `path` with `bytes` leads to.
    pub fn uses(&self, path: &str, bytes: &[u8]) -> BTreeSet<String> {
        if !TEXTS.iter().any(|ending| path.ends_with(ending)) {
            return BTreeSet::new();
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let bytes = if path.ends_with(".ics") { unfolded(bytes) } else { Cow::Borrowed(bytes) };
        let words = bytes.split(|byte| !is_part(*byte)).filter_map(|word| std::str::from_utf8(word).ok());
        let words: BTreeSet<&str> = words.filter(|word| word.contains(['/', '.'])).collect();
        let found = words.into_iter().filter_map(|word| self.file(word, folder));
        found.filter(|found| found != path).collect()
    }

    /// The file that `word` leads to from a file in `folder`.
    fn file(&self, word: &str, folder: &str) -> Option<String> {
        let base_path = self.base.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        // `URL:` may stand before it.
        let below = match word.split_once(self.base).filter(|_| !self.base.is_empty()) {
            Some((_, below)) => below.to_owned(),
            None => match word.strip_prefix(base_path.unwrap_or("/")).filter(|_| word.starts_with('/')) {
                Some(below) => below.to_owned(),
                None if word.starts_with('/') => return None,
                None => joined(folder, word)?,
            },
        };
        let below = below.trim_end_matches(['.', ':']);
        let index = if below.is_empty() || below.ends_with('/') {
            format!("{below}index.html")
        } else {
            format!("{below}/index.html")
        };
        [below, &index].into_iter().find(|path| self.known.contains(path)).map(str::to_owned)
    }
}

/// The lines of a calendar in one piece: long ones go on after a line end and a blank (RFC 5545 §3.1).
fn unfolded(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        match rest {
            [b'\r', b'\n', b' ' | b'\t', after @ ..] => rest = after,
            _ => {
                whole.push(*first);
                rest = after;
            }
        }
    }
    Cow::Owned(whole)
}

/// What an address may consist of, without its query and fragment.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~/:%@+".contains(&byte) || byte >= 0x80
}

/// `word` as seen from `folder`; `None` above the root.
fn joined(folder: &str, word: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in word.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    let slash = if word.ends_with('/') && !parts.is_empty() { "/" } else { "" };
    Some(format!("{}{slash}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_leads_to_is_found_in_every_spelling() {
        let known: BTreeSet<&str> =
            ["index.html", "a/index.html", "a/b.html", "assets/x.css", "assets/y.webp", "assets/z.jpg", "s/index.json"]
                .into();
        let reader = Reader { base: "https://host.example/site/", known: &known };
        let page = br#"<link href="/site/assets/x.css"><img srcset="../assets/y.webp 1x, /site/assets/z.jpg 2x">
            <a href="https://host.example/site/">x</a> <a href="/site/a/#top">y</a> <a href="b.html?x=1">z</a>
            <a href="/other/assets/q.css">not ours</a>"#;
        let found = reader.uses("a/index.html", page);
        let expected = ["a/b.html", "assets/x.css", "assets/y.webp", "assets/z.jpg", "index.html"];
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected);
        let style = reader.uses("assets/x.css", b"a{background:url(y.webp)}");
        assert_eq!(style.into_iter().collect::<Vec<_>>(), ["assets/y.webp"]);
        assert!(reader.uses("assets/y.webp", b"/site/assets/x.css").is_empty());
        let calendar = reader.uses("lich.ics", b"URL:https://host.example/si\r\n te/a/\r\nEND:VEVENT\r\n");
        assert_eq!(calendar.into_iter().collect::<Vec<_>>(), ["a/index.html"]);
    }
}
