//! `tincay serve`, asked as a browser asks it: whatever happens to the folders, what it hands out is what a
//! build from nothing would write, but for the one script and the policy that lets it run.
#![expect(clippy::disallowed_methods, reason = "the tests change the sites that are served")]

mod midnight;
mod random;
mod soak;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use serde_json::Value;
use tincay::pipeline::{Memo, Options, preview};

use crate::sandbox::{Sandbox, TOWN_DAY, Tree, assert_same, build, committed, program, read_tree, repository, write};

/// How long anything may take before it counts as not happening.
const PATIENCE: Duration = Duration::from_secs(40);

/// A server and the site that it serves.
struct Served {
    site: Sandbox,
    child: Child,
    said: BufReader<std::process::ChildStdout>,
    port: u16,
    /// What is said to be wrong.
    errors: tempfile::NamedTempFile,
}

impl Drop for Served {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

fn town() -> Sandbox {
    let tree = read_tree(&repository("tests/diagnostics/base"));
    Sandbox::with(&tree)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

impl Served {
    fn start(site: Sandbox, port: u16, more: &[&str]) -> Self {
        let mut command = program();
        command.args(["serve", "--lang", "en", "--date", &TOWN_DAY.to_string(), "--port", &port.to_string(), "--root"]);
        command.arg(site.path("")).args(more);
        Self::run(site, command)
    }

    fn run(site: Sandbox, mut command: Command) -> Self {
        let errors = tempfile::NamedTempFile::new().expect("temporary files can be made");
        let complaints = errors.reopen().expect("it can be written to");
        let child = command.stdout(Stdio::piped()).stderr(complaints).spawn();
        let mut child = child.expect("the program starts");
        let said = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut served = Self { site, child, said, port: 0, errors };
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            let read = served.said.read_line(&mut line).expect("the program says where it is");
            assert!(read > 0, "the program ended");
        }
        let port = line.split("localhost:").nth(1).and_then(|rest| rest.split('/').next());
        served.port = port.and_then(|port| port.parse().ok()).expect("an address has a port");
        served
    }

    /// How often `code` was complained about so far.
    fn complaints(&self, code: &str) -> usize {
        fs::read_to_string(self.errors.path()).expect("it is text").matches(&format!("[{code}]")).count()
    }

    /// Sends the lines of a request; status, head and body of the answer.
    fn ask(&self, lines: &str) -> (u16, String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time can be set");
        stream.write_all(format!("{lines}\r\nConnection: close\r\n\r\n").as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let at = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8_lossy(&answer[..at]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("an answer has a status");
        let body = &answer[at + 4..];
        let is_chunked = head.to_ascii_lowercase().contains("transfer-encoding: chunked");
        (status, head, if is_chunked { joined(body) } else { body.to_vec() })
    }

    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let (status, _, body) = self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}", self.port));
        (status, body)
    }

    fn state(&self, path: &str) -> Value {
        serde_json::from_slice(&self.get(&format!("/_tincay/state{path}")).1).expect("the state is JSON")
    }

    /// Waits until `holds`.
    fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "never: {what}");
            sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the page at `path` says `word`, and nothing is wrong.
    fn shows(&self, path: &str, word: &str) {
        self.until(&format!("{path} says {word}"), |served| {
            String::from_utf8_lossy(&served.get(path).1).contains(word) && served.state(path)["trouble"].is_null()
        });
    }

    /// Waits until something is wrong, and gives what is said.
    fn trouble(&self) -> String {
        self.until("something is wrong", |served| served.state("/")["trouble"].is_string());
        self.state("/")["trouble"].as_str().unwrap_or_default().to_owned()
    }

    /// What a build of the same files writes.
    fn clean(&self) -> Tree {
        let elsewhere = tempfile::TempDir::new().expect("temporary folders can be made");
        let output = elsewhere.path().join("public");
        let options = Options { drafts: true, output: output.clone(), ..self.site.options(TOWN_DAY) };
        build(&options);
        read_tree(&output)
    }

