//! TXT-03: the order of Vietnamese dictionaries, of names of people, and of English words.

use super::locale;

/// Lists in the order in which they must stand.
const VIETNAMESE: &[&[&str]] = &[
    // The example of the requirement.
    &["ba an", "ba bà", "ba bạn", "bà ba", "bá an"],
    // The six tones.
    &["ma", "mà", "mả", "mã", "má", "mạ"],
    &["an", "àn", "ản", "ãn", "án", "ạn"],
    &["quyên", "quyền", "quyển", "quyễn", "quyến", "quyện"],
    // Every vowel with its marks, tone after tone.
    &["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "b"],
    &["e", "è", "ẻ", "ẽ", "é", "ẹ", "ê", "ề", "ể", "ễ", "ế", "ệ", "g"],
    &["i", "ì", "ỉ", "ĩ", "í", "ị", "k"],
    &["o", "ò", "ỏ", "õ", "ó", "ọ", "ô", "ồ", "ổ", "ỗ", "ố", "ộ", "ơ", "ờ", "ở", "ỡ", "ớ", "ợ", "p"],
    &["u", "ù", "ủ", "ũ", "ú", "ụ", "ư", "ừ", "ử", "ữ", "ứ", "ự", "v"],
    &["y", "ỳ", "ỷ", "ỹ", "ý", "ỵ"],
    // The alphabet.
    &["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p"],
    &["q", "r", "s", "t", "u", "ư", "v", "x", "y"],
    // d before đ wherever they stand, however the word goes on.
    &["da", "dạy", "dy", "đa", "đà"],
    &["dũng", "duyên", "đào", "đăng", "đức"],
    // Letters weigh more than tones inside a syllable.
    &["bạ", "ban", "bàn", "bạn", "bang", "băn", "bân"],
    &["la", "lạ", "lan", "lăn", "lân"],
    // A syllable is compared wholly, tone included, before the next one.
    &["hoa", "hoa hồng", "hòa", "hòa bình", "hóa", "hóa học", "họa"],
    &["thu", "thu xuân", "thù", "thù an", "thủ an", "thú an", "thụ an", "thư an"],
    &["ma trận", "mà thôi", "mả an", "mã hóa", "má an", "mạ an"],
    // What ends first comes first.
    &["lạng", "lạng sơn", "lạng sơn an"],
    // Case and punctuation only decide between equals.
    &["ba an", "Ba bà", "ba bạn"],
    &["an", "An", "ăn", "Ăn"],
    &["Lạng Sơn – an", "Lạng Sơn, bà", "Lạng Sơn: bạn"],
    &["Ấn – Độ", "Ấn Độ dương"],
    // Numbers by value.
    &["Thôn 1", "Thôn 2", "Thôn 10", "Thôn Nà"],
    &["xã 9", "xã 10", "xã 100"],
    // Communes of the province.
    &["Ba Sơn", "Bắc Sơn", "Bằng Mạc", "Bình Gia", "Cai Kinh", "Cao Lộc", "Chi Lăng", "Chiến Thắng"],
    &["Đình Lập", "Đoàn Kết", "Đông Kinh", "Đồng Đăng"],
    &["Hoa Thám", "Hoàng Văn Thụ", "Hội Hoan", "Hồng Phong", "Hữu Lũng"],
    &["Na Dương", "Na Sầm", "Nhân Lý", "Nhất Hòa"],
];

/// Marks weigh only between words of the same letters, đ among them.
const ENGLISH: &[&[&str]] = &[
    &["resume", "résumé", "resume b", "resumes"],
    &["café", "cafe b", "cafés"],
    &["event", "Event", "events"],
    &["Đào", "Dũng", "Duyên"],
    &["Hamlet 2", "Hamlet 10"],
    &["a b", "ab", "abc"],
];

/// Names in the order in which they must stand: given name, family, middle.
const NAMES: &[&[&str]] = &[
    &["Nguyễn Văn An", "Trần Thị An", "Lê Thị Bình", "Hoàng Thị Chi"],
    &["Hoàng Thị An", "Hoàng Văn An", "Nguyễn Thị An"],
    &["Phùng Quang Hội", "Dương Xuân Huyên"],
    &["Lý Thị Lan", "Lý Thị Lân"],
    &["Nông Thị Dung", "Nông Thị Dũng", "Hoàng Thị Đào", "Nông Thị Đào"],
    &["An", "Hoàng An", "Hoàng Thị An"],
    &["Lê An", "Lê Thị An", "Lê Thị Ánh", "Lê Thị Ân"],
    &["Vi Thị Hoa", "Vi Thị Hòa", "Vi Thị Hóa"],
    &["Đinh Bảo", "Đinh Bình", "Dương Bính"],
    &["Dương Minh", "Đinh Minh"],
    &["Triệu Thị Thu Hà", "Triệu Thị Thúy Hà", "Vũ Hà"],
];

fn check(lists: &[&[&str]], key: impl Fn(&str) -> crate::locale::SortKey) {
    for list in lists {
        let mut sorted = list.to_vec();
        sorted.reverse();
        sorted.sort_by_key(|text| key(text));
        assert_eq!(&sorted, list);
    }
}

#[test]
fn vietnamese_sorts_as_its_dictionaries_do() {
    let vi = locale("vi");
    check(VIETNAMESE, |text| vi.sort_key(text));
}

#[test]
fn english_sorts_by_english_rules() {
    let en = locale("en");
    check(ENGLISH, |text| en.sort_key(text));
}

#[test]
fn people_sort_by_given_name_then_family_then_middle() {
    let vi = locale("vi");
    check(NAMES, |name| vi.name_sort_key(name, None));
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

#[test]
fn people_are_addressed_as_the_language_does() {
    let (vi, en) = (locale("vi"), locale("en"));
    let rows = [
        ("Ông", "Dương Xuân Huyên", "Ông Dương Xuân Huyên", "Mr Huyên"),
        ("Bà", "Hoàng Thị Mẫu", "Bà Hoàng Thị Mẫu", "Ms Mẫu"),
        ("Ông/Bà", "An", "Ông/Bà An", "Mr/Ms An"),
        ("Cụ", "Lê Thị Ba", "Cụ Lê Thị Ba", "Cụ Ba"),
        ("", "Lê Thị Ba", "Lê Thị Ba", "Ba"),
    ];
    for (honorific, name, vietnamese, english) in rows {
        assert_eq!(vi.data().names.addressed(honorific, name), vietnamese);
        assert_eq!(en.data().names.addressed(honorific, name), english);
    }
}
