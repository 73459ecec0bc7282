//! What the program says on the command line: `tests/cli/*.txt` are run in each language, and what
//! they say must be what stands there.
//!
//! | line | meaning |
//! |---|---|
//! | `# …` | a comment |
//! | `@ base [FOLDER]` | puts the valid site of `tests/diagnostics/base` there |
//! | `@ site NAME [FOLDER]` | copies `tests/sites/NAME` there |
//! | `@ file PATH TEXT` | writes a file; `\n`, `\r` and `\u{…}` in the text |
//! | `@ bytes PATH 4d f4 …` | writes a file of these bytes |
//! | `@ photo PATH` | writes a photograph |
//! | `@ table NAME` | copies a table of `tests/tables` |
//! | `@ edit PATH OLD => NEW` | puts NEW in the place of OLD in a file |
//! | `@ is PATH TEXT` | the file holds this |
//! | `@ cd FOLDER` | the next commands run there |
//! | `@ holds PATH TEXT` | this stands in the file |
//! | `@ has PATH`, `@ has-no PATH` | there is, or is not, such a file |
//! | `$ tincay …` | runs the program; `"…"` keeps words together |
//! | `& tincay serve …` | starts it on a free port; what it says until it has an address |
//! | `@ get ADDRESS TEXT` | its page says this, sooner or later |
//! | `@ stop` | ends it |
//! | `vi\| …`, `vi! …`, `vi= 1` | its standard output, standard error and exit code |
//!
//! A script called `NAME.vi.txt` is of one language. Times, counts of files, the version, ports and the temporary
//! folder are masked. `TINCAY_BLESS=1` writes
//! the output anew: read the difference.
#![expect(clippy::disallowed_methods, reason = "the tests write the sites that are read")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use tempfile::TempDir;

use super::camera;
use super::diagnostics::{base, files, must_be, put, put_base};
use super::sandbox;

const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli");

/// The languages of the tool as machines name them.
const LANGUAGES: [(&str, &str); 2] = [("vi", "vi_VN.UTF-8"), ("en", "en_GB.UTF-8")];

/// Where one language's run of a script has come to.
struct Stage {
    language: &'static str,
    locale: &'static str,
    /// Ended before its folder goes.
    served: Option<Served>,
    root: TempDir,
    folder: PathBuf,
}

/// A server that a script has started.
struct Served {
    child: Child,
    port: u16,
}

/// How long a page may take until it says what it should.
const PATIENCE: Duration = Duration::from_secs(20);

impl Drop for Served {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

impl Served {
    fn page(&self, address: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time can be set");
        let request = format!("GET {address} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers with text");
        answer
    }

