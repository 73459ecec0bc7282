//! Files as staff write them, front matter first, and data files: whatever stands in one, each
//! problem has a place inside of the text, and the same text has the same problems.

use std::sync::LazyLock;

use tincay::cli::language::Tool;
use tincay::cli::report::Report;
use tincay::diag::{Diagnostic, SourcePath};
use tincay::discover::{self, Source};
use tincay::parse::{self, Document, FieldPath, Parsed, Part};
use tincay::site::Language;

/// Where a file may lie, chosen by its first byte: every kind, a translation, every data file.
const PATHS: [&str; 16] = [
    "content/articles/2026/a.vi.md",
    "content/campaigns/2026/index.vi.md",
    "content/events/2026/a.vi.md",
    "content/honorees/2026/a.vi.md",
    "content/pages/a.vi.md",
    "content/places/a.vi.md",
    "content/articles/2026/a.en.md",
    "content/campaigns/2026/index.en.md",
    "content/honorees/2026/a.en.md",
    "content/site.yaml",
    "content/hotlines.yaml",
    "content/organisations.yaml",
    "content/units.yaml",
    "content/topics.yaml",
    "content/documents.yaml",
    "content/glossary.yaml",
];

/// More problems than this a byte, and a file of problems would drown its reader and the machine.
const PROBLEMS_A_BYTE: usize = 2;

/// Fields that have a place whether they are there or not.
const KEYS: [&str; 8] = ["title", "slug", "image", "consent", "phones", "visibility", "aliases", "none"];

/// Problems of a file that are put into words: the first ones stand for all.
const TOLD: usize = 4;

/// Reads `bytes`, the first of which says where the file lies.
///
/// # Panics
/// A place outside of the text, too many problems, or other problems the second time.
pub fn check(bytes: &[u8]) {
    let Some((kind, text)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    if text.contains('\0') || text.contains('\r') {
        return; // No such text leaves `discover`.
    }
    let path = SourcePath::from(PATHS[usize::from(*kind) % PATHS.len()]);
    let source = Source { path, text: discover::nfc(text).into() };
    let (problems, text) = (read(&source), source.text.read());
    assert!(problems.len() <= PROBLEMS_A_BYTE * (text.len() + 8), "{} problems", problems.len());
    assert_eq!(problems, read(&source), "the same text has the same problems");
    for problem in &problems {
        let (start, end) = (problem.span.start, problem.span.end);
        assert!(text.get(start..end).is_some(), "{start}..{end} is no place: {problem:?}");
    }
    tell(&source, &problems[..problems.len().min(TOLD)]);
    for (at, _) in text.match_indices('#').take(64) {
        parse::is_comment(&source, at);
    }
}

/// Puts the problems into words in every language of the tool, with their lines.
fn tell(source: &Source, problems: &[Diagnostic]) {
    static TOOL: LazyLock<Tool> = LazyLock::new(Tool::load);
    let lookup = |path: &str| (path == &*source.path).then(|| source.text.read().into());
    for language in TOOL.languages().iter().filter(|_| !problems.is_empty()) {
        let mut told = Vec::new();
        let report = Report::new(problems, &[], TOOL.words(language), &lookup);
        report.human(&mut told).and_then(|()| report.json(&mut told)).expect("memory takes everything");
    }
}

fn read(source: &Source) -> Vec<Diagnostic> {
    if source.path.ends_with("site.yaml") {
        return parse::settings(source).1.sorted();
    }
    let (parsed, problems) = parse::parse(source, &[Language::new("vi"), Language::new("en")]);
    if let Parsed::Document(document) = parsed {
        check_document(&document);
    }
    problems
}

fn check_document(document: &Document) {
    let text = document.source.text.read();
    assert_eq!(text.get(document.body.offset..), Some(&*document.body.text.read()), "the body is the end of the file");
    for key in KEYS {
        let path = FieldPath::default().key(key);
        let places = [document.span(&path, Part::Key), document.span(&path, Part::Value), document.field(key)];
        for place in places.iter().chain(document.front().texts_of(key).iter().map(|(_, _, place)| place)) {
            assert!(text.get(place.start..place.end).is_some(), "{key}: {place:?}");
        }
    }
    let front = document.front_span();
    assert!(text.get(front.start..front.end).is_some(), "{front:?}");
}
