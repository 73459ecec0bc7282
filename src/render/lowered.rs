//! What a style says in words of 2020 and later, said in those that browsers of 2019 know: telephones that get no more
//! updates pass over a declaration that they do not understand, and lay the page over its own exit (SAF-01).
//!
//! Enter at [`lowered`]. Lines are taken to run across, from the left or from the right: a style that turns them
//! (`writing-mode`) stays as it is.

use super::css::{self, Token};

/// A property, and the older ones that say the same.
enum Older {
    /// One value for both, or one for each.
    Pair([&'static str; 2]),
    /// The same value for all.
    Same(&'static [&'static str]),
    /// Up to four values: top, right, bottom, left.
    Sides,
}

const OLDER: [(&str, Older); 10] = [
    ("margin-inline", Older::Pair(["margin-inline-start", "margin-inline-end"])),
    ("margin-block", Older::Pair(["margin-top", "margin-bottom"])),
    ("padding-inline", Older::Pair(["padding-inline-start", "padding-inline-end"])),
    ("padding-block", Older::Pair(["padding-top", "padding-bottom"])),
    ("border-inline", Older::Same(&["border-inline-start", "border-inline-end"])),
    ("border-block", Older::Same(&["border-top", "border-bottom"])),
    ("inset", Older::Sides),
    ("inset-block", Older::Pair(["top", "bottom"])),
    ("inset-block-start", Older::Same(&["top"])),
    ("inset-block-end", Older::Same(&["bottom"])),
];

/// Sides of what is placed, as those browsers name them where lines run from the left.
const SIDES: [(&str, &str); 2] = [("inset-inline-start:", "left:"), ("inset-inline-end:", "right:")];

/// `style`, which is minified, as older browsers understand it too.
pub fn lowered(style: String) -> String {
    if style.contains("writing-mode") { style } else { explained(&older(&style)) }
}

/// `style` with older properties in place of newer ones.
fn older(style: &str) -> String {
    let (mut out, mut past) = (String::with_capacity(style.len()), 0);
    for (token, place) in css::tokens(style) {
        if place.start < past {
            continue;
        }
        out.push_str(&style[place.clone()]);
        let begins = matches!(token, Token::Sign('{' | ';'));
        if let Some((name, value, older)) = newer(&style[place.end..]).filter(|_| begins) {
            out.push_str(&said(name, value, older));
            past = place.end + name.len() + 1 + value.len();
        }
    }
    out
}

/// The declaration that `text` begins with, if its property is one of [`OLDER`].
fn newer(text: &str) -> Option<(&str, &str, &'static Older)> {
    let (name, after) = text.split_once(':')?;
    let (_, older) = OLDER.iter().find(|(newer, _)| *newer == name)?;
    let parts = parts(after, |it| matches!(it, Token::Sign(';' | '}')));
    Some((name, parts.first()?, older))
}

/// The older way to say `name: value`.
fn said(name: &str, value: &str, older: &Older) -> String {
    let (values, important) = value.strip_suffix("!important").map_or((value, ""), |values| (values, "!important"));
    let values = parts(values.trim(), |it| it == Token::Space);
    let each = |pairs: &[(&str, &str)]| {
        let said: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}:{value}{important}")).collect();
        said.join(";")
    };
    let said = match (older, &*values) {
        (Older::Same(names), _) => return each(&names.iter().map(|name| (*name, value)).collect::<Vec<_>>()),
        (Older::Pair([first, last]), [one]) => each(&[(first, one), (last, one)]),
        (Older::Pair([first, last]), [one, other]) => each(&[(first, one), (last, other)]),
        (Older::Sides, [top, others @ ..]) if others.len() < 4 => {
            let right = others.first().unwrap_or(top);
            let (bottom, left) = (others.get(1).unwrap_or(top), others.get(2).unwrap_or(right));
            each(&[("top", top), ("right", right), ("bottom", bottom), ("left", left)])
        }
        _ => return format!("{name}:{value}"),
    };
    // A custom property may hold two values at once, which only the newer word takes.
    if values.iter().any(|value| value.starts_with("var(")) { format!("{said};{name}:{value}") } else { said }
}

/// `style` with what must be said to those browsers alone, behind each rule that needs it. They are told by `inset`.
fn explained(style: &str) -> String {
    let (mut out, mut since, mut rule) = (String::with_capacity(style.len()), 0, None);
    for (token, place) in css::tokens(style) {
        out.push_str(&style[place.clone()]);
        match token {
            Token::Sign('{') => rule = Some((&style[since..place.start], place.end)),
            Token::Sign('}') => {
                out.extend(rule.take().and_then(|(selector, start)| more(selector, &style[start..place.start])));
            }
            Token::Sign(';') => {}
            _ => continue,
        }
        since = place.end;
    }
    out
}

