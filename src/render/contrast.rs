//! Whether what a theme's styles write can be read: every pair of colours that text and its ground are, in both schemes
//! (look.md). The colours are custom properties of `:root`; a style that writes others is not looked through.
//!
//! Enter at [`doubts`]; [`grounds`] are the colours that palettes of campaigns stand on.

use std::ops::Range;

use super::css::{self, Token};
use super::style;
use crate::colour::{EDGE, Grounds, Rgb, TEXT};
use crate::diag::{Diagnostic, Problem, Span};
use crate::discover::{Source, is_embedded};

/// What stands on what, and the contrast that it needs.
type Pair = (&'static str, &'static str, f64);

/// Of ordinary pages.
const ORDINARY: [Pair; 14] = [
    ("--ink", "--paper", TEXT),
    ("--ink", "--surface", TEXT),
    ("--ink", "--accent-ground", TEXT),
    ("--muted", "--paper", TEXT),
    ("--muted", "--surface", TEXT),
    ("--link", "--paper", TEXT),
    ("--link", "--surface", TEXT),
    ("--link", "--accent-ground", TEXT),
    ("--accent", "--paper", TEXT),
    ("--on-flame", "--flame", TEXT),
    ("--on-exit", "--exit", TEXT),
    ("--edge", "--paper", EDGE),
    ("--exit", "--paper", EDGE),
    ("--violet", "--paper", EDGE),
];

/// Of sensitive pages.
const SENSITIVE: [Pair; 9] = [
    ("--ink", "--paper", TEXT),
    ("--ink", "--surface", TEXT),
    ("--ink", "--ground", TEXT),
    ("--muted", "--paper", TEXT),
    ("--link", "--paper", TEXT),
    ("--link", "--surface", TEXT),
    ("--accent", "--paper", TEXT),
    ("--on-exit", "--exit", TEXT),
    ("--exit", "--paper", EDGE),
];

/// When a colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
}

/// A custom property of the root.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Property {
    name: String,
    value: String,
    place: Range<usize>,
    /// `None`: in both.
    scheme: Option<Scheme>,
    is_important: bool,
    /// Of `:root`, which is before `html`: a pseudo-class is before a name.
    is_root: bool,
    /// It stands in no layer.
    is_free: bool,
}

/// What the files of a style say of colours, in the order in which they are joined.
struct Palette<'a> {
    said: Vec<(&'a Source, Property)>,
    /// Whether its layers go to the browser, and are not laid flat before.
    is_layered: bool,
}

/// Warnings about what a site's own `styles` make hard to read, of ordinary pages and of sensitive ones.
pub fn doubts([ordinary, sensitive]: [&[&Source]; 2]) -> Vec<Diagnostic> {
    let mut doubts: Vec<Diagnostic> = Vec::new();
    for (styles, pairs) in [(ordinary, &ORDINARY[..]), (sensitive, &SENSITIVE)] {
        if styles.iter().any(|source| !is_embedded(source)) {
            let found = Palette::of(styles).doubts(pairs);
            found.into_iter().for_each(|doubt| {
                if !doubts.contains(&doubt) {
                    doubts.push(doubt)
                }
            });
        }
    }
    doubts
}

/// The colours that accents stand on where the style of ordinary pages is made of `styles`, as far as they say so.
pub fn grounds(styles: &[&Source]) -> Grounds {
    let default = Grounds::default();
    if styles.iter().all(|source| is_embedded(source)) {
        return default;
    }
    let palette = Palette::of(styles);
    let colour = |scheme, name, default| palette.colour(scheme, name, 0).unwrap_or(default);
    Grounds {
        paper: colour(Scheme::Light, "--paper", default.paper),
        ink: colour(Scheme::Light, "--ink", default.ink),
        night: colour(Scheme::Dark, "--paper", default.night),
        ink_dark: colour(Scheme::Dark, "--ink", default.ink_dark),
    }
}

/// A colour may be called by so many names in turn.
const MOST_NAMES: usize = 8;

