//! What a style says in words of 2020 and later, said in those that browsers of 2019 know: telephones that get no more
//! updates pass over a declaration that they do not understand, and lay the page over its own exit (SAF-01).
//!
//! Enter at [`lowered`]. Lines are taken to run across, from the left or from the right: a style that turns them
//! (`writing-mode`) stays as it is.

use super::style::string_length;

/// A property, and the older ones that say the same.
enum Older {
    /// One value for both, or one for each.
    Pair([&'static str; 2]),
    /// The same value for all.
    Same(&'static [&'static str]),
    /// Up to four values: top, right, bottom, left.
    Sides,
    /// The side on which lines begin where they run from the left; the property itself stays behind it.
    Near(&'static str),
}

const OLDER: [(&str, Older); 12] = [
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
    ("inset-inline-start", Older::Near("left")),
    ("inset-inline-end", Older::Near("right")),
];

/// `style`, which is minified, as older browsers understand it too.
pub fn lowered(style: String) -> String {
    if style.contains("writing-mode") { style } else { spaced(&older(&style)) }
}

/// `style` with older properties in place of newer ones.
fn older(style: &str) -> String {
    let (mut out, mut at) = (String::with_capacity(style.len()), 0);
    while at < style.len() {
        let rest = &style[at..];
        let begins = rest.starts_with(['{', ';']);
        let length = match rest.as_bytes()[0] {
            b'"' | b'\'' => string_length(rest),
            _ => rest[1..].find(['"', '\'', '{', ';']).map_or(rest.len(), |length| 1 + length),
        };
        let found = if begins { newer(&rest[1..]) } else { None };
        let taken = match found {
            Some((name, value, older)) => {
                out.push_str(&rest[..1]);
                out.push_str(&said(name, value, older));
                1 + name.len() + 1 + value.len()
            }
            None => {
                out.push_str(&rest[..length]);
                length
            }
        };
        at += taken;
    }
    out
}

/// The declaration that `text` begins with, if its property is one of [`OLDER`].
fn newer(text: &str) -> Option<(&str, &str, &'static Older)> {
    let (name, after) = text.split_once(':')?;
    let (_, older) = OLDER.iter().find(|(newer, _)| *newer == name)?;
    let parts = parts(after, |c| matches!(c, ';' | '}'));
    Some((name, parts.first()?, older))
}

/// The older way to say `name: value`.
fn said(name: &str, value: &str, older: &Older) -> String {
    let (values, important) = value.strip_suffix("!important").map_or((value, ""), |values| (values, "!important"));
    let values = parts(values.trim(), |c| c == ' ');
    let each = |pairs: &[(&str, &str)]| {
        let said: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}:{value}{important}")).collect();
        said.join(";")
    };
    let said = match (older, &*values) {
        (Older::Same(names), _) => return each(&names.iter().map(|name| (*name, value)).collect::<Vec<_>>()),
        (Older::Near(side), _) => return each(&[(side, value), (name, value)]),
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

/// `style` with a margin for the parts of each flexible box that has a `gap`: those browsers know it in grids alone. They
/// are told by `inset`, which came a few months later.
fn spaced(style: &str) -> String {
    let (mut out, mut done, mut since, mut at) = (String::with_capacity(style.len()), 0, 0, 0);
    let mut rule = None;
    while let Some(next) = style.as_bytes().get(at).copied() {
        match next {
            b'"' | b'\'' => at += string_length(&style[at..]) - 1,
            b'{' => rule = Some((&style[since..at], at + 1)),
            b'}' => {
                let margins = rule.take().and_then(|(selector, start)| margins(selector, &style[start..at]));
                out.push_str(&style[done..=at]);
                out.extend(margins);
                done = at + 1;
            }
            _ => {}
        }
        at += 1;
        if matches!(next, b'{' | b'}' | b';') {
            since = at;
        }
    }
    out + &style[done..]
}

/// The rule that does without the `gap` of another.
fn margins(selector: &str, body: &str) -> Option<String> {
    let declarations = parts(body, |c| c == ';');
    declarations.iter().any(|it| matches!(*it, "display:flex" | "display:inline-flex")).then_some(())?;
    let gap = parts(declarations.iter().rev().find_map(|it| it.strip_prefix("gap:"))?, |c| c == ' ');
    let sides = [("margin-inline-end", gap.last()?), ("margin-bottom", gap.first()?)];
    let said = sides.iter().filter(|(_, space)| **space != "0").map(|(name, space)| format!("{name}:{space}"));
    let said = said.collect::<Vec<_>>().join(";");
    let parents = parts(selector, |c| c == ',');
    let is_box = !said.is_empty() && !selector.contains("::");
    let children = || parents.iter().map(|parent| format!("{parent}>*")).collect::<Vec<_>>().join(",");
    is_box.then(|| format!("@supports not (inset:0){{{}{{{said}}}}}", children()))
}

/// What stands between marks that are in no brackets and no string.
fn parts(text: &str, is_mark: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut parts, mut start, mut at, mut depth) = (Vec::new(), 0, 0, 0_usize);
    while let Some(next) = text[at..].chars().next() {
        let length = if matches!(next, '"' | '\'') { string_length(&text[at..]) } else { next.len_utf8() };
        match next {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_mark(next) => {
                parts.push(&text[start..at]);
                start = at + length;
            }
            _ => {}
        }
        at += length;
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
            ("a{inset-block-start:-10rem;inset-inline-start:1rem}", "a{top:-10rem;left:1rem;inset-inline-start:1rem}"),
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
            "a{margin-block",
            "",
        ] {
            assert_eq!(lowered(style.to_owned()), style);
        }
    }
}
