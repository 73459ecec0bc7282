//! What tincay remembers of an output, as text: the record (which files are ours), the manifest
//! (what is in them), the journal (a commit under way). Same state, same bytes; a text that was
//! cut, changed, written by another version, or that names a path outside the output, does not
//! open: anybody may have put it there, and files are removed by it (PUB-03).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use super::place::is_page_path;

/// A BLAKE3 hash.
pub type Hash = [u8; 32];

/// Where a file lies below the output; what knows of it shares it.
pub(super) type PagePath = Arc<str>;

/// Raise it when a line of any of the texts changes its meaning.
const VERSION: u32 = 1;

/// Bytes of the first line and the last.
const AROUND: usize = 128;

/// The hash of `bytes`.
pub fn hash(bytes: &[u8]) -> Hash {
    *blake3::hash(bytes).as_bytes()
}

/// Files that tincay wrote into an output, with the hash of their bytes. It stands in the output
/// as `.tincay-record`, so that ownership survives the loss of `.tincay/`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) files: BTreeMap<PagePath, Hash>,
}

impl Record {
    pub(super) fn seal(&self) -> String {
        seal_with("record", self.files.len() * 110, |lines| {
            self.files.iter().for_each(|(path, content)| line(lines, &[&hex(content), path]));
        })
    }

    pub(super) fn unseal(text: &[u8]) -> Option<Self> {
        let lines = unseal("record", text)?.lines();
        let files =
            lines.map(|line| line.split_once(' ').and_then(|(hash, path)| Some((page_path(path)?, unhex(hash)?))));
        Some(Self { files: files.collect::<Option<_>>()? })
    }
}

/// Size in bytes and time of change in nanoseconds since 1970: enough to see that a file is not
/// the one that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stat {
    pub(super) size: u64,
    pub(super) modified: u64,
}

/// What one file was made of, and how it looked when it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) digest: Hash,
    pub(super) stat: Stat,
}

/// Says which pages need not be rendered again. Only a memory: it holds for the output whose
/// record hashes to `record`, and without it everything is rendered anew.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) record: Hash,
    /// What all of it was made of, when nothing went by without being told.
    pub(super) whole: Option<Hash>,
    pub(super) files: BTreeMap<PagePath, Entry>,
}

impl Manifest {
    pub(super) fn seal(&self) -> String {
        let first: Vec<String> = [self.record].into_iter().chain(self.whole).map(|hash| hex(&hash)).collect();
        seal_with("manifest", self.files.len() * 140 + 80, |lines| {
            line(lines, &[&first.join(" ")]);
            for (path, Entry { digest, stat }) in &self.files {
                line(lines, &[&hex(digest), &stat.size.to_string(), &stat.modified.to_string(), path]);
            }
        })
    }

    pub(super) fn unseal(text: &[u8]) -> Option<Self> {
        let mut lines = unseal("manifest", text)?.lines();
        let mut first = lines.next()?.split(' ').map(unhex);
        let (record, whole) = (first.next()??, first.next().flatten());
        Some(Self { record, whole, files: lines.map(Self::file).collect::<Option<_>>()? })
    }

    fn file(line: &str) -> Option<(PagePath, Entry)> {
        let mut parts = line.splitn(4, ' ');
        let digest = unhex(parts.next()?)?;
        let stat = Stat { size: parts.next()?.parse().ok()?, modified: parts.next()?.parse().ok()? };
        Some((page_path(parts.next()?)?, Entry { digest, stat }))
    }
}

/// A commit under way: from the output whose record hashes to `base` (`None`: a blank one) to the
/// one whose record hashes to `record`. Lists of paths below the output, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    pub(super) base: Option<Hash>,
    pub(super) record: Hash,
    /// Files to remove before any move: a folder comes where they are, or the reverse, or somebody no longer agrees.
    pub(super) blocking: Vec<PagePath>,
    /// Files to move from staging.
    pub(super) writes: Vec<PagePath>,
    /// The other files to remove.
    pub(super) removals: Vec<PagePath>,
}

impl Journal {
    pub(super) fn seal(&self) -> String {
        let paths = self.blocking.len() + self.writes.len() + self.removals.len();
        seal_with("journal", paths * 100 + 150, |lines| {
            line(lines, &["base", &self.base.as_ref().map_or_else(|| "-".to_owned(), hex)]);
            line(lines, &["record", &hex(&self.record)]);
            for (verb, paths) in [("first", &self.blocking), ("write", &self.writes), ("remove", &self.removals)] {
                paths.iter().for_each(|path| line(lines, &[verb, path]));
            }
        })
    }

