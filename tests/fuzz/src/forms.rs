//! Ways in which a value can get into a file: what the leak tests plant, and the fuzz target of the guard.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use unicode_normalization::UnicodeNormalization;

/// A form by name.
pub type Form = (&'static str, fn(&str) -> String);

/// Forms that a text file of any sort can hold.
pub const FORMS: [Form; 34] = [
    ("as written", |v| v.to_owned()),
    ("composed", |v| v.nfc().collect()),
    ("decomposed", |v| v.nfd().collect()),
    ("without marks", tincay::locale::fold),
    ("without tones", |v| v.nfd().filter(|c| !"\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c)).nfc().collect()),
    ("in capitals", str::to_uppercase),
    ("in small letters", str::to_lowercase),
    ("as an address", |v| tincay::locale::slug(v)),
    ("with underscores", |v| v.replace(' ', "_")),
    ("over lines", |v| v.replace(' ', "\n   ")),
    ("with other blanks", |v| v.replace(' ', "\u{a0}")),
    ("with tags between", |v| v.replace(' ', "</b> <i class=\"x\">")),
    ("with a soft hyphen", |v| each(v, |at, c| if at == 1 { format!("\u{ad}{c}") } else { c.into() })),
    ("with joiners", |v| each(v, |at, c| if at % 3 == 1 { format!("{c}\u{200d}") } else { c.into() })),
    ("percent, all", |v| percent(v, |_, _| true)),
    ("percent, letters outside ASCII", |v| percent(v, |_, c| !c.is_ascii() || c == ' ')),
    ("percent, every other letter", |v| percent(v, |at, c| at % 2 == 1 || c == ' ')),
    ("percent, decomposed, small", |v| percent(&v.nfd().collect::<String>(), |_, c| !c.is_ascii()).to_lowercase()),
    ("percent with plus", |v| percent(v, |_, c| !c.is_ascii()).replace(' ', "+")),
    ("percent twice", |v| percent(v, |_, c| !c.is_ascii() || c == ' ').replace('%', "%25")),
    ("decimal entities", |v| each(v, |_, c| format!("&#{};", c as u32))),
    ("hexadecimal entities", |v| each(v, |_, c| format!("&#x{:X};", c as u32))),
    ("some entities", |v| each(v, |at, c| if at % 3 == 0 { format!("&#{:05};", c as u32) } else { c.into() })),
    ("named entities", named),
    ("entities twice", |v| each(v, |at, c| if at % 2 == 0 { format!("&amp;#{};", c as u32) } else { c.into() })),
    ("JSON escapes", |v| each(v, |_, c| format!("\\u{:04x}", c as u32))),
    ("some JSON escapes", |v| each(v, |_, c| if c.is_ascii() { c.into() } else { format!("\\u{:04X}", c as u32) })),
    ("JSON escapes twice", |v| each(v, |_, c| format!("\\\\u{:04x}", c as u32))),
    ("base64", |v| STANDARD.encode(v)),
    ("base64, after one byte", |v| STANDARD.encode(format!("x {v}. y"))),
    ("base64, after two bytes", |v| STANDARD.encode(format!("xy {v}; z"))),
    ("base64, decomposed, for addresses", |v| URL_SAFE_NO_PAD.encode(v.nfd().collect::<String>())),
    ("base64 of capitals without marks", |v| STANDARD.encode(tincay::locale::fold(v).to_uppercase())),
    ("base64 after a path", |v| format!("a/b2/{}", STANDARD.encode(format!("({v})")))),
];

/// Forms of a number.
pub const NUMBERS: [Form; 9] = [
    ("digits only", |v| digits(v)),
    ("with dots", |v| grouped(v, 3, ".")),
    ("with dashes", |v| grouped(v, 2, "-")),
    ("in pairs", |v| grouped(v, 2, " ")),
    ("one by one", |v| grouped(v, 1, " ")),
    ("with brackets", |v| format!("({}) {}", &digits(v)[..4], grouped(&digits(v)[4..], 3, " "))),
    ("from abroad", |v| format!("+84{}", &digits(v)[1..])),
    ("from abroad with brackets", |v| format!("(+84) (0) {}", grouped(&digits(v)[1..], 3, "."))),
    ("from abroad with zeros", |v| format!("0084-{}", grouped(&digits(v)[1..], 3, "-"))),
];

/// Forms of files that are no plain text, around the value and other text.
pub fn files(value: &str) -> Vec<(&'static str, Vec<u8>)> {
    let text = format!("Một câu trước, {value}, một câu sau.");
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let zlib = miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), 6);
    let raw = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6);
    let picture =
        |metadata: &[u8]| [b"\xff\xd8\xff\xe1\x00\x80Exif\0\0MM\0*", metadata, b"\xff\xdb\0\x43\xff\xd9"].concat();
    vec![
        ("gzip", [b"\x1f\x8b\x08\0\0\0\0\0\0\x03", &raw[..]].concat()),
        ("zlib", zlib.clone()),
        (
            "PDF stream",
            [b"%PDF-1.7\n%\xe2\xe3\n<< /Filter /FlateDecode >>\nstream\n", &zlib[..], b"\nendstream"].concat(),
        ),
        ("PNG zTXt", [b"\x89PNG\r\n\x1a\n\0\0\0\x30zTXtComment\0\0", &zlib[..], b"crc!\0"].concat()),
        ("EXIF, one byte a letter", picture(text.as_bytes())),
        ("EXIF, two bytes, little end first", picture(&wide(u16::to_le_bytes))),
        ("EXIF, two bytes, big end first", picture(&[&b"\0"[..], &wide(u16::to_be_bytes)].concat())),
        ("XMP", picture(format!("<rdf:li xml:lang=\"x-default\">{}</rdf:li>", named(&text)).as_bytes())),
        ("IPTC", picture(&[b"\x1c\x02\x78\0\x30", text.as_bytes()].concat())),
        ("calendar", calendar(&text)),
        ("mail", wrapped(&STANDARD.encode(format!("{}{text}", "Lời mở đầu. ".repeat(9))))),
        ("data address", format!("url(data:text/plain;base64,{})", STANDARD.encode(&text)).into_bytes()),
    ]
}

