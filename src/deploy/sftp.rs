//! A host with SFTP, by OpenSSH's own `sftp`: keys, agents, host keys and jump hosts are its business
//! and its configuration's, and no secret passes through here. It never asks for anything
//! (`BatchMode`).
//!
//! A handful of steps is one batch. Every file arrives under another name, beside the manifest and so
//! outside of what is served, and is renamed. The manifest is for its owner alone.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::disk;
use super::target::{Fault, Put, Target};
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
        Self { name, arguments, login, folder, state, work, made: BTreeSet::new() }
    }

    /// Where the file at `path` of the site is on the host.
    fn place(&self, path: &str) -> String {
        if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) }
    }

    /// A name for a file on its way.
    fn part(&self) -> String {
        format!("{}.part", self.state)
    }

    /// Runs `batch`; what it said, if all that had to work did.
    fn run(&self, batch: &str) -> Result<Output, Fault> {
        let file = self.work.join("batch");
        disk::write(&file, batch.as_bytes()).map_err(Fault::lasting)?;
        let mut command = Command::new(PROGRAM);
        command.args(&self.arguments).arg("-b").arg(&file).arg(&self.login);
        // Its words are read here.
        command.env("LC_ALL", "C");
        let output = command.output().map_err(|error| match error.kind() {
            ErrorKind::NotFound => Fault::lasting(Error::NoProgram { name: PROGRAM.to_owned() }),
            _ => self.fault(error.to_string()),
        })?;
        if output.status.success() { Ok(output) } else { Err(self.fault(last_words(&output.stderr))) }
    }

    fn fault(&self, reason: String) -> Fault {
        let passes = !LASTING.iter().any(|sign| reason.contains(sign));
        Fault { error: Error::Target { target: self.name.clone(), reason }, passes }
    }

    /// Whether `fault` says that there is no manifest, and not that something else is missing.
    fn is_about_state(&self, fault: &Fault) -> bool {
        let name = self.state.rsplit('/').next().unwrap_or_default();
        let says = |reason: &str| reason.contains(name) && MISSING.iter().any(|sign| reason.contains(sign));
        matches!(&fault.error, Error::Target { reason, .. } if says(reason))
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
        let output = self.run(&batch)?;
        let (listed, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let is_listed = |place: &str| listed.lines().any(|line| names(line.trim_end(), place));
        let is_missed = |place: &str| {
            let lines = said.lines().filter(|line| MISSING.iter().any(|sign| line.contains(sign)));
            lines.flat_map(|line| line.split('"')).any(|word| names(word, place))
        };
        let answers = places.iter().map(|place| match (is_listed(place), is_missed(place)) {
            (true, _) => Ok(true),
            (false, true) => Ok(false),
            (false, false) => Err(self.fault(last_words(&output.stderr))),
        });
        answers.collect()
    }
}

/// How `sftp` says that a file is not there.
const MISSING: [&str; 2] = ["not found", "No such file"];
/// What trying again does not mend.
const LASTING: [&str; 5] = [
    "Permission denied",
    "Host key verification failed",
    "Could not resolve hostname",
    "Bad owner or permissions",
    "Bad configuration option",
];

impl Target for Sftp {
    fn load(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let file = self.work.join("manifest");
        disk::remove(&file).map_err(Fault::lasting)?;
        match self.run(&format!("get {} {}\n", quoted(&self.state), local(&file))) {
            Ok(_) => disk::read(&file).map(Some).map_err(Fault::lasting),
            Err(fault) if self.is_about_state(&fault) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    fn save(&mut self, manifest: &str) -> Result<(), Fault> {
        let file = self.work.join("manifest");
        disk::write(&file, manifest.as_bytes()).map_err(Fault::lasting)?;
        let (mut batch, state, part) = (String::new(), self.state.clone(), quoted(&self.part()));
        self.folders(&state, &mut batch);
        if let Some((folder, _)) = state.rsplit_once('/') {
            batch.push_str(&format!("-chmod 700 {}\n", quoted(folder)));
        }
        batch.push_str(&format!("put {} {part}\nchmod 600 {part}\nrename {part} {}\n", local(&file), quoted(&state)));
        self.run(&batch).map(drop)
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
        self.run(&batch).map(drop)
    }

    fn remove(&mut self, files: &[&str]) -> Result<(), Fault> {
        let mut batch = String::new();
        let mut folders = BTreeSet::new();
        for path in files {
            batch.push_str(&format!("-rm {}\n", quoted(&self.place(path))));
            folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
        }
        // The deepest first; those that are not empty stay.
        for folder in folders.into_iter().rev() {
            batch.push_str(&format!("-rmdir {}\n", quoted(&self.place(folder))));
        }
        self.run(&batch)?;
        let left = self.left(files)?;
        let refused = |path: &String| self.fault(format!("cannot remove {path}"));
        left.first().map_or(Ok(()), |path| Err(refused(path)))
    }

    fn left(&mut self, files: &[&str]) -> Result<Vec<String>, Fault> {
        let places: Vec<String> = files.iter().map(|path| self.place(path)).collect();
        let there = self.look(&places)?;
        Ok(files.iter().zip(there).filter(|(_, there)| *there).map(|(path, _)| (*path).to_owned()).collect())
    }
}

/// Whether `text` is `place`, which `sftp` may tell from the root on.
fn names(text: &str, place: &str) -> bool {
    text.strip_suffix(place)
        .is_some_and(|before| before.is_empty() || (before.ends_with('/') && !place.starts_with('/')))
}

/// `text` as one word of a batch; between quotes no letter but these means anything else.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn local(path: &Path) -> String {
    quoted(&path.display().to_string())
}

/// The last thing that a program complained about.
fn last_words(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let mut words = said.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("Connected to"));
    words.next_back().unwrap_or(PROGRAM).to_owned()
}
