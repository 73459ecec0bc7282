//! PDFs as programs write them: packed streams, letters as numbers of an embedded font that says in a table what they
//! stand for.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A PDF of one page with these `lines`.
pub fn pdf(lines: &[&str]) -> Vec<u8> {
    let letters: BTreeSet<char> = lines.iter().flat_map(|line| line.chars()).collect();
    let code = |letter: char| 3 + letters.iter().position(|known| *known == letter).expect("it is one of them");
    let mut content = "BT /F1 12 Tf 72 720 Td\n".to_owned();
    for line in lines {
        let codes: String = line.chars().map(|letter| format!("{:04x}", code(letter))).collect();
        writeln!(content, "<{codes}> Tj 0 -20 Td").expect("a String takes it");
    }
    content.push_str("ET");
    let row = |letter: &char| {
        let units: String = letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04x}")).collect();
        format!("<{:04x}> <{units}>\n", code(*letter))
    };
    let table = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n\
         1 begincodespacerange <0000> <ffff> endcodespacerange\n{} beginbfchar\n{}endbfchar\nendcmap end end",
        letters.len(),
        letters.iter().map(row).collect::<String>()
    );
    page(
        &content,
        "/Font << /F1 5 0 R >>",
        &[
            b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Mau /Encoding /Identity-H /DescendantFonts [6 0 R] \
              /ToUnicode 7 0 R >>"
                .to_vec(),
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Mau /DW 500 >>".to_vec(),
            stream("", &table),
        ],
    )
}

/// A PDF of one page that does `content` with these `resources`; `objects` are the fifth and those after it.
pub fn page(content: &str, resources: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let page =
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R >>");
    let first = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        page.into_bytes(),
        stream("", content),
    ];
    let (mut bytes, mut places) = (b"%PDF-1.4\n".to_vec(), String::new());
    let mut count = 1;
    for (at, object) in first.iter().chain(objects).enumerate() {
        writeln!(places, "{:010} 00000 n ", bytes.len()).expect("a String takes it");
        bytes.extend(format!("{} 0 obj\n", at + 1).as_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
        count += 1;
    }
    let start = bytes.len();
    let tail = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    bytes.extend(tail.as_bytes());
    bytes
}

/// A packed stream with these `keys`.
pub fn stream(keys: &str, text: &str) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text.as_bytes()).expect("memory takes it");
    let packed = packed.finish().expect("memory takes it");
    let head = format!("<< /Length {} /Filter /FlateDecode {keys} >>\nstream\n", packed.len()); // spelling: ignore-line
    [head.as_bytes(), &packed, b"\nendstream"].concat()
}
