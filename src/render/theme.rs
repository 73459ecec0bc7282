//! A theme as it was read: its templates, and for each class of pages one style and one script.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::manifest::{self, Bundle, EXIT, MANIFEST, Manifest};
use super::syntax::{self, Flaw, What};
use super::{assets, contrast, duties, lowered, problem, published, rooted, strays, style, variables};
use crate::colour::Grounds;
use crate::diag::{Diagnostic, Diagnostics, Problem, SourcePath, Span};
use crate::discover::{Source, Static, below_theme, carried_theme, is_embedded};

/// The style and script of one class of pages, ready to be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dress {
    pub style: String,
    pub script: String,
    /// Whether the script of the exit is part of the script (SAF-03).
    pub leads_out: bool,
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
    /// Files that are not those of the program, templates first.
    pub(super) own: Vec<SourcePath>,
    /// What of them nobody can answer for but the site.
    doubts: Vec<Diagnostic>,
    /// Addresses of pages that they write from the root of the site.
    links: Vec<(Span, String)>,
}

impl Theme {
    /// The theme out of the files that were discovered for it.
    ///
    /// # Errors
    /// Templates that do not parse or call what does not exist, a `theme.yaml` that is missing, malformed, or
    /// names missing files, and of the site's own styles and scripts those that load from another site, do not close
    /// what they open, or keep something in the browser.
    pub fn load(sources: &[Source], statics: &[Static]) -> Result<Self, Diagnostics> {
        let path = manifest::path_of(sources);
        let ((dresses, mut problems), templates) =
            rayon::join(|| dresses(&path, sources), || templates(&path, sources));
        let templates = keep(templates, &mut problems);
        let own: Vec<&Source> = sources.iter().filter(|source| !is_embedded(source)).collect();
        let (mut doubts, wrong): (Vec<Diagnostic>, Vec<Diagnostic>) =
            own.iter().flat_map(|source| flaws_of(source)).partition(|problem| !problem.is_error());
        problems.extend(wrong);
        problems.extend(own.iter().flat_map(|source| loaded_by(source)));
        let (doubted, wrong): (Vec<Diagnostic>, Vec<Diagnostic>) =
            statics.iter().flat_map(published::flaws_of).partition(|problem| !problem.is_error());
        doubts.extend(doubted);
        problems.extend(wrong);
        match (templates, dresses) {
            (Some(templates), Some(wardrobe)) if problems.is_empty() => {
                if !own.is_empty() {
                    doubts.extend(variables::undefined(&wardrobe.bundles, sources, &path));
                    let [ordinary, sensitive] = styles(sources);
                    doubts.extend(contrast::doubts([&ordinary, &sensitive]));
                    doubts.extend(wardrobe.loose(&path, &own, sources));
                }
                let Dresses { ordinary, sensitive, search, report, named, .. } = wardrobe;
                doubts.extend(own.iter().filter(|source| below_theme(&source.path) == EXIT).map(|source| {
                    Diagnostic::new(Problem::ThemeDoubtful, Span::file(&source.path))
                        .arg("what", "script")
                        .arg("name", "")
                }));
                doubts.extend(strays::of(&own, sources, &named));
                doubts.extend(strays::undressed(&path, sources, &named));
                doubts.extend(manifest::forgotten(&path, sources));
                let (links, files) = rooted_in(&own).partition(|(_, address)| !address.starts_with(STATIC));
                doubts.extend(missing(files, statics));
                let (sources, statics) = (sources.to_vec(), statics.to_vec());
                let mut own: Vec<SourcePath> = own.into_iter().map(|source| source.path.clone()).collect();
                own.sort_by_key(|path| !path.ends_with(".html"));
                let manifest = path;
                Ok(Self {
                    sources,
                    statics,
                    manifest,
                    templates,
                    ordinary,
                    sensitive,
                    search,
                    report,
                    own,
                    doubts,
                    links,
                })
            }
            _ => {
                problems.extend(doubts);
                Err(problems)
            }
        }
    }

    /// The colours that accents stand on in the theme out of `sources`, for which no template is read.
    pub fn grounds(sources: &[Source]) -> Grounds {
        let is_own = |source: &Source| !is_embedded(source) && source.path.ends_with(".css");
        let [ordinary, _] = if sources.iter().any(is_own) { styles(sources) } else { Default::default() };
        contrast::grounds(&ordinary)
    }

