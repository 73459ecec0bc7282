//! The raw HTML that authors may write: few inline elements, each with one attribute at most.
//! Everything else is an error (TRACE-01), comments included: they would be published, or
//! vanish without a word, and neither is what their author wants.

use super::escape;

/// An element that may be written.
struct Allowed {
    name: &'static str,
    /// The one attribute that it must have, if any.
    attribute: Option<&'static str>,
    void: bool,
}

#[rustfmt::skip]
const ALLOWED: &[Allowed] = &[
    Allowed { name: "abbr", attribute: Some("title"), void: false },
    Allowed { name: "br",   attribute: None,          void: true },
    Allowed { name: "kbd",  attribute: None,          void: false },
    Allowed { name: "span", attribute: Some("lang"),  void: false },
    Allowed { name: "sub",  attribute: None,          void: false },
    Allowed { name: "sup",  attribute: None,          void: false },
    Allowed { name: "wbr",  attribute: None,          void: true },
];

/// What a tag is to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tag {
    /// `<br>`: the element's name.
    Void(&'static str),
    /// The element's name, and the tag as it is written out.
    Open(&'static str, String),
    Close(&'static str),
    /// The element's name if it has one, and what to show to the author.
    Refused(String, String),
}

/// Judges one tag, comment or declaration, from `<` to `>`.
pub(super) fn judge(tag: &str) -> Tag {
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    let inner = inner.strip_suffix('>').unwrap_or(inner);
    if inner.starts_with("!--") {
        return Tag::Refused(String::new(), "<!-- -->".to_owned());
    }
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
    let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '<')).unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    let Some(allowed) = ALLOWED.iter().find(|allowed| allowed.name == name) else {
        let shown = format!("<{}{name}>", if closes { "/" } else { "" });
        return Tag::Refused(name, shown);
    };
    match (closes, allowed.void) {
        (true, true) => Tag::Refused(name.clone(), format!("</{name}>")),
        (true, false) => Tag::Close(allowed.name),
        (false, _) => judge_opening(allowed, &inner[end..]),
    }
}

/// Judges a block of raw HTML. Markdown does not reach into such a block, so text in it would
/// lose its markup: only line breaks may stand there. Otherwise what to show to the author.
pub(super) fn judge_block(block: &str) -> Result<Vec<&'static str>, String> {
    let mut voids = Vec::new();
    let mut first = None;
    let mut text = false;
    let mut rest = block;
    while let Some(start) = rest.find('<') {
        text |= !rest[..start].trim().is_empty();
        let end = rest[start..].find('>').map_or(rest.len(), |at| start + at + 1);
        match judge(&rest[start..end]) {
            Tag::Void(name) => voids.push(name),
            Tag::Refused(_, shown) => return Err(shown),
            Tag::Open(name, _) | Tag::Close(name) => first = first.or(Some(name)),
        }
        rest = &rest[end..];
    }
    match first.or_else(|| voids.first().copied().filter(|_| text || !rest.trim().is_empty())) {
        Some(name) => Err(format!("<{name}>")),
        None => Ok(voids),
    }
}

fn judge_opening(allowed: &'static Allowed, attributes: &str) -> Tag {
    let name = allowed.name;
    let refused = |found: &str| Tag::Refused(name.to_owned(), format!("<{}>", format!("{name} {found}").trim_end()));
    let written = attributes.trim().trim_end_matches('/').trim();
    match (allowed.attribute, read_attribute(written)) {
        (None, None) if allowed.void => Tag::Void(name),
        (None, None) => Tag::Open(name, format!("<{name}>")),
        (Some(_), None) => refused(""),
        (expected, Some((attribute, value, rest))) => {
            let attribute = attribute.to_ascii_lowercase();
            if expected != Some(attribute.as_str()) || (attribute == "lang" && !is_language(value)) {
                return refused(&attribute);
            }
            match read_attribute(rest) {
                Some((another, ..)) => refused(another),
                None => Tag::Open(name, opening(name, &attribute, value)),
            }
        }
    }
}

fn opening(name: &str, attribute: &str, value: &str) -> String {
    let mut tag = format!("<{name} {attribute}=\"");
    escape::push_written_attribute(&mut tag, value);
    tag.push_str("\">");
    tag
}

/// What the `title` of a tag says that was written out.
pub(super) fn title(tag: &str) -> Option<String> {
    let value = tag.split_once(" title=\"")?.1.strip_suffix("\">")?;
    Some(escape::unescaped(value))
}

/// The first attribute of `text`: its name, its value, what follows.
fn read_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len());
    if text.is_empty() {
        return None;
    }
    let (name, rest) = text.split_at(end);
    let Some(value) = rest.trim_start().strip_prefix('=') else { return Some((name, "", rest)) };
    let value = value.trim_start();
    let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (value, rest) = match quoted {
        Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
        None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
    };
    Some((name, value, rest))
}

/// Whether `code` has the shape of a BCP 47 code.
fn is_language(code: &str) -> bool {
    code.starts_with(|c: char| c.is_ascii_alphabetic())
        && code.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_list_is_accepted_and_written_cleanly() {
        for (tag, expected) in [
            ("<br>", Tag::Void("br")),
            ("<BR />", Tag::Void("br")),
            ("<wbr/>", Tag::Void("wbr")),
            ("<kbd>", Tag::Open("kbd", "<kbd>".into())),
            ("</Kbd >", Tag::Close("kbd")),
            ("<span lang=en>", Tag::Open("span", "<span lang=\"en\">".into())),
            ("<abbr title='a \"b\" &amp; c'>", Tag::Open("abbr", "<abbr title=\"a &quot;b&quot; &amp; c\">".into())),
        ] {
            assert_eq!(judge(tag), expected, "{tag}");
        }
    }

    #[test]
    fn everything_else_is_refused_by_name() {
        for (tag, shown) in [
            ("<script src=x>", "<script>"),
            ("</div>", "</div>"),
            ("<!-- x -->", "<!-- -->"),
            ("<!DOCTYPE html>", "<!doctype>"),
            ("<?php x ?>", "<?php>"),
            ("</br>", "</br>"),
            ("<kbd onclick=x>", "<kbd onclick>"),
            ("<span lang=en style='x'>", "<span style>"),
            ("<span lang='\"x'>", "<span lang>"),
            ("<span>", "<span>"),
            ("<abbr>", "<abbr>"),
            ("<br style=x>", "<br style>"),
        ] {
            assert!(matches!(judge(tag), Tag::Refused(_, found) if found == shown), "{tag}: {:?}", judge(tag));
        }
    }

    #[test]
    fn a_block_holds_nothing_but_line_breaks() {
        assert_eq!(judge_block("<br>\n<wbr>\n"), Ok(vec!["br", "wbr"]));
        for (block, shown) in [
            ("<div>\n<script>", "<div>"),
            ("<br>\n<script>", "<script>"),
            ("<br>\ntext\n", "<br>"),
            ("<kbd>\n", "<kbd>"),
            ("<!-- x", "<!-- -->"),
        ] {
            assert_eq!(judge_block(block), Err(shown.to_owned()), "{block}");
        }
    }
}
