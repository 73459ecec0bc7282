//! Reads every input of a site: content, theme and locale files, the ones of the site over the
//! ones that the binary carries. The only reader of a site's inputs.
//!
//! Enter at [`content`], then [`dressing`] with the theme that `content/site.yaml` names. Nothing
//! here knows what a file means; a symbolic link is never followed (PUB-03).

mod again;
mod conflict;
mod embedded;
mod folder;
mod forbidden;
mod memory;
mod path;
mod picture;
mod seen;
mod text;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Diagnostics, Error, Problem, SourcePath, Span, Text, is_same};
pub use again::Changes;
use again::Last;
use folder::{Content, Listed};
pub use forbidden::forbidden;
pub use memory::Memory;
use memory::Stamp;
pub use path::{nfc, safe_join};
use seen::SHARE;
pub use seen::Seen;
use text::Damaged;

/// One text file, NFC, with LF line ends and without a byte order mark.
#[derive(Debug, Clone, Eq)]
pub struct Source {
    pub path: SourcePath,
    pub text: Text,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        is_same(&self.path, &other.path) && self.text == other.text
    }
}

/// A file of content that is no text: a picture, a PDF. Only weighed; whoever publishes it reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    pub path: SourcePath,
    pub file: std::path::PathBuf,
    pub size: u64,
    /// When it was changed, in nanoseconds since 1970; 0 where that is not known.
    pub modified: u64,
}

impl Asset {
    /// Its bytes; `None` when it has gone, became a link, or has more than `limit` bytes.
    ///
    /// # Errors
    /// [`Error::Read`] when the machine refuses, or the file keeps changing.
    pub fn read(&self, limit: u64) -> Result<Option<Vec<u8>>, Error> {
        let listed = Listed { path: self.path.clone(), file: self.file.clone() };
        if folder::kind(&self.file).is_none() {
            return Ok(None);
        }
        match folder::read_up_to(&listed, limit)? {
            Content::Bytes(bytes, _) => Ok(Some(bytes)),
            Content::Wrong(_) => Ok(None),
        }
    }

    /// What it says if it is a text after all, of at most `limit` bytes; what is no character is U+FFFD.
    ///
    /// # Errors
    /// As [`Asset::read`].
    pub fn text(&self, limit: u64) -> Result<Option<String>, Error> {
        let bytes = if self.size <= limit { self.read(limit)? } else { None };
        Ok(bytes.map(|bytes| text::lossy(&bytes)))
    }
}

/// A file of a theme that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Static {
    pub path: SourcePath,
    pub bytes: Arc<[u8]>,
}

/// All inputs, each list sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// `content/**/*.{md,yaml,yml}`, whatever the case of the ending.
    pub content: Vec<Source>,
    /// Other files below `content/`.
    pub assets: Vec<Asset>,
    /// Text files of the theme outside its `static/`, each with the path where it was found:
    /// `themes/default/layouts/home.html`. See [`below_theme`].
    pub theme: Vec<Source>,
    /// Other files of the theme, and everything in its `static/`.
    pub theme_statics: Vec<Static>,
    /// `locales/<code>/*.{yaml,ftl}`: embedded ones first, then the site's own under the same
    /// path, which override key by key.
    pub locales: Vec<Source>,
    /// Files that are no text, as far as they can be shown, for reports alone.
    pub damaged: Vec<Source>,
}

const CONTENT: &str = "content";
const SITE: &str = "content/site.yaml";
const THEMES: &str = "themes";
const LOCALES: &str = "locales";
const STARTER: &str = "src/starter/";
const DEFAULT_THEME: &str = "default";
const CONTENT_TEXTS: &[&str] = &["md", "yaml", "yml"];
const HANDBOOK: &str = "/explain.md";
const LOCALE_TEXTS: &[&str] = &["yaml", "ftl"];
const THEME_TEXTS: &[&str] = &["html", "css", "js", "yaml", "svg", "txt", "xml", "json", "md"];

