//! TRACE-04 and SAF-08: phrases that may not stand somewhere, found in prose and in slugs.

use super::locale;

const SENSITIVE_VI: &[(&str, Option<&str>)] = &[
    ("Phòng, chống bạo lực gia đình", Some("bạo lực")),
    ("BẠO LỰC", Some("bạo lực")),
    ("phong-chong-bao-luc", Some("bạo lực")),
    ("/ho-tro/bao_luc/", Some("bạo lực")),
    ("bao luc", Some("bạo lực")),
    ("ba\u{323}o lu\u{31b}\u{323}c", Some("bạo lực")),
    ("bạo-lực", Some("bạo lực")),
    ("Nhà tạm lánh xã Mẫu", Some("tạm lánh")),
    ("nha-tam-lanh", Some("tạm lánh")),
    ("Hỗ trợ nạn nhân", Some("nạn nhân")),
    ("nan-nhan", Some("nạn nhân")),
    ("bị xâm hại", Some("xâm hại")),
    ("xam-hai", Some("xâm hại")),
    ("Ngôi nhà Bình yên", Some("ngôi nhà bình yên")),
    ("nha-an-toan", Some("nhà an toàn")),
    // Other words that fold alike.
    ("Thông báo lúc 8 giờ", None),
    ("Bảo lực lượng", None),
    ("tám lạng", None),
    ("tâm lành", None),
    // Not at the bounds of syllables.
    ("bao-lucky", None),
    ("obao luc", None),
    ("nan nhang", None),
    ("xamhai", None),
    // Neutral titles.
    ("Thông tin · Đồng Đăng", None),
    ("so-dien-thoai", None),
    ("an-toan", None),
    ("Hỏi đáp 1", None),
    ("Hỗ trợ", None),
    ("Trường học an toàn, thân thiện", None),
    ("", None),
];

const SENSITIVE_EN: &[(&str, Option<&str>)] = &[
    ("Ending gender-based violence", Some("violen")),
    ("violent", Some("violen")),
    ("shelters", Some("shelter")),
    ("safe-shelter", Some("shelter")),
    ("Help for victims", Some("victim")),
    ("survivor's story", Some("survivor")),
    ("abusive", Some("abus")),
    ("Safe houses near you", Some("safe house")),
    ("safe-house", Some("safe house")),
    ("refuge", Some("refuge")),
    ("refugee week", None),
    ("nonviolence", None),
    ("disabused", None),
    ("grape", None),
    ("rapid response", None),
    ("Information · Đồng Đăng", None),
    ("phone-numbers", None),
    ("Questions 1", None),
    ("safety", None),
    ("support", None),
];

const CLAIMS_VI: &[(&str, Option<&str>)] = &[
    ("Nút này xóa dấu vết của bạn", Some("xóa dấu vết")),
    ("xoá dấu vết", Some("xóa dấu vết")),
    ("Xóa sạch dấu vết.", Some("xóa sạch dấu vết")),
    ("an toàn tuyệt đối", Some("an toàn tuyệt đối")),
    ("Tuyệt đối an toàn!", Some("tuyệt đối an toàn")),
    ("an toàn 100%", Some("an toàn 100%")),
    ("Lịch sử truy cập vẫn còn trong máy", None),
    ("Dấu vết vẫn còn", None),
    ("nơi an toàn hơn", None),
];

const CLAIMS_EN: &[(&str, Option<&str>)] = &[
    ("We erase your history", Some("erase your history")),
    ("This page is untraceable.", Some("untraceable")),
    ("You can't be traced", Some("can't be traced")),
    ("leaving leaves no traces", Some("leaves no trace")),
    ("100% safe", Some("100% safe")),
    ("Your history stays in the browser", None),
    ("a safer place", None),
];

#[test]
fn words_that_betray_are_found_and_others_are_not() {
    for (code, rows) in [("vi", SENSITIVE_VI), ("en", SENSITIVE_EN)] {
        let locale = locale(code);
        for (text, expected) in rows {
            assert_eq!(locale.finds_sensitive_word(text), *expected, "{text}");
        }
    }
}

#[test]
fn promises_that_are_not_true_are_found() {
    for (code, rows) in [("vi", CLAIMS_VI), ("en", CLAIMS_EN)] {
        let locale = locale(code);
        for (text, expected) in rows {
            assert_eq!(locale.finds_forbidden_claim(text).as_deref(), *expected, "{text}");
        }
    }
}

#[test]
fn the_words_of_addresses_are_neutral() {
    for code in ["vi", "en"] {
        let locale = locale(code);
        for section in crate::locale::Section::ALL {
            let word = locale.section(*section);
            assert_eq!(crate::locale::slug(word), word);
            assert_eq!(locale.finds_sensitive_word(word), None);
        }
    }
}
