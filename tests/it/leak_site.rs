//! A site that can be published, in a folder of its own, for tests that plant something in it.
#![expect(clippy::disallowed_methods, reason = "the tests lay out a site")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tincay::diag::{Diagnostic, Error};
use tincay::pipeline::{self, Options, Outcome, Progress, Stage, Today};
use tincay::site::Mode;

struct Silent;

impl Progress for Silent {
    fn start(&self, _: Stage, _: usize) {}
    fn advance(&self) {}
}

/// A copy of `tests/sites/thi-tran-mau`.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/thi-tran-mau"), folder.path());
        Self(folder)
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.0.path().join(path);
        fs::create_dir_all(file.parent().expect("files lie in folders")).expect("it can be made");
        fs::write(file, text).expect("it can be written");
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.0.path().join(path)).expect("it is there");
    }

    /// Options for a publication.
    pub fn options(&self) -> Options {
        Options {
            root: self.path(),
            output: self.path().join("public"),
            today: Today::Fixed(jiff::civil::date(2026, 11, 10)),
            mode: Mode::Publication,
            without_samples: false,
            drafts: false,
            base_url: None,
            relative: false,
            precompress: false,
            forbidden: None,
            taken_back: Vec::new(),
            jobs: Some(2),
            program: None,
        }
    }

    pub fn build(&self, options: &Options) -> Result<Outcome, Error> {
        pipeline::build(options, &Silent)
    }

    /// Every file of the output, `.tincay-record` too.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.path().join("public"), "", &mut files);
        files
    }
}

/// The problems with this code.
pub fn with_code<'a>(outcome: &'a Outcome, code: &str) -> Vec<&'a Diagnostic> {
    outcome.diagnostics.iter().filter(|problem| problem.problem.code() == code).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("it can be made");
    for entry in fs::read_dir(from).expect("the site is there") {
        let entry = entry.expect("it can be listed");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).expect("it can be copied");
        }
    }
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.expect("it can be listed");
        let path = format!("{below}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &path, files);
        } else {
            files.insert(path, fs::read(entry.path()).expect("it can be read"));
        }
    }
}
