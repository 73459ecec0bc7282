//! Rules of a style that take out of sight what a reader must always find: the exit (SAF-01), the numbers to call
//! (HOT-03), the safety notice (SAF-07).
//!
//! Enter at [`Hider::of`]. Selectors are held against where these parts stand in pages of the program's theme; what a
//! browser would see only with both at hand (layers, inheritance, what lies over what, sizes, parts that a template
//! calls otherwise) nobody sees here.

mod selector;

use selector::{matches, names};

/// What a reader must always find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Exit,
    Numbers,
    Notice,
}

impl Part {
    /// As messages call its loss.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exit => "hidden",
            Self::Numbers => "hidden-numbers",
            Self::Notice => "hidden-notice",
        }
    }
}

/// How a declaration keeps something from being seen or pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is gone, with all in it.
    Gone,
    /// Its own letters are; what is in it may have a size of its own.
    Letters,
    /// It scrolls away with the page.
    Loose,
    /// It stays where it is while the page scrolls.
    Held,
    /// It is moved up, out of the screen if it stands at its top.
    Raised,
    /// It lies under the page.
    Under,
    /// It lies over what stays at the top.
    Above,
    /// It lies under that, which is to say that it was thought of.
    Below,
    /// It has no height or no width: gone if what does not fit is cut off.
    Flat,
    /// What does not fit is cut off.
    Cut,
}

/// An element on the way to a part, as far as selectors name it.
struct Element {
    name: &'static str,
    classes: &'static [&'static str],
    attributes: &'static [(&'static str, &'static str)],
}

