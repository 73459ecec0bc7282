//! What must not be said: values that visibility or consent keep out of the output (LOC-04), and
//! how one is recognised in text, however it is written.
//!
//! Enter at [`Secret`] and [`Pattern::of`]. A value itself is never shown: reports say its kind
//! and where it stands.

mod fold;
mod pattern;

use std::fmt;
use std::sync::Arc;

use crate::diag::{SourcePath, Span};

pub use fold::{Fold, Marks, fold, is_modifier, is_unseen, is_word};
pub use pattern::{Numeral, Pattern, Phrase};

/// What a suppressed value is. Its code goes into the sentence of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecretKind {
    Address,
    Village,
    Phone,
    Directions,
    /// Of a place that a person holds.
    Title,
    Name,
    /// Another field of a person that no consent covers.
    Field,
    /// Out of the list that is kept outside the repository.
    Forbidden,
}

impl SecretKind {
    /// Its name in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Village => "village",
            Self::Phone => "phone",
            Self::Directions => "directions",
            Self::Title => "title",
            Self::Name => "name",
            Self::Field => "field",
            Self::Forbidden => "forbidden",
        }
    }
}

/// A value that no output may hold.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    pub kind: SecretKind,
    /// The field in which it lawfully stands.
    pub span: Span,
    /// The field's path: `phones[1]`.
    pub field: String,
    /// What others lawfully publish and has the same words in it: there they may stand.
    pub lawful: Vec<Phrase>,
    /// Longer names, of people who agreed to theirs, that have this one in them: where one is written out, it is theirs.
    pub others: Vec<Phrase>,
    /// Whether texts of others that say it are left out for it, rather than the site stopped: it was lawfully published
    /// until a consent was withdrawn, expired or narrowed, and others may have taken it up then (CON-03).
    pub lapsed: bool,
    /// Where it is too ordinary a value to tell by itself who somebody is: in texts that say one of these, the names
    /// of the person. Outputs are made of many texts and are not searched for it.
    pub near: Option<Vec<Phrase>>,
    /// Where it is too ordinary a value but behind one of these words: `bà`, `Ms`.
    pub behind: Option<Arc<[Phrase]>>,
    /// Whether it may well be nobody's secret: it is kept out of logs and stops nothing, for another error does.
    pub is_doubtful: bool,
    value: String,
}

impl Secret {
    /// `value`, which stands in `field` at `span`.
    pub fn new(kind: SecretKind, span: Span, field: String, value: String) -> Self {
        let (lawful, others) = Default::default();
        Self { kind, span, field, lawful, others, lapsed: false, near: None, behind: None, is_doubtful: false, value }
    }

    /// A value of a list kept outside the repository, at `line` (from 1) of `file`.
    pub fn forbidden(file: &str, line: usize, value: String) -> Self {
        let place = SourcePath::from(format!("{file}:{line}"));
        Self::new(SecretKind::Forbidden, Span::file(&place), String::new(), value)
    }

    /// Another way of saying what stands there.
    #[must_use]
    pub fn saying(&self, kind: SecretKind, field: &str, value: String) -> Self {
        Self { kind, field: field.to_owned(), value, ..self.clone() }
    }

    /// Its words in one, as tags and names of accounts are written: `#VũThịMẫu`, `vuthimau`. `None` for a single word.
    pub fn joined(&self) -> Option<Self> {
        let words = || self.value.split_whitespace();
        (words().count() > 1).then(|| self.saying(self.kind, &self.field, words().collect()))
    }

    /// The name of the field: `phones` of `phones[1]`.
    pub fn field_name(&self) -> &str {
        self.field.split(['.', '[']).next().unwrap_or_default()
    }

    /// Whether it is the name of somebody in two words, which may be ordinary ones where they have no capitals.
    pub fn is_short_name(&self) -> bool {
        self.kind == SecretKind::Name && self.value.split_whitespace().count() == 2
    }

    /// The value. Only the guard may look at it.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// All ways in which it is recognised, first as it is written: names in other spellings and orders, fixed lines
    /// without their area.
    pub fn patterns(&self) -> Vec<Pattern> {
        let is_name = matches!(self.kind, SecretKind::Name | SecretKind::Forbidden);
        let pattern = self.pattern();
        let others: Vec<Pattern> = match &pattern {
            Some(Pattern::Number(number)) => number.subscriber().into_iter().map(Pattern::Number).collect(),
            Some(Pattern::Phrase(phrase)) if is_name || self.kind == SecretKind::Title => {
                let turned = if is_name { [phrase.turned(), phrase.listed()].concat() } else { Vec::new() };
                phrase.respelled().into_iter().chain(turned).map(Pattern::Phrase).collect()
            }
            _ => Vec::new(),
        };
        pattern.into_iter().chain(others).collect()
    }

    /// How it is recognised; `None` for a value too short to be told from ordinary words.
    pub fn pattern(&self) -> Option<Pattern> {
        Pattern::of(&self.value)
    }
}

/// Without the value: whatever is logged is public.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({} {} {})", self.kind.code(), self.span.file, self.field)
    }
}
