//! What a template of a theme says itself. Enter at [`said`].

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

/// `tag` with nothing left but the words of [`SPOKEN`].
fn spoken_by_tag(tag: &str, blank: impl Fn(&str) -> String) -> String {
    let (mut said, mut done) = (String::with_capacity(tag.len()), 0);
    for (at, _) in tag.match_indices("=\"") {
        let name = tag[..at].rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let start = at + 2;
        let Some(length) = tag[start..].find('"').filter(|_| start >= done && SPOKEN.contains(&name)) else { continue };
        said.push_str(&blank(&tag[done..start]));
        // What it is given stands in braces.
        let value = &tag[start..start + length];
        said.push_str(&if value.contains('{') { blank(value) } else { value.replace("tel:", "    ") });
        done = start + length;
    }
    said.push_str(&blank(&tag[done..]));
    said
}