const fn element(name: &'static str, classes: &'static [&'static str]) -> Element {
    Element { name, classes, attributes: &[] }
}

const EXIT: Element = Element {
    name: "a",
    classes: &["exit", "exit--quiet"],
    attributes: &[
        ("href", "https://"),
        ("rel", "nofollow noreferrer noopener"),
        ("data-exit", ""),
        ("data-title", ""),
        ("aria-label", ""),
    ],
};

const STRIP: Element =
    Element { name: "div", classes: &["strip"], attributes: &[("role", "region"), ("aria-label", "")] };

const CALL: Element = Element { name: "a", classes: &["hotline__call"], attributes: &[("href", "tel:")] };

const NOTICE: Element = Element { name: "aside", classes: &["safety"], attributes: &[("aria-labelledby", "")] };

const MAIN: Element = Element { name: "main", classes: &["wrap"], attributes: &[("id", "main"), ("tabindex", "-1")] };

const HTML: Element = Element { name: "html", classes: &[], attributes: &[("lang", "")] };

/// Where each part stands, from the outside in, and what it is called itself: at which of them it begins.
const PARTS: [(Part, &[Element], usize); 4] = [
    (Part::Exit, &[HTML, BODY, STRIP, EXIT], 2),
    (Part::Numbers, &[HTML, BODY, MAIN, SECTION, NUMBERS, NUMBER, CALL, DIGITS], 4),
    (Part::Numbers, &[HTML, BODY, FOOTER, ROW, HELP, NUMBERS, NUMBER, CALL, DIGITS], 5),
    (Part::Notice, &[HTML, BODY, MAIN, NOTICE, LIST, LINE], 3),
];

const BODY: Element = element("body", &["ordinary", "sensitive"]);
const SECTION: Element = element("section", &[]);
const FOOTER: Element = element("footer", &["footer"]);
const ROW: Element = element("div", &["wrap", "footer__row"]);
const HELP: Element = element("section", &["footer__help"]);
const NUMBERS: Element = element("ul", &["hotlines", "hotlines--brief"]);
const NUMBER: Element = element("li", &["hotline"]);
const DIGITS: Element = element("span", &["hotline__number"]);
const LIST: Element = element("ul", &[]);
const LINE: Element = element("li", &[]);

/// Values of `position` with which something stays in sight while the page scrolls.
const HELD: [&str; 3] = ["sticky", "-webkit-sticky", "fixed"];

/// The `z-index` of the strip: what comes later and has as much lies over it.
const STRIP_LEVEL: f64 = 9.0;

/// What the declaration `said`, in small letters and without white space, does to what it is about.
pub fn way_of(said: &str) -> Option<Way> {
    let (name, value) = said.split_once(':')?;
    let value = value.trim_end_matches("!important");
    let is_nothing = || number(value).is_some_and(|(size, _)| size == 0.0);
    let way = match name {
        "display" if value == "none" => Way::Gone,
        "visibility" if ["hidden", "collapse"].contains(&value) => Way::Gone,
        "content-visibility" if value == "hidden" => Way::Gone,
        "pointer-events" if value == "none" => Way::Gone,
        "scale" | "zoom" if is_nothing() => Way::Gone,
        "opacity" if is_faint(value) => Way::Gone,
        "transform" if is_shrunk_away(value) || is_moved_away(value) => Way::Gone,
        "translate" | "left" | "right" | "top" | "bottom" | "text-indent" if is_far(value) => Way::Gone,
        _ if (name.starts_with("inset") || name.starts_with("margin")) && is_far(value) => Way::Gone,
        "clip-path" | "-webkit-clip-path" if is_clipped_away(value) => Way::Gone,
        "clip" if value.starts_with("rect(") && !value.contains("auto") => Way::Gone,
        "top" | "inset" | "inset-block" | "inset-block-start" if is_raised(value) => Way::Raised,
        "margin" | "margin-top" | "margin-block" | "margin-block-start" if is_raised(value) => Way::Raised,
        "font-size" if is_tiny(value) => Way::Letters,
        "color" | "-webkit-text-fill-color" if is_clear(value) => Way::Letters,
        "position" if HELD.contains(&value) => Way::Held,
        "position" => Way::Loose,
        "z-index" => match number(value)? {
            (level, _) if level < 0.0 => Way::Under,
            (level, _) if level >= STRIP_LEVEL => Way::Above,
            _ => Way::Below,
        },
        "height" | "max-height" | "width" | "max-width" if is_nothing() => Way::Flat,
        "block-size" | "max-block-size" | "inline-size" | "max-inline-size" if is_nothing() => Way::Flat,
        "overflow" | "overflow-x" | "overflow-y" if value.contains("hidden") || value.contains("clip") => Way::Cut,
        _ => return None,
    };
    Some(way)
}

/// The part that the rule with `preludes`, the outermost first, takes out of sight in the `way`.
pub fn hidden(preludes: &[&str], way: Way) -> Option<Part> {
    let selectors = nested(preludes);
    let found = PARTS.iter().find(|(part, elements, begins)| {
        let mut subjects = if way == Way::Letters { *begins..elements.len() } else { 0..elements.len() };
        match way {
            // It is the strip that stays at the top.
            Way::Loose | Way::Raised => *part == Part::Exit && selectors.iter().any(|it| names(it, &STRIP)),
            Way::Under => *part == Part::Exit && selectors.iter().any(|it| names(it, &STRIP) || names(it, &EXIT)),
            Way::Held | Way::Above | Way::Below => false,
            _ => subjects.any(|at| selectors.iter().any(|selector| matches(selector, &elements[..=at], *begins))),
        }
    });
    found.map(|(part, ..)| *part)
}

/// Whether the rule with `preludes` is about the strip in which the exit stands.
pub fn is_strip(preludes: &[&str]) -> bool {
    nested(preludes).iter().any(|selector| names(selector, &STRIP))
}

/// Whether something that the rule with `preludes` is about may lie over the strip in the `way`: not what stands in it,
/// and not the ways past what comes before, which are in sight only while the Tab key is on them.
pub fn may_cover(preludes: &[&str], way: Way) -> bool {
    let is_known =
        |selector: &String| selector.contains(".strip") || [".skip", ".exit"].iter().any(|it| selector.starts_with(it));
    let selectors = nested(preludes);
    matches!(way, Way::Held | Way::Above)
        && selectors.iter().any(|selector| !is_known(selector) && !is_moment(selector))
}

/// Whether `selector` is a moment of an animation.
fn is_moment(selector: &str) -> bool {
    ["from", "to"].contains(&selector) || selector.ends_with('%')
}

/// The selectors that a rule has within those around it; many of them by their first only.
fn nested(preludes: &[&str]) -> Vec<String> {
    let mut outer: Vec<String> = Vec::new();
    for prelude in preludes.iter().filter(|prelude| !prelude.starts_with('@')) {
        let inner = selector::listed(prelude).take(MOST);
        outer = match outer.is_empty() {
            true => inner.map(str::to_owned).collect(),
            false => inner.flat_map(|inner| outer.iter().map(move |outer| within(outer, inner))).take(MOST).collect(),
        };
    }
    outer
}

/// More selectors of one rule are not looked at.
const MOST: usize = 256;

/// A selector that is longer means by the last `&` alone what is around it, and by the others anything: `& &` in `& &` would
/// double with each level.
const LONG: usize = 1 << 10;

fn within(outer: &str, inner: &str) -> String {
    match inner.rsplit_once('&') {
        None => format!("{outer} {inner}"),
        Some((before, after)) if outer.len() > LONG => format!("{}{outer}{after}", before.replace('&', "*")),
        Some(_) => inner.replace('&', outer),
    }
}

/// The number that `text` begins with, and its unit as far as it goes.
fn number(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || "+-.".contains(c))).unwrap_or(text.len());
    let unit = &text[end..];
    let unit = &unit[..unit.find(|c: char| !(c.is_ascii_alphabetic() || c == '%')).unwrap_or(unit.len())];
    Some((text[..end].parse().ok()?, unit))
}

