//! What other sites answered, kept below `.tincay` so that they are not asked again every day.
#![expect(clippy::disallowed_methods, reason = "the note of what was answered is this file's own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diag::Error;
use crate::emit;

/// For how many days an answer is good; one that was none, for the day alone.
const DAYS: i64 = 7;

/// An answer and its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    day: String,
    /// What was wrong.
    found: Option<String>,
}

/// What is known of other sites.
#[derive(Debug)]
pub struct Memory {
    file: PathBuf,
    today: Date,
    notes: BTreeMap<String, Note>,
}

impl Memory {
    /// What the site at `root` knows on the day `today`. A note that cannot be read is none: all are
    /// asked again.
    pub fn of(root: &Path, today: Date) -> Self {
        let file = root.join(".tincay").join("links.json");
        let notes = fs::read_to_string(&file).ok().and_then(|text| serde_json::from_str(&text).ok());
        Self { file, today, notes: notes.unwrap_or_default() }
    }

    /// What was found at `link`, if that is still good: `None` within, nothing was wrong.
    pub fn recall(&self, link: &str) -> Option<Option<String>> {
        let note = self.notes.get(link)?;
        let day: Date = note.day.parse().ok()?;
        let good = if note.found.is_some() { 0 } else { DAYS };
        let until = day.checked_add(Span::new().days(good)).ok()?;
        (day <= self.today && self.today <= until).then(|| note.found.clone())
    }

    /// Notes what was found at `link` today.
    pub fn note(&mut self, link: &str, found: Option<String>) {
        self.notes.insert(link.to_owned(), Note { day: self.today.to_string(), found });
    }

    /// Writes all notes of `links`; others are forgotten.
    ///
    /// # Errors
    /// What the machine refused.
    pub fn keep(mut self, links: &[&str]) -> Result<(), Error> {
        self.notes.retain(|link, _| links.contains(&link.as_str()));
        let text = serde_json::to_string_pretty(&self.notes).expect("texts always serialise") + "\n";
        let folder = self.file.parent().unwrap_or(&self.file);
        fs::create_dir_all(folder).map_err(|source| Error::write(folder, source))?;
        emit::write_whole(&self.file, &text)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_answer_is_good_for_a_week_and_none_for_a_day() {
        let folder = tempfile::TempDir::new().expect("temporary folders can be made");
        let mut memory = Memory::of(folder.path(), date(2026, 11, 1));
        memory.note("https://a.example/", None);
        memory.note("https://b.example/", Some("404".to_owned()));
        memory.note("https://gone.example/", None);
        memory.keep(&["https://a.example/", "https://b.example/"]).expect("it can be written");
        let on = |day| Memory::of(folder.path(), date(2026, 11, day));
        assert_eq!(on(8).recall("https://a.example/"), Some(None));
        assert_eq!(on(9).recall("https://a.example/"), None);
        assert_eq!(on(1).recall("https://b.example/"), Some(Some("404".to_owned())));
        assert_eq!(on(2).recall("https://b.example/"), None);
        assert_eq!(on(1).recall("https://gone.example/"), None);
        std::fs::write(folder.path().join(".tincay/links.json"), "{").expect("it can be written");
        assert_eq!(on(1).recall("https://a.example/"), None);
    }
}