    /// Its templates, with what the site's own write from the root of the site led below `base`.
    pub(super) fn placed(&self, base: &str) -> Cow<'_, tera::Tera> {
        let own = self.sources.iter().filter(|source| is_template(below_theme(&source.path)) && !is_embedded(source));
        let placed = own.filter_map(|it| Some((below_theme(&it.path), rooted::placed(&it.text.read(), base)?)));
        let placed: BTreeMap<&str, String> = placed.collect();
        let mut templates = self.templates.clone();
        match placed.is_empty() || templates.add_raw_templates(placed).is_err() {
            true => Cow::Borrowed(&self.templates),
            false => Cow::Owned(templates),
        }
    }

    /// Addresses of pages that the site's own templates write from the root of the site, and where each stands.
    pub fn links(&self) -> &[(Span, String)] {
        &self.links
    }

    /// Warnings about files of the site's own: what nobody reads, and what nobody but the site can answer for.
    pub fn doubts(&self) -> &[Diagnostic] {
        &self.doubts
    }
}

/// Where the files of a theme lie that keep their names.
const STATIC: &str = "/static/";

/// The addresses that files of the site's `own` theme write from the root of the site, each without what leads within it.
fn rooted_in<'a>(own: &'a [&Source]) -> impl Iterator<Item = (Span, String)> + 'a {
    own.iter().flat_map(|source| {
        let text = source.text.read();
        let places = match below_theme(&source.path) {
            name if name.ends_with(".css") => rooted::in_style(&text),
            name if is_template(name) => rooted::in_template(&text),
            _ => Vec::new(),
        };
        let address = |place: std::ops::Range<usize>| {
            let address = text[place.clone()].split(['?', '#']).next().unwrap_or_default();
            let from_root = address.strip_prefix("..").unwrap_or(address).to_owned();
            // What is put together on the page, or written with percent signs, is not known.
            (!from_root.contains(['{', '%'])).then(|| (Span::new(&source.path, place.start, place.end), from_root))
        };
        places.into_iter().filter_map(address).collect::<Vec<_>>()
    })
}

/// A warning for each of `files` that is none of `statics`. The icon is published under another name.
fn missing(files: Vec<(Span, String)>, statics: &[Static]) -> impl Iterator<Item = Diagnostic> {
    let is_there = |address: &str| {
        let path = address.trim_start_matches('/');
        statics.iter().any(|file| below_theme(&file.path) == path) && path != assets::ICON
    };
    let missing = files.into_iter().filter(move |(_, address)| !is_there(address));
    missing.map(|(span, name)| Diagnostic::new(Problem::ThemeDoubtful, span).arg("what", "missing").arg("name", name))
}

/// Styles and scripts of ordinary pages, of sensitive ones and of reports, the script of the search, and the files
/// that make them.
struct Dresses {
    ordinary: Dress,
    sensitive: Dress,
    search: String,
    report: Dress,
    named: BTreeSet<String>,
    /// The files of each style.
    bundles: Vec<Vec<String>>,
}

impl Dresses {
    /// A warning for each class of pages whose style lets the strip with the exit scroll away, because of the `own`
    /// files of the site (SAF-01); none where the frame of pages calls it otherwise.
    fn loose(&self, manifest: &SourcePath, own: &[&Source], sources: &[Source]) -> Vec<Diagnostic> {
        let base = sources.iter().find(|source| below_theme(&source.path) == BASE);
        if base.is_none_or(|base| !base.text.read().contains("class=\"strip\"")) {
            return Vec::new();
        }
        let is_style =
            |source: &&&Source| self.named.contains(below_theme(&source.path)) && source.path.ends_with(".css");
        let blamed = own.iter().find(|source| source.path == *manifest).or_else(|| own.iter().find(is_style));
        let blamed = blamed.map_or(manifest, |source| &source.path);
        let classes = [("ordinary", &self.ordinary), ("sensitive", &self.sensitive)];
        let loose = classes.into_iter().filter(|(_, dress)| !syntax::holds_exit(&dress.style));
        let doubt = || Diagnostic::new(Problem::ThemeDoubtful, Span::file(blamed)).arg("what", "loose");
        loose.map(|(name, _)| doubt().arg("name", name)).collect()
    }
}

