//! "Did you mean": the nearest word of a closed set.

/// The candidate most like `word`, if one is near enough to be what the author meant
/// (Jaro–Winkler above 0.75, as rustc and clap judge typing errors).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typing_error_finds_its_word() {
        assert_eq!(nearest("tittle", ["title", "summary"]), Some("title"));
        assert_eq!(nearest("organizer", ["organiser", "chair"]), Some("organiser"));
    }

    #[test]
    fn a_strange_word_finds_nothing() {
        assert_eq!(nearest("xyz", ["title", "summary"]), None);
    }
}
