//! Phone numbers in sentences, and what only looks like one.

use super::super::rules::Rules;
use super::super::words::{Words, hash_of};
use super::super::{phones, short_numbers};
use crate::site::Language;

/// Numbers found in `text` of `language`, as written.
fn found(language: &str, text: &str) -> Vec<String> {
    let locales = super::locales();
    let rules = Rules::new(locales.get(&Language::new(language)).expect("the binary carries it"), Vec::new());
    let words = Words::of(text);
    let mut found = phones::find(&words, &rules.numbers);
    let known = ["111", "113", "115"].map(hash_of);
    found.extend(short_numbers::find(&words, &known, &rules.calls, &rules.numbers));
    found.into_iter().map(|range| text[range].to_owned()).collect()
}

/// PUB-04: many numbers beside each other are looked at once each, not each with all that follow: by pairs, these would
/// take hours.
#[test]
fn a_long_row_of_numbers_is_read_at_once() {
    assert_eq!(found("vi", &"[1] 12 ".repeat(50_000)), [""; 0]);
    assert_eq!(found("vi", &"1 ".repeat(100_000)), [""; 0]);
    assert_eq!(found("vi", &"090 ".repeat(100_000)), ["090 090 090"]);
    let row = format!("{}0912 345 678", "2023 ".repeat(50_000));
    assert_eq!(found("vi", &row), ["0912 345 678"]);
}

/// PUB-04: a long word is looked at once, not once for each number in it; and a number behind it is found.
#[test]
fn a_long_word_of_numbers_is_read_at_once() {
    let word = "a/".repeat(1_000_000);
    for piece in ["/111", "111/", "10.1234/0912-", "/0912345678", "www./84912345678", "a@0912345678,"] {
        let text = format!("{word}{} 0912 345 678", piece.repeat(1_000));
        assert_eq!(found("vi", &text).last().map(String::as_str), Some("0912 345 678"), "{piece}");
    }
    let row = "0912345678/".repeat(1_000);
    assert_eq!(found("vi", &format!("https://a.example/{row}")), [""; 0]);
    assert_eq!(found("vi", &format!("10.1234/{row}")), [""; 0]);
    assert_eq!(found("vi", &format!("https://wa.me/{row}")).len(), 1_000);
}

