//! What a template of a theme says itself. Enter at [`said`].

use std::ops::Range;

/// Attributes of templates whose words are read out, shown or dialled.
const SPOKEN: [&str; 6] = ["alt", "aria-label", "content", "href", "placeholder", "title"];

/// `template` with spaces in place of all that nobody reads, byte for byte.
pub fn said(template: &str) -> String {
    let (mut said, mut rest) = (String::with_capacity(template.len()), template);
    let blank = |text: &str| {
        text.chars().map(|c| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) }).collect::<String>()
    };
    while let Some(at) = rest.find(['{', '<']) {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        let ends =
            [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->"), ("<script", "</script"), ("<style", "</style")];
        let end = ends.iter().find(|(open, _)| rest.starts_with(open)).map(|(_, close)| *close);
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let length = match end {
            Some(close) => rest.find(close).map_or(rest.len(), |end| end + close.len()),
            None if rest.starts_with('<') && is_tag => tag_length(rest),
            None => {
                said.push_str(&rest[..1]);
                rest = &rest[1..];
                continue;
            }
        };
        let (taken, after) = rest.split_at(length);
        match end {
            Some(_) => said.push_str(&blank(taken)),
            None => said.push_str(&spoken_by_tag(taken, blank)),
        }
        rest = after;
    }
    said.push_str(rest);
    said
}

/// The length of the tag that `text` begins with; a `>` in quotes is part of it.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    let end = text.find(|c| match quote {
        Some(open) => {
            quote = if c == open { None } else { quote };
            false
        }
        None => {
            quote = ['"', '\''].into_iter().find(|mark| *mark == c);
            c == '>'
        }
    });
    end.map_or(text.len(), |end| end + 1)
}

/// Where the value stands whose `=` ends at `at`, whether it has quotes, others, or none.
fn value_of(tag: &str, at: usize) -> Range<usize> {
    let start = tag.len() - tag[at..].trim_start().len();
    let quoted = tag[start..].chars().next().filter(|c| matches!(c, '"' | '\''));
    let start = start + usize::from(quoted.is_some());
    let is_end = |c: char| quoted.map_or(c.is_whitespace() || c == '>', |quote| c == quote);
    start..tag[start..].find(is_end).map_or(tag.len(), |length| start + length)
}

/// `tag` with nothing left but the words of [`SPOKEN`].
fn spoken_by_tag(tag: &str, blank: impl Fn(&str) -> String) -> String {
    let (mut said, mut done, mut past) = (String::with_capacity(tag.len()), 0, 0);
    for (at, _) in tag.match_indices('=') {
        if at < past {
            continue;
        }
        let name = tag[..at].trim_end().rsplit(|c: char| c.is_whitespace() || "\"'/".contains(c)).next();
        let value = value_of(tag, at + 1);
        past = value.end;
        if name.is_some_and(|name| SPOKEN.iter().any(|spoken| spoken.eq_ignore_ascii_case(name))) {
            said.push_str(&blank(&tag[done..value.start]));
            // What it is given stands in braces.
            let text = &tag[value.clone()];
            said.push_str(&if text.contains('{') { blank(text) } else { text.replace("tel:", "    ") });
            done = value.end;
        }
    }
    said.push_str(&blank(&tag[done..]));
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    /// HOT-01: what an attribute says is found however it is written.
    #[test]
    fn attributes_say_the_same_in_whatever_quotes() {
        for (template, said_words) in [
            ("<p title=\"Gọi 0912\">x</p>", "Gọi 0912 x"),
            ("<p title='Gọi 0912'>x</p>", "Gọi 0912 x"),
            ("<p title = \"Gọi 0912\">x</p>", "Gọi 0912 x"),
            ("<a HREF=tel:0912 class=a>x</a>", "0912 x"),
            ("<p class=\"a=b title='c'\" alt='d'>x</p>", "d x"),
            ("<p title=\"{{ t.call }}\" data-title=\"y\">x</p>", "x"),
            ("<p title=", ""),
        ] {
            let said = said(template);
            assert_eq!(said.len(), template.len());
            assert_eq!(said.split_whitespace().collect::<Vec<_>>().join(" "), said_words, "{template}");
        }
    }
}