/// What lies below `content/`, and what in it cannot be read as text. A file with a problem is
/// not in the sources. What `memory` knows is not read again.
///
/// # Errors
/// [`Error::NotASite`] without `content/site.yaml`; [`Error::Read`] when the machine refuses.
pub fn content(root: &Path, memory: &mut Memory) -> Result<(Sources, Diagnostics), Error> {
    if let Some(sources) = again::content(root, memory) {
        return Ok((sources, Diagnostics::default()));
    }
    memory.turn();
    let mut problems = Diagnostics::default();
    if folder::is_link(root, CONTENT, &mut problems) {
        return Ok((Sources::default(), problems));
    }
    if folder::kind(&root.join(SITE)).is_none() {
        return Err(Error::NotASite { path: root.to_owned() });
    }
    let listed = folder::list(root, CONTENT, &mut problems)?;
    let (texts, others): (Vec<Listed>, Vec<Listed>) =
        listed.into_iter().partition(|file| has_ending(&file.path, CONTENT_TEXTS));
    let mut damaged = Vec::new();
    let content = read_all(&texts, memory, &mut damaged, &mut problems)?;
    let assets = weigh_all(others)?;
    if problems.is_empty() {
        let (content, assets) = (&content, &assets);
        memory.set_last(|| Last { root: root.to_owned(), texts, content: content.clone(), assets: assets.clone() });
    }
    Ok((Sources { content, assets, damaged, ..Sources::default() }, problems))
}

/// Whether there is a site at `root`.
pub fn is_site(root: &Path) -> bool {
    folder::kind(&root.join(SITE)).is_some()
}

/// Whether the site at `root` has a file at `path`.
pub fn has_file(root: &Path, path: &str) -> bool {
    folder::kind(&root.join(path)).is_some_and(|kind| kind.is_file())
}

/// Adds the theme called `theme` and the locales to `sources`. A theme is laid file by file: the
/// embedded one, over it the site's `themes/default/`, over it the site's `themes/<theme>/`.
/// Locale files of the site stand after the embedded ones of the same path.
///
/// # Errors
/// [`Error::Read`] when the machine refuses.
pub fn dressing(root: &Path, theme: &str, sources: &mut Sources, memory: &mut Memory) -> Result<Diagnostics, Error> {
    let mut problems = Diagnostics::default();
    add_locales(root, sources, memory, &mut problems)?;
    let mut layers = Layers::new(memory);
    layers.add_embedded();
    if !folder::is_link(root, THEMES, &mut problems) {
        layers.add_folder(root, DEFAULT_THEME, &mut problems)?;
        add_named(root, theme, &mut layers, &mut problems)?;
    }
    sources.damaged.append(&mut layers.damaged);
    sources.theme = layers.texts.into_values().collect();
    sources.theme_statics = layers.others.into_values().collect();
    sources.theme.sort_by(|a, b| a.path.cmp(&b.path));
    sources.theme_statics.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(problems)
}

/// Lays the theme that `content/site.yaml` names, unless it is the default one.
fn add_named(root: &Path, theme: &str, layers: &mut Layers, problems: &mut Diagnostics) -> Result<(), Error> {
    let span = Span::file(&SourcePath::from(SITE));
    if !is_name(theme) {
        problems.push(Diagnostic::new(Problem::UnsafePath, span).arg("path", theme));
    } else if theme != DEFAULT_THEME && layers.add_folder(root, theme, problems)? == 0 {
        let name = format!("{THEMES}/{theme}/");
        // One that is there is to be filled.
        problems.push(match folder::kind(&root.join(THEMES).join(theme)).is_some_and(|kind| kind.is_dir()) {
            true => {
                Diagnostic::new(Problem::ThemeIgnored, span).arg("reason", "empty").arg("name", name).arg("nearest", "")
            }
            false => Diagnostic::new(Problem::MissingFile, span).arg("file", name),
        });
    }
    Ok(())
}

/// The part of a theme file's path that themes share: `layouts/home.html` of
/// `themes/default/layouts/home.html`. In [`Sources`] no two theme files have it in common.
pub fn below_theme(path: &str) -> &str {
    path.splitn(3, '/').nth(2).unwrap_or(path)
}

/// Whether the file `below` (`layouts/home.html`) of the site's own `theme` lies in the site itself, not behind a path out
/// of it or a symbolic link (PUB-03).
pub fn is_within(root: &Path, theme: &str, below: &str) -> bool {
    let path = format!("{THEMES}/{theme}/{below}");
    let is_link = |folder: &str| folder::kind(&root.join(folder)).is_some_and(|kind| kind.is_symlink());
    is_name(theme) && !path.match_indices('/').any(|(at, _)| is_link(&path[..at]))
}

/// Whether `theme` is the name of one folder.
fn is_name(theme: &str) -> bool {
    path::safe_join("themes", theme).is_some() && !theme.contains(['/', ':']) && !path::is_skipped(theme)
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| endings.iter().any(|text| text.eq_ignore_ascii_case(ending)))
}

