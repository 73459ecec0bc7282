//! A piece of a page's context together with its digest, so that what many pages share
//! (a card, the site's frame) is hashed once, and converted once or, when no page that shows it is
//! rendered, never.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::Serialize;
use tera::value::Key;
use tera::{Map, Value};

/// BLAKE3 of a canonical serialisation.
pub type Digest = [u8; 32];

/// Bytes of most parts when serialised.
const USUAL: usize = 1 << 10;

/// A value for templates and the digest of all that they can see in it. Clones share the value.
#[derive(Clone)]
pub struct Part {
    digest: Digest,
    shown: Arc<Shown>,
}

/// What templates see, once one of them asks, and until then what that is made of.
struct Shown {
    value: OnceLock<Value>,
    source: Mutex<Option<Box<dyn Source>>>,
}

/// What a value is made of.
trait Source: Send {
    fn value(&self) -> Value;
}

/// What serialises.
struct Whole<T>(T);

/// Parts that a template sees as one list.
struct List(Vec<Part>);

/// Parts that a template sees under names.
struct Named(Vec<(&'static str, Part)>);

impl<T: Serialize + Send> Source for Whole<T> {
    fn value(&self) -> Value {
        Value::from_serializable(&self.0)
    }
}

impl Source for List {
    fn value(&self) -> Value {
        Value::from(self.0.iter().map(|part| part.value().clone()).collect::<Vec<Value>>())
    }
}

impl Source for Named {
    fn value(&self) -> Value {
        let entries = self.0.iter().map(|(name, part)| (Key::from(*name), part.value().clone()));
        Value::from(entries.collect::<Map>())
    }
}

impl Part {
    /// Hashes `source`, which is converted when it is first shown.
    pub fn of<T: Serialize + Send + 'static>(source: T) -> Self {
        // All of it at once: the many small pieces that serialising gives are slow to hash.
        let mut text = Vec::with_capacity(USUAL);
        serde_json::to_writer(&mut text, &source).expect("views hold only text, numbers and lists");
        Self::shown(blake3::hash(&text).into(), Whole(source))
    }

    /// The list of `parts`, without converting them again.
    pub fn list(parts: Vec<Part>) -> Self {
        let mut hasher = blake3::Hasher::new();
        parts.iter().for_each(|part| {
            hasher.update(&part.digest);
        });
        Self::shown(hasher.finalize().into(), List(parts))
    }

    /// What has `parts` under their names.
    pub fn named(parts: Vec<(&'static str, Part)>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for (name, part) in &parts {
            hasher.update(name.as_bytes()).update(b"=").update(&part.digest);
        }
        Self::shown(hasher.finalize().into(), Named(parts))
    }

    fn shown(digest: Digest, source: impl Source + 'static) -> Self {
        let source: Box<dyn Source> = Box::new(source);
        Self { digest, shown: Arc::new(Shown { value: OnceLock::new(), source: Mutex::new(Some(source)) }) }
    }

    /// For templates.
    pub fn value(&self) -> &Value {
        let Shown { value, source } = &*self.shown;
        let take = || source.lock().unwrap_or_else(PoisonError::into_inner).take();
        value.get_or_init(|| take().map_or_else(Value::none, |source| source.value()))
    }

    /// For the digest of a page.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.value().fmt(formatter)
    }
}
