//! One piece, several texts: files that belong together by id (TRN-01).

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diag::{Diagnostic, Problem, SourcePath, Span, nearest};
use crate::locale::{Arg, Locale, Locales};
use crate::parse::{Document, Facts, FieldPath, Part, front};
use crate::site::{Language, PieceId};

/// The original of a piece and its translations.
#[derive(Debug)]
pub struct Group<'a> {
    pub original: &'a Document,
    pub facts: &'a Facts,
    /// In the order of the site's languages.
    pub translations: Vec<&'a Document>,
    /// Translations that have no name or no words of their own yet and are not used.
    pub waiting: Vec<&'a Document>,
}

impl<'a> Group<'a> {
    /// The original, then the translations.
    pub fn documents(&self) -> impl Iterator<Item = &'a Document> {
        std::iter::once(self.original).chain(self.translations.iter().copied())
    }

    /// As [`Group::documents`], with those that wait: whatever must be hidden may stand there, too.
    pub fn all(&self) -> impl Iterator<Item = &'a Document> {
        self.documents().chain(self.waiting.iter().copied())
    }

    /// The text in `language`, else the original.
    pub fn document(&self, language: &Language) -> &'a Document {
        self.documents().find(|document| document.language == *language).unwrap_or(self.original)
    }
}

/// What stands in place of a name, before and after the id of the piece.
pub type Unnamed = Vec<(String, String)>;

/// What `new` writes in place of a name, in each language.
pub fn unnamed(locales: &Locales) -> Unnamed {
    let split = |locale: &Locale| {
        let text = locale.cli("skeleton-title", &[("slug", Arg::Text("\u{1}"))])?;
        text.split_once('\u{1}').map(|(before, after)| (before.to_owned(), after.to_owned()))
    };
    locales.iter().filter_map(split).collect()
}

/// Whether what stands in place of a name was never replaced in the title of `document`.
pub fn is_unnamed(document: &Document, unnamed: &Unnamed) -> bool {
    let title = &*document.texts.title;
    let id = |(before, after): &(String, String)| title.strip_prefix(before.as_str())?.strip_suffix(after.as_str());
    unnamed.iter().filter_map(id).any(|id| id == document.id.to_string())
}

/// Whether a translation has no title of its own yet.
fn is_untitled(translation: &Document, unnamed: &Unnamed) -> bool {
    let is_empty = translation.texts.title.is_empty() && !translation.is_misread("title");
    is_empty || is_unnamed(translation, unnamed)
}

/// Whether `translation` leaves out all that the body of `original` says: headings alone tell a reader nothing.
fn is_wordless(translation: &Document, original: &Document) -> bool {
    original.body.scan.says && !translation.body.scan.says
}

/// Whether `translation` says, from its name to its end, what `original` says: it was never translated, or the original
/// was pasted over it. A name alone may well be the same in two languages.
fn is_pasted(translation: &Document, original: &Document) -> bool {
    original.body.scan.says
        && translation.body.digest == original.body.digest
        && translation.texts.title == original.texts.title
}

/// The translations among `documents` that say word by word what their originals say.
pub fn pasted(documents: &[&Document]) -> BTreeSet<SourcePath> {
    let originals: BTreeMap<&PieceId, &Document> = documents
        .iter()
        .filter(|document| document.facts.is_some())
        .map(|document| (&document.id, *document))
        .collect();
    let translations = documents.iter().filter(|document| document.facts.is_none());
    let pasted = translations.filter(|own| originals.get(&own.id).is_some_and(|original| is_pasted(own, original)));
    pasted.map(|document| document.source.path.clone()).collect()
}

/// All pieces by id; a second file for the same text and a translation without original are reported. So is a
/// translation that has no name or no words of its own yet: the original stands in for it, as if it were not there.
pub fn group<'a>(
    documents: &[&'a Document],
    languages: &[Language],
    unnamed: &Unnamed,
    broken: &BTreeSet<SourcePath>,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<PieceId, Group<'a>> {
    // Nearly in this order already: a stable sort takes what it finds.
    let mut sorted = documents.to_vec();
    sorted.sort_by(|one, other| one.id.cmp(&other.id));
    let pieces = sorted.par_chunk_by(|one, other| one.id == other.id).map(|all| {
        let mut found = Vec::new();
        (piece(all, languages, unnamed, broken, &mut found), found)
    });
    let pieces: Vec<_> = pieces.collect();
    let tell = |(piece, found)| {
        problems.extend(found);
        piece
    };
    let pieces: BTreeMap<PieceId, Group<'a>> = pieces.into_iter().filter_map(tell).collect();
    pieces
}

/// Puts into each of `problems` about a translation without original the piece beside it that has none in this language,
/// if one can be told and is not one of the `untold`: whoever renames an original may forget its translation.
pub fn name_renamed(problems: &mut [Diagnostic], pieces: &BTreeMap<PieceId, Group>, untold: &BTreeSet<PieceId>) {
    let mut alone = Alone::new();
    let orphans = problems.iter_mut().filter(|it| it.problem == Problem::NoOriginal);
    orphans.for_each(|orphan| find_renamed(orphan, pieces, untold, &mut alone));
}

