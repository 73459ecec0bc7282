//! The guard: no byte is written that gives a suppressed value away (LOC-04).
//!
//! Enter at [`Guard::new`], then [`Guard::scan`] for every file. A scan is one pass that turns the
//! bytes into words without case, marks and escapes, and hashes a few words in a row. Only where
//! these are of some value is the file read again with marks and places, and searched for all values
//! at once; only what is packed inside of a file (base64, gzip, UTF-16, the letters of a PDF …) is unpacked and scanned in its turn.

mod escape;
mod found;
mod lines;
mod packed;
mod reading;
mod seams;
mod sketch;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use unicode_normalization::UnicodeNormalization;

use crate::locale::{FoldedWord, FoldedWords};
use crate::paper;
use crate::site::Secret;
use crate::site::secret::{Fold, Numeral, Pattern, Phrase, fold};
use found::Found;
use lines::{Lines, Progress};
use reading::Flags;
use sketch::Anchors;

/// Raise it when the same values are found differently: every output is then scanned again.
const VERSION: &[u8] = b"guard 7";

/// Packed inside of packed inside of packed: no deeper.
const DEPTH: usize = 4;

/// A run of base64 from this length on may hold compressed bytes or UTF-16, not only text.
const LONG_RUN: usize = 40;

/// What one file may unpack to, beyond sixteen times its own size.
const BUDGET: usize = 64 << 20;

/// The words behind which alone a value is one, if that must be.
type Titles = Option<Arc<[Phrase]>>;

/// Looks for suppressed values.
#[derive(Debug)]
pub struct Guard {
    anchors: Anchors,
    phrases: Index<(Phrase, usize)>,
    numbers: Index<(Numeral, usize)>,
    /// By secret: where the same words may stand.
    lawful: Vec<Vec<Phrase>>,
    /// By secret: whose longer name it may be a part of.
    others: Vec<Vec<Phrase>>,
    /// By secret: whether it is a name of two words, which in small letters may be ordinary ones: "Mai Anh".
    may_be_words: Vec<bool>,
    /// By secret.
    behind: Vec<Titles>,
    digest: [u8; 32],
    /// No value has fewer bytes.
    shortest: usize,
    /// No value is shorter in base64.
    base64_least: usize,
    /// Values in base64 that have no capital letter; all others have one.
    base64_lower: Option<AhoCorasick>,
    /// For as many threads as scan at once.
    known: Mutex<Vec<Known>>,
}

/// What is known from other files.
#[derive(Debug)]
struct Known {
    lines: Lines,
    words: FoldedWords,
}

impl Default for Known {
    fn default() -> Self {
        Self { lines: Lines::default(), words: FoldedWords::new(folded) }
    }
}

/// The letters of `text`, if it has only letters and marks, and a letter first. What nobody sees is read by itself, for
/// what stands around it counts.
fn folded(text: &str) -> Option<FoldedWord> {
    let (mut word, mut is_other) = (FoldedWord::default(), false);
    for c in text.chars() {
        fold(c, |folded| match folded {
            Fold::Letter(letter, _) if !letter.is_ascii_digit() => word.add_letter(letter),
            Fold::Mark(_) if !word.is_empty() => {}
            _ => is_other = true,
        });
    }
    (!word.is_empty() && !is_other).then_some(word)
}

/// Values, and a search for all of them at once: most builds have nothing to search.
#[derive(Debug)]
struct Index<T> {
    search: OnceLock<Option<AhoCorasick>>,
    values: Vec<T>,
    text: fn(&T) -> &str,
}

/// A suppressed value in some bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which of the secrets that [`Guard::new`] was given; the first of those with the same value.
    pub secret: usize,
    /// Where in the bytes; of what is packed inside of them, where that begins.
    pub range: Range<usize>,
    /// It stands in the path, not in the bytes; `range` counts bytes of the path.
    pub in_path: bool,
}