/// HOT-01: a phone number in prose is found, to the digit, however it is written.
#[test]
fn phone_numbers_are_found_however_they_are_written() {
    for (language, text, expected) in [
        ("vi", "Gọi 0912345678 để được giúp.", "0912345678"),
        ("vi", "Gọi 0912 345 678.", "0912 345 678"),
        ("vi", "ĐT: 0912.345.678", "0912.345.678"),
        ("vi", "Zalo 0912-345-678 nhé", "0912-345-678"),
        ("vi", "số (025) 3812 345 của trạm", "025) 3812 345"),
        ("vi", "điện thoại 0205.3812.345", "0205.3812.345"),
        ("vi", "0205 3 812 345", "0205 3 812 345"),
        ("vi", "+84 912 345 678", "+84 912 345 678"),
        ("vi", "(+84) 912.345.678", "+84) 912.345.678"),
        ("vi", "+84 (0)912 345 678", "+84 (0)912 345 678"),
        ("vi", "+84912345678", "+84912345678"),
        ("vi", "0084 912 345 678", "0084 912 345 678"),
        ("vi", "tổng đài 1900 96 96 80", "1900 96 96 80"),
        ("vi", "tổng đài 1900969680", "1900969680"),
        ("vi", "1900.96.96.80", "1900.96.96.80"),
        ("vi", "1900-9696", "1900-9696"),
        ("vi", "gọi 1800 1567 (miễn phí)", "1800 1567"),
        ("vi", "(1800) 1567", "1800) 1567"),
        ("vi", "số 1900.xx", "1900.xx"),
        ("vi", "1900 xxxx", "1900 xxxx"),
        ("vi", "Năm 2023 0912 345 678", "0912 345 678"),
        ("vi", "0912\u{a0}345\u{a0}678", "0912\u{a0}345\u{a0}678"),
        ("vi", "09 12 34 56 78", "09 12 34 56 78"),
        ("vi", "hỏi chị Mẫu (0000 000 001) trước", "0000 000 001"),
        ("vi", "ngày 13/11/2023 gọi 0912 345 678", "0912 345 678"),
        ("vi", "zalo.me/0912345678", "0912345678"),
        ("vi", "ĐT0912345678", "0912345678"),
        ("vi", "Zalo0912345678 nhé", "0912345678"),
        ("vi", "电话0912345678号", "0912345678"),
        ("vi", "tel0912345678", ""),
        ("vi", "Gọi 0912.345.679 đồng chí Hoa", "0912.345.679"),
        ("vi", "0912 345 670 đ/c Hoa", "0912 345 670"),
        ("vi", "0912 345 670 đồng, chị Hoa", "0912 345 670"),
        ("vi", "+84 912 345 670 đ", "+84 912 345 670"),
        ("vi", "gọi 1900 9696 đồng chí trực máy", "1900 9696"),
        ("vi", "0912\u{2009}345\t678", "0912\u{2009}345\t678"),
        ("vi", "0912·345·678", "0912·345·678"),
        ("vi", "gọi 84 912 345 678 nhé", "84 912 345 678"),
        ("vi", "gọi 84912345678 nhé", "84912345678"),
        ("vi", "84-912-345-678", "84-912-345-678"),
        ("vi", "84 205 3812 345", "84 205 3812 345"),
        ("vi", "gọi 0912/345/678", "0912/345/678"),
        ("vi", "gọi 0912,345,678 nhé", "0912,345,678"),
        ("vi", "0205/3812345", "0205/3812345"),
        ("vi", "gọi 0912•345•678", "0912•345•678"),
        ("vi", "đặt vé 0912 345 678", "0912 345 678"),
        ("vi", "https://zalo.me/0912345672", "0912345672"),
        ("vi", "nhắn https://zalo.me/0912345672, nhé", "0912345672"),
        ("vi", "https://wa.me/84912345672?text=a", "84912345672"),
        ("vi", "https://api.whatsapp.com/send?phone=84912345672", "84912345672"),
        ("vi", "ĐT 02345678", "02345678"),
        ("vi", "từ 0730-1130, gọi 0205-3812-345", "0205-3812-345"),
        ("vi", "0205-3812", "0205-3812"),
        ("vi", "ngày 08-12-2026 0912 345 678", "0912 345 678"),
        ("vi", "08-12-2026, 0912-345-678", "0912-345-678"),
        ("vi", "SDT 0912345678", "0912345678"),
        ("vi", "AB 0912345678", "0912345678"),
        ("vi", "xem 10.12/0912345678", "0912345678"),
        ("vi", "mã vùng 0205, số 3812 345", ""),
        ("vi", "mã vùng 0205 3812 345", "0205 3812 345"),
        ("en", "area code 0205 3812 345", "0205 3812 345"),
        ("vi", "Gọi 113 khi nguy hiểm.", "113"),
        ("vi", "Hãy gọi ngay 111!", "111"),
        ("vi", "gọi số 113, rồi chờ", "113"),
        ("vi", "gọi điện đến số 113.", "113"),
        ("vi", "Tổng đài 111 miễn phí", "111"),
        ("vi", "gọi **113** hay", ""),
        ("vi", "goi 113", "113"),
        ("vi", "bấm “113”.", "113"),
        ("en", "Call 113 if you are in danger.", "113"),
        ("en", "call 111, free of charge", "111"),
        ("en", "dial 115.", "115"),
        ("en", "Ring 0912 345 678 now", "0912 345 678"),
        ("en", "the number +84 205 3812 345", "+84 205 3812 345"),
    ] {
        let expected: Vec<&str> = Some(expected).filter(|number| !number.is_empty()).into_iter().collect();
        assert_eq!(found(language, text), expected, "{text}");
    }
}

/// HOT-01: two numbers beside each other are two.
#[test]
fn numbers_beside_each_other_are_told_apart() {
    for text in
        ["0912345678 - 0987654321", "0912345678/0987654321", "0912 345 678, 0987 654 321", "0912345678 0987654321"]
    {
        assert_eq!(found("vi", text).len(), 2, "{text}");
    }
}

