//! A value as what is looked for: words without marks in their order, or the digits of a number.

use std::ops::Range;

use super::fold::{Fold, Marks, TONES, fold};

/// How a value is recognised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    Phrase(Phrase),
    Number(Numeral),
}

/// Words, parted by anything that is no letter; letters and digits part each other (`#VũThịMẫu2026`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    /// Lower case without marks, one blank before each word and one at the end.
    words: String,
    /// The marks of each byte of `words`.
    marks: Vec<Marks>,
    order: Order,
}

/// How the words of a name follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Written,
    /// Its parts are turned round: only without marks, and with nothing but blanks between, for else a list of names has
    /// it by chance.
    Turned,
    /// After so many words, those that the person is called by, there is a comma or the edge of a cell, and the rest
    /// of the name.
    Listed(usize),
}

/// Digits, parted by anything that is no letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Numeral {
    /// Without the country's number and the 0 before an area.
    core: String,
    /// Without the area's number too, as neighbours write it: only by itself.
    local: bool,
}

/// What may stand before the core of a number.
const PREFIXES: [&str; 6] = ["", "0", "84", "840", "0084", "00840"];

/// A number has at least this many digits.
const MIN_DIGITS: usize = 7;

/// Digits of a fixed line after the 0: an area from `2`, which has two digits in the two largest cities and three
/// elsewhere, and the subscriber's.
const FIXED: usize = 10;
const CITIES: [&str; 2] = ["24", "28"];

/// How many words a name has whose parts are turned round: two are a name by chance.
const TURNED: std::ops::RangeInclusive<usize> = 3..=5;

/// Syllables that are written with `i` or with `y`, before that letter.
const ALIKE: [&str; 8] = ["h", "k", "l", "m", "qu", "s", "t", "v"];

/// So many of them in one value are each written either way; a value with more is hardly a name.
const RESPELLED: usize = 5;

/// A single word has at least this many letters.
const MIN_LETTERS: usize = 8;

impl Pattern {
    /// The pattern of `value`; `None` below 2 words, 8 letters, 7 digits.
    pub fn of(value: &str) -> Option<Self> {
        let phrase = Phrase::read(value);
        if phrase.words.bytes().any(|byte| byte != b' ' && !byte.is_ascii_digit()) {
            let words = phrase.words.split_whitespace().count();
            let letters = phrase.words.chars().filter(|c| *c != ' ').count();
            return (words >= 2 || letters >= MIN_LETTERS).then_some(Self::Phrase(phrase));
        }
        let digits: String = phrase.words.split_whitespace().collect();
        (digits.len() >= MIN_DIGITS)
            .then(|| Self::Number(Numeral { core: core(&digits, value.contains('+')), local: false }))
    }

    /// Whether both mean the same value.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Phrase(own), Self::Phrase(other)) => own.is_same(other),
            (Self::Number(own), Self::Number(other)) => own == other,
            _ => false,
        }
    }
}

fn core(digits: &str, international: bool) -> String {
    let abroad = digits.strip_prefix("0084").or_else(|| {
        let long = digits.len() >= 11;
        digits.strip_prefix("84").filter(|_| international || long)
    });
    let rest = abroad.unwrap_or(digits);
    let core = rest.strip_prefix('0').unwrap_or(rest);
    core.to_owned()
}

impl Phrase {
    /// `text` as a phrase, however short.
    pub fn read(text: &str) -> Self {
        let mut phrase = Self { words: " ".to_owned(), marks: vec![0], order: Order::Written };
        text.chars().for_each(|c| fold(c, |fold| phrase.add(fold)));
        phrase.add(Fold::Gap);
        phrase
    }

    fn add(&mut self, fold: Fold) {
        match fold {
            Fold::Letter(letter, marks) => {
                let last = self.words.chars().next_back().unwrap_or(' ');
                if last != ' ' && last.is_ascii_digit() != letter.is_ascii_digit() {
                    self.add(Fold::Gap);
                }
                self.words.push(letter);
                self.marks.resize(self.words.len() - 1, 0);
                self.marks.push(marks);
            }
            Fold::Mark(more) if !self.words.ends_with(' ') => {
                self.marks.iter_mut().rev().take(1).for_each(|marks| *marks |= more);
            }
            Fold::Gap if !self.words.ends_with(' ') => {
                self.words.push(' ');
                self.marks.push(0);
            }
            _ => {}
        }
    }