    /// The same files from the server, without what it adds.
    fn all(&self, paths: impl Iterator<Item = String>) -> Tree {
        paths.map(|path| (path.clone(), bare(&self.get(&address(&path)).1))).collect()
    }
}

/// What came in chunks (RFC 9112, 7.1), as one.
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(at) = chunks.windows(2).position(|two| two == b"\r\n") {
        let size = std::str::from_utf8(&chunks[..at]).ok().and_then(|size| usize::from_str_radix(size, 16).ok());
        let size = size.expect("a chunk begins with its size");
        if size == 0 {
            break;
        }
        whole.extend(&chunks[at + 2..at + 2 + size]);
        chunks = &chunks[at + 2 + size + 2..];
    }
    whole
}

fn address(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// A page without the script, and with the policy that its site gave it.
fn bare(bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let Some(start) = text.find("<script defer src=\"/_tincay/live.js\"") else { return bytes.to_vec() };
    let end = start + text[start..].find("</script>").expect("a script has an end") + "</script>".len();
    without_policy(&format!("{}{}", &text[..start], &text[end..])).into_bytes()
}

fn without_policy(html: &str) -> String {
    let Some(start) = html.find("http-equiv=\"Content-Security-Policy\"") else { return html.to_owned() };
    let end = start + html[start..].find('>').expect("a tag has an end");
    format!("{}{}", &html[..start], &html[end..])
}

fn policies_apart(tree: Tree) -> Tree {
    let apart = |(path, bytes): (String, Vec<u8>)| match String::from_utf8(bytes) {
        Ok(text) if path.ends_with(".html") => (path, without_policy(&text).into_bytes()),
        Ok(text) => (path, text.into_bytes()),
        Err(error) => (path, error.into_bytes()),
    };
    tree.into_iter().map(apart).collect()
}

const PIECE: &str = "content/articles/2023/moi.vi.md";

fn piece(title: &str) -> String {
    format!("---\ntitle: {title}\nkind: news\ndate: 2023-11-20\ndraft: true\n---\n\nVăn bản.\n")
}

/// Writes beside and renames, as editors save.
fn save(path: PathBuf, text: &str) {
    let beside = path.with_extension("tmp~");
    write(&beside, text.as_bytes());
    fs::rename(beside, path).expect("a file can be renamed");
}

#[test]
fn whatever_happens_to_the_folders_the_pages_are_those_of_a_clean_build() {
    let served = Served::start(town(), free_port(), &[]);
    let at = |path: &str| served.site.path(path);
    save(at(PIECE), &piece("Bài một"));
    served.shows("/bai-viet/moi/", "Bài một");
    // A mistake: the last good page stays, what is wrong is told, and it heals.
    save(at(PIECE), &piece("Bài hai").replace("kind", "knd"));
    assert!(served.trouble().contains("unknown-key"));
    assert!(String::from_utf8_lossy(&served.get("/bai-viet/moi/").1).contains("Bài một"));
    save(at(PIECE), &piece("Bài hai"));
    served.shows("/bai-viet/moi/", "Bài hai");
    fs::rename(at(PIECE), at("content/articles/2023/khac.vi.md")).expect("a file can be renamed");
    served.until("the old address is gone", |served| served.get("/bai-viet/moi/").0 == 404);
    served.shows("/bai-viet/khac/", "Bài hai");
    // A new folder that comes with its files.
    let elsewhere = at("aside");
    write(&elsewhere.join("trong.vi.md"), piece("Bài ba").as_bytes());
    fs::rename(&elsewhere, at("content/articles/2024")).expect("a folder can be moved");
    served.shows("/bai-viet/trong/", "Bài ba");
    save(at("content/articles/2024/trong.vi.md"), &piece("Bài bốn"));
    served.shows("/bai-viet/trong/", "Bài bốn");
    // Folders in a new one, and what is written there later.
    write(&at("content/articles/2024/sau/nua/day.vi.md"), piece("Bài năm").as_bytes());
    served.shows("/bai-viet/day/", "Bài năm");
    write(&at("content/articles/2024/sau/nua/day.vi.md"), piece("Bài sáu").as_bytes());
    served.shows("/bai-viet/day/", "Bài sáu");
    fs::remove_dir_all(at("content/articles/2024")).expect("a folder can be removed");
    served.until("the folder is gone", |served| served.get("/bai-viet/trong/").0 == 404);
    // The content goes as a whole, and comes back.
    fs::rename(at("content"), at("away")).expect("a folder can be moved");
    assert!(!served.trouble().is_empty());
    fs::rename(at("away"), at("content")).expect("a folder can be moved");
    served.shows("/bai-viet/khac/", "Bài hai");
    write(&at("locales/vi/site.ftl"), b"view-search = T\xc3\xacm th\xe1\xbb\xad xem\n");
    served.shows("/tim-kiem/", "Tìm thử xem");
    for number in 0..1000 {
        write(&at(&format!("content/articles/2022/bai-{number}.vi.md")), piece(&format!("Bài số {number}")).as_bytes());
    }
    served.shows("/bai-viet/bai-999/", "Bài số 999");
    (0..1000).for_each(|number| {
        fs::remove_file(at(&format!("content/articles/2022/bai-{number}.vi.md"))).expect("a file can be removed");
    });
    served.until("they are gone", |served| served.get("/bai-viet/bai-999/").0 == 404);
    served.until("nothing is wrong", |served| served.state("/")["trouble"].is_null());
    assert!(!served.site.path("public").exists(), "nothing is written");
    assert!(!served.site.path(".tincay").exists(), "nothing is written");
    let clean = served.clean();
    let same = served.all(clean.keys().cloned());
    assert_same("what is served", &policies_apart(clean), &same);
}

#[test]
fn what_is_saved_before_the_site_was_read_is_shown() {
    let site = town();
    let file = site.path(PIECE);
    save(file.clone(), &piece("Bài số 0"));
    let served = Served::start(site, free_port(), &[]);
    // From when the program says where it is until it answers.
    let mut number = 0;
    scope(|threads| {
        let first = threads.spawn(|| served.get("/bai-viet/moi/"));
        while number < 2 || (number < 5000 && !first.is_finished()) {
            number += 1;
            save(file.clone(), &piece(&format!("Bài số {number}")));
        }
    });
    served.shows("/bai-viet/moi/", &format!("Bài số {number}"));
}

/// What a theme or a locale lacks is told in the terminal, once, and on every page; so is, once, what keeps pages from being
/// made, and that they can be made again. A page that was never seen is not called the last good one.
#[test]
fn what_is_wrong_with_the_theme_is_told_in_the_terminal_and_on_the_page() {
    let site = town();
    write(&site.path("locales/en/site.ftl"), b"help_title = Help\n");
    let mut served = Served::start(site, free_port(), &[]);
    served.until("a locale is complained about", |served| served.complaints("unknown-message") == 1);
    let layout = fs::read_to_string(repository("themes/default/layouts/home.html")).expect("it is there");
    fs::create_dir_all(served.site.path("themes/default/layout")).expect("folders can be made");
    save(served.site.path("themes/default/layout/home.html"), &layout);
    served.until("a theme is complained about", |served| served.complaints("theme-ignored") == 1);
    for page in ["/", "/bai-viet/", "/en/"] {
        let lacks = served.state(page)["lacks"].to_string();
        assert!(
            lacks.contains("locales/en/site.ftl: ") && lacks.contains("themes/default/layout/home.html: "),
            "{lacks}"
        );
    }
    assert_eq!(served.complaints("unknown-message"), 1, "only what is new");
    fs::create_dir_all(served.site.path("themes/default/layouts")).expect("folders can be made");
    let wrong = layout.replacen("{% block main %}", "{% block main %}{{ nothing.there }}", 1);
    assert!(wrong != layout);
    let path = served.site.path("themes/default/layouts/home.html");
    save(path.clone(), &wrong);
    served.until("the page cannot be made", |served| served.get("/").0 == 500);
    let (status, page) = served.get("/en/");
    let page = String::from_utf8_lossy(&page).into_owned();
    assert!(status == 500 && page.contains("This page cannot be made yet") && !page.contains("last good"), "{page}");
    assert_eq!(served.complaints("bad-template"), 1, "once, however often and for however many pages");
    save(path, &layout);
    served.until("both can be made", |served| served.get("/").0 == 200 && served.get("/en/").0 == 200);
    let mut line = String::new();
    served.said.read_line(&mut line).expect("it says so");
    assert!(line.contains("Nothing is wrong any more"), "{line}");
}

#[test]
fn a_style_is_told_apart_from_the_page() {
    let served = Served::start(town(), free_port(), &["--poll"]);
    let before = served.state("/");
    let style =
        fs::read_to_string(repository("themes/default/styles/ordinary/base.css")).expect("the theme has this style");
    let path = served.site.path("themes/default/styles/ordinary/base.css");
    write(&path, format!("{style}\n.a-new-rule {{ color: red; }}\n").as_bytes());
    served.until("there is another style", |served| served.state("/")["style"] != before["style"]);
    let after = served.state("/");
    assert_eq!(after["digest"], before["digest"], "the page itself is the same");
    let (status, sheet) = served.get(after["style"].as_str().unwrap_or_default());
    assert!(status == 200 && String::from_utf8_lossy(&sheet).contains("a-new-rule"));
}

#[test]
fn only_this_machine_may_ask_and_only_for_what_the_site_has() {
    let served = Served::start(town(), free_port(), &[]);
    let host = format!("Host: localhost:{}", served.port);
    let cases = [
        ("GET / HTTP/1.1", &*host, 200),
        ("HEAD / HTTP/1.1", &host, 200),
        ("POST / HTTP/1.1", &host, 405),
        ("PUT /a HTTP/1.1", &host, 405),
        ("GET / HTTP/1.1", "Host: example.org", 421),
        ("GET /_tincay/events HTTP/1.1", "Host: example.org", 421),
        ("GET / HTTP/1.1", "Accept: text/html", 421),
        ("GET /../../etc/passwd HTTP/1.1", &host, 400),
        ("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", &host, 400),
        ("GET //etc/passwd HTTP/1.1", &host, 404),
        ("GET /content/site.yaml HTTP/1.1", &host, 404),
        ("GET /en/nothing/ HTTP/1.1", &host, 404),
        ("GET /bai-viet HTTP/1.1", &host, 302),
    ];
    for (line, header, expected) in cases {
        assert_eq!(served.ask(&format!("{line}\r\n{header}")).0, expected, "{line} {header}");
    }
    let (_, head, _) = served.ask(&format!("GET / HTTP/1.1\r\n{host}"));
    assert!(head.contains("Cache-Control: no-store"), "{head}");
}

#[test]
fn a_port_that_is_taken_is_left_for_the_next() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port();
    let served = Served::start(town(), port, &[]);
    assert_ne!(served.port, port);
    assert_eq!(served.get("/").0, 200);
}

