//! A hashtag in a YAML value that stands in no quotation marks: ` #` begins a comment, and the value ends
//! before it without a word.

use std::ops::Range;

/// Whether the `#` at byte `at` of `yaml` may end a value that was to go on: a value without quotation marks or
/// brackets stands before it on its line, a letter or a digit right after it. That it is in no text is for others to say.
pub fn may_be(yaml: &str, at: usize) -> bool {
    if !yaml[..at].ends_with([' ', '\t']) || !yaml[at + 1..].starts_with(char::is_alphanumeric) {
        return false;
    }
    let start = yaml[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = &yaml[start..at];
    let is_second = before.match_indices('#').any(|(hash, _)| hash == 0 || before[..hash].ends_with([' ', '\t']));
    let before = before.trim();
    !is_second && !before.is_empty() && !before.ends_with(['"', '\'', ']', '}', ',', '[', '{', '|', '>'])
}

/// From `at` to the end of its line.
pub fn rest_of_line(yaml: &str, at: usize) -> Range<usize> {
    let line = &yaml[at..];
    at..at + line[..line.find('\n').unwrap_or(line.len())].trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashtag_is_told_from_a_comment() {
        for (line, expected) in [
            ("title: Chiến dịch #BinhDang năm nay", true),
            ("title: #BinhDang", true),
            ("  - một #hai", true),
            ("title: Đ #ĐồngĐăng", true),
            ("title: Chiến dịch # ghi chú", false),
            ("# ghi chú", false),
            ("  #ghi chú", false),
            ("title: Bài số#một", false),
            ("title: Bản tin số #1", true),
            ("title: \"Bài\" #BinhDang", false),
            ("topics: [a] #ghi", false),
            ("a: b # xem #BinhDang", false),
            ("a: | #ghi", false),
            ("a: [ #ghi", false),
        ] {
            let yaml = format!("kind: news\n{line}\n");
            let found = yaml.match_indices('#').any(|(at, _)| may_be(&yaml, at));
            assert_eq!(found, expected, "{line}");
        }
        assert_eq!(rest_of_line("a #b c \nd", 2), 2..6);
    }
}
