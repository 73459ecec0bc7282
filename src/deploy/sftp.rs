//! A host with SFTP, by OpenSSH's own `sftp`: keys, agents, host keys and jump hosts are its business
//! and its configuration's, and no secret passes through here. It never asks for anything
//! (`BatchMode`).
//!
//! A handful of steps is one batch. Every file arrives under another name, beside the manifest and so
//! outside of what is served, and is renamed. The manifest is for its owner alone.
//!
//! **Two runs at once.** A run has a folder of its own beside the manifest, through which everything goes that it puts
//! there. The run that begins last removes those of all others, which puts an end to them at their next file, and
//! clears away what runs that were killed have left: no clock has to tell the two apart. Of two that begin in the same
//! moment one stops ([`super::standing`]).

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::disk;
use super::heard::Heard;
use super::standing::{PART, RUN, Standing, clearing, quoted, run_beside, standing};
use super::target::{Fault, Put, Target, key};
use crate::diag::Error;

const PROGRAM: &str = "sftp";

/// A host with SFTP.
pub struct Sftp {
    name: String,
    /// What is given to `sftp` before the batch.
    arguments: Vec<String>,
    login: String,
    /// The folder that is served.
    folder: String,
    /// The remote manifest.
    state: String,
    /// The folder of this run, beside the manifest.
    run: String,
    /// The folder is there, unless another run has removed it.
    has_begun: bool,
    /// A folder on this machine for batches and manifests.
    work: PathBuf,
    /// Folders that are known to be there.
    made: BTreeSet<String>,
}

impl Sftp {
    /// The `folder` of `login`, with its manifest at `state`.
    pub fn new(
        name: String,
        login: &str,
        port: Option<u16>,
        folder: &str,
        state: String,
        config: Option<&Path>,
        work: &Path,
    ) -> Self {
        let mut arguments: Vec<String> = Vec::new();
        arguments.extend(config.iter().flat_map(|path| ["-F".to_owned(), path.display().to_string()]));
        arguments.extend(port.iter().flat_map(|port| ["-P".to_owned(), port.to_string()]));
        for option in ["BatchMode=yes", "ConnectTimeout=20", "ServerAliveInterval=15", "ServerAliveCountMax=4"] {
            arguments.extend(["-o".to_owned(), option.to_owned()]);
        }
        let (login, folder, work) = (login.to_owned(), folder.to_owned(), work.to_owned());
        let run = run_beside(&state);
        Self { name, arguments, login, folder, state, run, has_begun: false, work, made: BTreeSet::new() }
    }