/// Whoever looks at page after page leaves a connection behind each time; the server lets go of them.
#[cfg(target_os = "linux")]
#[test]
fn listeners_that_have_gone_are_let_go() {
    let served = Served::start(town(), free_port(), &[]);
    served.shows("/", "Trang thử");
    let folder = format!("/proc/{}/fd", served.child.id());
    let open = || fs::read_dir(&folder).expect("the system tells what a program has open").count();
    let before = open();
    for _ in 0..80 {
        let mut stream = TcpStream::connect(("127.0.0.1", served.port)).expect("it listens");
        let request = format!("GET /_tincay/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", served.port);
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut head = [0; 12];
        stream.read_exact(&mut head).expect("it answers");
    }
    assert!(open() < before + 60, "{before} files were open, now {}", open());
}

/// A program that may open no more files cannot take a connection: it says so and ends.
#[cfg(target_os = "linux")]
#[test]
fn a_server_that_takes_no_connection_any_more_says_so_and_ends() {
    let site = town();
    let mut command = program();
    command.args(["serve", "--lang", "en", "--poll", "--port", "0", "--root"]).arg(site.path(""));
    let spawned = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("localhost:")).expect("it says where");
    let port = line.split("localhost:").nth(1).and_then(|rest| rest.split('/').next()).map(str::parse::<u16>);
    let port = port.expect("an address has a port").expect("a number");
    sleep(Duration::from_secs(2));
    let folder = format!("/proc/{}/fd", child.id());
    let open = fs::read_dir(folder).expect("the system tells what a program has open").count();
    // A connection takes two.
    let (limit, pid) = (format!("--nofile={}", open + 20), format!("--pid={}", child.id()));
    assert!(Command::new("prlimit").args([pid, limit]).status().expect("the system has limits").success());
    // Connections that ask for nothing.
    let held: Vec<_> = (0..40).map_while(|_| TcpStream::connect(("127.0.0.1", port)).ok()).collect();
    let said = child.wait_with_output().expect("it ends");
    drop(held);
    let (code, said) = (said.status.code(), String::from_utf8_lossy(&said.stderr).into_owned());
    assert!(code == Some(2) && said.contains("Cannot take any more connections"), "{code:?} {said}");
}

