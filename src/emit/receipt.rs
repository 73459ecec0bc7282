//! Receipts of withdrawal (CON-03): what a publication removed because a consent was withdrawn or
//! has expired, kept in `.tincay/receipts/`, never in the output.
//!
//! A receipt names the piece and the file number of the consent, nothing else about the person. One
//! that is there already stays: another removal on the same day gets a number.
//!
//! No removal is without its receipt, `kill -9` included: receipts are put aside before the journal
//! of their commit is written, and kept before it is removed. What finishes the commit keeps them.

use jiff::civil::Date;

use super::commit::Probe;
use super::disk;
use super::place::Places;
use crate::diag::Error;

const ENDING: &str = ".yaml";

/// What was removed, and what others must still purge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// `honorees/nguoi-mau`.
    pub piece: String,
    /// The file number of the consent.
    pub evidence: Option<String>,
    /// `withdrawn` or `expired`.
    pub cause: &'static str,
    pub requested_on: Option<Date>,
    pub removed_on: Date,
    /// Until when the traces must be gone from here, and from those who process for us.
    pub deadlines: Option<(Date, Date)>,
    /// Files that are no more in the output.
    pub removed: Vec<String>,
    /// Public addresses to purge from caches and search engines, by language code: those removed,
    /// then those that changed in the same build.
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
    let names = disk::names(&places.aside())?.unwrap_or_default();
    let receipts = names.iter().filter_map(|name| name.strip_suffix(ENDING));
    receipts.map(|name| keep_one(places, name, probe)).collect()
}

/// A receipt that is there already is the same one, or gets a number.
fn keep_one(places: &Places, name: &str, probe: Probe) -> Result<String, Error> {
    let aside = places.aside().join(format!("{name}{ENDING}"));
    let text = disk::read(&aside)?;
    let mut number = 1;
    loop {
        let file = if number == 1 { format!("{name}{ENDING}") } else { format!("{name}-{number}{ENDING}") };
        let path = places.receipts().join(&file);
        let is_free = disk::kind(&path)?.is_none();
        if is_free || disk::read(&path)? == text {
            probe("keep a receipt")?;
            disk::rename(&aside, &path)?;
            return Ok(format!(".tincay/receipts/{file}"));
        }
        number += 1;
    }
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
    }
}
