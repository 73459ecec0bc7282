//! One source becomes one [`Document`], data file or [`Settings`], with all its problems.
//!
//! Enter at [`parse`]. Every field is typed here; what needs other files (references, links,
//! addresses, consent) is left to `resolve`, which asks [`Document::span`] for places.

mod accept;
mod change;
mod contact;
pub mod data;
mod fields;
mod fingerprint;
pub mod front;
mod guarding;
mod hashtag;
mod hours;
mod name;
mod quotes;
mod reading;
mod settings;
pub mod sketch;
mod syntax;
mod written;
mod yaml;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

pub use accept::accepted;
pub use change::{Change, changed};
pub use data::Data;
use fields::Fields;
pub use fields::Located;
pub use fingerprint::{Currency, Fingerprint};
pub use front::{Facts, Own, OwnTexts, Texts};
pub use guarding::Top;
use guarding::guarding;
pub use hours::HoursFront;
use reading::Reading;
pub use settings::{Exit, Settings, normal_base_url};
pub use written::Front;
use yaml::Tree;
pub use yaml::{FieldPath, Part};

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics, Problem, SourcePath, Span};
use crate::discover::Source;
use crate::markdown::{self, Heading, Scan, Tail};
use crate::site::{Language, PieceId};

/// Front matter above this many bytes is refused: 20,000 nested brackets cost 0.6 s.
const FRONT_MATTER_LIMIT: usize = 64 * 1024;

/// A Markdown file: a piece in one language.
#[derive(Debug, Clone)]
pub struct Document {
    pub source: Source,
    pub id: PieceId,
    pub language: Language,
    /// `None` in a translation (TRN-01).
    pub facts: Option<Box<Facts>>,
    pub texts: Texts,
    pub body: Body,
    front: Range<usize>,
    /// The front matter as it is written, kept from when a place in it was first asked for.
    tree: OnceLock<Box<Tree>>,
    /// Fields at the top of the front matter that are there but have a problem.
    misread: BTreeSet<String>,
}

/// The Markdown below the front matter.
#[derive(Debug, Clone)]
pub struct Body {
    pub text: Tail,
    /// BLAKE3 of `text`.
    pub digest: [u8; 32],
    /// Where `text` starts in the source, in bytes.
    pub offset: usize,
    pub scan: Scan,
    /// The digest of what links to its headings depend on: their levels and ids.
    pub outline: [u8; 32],
}

impl Document {
    /// The place of a field of the front matter.
    pub fn span(&self, path: &FieldPath, part: Part) -> Span {
        let tree = self.tree.get_or_init(|| Box::new(Tree::read(&self.source.text.read()[self.front.clone()])));
        let range = tree.locate(path, part);
        Span::new(&self.source.path, self.front.start + range.start, self.front.start + range.end)
    }

    /// The front matter as it is written, for whoever asks for several of its fields.
    pub fn front(&self) -> Front<'_> {
        Front::of(self)
    }

    /// The place of the field `key` at the top of the front matter.
    pub fn field(&self, key: &str) -> Span {
        self.span(&FieldPath::default().key(key), Part::Value)
    }

    /// Whether the field `key` (or one in it, or one misspelt) has a problem that was reported: what
    /// seems to be missing there is no second problem.
    pub fn is_misread(&self, key: &str) -> bool {
        self.misread.contains(key)
    }

    /// What its body says without markup and code.
    pub fn plain(&self) -> String {
        self.body.scan.plain.text(&self.body.text.read())
    }

    /// What its body says to readers, `text` being its source's; `body.scan.prose` knows where that stands.
    pub fn prose(&self, text: &str) -> String {
        self.body.scan.prose.text(self.body_of(text))
    }

    /// The body as it stands in `text`, which is that of the source.
    pub fn body_of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.body.offset..).unwrap_or_default()
    }

    /// The place of bytes of the body.
    pub fn body_span(&self, range: &Range<usize>) -> Span {
        Span::new(&self.source.path, self.body.offset + range.start, self.body.offset + range.end)
    }

    /// The place of the whole front matter: its opening line.
    pub fn front_span(&self) -> Span {
        Span::new(&self.source.path, 0, self.front.start.saturating_sub(1))
    }
}

/// A data file.
#[derive(Debug, Clone)]
pub struct DataFile {
    pub source: Source,
    pub data: Data,
    /// Whether every row could be read: else what seems to be missing may well be there.
    pub complete: bool,
    /// The file as it is written, kept from when a place in it was first asked for.
    tree: OnceLock<Box<Tree>>,
}

impl DataFile {
    /// The place of a field of the file.
    pub fn span(&self, path: &FieldPath, part: Part) -> Span {
        let range = self.tree.get_or_init(|| Box::new(Tree::read(&self.source.text.read()))).locate(path, part);
        Span::new(&self.source.path, range.start, range.end)
    }
}

