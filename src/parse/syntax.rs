//! Why a YAML text cannot be understood, as a word that `bad-yaml` in `diagnostics.ftl` puts into
//! a sentence: the parser's own reasons are English and name rules that no author knows.

use std::ops::Range;

use memchr::memchr3_iter;

/// The word for `error` of `yaml`, the parser's own reason where there is no word for it, and the
/// bytes to point to; never empty where there is text.
pub fn explain(yaml: &str, error: &serde_yaml::Error) -> (String, Range<usize>) {
    let text = error.to_string();
    let at = yaml.floor_char_boundary(error.location().map_or(0, |location| location.index()).min(yaml.len()));
    let began = text.rsplit_once(", while ").and_then(|(_, context)| offset(yaml, context)).unwrap_or(at);
    let (word, at) = match text.as_str() {
        text if text.starts_with("mapping values") => colon(yaml, at),
        text if text.contains("while scanning a quoted scalar") => ("quote", began),
        text if text.contains("while parsing a flow") => (flow(yaml, began), began),
        text if text.starts_with("could not find expected ':'") => (no_colon(yaml, began), began),
        text if text.starts_with("found a tab character") => ("tab", at),
        text if text.starts_with("found character") => (character(yaml, at), at),
        text if text.starts_with("unknown anchor") => ("character", at),
        text if text.starts_with("block sequence entries") => ("character", at),
        text if text.contains("while scanning a block scalar") || text.contains("while scanning an anchor") => {
            ("character", began)
        }
        text if text.starts_with("did not find expected '-'") => (no_dash(yaml, at), at),
        text if text.starts_with("did not find expected") => left_over(yaml, at),
        text if text.starts_with("mapping keys") => ("character", value_start(yaml, &line(yaml, at))),
        text if text.contains("more than one document") => ("dashes", second_document(yaml)),
        text => (text.split(" at line ").next().unwrap_or(text), at),
    };
    (word.to_owned(), visible(yaml, at))
}

/// Lines of `yaml` that are indented by spaces that are none to YAML, as word processors and web pages leave them:
/// the reader would take these for letters, and lines for parts of others.
pub fn special_indents(yaml: &str) -> Vec<Range<usize>> {
    // The first bytes of all special spaces.
    let mut special = memchr3_iter(0xc2, 0xe2, 0xe3, yaml.as_bytes());
    if !special.any(|at| yaml[at..].starts_with(is_special)) {
        return Vec::new();
    }
    let (mut found, mut at, mut block) = (Vec::new(), 0, None);
    for line in yaml.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let indent = line.len() - line.trim_start_matches(' ').len();
        // Within a text that keeps its lines everything is text.
        if line.is_empty() || block.is_some_and(|outer| indent > outer) {
            continue;
        }
        block = line
            .rsplit(' ')
            .next()
            .is_some_and(|end| matches!(end, "|" | ">" | "|-" | ">-" | "|+" | ">+"))
            .then_some(indent);
        let text = line.trim_start_matches(|c| c == ' ' || is_special(c));
        if line[..line.len() - text.len()].contains(is_special) && begins_entry(text) {
            found.push(start..start + line.len());
        }
    }
    found
}

/// A space that is none to YAML, wide or narrow.
fn is_special(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// `key:` or `- `.
fn begins_entry(text: &str) -> bool {
    let key = text.split(':').next().filter(|key| key.len() < text.len());
    let is_key =
        |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    text.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_whitespace)) || key.is_some_and(is_key)
}

/// The line in which byte `at` is.
fn line(yaml: &str, at: usize) -> Range<usize> {
    let start = yaml[..at].rfind('\n').map_or(0, |end| end + 1);
    start..yaml[at..].find('\n').map_or(yaml.len(), |end| at + end)
}

/// The last line with text above the one in which byte `at` is.
fn line_above(yaml: &str, at: usize) -> Range<usize> {
    let above = yaml[..line(yaml, at).start].trim_end();
    line(yaml, above.len())
}

/// Where the value of a line begins: after `key: `, or after the dash.
fn value_start(yaml: &str, line: &Range<usize>) -> usize {
    let text = &yaml[line.clone()];
    let after = text.find(": ").map(|at| at + 2).or_else(|| text.find("- ").map(|at| at + 2)).unwrap_or(0);
    line.start + after + (text[after..].len() - text[after..].trim_start().len())
}

/// `title: Bài: một` has a colon too many, also between quotation marks that are none; `  kind: news`
/// stands too far to the right, unless the line above is the one that lacks its colon.
fn colon(yaml: &str, at: usize) -> (&'static str, usize) {
    let own = line(yaml, at);
    if yaml[own.start..at].contains(": ") {
        let value = value_start(yaml, &own);
        return if yaml[value..].starts_with(['“', '”', '‘', '’', '„']) {
            ("curly", value)
        } else {
            ("colon", at)
        };
    }
    let above = line_above(yaml, at);
    let text = yaml[above.clone()].trim();
    let is_other = !text.is_empty() && above != own;
    // The first key of an entry stands after its dash: `- id:a`; `- a` has none.
    let key = text.trim_start_matches("- ").trim_start();
    let indent = |line: Range<usize>| yaml[line.clone()].len() - yaml[line].trim_start_matches(' ').len();
    let is_text = !begins_entry(yaml[own.clone()].trim());
    let goes_on = is_other && is_text && !key.ends_with(':') && indent(own.clone()) > indent(above.clone());
    match gap(key) {
        // The text of the line above goes on.
        Gap::Space if goes_on => ("colon", at),
        Gap::None if is_other && !text.starts_with('-') => ("no-colon", above.start),
        Gap::Letter if is_other => ("no-colon", above.start),
        Gap::NoBreak if is_other => ("no-break", above.start),
        _ => ("indent", at),
    }
}

