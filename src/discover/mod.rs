//! Reads every input of a site: content, theme and locale files, the ones of the site over the
//! ones that the binary carries. The only reader of a site's inputs.

use std::sync::Arc;

use crate::diag::SourcePath;

/// One text file, NFC, with LF line ends and without a byte order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub path: SourcePath,
    pub text: Arc<str>,
}

/// A file that is published as it is, or made into something (pictures, PDFs).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    pub path: SourcePath,
    /// Where it can be read again; `None` for files inside the binary, whose bytes are `bytes`.
    pub file: Option<std::path::PathBuf>,
    pub bytes: Option<&'static [u8]>,
    pub size: u64,
}

/// All inputs, each list sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// `content/**/*.{md,yaml}`.
    pub content: Vec<Source>,
    /// Other files below `content/`.
    pub assets: Vec<Asset>,
    /// Text files of the theme, paths from `themes/<name>/`: `themes/default/layouts/home.html`.
    pub theme: Vec<Source>,
    /// Other files of the theme (`static/`).
    pub theme_assets: Vec<Asset>,
    /// `locales/<code>/*.{yaml,ftl}`: embedded ones first, then the site's own under the same
    /// path, which override key by key.
    pub locales: Vec<Source>,
}