impl<'a> Palette<'a> {
    fn of(styles: &[&'a Source]) -> Self {
        let (mut said, mut joined) = (Vec::new(), String::new());
        for source in styles {
            let text = source.text.read();
            said.extend(properties(&text).into_iter().map(|it| (*source, it)));
            joined.push_str(&style::minified_style(&text));
        }
        Self { said, is_layered: style::flattened(joined).contains("@layer") }
    }

    /// The last word on `name`.
    fn word(&self, scheme: Scheme, name: &str) -> Option<&(&'a Source, Property)> {
        let is_of = |property: &Property| property.name == name && property.scheme.is_none_or(|own| own == scheme);
        let words = self.said.iter().filter(|(_, property)| is_of(property)).enumerate();
        let rank = |it: &Property| match self.is_layered {
            true => (it.is_important, it.is_free, it.is_root),
            false => (it.is_important, it.is_root, it.is_free),
        };
        words.max_by_key(|(at, (_, property))| (rank(property), *at)).map(|(_, word)| word)
    }

    fn colour(&self, scheme: Scheme, name: &str, depth: usize) -> Option<Rgb> {
        let (_, property) = self.word(scheme, name)?;
        let other = property.value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')'));
        match other.filter(|_| depth < MOST_NAMES) {
            Some(other) => self.colour(scheme, other.trim(), depth + 1),
            None => Rgb::of_style(&property.value),
        }
    }

    fn doubts(&self, pairs: &[Pair]) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let own = |scheme, name| self.word(scheme, name).filter(|(source, _)| !is_embedded(source));
        for scheme in [Scheme::Light, Scheme::Dark] {
            for (colour, ground, wanted) in pairs {
                let places = [own(scheme, colour), own(scheme, ground)];
                let Some((source, property)) = places.into_iter().flatten().next() else { continue };
                let doubt = |what: &str, name: String| doubt(source, &property.place, what, name);
                let [text, paper] = [colour, ground].map(|name| self.colour(scheme, name, 0));
                match (text, paper) {
                    (Some(text), Some(paper)) if text.contrast(paper) < *wanted => {
                        let (ratio, better) = (text.contrast(paper), text.readable_on(paper, *wanted));
                        found.push(doubt("contrast", format!("{colour} / {ground}: {ratio:.1} → {better}")));
                    }
                    _ => found.extend(
                        places.into_iter().flatten().filter(|(_, property)| is_misspelt(&property.value)).map(
                            |(source, property)| {
                                let name = format!("{}: {}", property.name, property.value);
                                self::doubt(source, &property.place, "colour", name)
                            },
                        ),
                    ),
                }
            }
        }
        let key = |doubt: &Diagnostic| (doubt.span.clone(), doubt.args.clone());
        found.sort_by_key(key);
        found.dedup();
        found
    }
}

fn doubt(source: &Source, place: &Range<usize>, what: &str, name: String) -> Diagnostic {
    let span = Span::new(&source.path, place.start, place.end);
    Diagnostic::new(Problem::ThemeDoubtful, span).arg("what", what).arg("name", name)
}

