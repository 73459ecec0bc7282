//! Pages for a folder instead of a host: opened from a stick, by `file://`, an address that begins
//! with a slash would leave it, and a folder is not answered by its `index.html`.
//!
//! Enter at [`page`]. Rewrites the attributes of HTML that templates made; text, comments, styles
//! and scripts stay as they are.

use super::markup::{attributes, is_address, is_list, token};

/// What tells other sites where the page is: on a stick it is nowhere else but here.
const ELSEWHERE: [&str; 4] = [" hreflang=\"", " property=\"og:", " name=\"twitter:", "application/ld+json"];

/// `html`, the page at `path` of the output, with every address below `base` relative to it.
pub fn page(html: &str, path: &str, base: &str) -> String {
    let place = Place { up: "../".repeat(path.matches('/').count()), base };
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let length = token(&rest.as_bytes()[at..]).whole;
        out.push_str(&rest[..at]);
        let tag = &rest[at..at + length];
        rest = &rest[at + length..];
        match is_for_others(tag) {
            true => rest = rest.trim_start_matches('\n'),
            false => place.tag(tag, &mut out),
        }
    }
    out.push_str(rest);
    out
}

/// `address`, written in the file at `path` of the output, relative to it if it is below `base`.
pub fn address(address: &str, path: &str, base: &str) -> String {
    Place { up: "../".repeat(path.matches('/').count()), base }.address(address)
}

/// Whether `tag` is one of the head that speaks to other sites; links of the page itself are not.
fn is_for_others(tag: &str) -> bool {
    let in_head = ["<link", "<meta", "<script"].iter().any(|name| tag.starts_with(name));
    in_head && ELSEWHERE.iter().any(|mark| tag.contains(mark))
}

/// Where a page lies: the way up from it, and what its addresses begin with.
struct Place<'a> {
    up: String,
    base: &'a str,
}

impl Place<'_> {
    /// Adds `tag` to `out` with its addresses rewritten.
    fn tag(&self, tag: &str, out: &mut String) {
        if tag.starts_with("<!") || tag.starts_with("<style") || tag.ends_with("</script>") {
            return out.push_str(tag);
        }
        let refreshes = tag.starts_with("<meta") && tag.contains("http-equiv=\"refresh\"");
        let mut done = 0;
        for (name, place) in attributes(tag) {
            let value = &tag[place.clone()];
            let led = match name {
                _ if is_address(name) => self.address(value),
                _ if is_list(name) => self.list(value),
                "content" if refreshes => self.refresh(value),
                _ => continue,
            };
            out.push_str(&tag[done..place.start]);
            out.push_str(&led);
            done = place.end;
        }
        out.push_str(&tag[done..]);
    }

    fn address(&self, address: &str) -> String {
        let below = address.strip_prefix(self.base).filter(|_| !address.starts_with("//"));
        let Some(below) = below else { return address.to_owned() };
        let (path, suffix) = below.split_at(below.find(['?', '#']).unwrap_or(below.len()));
        let file = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        format!("{}{path}{file}{suffix}", self.up)
    }

    fn list(&self, list: &str) -> String {
        let candidates = list.split(',').map(|candidate| {
            let candidate = candidate.trim();
            let (address, size) = candidate.split_once(' ').unwrap_or((candidate, ""));
            format!("{} {size}", self.address(address)).trim_end().to_owned()
        });
        candidates.collect::<Vec<_>>().join(", ")
    }

    /// `0; url=/vi/…`
    fn refresh(&self, value: &str) -> String {
        match value.split_once("url=") {
            Some((wait, address)) => format!("{wait}url={}", self.address(address)),
            None => value.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn addresses_lead_from_the_page_to_files() {
        let cases = [
            (r#"<a href="/">"#, r#"<a href="../../index.html">"#),
            (r#"<a class="x" href="/en/a/#b">"#, r#"<a class="x" href="../../en/a/index.html#b">"#),
            (r#"<link href="/assets/a.css?x">"#, r#"<link href="../../assets/a.css?x">"#),
            (
                r#"<img srcset="/a.webp 1x, /b.webp 2x" src="/a.jpg">"#,
                r#"<img srcset="../../a.webp 1x, ../../b.webp 2x" src="../../a.jpg">"#,
            ),
            (
                r#"<meta http-equiv="refresh" content="0; url=/a/">"#,
                r#"<meta http-equiv="refresh" content="0; url=../../a/index.html">"#,
            ),
            (r#"<script src="/a.js" defer></script>"#, r#"<script src="../../a.js" defer></script>"#),
            (r#"<use xlink:href="/i.svg#a"/>"#, r#"<use xlink:href="../../i.svg#a"/>"#),
            ("<img alt='a = b' SRC=/i.svg>", "<img alt='a = b' SRC=../../i.svg>"),
            ("<object data = '/a/'>", "<object data = '../../a/index.html'>"),
        ];
        for (html, expected) in cases {
            assert_eq!(page(html, "en/b/index.html", "/"), expected);
        }
        assert_eq!(page(r#"<a href="/binh-dang/a/">"#, "index.html", "/binh-dang/"), r#"<a href="a/index.html">"#);
    }

    #[test]
    fn what_speaks_to_other_sites_is_left_out() {
        let head = "<link rel=\"alternate\" hreflang=\"vi\" href=\"https://example.org/\">\n\
            <meta property=\"og:url\" content=\"https://example.org/\">\n\
            <script type=\"application/ld+json\">{\"a<b\":\"https://example.org/\"}</script>\n<a hreflang=\"vi\" href=\"/\">";
        assert_eq!(page(head, "index.html", "/"), "<a hreflang=\"vi\" href=\"index.html\">");
    }

    #[test]
    fn all_else_stays_as_it_is() {
        let cases = [
            r##"<a href="#main">"##,
            r#"<a href="https://example.org/">"#,
            r#"<a href="//example.org/">"#,
            r#"<a href="tel:111">"#,
            r#"<meta name="description" content="/a/ > b">"#,
            r#"<p>href="/a/" < 5</p>"#,
            r#"<!-- <a href="/a/"> -->"#,
            r#"<style>a[href="/a/"]{}</style>"#,
            r#"<script>if(a<b)x='href="/a/"'</script>"#,
        ];
        for html in cases {
            assert_eq!(page(html, "en/index.html", "/"), html);
        }
    }
}
