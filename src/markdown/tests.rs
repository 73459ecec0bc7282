//! Whole bodies: what is written, what comes out. Hostile input has its own file.

mod essence;
mod hostile;
mod html;
mod scanning;

use super::{Directive, Labels, Resolver};
use crate::locale::Spaces;

/// Leads every link to where it says, except those that begin with `gone`.
pub(super) struct Echo;

impl Resolver for Echo {
    fn link(&self, destination: &str) -> Option<String> {
        (!destination.starts_with("gone")).then(|| destination.to_owned())
    }

    fn picture(&self, destination: &str, alternative: &str) -> Option<String> {
        let mut html = format!("<img src=\"{destination}\" alt=\"");
        super::escape::push_attribute(&mut html, alternative);
        (!destination.starts_with("gone")).then(|| html + "\">")
    }

    fn directive(&self, directive: &Directive, block: bool) -> String {
        let element = if block { "div" } else { "b" };
        format!("<{element}>{} {}</{element}>", directive.name, directive.argument)
    }
}

/// English labels.
pub(super) fn labels() -> Labels {
    Labels::from([
        ("callout-note", "Note".to_owned()),
        ("callout-warning", "Warning".to_owned()),
        ("footnotes", "Footnotes".to_owned()),
        ("footnote-back", "Back".to_owned()),
        ("table-scroll", "Table".to_owned()),
    ])
}

/// The HTML of `text`.
pub(super) fn html(text: &str) -> String {
    let mut out = String::new();
    super::render(text, &[], &labels(), &Spaces::default(), &Echo, &mut out);
    out
}
