//! What stands in a text, as it is written there, and what it came to.

use std::sync::Arc;

/// Stretches of a text, each once, with what they came to: sorted, and no larger than it must be, for a site
/// has thousands of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T>(Box<[(Arc<str>, T)]>);

impl<T> Default for Written<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T> Written<T> {
    /// What `written` came to.
    pub fn get(&self, written: &str) -> Option<&T> {
        let at = self.0.binary_search_by(|(known, _)| (**known).cmp(written)).ok()?;
        Some(&self.0[at].1)
    }

    /// All of it, sorted as it is written.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &T)> {
        self.0.iter().map(|(written, came_to)| (written, came_to))
    }

    /// What all of it came to.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, came_to)| came_to)
    }
}

impl<T> FromIterator<(Arc<str>, T)> for Written<T> {
    /// What comes twice is written once: the same stretch of one text comes to the same.
    fn from_iter<I: IntoIterator<Item = (Arc<str>, T)>>(all: I) -> Self {
        let mut all: Vec<(Arc<str>, T)> = all.into_iter().collect();
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        all.dedup_by(|(one, _), (other, _)| one == other);
        Self(all.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found_once() {
        let written: Written<u8> = [("b", 2), ("a", 1), ("b", 2), ("ấ", 3)]
            .map(|(text, value)| (Arc::from(text), value))
            .into_iter()
            .collect();
        assert_eq!(written.values().copied().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(
            ["a", "b", "ấ", "", "c"].map(|text| written.get(text).copied()),
            [Some(1), Some(2), Some(3), None, None]
        );
        assert_eq!(written.iter().map(|(text, _)| &**text).collect::<Vec<_>>(), ["a", "b", "ấ"]);
    }
}
