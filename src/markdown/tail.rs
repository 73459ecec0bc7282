//! [`Tail`]: what a file says from some place on, without another copy of it. What stands before that place
//! cannot be reached through it: bodies are tails of files whose front matter may say what no page shows.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// The end of a text. Clones share the whole of it.
#[derive(Clone, Default)]
pub struct Tail {
    whole: Arc<str>,
    from: usize,
}

impl Tail {
    /// `whole` from the byte `from` on, or from the next character when that is inside of one.
    pub fn of(whole: &Arc<str>, from: usize) -> Self {
        Self { from: whole.ceil_char_boundary(from), whole: whole.clone() }
    }
}

impl From<&str> for Tail {
    fn from(whole: &str) -> Self {
        Self { whole: whole.into(), from: 0 }
    }
}

impl Deref for Tail {
    type Target = str;

    fn deref(&self) -> &str {
        &self.whole[self.from..]
    }
}

impl fmt::Debug for Tail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq for Tail {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Tail {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tail_is_the_end_of_its_text_wherever_it_is_cut() {
        let whole: Arc<str> = "---\nđường".into();
        for (from, end) in [(0, "---\nđường"), (4, "đường"), (5, "ường"), (whole.len(), ""), (99, "")] {
            assert_eq!(&*Tail::of(&whole, from), end, "{from}");
        }
    }
}
