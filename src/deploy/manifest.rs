//! What is on a host, as far as this program put it there: files, the hashes of their bytes, which other files each
//! leads to, and which piece each is about with what it could say of it. And whose host it is.
//!
//! ```text
//! @target sftp://web@host/site     the host that this is about; another is not taken for it
//! @base https://example.org/       what a run needs that cannot read the settings of the site
//! @languages vi,en
//! @host <hash> nginx.conf          a file for an administrator, as it was when the site was brought there last
//! <hash> <uses> <path>             a file; what it uses by number
//! @about <number> <details> <piece>
//! @back <day> <digits>             a consent that was taken back, by digits that are made of its piece
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use rayon::prelude::*;

use super::disk;
use super::uses::Reader;
use crate::diag::Error;
use crate::emit::{self, Hash};
use crate::pipeline::{Details, Publication, Subject, TakenBack};

const KIND: &str = "deployed";
/// In place of a hash, of a file that was about to be written when the run ended.
const UNCERTAIN: &str = "?";

/// A file on a host or on its way there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// The hash of its bytes; unknown when a run was killed around it.
    pub content: Option<Hash>,
    /// The files of the site that it leads to, be it by a link or as a part of itself.
    pub uses: BTreeSet<String>,
    /// The pieces that it is about.
    pub about: BTreeSet<Subject>,
}

impl File {
    /// Whether nothing is known of it but that it is there: it may say anything.
    pub fn is_unknown(&self) -> bool {
        self.content.is_none() && self.uses.is_empty() && self.about.is_empty()
    }
}

/// Where files are, and what site they are of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    pub target: String,
    pub base: String,
    /// Codes, that of originals first.
    pub languages: Vec<String>,
}

/// Files by path below the output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    pub files: BTreeMap<String, File>,
    /// Not known of what an older program put there.
    pub origin: Option<Origin>,
    /// Files for whoever administers the host, as they were told of (TRACE-07).
    pub hosts: BTreeMap<String, Hash>,
    /// Consents that were taken back while the site was brought there: what knows nothing of it is older.
    pub taken_back: BTreeSet<TakenBack>,
}

impl Manifest {
    /// The manifest as text, whole in itself.
    pub fn seal(&self) -> String {
        let places: BTreeMap<&str, usize> =
            self.files.keys().enumerate().map(|(at, path)| (path.as_str(), at)).collect();
        let mut lines = String::with_capacity(self.files.len() * 160);
        lines.extend(self.origin.iter().map(Origin::lines));
        lines.extend(self.hosts.iter().map(|(name, content)| format!("{HOST}{} {name}\n", emit::hex(content))));
        for (path, file) in &self.files {
            let content = file.content.as_ref().map_or_else(|| UNCERTAIN.to_owned(), emit::hex);
            // What is not there any more is led to in vain; nobody needs to know its name.
            let uses = file.uses.iter().filter_map(|path| places.get(path.as_str()));
            let uses: Vec<String> = uses.map(ToString::to_string).collect();
            lines
                .push_str(&format!("{content} {} {path}\n", if uses.is_empty() { "-".into() } else { uses.join(",") }));
        }
        for (at, file) in self.files.values().enumerate() {
            let about = file.about.iter().map(|it| format!("{ABOUT}{at} {} {}\n", it.details.words(), it.piece));
            lines.extend(about);
        }
        lines.extend(self.taken_back.iter().map(|it| format!("{BACK}{} {}\n", it.on, it.piece)));
        emit::seal(KIND, &lines)
    }