impl Guard {
    /// A guard over `secrets`. Values too short to be told from ordinary words are not looked for.
    pub fn new(secrets: &[Secret]) -> Self {
        let mut patterns: BTreeMap<Pattern, usize> = BTreeMap::new();
        let mut may_be_words = vec![true; secrets.len()];
        let mut behind: Vec<_> = secrets.iter().map(|secret| secret.behind.clone()).collect();
        for (at, secret) in secrets.iter().enumerate() {
            for pattern in secret.patterns() {
                let first = *patterns.entry(pattern).or_insert(at);
                may_be_words[first] &= secret.is_short_name();
                if secret.behind.is_none() {
                    behind[first] = None;
                }
            }
        }
        let digest = digest(&patterns, secrets, (&may_be_words, &behind));
        let (mut phrases, mut numbers) = (Vec::new(), Vec::new());
        for (pattern, at) in patterns {
            match pattern {
                Pattern::Phrase(phrase) => phrases.push((phrase, at)),
                Pattern::Number(number) => numbers.push((number, at)),
            }
        }
        let shortest = phrases.iter().map(|(phrase, _)| phrase.words().len() - 2);
        // Nobody packs a number without its area.
        let whole = numbers.iter().filter(|(number, _)| !number.is_local()).map(|(number, _)| number.core().len());
        let shortest = shortest.chain(whole).min().unwrap_or(9);
        let spelled = secrets.iter().filter(|secret| secret.pattern().is_some()).flat_map(|s| spellings(s.value()));
        let lower: Vec<String> = spelled.flat_map(|text| packed::lower_base64(&text)).collect();
        let words = phrases.iter().map(|(phrase, _)| phrase.words());
        Self {
            anchors: Anchors::new(words, numbers.iter().map(|(number, _)| number.core())),
            base64_lower: automaton(lower.iter().map(String::as_str).collect()),
            phrases: Index::new(phrases, |(phrase, _)| phrase.words()),
            numbers: Index::new(numbers, |(number, _)| number.core()),
            lawful: secrets.iter().map(|secret| secret.lawful.clone()).collect(),
            others: secrets.iter().map(|secret| secret.others.clone()).collect(),
            may_be_words,
            behind,
            digest,
            shortest,
            base64_least: (shortest * 4 / 3).max(4),
            known: Mutex::default(),
        }
    }

    /// Stands for everything that decides what is found: part of every output's key.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.phrases.values.is_empty() && self.numbers.values.is_empty()
    }

    /// The suppressed values in the file at `path` and in its path, sorted, each place once.
    pub fn scan(&self, path: &str, bytes: &[u8]) -> Vec<Hit> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut known = self.free().pop().unwrap_or_default();
        let mut hits = self.look_at(path.as_bytes(), &mut known);
        hits.iter_mut().for_each(|hit| hit.in_path = true);
        hits.extend(self.look_at(bytes, &mut known));
        self.free().push(known);
        hits.sort_by_key(|hit| (!hit.in_path, hit.range.start, hit.secret, hit.range.end));
        hits.dedup_by_key(|hit| (hit.in_path, hit.range.start, hit.secret));
        hits
    }

    fn look_at(&self, bytes: &[u8], Known { lines, words }: &mut Known) -> Vec<Hit> {
        let budget = BUDGET + 16 * bytes.len();
        let (hits, pardoned) = Default::default();
        let mut look = Look { guard: self, lines, words, hits, pardoned, budget };
        look.at(bytes, 0, &|place| place);
        look.hits
    }

    /// What no thread uses at the moment. One that panicked took its own with it.
    fn free(&self) -> std::sync::MutexGuard<'_, Vec<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Index<T> {
    fn new(values: Vec<T>, text: fn(&T) -> &str) -> Self {
        Self { search: OnceLock::new(), values, text }
    }

    fn search(&self) -> Option<&AhoCorasick> {
        self.search.get_or_init(|| automaton(self.values.iter().map(self.text).collect())).as_ref()
    }
}