/// The place of a field in a source that is YAML from its first byte.
pub fn field_span(source: &Source, path: &FieldPath, part: Part) -> Span {
    let range = Tree::read(&source.text.read()).locate(path, part);
    Span::new(&source.path, range.start, range.end)
}

/// Every date in the fields of `source`, with the path of its field; of a moment its day.
pub fn dates(source: &Source) -> Vec<(String, Date)> {
    let text = source.text.read();
    let leaves = Tree::read(&text[yaml_of(source, &text)]).leaves(&FieldPath::default()).into_iter();
    leaves.filter_map(|(path, text, _)| Some((path.to_string(), text.get(..10)?.parse().ok()?))).collect()
}

/// Whether byte `at` of a content file stands in a comment of its YAML, which no output ever sees.
pub fn is_comment(source: &Source, at: usize) -> bool {
    let text = source.text.read();
    let yaml = yaml_of(source, &text);
    if !yaml.contains(&at) {
        return false;
    }
    let line = text[yaml.start..at].rfind('\n').map_or(yaml.start, |end| yaml.start + end + 1);
    let before = &text[line..at];
    let opens = |(hash, _): (usize, &str)| before[..hash].ends_with([' ', '\t']) || hash == 0;
    let is_outside = || {
        let tree = Tree::read(&text[yaml.clone()]);
        tree.is_whole() && !tree.has_scalar_at(at - yaml.start)
    };
    before.match_indices('#').any(opens) && is_outside()
}

/// Where the YAML of `source` stands, which says `text`.
fn yaml_of(source: &Source, text: &str) -> Range<usize> {
    if source.path.ends_with(".md") { front_matter(&source.path, text).unwrap_or(0..0) } else { 0..text.len() }
}

/// What one source is.
#[derive(Debug, Clone)]
pub enum Parsed {
    Document(Box<Document>),
    Data(Box<DataFile>),
    /// `site.yaml`, which [`settings`] reads before all else, or a file with too many problems.
    Nothing,
}

/// The piece and the language of the text at `path`, if it is one of a piece.
pub fn piece_of(path: &SourcePath, languages: &[Language]) -> Option<(PieceId, Language)> {
    match name::of(path, languages) {
        Ok(name::Name::Piece(id, language)) => Some((id, language)),
        _ => None,
    }
}

/// Reads `site.yaml`.
pub fn settings(source: &Source) -> (Option<Settings>, Diagnostics) {
    let text = source.text.read();
    let reading = Reading::new(&source.path, &text, 0);
    let settings = settings::read(&reading);
    (settings, reading.into_problems().into_iter().collect())
}

/// Reads one file below `content/`; `languages` are those of `site.yaml`, the one of originals first.
pub fn parse(source: &Source, languages: &[Language]) -> (Parsed, Vec<Diagnostic>) {
    match name::of(&source.path, languages) {
        Ok(name::Name::Settings) => (Parsed::Nothing, Vec::new()),
        Ok(name::Name::Data(name)) => data_file(source, &name, languages),
        Ok(name::Name::Piece(id, language)) => document(source, id, language, languages),
        Err(problem) => {
            let guarded = guard_unread(&source.path, &source.text.read()).filter(|_| !problem.is_error());
            let is_told = problem.problem != Problem::UnknownFolder || guarded.is_none();
            // How it would be read is told beside.
            (Parsed::Nothing, guarded.into_iter().chain(is_told.then_some(problem)).collect())
        }
    }
}

/// That the file at `path`, which nobody reads, says in its `text` what must stay hidden.
pub fn guard_unread(path: &SourcePath, text: &str) -> Option<Diagnostic> {
    Some(Diagnostic::new(Problem::GuardUnread, Span::file(path)).arg("key", guarding(text)?))
}

fn data_file(source: &Source, name: &str, languages: &[Language]) -> (Parsed, Vec<Diagnostic>) {
    let text = source.text.read();
    let reading = Reading::new(&source.path, &text, 0);
    let parsed = match data::read(name, &reading, languages) {
        Some((data, complete)) => {
            let (source, tree) = (source.clone(), OnceLock::new());
            Parsed::Data(Box::new(DataFile { source, data, complete, tree }))
        }
        None => Parsed::Nothing,
    };
    (parsed, reading.into_problems())
}

