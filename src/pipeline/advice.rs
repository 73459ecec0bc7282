//! What only a check looks for: advice for readers' sake, and where the site leads to elsewhere.

use super::preview::Silent;
use super::{Memo, Outcome, settings};
use crate::diag::{Diagnostics, Span};
use crate::parse::{DataFile, Document, Parsed};
use crate::resolve;

/// A link to another site, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outward {
    pub link: String,
    pub span: Span,
}

/// Adds advice and outward links to `outcome`, whose files `memo` has parsed.
pub fn advise(outcome: &mut Outcome, memo: &mut Memo) {
    // What is wrong with the settings was reported.
    let Some((settings, _)) = settings(&outcome.sources, &mut Diagnostics::default()) else { return };
    let parsed = memo.parse(&outcome.sources.content, &settings.codes(), &Silent);
    let (mut documents, mut data): (Vec<&Document>, Vec<&DataFile>) = (Vec::new(), Vec::new());
    for known in &parsed {
        match &known.0 {
            Parsed::Document(document) => documents.push(document),
            Parsed::Data(file) => data.push(file),
            Parsed::Nothing => {}
        }
    }
    outcome.outward = documents.iter().flat_map(|document| outward(document)).collect();
    let advice = resolve::advise(&documents, &data, &outcome.locales);
    let all: Diagnostics = std::mem::take(&mut outcome.diagnostics).into_iter().chain(advice).collect();
    outcome.diagnostics = all.sorted();
}

fn outward(document: &Document) -> impl Iterator<Item = Outward> {
    let leads_out = |link: &str| link.starts_with("https://") || link.starts_with("http://");
    let links = document.body.scan.references.iter().filter(move |it| !it.picture && leads_out(&it.destination));
    links.map(|it| Outward { link: it.destination.clone(), span: document.body_span(&it.range) })
}
