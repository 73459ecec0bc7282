//! Addresses that a template or a style of a site's own writes from the root of the site: `/static/logo.svg`. Below a path
//! they need that path before them, and in a folder there is no root.
//!
//! Enter at [`in_template`] and [`in_style`] to find them, at [`placed`] and [`beside_assets`] to make them hold.

use std::ops::Range;

use super::css;
use super::markup::{is_address, is_list};

/// What no address of the page stands in, with its end.
const OTHERS: [(&str, &str); 6] =
    [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->"), ("<script>", "</script"), ("<style>", "</style")];

/// Where addresses from the root stand in `template`, as far as they are written out there.
pub fn in_template(template: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = template[at..].find(['{', '<', '=']).map(|next| at + next) {
        let rest = &template[next..];
        let other = OTHERS.iter().find(|(open, _)| rest.starts_with(open));
        at = next + other.map_or(1, |(_, close)| rest.find(close).map_or(rest.len(), |end| end + close.len()));
        if !rest.starts_with('=') {
            continue;
        }
        let name = template[..next].rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let place = match rest[1..].chars().next() {
            Some(quote @ ('"' | '\'')) => next + 2..end_of(template, next + 2, |c| c == quote),
            // Without quotes it ends with the word, and only a tag has one.
            Some('/') if template[..next].rfind(['<', '>']).is_some_and(|at| template[at..].starts_with('<')) => {
                next + 1..end_of(template, next + 1, |c| c.is_whitespace() || c == '>')
            }
            _ => continue,
        };
        let (start, value) = (place.start, &template[place.clone()]);
        if is_address(name) {
            found.extend(is_rooted(value).then_some(place));
        } else if is_list(name) {
            found.extend(listed(value).map(|it| start + it.start..start + it.end));
        }
    }
    found
}

/// Where what begins at `start` of `text` ends.
fn end_of(text: &str, start: usize, is_end: impl Fn(char) -> bool) -> usize {
    text[start..].find(is_end).map_or(text.len(), |length| start + length)
}

/// Where addresses from the root stand in `list`, each with a size behind it.
fn listed(list: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    list.split(',').filter_map(move |candidate| {
        let from = start + candidate.len() - candidate.trim_start().len();
        start += candidate.len() + 1;
        let address = candidate.split_whitespace().next().filter(|address| is_rooted(address))?;
        Some(from..from + address.len())
    })
}

/// Where addresses from the root, or from the folder above that of the style, stand in `css`.
pub fn in_style(css: &str) -> Vec<Range<usize>> {
    let is_own = |place: &Range<usize>| is_rooted(&css[place.clone()]) || css[place.clone()].starts_with("../");
    css::addresses(css).into_iter().filter(is_own).collect()
}

fn is_rooted(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//")
}

/// `template` with its addresses from the root below `base`, which ends in a slash; nothing where none has to change.
pub fn placed(template: &str, base: &str) -> Option<String> {
    let starts = insertions(template, base);
    let (mut out, mut done) = (String::with_capacity(template.len() + starts.len() * base.len()), 0);
    for start in &starts {
        out.push_str(&template[done..*start]);
        out.push_str(base.trim_end_matches('/'));
        done = *start;
    }
    out.push_str(&template[done..]);
    (!starts.is_empty()).then_some(out)
}

/// Where what stands at `at` of `template`, as it was [`placed`] below `base`, stands in it as it is written.
pub fn origin(template: &str, base: &str, at: usize) -> usize {
    let length = base.trim_end_matches('/').len();
    let starts = insertions(template, base);
    let before = starts.iter().enumerate().take_while(|(count, start)| **start + (count + 1) * length <= at).count();
    (at - before * length).min(template.len())
}

/// Where something has to stand before an address.
fn insertions(template: &str, base: &str) -> Vec<usize> {
    if base.trim_end_matches('/').is_empty() {
        return Vec::new();
    }
    let all = in_template(template).into_iter();
    all.filter(|place| !template[place.clone()].starts_with(base)).map(|place| place.start).collect()
}

/// `style` of a file in a folder at the root, which is at `base`, with its addresses from the root led from that folder:
/// they hold wherever the site lies, in a folder too.
pub fn beside_assets(style: &str, base: &str) -> String {
    let (mut out, mut done) = (String::with_capacity(style.len()), 0);
    for place in in_style(style).into_iter().filter(|place| style[place.clone()].starts_with('/')) {
        out.push_str(&style[done..place.start]);
        out.push_str("../");
        let address = &style[place.clone()];
        out.push_str(address.strip_prefix(base).unwrap_or(address).trim_start_matches('/'));
        done = place.end;
    }
    out.push_str(&style[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = concat!(
        "{# src=\"/a.svg\" #}<img class=\"/b\" src=\"/static/c.svg\" srcset='/d.png 1x, //e.example/e.png 2x, /f.png 3x'>",
        "<a href=\"/g/{{ h }}\">=\"/i\"</a><a href=\"/x/j/\"></a>{{ <card url=\"/k\" /> }}<script>l.src=\"/l\"</script>",
        "<a href=\"{{ m }}\"><a href=\"//n.example\"><a href=\"#o\"><use xlink:href=\"/p.svg#q\"/><img src=/r.svg>src=/s",
    );

    #[test]
    fn what_a_template_writes_from_the_root_is_found() {
        let found: Vec<&str> = in_template(TEMPLATE).into_iter().map(|place| &TEMPLATE[place]).collect();
        assert_eq!(found, ["/static/c.svg", "/d.png", "/f.png", "/g/{{ h }}", "/x/j/", "/p.svg#q", "/r.svg"]);
    }

    #[test]
    fn it_is_placed_below_a_path_and_found_again() {
        let placed = placed(TEMPLATE, "/x/").expect("there is something to place");
        for right in [
            "src=\"/x/static/c.svg\"",
            "'/x/d.png 1x, //e",
            "/x/f.png 3x'",
            "href=\"/x/g/{{ h }}\"",
            "\"/x/j/\"",
            "src=/x/r.svg>",
        ] {
            assert!(placed.contains(right), "{right}: {placed}");
        }
        assert_eq!(placed.len(), TEMPLATE.len() + 6 * 2);
        for mark in ["{# src", "class", "static", "1x", "3x", "=\"/i\"", "{{ m }}", "#o"] {
            let at = placed.find(mark).expect("it is there");
            assert_eq!(Some(origin(TEMPLATE, "/x/", at)), TEMPLATE.find(mark), "{mark}");
        }
        for base in ["/", ""] {
            assert_eq!(super::placed(TEMPLATE, base), None);
        }
    }

    #[test]
    fn a_style_finds_its_files_from_its_own_folder() {
        for (css, expected) in [
            ("a{b:url(/static/c.woff2)}", "a{b:url(../static/c.woff2)}"),
            ("a{b:url( \"/static/c.woff2\" ),url('/d')}", "a{b:url( \"../static/c.woff2\" ),url('../d')}"),
            ("a{b:url(/x/static/c)}", "a{b:url(../static/c)}"),
            ("a{b:url(data:,x)url(../e)url(#f)}", "a{b:url(data:,x)url(../e)url(#f)}"),
            (
                "@import \"/c.css\";a{b:image-set('/d' 1x);e:'/f'}",
                "@import \"../c.css\";a{b:image-set('../d' 1x);e:'/f'}",
            ),
        ] {
            assert_eq!(beside_assets(css, "/x/"), expected, "{css}");
        }
        assert_eq!(beside_assets("a{b:url(/c)}", "/"), "a{b:url(../c)}");
        assert_eq!(beside_assets("a{b:url(/c)}", ""), "a{b:url(../c)}");
    }
}
