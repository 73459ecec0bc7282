//! `tincay check --external`: a host of this machine that answers in every way, asked as other sites
//! are, and never more than it must be.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use tempfile::TempDir;
use tincay::diag::{Problem, Span};
use tincay::pipeline::{Outward, Today};
use tincay::verify::{Journey, Walk, look};

/// A host that counts what it is asked. It ends when it is dropped.
struct Host {
    address: SocketAddr,
    asked: Arc<Mutex<BTreeMap<String, usize>>>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has one");
        let (asked, stopped): (Arc<Mutex<BTreeMap<_, _>>>, _) = (Arc::default(), Arc::new(AtomicBool::new(false)));
        let (notes, stop) = (asked.clone(), stopped.clone());
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().take(200) {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                stream.into_iter().for_each(|stream| answer(stream, &notes));
            }
        });
        Self { address, asked, stopped, thread: Some(thread) }
    }

    fn link(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn count(&self) -> usize {
        self.asked.lock().expect("nobody panics").values().sum()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        self.thread.take().into_iter().for_each(|thread| drop(thread.join()));
    }
}

fn answer(stream: TcpStream, notes: &Mutex<BTreeMap<String, usize>>) {
    stream.set_read_timeout(Some(Duration::from_secs(5))).expect("it can be set");
    let mut reader = BufReader::new(stream);
    let (mut first, mut line) = (String::new(), String::new());
    if reader.read_line(&mut first).is_err() || first.is_empty() {
        return;
    }
    while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
        line.clear();
    }
    let request = first.rsplit_once(' ').map_or("", |(request, _)| request).to_owned();
    let answer = match request.as_str() {
        "HEAD /ok" | "GET /only-get" | "HEAD /ok?a=b" => "200 OK\r\n",
        "HEAD /moved" => "302 Found\r\nLocation: /ok\r\n",
        "HEAD /guarded" => "403 Forbidden\r\n",
        "HEAD /only-get" => "405 Method Not Allowed\r\n",
        "HEAD /circle" | "GET /circle" => "302 Found\r\nLocation: /circle\r\n",
        _ => "404 Not Found\r\n",
    };
    *notes.lock().expect("nobody panics").entry(request).or_default() += 1;
    let _ = write!(reader.into_inner(), "HTTP/1.1 {answer}Content-Length: 0\r\nConnection: close\r\n\r\n");
}

fn walked(root: &Path, links: &[String], day: i8, private: bool) -> Walk {
    let today = Today::Fixed(jiff::civil::date(2026, 11, day));
    let pause = Duration::from_millis(1);
    let outward: Vec<Outward> =
        links.iter().map(|link| Outward { link: link.clone(), span: Span::file(&"content/a.vi.md".into()) }).collect();
    look(&outward, &Journey { root: root.to_owned(), today, pause, private }).expect("the machine refuses nothing")
}

/// What was found at each link that something is wrong with.
fn found(walk: &Walk) -> Vec<(String, String)> {
    let of = |found: &tincay::diag::Diagnostic| {
        assert!(found.problem == Problem::LinkUnanswered && !found.is_error());
        (found.args[0].1.clone(), found.args[1].1.clone())
    };
    walk.diagnostics.iter().map(of).collect()
}

#[test]
fn a_link_that_nobody_answers_is_told_and_no_other() {
    let (host, root) = (Host::start(), TempDir::new().expect("temporary folders can be made"));
    let fine = ["/ok", "/ok#part", "/ok?a=b", "/moved", "/guarded", "/only-get"].map(|path| host.link(path));
    assert_eq!(found(&walked(root.path(), &fine, 23, true)), []);
    let wrong = ["/gone", "/circle"].map(|path| host.link(path));
    let reasons = found(&walked(root.path(), &wrong, 23, true));
    assert_eq!(reasons[0], (wrong[0].clone(), "404".to_owned()));
    assert_eq!((&*reasons[1].0, reasons.len()), (&*wrong[1], 2));
    // Its port was free a moment ago.
    let nobody = host.link("/ok");
    drop(host);
    let other = TempDir::new().expect("temporary folders can be made");
    assert_eq!(found(&walked(other.path(), std::slice::from_ref(&nobody), 23, true)), [(nobody, "refused".to_owned())]);
}

#[test]
fn an_answer_is_remembered_and_an_address_is_asked_once() {
    let (host, root) = (Host::start(), TempDir::new().expect("temporary folders can be made"));
    let links = ["/ok", "/ok#a", "/ok#b", "/gone"].map(|path| host.link(path));
    let walk = walked(root.path(), &links, 1, true);
    assert_eq!((walk.asked, walk.remembered, walk.left), (2, 0, 0));
    let before = host.count();
    let walk = walked(root.path(), &links, 1, true);
    assert_eq!((walk.asked, walk.remembered, host.count()), (0, 2, before));
    assert_eq!(found(&walk).len(), 1, "what was wrong is told again");
    // The next day only what was wrong is asked for again, after a week everything.
    assert_eq!(walked(root.path(), &links, 2, true).asked, 1);
    assert_eq!(walked(root.path(), &links, 9, true).asked, 2);
}

/// Whoever writes a link must not make the machine of whoever checks it ask around in its network.
#[test]
fn networks_of_ones_own_are_not_asked() {
    let (host, root) = (Host::start(), TempDir::new().expect("temporary folders can be made"));
    let localhost = format!("http://localhost:{}/ok", host.address.port());
    let links = [host.link("/ok"), localhost, "http://169.254.169.254/latest".to_owned()];
    let reasons = found(&walked(root.path(), &links, 23, false));
    assert!(reasons.len() == 3 && reasons.iter().all(|(_, reason)| reason == "private"), "{reasons:?}");
    assert_eq!(host.count(), 0);
}

#[test]
fn a_host_that_is_silent_is_left_alone() {
    let root = TempDir::new().expect("temporary folders can be made");
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port is free");
    let links: Vec<String> = (0..9).map(|at| format!("http://{free}/{at}")).collect();
    let walk = walked(root.path(), &links, 23, true);
    assert_eq!((walk.asked, walk.left), (3, 6));
}