/// The texts among `listed`, read in parallel, in the order of the list; what of the others can be
/// shown goes to `damaged`.
fn read_all(
    listed: &[Listed],
    memory: &mut Memory,
    damaged: &mut Vec<Source>,
    problems: &mut Diagnostics,
) -> Result<Vec<Source>, Error> {
    let (known, packs): (&Memory, bool) = (memory, memory.packs(listed.len()));
    let packed = |read: Read| match read {
        Read::Text(source, stamp) if packs => Read::Text(Source { text: source.text.packed(), ..source }, stamp),
        read => read,
    };
    let read = listed.par_iter().with_max_len(SHARE).map(|file| read_one(file, known).map(packed));
    let read: Vec<Read> = read.collect::<Result<_, Error>>()?;
    let mut texts = Vec::with_capacity(read.len());
    memory.expect_files(read.len());
    for file in read {
        match file {
            Read::Text(source, stamp) => {
                memory.keep(stamp, &source);
                texts.push(source);
            }
            Read::Damaged(found) => {
                problems.push(found.problem);
                damaged.push(found.shown);
            }
            Read::Wrong(problem) => problems.push(problem),
        }
    }
    Ok(texts)
}

/// What reading one text file came to.
enum Read {
    Text(Source, Stamp),
    Damaged(Box<Damaged>),
    Wrong(Diagnostic),
}

fn read_one(listed: &Listed, memory: &Memory) -> Result<Read, Error> {
    let stamp = memory.has(&listed.path).then(|| folder::stamp(&listed.file)).flatten();
    if let Some((source, stamp)) = stamp.and_then(|stamp| Some((memory.known(&listed.path, stamp)?, stamp))) {
        return Ok(Read::Text(source, stamp));
    }
    Ok(match folder::read(listed)? {
        Content::Bytes(bytes, stamp) => match text::source(&listed.path, &bytes) {
            Ok(source) => Read::Text(memory.shared(source), stamp),
            Err(damaged) => Read::Damaged(damaged),
        },
        Content::Wrong(problem) => Read::Wrong(problem),
    })
}

/// Assets are only weighed: whoever publishes one reads it. One that has gone is left out.
fn weigh_all(listed: Vec<Listed>) -> Result<Vec<Asset>, Error> {
    let assets: Vec<Option<Asset>> = listed.into_par_iter().map(weigh).collect::<Result<_, Error>>()?;
    Ok(assets.into_iter().flatten().collect())
}

fn weigh(listed: Listed) -> Result<Option<Asset>, Error> {
    let weight = folder::weight(&listed)?;
    Ok(weight.map(|(size, modified)| Asset { path: listed.path, file: listed.file, size, modified }))
}

/// What the picture `asset` says besides its pixels, metadata and thumbnails and comments: 4 MiB at
/// most; of another file its first MiB. Nothing when it has gone.
///
/// # Errors
/// [`Error::Read`] when the machine refuses.
pub fn besides_pixels(asset: &Asset) -> Result<Vec<u8>, Error> {
    folder::besides_pixels(&asset.file)
}

/// The locales inside the binary, which every site starts from.
pub fn embedded_locales() -> Vec<Source> {
    static LOCALES: LazyLock<Vec<Source>> = LazyLock::new(|| {
        let files = embedded::FILES.iter().filter(|(path, _)| path.starts_with("locales/"));
        let texts = files.filter(|(path, _)| has_ending(path, LOCALE_TEXTS));
        texts.filter_map(|(path, bytes)| text::embedded(&SourcePath::from(*path), bytes)).collect()
    });
    LOCALES.clone()
}

/// Those of `locales`, as [`dressing`] gives them, that are the site's own.
pub fn own_locales(locales: &[Source]) -> Vec<&Source> {
    let is_embedded = |path: &str| embedded::FILES.iter().any(|(file, _)| *file == path);
    let is_again = |at: usize| at > 0 && locales[at - 1].path == locales[at].path;
    (0..locales.len()).filter(|at| is_again(*at) || !is_embedded(&locales[*at].path)).map(|at| &locales[at]).collect()
}

/// Whether `source`, a file of a theme, is as the program carries it, whichever theme it lies in.
pub fn is_embedded(source: &Source) -> bool {
    static CARRIED: LazyLock<FxHashMap<&str, &Source>> =
        LazyLock::new(|| carried_theme().iter().map(|source| (below_theme(&source.path), source)).collect());
    CARRIED.get(below_theme(&source.path)).is_some_and(|carried| carried.text == source.text)
}

/// The texts of the theme inside the binary.
pub fn carried_theme() -> &'static [Source] {
    &embedded_theme().0
}

