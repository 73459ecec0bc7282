//! Reads requests, asks the owner of the site, answers. Only `GET` and `HEAD`, and only of this machine's names.

use std::io::{self, Cursor, Write};
use std::sync::mpsc::{self, Sender, SyncSender};

use tiny_http::{Header, Method, Request, Response, Server};

use super::address::{self, Hosts};
use super::hub::Hub;
use super::{Message, dress};
use crate::host::kind_of;

/// What is wanted of the owner of the site.
pub enum Wanted {
    /// The file at an address.
    File(String),
    /// How the page at an address stands.
    State(String),
    /// The components of the theme in a language; in the site's first if no code is given.
    Gallery(String),
}

/// A question and where its answer goes.
pub struct Ask {
    pub wanted: Wanted,
    pub reply: SyncSender<Answer>,
}

/// What is sent.
pub struct Answer {
    pub status: u16,
    pub kind: &'static str,
    /// Where what was asked for lies instead.
    pub place: Option<String>,
    pub bytes: Vec<u8>,
}

const TEXT: &str = "text/plain; charset=utf-8";

impl Answer {
    /// It lies there.
    pub fn moved(place: &str) -> Self {
        Self { status: 302, kind: TEXT, place: Some(place.to_owned()), bytes: Vec::new() }
    }

    fn refused(status: u16) -> Self {
        Self { status, kind: TEXT, place: None, bytes: Vec::new() }
    }
}

/// Below here lies what only this server has.
const OWN: &str = "/_tincay/";

/// Answers requests for as long as there are any; tells `owner` when none can come any more.
pub fn work(server: &Server, hub: &Hub, owner: &Sender<Message>, hosts: &Hosts) {
    let refusal = loop {
        match server.recv() {
            Ok(request) => take(request, hub, owner, hosts),
            Err(refusal) => break refusal,
        }
    };
    _ = owner.send(Message::Ended(refusal));
}

fn take(request: Request, hub: &Hub, owner: &Sender<Message>, hosts: &Hosts) {
    if let Err(status) = check(&request, hosts) {
        return respond(request, Answer::refused(status));
    }
    match address::path_of(request.url()) {
        None => respond(request, Answer::refused(400)),
        Some(path) if path == format!("{OWN}events") => listen(request, hub),
        Some(path) => {
            let answer = answer(&path, owner);
            respond(request, answer);
        }
    }
}

fn check(request: &Request, hosts: &Hosts) -> Result<(), u16> {
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
    if !host.is_some_and(|host| hosts.admit(host)) {
        return Err(421);
    }
    if matches!(request.method(), Method::Get | Method::Head) { Ok(()) } else { Err(405) }
}

fn answer(path: &str, owner: &Sender<Message>) -> Answer {
    match path.strip_prefix(OWN) {
        Some("live.js") => Answer { status: 200, kind: kind_of(path), place: None, bytes: dress::SCRIPT.into() },
        Some(rest) => match rest.strip_prefix("state") {
            Some(path) => ask(Wanted::State(path.to_owned()), owner),
            None => match rest.strip_prefix("components/") {
                Some(code) => ask(Wanted::Gallery(code.trim_end_matches('/').to_owned()), owner),
                None => Answer::refused(404),
            },
        },
        None => ask(Wanted::File(path.to_owned()), owner),
    }
}

fn ask(wanted: Wanted, owner: &Sender<Message>) -> Answer {
    let (reply, answer) = mpsc::sync_channel(1);
    let asked = owner.send(Message::Asked(Ask { wanted, reply })).is_ok();
    asked.then(|| answer.recv().ok()).flatten().unwrap_or_else(|| Answer::refused(503))
}

/// That the one who asked has gone does not matter.
fn respond(request: Request, answer: Answer) {
    let mut headers = vec![
        ("Content-Type", answer.kind.to_owned()),
        ("Cache-Control", "no-store".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
    ];
    headers.extend(answer.place.map(|place| ("Location", place)));
    let length = answer.bytes.len();
    let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok());
    let body = Cursor::new(answer.bytes);
    _ = request.respond(Response::new(answer.status.into(), headers.collect(), body, Some(length), None));
}

/// Keeps the connection, and tells it when there is something new.
fn listen(request: Request, hub: &Hub) {
    let mut writer = request.into_writer();
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    let begun: io::Result<()> = writer.write_all(head.as_bytes()).and_then(|()| writer.flush());
    if begun.is_ok() {
        hub.join(writer);
    }
}
