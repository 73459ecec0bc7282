//! What a file is, from where it lies: `content/events/2023/dieu-hanh.vi.md`.

use std::sync::Arc;

use super::data;
use crate::diag::{Diagnostic, Problem, SourcePath, Span, nearest};
use crate::site::{Kind, Language, PieceId};

/// The file in which a site is set up.
const SETTINGS: &str = "site.yaml";

/// The role of a source.
#[derive(Debug, PartialEq, Eq)]
pub enum Name {
    Settings,
    Data(String),
    Piece(PieceId, Language),
}

/// The role of the source at `path`.
pub fn of(path: &SourcePath, languages: &[Language]) -> Result<Name, Diagnostic> {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts.as_slice() {
        [SETTINGS] => Ok(Name::Settings),
        [file] if data::FILES.contains(file) => Ok(Name::Data((*file).to_owned())),
        [file] if file.ends_with(".md") => Err(unread(path, "loose", &format!("content/{}/", Kind::Article.folder()))),
        [folder, between @ .., file] if file.ends_with(".md") => piece(path, folder, between, file, languages),
        [.., file] if *file == SETTINGS || data::FILES.contains(file) => {
            Err(unread(path, "misplaced", &format!("content/{file}")))
        }
        _ => Err(match parts.last().copied().unwrap_or_default() {
            name if is_loud(name) => unread(path, "capitals", &name.to_lowercase()),
            name => unknown(path, name, &data::FILES),
        }),
    }
}

/// Whether `name` is that of a text, but for the case of its ending: `tin.vi.MD`.
fn is_loud(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
}

/// Nobody reads the file at `path`, which belongs elsewhere or under another name.
fn unread(path: &SourcePath, reason: &str, name: &str) -> Diagnostic {
    Diagnostic::new(Problem::FileUnread, Span::file(path)).arg("reason", reason).arg("name", name)
}

fn piece(
    path: &SourcePath,
    folder: &str,
    between: &[&str],
    file: &str,
    languages: &[Language],
) -> Result<Name, Diagnostic> {
    let kind = Kind::from_folder(folder).ok_or_else(|| unknown(path, folder, &Kind::ALL.map(Kind::folder)))?;
    let bad_name = || Diagnostic::new(Problem::BadFileName, Span::file(path)).arg("reason", "form").arg("name", file);
    let stem = file.strip_suffix(".md").ok_or_else(bad_name)?;
    let (stem, code) = stem.rsplit_once('.').ok_or_else(bad_name)?;
    let language = languages.iter().find(|language| language.code() == code).ok_or_else(|| {
        let accepted: Vec<&str> = languages.iter().map(Language::code).collect();
        let problem = Diagnostic::new(Problem::UnknownLanguage, Span::file(path));
        problem.arg("language", code).arg("accepted", accepted.join(", "))
    })?;
    let slug = if stem == "index" { between.last().copied().ok_or_else(bad_name)? } else { stem };
    if slug.is_empty() || slug.contains('.') {
        return Err(bad_name());
    }
    Ok(Name::Piece(PieceId { kind, slug: Arc::from(slug) }, language.clone()))
}

fn unknown(path: &SourcePath, name: &str, accepted: &[&'static str]) -> Diagnostic {
    Diagnostic::new(Problem::UnknownFolder, Span::file(path))
        .arg("name", name)
        .arg("accepted", accepted.join(", "))
        .arg("nearest", nearest(name, accepted.iter().copied()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> [Language; 2] {
        [Language::new("vi"), Language::new("en")]
    }

    fn id(path: &str) -> Option<String> {
        match of(&SourcePath::from(path), &languages()) {
            Ok(Name::Piece(id, language)) => Some(format!("{id} {language}")),
            _ => None,
        }
    }

    #[test]
    fn years_do_not_show_in_the_id() {
        assert_eq!(id("content/events/2023/dieu-hanh.vi.md").as_deref(), Some("events/dieu-hanh vi"));
        assert_eq!(id("content/pages/gioi-thieu.en.md").as_deref(), Some("pages/gioi-thieu en"));
    }

    /// TRN-02: `slug/index.vi.md` is `slug`.
    #[test]
    fn an_index_takes_the_name_of_its_folder() {
        assert_eq!(id("content/campaigns/2023/index.vi.md").as_deref(), Some("campaigns/2023 vi"));
    }

    #[test]
    fn a_strange_folder_or_language_is_refused() {
        assert_eq!(id("content/artikles/a.vi.md"), None);
        assert_eq!(id("content/articles/a.fr.md"), None);
        assert_eq!(id("content/articles/a.md"), None);
    }
}
