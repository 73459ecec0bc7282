//! Tables as they come from offices: separators, marks, old encodings, dates, and archives that mean harm.

mod strange;

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use jiff::civil::{date, time};

use super::*;
use crate::discover::embedded_locales;
use crate::locale::{Locales, Vocabulary};

/// The first sheet, whatever is in it.
const ANY: Wanted = Wanted { name: None, fits: &|_| true };

fn csv(bytes: &[u8]) -> Result<Vec<Vec<Cell>>, Fault> {
    let (sheet, _) = read(bytes, &Detector::new(&embedded_locales()), ANY)?;
    Ok(sheet.rows.into_iter().map(|row| row.cells).collect())
}

fn words(words: &[&str]) -> Vec<Cell> {
    words.iter().map(|word| if word.is_empty() { Cell::Empty } else { Cell::Text((*word).to_owned()) }).collect()
}

#[test]
fn semicolons_commas_and_tabs_are_told_apart() {
    let expected = vec![words(&["Mã", "Tên, gọi"]), words(&["a", "Trạm; \"xã\""])];
    for separator in [';', ',', '\t'] {
        let text = format!("Mã{separator}\"Tên, gọi\"\r\na{separator}\"Trạm; \"\"xã\"\"\"\r\n");
        assert_eq!(csv(text.as_bytes()), Ok(expected.clone()), "{separator:?}");
        assert_eq!(csv(format!("\u{feff}{text}").as_bytes()), Ok(expected.clone()), "{separator:?}");
        assert_eq!(csv(format!("\u{feff}sep={separator}\r\n{text}").as_bytes()), Ok(expected.clone()));
    }
}

/// TXT-02: a table out of an old program is read for what it says.
#[test]
fn an_old_encoding_is_recognised() {
    let text = "Tên,Địa chỉ\r\nTrạm y tế xã Đồng Đăng,Đường Trần Hưng Đạo thị trấn Đồng Đăng\r\n";
    let utf_16 = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let tcvn3 = b"T\xAAn,\xA7\xDEa ch\xD8\r\nTr\xB9m y t\xD5 x\xB7 \xA7\xE5ng \xA7\xA8ng,\
        \xA7\xAD\xEAng Tr\xC7n H\xADng \xA7\xB9o th\xDE tr\xCAn \xA7\xE5ng \xA7\xA8ng\r\n";
    let windows_1258 = b"T\xEAn,\xD0i\xF2a chi\xD2\r\nTra\xF2m y t\xEA\xEC xa\xDE \xD0\xF4\xCCng \xD0\xE3ng,\
        \xD0\xFD\xF5\xCCng Tr\xE2\xCCn H\xFDng \xD0a\xF2o thi\xF2 tr\xE2\xECn \xD0\xF4\xCCng \xD0\xE3ng\r\n";
    let written: [(Vec<u8>, Encoding); 3] =
        [(utf_16, Encoding::Utf16), (tcvn3.to_vec(), Encoding::Tcvn3), (windows_1258.to_vec(), Encoding::Windows1258)];
    for (bytes, encoding) in written {
        let (sheet, _) = read(&bytes, &Detector::new(&embedded_locales()), ANY).expect("it is recognised");
        assert_eq!(sheet.encoding, Some(encoding));
        let rows: Vec<_> = sheet.rows.into_iter().map(|row| row.cells).collect();
        let place = words(&["Trạm y tế xã Đồng Đăng", "Đường Trần Hưng Đạo thị trấn Đồng Đăng"]);
        assert_eq!(rows, [words(&["Tên", "Địa chỉ"]), place], "{encoding:?}");
    }
}

#[test]
fn a_row_keeps_the_number_that_the_spreadsheet_shows() {
    let (sheet, _) = read(b"a,b\n\n\"c\nd\",e\n,\n", &Detector::new(&[]), ANY).expect("it is CSV");
    let numbers: Vec<usize> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3]);
    assert_eq!(sheet.rows[1].cells[0], Cell::Text("c\nd".to_owned()));
}

