//! Where what begins with `<` in a finished page ends. Templates made it: names in small or capital letters, values in
//! double quotes.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

/// A tag or a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The bytes of the tag.
    pub tag: usize,
    /// Its bytes with those of what it holds, where that is no markup: a style, a script.
    pub whole: usize,
}

/// Attributes whose address is asked for at once, on whichever element.
pub const LOADED: [&str; 4] = ["src", "poster", "data", "background"];

/// Attributes whose address is asked for on some elements only, or not before somebody goes there.
const LED: [&str; 5] = ["href", "xlink:href", "action", "formaction", "data-index"];

/// Attributes that list addresses, each with a size behind it.
pub const LISTS: [&str; 2] = ["srcset", "imagesrcset"];

/// Elements that end with their tag.
pub const VOID: [&[u8]; 13] =
    [b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"track", b"wbr"];

/// Whether the attribute `name` has an address.
pub fn is_address(name: &str) -> bool {
    LOADED.iter().chain(&LED).any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether the attribute `name` has a list of addresses.
pub fn is_list(name: &str) -> bool {
    LISTS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The attributes of `tag` that have a value, by name, with where that stands: in quotes of either kind, or in none.
pub fn attributes(tag: &str) -> Vec<(&str, Range<usize>)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(equals) = tag[at..].find('=').map(|length| at + length) {
        let name =
            tag[at..equals].trim_end().rsplit(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        let value = tag[equals + 1..].trim_start();
        let quote = value.chars().next().filter(|c| ['"', '\''].contains(c));
        let start = tag.len() - value.len() + usize::from(quote.is_some());
        let is_end = |c: char| quote.map_or(c.is_whitespace() || c == '>', |quote| c == quote);
        let end = tag[start..].find(is_end).map_or(tag.len(), |length| start + length);
        found.push((name, start..end));
        at = tag.len().min(end + usize::from(quote.is_some()));
    }
    found
}

/// Elements that hold no markup, with their ends: what looks like a tag in them is none.
const RAW: [(&[u8], &[u8]); 2] = [(b"script", b"</script>"), (b"style", b"</style>")];

/// What `html` begins with, at a `<`; a `<` by itself is a letter.
pub fn token(html: &[u8]) -> Token {
    let until = |end: &[u8]| memmem::find(html, end).map_or(html.len(), |at| at + end.len());
    let alone = |bytes: usize| Token { tag: bytes, whole: bytes };
    if html.starts_with(b"<!--") {
        return alone(until(b"-->"));
    }
    match html.get(1) {
        Some(b'/' | b'!') => return alone(tag_end(html)),
        Some(first) if first.is_ascii_alphabetic() => {}
        _ => return alone(1),
    }
    let tag = tag_end(html);
    let opens = |name: &[u8]| html.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let raw = RAW.iter().find(|(name, _)| opens(name));
    // A script that lies elsewhere holds nothing here.
    let raw = raw.filter(|_| memmem::find(&html[..tag], b" src=").is_none());
    Token { tag, whole: raw.map_or(tag, |(_, end)| until(end)) }
}

/// The bytes of the tag that `html` begins with; a `>` in quotes is part of it.
fn tag_end(html: &[u8]) -> usize {
    let (mut end, mut quotes) = (0, 0);
    while let Some(length) = memchr(b'>', &html[end..]) {
        quotes += memchr_iter(b'"', &html[end..end + length]).count();
        end += length + 1;
        if quotes % 2 == 0 {
            return end;
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::{Token, token};

    #[test]
    fn a_token_ends_where_browsers_end_it() {
        let tags = [
            "<p>",
            "</p>",
            "<a title=\"a > b\" href=\"/\">",
            "<!-- <p> a -->",
            "<!doctype html>",
            "<script src=\"/a.js\">",
        ];
        for tag in tags {
            let alone = Token { tag: tag.len(), whole: tag.len() };
            assert_eq!(token(format!("{tag}a<b>").as_bytes()), alone, "{tag}");
        }
        for (tag, rest) in [("<script>", "if(a<b)c>d</script>"), ("<style media=\"print\">", "a>b{}</style>")] {
            let held = Token { tag: tag.len(), whole: tag.len() + rest.len() };
            assert_eq!(token(format!("{tag}{rest}<p>").as_bytes()), held);
        }
        for (text, bytes) in [("< 5", 1), ("<", 1), ("<p class=\"a", 11), ("<script>a", 9)] {
            assert_eq!(token(text.as_bytes()).whole, bytes, "{text}");
        }
    }
}