    /// Opens what [`Manifest::seal`] made; `None` for what was cut, changed, or names a path that no
    /// file of a site can have.
    pub fn unseal(text: &[u8]) -> Option<Self> {
        let text = emit::unseal(KIND, text)?;
        let (notes, files): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('@'));
        let lines: Vec<[&str; 3]> = files.into_iter().map(columns).collect::<Option<_>>()?;
        let read = |[content, uses, path]: &[&str; 3]| {
            let content = if *content == UNCERTAIN { None } else { Some(emit::unhex(content)?) };
            let uses = uses.split(',').filter(|uses| *uses != "-");
            let uses = uses.map(|at| Some(lines.get(at.parse::<usize>().ok()?)?[2].to_owned()));
            let file = File { content, uses: uses.collect::<Option<_>>()?, about: BTreeSet::new() };
            emit::is_page_path(path).then(|| ((*path).to_owned(), file))
        };
        let mut files: BTreeMap<String, File> = lines.iter().map(read).collect::<Option<_>>()?;
        for note in notes.iter().filter_map(|note| note.strip_prefix(ABOUT)) {
            let [at, details, piece] = columns(note)?;
            let file = files.get_mut(lines.get(at.parse::<usize>().ok()?)?[2])?;
            file.about.insert(Subject { piece: piece.to_owned(), details: Details::read(details)? });
        }
        let hosts = notes.iter().filter_map(|note| {
            let (content, name) = note.strip_prefix(HOST)?.split_once(' ')?;
            Some((name.to_owned(), emit::unhex(content)?))
        });
        let hosts = hosts.collect();
        Some(Self { files, origin: Origin::read(&notes), hosts, taken_back: Self::taken_back_in(text.as_bytes()) })
    }

    /// Which consents were taken back as `text` says it, be it damaged: every line stands by itself.
    pub fn taken_back_in(text: &[u8]) -> BTreeSet<TakenBack> {
        let text = String::from_utf8_lossy(text);
        let read = |note: &str| {
            let (on, piece) = note.split_once(' ')?;
            TakenBack::read(piece, on.parse().ok()?)
        };
        text.lines().filter_map(|line| read(line.strip_prefix(BACK)?)).collect()
    }

    /// Whether `text` begins as a manifest does, or nothing of it was written.
    pub fn begins(text: &[u8]) -> bool {
        text.is_empty() || text.starts_with(format!("tincay {KIND} ").as_bytes())
    }

    /// All of `paths`, of which nothing else is known.
    pub fn of_paths(paths: impl IntoIterator<Item = String>) -> Self {
        Self { files: paths.into_iter().map(|path| (path, File::default())).collect(), ..Self::default() }
    }

    /// The target that this is about, where it is not `target`.
    pub fn other_target(&self, target: &str) -> Option<&str> {
        let own = self.origin.as_ref().map(|origin| &*origin.target);
        own.filter(|own| *own != plain(target))
    }

    /// The address of the site that this is about, where it is not `base`.
    pub fn other_site(&self, base: &str) -> Option<&str> {
        let own = self.origin.as_ref().map(|origin| &*origin.base);
        own.filter(|own| !own.is_empty() && *own != base)
    }

    /// Has the files at `paths` again as they are in `other`.
    pub fn take<'p>(&mut self, other: &Self, paths: impl Iterator<Item = &'p String>) {
        let files = paths.filter_map(|path| other.files.get_key_value(path));
        self.files.extend(files.map(|(path, file)| (path.clone(), file.clone())));
    }

    /// Nothing is taken to be there as it was put there.
    pub fn doubt(&mut self) {
        self.files.values_mut().for_each(|file| file.content = None);
    }

    /// Takes from `local` what is known of files that are there in the same bytes; whether that is something new. What
    /// an administrator is to be told of is known only once it is told ([`Manifest::tell`]).
    pub fn learn(&mut self, local: &Self) -> bool {
        let mut is_new = local.origin.is_some() && (self.origin != local.origin || self.hosts != local.hosts);
        self.origin = local.origin.clone().or(self.origin.take());
        let known = self.taken_back.len();
        self.taken_back.extend(local.taken_back.iter().cloned());
        is_new |= self.taken_back.len() > known;
        for (path, file) in &local.files {
            let known =
                self.files.get_mut(path).filter(|known| known.content.is_some() && known.content == file.content);
            if let Some(known) = known.filter(|known| known.about != file.about) {
                known.about.clone_from(&file.about);
                is_new = true;
            }
        }
        is_new
    }

    /// Whether the file at `path` is there as it is in `wanted`.
    pub fn has(&self, path: &str, wanted: &File) -> bool {
        self.files.get(path).is_some_and(|file| file.content.is_some() && file.content == wanted.content)
    }

    /// The site is there: whoever administers the host is told of its files.
    pub fn tell(&mut self, local: &Self) {
        if local.origin.is_some() {
            self.hosts.clone_from(&local.hosts);
        }
    }

    /// Files for whoever administers the host that are new or others than `remote` was told of.
    pub fn new_for_hosts(&self, remote: &Self) -> Vec<String> {
        let new = self.hosts.iter().filter(|(name, content)| remote.hosts.get(*name) != Some(*content));
        new.map(|(name, _)| name.clone()).collect()
    }

    /// How many files there are, each with its compressed copies.
    pub fn pages_and_assets(&self) -> usize {
        self.files.keys().map(|path| emit::plain(path)).collect::<BTreeSet<_>>().len()
    }

    /// The files that lead to one of `gone` and are none of them.
    pub fn pages_using(&self, gone: &BTreeSet<&str>) -> Vec<String> {
        let leads = |file: &File| file.uses.iter().any(|path| gone.contains(path.as_str()));
        let all = self.files.iter().filter(|(path, file)| !gone.contains(path.as_str()) && leads(file));
        all.map(|(path, _)| path.clone()).collect()
    }
}