/// The theme inside the binary, its texts and its other files.
fn embedded_theme() -> &'static (Vec<Source>, Vec<Static>) {
    static THEME: LazyLock<(Vec<Source>, Vec<Static>)> = LazyLock::new(|| {
        let (mut texts, mut others) = (Vec::new(), Vec::new());
        for (path, bytes) in embedded::FILES.iter().filter(|(path, _)| path.starts_with("themes/")) {
            let path = SourcePath::from(*path);
            match is_theme_text(&path) {
                true => texts.extend(text::embedded(&path, bytes)),
                false => others.push(Static { bytes: Arc::from(*bytes), path }),
            }
        }
        (texts, others)
    });
    &THEME
}

/// What the binary carries that a site can have its own of: `(path, bytes)` of the theme and of the words and facts of
/// languages.
pub fn carried_files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let is_there =
        |path: &str| path.starts_with("themes/") || (path.starts_with("locales/") && has_ending(path, LOCALE_TEXTS));
    embedded::FILES.iter().filter(move |(path, _)| is_there(path)).map(|(path, bytes)| (*path, *bytes))
}

/// The handbooks of problems inside the binary: `locales/<code>/explain.md`.
pub fn handbooks() -> Vec<Source> {
    let files = embedded::FILES.iter().filter(|(path, _)| path.starts_with("locales/") && path.ends_with(HANDBOOK));
    // Not read as sources are: they show texts in wrong encodings.
    let text = |bytes: &[u8]| Some(nfc(&std::str::from_utf8(bytes).ok()?.replace("\r\n", "\n")).into_owned());
    files.filter_map(|(path, bytes)| Some(Source { path: (*path).into(), text: text(bytes)?.into() })).collect()
}

/// The files of the starter site inside the binary, by language: `vi/about.md`.
pub fn starter() -> BTreeMap<&'static str, &'static str> {
    let files = embedded::FILES.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(STARTER)?, *bytes)));
    files.filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?))).collect()
}

fn add_locales(
    root: &Path,
    sources: &mut Sources,
    memory: &mut Memory,
    problems: &mut Diagnostics,
) -> Result<(), Error> {
    sources.locales = embedded_locales();
    let mut own = folder::list(root, LOCALES, problems)?;
    own.retain(|file| has_ending(&file.path, LOCALE_TEXTS));
    let own = read_all(&own, memory, &mut sources.damaged, problems)?;
    // In tincay's own repository both are one file; saying it twice changes nothing.
    let new: Vec<Source> = own.into_iter().filter(|source| !sources.locales.contains(source)).collect();
    sources.locales.extend(new);
    sources.locales.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(())
}

/// A theme while its layers are laid, by [`below_theme`]: a later layer replaces file by file.
struct Layers<'a> {
    memory: &'a mut Memory,
    texts: BTreeMap<String, Source>,
    others: BTreeMap<String, Static>,
    damaged: Vec<Source>,
}

impl<'a> Layers<'a> {
    fn new(memory: &'a mut Memory) -> Self {
        Self { memory, texts: BTreeMap::new(), others: BTreeMap::new(), damaged: Vec::new() }
    }

    fn add_embedded(&mut self) {
        let (texts, others) = embedded_theme();
        self.texts.extend(texts.iter().map(|text| (below_theme(&text.path).to_owned(), text.clone())));
        self.others.extend(others.iter().map(|file| (below_theme(&file.path).to_owned(), file.clone())));
    }

    /// Lays the site's own `themes/<name>/` over what is there; how many files it has.
    fn add_folder(&mut self, root: &Path, name: &str, problems: &mut Diagnostics) -> Result<usize, Error> {
        let listed = folder::list(root, &format!("themes/{name}"), problems)?;
        let count = listed.len();
        let (texts, others): (Vec<Listed>, Vec<Listed>) =
            listed.into_iter().partition(|file| is_theme_text(&file.path));
        let texts = read_all(&texts, self.memory, &mut self.damaged, problems)?;
        self.texts.extend(texts.into_iter().map(|source| (below_theme(&source.path).to_owned(), source)));
        for file in others {
            match folder::read(&file)? {
                Content::Wrong(problem) => problems.push(problem),
                Content::Bytes(bytes, _) => {
                    let file = Static { path: file.path, bytes: Arc::from(bytes) };
                    self.others.insert(below_theme(&file.path).to_owned(), file);
                }
            }
        }
        Ok(count)
    }
}

fn is_theme_text(path: &str) -> bool {
    !below_theme(path).starts_with("static/") && has_ending(path, THEME_TEXTS)
}
