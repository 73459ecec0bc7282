//! `tincay verify`, asked about a host of this machine that serves what was built, with faults. A real server with the
//! configuration that the program wrote is tried by `tests/hosts`.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::safety_logs::{PERSON, WITHDRAWN, granted};
use crate::safety_town::{DAY, Run, Town};
use crate::sandbox::{Tree, read_tree};

/// Headers that no host of this site may send.
const TRACES: &str = "Set-Cookie: id=secret; Path=/\r\nLink: </a.css>; rel=preload\r\nNEL: {}\r\n";

/// A host that serves `tree` and remembers what it was asked. It ends when it is dropped.
struct Host {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    fn start(tree: Tree) -> Self {
        Self::sending(tree, "Content-Type: text/html; charset=utf-8\r\n")
    }

    /// Sends `kind` with every file.
    fn sending(tree: Tree, kind: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has one");
        let (asked, stopped): (Arc<Mutex<Vec<_>>>, _) = (Arc::default(), Arc::new(AtomicBool::new(false)));
        let (notes, stop) = (asked.clone(), stopped.clone());
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                stream.into_iter().for_each(|stream| answer(stream, &tree, kind, &notes));
            }
        });
        Self { address, asked, stopped, thread: Some(thread) }
    }

    fn verify(&self, town: &Town, more: &[&str]) -> Run {
        let url = format!("http://{}/", self.address);
        town.run(&[&["verify", &url, "--date", DAY, "--reproduce"], more].concat())
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nobody panics").clone()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        self.thread.take().into_iter().for_each(|thread| drop(thread.join()));
    }
}

fn answer(stream: TcpStream, tree: &Tree, kind: &str, notes: &Mutex<Vec<String>>) {
    stream.set_read_timeout(Some(Duration::from_secs(5))).expect("it can be set");
    let mut reader = BufReader::new(stream);
    let (mut first, mut line, mut zips) = (String::new(), String::new(), false);
    if reader.read_line(&mut first).is_err() || first.is_empty() {
        return;
    }
    while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
        zips |= line.to_lowercase().starts_with("accept-encoding: gzip");
        line.clear();
    }
    let path = first.split(' ').nth(1).unwrap_or_default().trim_start_matches('/').to_owned();
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
    notes.lock().expect("nobody panics").push(path);
    let Some(bytes) = tree.get(&file) else {
        let _ = write!(reader.into_inner(), "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
    };
    // The compressed copy of the home page is an old one.
    let old = if file == "index.html" { b"<!doctype html>".as_slice() } else { bytes };
    let (coding, body) = if zips { ("Content-Encoding: gzip\r\n", zipped(old)) } else { ("", bytes.clone()) };
    let length = body.len();
    let head =
        format!("HTTP/1.1 200 OK\r\n{kind}{coding}{TRACES}Content-Length: {length}\r\nConnection: close\r\n\r\n");
    let _ = reader.into_inner().write_all(&[head.as_bytes(), &body].concat());
}

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes it")
}

fn found(told: &Value, check: &str) -> Vec<String> {
    let all = told["findings"].as_array().expect("a list").iter().filter(|row| row["check"] == check);
    all.map(|row| format!("{} {}", row["address"].as_str().expect("text"), row["found"].as_str().expect("text")))
        .collect()
}