#[test]
fn dates_and_times_are_read_as_people_write_them() {
    let (day, known) = (date(2023, 11, 25), Vocabulary::of(&Locales::load(&embedded_locales()).0));
    for written in ["2023-11-25", "25/11/2023", "25-11-2023", "25.11.2023", "ngày 25 tháng 11 năm 2023"] {
        assert_eq!(Cell::Text(written.to_owned()).moment(|text| known.moment(text)), (Some(day), None), "{written}");
    }
    for written in ["25/11/2023 08:30", "2023-11-25T08:30", "08:30 25/11/2023", "8h30, 25/11/2023"] {
        let moment = Cell::Text(written.to_owned()).moment(|text| known.moment(text));
        assert_eq!(moment, (Some(day), Some(time(8, 30, 0, 0))), "{written}");
    }
    assert_eq!(Cell::Number(45_255.0).moment(|text| known.moment(text)), (Some(day), None));
    assert_eq!(Cell::Number(45_255.5).moment(|text| known.moment(text)), (Some(day), Some(time(12, 0, 0, 0))));
    for wrong in ["11/25/2023", "25/11/23", "31/02/2023", "tháng 11"] {
        assert_eq!(Cell::Text(wrong.to_owned()).moment(|text| known.moment(text)), (None, None), "{wrong}");
    }
    // As workbooks write it in words.
    for (written, expected) in [
        ("2023-11-25T08:30:00", (Some(day), Some(time(8, 30, 0, 0)))),
        ("2023-11-25T08:30:00Z", (Some(day), Some(time(8, 30, 0, 0)))),
        ("2023-11-25", (Some(day), None)),
        ("08:30:00", (None, Some(time(8, 30, 0, 0)))),
        ("11-25", (None, None)),
    ] {
        assert_eq!(moment::written(written), expected, "{written}");
    }
}

/// A quotation mark that nobody closes swallows the rows below: it is told where it stands.
#[test]
fn a_quotation_mark_that_is_not_closed_is_told_with_its_place() {
    let unclosed = |text: &str| read(text.as_bytes(), &Detector::new(&[]), ANY).expect("it is CSV").0.unclosed;
    for (text, place) in [
        ("a;b\ns1;\"Hội trường\ns2;Hai\n", (2, 1)),
        ("a;b\ns1;một\ns2;\"Hai", (3, 1)),
        ("\"a;b\ns1;một\n", (1, 0)),
        ("a;b\ns1;\"Hội trường\ns2;\"Hai\"\ns3;ba\n", (2, 1)),
        ("a;b\rs1;\"Hội trường\rs2;Hai\r", (2, 1)),
    ] {
        assert_eq!(unclosed(text), Some(place), "{text}");
    }
    for text in [
        "a;b\n\"một\nhai\";\"ba\"\n",
        "a;b\nHội trường \"Lớn\";5\"\n",
        "a;b\n\"một \"\"hai\"\"\";ba",
        "a;b\n\"một\nhai\" ;ba",
        "a;b\n\"một\"hai;ba\n",
    ] {
        assert_eq!(unclosed(text), None, "{text}");
    }
}

/// Lines of old programs of Macintosh end with CR alone.
#[test]
fn lines_may_end_with_cr() {
    let expected = vec![words(&["Mã", "Tên"]), words(&["a", "Một\nhai"]), words(&["b", "Ba"])];
    for text in
        ["Mã;Tên\ra;\"Một\nhai\"\rb;Ba\r", "Mã;Tên\r\na;\"Một\nhai\"\r\nb;Ba\r\n", "Mã;Tên\ra;\"Một\rhai\"\rb;Ba"]
    {
        assert_eq!(csv(text.as_bytes()), Ok(expected.clone()), "{text:?}");
    }
}

