//! Files of a site's own theme that nothing reads: most often their name, or that of their folder, is misspelt, and
//! what they were to change stays as it was, without a word.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Problem, SourcePath, Span, nearest};
use crate::discover::{Source, below_theme, carried_theme, is_embedded};

/// Files that are for people, in any folder.
const FOR_PEOPLE: [&str; 3] = [".md", ".txt", "/examples.yaml"];

/// Folders of a theme; what lies in `static` is published whatever it is called.
const FOLDERS: [&str; 7] = ["layouts", "components", "directives", "formats", "scripts", "styles", "static"];

/// A warning for each file of `own` that neither the program nor one of `sources`, which are all files of the theme,
/// nor its manifest (`named`) asks for: one for a folder that no theme has.
pub fn of(own: &[&Source], sources: &[Source], named: &BTreeSet<String>) -> Vec<Diagnostic> {
    let carried: BTreeSet<&str> = carried_theme().iter().map(|source| below_theme(&source.path)).collect();
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for source in own {
        let path = below_theme(&source.path);
        let is_known = carried.contains(path) || named.contains(path);
        if is_known || FOR_PEOPLE.iter().any(|ending| path.ends_with(ending)) || is_asked_for(path, source, sources) {
            continue;
        }
        let folder = path.split_once('/').map(|(folder, _)| folder);
        let (name, near) = match folder.filter(|folder| !FOLDERS.contains(folder)) {
            Some(folder) => (format!("{folder}/"), nearest(folder, FOLDERS).map(|near| format!("{near}/"))),
            None => (path.to_owned(), meant(path, &carried)),
        };
        if told.insert(name.clone()) {
            let problem = Diagnostic::new(Problem::ThemeIgnored, Span::file(&source.path));
            found.push(problem.arg("reason", "file").arg("name", name).arg("nearest", near.unwrap_or_default()));
        }
    }
    found
}

/// A warning for all components of the program's whose template is used and whose style the site's own manifest at
/// `path` does not name: most often it was copied before they came. A site that gives their classes a style in a file of
/// its own has meant it so.
pub fn undressed(path: &SourcePath, sources: &[Source], named: &BTreeSet<String>) -> Option<Diagnostic> {
    let is_own = |source: &&Source| !is_embedded(source);
    sources.iter().find(|source| source.path == *path).filter(is_own)?;
    let own = sources.iter().filter(is_own).filter(|source| named.contains(below_theme(&source.path)));
    let own: Vec<_> = own.filter(|source| source.path.ends_with(".css")).map(|source| source.text.read()).collect();
    let bare = carried_theme().iter().filter_map(|source| {
        let style = below_theme(&source.path);
        let folder =
            style.strip_suffix(".css").filter(|_| style.starts_with("components/") && !named.contains(style))?;
        let is_styled = classes(&source.text.read()).iter().any(|class| own.iter().any(|css| names(css, class)));
        let template = sources.iter().find(|it| below_theme(&it.path).strip_suffix(".html") == Some(folder))?;
        let is_used = is_asked_for(below_theme(&template.path), template, sources);
        (is_used && !is_styled).then(|| folder.rsplit('/').next().unwrap_or_default().to_owned())
    });
    let bare: Vec<String> = bare.collect();
    let problem = Diagnostic::new(Problem::ThemeDoubtful, Span::file(path)).arg("what", "style");
    (!bare.is_empty()).then(|| problem.arg("name", bare.join(", ")))
}

/// The classes that `css` speaks of, without those of parts of a component.
fn classes(css: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let after = css.split('.').skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let names = after.map(|rest| rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())].to_owned());
    names.filter(|name| !name.contains("__")).collect()
}

/// Whether `css` speaks of `class`.
fn names(css: &str, class: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let mark = format!(".{class}");
    css.match_indices(&mark).any(|(at, _)| !css[at + mark.len()..].starts_with(is_name))
}

/// The file that `path` was most likely to be called as: one of its folder, if it is in one.
fn meant(path: &str, carried: &BTreeSet<&str>) -> Option<String> {
    let Some((folder, _)) = path.split_once('/') else {
        let files = FOLDERS.into_iter().chain(["theme.yaml"]);
        return nearest(path, files).map(str::to_owned);
    };
    let here = carried.iter().copied().filter(|file| file.split('/').next() == Some(folder));
    let same_ending = here.filter(|file| file.rsplit('.').next() == path.rsplit('.').next());
    nearest(path, same_ending).map(str::to_owned)
}

/// Whether a template of `sources` includes the template at `path`, extends it or uses a component of it.
fn is_asked_for(path: &str, template: &Source, sources: &[Source]) -> bool {
    if !path.ends_with(".html") || !(path.starts_with("layouts/") || path.starts_with("components/")) {
        return false;
    }
    let text = template.text.read();
    let components: Vec<&str> = components(&text).collect();
    let asks = |source: &Source| {
        let text = source.text.read();
        let uses = |name: &&str| {
            text.match_indices(&format!("<{name}"))
                .any(|(at, found)| text[at + found.len()..].starts_with([' ', '/', '>', '\n']))
        };
        text.contains(&format!("\"{path}\"")) || text.contains(&format!("'{path}'")) || components.iter().any(uses)
    };
    sources.iter().filter(|source| source.path != template.path && source.path.ends_with(".html")).any(asks)
}

/// The names of components that `template` defines.
pub fn components(template: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let rests = template.split("component ").skip(1).map(str::trim_start);
    rests.filter_map(move |rest| Some(&rest[..rest.find(|c| !is_name(c))?])).filter(|name| !name.is_empty())
}
