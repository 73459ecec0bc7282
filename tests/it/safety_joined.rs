//! Suppressed words between which only the source has something: the address of a link, the mark of a footnote, the
//! number of an item (LOC-04, CON-02, CON-03).

use crate::safety_town::{DAY, Town};

const ARTICLE: &str = "articles/2026/nhat-ky-to-hai.vi.md";
const PAGE: &str = "bai-viet/nhat-ky-to-hai/index.html";

/// The town with `text` at the end of an article, and the line where that begins.
fn town(text: &str) -> (Town, usize) {
    let town = Town::new();
    let before = std::fs::read_to_string(town.path("content").join(ARTICLE)).expect("readable");
    town.write(ARTICLE, format!("{before}\n{text}\n"));
    (town, before.lines().count() + 2)
}

/// CON-02, CON-03: an article that says what somebody took back is withheld, whatever stands in it between two words,
/// and the rest is published.
#[test]
fn an_article_goes_whatever_stands_between_words_taken_back() {
    for text in [
        "Bà Vũ Thị Rút[^1] Mẫu.\n\n[^1]: Số liệu năm 2026.",
        "Bà ươm hơn bốn mươi loại cây thuốc[^1] cho cả xóm dùng chung.\n\n[^1]: Số liệu năm 2026.",
        "Bà ươm hơn bốn mươi [loại cây thuốc](https://x.example/) cho cả xóm dùng chung.",
        "Có người trông [vườn thuốc nam](../../events/2026/le-phat-dong.vi.md) phường Mẫu Thượng đến dự.",
        "Có [bà Vũ Thị](https://x.example/) Rút Mẫu.",
        "Bà Vũ [Thị Rút][r] `Mẫu`.\n\n[r]: https://x.example/",
        "1. Vũ Thị\n2. Rút Mẫu",
        "- [x] Vũ Thị\n- [x] Rút Mẫu",
        "Bà **V**ũ Thị Rút Mẫu.",
    ] {
        let (town, line) = town(text);
        let run = town.publish();
        assert!(!town.files().contains(&PAGE.to_owned()), "{text}");
        assert!(town.files().contains(&"index.html".to_owned()), "{text}");
        assert!(run.stderr.contains("names-withdrawn"), "{text}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("{ARTICLE}:{line}:")), "{text}: {}", run.stderr);
    }
}

/// LOC-04: where a private meeting is stops the publication at the line that says it, and no output is blamed.
#[test]
fn a_private_venue_is_told_at_its_line() {
    for text in [
        "Hẹn ở Xóm Bến[^1] Đò Cũ.\n\n[^1]: Số liệu năm 2026.",
        "Hẹn ở [Xóm Bến](https://x.example/) Đò Cũ.",
        "7. Xóm Bến\n8. Đò Cũ",
        "Hẹn ở X*ó*m Bến Đò Cũ.",
    ] {
        let (town, line) = town(text);
        let run = town.publish_on(DAY);
        assert_eq!(run.code, 1, "{text}: {}", run.stderr);
        assert!(run.stderr.contains("leak-in-source") && !run.stderr.contains("leak-in-output"), "{}", run.stderr);
        assert!(run.stderr.contains(&format!("{ARTICLE}:{line}:")), "{text}: {}", run.stderr);
    }
}

/// LOC-04, CON-03: words that are apart for readers too are nobody's name and no place; a number with a footnote in it
/// is one still (LOC-06).
#[test]
fn words_that_are_apart_stop_nothing_and_numbers_do() {
    let apart = "Vũ Thị {{hotline 111}} Rút Mẫu.\n\nXóm Bến\n\n```\nmã nguồn\n```\n\nĐò Cũ.";
    let (town_apart, _) = town(apart);
    town_apart.publish();
    assert!(town_apart.files().contains(&PAGE.to_owned()));
    let (town, _) = town("Gọi 0912[^1] 345 678.\n\n[^1]: Số liệu năm 2026.");
    let run = town.publish_on(DAY);
    assert!(run.code == 1 && run.stderr.contains("phone-in-prose"), "{}", run.stderr);
}
