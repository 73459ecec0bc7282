//! Files that pages load: named by their content, so that a browser may keep them for ever.

use super::Rendered;
use super::theme::Theme;
use crate::discover::below_theme;

/// The icon of ordinary pages, below the theme's folder.
pub const ICON: &str = "static/icon.svg";

/// Where files that are named by their content lie, below the output.
pub const FOLDER: &str = "assets/";

/// Files to write and the addresses under which templates find them.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    pub files: Vec<Rendered>,
    pub style: String,
    pub script: String,
    /// The script of the search.
    pub search: String,
    pub icon: String,
}

impl Assets {
    /// The assets of `theme`, with `style` as the style of ordinary pages, for a site below `base`.
    pub fn of(theme: &Theme, style: &str, base: &str) -> Self {
        let mut assets = Self::default();
        assets.style = assets.add(base, "ordinary", "css", style.as_bytes());
        assets.script = assets.add(base, "exit", "js", theme.ordinary.script.as_bytes());
        assets.search = assets.add(base, "search", "js", theme.search.as_bytes());
        assets.icon = "data:,".to_owned();
        for file in &theme.statics {
            match below_theme(&file.path) {
                ICON => assets.icon = assets.add(base, "icon", "svg", &file.bytes),
                // A theme's own files keep their names: its templates write their addresses.
                path => assets.files.push(Rendered { path: path.to_owned(), bytes: file.bytes.to_vec() }),
            }
        }
        assets
    }

    /// Adds a file unless it is empty; gives its address or "".
    fn add(&mut self, base: &str, stem: &str, extension: &str, bytes: &[u8]) -> String {
        if bytes.is_empty() {
            return String::new();
        }
        let path = format!("{FOLDER}{stem}.{}.{extension}", short_digest(bytes));
        let address = format!("{base}/{path}");
        self.files.push(Rendered { path, bytes: bytes.to_vec() });
        address
    }
}

/// The first eight hexadecimal digits of BLAKE3.
fn short_digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(8).collect()
}