/// TRACE-01, TRACE-02: headers that leave a trace are told, the value of a cookie is not; what somebody in danger comes
/// to is asked for first; an old compressed copy is found.
#[test]
fn traces_and_old_copies_are_found_and_help_is_asked_for_first() {
    let town = Town::new();
    town.publish();
    let host = Host::start(read_tree(&town.path("public")));
    let run = host.verify(&town, &["--format", "json", "--pages", "12"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let line = run.stdout.lines().find(|line| line.starts_with("{\"url\"")).expect("it is told");
    let told: Value = serde_json::from_str(line).expect("JSON");
    let asked = host.asked();
    let first =
        ["", "en/", "ho-tro/", "en/support/", "ho-tro/so-dien-thoai/", "en/support/phone-numbers/", "ho-tro/an-toan/"];
    assert_eq!(asked[..7], first);
    assert!(told["files"] == 12 && told["of"].as_u64() > Some(100), "{line}");
    let traces = found(&told, "trace");
    assert!(
        traces.contains(&"/ Set-Cookie: id".to_owned()) && traces.contains(&"/ho-tro/ NEL: {}".to_owned()),
        "{traces:?}"
    );
    assert!(traces.iter().any(|trace| trace.starts_with("/ Link: ")) && !line.contains("secret"), "{traces:?}");
    let bodies = found(&told, "body");
    assert!(bodies.len() == 1 && bodies[0].starts_with("/ gzip, "), "{bodies:?}");
}

/// CON-03: the page of somebody who withdrew that is still on a host is called by its folder, for a log is public.
#[test]
fn whose_page_is_still_there_is_in_no_log() {
    let town = Town::new();
    town.write(PERSON, granted());
    town.publish();
    let host = Host::start(read_tree(&town.path("public")));
    town.write(PERSON, WITHDRAWN);
    for format in ["human", "json"] {
        let Run { stdout, stderr, .. } = host.verify(&town, &["--pages", "1", "--format", format]);
        assert!(stdout.contains("/guong-dien-hinh/…"), "{format}: {stdout}{stderr}");
        assert!(!stdout.contains("quach-thi") && !stderr.contains("quach-thi"), "{format}: {stdout}{stderr}");
    }
}

#[test]
fn a_host_is_not_asked_while_the_content_has_errors_and_that_is_told() {
    let town = Town::new();
    town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\n[lạc](/khong-co/)\n\n");
    let host = Host::start(Tree::new());
    let run = host.verify(&town, &[]);
    assert_eq!((run.code, host.asked()), (1, Vec::new()));
    assert!(run.stderr.contains("Chưa hỏi máy chủ"), "{}", run.stderr);
}

/// Nobody answers: that is said in the language of the reader.
#[test]
fn a_host_that_does_not_answer_is_told_in_words() {
    let town = Town::new();
    let host = Host::start(Tree::new());
    let url = format!("http://{}/", host.address);
    drop(host);
    let run = town.run(&["verify", &url, "--date", DAY, "--reproduce"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("máy chủ không nhận kết nối") && !run.stdout.contains("efused"), "{}", run.stdout);
    let run = town.run(&["verify", &url, "--date", DAY, "--reproduce", "--format", "json"]);
    let told: Value = serde_json::from_str(run.stdout.lines().last().expect("it is told")).expect("JSON");
    assert!(told["files"] == 0 && told["of"].as_u64() > Some(100), "nothing was looked at: {told}");
    // Three times, whatever is asked for.
    let run = town.run(&["verify", &url, "--date", DAY, "--reproduce", "--format", "json", "--pages", "1"]);
    let told: Value = serde_json::from_str(run.stdout.lines().last().expect("it is told")).expect("JSON");
    assert_eq!(told["asked"], 3, "{told}");
}

/// TRACE-03: what a host does not send anywhere is told once, with one address, after what is worse; of a host that can
/// be told to send nothing it is said what it cannot do, and that is no finding.
#[test]
fn missing_headers_are_told_once_and_not_of_hosts_that_send_none() {
    let town = Town::new();
    let all = "hosts: [github-pages, gitlab-pages, cloudflare-pages, netlify, nginx, apache, iis, object-storage]";
    town.edit("site.yaml", all, "hosts: [nginx]");
    town.publish();
    let mut tree = read_tree(&town.path("public"));
    tree.insert(".tincay-record".to_owned(), b"tincay record 1\n".to_vec());
    let host = Host::start(tree);
    let told = host.verify(&town, &["--pages", "12"]).stdout;
    assert_eq!(told.matches("Referrer-Policy").count(), 1, "{told}");
    let is_told =
        |line: &str| line.trim().starts_with("Referrer-Policy: –") && line.ends_with("  ở 12 địa chỉ, ví dụ /");
    assert!(told.lines().any(is_told), "{told}");
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("no {words} in {told}"));
    assert!(at("/.tincay-record") < at("trang 404") && at("trang 404") < at("Referrer-Policy"), "{told}");
    let found = |hosts: &str| {
        town.edit("site.yaml", "hosts: [nginx]", hosts);
        let line = host.verify(&town, &["--pages", "12", "--format", "json"]).stdout;
        town.edit("site.yaml", hosts, "hosts: [nginx]");
        let told: Value = serde_json::from_str(line.trim()).expect("JSON");
        (found(&told, "header").len(), told["unable"].as_array().expect("a list").len())
    };
    let (missing, unable) = found("hosts: [github-pages, nginx]");
    assert!(missing > 60 && unable == 0, "one of them can: {missing}, {unable}");
    assert_eq!(found("hosts: [github-pages, gitlab-pages]"), (0, 7));
    town.edit("site.yaml", "hosts: [nginx]", "hosts: [gitlab-pages]");
    let told = host.verify(&town, &["--pages", "12"]).stdout;
    assert!(told.contains("không cho đặt tiêu đề HTTP") && !told.contains("Thiếu hoặc sai tiêu đề"), "{told}");
}

/// Beside `nosniff` a browser believes the host: what comes as something else is told once, with one address.
#[test]
fn files_that_come_as_something_else_are_told_once() {
    let town = Town::new();
    town.publish();
    let told = |kind: &'static str| {
        let host = Host::sending(read_tree(&town.path("public")), kind);
        host.verify(&town, &["--pages", "12"]).stdout
    };
    let lines = |told: &str, words: &str| told.lines().filter(|line| line.contains(words)).count();
    let plain = told("Content-Type: text/plain; charset=utf-8\r\n");
    assert_eq!(lines(&plain, "Content-Type: text/plain ≠ text/html"), 1, "{plain}");
    assert!(plain.contains("Máy chủ gửi tệp không đúng loại"), "{plain}");
    let latin = told("Content-Type: text/html; charset=ISO-8859-1\r\nContent-Disposition: attachment; filename=a\r\n");
    assert_eq!(lines(&latin, "Content-Type: charset=iso-8859-1 ≠ utf-8"), 1, "{latin}");
    assert_eq!(lines(&latin, "Content-Disposition: attachment"), 1, "{latin}");
    let right = told("Content-Type: text/html; charset=UTF-8\r\n");
    assert_eq!(lines(&right, "≠ text/html") + lines(&right, "charset="), 0, "{right}");
}
