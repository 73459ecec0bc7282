//! The guard by itself: generated values in every form are found, near misses are not (LOC-04).

use tincay::diag::{SourcePath, Span};
use tincay::emit::Guard;
use tincay::site::{Secret, SecretKind};

use crate::fuzz::forms::{FORMS, NUMBERS, files};

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or(0)
    }

    pub fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

const SYLLABLES: [&str; 48] = [
    "Nguyễn",
    "Thị",
    "Mẫu",
    "Đặng",
    "Hoàng",
    "Lường",
    "Vi",
    "Chu",
    "Nông",
    "Triệu",
    "Ngọc",
    "Ánh",
    "Quỳnh",
    "Xuyến",
    "Nà",
    "Pàn",
    "Khuổi",
    "Lũng",
    "Bản",
    "Phiêng",
    "Cốc",
    "Slương",
    "Thâm",
    "Khưa",
    "đường",
    "ngõ",
    "xóm",
    "thôn",
    "hẻm",
    "phía",
    "sau",
    "chợ",
    "cầu",
    "gốc",
    "đa",
    "giếng",
    "nước",
    "Ử",
    "Ỹ",
    "Ặc",
    "Ịch",
    "Ốc",
    "Ũ",
    "Ẳng",
    "Ỡm",
    "Hòa",
    "Thủy",
    "Quý",
];

pub fn phrase(dice: &mut Dice) -> String {
    let words = 2 + dice.roll(5);
    let mut text: Vec<String> = (0..words).map(|_| dice.pick(&SYLLABLES).to_owned()).collect();
    if dice.roll(3) == 0 {
        text.insert(0, format!("Số {}/{}", dice.roll(300), dice.roll(90)));
    }
    text.join(" ")
}

pub fn phone(dice: &mut Dice) -> String {
    // As numbers of mobile telephones begin.
    let first = [3, 5, 7, 8, 9][dice.roll(5)].to_string();
    let digits: String = (0..8).map(|_| dice.roll(10).to_string()).collect();
    let digits = format!("{first}{digits}");
    format!("0{} {} {}", &digits[..3], &digits[3..6], &digits[6..])
}

pub fn secret(value: &str) -> Secret {
    let file = SourcePath::from("content/places/a.vi.md");
    Secret::new(SecretKind::Address, Span::file(&file), "address".to_owned(), value.to_owned())
}

fn is_found(guard: &Guard, bytes: &[u8]) -> bool {
    !guard.scan("a.html", bytes).is_empty()
}

/// LOC-04: no generated value gets past the guard in any form.
#[test]
fn every_form_of_every_generated_value_is_found() {
    let mut dice = Dice(4);
    let mut missed = Vec::new();
    let mut tried = 0;
    for round in 0..150 {
        let value = if round % 3 == 0 { phone(&mut dice) } else { phrase(&mut dice) };
        let guard = Guard::new(&[secret(&value), secret("Một điều khác hẳn")]);
        let numbers = if round % 3 == 0 { &NUMBERS[..] } else { &[] };
        for (name, form) in FORMS.iter().chain(numbers) {
            for (before, after) in
                [("", ""), ("<p>Chị ở ", ", gần đây.</p>"), ("{\"a\":\"", "\"}"), ("<a href=\"/x/", "/\">")]
            {
                if *name == "with tags between" && before.ends_with("/x/") {
                    continue; // No tag stands inside of another.
                }
                tried += 1;
                let text = format!("{before}{}{after}", form(&value));
                if !is_found(&guard, text.as_bytes()) {
                    missed.push(format!("{name}: {text}"));
                }
            }
        }
        for (name, bytes) in files(&value) {
            tried += 1;
            if !is_found(&guard, &bytes) {
                missed.push(format!("{name}: {value}"));
            }
        }
    }
    println!("{tried} planted, {} missed", missed.len());
    assert!(missed.is_empty(), "{} of {tried}:\n{}", missed.len(), missed[..missed.len().min(20)].join("\n"));
}

