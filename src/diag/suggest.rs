//! "Did you mean": the nearest word of a closed set.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A syllable of so many letters that differs in one may still be the same.
const RECOGNISABLE: usize = 4;

/// The candidate most like `word`, if one is near enough to be what the author meant
/// (Jaro–Winkler above 0.75, as rustc and clap judge typing errors). Digits must agree: they are rarely what was mistyped, and a
/// wrong number looks right. Half of the letters at most may differ, and of words of several syllables each is held
/// against its counterpart: a conference is no misspelt contest.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let own: Vec<u8> = word.bytes().filter(u8::is_ascii_digit).collect();
    candidates
        .into_iter()
        // 115 is not a misspelt 111, and 2022 not a misspelt 2023.
        .filter(|candidate| candidate.bytes().filter(u8::is_ascii_digit).eq(own.iter().copied()))
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, candidate)| *likeness > 0.75 && is_recognised(&word, &candidate.to_lowercase()))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// Names of files and pieces have these: there a beginning in common is likeness enough.
const NAMES: [char; 3] = ['.', '-', '/'];

/// Whether `other` may be what whoever wrote `word` meant: its beginning, or not too different.
fn is_recognised(word: &str, other: &str) -> bool {
    if word.contains(' ') && other.contains(' ') {
        return are_same_syllables(word, other);
    }
    let longer = word.chars().count().max(other.chars().count());
    other.starts_with(word) || word.contains(NAMES) || strsim::osa_distance(&plain(word), &plain(other)) * 2 <= longer
}

/// Whether each syllable differs from its counterpart by marks only, or by one letter of several.
fn are_same_syllables(word: &str, other: &str) -> bool {
    let (one, two) = (plain(word), plain(other));
    let (one, two): (Vec<&str>, Vec<&str>) = (one.split_whitespace().collect(), two.split_whitespace().collect());
    let is_same = |(one, two): (&&str, &&str)| {
        let longer = one.chars().count().max(two.chars().count());
        one == two || (longer >= RECOGNISABLE && is_close(one, two))
    };
    one.len() == two.len() && one.iter().zip(&two).all(is_same)
}

/// Without marks.
fn plain(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// Whether two words are spelt alike: one letter in eight may differ, and always one.
pub fn is_close(word: &str, other: &str) -> bool {
    let (letters, others) = (word.chars().count(), other.chars().count());
    let most = 1 + letters / 8;
    // Most words are told apart by their lengths, at no cost.
    letters.abs_diff(others) <= most && strsim::osa_distance(word, other) <= most
}

#[cfg(test)]
mod tests {
    use super::{is_close, nearest};

    #[test]
    fn close_words_differ_in_a_letter_or_two() {
        for (word, other) in [
            ("xa mau don", "xa mau dong"),
            ("doan ket", "doan kte"),
            ("hoi phu nu tinh lang son", "hoi phu nu tihn lang so"),
        ] {
            assert!(is_close(word, other), "{word}");
        }
        for (word, other) in [("xa la", "xa mau"), ("xa la", "xa dong"), ("99001", "99112")] {
            assert!(!is_close(word, other), "{word}");
        }
    }

    #[test]
    fn a_typing_error_finds_its_word() {
        assert_eq!(nearest("tittle", ["title", "summary"]), Some("title"));
        assert_eq!(nearest("organizer", ["organiser", "chair"]), Some("organiser"));
    }

    #[test]
    fn no_syllable_becomes_another_word() {
        let kinds = ["Hội thi", "Diễu hành", "Tập huấn", "Chiến dịch"];
        for word in ["Hội thảo", "Hội nghị", "Diễn đàn", "Hội thơ"] {
            assert_eq!(nearest(word, kinds), None, "{word}");
        }
        for (word, right) in [("Hôi thi", "Hội thi"), ("Tập huân", "Tập huấn"), ("Chiến dịhc", "Chiến dịch")]
        {
            assert_eq!(nearest(word, kinds), Some(right), "{word}");
        }
        assert_eq!(nearest("closed", ["consent", "title"]), None);
        assert_eq!(nearest("tin-mau", ["tin", "bai"]), Some("tin"));
    }

    #[test]
    fn a_strange_word_finds_nothing() {
        assert_eq!(nearest("xyz", ["title", "summary"]), None);
        assert_eq!(nearest("115", ["111", "113"]), None);
        assert_eq!(nearest("qd-13", ["qd-12"]), None);
    }
}