/// Numbers in `text`, which has lost its white space: `-9999px0auto`.
fn numbers(text: &str) -> impl Iterator<Item = (f64, &str)> {
    let starts = text.char_indices().filter(|(at, c)| {
        let before = text[..*at].chars().next_back();
        let is_inside = before.is_some_and(|c| c.is_ascii_digit() || ".-+".contains(c));
        (c.is_ascii_digit() || ".-".contains(*c)) && !is_inside
    });
    starts.filter_map(|(at, _)| number(&text[at..]))
}

/// Whether a length of `value` leads off any screen.
fn is_far(value: &str) -> bool {
    numbers(value).any(|(size, unit)| match unit {
        "px" | "pt" => size.abs() >= 999.0,
        "em" | "rem" | "ch" | "ex" => size.abs() >= 60.0,
        "vw" | "vh" | "vmin" | "vmax" | "%" => size.abs() >= 100.0,
        _ => false,
    }) && !value.contains("calc(")
}

/// Hardly to be seen: opaque by less than a quarter.
fn is_faint(opacity: &str) -> bool {
    number(opacity).is_some_and(|(part, unit)| part < if unit == "%" { 25.0 } else { 0.25 })
}

/// Letters that nobody reads.
fn is_tiny(size: &str) -> bool {
    number(size).is_some_and(|(size, unit)| match unit {
        "px" => size < 8.0,
        "pt" => size < 6.0,
        "em" | "rem" => size < 0.5,
        "%" => size < 50.0,
        _ => size == 0.0,
    })
}

/// `transparent`, `#0000`, `rgb(000/0)`, `rgba(0,0,0,0)`.
fn is_clear(color: &str) -> bool {
    let digits = color.strip_prefix('#').filter(|digits| [4, 8].contains(&digits.len()));
    let is_clear_hex = |digits: &str| digits.ends_with(if digits.len() == 4 { "0" } else { "00" });
    let alpha = functions(color).next().and_then(|(_, inside)| match inside.rsplit_once('/') {
        Some((_, alpha)) => Some(alpha),
        None => inside.splitn(4, ',').nth(3),
    });
    let is_zero = |alpha: &str| number(alpha).is_some_and(|(part, _)| part == 0.0);
    color == "transparent" || digits.is_some_and(is_clear_hex) || alpha.is_some_and(is_zero)
}

/// Whether the first length of `value` leads upwards.
fn is_raised(value: &str) -> bool {
    value.starts_with('-') && number(value).is_some_and(|(size, _)| size < 0.0)
}

fn is_moved_away(transform: &str) -> bool {
    functions(transform).any(|(name, inside)| name.starts_with("translate") && is_far(inside))
}

fn is_shrunk_away(transform: &str) -> bool {
    functions(transform).any(|(name, inside)| {
        name.starts_with("scale") && inside.split(',').any(|size| number(size).is_some_and(|(size, _)| size == 0.0))
    })
}

