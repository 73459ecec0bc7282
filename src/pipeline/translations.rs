//! `tincay translate`: how every text stands, from discovering and parsing alone, and what writes to
//! translations.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{Readings, Today, readings};
use crate::amend;
use crate::diag::{Error, SourcePath, nearest};
use crate::discover::{Source, nfc};
use crate::locale::Locales;
use crate::parse::{self, Document, Fingerprint, Own};
use crate::resolve::{self, State, Translation};
use crate::site::{Kind, Language, PieceId};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// How the texts of a site stand.
#[derive(Debug)]
pub struct Texts {
    /// Of the site, the one of originals first.
    pub languages: Vec<Language>,
    /// By piece, then by language.
    pub translations: Vec<Translation>,
    /// Files that could not be read: they may be anything.
    pub unread: Vec<SourcePath>,
    pub locales: Locales,
    /// Of the site's days.
    pub(super) time_zone: String,
    documents: Vec<Document>,
}

impl Texts {
    /// The file in which the piece called `slug` of `kind` is written, if there is one.
    pub(super) fn file_of(&self, kind: Kind, slug: &str) -> Option<SourcePath> {
        let all = self.documents.iter().filter(|it| it.id.kind == kind && &*it.id.slug == slug);
        all.min_by_key(|it| it.facts.is_none()).map(|document| document.source.path.clone())
    }

    /// The year of the piece called `slug` of `kind`, as far as pieces of its kind belong to one and it says so.
    pub(super) fn year_of(&self, kind: Kind, slug: &str) -> Option<i16> {
        let mut all = self.documents.iter().filter(|it| it.id.kind == kind && &*it.id.slug == slug);
        let facts = all.find_map(|it| it.facts.as_ref())?;
        match &facts.own {
            Own::Event(event) => event.start.map(|start| start.date().year()),
            Own::Honoree(honoree) => Some(honoree.year),
            _ if kind == Kind::Article => facts.common.date.map(Date::year),
            _ => None,
        }
    }
}

/// How every translation of the site at `root` stands on the day that `today` is there; where that is not told, by
/// what files say alone.
///
/// # Errors
/// What the machine refused.
pub fn translations(root: &Path, today: Option<Today>) -> Result<Texts, Error> {
    let Readings { settings, languages, documents, unread, locales, today, .. } = readings(root, today)?;
    let time_zone = settings.map(|settings| settings.time_zone).unwrap_or_default();
    let read: Vec<&Document> = documents.iter().filter(|it| !unread.contains(&it.source.path)).collect();
    // A translation that cannot be read is not missing.
    let mut translations = resolve::translations(&read, &languages, &locales, today);
    translations.retain(|translation| !unread.contains(&translation.file));
    let unread = unread.into_iter().collect();
    Ok(Texts { translations, unread, languages, locales, time_zone, documents })
}

/// What accepting came to.
#[derive(Debug)]
pub struct Accepted {
    /// Translations that now say which original they follow.
    pub written: Vec<SourcePath>,
    /// How many said so before.
    pub unchanged: usize,
    /// Files that are meant and have problems, so that nothing was written to them.
    pub refused: Vec<SourcePath>,
    /// Translations that are meant and are written in a way in which nothing can be put in.
    pub unplaced: Vec<SourcePath>,
    /// Files that are meant and have no name or no words yet: there is nothing to accept.
    pub unwritten: Vec<SourcePath>,
    pub locales: Locales,
}

/// Writes into the translations at `paths`, or into all, from which original text they were made (TRN-04).
///
/// # Errors
/// What the machine refused; a path that is no translation.
pub fn accept(root: &Path, paths: Option<&[PathBuf]>) -> Result<Accepted, Error> {
    let texts = translations(root, None)?;
    let is_there = |it: &&Translation| it.begun || it.state != State::Missing;
    let there: Vec<&Translation> = texts.translations.iter().filter(is_there).collect();
    let (chosen, mut refused) = match paths {
        None => (there, texts.unread.clone()),
        Some(paths) => chosen(root, paths, &there, &texts)?,
    };
    refused.sort();
    refused.dedup();
    let (begun, chosen): (Vec<&Translation>, Vec<&Translation>) = chosen.into_iter().partition(|it| it.begun);
    let unwritten = begun.into_iter().map(|it| it.file.clone()).collect();
    let (mut written, mut unchanged, mut unplaced) = (Vec::new(), 0, Vec::new());
    for translation in chosen {
        match accept_one(root, translation, &texts.languages)? {
            Some(true) => written.push(translation.file.clone()),
            Some(false) => unchanged += 1,
            None => unplaced.push(translation.file.clone()),
        }
    }
    Ok(Accepted { written, unchanged, refused, unplaced, unwritten, locales: texts.locales })
}