    /// Where the file at `path` of the site is on the host.
    fn place(&self, path: &str) -> String {
        if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) }
    }

    /// A name for a file on its way.
    fn part(&self) -> String {
        format!("{}/{PART}", self.run)
    }

    /// A file of this process on this machine.
    fn own_file(&self, name: &str) -> PathBuf {
        self.work.join(format!("{name}-{}", std::process::id()))
    }

    /// Runs `batch`; what it said, if all that had to work did.
    fn run(&self, batch: &str) -> Result<Heard, Fault> {
        let (works, heard) = self.ask(batch)?;
        if works { Ok(heard) } else { Err(self.refusal(&heard)) }
    }

    /// Runs `batch`: whether all that had to work did, and what it said.
    fn ask(&self, batch: &str) -> Result<(bool, Heard), Fault> {
        let file = self.own_file("batch");
        disk::write(&file, batch).map_err(Fault::lasting)?;
        let mut command = Command::new(PROGRAM);
        command.args(&self.arguments).arg("-b").arg(&file).arg(&self.login);
        // Its words are read here.
        command.env("LC_ALL", "C");
        let output = command.output().map_err(|error| match error.kind() {
            ErrorKind::NotFound => Fault::lasting(Error::NoProgram { name: PROGRAM.to_owned() }),
            _ => self.fault(error.to_string()),
        })?;
        Ok((output.status.success(), Heard::of(PROGRAM, &output)))
    }

    /// Runs `batch`, of which nothing is done once another run has put an end to this one.
    fn run_own(&self, batch: &str) -> Result<Heard, Fault> {
        let (held, name) = (self.held(), self.run.rsplit('/').next().unwrap_or_default());
        self.run(&format!("{held}{batch}")).map_err(|fault| {
            let is_gone = || self.run(&held).is_err_and(|fault| is_missing(&fault, name));
            if is_missing(&fault, name) && is_gone() { self.overtaken() } else { fault }
        })
    }

    /// A command that fails once the folder of this run is gone. Where none could be made nothing is put there, and
    /// what must go goes whoever else is there.
    fn held(&self) -> String {
        if self.has_begun { self.holding() } else { String::new() }
    }

    fn holding(&self) -> String {
        format!("chmod 700 {}\n", quoted(&self.run))
    }

    /// Why the folder of this run was not made: a command that comes later only says that it is not there.
    fn not_begun(&self, heard: &Heard) -> Fault {
        let fault = self.refusal(heard);
        let name = self.run.rsplit('/').next().unwrap_or_default();
        if !heard.is_connected() || !is_missing(&fault, name) {
            return fault;
        }
        let mut refused = heard.said.lines().filter(|line| line.starts_with("remote mkdir \""));
        if refused.clone().any(|line| line.ends_with("Permission denied")) {
            return Fault::lasting(Error::NoNote { target: self.name.clone(), state: self.state.clone() });
        }
        refused.rfind(|line| line.contains(name)).map_or(fault, |line| self.fault(line.to_owned()))
    }

    fn overtaken(&self) -> Fault {
        Fault::lasting(Error::Overtaken { target: self.name.clone() })
    }

    fn fault(&self, reason: String) -> Fault {
        let passes = !LASTING.iter().any(|sign| reason.contains(sign));
        Fault { error: Error::Target { target: self.name.clone(), reason }, passes }
    }

    /// Why a batch did not go through.
    fn refusal(&self, heard: &Heard) -> Fault {
        if !heard.is_connected() && heard.said.contains(WRONG_KEY) {
            let known = heard.said.contains(CHANGED_KEY);
            return Fault::lasting(Error::HostKey { target: self.name.clone(), known });
        }
        self.fault(heard.last_words())
    }

    /// A file that arrived and could not be put in its place: SFTP moves none from one disk to another, and says no more
    /// than that it failed.
    fn unmoved(&self, fault: Fault) -> Fault {
        let is_rename = |reason: &str| reason.contains("remote rename \"") && reason.ends_with(": Failure");
        match &fault.error {
            Error::Target { reason, .. } if is_rename(reason) => {
                Fault::lasting(Error::NotMoved { target: self.name.clone(), state: self.state.clone() })
            }
            _ => fault,
        }
    }

    /// The folders of runs, this one's too.
    fn runs(&self, listed: &str) -> BTreeSet<String> {
        let (folder, name) = self.state.rsplit_once('/').map_or(("", &*self.state), |(folder, name)| (folder, name));
        let sign = format!("{name}{RUN}");
        let names = listed.lines().filter_map(|line| line.trim_end().rsplit('/').next());
        let runs = names.filter(|name| name.starts_with(&sign) && !name.contains('"'));
        runs.map(|name| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }).collect()
    }

    /// A command that tells the folders of runs.
    fn list_runs(&self) -> String {
        let folder =
            self.state.rsplit_once('/').map_or(".", |(folder, _)| if folder.is_empty() { "/" } else { folder });
        format!("-ls -1a {}\n", quoted(folder))
    }

    /// Commands that make the folders on the way to the file at `path`.
    fn folders(&mut self, path: &str, batch: &mut String) {
        let ends: Vec<usize> = path.match_indices('/').map(|(at, _)| at).filter(|at| *at > 0).collect();
        for folder in ends.into_iter().map(|end| &path[..end]) {
            if self.made.insert(folder.to_owned()) {
                batch.push_str(&format!("-mkdir {}\n", quoted(folder)));
            }
        }
    }

    /// Asks which of `places` are there: present ones are listed, absent ones are complained about.
    fn look(&self, places: &[String]) -> Result<Vec<bool>, Fault> {
        let batch: String = places.iter().map(|place| format!("-ls -1 {}\n", quoted(place))).collect();
        let heard = self.run(&batch)?;
        let is_listed = |place: &str| heard.listed.lines().any(|line| names(line.trim_end(), place));
        let is_missed = |place: &str| {
            let lines = heard.said.lines().filter(|line| MISSING.iter().any(|sign| line.contains(sign)));
            lines.flat_map(|line| line.split('"')).any(|word| names(word, place))
        };
        let answers = places.iter().map(|place| match (is_listed(place), is_missed(place)) {
            (true, _) => Ok(true),
            (false, true) => Ok(false),
            (false, false) => Err(self.fault(heard.last_words())),
        });
        answers.collect()
    }
}

