//! A thing of schema.org while it is put together: what is empty is left out.

use serde_json::{Map, Value};

/// A thing with its properties in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node(Map<String, Value>);

impl Node {
    /// A thing of the type called `name`: `NewsArticle`.
    pub fn new(name: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), Value::from(name))]))
    }

    /// A property.
    pub fn with(mut self, property: &str, value: Value) -> Self {
        self.0.insert(property.to_owned(), value);
        self
    }

    /// A property that may be missing.
    pub fn maybe(self, property: &str, value: Option<Value>) -> Self {
        match value {
            Some(value) => self.with(property, value),
            None => self,
        }
    }

    /// A property whose value is a text; none for an empty one.
    pub fn text(self, property: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(property, Value::from(text)) }
    }

    /// The thing as JSON.
    pub fn value(self) -> Value {
        Value::Object(self.0)
    }
}
