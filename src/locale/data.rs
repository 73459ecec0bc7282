//! What `locales/<code>/locale.yaml` says: all that differs between languages and is not a sentence
//! (TRN-10). The comments here are the manual of that file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::collation::Collation;
use super::date::{Calendar, DatePatterns};
use super::foreign::ForeignNames;
use super::moments::Moments;
use super::name::Names;
use super::number::Numbers;
use super::reading::Reading;
use super::spaces::Spaces;
use super::syllable::Syllables;

/// The whole file. Every key is needed, from the file itself or from its fallback's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocaleData {
    /// The locale that lends keys and messages which this one lacks: `vi`.
    #[serde(default)]
    pub fallback: Option<String>,
    /// The language whose CLDR rules choose among plurals: `vi` has `other`, `en` `one` and `other`.
    pub plurals: String,
    /// Which way the text runs.
    pub direction: Direction,
    /// The value of `og:locale`: `vi_VN`. The fallback's is not lent: it would say another language. Without it, the
    /// code of the language.
    #[serde(default)]
    pub open_graph: Option<String>,
    pub collation: Collation,
    pub names: Names,
    pub numbers: Numbers,
    pub calendar: Calendar,
    pub dates: DatePatterns,
    /// Words beside days and times in the cells of tables.
    #[serde(default)]
    pub moments: Moments,
    /// Words of addresses; each of [`Section::ALL`] is needed.
    pub sections: Sections,
    /// Names of languages in this one, by their codes.
    pub languages: BTreeMap<String, String>,
    /// What neither title, address nor head of a sensitive page may say (TRACE-04). One word may end
    /// in `*`: `victim*` is also `victims`.
    pub sensitive_words: Vec<String>,
    /// Promises that a sensitive page must not make (SAF-08).
    pub forbidden_claims: Vec<String>,
    /// What a phone number looks like in a sentence (HOT-01).
    #[serde(default)]
    pub phone_patterns: Vec<PhonePattern>,
    /// Words after which `113` is a number to call: `gọi`, `call` (HOT-01).
    #[serde(default)]
    pub call_words: Vec<String>,
    /// Words that may follow such a number, besides punctuation: `gọi 113 khi`, not `gọi 113 phụ nữ`.
    #[serde(default)]
    pub call_followers: Vec<String>,
    /// Words before a number that is of another kind: an account, a file, a house.
    #[serde(default)]
    pub number_words: Vec<String>,
    /// Words after an amount of money, of land, of a part: such a number is no telephone and no place.
    #[serde(default)]
    pub money_words: Vec<String>,
    /// Words that begin as those of money do and are none: `đồng chí`.
    #[serde(default)]
    pub no_money_words: Vec<String>,
    /// Hosts whose addresses have people's numbers in them: `zalo.me` (HOT-01).
    #[serde(default)]
    pub number_hosts: Vec<String>,
    /// What links to a place on a map begin with: `goo.gl/maps` (LOC-05).
    #[serde(default)]
    pub map_hosts: Vec<String>,
    /// Words near the number of an identity card (CON-04).
    #[serde(default)]
    pub identity_words: Vec<String>,
    /// Words that many records share: offices, jobs, prizes, kinds of places, what is written where nobody is named. A
    /// value that has hardly any others tells of no single person (LOC-04).
    #[serde(default)]
    pub ordinary_words: Vec<String>,
    /// Words that are as common in what is said of people, and no more: departments, slogans of movements. In the title of
    /// a place they may be its name (LOC-04).
    #[serde(default)]
    pub public_words: Vec<String>,
    /// What places are called in which people stay who have fled: such a title, or the venue of an event, says which place
    /// must be kept secret (LOC-02).
    #[serde(default)]
    pub shelter_words: Vec<String>,
    /// What places are called that everybody should know: beside these, a word for a shelter says no more.
    #[serde(default)]
    pub trusted_words: Vec<String>,
    /// Words before the place that somebody is from: `quê`, `born in` (CON-02).
    #[serde(default)]
    pub origin_words: Vec<String>,
    /// Words beside the names of units.
    #[serde(default)]
    pub unit_words: UnitWords,
    /// Other spellings of the weekdays, Monday to Sunday: `thứ 2` (TXT-09).
    #[serde(default)]
    pub weekday_forms: [Vec<String>; 7],
    /// Words that hold on to the number or name beside them at the end of a line.
    #[serde(default)]
    pub no_break: Spaces,
    /// Names of another language in the text of this one; `null`: they need no mark (TXT-07).
    #[serde(default)]
    pub foreign_names: Option<ForeignNames>,
    /// What a syllable looks like; without it, texts in wrong encodings are not recognised (TXT-02).
    #[serde(default)]
    pub syllables: Option<Syllables>,
    /// When a text is hard to read.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// Words before a weekday in small letters, where it could be an ordinal: `sáng thứ hai`, but
    /// `lần thứ hai`. Empty: weekdays have capitals.
    #[serde(default)]
    pub weekday_leads: Vec<String>,
}