/// HOT-01: money, dates, documents, years and files are no phone numbers.
#[test]
fn what_only_looks_like_a_phone_number_is_none() {
    for (language, text) in [
        ("vi", "hỗ trợ 1.900.000 đồng mỗi tháng"),
        ("vi", "1.900.000 VND"),
        ("vi", "1.900.000₫"),
        ("vi", "19.000.000 đồng"),
        ("vi", "19000000 đồng"),
        ("vi", "18000000đ"),
        ("vi", "12.000.000.000 đồng"),
        ("vi", "12 000 000 000 đồng"),
        ("vi", "1900 1234 nghìn đồng"),
        ("vi", "ngày 13/11/2023 và 08/03/2024"),
        ("vi", "2023-11-13"),
        ("vi", "15.11.2023"),
        ("vi", "08.11.2023"),
        ("vi", "08-03-2024"),
        ("vi", "05-08.11.2023"),
        ("vi", "từ 01.02 - 05.02"),
        ("vi", "từ 01.02.2023 đến 05.02.2023"),
        ("vi", "01.02-05.02.2023"),
        ("vi", "mở cửa 08.00-11.30"),
        ("vi", "mở cửa 07:00-17:00"),
        ("vi", "07h00 - 11h30"),
        ("vi", "Kế hoạch số 201/KH-UBND"),
        ("vi", "Luật số 13/2022/QH15"),
        ("vi", "Công văn 00123456/BNV-CTTN"),
        ("vi", "giai đoạn 2021–2025"),
        ("vi", "những năm 1900-1975"),
        ("vi", "từ 1800 – 1900"),
        ("vi", "hồ sơ HS-0912345678"),
        ("vi", "số hồ sơ 0912345678"),
        ("vi", "số tài khoản 0912345678"),
        ("vi", "mã số thuế: 0912345678"),
        ("vi", "đơn vị 06001 có 55 phụ nữ"),
        ("vi", "tỷ lệ 0.12345678"),
        ("vi", "STK 0912345678"),
        ("vi", "Số ĐKKD 0123456789"),
        ("vi", "GPKD số 0123456789"),
        ("vi", "Giấy phép kinh doanh 0912345678"),
        ("vi", "khách hàng số 0912345678"),
        ("vi", "mã KH 0912345678"),
        ("vi", "khách hàng có CIF 09123456"),
        ("vi", "vé 0912-2026-001"),
        ("vi", "chi 84.912.345.678 trong năm"),
        ("vi", "84 912 345 678 đồng"),
        ("vi", "đạt 84,912,345,678 lượt"),
        ("vi", "84 123 456 789"),
        ("vi", "công văn 0123/2024 và 0456/2024"),
        ("vi", "từ 08/03/2024, 08/03/2025"),
        ("vi", "từ 01/07/2025-31/12/2025"),
        ("vi", "năm 1800/1900"),
        ("vi", "các số 001,002,003"),
        ("vi", "0,912,345,678"),
        ("en", "business registration 0123456789"),
        ("en", "contract no. 0123456789"),
        ("vi", "ISBN 0-306-40615-2"),
        ("vi", "ISSN 0866-7632"),
        ("en", "ISSN: 0866-7632"),
        ("vi", "Giờ làm việc: 0730-1130, 1330-1700"),
        ("vi", "sáng 0730 – 1130"),
        ("vi", "các ngày 08-12-2026 09-12-2026"),
        ("vi", "08-12-2026 – 09-12-2026"),
        ("vi", "từ 08.12.2026 09.12.2026"),
        ("vi", "hóa đơn ký hiệu 1C26TSN số 00001234"),
        ("vi", "sổ đỏ AB 01234567"),
        ("vi", "DOI: 10.1234/0912345678"),
        ("en", "doi 10.1234/0912345678"),
        ("en", "see 10.15625/0912345678 for more"),
        ("vi", "Công báo số 0912-0913/2022"),
        ("en", "Gazette 0912-0913/2022"),
        ("en", "Gazette No. 0912+0913/2022"),
        ("en", "Gazette No. 0912345678"),
        ("vi", "Mã QR 0123-4567-89"),
        ("vi", "mã vận đơn 0912345678"),
        ("vi", "192.168.1.100"),
        ("vi", "01 02 03 04 05"),
        ("vi", "https://example.org/0912345678"),
        ("vi", "https://zalo.me/g/abcd0912345678"),
        ("vi", "https://notzalo.me/0912345678"),
        ("vi", "viết {{hotline 111}} vào bài"),
        ("vi", "18000000 đồng chẵn"),
        ("vi", "a0912345678@example.org"),
        ("vi", "0912345678abc"),
        ("vi", "năm 1900. 0912 là gì"),
        ("vi", "113 phụ nữ được biểu dương"),
        ("vi", "gọi 113 phụ nữ lên nhận quà"),
        ("vi", "bài học từ xã Đông Hải (số 113)"),
        ("vi", "nhà số 113, đường Bà Triệu"),
        ("vi", "số 113 đường Bà Triệu"),
        ("vi", "Quyết định số 113, ngày"),
        ("vi", "Nghị định số 113/2015/NĐ-CP"),
        ("vi", "có 111 người, 113 nhà"),
        ("vi", "gói 113."),
        ("vi", "gọi 1113."),
        ("vi", "tăng 113,5%"),
        ("en", "113 women were commended"),
        ("en", "They call 113 women to the stage"),
        ("en", "house number 113, Bà Triệu street"),
        ("en", "on page 113."),
        ("en", "19,000,000 dong"),
        ("en", "from 15 November to 15 December 2023"),
        ("en", "Decision No. 113/QĐ-UBND"),
    ] {
        assert_eq!(found(language, text), Vec::<String>::new(), "{text}");
    }
}