/// LOC-04: other marks, other digits, words that go on, are somebody else.
#[test]
fn near_misses_are_not_found() {
    let guard = Guard::new(&[secret("Nguyễn Thị Mẫu"), secret("0912 345 678"), secret("Số 12 ngõ Chợ")]);
    for text in [
        "Nguyễn Thì Mẫu",
        "Nguyễn Thị Mậu",
        "Nguyễn Thị Mẫun",
        "xNguyễn Thị Mẫu",
        "Nguyễn Thị. Hoa Mẫu",
        "Thị Mẫu Nguyễn",
        "nguyen-thi-maus",
        "0912 345 679",
        "0912 345 6781",
        "10912 345 678",
        "0912 345, rồi a 678",
        "Số 12 ngõ Chờ",
        "Số 112 ngõ Chợ",
        "Số 12 ngõ",
        "MTIzNDU2Nzg5MA==",
    ] {
        assert_eq!(guard.scan("a.html", text.as_bytes()), [], "{text}");
    }
}

/// LOC-04: a thousand pieces that almost say one of a hundred values: no false alarm.
#[test]
fn a_thousand_near_misses_give_no_false_alarm() {
    let mut dice = Dice(1000);
    let values: Vec<String> =
        (0..100).map(|at| if at % 4 == 0 { phone(&mut dice) } else { format!("{} Khưa", phrase(&mut dice)) }).collect();
    let guard = Guard::new(&values.iter().map(|value| secret(value)).collect::<Vec<_>>());
    let mut alarms = Vec::new();
    for _ in 0..1000 {
        let near: Vec<String> = (0..12).map(|_| nearly(&values[dice.roll(values.len())], &mut dice)).collect();
        let piece = format!("<p>{}</p>", near.join(", rồi sau đó, </p><p>"));
        alarms.extend((!guard.scan("a.html", piece.as_bytes()).is_empty()).then_some(piece));
    }
    println!("{} false alarms in 1000 pieces", alarms.len());
    assert!(alarms.is_empty(), "{:?}", alarms.first());
}

/// `value` with one thing changed.
fn nearly(value: &str, dice: &mut Dice) -> String {
    let mut words: Vec<String> = value.split(' ').map(str::to_owned).collect();
    let at = dice.roll(words.len());
    if value.starts_with('0') {
        return match dice.roll(2) {
            0 => format!("{value}7"),
            _ => words[..words.len() - 1].join(" ") + " a " + &words[words.len() - 1],
        };
    }
    match dice.roll(4) {
        0 => words[at].push('y'),
        1 => words.insert(at.max(1), "với".to_owned()),
        2 => words[at] = words[at].chars().flat_map(|c| [c, '\u{33f}']).collect(),
        _ => _ = words.pop(),
    }
    words.join(" ")
}

/// LOC-04: what others lawfully publish may stand where they say it, and nowhere else.
#[test]
fn words_inside_of_a_lawful_value_are_lawful_there_only() {
    let mut own = secret("Mẫu Đông");
    own.lawful = vec![tincay::site::secret::Phrase::read("Trạm Y tế xã Mẫu Đông")];
    let guard = Guard::new(&[own]);
    assert_eq!(guard.scan("a", "Đến Trạm Y tế xã Mẫu Đông, ngay".as_bytes()), []);
    assert_eq!(guard.scan("tram-y-te-xa-mau-dong/index.html", b""), []);
    assert_eq!(guard.scan("a", "Đến xã Mẫu Đông, ngay".as_bytes()).len(), 1);
}

/// LOC-04: the digest stands for what is looked for, not for the order.
#[test]
fn the_digest_changes_with_the_values() {
    let (a, b) = (secret("Nguyễn Thị Mẫu"), secret("0912 345 678"));
    let digest = |secrets: &[Secret]| Guard::new(secrets).digest();
    assert_eq!(digest(&[a.clone(), b.clone()]), digest(&[b.clone(), a.clone()]));
    assert_ne!(digest(&[a.clone(), b]), digest(std::slice::from_ref(&a)));
    assert_ne!(digest(&[a]), digest(&[secret("Nguyễn Thì Mẫu")]));
}

/// LOC-04: a hit says where it stands, through escapes too.
#[test]
fn a_hit_has_its_place() {
    let guard = Guard::new(&[secret("Nguyễn Thị Mẫu")]);
    for text in ["chị Nguyễn Thị Mẫu đến", "chị Nguy&#7877;n Th%E1%BB%8B MẪU đến", "chị Nguy&amp;#7877;n Thị Mẫu đến"]
    {
        let hits = guard.scan("a", text.as_bytes());
        let [hit] = &hits[..] else { panic!("{text}: {hits:?}") };
        assert_eq!(&text[..hit.range.start], "chị ", "{text}");
        assert_eq!(&text[hit.range.end..], " đến", "{text}");
    }
}

