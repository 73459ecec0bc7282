//! The marks that version control leaves where two people changed the same place: published as they stand, they would
//! show both texts. A line of them in fenced code of Markdown is an example.

use memchr::memmem;

/// The marks before the first text and after the second.
const OUTER: [&str; 2] = ["<<<<<<<", ">>>>>>>"];
/// Between the two. In Markdown it underlines a heading.
const BETWEEN: &str = "=======";

/// Where the first mark stands in `text`, the file at `path`.
pub(super) fn find(path: &str, text: &str) -> Option<usize> {
    let may_be = |mark: &str| memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    let is_yaml = path.ends_with(".yaml");
    if !(OUTER.into_iter().any(may_be) || is_yaml && may_be(BETWEEN)) {
        return None;
    }
    let (mut at, mut fence) = (0, None);
    for line in text.split_inclusive(['\n', '\r']) {
        if path.ends_with(".md") {
            fence = after(fence, line);
        }
        let marked = OUTER.iter().any(|mark| is_mark(line, mark)) || (is_yaml && line.trim_end() == BETWEEN);
        if marked && fence.is_none() {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Whether `line` is `mark`, with nothing or with the name of a version after it.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
}

/// The fence that is open after `line`, by its character and its length, when `open` was before it (CommonMark 4.5).
fn after(open: Option<(char, usize)>, line: &str) -> Option<(char, usize)> {
    let bare = line.trim_start_matches(' ');
    let Some(mark) = bare.chars().next().filter(|mark| "`~".contains(*mark) && line.len() - bare.len() < 4) else {
        return open;
    };
    let rest = bare.trim_start_matches(mark);
    let length = bare.len() - rest.len();
    match open {
        Some((own, least)) if own == mark && length >= least && rest.trim().is_empty() => None,
        None if length >= 3 && (mark == '~' || !rest.contains('`')) => Some((mark, length)),
        open => open,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn marks_are_found_where_they_are_no_example() {
        for (path, text, expected) in [
            ("a.md", "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> nhánh\n---\n", Some("<<<<<<< HEAD")),
            ("a.md", "---\n---\n\nA\n=======\nB\n>>>>>>> 9c1f2ab\n", Some(">>>>>>> 9c1f2ab")),
            ("a.md", "x\r\n<<<<<<<\r\n", Some("<<<<<<<\r")),
            ("a.md", "Đề mục\n=======\n", None),
            ("a.md", "```\n<<<<<<< HEAD\n```\n", None),
            ("a.md", "~~~~\n```\n~~~\n<<<<<<< HEAD\n~~~~\n", None),
            ("a.md", "```\nx\n```\n<<<<<<< HEAD\n", Some("<<<<<<< HEAD")),
            ("a.md", "    ```\n<<<<<<< HEAD\n", Some("<<<<<<< HEAD")),
            ("a.md", "``` a`b\n<<<<<<< HEAD\n", Some("<<<<<<< HEAD")),
            ("a.md", "<<<<<<<<< x\n >>>>>>> y\n>>>>>>>z\n", None),
            ("a.yaml", "a: 1\n=======\nb: 2\n", Some("=======")),
            ("a.yaml", "# =======\na: \"=======\"\n", None),
            ("a.css", "a {}\n=======\n>>>>>>> b\n", Some(">>>>>>> b")),
        ] {
            let found = find(path, text).map(|at| text[at..].lines().next().unwrap_or_default());
            assert_eq!(found, expected.map(|line| line.trim_end_matches('\r')), "{text}");
        }
    }
}