/// What stands after the first colon of a line.
enum Gap {
    /// There is no colon.
    None,
    Space,
    /// A space that is none to YAML: `title:\u{a0}Bài`.
    NoBreak,
    /// `title:Bài`
    Letter,
}

/// How the key of `line` is set off. An address is no key.
fn gap(line: &str) -> Gap {
    let Some((key, rest)) = line.split_once(':') else { return Gap::None };
    match rest.chars().next() {
        None | Some(' ' | '\t') => Gap::Space,
        Some(space) if space.is_whitespace() => Gap::NoBreak,
        Some(_) if key.contains([' ', '"', '\'']) || rest.starts_with("//") => Gap::Space,
        Some(_) => Gap::Letter,
    }
}

/// Brackets that are closed and still not understood have something between them that is.
fn flow(yaml: &str, began: usize) -> &'static str {
    let line = &yaml[began..line(yaml, began).end];
    let count = |marks: [char; 2]| marks.map(|mark| line.matches(mark).count());
    let closed = [count(['[', ']']), count(['{', '}'])].iter().all(|[open, close]| open == close);
    match closed {
        true if line.contains(['“', '„']) => "curly",
        true => "flow",
        false => "bracket",
    }
}

/// A line of a list that has neither colon nor dash.
fn no_colon(yaml: &str, at: usize) -> &'static str {
    let (above, own) = (&yaml[line_above(yaml, at)], &yaml[line(yaml, at)]);
    match gap(own) {
        Gap::None if above.trim_start().starts_with("- ") => "dash",
        Gap::NoBreak => "no-break",
        _ => "no-colon",
    }
}

/// A line of a list stands to the right of its dash, or has one of its own.
fn no_dash(yaml: &str, at: usize) -> &'static str {
    let indent = |text: &str| text.len() - text.trim_start_matches(' ').len();
    let own = indent(&yaml[line(yaml, at)]);
    let mut above = yaml[..line(yaml, at).start].lines().rev();
    let dash = above.find(|line| line.trim_start().starts_with("- ")).map(indent);
    if dash.is_some_and(|dash| own > dash) { "indent" } else { "dash" }
}

/// A value that was over before its line was: `"Bài "một" hai"`, `[Ảnh] Lễ`; else a line that begins
/// in a wrong place.
fn left_over(yaml: &str, at: usize) -> (&'static str, usize) {
    let value = value_start(yaml, &line(yaml, at));
    match yaml[value..].chars().next() {
        Some('"' | '\'') if value < at => ("quotes", value),
        Some('[' | '{') if value < at && yaml[at..].starts_with([']', '}']) => ("closing", at),
        Some('[' | '{' | '*' | '&' | '!') if value < at => ("character", value),
        _ => ("indent", at),
    }
}

fn character(yaml: &str, at: usize) -> &'static str {
    if yaml[at..].starts_with('\t') { "tab" } else { "character" }
}

fn second_document(yaml: &str) -> usize {
    yaml.find("\n---").map_or(0, |at| at + 1)
}

/// The byte that `… at line 2 column 8` names, columns in characters.
fn offset(yaml: &str, context: &str) -> Option<usize> {
    let (line, column) = context.rsplit_once(" at line ")?.1.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let before: usize = yaml.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = yaml.get(before..)?;
    Some(before + rest.char_indices().nth(column.checked_sub(1)?).map_or(rest.len(), |(at, _)| at))
}

/// From `at` to the end of its line; the last line with text when there is nothing there.
fn visible(yaml: &str, at: usize) -> Range<usize> {
    let mut at = yaml.floor_char_boundary(at.min(yaml.len()));
    if yaml[at..].trim().is_empty() {
        let text = yaml.trim_end();
        at = text.rfind('\n').map_or(0, |end| end + 1);
    }
    let end = yaml[at..].find('\n').map_or(yaml.len(), |end| at + end);
    at..end
}

#[cfg(test)]
mod tests {
    use super::{explain, special_indents};

