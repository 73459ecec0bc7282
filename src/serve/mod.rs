//! `tincay serve`: the site in the browser of whoever writes it, made anew with every change. Nothing is
//! written: pages are made in memory by the same verbs as a build's, when they are asked for.
//!
//! Enter at [`serve`]. One thread owns the site; others read requests and watch the folders, and ask
//! it. While there are errors the last good site stays, with what is wrong over it. Knows no language:
//! what is said comes from a [`Voice`].

mod address;
mod dress;
mod hub;
mod watch;
mod worker;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use tiny_http::Server;

use crate::diag::{Diagnostic, Error};
use crate::host::kind_of;
use crate::pipeline::{self, Bench, Changes, Lacks, Made, Memo, Options, Outcome, Preview, Today};
use address::Hosts;
pub use address::Shared;
use hub::Hub;
use worker::{Answer, Ask, Wanted};

/// What whoever serves chose.
#[derive(Debug, Clone)]
pub struct Choice {
    pub options: Options,
    /// What time it is; without it the day is the one of `options` for as long as the server runs.
    pub clock: Option<fn() -> Timestamp>,
    /// Where to listen; only this machine without it.
    pub host: Option<IpAddr>,
    /// The port to begin with; a few after it are tried when it is taken.
    pub port: u16,
    /// Whether to look at the files again and again instead of being told by the system.
    pub poll: bool,
}

/// Puts into words what is served and what is wrong.
pub trait Voice {
    /// The site can be looked at there; `taken` was wished for and is another program's.
    fn ready(&mut self, address: &str, taken: Option<u16>);
    /// Others in the network can look at it too.
    fn shared(&mut self, shared: &Shared);
    /// The site was made; or not, and what is wrong stands in the outcome.
    fn made(&mut self, outcome: &Outcome);
    /// The machine refused.
    fn refused(&mut self, error: &Error);
    /// The file at `path` cannot be made, or could not be made before and can be now.
    fn page(&mut self, path: &str, outcome: &Outcome, problems: &[Diagnostic]);
    /// What is wrong with the theme and the words of the site as a whole, a sentence each.
    fn dress(&self, outcome: &Outcome) -> Vec<String>;
    /// Problems as a text for a page.
    fn problems(&self, outcome: &Outcome, problems: &[Diagnostic]) -> String;
    /// A refusal as a text for a page.
    fn refusal(&self, error: &Error) -> String;
    /// What a page lacks, a sentence each.
    fn lacks(&self, outcome: &Outcome, lacks: &Lacks) -> Vec<String>;
    /// The words of the bar and of the page that stands in for a site: by name.
    fn say(&self, key: &'static str) -> String;
}

/// What the thread that owns the site is told.
enum Message {
    Asked(Ask),
    /// Something changed in the folders.
    Changed(Changes),
    /// No request can come any more.
    Ended(io::Error),
}

/// How many ports are tried.
const PORTS: u16 = 20;
/// How many requests are read at once.
const WORKERS: usize = 6;
/// How often it is looked whether a new day has begun, and whether connections are still taken.
const MINUTE: Duration = Duration::from_mins(1);

/// Serves until the program is ended.
///
/// # Errors
/// No port is free, or the system takes no connection any more.
pub fn serve(choice: &Choice, voice: &mut dyn Voice) -> Result<(), Error> {
    let (listener, port) = listen(choice)?;
    let address = address::of(choice.host, port);
    let refused = |source| Error::Listen { address: address.clone(), source };
    let server = Server::from_listener(listener, None).map_err(|error| refused(io::Error::other(error)))?;
    let (server, hub) = (Arc::new(server), Arc::new(Hub::default()));
    let (sender, inbox) = mpsc::channel();
    let hosts = Arc::new(Hosts::new(choice.host));
    for _ in 0..WORKERS {
        let (server, hub, sender, hosts) = (server.clone(), hub.clone(), sender.clone(), hosts.clone());
        std::thread::spawn(move || worker::work(&server, &hub, &sender, &hosts));
    }
    watch::start(&choice.options.root, choice.poll, sender);
    // Whoever asks for port 0 wants any.
    let taken = choice.port != 0 && port != choice.port;
    voice.ready(&address, taken.then_some(choice.port));
    address::shared(choice.host, port).iter().for_each(|shared| voice.shared(shared));
    let made = choice.options.today;
    let place = SocketAddr::new(address::nearest(choice.host), port);
    let house =
        House { choice, inbox, place, hub, memo: Memo::lasting(), made, trouble: None, dress: Vec::new(), edition: 0 };
    let ended = house.keep(voice);
    Err(Error::Ended { address, source: ended })
}

/// The port that was wished for, or the next that is free.
fn listen(choice: &Choice) -> Result<(TcpListener, u16), Error> {
    let host = choice.host.unwrap_or(IpAddr::from([127, 0, 0, 1]));
    let mut last = None;
    for port in (0..PORTS).filter_map(|more| choice.port.checked_add(more)) {
        match TcpListener::bind(SocketAddr::new(host, port)) {
            Ok(listener) => {
                let port = listener.local_addr().map_or(port, |address| address.port());
                return Ok((listener, port));
            }
            Err(error) => last = Some(error),
        }
    }
    let source = last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into());
    Err(Error::Listen { address: address::of(choice.host, choice.port), source })
}