fn automaton(values: Vec<&str>) -> Option<AhoCorasick> {
    let length: usize = values.iter().map(|value| value.len()).sum();
    // A table of all states is the quickest, as long as the processor's cache holds it.
    let kind = if length < 8000 { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
    let build = AhoCorasick::builder().kind(Some(kind)).prefilter(false).build(&values);
    // More states than a search can number is more text than any site has.
    build.ok().filter(|_| !values.is_empty())
}

fn digest(
    patterns: &BTreeMap<Pattern, usize>,
    secrets: &[Secret],
    (may_be_words, behind): (&[bool], &[Titles]),
) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(VERSION);
    for (pattern, at) in patterns {
        let Secret { lawful, others, .. } = &secrets[*at];
        hasher.update(format!("{pattern:?}{lawful:?}{others:?}{}{:?}", may_be_words[*at], behind[*at]).as_bytes());
    }
    hasher.finalize().into()
}

/// Ways in which a value is written before it is packed: composed or not, without marks, in
/// capitals or small letters.
fn spellings(value: &str) -> Vec<String> {
    let forms = [value.nfc().collect(), value.nfd().collect(), crate::locale::fold(value)];
    let cases = |form: String| [form.to_lowercase(), form.to_uppercase(), form];
    forms.into_iter().flat_map(cases).collect()
}

/// Where byte `at` of what was made of some bytes came from, by `steps`: from which byte on, and from where.
fn place_by(steps: &[(usize, usize)], at: usize) -> usize {
    let (from, to) = steps[steps.partition_point(|(from, _)| *from <= at).saturating_sub(1)];
    to + at.saturating_sub(from)
}

/// One file being looked at.
struct Look<'a> {
    guard: &'a Guard,
    lines: &'a mut Lines,
    words: &'a FoldedWords,
    hits: Vec<Hit>,
    /// Where in the bytes that are being looked at which secret stands in what others lawfully say.
    pardoned: Pardoned,
    budget: usize,
}

/// From which byte on what was made of some bytes came from them, and from where.
type Steps = Vec<(usize, usize)>;

/// Secrets, each with where it begins.
type Pardoned = BTreeSet<(usize, usize)>;

/// Where a place in unpacked bytes lies in the file.
type Origin<'a> = &'a dyn Fn(usize) -> usize;