/// Pictures with `text` in everything that is no pixel. Their pixels are none: whoever looks only at
/// what stands around them must not miss that.
pub fn pictures(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let text = text.as_bytes();
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        String::from_utf8_lossy(text).encode_utf16().flat_map(order).collect()
    };
    let exif = |text: &[u8]| [b"Exif\0\0MM\0*\0\0\0\x08", text].concat();
    let iptc = [b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x30\x1c\x02\x78\0\x30", text].concat();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>", text, b"</dc:creator></x:xmpmeta>"].concat();
    let zlib = miniz_oxide::deflate::compress_to_vec_zlib(text, 6);
    vec![
        ("JPEG, EXIF, one byte a letter.jpg", jpeg(0xe1, &exif(text), b"")),
        ("JPEG, EXIF, two bytes, little end first.jpg", jpeg(0xe1, &exif(&wide(u16::to_le_bytes)), b"")),
        ("JPEG, EXIF, two bytes, big end first.jpg", jpeg(0xe1, &exif(&wide(u16::to_be_bytes)), b"")),
        ("JPEG, thumbnail.jpg", jpeg(0xe1, &exif(&jpeg(0xfe, text, b"")), b"")),
        ("JPEG, XMP.jpg", jpeg(0xe1, &xmp, b"")),
        ("JPEG, IPTC.jpg", jpeg(0xed, &iptc, b"")),
        ("JPEG, comment.jpg", jpeg(0xfe, text, b"")),
        ("JPEG, behind the end.jpg", jpeg(0xe0, b"JFIF\0", text)),
        ("PNG, tEXt.png", png(b"tEXt", &[b"Author\0", text].concat())),
        ("PNG, zTXt.png", png(b"zTXt", &[b"Comment\0\0", &zlib[..]].concat())),
        ("PNG, iTXt.png", png(b"iTXt", &[b"Title\0\0\0vi\0\0", text].concat())),
        ("PNG, iTXt, compressed.png", png(b"iTXt", &[b"Title\0\x01\0vi\0\0", &zlib[..]].concat())),
        ("PNG, eXIf.png", png(b"eXIf", &exif(text)[6..])),
        ("PNG, a chunk of somebody's.png", png(b"prVt", text)),
        ("WebP, EXIF.webp", webp(b"EXIF", text)),
        ("WebP, XMP.webp", webp(b"XMP ", &xmp[29..])),
        ("GIF, comment.gif", [b"GIF89a\x01\0\x01\0\0\0\0!\xfe\xff", text, b"\0;"].concat()),
    ]
}