    /// Its words, a blank on either side of each.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The same name with `i` for `y` and with `y` for `i`, where both are usual: Lý, Lí; Quy, Qui.
    pub fn respelled(&self) -> Vec<Self> {
        let ends = self.ranges().filter_map(|range| {
            let syllable = self.words[range.clone()].trim_end();
            let is_alike = syllable.strip_suffix(['i', 'y']).is_some_and(|onset| ALIKE.contains(&onset));
            is_alike.then(|| range.start + syllable.len() - 1)
        });
        let ends: Vec<usize> = ends.collect();
        // Some write one syllable of a name so and another otherwise.
        let with = |chosen: usize| {
            let mut words = self.words.clone().into_bytes();
            for (nth, end) in ends.iter().enumerate() {
                words[*end] = if chosen >> (nth % RESPELLED) & 1 == 0 { b'i' } else { b'y' };
            }
            let words = String::from_utf8(words).ok().filter(|words| *words != self.words)?;
            Some(Self { words, ..self.clone() })
        };
        (0..1 << ends.len().min(RESPELLED)).filter_map(with).collect()
    }

    /// A full name with the family's last, as English has it: Tran Thu Ha, Thu Ha Tran, Ha Thu Tran.
    pub fn turned(&self) -> Vec<Self> {
        let words: Vec<&str> = self.words.split_whitespace().collect();
        let is_name = words.iter().all(|word| word.chars().all(char::is_alphabetic));
        let [family, own @ ..] = words.as_slice() else { return Vec::new() };
        if !TURNED.contains(&words.len()) || !is_name {
            return Vec::new();
        }
        let reversed: Vec<&str> = words.iter().rev().copied().collect();
        let mut orders = vec![[own, &[*family]].concat(), reversed];
        // Of three words the others are somebody else's name as well: Ha Tran Thu.
        if let [middle @ .., given] = own
            && middle.len() > 1
        {
            let (rest, called) = words.split_at(words.len() - 2);
            orders.push([&[*given], middle, &[*family]].concat());
            orders.push([&[*given, *family], middle].concat());
            orders.push([called, rest].concat());
        }
        let joined = (1..=2).flat_map(|called| {
            let (rest, called) = words.split_at(words.len() - called);
            let (rest, called) = (rest.concat(), called.concat());
            [vec![called.clone(), rest.clone()], vec![rest.clone(), called.clone()], vec![called + &rest]]
        });
        let mut phrases: Vec<Self> = Vec::new();
        // As in addresses: tham.nguyenthihong@.
        let joined = joined.filter(|order| order.iter().map(String::len).sum::<usize>() >= MIN_LETTERS);
        let joined: Vec<String> = joined.map(|order| order.join(" ")).collect();
        let orders = orders.into_iter().map(|order| order.join(" ")).chain(joined);
        for order in orders.map(|order| Self { order: Order::Turned, ..Self::read(&order) }) {
            if order.words != self.words && !phrases.contains(&order) {
                phrases.push(order);
            }
        }
        phrases
    }

    /// A full name as in lists that are sorted by what people are called: "Thắm, Nguyễn Thị Hồng", and in tables with a
    /// column for it.
    pub fn listed(&self) -> Vec<Self> {
        let ranges: Vec<Range<usize>> = self.ranges().filter(|range| range.len() > 1).collect();
        let is_name = self.words.chars().all(|c| c == ' ' || c.is_alphabetic());
        if !TURNED.contains(&ranges.len()) || !is_name {
            return Vec::new();
        }
        let with = |called: usize| {
            let (rest, own) = ranges.split_at(ranges.len() - called);
            let (mut words, mut marks) = (" ".to_owned(), vec![0]);
            own.iter().chain(rest).for_each(|range| {
                words.push_str(&self.words[range.clone()]);
                marks.extend_from_slice(&self.marks[range.clone()]);
            });
            Self { words, marks, order: Order::Listed(called) }
        };
        (1..=2).filter(|called| ranges.len() - called > 1).map(with).collect()
    }

    /// Whether its words stand in another order than they are written in.
    pub fn is_turned(&self) -> bool {
        self.order == Order::Turned
    }

