//! A piece of a page's context together with its digest, so that what many pages share
//! (a card, the site's frame) is converted and hashed once.

use serde::Serialize;
use tera::Value;

/// BLAKE3 of a canonical serialisation.
pub type Digest = [u8; 32];

/// A value for templates and the digest of all that they can see in it. Clones share the value.
#[derive(Debug, Clone)]
pub struct Part {
    value: Value,
    digest: Digest,
}

impl Part {
    /// Converts and hashes `value`.
    pub fn of<T: Serialize>(value: &T) -> Self {
        let mut hasher = blake3::Hasher::new();
        serde_json::to_writer(&mut hasher, value).expect("views hold only text, numbers and lists");
        Self { value: Value::from_serializable(value), digest: hasher.finalize().into() }
    }

    /// The list of `parts`, without converting them again.
    pub fn list(parts: &[Part]) -> Self {
        let mut hasher = blake3::Hasher::new();
        parts.iter().for_each(|part| {
            hasher.update(&part.digest);
        });
        let values: Vec<Value> = parts.iter().map(|part| part.value.clone()).collect();
        Self { value: Value::from(values), digest: hasher.finalize().into() }
    }

    /// For templates.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// For the digest of a page.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }
}
