//! Which way text runs, said wherever a finished page says which language it is in: only where a locale of the site
//! runs from right to left. A number to call is told from left to right in any text: its parts would change places. A
//! date runs as its first word does.

use std::collections::BTreeMap;

use memchr::{memchr, memmem};

use super::markup::token;
use crate::locale::{Direction, Locale};

/// The directions of languages, by their codes.
#[derive(Debug)]
pub struct Directions(BTreeMap<String, Direction>);

/// What says the language of an element.
const LANG: &[u8] = b" lang=\"";
/// What is a number to call.
const CALL: &[u8] = b" href=\"tel:";
/// What is a date.
const DATE: &[u8] = b"<time ";
/// What says a direction already.
const DIR: &[u8] = b" dir=";

impl Directions {
    /// Those of `locales`; `None` when all run from left to right, which nobody need say.
    pub fn of<'a>(locales: impl IntoIterator<Item = &'a Locale>) -> Option<Self> {
        let all: BTreeMap<String, Direction> =
            locales.into_iter().map(|it| (it.language().code().to_owned(), it.data().direction)).collect();
        all.values().any(|direction| *direction == Direction::Rtl).then_some(Self(all))
    }

    /// `html`, a page, with the directions of all that has a language of its own, and of numbers to call.
    pub fn marked(&self, html: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(html.len() + html.len() / 16);
        let mut done = 0;
        while let Some(length) = memchr(b'<', &html[done..]) {
            let start = done + length;
            let token = token(&html[start..]);
            let tag = &html[start..start + token.tag];
            let name_end = tag.iter().position(|byte| matches!(byte, b' ' | b'\n' | b'>')).unwrap_or(tag.len());
            out.extend_from_slice(&html[done..start + name_end]);
            if let Some(direction) = self.direction(tag) {
                out.extend_from_slice(format!(" dir=\"{direction}\"").as_bytes());
            }
            done = start + token.whole;
            out.extend_from_slice(&html[start + name_end..done]);
        }
        out.extend_from_slice(&html[done..]);
        out
    }

    /// What `tag` must say and does not.
    fn direction(&self, tag: &[u8]) -> Option<&'static str> {
        let begins = tag.get(1).is_some_and(u8::is_ascii_alphabetic);
        if !begins || memmem::find(tag, DIR).is_some() {
            return None;
        }
        let Some(at) = memmem::find(tag, LANG) else {
            let is_call = memmem::find(tag, CALL).is_some();
            return if is_call { Some(Direction::Ltr.as_str()) } else { tag.starts_with(DATE).then_some("auto") };
        };
        let code = &tag[at + LANG.len()..];
        let code = std::str::from_utf8(&code[..memchr(b'"', code)?]).ok()?;
        // A language without a locale runs as its main one does: `vi-VN`, `en-US`.
        let main = code.split('-').next().unwrap_or_default();
        self.0.get(code).or_else(|| self.0.get(main)).map(|direction| direction.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::{Source, embedded_locales};
    use crate::locale::Locales;

    fn directions(extra: &str) -> Option<Directions> {
        let own = Source { path: "locales/ar/locale.yaml".into(), text: extra.into() };
        let locales = Locales::load(&[embedded_locales(), vec![own]].concat()).0;
        Directions::of(locales.iter())
    }

    /// TXT-08: what is in a language runs its way, and a number keeps the order of its parts.
    #[test]
    fn every_element_with_a_language_says_which_way_it_runs() {
        let directions = directions("fallback: en\ndirection: rtl\n").expect("one runs from right to left");
        for (html, marked) in [
            ("<html lang=\"ar\">\n<body>", "<html dir=\"rtl\" lang=\"ar\">\n<body>"),
            ("<p lang=\"vi\">a > b</p>", "<p dir=\"ltr\" lang=\"vi\">a > b</p>"),
            ("<a title=\"a > b\" lang=\"ar\">", "<a dir=\"rtl\" title=\"a > b\" lang=\"ar\">"),
            ("<span lang=\"en-GB\">a</span>", "<span dir=\"ltr\" lang=\"en-GB\">a</span>"),
            ("<time datetime=\"2026-11-23\">23/11</time>", "<time dir=\"auto\" datetime=\"2026-11-23\">23/11</time>"),
            ("<a href=\"tel:0241234\">024 1234</a>", "<a dir=\"ltr\" href=\"tel:0241234\">024 1234</a>"),
        ] {
            assert_eq!(String::from_utf8_lossy(&directions.marked(html.as_bytes())), marked);
        }
        for html in [
            "<p dir=\"auto\" lang=\"ar\">a",
            "<a hreflang=\"ar\" href=\"/\">",
            "<span lang=\"xx\">",
            "<script>\"<p lang=\\\"ar\\\">\"; \"<p lang='a'>\"</script>",
            "<!-- <p lang=\"ar\"> -->",
            "a < b",
            "<p lang=\"ar",
            "<",
        ] {
            assert_eq!(String::from_utf8_lossy(&directions.marked(html.as_bytes())), html);
        }
    }

    #[test]
    fn where_all_text_runs_from_left_to_right_nothing_is_said() {
        assert!(directions("fallback: en\n").is_none());
    }
}
