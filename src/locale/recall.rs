//! Locales and bundles of messages as they were read last: after the edit of one file only what that file
//! decides about is read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_yaml::Mapping;

use super::Locale;
use super::load::Part;
use super::messages::Bundle;
use crate::discover::Source;

/// What was read last and had no problem. Empty, it changes nothing.
#[derive(Default)]
pub struct Recall {
    /// By code.
    pub(super) locales: BTreeMap<String, Read>,
    pub(super) bundles: BTreeMap<(String, Part), Arc<Bundle>>,
}

/// A locale, all that it says in its data, and what it was read from.
#[derive(Clone)]
pub(super) struct Read {
    pub files: Vec<Source>,
    pub fallback: Option<Arc<Locale>>,
    pub locale: Arc<Locale>,
    pub merged: Mapping,
}