/// Who lets others look is told where, and that they see what is not finished.
#[test]
fn a_server_for_the_network_says_so() {
    let mut served = Served::start(town(), free_port(), &["--host", "0.0.0.0"]);
    let mut line = String::new();
    served.said.read_line(&mut line).expect("it says more");
    assert!(line.contains("drafts and samples") && line.contains(&format!(":{}/", served.port)), "{line}");
    assert!(!line.contains("localhost") && !line.contains("0.0.0.0"), "{line}");
}

/// What a double click does.
#[test]
fn without_arguments_a_site_is_served_and_elsewhere_help_is_given_in_every_language() {
    let site = town();
    let mut command = program();
    // No browser is found.
    command.current_dir(site.path("")).env("PATH", "");
    // Until then what was written last is read again in any case.
    sleep(Duration::from_secs(3));
    let served = Served::run(site, command);
    assert_eq!(served.get("/").0, 200);
    // The folder is called `.` here, and by its whole path by whoever tells of changes.
    save(served.site.path(PIECE), &piece("Bài một"));
    served.shows("/bai-viet/moi/", "Bài một");
    let settings = served.site.path("content/site.yaml");
    let text = fs::read_to_string(&settings).expect("the settings can be read");
    save(settings, &text.replace("Trang thử", "Trang vừa sửa"));
    served.shows("/", "Trang vừa sửa");
    let elsewhere = tempfile::TempDir::new().expect("temporary folders can be made");
    let said = program().current_dir(elsewhere.path()).output().expect("the program starts");
    let help = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(help.contains("Cách dùng: tincay") && help.contains("Usage: tincay"), "{help}");
    assert_eq!(said.status.code(), Some(2));
}

