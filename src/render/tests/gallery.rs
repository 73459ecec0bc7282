//! The page of all components, and that every component has examples for it.

use std::collections::BTreeSet;

use super::{own_sources, own_theme};
use crate::diag::Problem;
use crate::discover::{Source, below_theme};
use crate::locale::Locales;
use crate::render::{Renderer, Theme};
use crate::site::Language;

/// Components as folders below `components/` that hold a template.
fn components(theme: &[Source]) -> BTreeSet<String> {
    let names = theme.iter().filter_map(|source| {
        let path = below_theme(&source.path).strip_prefix("components/")?;
        path.ends_with(".html").then(|| path.split('/').next().unwrap_or_default().to_owned())
    });
    names.collect()
}

#[test]
fn every_component_has_examples_that_it_takes_in_every_language() {
    let sources = own_sources();
    let (locales, _) = Locales::load(&sources.locales);
    let renderer = Renderer::new(own_theme(), &locales, &sources.locales, "", "/");
    for locale in locales.iter() {
        let page = renderer.gallery(locale.language()).unwrap_or_else(|problem| panic!("{problem:?}"));
        for name in components(&sources.theme) {
            let section = format!("<section class=\"block\" id=\"{name}\">");
            let shown = page.split(&section).nth(1).and_then(|rest| rest.split("</section>\n").next());
            let shown = shown.unwrap_or_else(|| panic!("{name} has no examples"));
            assert!(shown.contains("<p class=\"meta\" lang=\"en\">"), "{name} has no examples");
        }
    }
}

#[test]
fn an_example_that_its_component_refuses_is_told_at_its_file() {
    let mut sources = own_sources();
    let card = sources.theme.iter_mut().find(|source| source.path.ends_with("components/card/examples.yaml"));
    let card = card.expect("the card has examples");
    card.text = "- { name: without a card, args: {} }".into();
    let path = card.path.clone();
    let theme = Theme::load(&sources.theme, &sources.theme_statics).unwrap_or_else(|found| panic!("{found:?}"));
    let (locales, _) = Locales::load(&sources.locales);
    let renderer = Renderer::new(theme, &locales, &sources.locales, "", "/");
    let problem = renderer.gallery(&Language::new("vi")).expect_err("nothing to show");
    assert_eq!((problem.problem, &problem.span.file), (Problem::BadTemplate, &path));
}
