//! Short numbers of the registry, typed as numbers to call: `gọi 113`, `call 113` (HOT-01).
//! `113 phụ nữ` counts women, `số nhà 113` is a house.

use std::ops::Range;

use super::phones::Numbers;
use super::phrases::Phrases;
use super::words::Words;

/// Where texts about writing show how a number is inserted, it is not typed.
const DIRECTIVE: &str = "{{hotline ";

/// The words around a number to call.
#[derive(Debug)]
pub struct Calls {
    pub before: Phrases,
    pub after: Phrases,
}

/// Places of `known` numbers, which are hashes of words, among `words` that are there to be called.
pub fn find(words: &Words, known: &[u64], calls: &Calls, numbers: &Numbers) -> Vec<Range<usize>> {
    (1..words.len())
        .filter(|at| words.hash(*at).is_some_and(|hash| known.contains(&hash)))
        .filter(|at| is_called(words, *at, calls, numbers))
        .map(|at| words.place(at..at + 1))
        .collect()
}

fn is_called(words: &Words, at: usize, calls: &Calls, numbers: &Numbers) -> bool {
    let text = words.text();
    let place = words.place(at..at + 1);
    let before = &text[words.place(at - 1..at).end..place.start];
    let led = before.chars().all(|c| matches!(c, ' ' | '\u{a0}' | ':' | '“' | '"' | '(' | '‘' | '\''));
    led && calls.before.ends_before(words, at)
        && !text[..place.start].ends_with(DIRECTIVE)
        && !numbers.other.ends_before(words, at)
        && is_followed(words, at + 1, place.end, calls)
}

/// Whether the sentence pauses after the number, or goes on with a word that is not counted.
fn is_followed(words: &Words, next: usize, end: usize, calls: &Calls) -> bool {
    if next >= words.len() {
        return true;
    }
    let between = &words.text()[end..words.place(next..next + 1).start];
    match between.trim_start_matches([' ', '\u{a0}', '*', '_']).chars().next() {
        // A decimal, a document's number, a range: `113,5`, `113/2015`, `113-115`.
        Some(_) if between.chars().count() == 1 && between.trim() == between => false,
        Some(_) => true,
        None => calls.after.starting(words, next).is_some(),
    }
}