/// How `sftp` says that a file is not there.
const MISSING: [&str; 2] = ["not found", "No such file"];
/// How it says that a file is a folder.
const FOLDER: &str = ": not a regular file";
/// What trying again does not mend.
const LASTING: [&str; 8] = [
    "Permission denied",
    "Connection refused",
    "Too many authentication failures",
    "Unable to negotiate",
    "Host key verification failed",
    "Could not resolve hostname",
    "Bad owner or permissions",
    "Bad configuration option",
];
/// How `ssh` says that the host is not known to be the one that it should be, and that another was known.
const WRONG_KEY: &str = "Host key verification failed";
const CHANGED_KEY: &str = "IDENTIFICATION HAS CHANGED";
/// How often the folders of others are removed: one through which a file goes at that moment stays once.
const CLEARINGS: usize = 5;
/// So many files are removed before it is looked again whether another run has come.
const FEW: usize = 8;

impl Target for Sftp {
    fn begin(&mut self) -> Result<(), Fault> {
        let (mut batch, run) = (self.list_runs(), self.run.clone());
        self.made.clear();
        self.folders(&run, &mut batch);
        if let Some((folder, _)) = run.rsplit_once('/') {
            batch.push_str(&format!("-chmod 700 {}\n", quoted(folder)));
        }
        // Older programs had one name for all files on their way.
        batch.push_str(&format!("-rm {}\n", quoted(&format!("{}.part", self.state))));
        // Where it was made before a connection broke off, it is there.
        batch.push_str(&format!("-mkdir {}\n{}{}", quoted(&run), self.holding(), self.list_runs()));
        let (works, heard) = self.ask(&batch)?;
        if !works {
            return Err(self.not_begun(&heard));
        }
        self.has_begun = true;
        let mut lists = heard.lists().map(|listed| self.runs(listed));
        let (before, mut now) = (lists.next().unwrap_or_default(), lists.last().unwrap_or_default());
        for _ in 0..CLEARINGS {
            match standing(&run, &before, &now) {
                Standing::Alone => return Ok(()),
                Standing::Over => return Err(self.overtaken()),
                Standing::Before(others) => {
                    let heard = self.run_own(&format!("{}{}", clearing(&others), self.list_runs()))?;
                    now = heard.lists().last().map(|listed| self.runs(listed)).unwrap_or_default();
                }
            }
        }
        Err(self.overtaken())
    }

    fn end(&mut self) {
        if std::mem::take(&mut self.has_begun) {
            // The next run removes it where this one cannot.
            let _ = self.run(&clearing([&self.run]));
        }
    }

    /// Half a file of a run that had no room for all of it.
    fn give_up(&mut self) {
        if self.has_begun {
            let _ = self.run(&format!("-rm {}\n", quoted(&self.part())));
        }
    }

    fn load(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let file = self.own_file("manifest");
        disk::remove(&file).map_err(Fault::lasting)?;
        let name = self.state.rsplit('/').next().unwrap_or_default();
        match self.run(&format!("get {} {}\n", quoted(&self.state), local(&file))) {
            Ok(_) => disk::read(&file).map(Some).map_err(Fault::lasting),
            Err(fault) if is_missing(&fault, name) => Ok(None),
            // A folder that was named in place of a file holds the note.
            Err(fault) if !self.has_begun && says(&fault, FOLDER) => {
                self.state = format!("{}/deployed-{}", self.state, key(&self.folder));
                self.run = run_beside(&self.state);
                self.load()
            }
            Err(fault) => Err(fault),
        }
    }

    fn save(&mut self, manifest: &str) -> Result<(), Fault> {
        let file = self.own_file("manifest");
        disk::write(&file, manifest).map_err(Fault::lasting)?;
        let (part, state) = (quoted(&self.part()), quoted(&self.state));
        self.run_own(&format!("put {} {part}\nchmod 600 {part}\nrename {part} {state}\n", local(&file))).map(drop)
    }

