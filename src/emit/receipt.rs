//! Receipts of withdrawal (CON-03): what a publication removed because a consent was withdrawn or
//! has expired, kept in `.tincay/receipts/`, never in the output.
//!
//! A receipt names the piece and the file number of the consent, nothing else about the person. One
//! that is there already stays: another removal on the same day gets a number.
//!
//! No removal is without its receipt, `kill -9` included: receipts are put aside before the journal
//! of their commit is written, and kept before it is removed. What finishes the commit keeps them.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::commit::Probe;
use super::disk;
use super::place::{Places, State};
use crate::diag::Error;

const ENDING: &str = ".yaml";

/// What was removed, and what others must still purge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// `honorees/nguoi-mau`.
    pub piece: String,
    /// The file number of the consent.
    pub evidence: Option<String>,
    /// `withdrawn`, `expired`, or `narrowed` where only some of what was said may be said no more.
    pub cause: &'static str,
    pub requested_on: Option<Date>,
    pub removed_on: Date,
    /// Until when the traces must be gone from here, and from those who process for us.
    pub deadlines: Option<(Date, Date)>,
    /// Files that are no more in the output.
    pub removed: Vec<String>,
    /// Public addresses to purge from caches and search engines, by language code: all that were removed in the same
    /// build, then those that changed.
    pub purge: Vec<(String, Vec<String>)>,
}

impl Receipt {
    /// The receipt as YAML. Strings are in JSON's quotes, which YAML reads as they are.
    fn seal(&self) -> String {
        let mut text = String::new();
        let mut line = |key: &str, value: String| text.push_str(&format!("{key}: {value}\n"));
        line("piece", quoted(&self.piece));
        line("evidence", self.evidence.as_deref().map_or_else(|| "null".to_owned(), quoted));
        line("cause", self.cause.to_owned());
        line("requested_on", day(self.requested_on));
        line("removed_on", day(Some(self.removed_on)));
        line("deadline", day(self.deadlines.map(|both| both.0)));
        line("deadline_with_processor", day(self.deadlines.map(|both| both.1)));
        text.push_str("removed:\n");
        self.removed.iter().for_each(|path| text.push_str(&format!("  - {}\n", quoted(path))));
        text.push_str("purge:\n");
        for (language, addresses) in &self.purge {
            text.push_str(&format!("  {language}:\n"));
            addresses.iter().for_each(|address| text.push_str(&format!("    - {}\n", quoted(address))));
        }
        text
    }

    /// Whether `path`, below the site's root, is that of this receipt, or of another of the same piece and day.
    pub fn is_at(&self, path: &str) -> bool {
        path.strip_prefix(".tincay/receipts/").is_some_and(|file| file.starts_with(&self.name()))
    }

    /// The file's name without its ending: `2026-11-10-honorees-nguoi-mau`.
    fn name(&self) -> String {
        let plain = |letter: char| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '-' };
        format!("{}-{}", self.removed_on, self.piece.chars().map(plain).collect::<String>())
    }
}

/// What a receipt says of a withdrawal that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    pub piece: String,
    /// When that was asked for; when it was done, where that is not known.
    pub on: Date,
}

