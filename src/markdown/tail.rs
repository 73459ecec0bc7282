//! [`Tail`]: what a file says from some place on, without another copy of it. What stands before that place
//! cannot be reached through it: bodies are tails of files whose front matter may say what no page shows.

use std::borrow::Cow;
use std::fmt;

use crate::diag::Text;

/// The end of a text. Clones share the whole of it.
#[derive(Clone, Default)]
pub struct Tail {
    whole: Text,
    from: usize,
    is_blank: bool,
}

impl Tail {
    /// `whole`, which says `text`, from the byte `from` on, or from the next character when that is inside of one.
    pub fn of(whole: &Text, text: &str, from: usize) -> Self {
        let from = text.ceil_char_boundary(from);
        Self { whole: whole.clone(), from, is_blank: text[from..].trim().is_empty() }
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.is_blank
    }

    /// What it says.
    pub fn read(&self) -> Cow<'_, str> {
        self.whole.read_from(self.from)
    }
}

impl From<&str> for Tail {
    fn from(whole: &str) -> Self {
        Self::of(&whole.into(), whole, 0)
    }
}

impl fmt::Debug for Tail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.read(), f)
    }
}

impl PartialEq for Tail {
    fn eq(&self, other: &Self) -> bool {
        self.read() == other.read()
    }
}

impl Eq for Tail {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tail_is_the_end_of_its_text_wherever_it_is_cut() {
        let text = "---\nđường";
        for (from, end) in [(0, "---\nđường"), (4, "đường"), (5, "ường"), (text.len(), ""), (99, "")] {
            assert_eq!(Tail::of(&text.into(), text, from).read(), end, "{from}");
        }
    }
}