    fn put(&mut self, from: &Path, files: &[Put]) -> Result<(), Fault> {
        let (mut batch, part) = (String::new(), quoted(&self.part()));
        // A connection that broke off may have made fewer than it was told to.
        self.made.clear();
        for file in files {
            let place = self.place(file.path);
            self.folders(&place, &mut batch);
            let source = local(&from.join(file.path));
            batch.push_str(&format!("put {source} {part}\nchmod 644 {part}\nrename {part} {}\n", quoted(&place)));
        }
        self.run_own(&batch).map(drop).map_err(|fault| self.unmoved(fault))
    }

    fn remove(&mut self, files: &[&str]) -> Result<(), Fault> {
        self.withdraw(files)?;
        let left = self.left(files)?;
        let refused = |path: &String| self.fault(format!("cannot remove {path}"));
        left.first().map_or(Ok(()), |path| Err(refused(path)))
    }

    /// Whether they are gone is for whoever asks for it: all that stay are to be named.
    fn withdraw(&mut self, files: &[&str]) -> Result<(), Fault> {
        let mut batch = String::new();
        let mut folders = BTreeSet::new();
        for few in files.chunks(FEW) {
            batch.push_str(&self.held());
            for path in few {
                batch.push_str(&format!("-rm {}\n", quoted(&self.place(path))));
                folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
            }
        }
        // The deepest first; those that are not empty stay.
        for folder in folders.into_iter().rev() {
            batch.push_str(&format!("-rmdir {}\n", quoted(&self.place(folder))));
        }
        self.run_own(&batch).map(drop)
    }

    fn left(&mut self, files: &[&str]) -> Result<Vec<String>, Fault> {
        let places: Vec<String> = files.iter().map(|path| self.place(path)).collect();
        let there = self.look(&places)?;
        Ok(files.iter().zip(there).filter(|(_, there)| *there).map(|(path, _)| (*path).to_owned()).collect())
    }
}

impl Drop for Sftp {
    fn drop(&mut self) {
        for name in ["batch", "manifest"] {
            let _ = disk::remove(&self.own_file(name));
        }
    }
}

/// Whether `fault` has the words `sign` of `sftp`.
fn says(fault: &Fault, sign: &str) -> bool {
    matches!(&fault.error, Error::Target { reason, .. } if reason.contains(sign))
}

/// Whether `fault` says that what is called `name` is not there, and not that something else is missing.
fn is_missing(fault: &Fault, name: &str) -> bool {
    let says = |reason: &str| reason.contains(name) && MISSING.iter().any(|sign| reason.contains(sign));
    matches!(&fault.error, Error::Target { reason, .. } if says(reason))
}

/// Whether `text` is `place`, which `sftp` may tell from the root on.
fn names(text: &str, place: &str) -> bool {
    text.strip_suffix(place)
        .is_some_and(|before| before.is_empty() || (before.ends_with('/') && !place.starts_with('/')))
}

