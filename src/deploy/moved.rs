//! Pages whose piece has another address now: links to the old one, which stand in letters and on posters, lead nowhere
//! from here on, unless the piece names it among its `aliases`.

use super::manifest::{File, Manifest};
use super::plan::Change;
use crate::pipeline::Publication;

/// A page that is no longer where readers know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// `articles/2023/le-phat-dong`.
    pub piece: String,
    /// The code of the language of the page.
    pub language: String,
    /// Both begin and end with `/`.
    pub from: String,
    pub to: String,
}

impl Moved {
    /// The file with the text of the page.
    pub fn file(&self) -> String {
        format!("content/{}.{}.md", self.piece, self.language)
    }
}

/// The pages among `changes` that go from one address while a new one of the same piece and language comes. What is
/// withdrawn is not among them: nobody shall be led on from there.
pub fn moved(
    changes: &[(Change, String)],
    local: &Manifest,
    remote: &Manifest,
    publication: &Publication,
) -> Vec<Moved> {
    let pages = |wanted: Change, manifest: &Manifest| -> Vec<(String, String, String)> {
        let paths = changes.iter().filter(|(change, _)| *change == wanted).map(|(_, path)| path);
        let page = |path: &String| {
            let address = path.strip_suffix("index.html")?;
            let piece = only_piece(manifest.files.get(path)?)?;
            Some((piece.to_owned(), publication.language_of(address)?.to_owned(), format!("/{address}")))
        };
        paths.filter_map(page).collect()
    };
    let come = pages(Change::New, local);
    let led_on = |(piece, language, from): (String, String, String)| {
        let mut to = come.iter().filter(|(other, code, _)| *other == piece && *code == language);
        match (to.next(), to.next()) {
            (Some((_, _, to)), None) => Some(Moved { piece, language, from, to: to.clone() }),
            _ => None,
        }
    };
    pages(Change::Removed, remote).into_iter().filter_map(led_on).collect()
}

/// The piece that a page is about, where it is about one.
fn only_piece(file: &File) -> Option<&str> {
    let mut about = file.about.iter();
    about.next().filter(|_| about.next().is_none()).map(|subject| &*subject.piece)
}
