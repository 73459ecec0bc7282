//! A translation that waits for its translator: the fields and headings of the original, and what to do
//! with them, in the words of whoever asked for it.

use super::super::front_matter::{comment, off, quoted};
use super::super::words::Words;
use crate::locale::Arg;
use crate::pipeline::Blank;

/// The text of the new file. Until a title and a text are written in it, readers see the original.
pub fn text(blank: &Blank, words: Words) -> String {
    let mut out = String::from("---\n");
    for key in ["sketch-of", "sketch-fields", "sketch-body", "sketch-accept"] {
        comment(&mut out, &guidance(key, blank, words));
    }
    let mut above: Vec<&str> = Vec::new();
    for (field, original) in &blank.fields {
        let steps = steps(field);
        let (last, outer) = steps.split_last().expect("a field has a name");
        let known = outer.iter().zip(&above).take_while(|(own, above)| own == above).count();
        for (depth, step) in outer.iter().enumerate().skip(known) {
            off(&mut out, &format!("{}{step}:", "  ".repeat(depth)));
        }
        let (original, indent) = (original.split_whitespace().collect::<Vec<_>>().join(" "), "  ".repeat(outer.len()));
        out.push_str(&format!("#{indent} ({original})\n"));
        match field.as_str() {
            "title" => out.push_str(&format!("title: {}\n", quoted(&no_name(blank, words)))),
            _ => off(&mut out, &format!("{indent}{last}:")),
        }
        above = outer.to_vec();
    }
    comment(&mut out, &guidance("sketch-slug", blank, words));
    off(&mut out, "slug:");
    out.push_str("---\n");
    for (level, text, id) in &blank.headings {
        out.push_str(&format!("\n{} {} {{#{id}}}\n", "#".repeat(usize::from(*level)), escaped(text)));
    }
    out
}

/// The steps to a field: `image`, `alt`. The id of a picture is one step, whatever is in it.
fn steps(field: &str) -> Vec<&str> {
    match field.split_once('.') {
        Some((outer, rest)) => {
            std::iter::once(outer).chain(rest.rsplitn(2, '.').collect::<Vec<_>>().into_iter().rev()).collect()
        }
        None => vec![field],
    }
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