    fn must_say(&self, address: &str, text: &str) {
        let start = Instant::now();
        loop {
            let page = self.page(address);
            if page.starts_with("HTTP/1.1 200") && page.contains(text) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{address} never says {text}: {page}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Stage {
    fn new((language, locale): (&'static str, &'static str)) -> Self {
        let root = TempDir::new().expect("temporary folders can be made");
        let folder = root.path().to_owned();
        Self { language, locale, root, folder, served: None }
    }

    fn prepare(&mut self, step: &str) {
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        match verb {
            "base" => put_base(&self.folder.join(rest)),
            "site" => {
                let (name, folder) = rest.split_once(' ').unwrap_or((rest, ""));
                for (path, bytes) in sandbox::read_tree(&sandbox::repository(&format!("tests/sites/{name}"))) {
                    put(&self.folder.join(folder), &path, bytes);
                }
            }
            "file" => {
                let (path, text) = rest.split_once(' ').unwrap_or((rest, ""));
                put(&self.folder, path, unescaped(text));
            }
            "bytes" => {
                let (path, bytes) = rest.split_once(' ').unwrap_or((rest, ""));
                let bytes = bytes.split(' ').map(|byte| u8::from_str_radix(byte, 16).expect("two digits"));
                put(&self.folder, path, bytes.collect::<Vec<_>>());
            }
            "edit" => {
                let (path, change) = rest.split_once(' ').unwrap_or((rest, ""));
                let (old, new) = change.split_once(" => ").expect("a change has two sides");
                let text = fs::read_to_string(self.folder.join(path)).expect("the file is text");
                assert!(text.contains(old), "{path} has no {old}");
                put(&self.folder, path, text.replace(old, new));
            }
            "get" => {
                let (address, text) = rest.split_once(' ').unwrap_or((rest, ""));
                self.served.as_ref().expect("it was started").must_say(address, text);
            }
            "stop" => self.served = None,
            "table" => {
                let bytes = fs::read(sandbox::repository("tests/tables").join(rest)).expect("it is there");
                put(&self.folder, rest, bytes);
            }
            "photo" => put(&self.folder, rest, camera::photo(700, 20)),
            "is" => {
                let (path, text) = rest.split_once(' ').unwrap_or((rest, ""));
                let found = fs::read_to_string(self.folder.join(path)).expect("the file is text");
                assert_eq!(found, unescaped(text), "{path}");
            }
            "holds" => {
                let (path, text) = rest.split_once(' ').unwrap_or((rest, ""));
                let found = fs::read_to_string(self.folder.join(path)).expect("the file is text");
                assert!(found.contains(text), "{path} does not hold {text}: {found}");
            }
            "has" => assert!(self.folder.join(rest).exists(), "{rest} is not there"),
            "has-no" => assert!(!self.folder.join(rest).exists(), "{rest} is there"),
            "cd" => self.folder = self.root.path().join(rest),
            _ => panic!("no such step: {step}"),
        }
    }

    fn program(&self, line: &str) -> Command {
        let args = words(line);
        assert_eq!(args.first().map(String::as_str), Some("tincay"), "{line}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_tincay"));
        command.args(&args[1..]).current_dir(&self.folder).env_clear().env("LANG", self.locale);
        command
    }

    /// Starts a server; what it says until it has an address.
    fn serve(&mut self, line: &str) -> String {
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = free.expect("a port is free").port().to_string();
        let child = self.program(line).args(["--port", &port]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = child.expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut said = String::new();
        let port = loop {
            let mut line = String::new();
            assert!(out.read_line(&mut line).expect("it writes UTF-8") > 0, "it ended");
            let port = line.split("localhost:").nth(1).and_then(|rest| rest.split('/').next());
            let masked = port.map_or_else(|| line.clone(), |port| line.replace(port, "[PORT]"));
            said += &format!("{}| {masked}", self.language);
            if let Some(port) = port {
                break port.parse().expect("a port is a number");
            }
        };
        self.served = Some(Served { child, port });
        said
    }

    /// Runs a command; what it said, line by line, marked.
    fn run(&self, line: &str) -> String {
        let output = self.program(line).output().expect("the program starts");
        let mut said = String::new();
        for (mark, bytes) in [('|', output.stdout), ('!', output.stderr)] {
            let text = String::from_utf8(bytes).expect("the program writes UTF-8");
            for line in text.lines() {
                said += format!("{}{mark} {}", self.language, self.masked(line)).trim_end();
                said.push('\n');
            }
        }
        let code = output.status.code().expect("the program ends by itself");
        said + &format!("{}= {code}\n", self.language)
    }

    fn masked(&self, line: &str) -> String {
        let line = line.replace(&*self.root.path().to_string_lossy(), "[DIR]");
        let line = line.replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
        let line = match line.split_once("/purge-") {
            Some((before, name)) => {
                format!("{before}/purge-[KEY]{}", name.trim_start_matches(|c: char| c.is_ascii_hexdigit()))
            }
            None => line,
        };
        let counted = ["Xong:", "Done:", "Đã kiểm tra", "Checked", "Trên máy chủ", "On the host"];
        let counts = counted.iter().any(|start| line.starts_with(start));
        if counts { without_numbers(&line) } else { line }
    }
}

/// `N` for every number, be it `1.234` or `0,3`.
fn without_numbers(line: &str) -> String {
    let mut out = String::new();
    for word in line.split_inclusive(' ') {
        let number = word.trim_end_matches([' ', ',', ';']);
        let is_number = number.starts_with(|c: char| c.is_ascii_digit());
        if is_number { out.extend(["N", &word[number.len()..]]) } else { out.push_str(word) }
    }
    out
}

fn unescaped(text: &str) -> String {
    let text = text.replace("\\n", "\n").replace("\\r", "\r");
    text.replace("\\u{feff}", "\u{feff}")
}

fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// A script with what the program says to it now.
fn played(name: &str, script: &str) -> String {
    let only = LANGUAGES.iter().find(|(language, _)| name.ends_with(&format!(".{language}.txt")));
    let languages = LANGUAGES.into_iter().filter(|own| only.is_none_or(|only| own == only));
    let mut stages: Vec<Stage> = languages.map(Stage::new).collect();
    let mut out = String::new();
    for line in script.lines().filter(|line| !is_output(line)) {
        out.extend([line, "\n"]);
        if let Some(step) = line.strip_prefix("@ ") {
            stages.iter_mut().for_each(|stage| stage.prepare(step));
        } else if let Some(command) = line.strip_prefix("$ ") {
            let said: Vec<String> = stages.par_iter().map(|stage| stage.run(command)).collect();
            said.iter().for_each(|said| out.push_str(said));
        } else if let Some(command) = line.strip_prefix("& ") {
            stages.iter_mut().for_each(|stage| out.push_str(&stage.serve(command)));
        }
    }
    out
}

fn is_output(line: &str) -> bool {
    LANGUAGES
        .iter()
        .any(|(language, _)| line.strip_prefix(language).is_some_and(|rest| rest.starts_with(['|', '!', '='])))
}

fn scripts() -> Vec<(PathBuf, String)> {
    let all = files(Path::new(SCRIPTS)).into_values();
    all.map(|file| (file.clone(), fs::read_to_string(file).expect("scripts can be read"))).collect()
}

/// TRN-05: `translate.txt` among them: how translations stand, as a table, Markdown and JSON.
#[test]
fn the_program_says_what_its_transcripts_say() {
    let played: Vec<(PathBuf, String)> = scripts()
        .into_par_iter()
        .map(|(file, script)| {
            let text = played(&file.to_string_lossy(), &script);
            (file, text)
        })
        .collect();
    assert!(!played.is_empty());
    played.iter().for_each(|(file, text)| must_be(file, text));
}

/// Words of English that stand in no Vietnamese sentence.
const ENGLISH: [&str; 14] = [
    "the",
    "is",
    "are",
    "not",
    "of",
    "with",
    "found",
    "expected",
    "error",
    "warning",
    "panicked",
    "backtrace",
    "failed",
    "usage",
];

#[test]
fn vietnamese_output_holds_no_english_and_no_stack_trace() {
    for (file, script) in scripts() {
        let mut command = "";
        for line in script.lines() {
            command = line.strip_prefix("$ ").unwrap_or(command);
            let said = line.strip_prefix("vi|").or(line.strip_prefix("vi!")).unwrap_or_default();
            // The names in a workflow command are not ours.
            let command_of_ci = said.trim_start().strip_prefix("::").and_then(|rest| rest.split_once("::"));
            let said = command_of_ci.map_or(said, |(_, message)| message);
            let is_json = said.trim_start().starts_with('{');
            // Whoever gives no arguments has said nothing of a language, and is told in all of them.
            let is_for_all = command == "tincay";
            let english = english(said).filter(|_| !command.contains("--lang") && !is_json && !is_for_all);
            assert_eq!(english, None, "{}: {line}", file.display());
        }
    }
}

#[test]
fn vietnamese_reports_hold_no_english() {
    for name in ["report.vi.txt", "twelve.vi.txt"] {
        let report = fs::read_to_string(base().with_file_name(name)).expect("reports can be read");
        let said = report.lines().filter(|line| ["lỗi[", "cảnh báo[", "gợi ý:"].iter().any(|part| line.contains(part)));
        said.for_each(|line| assert_eq!(english(line), None, "{line}"));
    }
}

/// The first English word of `line` outside of codes, backticks and what `“…”` quotes.
fn english(line: &str) -> Option<String> {
    let quotes = |c: char| matches!(c, '`' | '“' | '”');
    let outside = line.split(quotes).step_by(2).collect::<Vec<_>>().join(" ").to_lowercase();
    let words = outside.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '.' | '/'));
    words.map(str::to_owned).find(|word| ENGLISH.contains(&word.as_str()))
}
