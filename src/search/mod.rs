//! The index that a reader's browser searches (TXT-05): one file a language, fetched whole on first
//! use, so that what is typed decides nothing about what is fetched (TRACE-05).
//!
//! Enter at [`Catalogue::index`]. What may be found is decided elsewhere: this module gets texts of
//! pages that are published, and knows neither site nor disk. `themes/default/scripts/search/` reads
//! the file; who changes the format changes both.

mod code;
mod reach;
mod terms;

use std::collections::BTreeMap;

use serde::Serialize;

pub use reach::Reach;
use reach::Room;
use terms::Terms;

use crate::markdown::Quote;

/// What a result is, in the order of [`Group::ALL`]; readers see results by group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    Support,
    Articles,
    Topics,
    Campaigns,
    Events,
    Honorees,
    Documents,
    Pages,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 8] = [
        Self::Support,
        Self::Articles,
        Self::Topics,
        Self::Campaigns,
        Self::Events,
        Self::Honorees,
        Self::Documents,
        Self::Pages,
    ];

    /// How much a hit counts, in hundredths: of two that fit alike, help comes first.
    fn weight(self) -> u32 {
        match self {
            Self::Support => 115,
            Self::Topics => 92,
            Self::Documents | Self::Pages => 97,
            _ => 100,
        }
    }

    /// Its place in [`Group::ALL`].
    fn place(self) -> usize {
        Self::ALL.iter().position(|group| *group == self).unwrap_or_default()
    }
}

/// Something that can be found.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    pub group: Group,
    /// Root-relative, below the site's base path; relative to the index in a folder that nobody serves.
    pub url: String,
    pub title: String,
    /// The language of the title when it is not the index's own.
    pub title_lang: String,
    /// Shown below the title.
    pub summary: String,
    /// Found but not shown, each on a line: headings, names, communes, topics.
    pub words: String,
    /// What people type when they look for it, commas between: it is found by one of these as by its
    /// title.
    pub asked: String,
    #[serde(skip)]
    pub body: Quote,
    /// Stands for `body` in the digest.
    pub body_digest: [u8; 32],
}

impl Entry {
    /// An entry of nothing but its title.
    pub fn new(group: Group, url: String, title: String) -> Self {
        let (title_lang, summary, words, asked) = Default::default();
        let (body, body_digest) = (Quote::default(), [0; 32]);
        Self { group, url, title, title_lang, summary, words, asked, body, body_digest }
    }

    /// Has it found by `words` too.
    pub fn add(&mut self, words: impl IntoIterator<Item = impl AsRef<str>>) {
        for word in words {
            let word = word.as_ref();
            if !self.words.is_empty() && !word.is_empty() {
                self.words.push('\n');
            }
            self.words.push_str(word);
        }
    }
}

/// What the script says, in the language of the index: it has no words of its own.
#[derive(Debug, Clone, Serialize)]
pub struct Says {
    /// The sentence for that many results, from none on; the last also for more.
    pub counts: Vec<String>,
    /// In place of the last when there are more results than are shown.
    pub more: String,
    /// Before words that stand only in the text of a page.
    pub inside: String,
    /// The headings of [`Group::ALL`].
    pub groups: Vec<String>,
    /// What people type for short, in small letters with a blank behind, and what it stands for.
    pub short: BTreeMap<String, String>,
}

/// Everything that can be found in one language.
#[derive(Debug, Clone)]
pub struct Catalogue {
    pub says: Says,
    /// In the order in which results that fit alike are shown.
    pub entries: Vec<Entry>,
}

/// An index, and how much of the texts is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    pub json: Vec<u8>,
    pub reach: Reach,
}

/// The file. Columns rather than rows, because they compress better.
#[derive(Serialize)]
struct File<'a> {
    says: &'a Says,
    weights: Vec<u32>,
    /// A number for each entry ([`code::push`]): what looks like a row of digits would be taken for a
    /// telephone number by the scan of the output.
    groups: String,
    urls: Vec<&'a str>,
    titles: Vec<&'a str>,
    /// Entry and language, where a title is in another one.
    langs: Vec<(usize, &'a str)>,
    summaries: Vec<&'a str>,
    words: Vec<&'a str>,
    /// Entry and what people type, where that is known.
    asked: Vec<(usize, &'a str)>,
    #[serde(flatten)]
    terms: Terms,
}

impl Catalogue {
    /// The digest of everything that decides the index.
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        serde_json::to_writer(&mut hasher, &(&self.says, &self.entries)).expect("entries hold only texts");
        hasher.finalize().into()
    }

    /// Makes the index: as much of the bodies as `reach` finds room for, all the rest always.
    pub fn index(&self) -> Index {
        let mut file = self.file();
        let room = Room::beside(written(&file, 0), self.pages());
        let (reach, terms) = reach::fitting(&self.entries, &room);
        file.terms = terms;
        let json = written(&file, room.size() + file.terms.len());
        Index { json, reach }
    }

    /// How many entries have a page of their own.
    fn pages(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.url.contains('#')).count()
    }

    fn file(&self) -> File<'_> {
        let entries = &self.entries;
        let some = |read: fn(&Entry) -> &str| {
            let all = entries.iter().enumerate().map(|(at, entry)| (at, read(entry)));
            all.filter(|(_, text)| !text.is_empty()).collect()
        };
        File {
            says: &self.says,
            weights: Group::ALL.iter().map(|group| group.weight()).collect(),
            groups: code::all(entries.iter().map(|entry| entry.group.place())),
            urls: entries.iter().map(|entry| &*entry.url).collect(),
            titles: entries.iter().map(|entry| &*entry.title).collect(),
            langs: some(|entry| &entry.title_lang),
            summaries: entries.iter().map(|entry| &*entry.summary).collect(),
            words: entries.iter().map(|entry| &*entry.words).collect(),
            asked: some(|entry| &entry.asked),
            terms: Terms::default(),
        }
    }
}

/// `file` as JSON, of about so many bytes.
fn written(file: &File, size: usize) -> Vec<u8> {
    let mut json = Vec::with_capacity(size);
    serde_json::to_writer(&mut json, file).expect("an index holds only texts and numbers");
    json
}
