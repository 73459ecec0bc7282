//! What the program carries and a site may have its own of: the files of the theme, which replace those of the program
//! one by one, and the words of each language, whose lines do.

use std::path::Path;

use super::readings::settings;
use crate::amend;
use crate::diag::{Diagnostics, Error, SourcePath, nearest};
use crate::discover::{self, Memory, below_theme};

/// A file that the program carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// `layouts/home.html`, `locales/vi/site.ftl`.
    pub path: String,
    /// That of the site which stands in its place.
    pub own: Option<SourcePath>,
}

/// What the program carries for the site at `root`, files of the theme first; every folder will do to look at it.
///
/// # Errors
/// [`Error::Read`].
pub fn carried(root: &Path) -> Result<Vec<Carried>, Error> {
    let theme = if discover::is_site(root) { theme(root)? } else { None };
    let theme = theme.unwrap_or_else(|| DEFAULT.to_owned());
    let own = |path: &str| {
        let of_theme = [&*theme, DEFAULT].map(|name| format!("themes/{name}/{path}"));
        let places = if path.starts_with(LOCALES) { vec![path.to_owned()] } else { of_theme.to_vec() };
        let mut places = places.iter().filter(|place| discover::has_file(root, place));
        places.next().map(|place| SourcePath::from(&**place))
    };
    Ok(carried_paths().map(|path| Carried { own: own(path), path: path.to_owned() }).collect())
}

/// The bytes of the file that the program carries at `path`, as [`carried`] calls it or with the folder of the theme.
///
/// # Errors
/// [`Error::NotCarried`].
pub fn carried_file(path: &str) -> Result<&'static [u8], Error> {
    let path = called(path);
    let found = discover::carried_files().find(|(known, _)| short(known) == path);
    let is_alike = |known: &&str| known.rsplit('/').next() == path.rsplit('/').next();
    let near =
        || carried_paths().find(is_alike).or_else(|| nearest(&path, carried_paths())).unwrap_or_default().to_owned();
    found.map(|(_, bytes)| bytes).ok_or_else(|| Error::NotCarried { path: path.clone(), nearest: near() })
}

/// Puts files of the theme into that of the site, to be changed there: all of `paths`, or none when one is there. Words
/// are not put anywhere: those that a site does not change come from the program, with what is new in them.
///
/// # Errors
/// [`Error::NotASite`]; [`Error::UnreadSettings`]; [`Error::NotCarried`]; [`Error::WordsStay`]; [`Error::AlreadyThere`];
/// [`Error::Argument`] for a theme whose folder is none of the site (PUB-03); what the machine refused.
pub fn take(root: &Path, paths: &[String]) -> Result<Vec<SourcePath>, Error> {
    let theme = theme(root)?.ok_or_else(|| Error::UnreadSettings { path: root.join("content/site.yaml") })?;
    let mut taken: Vec<(SourcePath, &[u8])> = Vec::new();
    for path in paths {
        let bytes = carried_file(path)?;
        let path = called(path);
        if path.starts_with(LOCALES) {
            return Err(Error::WordsStay { path });
        }
        if !discover::is_within(root, &theme, &path) {
            return Err(Error::Argument { name: "theme".to_owned(), value: theme });
        }
        taken.push((SourcePath::from(format!("themes/{theme}/{path}")), bytes));
    }
    taken.sort();
    taken.dedup();
    amend::create_all(&taken.iter().map(|(path, bytes)| (root.join(&**path), *bytes)).collect::<Vec<_>>())?;
    Ok(taken.into_iter().map(|(path, _)| path).collect())
}

const DEFAULT: &str = "default";
/// The folder of the words of languages.
pub const LOCALES: &str = "locales/";

/// The files that can be had as [`carried`] calls them, themes' first.
pub fn carried_paths() -> impl Iterator<Item = &'static str> {
    let all = || discover::carried_files().map(|(path, _)| short(path));
    all().filter(|path| !path.starts_with(LOCALES)).chain(all().filter(|path| path.starts_with(LOCALES)))
}

/// What [`carried`] calls the file that somebody calls `path`, perhaps with the folder of the theme.
fn called(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.strip_prefix(&format!("themes/{DEFAULT}/")).map_or(path.clone(), str::to_owned)
}

/// What a file of the theme is called whichever theme it is in; that of a language stays as it is.
fn short(path: &'static str) -> &'static str {
    if path.starts_with(LOCALES) { path } else { below_theme(path) }
}

/// The theme that the site has chosen; `None` when its settings cannot be read.
fn theme(root: &Path) -> Result<Option<String>, Error> {
    let (sources, _) = discover::content(root, &mut Memory::default())?;
    let settings = settings(&sources, &mut Diagnostics::default());
    Ok(settings.map(|(settings, _)| settings.theme))
}