    /// After how many words something parts them, if that must be.
    pub fn parted_after(&self) -> Option<usize> {
        match self.order {
            Order::Listed(called) => Some(called),
            Order::Written | Order::Turned => None,
        }
    }

    /// Whether text with the same words and these `marks`, byte by byte, can be this phrase: it has
    /// no mark that the phrase has not. A phrase written without marks is found with any.
    pub fn admits(&self, marks: &[Marks]) -> bool {
        if self.is_turned() {
            return marks.iter().all(|marks| *marks == 0);
        }
        if self.marks.iter().all(|marks| *marks == 0) {
            return true;
        }
        let mut at = 0;
        self.words.split_inclusive(' ').all(|word| {
            let range = at..at + word.len();
            at = range.end;
            marks.get(range.clone()).is_some_and(|found| is_less(found, &self.marks[range]))
        })
    }

    /// Whether both have the same words with the same marks, or one of them none at all.
    pub fn is_same(&self, other: &Self) -> bool {
        self.words == other.words && self.admits(&other.marks) && other.admits(&self.marks)
    }

    /// Whether both are written alike: a name with one more mark is another name.
    pub fn is_exactly(&self, other: &Self) -> bool {
        self.words == other.words && self.ranges().all(|range| is_like(&self.marks[range.clone()], &other.marks[range]))
    }

    /// Whether it is a part of `other`, which has more words.
    pub fn is_part_of(&self, other: &Self) -> bool {
        other.len() > self.len() && other.words.contains(&self.words)
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.split_ascii_whitespace().count()
    }

    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its words, each told from every other that is written otherwise.
    pub fn signs(&self) -> Vec<(String, Vec<Marks>)> {
        let sign = |range: Range<usize>| {
            let (word, marks) = (self.words[range.clone()].trim_end(), &self.marks[range]);
            let others = marks.iter().take(word.len()).map(|marks| marks & !TONES);
            (word.to_owned(), others.chain([tones(marks)]).collect())
        };
        self.ranges().map(sign).filter(|(word, _): &(String, Vec<Marks>)| !word.is_empty()).collect()
    }

    /// Where its words stand, each with the blank after it.
    fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        self.words.split_inclusive(' ').scan(0, |at, word| {
            let start = std::mem::replace(at, *at + word.len());
            Some(start..*at)
        })
    }

    /// Whether it stands in `text`.
    pub fn is_in(&self, text: &Self) -> bool {
        let found = text.words.match_indices(&self.words).map(|(at, found)| at..at + found.len());
        found.into_iter().any(|range| self.admits(&text.marks[range]))
    }

    /// Where this phrase stands in the text of `words` and `marks` so that it reaches over `hit`, where what was found is
    /// not rather `own`; that `has_capitals` if it is not all in small letters.
    pub fn around(
        &self,
        (words, marks): (&[u8], &[Marks]),
        hit: Range<usize>,
        (own, has_capitals): (&Self, bool),
    ) -> impl Iterator<Item = Range<usize>> {
        let reach = self.words.len();
        let first = (hit.end).saturating_sub(reach);
        (first..=hit.start).map(move |at| at..at + reach).filter(move |range| {
            let at = range.start;
            words.get(range.clone()) == Some(self.words.as_bytes())
                && marks.get(range.clone()).is_some_and(|marks| self.admits(marks))
                && !own.claims(&marks[hit.clone()], &self.marks[hit.start - at..hit.end - at], has_capitals)
        })
    }

    /// Whether text with the words of this phrase and the marks `found`, which can be this phrase and one with the
    /// marks of `other`, is this one: where the two differ, it is not written as the other. Without any mark it may
    /// be either, and is the other's: its address is written so. Where this phrase itself has none, only small
    /// letters, as in addresses, are the other's.
    fn claims(&self, found: &[Marks], other: &[Marks], has_capitals: bool) -> bool {
        let is_plain = |marks: &[Marks]| marks.iter().all(|marks| *marks == 0);
        let mut apart = self.ranges().filter(|range| !is_like(&self.marks[range.clone()], &other[range.clone()]));
        if is_plain(found) {
            return has_capitals && is_plain(&self.marks) && apart.next().is_some();
        }
        apart.any(|range| !is_like(&found[range.clone()], &other[range]))
    }
}

