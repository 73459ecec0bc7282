//! Promises that are not true, on sensitive pages (SAF-08).

use std::ops::Range;

use super::phrases::Phrases;
use super::words::Words;
use crate::locale::Locale;

/// Claims of `list` among `words` that are not `allowed`: the phrase of the locale and its place.
pub fn find<'a>(
    words: &Words,
    (list, locale): (&Phrases, &'a Locale),
    allowed: &[String],
) -> Vec<(&'a str, Range<usize>)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let Some((claim, length)) = list.starting(words, at) else {
            at += 1;
            continue;
        };
        let claim = locale.data().forbidden_claims.get(claim).map_or("", |claim| claim.trim_end_matches(['*', ' ']));
        if !allowed.iter().any(|allowed| is_same(allowed, claim)) {
            found.push((claim, words.place(at..at + length)));
        }
        at += length;
    }
    found
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
