//! Why a YAML text cannot be understood, as a word that `bad-yaml` in `diagnostics.ftl` puts into
//! a sentence: the parser's own reasons are English and name rules that no author knows.

use std::ops::Range;

/// The word for `error` of `yaml`, the parser's own reason where there is no word for it, and the
/// bytes to point to; never empty where there is text.
pub fn explain(yaml: &str, error: &serde_yaml::Error) -> (String, Range<usize>) {
    let text = error.to_string();
    let at = error.location().map_or(0, |location| location.index());
    let began = text.rsplit_once(", while ").and_then(|(_, context)| offset(yaml, context)).unwrap_or(at);
    let (word, at) = match text.as_str() {
        text if text.starts_with("mapping values") => (colon_or_indent(yaml, at), at),
        text if text.contains("while scanning a quoted scalar") => ("quote", began),
        text if text.contains("while parsing a flow") => ("bracket", began),
        text if text.starts_with("could not find expected ':'") => ("no-colon", began),
        text if text.starts_with("found character") => (character(yaml, at), at),
        text if text.starts_with("unknown anchor") => ("character", at),
        text if text.starts_with("did not find expected") => ("indent", at),
        text if text.contains("more than one document") => ("dashes", second_document(yaml)),
        text => (text.split(" at line ").next().unwrap_or(text), at),
    };
    (word.to_owned(), visible(yaml, at))
}

/// `title: Bài: một` has a colon too many; `  kind: news` stands too far to the right.
fn colon_or_indent(yaml: &str, at: usize) -> &'static str {
    let line = yaml.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    if line.contains(": ") { "colon" } else { "indent" }
}

fn character(yaml: &str, at: usize) -> &'static str {
    if yaml[at.min(yaml.len())..].starts_with('\t') { "tab" } else { "character" }
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
    use super::explain;

    #[test]
    fn what_authors_get_wrong_has_a_word_and_a_place() {
        for (yaml, word, place) in [
            ("title: Bài: phần một\n", "colon", ": phần một"),
            ("title: Bài\n  kind: news\n", "indent", ": news"),
            ("title: \"Bài\nkind: news\n", "quote", "\"Bài"),
            ("a: [x\nkind: news\n", "bracket", "[x"),
            ("a: {b: c\nd: e\n", "bracket", "{b: c"),
            ("a: b\nkind:news\nd: e\n", "no-colon", "kind:news"),
            ("a:\n\tb: c\n", "tab", "\tb: c"),
            ("a: @b\n", "character", "@b"),
            ("a: *b\n", "character", "*b"),
            ("- a\nb: c\n", "indent", "b: c"),
            ("a: b\n---\nc: d\n", "dashes", "---"),
        ] {
            let error = serde_yaml::from_str::<serde_yaml::Value>(yaml).expect_err(yaml);
            let (found, range) = explain(yaml, &error);
            assert_eq!((&*found, &yaml[range]), (word, place), "{yaml}: {error}");
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