#[test]
fn a_page_tells_its_writer_what_it_lacks() {
    let site = town();
    write(&site.path(PIECE), piece("Bài một").as_bytes());
    let picture = fs::read(repository("content/pages/canh-hoi.jpg")).expect("our own site has it");
    write(&site.path("content/articles/2023/anh.jpg"), &picture);
    let original = piece("Bài hình").replace("draft", "image: { file: anh.jpg, alt: Bàn đăng ký }\ndraft");
    write(&site.path("content/articles/2023/hinh.vi.md"), original.as_bytes());
    let translation = b"---\ntitle: Piece\nimage: { caption: Caption }\n---\n\nText.\n";
    write(&site.path("content/articles/2023/hinh.en.md"), translation);
    let served = Served::start(site, free_port(), &[]);
    let state = served.state("/bai-viet/moi/");
    assert_eq!(state["source"], PIECE);
    assert_eq!(state["lacks"], serde_json::json!(["No translation into English"]));
    let state = served.state("/en/articles/hinh/");
    assert_eq!(state["source"], "content/articles/2023/hinh.en.md");
    let lacks = state["lacks"].to_string();
    assert!(lacks.contains("The picture in `image` has no description in the language `en`"), "{state}");
}

/// A consent that is about to end is told on the page that rests on it, and nowhere else.
#[test]
fn a_consent_that_ends_soon_is_told_on_its_page() {
    let site = Sandbox::with(&read_tree(&repository("tests/sites/thi-tran-mau")));
    let folder = site.path("content/honorees");
    let (path, text) = profile(&folder);
    let until = TOWN_DAY.saturating_add(jiff::Span::new().days(60)).to_string();
    let ends = text.lines().find(|line| line.trim_start().starts_with("expires_on:")).map(str::to_owned);
    let indent = |line: &str| line[..line.len() - line.trim_start().len()].to_owned();
    let changed = match ends {
        Some(line) => text.replace(&line, &format!("{}expires_on: {until}", indent(&line))),
        None => text.replacen("  granted_on:", &format!("  expires_on: {until}\n  granted_on:"), 1),
    };
    write(&path, changed.as_bytes());
    let served = Served::start(site, free_port(), &[]);
    let pages: Vec<String> = served.clean().into_keys().filter(|path| path.ends_with("index.html")).collect();
    let tells = |page: &&String| served.state(&address(page))["lacks"].to_string().contains("The consent ends on");
    let telling: Vec<&String> = pages.iter().filter(tells).collect();
    assert_eq!(telling.len(), 2, "its page in each language: {telling:?}");
}