fn tones(marks: &[Marks]) -> Marks {
    marks.iter().fold(0, |all, marks| all | (marks & TONES))
}

/// Whether two words of the same letters have the same marks: tones anywhere, the others letter by letter.
fn is_like(one: &[Marks], other: &[Marks]) -> bool {
    tones(one) == tones(other) && one.iter().zip(other).all(|(one, other)| (one ^ other) & !TONES == 0)
}

/// Whether a word's marks are among those of another: tones anywhere, the others letter by letter.
fn is_less(found: &[Marks], own: &[Marks]) -> bool {
    tones(found) & !tones(own) == 0 && found.iter().zip(own).all(|(found, own)| found & !own & !TONES == 0)
}

impl Numeral {
    /// The digits that every way of writing it has.
    pub fn core(&self) -> &str {
        &self.core
    }

    /// A fixed line as its neighbours dial it: the subscriber's number.
    pub fn subscriber(&self) -> Option<Self> {
        let area = if CITIES.iter().any(|city| self.core.starts_with(city)) { 2 } else { 3 };
        let is_fixed = !self.local && self.core.len() == FIXED && self.core.starts_with('2');
        is_fixed.then(|| Self { core: self.core[area..].to_owned(), local: true })
    }

    /// Whether it is a number without its area's.
    pub fn is_local(&self) -> bool {
        self.local
    }