impl Look<'_> {
    /// Looks at `bytes` and at what is packed in them.
    fn at(&mut self, bytes: &[u8], depth: usize, origin: Origin) {
        let (flags, fresh) = self.plain(bytes, depth, origin);
        if depth == DEPTH {
            return;
        }
        if paper::is_pdf(bytes) {
            self.text(paper::read(bytes).words.as_bytes(), DEPTH - 1, &|_| origin(0));
        }
        for part in fresh {
            self.base64(&bytes[part.clone()], depth, &|place| origin(part.start + place));
        }
        if flags.zero {
            for text in packed::utf16(bytes) {
                self.text(&text, DEPTH - 1, &|_| origin(0));
                self.base64(&text, DEPTH - 1, &|_| origin(0));
            }
        }
        if flags.broken {
            for (at, plain) in packed::inflated(bytes, &mut self.budget) {
                self.at(&plain, depth + 1, &|_| origin(at));
            }
        }
    }

    /// Looks at `bytes` as they are, and with folded lines joined. A reading that does not see where a line or an escape
    /// ends may tell only a part of what another one tells to be lawful.
    fn plain(&mut self, bytes: &[u8], depth: usize, origin: Origin) -> (Flags, Vec<Range<usize>>) {
        let (first, outer) = (self.hits.len(), std::mem::take(&mut self.pardoned));
        let seen = self.text(bytes, depth, &|place| place);
        let unfolded = (depth < DEPTH).then(|| packed::unfolded(bytes)).flatten();
        if let Some((unfolded, steps)) = &unfolded {
            self.text(unfolded, DEPTH, &|at| place_by(steps, at));
        }
        let pardoned = std::mem::replace(&mut self.pardoned, outer);
        let found = self.hits.split_off(first).into_iter();
        let found = found.filter(|hit| !pardoned.contains(&(hit.secret, hit.range.start)));
        self.hits.extend(found.map(|hit| {
            let start = origin(hit.range.start);
            Hit { range: start..origin(hit.range.end).max(start), ..hit }
        }));
        if let Some((unfolded, steps)) = &unfolded {
            self.at(unfolded, depth + 1, &|at| origin(place_by(steps, at)));
        }
        seen
    }

    /// Looks at `bytes` as text with escapes, and escapes in escapes. Tells what it saw, and which parts
    /// were not known to have nothing packed in them.
    fn text(&mut self, bytes: &[u8], depth: usize, origin: Origin) -> (Flags, Vec<Range<usize>>) {
        let (flags, fresh) = self.verify(bytes, true, origin);
        if flags.backslash {
            self.verify(bytes, false, origin);
        }
        if flags.nested && depth < DEPTH {
            let (undone, steps) = escape::undo(bytes, true);
            self.at(&undone, depth + 1, &|at| origin(place_by(&steps, at)));
        }
        if flags.noted && depth < DEPTH {
            let (bare, steps) = seams::unmarked(bytes);
            self.text(&bare, depth + 1, &|at| origin(place_by(&steps, at)));
        }
        if flags.unseen {
            self.verify(&reading::parted(bytes), true, origin);
        }
        if flags.split {
            let (closed, steps) = seams::closed(bytes);
            self.verify(&closed, true, &|at| origin(place_by(&steps, at)));
        }
        (flags, fresh)
    }

    /// Reads `bytes` once, and once more where that finds something that may be a value.
    fn verify(&mut self, bytes: &[u8], backslash: bool, origin: Origin) -> (Flags, Vec<Range<usize>>) {
        let mut progress = Progress::new(&self.guard.anchors, self.words, backslash);
        let fresh = self.read(bytes, &mut progress);
        if progress.sketches.iter().any(|sketch| sketch.is_suspect) {
            for Found { secret, place, is_lawful } in self.guard.find(bytes, backslash) {
                let start = origin(place.start);
                if !is_lawful {
                    let range = start..origin(place.end).max(start);
                    self.hits.push(Hit { secret, range, in_path: false });
                } else {
                    self.pardoned.insert((secret, start));
                }
            }
        }
        (progress.flags, fresh)
    }

    fn base64(&mut self, bytes: &[u8], depth: usize, origin: Origin) {
        let (least, shortest) = (self.guard.base64_least, self.guard.shortest);
        let lower = |run: &[u8]| self.guard.base64_lower.as_ref().is_some_and(|search| search.is_match(run));
        let mut room = packed::Room::default();
        packed::base64_runs(bytes, least, &lower, |run| {
            let place = |_| origin(run.start);
            packed::decode(&bytes[run.clone()], &mut room, |skip, plain| {
                if skip == 0 && run.len() >= LONG_RUN {
                    self.at(plain, depth + 1, &place);
                } else if packed::has_text(plain, shortest) {
                    // Most runs are ordinary words, and what they decode to is no text.
                    self.text(plain, depth + 1, &place);
                }
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_its_letters_composed_or_not() {
        for text in ["nguyễn", "NGUYỄN", "Nguye\u{302}\u{303}n"] {
            assert_eq!(folded(text), Some(FoldedWord::of("nguyen")), "{text:?}");
        }
        for text in ["", "\u{301}", "“a”", "a１", "một–hai", "ngu\u{ad}yên"] {
            assert_eq!(folded(text), None, "{text:?}");
        }
    }

    /// LOC-04: a tag, a comment or a footnote's mark that runs over the end of a line hides no value, nor does a number
    /// with many noughts; also where the lines are known already.
    #[test]
    fn no_end_of_a_line_hides_anything() {
        let file = crate::diag::SourcePath::from("content/places/a.vi.md");
        let span = crate::diag::Span::file(&file);
        let secret = Secret::new(crate::site::SecretKind::Name, span, "a".to_owned(), "Rút Mẫu".to_owned());
        let guard = Guard::new(&[secret]);
        for text in [
            "R<b\n>ú</b\n>t Mẫu",
            "R<B\nclass='x'>ú</B>t Mẫu",
            "R<b><i\n>ú</i></b>t Mẫu",
            "Rú<!--\n-->t Mẫu",
            "Rú<!-- a > b\n c\n -->t Mẫu",
            "Rút<sup\nclass=\"x\">1</sup> Mẫu",
            "Rút<sup>\n1\n</sup> Mẫu",
            "Rút<sup><a\nhref=\"#fn-1\">1</a></sup> Mẫu",
            "Rút<a\nhref=\"#fn-1\">[1]</a> Mẫu",
            "R&#0000000000000250;t Mẫu",
            "R&#x00000000000000fa;t Mẫu",
            "R\\u{00000000000fa}t Mẫu",
        ] {
            let text = format!("<p>Bà {text} ở đây.</p>\n");
            for _ in 0..4 {
                assert_eq!(guard.scan("a.html", text.as_bytes()).len(), 1, "{text:?}");
            }
        }
        for text in ["R<br\n>út Mẫu", "Rút<sup>\n1 Mẫu</sup>", "R<b\n> út Mẫu"] {
            let text = format!("<p>Bà {text} ở đây.</p>\n");
            assert_eq!(guard.scan("a.html", text.as_bytes()), [], "{text:?}");
        }
    }

    /// LOC-04: what nobody sees hides no value, wherever in it or beside it that stands, and in whatever form.
    #[test]
    fn what_nobody_sees_hides_nothing() {
        let file = crate::diag::SourcePath::from("content/places/a.vi.md");
        let secret =
            |kind, value: &str| Secret::new(kind, crate::diag::Span::file(&file), "a".to_owned(), value.to_owned());
        let (name, phone) = (crate::site::SecretKind::Name, crate::site::SecretKind::Phone);
        let guard = Guard::new(&[secret(name, "Rút Mẫu"), secret(phone, "0912 345 678")]);
        let unseen = "\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}\u{180e}\u{180f}\u{200b}\u{200d}\u{202e}\u{2060}\
                      \u{2065}\u{206f}\u{3164}\u{fe00}\u{fe0f}\u{feff}\u{ffa0}\u{fff0}\u{1bca0}\u{1d173}\u{e0001}\u{e0041}\u{e0100}\u{e01ef}\
                      \u{e0fff}";
        for c in unseen.chars() {
            for written in [c.to_string(), format!("{c}{c}"), format!("&#x{:x};", u32::from(c))] {
                for text in ["R_út Mẫu", "Rút M_ẫu", "Rút_ Mẫu", "Rút _Mẫu", "Rút_Mẫu", "_Rút Mẫu_", "0912_345 6_78"]
                {
                    let text = format!("<p>Bà {} ở đây.</p>\n", text.replace('_', &written));
                    let hits = guard.scan("a.html", text.as_bytes());
                    assert_eq!(hits.len(), 1, "{text:?}: {hits:?}");
                    assert!(text.get(hits[0].range.clone()).is_some_and(|found| !found.contains("ở")), "{text:?}");
                }
            }
        }
        for text in ["Bà Rút\u{fe0f} ở xã, bà Mẫu\u{fe0f} ở huyện.", "❤\u{fe0f}\u{200d}🔥 Rút", "Rút\u{34f}ra Mẫu"]
        {
            assert_eq!(guard.scan("a.html", text.as_bytes()), [], "{text:?}");
        }
    }
}