/// What all pages of the program's theme extend.
pub(super) const BASE: &str = "layouts/base.html";

fn dresses(manifest_path: &SourcePath, sources: &[Source]) -> (Option<Dresses>, Diagnostics) {
    let mut problems = Diagnostics::default();
    let manifest = keep(manifest(manifest_path, sources).map_err(|problem| vec![problem]), &mut problems);
    let files = Files { sources, manifest: manifest_path.clone() };
    let dresses = manifest.map(|manifest| {
        let Manifest { ordinary, sensitive, search, report, .. } = manifest;
        let report = Bundle::of_styles(report);
        let all = [&ordinary, &sensitive, &report];
        let bundles = all.map(|it| it.style_files().collect()).into();
        let named = all.into_iter().flat_map(|it| it.style_files().chain(it.scripts.iter().cloned()));
        let named = named.chain(search.scripts.iter().cloned()).collect();
        let mut dress = |bundle: &Bundle| keep(files.dress(bundle), &mut problems).unwrap_or_default();
        let (ordinary, sensitive, report) = (dress(&ordinary), dress(&sensitive), dress(&report));
        let search = keep(files.joined(&search.scripts), &mut problems).unwrap_or_default();
        Dresses { ordinary, sensitive, search: style::minified_script(&search), report, named, bundles }
    });
    (dresses, problems)
}

/// What is wrong with the style or the script `source`; nothing of another file.
fn flaws_of(source: &Source) -> Vec<Diagnostic> {
    let text = source.text.read();
    let flaws = match source.path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => syntax::of_style(&text),
        "js" => syntax::of_script(&text),
        _ => Vec::new(),
    };
    flaws.into_iter().map(|flaw| told(&source.path, flaw)).collect()
}

fn told(path: &SourcePath, Flaw { what, place }: Flaw) -> Diagnostic {
    let at = |problem| Diagnostic::new(problem, Span::new(path, place.start, place.end));
    match what {
        What::Broken(reason) => at(Problem::ThemeBroken).arg("reason", reason),
        What::Keeps(name) => at(Problem::ThemeKeeps).arg("name", name),
        What::Hides(part) => at(Problem::ThemeDoubtful).arg("what", part.code()).arg("name", ""),
        What::Covers => at(Problem::ThemeDoubtful).arg("what", "covers").arg("name", ""),
    }
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

fn manifest(path: &SourcePath, sources: &[Source]) -> Result<Manifest, Diagnostic> {
    let missing = || Diagnostic::new(Problem::MissingFile, Span::file(path)).arg("file", MANIFEST);
    Manifest::of(sources.iter().find(|source| source.path == *path).ok_or_else(missing)?)
}

/// The styles of ordinary and of sensitive pages, in the order in which they are joined.
fn styles(sources: &[Source]) -> [Vec<&Source>; 2] {
    let path = manifest::path_of(sources);
    let manifest = sources.iter().find(|source| source.path == path).map(Manifest::of);
    let Some(Ok(manifest)) = manifest else { return Default::default() };
    let find = |name: String| sources.iter().find(|source| below_theme(&source.path) == name);
    [manifest.ordinary, manifest.sensitive].map(|bundle| bundle.style_files().filter_map(find).collect())
}

/// The files of a theme, for joining those that a manifest names.
struct Files<'a> {
    sources: &'a [Source],
    manifest: SourcePath,
}

impl Files<'_> {
    /// Style and script of one class of pages. A component may go without style.
    fn dress(&self, bundle: &Bundle) -> Result<Dress, Vec<Diagnostic>> {
        let styles: Vec<String> = bundle.style_files().collect();
        let style = lowered::lowered(style::flattened(style::minified_style(&self.joined(&styles)?)));
        let script = style::minified_script(&self.joined(&bundle.scripts)?);
        let exits = carried_theme().iter().chain(self.sources).filter(|source| below_theme(&source.path) == EXIT);
        let leads_out =
            exits.map(|source| style::minified_script(&source.text.read())).any(|exit| script.contains(&exit));
        Ok(Dress { style, script, leads_out })
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
