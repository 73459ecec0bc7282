//! [`Extract`]: words taken out of a text, as stretches of it. A site has too many bodies to keep most of what
//! they say twice.

use std::ops::Range;
use std::sync::Arc;

use super::Tail;

/// Words out of a text, which is given again to whoever wants to read them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extract {
    stretches: Vec<Stretch>,
    /// What stretches say that the text does not, one after another.
    own: String,
    /// What stands at the end.
    last: Option<char>,
}

/// A piece of the words. Numbers are small, for no file is larger than some MiB.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    /// Where it stands in the text; [`NOWHERE`] for what has no place.
    source: Range<u32>,
    /// How many bytes of [`Extract::own`] it says; none when it says what stands in the text.
    own: u32,
}

const NOWHERE: Range<u32> = u32::MAX..u32::MAX;

/// A stretch that has a place.
#[derive(Debug)]
pub(super) struct Placed {
    /// Where it begins in the words.
    pub start: usize,
    /// Where it stands in the text.
    pub source: Range<usize>,
    /// Whether the text says the same, byte by byte; not so for `&copy;`.
    pub verbatim: bool,
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Stretch {
    fn source(&self) -> Range<usize> {
        self.source.start as usize..self.source.end as usize
    }

    /// How many bytes it says.
    fn len(&self) -> usize {
        if self.own > 0 { self.own as usize } else { self.source().len() }
    }
}

impl Extract {
    /// Adds `said`, which stands for `range` of `text`.
    pub(super) fn quote(&mut self, said: &str, range: Range<usize>, text: &str) {
        if text[range.start..].starts_with(said) {
            self.add(small(range.start)..small(range.start + said.len()), "");
        } else {
            self.add(small(range.start)..small(range.end), said);
        }
        self.last = said.chars().next_back().or(self.last);
    }

    /// Adds what has no place.
    pub(super) fn say(&mut self, said: &str) {
        if !said.is_empty() {
            self.add(NOWHERE, said);
            self.last = said.chars().next_back();
        }
    }

    fn add(&mut self, source: Range<u32>, own: &str) {
        self.own.push_str(own);
        match self.stretches.last_mut() {
            Some(last) if source == NOWHERE && last.source == NOWHERE => last.own += small(own.len()),
            _ => self.stretches.push(Stretch { source, own: small(own.len()) }),
        }
    }

    /// Ends a line, unless nothing stands on it.
    pub(super) fn end_line(&mut self) {
        if self.last.is_some_and(|last| last != '\n') {
            self.say("\n");
        }
    }

    /// Gives back the memory that nothing more will need. By copies: what is only made smaller may stay where
    /// it is, with the room behind it.
    pub(super) fn shrunk(&self) -> Self {
        Self { stretches: self.stretches.as_slice().to_vec(), own: self.own.as_str().to_owned(), last: self.last }
    }

    /// The words, out of the `text` that they were taken from.
    pub fn text(&self, text: &str) -> String {
        let (mut words, mut own) = (String::with_capacity(text.len()), &*self.own);
        for stretch in &self.stretches {
            let (said, rest) = own.split_at(stretch.own as usize);
            words.push_str(if stretch.own > 0 { said } else { &text[stretch.source()] });
            own = rest;
        }
        words
    }

    /// What has a place, in the order of the words.
    pub(super) fn placed(&self) -> impl Iterator<Item = Placed> {
        let mut start = 0;
        self.stretches.iter().filter_map(move |stretch| {
            let here = Placed { start, source: stretch.source(), verbatim: stretch.own == 0 };
            start += stretch.len();
            (stretch.source != NOWHERE).then_some(here)
        })
    }
}

/// An extract together with its text.
#[derive(Debug, Clone, Default)]
pub struct Quote {
    pub text: Tail,
    pub words: Arc<Extract>,
    /// What is passed over wherever it stands.
    pub without: Vec<String>,
}

impl Quote {
    /// The words.
    pub fn read(&self) -> String {
        let words = self.words.text(&self.text);
        self.without.iter().fold(words, |words, without| words.replace(without, " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extract_says_what_was_put_into_it() {
        let text = "một &copy; **hai** {{hotline 111}}";
        let mut extract = Extract::default();
        extract.end_line();
        extract.quote("một ", 0..6, text);
        extract.quote("©", 6..12, text);
        extract.quote(" ", 12..13, text);
        extract.quote("hai", 15..18, text);
        extract.end_line();
        extract.end_line();
        extract.say("111");
        extract.say("");
        let words = extract.text(text);
        assert_eq!(words, "một © hai\n111");
        assert_eq!(extract.shrunk().text(text), words);
        let placed: Vec<_> = extract.placed().map(|it| (it.start, &text[it.source], it.verbatim)).collect();
        assert_eq!(placed, [(0, "một ", true), (6, "&copy;", false), (8, " ", true), (9, "hai", true)]);
        let quote = Quote { text: text.into(), words: Arc::new(extract), without: vec!["111".to_owned()] };
        assert_eq!(quote.read(), "một © hai\n ");
    }
}
