//! Bytes that chance or malice made: a table within its limits, or a reason why not (PUB-04).

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::discover::embedded_locales;
use crate::sheet::*;

/// Numbers that look like chance and are the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).expect("it is below a usize")
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.roll(most)).map(|_| u8::try_from(self.roll(256)).expect("a byte")).collect()
    }
}

/// Reads whatever it is; what comes of it is within its limits.
fn must_be_bounded(bytes: &[u8], detector: &Detector) -> Result<(), Fault> {
    let (sheet, _) = read(bytes, detector, super::ANY)?;
    assert!(!sheet.rows.is_empty() && sheet.rows.len() <= ROWS);
    assert!(sheet.rows.iter().all(|row| row.number <= ROWS && row.cells.len() <= COLUMNS));
    let texts = sheet.rows.iter().flat_map(|row| &row.cells);
    let size: usize = texts.map(|cell| if let Cell::Text(text) = cell { text.len() } else { 0 }).sum();
    // Composing and decoding old encodings may make a text longer, by a little.
    assert!(size <= 2 * TEXT);
    Ok(())
}

/// An archive with these parts, deflated.
fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut entries) = (Vec::new(), Vec::new());
    let short = |number: usize| u16::try_from(number).expect("it is small").to_le_bytes();
    let long = |number: usize| u32::try_from(number).expect("it is below 4 GiB").to_le_bytes();
    for (name, bytes) in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).expect("a vector takes all");
        let packed = encoder.finish().expect("a vector takes all");
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let sizes = [crc.sum().to_le_bytes(), long(packed.len()), long(bytes.len())].concat();
        let head = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..], &sizes, &short(name.len()), &[0, 0]].concat();
        entries.extend([b"PK\x01\x02\x14\x00", &*head, &[0; 10], &long(out.len()), name.as_bytes()].concat());
        out.extend([b"PK\x03\x04", &*head, name.as_bytes(), &packed].concat());
    }
    let (start, count) = (out.len(), short(parts.len()));
    out.extend(&entries);
    let end = [b"PK\x05\x06\0\0\0\0", &count[..], &count, &long(entries.len()), &long(start), &[0, 0]].concat();
    [out, end].concat()
}

/// The parts of a small workbook around a sheet and the texts that its cells share.
fn workbook(sheet: &str, shared: Vec<u8>) -> Vec<u8> {
    let one = "<sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/>";
    workbook_of(
        one,
        "<Relationship Id=\"r1\" Type=\"KIND/worksheet\" Target=\"worksheets/sheet1.xml\"/>",
        sheet,
        shared,
    )
}

/// As [`workbook`], with these entries of sheets and where each lies.
fn workbook_of(sheets: &str, lie: &str, sheet: &str, shared: Vec<u8>) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let book = format!("<workbook {space}><sheets>{sheets}</sheets></workbook>");
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         {}<Relationship Id=\"r2\" Type=\"{kind}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
        lie.replace("KIND", kind)
    );
    let sheet = format!("<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>");
    let whole = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"r0\" Target=\"xl/workbook.xml\" Type=\"http://schemas.openxmlformats.org/\
                 officeDocument/2006/relationships/officeDocument\"/></Relationships>";
    archive(&[
        ("_rels/.rels", whole.into()),
        ("[Content_Types].xml", types.into()),
        ("xl/workbook.xml", book.into_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.into_bytes()),
        ("xl/worksheets/sheet2.xml", sheet.clone().into_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.into_bytes()),
        ("xl/sharedStrings.xml", shared),
    ])
}

/// Whatever tags and values of a sheet chance puts together.
fn any_sheet(dice: &mut Dice) -> String {
    const PIECES: [&str; 18] = [
        "<row r=\"1\">",
        "<row>",
        "</row>",
        "<c r=\"A1\" t=\"s\">",
        "<c r=\"ZZZ9999999\">",
        "<c t=\"inlineStr\">",
        "<c r=\"\" t=\"d\">",
        "</c>",
        "<v>0</v>",
        "<v>99999999999</v>",
        "<v>-1e308</v>",
        "<v>NaN</v>",
        "<is><t>a</t></is>",
        "<f>A1</f>",
        "<c r=\"B2\" t=\"b\"><v>2</v></c>",
        "<c r=\"C3\" t=\"e\"><v>#REF!</v></c>",
        "&amp;",
        "<v>",
    ];
    (0..dice.roll(40)).map(|_| PIECES[dice.roll(PIECES.len())]).collect()
}

