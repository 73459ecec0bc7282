//! [`Extract`]: words taken out of a text, as stretches of it. A site has too many bodies to keep most of what
//! they say twice.

use std::ops::Range;
use std::sync::Arc;

use super::Tail;

/// Words out of a text, which is given again to whoever wants to read them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extract {
    /// Stretches as numbers, each in as few bytes as it needs: [`Stretch::write`].
    stretches: Box<[u8]>,
    /// What stretches say that the text does not, one after another.
    own: Box<str>,
}

/// Words while they are taken out of a text.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    stretches: Vec<Stretch>,
    own: String,
    /// What stands at the end.
    last: Option<char>,
}

/// A piece of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    /// Where it stands in the text, if it has a place.
    source: Option<Range<usize>>,
    /// How many bytes of [`Extract::own`] it says; none when it says what stands in the text.
    own: usize,
}

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

/// What the first number of a stretch says in its two lowest bits; the others are where it begins after the end of
/// the one before, or how much one without a place says.
const VERBATIM: usize = 0;
const SAID: usize = 1;
const NOWHERE: usize = 2;

impl Stretch {
    /// How many bytes it says.
    fn len(&self) -> usize {
        match &self.source {
            Some(source) if self.own == 0 => source.len(),
            _ => self.own,
        }
    }

    /// Adds it to `code`; the one before ends at `end` of the text.
    fn write(&self, code: &mut Vec<u8>, end: &mut usize) {
        let Some(source) = &self.source else { return put(code, self.own << 2 | NOWHERE) };
        // What steps back has the lowest bit set.
        let step = match source.start.checked_sub(*end) {
            Some(forth) => forth << 1,
            None => (*end - source.start) << 1 | 1,
        };
        put(code, step << 2 | if self.own == 0 { VERBATIM } else { SAID });
        put(code, source.len());
        if self.own > 0 {
            put(code, self.own);
        }
        *end = source.end;
    }

    /// The one at the head of `code`, which is taken from it.
    fn read(code: &mut &[u8], end: &mut usize) -> Option<Self> {
        let first = take(code)?;
        if first & 3 == NOWHERE {
            return Some(Self { source: None, own: first >> 2 });
        }
        let step = first >> 3;
        let start = if first & 4 == 0 { *end + step } else { end.saturating_sub(step) };
        *end = start + take(code)?;
        let own = if first & 3 == SAID { take(code)? } else { 0 };
        Some(Self { source: Some(start..*end), own })
    }
}

/// Adds `number` in groups of seven bits, the lowest first; all but the last have the highest bit set.
fn put(code: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        code.push(number as u8 | 0x80);
        number >>= 7;
    }
    code.push(number as u8);
}

/// Takes the number at the head of `code`.
fn take(code: &mut &[u8]) -> Option<usize> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = code.split_first()?;
        *code = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if *byte <= 0x7f {
            return Some(number);
        }
        shift += 7;
    }
}

impl Gathering {
    /// Adds `said`, which stands for `range` of `text`.
    pub(super) fn quote(&mut self, said: &str, range: Range<usize>, text: &str) {
        if text[range.start..].starts_with(said) {
            self.add(Some(range.start..range.start + said.len()), "");
        } else {
            self.add(Some(range), said);
        }
        self.last = said.chars().next_back().or(self.last);
    }

    /// Adds what has no place.
    pub(super) fn say(&mut self, said: &str) {
        if !said.is_empty() {
            self.add(None, said);
            self.last = said.chars().next_back();
        }
    }

    fn add(&mut self, source: Option<Range<usize>>, own: &str) {
        self.own.push_str(own);
        match self.stretches.last_mut() {
            Some(last) if source.is_none() && last.source.is_none() => last.own += own.len(),
            _ => self.stretches.push(Stretch { source, own: own.len() }),
        }
    }

    /// Ends a line, unless nothing stands on it.
    pub(super) fn end_line(&mut self) {
        if self.last.is_some_and(|last| last != '\n') {
            self.say("\n");
        }
    }