fn local(path: &Path) -> String {
    quoted(&path.display().to_string())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the host is a folder of this machine")]

    use std::fs;
    use std::sync::Barrier;

    use tempfile::TempDir;

    use super::*;
    use crate::host::Sort;

    const NOTE: &str = ".tincay/deployed-1";

    /// A host in a folder of this machine, asked by `sftp` itself and without a network.
    struct Host {
        folder: TempDir,
        server: &'static str,
    }

    impl Host {
        /// Takes OpenSSH's server, which `tests/run.sh` installs: without it these tests fail, so that none passes
        /// that has looked at nothing.
        fn new() -> Self {
            let places =
                ["/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server", "/usr/lib/ssh/sftp-server"];
            let server = places.into_iter().find(|path| Path::new(path).is_file());
            let server = server.expect("sftp-server is installed: Debian's openssh-sftp-server");
            let host = Self { folder: TempDir::new().expect("a folder"), server };
            for name in ["home", "work", "site"] {
                fs::create_dir(host.at(name)).expect("it is new");
            }
            host
        }

        fn at(&self, path: &str) -> PathBuf {
            self.folder.path().join(path)
        }

        /// A run to the folder `served` of the host.
        fn run(&self, served: &str, work: &str) -> Sftp {
            let (name, work) = (format!("sftp://host/~/{served}"), self.at("work").join(work));
            let mut run = Sftp::new(name, "host", None, served, NOTE.to_owned(), None, &work);
            run.arguments = vec!["-D".to_owned(), format!("{} -d {}", self.server, self.at("home").display())];
            run
        }

        /// Writes the file `name` of a site, as it goes up.
        fn file<'n>(&self, name: &'n str, text: &str) -> [Put<'n>; 1] {
            fs::write(self.at("site").join(name), text).expect("writable");
            [Put { path: name, sort: Sort::Ordinary }]
        }

        /// What lies beside the note.
        fn kept(&self) -> Vec<String> {
            let entries = fs::read_dir(self.at("home/.tincay")).expect("it was made");
            let mut names: Vec<String> =
                entries.map(|entry| entry.expect("readable").file_name().into_string().expect("letters")).collect();
            names.sort();
            names
        }
    }

    fn is_over<T>(done: Result<T, Fault>) -> bool {
        matches!(done, Err(Fault { error: Error::Overtaken { .. }, passes: false }))
    }

    #[test]
    fn a_run_that_another_has_followed_changes_nothing_any_more() {
        let host = Host::new();
        let (mut first, mut second, site) = (host.run("www", "1"), host.run("www", "2"), host.at("site"));
        first.begin().expect("nobody else is there");
        first.save("first").expect("it goes on");
        first.put(&site, &host.file("a.html", "first")).expect("it goes on");
        second.begin().expect("the last one goes on");
        let files = host.file("b.html", "first");
        assert!(is_over(first.put(&site, &files)) && is_over(first.save("x")) && is_over(first.remove(&["a.html"])));
        first.end();
        assert!(!host.at("home/www/b.html").exists() && host.at("home/www/a.html").exists());
        second.put(&site, &host.file("a.html", "second")).expect("it goes on");
        second.save("second").expect("it goes on");
        second.end();
        assert_eq!(fs::read_to_string(host.at("home/www/a.html")).expect("it is there"), "second");
        assert_eq!(second.load().expect("it is there"), Some(b"second".to_vec()));
        assert_eq!(host.kept(), ["deployed-1"], "runs leave nothing");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(host.at("home/.tincay/deployed-1")).expect("it is there").permissions().mode();
            assert_eq!(mode & 0o77, 0, "only its owner reads it");
        }
        drop((first, second));
        let left = walkdir::WalkDir::new(host.at("work")).into_iter().flatten().filter(|entry| entry.path().is_file());
        assert_eq!(left.count(), 0, "this machine keeps nothing either");
    }

    /// A folder that stands in the way is refused as another disk is.
    #[test]
    fn a_file_that_cannot_be_moved_to_its_place_is_told_with_the_place_of_the_note() {
        let host = Host::new();
        let (mut run, site) = (host.run("www", "1"), host.at("site"));
        fs::create_dir_all(host.at("home/www/a.html/in-the-way")).expect("it is new");
        run.begin().expect("nobody else is there");
        let fault = run.put(&site, &host.file("a.html", "a")).expect_err("a folder is there");
        let is_told = matches!(&fault.error, Error::NotMoved { state, .. } if state == NOTE);
        assert!(is_told && !fault.passes, "{:?}", fault.error);
        run.end();
    }

    /// CON-03: a host that lets nobody make a folder for a run still lets go what must go.
    #[test]
    fn what_must_go_goes_where_nothing_can_be_put() {
        let host = Host::new();
        let mut first = host.run("www", "1");
        first.begin().expect("nobody else is there");
        first.put(&host.at("site"), &host.file("a.html", "a")).expect("it goes up");
        first.end();
        fs::remove_dir_all(host.at("home/.tincay")).expect("it was there");
        fs::write(host.at("home/.tincay"), "in the way").expect("writable");
        let mut next = host.run("www", "2");
        next.begin().expect_err("there is no place for it");
        next.put(&host.at("site"), &host.file("b.html", "b")).expect_err("it goes nowhere");
        next.withdraw(&["a.html"]).expect("it goes");
        assert_eq!(next.left(&["a.html", "b.html"]).expect("it answers"), [""; 0]);
        next.end();
    }

    /// Whoever may not write beside the note is told of `--state`; a host without room is told as one.
    #[test]
    fn why_no_run_can_begin_is_told() {
        let run = Sftp::new("sftp://a/b".to_owned(), "a", None, "b", NOTE.to_owned(), None, Path::new(""));
        let because = |reason: &str| {
            let (name, listed) = (&run.run, "sftp> -mkdir\n".to_owned());
            let said = format!(
                "remote mkdir \"/.tincay\": {reason}\nremote mkdir \"/{name}\": {reason}\nremote setstat \"/{name}\": No such file or directory\n"
            );
            run.not_begun(&Heard { program: PROGRAM, listed, said }).error
        };
        let refused = because("Permission denied");
        assert!(matches!(&refused, Error::NoNote { state, .. } if state == NOTE), "{refused}");
        let full = because("Failure");
        assert!(full.args().contains(&("case", "full".to_owned())), "{full}");
    }

    #[test]
    fn a_folder_that_is_named_for_the_note_holds_it() {
        let host = Host::new();
        fs::create_dir(host.at("home/notes")).expect("it is new");
        let mut run = host.run("www", "1");
        run.state = "notes".to_owned();
        assert_eq!(run.load().expect("it answers"), None);
        run.begin().expect("nobody else is there");
        run.save("note").expect("it goes on");
        run.end();
        let note = format!("notes/deployed-{}", key("www"));
        assert_eq!(fs::read_to_string(host.at("home").join(note)).expect("it is there"), "note");
        assert_eq!(run.load().expect("it is there"), Some(b"note".to_vec()));
    }

    #[test]
    fn what_a_run_that_was_killed_has_left_goes() {
        let host = Host::new();
        let mut killed = host.run("www", "1");
        killed.begin().expect("nobody else is there");
        for path in [killed.part(), format!("{NOTE}.part")] {
            fs::write(host.at("home").join(path), "half of a pa").expect("writable");
        }
        let mut next = host.run("www", "2");
        next.begin().expect("it is alone");
        next.save("note").expect("it goes on");
        next.end();
        assert_eq!(host.kept(), ["deployed-1"]);
    }

    #[test]
    fn of_two_runs_that_begin_at_once_one_goes_on() {
        let host = Host::new();
        for round in 0..6 {
            let (start, begun) = (Barrier::new(2), Barrier::new(2));
            let go = |work: &str| {
                let mut run = host.run("www", work);
                start.wait();
                let stands = run.begin().is_ok();
                begun.wait();
                let goes_on = stands && run.save(work).is_ok();
                run.end();
                goes_on
            };
            let (one, other) = std::thread::scope(|scope| {
                let other = scope.spawn(|| go("2"));
                (go("1"), other.join().expect("nobody panics"))
            });
            assert!(one != other, "round {round}: {one} {other}");
        }
    }

    #[test]
    fn folders_have_names_with_any_letters() {
        let host = Host::new();
        let mut run = host.run("Trang tiếng Việt", "1");
        run.begin().expect("nobody else is there");
        run.put(&host.at("site"), &host.file("ảnh.html", "a")).expect("it goes up");
        assert_eq!(run.left(&["ảnh.html", "chữ.html"]).expect("it answers"), ["ảnh.html"]);
        run.remove(&["ảnh.html", "chữ.html"]).expect("it goes");
        assert!(!host.at("home/Trang tiếng Việt/ảnh.html").exists());
        run.end();
    }

    /// What OpenSSH 9.2 says when there is no connection.
    #[test]
    fn why_there_is_no_connection_is_told_at_once() {
        let run = Sftp::new("sftp://a/b".to_owned(), "a", None, "b", NOTE.to_owned(), None, Path::new(""));
        let refusal =
            |said: &str| run.refusal(&Heard { program: PROGRAM, listed: String::new(), said: said.to_owned() });
        for said in [
            "web@a: Permission denied (publickey).",
            "ssh: connect to host a port 22: Connection refused",
            "ssh: Could not resolve hostname a: Name or service not known",
        ] {
            let Fault { error, passes } = refusal(&format!("{said}\nConnection closed\n"));
            assert!(!passes && matches!(&error, Error::Target { reason, .. } if reason == said), "{error}");
        }
        for (said, known) in [
            (
                "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.\nConnection closed\n",
                true,
            ),
            ("Host key verification failed.\nConnection closed\n", false),
        ] {
            let Fault { error, passes } = refusal(said);
            assert!(!passes && matches!(error, Error::HostKey { known: found, .. } if found == known), "{said}");
        }
        // Nothing is known of why: it may work the next time.
        assert!(refusal("Connection closed\n").passes);
        let heard = Heard {
            program: PROGRAM,
            listed: "sftp> -chmod 700 \".tincay\"\n".to_owned(),
            said: "remote setstat \"/.tincay\": Permission denied\nConnection closed\n".to_owned(),
        };
        assert!(run.refusal(&heard).passes, "a complaint about one file is not why the connection broke off");
    }
}
