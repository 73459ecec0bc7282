//! What may be meant by a name that leads nowhere, and which names cannot be known: all files are looked through once,
//! however many links lead nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::bodies::{Bodies, folder_of};
use super::links::relative;
use crate::diag::{SourcePath, nearest};
use crate::parse::Document;
use crate::site::Kind;

/// Files by their stems.
type Stems = BTreeMap<String, SourcePath>;

/// What was looked for already.
#[derive(Default)]
pub struct Near {
    /// Of each language, by code, the files that may be suggested.
    stems: OnceLock<BTreeMap<String, Stems>>,
    /// The nearest file to a stem of which there is none, in a language.
    found: Mutex<BTreeMap<(String, String), Option<SourcePath>>>,
    /// What pieces of which a file could not be read are called.
    broken: OnceLock<BTreeMap<Kind, BTreeSet<String>>>,
}

impl Bodies<'_> {
    /// The way to the file in the language of `document` whose name is most like that of `path`, of those that a log may
    /// name.
    pub(super) fn nearest_file(&self, document: &Document, path: &str) -> Option<String> {
        let (language, stem) = (document.language.code(), stem_of(path));
        let stems = self.near.stems.get_or_init(|| self.stems()).get(language)?;
        // With the same stem it lies in another folder, or was written with another ending.
        let file = stems.get(stem).cloned().or_else(|| self.near.like(language, stem, stems))?;
        Some(relative(folder_of(document), &file))
    }

    fn stems(&self) -> BTreeMap<String, Stems> {
        let may_be_told = |it: &&&Document| self.groups.contains_key(&it.id) && self.may_be_named(&it.id);
        let mut own: Vec<&Document> = self.documents.iter().filter(may_be_told).copied().collect();
        own.sort_unstable_by_key(|document| &document.source.path);
        let mut stems: BTreeMap<String, Stems> = BTreeMap::new();
        for document in own {
            let (language, path) = (document.language.code().to_owned(), &document.source.path);
            stems.entry(language).or_default().insert(stem_of(path).to_owned(), path.clone());
        }
        stems
    }

    /// Whether a file of the piece of `kind` called `slug` could not be read.
    pub fn is_broken_piece(&self, kind: Kind, slug: &str) -> bool {
        let pieces = || self.near.broken.get_or_init(|| broken_pieces(self.broken));
        !self.broken.is_empty() && pieces().get(&kind).is_some_and(|slugs| slugs.contains(slug))
    }
}

impl Near {
    /// The file of `stems`, which are those of `language`, whose stem is most like `stem`.
    fn like(&self, language: &str, stem: &str, stems: &Stems) -> Option<SourcePath> {
        let asked = (language.to_owned(), stem.to_owned());
        let found = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = found().get(&asked) {
            return found.clone();
        }
        let near = nearest(stem, stems.keys().map(String::as_str)).map(|near| stems[near].clone());
        found().insert(asked, near.clone());
        near
    }
}

/// The pieces of which one of the files that are `broken` is.
fn broken_pieces(broken: &BTreeSet<SourcePath>) -> BTreeMap<Kind, BTreeSet<String>> {
    let mut pieces: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
    for path in broken {
        let place = path.strip_prefix("content/").and_then(|path| path.split_once('/'));
        let Some((kind, below)) = place.and_then(|(folder, below)| Some((Kind::from_folder(folder)?, below))) else {
            continue;
        };
        let mut parts = below.rsplit('/');
        let file = parts.next().and_then(|file| file.split('.').next()).unwrap_or_default();
        let folder = parts.next().filter(|_| file == "index");
        pieces.entry(kind).or_default().extend([Some(file), folder].into_iter().flatten().map(str::to_owned));
    }
    pieces
}

/// Without `.vi.md`, which all have in common.
fn stem_of(path: &str) -> &str {
    path.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Input, Policy, Recall, resolve};
    use crate::diag::Problem;
    use crate::discover::Source;
    use crate::locale::Locales;
    use crate::parse::{self, Parsed};
    use crate::site::Mode;

    const SETTINGS: &str = include_str!("../../tests/diagnostics/base/content/site.yaml");

    /// What is suggested for each dead link of a site of `pieces`, in their order.
    fn suggested(pieces: &[(String, String)]) -> Vec<String> {
        let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
        let settings_source = &source("content/site.yaml", SETTINGS);
        let settings = parse::settings(settings_source).0.expect("they can be read");
        let read = |(path, text): &(String, String)| match parse::parse(&source(path, text), &settings.codes()).0 {
            Parsed::Document(document) => *document,
            _ => panic!("{path}"),
        };
        let documents: Vec<_> = pieces.iter().map(read).collect();
        let documents = documents.iter().collect();
        let input = Input { documents, ..Input::of(&settings, settings_source) };
        let today = date(2026, 11, 10);
        let policy = Policy {
            today,
            consents_on: today,
            mode: Mode::Preview,
            drafts: false,
            without_samples: false,
            base_url: None,
        };
        let locales = Locales::load(&crate::discover::embedded_locales()).0;
        let resolved = resolve(&input, &policy, &locales, &mut Recall::default());
        let dead = resolved.diagnostics.iter().filter(|it| it.problem == Problem::DeadLink);
        let near = dead.map(|it| it.args.iter().find(|(name, _)| *name == "nearest").map(|(_, near)| near.clone()));
        near.map(Option::unwrap_or_default).collect()
    }

    fn article(number: usize, link: &str) -> (String, String) {
        let text = format!("---\ntitle: Bài {number}\nkind: news\ndate: 2026-01-01\n---\n\nXem [bài]({link}).\n");
        (format!("content/articles/2026/bai-so-{number}.vi.md"), text)
    }

    #[test]
    fn a_file_is_suggested_for_a_link_to_another_folder_or_with_a_slip() {
        for (link, near) in [
            ("../2025/bai-so-2.vi.md", "bai-so-2.vi.md"),
            ("bai-so-2.md", "bai-so-2.vi.md"),
            ("bia-so-2.vi.md", "bai-so-2.vi.md"),
            ("bai-so-3.vi.md", ""),
        ] {
            assert_eq!(suggested(&[article(1, link), article(2, "bai-so-1.vi.md")]), [near], "{link}");
        }
    }

    /// PUB-04: a folder was moved, or a page went that all others lead to: the names of all files are gathered once and
    /// not for each link, which would take minutes here.
    #[test]
    fn very_many_dead_links_are_told_at_once() {
        let moved = |number: usize| format!("../2025/bai-so-{number}.vi.md");
        let gone = |_| "khong-con-nua.vi.md".to_owned();
        for link in [&moved as &dyn Fn(usize) -> String, &gone] {
            let pieces: Vec<_> = (0..4_000).map(|number| article(number, &link(number))).collect();
            assert_eq!(suggested(&pieces).len(), 4_000);
        }
    }
}