    /// All that was taken, without room for more.
    pub(super) fn finish(&self) -> Extract {
        let (mut code, mut end) = (Vec::with_capacity(4 * self.stretches.len()), 0);
        self.stretches.iter().for_each(|stretch| stretch.write(&mut code, &mut end));
        // By copies: what is only made smaller may stay where it is, with the room behind it.
        Extract { stretches: code.as_slice().into(), own: self.own.as_str().into() }
    }
}

impl Extract {
    fn stretches(&self) -> impl Iterator<Item = Stretch> {
        let (mut code, mut end) = (&*self.stretches, 0);
        std::iter::from_fn(move || Stretch::read(&mut code, &mut end))
    }

    /// The words, out of the `text` that they were taken from.
    pub fn text(&self, text: &str) -> String {
        let (mut words, mut own) = (String::with_capacity(text.len()), &*self.own);
        for stretch in self.stretches() {
            let (said, rest) = own.split_at(stretch.own);
            let quoted = stretch.source.filter(|_| stretch.own == 0);
            words.push_str(quoted.map_or(said, |source| &text[source]));
            own = rest;
        }
        words
    }

    /// Whether two words stand beside each other that in the `text` have letters or digits between them, or are one word
    /// that is in parts there.
    pub(super) fn joins(&self, text: &str) -> bool {
        let (text, mut before, mut is_parted) = (text.as_bytes(), None, true);
        for stretch in self.stretches() {
            let Some(source) = stretch.source else {
                is_parted = true;
                continue;
            };
            if let Some(end) = before.filter(|end| *end != source.start) {
                let Some(between) = text.get(end..source.start) else { return true };
                let is_inside = |at: usize| text.get(at).is_some_and(is_letter);
                if between.iter().any(is_letter) || !is_parted && is_inside(end - 1) && is_inside(source.start) {
                    return true;
                }
            }
            (before, is_parted) = (Some(source.end), false);
        }
        false
    }

    /// What has a place, in the order of the words.
    pub(super) fn placed(&self) -> impl Iterator<Item = Placed> {
        let mut start = 0;
        self.stretches().filter_map(move |stretch| {
            let (begins, verbatim) = (start, stretch.own == 0);
            start += stretch.len();
            stretch.source.map(|source| Placed { start: begins, source, verbatim })
        })
    }
}

/// Whether `byte` may be a part of a letter, a digit, or an escape for one.
fn is_letter(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte >= 0x80 || matches!(byte, b'&' | b';')
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
        let words = self.words.text(&self.text.read());
        self.without.iter().fold(words, |words, without| words.replace(without, " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extract_says_what_was_put_into_it() {
        let text = "một &copy; **hai** {{hotline 111}}";
        let mut gathering = Gathering::default();
        gathering.end_line();
        gathering.quote("một ", 0..6, text);
        gathering.quote("©", 6..12, text);
        gathering.quote(" ", 12..13, text);
        gathering.quote("hai", 15..18, text);
        gathering.end_line();
        gathering.end_line();
        gathering.say("111");
        gathering.say("");
        let extract = gathering.finish();
        let words = extract.text(text);
        assert_eq!(words, "một © hai\n111");
        let placed: Vec<_> = extract.placed().map(|it| (it.start, &text[it.source], it.verbatim)).collect();
        assert_eq!(placed, [(0, "một ", true), (6, "&copy;", false), (8, " ", true), (9, "hai", true)]);
        let quote = Quote { text: text.into(), words: Arc::new(extract), without: vec!["111".to_owned()] };
        assert_eq!(quote.read(), "một © hai\n ");
    }
    #[test]
    fn stretches_are_read_as_they_were_written() {
        let at = |start: usize, length: usize, own: usize| Stretch { source: Some(start..start + length), own };
        let nowhere = Stretch { source: None, own: 300 };
        let stretches = [at(5, 0, 0), at(5, 130, 1), nowhere, at(70_000, 4, 0), at(2, 20_000, 9), at(0, 1, 200)];
        let (mut code, mut end) = (Vec::new(), 0);
        stretches.iter().for_each(|stretch| stretch.write(&mut code, &mut end));
        let extract = Extract { stretches: code.into(), own: "".into() };
        assert_eq!(extract.stretches().collect::<Vec<_>>(), stretches);
    }
}