/// PUB-04: whatever a file is made of, it is a table within the limits, or a reason why not.
#[test]
fn no_bytes_are_too_strange_to_be_read_or_refused() {
    let (detector, mut dice) = (Detector::new(&embedded_locales()), Dice(0x7ab1_e5ee_d001));
    for turn in 0..3000 {
        let mut bytes = dice.bytes(400);
        let start: &[u8] = [&b""[..], b"PK\x03\x04", b"sep=;\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\"a;"][turn % 6];
        bytes.splice(0..0, start.iter().copied());
        let _ = must_be_bounded(&bytes, &detector);
    }
    let good =
        workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", b"<sst><si><t>a</t></si></sst>".to_vec());
    assert_eq!(must_be_bounded(&good, &detector), Ok(()), "what is damaged below was whole");
    for turn in 0..1500 {
        let mut bytes = match turn % 3 {
            0 => good.clone(),
            1 => include_bytes!("../../../tests/tables/places.xlsx").to_vec(),
            _ => workbook(&any_sheet(&mut dice), dice.bytes(60)),
        };
        for _ in 0..dice.roll(6) {
            let at = dice.roll(bytes.len());
            bytes[at] = u8::try_from(dice.roll(256)).expect("a byte");
        }
        if dice.roll(4) == 0 {
            bytes.truncate(dice.roll(bytes.len()));
        }
        let _ = must_be_bounded(&bytes, &detector);
    }
}

/// PUB-04: the most that a small file can unpack to, and the furthest cell that there is, cost little memory.
#[test]
#[expect(clippy::disallowed_methods, reason = "asks the system what the test weighs")]
fn a_workbook_that_means_harm_costs_no_more_than_its_limits() {
    let detector = Detector::new(&[]);
    let far = workbook("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", b"<sst/>".to_vec());
    assert_eq!(must_be_bounded(&far, &detector), Err(Fault::TooLarge));
    let many = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(3_500_000));
    let many = workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>3</v></c></row>", many.into_bytes());
    assert!(many.len() < 1 << 20, "it is small");
    assert_eq!(must_be_bounded(&many, &detector), Ok(()));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    let most: usize = most.trim().trim_end_matches(" kB").parse().expect("it is a number");
    assert!(most < 600 << 10, "{most} KiB");
}

/// PUB-04: what a part may unpack to is counted once, so that there are not many sheets in one, nor more than anybody
/// fills in.
#[test]
fn sheets_that_share_a_part_are_refused() {
    let detector = Detector::new(&embedded_locales());
    let cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let lies = |id: &str, part: &str| format!("<Relationship Id=\"{id}\" Type=\"KIND/worksheet\" Target=\"{part}\"/>");
    let sheet = |at: usize, id: &str| format!("<sheet name=\"s{at}\" sheetId=\"{at}\" r:id=\"{id}\"/>");
    let read =
        |sheets: &str, lie: &str| must_be_bounded(&workbook_of(sheets, lie, cell, b"<sst/>".to_vec()), &detector);
    let (one, two) = ("worksheets/sheet1.xml", "worksheets/sheet2.xml");
    let both = [sheet(1, "r1"), sheet(2, "r3")].concat();
    assert_eq!(read(&both, &[lies("r1", one), lies("r3", two)].concat()), Ok(()));
    for other in [one, "/xl/worksheets/sheet1.xml", "xl/worksheets/Sheet1.xml", "worksheets/sheet&#49;.xml"] {
        let again = [lies("r1", one), lies("r3", other)].concat();
        assert!(read(&[both.clone(), sheet(3, "r3")].concat(), &again).is_err(), "{other}");
    }
    let same: String = (1..=9).map(|at| sheet(at, "r1")).collect();
    assert_eq!(read(&same, &lies("r1", one)), Err(Fault::Damaged));
    let many: String = (1..=301).map(|at| sheet(at, "r1")).collect();
    assert_eq!(read(&many, &lies("r1", one)), Err(Fault::TooLarge));
}