impl Past {
    /// Reads a receipt; `None` where it is of a consent that only ran out, or says less than a receipt does.
    fn read(text: &str) -> Option<Self> {
        let value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
        let day = |key: &str| value[key].as_str().and_then(|day| day.parse().ok());
        let on = day("requested_on").or_else(|| day("removed_on"))?;
        (value["cause"] == "withdrawn").then_some(())?;
        Some(Self { piece: value["piece"].as_str()?.to_owned(), on })
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn day(day: Option<Date>) -> String {
    day.map_or_else(|| "null".to_owned(), |day| day.to_string())
}

/// Puts `receipts` where the commit that they are about finds them.
///
/// # Errors
/// [`Error::Read`], [`Error::Write`]: the disk refuses. [`Error::NotOurs`]: a folder is a link.
pub(super) fn put_aside(places: &Places, receipts: &[Receipt]) -> Result<(), Error> {
    // Of a commit that came to nothing.
    disk::remove_tree(&places.aside())?;
    if receipts.is_empty() {
        return Ok(());
    }
    // Made now: a commit that cannot keep its receipts must not begin.
    for folder in [places.receipts(), places.asides(), places.aside()] {
        disk::make_real_folder(&folder)?;
    }
    receipts.iter().try_for_each(|receipt| {
        let file = places.aside().join(format!("{}{ENDING}", receipt.name()));
        disk::write_whole(&file, &receipt.seal())
    })
}

/// Keeps the receipts that were put aside; their paths below the site's root.
///
/// # Errors
/// [`Error::Read`], [`Error::Write`]: the disk refuses.
pub(super) fn keep(places: &Places, probe: Probe) -> Result<Vec<String>, Error> {
    keep_all(&places.aside(), &places.receipts(), probe)
}

fn keep_all(aside: &Path, receipts: &Path, probe: Probe) -> Result<Vec<String>, Error> {
    let names = disk::names(aside)?.unwrap_or_default();
    let names = names.iter().filter_map(|name| name.strip_suffix(ENDING));
    names.map(|name| keep_one(aside, receipts, name, probe)).collect()
}

/// A receipt that is there already is the same one, or gets a number.
fn keep_one(aside: &Path, receipts: &Path, name: &str, probe: Probe) -> Result<String, Error> {
    let aside = aside.join(format!("{name}{ENDING}"));
    let text = disk::read(&aside)?;
    let mut number = 1;
    loop {
        let file = if number == 1 { format!("{name}{ENDING}") } else { format!("{name}-{number}{ENDING}") };
        let path = receipts.join(&file);
        let is_free = disk::kind(&path)?.is_none();
        if is_free || disk::read(&path)? == text {
            probe("keep a receipt")?;
            disk::rename(&aside, &path)?;
            return Ok(format!(".tincay/receipts/{file}"));
        }
        number += 1;
    }
}

/// Receipts of what is about to go from a host. They are kept once it is gone: those of a run that was killed with
/// those of the run that goes on.
pub struct PendingReceipts {
    aside: PathBuf,
    receipts: PathBuf,
}

impl PendingReceipts {
    /// Puts `receipts` aside for the host that is called `key` in file names, in the state of the site at `root`. One
    /// that a run before has put aside stays: it was whole.
    ///
    /// # Errors
    /// [`Error::Read`], [`Error::Write`]: the disk refuses. [`Error::NotOurs`]: a folder is a link.
    pub fn begin(root: &Path, key: &str, receipts: &[Receipt]) -> Result<Self, Error> {
        let state = State::of(root)?;
        let aside = state.asides().join(format!("deploy-{key}"));
        if !receipts.is_empty() {
            state.make()?;
            for folder in [state.receipts(), state.asides(), aside.clone()] {
                disk::make_real_folder(&folder)?;
            }
        }
        for receipt in receipts {
            let file = aside.join(format!("{}{ENDING}", receipt.name()));
            if disk::kind(&file)?.is_none() {
                disk::write_whole(&file, &receipt.seal())?;
            }
        }
        Ok(Self { aside, receipts: state.receipts() })
    }

    /// All of it is gone; the paths of the receipts below the site's root.
    ///
    /// # Errors
    /// [`Error::Read`], [`Error::Write`]: the disk refuses.
    pub fn keep(self) -> Result<Vec<String>, Error> {
        let kept = keep_all(&self.aside, &self.receipts, &|_| Ok(()))?;
        disk::remove_tree(&self.aside)?;
        Ok(kept)
    }
}

/// What the receipts of the site at `root` say of withdrawals.
///
/// # Errors
/// [`Error::Read`]: the disk refuses.
pub fn receipts(root: &Path) -> Result<Vec<Past>, Error> {
    let folder = State::of(root)?.receipts();
    let names = disk::names(&folder)?.unwrap_or_default();
    let files = names.iter().filter(|name| name.ends_with(ENDING)).map(|name| disk::read(&folder.join(name)));
    let texts = files.collect::<Result<Vec<_>, _>>()?;
    Ok(texts.iter().flatten().filter_map(|text| Past::read(&String::from_utf8_lossy(text))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CON-03: a receipt is whole YAML and names nobody.
    #[test]
    fn a_receipt_is_yaml() {
        let receipt = Receipt {
            piece: "honorees/nguoi-5".into(),
            evidence: Some("HS-1".into()),
            cause: "withdrawn",
            requested_on: Some(jiff::civil::date(2026, 11, 5)),
            removed_on: jiff::civil::date(2026, 11, 10),
            deadlines: Some((jiff::civil::date(2026, 11, 20), jiff::civil::date(2026, 11, 25))),
            removed: vec!["a: b/index.html".into()],
            purge: vec![("vi".into(), vec!["https://example.org/a/".into()])],
        };
        let value: serde_yaml::Value = serde_yaml::from_str(&receipt.seal()).expect("YAML");
        assert_eq!(value["removed"][0], "a: b/index.html");
        assert_eq!(value["purge"]["vi"][0], "https://example.org/a/");
        assert_eq!(value["deadline_with_processor"], "2026-11-25");
        assert_eq!(receipt.name(), "2026-11-10-honorees-nguoi-5");
        let past = Past { piece: receipt.piece.clone(), on: jiff::civil::date(2026, 11, 5) };
        assert_eq!(Past::read(&receipt.seal()), Some(past));
        for cause in ["expired", "narrowed"] {
            assert_eq!(Past::read(&Receipt { cause, ..receipt.clone() }.seal()), None, "{cause}");
        }
    }
}
