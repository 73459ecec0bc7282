//! Advice for readers' sake: sentences that are too long, abbreviations that nobody has explained. Only
//! texts below the front matter are looked at: fields are short.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::{Diagnostic, Problem};
use crate::locale::Reading;
use crate::markdown::OTHER;
use crate::parse::Document;

/// The directive that says an abbreviation in full.
const EXPLAINS: &str = "abbr";
/// Longer ones are words in capitals.
const LONGEST: usize = 10;

/// What would make `document` easier to read; `glossary` has the abbreviations that can be inserted.
pub fn advise(document: &Document, reading: &Reading, glossary: &[&str]) -> Vec<Diagnostic> {
    let (text, prose) = (document.prose(&document.source.text.read()), &document.body.scan.prose);
    let place = |range: &Range<usize>| document.body_span(&prose.source(range));
    let long = sentences(&text).into_iter().filter_map(|range| {
        let words = words(&text[range.clone()]);
        let problem = || Diagnostic::new(Problem::LongSentence, place(&range)).arg("words", words.to_string());
        (words > reading.sentence).then(|| problem().arg("limit", reading.sentence.to_string()))
    });
    let short = unexplained(document, &text, reading).into_iter().map(|range| {
        let abbreviation = &text[range.clone()];
        let known = glossary.contains(&abbreviation);
        let nearest = if known { format!("{{{{{EXPLAINS} {abbreviation}}}}}") } else { String::new() };
        let problem = Diagnostic::new(Problem::AbbreviationUnexplained, place(&range));
        problem.arg("abbreviation", abbreviation).arg("nearest", nearest)
    });
    long.chain(short).collect()
}

/// The sentences of `text`, in which a line is a block.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let mut start = 0;
        for (at, mark) in line.char_indices().filter(|(_, letter)| matches!(letter, '.' | '!' | '?' | '…')) {
            let end = at + mark.len_utf8();
            // `1.234` and `example.org` go on.
            if line[end..].starts_with(|next: char| next.is_whitespace() || matches!(next, '”' | '"' | '’' | ')')) {
                found.push(line_start + start..line_start + end);
                start = end;
            }
        }
        found.push(line_start + start..line_start + line.len());
        line_start += line.len();
    }
    found.into_iter().filter_map(|range| trimmed(text, range)).collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    (!part.trim().is_empty()).then(|| start..start + part.trim().len())
}

/// How many words a sentence has: what stands between spaces and says something.
fn words(sentence: &str) -> usize {
    sentence
        .split_whitespace()
        .filter(|word| word.contains(|letter: char| letter.is_alphanumeric() || letter == OTHER))
        .count()
}

/// The first place of every abbreviation that stands there before it was explained.
fn unexplained(document: &Document, text: &str, reading: &Reading) -> Vec<Range<usize>> {
    let prose = &document.body.scan.prose;
    let tokens = tokens(text);
    let is_short = |at: usize| tokens.get(at).is_some_and(|range| is_abbreviation(&text[range.clone()]));
    let (mut seen, mut found): (BTreeSet<&str>, Vec<Range<usize>>) = (BTreeSet::new(), Vec::new());
    for (at, range) in tokens.iter().enumerate().filter(|(at, _)| is_short(*at)) {
        let word = &text[range.clone()];
        if seen.contains(word) || reading.known.iter().any(|known| known == word) {
            continue;
        }
        // A line in capitals is a heading that shouts.
        if (at > 0 && is_short(at - 1)) || is_short(at + 1) {
            continue;
        }
        seen.insert(word);
        if !is_explained(text, range) && !inserted_before(document, word, prose.source(range).start) {
            found.push(range.clone());
        }
    }
    found
}

/// Whether its words stand beside it: `bình đẳng giới (BĐG)`, `BĐG (bình đẳng giới)`.
fn is_explained(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (text[..range.start].trim_end(), text[range.end..].trim_start());
    before.ends_with('(') || after.starts_with('(')
}

fn inserted_before(document: &Document, word: &str, at: usize) -> bool {
    let mut inserted = document.body.scan.directives.iter().filter(|it| it.name == EXPLAINS && it.argument == word);
    inserted.any(|directive| directive.range.start < at)
}

/// The words of `text`, each with the marks inside it: `KH-UBND`, `201/KH-UBND`.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphanumeric() || matches!(letter, '/' | '&' | '-' | '_' | '@' | '.');
        match open {
            None if inside => open = Some(at),
            Some(start) if !inside => {
                let end = start + text[start..at].trim_end_matches(['.', '-', '/']).len();
                found.push(start..end);
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Two capitals at least and nothing else but `&` and `-`; neither a number nor one of a century.
fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic());
    let capitals = word.chars().all(|letter| letter.is_uppercase() || matches!(letter, '&' | '-'));
    let roman = word.chars().all(|letter| "IVXLCDM".contains(letter));
    capitals && !roman && (2..=LONGEST).contains(&letters.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_readers_stop() {
        let text = "Có 1.234 người ở example.org. Ai cũng vui! Hết\nMục (a.) x\n";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Có 1.234 người ở example.org.", "Ai cũng vui!", "Hết", "Mục (a.", ") x"]);
        assert_eq!(words("Có 1.234 người – ở đây ."), 5);
    }

    #[test]
    fn an_abbreviation_has_capitals_only() {
        for short in ["BĐG", "UBND", "LĐ-TB&XH", "HLHPN"] {
            assert!(is_abbreviation(short), "{short}");
        }
        for word in ["Bà", "A", "XXI", "201/KH-UBND", "COVID19", "QUYẾTĐỊNHMỚI", "2023"] {
            assert!(!is_abbreviation(word), "{word}");
        }
        for (text, explained) in [("giới (BĐG)", true), ("BĐG (giới)", true), ("nhờ BĐG mà", false)] {
            let at = text.find("BĐG").expect("it stands there");
            assert_eq!(is_explained(text, &(at..at + "BĐG".len())), explained, "{text}");
        }
    }
}
