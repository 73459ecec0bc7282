//! Files that are copies of others: what a cloud drive or Windows lays beside a file that was changed in two places, or
//! beside a whole folder, and an original that was pasted over its translation. Taken for files of their own they would be told to be renamed, or
//! cleared of what they must not hold. Enter at [`Copies::among`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::TakenBack;
use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::discover::Source;
use crate::parse::{self, Document, Parsed};
use crate::resolve::{self, Reason};
use crate::site::{ConsentStatus, Language};

/// What parts the name of a file from what a copy adds to it: `a.vi (1)`, `a.vi-VANPHONG-PC`, `a.vi - Bản sao`.
const PARTING: [char; 4] = [' ', '-', '_', '('];

const TOP: &str = "content/";
const DATA: &str = ".yaml";

/// Copies, each with the file beside it that it is one of, by their paths.
pub struct Copies<'a> {
    all: BTreeMap<&'a str, (&'a Source, &'a Source)>,
    content: &'a [Source],
    /// Those that say that a consent was taken back; where the day is missing, on the day of the build (CON-03).
    taken_back: BTreeMap<&'a str, TakenBack>,
    /// Those of them whose originals do not say so.
    news: BTreeSet<&'a str>,
}

impl<'a> Copies<'a> {
    /// Those in `content`, which is sorted by path.
    pub fn among(content: &'a [Source], languages: &[Language], today: Date) -> Self {
        let strange: Vec<(&Source, Vec<String>)> = content
            .iter()
            .map(|source| (source, originals(&source.path, languages)))
            .filter(|(_, names)| !names.is_empty())
            .collect();
        let wanted: BTreeSet<&str> = strange.iter().flat_map(|(_, names)| names).map(String::as_str).collect();
        let there: BTreeMap<&str, &Source> = match wanted.is_empty() {
            true => BTreeMap::new(),
            false => content.iter().map(|it| (&*it.path, it)).filter(|(path, _)| wanted.contains(path)).collect(),
        };
        let original = |(copy, names): &(&'a Source, Vec<String>)| {
            let own = names.iter().find_map(|path| there.get(&**path))?;
            Some((&*copy.path, (*copy, *own)))
        };
        let all: BTreeMap<_, (&Source, &Source)> = strange.iter().filter_map(original).collect();
        let taken = |(copy, pair): (&&'a str, &(&Source, &Source))| Some((*copy, taken_back(*pair, languages, today)?));
        let taken_back: BTreeMap<&str, TakenBack> = all.iter().filter_map(taken).collect();
        let is_news = |copy: &&&str| all.get(**copy).is_some_and(|it| taken_back_in(it.1, languages, today).is_none());
        let news = taken_back.keys().filter(is_news).copied().collect();
        Self { all, content, taken_back, news }
    }

    /// `found`, with what copies are in place of what is wrong with their names.
    pub fn told(&self, found: impl IntoIterator<Item = Diagnostic>) -> impl Iterator<Item = Diagnostic> {
        found.into_iter().map(|problem| self.known(&problem).unwrap_or_else(|| self.harmless(problem)))
    }

    /// `problem` without the advice to give a file the name of another, which would be lost.
    fn harmless(&self, mut problem: Diagnostic) -> Diagnostic {
        if problem.problem == Problem::UnknownFolder {
            let is_there = |name: &str| self.content.iter().any(|source| source.path.strip_prefix(TOP) == Some(name));
            problem
                .args
                .iter_mut()
                .filter(|(name, text)| *name == "nearest" && is_there(text))
                .for_each(|it| it.1.clear());
        }
        problem
    }

    /// Whether `path` lies in a folder that is a copy of another, where its original lies.
    pub fn lies_in_copy(&self, path: &str) -> bool {
        self.all.get(path).is_some_and(|(copy, original)| folder(&copy.path) != folder(&original.path))
    }

    /// What is said of folders that are copies of others: once of each, at its first file. Where only the copy says that
    /// somebody withdrew, that, and no error: the pages that name them are to be replaced.
    pub fn folders(&self) -> impl Iterator<Item = Diagnostic> {
        let mut told = BTreeSet::new();
        let has_news = |copy: &str| self.news.iter().any(|news| folder(news) == folder(copy));
        let copied = self.all.values().filter(|(copy, _)| self.lies_in_copy(&copy.path));
        copied.filter_map(move |(copy, original)| {
            if self.news.contains(&*copy.path) {
                return Some(unread(copy, original));
            }
            let is_first = !has_news(&copy.path) && told.insert(folder(&copy.path));
            let told = Diagnostic::new(Problem::BadFileName, Span::file(&copy.path)).arg("reason", "folder");
            is_first.then(|| told.arg("other", format!("{}/", folder(&original.path))))
        })
    }

    /// The copies of files that are among `left_out`, with why those are: a copy says no more than its original may.
    pub fn left_out(&self, left_out: &BTreeMap<SourcePath, Reason>) -> BTreeMap<SourcePath, Reason> {
        let with = |(copy, original): &(&Source, &Source)| Some((copy.path.clone(), *left_out.get(&original.path)?));
        self.all.values().filter_map(with).collect()
    }

    fn known(&self, problem: &Diagnostic) -> Option<Diagnostic> {
        let is_of_name = match problem.problem {
            Problem::UnknownLanguage => problem.span == Span::file(&problem.span.file),
            Problem::BadSlug => problem.args.contains(&("file", "file".to_owned())),
            Problem::BadFileName => !problem.args.contains(&("reason", "folder".to_owned())),
            Problem::UnknownFolder => problem.span.file.ends_with(DATA),
            _ => false,
        };
        let (copy, original) = self.all.get(&*problem.span.file).filter(|_| is_of_name)?;
        if problem.problem != Problem::BadSlug && self.taken_back.contains_key(&*copy.path) {
            // No error: the pages that name who withdrew are to be replaced.
            return Some(unread(copy, original));
        }
        let name = copy.path.rsplit('/').next().unwrap_or_default();
        let told = Diagnostic::new(Problem::BadFileName, Span::file(&copy.path));
        let reason = if copy.path.ends_with(DATA) { "data" } else { "copy" };
        Some(told.arg("reason", reason).arg("name", name).arg("other", &*original.path))
    }

    /// The consents that only copies say were taken back.
    pub fn taken_back(&self) -> impl Iterator<Item = TakenBack> {
        self.taken_back.values().cloned()
    }

    /// The copies that say so.
    pub fn withdrawn(&self) -> impl Iterator<Item = SourcePath> {
        self.taken_back.keys().map(|path| SourcePath::from(*path))
    }
}

/// That `copy`, which nobody reads, says of somebody that they withdrew.
fn unread(copy: &Source, original: &Source) -> Diagnostic {
    let unread = Diagnostic::new(Problem::FileUnread, Span::file(&copy.path)).arg("reason", "copy");
    unread.arg("other", &*original.path)
}

/// What `copy` says was taken back of the consent in `original`.
fn taken_back((copy, original): (&Source, &Source), languages: &[Language], today: Date) -> Option<TakenBack> {
    taken_back_in(&Source { path: original.path.clone(), text: copy.text.clone() }, languages, today)
}

/// What `source` says was taken back.
fn taken_back_in(source: &Source, languages: &[Language], today: Date) -> Option<TakenBack> {
    let (Parsed::Document(document), _) = parse::parse(source, languages) else { return None };
    let consent = document.facts.as_ref()?.own.consent()?;
    let undated = (consent.status == Some(ConsentStatus::Withdrawn)).then_some(today);
    Some(TakenBack::of(&document.id.to_string(), consent.withdrawn_on.or(undated)?))
}

/// The folder of the file at `path`.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_plain(letter: u8) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-'
}