/// An archive of one part, which says that it has `said` bytes.
fn archive(part: &[u8], said: u32) -> Vec<u8> {
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::best());
    deflated.write_all(part).expect("memory takes all");
    let packed = deflated.finish().expect("memory takes all");
    let size = u32::try_from(packed.len()).expect("it is small").to_le_bytes();
    let common = |out: &mut Vec<u8>| {
        out.extend([20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        out.extend(size);
        out.extend(said.to_le_bytes());
        out.extend([1, 0, 0, 0]);
    };
    let mut out = b"PK\x03\x04".to_vec();
    common(&mut out);
    out.push(b'a');
    out.extend(&packed);
    let start = u32::try_from(out.len()).expect("it is small").to_le_bytes();
    out.extend(b"PK\x01\x02\x14\x00");
    common(&mut out);
    out.extend([0; 14]);
    out.push(b'a');
    out.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2f\0\0\0");
    out.extend(start);
    out.extend([0, 0]);
    out
}

/// PUB-04: what an archive says of its size is not believed.
#[test]
fn an_archive_that_unpacks_to_gigabytes_is_refused_before_it_is_read() {
    let bomb = archive(&vec![0; 70 << 20], 10);
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    assert_eq!(csv(&bomb), Err(Fault::TooLarge));
    assert_eq!(archive::check(&archive(b"small", 5)), Ok(()));
    assert_eq!(csv(&archive(b"small", 5)), Err(Fault::Damaged));
}

/// PUB-04: a reader takes the last record of an end that could be one, so there is no second that it could take instead
/// of the one whose parts were looked at.
#[test]
fn an_archive_with_two_ends_is_refused() {
    let bomb = archive(&vec![0; 70 << 20], 10);
    let end = bomb.len() - 22;
    let harmless = archive(b"small", 5);
    // The whole harmless archive in the comment, with its directory and its part where they stand now.
    let start = u32::try_from(bomb.len() + harmless.len() - 22 - 47).expect("it is small").to_le_bytes();
    let place = u32::try_from(bomb.len()).expect("it is small").to_le_bytes();
    let with = |comment_length: u16, behind: &[u8]| {
        let mut inner = harmless.clone();
        let record = inner.len() - 22;
        inner[record + 16..record + 20].copy_from_slice(&start);
        inner[record - 5..record - 1].copy_from_slice(&place);
        inner[record + 20..].copy_from_slice(&comment_length.to_le_bytes());
        let whole = [&*bomb, &inner, behind].concat();
        let length = u16::try_from(whole.len() - bomb.len()).expect("it is small").to_le_bytes();
        [&whole[..end + 20], &length, &whole[bomb.len()..]].concat()
    };
    // One that is said to be longer than the file, one behind which something follows.
    assert_eq!(archive::check(&with(9, b"")), Err(Fault::Damaged));
    assert_eq!(archive::check(&with(0, b"x")), Err(Fault::Damaged));
    // One whose directory does not stand right before it.
    let mut apart = archive(b"small", 5);
    let record = apart.len() - 22;
    apart.splice(record..record, *b"x");
    assert_eq!(archive::check(&apart), Err(Fault::Damaged));
    // A comment by itself is harmless.
    let mut said = [&*archive(b"small", 5), b"abc"].concat();
    let length = said.len() - 5;
    said[length] = 3;
    assert_eq!(archive::check(&said), Ok(()));
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    assert_eq!(csv(b""), Err(Fault::Empty));
    assert_eq!(csv(b"\n\n,,\n"), Err(Fault::Empty));
    assert_eq!(csv(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Err(Fault::OldWorkbook));
    assert_eq!(csv(b"PK\x03\x04"), Err(Fault::Damaged));
    assert_eq!(csv("a,b\n".repeat(ROWS + 1).as_bytes()), Err(Fault::TooLarge));
    assert_eq!(csv(",".repeat(COLUMNS).as_bytes()), Err(Fault::Empty));
    assert_eq!(csv(format!("{}a", ",".repeat(COLUMNS)).as_bytes()), Err(Fault::TooLarge));
}
