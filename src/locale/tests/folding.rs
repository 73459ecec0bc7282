//! TXT-04 and TXT-05: folding, slugs, names that Windows refuses.

use crate::locale::{fold, is_reserved_name, slug};

const FOLDS: &[(&str, &str)] = &[
    ("bạo lực", "bao luc"),
    ("đường dây nóng", "duong day nong"),
    ("ĐƯỜNG DÂY NÓNG", "duong day nong"),
    ("hòa", "hoa"),
    ("hoà", "hoa"),
    ("ho\u{300}a", "hoa"),
    ("hoa\u{300}", "hoa"),
    ("Lạng Sơn", "lang son"),
    ("Đồng Đăng", "dong dang"),
    ("thuỷ", "thuy"),
    ("thủy", "thuy"),
    ("quyền", "quyen"),
    ("ằẳẵắặ", "aaaaa"),
    ("ầẩẫấậ", "aaaaa"),
    ("ềểễếệ", "eeeee"),
    ("ồổỗốộ", "ooooo"),
    ("ờởỡớợ", "ooooo"),
    ("ừửữứự", "uuuuu"),
    ("ỳỷỹýỵ", "yyyyy"),
    ("ìỉĩíị", "iiiii"),
    ("Nghị định 30/2020/NĐ-CP", "nghi dinh 30/2020/nd-cp"),
    ("BĐG", "bdg"),
    ("Café", "cafe"),
    ("İstanbul", "istanbul"),
    ("", ""),
    ("111", "111"),
];

const SLUGS: &[(&str, &str)] = &[
    ("Lễ phát động Tháng hành động năm 2023", "le-phat-dong-thang-hanh-dong-nam-2023"),
    ("Đường dây nóng", "duong-day-nong"),
    ("ma", "ma"),
    ("má", "ma"),
    ("mã", "ma"),
    ("Địa chỉ tin cậy – nhà bình an", "dia-chi-tin-cay-nha-binh-an"),
    ("  Khoảng   trắng  ", "khoang-trang"),
    ("trusted_address", "trusted-address"),
    ("peoples_committee", "peoples-committee"),
    ("xã", "xa"),
    ("phường", "phuong"),
    ("201/KH-UBND", "201-kh-ubnd"),
    ("13/2022/QH15", "13-2022-qh15"),
    ("8935/BNV-CTTN&BĐG", "8935-bnv-cttn-bdg"),
    ("Women's Union", "womens-union"),
    ("Women’s Union", "womens-union"),
    ("\"Nếp nghĩ, cách làm\"", "nep-nghi-cach-lam"),
    ("đ", "d"),
    ("Đ-đ", "d-d"),
    ("so\u{31b}n", "son"),
    ("–", ""),
    ("", ""),
    ("---", ""),
    ("漢字", ""),
    ("漢字 abc", "abc"),
    ("a…b", "a-b"),
    ("Ăn Ấm Êm Ơn Ưng Ôm", "an-am-em-on-ung-om"),
];

const RESERVED: &[&str] =
    &["con", "CON", "con.md", "prn", "aux.vi.md", "nul", "Nul", "com1", "COM9.txt", "lpt0", "lpt¹", "con ", "conin$"];

const FREE: &[&str] =
    &["cong", "con-duong", "null", "com", "com10", "lpt", "auxiliary", "a.con", "", "nu", "comx", "icon"];

#[test]
fn folding_drops_case_and_marks() {
    for (text, folded) in FOLDS {
        assert_eq!(fold(text), *folded, "{text}");
    }
}

#[test]
fn folding_twice_changes_nothing() {
    for (text, _) in FOLDS {
        assert_eq!(fold(&fold(text)), fold(text));
    }
}

#[test]
fn slugs_are_letters_digits_and_single_dashes() {
    for (text, expected) in SLUGS {
        assert_eq!(slug(text), *expected, "{text}");
        assert_eq!(slug(&slug(text)), slug(text));
    }
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