/// The names that `name` may be a copy of, the longest first: what goes before what a copy adds.
fn shorter(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.rmatch_indices(PARTING).filter(|(at, _)| *at > 0 && !name[*at..].bytes().all(is_plain));
    ends.map(|(at, _)| name[..at].trim_end())
}

/// The names that `name` may be a copy of because of what stands before them, `Copy of a`, `Bản sao của a`, the shortest
/// first.
fn behind(name: &str) -> impl Iterator<Item = &str> {
    name.rmatch_indices([' ', '_']).map(|(at, parting)| &name[at + parting.len()..]).filter(|name| !name.is_empty())
}

/// The names that `name` may be a copy of, whatever the copy adds.
fn named(name: &str) -> impl Iterator<Item = &str> {
    shorter(name).chain(behind(name)).chain(shorter(name).flat_map(behind))
}

/// The files that the one at `path` may be a copy of, the likeliest first; none if nothing is strange about its name.
fn originals(path: &str, languages: &[Language]) -> Vec<String> {
    let has_plain_folders = folder(path).bytes().all(|letter| is_plain(letter) || letter == b'/');
    let folders = if has_plain_folders { Vec::new() } else { in_originals(path) };
    folders.into_iter().chain(beside(path, languages)).collect()
}

/// Those beside it.
fn beside(path: &str, languages: &[Language]) -> Vec<String> {
    if let Some(stem) = path.strip_suffix(DATA).and_then(|stem| stem.strip_prefix(TOP)) {
        return named(stem).map(|name| format!("{TOP}{name}{DATA}")).collect();
    }
    let Some((folder, name)) = path.strip_suffix(".md").and_then(|stem| stem.rsplit_once('/')) else {
        return Vec::new();
    };
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let own = languages.iter().find(|language| language.code() == end);
    if own.is_some() && stem.bytes().all(is_plain) {
        return Vec::new();
    }
    let of_language = languages.iter().flat_map(|language| {
        let mark = format!(".{language}");
        let at: Vec<usize> = name.match_indices(&mark).map(|(at, _)| at).collect();
        let ends = at.into_iter().map(move |at| (at, at + mark.len()));
        ends.filter(|(_, end)| name[*end..].starts_with(PARTING) && !is_subtag(&name[*end..]))
            .flat_map(move |(at, _)| std::iter::once(&name[..at]).chain(behind(&name[..at])))
            .map(move |name| format!("{folder}/{name}.{language}.md"))
    });
    let of_name =
        own.into_iter().flat_map(|language| named(stem).map(move |name| format!("{folder}/{name}.{language}.md")));
    of_language.chain(of_name).collect()
}