/// Words that make a name one of a unit where very many live, or of a place in one where few do.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitWords {
    /// `xã` Mẫu Đông.
    #[serde(default)]
    pub before: Vec<String>,
    /// Mẫu Đông `commune`.
    #[serde(default)]
    pub after: Vec<String>,
    /// `thôn`, `hamlet`: who lives in one is known to everybody there.
    #[serde(default)]
    pub within: Vec<String>,
}

/// Phone numbers that begin alike.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhonePattern {
    /// How they begin: `0`, `+84`, `1900`.
    pub starts: Vec<String>,
    /// The fewest and the most digits, the beginning counted.
    pub digits: (usize, usize),
}

/// Which way the text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// As HTML writes it in `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

macro_rules! sections {
    ($( $(#[$doc:meta])* $name:ident $key:literal )+) => {
        /// A word of addresses that is translated (content.md, Addresses).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Section { $( $(#[$doc])* $name, )+ }

        impl Section {
            /// All of them.
            pub const ALL: &'static [Section] = &[ $( Section::$name, )+ ];

            /// Its key in `locale.yaml`.
            pub fn key(self) -> &'static str {
                match self { $( Self::$name => $key, )+ }
            }
        }
    };
}

sections! {
    /// `/bai-viet/`
    Articles "articles"
    /// `/chu-de/<topic>/`
    Topics "topics"
    /// `/chien-dich/<slug>/`
    Campaigns "campaigns"
    /// `/su-kien/<slug>/`
    Events "events"
    /// `/guong-dien-hinh/<slug>/`
    Honorees "honorees"
    /// `/ho-tro/`, a neutral word: the help hub and all places.
    Support "support"
    /// `/ho-tro/so-dien-thoai/`
    PhoneNumbers "phone_numbers"
    /// `/ho-tro/an-toan/`
    Safety "safety"
    /// `/van-ban/`
    Documents "documents"
    /// `/tim-kiem/`
    Search "search"
    /// `trang` in `/bai-viet/trang-2/`
    Page "page"
    /// `/bai-viet/loai/<kind>/`
    Kind "kind"
    /// `/guong-dien-hinh/linh-vuc/<field>/`
    Field "field"
    /// `/guong-dien-hinh/nam/<year>/`
    Year "year"
    /// A commune or ward: `/ho-tro/don-vi/<unit>/`
    Unit "unit"
    /// `/su-kien/sap-toi/`
    Upcoming "upcoming"
    /// `/su-kien/da-qua/`
    Past "past"
    /// `lich` in `/lich.ics`
    Calendar "calendar"
}

/// The word of every section; a missing one is an error of the file.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "BTreeMap<Section, String>")]
pub struct Sections(BTreeMap<Section, String>);

impl Sections {
    /// The word of `section`.
    pub fn word(&self, section: Section) -> &str {
        self.0.get(&section).expect("reading the file asks for every section")
    }
}

impl TryFrom<BTreeMap<Section, String>> for Sections {
    type Error = String;

    fn try_from(words: BTreeMap<Section, String>) -> Result<Self, String> {
        match Section::ALL.iter().find(|section| !words.contains_key(section)) {
            Some(missing) => Err(format!("missing field `{}`", missing.key())),
            None => Ok(Self(words)),
        }
    }
}

/// The syllables that the `locale.yaml` with `text` itself describes, be the rest of it right or not.
pub(super) fn syllables_of(text: &str) -> Option<Syllables> {
    #[derive(Deserialize)]
    struct Part {
        syllables: Syllables,
    }
    serde_yaml::from_str::<Part>(text).ok().map(|part| part.syllables)
}
