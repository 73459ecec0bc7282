//! Honourees: what a consent does not cover does not exist here (CON-02).

use super::{HonoreeField, Ix, Organisation, Picture, Piece};

/// Gương điển hình whose profile may be shown.
pub type Honoree = Piece<HonoreeFacts, HonoreeText>;

/// Facts that may be shown of an honouree.
#[derive(Debug, Clone)]
pub struct HonoreeFacts {
    /// Within scope `name`.
    pub name: Option<PersonName>,
    /// Within scope `position`.
    pub organisation: Option<Ix<Organisation>>,
    pub field: HonoreeField,
    pub year: i16,
    /// Within scope `hometown`.
    pub hometown: Option<String>,
    /// Within scope `ethnicity`.
    pub ethnicity: Option<String>,
    /// Within scope `photo`.
    pub portrait: Option<Picture>,
}

/// A person's name, shown because a consent covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    pub name: String,
    pub sort_name: Option<String>,
    pub honorific: Option<String>,
}

/// Texts that may be shown of an honouree. The body is empty outside scope `bio`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HonoreeText {
    /// Within scope `position`.
    pub position: Option<String>,
    /// Within scope `bio`.
    pub achievement: Option<String>,
    /// Within scope `bio`.
    pub award: Option<String>,
    /// Within scope `quote`.
    pub quote: Option<String>,
    /// Within scope `photo`.
    pub portrait_alt: Option<String>,
}
