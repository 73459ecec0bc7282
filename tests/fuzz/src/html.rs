//! What the HTML of a body may be: a closed list of elements, attributes and classes, well nested.
//! Written down a second time on purpose: nothing here is taken from the program.

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

/// Elements with the attributes that each may have.
const ELEMENTS: [(&str, &[&str]); 39] = [
    ("a", &["href", "title", "rel", "id", "role", "class", "aria-label"]),
    ("abbr", &["title"]),
    ("b", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &[]),
    ("dd", &[]),
    ("div", &["class", "role", "tabindex", "aria-label"]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title", "loading", "decoding"]),
    ("input", &["type", "disabled", "checked"]),
    ("kbd", &[]),
    ("label", &[]),
    ("li", &["class", "id"]),
    ("ol", &["start"]),
    ("p", &["class"]),
    ("pre", &[]),
    ("section", &["class", "aria-label"]),
    ("span", &["lang"]),
    ("strong", &[]),
    ("sub", &[]),
    ("sup", &["class"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["class"]),
    ("th", &["class", "scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
    ("wbr", &[]),
    ("figure", &[]),
];

const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// What ends a paragraph that is open, as browsers read it.
const BLOCKS: [&str; 18] = [
    "blockquote",
    "div",
    "dl",
    "dd",
    "dt",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

const CLASSES: [&str; 13] = [
    "align-center",
    "align-left",
    "align-right",
    "callout",
    "callout-caution",
    "callout-important",
    "callout-note",
    "callout-tip",
    "callout-title",
    "callout-warning",
    "footnote-back",
    "footnote-ref",
    "footnotes",
];

/// Ids of the page, in their order.
///
/// # Panics
/// An element, attribute, class or address outside of the lists, or one that is closed out of order.
pub fn check(html: &str) -> Vec<String> {
    let (mut open, mut ids): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
        match token.unwrap_or_else(|never| match never {}) {
            Token::StartTag(tag) => start(&tag, &mut open, &mut ids, html),
            Token::EndTag(EndTag { name, .. }) => {
                assert_eq!(open.pop().as_deref(), Some(&*text(&name)), "closed out of order in {html}");
            }
            Token::String(_) => {}
            other => panic!("{other:?} in {html}"),
        }
    }
    assert!(open.is_empty(), "{open:?} stays open in {html}");
    ids
}

fn start(tag: &StartTag<()>, open: &mut Vec<String>, ids: &mut Vec<String>, html: &str) {
    let name = text(&tag.name);
    let allowed = ELEMENTS.iter().find(|(known, _)| *known == name);
    let (_, attributes) = allowed.unwrap_or_else(|| panic!("<{name}> in {html}"));
    for (key, value) in &tag.attributes {
        let (key, value) = (text(key), text(value));
        assert!(attributes.contains(&&*key), "<{name} {key}> in {html}");
        match &*key {
            "class" => value.split(' ').for_each(|class| assert!(is_class(class), "class {class:?} in {html}")),
            "href" | "src" => assert!(may_lead_to(&value, key == "src"), "{key}={value:?} in {html}"),
            "id" => ids.push(value),
            _ => {}
        }
    }
    let is_in = |outer: &str| open.iter().any(|open| open == outer);
    assert!(!(is_in("p") && BLOCKS.contains(&&*name)), "<{name}> ends a paragraph in {html}");
    assert!(!(is_in("a") && name == "a"), "a link in a link in {html}");
    if !VOID.contains(&&*name) {
        open.push(name);
    }
}

fn is_class(class: &str) -> bool {
    CLASSES.contains(&class) || matches!(class, "table" | "task")
}

/// Whether a browser that reads `address` stays with the web and mail, and with pictures at home.
fn may_lead_to(address: &str, is_picture: bool) -> bool {
    let address = address.trim_matches(|c: char| c <= ' ').replace(['\t', '\n', '\r'], "").replace('\\', "/");
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default().split_once(':');
    let has_scheme = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    };
    match scheme.map(|(name, _)| name.to_ascii_lowercase()).filter(|name| has_scheme(name)) {
        Some(scheme) => !is_picture && ["http", "https", "mailto"].contains(&&*scheme),
        None => !address.starts_with("//"),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the HTML is UTF-8")
}