const ABOUT: &str = "@about ";
const BACK: &str = "@back ";
const HOST: &str = "@host ";
const TARGET: &str = "@target ";
const BASE: &str = "@base ";
const LANGUAGES: &str = "@languages ";

/// On one line, whatever a folder is called.
fn plain(text: &str) -> String {
    text.replace(char::is_control, "?")
}

impl Origin {
    fn lines(&self) -> String {
        let languages = self.languages.join(",");
        format!("{TARGET}{}\n{BASE}{}\n{LANGUAGES}{languages}\n", plain(&self.target), plain(&self.base))
    }

    fn read(notes: &[&str]) -> Option<Self> {
        let note = |key: &str| notes.iter().find_map(|note| note.strip_prefix(key)).map(str::to_owned);
        let languages = note(LANGUAGES)?.split(',').map(str::to_owned).collect();
        Some(Self { target: note(TARGET)?, base: note(BASE)?, languages })
    }
}

fn columns(line: &str) -> Option<[&str; 3]> {
    let mut parts = line.splitn(3, ' ');
    Some([parts.next()?, parts.next()?, parts.next()?])
}

/// The files of `publication`, which goes to `origin`. What `remote` has in the same bytes is not read.
pub fn of_publication(publication: &Publication, origin: Origin, remote: &Manifest) -> Result<Manifest, Error> {
    let (output, base) = (&publication.output, &*origin.base);
    let about = |path: &str| publication.subjects.get(emit::plain(path)).cloned().unwrap_or_default();
    let all: Vec<(&str, &Hash)> = output.files().collect();
    let known: BTreeSet<&str> = all.iter().map(|(path, _)| *path).collect();
    let reader = Reader { base, known: &known };
    let read = |(path, content): &(&str, &Hash)| {
        let wanted = File { content: Some(**content), uses: BTreeSet::new(), about: about(path) };
        if let Some(file) = remote.files.get(*path).filter(|_| remote.has(path, &wanted)) {
            return Ok(((*path).to_owned(), File { about: wanted.about, ..file.clone() }));
        }
        let bytes = disk::read(&output.folder().join(path))?;
        if emit::hash(&bytes) != **content {
            let changed = io::Error::new(io::ErrorKind::InvalidData, "it is not what the build wrote");
            return Err(Error::read(&output.folder().join(path), changed));
        }
        Ok(((*path).to_owned(), File { uses: reader.uses(path, &bytes), ..wanted }))
    };
    let files = all.par_iter().map(read).collect::<Result<_, Error>>()?;
    Ok(Manifest { files, origin: Some(origin), hosts: publication.beside.clone(), taken_back: BTreeSet::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each file is about and whose host it is are read as they were written; a note of another host is known as one.
    #[test]
    fn a_manifest_says_whose_it_is_and_what_each_file_is_about() {
        let details = Details::read("address,phones").expect("they are known");
        let about = BTreeSet::from([Subject { piece: "places/tram-mau".to_owned(), details }]);
        let file = File { content: Some([1; 32]), uses: BTreeSet::new(), about };
        let languages = vec!["vi".to_owned(), "en".to_owned()];
        let origin =
            Origin { target: "sftp://web@a.example/www".to_owned(), base: "https://a.example/".to_owned(), languages };
        let back = TakenBack { piece: "0123456789abcdef".to_owned(), on: jiff::civil::date(2026, 11, 9) };
        let files = BTreeMap::from([("a/index.html".to_owned(), file)]);
        let hosts = BTreeMap::from([("nginx.conf".to_owned(), [2; 32])]);
        let manifest = Manifest { files, origin: Some(origin), hosts, taken_back: BTreeSet::from([back]) };
        assert_eq!(Manifest::unseal(manifest.seal().as_bytes()), Some(manifest.clone()));
        let cut = manifest.seal().replace("@about", "@abuot");
        assert_eq!(Manifest::unseal(cut.as_bytes()), None);
        assert_eq!(Manifest::taken_back_in(cut.as_bytes()), manifest.taken_back, "CON-03: it is not forgotten");
        assert_eq!(Manifest::taken_back_in(b"@back 2026-11-09 0123456789ab\n@back 2026"), BTreeSet::new());
        assert_eq!(manifest.other_target("sftp://web@a.example/www"), None);
        assert_eq!(manifest.other_target("sftp://web@b.example/www"), Some("sftp://web@a.example/www"));
        assert_eq!(Manifest::default().other_target("sftp://web@b.example/www"), None, "older notes do not say");
    }
}
