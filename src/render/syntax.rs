//! What a style or a script of a site's own says wrongly, as far as that shows without understanding it: what does not
//! close, what would end the element that carries it, what keeps something in the browser (TRACE-02), what takes the
//! exit, the numbers or the safety notice out of sight (SAF-01, SAF-07, HOT-03).
//!
//! Enter at [`of_style`] and [`of_script`]. A browser passes over what it does not understand, without a word: one
//! brace that is missing takes the rest of a style with it.

mod script;

use std::ops::Range;

use script::Script;

use super::css::{self, Token};
use super::hiding::{self, Part, Way};
use super::style;

/// One of them, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    pub what: What,
    pub place: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// `open`, `close`, `comment`, `string`, `style-end`, `script-end`.
    Broken(&'static str),
    /// The name of what keeps something.
    Keeps(&'static str),
    /// A rule that hides this.
    Hides(Part),
    /// A rule with which something may lie over the exit.
    Covers,
}

/// What keeps something in the browser or sends it away when the page is left; whole words of a script.
const KEEPING: [&str; 8] =
    ["localStorage", "sessionStorage", ".cookie", "cookieStore", "indexedDB", "caches.", "serviceWorker", "sendBeacon"];

/// What is wrong with the style `css`.
pub fn of_style(css: &str) -> Vec<Flaw> {
    let mut flaws = Sheet::of(css).flaws;
    flaws.extend(early_end(css, &style::minified_style(css), "</style", "style-end"));
    flaws
}

/// Whether the style `css` keeps the strip with the exit at the top of the screen, as far as its rules say so (SAF-01).
pub fn holds_exit(css: &str) -> bool {
    Sheet::of(css).holds_exit
}

/// What is wrong with the script `js`.
pub fn of_script(js: &str) -> Vec<Flaw> {
    let Script { mut flaws, said, .. } = Script::of(js);
    for name in KEEPING {
        flaws.extend(whole_words(&said, name).map(|place| Flaw { what: What::Keeps(name.trim_matches('.')), place }));
    }
    flaws.extend(early_end(js, &style::minified_script(js), "</script", "script-end"));
    flaws
}

/// Where the element that carries `text` would end in the middle of it, `sent` being what is left of it.
fn early_end(text: &str, sent: &str, tag: &str, reason: &'static str) -> Option<Flaw> {
    sent.to_ascii_lowercase().contains(tag).then_some(())?;
    let at = text.to_ascii_lowercase().find(tag)?;
    Some(Flaw { what: What::Broken(reason), place: at..at + tag.len() })
}

/// Where `name` stands in `text` with no letter before or after it.
fn whole_words<'a>(text: &'a [u8], name: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_$".contains(byte));
    memchr::memmem::find_iter(text, name).map(|at| at..at + name.len()).filter(move |place| {
        let (first, last) = (name.starts_with('.'), name.ends_with('.'));
        let before = !first && is_letter(place.start.checked_sub(1).and_then(|at| text.get(at)));
        !before && (last || !is_letter(text.get(place.end)))
    })
}

/// A bracket that is open, and what stands before it.
struct Open {
    bracket: u8,
    at: usize,
    prelude: String,
    /// What gives it no height or width, and whether it cuts off what does not fit.
    flat: Option<Range<usize>>,
    cuts: bool,
    /// With what it may cover the exit, and whether it says that it lies under it.
    covers: Option<Range<usize>>,
    is_below: bool,
}

impl Open {
    fn new(bracket: u8, at: usize, prelude: String) -> Self {
        Self { bracket, at, prelude, flat: None, cuts: false, covers: None, is_below: false }
    }
}

struct Sheet<'a> {
    css: &'a str,
    flaws: Vec<Flaw>,
    open: Vec<Open>,
    /// What was read since the last `{`, `}` or `;`, without comments, and where it begins.
    since: String,
    from: usize,
    /// The first rule in which another one opens: where a brace is missing, most likely this one's.
    nested: Option<usize>,
    holds_exit: bool,
}

impl<'a> Sheet<'a> {
    /// All that `css` says, read to its end.
    fn of(css: &'a str) -> Self {
        let (flaws, open) = (Vec::new(), Vec::new());
        let mut sheet = Self { css, flaws, open, since: String::new(), from: 0, nested: None, holds_exit: false };
        sheet.read();
        sheet
    }