/// `inset(100%)`, `circle(0)`, `polygon(00,00)`.
fn is_clipped_away(path: &str) -> bool {
    functions(path).any(|(name, inside)| match name {
        "inset" => numbers(inside).next().is_some_and(|(size, unit)| unit == "%" && size >= 50.0),
        "circle" | "ellipse" => number(inside).is_some_and(|(size, _)| size == 0.0),
        "polygon" => numbers(inside).all(|(size, _)| size == 0.0),
        _ => false,
    })
}

/// The functions of `value` with what stands in each.
fn functions(value: &str) -> impl Iterator<Item = (&str, &str)> {
    value.split(')').filter_map(|text| text.split_once('('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_told_from_what_does_not() {
        let gone = [
            "display:none",
            "visibility:collapse!important",
            "opacity:0",
            "opacity:.0",
            "opacity:0%",
            "opacity:.01",
            "opacity:20%",
            "transform:scale(0)",
            "transform:rotate(3deg)scaleX(0)",
            "transform:translateX(-9999px)",
            "scale:0",
            "left:-9999px",
            "top:-100vh",
            "inset:auto0autoauto-9999px",
            "margin-left:-1000px",
            "text-indent:-9999px",
            "clip-path:inset(100%)",
            "clip-path:circle(0)",
            "clip-path:polygon(00,00,00)",
            "clip:rect(0000)",
            "clip:rect(0,0,0,0)",
            "pointer-events:none",
            "content-visibility:hidden",
        ];
        gone.iter().for_each(|said| assert_eq!(way_of(said), Some(Way::Gone), "{said}"));
        let here = [
            "display:flex",
            "opacity:0.9",
            "transform:scale(1.1)",
            "transform:translateY(-2px)",
            "left:0",
            "margin:0-1rem",
            "margin-inline:calc(50%-50vw)",
            "clip-path:inset(1px)",
            "font-size:0.8rem",
            "font-size:min(.8rem,9vmin)",
            "z-index:auto",
            "top:0",
            "margin:.25rem-1rem",
            "min-width:0",
            "color:red",
            "color:#f000a0",
            "color:rgba(0,0,0,.9)",
        ];
        here.iter().for_each(|said| assert_eq!(way_of(said), None, "{said}"));
        for said in ["font-size:0", "font-size:1px", "font-size:.1em", "font-size:30%", "color:transparent"] {
            assert_eq!(way_of(said), Some(Way::Letters), "{said}");
        }
        for said in ["color:#0000", "color:#00000000", "color:rgba(0,0,0,0)", "color:rgb(000/0%)"] {
            assert_eq!(way_of(said), Some(Way::Letters), "{said}");
        }
        for said in ["top:-200px", "margin-top:-3rem", "inset:-4remautoauto", "margin:-50px0"] {
            assert_eq!(way_of(said), Some(Way::Raised), "{said}");
        }
        let levels = ["z-index:-1", "z-index:8", "z-index:99"].map(way_of);
        assert_eq!(levels, [Some(Way::Under), Some(Way::Below), Some(Way::Above)]);
        assert_eq!(way_of("position:static"), Some(Way::Loose));
        assert_eq!([way_of("position:sticky"), way_of("position:fixed")], [Some(Way::Held); 2]);
        assert_eq!([way_of("max-height:0"), way_of("overflow:hidden")], [Some(Way::Flat), Some(Way::Cut)]);
    }

    /// SAF-01, SAF-07, HOT-03
    #[test]
    fn selectors_name_what_they_take_out_of_sight() {
        let cases = [
            (".exit", Some(Part::Exit)),
            ("body > div", Some(Part::Exit)),
            (".strip *", Some(Part::Exit)),
            ("body", Some(Part::Exit)),
            ("a", Some(Part::Exit)),
            ("[class*='exit']", Some(Part::Exit)),
            (".anything .strip:hover", Some(Part::Exit)),
            ("a[rel~=\"nofollow\"]", Some(Part::Exit)),
            (":is(.strip, .nav) > a", Some(Part::Exit)),
            (".hotlines", Some(Part::Numbers)),
            ("a[href^=\"tel:\"]", Some(Part::Numbers)),
            (".footer ul", Some(Part::Numbers)),
            (".hotline__number", Some(Part::Numbers)),
            (".safety", Some(Part::Notice)),
            ("aside", Some(Part::Notice)),
            ("main aside li", Some(Part::Notice)),
            (".safety p", None),
            (".header a", None),
            (".prose aside", None),
            ("aside.columns__facts", None),
            (".exit-status", None),
            (".strip .switch", None),
            ("a:not(.exit, .hotline__call)", None),
            ("a:empty", None),
            (".hotline__note", None),
            ("a[href^='mailto:']", None),
            ("a::after", None),
            ("from", None),
            ("[hidden]", None),
            (".skip + a", None),
        ];
        cases.iter().for_each(|(selector, part)| assert_eq!(hidden(&[selector], Way::Gone), *part, "{selector}"));
        assert_eq!(hidden(&["@layer a", ".strip", "& > a"], Way::Gone), Some(Part::Exit));
        assert_eq!(hidden(&[".prose", "ul"], Way::Gone), None);
        assert_eq!(hidden(&["body"], Way::Letters), None);
        assert_eq!(hidden(&["div"], Way::Loose), None);
        assert_eq!(hidden(&[".exit"], Way::Loose), None);
        for way in [Way::Loose, Way::Raised, Way::Under] {
            assert_eq!(hidden(&[".strip"], way), Some(Part::Exit), "{way:?}");
            assert_eq!(hidden(&[".header", "&"], way), None, "{way:?}");
        }
        assert_eq!([hidden(&[".exit"], Way::Raised), hidden(&["main"], Way::Under)], [None; 2]);
        assert_eq!(hidden(&[".exit"], Way::Under), Some(Part::Exit));
    }

    /// SAF-01: what stays in sight beside the strip, or lies as high, may come over it.
    /// SAF-01: what is nested in itself is read in no time, and hides what it hides.
    #[test]
    fn a_rule_that_doubles_with_each_level_is_read() {
        let preludes: Vec<&str> = std::iter::once(".exit").chain(std::iter::repeat_n("& &", 60)).collect();
        assert_eq!(hidden(&preludes, Way::Gone), Some(Part::Exit));
        let preludes: Vec<&str> = std::iter::once(".card").chain(std::iter::repeat_n("& &, &:hover &", 60)).collect();
        assert_eq!(hidden(&preludes, Way::Gone), None);
    }

    #[test]
    fn what_may_cover_the_exit_is_told_from_its_own_parts() {
        for (selector, covers) in [
            (".header", true),
            (".a, .strip", true),
            (".strip", false),
            (".strip .switch", false),
            (".skip--exit:focus", false),
            (".exit-status", false),
            ("50%", false),
        ] {
            assert_eq!(may_cover(&["@media screen", selector], Way::Held), covers, "{selector}");
        }
        assert!(may_cover(&[".header", "& a"], Way::Above) && !may_cover(&[".header"], Way::Gone));
        assert!(is_strip(&["@layer a", "body > .strip"]) && !is_strip(&[".strip a"]));
    }

    /// SAF-01, SAF-07, HOT-03: what selectors are held against stands in the program's templates, called as here.
    #[test]
    fn parts_are_called_as_in_the_templates() {
        let sources = crate::render::tests::own_sources().theme;
        let templates: Vec<_> =
            sources.iter().filter(|it| it.path.ends_with(".html")).map(|it| it.text.read()).collect();
        let tags: Vec<&str> = templates.iter().flat_map(|text| text.split('<')).collect();
        // What a page puts there is not known.
        let said = |tag: &str, (name, value): (&str, &str)| {
            let mut words = tag.split_whitespace();
            words.any(|word| word.starts_with(name) && (word.contains("{{") || tag.contains(value)))
        };
        for element in PARTS.iter().flat_map(|(_, elements, _)| *elements) {
            let are_it = |tag: &&&str| {
                tag.split(|c: char| c.is_whitespace() || c == '>').next() == Some(element.name)
                    && element.attributes.iter().all(|attribute| said(tag, *attribute))
            };
            let tags: Vec<&&str> = tags.iter().filter(are_it).collect();
            assert!(!tags.is_empty(), "<{}>", element.name);
            // A page has one of the two looks.
            for class in element.classes.iter().filter(|_| element.name != "body") {
                let has = |tag: &&&str| tag.split(['"', ' ', '{', '}']).any(|word| word == *class);
                assert!(tags.iter().any(has), "<{} class=\"{class}\">", element.name);
            }
        }
    }
}