fn jpeg(code: u8, segment: &[u8], behind: &[u8]) -> Vec<u8> {
    let length = u16::try_from(segment.len() + 2).expect("a segment is short").to_be_bytes();
    let head = [b"\xff\xd8\xff\xdb\0\x04qt\xff", &[code][..], &length, segment].concat();
    [&head, &b"\xff\xda\0\x08\x01\x01\0\0\x3f\0"[..], &[0x55; 300], b"\xff\xd9", behind].concat()
}

fn png(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let chunk = |name: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("a chunk is short").to_be_bytes();
        [&length[..], name, data, b"crc!"].concat()
    };
    let pixels = chunk(b"IDAT", &[0x55; 300]);
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &[0; 13]), &pixels, &chunk(name, data), &chunk(b"IEND", b"")].concat()
}

fn webp(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let chunk = |name: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("a chunk is short").to_le_bytes();
        [name, &length[..], data, &b"\0"[..data.len() % 2]].concat()
    };
    let chunks = [chunk(b"VP8X", &[0; 10]), chunk(b"VP8 ", &[0x55; 300]), chunk(name, data)].concat();
    let length = u32::try_from(chunks.len() + 4).expect("it is short").to_le_bytes();
    [&b"RIFF"[..], &length, b"WEBP", &chunks].concat()
}

/// Lines of 75 bytes, cut wherever that is, as RFC 5545 allows.
fn calendar(text: &str) -> Vec<u8> {
    let mut lines = b"BEGIN:VCALENDAR\r\n".to_vec();
    let long = format!("DESCRIPTION:{}{text}", "Dự lễ phát động cùng các đơn vị\\, ".repeat(2));
    for (at, line) in long.as_bytes().chunks(29).enumerate() {
        lines.extend(if at == 0 { &b""[..] } else { b"\r\n " });
        lines.extend(line);
    }
    lines.extend(b"\r\nEND:VCALENDAR\r\n");
    lines
}

fn wrapped(coded: &str) -> Vec<u8> {
    let lines: Vec<&[u8]> = coded.as_bytes().chunks(76).collect();
    lines.join(&b"\r\n"[..])
}

fn each(value: &str, form: impl Fn(usize, char) -> String) -> String {
    value.chars().enumerate().map(|(at, c)| form(at, c)).collect()
}

fn percent(value: &str, wanted: impl Fn(usize, char) -> bool) -> String {
    let octets = |c: char| c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    each(value, |at, c| if wanted(at, c) { octets(c) } else { c.into() })
}

/// Decomposed as far as there are names: `Nguy&ecirc;&#771;n`.
fn named(value: &str) -> String {
    each(value, |_, c| match c {
        'á' => "&aacute;".into(),
        'à' => "&agrave;".into(),
        'â' => "&acirc;".into(),
        'ê' => "&ecirc;".into(),
        'ô' => "&ocirc;".into(),
        'ă' => "&abreve;".into(),
        'đ' => "&dstrok;".into(),
        'Đ' => "&Dstrok;".into(),
        ' ' => "&nbsp;".into(),
        c if c.is_ascii() => c.into(),
        c => format!("&#{};", c as u32),
    })
}

fn digits(value: &str) -> String {
    value.chars().filter(char::is_ascii_digit).collect()
}

fn grouped(value: &str, size: usize, between: &str) -> String {
    let digits: Vec<char> = digits(value).chars().collect();
    digits.chunks(size).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(between)
}