/// LOC-04: what many calendars share is read once, what is folded in them too; a value in one of them is found
/// whenever it comes by, whether a fold divides it or not.
#[test]
fn a_value_is_found_among_lines_that_many_calendars_share() {
    let guard = Guard::new(&[secret("số 7 ngõ Khuổi Lũng, thôn Nà Pàn")]);
    let calendar = |place: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:Gặp nhau ở nhà văn hó\r\n a\\nĐơn vị tổ chức: Hội Phụ nữ\r\n\
             LOCATION:{place}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let places = [
        ("Nhà văn hóa xã Hoàng Văn Thụ", false),
        ("số 7 ngõ Khuổi Lũng\\, thôn Nà Pàn", true),
        ("số 7 ngõ Khu\r\n ổi Lũng\\, thôn N\r\n à Pàn", true),
        ("số 7 ngõ Khuổi Lũng\\, thôn khác", false),
    ];
    for round in 0..4 {
        for (place, is_there) in places {
            assert_eq!(is_found(&guard, calendar(place).as_bytes()), is_there, "{place} in round {round}");
        }
    }
}

/// Bytes of every sort: never a panic, and not for ever.
#[test]
fn no_bytes_stop_the_guard() {
    let mut dice = Dice(9);
    let guard = Guard::new(&[secret("Nguyễn Thị Mẫu"), secret("0912 345 678")]);
    let pieces: [&[u8]; 14] = [
        b"&#",
        b"%E1%BB",
        b"\\u",
        b"\\ud83d",
        b"\x1f\x8b\x08\xff",
        b"PK\x03\x04",
        b"\x78\x9c",
        b"<",
        b"&amp;",
        b"\0",
        b"BEGIN:VCALENDAR\r\n ",
        b"QUJDREVGR0hJ",
        "ễ".as_bytes(),
        b"\xe1\xbb",
    ];
    for _ in 0..3000 {
        let mut bytes = Vec::new();
        for _ in 0..dice.roll(30) {
            bytes.extend_from_slice(pieces[dice.roll(pieces.len())]);
        }
        guard.scan("a", &bytes);
    }
}

/// LOC-04: how much a second the guard reads with 100 values to look for. Run it with
/// `cargo test --release -- --ignored --nocapture throughput` and read what it prints.
#[test]
#[ignore = "measures; says something only in a release build"]
#[expect(clippy::disallowed_methods, reason = "measures time")]
fn throughput() {
    let mut dice = Dice(1);
    let secrets: Vec<Secret> =
        (0..100).map(|at| secret(&if at % 3 == 0 { phone(&mut dice) } else { phrase(&mut dice) })).collect();
    let guard = Guard::new(&secrets);
    let pages: Vec<String> = (0..400).map(|_| page(&mut dice)).collect();
    let size: usize = pages.iter().map(String::len).sum();
    let start = std::time::Instant::now();
    let mut hits = 0;
    for page in pages.iter().cycle().take(2000) {
        hits += guard.scan("a/index.html", page.as_bytes()).len();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{:.0} MB/s, {hits} hits", size as f64 * 5.0 / 1e6 / seconds);
}

/// Something like a page: tags, addresses, escapes, text.
fn page(dice: &mut Dice) -> String {
    let words = ["trang", "này", "được", "viết", "cho", "mọi", "người", "ở", "xã", "Mẫu", "Đông", "và", "các", "em"];
    let mut page = String::from("<!doctype html><html lang=\"vi\"><head><title>Thông tin</title></head><body>");
    for at in 0..150 {
        let text: Vec<&str> = (0..12).map(|_| dice.pick(&words)).collect();
        page.push_str(&format!(
            "<p class=\"card card--ordinary\"><a href=\"/vi/bai-viet/2026/{}-{at}/\">{}</a> &amp; {}. 0205 {} {}</p>\n",
            tincay::locale::slug(&text[..3].join(" ")),
            text[..4].join(" "),
            text.join(" "),
            dice.roll(999),
            dice.roll(999),
        ));
    }
    page
}