/// The first profile whose consent is granted.
fn profile(folder: &std::path::Path) -> (PathBuf, String) {
    let all = read_tree(folder).into_iter();
    let mut texts = all.map(|(path, bytes)| (folder.join(path), String::from_utf8(bytes).expect("it is text")));
    texts.find(|(_, text)| text.contains("status: granted")).expect("the town has one")
}

#[test]
fn the_components_of_the_theme_are_shown_in_each_language() {
    let served = Served::start(town(), free_port(), &[]);
    let page = |path: &str| String::from_utf8(served.get(path).1).expect("pages are text");
    assert!(page("/_tincay/components/").contains("<html lang=\"vi\">"));
    let english = page("/_tincay/components/en/");
    assert!(english.contains("<html lang=\"en\">") && english.contains("id=\"slogan-wall\""));
    assert_eq!(served.get("/_tincay/components/fr/").0, 404);
}

/// The script and the bar live in the server alone.
#[test]
fn what_is_built_has_nothing_of_the_server() {
    let site = Sandbox::own();
    let served = Served::start(town(), free_port(), &[]);
    let is_live =
        |bytes: &[u8]| ["_tincay", "tincay-bar"].iter().any(|word| String::from_utf8_lossy(bytes).contains(word));
    assert!(is_live(&served.get("/").1) && is_live(&served.get("/_tincay/live.js").1), "it would be found");
    let trees = [site.built(crate::sandbox::OWN_DAY), served.clean()];
    let live: Vec<&String> = trees.iter().flatten().filter(|(_, bytes)| is_live(bytes)).map(|(path, _)| path).collect();
    assert_eq!(live, Vec::<&String>::new());
}

/// Our own site, looked at page by page in memory: it is what a build writes.
#[test]
fn every_file_of_a_preview_is_the_one_that_a_build_writes() {
    let site = Sandbox::with(&committed("content"));
    let options = Options { drafts: true, ..site.options(crate::sandbox::OWN_DAY) };
    let preview = preview(&options, &mut Memo::default()).expect("nothing is refused").expect("it has no errors");
    let bench = preview.open();
    let made = bench.paths().into_iter().map(|path| {
        let made = bench.file(&path).expect("it is listed").expect("it has no problem");
        (path, made.bytes)
    });
    let made: Tree = made.collect();
    assert!(!site.path(".tincay").exists(), "looking writes nothing");
    build(&options);
    assert_same("a preview", &read_tree(&site.path("public")), &made);
    assert!(made.keys().any(|path| path.ends_with(".webp")), "pictures are among them");
}
