//! Every problem of the catalogue, written under the line that causes it.
//!
//! `tests/diagnostics/<code>/` is laid over `tests/diagnostics/base/`, built, and must give exactly
//! the problems that its marks name (see [`marks`]); `report.<language>.txt` are the words of all
//! of them. `TINCAY_BLESS=1` writes marks and reports anew: read the difference.
#![expect(clippy::disallowed_methods, reason = "the tests write the sites that are read, and look for TINCAY_BLESS")]

pub mod broken;
pub mod marks;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use tempfile::TempDir;
use tincay::cli::language::Tool;
use tincay::cli::report::Report;
use tincay::diag::Problem;
use tincay::pipeline::{self, Options, Outcome, Progress, Stage, Today};
use tincay::site::Mode;

use marks::Finding;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics");

/// Problems without a fixture, and why.
const WITHOUT_FIXTURE: &[(Problem, &str)] = &[
    (Problem::LeakInOutput, "an output holds what no source does; `safety_leaks` proves it"),
    (Problem::TableUnreadable, "it is no file of the site; `tables` and `transcripts` prove it"),
    (Problem::TableCell, "it stands in no file of the site; `tables` and `transcripts` prove it"),
    (Problem::TableLeftOut, "it stands in no file of the site; `tables` and `transcripts` prove it"),
    (Problem::LinkUnanswered, "it takes a host that answers; `external` proves it"),
];

/// Whether expectations are to be written instead of compared.
pub fn blesses() -> bool {
    std::env::var_os("TINCAY_BLESS").is_some()
}

/// The valid site on which every case stands.
pub fn base() -> PathBuf {
    Path::new(FIXTURES).join("base")
}

/// The files below `folder` by their path in it, `/` between the parts.
pub fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.map(|file| (below(folder, &file), file)).collect()
}

fn below(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).expect("it was found there");
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Writes a file below `root`, with the folders that it needs.
pub fn put(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("it is below the root")).expect("folders can be made");
    fs::write(file, bytes).expect("files can be written");
}

/// A file of the case `name`, without marks.
pub fn fixture(name: &str, path: &str) -> String {
    let text = fs::read_to_string(Path::new(FIXTURES).join(name).join(path)).expect("fixtures are UTF-8");
    marks::strip(path, &text).0
}

/// A copy of the valid site at `root`.
pub fn put_base(root: &Path) {
    for (path, file) in files(&base()) {
        put(root, &path, fs::read(file).expect("fixtures can be read"));
    }
}

/// A fixture, laid out in a folder of its own.
struct Case {
    folder: PathBuf,
    root: TempDir,
    expected: Vec<Finding>,
    /// Its texts without marks.
    texts: BTreeMap<String, String>,
    args: String,
}

impl Case {
    fn new(name: &str) -> Self {
        let root = TempDir::new().expect("temporary folders can be made");
        put_base(root.path());
        let folder = Path::new(FIXTURES).join(name);
        let mut case = Self { folder, root, expected: Vec::new(), texts: BTreeMap::new(), args: String::new() };
        for (path, file) in files(&case.folder) {
            let text = fs::read_to_string(file).expect("fixtures are UTF-8; others are made in `broken`");
            match &*path {
                "args.txt" => case.args = text,
                "expected.txt" => case.expected.extend(marks::listed(&text)),
                _ => case.lay(path, &text),
            }
        }
        broken::lay(name, case.root.path());
        case
    }

    fn lay(&mut self, path: String, text: &str) {
        let (text, marks) = marks::strip(&path, text);
        put(self.root.path(), &path, &text);
        self.expected.extend(marks);
        self.texts.insert(path, text);
    }

    fn options(&self) -> Options {
        let has = |flag: &str| self.args.split_whitespace().any(|arg| arg == flag);
        Options {
            root: self.root.path().to_owned(),
            output: self.root.path().join("public"),
            today: Today::Fixed(jiff::civil::date(2026, 11, 23)),
            mode: if has("--publish") { Mode::Publication } else { Mode::Preview },
            without_samples: has("--without-samples"),
            drafts: has("--drafts"),
            base_url: None,
            relative: false,
            precompress: false,
            forbidden: None,
            taken_back: Vec::new(),
            jobs: None,
            program: None,
        }
    }

