//! The theme and locale files that the binary carries; `src/build.rs` writes the table.

/// `(path, bytes)`, sorted by path: `locales/vi/site.ftl`, `themes/default/theme.yaml`.
pub(super) static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
