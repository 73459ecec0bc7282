//! Characters without case and marks, the marks beside them: `ễ` is `e` with two marks.
//!
//! Text is compared without marks, but a mark that stands in the text must stand in the value too:
//! "Nguyen Thi Mau" gives "Nguyễn Thị Mẫu" away, "Nguyên Thì Mậu" is somebody else.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A set of marks on one letter.
pub type Marks = u16;

/// The marks that may stand on any letter of a syllable: where depends on the writer (hòa, hoà).
pub const TONES: Marks = 0b1_1111;
const STROKE: Marks = 1 << 9;
const OTHER: Marks = 1 << 10;

/// What one character is to a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// A letter or digit in lower case without marks, and its marks.
    Letter(char, Marks),
    /// Marks that belong to the letter before.
    Mark(Marks),
    /// Shows nothing and parts nothing: a soft hyphen, a joiner ([`is_unseen`]).
    Nothing,
    /// Parts words.
    Gap,
}

/// Characters below this have their folds in a table; Vietnamese and all of Latin are among them.
const TABLE: usize = 0x2100;
/// So many of them in a block.
const BLOCK: usize = 0x40;

/// What `c` is. Characters that stand for several (ligatures) give several to `each`.
pub fn fold(c: char, mut each: impl FnMut(Fold)) {
    match known(c).or_else(|| at_once(c)) {
        Some(letter @ Fold::Letter(..)) if is_word(c) => [Fold::Gap, letter, Fold::Gap].into_iter().for_each(each),
        Some(fold) => each(fold),
        None => folds(c).into_iter().for_each(each),
    }
}

