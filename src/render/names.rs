//! Marks names of another language, and texts that it lends, in a finished page with their `lang` (TXT-07, TXT-08),
//! wherever the theme shows them. Text under a `lang` of its own, code and the head are left alone.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::{memchr, memmem};

use super::lent::Lent;
use super::markup::{VOID, token};
use crate::locale::Locale;

/// Elements whose text is no sentence of the page.
const LEFT_ALONE: [&[u8]; 5] = [b"code", b"pre", b"textarea", b"option", b"title"];

/// What begins a date.
const DATE: &[u8] = b"<time";

/// What of `part` stands between two tags of `html` and is lent, and by which language.
fn lent_in<'l>(html: &[u8], part: Range<usize>, lent: &'l Lent, is_date: bool) -> Option<(Range<usize>, &'l str)> {
    let text = html[part.clone()].trim_ascii();
    let start = part.end - html[part].trim_ascii_start().len();
    let lang = lent.language_of(text, is_date).filter(|_| !text.is_empty())?;
    Some((start..start + text.len(), lang))
}

/// `html`, a page in the language of `locale`, with its foreign names and what is `lent` marked.
pub fn marked(html: Vec<u8>, locale: &Locale, lent: &Lent) -> Vec<u8> {
    let data = locale.data();
    let names = data.foreign_names.as_ref().zip(data.syllables.as_ref());
    if names.is_none() && lent.is_nothing() {
        return html;
    }
    let lends = !lent.is_nothing();
    let mut page = Page { html: &html, out: Vec::new(), done: 0, left: None };
    let (mut at, mut is_date) = (memmem::find(&html, b"<body").unwrap_or(html.len()), false);
    while at < html.len() {
        let end = memchr(b'<', &html[at..]).map_or(html.len(), |length| at + length);
        if page.left.is_none() {
            let part = at..end;
            let whole = lends.then(|| lent_in(&html, part, lent, is_date)).flatten();
            match whole {
                Some((text, lang)) => page.mark(text, lang),
                None => names.iter().for_each(|(names, syllables)| {
                    for run in names.find(&html[at..end], syllables) {
                        page.mark(at + run.start..at + run.end, &names.lang);
                    }
                }),
            }
        }
        if end == html.len() {
            break;
        }
        is_date = lends && html[end..].starts_with(DATE);
        at = page.tag(end);
    }
    page.finish().unwrap_or(html)
}

struct Page<'a> {
    html: &'a [u8],
    out: Vec<u8>,
    /// Bytes of `html` that are in `out`.
    done: usize,
    /// The element that is left alone, and how many of its name are open inside it.
    left: Option<(&'a [u8], usize)>,
}

impl<'a> Page<'a> {
    fn mark(&mut self, run: std::ops::Range<usize>, lang: &str) {
        if self.done == 0 {
            // A page has few names.
            self.out.reserve(self.html.len() + self.html.len() / 8);
        }
        let parts: [&[u8]; 6] = [
            &self.html[self.done..run.start],
            b"<span lang=\"",
            lang.as_bytes(),
            b"\">",
            &self.html[run.clone()],
            b"</span>",
        ];
        parts.iter().for_each(|part| self.out.extend_from_slice(part));
        self.done = run.end;
    }

    /// Reads the tag at `at`; where it ends.
    fn tag(&mut self, at: usize) -> usize {
        let token = token(&self.html[at..]);
        if token.whole > token.tag {
            return at + token.whole;
        }
        let end = at + token.tag;
        let tag = &self.html[at..end];
        let closing = tag.starts_with(b"</");
        let from = tag.iter().position(|byte| !b"</".contains(byte)).unwrap_or(tag.len());
        let name = &tag[from..];
        let name = &name[..name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len())];
        match &mut self.left {
            Some((open, 0)) if closing && *open == name => self.left = None,
            Some((open, depth)) if closing && *open == name => *depth -= 1,
            Some((open, depth)) if *open == name => *depth += 1,
            None if !closing && is_left_alone(name, tag) => self.left = Some((name, 0)),
            _ => {}
        }
        end
    }

    /// The page with its marks, if there are any.
    fn finish(mut self) -> Option<Vec<u8>> {
        if self.done == 0 {
            return None;
        }
        self.out.extend_from_slice(&self.html[self.done..]);
        Some(self.out)
    }
}

fn is_left_alone(name: &[u8], tag: &[u8]) -> bool {
    static LANG: LazyLock<memmem::Finder> = LazyLock::new(|| memmem::Finder::new(b" lang=\""));
    LEFT_ALONE.contains(&name) || LANG.find(tag).is_some() && !VOID.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::embedded_locales;
    use crate::locale::Locales;
    use crate::site::Language;

    /// TXT-07, TXT-08: a picture whose words are of another language holds nothing, and names behind it are marked.
    #[test]
    fn names_behind_a_picture_with_a_language_are_marked() {
        let locales = Locales::load(&embedded_locales()).0;
        let english = locales.get(&Language::new("en")).expect("it is carried");
        let marked = |body: &str| {
            let page = format!("<body>{body}").into_bytes();
            String::from_utf8(marked(page, english, &Lent::default())).expect("it was text")
        };
        let name = "<p><span lang=\"vi\">Đồng Đăng</span></p>";
        assert_eq!(marked("<p>Đồng Đăng</p>"), format!("<body>{name}"));
        for void in ["<img src=\"/a.jpg\" alt=\"Ảnh\" lang=\"vi\">", "<input lang=\"vi\">", "<br lang=\"vi\">"] {
            assert_eq!(marked(&format!("{void}<p>Đồng Đăng</p>")), format!("<body>{void}{name}"), "{void}");
        }
        let own = "<p lang=\"vi\">Đồng Đăng</p>";
        assert_eq!(marked(own), format!("<body>{own}"));
    }
}
