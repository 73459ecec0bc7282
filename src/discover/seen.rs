//! What was found in texts that are as they were, for as long as what decides it is the same.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Source;
use crate::diag::{SourcePath, is_same};

/// So many files are one thread's at most, until it asks for more: at the end none has to wait long for another.
pub(super) const SHARE: usize = 32;

/// What was found in texts, by their files, within a context `C`; `K` is what else decides it about each
/// of them. Empty, it changes nothing.
#[derive(Debug)]
pub struct Seen<C, K, F> {
    context: Option<C>,
    /// In the order in which the texts came; `None` only while one is looked for.
    entries: Vec<Option<Entry<K, F>>>,
}

#[derive(Debug)]
struct Entry<K, F> {
    source: Source,
    key: K,
    found: F,
}

impl<C, K, F> Default for Seen<C, K, F> {
    fn default() -> Self {
        Self { context: None, entries: Vec::new() }
    }
}

impl<C: PartialEq, K: PartialEq + Send + Sync, F: Clone + Send + Sync> Seen<C, K, F> {
    /// What `look` finds in each of `texts` within `context`, in their order; it is given a text's
    /// position, and `key` what decides about it. Texts that are not among them are forgotten.
    pub fn look(
        &mut self,
        context: C,
        texts: &[&Source],
        key: impl Fn(usize) -> K + Sync,
        look: impl Fn(usize) -> F + Sync,
    ) -> Vec<F> {
        if self.context.as_ref() != Some(&context) {
            (self.context, self.entries) = (Some(context), Vec::new());
        }
        self.align(texts);
        let entries = self.entries.par_iter_mut().zip(texts).enumerate().with_max_len(SHARE);
        entries.for_each(|(at, (entry, source))| {
            let key = key(at);
            if !entry.as_ref().is_some_and(|known| known.key == key && known.source.text == source.text) {
                *entry = Some(Entry { source: (*source).clone(), found: look(at), key });
            }
        });
        self.found().cloned().collect()
    }

    /// What was found in all texts.
    pub fn found(&self) -> impl Iterator<Item = &F> {
        self.entries.iter().flatten().map(|entry| &entry.found)
    }

    /// Puts what is known of each of `texts` at its place. Hardly ever a file comes or goes.
    fn align(&mut self, texts: &[&Source]) {
        let stands = |(entry, source): (&Option<Entry<K, F>>, &&Source)| {
            entry.as_ref().is_some_and(|entry| is_same(&entry.source.path, &source.path))
        };
        if self.entries.len() == texts.len() && self.entries.iter().zip(texts).all(stands) {
            return;
        }
        let known = self.entries.drain(..).flatten();
        let mut known: FxHashMap<SourcePath, Entry<K, F>> =
            known.map(|entry| (entry.source.path.clone(), entry)).collect();
        self.entries = texts.iter().map(|source| known.remove(&source.path)).collect();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn only_what_was_decided_otherwise_is_looked_at_again() {
        let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
        let (a, b, changed) = (source("a", "one"), source("b", "two"), source("b", "three"));
        let mut seen = Seen::default();
        let mut looked = |context: &'static str, texts: &[&Source], sensitive: bool| {
            let count = AtomicUsize::new(0);
            let look = |at: usize| {
                count.fetch_add(1, Ordering::Relaxed);
                texts[at].text.read().len()
            };
            let found = seen.look(context, texts, |at| at == 0 && sensitive, look);
            assert_eq!(found, texts.iter().map(|text| text.text.read().len()).collect::<Vec<_>>());
            count.into_inner()
        };
        assert_eq!(looked("day", &[&a, &b], false), 2);
        assert_eq!(looked("day", &[&a, &b], false), 0);
        assert_eq!(looked("day", &[&a, &changed], false), 1);
        assert_eq!(looked("day", &[&a, &changed], true), 1);
        assert_eq!(looked("night", &[&a, &changed], true), 2);
        assert_eq!(looked("night", &[&changed], false), 0);
        assert_eq!(looked("night", &[&a, &changed], false), 1, "it was forgotten");
    }
}
