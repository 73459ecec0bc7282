//! Makes style and script smaller without understanding them: comments and needless white space
//! go, strings stay. Safe rather than small; gzip does the rest.

use super::css::{self, Token};

/// Style without comments and needless white space.
///
/// A space stays where taking it could change the meaning: between words, around `+` and `-` in
/// `calc()`, before `(` of `and (`, and before `:` and `.` of a descendant selector.
pub fn minified_style(style: &str) -> String {
    let (mut out, mut space) = (String::with_capacity(style.len()), false);
    for (token, place) in css::tokens(style) {
        let text = &style[place];
        if matches!(token, Token::Comment | Token::Space) {
            space = true;
            continue;
        }
        if text == "}" && out.ends_with(';') {
            out.pop();
        }
        if std::mem::take(&mut space) && needs_space(&out, text) {
            out.push(' ');
        }
        out.push_str(text);
    }
    out
}

/// `style`, which is minified, without cascade layers: what stands in each of them, in their order, then all else.
/// Browsers from before 2022 pass over a layer and all that is in it.
///
/// A layer without a name, or in a condition or in another one, could only be laid flat by a browser: then `style`
/// stays as it is. So it does when it imports others.
pub fn flattened(style: String) -> String {
    match layers(&style) {
        Some((layers, others)) => layers.into_iter().map(|(_, text)| text).chain([others]).collect(),
        None => style,
    }
}

const LAYER: &str = "@layer";

/// The layers of `style` by name and what stands in none; `None` when it cannot be told.
fn layers(style: &str) -> Option<(Vec<(&str, String)>, String)> {
    let (mut layers, mut others, mut rest) = (Vec::<(&str, String)>::new(), String::new(), style);
    while !rest.is_empty() {
        let (opens, length) = statement(rest)?;
        let (text, after) = rest.split_at(length);
        rest = after;
        let Some(named) = text.strip_prefix(LAYER) else {
            if text.contains(LAYER) || text.starts_with("@import") {
                return None;
            }
            others.push_str(text);
            continue;
        };
        let names = named[..opens.map_or(named.len(), |at| at - LAYER.len())].trim_end_matches(';');
        let block = opens.map_or("", |at| &text[at + 1..length - 1]);
        if names.contains('.') || block.contains(LAYER) {
            return None;
        }
        for name in names.split(',').map(str::trim) {
            let known = layers.iter().position(|(known, _)| *known == name).unwrap_or(layers.len());
            match layers.get_mut(known) {
                _ if name.is_empty() => return None,
                Some((_, text)) => text.push_str(block),
                None => layers.push((name, block.to_owned())),
            }
        }
    }
    Some((layers, others))
}

/// Where the block of the statement at the start of `text` opens, if it has one, and how long the statement is;
/// `None` when it does not end.
fn statement(text: &str) -> Option<(Option<usize>, usize)> {
    let (mut opens, mut depth) = (None, 0_usize);
    for (token, place) in css::tokens(text) {
        match token {
            Token::Sign('{') => {
                opens = opens.or(Some(place.start));
                depth += 1;
            }
            Token::Sign('}') if depth > 1 => depth -= 1,
            Token::Sign('}') => return Some((opens, place.end)),
            Token::Sign(';') if depth == 0 => return Some((opens, place.end)),
            _ => {}
        }
    }
    None
}

/// Whether white space between what is written and `next` may carry meaning.
fn needs_space(written: &str, next: &str) -> bool {
    let before = written.chars().next_back();
    !(matches!(before, None | Some('{' | '}' | ';' | ',' | ':')) || next.starts_with(['{', '}', ';', ',']))
}

/// A classic script without comment lines, indentation and empty lines. Scripts of a theme put
/// comments on lines of their own and use no template literals over several lines.
pub fn minified_script(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_loses_what_means_nothing() {
        let cases = [
            ("a {\n  color: red;\n}\n", "a{color:red}"),
            ("/* why */a{}", "a{}"),
            ("a, b > c { margin: 0 auto; }", "a,b > c{margin:0 auto}"),
            ("@layer base {\n  a { b: c; }\n}", "@layer base{a{b:c}}"),
            ("a{b:c}\n/* never closed", "a{b:c}"),
        ];
        for (style, expected) in cases {
            assert_eq!(minified_style(style), expected);
        }
    }

    #[test]
    fn style_keeps_what_means_something() {
        let cases = [
            "a :hover{b:c}",
            "a .b{width:calc(1px + 2px - var(--x))}",
            "@media (min-width:40em) and (max-width:50em){a{b:c}}",
            "a{content:\"/* not a  comment */ \\\" }\"}",
            "q{quotes:'“' '”'}",
        ];
        for style in cases {
            assert_eq!(minified_style(style), style);
        }
    }

    #[test]
    fn layers_are_laid_flat_in_their_order() {
        let cases = [
            ("@layer a,b,c;@layer c{i{j:k}}q{r:s}@layer a{x{y:'}{;'}}@layer c{l{m:n}}", "x{y:'}{;'}i{j:k}l{m:n}q{r:s}"),
            ("@layer b{@media print{x{y:z}}}@layer a{i{j:k}}", "@media print{x{y:z}}i{j:k}"),
            ("a{b:c}", "a{b:c}"),
        ];
        for (style, expected) in cases {
            assert_eq!(flattened(style.to_owned()), expected);
        }
    }

    #[test]
    fn layers_that_only_a_browser_understands_stay() {
        let cases = [
            "@layer{a{b:c}}",
            "@layer a{@layer b{c{d:e}}}",
            "@layer a.b{c{d:e}}",
            "@media print{@layer a{b{c:d}}}",
            "@import url(a.css) layer(b);@layer a{b{c:d}}",
            "@layer a{b{c:d}",
        ];
        for style in cases {
            assert_eq!(flattened(style.to_owned()), style);
        }
    }

    #[test]
    fn minifying_twice_changes_nothing() {
        let style = "a , b { c : d ; }  @media print { .x::after { content: ' (' attr(href) ')' ; } }";
        let once = minified_style(style);
        assert_eq!(minified_style(&once), once);
    }

    #[test]
    fn script_keeps_its_lines_and_addresses() {
        let script = "// why\n(function () {\n  var a = 'https://x/'; // stays\n\n})();\n";
        assert_eq!(minified_script(script), "(function () {\nvar a = 'https://x/'; // stays\n})();");
    }
}
