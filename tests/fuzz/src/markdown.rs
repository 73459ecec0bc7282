//! Markdown: whatever is written, the HTML is sound, and what the scan says fits the HTML.

use std::collections::BTreeSet;

use tincay::locale::Spaces;
use tincay::markdown::{self, Directive, Labels, Resolver};

use super::html;

/// Longer bodies say nothing that shorter ones do not, and take their time.
const LONGEST: usize = 64 * 1024;

/// Leads every link to where it says: what is refused must be refused before.
struct Echo;

impl Resolver for Echo {
    fn link(&self, destination: &str) -> Option<String> {
        Some(destination.to_owned())
    }

    fn picture(&self, _: &str, _: &str) -> Option<String> {
        None
    }

    fn directive(&self, _: &Directive, block: bool) -> String {
        if block { "<div>x</div>" } else { "<b>x</b>" }.to_owned()
    }
}

/// Scans and renders `bytes` as a body.
///
/// # Panics
/// HTML that is not sound (see [`html::check`]), an id twice, a heading without its id, a place outside of the text.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.len() > LONGEST || text.contains('\0') {
        return;
    }
    let scan = markdown::scan(text);
    let mut html = String::new();
    // A label that is missing shows its name.
    markdown::render(text, &[], &Labels::new(), &Spaces::default(), &Echo, &mut html);
    let ids = html::check(&html);
    let distinct: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    assert_eq!(distinct.len(), ids.len(), "an id stands twice: {ids:?}");
    for heading in &scan.headings {
        assert!(distinct.contains(&*heading.id), "{heading:?} is not in {html}");
    }
    let places = scan.headings.iter().map(|heading| &heading.range);
    let places = places.chain(scan.references.iter().map(|reference| &reference.range));
    let places = places.chain(scan.directives.iter().map(|directive| &directive.range));
    for place in places.chain(scan.findings.iter().map(|finding| &finding.range)) {
        assert!(text.get(place.clone()).is_some(), "{place:?} is no place of the text");
    }
    let words = scan.prose.text(text);
    for (at, word) in words.match_indices(char::is_alphanumeric).take(100) {
        let place = scan.prose.source(&(at..at + word.len()));
        assert!(text.get(place.clone()).is_some(), "{word} at {at} of {words:?} is at {place:?}");
    }
    let excerpt = markdown::plain_excerpt(&scan.plain.text(text), 30);
    assert!(excerpt.split_whitespace().count() <= 31, "{excerpt}");
}