/// What those browsers need to be told about a rule: a margin for the parts of a flexible box, whose `gap` they know in
/// grids alone, and the side on which something is placed.
fn more(selector: &str, body: &str) -> Option<String> {
    let declarations = parts(body, |it| it == Token::Sign(';'));
    let side = |it: &&str| SIDES.iter().find_map(|(newer, older)| Some(format!("{older}{}", it.strip_prefix(newer)?)));
    let sides: Vec<String> = declarations.iter().filter_map(side).collect();
    let mut rules = String::new();
    if !sides.is_empty() {
        rules = format!("{selector}{{{}}}", sides.join(";"));
    }
    let is_flexible = declarations.iter().any(|it| matches!(*it, "display:flex" | "display:inline-flex"));
    let gap = declarations.iter().rev().find_map(|it| it.strip_prefix("gap:"));
    if let Some(gap) = gap.filter(|_| is_flexible && !selector.contains("::")) {
        let gap = parts(gap, |it| it == Token::Space);
        let margins = [("margin-inline-end", gap.last()?), ("margin-bottom", gap.first()?)];
        let margins = margins.iter().filter(|(_, space)| **space != "0").map(|(name, space)| format!("{name}:{space}"));
        let margins = margins.collect::<Vec<_>>().join(";");
        let children: Vec<String> =
            parts(selector, |it| it == Token::Sign(',')).iter().map(|parent| format!("{parent}>*")).collect();
        if !margins.is_empty() {
            rules.push_str(&format!("{}{{{margins}}}", children.join(",")));
        }
    }
    (!rules.is_empty()).then(|| format!("@supports not (inset:0){{{rules}}}"))
}

/// What stands between the marks in `text` that are in no brackets.
fn parts(text: &str, mark: impl Fn(Token) -> bool) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (token, place) in css::tokens(text) {
        match token {
            Token::Sign('(') => depth += 1,
            Token::Sign(')') => depth = depth.saturating_sub(1),
            _ if depth == 0 && mark(token) => {
                parts.push(&text[start..place.start]);
                start = place.end;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_properties_are_said_in_older_ones() {
        for (newer, older) in [
            ("a{margin-inline:auto}", "a{margin-inline-start:auto;margin-inline-end:auto}"),
            ("a{b:c;margin-block:-1px 2rem;d:e}", "a{b:c;margin-top:-1px;margin-bottom:2rem;d:e}"),
            (
                "a{padding-inline:max(1px,calc((100% - 2px)/2)) 0!important}",
                "a{padding-inline-start:max(1px,calc((100% - 2px)/2))!important;padding-inline-end:0!important}",
            ),
            ("@media print{a{inset:auto 1px 2px}}", "@media print{a{top:auto;right:1px;bottom:2px;left:1px}}"),
            ("a{inset:0}", "a{top:0;right:0;bottom:0;left:0}"),
            (
                "a,b{inset-block-start:-10rem;inset-inline-start:1rem}",
                "a,b{top:-10rem;inset-inline-start:1rem}@supports not (inset:0){a,b{left:1rem}}",
            ),
            ("a{border-block:1px solid red}", "a{border-top:1px solid red;border-bottom:1px solid red}"),
            ("a{padding-block:var(--a)}", "a{padding-top:var(--a);padding-bottom:var(--a);padding-block:var(--a)}"),
        ] {
            assert_eq!(lowered(newer.to_owned()), older);
        }
    }

    #[test]
    fn parts_of_a_flexible_box_stand_apart_without_its_gap() {
        let old = "@supports not (inset:0)";
        for (style, margins) in [
            ("a,b:is(c,d){display:flex;gap:0 1rem}", "a>*,b:is(c,d)>*{margin-inline-end:1rem}"),
            ("a{gap:2px;display:inline-flex}", "a>*{margin-inline-end:2px;margin-bottom:2px}"),
            ("a{display:flex;gap:1px 0}", "a>*{margin-bottom:1px}"),
        ] {
            assert_eq!(lowered(style.to_owned()), format!("{style}{old}{{{margins}}}"));
            let nested = format!("@media print{{{style}b{{c:d}}}}");
            let expected = format!("@media print{{{style}{old}{{{margins}}}b{{c:d}}}}");
            assert_eq!(lowered(nested), expected);
        }
        for style in ["a{display:grid;gap:1px}", "a{display:flex;gap:0}", "a::after{display:flex;gap:1px}"] {
            assert_eq!(lowered(style.to_owned()), style);
        }
    }

    #[test]
    fn all_else_stays_as_it_is() {
        for style in [
            "a:hover{margin-inline-start:1px;content:';inset:0'}",
            ".inset{clip-path:inset(50%)}margin-inline:hover{a:b}",
            "a{margin-block:1px 2px 3px}",
            "a{--margin-block:1px 2px}",
            "a{writing-mode:vertical-rl;margin-block:1px}",
            "é{a:b}",
            "a{margin-block",
            "",
        ] {
            assert_eq!(lowered(style.to_owned()), style);
        }
    }
}
