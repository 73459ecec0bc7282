//! A copy of the fictional town that a test may change, and the program run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// The day on which the town is complete and publishable.
pub const DAY: &str = "2026-11-10";

/// A site in a folder of its own.
pub struct Town {
    folder: tempfile::TempDir,
}

/// What the program did.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Town {
    /// The whole town.
    pub fn new() -> Self {
        let town = Self { folder: tempfile::tempdir().expect("a folder") };
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/thi-tran-mau/content");
        for entry in walkdir::WalkDir::new(&source).into_iter().map(|entry| entry.expect("readable")) {
            let target = town.path("content").join(entry.path().strip_prefix(&source).expect("below"));
            if entry.file_type().is_dir() {
                fs::create_dir_all(target).expect("a folder");
            } else {
                fs::copy(entry.path(), target).expect("a copy");
            }
        }
        town
    }

    /// A path below the site's root.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file of the content.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path("content").join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("writable");
    }

    /// Replaces `from`, which must be there, in a file of the content.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path("content").join(path)).expect("readable");
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// Runs the program on the site.
    pub fn run(&self, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tincay"));
        command
            .current_dir(self.folder.path())
            .args(args)
            .arg("--root")
            .arg(self.folder.path())
            .env_remove("SOURCE_DATE_EPOCH");
        let output = command.env("LC_ALL", "vi_VN.UTF-8").output().expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the tool writes UTF-8");
        Run { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Publishes as of `day`.
    pub fn publish_on(&self, day: &str) -> Run {
        self.run(&["build", "--publish", "--reproduce", "--date", day])
    }

    /// Starts to publish and kills the program `pause` after its commit began.
    pub fn kill_publishing(&self, pause: Duration) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tincay"));
        command.args(["build", "--quiet", "--publish", "--reproduce", "--date", DAY, "--root"]).arg(self.path(""));
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
        let under_way = || fs::read_dir(self.path(".tincay/journals")).is_ok_and(|mut all| all.next().is_some());
        while !under_way() && child.try_wait().expect("it can be asked").is_none() {
            thread::yield_now();
        }
        thread::sleep(pause);
        child.kill().and_then(|()| child.wait()).expect("it can be killed");
    }

    /// Publishes on the town's day, which must succeed.
    pub fn publish(&self) -> Run {
        let run = self.publish_on(DAY);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run
    }

    /// Previews on the town's day, which must succeed.
    pub fn preview(&self) -> Run {
        let run = self.run(&["build", "--date", DAY]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run
    }

    /// Codes of the problems that a publication finds, with the line of each.
    pub fn problems(&self) -> Vec<String> {
        let run = self.run(&["check", "--publish", "--reproduce", "--date", DAY, "--format", "json"]);
        let code = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["code"].clone();
        run.stdout.lines().map(|line| code(line).as_str().expect("a code").to_owned()).collect()
    }

    /// Paths of the output's files, sorted; without the record of which files are ours.
    pub fn files(&self) -> Vec<String> {
        let top = self.path("public");
        if !top.exists() {
            return Vec::new();
        }
        let entries = walkdir::WalkDir::new(&top).sort_by_file_name().into_iter().map(|entry| entry.expect("readable"));
        let files = entries.filter(|entry| entry.file_type().is_file() && entry.file_name() != ".tincay-record");
        files.map(|file| file.path().strip_prefix(&top).expect("below").to_string_lossy().into_owned()).collect()
    }

    /// A file of the output.
    pub fn page(&self, path: &str) -> String {
        fs::read_to_string(self.path("public").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Files of the output in which `text` stands, in the name or the bytes.
    pub fn holding(&self, text: &str) -> Vec<String> {
        let holds = |path: &String| {
            let bytes = fs::read(self.path("public").join(path)).expect("readable");
            path.contains(text) || String::from_utf8_lossy(&bytes).contains(text)
        };
        self.files().into_iter().filter(holds).collect()
    }

    /// The receipts, by name, with their text.
    pub fn receipts(&self) -> Vec<(String, String)> {
        let Ok(entries) = fs::read_dir(self.path(".tincay/receipts")) else { return Vec::new() };
        let mut receipts: Vec<_> = entries
            .map(|entry| entry.expect("readable"))
            .map(|entry| {
                let text = fs::read_to_string(entry.path()).expect("readable");
                (entry.file_name().to_string_lossy().into_owned(), text)
            })
            .collect();
        receipts.sort();
        receipts
    }
}
