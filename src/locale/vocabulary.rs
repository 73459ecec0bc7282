//! The words that people write beside the numbers of days and times, in all languages of a site: a text becomes tokens
//! with a meaning. How tokens make a day and a time is for `spoken` to say.

use jiff::civil::Weekday;

use super::{Locale, Locales, fold};

/// A text with more bytes is no day and no time.
const LONGEST: usize = 300;

/// What a token means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Number(String),
    Mark(char),
    /// Words before the numbers of a day, a month, a year.
    Day,
    Month,
    Year,
    /// A month that has a name.
    Named(i8),
    /// Words after the numbers of an hour, of minutes.
    Hour,
    Minute,
    At,
    Span,
    /// A part of the day, with its first and its last hour.
    Part(i8, i8),
    Weekday(Weekday),
    /// The `T` of `2023-11-13T08:00`.
    Iso,
    /// A word that is none of days and times.
    Other,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub what: What,
    /// Whether no blank stands before it.
    pub is_glued: bool,
}

/// A word as it stands, a number or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Raw {
    Word(String),
    Number(String),
    Mark(char),
}

/// What some words together mean.
struct Phrase {
    words: Vec<Raw>,
    /// Without marks, for people who type none.
    folded: Vec<Raw>,
    what: What,
}

/// The words of all languages of a site.
#[derive(Default)]
pub struct Vocabulary {
    phrases: Vec<Phrase>,
}

impl Vocabulary {
    /// The words of `locales`.
    pub fn of(locales: &Locales) -> Self {
        Self { phrases: locales.iter().flat_map(phrases).collect() }
    }

    /// `text` as tokens.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        if text.len() > LONGEST {
            return vec![Token { what: What::Other, is_glued: false }];
        }
        let raws = raws(text);
        let (mut tokens, mut at): (Vec<Token>, usize) = (Vec::new(), 0);
        while let Some((raw, is_glued)) = raws.get(at) {
            let is_after_number =
                *is_glued && tokens.last().is_some_and(|before| matches!(before.what, What::Number(_)));
            let is_before_number = matches!(raws.get(at + 1), Some((Raw::Number(_), true)));
            let (what, length) = match raw {
                Raw::Number(digits) => (What::Number(digits.clone()), 1),
                Raw::Mark(mark) => (What::Mark(*mark), 1),
                Raw::Word(word) if word == "t" && is_after_number && is_before_number => (What::Iso, 1),
                Raw::Word(_) => self.meant(&raws[at..]),
            };
            tokens.push(Token { what, is_glued: *is_glued });
            at += length;
        }
        tokens
    }

    /// What the words at the beginning of `raws` mean, and how many they are: as many as possible. Where they are
    /// written without marks they may mean several things, and then they mean none.
    fn meant(&self, raws: &[(Raw, bool)]) -> (What, usize) {
        let begins =
            |words: &[Raw]| raws.len() >= words.len() && words.iter().zip(raws).all(|(word, (raw, _))| word == raw);
        let fits = |phrase: &&Phrase| begins(&phrase.words) || begins(&phrase.folded);
        let longest = self.phrases.iter().filter(fits).map(|phrase| phrase.words.len()).max().unwrap_or_default();
        let all = || self.phrases.iter().filter(fits).filter(|phrase| phrase.words.len() == longest);
        let is_written = all().any(|phrase| begins(&phrase.words));
        let mut meant = all().filter(|phrase| !is_written || begins(&phrase.words)).map(|phrase| &phrase.what);
        match meant.next() {
            Some(what) if meant.all(|other| other == what) => (what.clone(), longest),
            _ => (What::Other, longest.max(1)),
        }
    }
}

/// The phrases of one language.
fn phrases(locale: &Locale) -> Vec<Phrase> {
    let data = locale.data();
    let moments = &data.moments;
    let plain = [
        (&moments.day, What::Day),
        (&moments.month, What::Month),
        (&moments.year, What::Year),
        (&moments.hour, What::Hour),
        (&moments.minute, What::Minute),
        (&moments.at, What::At),
        (&moments.span, What::Span),
    ];
    let parts = moments.parts.iter().map(|part| (&part.words, What::Part(part.hours.0, part.hours.1)));
    let week = Weekday::Monday.cycle_forward().take(7);
    let names = data.calendar.weekdays.long.iter().zip(&data.calendar.weekdays.short).zip(&data.weekday_forms);
    let weekdays = names.zip(week).flat_map(|(((long, short), forms), day)| {
        [long, short].into_iter().chain(forms).map(move |name| phrase(name, What::Weekday(day)))
    });
    let months = data.calendar.months.long.iter().zip(&data.calendar.months.short).zip(1..);
    let months = months.flat_map(|((long, short), nth)| [long, short].map(|name| phrase(name, What::Named(nth))));
    // "tháng 11" is a word with a number, as dates have it anyway.
    let months = months.filter(|phrase| phrase.words.iter().all(|word| matches!(word, Raw::Word(_))));
    let words = plain.into_iter().chain(parts);
    let words = words.flat_map(|(words, what)| words.iter().map(move |word| phrase(word, what.clone())));
    words.chain(weekdays).chain(months).filter(|phrase| !phrase.words.is_empty()).collect()
}

fn phrase(text: &str, what: What) -> Phrase {
    let raw = |text: &str| raws(text).into_iter().map(|(raw, _)| raw).collect();
    Phrase { words: raw(text), folded: raw(&fold(text)), what }
}

/// The words, numbers and marks of `text` in small letters, with whether no blank stands before each. The point of an
/// abbreviation is none of them: `a.m.` is `a m`.
fn raws(text: &str) -> Vec<(Raw, bool)> {
    let mut all: Vec<(Raw, bool)> = Vec::new();
    let (mut is_glued, mut is_new) = (false, true);
    for c in text.chars().flat_map(char::to_lowercase) {
        let is_letter = c.is_alphabetic();
        match all.last_mut().map(|(raw, _)| raw) {
            _ if c.is_whitespace() => {}
            Some(Raw::Word(_)) if c == '.' && !is_new => {}
            Some(Raw::Word(word)) if is_letter && !is_new => word.push(c),
            Some(Raw::Number(digits)) if c.is_ascii_digit() && !is_new => digits.push(c),
            _ if is_letter => all.push((Raw::Word(c.into()), is_glued)),
            _ if c.is_ascii_digit() => all.push((Raw::Number(c.into()), is_glued)),
            _ => all.push((Raw::Mark(c), is_glued)),
        }
        is_glued = !c.is_whitespace();
        // What follows a blank, or the point of an abbreviation, is a word of its own.
        is_new = !is_glued || c == '.';
    }
    all
}
