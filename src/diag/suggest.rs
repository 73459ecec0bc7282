//! "Did you mean": the nearest word of a closed set.

/// The candidate most like `word`, if one is near enough to be what the author meant
/// (Jaro–Winkler above 0.75, as rustc and clap judge typing errors). Digits must agree: they are rarely what was mistyped, and a
/// wrong number looks right.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let own = digits(&word);
    candidates
        .into_iter()
        // 115 is not a misspelt 111, and 2022 not a misspelt 2023.
        .filter(|candidate| digits(candidate) == own)
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// Whether two words are spelt alike: one letter in eight may differ, and always one.
pub fn is_close(word: &str, other: &str) -> bool {
    strsim::osa_distance(word, other) <= 1 + word.chars().count() / 8
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
    fn a_strange_word_finds_nothing() {
        assert_eq!(nearest("xyz", ["title", "summary"]), None);
        assert_eq!(nearest("115", ["111", "113"]), None);
        assert_eq!(nearest("qd-13", ["qd-12"]), None);
    }
}
