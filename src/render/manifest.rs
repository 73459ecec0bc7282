//! `theme.yaml`: which files make the style and the script of which class of pages, and what a copy of it has lost.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::diag::{Diagnostic, Problem, SourcePath, Span, nests_too_deep};
use crate::discover::{Source, below_theme, carried_theme, is_embedded};

/// The name of the file.
pub const MANIFEST: &str = "theme.yaml";

/// The script of the exit, below a theme.
pub const EXIT: &str = "scripts/exit.js";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "version")]
    _version: String,
    pub ordinary: Bundle,
    pub sensitive: Bundle,
    /// Scripts that only the search loads, beside those of ordinary pages.
    #[serde(default)]
    pub search: Scripts,
    /// The style of reports, each of which is a file by itself.
    #[serde(default)]
    pub report: Styles,
}

/// Styles below the theme's folder, in the order in which they are joined.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Styles {
    pub styles: Vec<String>,
}

/// Scripts below the theme's folder, in the order in which they are joined.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scripts {
    pub scripts: Vec<String>,
}

/// Files below the theme's folder, in the order in which they are joined.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    pub styles: Vec<String>,
    #[serde(default)]
    components: Vec<String>,
    #[serde(default)]
    pub scripts: Vec<String>,
}

impl Bundle {
    /// One of styles alone.
    pub fn of_styles(Styles { styles }: Styles) -> Self {
        Self { styles, components: Vec::new(), scripts: Vec::new() }
    }

    /// The files of its style.
    pub fn style_files(&self) -> impl Iterator<Item = String> {
        let components = self.components.iter().map(|name| format!("components/{name}/{name}.css"));
        self.styles.iter().cloned().chain(components)
    }
}

impl Manifest {
    /// What `source` says.
    ///
    /// # Errors
    /// It is malformed.
    pub fn of(source: &Source) -> Result<Self, Diagnostic> {
        let text = source.text.read();
        let wrong = |reason| Diagnostic::new(Problem::BadYaml, Span::file(&source.path)).arg("reason", reason);
        if nests_too_deep(&text) {
            return Err(wrong("deep".to_owned()));
        }
        serde_yaml::from_str(&text).map_err(|error| wrong(error.to_string()))
    }

    /// Its lists of files, but for components: who lacks one of those is told in another way.
    fn lists(&self) -> [&[String]; 6] {
        let Self { ordinary, sensitive, search, report, .. } = self;
        let of_pages = [&ordinary.styles, &ordinary.scripts, &sensitive.styles, &sensitive.scripts];
        let [one, two, three, four] = of_pages.map(Vec::as_slice);
        [one, two, three, four, &search.scripts, &report.styles]
    }
}

/// Where `theme.yaml` is, or where it should be.
pub fn path_of(sources: &[Source]) -> SourcePath {
    let manifest = sources.iter().find(|source| below_theme(&source.path) == MANIFEST);
    manifest.map_or_else(|| SourcePath::from("themes/default/theme.yaml"), |source| source.path.clone())
}

/// A warning for all files of the program's that the site's own manifest at `path` does not name: most often it was
/// copied before they came, or a line was lost. A list of which nothing is the program's is a theme's own, and what
/// stands in a comment was left out on purpose.
pub fn forgotten(path: &SourcePath, sources: &[Source]) -> Option<Diagnostic> {
    let source = sources.iter().find(|source| source.path == *path && !is_embedded(source))?;
    let carried = carried_theme().iter().find(|source| below_theme(&source.path) == MANIFEST)?;
    let (own, carried) = (Manifest::of(source).ok()?, Manifest::of(carried).ok()?);
    let text = source.text.read();
    let comments: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once('#')?.1)).collect();
    let is_meant = |file: &String| file == EXIT || comments.iter().any(|comment| comment.contains(&**file));
    let lost = own.lists().into_iter().zip(carried.lists()).flat_map(|(own, carried)| {
        let is_copy = own.is_empty() || own.iter().any(|file| carried.contains(file));
        carried.iter().filter(move |file| is_copy && !own.contains(file))
    });
    let mut seen = BTreeSet::new();
    let lost: Vec<String> =
        lost.filter(|it| !is_meant(it) && seen.insert(*it)).map(|file| format!("`{file}`")).collect();
    let problem = Diagnostic::new(Problem::ThemeDoubtful, Span::file(path)).arg("what", "files");
    (!lost.is_empty()).then(|| problem.arg("name", lost.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SAF-01: what a copy of the list of files lacks is told, unless it was left out in so many words.
    #[test]
    fn files_that_a_copied_manifest_lost_are_named() {
        let carried = carried_theme().iter().find(|it| below_theme(&it.path) == MANIFEST).expect("it is there");
        let whole = carried.text.read().into_owned();
        let lost = |text: &str| {
            let source = Source { path: "themes/t/theme.yaml".into(), text: text.into() };
            let found = forgotten(&source.path.clone(), &[source]);
            found.map_or_else(String::new, |it| it.args[1].1.clone())
        };
        let search = whole.find("search:\n").expect("it is there")..whole.find("# Of `tincay").expect("it is there");
        assert_eq!(lost(&format!("{whole}\n")), "");
        for (from, to, told) in [
            ("    - styles/sensitive.css\n", "    []\n", "styles/sensitive.css"),
            ("    - styles/ordinary/frame.css\n", "", "styles/ordinary/frame.css"),
            ("    - styles/ordinary/frame.css\n", "    - styles/mine.css\n", "styles/ordinary/frame.css"),
            ("    - styles/ordinary/frame.css\n", "    # - styles/ordinary/frame.css\n", ""),
            ("    - styles/sensitive.css\n", "    - styles/mine.css\n", ""),
            ("    - scripts/print.js\n", "", "scripts/print.js"),
            ("    - scripts/exit.js\n", "", ""),
            (&whole[search], "", "scripts/search.min.js"),
        ] {
            assert!(whole.contains(from), "{from}");
            let told = if told.is_empty() { String::new() } else { format!("`{told}`") };
            assert_eq!(lost(&whole.replacen(from, to, 1)), told, "{from}");
        }
    }
}
