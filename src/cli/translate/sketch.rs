//! A translation that waits for its translator: the fields and headings of the original, and what to do
//! with them, in the words of whoever asked for it.

use super::super::words::Words;
use crate::locale::Arg;
use crate::pipeline::Blank;

/// The text of the new file. Until a title is written in it, the site says what is missing.
pub fn text(blank: &Blank, words: Words) -> String {
    let mut out = String::from("---\n");
    for key in ["sketch-of", "sketch-fields", "sketch-body", "sketch-accept"] {
        comment(&mut out, &guidance(key, blank, words));
    }
    let mut above = "";
    for (field, original) in &blank.fields {
        let (outer, inner) = field.split_once('.').unwrap_or((field, ""));
        if !inner.is_empty() && outer != above {
            out.push_str(&format!("# {outer}:\n"));
        }
        let original = original.split_whitespace().collect::<Vec<_>>().join(" ");
        let indent = if inner.is_empty() { "" } else { "  " };
        out.push_str(&format!("#{indent} ({original})\n"));
        out.push_str(&format!("# {indent}{}:\n", if inner.is_empty() { outer } else { inner }));
        above = outer;
    }
    comment(&mut out, &guidance("sketch-slug", blank, words));
    out.push_str("# slug:\n---\n");
    for (level, text, id) in &blank.headings {
        out.push_str(&format!("\n{} {} {{#{id}}}\n", "#".repeat(usize::from(*level)), escaped(text)));
    }
    out
}

fn guidance(key: &str, blank: &Blank, words: Words) -> String {
    let args = [
        ("original", Arg::Text(&blank.original)),
        ("file", Arg::Text(&blank.file)),
        ("language", Arg::Text(words.language_name(&blank.language))),
        ("from", Arg::Text(words.language_name(&blank.original_language))),
    ];
    words.say(key, &args)
}

fn comment(out: &mut String, text: &str) {
    text.lines().for_each(|line| out.push_str(&format!("# {line}\n")));
}

/// `text` as Markdown that means nothing but itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>{}&".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
