//! What was found in texts that are as they were, for as long as what decides it is the same.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Source;
use crate::diag::{SourcePath, is_same};

/// What was found in texts, by their files, within a context `C`; `K` is what else decides it about each
/// of them. Empty, it changes nothing.
#[derive(Debug)]
pub struct Seen<C, K, F> {
    context: Option<C>,
    files: FxHashMap<SourcePath, (Arc<str>, K, F)>,
}

impl<C, K, F> Default for Seen<C, K, F> {
    fn default() -> Self {
        Self { context: None, files: FxHashMap::default() }
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
            (self.context, self.files) = (Some(context), FxHashMap::default());
        }
        let seen = texts.par_iter().enumerate().map(|(at, source)| {
            let (known, key) = (self.files.get(&source.path), key(at));
            match known.filter(|(text, then, _)| *then == key && is_same(text, &source.text)) {
                Some((.., found)) => (found.clone(), None),
                None => (look(at), Some(key)),
            }
        });
        let mut all = Vec::with_capacity(texts.len());
        for (source, (found, new)) in texts.iter().zip(seen.collect::<Vec<_>>()) {
            if let Some(key) = new {
                self.files.insert(source.path.clone(), (source.text.clone(), key, found.clone()));
            }
            all.push(found);
        }
        if self.files.len() > texts.len() {
            let there: FxHashSet<&SourcePath> = texts.iter().map(|source| &source.path).collect();
            self.files.retain(|path, _| there.contains(path));
        }
        all
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
                texts[at].text.len()
            };
            let found = seen.look(context, texts, |at| at == 0 && sensitive, look);
            assert_eq!(found, texts.iter().map(|text| text.text.len()).collect::<Vec<_>>());
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
