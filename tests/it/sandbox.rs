//! What the tests stand on: trees of files in memory, a folder of one's own to build in, and what
//! differs between two trees. Enter at [`Sandbox`]. Knows nothing of what a page is.
#![expect(clippy::disallowed_methods, reason = "the tests write the sites that are built")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jiff::civil::Date;
use similar::TextDiff;
use tempfile::TempDir;
use tincay::diag::Diagnostic;
use tincay::pipeline::{self, Options, Outcome, Progress, Stage, Today};
use tincay::site::Mode;

/// Files by their path below a folder, `/` between parts.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The day on which our own content is built: its hotlines and places were verified that month.
pub const OWN_DAY: Date = jiff::civil::date(2026, 11, 23);
/// The day on which `tests/sites/thi-tran-mau` is complete and publishable.
pub const TOWN_DAY: Date = jiff::civil::date(2026, 11, 10);

/// A path below the repository.
pub fn repository(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// All files below `folder`, without tincay's own record; none when there is no such folder.
pub fn read_tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    collect(folder, "", &mut tree);
    tree.remove(".tincay-record");
    tree
}

fn collect(folder: &Path, prefix: &str, tree: &mut Tree) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.expect("a folder of the test can be listed");
        let path = format!("{prefix}{}", entry.file_name().to_str().expect("names of the tests are UTF-8"));
        if entry.file_type().expect("what is listed has a type").is_dir() {
            collect(&entry.path(), &format!("{path}/"), tree);
        } else {
            tree.insert(path, fs::read(entry.path()).expect("a file of the test can be read"));
        }
    }
}

/// The files below `folder` of the repository, under that folder's name.
pub fn committed(folder: &str) -> Tree {
    let tree = read_tree(&repository(folder));
    assert!(!tree.is_empty(), "{folder} is empty");
    let name = folder.rsplit('/').next().unwrap_or(folder);
    tree.into_iter().map(|(path, bytes)| (format!("{name}/{path}"), bytes)).collect()
}

/// Writes `bytes` to `path` and makes the folders on the way.
pub fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).expect("a folder of the test can be made");
    fs::write(path, bytes).expect("a file of the test can be written");
}

/// `tree` with `new` in place of `old` in the file at `path`. A new file has nothing yet.
pub fn replaced(tree: &Tree, (path, old, new): (&str, &str, &str)) -> Tree {
    let text = String::from_utf8(tree.get(path).cloned().unwrap_or_default()).expect("the file is UTF-8");
    let other = if old.is_empty() { new.to_owned() } else { text.replace(old, new) };
    assert_ne!(text, other, "{path} has {old:?}");
    let mut changed = tree.clone();
    changed.insert(path.to_owned(), other.into_bytes());
    changed
}

/// Fails with every path that differs, and for texts with the lines.
pub fn assert_same(what: &str, expected: &Tree, found: &Tree) {
    let differences = differences(expected, found);
    assert!(differences.is_empty(), "{what}: {} files differ\n{}", differences.len(), shortened(&differences));
}

/// A line or a few for every path that is not the same in both.
pub fn differences(expected: &Tree, found: &Tree) -> Vec<String> {
    let missing = expected.keys().filter(|path| !found.contains_key(*path)).map(|path| format!("missing: {path}"));
    let others = found.iter().filter_map(|(path, bytes)| match expected.get(path) {
        None => Some(format!("leftover: {path}")),
        Some(old) if old != bytes => Some(difference(path, old, bytes)),
        Some(_) => None,
    });
    missing.chain(others).collect()
}

fn difference(path: &str, expected: &[u8], found: &[u8]) -> String {
    match (std::str::from_utf8(expected), std::str::from_utf8(found)) {
        (Ok(expected), Ok(found)) => {
            let names = (&*format!("expected/{path}"), &*format!("found/{path}"));
            TextDiff::from_lines(expected, found).unified_diff().context_radius(2).header(names.0, names.1).to_string()
        }
        _ => format!("{path}: {} bytes expected, {} found", expected.len(), found.len()),
    }
}

/// The first differences; a change of a layout differs on every page, and the first say it all.
fn shortened(differences: &[String]) -> String {
    const SHOWN: usize = 6;
    const LETTERS: usize = 1_500;
    let shown = differences.iter().take(SHOWN).map(|one| one.chars().take(LETTERS).collect::<String>());
    let rest = differences.len().saturating_sub(SHOWN);
    shown.chain((rest > 0).then(|| format!("… and {rest} more"))).collect::<Vec<_>>().join("\n")
}

/// A site in a folder of its own, gone when dropped.
pub struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    /// A site of the files of `inputs`; paths begin with `content/`, `themes/` or `locales/`.
    pub fn with(inputs: &Tree) -> Self {
        let folder = TempDir::new().expect("the machine has a folder for temporary files");
        let sandbox = Self { folder };
        inputs.iter().for_each(|(path, bytes)| write(&sandbox.path(path), bytes));
        sandbox
    }

    /// Our own site.
    pub fn own() -> Self {
        Self::with(&committed("content"))
    }

    /// A path below the site.
    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Makes the inputs `after` out of `before`, touching only what differs.
    pub fn change(&self, before: &Tree, after: &Tree) {
        let gone = before.keys().filter(|path| !after.contains_key(*path));
        gone.for_each(|path| fs::remove_file(self.path(path)).expect("a file of the test can be removed"));
        let new = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
        new.for_each(|(path, bytes)| write(&self.path(path), bytes));
    }

    /// A preview into `public` on `day`.
    pub fn options(&self, day: Date) -> Options {
        Options {
            root: self.folder.path().to_owned(),
            output: PathBuf::from("public"),
            today: Today::Fixed(day),
            mode: Mode::Preview,
            without_samples: false,
            drafts: false,
            base_url: None,
            relative: false,
            precompress: false,
            forbidden: None,
            taken_back: Vec::new(),
            jobs: None,
            program: Some([1; 32]),
        }
    }

    /// Builds a preview on `day` and gives the output.
    pub fn built(&self, day: Date) -> Tree {
        let options = self.options(day);
        build(&options);
        read_tree(&options.root.join(&options.output))
    }
}

/// Builds what must be without error, and gives what came of it.
pub fn build(options: &Options) -> pipeline::Summary {
    let outcome = pipeline::build(options, &Silent).expect("the machine refuses nothing");
    let errors = errors(&outcome);
    assert!(errors.is_empty(), "the content has problems:\n{}", errors.join("\n"));
    outcome.summary.expect("without errors something is written")
}

/// The errors among the diagnostics, as code and place.
pub fn errors(outcome: &Outcome) -> Vec<String> {
    let shown = |problem: &Diagnostic| format!("{:?} {:?} {:?}", problem.problem, problem.span, problem.args);
    outcome.diagnostics.iter().filter(|problem| problem.is_error()).map(shown).collect()
}

/// Nobody watches.
pub struct Silent;

impl Progress for Silent {
    fn start(&self, _: Stage, _: usize) {}
    fn advance(&self) {}
}

/// The program, with nothing in its environment.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tincay"));
    command.env_clear();
    command
}

/// Runs `command`, which must end well.
pub fn succeed(command: &mut Command) -> Output {
    let output = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} ended with {}\n{said}", output.status);
    output
}
