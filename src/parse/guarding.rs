//! What a piece keeps hidden, as far as the fields at its top tell, be it read or not. Enter at [`Top::of`] for its
//! fields, [`guarding`] for a file that nobody reads. What cannot be read counts as hidden.

use std::ops::Range;

use super::yaml::{FieldPath, Tree};
use super::{front_matter, is_fence};
use crate::diag::SourcePath;

/// The fields by which something is kept hidden, those of people first.
const KEYS: [&str; 4] = ["consent", "visibility", "holder", "audience"];
/// What ends an agreement, or will.
const ENDS: [&str; 2] = ["withdrawn_on", "expires_on"];

/// What stands at the top of a piece.
pub enum Top {
    /// Its fields, in their order.
    Fields(Vec<TopField>),
    /// That its fields cannot be told, and where they are: nobody knows what in it may be shown.
    Unread(Range<usize>),
}

/// A field at the top of a piece.
pub struct TopField {
    pub key: String,
    /// What it says, if that is a text.
    pub value: Option<String>,
    /// Its bytes in the piece, down to the next field.
    pub range: Range<usize>,
}

impl Top {
    /// Of a piece that says `text`.
    pub fn of(text: &str) -> Self {
        let front = front(text).unwrap_or(0..text.len());
        let yaml = &text[front.clone()];
        let tree = Tree::read(yaml);
        let Some(keys) = tree.keys() else { return Self::Unread(front) };
        let ends = keys.iter().skip(1).map(|(_, range)| range.start).chain([yaml.len()]);
        let field = |((key, range), end): (&(&str, Range<usize>), usize)| TopField {
            key: (*key).to_owned(),
            value: tree.scalar(&FieldPath::default().key(key)).map(str::to_owned),
            range: front.start + range.start..front.start + end,
        };
        Self::Fields(keys.iter().zip(ends).map(field).collect())
    }
}

/// Where the fields of `text` stand; all the rest of it where nothing closes them. `None` if nothing opens them.
fn front(text: &str) -> Option<Range<usize>> {
    let start = text.find('\n').filter(|end| is_fence(&text[..*end]))? + 1;
    Some(front_matter(&SourcePath::from(""), text).unwrap_or(start..text.len()))
}

/// The field by which `text`, which nobody reads, would keep something hidden if it were read: somebody who does not
/// agree, or not any more, a place or an event that is not for everybody (CON-03).
pub fn guarding(text: &str) -> Option<&'static str> {
    let Some(front) = front(text) else {
        // No piece, unless a line is one of its fields.
        return KEYS.into_iter().find(|key| text.lines().any(|line| begins(line, key)));
    };
    let yaml = &text[front];
    let tree = Tree::read(yaml);
    let Some(keys) = tree.keys() else { return KEYS.into_iter().find(|key| yaml.contains(key)) };
    let top = FieldPath::default();
    let says = |path: &FieldPath, word: &str| tree.scalar(path) == Some(word);
    let hides = |key: &str| match key {
        "consent" => {
            let consent = top.key("consent");
            !says(&consent.key("status"), "granted") || ENDS.iter().any(|end| tree.has(&consent.key(end)))
        }
        "audience" => !says(&top.key("audience"), "public"),
        _ => true,
    };
    KEYS.into_iter().find(|key| keys.iter().any(|(known, _)| known == key) && hides(key))
}

/// Whether `line` begins with the field `key`.
fn begins(line: &str, key: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '?' | '"' | '\''));
    let rest = line.strip_prefix(key).map(|rest| rest.trim_start_matches(['"', '\'']).trim_start());
    rest.is_some_and(|rest| rest.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CON-02, CON-03: however its YAML is written, and where it cannot be read.
    #[test]
    fn what_a_file_keeps_hidden_is_known_however_it_is_written() {
        for (fields, expected) in [
            ("title: A\nconsent:\n  status: withdrawn", Some("consent")),
            ("title: A\n\"consent\": { status: withdrawn }", Some("consent")),
            ("{ title: A, consent: { status: withdrawn } }", Some("consent")),
            ("? consent\n: { status: refused }", Some("consent")),
            ("consent: { status: granted, 'withdrawn_on': 2026-11-01 }", Some("consent")),
            ("consent: { status: granted, expires_on: 2026-11-01 }", Some("consent")),
            ("a: &a { status: granted }\nconsent: *a", Some("consent")),
            ("a: &a consent\n*a : { status: withdrawn }", Some("consent")),
            ("title: \"A\nconsent: { status: granted }", Some("consent")),
            ("note: \"status: granted\"\nconsent: { status: withdrawn }", Some("consent")),
            ("consent: { status: granted }\nconsent: { status: withdrawn }", Some("consent")),
            ("title: A\n'holder' : individual", Some("holder")),
            ("{ \"audience\": private }", Some("audience")),
            ("\"audience\": private", Some("audience")),
            ("title: A\nconsent: { status: \"granted\", scopes: [name] }", None),
            ("title: A\nnote: \"consent: none\"\naudience: \"public\"", None),
            ("title: \"A", None),
        ] {
            for text in [format!("---\n{fields}\n---\nLời.\n"), format!("---\n{fields}\n")] {
                assert_eq!(guarding(&text), expected, "{text}");
            }
        }
        assert_eq!(guarding("title: A\nconsent: { status: withdrawn }\n"), Some("consent"));
        assert_eq!(guarding("# Về consent\n\nMẫu đơn: consent, audience.\n"), None);
        assert_eq!(guarding(&format!("---\n{}", "? ".repeat(30_000))), None);
        assert_eq!(guarding(&format!("---\nconsent: {}", "[".repeat(30_000))), Some("consent"));
    }
}
