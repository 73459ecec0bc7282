//! A server that runs past midnight: the day is not the one on which it was started.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use jiff::Timestamp;
use tincay::diag::{Diagnostic, Error};
use tincay::pipeline::{Lacks, Options, Outcome};
use tincay::serve::{Choice, Shared, Voice, serve};

use super::{PIECE, free_port, piece, town};
use crate::sandbox::{TOWN_DAY, write};

/// A clock whose hand the test moves: seconds since 1970.
static HAND: AtomicI64 = AtomicI64::new(0);

fn time() -> Timestamp {
    Timestamp::from_second(HAND.load(Ordering::SeqCst)).expect("it is a second")
}

/// Says nothing but that it is ready.
struct Mute(Sender<()>);

impl Voice for Mute {
    fn ready(&mut self, _: &str, _: Option<u16>) {
        self.0.send(()).expect("the test waits");
    }

    fn shared(&mut self, _: &Shared) {}

    fn made(&mut self, _: &Outcome) {}

    fn refused(&mut self, _: &Error) {}

    fn page(&mut self, _: &str, _: &Outcome, _: &[Diagnostic]) {}

    fn dress(&self, _: &Outcome) -> Vec<String> {
        Vec::new()
    }

    fn problems(&self, _: &Outcome, _: &[Diagnostic]) -> String {
        String::new()
    }

    fn refusal(&self, _: &Error) -> String {
        String::new()
    }

    fn lacks(&self, _: &Outcome, _: &Lacks) -> Vec<String> {
        Vec::new()
    }

    fn say(&self, key: &'static str) -> String {
        key.to_owned()
    }
}

fn status(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers");
    String::from_utf8_lossy(&answer).split(' ').nth(1).unwrap_or_default().to_owned()
}

/// A piece that expires with the day is gone after midnight where the site is at home, though
/// nobody touched a file.
#[test]
fn a_server_that_runs_past_midnight_shows_the_new_day() {
    let site = town();
    let last = format!("{TOWN_DAY}\n---");
    write(&site.path(PIECE), piece("Bài một").replace("draft: true\n---", &format!("expire_on: {last}")).as_bytes());
    let noon = TOWN_DAY.at(5, 0, 0, 0).in_tz("UTC").expect("it is a time").timestamp();
    HAND.store(noon.as_second(), Ordering::SeqCst);
    let (sender, ready) = mpsc::channel();
    let port = free_port();
    let options = Options { drafts: false, ..site.options(TOWN_DAY) };
    let choice = Choice { options, clock: Some(time), host: None, port, poll: false };
    // It ends with the test's process.
    thread::spawn(move || serve(&choice, &mut Mute(sender)));
    ready.recv().expect("it starts");
    assert_eq!(status(port, "/bai-viet/moi/"), "200");
    // Half past midnight in Viet Nam is still the same day in UTC.
    HAND.store(noon.as_second() + 12 * 3600 + 1800, Ordering::SeqCst);
    status(port, "/");
    assert_eq!(status(port, "/bai-viet/moi/"), "404");
}
