//! The guard over values, ways of writing and surroundings that nobody thought of (LOC-04):
//! generated, shrunk when they fail, and the same in every run.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tincay::emit::Guard;
use unicode_normalization::UnicodeNormalization;

use crate::fuzz::forms::{FORMS, Form, NUMBERS};
use crate::safety_guard::secret;

const CASES: u32 = 3000;
const ONSETS: [&str; 16] = ["b", "c", "d", "đ", "gi", "h", "kh", "l", "m", "ngh", "ph", "qu", "s", "th", "tr", "v"];
const VOWELS: [&str; 12] = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
const TONES: [&str; 5] = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
const CODAS: [&str; 6] = ["", "n", "ng", "m", "t", "ch"];

/// Forms that lose marks: what differs by them alone is the same there.
const WITHOUT_MARKS: [&str; 4] =
    ["without marks", "without tones", "as an address", "base64 of capitals without marks"];

fn runner() -> TestRunner {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// A syllable with a tone, as its parts.
type Syllable = (&'static str, &'static str, &'static str, &'static str);

fn syllable() -> impl Strategy<Value = Syllable> {
    (select(&ONSETS[..]), select(&VOWELS[..]), select(&TONES[..]), select(&CODAS[..]))
}

fn written((onset, vowel, tone, coda): Syllable) -> String {
    format!("{onset}{vowel}{tone}{coda}").nfc().collect()
}

fn phrase() -> impl Strategy<Value = Vec<Syllable>> {
    prop::collection::vec(syllable(), 2..7)
}

fn said(syllables: &[Syllable]) -> String {
    let words = syllables.iter().map(|syllable| written(*syllable));
    words.collect::<Vec<_>>().join(" ")
}

fn digits() -> impl Strategy<Value = String> {
    "0[0-9]{9}"
}

/// As people write it: `0912 345 678`.
fn number(digits: &str) -> String {
    format!("{} {} {}", &digits[..4], &digits[4..7], &digits[7..])
}

/// Something around, which ends before the value begins.
fn around(before: &str, planted: &str, after: &str) -> String {
    // What goes on in a tag that is open is no text, whatever stands in it.
    format!("{before}> ¦ {planted} ¦ {after}")
}

fn is_found(value: &str, text: &str) -> bool {
    let guard = Guard::new(&[secret("Một điều khác hẳn"), secret(value)]);
    guard.scan("a.html", text.as_bytes()).iter().any(|hit| hit.secret == 1)
}

/// LOC-04: whatever the value, whatever the form, whatever stands around it: it is found.
#[test]
fn any_value_in_any_form_among_any_text_is_found() {
    let phrases = (phrase(), 0..FORMS.len(), any::<String>(), any::<String>());
    let check = |(syllables, form, before, after): (Vec<Syllable>, usize, String, String)| {
        let (value, (name, form)) = (said(&syllables), FORMS[form]);
        let text = around(&before, &form(&value), &after);
        prop_assert!(is_found(&value, &text), "{name}: {value:?} in {text:?}");
        Ok(())
    };
    runner().run(&phrases, check).unwrap_or_else(|failure| panic!("{failure}"));
    let all: Vec<Form> = FORMS.into_iter().chain(NUMBERS).collect();
    let numbers = (digits(), 0..all.len(), any::<String>(), any::<String>());
    let check = |(digits, form, before, after): (String, usize, String, String)| {
        let (value, (name, form)) = (number(&digits), all[form]);
        let text = around(&before, &form(&value), &after);
        prop_assert!(is_found(&value, &text), "{name}: {value:?} in {text:?}");
        Ok(())
    };
    runner().run(&numbers, check).unwrap_or_else(|failure| panic!("{failure}"));
}

/// LOC-04: what differs from a value in one tone, letter, word or digit is somebody else, in whatever form.
#[test]
fn no_near_miss_of_any_value_is_found_in_any_form() {
    let phrases = (phrase(), any::<prop::sample::Index>(), 0..5_usize, 0..FORMS.len());
    let check = |(syllables, at, change, form): (Vec<Syllable>, prop::sample::Index, usize, usize)| {
        let (name, form) = FORMS[form];
        // `d` and `đ` differ by a mark too.
        prop_assume!(change > 1 || !WITHOUT_MARKS.contains(&name));
        let near = nearly(&syllables, at.index(syllables.len()), change);
        let (value, text) = (said(&syllables), around("", &form(&near), ""));
        prop_assert!(!is_found(&value, &text), "{name}: {near:?} is not {value:?}");
        Ok(())
    };
    runner().run(&phrases, check).unwrap_or_else(|failure| panic!("{failure}"));
    let numbers = (digits(), 1..10_usize, 1..10_u8, 0..NUMBERS.len());
    let check = |(digits, at, more, form): (String, usize, u8, usize)| {
        let mut near = digits.clone().into_bytes();
        near[at] = b'0' + (near[at] - b'0' + more) % 10;
        let near = String::from_utf8(near).expect("digits");
        let (name, form) = NUMBERS[form];
        prop_assert!(!is_found(&number(&digits), &around("", &form(&near), "")), "{name}: {near} is not {digits}");
        Ok(())
    };
    runner().run(&numbers, check).unwrap_or_else(|failure| panic!("{failure}"));
}

/// `syllables` with one change: of a tone, of a letter, a letter more, a word more, a word less.
fn nearly(syllables: &[Syllable], at: usize, change: usize) -> String {
    let next = |all: &[&'static str], own: &str| {
        let own = all.iter().position(|one| *one == own).expect("it is one of them");
        all[(own + 1) % all.len()]
    };
    let mut words: Vec<String> = syllables.iter().map(|syllable| written(*syllable)).collect();
    let (onset, vowel, tone, coda) = syllables[at];
    match change {
        0 => words[at] = written((onset, vowel, next(&TONES, tone), coda)),
        1 => words[at] = written((next(&ONSETS, onset), vowel, tone, coda)),
        2 => words[at].push('x'),
        3 => words.insert(at.max(1), "khac".to_owned()),
        _ => _ = words.remove(at),
    }
    words.join(" ")
}

/// Lines of which files are made: values and parts of them, digits, tags that a line leaves open, and
/// base64 that goes on in the next line.
const LINES: [&str; 24] = [
    "<p>Nguyễn Thị Mẫu</p>",
    "<p>Nguyễn",
    "Thị",
    "Mẫu</p>",
    "<a title=\"Nguyễn",
    "<b class=x",
    ">",
    "<!-- Thị Mẫu",
    "0912",
    " 345",
    "678",
    "a 678 b",
    "x9",
    "0912 345 678",
    "&#78;guyễn Th&#7883;",
    "M%E1%BA%ABu &amp;",
    "\\u004eguyễn \\",
    "",
    "  ",
    "Tmd1eeG7hW4gVGjhu4sgTeG6q3U=",
    // `x` and blanks, and the value: packed over the ends of lines of 60.
    "eCAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICBO",
    "Z3V54buFbiBUaOG7iyBN4bqrdSAgICAgICAgICAgICAgICAgICAgICAgICAg",
    "Z3V54buFbiBUaOG7iyBN4bqrdQ==",
    "một dòng mà nhiều trang có chung, dài hơn ba mươi hai chữ để chỉ những chữ cuối được nhớ: một hai ba bốn năm sáu bảy tám chín mười mười một mười hai Nguyễn",
];

/// LOC-04: what a guard has read before changes nothing of what it finds.
#[test]
fn lines_that_were_met_before_hide_nothing() {
    let secrets = [secret("Nguyễn Thị Mẫu"), secret("0912 345 678"), secret("mười hai Nguyễn Thị")];
    let used = Guard::new(&secrets);
    let files = prop::collection::vec(select(&LINES[..]), 1..12);
    let found = std::cell::Cell::new(0);
    let check = |lines: Vec<&str>| {
        let text = lines.join("\n");
        let hits = Guard::new(&secrets).scan("a.html", text.as_bytes());
        found.set(found.get() + usize::from(!hits.is_empty()));
        prop_assert_eq!(used.scan("a.html", text.as_bytes()), hits, "{:?}", text);
        Ok(())
    };
    runner().run(&files, check).unwrap_or_else(|failure| panic!("{failure}"));
    let found = found.get();
    assert!((CASES / 10..CASES * 9 / 10).contains(&found.try_into().expect("few")), "{found} of {CASES}");
}
