//! Selectors of CSS, held against elements that are known.

use super::Element;

/// States and places that no part of a page is ever in.
const NEVER: [&str; 14] = [
    "empty",
    "target",
    "checked",
    "disabled",
    "enabled",
    "invalid",
    "valid",
    "placeholder-shown",
    "root",
    "host",
    "open",
    "modal",
    "popover-open",
    "has",
];

/// The selectors of a list, split at its commas.
pub fn listed(selectors: &str) -> impl Iterator<Item = &str> {
    split(selectors, |c| c == ',').into_iter().map(|(_, selector)| selector.trim()).filter(|it| !it.is_empty())
}

/// Whether `selector` may mean the last of `way`, which stand in each other, the outermost first.
///
/// From the element at `begins` on they have names of their own: who names one of them means it, whatever stands before
/// that. Others are meant where all that the selector names stands around them.
pub fn matches(selector: &str, way: &[Element], begins: usize) -> bool {
    let Some((element, around)) = way.split_last() else { return false };
    let compounds = compounds(selector);
    let Some((&(mut combinator, subject), mut before)) = compounds.split_last() else { return false };
    let is_called = around.len() >= begins && calls(subject, element);
    if !is_called && !is(subject, element) || subject.contains("::") {
        return false;
    }
    if is_called {
        return true;
    }
    let mut around = around;
    while let Some((&(outer, compound), rest)) = before.split_last() {
        let found = match combinator {
            '>' => around.split_last().filter(|(parent, _)| is(compound, parent)).map(|(_, outside)| outside),
            ' ' => (0..around.len()).rev().find(|at| is(compound, &around[*at])).map(|at| &around[..at]),
            // What stands beside a part is not known.
            _ => None,
        };
        let Some(outside) = found else { return false };
        (combinator, before, around) = (outer, rest, outside);
    }
    true
}

/// Whether `selector` means `element` by a name that is its own.
pub fn names(selector: &str, element: &Element) -> bool {
    compounds(selector).last().is_some_and(|(_, subject)| calls(subject, element) && !subject.contains("::"))
}

/// The compounds of `selector`, each with the combinator before it.
fn compounds(selector: &str) -> Vec<(char, &str)> {
    let mut found: Vec<(char, &str)> = Vec::new();
    let mut combinator = ' ';
    for (before, part) in split(selector, |c| c.is_whitespace() || ">+~".contains(c)) {
        if !before.is_whitespace() {
            combinator = before;
        }
        if !part.is_empty() {
            found.push((combinator, part));
            combinator = ' ';
        }
    }
    found
}

/// `text` split where `is_end` says so, but not in brackets and quotes: each part with the letter before it, which is a
/// space for the first.
fn split(text: &str, is_end: impl Fn(char) -> bool) -> Vec<(char, &str)> {
    let (mut parts, mut depth, mut quote) = (Vec::new(), 0_usize, None);
    let (mut start, mut before) = (0, ' ');
    for (at, c) in text.char_indices() {
        match c {
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' => quote = Some(c),
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_end(c) => {
                parts.push((before, &text[start..at]));
                (start, before) = (at + c.len_utf8(), c);
            }
            _ => {}
        }
    }
    parts.push((before, &text[start..]));
    parts
}

/// The simple selectors of a compound: `a`, `.b`, `[c]`, `:d(…)`.
fn simple(compound: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, c) in compound.char_indices() {
        if depth == 0 && at > start && ".#[:".contains(c) && !compound[start..at].ends_with(':') {
            parts.push(&compound[start..at]);
            start = at;
        }
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    parts.push(&compound[start..]);
    parts
}

/// Whether `compound` calls `element` by a name that is its own; what it leaves out or is never in it does not mean.
fn calls(compound: &str, element: &Element) -> bool {
    let parts = simple(compound);
    let is_name = |part: &&str| match part.strip_prefix('.') {
        Some(class) => element.classes.contains(&class),
        None => part.starts_with("[data-exit") && element.attributes.iter().any(|(name, _)| *name == "data-exit"),
    };
    parts.iter().any(is_name) && parts.iter().filter(|part| part.starts_with(':')).all(|part| is_in(part, element))
}

/// Whether `compound` may mean `element`.
fn is(compound: &str, element: &Element) -> bool {
    simple(compound).into_iter().all(|part| match part.chars().next() {
        Some('.') => element.classes.contains(&&part[1..]),
        Some('#') => element.attributes.contains(&("id", &part[1..])),
        Some('[') => has(part.trim_matches(['[', ']']), element),
        Some(':') => is_in(part, element),
        _ => part == "*" || part.eq_ignore_ascii_case(element.name),
    })
}

/// `a`, `a="b"`, `a^='b'`.
fn has(attribute: &str, element: &Element) -> bool {
    let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
    let name = name.trim_end_matches(['~', '|', '^', '$', '*', ' ']).trim();
    let value = value.trim().trim_end_matches(" i").trim_matches(['"', '\'']);
    if name == "class" {
        return element.classes.iter().any(|class| class.contains(value));
    }
    let found = element.attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.is_some_and(|(_, known)| known.contains(value) || !known.is_empty() && value.starts_with(known))
}

/// Whether `element` may be in the state, or at the place, that `pseudo` names: `:hover`, `:not(.a)`.
fn is_in(pseudo: &str, element: &Element) -> bool {
    let (name, inside) = pseudo.trim_start_matches(':').split_once('(').unwrap_or((pseudo.trim_start_matches(':'), ""));
    let inside = inside.trim_end().trim_end_matches(')');
    let any = || listed(inside).any(|it| is(compounds(it).last().map_or("", |(_, subject)| *subject), element));
    match name {
        "not" => !any(),
        "is" | "where" | "matches" | "-webkit-any" => any(),
        name => !NEVER.contains(&name),
    }
}
