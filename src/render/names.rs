//! Marks names of another language in a finished page with their `lang` (TXT-07, TXT-08), wherever
//! the theme shows them. Text under a `lang` of its own, code and the head are left alone.

use std::sync::LazyLock;

use memchr::{memchr, memmem};

use crate::locale::Locale;

/// Elements whose text is no sentence of the page.
const LEFT_ALONE: [&str; 7] = ["script", "style", "code", "pre", "textarea", "option", "title"];

/// Those of them that hold no markup; ours hold no `</` but their end.
const RAW: [&str; 2] = ["script", "style"];

/// `html`, a page in the language of `locale`, with its foreign names marked.
pub fn marked(html: String, locale: &Locale) -> String {
    let data = locale.data();
    let (Some(names), Some(syllables)) = (&data.foreign_names, &data.syllables) else { return html };
    let mut page = Page { html: &html, out: String::new(), done: 0, left: None };
    let mut at = memmem::find(html.as_bytes(), b"<body").unwrap_or(html.len());
    while at < html.len() {
        let end = memchr(b'<', &html.as_bytes()[at..]).map_or(html.len(), |length| at + length);
        if page.left.is_none() {
            for run in names.find(&html[at..end], syllables) {
                page.mark(at + run.start..at + run.end, &names.lang);
            }
        }
        at = page.tag(end);
    }
    page.finish().unwrap_or(html)
}

struct Page<'a> {
    html: &'a str,
    out: String,
    /// Bytes of `html` that are in `out`.
    done: usize,
    /// The element that is left alone, and how many of its name are open inside it.
    left: Option<(&'a str, usize)>,
}

impl<'a> Page<'a> {
    fn mark(&mut self, run: std::ops::Range<usize>, lang: &str) {
        self.out.push_str(&self.html[self.done..run.start]);
        self.out.extend(["<span lang=\"", lang, "\">", &self.html[run.clone()], "</span>"]);
        self.done = run.end;
    }

    /// Reads the tag at `at`; where it ends.
    fn tag(&mut self, at: usize) -> usize {
        let rest = &self.html[at..];
        let end = at + memchr(b'>', rest.as_bytes()).map_or(rest.len(), |length| length + 1);
        let tag = &self.html[at..end];
        let closing = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        match &mut self.left {
            Some((open, 0)) if closing && *open == name => self.left = None,
            Some((open, depth)) if closing && *open == name => *depth -= 1,
            Some((open, depth)) if *open == name => *depth += 1,
            None if !closing && is_left_alone(name, tag) => self.left = Some((name, 0)),
            _ => {}
        }
        // What looks like a tag in a script is none.
        let after = || memmem::find(&self.html.as_bytes()[end..], b"</").map(|length| end + length);
        let raw = (!closing && RAW.contains(&name)).then(after);
        raw.flatten().unwrap_or(end)
    }

    /// The page with its marks, if there are any.
    fn finish(mut self) -> Option<String> {
        if self.done == 0 {
            return None;
        }
        self.out.push_str(&self.html[self.done..]);
        Some(self.out)
    }
}

fn is_left_alone(name: &str, tag: &str) -> bool {
    static LANG: LazyLock<memmem::Finder> = LazyLock::new(|| memmem::Finder::new(b" lang=\""));
    LEFT_ALONE.contains(&name) || LANG.find(tag.as_bytes()).is_some()
}
