//! Receipts of withdrawal (CON-03): what a publication removed because a consent was withdrawn or
//! has expired, kept in `.tincay/receipts/`, never in the output.
//!
//! A receipt names the piece and the file number of the consent, nothing else about the person. One
//! that is there already stays: another removal on the same day gets a number. Only the day on which a withdrawal was
//! asked for, and with it the deadlines, are written into it when they become known.
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
    /// `withdrawn`, `refused`, `expired`, or `narrowed` where only some of what was said may be said no more.
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

/// A receipt as its lines say it. Each is read by itself: what others put between them, such as marks of a merge that
/// went wrong, makes nobody forget a withdrawal.
struct Lines<'t>(&'t str);

impl Lines<'_> {
    /// What stands behind `key`, wherever that stands.
    fn values(&self, key: &str) -> impl Iterator<Item = String> {
        let values = self.0.lines().filter_map(move |line| line.strip_prefix(key)?.strip_prefix(": "));
        values.filter_map(|value| serde_yaml::from_str(value).ok())
    }

    fn piece(&self) -> Option<String> {
        self.values("piece").next()
    }

    /// The latest day.
    fn day(&self, key: &str) -> Option<Date> {
        self.values(key).filter_map(|day| day.parse().ok()).max()
    }

    fn is_of(&self, cause: &str) -> bool {
        self.values("cause").any(|known| known == cause)
    }

    /// Whether somebody does not agree any more.
    fn is_of_withdrawal(&self) -> bool {
        self.is_of("withdrawn") || self.is_of("refused")
    }

    /// The withdrawal, or that there was none but a consent ran out or was narrowed; nothing where it does not say.
    fn past(&self) -> Option<Option<Past>> {
        if !self.is_of_withdrawal() {
            return (self.is_of("expired") || self.is_of("narrowed")).then_some(None);
        }
        let on = self.day("requested_on").or_else(|| self.day("removed_on"))?;
        Some(Some(Past { piece: self.piece()?, on }))
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
/// [`Error::Read`]: the disk refuses. [`Error::TornReceipt`]: nobody can tell whose one of them is.
pub fn receipts(root: &Path) -> Result<Vec<Past>, Error> {
    let folder = State::of(root)?.receipts();
    let names = disk::names(&folder)?.unwrap_or_default();
    let read = |name: &String| {
        let path = folder.join(name);
        let Some(text) = disk::read(&path)? else { return Ok(None) };
        Lines(&String::from_utf8_lossy(&text)).past().ok_or(Error::TornReceipt { path })
    };
    let past = names.iter().filter(|name| name.ends_with(ENDING)).map(read);
    Ok(past.collect::<Result<Vec<_>, Error>>()?.into_iter().flatten().collect())
}

/// A withdrawal that is over, with the day on which it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    pub piece: String,
    pub requested_on: Date,
    /// As in [`Receipt`].
    pub deadlines: Option<(Date, Date)>,
}

/// Writes the day and the deadlines into the receipts in the site at `root` that were written before the day was known.
///
/// # Errors
/// [`Error::Read`], [`Error::Write`]: the disk refuses.
pub fn date_receipts(root: &Path, withdrawals: &[Dated]) -> Result<(), Error> {
    let folder = State::of(root)?.receipts();
    for name in disk::names(&folder)?.unwrap_or_default().iter().filter(|name| name.ends_with(ENDING)) {
        let path = folder.join(name);
        let Some(Ok(text)) = disk::read(&path)?.map(String::from_utf8) else { continue };
        let dated = withdrawals.iter().find_map(|withdrawal| withdrawal.written_into(&text));
        dated.map_or(Ok(()), |dated| disk::write_whole(&path, &dated))?;
    }
    Ok(())
}

impl Dated {
    /// The receipt `text` with the day; nothing where it is another's, or says one.
    fn written_into(&self, text: &str) -> Option<String> {
        let lines = Lines(text);
        let is_later = lines.day("removed_on").is_some_and(|day| day >= self.requested_on);
        let is_hers = lines.is_of_withdrawal() && lines.piece().as_ref() == Some(&self.piece);
        if !is_hers || !is_later || lines.day("requested_on").is_some() {
            return None;
        }
        let known = [
            ("requested_on", Some(self.requested_on)),
            ("deadline", self.deadlines.map(|both| both.0)),
            ("deadline_with_processor", self.deadlines.map(|both| both.1)),
        ];
        let line = |line: &str| {
            let known = known.iter().find(|(key, _)| line.strip_suffix(": null") == Some(key));
            known.map_or_else(|| format!("{line}\n"), |(key, value)| format!("{key}: {}\n", day(*value)))
        };
        Some(text.lines().map(line).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CON-03: the deadlines are said as soon as the day is known, and a day that is there stays.
    #[test]
    fn a_day_that_becomes_known_is_written_into_a_receipt() {
        let date = |day| jiff::civil::date(2026, 11, day);
        let receipt = Receipt {
            piece: "honorees/nguoi-5".into(),
            evidence: None,
            cause: "withdrawn",
            requested_on: None,
            removed_on: date(10),
            deadlines: None,
            removed: vec!["a/index.html".into()],
            purge: vec![("vi".into(), Vec::new())],
        };
        let known =
            Dated { piece: receipt.piece.clone(), requested_on: date(8), deadlines: Some((date(23), date(28))) };
        let dated = Receipt { requested_on: Some(date(8)), deadlines: known.deadlines, ..receipt.clone() };
        assert_eq!(known.written_into(&receipt.seal()), Some(dated.seal()));
        let other = Dated { requested_on: date(9), ..known.clone() };
        assert_eq!(other.written_into(&dated.seal()), None, "it has a day");
        let later = Dated { requested_on: date(11), ..known.clone() };
        assert_eq!(later.written_into(&receipt.seal()), None, "she withdrew after that");
        let of_another = Dated { piece: "honorees/nguoi-6".into(), ..known.clone() };
        assert_eq!(of_another.written_into(&receipt.seal()), None);
        assert_eq!(known.written_into(&Receipt { cause: "expired", ..receipt }.seal()), None);
    }

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
        let text = receipt.seal();
        assert_eq!(Lines(&text).past(), Some(Some(past.clone())));
        // A merge that nobody finished, another program's quotes, ends of lines of another system.
        let later = text.replace("2026-11-05", "2026-11-03");
        let merged = format!("<<<<<<< HEAD\n{text}=======\n{later}>>>>>>> other\n");
        for text in [merged, text.replace('"', ""), text.replace('\n', "\r\n")] {
            assert_eq!(Lines(&text).past(), Some(Some(past.clone())), "{text}");
        }
        for cause in ["expired", "narrowed"] {
            assert_eq!(Lines(&Receipt { cause, ..receipt.clone() }.seal()).past(), Some(None), "{cause}");
        }
        for torn in ["", "piece: \"honorees/nguoi-5\"\n", "cause: withdrawn\nremoved_on: 2026-11-10\n"] {
            assert_eq!(Lines(torn).past(), None, "{torn}");
        }
    }
}
