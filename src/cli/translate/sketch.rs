//! A translation that waits for its translator: the fields and headings of the original, and what to do
//! with them, in the words of whoever asked for it.

use super::super::front_matter::{comment, quoted};
use super::super::words::Words;
use crate::locale::Arg;
use crate::pipeline::Blank;

/// The text of the new file. Until a title and a text are written in it, readers see the original.
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
        match field.as_str() {
            "title" => out.push_str(&format!("title: {}\n", quoted(&no_name(blank, words)))),
            _ => out.push_str(&format!("# {indent}{}:\n", if inner.is_empty() { outer } else { inner })),
        }
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

/// What stands in place of a title, in the language of the file.
fn no_name(blank: &Blank, words: Words) -> String {
    let of_the_file = blank.locales.get(&blank.language).map_or(words, Words::new);
    of_the_file.say("skeleton-title", &[("slug", Arg::Text(&blank.id))])
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