fn document(source: &Source, id: PieceId, language: Language, languages: &[Language]) -> (Parsed, Vec<Diagnostic>) {
    let text = source.text.read();
    let front = match front_matter(&source.path, &text) {
        Ok(front) => front,
        Err(problem) => return (Parsed::Nothing, vec![problem]),
    };
    let reading = Reading::new(&source.path, &text[front.clone()], front.start);
    let original = languages.first() == Some(&language);
    let fronts = read_front(&reading, &id, original, languages);
    let body = body(source, &text, front.end);
    let misread = reading.misread();
    let mut problems = reading.into_problems();
    problems.extend(body_problems(&source.path, &body));
    let Some((facts, texts)) = fronts else { return (Parsed::Nothing, problems) };
    let (source, tree) = (source.clone(), OnceLock::new());
    let document = Document { source, id, language, facts, texts, body, front, tree, misread };
    (Parsed::Document(Box::new(document)), problems)
}

fn read_front(
    reading: &Reading,
    id: &PieceId,
    original: bool,
    languages: &[Language],
) -> Option<(Option<Box<Facts>>, Texts)> {
    let value = reading.map()?;
    let fields = Fields::of(reading, &value, FieldPath::default())?;
    let texts = front::texts(&fields, id.kind, original);
    let facts = if original {
        Some(Box::new(front::facts(&fields, id.kind, languages)))
    } else {
        fields.refuse_facts(&front::fact_names(id.kind));
        None
    };
    fields.finish();
    Some((facts, texts))
}

/// Whether `line` is `---`, which may have a comment after it.
fn is_fence(line: &str) -> bool {
    let rest = line.trim_end().strip_prefix("---");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#'))
}

/// The bytes between the two `---` lines.
fn front_matter(path: &SourcePath, text: &str) -> Result<Range<usize>, Diagnostic> {
    let first_line = text.find('\n').unwrap_or(text.len());
    let none = || {
        let reason = if is_dash(&text[..first_line]) { "dash" } else { "none" };
        Diagnostic::new(Problem::NoFrontMatter, Span::new(path, 0, first_line)).arg("reason", reason)
    };
    let start = text.find('\n').map(|end| end + 1).filter(|end| is_fence(&text[..*end])).ok_or_else(none)?;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if is_fence(line) {
            return limited(path, start..at);
        }
        at += line.len();
    }
    Err(unclosed(path, text, start))
}

/// That no line closes the information that begins at `start`: the first line is meant that is none of it.
fn unclosed(path: &SourcePath, text: &str, start: usize) -> Diagnostic {
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let belongs = |line: &str| {
        line.trim().is_empty()
            || line.starts_with([' ', '\t', '#'])
            || line.starts_with("- ")
            || line.split_once(':').is_some_and(|(key, _)| is_key(key))
    };
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if !belongs(line) {
            let reason = if is_dash(line) { "dash" } else { "end" };
            let span = Span::new(path, at, at + line.trim_end().len());
            return Diagnostic::new(Problem::NoFrontMatter, span).arg("reason", reason);
        }
        at += line.len();
    }
    let last = text.trim_end().rfind('\n').map_or(0, |end| end + 1);
    Diagnostic::new(Problem::NoFrontMatter, Span::new(path, last, text.trim_end().len())).arg("reason", "end")
}

/// Whether `line` is dashes that are none to a machine, as word processors make them of `---`, or too few.
fn is_dash(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line != "---" && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '―' | '‒' | '−'))
}

fn limited(path: &SourcePath, front: Range<usize>) -> Result<Range<usize>, Diagnostic> {
    if front.len() <= FRONT_MATTER_LIMIT {
        return Ok(front);
    }
    let limit = format!("{} KiB", FRONT_MATTER_LIMIT / 1024);
    Err(Diagnostic::new(Problem::FrontMatterTooLarge, Span::file(path)).arg("limit", limit))
}

fn body(source: &Source, whole: &str, front_end: usize) -> Body {
    let offset = whole[front_end..].find('\n').map_or(whole.len(), |end| front_end + end + 1);
    let scan = markdown::scan(&whole[offset..]);
    let digest = blake3::hash(&whole.as_bytes()[offset..]).into();
    Body { digest, outline: outline(&scan.headings), scan, text: Tail::of(&source.text, whole, offset), offset }
}

fn outline(headings: &[Heading]) -> [u8; 32] {
    let mut digest = blake3::Hasher::new();
    for Heading { level, id, explicit, .. } in headings {
        digest.update(&[*level, u8::from(*explicit)]).update(id.as_bytes()).update(b"\n");
    }
    digest.finalize().into()
}

fn body_problems(file: &SourcePath, body: &Body) -> impl Iterator<Item = Diagnostic> {
    body.scan.findings.iter().map(|finding| {
        let span = Span::new(file, body.offset + finding.range.start, body.offset + finding.range.end);
        finding.args.iter().fold(Diagnostic::new(finding.problem, span), |all, (name, value)| all.arg(name, value))
    })
}