    fn check(&self) -> Outcome {
        pipeline::check(&self.options(), &Silent).expect("the machine refuses nothing")
    }

    /// What differs between the marks and what was found; writes the marks if they are to be blessed.
    fn compare(&self, found: &[Finding]) -> Vec<String> {
        if blesses() {
            self.bless(found);
            return Vec::new();
        }
        let mut left: Vec<&Finding> = found.iter().collect();
        let mut wrong = Vec::new();
        for expected in &self.expected {
            match left.iter().position(|found| expected.expects(found)) {
                Some(at) => _ = left.remove(at),
                None => wrong.push(format!("not found: {expected}")),
            }
        }
        wrong.extend(left.iter().map(|found| format!("not expected: {found}")));
        wrong
    }

    fn bless(&self, found: &[Finding]) {
        let (marked, listed): (Vec<_>, Vec<_>) =
            found.iter().cloned().partition(|finding| self.texts.contains_key(&finding.file));
        for (path, text) in &self.texts {
            let own: Vec<Finding> = marked.iter().filter(|finding| finding.file == *path).cloned().collect();
            put(&self.folder, path, marks::written(text, &own));
        }
        let lines: String = listed.iter().map(|finding| format!("{finding}\n")).collect();
        match lines.is_empty() {
            true => _ = fs::remove_file(self.folder.join("expected.txt")),
            false => put(&self.folder, "expected.txt", lines),
        }
    }
}

struct Silent;

impl Progress for Silent {
    fn start(&self, _: Stage, _: usize) {}
    fn advance(&self) {}
}

/// The text of every source by its path.
fn texts(outcome: &Outcome) -> BTreeMap<String, Arc<str>> {
    let sources = &outcome.sources;
    let all = sources.content.iter().chain(&sources.theme).chain(&sources.locales).chain(&sources.damaged);
    all.map(|source| (source.path.to_string(), source.text.read().into())).collect()
}

fn findings(outcome: &Outcome) -> Vec<Finding> {
    let texts = texts(outcome);
    let text = |file: &str| texts.get(file).map(|text| &**text);
    outcome.diagnostics.iter().map(|it| Finding::of(it, text(&it.span.file))).collect()
}

/// The human report in each language, without styles.
fn reports(outcome: &Outcome) -> Vec<(String, String)> {
    let (tool, texts) = (Tool::load(), texts(outcome));
    let lookup = |path: &str| texts.get(path).cloned();
    let report = |language: &tincay::site::Language| {
        let mut out = anstream::StripStream::new(Vec::new());
        let report = Report::new(&outcome.diagnostics, &outcome.guarded, tool.words(language), &lookup);
        report.veiling(&outcome.veiled).human(&mut out).expect("memory can be written");
        (language.code().to_owned(), String::from_utf8(out.into_inner()).expect("reports are UTF-8"))
    };
    tool.languages().iter().map(report).collect()
}

/// `text` must be what `file` holds, unless it is to be blessed.
pub fn must_be(file: &Path, text: &str) {
    if blesses() {
        return fs::write(file, text).expect("goldens can be written");
    }
    let golden = fs::read_to_string(file).unwrap_or_default();
    let differs = golden.lines().zip(text.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| golden.lines().count().min(text.lines().count()));
    let [golden_line, text_line] = [&*golden, text].map(|text| text.lines().nth(line).unwrap_or("(end)"));
    assert!(golden == text, "{}:{}\n- {golden_line}\n+ {text_line}\n(TINCAY_BLESS=1)", file.display(), line + 1);
}

