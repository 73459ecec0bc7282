//! A theme as it was read: its templates, and for each class of pages one style and one script.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::{duties, problem, style};
use crate::diag::{Diagnostic, Diagnostics, Problem, SourcePath, Span, nests_too_deep};
use crate::discover::{Source, Static, below_theme, is_embedded};

/// `theme.yaml`: which files make the style and the script of which class of pages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "version")]
    _version: String,
    ordinary: Bundle,
    sensitive: Bundle,
    /// Scripts that only the search loads, beside those of ordinary pages.
    #[serde(default)]
    search: Scripts,
    /// The style of reports, each of which is a file by itself.
    #[serde(default)]
    report: Styles,
}

/// Styles below the theme's folder, in the order in which they are joined.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Styles {
    styles: Vec<String>,
}

/// Scripts below the theme's folder, in the order in which they are joined.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scripts {
    scripts: Vec<String>,
}

/// Files below the theme's folder, in the order in which they are joined.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bundle {
    styles: Vec<String>,
    #[serde(default)]
    components: Vec<String>,
    #[serde(default)]
    scripts: Vec<String>,
}

/// The style and script of one class of pages, ready to be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dress {
    pub style: String,
    pub script: String,
}

/// A theme whose templates are known to be well formed.
pub struct Theme {
    /// Its files as they were laid: a site's own over the default theme's.
    pub(super) sources: Vec<Source>,
    pub(super) statics: Vec<Static>,
    /// Where problems go that no file owns.
    pub(super) manifest: SourcePath,
    pub(super) templates: tera::Tera,
    pub(super) ordinary: Dress,
    pub(super) sensitive: Dress,
    /// The script of the search.
    pub(super) search: String,
    pub(super) report: Dress,
    /// Templates that are not those of the program.
    pub(super) own: Vec<SourcePath>,
}

impl Theme {
    /// The theme out of the files that were discovered for it.
    ///
    /// # Errors
    /// Templates that do not parse or call what does not exist, a `theme.yaml` that is missing, malformed, or
    /// names missing files, and styles of the site's own that load from another one.
    pub fn load(sources: &[Source], statics: &[Static]) -> Result<Self, Diagnostics> {
        let path = manifest_path(sources);
        let ((dresses, mut problems), templates) =
            rayon::join(|| dresses(&path, sources), || templates(&path, sources));
        let templates = keep(templates, &mut problems);
        let own: Vec<&Source> = sources.iter().filter(|source| !is_embedded(source)).collect();
        problems.extend(own.iter().flat_map(|source| loaded_by(source)));
        match (templates, dresses) {
            (Some(templates), Some((ordinary, sensitive, search, report))) if problems.is_empty() => {
                let (sources, statics) = (sources.to_vec(), statics.to_vec());
                let own = own.into_iter().filter(|source| source.path.ends_with(".html"));
                let own = own.map(|source| source.path.clone()).collect();
                Ok(Self { sources, statics, manifest: path, templates, ordinary, sensitive, search, report, own })
            }
            _ => Err(problems),
        }
    }
}

/// Styles and scripts of ordinary pages, of sensitive ones and of reports, and between them the script of the
/// search; none without a manifest.
type Dresses = Option<(Dress, Dress, String, Dress)>;

fn dresses(manifest_path: &SourcePath, sources: &[Source]) -> (Dresses, Diagnostics) {
    let mut problems = Diagnostics::default();
    let manifest = keep(manifest(manifest_path, sources).map_err(|problem| vec![problem]), &mut problems);
    let files = Files { sources, manifest: manifest_path.clone() };
    let dresses = manifest.map(|manifest| {
        let Manifest { ordinary, sensitive, search, report, .. } = manifest;
        let mut dress = |bundle: &Bundle| keep(files.dress(bundle), &mut problems).unwrap_or_default();
        let (ordinary, sensitive) = (dress(&ordinary), dress(&sensitive));
        let report = dress(&Bundle { styles: report.styles, components: Vec::new(), scripts: Vec::new() });
        let search = keep(files.joined(&search.scripts), &mut problems).unwrap_or_default();
        (ordinary, sensitive, style::minified_script(&search), report)
    });
    (dresses, problems)
}