    fn read(&mut self) {
        let css = self.css;
        for (token, place) in css::tokens(css) {
            let (at, said) = (place.start, &css[place.clone()]);
            match token {
                Token::Comment if said.len() > 3 && said.ends_with("*/") => {}
                Token::Comment => return self.broken("comment", at..at + 2),
                Token::Sign('{' | '(' | '[') => self.opens(css.as_bytes()[at], at),
                Token::Sign('}' | ')' | ']') => self.closes(css.as_bytes()[at], at),
                Token::Sign(';') if self.open.last().is_none_or(|open| open.bracket != b'(') => self.declared(at),
                _ => {
                    if token == Token::Text && string_length(said).is_err() {
                        self.broken("string", place.clone());
                    }
                    self.since.push_str(said);
                }
            }
            if let Token::Sign('{' | '}' | ';') = token {
                self.from = place.end;
            }
        }
        if let Some(open) = self.open.first() {
            let last = self.open.last().filter(|open| open.bracket != b'{').map(|open| open.at);
            let at = last.or(self.nested).unwrap_or(open.at);
            self.broken("open", at..at + 1);
        }
    }

    fn broken(&mut self, reason: &'static str, place: Range<usize>) {
        self.flaws.push(Flaw { what: What::Broken(reason), place });
    }

    fn opens(&mut self, bracket: u8, at: usize) {
        if bracket == b'{' {
            let is_rule = |open: &Open| open.bracket == b'{' && !open.prelude.starts_with('@');
            let nests = self.since.trim_start().starts_with(['&', '@']);
            let outer = self.open.last().filter(|open| is_rule(open) && !nests).map(|open| open.at);
            self.nested = self.nested.or(outer);
            let prelude = std::mem::take(&mut self.since).trim().to_owned();
            self.open.push(Open::new(bracket, at, prelude));
        } else {
            self.since.push(char::from(bracket));
            self.open.push(Open::new(bracket, at, String::new()));
        }
    }

    fn closes(&mut self, bracket: u8, at: usize) {
        if bracket == b'}' {
            self.declared(at);
        } else {
            self.since.push(char::from(bracket));
        }
        match self.open.last() {
            Some(open) if closing(open.bracket) == bracket => {
                let covers = self.open.pop().filter(|rule| !rule.is_below).and_then(|rule| rule.covers);
                self.flaws.extend(covers.map(|place| Flaw { what: What::Covers, place }));
            }
            // What lies within it did not close.
            Some(open) if bracket == b'}' && self.open.iter().any(|it| it.bracket == b'{') => {
                let inner = open.at;
                self.broken("open", inner..inner + 1);
                while self.open.pop().is_some_and(|open| open.bracket != b'{') {}
            }
            _ => self.broken("close", at..at + 1),
        }
    }

    /// A declaration ended before `at`.
    fn declared(&mut self, at: usize) {
        let said: String = self.since.to_ascii_lowercase().split_whitespace().collect();
        self.since.clear();
        let Some(way) = hiding::way_of(&said) else { return };
        let start = self.from + self.css[self.from..at].find(|c: char| !c.is_whitespace()).unwrap_or(0);
        let (is_strip, may_cover, on_paper) = {
            let preludes = self.preludes();
            let is_held = way == Way::Held && hiding::is_strip(&preludes);
            let is_flat = way == Way::Flat && hiding::is_strip(&preludes);
            (is_held || is_flat, hiding::may_cover(&preludes, way), preludes.iter().any(|it| is_of_paper(it)))
        };
        self.holds_exit |= way == Way::Held && is_strip && !on_paper;
        let Some(rule) = self.open.iter_mut().rev().find(|open| open.bracket == b'{') else { return };
        rule.is_below |= way == Way::Below;
        if may_cover && !on_paper {
            rule.covers.get_or_insert(start..at);
        }
        let place = match way {
            // The strip has its colour under the exit.
            Way::Flat if is_strip => Some(start..at),
            Way::Flat if rule.flat.is_some() => None,
            Way::Flat => {
                rule.flat = Some(start..at);
                rule.flat.clone().filter(|_| rule.cuts)
            }
            Way::Cut if std::mem::replace(&mut rule.cuts, true) => None,
            Way::Cut => rule.flat.clone(),
            _ => Some(start..at),
        };
        if let Some(place) = place {
            self.hides(way, place);
        }
    }

    /// What is declared at `place` takes what it is about out of sight.
    fn hides(&mut self, way: Way, place: Range<usize>) {
        let preludes = self.preludes();
        if preludes.iter().any(|it| is_of_paper(it)) {
            return;
        }
        if let Some(part) = hiding::hidden(&preludes, way) {
            self.flaws.push(Flaw { what: What::Hides(part), place });
        }
    }