    #[test]
    fn what_authors_get_wrong_has_a_word_and_a_place() {
        for (yaml, word, place) in [
            ("title: Bài: phần một\n", "colon", ": phần một"),
            ("title: Bài\n  kind: news\n", "indent", ": news"),
            ("title: \"Bài\nkind: news\n", "quote", "\"Bài"),
            ("a: [x\nkind: news\n", "bracket", "[x"),
            ("a: {b: c\nd: e\n", "bracket", "{b: c"),
            ("a: b\nkind:news\nd: e\n", "no-colon", "kind:news"),
            ("title:Bài\nkind: news\n", "no-colon", "title:Bài"),
            ("title:Bài một\n\nkind: news\n", "no-colon", "title:Bài một"),
            ("title:\u{a0}Bài\nkind: news\n", "no-break", "title:\u{a0}Bài"),
            ("a: b\nkind:\u{a0}news\nd: e\n", "no-break", "kind:\u{a0}news"),
            ("https://a.b/c\n  kind: news\n", "indent", ": news"),
            ("summary: Một câu\n  dài thêm: hết\nkind: news\n", "colon", ": hết"),
            ("title: *Hội thi\nkind: news\n", "character", "*Hội thi"),
            ("title: !Hội thi\nkind: news\n", "character", "!Hội thi"),
            ("title: ? Hội thi\nkind: news\n", "character", "? Hội thi"),
            ("- id:lang-gieng\n  label: x\n", "no-colon", "- id:lang-gieng"),
            ("- id: a\n  label: x\n- id:\u{a0}b\n  label: y\n", "no-break", "- id:\u{a0}b"),
            ("- https://a.b/c\n  label: x\n", "indent", ": x"),
            ("- a\n  label: x\n", "indent", ": x"),
            ("a:\n\tb: c\n", "tab", "\tb: c"),
            ("a: @b\n", "character", "@b"),
            ("a: *b\n", "character", "*b"),
            ("- a\nb: c\n", "dash", "b: c"),
            ("a: b\n---\nc: d\n", "dashes", "---"),
            ("title: [Ảnh] Lễ\nkind: news\n", "character", "[Ảnh] Lễ"),
            ("title: {x} y\n", "character", "{x} y"),
            ("title: - x\n", "character", "- x"),
            ("title: > 50%\n", "character", "> 50%"),
            ("title: & x\n", "character", "& x"),
            ("title: \"Bài \"một\" hai\"\nkind: news\n", "quotes", "\"Bài \"một\" hai\""),
            ("title: 'Chị em's'\nkind: news\n", "quotes", "'Chị em's'"),
            ("title: “Bài: một”\nkind: news\n", "curly", "“Bài: một”"),
            ("topics:\n  - a\n  b\nkind: news\n", "dash", "b"),
            ("topics:\n  - a\n  b: x\n", "dash", "b: x"),
            ("- id: a\n  label: x\nid: b\n", "dash", "id: b"),
            ("- id: a\n label: x\n", "indent", "label: x"),
            ("title Bài\nkind: news\n", "no-colon", "title Bài"),
            ("a:\n  b: c\n\td: e\n", "tab", "\td: e"),
            ("a: [b]]\nc: d\n", "closing", "]"),
            ("a: { b: c, d: e: f }\n", "flow", "{ b: c, d: e: f }"),
            ("a: { b: c d: e }\n", "flow", "{ b: c d: e }"),
            ("a: { b: “c: d” }\n", "curly", "{ b: “c: d” }"),
        ] {
            let error = serde_yaml::from_str::<serde_yaml::Value>(yaml).expect_err(yaml);
            let (found, range) = explain(yaml, &error);
            assert_eq!((&*found, &yaml[range]), (word, place), "{yaml}: {error}");
        }
    }

    #[test]
    fn lines_indented_by_special_spaces_are_found() {
        for (yaml, places) in [
            ("a:\n \u{a0}b: c\n\u{a0}\u{a0}d: e\n", vec![" \u{a0}b: c", "\u{a0}\u{a0}d: e"]),
            ("- id: a\n\u{a0} label: Đường: x\r\n", vec!["\u{a0} label: Đường: x"]),
            ("a:\n  \u{a0}- b\n", vec!["  \u{a0}- b"]),
            ("a: |\n  \u{a0}b: c\n\u{a0}d: e\n", vec!["\u{a0}d: e"]),
            ("a:\n\u{3000}b: c\n", vec!["\u{3000}b: c"]),
            ("a:\n\u{2003}\u{2003}- b\n \u{202f}c: d\n", vec!["\u{2003}\u{2003}- b", " \u{202f}c: d"]),
            ("a: “b”\n  c: 中\n", vec![]),
            ("a: b\u{a0}c\n  \u{a0}hai dòng: chữ\n", vec![]),
            ("a: b\n  c: d\n", vec![]),
        ] {
            let found = special_indents(yaml);
            assert_eq!(found.iter().map(|range| &yaml[range.clone()]).collect::<Vec<_>>(), places, "{yaml}");
        }
    }

    #[test]
    fn no_text_stops_the_explanation() {
        for yaml in ["", "\n", "\"", "[", "{", "ễ: ễ: ễ", "\u{7}", "a: \"\\q\"", "%", "a: &x\n*y : z", "- - -\n -"]
        {
            if let Err(error) = serde_yaml::from_str::<serde_yaml::Value>(yaml) {
                let (_, range) = explain(yaml, &error);
                assert!(yaml.get(range).is_some(), "{yaml}");
            }
        }
    }
}