/// The owner of the site.
struct House<'a> {
    choice: &'a Choice,
    inbox: Receiver<Message>,
    /// Where connections are taken.
    place: SocketAddr,
    hub: Arc<Hub>,
    memo: Memo,
    /// When the site was made.
    made: Today,
    /// What is wrong with the files as they are now.
    trouble: Option<String>,
    /// What the theme and the words of the site lack, whichever page is looked at.
    dress: Vec<String>,
    /// How often the files were read.
    edition: u64,
}

/// What the script on a page asks for.
#[derive(Serialize)]
struct State {
    edition: u64,
    digest: String,
    style: String,
    /// What is wrong, to be laid over the page.
    trouble: Option<String>,
    source: Option<String>,
    /// Where the source lies, for an editor's own scheme of addresses.
    file: Option<String>,
    lacks: Vec<String>,
    words: [String; 4],
}

impl House<'_> {
    /// Keeps it until no request can come any more; why.
    fn keep(mut self, voice: &mut dyn Voice) -> io::Error {
        let mut site: Option<Box<Preview>> = None;
        loop {
            self.made = self.now();
            let options = Options { today: self.made, ..self.choice.options.clone() };
            match pipeline::preview(&options, &mut self.memo) {
                Ok(Ok(preview)) => {
                    voice.made(&preview.outcome);
                    self.dress = voice.dress(&preview.outcome);
                    self.trouble = None;
                    let last = site.replace(preview);
                    // Of thousands of pieces: nobody need wait until they are gone.
                    rayon::spawn(|| drop(last));
                }
                Ok(Err(outcome)) => {
                    voice.made(&outcome);
                    let errors: Vec<Diagnostic> =
                        outcome.diagnostics.iter().filter(|found| found.is_error()).cloned().collect();
                    self.trouble = Some(voice.problems(&outcome, &errors));
                }
                Err(error) => {
                    voice.refused(&error);
                    self.trouble = Some(voice.refusal(&error));
                }
            }
            self.edition += 1;
            self.hub.tell(self.edition);
            let bench = site.as_deref().map(Preview::open);
            let shown = site.as_deref().zip(bench.as_ref());
            let changes = self.answer(shown, voice);
            drop(bench);
            match changes {
                Ok(changes) => self.memo.expect(changes),
                Err(ended) => return ended,
            }
        }
    }

    fn now(&self) -> Today {
        self.choice.clock.map_or(self.choice.options.today, |clock| Today::Now(clock()))
    }

    /// Whether another day has begun since the site was made.
    fn is_over(&self, preview: &Preview) -> bool {
        preview.day_of(self.now()) != preview.day_of(self.made)
    }

    /// Answers until something has changed, or the day is over; why nobody can ask any more.
    fn answer(&self, shown: Option<(&Preview, &Bench)>, voice: &mut dyn Voice) -> io::Result<Changes> {
        loop {
            match self.inbox.recv_timeout(MINUTE) {
                Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
                Err(RecvTimeoutError::Timeout) => self.probe()?,
                Ok(Message::Asked(ask)) => self.reply(ask, shown, voice),
                Ok(Message::Changed(changes)) => return Ok(changes),
                Ok(Message::Ended(refusal)) => return Err(refusal),
            }
            if shown.is_some_and(|(preview, _)| self.is_over(preview)) {
                return Ok(Changes::Any);
            }
        }
    }

    /// Whether connections are still taken: what takes them may have died without a word.
    fn probe(&self) -> io::Result<()> {
        match TcpStream::connect_timeout(&self.place, Duration::from_secs(1)) {
            Err(refusal) if refusal.kind() == io::ErrorKind::ConnectionRefused => Err(refusal),
            _ => Ok(()),
        }
    }

    /// That the one who asked has gone does not matter.
    fn reply(&self, ask: Ask, shown: Option<(&Preview, &Bench)>, voice: &mut dyn Voice) {
        let answer = match (shown, &ask.wanted) {
            (None, Wanted::File(_) | Wanted::Gallery(_)) => {
                self.stand_in(self.trouble.as_deref().unwrap_or_default(), voice)
            }
            (None, Wanted::State(_)) => self.state(None, "", voice),
            (Some(shown), Wanted::File(path)) => self.file(shown, path, voice),
            (Some(shown), Wanted::State(path)) => self.state(Some(shown), path, voice),
            (Some((preview, _)), Wanted::Gallery(code)) => self.gallery(preview, code, voice),
        };
        _ = ask.reply.send(answer);
    }

    fn file(&self, (preview, bench): (&Preview, &Bench), address: &str, voice: &mut dyn Voice) -> Answer {
        let Some(path) = address::file_of(address, preview.base_path()) else {
            return Answer::moved(preview.base_path());
        };
        let (status, path, found) = match bench.file(&path) {
            Some(found) => (200, path, Some(found)),
            None if bench.file(&format!("{path}/index.html")).is_some() => {
                return Answer::moved(&format!("{address}/"));
            }
            None => {
                let path = bench.not_found(&path);
                let found = bench.file(&path);
                (404, path, found)
            }
        };
        match found {
            Some(Ok(Made { bytes, digest })) => {
                voice.page(&path, &preview.outcome, &[]);
                let bytes = dress::dressed(&path, bytes, &hex(&digest), preview.style());
                Answer { status, kind: kind_of(&path), place: None, bytes }
            }
            Some(Err(problems)) => {
                voice.page(&path, &preview.outcome, &problems);
                self.stand_in(&voice.problems(&preview.outcome, &problems), voice)
            }
            None => Answer { status: 404, kind: "text/plain; charset=utf-8", place: None, bytes: Vec::new() },
        }
    }

    fn gallery(&self, preview: &Preview, code: &str, voice: &dyn Voice) -> Answer {
        let kind = kind_of("a.html");
        match preview.gallery(code) {
            Some(Ok(page)) => Answer { status: 200, kind, place: None, bytes: page.into_bytes() },
            Some(Err(problem)) => self.stand_in(&voice.problems(&preview.outcome, &[problem]), voice),
            None => Answer { status: 404, kind, place: None, bytes: Vec::new() },
        }
    }

    /// The page that stands where there is none yet.
    fn stand_in(&self, trouble: &str, voice: &dyn Voice) -> Answer {
        let page = dress::stand_in(&voice.say("serve-nothing"), trouble);
        Answer { status: 500, kind: kind_of("a.html"), place: None, bytes: page.into_bytes() }
    }

    fn state(&self, shown: Option<(&Preview, &Bench)>, address: &str, voice: &dyn Voice) -> Answer {
        let words = ["serve-trouble", "serve-lacks", "serve-source", "serve-nothing"].map(|key| voice.say(key));
        let mut state = State {
            edition: self.edition,
            digest: String::new(),
            style: String::new(),
            trouble: self.trouble.clone(),
            source: None,
            file: None,
            lacks: self.dress.clone(),
            words,
        };
        if let Some((preview, bench)) = shown {
            self.describe(&mut state, (preview, bench), address, voice);
        }
        let bytes = serde_json::to_vec(&state).expect("texts always serialise");
        Answer { status: 200, kind: "application/json", place: None, bytes }
    }

    fn describe(&self, state: &mut State, (preview, bench): (&Preview, &Bench), address: &str, voice: &dyn Voice) {
        let path = address::file_of(address, preview.base_path()).unwrap_or_default();
        let found = bench.file(&path).or_else(|| bench.file(&bench.not_found(&path)));
        match found {
            Some(Ok(made)) => state.digest = hex(&made.digest),
            Some(Err(problems)) if state.trouble.is_none() => {
                state.trouble = Some(voice.problems(&preview.outcome, &problems));
            }
            _ => {}
        }
        let lacks = bench.lacks(&path, &self.memo);
        state.style = preview.style().to_owned();
        state.lacks.splice(..0, voice.lacks(&preview.outcome, &lacks));
        let whole = |source: &str| std::path::absolute(self.choice.options.root.join(source)).ok();
        state.file = lacks.source.as_deref().and_then(whole).map(|file| file.display().to_string());
        state.source = lacks.source.map(|source| source.to_string());
    }
}

fn hex(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