    /// What stands before the brackets that are open, the outermost first.
    fn preludes(&self) -> Vec<&str> {
        self.open.iter().filter(|open| open.bracket == b'{').map(|open| &*open.prelude).collect()
    }
}

/// Whether what stands in the rule with this `prelude` is for paper alone.
pub fn is_of_paper(prelude: &str) -> bool {
    let prelude = prelude.to_ascii_lowercase();
    let screen = ["screen", "not", "all"].iter().any(|word| prelude.contains(word));
    prelude.starts_with("@media") && prelude.contains("print") && !screen
}

fn closing(bracket: u8) -> u8 {
    match bracket {
        b'{' => b'}',
        b'(' => b')',
        _ => b']',
    }
}

/// The length of the quoted string that `text` begins with.
///
/// # Errors
/// It does not end on its line: as far as that reaches.
fn string_length(text: &str) -> Result<usize, usize> {
    let quote = text.as_bytes().first().copied();
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'\n' if !escaped => return Err(at),
            b'\\' if !escaped => escaped = true,
            _ if Some(byte) == quote && !escaped => return Ok(at + 1),
            _ => escaped = false,
        }
    }
    Err(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover;

    fn told(flaws: &[Flaw], text: &str) -> Vec<String> {
        let what = |flaw: &Flaw| match flaw.what {
            What::Broken(reason) => reason.to_owned(),
            What::Keeps(name) => name.to_owned(),
            What::Hides(part) => format!("{part:?}"),
            What::Covers => "Covers".to_owned(),
        };
        flaws.iter().map(|flaw| format!("{} {}", what(flaw), &text[flaw.place.clone()])).collect()
    }

    fn style(css: &str) -> Vec<String> {
        told(&of_style(css), css)
    }

    fn script(js: &str) -> Vec<String> {
        told(&of_script(js), js)
    }

    #[test]
    fn styles_and_scripts_of_the_program_have_no_flaw() {
        let mut seen = 0;
        for source in discover::carried_theme() {
            let text = source.text.read();
            let found = match source.path.rsplit_once('.').map_or("", |(_, ending)| ending) {
                "css" => style(&text),
                "js" => script(&text),
                _ => continue,
            };
            assert_eq!(found, <[String; 0]>::default(), "{}", source.path);
            seen += 1;
        }
        assert!(seen > 20, "{seen}");
    }

    #[test]
    fn what_does_not_close_in_a_style_is_found_where_it_opens() {
        for (css, wrong) in [
            ("a { b: c; d { e: f } g { h: i }", "open {"),
            ("@media print { a { b: c }", "open {"),
            ("a { b: c } }", "close }"),
            ("a { b: calc(1px + 2px; }", "open ("),
            ("a { b: c } /* d { e: f }", "comment /*"),
            ("a { content: \"b; }\nd { e: f }", "string \"b; }"),
            ("a::after { content: '</STYLE>' }", "style-end </STYLE"),
        ] {
            assert!(style(css).contains(&wrong.to_owned()), "{css}: {:?}", style(css));
        }
        let place = |css: &str| of_style(css).first().map(|flaw| flaw.place.start);
        assert_eq!(place("@layer x {\n  a { b: c;\n  d { e: f }\n}"), Some(15));
        for css in [
            "a { content: \"}\\\"{\" } /* { */ b { c: url(data:image/svg+xml,<a b='{'>) }",
            "a { &:hover { b: c } @media print { d: e } }",
            "a { b: url( '(' ) } @media (min-width: calc(1px)) { [c=']'] { d: e } }",
            "/* </style> */",
            "",
        ] {
            assert_eq!(style(css), <[String; 0]>::default(), "{css}");
        }
    }

    /// SAF-01, SAF-07, HOT-03
    #[test]
    fn a_rule_that_hides_what_readers_need_is_found() {
        for (css, wrong) in [
            (".exit { display: none }", "Exit display: none "),
            (
                "@media (max-width: 30rem) { a, body > .strip { color: red; Display : none !important; } }",
                "Exit Display : none !important",
            ),
            (".strip .exit--quiet:hover { opacity: 0; }", "Exit opacity: 0"),
            ("[data-exit] { visibility: hidden }", "Exit visibility: hidden "),
            ("@layer a { .strip { /* b */ visibility: hidden } }", "Exit /* b */ visibility: hidden "),
            (".strip{position:static}", "Exit position:static"),
            (".strip { position: absolute; left: 0 }", "Exit position: absolute"),
            (".exit{font-size:0}", "Exit font-size:0"),
            (".exit{height:0;overflow:hidden}", "Exit height:0"),
            (".exit{overflow:hidden;max-width:0}", "Exit max-width:0"),
            (".exit{clip-path:inset(100%)}", "Exit clip-path:inset(100%)"),
            ("body>div{display:none}", "Exit display:none"),
            (".strip *{display:none}", "Exit display:none"),
            (".strip { > a { display:none } }", "Exit display:none "),
            (".strip{height:0}", "Exit height:0"),
            (".strip{top:-200px}", "Exit top:-200px"),
            (".strip{z-index:-1}", "Exit z-index:-1"),
            (".exit{font-size:1px}", "Exit font-size:1px"),
            (".exit{opacity:.01}", "Exit opacity:.01"),
            (".exit{color:transparent}", "Exit color:transparent"),
            (".header{position:fixed;top:0;z-index:99}", "Covers position:fixed"),
            (".header { color: red; z-index: 99 }", "Covers z-index: 99 "),
            ("@media screen { .a th { position: sticky } }", "Covers position: sticky "),
            (".hotlines{display:none}", "Numbers display:none"),
            (".safety{display:none}", "Notice display:none"),
            ("aside{display:none}", "Notice display:none"),
            ("@supports (a: b) { .a, aside { transform: scale(0) } }", "Notice transform: scale(0) "),
        ] {
            assert_eq!(style(css), [wrong], "{css}");
        }
        for css in [
            "@media print { .strip, .exit, .hotlines, aside { display: none } }",
            ".strip .switch { display: none }",
            ".exit-status { display: none }",
            ".exit::after { display: none }",
            "a:not(.exit, .hotline__call) { display: none }",
            ".exits { display: none }",
            ".exit { opacity: 0.9 }",
            ".exit { height: 0 } .hotlines { overflow: hidden }",
            ".exit { position: relative }",
            "@media print { .header { position: fixed } }",
            ".header { z-index: 1; position: fixed } .a th { position: sticky; top: 3rem; z-index: 2 }",
            ".strip { position: fixed; top: 0; z-index: 20 } .strip .exit { z-index: 99 } .a { z-index: 2 }",
            "@keyframes a { from { opacity: 0 } 50% { left: -100% } }",
            ".columns aside.note { display: none }",
        ] {
            assert_eq!(style(css), <[String; 0]>::default(), "{css}");
        }
    }

    /// SAF-01
    #[test]
    fn a_style_that_holds_the_exit_is_told_from_others() {
        for css in [".strip{position:sticky}", "@layer a { div, body > .strip { position: fixed } }"] {
            assert!(holds_exit(css), "{css}");
        }
        for css in ["", ".strip{color:red}", ".header{position:fixed}", "@media print{.strip{position:fixed}}"] {
            assert!(!holds_exit(css), "{css}");
        }
    }

    #[test]
    fn what_does_not_close_in_a_script_is_found_where_it_opens() {
        for (js, wrong) in [
            ("(function () { a(); })(", "open ("),
            ("if (a) { b();", "open {"),
            ("a(b]);", "open ("),
            ("a(); }", "close }"),
            ("a = 'b;\nc();", "string 'b;"),
            ("a = `b ${c} d", "string `"),
            ("a(); /* b", "comment /*"),
            ("a = '</script>';", "script-end </script"),
        ] {
            assert!(script(js).contains(&wrong.to_owned()), "{js}: {:?}", script(js));
        }
        for js in [
            "a = /[(/]\\)/.test(b) ? '(' : \"{\"; // (",
            "return /\\{/g; c = a / b / (d); e = a[0] / 2; /* { */",
            "a = `b ${c ? `{${d}` : '}'} (`;",
            "x.replace(/'/g, \"\"); y = {a: /\"/}; if (/[`]/.test(z)) {}",
            "// </script>",
        ] {
            assert_eq!(script(js), <[String; 0]>::default(), "{js}");
        }
    }

    /// TRACE-02
    #[test]
    fn a_script_that_keeps_something_is_found() {
        for (js, wrong) in [
            ("localStorage.a = 1", "localStorage localStorage"),
            ("window['sessionStorage'].b", "sessionStorage sessionStorage"),
            ("doc.cookie = 'a=b'", "cookie .cookie"),
            ("caches.open('a')", "caches caches."),
            ("navigator.serviceWorker.register('/a')", "serviceWorker serviceWorker"),
            ("navigator.sendBeacon('/a')", "sendBeacon sendBeacon"),
        ] {
            assert_eq!(script(js), [wrong], "{js}");
        }
        for js in ["// localStorage", "myCaches.open()", "a.cookies", "/* indexedDB */ b()"] {
            assert_eq!(script(js), <[String; 0]>::default(), "{js}");
        }
    }
}