/// Whether `value` begins as a code of a colour does and is none.
fn is_misspelt(value: &str) -> bool {
    let digits = value.strip_prefix('#');
    digits.is_some_and(|digits| {
        !matches!(digits.len(), 3 | 4 | 6 | 8) || !digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// The custom properties that `css` gives the root, in its order. What holds for some screens only is left out.
fn properties(css: &str) -> Vec<Property> {
    let (mut found, mut open, mut said, mut from) = (Vec::new(), Vec::<String>::new(), String::new(), 0);
    for (token, place) in css::tokens(css) {
        match token {
            Token::Sign('{') => open.push(std::mem::take(&mut said).trim().to_owned()),
            Token::Sign(end @ ('}' | ';')) => {
                found.extend(property(&said, &open, || {
                    let start = from + css[from..place.start].find("--").unwrap_or(0);
                    start..start + css[start..place.start].trim_end().len()
                }));
                said.clear();
                if end == '}' {
                    open.pop();
                }
            }
            Token::Comment => {}
            _ => said.push_str(&css[place.clone()]),
        }
        if let Token::Sign('{' | '}' | ';') = token {
            from = place.end;
        }
    }
    found
}

/// The custom property that is `said` below what is `open`, the outermost first.
fn property(said: &str, open: &[String], place: impl Fn() -> Range<usize>) -> Option<Property> {
    let (name, value) = said.trim().split_once(':').filter(|(name, _)| name.starts_with("--"))?;
    let (around, rules): (Vec<&String>, Vec<&String>) = open.iter().partition(|prelude| prelude.starts_with('@'));
    let [rule] = rules[..] else { return None };
    let is = |wanted: &str| rule.split(',').any(|selector| selector.trim() == wanted);
    let is_root = is(":root");
    (is_root || is("html")).then_some(())?;
    let (mut scheme, mut is_free) = (None, true);
    for prelude in around {
        let prelude: String = prelude.to_ascii_lowercase().split_whitespace().collect();
        match prelude.as_str() {
            "@media(prefers-color-scheme:dark)" | "@mediascreenand(prefers-color-scheme:dark)" => {
                scheme = Some(Scheme::Dark)
            }
            "@media(prefers-color-scheme:light)" => scheme = Some(Scheme::Light),
            "@mediascreen" | "@mediaall" => {}
            layer if layer.starts_with("@layer") => is_free = false,
            condition if condition.starts_with("@supports") => {}
            _ => return None,
        }
    }
    let (value, is_important) = match value.trim().strip_suffix("!important") {
        Some(value) => (value, true),
        None => (value, false),
    };
    let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
    Some(Property { name, value, place: place(), scheme, is_important, is_root, is_free })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourcePath;
    use crate::discover::{below_theme, carried_theme};

    fn style(path: &str, css: &str) -> Source {
        Source { path: SourcePath::from(path), text: css.to_owned().into() }
    }

    fn carried(name: &str) -> &'static Source {
        carried_theme().iter().find(|source| below_theme(&source.path) == name).expect("a file of the theme")
    }

    const TOKENS: &str = "styles/ordinary/tokens.css";
    const QUIET: &str = "styles/sensitive.css";

    /// look.md: every pair of the program's own theme is readable in both schemes, texts with AAA.
    #[test]
    fn all_pairs_of_our_own_theme_can_be_read() {
        for (name, pairs) in [(TOKENS, &ORDINARY[..]), (QUIET, &SENSITIVE)] {
            let palette = Palette::of(&[carried(name)]);
            for scheme in [Scheme::Light, Scheme::Dark] {
                for (colour, ground, least) in pairs {
                    let of = |name| palette.colour(scheme, name, 0).unwrap_or_else(|| panic!("{name} is no colour"));
                    let (ratio, wanted) = (of(colour).contrast(of(ground)), if *least == TEXT { 7.0 } else { EDGE });
                    assert!(ratio >= wanted, "{scheme:?}: {colour} on {ground} in {name}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn the_grounds_are_those_of_our_own_theme() {
        let own = style("themes/x/styles/own.css", "a { b: c }");
        assert_eq!(grounds(&[carried(TOKENS), &own]), Grounds::default());
    }

    /// SAF-01, look.md: colours of a site's own that cannot be read on each other are told where they stand.
    #[test]
    fn what_cannot_be_read_is_told_with_what_could() {
        let said = |css: &str| {
            let own = style("themes/x/styles/own.css", css);
            let doubts = doubts([&[carried(TOKENS), &own], &[]]);
            let told = doubts.iter().map(|doubt| {
                let name = doubt.args.iter().find(|(name, _)| *name == "name").map_or("", |(_, value)| value);
                format!("{}: {name}", &css[doubt.span.start..doubt.span.end])
            });
            told.collect::<Vec<String>>()
        };
        let light = "@media (prefers-color-scheme: light) { :root { --paper: #fff } }";
        let unknown = "@media (prefers-color-scheme: light) { :root { --paper: hsl(0 0% 0%) } }";
        for fine in [light, unknown, "p{--paper:#000}", "@media print{:root{--paper:#1d2145}}", ":root{--paper:}"] {
            assert_eq!(said(fine), [""; 0], "{fine}");
        }
        // `:root` of the program is before `html`, whose colour nobody ever sees.
        for (unseen, seen) in [
            ("html{--ink:#eee}", "html{--ink:#eee!important}"),
            ("@layer z{html{--ink:#eee}}", "@layer z{:root{--ink:#eee}}"),
        ] {
            assert_eq!(said(unseen), [""; 0], "{unseen}");
            assert!(said(seen).iter().any(|told| told.contains("--ink / --paper")), "{seen}");
        }
        // A layer in another one cannot be laid flat: there, what stands in none is before it.
        let layered = "@layer a{@layer b{c{d:e}}}html{--ink:#eee}";
        assert!(said(layered).iter().any(|told| told.contains("--ink / --paper")));
        let exit = said(":root { --exit: #FFF }");
        assert_eq!(
            exit,
            ["--exit: #FFF: --exit / --paper: 1.0 → #919191", "--exit: #FFF: --on-exit / --exit: 1.0 → #757575"]
        );
        // It counts in the dark, too, where ink is light.
        assert!(said(":root{--paper:#fff}").iter().any(|told| told.contains("--ink / --paper: 1.1")));
        let dark = said("@media (prefers-color-scheme: dark) { :root { --ink: #222; } }");
        assert!(dark.iter().all(|told| told.starts_with("--ink: #222: --ink / --")) && dark.len() == 3, "{dark:?}");
        assert_eq!(said(":root{--paper:#12345}"), ["--paper:#12345: --paper: #12345"]);
        assert!(
            said("@layer tokens { :root { --paper: var(--ink) } }")
                .iter()
                .any(|told| told.starts_with("--paper: var(--ink): --ink / --paper: 1.0"))
        );
    }
}
