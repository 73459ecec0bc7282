//! Pages whose piece has another address now: links to the old one, which stand in letters and on posters, lead nowhere
//! from here on, unless the piece names it among its `aliases`.

use std::collections::BTreeMap;

use super::manifest::{File, Manifest};
use super::plan::Change;
use crate::diag::SourcePath;
use crate::pipeline::{Outcome, Publication};

/// A page that is no longer where readers know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its id: `articles/le-phat-dong`.
    pub piece: String,
    /// The code of the language of the page.
    pub language: String,
    /// The file with the text of the page: `content/articles/2023/le-phat-dong.vi.md`.
    pub file: SourcePath,
    /// Both begin and end with `/`.
    pub from: String,
    pub to: String,
}

/// A page is the text of a piece in a language.
type Page = (String, String);

/// The pages among `changes` that go from one address while a new one of the same piece and language comes. What is
/// withdrawn is not among them: nobody shall be led on from there. Nor is a page that shows the original for want of a
/// translation: it has no file that could name its address.
pub fn moved(
    changes: &[(Change, String)],
    local: &Manifest,
    remote: &Manifest,
    publication: &Publication,
    outcome: &Outcome,
) -> Vec<Moved> {
    let pages = |wanted: Change, manifest: &Manifest| -> Vec<(Page, String)> {
        let paths = changes.iter().filter(|(change, _)| *change == wanted).map(|(_, path)| path);
        let page = |path: &String| {
            let address = path.strip_suffix("index.html")?;
            let piece = only_piece(manifest.files.get(path)?)?;
            Some(((piece.to_owned(), publication.language_of(address)?.to_owned()), format!("/{address}")))
        };
        paths.filter_map(page).collect()
    };
    let gone = pages(Change::Removed, remote);
    if gone.is_empty() {
        return Vec::new();
    }
    let mut come: BTreeMap<Page, Vec<String>> = BTreeMap::new();
    for (page, address) in pages(Change::New, local) {
        come.entry(page).or_default().push(address);
    }
    let files = publication.texts(outcome);
    let led_on = |(page, from): (Page, String)| {
        let ([to], Some(file)) = (come.get(&page)?.as_slice(), files.get(&page)) else { return None };
        let (to, file, (piece, language)) = (to.clone(), file.clone(), page);
        Some(Moved { piece, language, file, from, to })
    };
    gone.into_iter().filter_map(led_on).collect()
}

/// The piece that a page is about, where it is about one.
fn only_piece(file: &File) -> Option<&str> {
    let mut about = file.about.iter();
    about.next().filter(|_| about.next().is_none()).map(|subject| &*subject.piece)
}
