//! Receipts of withdrawal (CON-03): what a publication removed because a consent was withdrawn or
//! has expired, kept in `.tincay/receipts/`, never in the output.
//!
//! A receipt names the piece and the file number of the consent, nothing else about the person. One
//! that is there already stays: another removal on the same day gets a number.

use jiff::civil::Date;

use super::{Output, disk};
use crate::diag::Error;

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

impl Output {
    /// Keeps `receipt`; the path of its file below the site's root. The same receipt again changes
    /// nothing.
    ///
    /// # Errors
    /// [`Error::Read`], [`Error::Write`]: the disk refuses. [`Error::NotOurs`]: the folder is a link.
    pub fn keep_receipt(&self, receipt: &Receipt) -> Result<String, Error> {
        let folder = self.places.receipts();
        disk::make_real_folder(&folder)?;
        let (name, text) = (receipt.name(), receipt.seal());
        let mut number = 1;
        loop {
            let file = if number == 1 { format!("{name}.yaml") } else { format!("{name}-{number}.yaml") };
            let path = folder.join(&file);
            match disk::read(&path)? {
                Some(found) if found == text.as_bytes() => {}
                None if disk::kind(&path)?.is_none() => disk::write_whole(&path, &text)?,
                _ => {
                    number += 1;
                    continue;
                }
            }
            return Ok(format!(".tincay/receipts/{file}"));
        }
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
