//! What this build is for, and what it must leave out (safety.md, "Fail safe, not shut").

use jiff::civil::Date;

use super::consent::Terms;
use crate::diag::SourcePath;
use crate::parse::front;
use crate::site::{Language, Mode};

/// The choices of whoever runs the build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub today: Date,
    /// The day on which consents must hold: `today`, or that of the clock where a publication is dated earlier. What has
    /// run out is not brought back by a date (CON-03).
    pub consents_on: Date,
    pub mode: Mode,
    /// Show drafts and what is not due yet; previews only (PUB-01).
    pub drafts: bool,
    /// Leave out everything marked `sample: true` (PUB-01).
    pub without_samples: bool,
    /// In place of the one in `site.yaml`.
    pub base_url: Option<String>,
}

/// A piece, hotline or document that the build leaves out, for the list that staff read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Withheld {
    pub file: SourcePath,
    /// `honorees/nguoi-mau`, `hotlines/ban-tay-mau`.
    pub id: String,
    pub reason: Reason,
}

/// Why a piece is left out. Its word is `withheld-<code>` in `cli.ftl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    Draft,
    NotYet,
    Over,
    Sample,
    PrivateEvent,
    HotlineOnly,
    Consent,
    Withdrawn,
    Expired,
    NamesWithdrawn,
    Unverified,
    /// Its commune or ward is no more (LOC-07).
    Unit,
    /// It names no commune or ward that is in the registry.
    NoUnit,
    /// A person holds it, and it asks to be shown as a public office (LOC-03).
    Individual,
    /// It asks to be shown as a public office, and what must be known of one is not.
    Seat,
    Address,
    PublishedBy,
    /// What `new` wrote in place of a name still stands in it.
    Unnamed,
}

impl Reason {
    /// Whether a list may tell of it: that a place is for the hotlines only is told nowhere, not
    /// even in a build log, which is public (LOC-08).
    pub fn may_be_listed(self) -> bool {
        self != Self::HotlineOnly
    }

    /// Whether such a list may say which piece it is: of a private event it says only that there is one.
    pub fn may_be_named(self) -> bool {
        self.may_be_listed() && self != Self::PrivateEvent
    }

    /// Every reason.
    pub const ALL: [Self; 18] = [
        Self::Draft,
        Self::NotYet,
        Self::Over,
        Self::Sample,
        Self::PrivateEvent,
        Self::HotlineOnly,
        Self::Consent,
        Self::Withdrawn,
        Self::Expired,
        Self::NamesWithdrawn,
        Self::Unverified,
        Self::Unit,
        Self::NoUnit,
        Self::Individual,
        Self::Seat,
        Self::Address,
        Self::PublishedBy,
        Self::Unnamed,
    ];

    /// The last part of its message's key.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::NotYet => "not-yet",
            Self::Over => "over",
            Self::Sample => "sample",
            Self::PrivateEvent => "private-event",
            Self::HotlineOnly => "hotline-only",
            Self::Consent => "consent",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::NamesWithdrawn => "names-withdrawn",
            Self::Unverified => "unverified",
            Self::Unit => "unit",
            Self::NoUnit => "no-unit",
            Self::Individual => "individual",
            Self::Seat => "seat",
            Self::Address => "address",
            Self::PublishedBy => "published-by",
            Self::Unnamed => "unnamed",
        }
    }
}

impl Policy {
    /// What consents are held against in a site of `languages`; `examples` prove nothing.
    pub fn terms<'a>(&self, languages: &'a [Language], examples: &'a [String]) -> Terms<'a> {
        Terms { today: self.consents_on, languages, examples }
    }

    /// Whether what a piece says of itself keeps it out of this build.
    pub fn withholds(&self, common: &front::Common) -> Option<Reason> {
        let show_all = self.drafts && self.mode == Mode::Preview;
        if common.sample && self.without_samples {
            Some(Reason::Sample)
        } else if common.draft && !show_all {
            Some(Reason::Draft)
        } else if common.publish_on.is_some_and(|day| day > self.today) && !show_all {
            Some(Reason::NotYet)
        } else if common.expire_on.is_some_and(|day| day < self.today) {
            Some(Reason::Over)
        } else {
            None
        }
    }
}