/// The translations that `paths` mean, files, folders or ids of pieces, and the files that cannot be read among them and
/// among their originals.
fn chosen<'t>(
    root: &Path,
    paths: &[PathBuf],
    there: &[&'t Translation],
    texts: &Texts,
) -> Result<(Vec<&'t Translation>, Vec<SourcePath>), Error> {
    let (mut chosen, mut refused) = (Vec::new(), Vec::new());
    for path in paths {
        let names = names(root, path);
        let meant = |file: &str| names.iter().any(|name| is_at(file, name));
        // As `translate new` names a piece.
        let is_of = |piece: &PieceId| names.iter().any(|name| *name == piece.to_string());
        let translations = there.iter().copied().filter(|it| meant(&it.file) || is_of(&it.piece));
        let translations: Vec<&Translation> = translations.collect();
        let of_meant =
            texts.documents.iter().filter(|it| it.facts.is_none() && (meant(&it.source.path) || is_of(&it.id)));
        let first = texts.languages.first();
        let originals: Vec<SourcePath> =
            first.map_or_else(Vec::new, |first| of_meant.map(|document| resolve::beside(document, first)).collect());
        let is_broken = |file: &&SourcePath| meant(file) || originals.contains(*file);
        let broken: Vec<&SourcePath> = texts.unread.iter().filter(is_broken).collect();
        if translations.is_empty() && broken.is_empty() {
            return Err(Error::NotATranslation { path: path.clone() });
        }
        chosen.extend(translations);
        refused.extend(broken.into_iter().cloned());
    }
    chosen.sort_by(|a, b| a.file.cmp(&b.file));
    chosen.dedup_by(|a, b| a.file == b.file);
    Ok((chosen, refused))
}

/// What `path` may be called among sources: as a report writes it, and as a shell means it.
fn names(root: &Path, path: &Path) -> Vec<String> {
    let below = |path: &Path, root: &Path| Some(slashed(path.strip_prefix(root).ok()?));
    let as_reported = path.is_relative().then(|| slashed(path));
    let (whole, root) = (std::path::absolute(path), std::path::absolute(root));
    let as_typed = whole.ok().zip(root.ok()).and_then(|(path, root)| below(&plain(&path), &plain(&root)));
    as_reported.into_iter().chain(as_typed).collect()
}

/// `path` without `..`: no source is behind a symbolic link.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => _ = plain.pop(),
            std::path::Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

fn slashed(path: &Path) -> String {
    let plain = plain(path);
    let parts = plain.components().map(|part| nfc(&part.as_os_str().to_string_lossy()).into_owned());
    parts.collect::<Vec<_>>().join("/")
}

/// Whether `file` is `name` or lies below it.
fn is_at(file: &str, name: &str) -> bool {
    file.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether the file had to be written; `None` when nothing can be put into it safely.
fn accept_one(root: &Path, translation: &Translation, languages: &[Language]) -> Result<Option<bool>, Error> {
    if translation.state == State::Complete {
        return Ok(Some(false));
    }
    let file = root.join(&*translation.file);
    let old = amend::read(&file)?;
    let Some(new) = accepted(&old, &translation.file, &translation.fingerprint, languages) else { return Ok(None) };
    amend::replace(&file, &old, new.as_bytes())?;
    Ok(Some(true))
}

fn accepted(old: &[u8], path: &SourcePath, fingerprint: &Fingerprint, languages: &[Language]) -> Option<String> {
    let whole = std::str::from_utf8(old).ok()?;
    let (mark, text) = whole.strip_prefix(BYTE_ORDER_MARK).map_or(("", whole), |text| (BYTE_ORDER_MARK, text));
    let source = Source { path: path.clone(), text: text.into() };
    parse::accepted(&source, fingerprint, languages).map(|text| format!("{mark}{text}"))
}

/// What a translator has before them: an original whose translation is not there yet.
#[derive(Debug)]
pub struct Blank {
    /// Of the piece: `articles/le-phat-dong`.
    pub id: String,
    pub original: SourcePath,
    pub original_language: Language,
    /// Where the translation will lie.
    pub file: SourcePath,
    pub language: Language,
    /// Texts of the original by field: `title`, `image.alt`, `pictures.<id>.alt`.
    pub fields: Vec<(String, String)>,
    /// Level, words and id of each heading.
    pub headings: Vec<(u8, String, String)>,
    pub locales: Locales,
}

/// What is to be translated when the piece called `id`, or the original at that path, is to be had in `language`.
///
/// # Errors
/// What the machine refused; no such piece; no such language.
pub fn blank(root: &Path, id: &str, language: &str) -> Result<Blank, Error> {
    let texts = translations(root, None)?;
    let others = || texts.languages.iter().skip(1);
    let unknown = || Error::not_a_language(language, others().map(Language::code));
    let language = others().find(|known| known.code() == language).ok_or_else(unknown)?;
    let names = names(root, Path::new(id));
    let mut originals = texts.documents.iter().filter(|document| document.facts.is_some());
    let found =
        originals.clone().find(|it| it.id.to_string() == id || names.iter().any(|name| *name == *it.source.path));
    let Some(original) = found else {
        let ids: Vec<String> = originals.by_ref().map(|document| document.id.to_string()).collect();
        let nearest = nearest(id, ids.iter().map(String::as_str)).unwrap_or_default().to_owned();
        return Err(Error::NoPiece { id: id.to_owned(), nearest });
    };
    let fields = original.texts.translatable().into_iter().chain(original.texts.described());
    let fields = fields.map(|(name, text)| (name, text.to_owned()));
    let headings = original.body.scan.headings.iter();
    Ok(Blank {
        id: original.id.to_string(),
        original: original.source.path.clone(),
        original_language: original.language.clone(),
        file: resolve::beside(original, language),
        language: language.clone(),
        fields: fields.collect(),
        headings: headings.map(|it| (it.level, it.text.clone(), it.id.clone())).collect(),
        locales: texts.locales,
    })
}

/// Writes a new source of the site at `root`.
///
/// # Errors
/// What the machine refused; that the file is there already.
pub fn put(root: &Path, file: &SourcePath, text: &str) -> Result<(), Error> {
    amend::create_all(&[(root.join(&**file), text.to_owned())])
}
