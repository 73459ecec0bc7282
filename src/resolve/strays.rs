//! Files below `content/` that nobody reads: an article that Windows called `.md.txt`, one that is still a
//! letter of Word, a spreadsheet. What they say would be missing from the site without a word.
//!
//! A picture that nobody shows is none of them: people keep their photographs beside what they write.

use std::collections::BTreeSet;

use super::Input;
use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::discover::safe_join;
use crate::parse::Data;
use crate::site::Language;

/// What a file is for, by its ending. Whatever is not here is of no use to a site.
const ENDINGS: [(&str, &[&str]); 7] = [
    ("text", &["txt", "text", "markdown", "mdown", "mkd", "mdx"]),
    ("word", &["doc", "docx", "docm", "odt", "rtf", "pages"]),
    ("sheet", &["xls", "xlsx", "xlsm", "xlsb", "ods", "csv", "tsv", "numbers"]),
    ("attachment", &["pdf"]),
    ("picture", &["jpg", "jpeg", "png", "webp", "gif", "svg", "heic", "heif", "avif", "tif", "tiff", "bmp"]),
    // How Windows and its browsers save a JPEG.
    ("jpeg", &["jfif", "jpe", "jif", "jfi"]),
    // What editors and browsers leave while they work.
    ("litter", &["bak", "old", "orig", "swp", "swo", "tmp", "temp", "part", "crdownload"]),
];

/// Reports every file that is neither read nor named by what is read.
pub fn check(input: &Input, problems: &mut Vec<Diagnostic>) {
    let languages = input.settings.codes();
    let strays: Vec<(&SourcePath, &str)> = input
        .pictures
        .keys()
        .map(|path| (path, purpose(path)))
        .filter(|(_, purpose)| !matches!(*purpose, "picture" | "litter"))
        .collect();
    if strays.is_empty() {
        return;
    }
    let named = attached(input);
    let unread = strays.into_iter().filter(|(path, _)| !named.contains(&***path));
    problems.extend(unread.map(|(path, reason)| {
        let problem = Diagnostic::new(Problem::FileUnread, Span::file(path)).arg("reason", reason);
        problem.arg("name", instead(path, reason, &languages))
    }));
}

/// Whether the file at `path` may hold the text of a piece, though nobody reads it: one that is called otherwise by
/// mistake, or to put it away.
pub fn may_be_text(path: &str) -> bool {
    matches!(purpose(path), "text" | "litter" | "other")
}

/// What the file at `path` is for.
fn purpose(path: &str) -> &'static str {
    let ending = ending(path);
    let is_of = |(_, endings): &&(&str, &[&str])| endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
    ENDINGS.iter().find(is_of).map_or("other", |(purpose, _)| purpose)
}

fn ending(path: &str) -> &str {
    name(path).rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The files that `documents.yaml` names.
fn attached(input: &Input) -> BTreeSet<String> {
    let documents = input.data.iter().filter_map(|file| match &file.data {
        Data::Documents(rows) => Some(rows),
        _ => None,
    });
    documents.flatten().filter_map(|row| safe_join("content", &row.file.as_ref()?.value)).collect()
}

/// What to call it, or where it belongs: `tin.vi.md` for `tin.vi.md.txt`.
fn instead(path: &str, reason: &str, languages: &[Language]) -> String {
    let stem = name(path).rsplit_once('.').map_or(path, |(stem, _)| stem);
    match reason {
        "attachment" => path.strip_prefix("content/").unwrap_or(path).to_owned(),
        "text" | "word" if matches!(ending(stem), "md" | "yaml" | "yml") => stem.to_owned(),
        "text" | "word" if languages.iter().any(|language| language.code() == ending(stem)) => format!("{stem}.md"),
        "jpeg" => format!("{stem}.jpg"),
        "text" | "word" => format!("{stem}.{}.md", languages.first().map_or("", Language::code)),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_what_it_should_have_been() {
        let languages = [Language::new("vi"), Language::new("en")];
        for (path, reason, expected) in [
            ("content/articles/tin.vi.md.txt", "text", "tin.vi.md"),
            ("content/hotlines.yaml.txt", "text", "hotlines.yaml"),
            ("content/articles/tin.en.TXT", "text", "tin.en.md"),
            ("content/articles/bai.docx", "word", "bai.vi.md"),
            ("content/sodienthoai.xlsx", "sheet", ""),
            ("content/van-ban/ke-hoach.pdf", "attachment", "van-ban/ke-hoach.pdf"),
            ("content/articles/anh.JPG", "picture", ""),
            ("content/articles/anh3.jfif", "jpeg", "anh3.jpg"),
            ("content/articles/tin.vi.md.bak", "litter", ""),
            ("content/phim.mp4", "other", ""),
            ("content/Makefile", "other", ""),
        ] {
            assert_eq!((purpose(path), &*instead(path, reason, &languages)), (reason, expected), "{path}");
        }
    }
}
