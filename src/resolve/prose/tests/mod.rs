//! Checks of texts with the binary's own locales: fixtures are sentences as people write them.

mod files;
mod numbers;
mod speed;
mod words;

use crate::discover::Source;
use crate::locale::Locales;

/// The binary's locales.
fn locales() -> Locales {
    let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    let (locales, problems) = Locales::load(&[
        source("locales/en/locale.yaml", include_str!("../../../../locales/en/locale.yaml")),
        source("locales/vi/locale.yaml", include_str!("../../../../locales/vi/locale.yaml")),
    ]);
    assert!(!problems.has_errors(), "{problems:?}");
    locales
}