/// The names of originals that have no translation into a language, by its code and by their folder.
type Alone<'a> = BTreeMap<String, BTreeMap<&'a str, BTreeMap<&'a str, &'a PieceId>>>;

fn find_renamed<'a>(
    orphan: &mut Diagnostic,
    pieces: &'a BTreeMap<PieceId, Group>,
    untold: &BTreeSet<PieceId>,
    alone: &mut Alone<'a>,
) {
    let path = orphan.span.file.clone();
    let Some((stem, language)) = path.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.')) else { return };
    let Some((folder, name)) = stem.rsplit_once('/') else { return };
    let alone = alone.entry(language.to_owned()).or_insert_with(|| alone_in(language, pieces));
    let Some(names) = alone.get(folder) else { return };
    let renamed = match names.len() {
        1 => names.keys().next().copied(),
        _ => nearest(name, names.keys().copied()),
    };
    let renamed = renamed.filter(|name| !untold.contains(names[name]));
    orphan.args.extend(renamed.map(|name| ("nearest", name.to_owned())));
}

fn alone_in<'a>(
    language: &str,
    pieces: &'a BTreeMap<PieceId, Group>,
) -> BTreeMap<&'a str, BTreeMap<&'a str, &'a PieceId>> {
    let mut folders: BTreeMap<&str, BTreeMap<&str, &PieceId>> = BTreeMap::new();
    for Group { original, translations, waiting, .. } in pieces.values() {
        let mut own = translations.iter().chain(waiting);
        if own.any(|document| document.language.code() == language) {
            continue;
        }
        let end = format!(".{}.md", original.language);
        let place = original.source.path.strip_suffix(&end).and_then(|stem| stem.rsplit_once('/'));
        if let Some((folder, name)) = place {
            folders.entry(folder).or_default().insert(name, &original.id);
        }
    }
    folders
}

/// The piece of which `all` are the texts.
fn piece<'a>(
    all: &[&'a Document],
    languages: &[Language],
    unnamed: &Unnamed,
    broken: &BTreeSet<SourcePath>,
    problems: &mut Vec<Diagnostic>,
) -> Option<(PieceId, Group<'a>)> {
    let mut documents: Vec<&Document> = Vec::with_capacity(all.len());
    for document in all {
        if let Some(other) = documents.iter().find(|other| other.language == document.language) {
            let span = Span::file(&document.source.path);
            let problem = Diagnostic::new(Problem::DuplicateId, span).arg("id", document.id.to_string());
            problems.push(problem.arg("other", &*other.source.path));
        } else {
            documents.push(document);
        }
    }
    documents.sort_by_key(|document| languages.iter().position(|language| *language == document.language));
    match documents.split_first() {
        Some((&original, translations)) if original.facts.is_some() => {
            let facts = original.facts.as_ref()?;
            let (waiting, translations): (Vec<&Document>, _) = translations.iter().partition(|document| {
                is_untitled(document, unnamed) || is_wordless(document, original) || is_pasted(document, original)
            });
            // Of a draft the translations may well be no more than begun.
            if !facts.common.draft {
                problems.extend(waiting.iter().filter_map(|document| match is_untitled(document, unnamed) {
                    true => Some(no_name(document, "translation")),
                    false if !is_pasted(document, original) => Some(no_words(document)),
                    false => (!holds_facts(document)).then(|| not_translated(document)),
                }));
            }
            Some((original.id.clone(), Group { original, facts, translations, waiting }))
        }
        _ => {
            let orphans = documents.iter().filter(|document| !broken.contains(&*original_path(document, languages)));
            problems.extend(orphans.map(|document| no_original(document, languages)));
            None
        }
    }
}

/// Where the original of a translation should lie: beside it.
fn original_path(document: &Document, languages: &[Language]) -> String {
    let first = languages.first().map_or("", Language::code);
    let end = format!(".{}.md", document.language);
    let stem = document.source.path.strip_suffix(&end).unwrap_or(&document.source.path);
    format!("{stem}.{first}.md")
}

/// That `document`, an original or a translation, has no name yet.
pub fn no_name(document: &Document, kind: &'static str) -> Diagnostic {
    let span = document.span(&FieldPath::default().key("title"), Part::Value);
    Diagnostic::new(Problem::NoName, span).arg("kind", kind)
}

/// That `document`, a translation, has a name and says nothing.
fn no_words(document: &Document) -> Diagnostic {
    let heading = document.body.scan.headings.first().map(|heading| document.body_span(&heading.range));
    Diagnostic::new(Problem::NoWords, heading.unwrap_or_else(|| document.front_span())).arg("reason", "empty")
}

/// That `document`, a translation, is its original word by word.
fn not_translated(document: &Document) -> Diagnostic {
    Diagnostic::new(Problem::NoWords, document.front_span()).arg("reason", "copy")
}

/// Whether `document`, a translation, holds what belongs to originals alone, which was told with what it is.
fn holds_facts(document: &Document) -> bool {
    front::fact_names(document.id.kind).iter().any(|fact| document.is_misread(fact))
}

fn no_original(document: &Document, languages: &[Language]) -> Diagnostic {
    let language = languages.first().map_or("", Language::code);
    Diagnostic::new(Problem::NoOriginal, Span::file(&document.source.path))
        .arg("reason", "piece")
        .arg("language", language)
}
