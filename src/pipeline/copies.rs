//! Files that are copies of others: what a cloud drive or Windows lays beside a file that was changed in two places, and
//! an original that was pasted over its translation. Taken for files of their own they would be told to be renamed, or
//! cleared of what they must not hold. Enter at [`Copies::among`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::TakenBack;
use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::discover::Source;
use crate::parse::{self, Document, Parsed};
use crate::resolve;
use crate::site::{ConsentStatus, Language};

/// What parts the name of a file from what a copy adds to it: `a.vi (1)`, `a.vi-VANPHONG-PC`, `a.vi - Bản sao`.
const PARTING: [char; 4] = [' ', '-', '_', '('];

/// Copies, each with the file beside it that it is one of, by their paths.
pub struct Copies<'a> {
    all: BTreeMap<&'a str, (&'a Source, &'a Source)>,
    /// Those that say that a consent was taken back; where the day is missing, on the day of the build (CON-03).
    taken_back: BTreeMap<&'a str, TakenBack>,
}

impl<'a> Copies<'a> {
    /// Those in `content`, which is sorted by path.
    pub fn among(content: &'a [Source], languages: &[Language], today: Date) -> Self {
        let at = |path: &str| content.binary_search_by(|source| (*source.path).cmp(path)).ok();
        let original = |copy: &'a Source| {
            let mut names = originals(&copy.path, languages).into_iter();
            names.find_map(|path| Some((&*copy.path, (copy, &content[at(&path)?]))))
        };
        let all: BTreeMap<_, (&Source, &Source)> = content.iter().filter_map(original).collect();
        let taken = |(copy, pair): (&&'a str, &(&Source, &Source))| Some((*copy, taken_back(*pair, languages, today)?));
        let taken_back = all.iter().filter_map(taken).collect();
        Self { all, taken_back }
    }

    /// `found`, with what copies are in place of what is wrong with their names.
    pub fn told(&self, found: impl IntoIterator<Item = Diagnostic>) -> impl Iterator<Item = Diagnostic> {
        found.into_iter().map(|problem| self.known(&problem).unwrap_or(problem))
    }

    fn known(&self, problem: &Diagnostic) -> Option<Diagnostic> {
        let is_of_name = match problem.problem {
            Problem::UnknownLanguage => problem.span == Span::file(&problem.span.file),
            Problem::BadSlug => problem.args.contains(&("file", "file".to_owned())),
            Problem::BadFileName => true,
            _ => false,
        };
        let (copy, original) = self.all.get(&*problem.span.file).filter(|_| is_of_name)?;
        if problem.problem != Problem::BadSlug && self.taken_back.contains_key(&*copy.path) {
            // No error: the pages that name who withdrew are to be replaced.
            let unread = Diagnostic::new(Problem::FileUnread, Span::file(&copy.path)).arg("reason", "copy");
            return Some(unread.arg("other", &*original.path));
        }
        let name = copy.path.rsplit('/').next().unwrap_or_default();
        let told = Diagnostic::new(Problem::BadFileName, Span::file(&copy.path));
        Some(told.arg("reason", "copy").arg("name", name).arg("other", &*original.path))
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

/// What `copy` says was taken back of the consent in `original`.
fn taken_back((copy, original): (&Source, &Source), languages: &[Language], today: Date) -> Option<TakenBack> {
    let read = Source { path: original.path.clone(), text: copy.text.clone() };
    let (Parsed::Document(document), _) = parse::parse(&read, languages) else { return None };
    let consent = document.facts.as_ref()?.own.consent()?;
    let undated = (consent.status == Some(ConsentStatus::Withdrawn)).then_some(today);
    Some(TakenBack::of(&document.id.to_string(), consent.withdrawn_on.or(undated)?))
}

/// The files that the one at `path` may be a copy of, the likeliest first; none if nothing is strange about its name.
fn originals(path: &str, languages: &[Language]) -> Vec<String> {
    let Some((folder, name)) = path.strip_suffix(".md").and_then(|stem| stem.rsplit_once('/')) else {
        return Vec::new();
    };
    let is_plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
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
            .map(move |(at, _)| format!("{folder}/{}.{language}.md", &name[..at]))
    });
    let of_name = own.into_iter().flat_map(|language| {
        let shorter = stem.rmatch_indices(PARTING).filter(|(at, _)| *at > 0 && !stem[*at..].bytes().all(is_plain));
        shorter.map(move |(at, _)| format!("{folder}/{}.{language}.md", stem[..at].trim_end()))
    });
    of_language.chain(of_name).collect()
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
}
