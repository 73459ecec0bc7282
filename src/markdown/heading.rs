//! Ids of headings: written as `{#id}` at the end, or made from the text.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Finding, Heading};
use crate::diag::Problem;

/// The id of a heading whose text has no letter or digit.
const NAMELESS: &str = "h";

/// Takes `{#id}` from the end of `text`: what is before it, and the id.
pub(super) fn split_id(text: &str) -> Option<(&str, &str)> {
    let (before, id) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let valid = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    (valid && !before.ends_with('\\')).then(|| (before.trim_end(), id))
}

/// Gives every heading its id. Ids that authors wrote come first, so that no other heading
/// changes them; the second of two equal ones is a finding, and gets a number all the same.
pub(super) fn assign_ids(headings: &mut [Heading], findings: &mut Vec<Finding>) {
    let mut ids = Ids::default();
    for heading in headings.iter_mut().filter(|heading| heading.explicit) {
        let id = ids.unique(&heading.id);
        if id != heading.id {
            let args = vec![("id", std::mem::replace(&mut heading.id, id))];
            findings.push(Finding { problem: Problem::DuplicateHeadingId, args, range: heading.range.clone() });
        }
    }
    for heading in headings.iter_mut().filter(|heading| !heading.explicit) {
        heading.id = ids.unique(&slug(&heading.text));
    }
}

/// Ids in use, and where to go on counting for each wish.
#[derive(Debug, Default)]
pub struct Ids {
    used: BTreeSet<String>,
    counts: BTreeMap<String, usize>,
}

impl Ids {
    /// `wish`, or `wish-2`, `wish-3`, …
    pub fn unique(&mut self, wish: &str) -> String {
        if self.used.insert(wish.to_owned()) {
            return wish.to_owned();
        }
        let count = self.counts.entry(wish.to_owned()).or_insert(1);
        loop {
            *count += 1;
            let id = format!("{wish}-{count}");
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Lower case, marks dropped, đ→d, everything but letters and digits a hyphen (TXT-04).
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'đ' | 'Đ' => slug.push('d'),
            _ if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            _ if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { NAMELESS.to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_the_text_without_marks() {
        for (text, expected) in [
            ("Đường dây nóng", "duong-day-nong"),
            ("  Hội LHPN – xã Đoàn Kết (2023)! ", "hoi-lhpn-xa-doan-ket-2023"),
            ("Điều 9", "dieu-9"),
            ("???", "h"),
            ("你好", "你好"),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    #[test]
    fn an_id_stands_at_the_end_in_braces() {
        for (text, expected) in [
            ("a {#b-c_d}", Some(("a", "b-c_d"))),
            ("a{#b}  ", Some(("a", "b"))),
            ("{#b}", Some(("", "b"))),
            ("a {#}", None),
            ("a {#b c}", None),
            ("a {.b}", None),
            ("a {#b} c", None),
            ("a \\{#b}", None),
            ("a {#fn:1}", None),
        ] {
            assert_eq!(split_id(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_never_takes_another_headings_id() {
        let mut ids = Ids::default();
        let given: Vec<String> = ["a", "a-2", "a", "a", "a-2"].iter().map(|wish| ids.unique(wish)).collect();
        assert_eq!(given, ["a", "a-2", "a-3", "a-4", "a-2-2"]);
    }
}
