//! The beginning of a plain text, for cards, feeds and descriptions.

/// The first `max_words` words of `plain`, single spaces between them; `…` when there were more.
pub fn plain_excerpt(plain: &str, max_words: usize) -> String {
    let mut words = plain.split_whitespace();
    let mut excerpt = words.by_ref().take(max_words).fold(String::new(), |mut excerpt, word| {
        if !excerpt.is_empty() {
            excerpt.push(' ');
        }
        excerpt.push_str(word);
        excerpt
    });
    if words.next().is_some() {
        let end = excerpt.trim_end_matches(|c: char| c.is_whitespace() || ",;:.…–—-(\"“‘".contains(c)).len();
        excerpt.truncate(end);
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::plain_excerpt;

    #[test]
    fn an_excerpt_ends_at_a_word_and_says_that_there_is_more() {
        for (plain, words, expected) in [
            ("", 3, ""),
            ("một hai ba", 3, "một hai ba"),
            ("một  hai,\nba bốn", 2, "một hai…"),
            ("một hai. Ba", 2, "một hai…"),
            ("một", 0, "…"),
        ] {
            assert_eq!(plain_excerpt(plain, words), expected);
        }
    }
}