/// The files that the one at `path` may be the copy of because a folder above it is one: `2026 (1)`, `2026 - Copy`.
fn in_originals(path: &str) -> Vec<String> {
    let parts: Vec<&str> = path.split('/').collect();
    let (_, folders) = parts.split_last().unwrap_or((&"", &[]));
    let at = |(at, part): (usize, &&str)| {
        let with = |name: &str| [&parts[..at], &[name], &parts[at + 1..]].concat().join("/");
        named(part).map(with).collect::<Vec<_>>()
    };
    folders.iter().enumerate().skip(1).flat_map(at).collect()
}

/// Whether `rest`, what follows a language, makes another language of it: `-VN`, `-Hant` (RFC 5646).
fn is_subtag(rest: &str) -> bool {
    let Some(tag) = rest.strip_prefix('-') else { return false };
    let is_region = tag.len() == 2 && tag.bytes().all(|letter| letter.is_ascii_uppercase());
    let is_script = tag.len() == 4
        && tag.starts_with(|letter: char| letter.is_ascii_uppercase())
        && tag[1..].bytes().all(|letter| letter.is_ascii_lowercase());
    is_region || is_script
}

/// What is said of translations that hold what belongs to originals alone: of one that its original was pasted over,
/// that, once, and not of each field that it is to be deleted.
pub fn fold_pasted(found: &mut Vec<Diagnostic>, documents: &[&Document]) {
    let is_fact = |problem: &Diagnostic| problem.problem == Problem::FactInTranslation;
    if !found.iter().any(is_fact) {
        return;
    }
    let (pasted, mut told) = (resolve::pasted(documents), BTreeSet::<SourcePath>::new());
    found.retain_mut(|problem| {
        if !is_fact(problem) || !pasted.contains(&problem.span.file) {
            return true;
        }
        let reason = problem.args.iter_mut().filter(|(name, _)| *name == "reason");
        reason.for_each(|(_, reason)| "copy".clone_into(reason));
        told.insert(problem.span.file.clone())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str) -> Source {
        Source { path: path.into(), text: "".into() }
    }

    /// CON-03: the file that a cloud drive lays beside another is known by its name, wherever the drive puts its own.
    #[test]
    fn a_copy_is_known_by_the_file_beside_it() {
        let languages = [Language::new("vi"), Language::new("en")];
        let original = "content/honorees/2026/nguoi-1.vi.md";
        for (name, is_copy) in [
            ("nguoi-1.vi-VANPHONG-PC", true),
            ("nguoi-1.vi (1)", true),
            ("nguoi-1.vi(2)", true),
            ("nguoi-1.vi - Copy", true),
            ("nguoi-1.vi - Copy (2)", true),
            ("nguoi-1.vi - Bản sao", true),
            ("nguoi-1.vi_conflict-20261109-081500", true),
            ("nguoi-1.vi (bản sao xung đột của Hoa, 9.11)", true),
            ("nguoi-1 (1).vi", true),
            ("nguoi-1 - Bản sao.vi", true),
            ("nguoi-1-VANPHONG-PC.vi", true),
            ("Copy of nguoi-1.vi", true),
            ("Bản sao của nguoi-1.vi", true),
            ("Ban sao cua nguoi-1.vi", true),
            ("Copy of nguoi-1.vi (1)", true),
            ("Copy of nguoi-2.vi", false),
            ("ban-sao-cua-nguoi-1.vi", false),
            ("nguoi-1.vi-VN", false),
            ("nguoi-1.vi-Latn", false),
            ("nguoi-1.video", false),
            ("nguoi-1.fr", false),
            ("nguoi-1.en (1)", false),
            ("nguoi-1 (1).en", false),
            ("nguoi-1-2.vi", false),
            ("nguoi-2.vi (1)", false),
            ("nguoi-2 (1).vi", false),
        ] {
            let copy = format!("content/honorees/2026/{name}.md");
            let mut content = vec![source(original), source(&copy)];
            content.sort_by(|one, other| one.path.cmp(&other.path));
            let copies = Copies::among(&content, &languages, Date::MIN);
            let found: Vec<_> = copies.all.iter().map(|(copy, (_, own))| (*copy, &*own.path)).collect();
            let expected: Vec<_> = is_copy.then_some((&*copy, original)).into_iter().collect();
            assert_eq!(found, expected, "{name}");
        }
    }

    /// Data files and files in folders that are copies are known likewise.
    #[test]
    fn copies_of_data_and_of_folders_are_known() {
        let languages = [Language::new("vi"), Language::new("en")];
        for (copy, original, is_copy) in [
            ("content/hotlines-DESKTOP-7AB12.yaml", "content/hotlines.yaml", true),
            ("content/site (1).yaml", "content/site.yaml", true),
            ("content/site - Copy.yaml", "content/site.yaml", true),
            ("content/units (bản sao xung đột của An 9.11).yaml", "content/units.yaml", true),
            ("content/Copy of hotlines.yaml", "content/hotlines.yaml", true),
            ("content/Bản sao của hotlines.yaml", "content/hotlines.yaml", true),
            ("content/articles/Copy of 2026/tin.vi.md", "content/articles/2026/tin.vi.md", true),
            ("content/hotlines-2.yaml", "content/hotlines.yaml", false),
            ("content/hotline.yaml", "content/hotlines.yaml", false),
            ("content/articles/2026 (1)/tin.vi.md", "content/articles/2026/tin.vi.md", true),
            ("content/articles/2026 - Copy/tin.vi.md", "content/articles/2026/tin.vi.md", true),
            ("content/articles/2026-DESKTOP-7AB12/tin.vi.md", "content/articles/2026/tin.vi.md", true),
            ("content/campaigns/2026 (1)/index.vi.md", "content/campaigns/2026/index.vi.md", true),
            ("content/articles/2026-2/tin.vi.md", "content/articles/2026/tin.vi.md", false),
            ("content/articles/Tin cũ/tin.vi.md", "content/articles/2026/tin.vi.md", false),
            ("content/articles/2026 (1)/tin.vi.md", "content/articles/2026/khac.vi.md", false),
        ] {
            let mut content = vec![source(original), source(copy), source("content/ZALO (1).yaml")];
            content.sort_by(|one, other| one.path.cmp(&other.path));
            let copies = Copies::among(&content, &languages, Date::MIN);
            let found: Vec<_> = copies.all.iter().map(|(copy, (_, own))| (*copy, &*own.path)).collect();
            assert_eq!(found, is_copy.then_some((copy, original)).into_iter().collect::<Vec<_>>(), "{copy}");
            assert_eq!(copies.lies_in_copy(copy), is_copy && !copy.ends_with(DATA), "{copy}");
        }
    }

    /// A name that another file has is advised to nobody.
    #[test]
    fn no_file_is_told_to_take_the_name_of_another() {
        let content = [source("content/topics.yaml"), source("content/topic.yaml")];
        let unknown =
            |near: &str| Diagnostic::new(Problem::UnknownFolder, Span::file(&content[1].path)).arg("nearest", near);
        let copies = Copies::among(&content, &[], Date::MIN);
        for (near, expected) in [("topics.yaml", ""), ("units.yaml", "units.yaml")] {
            let told: Vec<_> = copies.told([unknown(near)]).collect();
            assert_eq!(told, [unknown(expected)], "{near}");
        }
    }
}