/// Whether `c` is a word by itself: letters of writing without spaces, where a name of another script stands between
/// them as it is.
pub fn is_word(c: char) -> bool {
    matches!(c,
        // Thai, Lao, Burmese, Khmer.
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        // Korean, whose particles touch the name before them.
        | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}'
        // Han, Japanese, Yi.
        | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{312f}' | '\u{31a0}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// The folds of large blocks that are alike: ideographs, Yi, private use. Whatever is read as UTF-16
/// by mistake is full of them.
fn at_once(c: char) -> Option<Fold> {
    match c {
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{a48c}' => Some(Fold::Letter(c, 0)),
        '\u{e000}'..='\u{f8ff}' => Some(Fold::Gap),
        _ => None,
    }
}

/// The fold of `c`, if it is one. Each block is worked out for whoever asks for one of its characters first.
fn known(c: char) -> Option<Fold> {
    static BLOCKS: [OnceLock<[Option<Fold>; BLOCK]>; TABLE / BLOCK] = [const { OnceLock::new() }; TABLE / BLOCK];
    let (block, at) = (c as usize / BLOCK, c as usize % BLOCK);
    let one = |at: usize| {
        let c = char::from_u32((block * BLOCK + at) as u32)?;
        match folds(c).as_slice() {
            [fold] => Some(*fold),
            [Fold::Gap, letter @ Fold::Letter(..), Fold::Gap] if is_word(c) => Some(*letter),
            _ => None,
        }
    };
    BLOCKS.get(block)?.get_or_init(|| std::array::from_fn(one))[at]
}

/// Whether `c` is set for an apostrophe or an accent and is no letter, though Unicode counts it among them.
pub fn is_modifier(c: char) -> bool {
    ('\u{2b9}'..='\u{2df}').contains(&c)
}

/// What programs show nothing for, be it known to them or not: Default_Ignorable_Code_Point of Unicode 17.0
/// (DerivedCoreProperties.txt), in order.
const UNSEEN: [(char, char); 17] = [
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fff8}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Whether nobody sees `c`. Where it stands between two words with no blank, one may be seen there: Hangul has fillers
/// as wide as a letter.
pub fn is_unseen(c: char) -> bool {
    let after = UNSEEN.partition_point(|(first, _)| *first <= c);
    after.checked_sub(1).is_some_and(|at| c <= UNSEEN[at].1)
}

fn folds(c: char) -> Vec<Fold> {
    let mut folds: Vec<Fold> = Vec::new();
    for c in std::iter::once(c).nfkd().flat_map(char::to_lowercase).nfkd() {
        let next = plain(c);
        match (folds.last_mut(), next) {
            (Some(Fold::Letter(_, marks)), Fold::Mark(more)) => *marks |= more,
            _ => folds.push(next),
        }
    }
    if is_word(c) && folds.iter().any(|fold| matches!(fold, Fold::Letter(..))) {
        folds.insert(0, Fold::Gap);
        folds.push(Fold::Gap);
    }
    folds
}

fn plain(c: char) -> Fold {
    match c {
        'đ' | 'ð' => Fold::Letter('d', STROKE),
        'ı' => Fold::Letter('i', 0),
        _ if is_unseen(c) => Fold::Nothing,
        _ if is_modifier(c) => Fold::Gap,
        _ if is_combining_mark(c) => Fold::Mark(mark(c)),
        _ if c.is_numeric() => Fold::Letter(c.to_digit(10).and_then(|d| char::from_digit(d, 10)).unwrap_or(c), 0),
        _ if c.is_alphanumeric() => Fold::Letter(c, 0),
        _ => Fold::Gap,
    }
}

fn mark(c: char) -> Marks {
    match c {
        '\u{300}' => 1,
        '\u{301}' => 1 << 1,
        '\u{303}' => 1 << 2,
        '\u{309}' => 1 << 3,
        '\u{323}' => 1 << 4,
        '\u{302}' => 1 << 5,
        '\u{306}' => 1 << 6,
        '\u{31b}' => 1 << 7,
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> String {
        let mut letters = String::new();
        text.chars().for_each(|c| {
            fold(c, |fold| match fold {
                Fold::Letter(letter, _) => letters.push(letter),
                Fold::Gap => letters.push(' '),
                Fold::Mark(_) | Fold::Nothing => {}
            });
        });
        letters
    }

    #[test]
    fn case_and_marks_go_whatever_the_form() {
        for (text, expected) in [
            ("Nguyễn Thị Mẫu", "nguyen thi mau"),
            ("NGUYỄN\u{a0}THỊ-MẪU", "nguyen thi mau"),
            ("Nguye\u{302}\u{303}n", "nguyen"),
            ("Đường Ðồng", "duong dong"),
            ("Mẫ\u{ad}u\u{200b}", "mau"),
            ("Ma\u{34f}\u{302}\u{303}u\u{fe0f}", "mau"),
            ("M\u{3164}ẫ\u{ffa0}u\u{e0041}", "mau"),
            ("ﬁ ０９１２", "fi 0912"),
        ] {
            assert_eq!(letters(text), expected);
        }
    }

    /// LOC-04, CON-03: a name is a word whatever touches it.
    #[test]
    fn what_is_set_without_spaces_parts_words() {
        for (text, expected) in [
            ("叫Mẫu的人", " 叫 mau 的  人 "),
            ("Mẫu¹ Mẫu₂ ①Mẫu", "mau1 mau2 1mau"),
            ("Mẫuʼs", "mau s"),
            ("Mẫuは", "mau は "),
            ("Mẫu은", "mau \u{110b}\u{1173}\u{11ab} "),
        ] {
            assert_eq!(letters(text), expected, "{text}");
        }
    }

    /// LOC-04: all that Unicode says is not to be shown, each range to its ends.
    #[test]
    fn what_nobody_sees_is_nothing() {
        assert!(UNSEEN.is_sorted_by(|one, next| one.1 < next.0));
        for (first, last) in UNSEEN {
            for c in first..=last {
                fold(c, |fold| assert_eq!(fold, Fold::Nothing, "{c:?}"));
            }
            for beside in [u32::from(first) - 1, u32::from(last) + 1].into_iter().filter_map(char::from_u32) {
                assert!(!is_unseen(beside), "{beside:?}");
            }
        }
    }

    #[test]
    fn what_is_told_at_once_is_what_normalising_gives() {
        for c in ('\0'..='\u{2fff}').chain('\u{3400}'..='\u{f8ff}') {
            let mut told = Vec::new();
            fold(c, |fold| told.push(fold));
            assert_eq!(folds(c), told, "{c}");
        }
    }
}