#[test]
fn every_problem_is_found_where_its_fixture_marks_it_and_nothing_else() {
    let with_fixture = |problem: &&Problem| WITHOUT_FIXTURE.iter().all(|(other, _)| other != *problem);
    let codes: Vec<&str> = Problem::ALL.iter().filter(with_fixture).map(|problem| problem.code()).collect();
    let results: Vec<Tried> = codes.par_iter().map(|code| tried(code)).collect();
    let wrong: Vec<&str> = results.iter().flat_map(|tried| &tried.wrong).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{}\n(TINCAY_BLESS=1 writes the marks)", wrong.join("\n"));
    for (at, language) in Tool::load().languages().iter().enumerate() {
        let parts = codes.iter().zip(&results).map(|(code, tried)| format!("### {code}\n\n{}\n", tried.reports[at].1));
        must_be(&Path::new(FIXTURES).join(format!("report.{language}.txt")), &parts.collect::<String>());
    }
}

/// What a fixture came to.
struct Tried {
    wrong: Vec<String>,
    /// By language.
    reports: Vec<(String, String)>,
}

fn tried(code: &str) -> Tried {
    let case = Case::new(code);
    let outcome = case.check();
    let found = findings(&outcome);
    let mut wrong = case.compare(&found);
    if found.iter().all(|finding| finding.code != code) {
        wrong.push("the problem of its name is not found".to_owned());
    }
    Tried { wrong: wrong.iter().map(|wrong| format!("{code}: {wrong}")).collect(), reports: reports(&outcome) }
}

#[test]
fn a_folder_of_fixtures_is_called_like_a_problem() {
    let known =
        |name: &str| ["base", "cascades", "twelve"].contains(&name) || Problem::ALL.iter().any(|it| it.code() == name);
    for entry in fs::read_dir(FIXTURES).expect("the fixtures are there").filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(!entry.path().is_dir() || known(&name), "{name} is no problem of the catalogue");
    }
    for (problem, reason) in WITHOUT_FIXTURE {
        let folder = Path::new(FIXTURES).join(problem.code());
        assert!(!folder.exists(), "{} has a fixture, though: {reason}", problem.code());
    }
}

#[test]
fn the_valid_site_has_no_problem() {
    let case = Case::new("base");
    let outcome = case.check();
    assert_eq!(findings(&outcome), []);
}

/// Whatever refers to a broken file, row or field: one mistake is one problem.
#[test]
fn what_cannot_be_read_makes_nothing_else_look_wrong() {
    let case = Case::new("cascades");
    let wrong = case.compare(&findings(&case.check()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The planted mistakes of the plan: each is found once, in one run, and the site that stands stays.
#[test]
fn twelve_mistakes_give_twelve_problems_and_leave_the_site_as_it_was() {
    let case = Case::new("twelve");
    let good = TempDir::new().expect("temporary folders can be made");
    put_base(good.path());
    let public = case.root.path().join("public");
    let mut options = Options { root: good.path().to_owned(), output: public.clone(), ..case.options() };
    let built = pipeline::build(&options, &Silent).expect("the machine refuses nothing");
    assert!(built.summary.is_some(), "{:?}", built.diagnostics);
    let before = bytes(&public);

    options.root = case.root.path().to_owned();
    let broken = pipeline::build(&options, &Silent).expect("the machine refuses nothing");
    let found = findings(&broken);
    let wrong = case.compare(&found);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let codes: std::collections::BTreeSet<&str> = found.iter().map(|finding| &*finding.code).collect();
    assert_eq!((found.len(), codes.len()), (12, 12), "{found:#?}");
    for (finding, diagnostic) in found.iter().zip(&broken.diagnostics) {
        assert!(diagnostic.is_error() && finding.place.is_some(), "{finding} has no line and column");
    }
    assert!(broken.summary.is_none());
    assert!(before == bytes(&public), "the output has changed");
    for (language, report) in reports(&broken) {
        must_be(&Path::new(FIXTURES).join(format!("twelve.{language}.txt")), &report);
    }
}

fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().map(|(path, file)| (path, fs::read(file).expect("outputs can be read"))).collect()
}
