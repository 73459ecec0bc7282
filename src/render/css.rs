//! What a style is made of: comments, texts, addresses, words and the signs between them (CSS Syntax Module Level 3, §4),
//! so that all who look through styles see the same. Enter at [`tokens`], at [`addresses`] for what a style loads.

use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    Comment,
    Space,
    /// With its quotes.
    Text,
    /// What stands in `url(…)` without quotes, with the spaces around it.
    Address,
    /// A name or a number, with what is escaped in it: `--ink`, `@import`, `4px`.
    Word,
    /// Anything else.
    Sign(char),
}

/// What `css` is made of, without gaps.
pub fn tokens(css: &str) -> impl Iterator<Item = (Token, Range<usize>)> {
    // How far an address without quotes has begun: `url`, `url(`.
    let (mut at, mut begun) = (0, 0);
    std::iter::from_fn(move || {
        let rest = &css[at..];
        let first = rest.chars().next()?;
        let is_bare = begun == 2 && !rest.trim_start().starts_with(['"', '\'', ')']);
        let (token, length) = match first {
            _ if is_bare => (Token::Address, until(rest, ')')),
            '/' if rest.starts_with("/*") => (Token::Comment, rest[2..].find("*/").map_or(rest.len(), |end| end + 4)),
            '"' | '\'' => (Token::Text, text_length(rest, first)),
            _ if first.is_whitespace() => (Token::Space, rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())),
            '@' | '\\' => (Token::Word, word_length(rest)),
            _ if is_of_word(first) => (Token::Word, word_length(rest)),
            _ => (Token::Sign(first), first.len_utf8()),
        };
        begun = match token {
            Token::Word if rest[..length].eq_ignore_ascii_case("url") => 1,
            Token::Sign('(') if begun == 1 => 2,
            _ => 0,
        };
        at += length;
        Some((token, at - length..at))
    })
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_".contains(c) || !c.is_ascii()
}

/// The length of the word at the start of `text`, whatever its first sign is.
fn word_length(text: &str) -> usize {
    let mut escaped = text.starts_with('\\');
    let goes_on = |c: char| {
        let is_part = escaped || c == '\\' || is_of_word(c) && !c.is_whitespace();
        escaped = c == '\\' && !escaped;
        is_part
    };
    let mut rest = text.chars();
    let first = rest.next().map_or(0, char::len_utf8);
    first + rest.as_str().len() - rest.as_str().trim_start_matches(goes_on).len()
}

/// The length of the text in `quote` at the start of `text`; one that does not end, ends with its line.
fn text_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' if !escaped => return at,
            _ if c == quote && !escaped => return at + c.len_utf8(),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

/// How far it is in `text` to the first `end` that is not escaped.
fn until(text: &str, end: char) -> usize {
    let mut escaped = false;
    let is_end = |c: char| {
        let found = c == end && !escaped;
        escaped = c == '\\' && !escaped;
        found
    };
    text.find(is_end).unwrap_or(text.len())
}

/// Functions that load what is written in them.
const LOADING: [&str; 5] = ["url", "src", "image", "image-set", "-webkit-image-set"];

/// Where addresses stand in `css` that a browser asks for, without quotes. That of a namespace is only a name.
pub fn addresses(css: &str) -> Vec<Range<usize>> {
    let (mut found, mut rule, mut word) = (Vec::new(), "", "");
    let mut open: Vec<&str> = Vec::new();
    for (token, place) in tokens(css) {
        let said = std::mem::take(&mut word);
        match token {
            Token::Word => {
                word = &css[place];
                rule = if word.starts_with('@') { word } else { rule };
            }
            Token::Sign('(') => open.push(said),
            Token::Sign(')') => _ = open.pop(),
            Token::Sign(';' | '{' | '}') => {
                rule = "";
                open.clear();
            }
            Token::Text | Token::Address => {
                let is_loaded = match open.last() {
                    Some(function) => LOADING.iter().any(|it| it.eq_ignore_ascii_case(function)),
                    None => rule.eq_ignore_ascii_case("@import"),
                };
                found.extend((is_loaded && !rule.eq_ignore_ascii_case("@namespace")).then(|| bare(css, place)));
            }
            Token::Comment | Token::Space | Token::Sign(_) => {}
        }
    }
    found
}

/// `place` without the quotes and the spaces at its ends.
fn bare(css: &str, place: Range<usize>) -> Range<usize> {
    let around = |c: char| c.is_whitespace() || c == '"' || c == '\'';
    let inside = css[place.clone()].trim_start_matches(around);
    let start = place.end - inside.len();
    start..start + inside.trim_end_matches(around).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_read_without_gaps() {
        let css = "@media a{/* ' */b\\;c:url( d'e;f\\) )\"g\\\"/*\" 'h\ni:-é4px+url(\"j\")url (k)}/* l";
        let mut end = 0;
        let read = |(token, place): (Token, Range<usize>)| {
            assert_eq!(place.start, std::mem::replace(&mut end, place.end));
            (token != Token::Space).then(|| match token {
                Token::Sign(_) => css[place].to_owned(),
                _ => format!("{:.1}<{}>", format!("{token:?}"), &css[place]),
            })
        };
        let found: Vec<String> = tokens(css).filter_map(read).collect();
        let expected = [
            "W<@media>",
            "W<a>",
            "{",
            "C</* ' */>",
            "W<b\\;c>",
            ":",
            "W<url>",
            "(",
            "A< d'e;f\\) >",
            ")",
            "T<\"g\\\"/*\">",
            "T<'h>",
            "W<i>",
            ":",
            "W<-é4px>",
            "+",
            "W<url>",
            "(",
            "T<\"j\">",
            ")",
            "W<url>",
            "(",
            "W<k>",
            ")",
            "}",
            "C</* l>",
        ];
        assert_eq!(found, expected);
        assert_eq!(end, css.len());
        for css in ["", "\\", "url(", "\"", "/*", "@", "a\\"] {
            assert_eq!(tokens(css).map(|(_, place)| place.len()).sum::<usize>(), css.len(), "{css}");
        }
    }

    /// TRACE-01: what a style loads is told from what it says.
    #[test]
    fn addresses_are_those_that_a_browser_asks_for() {
        for (css, expected) in [
            ("@import 'a' screen;@import url(b);@IMPORT URL( \"c\" ) ;", &["a", "b", "c"][..]),
            ("a{b:image-set(\"c\" 1x,url(d) 2x);e:-webkit-image-set('f' type(\"g\"))}", &["c", "d", "f"]),
            ("a{b:\"c\";content:\"/*\";d:url(e)}", &["e"]),
            ("a{content:\"url(b)\"}/* url(c) */@namespace svg url(d);@namespace 'e';", &[]),
            ("@font-face{src:local(\"a\"),url(b)format(\"c\")}", &["b"]),
            ("a{b:url(c\\)d)}", &["c\\)d"]),
        ] {
            let found: Vec<&str> = addresses(css).into_iter().map(|place| &css[place]).collect();
            assert_eq!(found, expected, "{css}");
        }
    }
}
