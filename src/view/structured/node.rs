//! Things of schema.org while they are put together, as JSON that may stand in a script element: no tag, comment
//! or entity can begin in it, and programs that read it as JavaScript find no end of line.

use std::fmt::Write;

/// A thing with its properties in the order in which they were given, each once; what is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node(String);

/// The value of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json(String);

/// Bytes of most things.
const USUAL: usize = 512;

impl Node {
    /// A thing of the type called `name`: `NewsArticle`.
    pub fn new(name: &str) -> Self {
        let mut text = String::with_capacity(USUAL);
        text.push_str("{\"@type\":");
        quote(name, &mut text);
        Self(text)
    }

    /// What refers to the thing called `id`.
    pub fn reference(id: &str) -> Json {
        let mut text = String::with_capacity(id.len() + 10);
        text.push_str("{\"@id\":");
        quote(id, &mut text);
        Self(text).value()
    }

    /// A property.
    pub fn with(mut self, property: &str, Json(value): &Json) -> Self {
        self.begin(property);
        self.0.push_str(value);
        self
    }

    /// A property that may be missing.
    pub fn maybe(self, property: &str, value: Option<Json>) -> Self {
        match value {
            Some(value) => self.with(property, &value),
            None => self,
        }
    }

    /// A property whose value is a text; none for an empty one.
    pub fn text(mut self, property: &str, text: &str) -> Self {
        if !text.is_empty() {
            self.begin(property);
            quote(text, &mut self.0);
        }
        self
    }

    fn begin(&mut self, property: &str) {
        self.0.push(',');
        quote(property, &mut self.0);
        self.0.push(':');
    }

    /// The whole thing.
    pub fn value(mut self) -> Json {
        self.0.push('}');
        Json(self.0)
    }
}

impl Json {
    /// A text, also an empty one.
    pub fn text(text: &str) -> Self {
        let mut json = String::with_capacity(text.len() + 2);
        quote(text, &mut json);
        Self(json)
    }

    /// A number.
    pub fn number(number: impl Into<u64>) -> Self {
        Self(number.into().to_string())
    }

    /// Some values in their order.
    pub fn list(values: impl IntoIterator<Item = Self>) -> Self {
        let mut list = String::with_capacity(USUAL);
        list.push('[');
        for Self(value) in values {
            list.push_str(if list.len() > 1 { "," } else { "" });
            list.push_str(&value);
        }
        list.push(']');
        Self(list)
    }

    /// The graph of `things`, for a page of its own.
    pub fn graph(things: impl IntoIterator<Item = Self>) -> String {
        let Self(things) = Self::list(things);
        format!("{{\"@context\":\"https://schema.org\",\"@graph\":{things}}}")
    }
}

/// Writes `text` as a string of JSON (RFC 8259, section 7).
fn quote(text: &str, json: &mut String) {
    json.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        json.push_str(&rest[..at]);
        let mut after = rest[at..].chars();
        match after.next() {
            Some(mark @ ('"' | '\\')) => json.extend(['\\', mark]),
            Some('\n') => json.push_str("\\n"),
            Some('\r') => json.push_str("\\r"),
            Some('\t') => json.push_str("\\t"),
            Some('\u{8}') => json.push_str("\\b"),
            Some('\u{c}') => json.push_str("\\f"),
            Some(mark @ ('\0'..' ' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}')) => {
                write!(json, "\\u{:04x}", u32::from(mark)).expect("a String takes every text");
            }
            other => json.extend(other),
        }
        rest = after.as_str();
    }
    json.push_str(rest);
    json.push('"');
}

/// Whether a character that begins with `byte` may have to be written otherwise. U+2028 begins with 0xe2.
fn is_special(byte: u8) -> bool {
    matches!(byte, ..b' ' | b'"' | b'\\' | b'<' | b'>' | b'&' | 0xe2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TRACE-03: what a writer says cannot end the element that carries it.
    #[test]
    fn nothing_can_end_the_script() {
        let text = "a</script><script>b&c<!--\u{2028}\u{2029}";
        let Json(written) = Node::new("Thing").text("name", text).value();
        assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{written}");
        let read: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(read["name"], text);
    }

    #[test]
    fn every_character_is_read_as_it_was_said() {
        for letter in ('\0'..='\u{3000}').chain(['\u{ffff}', '😀']) {
            let text = format!("a{letter}{letter}b");
            let Json(written) = Json::text(&text);
            assert_eq!(serde_json::from_str::<String>(&written).ok(), Some(text), "{letter:?}");
        }
    }

    #[test]
    fn a_thing_keeps_the_order_of_what_is_said_and_leaves_out_what_is_empty() {
        let node = Node::new("A").text("b", "").text("c", "d").maybe("e", None);
        let node = node.with("f", &Json::list([Json::number(1_u32), Node::reference("g")])).with("h", &Json::list([]));
        let Json(written) = node.value();
        assert_eq!(written, r#"{"@type":"A","c":"d","f":[1,{"@id":"g"}],"h":[]}"#);
        assert_eq!(Json::graph([]), r#"{"@context":"https://schema.org","@graph":[]}"#);
    }
}
