//! Typography (TXT-06, look.md): which spaces do not break, and what finding them costs.

use super::{locale, rows};

const SPACES: &str = include_str!("data/spaces.txt");

/// Numbers stay with what they count, titles with names; nothing else changes, and doing it twice
/// changes nothing.
#[test]
fn spaces_hold_where_they_belong_and_nowhere_else() {
    let locales = [("vi", locale("vi")), ("en", locale("en"))];
    for [code, text] in rows(SPACES, "|") {
        let (_, locale) = locales.iter().find(|(known, _)| *known == code).expect("a language of the binary");
        let (plain, expected) = (text.replace('~', " "), text.replace('~', "\u{a0}"));
        let spaces = &locale.data().no_break;
        assert_eq!(spaces.tied(&plain), expected);
        assert_eq!(spaces.tied(&expected), expected);
    }
}

/// TXT-05: text with no-break spaces folds and sorts as text without.
#[test]
fn no_break_spaces_change_neither_folding_of_syllables_nor_order() {
    let vi = locale("vi");
    assert_eq!(crate::locale::slug("Điều\u{a0}9"), "dieu-9");
    let mut texts = ["Thôn\u{a0}10", "Thôn 9", "Thôn\u{a0}2"];
    texts.sort_by_key(|text| vi.sort_key(text));
    assert_eq!(texts, ["Thôn\u{a0}2", "Thôn 9", "Thôn\u{a0}10"]);
    assert_eq!(vi.finds_sensitive_word("bạo\u{a0}lực"), Some("bạo lực"));
}

#[test]
#[ignore = "a measurement"]
#[expect(clippy::disallowed_methods, reason = "it measures")]
fn measure_a_page() {
    let page = include_str!("../../../content/articles/2023/ke-hoach-201.vi.md");
    let vi = locale("vi");
    let start = std::time::Instant::now();
    let length: usize = (0..2000).map(|_| vi.data().no_break.tied(page).len()).sum();
    let each = start.elapsed() / 2000;
    println!("{} bytes ({length}): {each:?}, {:.2} µs a KB", page.len(), each.as_secs_f64() * 1e9 / page.len() as f64);
}
