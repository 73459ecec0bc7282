//! Every component of a theme with what its `examples.yaml` gives it, on one page, for whoever works
//! on the theme: shown by `serve`, never published.

use serde::{Deserialize, Serialize};
use serde_yaml::Mapping;
use tera::{Context, Tera};

use super::problem;
use crate::diag::Diagnostic;
use crate::discover::{Source, below_theme};

/// One entry of an `examples.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    name: String,
    args: Mapping,
    /// Stands in for what every page knows of the site.
    #[serde(default)]
    site: Mapping,
}

/// A component as the gallery's template gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exhibit {
    pub name: String,
    pub examples: Vec<Shown>,
}

/// What a component makes of one example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    pub name: String,
    pub html: String,
}

/// All components of the theme in `sources` that have examples, by name.
///
/// # Errors
/// The first example that its component refuses, or the first `examples.yaml` that is malformed.
pub fn exhibits(sources: &[Source], templates: &Tera) -> Result<Vec<Exhibit>, Diagnostic> {
    let mut exhibits = Vec::new();
    for source in sources {
        let path = below_theme(&source.path).strip_prefix("components/");
        let Some(name) = path.and_then(|path| path.strip_suffix("/examples.yaml")) else { continue };
        let examples = examples(name, &source.text.read(), templates);
        let examples = examples.map_err(|error| problem::first(&error, sources, &source.path))?;
        exhibits.push(Exhibit { name: name.to_owned(), examples });
    }
    exhibits.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(exhibits)
}

fn examples(folder: &str, text: &str, templates: &Tera) -> Result<Vec<Shown>, tera::Error> {
    let component = folder.replace('-', "_");
    let examples: Vec<Example> = serde_yaml::from_str(text).map_err(|error| tera::Error::message(error.to_string()))?;
    let shown = examples.into_iter().map(|Example { name, args, site }| {
        let mut known = Context::new();
        known.insert("site", &site);
        let args = Context::from_serialize(&args)?;
        let html = templates.render_component_with_implicits(&component, &args, &known, None, true)?;
        Ok(Shown { name, html })
    });
    shown.collect()
}