    pub(super) fn unseal(text: &[u8]) -> Option<Self> {
        let mut journal = Self::default();
        for line in unseal("journal", text)?.lines() {
            match line.split_once(' ')? {
                ("base", "-") => journal.base = None,
                ("base", hash) => journal.base = Some(unhex(hash)?),
                ("record", hash) => journal.record = unhex(hash)?,
                ("first", path) => journal.blocking.push(page_path(path)?),
                ("write", path) => journal.writes.push(page_path(path)?),
                ("remove", path) => journal.removals.push(page_path(path)?),
                _ => return None,
            }
        }
        Some(journal)
    }
}

/// The parts with blanks between them; the last may hold blanks itself. No path holds a line end:
/// `is_page_path` refuses control characters.
fn line(lines: &mut String, parts: &[&str]) {
    for (at, part) in parts.iter().enumerate() {
        lines.push_str(if at == 0 { "" } else { " " });
        lines.push_str(part);
    }
    lines.push('\n');
}

fn page_path(path: &str) -> Option<PagePath> {
    is_page_path(path).then(|| path.into())
}

/// `hash` in hexadecimal digits.
pub fn hex(hash: &Hash) -> String {
    blake3::Hash::from_bytes(*hash).to_hex().to_string()
}

/// The hash that [`hex`] wrote.
pub fn unhex(hex: &str) -> Option<Hash> {
    blake3::Hash::from_hex(hex).ok().map(|hash| *hash.as_bytes())
}

/// A first line that names kind and version, the lines, a last line with the hash of all before.
pub fn seal(kind: &str, lines: &str) -> String {
    seal_with(kind, lines.len(), |text| text.push_str(lines))
}

/// As [`seal`], with lines that `write` adds, in about `size` bytes: those of a large site are not copied.
fn seal_with(kind: &str, size: usize, write: impl FnOnce(&mut String)) -> String {
    let mut text = String::with_capacity(size + AROUND);
    writeln!(text, "tincay {kind} {VERSION}").expect("a String takes every text");
    write(&mut text);
    let end = hex(&hash(text.as_bytes()));
    writeln!(text, "end {end}").expect("a String takes every text");
    text
}

/// The lines of a text that [`seal`] made whole; `None` for one that was cut or changed.
pub fn unseal<'a>(kind: &str, text: &'a [u8]) -> Option<&'a str> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('\n')?;
    let (before, end) = text.rsplit_once('\n')?;
    let sealed = &text[..before.len() + 1];
    let is_whole = end.strip_prefix("end ").and_then(unhex)? == hash(sealed.as_bytes());
    let lines = sealed.strip_prefix(&format!("tincay {kind} {VERSION}\n"))?;
    is_whole.then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        Record { files: [("a b.html".into(), hash(b"a")), ("ă/index.html".into(), hash(b"b"))].into() }
    }

    #[test]
    fn what_is_sealed_opens_as_it_was() {
        let record = record();
        assert_eq!(Record::unseal(record.seal().as_bytes()), Some(record));
        let entry = Entry { digest: hash(b"d"), stat: Stat { size: 3, modified: u64::MAX } };
        for whole in [None, Some(hash(b"w"))] {
            let manifest = Manifest { record: hash(b"r"), whole, files: [("a b".into(), entry)].into() };
            assert_eq!(Manifest::unseal(manifest.seal().as_bytes()), Some(manifest));
        }
        for base in [None, Some(hash(b"old"))] {
            let paths = |names: &[&str]| names.iter().map(|name| (*name).into()).collect();
            let (blocking, writes, removals) = (paths(&["a"]), paths(&["a/b c", "d"]), paths(&[]));
            let journal = Journal { base, record: hash(b"new"), blocking, writes, removals };
            assert_eq!(Journal::unseal(journal.seal().as_bytes()), Some(journal));
        }
        assert_eq!(Record::unseal(Record::default().seal().as_bytes()), Some(Record::default()));
    }

    #[test]
    fn what_was_cut_or_changed_does_not_open() {
        let whole = record().seal();
        for end in 0..whole.len() {
            assert_eq!(Record::unseal(&whole.as_bytes()[..end]), None, "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut bytes = whole.clone().into_bytes();
            bytes[at] ^= 1;
            assert_eq!(Record::unseal(&bytes), None, "changed at {at}");
        }
        assert_eq!(Manifest::unseal(whole.as_bytes()), None);
    }

    #[test]
    fn what_names_a_path_outside_the_output_does_not_open() {
        for path in ["../a", "/etc/passwd", "a/../../b", ".tincay-record"] {
            let record = Record { files: [(path.into(), hash(b"a"))].into() };
            assert_eq!(Record::unseal(record.seal().as_bytes()), None, "{path}");
            let journal = Journal { removals: vec![path.into()], ..Journal::default() };
            assert_eq!(Journal::unseal(journal.seal().as_bytes()), None, "{path}");
        }
    }

    #[test]
    fn another_version_does_not_open() {
        let text = "tincay record 2\n";
        let sealed = format!("{text}end {}\n", hex(&hash(text.as_bytes())));
        assert_eq!(Record::unseal(sealed.as_bytes()), None);
    }
}
