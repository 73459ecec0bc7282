//! TXT-04 and TXT-05: folding, slugs, names that Windows refuses.

use unicode_normalization::char::is_combining_mark;

use super::{FOLDS, SLUGS, rows};
use crate::locale::{can_name_file, fold, is_reserved_name, name_of_title, slug, slug_instead_of, syllables};

const RESERVED: &[&str] =
    &["con", "CON", "con.md", "prn", "aux.vi.md", "nul", "Nul", "com1", "COM9.txt", "lpt0", "lpt¹", "con ", "conin$"];

const FREE: &[&str] =
    &["cong", "con-duong", "null", "com", "com10", "lpt", "auxiliary", "a.con", "", "nu", "comx", "icon"];

/// TXT-05: NFC → lower case → marks dropped → đ→d, and folding twice changes nothing.
#[test]
fn folding_drops_case_and_marks() {
    for [text, folded] in rows(FOLDS, "→") {
        assert_eq!(fold(&text), folded, "{text}");
        assert_eq!(fold(&folded), folded);
    }
}

/// TXT-04: đ→d, marks dropped; the slug of a slug is the slug.
#[test]
fn slugs_are_letters_digits_and_single_dashes() {
    for [text, expected] in rows(SLUGS, "→") {
        assert_eq!(slug(&text), expected, "{text}");
        assert_eq!(slug(&expected), expected);
    }
}

#[test]
fn what_is_no_part_of_an_address_has_another_in_its_stead() {
    for right in ["a", "binh-dang-2026", "x2e"] {
        assert_eq!(slug_instead_of(right), None, "{right}");
    }
    for (wrong, better) in [
        ("Bình đẳng", "binh-dang"),
        ("tin tức?x=1", "tin-tuc-x-1"),
        ("../x", "x"),
        ("x%2e", "x-2e"),
        ("index.html", "index-html"),
        ("con", "con-1"),
        ("Con", "con-1"),
        ("?", ""),
        ("", ""),
    ] {
        assert_eq!(slug_instead_of(wrong).as_deref(), Some(better), "{wrong}");
    }
    assert_eq!(slug_instead_of(&"a".repeat(255)), None);
    assert_eq!(slug_instead_of(&"a".repeat(256)).map(|better| better.len()), Some(80));
}

#[test]
fn names_of_devices_are_reserved() {
    for name in RESERVED {
        assert!(is_reserved_name(name), "{name}");
    }
    for name in FREE {
        assert!(!is_reserved_name(name), "{name}");
    }
}

/// TXT-05: looking letters up gives what normalising gives, for every letter alone and before marks.
#[test]
fn folding_by_table_is_folding_by_normalisation() {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    let slowly = |text: &str| -> String {
        let marked = text.nfc().flat_map(char::to_lowercase).nfd();
        marked.filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).nfc().collect()
    };
    for letter in (0..0x3000).filter_map(char::from_u32) {
        for text in
            [format!("{letter}"), format!("ệ{letter}a"), format!("{letter}\u{301}"), format!("Ơ{letter}{letter}")]
        {
            assert_eq!(fold(&text), slowly(&text), "{text:?}");
        }
    }
}

#[test]
fn syllables_are_made_of_letters_numbers_and_marks() {
    for c in '\0'..=char::MAX {
        let is_part = c.is_alphanumeric() || is_combining_mark(c);
        assert_eq!(syllables(c.encode_utf8(&mut [0; 4])).count(), usize::from(is_part), "{c:?}");
    }
}

#[test]
fn a_title_names_a_file_that_every_machine_can_hold() {
    for (title, name) in
        [("Con", "con-1"), ("Aux!", "aux-1"), ("Con cái", "con-cai"), ("!!!", ""), ("Lễ ra quân", "le-ra-quan")]
    {
        assert_eq!(name_of_title(title), name);
    }
    let long = name_of_title(&"Phường ".repeat(120));
    assert_eq!(long, "phuong-phuong-phuong-phuong-phuong-phuong-phuong-phuong-phuong-phuong-phuong");
    assert_eq!(name_of_title(&"a".repeat(300)), "a".repeat(80));
    assert_eq!(name_of_title(&format!("{} b", "a".repeat(80))), "a".repeat(80));
    assert!(can_name_file(&long) && !can_name_file("con") && !can_name_file(&"a".repeat(201)));
}