/// What the style `source` would ask other sites for (TRACE-01); nothing of another file.
fn loaded_by(source: &Source) -> Vec<Diagnostic> {
    let text = if source.path.ends_with(".css") { source.text.read() } else { Cow::default() };
    let problem = |address| Diagnostic::new(Problem::ThemeLoads, Span::file(&source.path)).arg("address", address);
    duties::loaded_by_style(&text).into_iter().map(problem).collect()
}

/// The value, or its problems put where the others are.
fn keep<T>(result: Result<T, Vec<Diagnostic>>, problems: &mut Diagnostics) -> Option<T> {
    result.map_err(|found| problems.extend(found)).ok()
}

const MANIFEST: &str = "theme.yaml";

/// Where `theme.yaml` is, or where it should be.
fn manifest_path(sources: &[Source]) -> SourcePath {
    let manifest = sources.iter().find(|source| below_theme(&source.path) == MANIFEST);
    manifest.map_or_else(|| SourcePath::from("themes/default/theme.yaml"), |source| source.path.clone())
}

fn manifest(path: &SourcePath, sources: &[Source]) -> Result<Manifest, Diagnostic> {
    let missing = || Diagnostic::new(Problem::MissingFile, Span::file(path)).arg("file", MANIFEST);
    let source = sources.iter().find(|source| source.path == *path).ok_or_else(missing)?;
    let wrong = |reason: String| Diagnostic::new(Problem::BadYaml, Span::file(path)).arg("reason", reason);
    if nests_too_deep(&source.text.read()) {
        return Err(wrong("deep".to_owned()));
    }
    serde_yaml::from_str(&source.text.read()).map_err(|error| wrong(error.to_string()))
}

/// The files of a theme, for joining those that a manifest names.
struct Files<'a> {
    sources: &'a [Source],
    manifest: SourcePath,
}

impl Files<'_> {
    /// Style and script of one class of pages. A component may go without style.
    fn dress(&self, bundle: &Bundle) -> Result<Dress, Vec<Diagnostic>> {
        let components = bundle.components.iter().map(|name| format!("components/{name}/{name}.css"));
        let styles: Vec<String> = bundle.styles.iter().cloned().chain(components).collect();
        let style = style::flattened(style::minified_style(&self.joined(&styles)?));
        let script = style::minified_script(&self.joined(&bundle.scripts)?);
        // Inside a page, the end tag would end it early, and the rest would be shown as text.
        match [("</style", &style), ("</script", &script)].iter().find(|(tag, text)| text.contains(tag)) {
            Some((tag, _)) => Err(vec![self.problem(Problem::BadTemplate, "reason", tag)]),
            None => Ok(Dress { style, script }),
        }
    }

    fn joined(&self, names: &[String]) -> Result<String, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let mut text = String::new();
        for name in names {
            match self.sources.iter().find(|source| below_theme(&source.path) == name) {
                Some(source) => text.extend([&*source.text.read(), "\n"]),
                None => problems.push(self.problem(Problem::MissingFile, "file", name)),
            }
        }
        if problems.is_empty() { Ok(text) } else { Err(problems) }
    }

    fn problem(&self, problem: Problem, arg: &'static str, value: &str) -> Diagnostic {
        Diagnostic::new(problem, Span::file(&self.manifest)).arg(arg, value)
    }
}

/// All templates of the theme, named by their path below it.
fn templates(manifest: &SourcePath, sources: &[Source]) -> Result<tera::Tera, Vec<Diagnostic>> {
    let named: BTreeMap<&str, Cow<str>> = sources
        .iter()
        .map(|source| (below_theme(&source.path), source.text.read()))
        .filter(|(name, _)| is_template(name))
        .collect();
    let mut engine = tera::Tera::new();
    // A stand-in: `Renderer` gives each language its own.
    engine.register_function("tr", |_: tera::Kwargs, _: &tera::State| String::new());
    engine.add_raw_templates(named).map_err(|error| problem::diagnostics(&error, sources, manifest))?;
    Ok(engine)
}

fn is_template(name: &str) -> bool {
    let folder = name.split('/').next().unwrap_or_default();
    match folder {
        "layouts" | "components" | "directives" => name.ends_with(".html"),
        "formats" => true,
        _ => false,
    }
}