    /// Whether `before`, the digits between the last break and the core, may precede it.
    pub fn admits_before(before: &str) -> bool {
        PREFIXES.contains(&before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(value: &str, text: &str) -> bool {
        Phrase::read(value).is_in(&Phrase::read(text))
    }

    #[test]
    fn short_values_have_no_pattern() {
        for (value, has) in [
            ("Tày", false),
            ("Sán Chay", true),
            ("Hoangsau", true),
            ("Hoangsa", false),
            ("111", false),
            ("381 234", false),
            ("3812 345", true),
            ("", false),
            ("…", false),
        ] {
            assert_eq!(Pattern::of(value).is_some(), has, "{value}");
        }
    }

    #[test]
    fn marks_may_lack_but_not_differ() {
        for (text, expected) in [
            ("nguyen thi mau", true),
            ("Nguyên Thi Mẫu", true),
            ("bà NGUYỄN THỊ MẪU, xã", true),
            ("Nguyễn Thì Mẫu", false),
            ("Nguyễn Thị Mậu", false),
            ("Nguyễn Thị Mẫua", false),
            ("Nguyễn Mẫu Thị", false),
            ("#Nguyễn_Thị_Mẫu2026", true),
            ("2Nguyễn Thị Mẫu¹", true),
            ("感谢Nguyễn Thị Mẫu女士", true),
        ] {
            assert_eq!(within("Nguyễn Thị Mẫu", text), expected, "{text}");
        }
        assert!(within("Nguyen Thi Mau", "Nguyễn Thị Mậu"));
        assert!(within("Bà Hòa", "bà hoà"));
    }

    #[test]
    fn a_name_has_other_spellings_and_orders() {
        let forms = |value: &str, forms: fn(&Phrase) -> Vec<Phrase>| -> Vec<String> {
            forms(&Phrase::read(value)).iter().map(|phrase| phrase.words.trim().to_owned()).collect()
        };
        let ki = ["li thi mi ki", "ly thi mi ki", "li thi my ki", "ly thi my ki", "li thi mi ky", "ly thi mi ky"];
        let ki = ki.into_iter().chain(["li thi my ky"]).collect::<Vec<_>>();
        assert_eq!(forms("Lý Thị Mỹ Kỳ", Phrase::respelled), ki);
        assert_eq!(forms("Lí Quy", Phrase::respelled), ["li qui", "ly qui", "ly quy"]);
        assert_eq!(forms("Trần Thúy Vân", Phrase::respelled), [""; 0]);
        let joined = ["ha tranthu", "tranthu ha", "hatranthu", "thuha tran", "tran thuha", "thuhatran"];
        let turned = ["thu ha tran", "ha thu tran"].into_iter().chain(joined);
        assert_eq!(forms("Trần Thu Hà", Phrase::turned), turned.collect::<Vec<_>>());
        let four = forms("Vũ Thị Thu Hà", Phrase::turned);
        for order in
            ["thi thu ha vu", "ha thu thi vu", "ha thi thu vu", "ha vu thi thu", "thu ha vu thi", "ha vuthithu"]
        {
            assert!(four.contains(&order.to_owned()), "{order}: {four:?}");
        }
        assert_eq!(forms("Vũ Thị Thu Hà", Phrase::listed), ["ha vu thi thu", "thu ha vu thi"]);
        assert_eq!(forms("Trần Thu Hà", Phrase::listed), ["ha tran thu"]);
        assert_eq!(forms("Trần Hà", Phrase::turned), [""; 0]);
        assert_eq!(forms("Số 12 ngõ Chợ", Phrase::turned), [""; 0]);
        let respelled = Phrase::read("Lý Thị Mỹ Kỳ").respelled().remove(0);
        assert!(
            respelled.admits(&Phrase::read("Lí Thị Mĩ Kì").marks)
                && !respelled.admits(&Phrase::read("Lỉ Thị Mĩ Kì").marks)
        );
    }

    #[test]
    fn a_fixed_line_has_a_number_of_its_own() {
        for (value, expected) in [
            ("0205 3812 345", Some("3812345")),
            ("+84 24 3812 3456", Some("38123456")),
            ("0912 345 678", None),
            ("1900 96 96 80", None),
            ("3812 345", None),
        ] {
            let Some(Pattern::Number(number)) = Pattern::of(value) else { panic!("{value}") };
            assert_eq!(number.subscriber().as_ref().map(Numeral::core), expected, "{value}");
        }
    }

    #[test]
    fn a_number_is_its_digits() {
        for text in ["0912345678", "+84 912 345 678", "(+84) 0912.345.678", "0084-912-345-678"] {
            assert_eq!(Pattern::of("0912 345 678"), Pattern::of(text), "{text}");
        }
        assert_ne!(Pattern::of("0912 345 678"), Pattern::of("0912 345 679"));
    }

    /// LOC-04, CON-03: of two people whose names differ by a mark, each text that can be both is one's.
    #[test]
    fn a_text_is_whose_name_it_is_written_as() {
        let is_own = |own: &str, other: &str, text: &str| {
            let (own, other, read) = (Phrase::read(own), Phrase::read(other), Phrase::read(text));
            let has_capitals = text.chars().any(char::is_uppercase);
            let found = (read.words.as_bytes(), &read.marks[..]);
            assert!(own.is_in(&read), "{text}");
            other.around(found, 0..read.words.len(), (&own, has_capitals)).next().is_none()
        };
        for (own, other, text, expected) in [
            ("Lê Thị Hương", "Lê Thị Hường", "Lê Thị Hương", true),
            ("Lê Thị Hương", "Lê Thị Hường", "Lê Thi Hương", true),
            ("Lê Thị Hương", "Lê Thị Hường", "Lê Thị Huong", true),
            ("Lê Thị Hương", "Lê Thị Hường", "LE THI HUONG", false),
            ("Lê Thị Hương", "Lê Thị Hường", "le-thi-huong", false),
            ("Lê Thị Hường", "Lê Thị Hương", "Lê Thị Hương", false),
            ("Lê Thị Hường", "Lê Thị Hương", "Lê Thị Hường", true),
            ("Trần Thị Hoa", "Trần Thị Hòa", "Trần Thị Hoa", true),
            ("Trần Thị Hòa", "Trần Thị Hoa", "Trần Thị Hoa", false),
            ("Mai Hoa", "Mai Hòa", "Mai Hoa", true),
            ("Mai Hoa", "Mai Hòa", "mai-hoa", false),
            ("Mai Hoa", "Mai Hòa", "Mai Hoà", false),
            ("Vũ Dung", "Vũ Dũng", "Vũ Dung", true),
            ("Vũ Dũng", "Vũ Dung", "Vũ Dung", false),
        ] {
            assert_eq!(is_own(own, other, text), expected, "{own}, {other}: {text}");
        }
        assert!(Phrase::read("Mai Hòa").is_exactly(&Phrase::read("mai hoà")));
        assert!(!Phrase::read("Mai Hoa").is_exactly(&Phrase::read("Mai Hòa")));
    }
}
