//! TXT-03: the order of Vietnamese dictionaries, of names of people, and of English words.

use super::{NAMES, ORDER_EN, ORDER_VI, lines, locale, rows};
use crate::locale::{Addressed, Locale, SortKey};

/// Fails unless the parts of every line stand in the order of `key`, whatever order they come in.
fn check(table: &str, key: impl Fn(&str) -> SortKey) {
    for line in lines(table) {
        let list: Vec<&str> = line.split(" < ").collect();
        assert!(list.len() > 1, "no order in `{line}`");
        let mut sorted = list.clone();
        sorted.reverse();
        sorted.sort_by_key(|text| key(text));
        assert_eq!(sorted, list);
    }
}

/// The key of `NAME` or `NAME = SORT NAME`.
fn name_key(locale: &Locale, entry: &str) -> SortKey {
    let (name, sort_name) = entry.split_once(" = ").map_or((entry, None), |(name, sort)| (name, Some(sort)));
    locale.name_sort_key(name, sort_name)
}

/// TXT-03: a ă â … đ …, the six tones, syllable by syllable.
#[test]
fn vietnamese_sorts_as_its_dictionaries_do() {
    let vi = locale("vi");
    check(ORDER_VI, |text| vi.sort_key(text));
}

/// TXT-03: English pages collate by English rules.
#[test]
fn english_sorts_by_english_rules() {
    let en = locale("en");
    check(ORDER_EN, |text| en.sort_key(text));
}

/// TXT-03: by given name, family, middle, unless `sort_name` says otherwise; on English pages too.
#[test]
fn people_sort_by_given_name_then_family_then_middle() {
    let vi = locale("vi");
    check(NAMES, |entry| name_key(&vi, entry));
}

#[test]
fn sort_name_decides_when_it_is_given() {
    let vi = locale("vi");
    let key = vi.name_sort_key("Hoàng Thị An", Some("Zin An"));
    assert!(key > vi.name_sort_key("Trần Thị Yến", None));
}

#[test]
fn composed_and_decomposed_text_have_one_place() {
    let vi = locale("vi");
    assert_eq!(vi.sort_key("bạn"), vi.sort_key("ba\u{323}n"));
    assert_eq!(vi.sort_key("Đặng Thuỳ"), vi.sort_key("Đa\u{323}\u{306}ng Thuy\u{300}"));
}

#[test]
fn strange_names_have_a_place_too() {
    let vi = locale("vi");
    let mut names = ["", "   ", "–", "Ma", "Ma  Thị   Bé"];
    names.sort_by_key(|name| vi.name_sort_key(name, None));
    assert_eq!(names.last(), Some(&"Ma"));
}

/// TXT-07: "Ông/Bà" → "Mr/Ms" with the given name; the name keeps its order and its marks.
#[test]
fn people_are_addressed_as_the_language_does() {
    let (vi, en) = (locale("vi"), locale("en"));
    let whole = |locale: &Locale, honorific: &str, name: &str| {
        let Addressed { before, name, after } = locale.data().names.addressed(honorific, name);
        before + name + &after
    };
    for [honorific, name, vietnamese, english] in rows(include_str!("data/addressed.txt"), "|") {
        assert_eq!(whole(&vi, &honorific, &name), vietnamese);
        assert_eq!(whole(&en, &honorific, &name), english);
    }
}
