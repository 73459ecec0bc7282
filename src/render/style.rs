//! Makes style and script smaller without understanding them: comments and needless white space
//! go, strings stay. Safe rather than small; gzip does the rest.

/// Style without comments and needless white space.
///
/// A space stays where taking it could change the meaning: between words, around `+` and `-` in
/// `calc()`, before `(` of `and (`, and before `:` and `.` of a descendant selector.
pub fn minified_style(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    let mut space = false;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '/' if rest.starts_with("/*") => comment_length(rest),
            '"' | '\'' => string_length(rest),
            _ => next.len_utf8(),
        };
        let (token, tail) = rest.split_at(taken);
        rest = tail;
        if token.starts_with("/*") || next.is_whitespace() {
            space = true;
            continue;
        }
        if next == '}' && out.ends_with(';') {
            out.pop();
        }
        if space && needs_space(&out, next) {
            out.push(' ');
        }
        space = false;
        out.push_str(token);
    }
    out
}

/// Length of the comment at the start of `text`, to its end when it is never closed.
fn comment_length(text: &str) -> usize {
    text.get(2..).and_then(|inner| inner.find("*/")).map_or(text.len(), |end| end + 4)
}

/// Length of the quoted string at the start of `text`, quotes included.
fn string_length(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\\' if !escaped => escaped = true,
            _ if Some(c) == quote && !escaped => return at + c.len_utf8(),
            _ => escaped = false,
        }
    }
    text.len()
}

/// Whether white space between what is written and `next` may carry meaning.
fn needs_space(written: &str, next: char) -> bool {
    let before = written.chars().next_back();
    !(matches!(before, None | Some('{' | '}' | ';' | ',' | ':')) || matches!(next, '{' | '}' | ';' | ','))
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
