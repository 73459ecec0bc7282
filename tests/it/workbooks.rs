//! What `tincay import` makes of workbooks as offices lay them out: heads in two rows, cells merged downwards, rows and
//! sheets that are hidden. Nothing is taken that nobody sees, and nothing is lost without a word.
#![expect(clippy::disallowed_methods, reason = "the tests write the workbooks that are read")]

use std::fs;
use std::path::{Path, PathBuf};

use tincay::pipeline::Import;
use tincay::site::Kind;

use crate::tables::{import_sheet, import_text, reasons, site, town};

/// A sheet of a workbook.
#[derive(Default)]
struct Page<'a> {
    name: &'a str,
    is_hidden: bool,
    /// From A1, without what is empty.
    rows: &'a [&'a [&'a str]],
    merged: &'a [&'a str],
    hidden_rows: &'a [usize],
    /// The number of a column, from 1.
    hidden_column: Option<usize>,
}

impl Page<'_> {
    fn xml(&self) -> String {
        let column = |at: usize| char::from(b'A' + u8::try_from(at).expect("tables are narrow"));
        let cell = |row: usize, (at, text): (usize, &&str)| {
            let place = format!("{}{row}", column(at));
            match *text {
                "" => format!("<c r=\"{place}\"/>"),
                text => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            }
        };
        let row = |(at, cells): (usize, &&[&str])| {
            let hidden = if self.hidden_rows.contains(&(at + 1)) { " hidden=\"1\"" } else { "" };
            let cells: String = cells.iter().enumerate().map(|it| cell(at + 1, it)).collect();
            format!("<row r=\"{}\"{hidden}>{cells}</row>", at + 1)
        };
        let rows: String = self.rows.iter().enumerate().map(row).collect();
        let merged: String = self.merged.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
        let hidden = self.hidden_column.map(|at| format!("<cols><col min=\"{at}\" max=\"{at}\" hidden=\"1\"/></cols>"));
        format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{}\
             <sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>",
            hidden.unwrap_or_default()
        )
    }
}

/// A workbook with these sheets in the folder of a site.
fn workbook(root: &Path, pages: &[Page]) -> PathBuf {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let sheet = |(at, page): (usize, &Page)| {
        let state = if page.is_hidden { " state=\"hidden\"" } else { "" };
        format!("<sheet name=\"{}\" sheetId=\"{}\"{state} r:id=\"r{at}\"/>", page.name, at + 1)
    };
    let sheets: String = pages.iter().enumerate().map(sheet).collect();
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{office}\">\
         <sheets>{sheets}</sheets></workbook>"
    );
    let relation = |(at, _): (usize, &Page)| {
        format!("<Relationship Id=\"r{at}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>")
    };
    let relations: String = pages.iter().enumerate().map(relation).collect();
    let whole = format!("<Relationship Id=\"r\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    let related = |all: &str| format!("<Relationships xmlns=\"{package}\">{all}</Relationships>");
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types),
        ("_rels/.rels".to_owned(), related(&whole)),
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), related(&relations)),
    ];
    parts.extend(pages.iter().enumerate().map(|(at, page)| (format!("xl/worksheets/sheet{at}.xml"), page.xml())));
    let file = root.join("bang.xlsx");
    fs::write(&file, archive(&parts)).expect("files can be written");
    file
}

/// A ZIP archive of parts as they are.
fn archive(parts: &[(String, String)]) -> Vec<u8> {
    let (mut out, mut entries) = (Vec::new(), Vec::new());
    let short = |number: usize| u16::try_from(number).expect("it is small").to_le_bytes();
    let long = |number: usize| u32::try_from(number).expect("it is small").to_le_bytes();
    for (name, text) in parts {
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let sizes = [crc.sum().to_le_bytes(), long(text.len()), long(text.len())].concat();
        let head = [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sizes, &short(name.len()), &[0, 0]].concat();
        entries.extend([b"PK\x01\x02\x14\x00", &*head, &[0; 10], &long(out.len()), name.as_bytes()].concat());
        out.extend([b"PK\x03\x04", &*head, name.as_bytes(), text.as_bytes()].concat());
    }
    let (start, count) = (out.len(), short(parts.len()));
    out.extend(&entries);
    let end = [b"PK\x05\x06\0\0\0\0", &count[..], &count, &long(entries.len()), &long(start), &[0, 0]].concat();
    [out, end].concat()
}

fn import(root: &Path, kind: Kind, pages: &[Page]) -> Import {
    import_sheet(root, kind, &workbook(root, pages), None)
}

fn fields(import: &Import) -> Vec<(usize, Vec<&str>)> {
    import.changes.iter().map(|it| (it.row, it.fields.iter().map(String::as_str).collect())).collect()
}

fn written(root: &Path, import: &Import) -> Vec<String> {
    import.write().expect("it can be written");
    let text = |path: &str| fs::read_to_string(root.join(path)).expect("it was written");
    import.changes.iter().map(|it| text(&it.file)).collect()
}

const EVENT: &[&str] = &["Tên", "Loại", "Đối tượng tham dự", "Trạng thái"];

fn heads(more: &[&'static str]) -> Vec<&'static str> {
    [EVENT, more].concat()
}

fn event(title: &'static str, more: &[&'static str]) -> Vec<&'static str> {
    [&[title, "Tọa đàm", "Công khai", "Dự kiến"], more].concat()
}

/// "Thời gian" over "Bắt đầu" and "Kết thúc", as Excel merges it and as it comes out as CSV.
#[test]
fn heads_in_two_rows_are_read_as_one() {
    let site = site();
    let rows: [&[&str]; 3] = [
        &heads(&["Thời gian", ""]),
        &["", "", "", "", "Bắt đầu", "Kết thúc"],
        &event("Họp mẫu", &["18/12/2026 08:00", "18/12/2026 11:00"]),
    ];
    let merged = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"];
    let csv = rows.map(|row| row.join(";") + "\n").concat();
    let read = [
        import(site.path(), Kind::Event, &[Page { name: "a", rows: &rows, merged: &merged, ..Page::default() }]),
        import_text(site.path(), Kind::Event, &csv),
    ];
    for import in read {
        assert_eq!((reasons(&import), import.rows), (vec![], 1));
        assert!(import.filled.is_empty(), "heads are no values: {:?}", import.filled);
        let text = &written(site.path(), &import)[0];
        assert!(text.contains("start: 2026-12-18T08:00") && text.contains("end: 2026-12-18T11:00"), "{text}");
        fs::remove_file(site.path().join(&*import.changes[0].file)).expect("it is there");
    }
    // Without its merged cells a head may stand over the row that has most of them, but not the title of the table.
    let csv =
        "Tên;Chung;;;Thời gian\n;Loại;Đối tượng tham dự;Trạng thái;Bắt đầu\nHọp;Tọa đàm;Công khai;Dự kiến;18/12/2026\n";
    let read = import_text(site.path(), Kind::Event, csv);
    assert_eq!((reasons(&read), read.rows), (vec![], 1));
    let titled =
        "Sự kiện\n;Tên;Loại;Đối tượng tham dự;Trạng thái;Bắt đầu\n1;Họp;Tọa đàm;Công khai;Dự kiến;18/12/2026\n";
    let read = import_text(site.path(), Kind::Event, titled);
    assert_eq!((reasons(&read), read.rows), (vec![], 1));
    let kept = titled.replace("\n1;", "\nmột;");
    assert_eq!(reasons(&import_text(site.path(), Kind::Event, &kept)), [(2, "A", "no-head")]);
    // Words below that nobody knows are told as such.
    let rows: [&[&str]; 3] = [
        &heads(&["Thời gian", ""]),
        &["", "", "", "", "Ngày", "Ghi chú"],
        &event("Họp mẫu", &["18/12/2026 08:00", "vui"]),
    ];
    let import =
        import(site.path(), Kind::Event, &[Page { name: "a", rows: &rows, merged: &merged, ..Page::default() }]);
    assert_eq!((reasons(&import), import.rows), (vec![(2, "Ghi chú", "column")], 1));
}

/// A word over some columns whose other columns have no head: what stands below is not lost without a word.
#[test]
fn values_under_no_head_are_told() {
    let site = site();
    let rows: [&[&str]; 2] = [&heads(&["Thời gian", ""]), &event("Họp mẫu", &["18/12/2026", "19/12/2026"])];
    let csv = rows.map(|row| row.join(";") + "\n").concat();
    let import = import_text(site.path(), Kind::Event, &csv);
    assert_eq!((reasons(&import), import.has_errors()), (vec![(1, "F", "no-head")], false));
    // So is a second row of heads that is not known as one.
    let import = import_text(site.path(), Kind::Event, &csv.replacen('\n', "\n;;;;Khởi;Tàn\n", 1));
    assert!(reasons(&import).contains(&(1, "F", "no-head")), "{:?}", reasons(&import));
    let empty = csv.replace("19/12/2026", "");
    assert_eq!(reasons(&import_text(site.path(), Kind::Event, &empty)), []);
}

/// What stands in a cell over three rows stands in all three.
#[test]
fn a_cell_merged_downwards_is_of_all_its_rows() {
    let site = town();
    let rows: [&[&str]; 6] = [
        &["DANH SÁCH"],
        &["Tên", "Loại", "Chủ thể", "Công khai", "Xã", "Giờ mở cửa"],
        &["Trạm Một", "Cơ sở y tế", "Tổ chức", "Theo xã + điện thoại", "99001", "luôn luôn"],
        &["Trạm Hai", "Cơ sở y tế", "Tổ chức", "Theo xã + điện thoại"],
        &["Trạm Ba", "Cơ sở y tế", "Tổ chức", "Theo xã + điện thoại"],
        &["Trạm Bốn", "Cơ sở y tế", "Tổ chức", "Theo xã + điện thoại", "99002"],
    ];
    let merged = ["A1:F1", "E3:E5", "F3:F5", "A7:F9"];
    let page = Page { name: "a", rows: &rows, merged: &merged, ..Page::default() };
    let import = import(site.path(), Kind::Place, &[page]);
    assert_eq!((reasons(&import), import.rows), (vec![], 4));
    assert_eq!(
        import.filled.iter().map(|(head, cells)| (head.as_str(), *cells)).collect::<Vec<_>>(),
        [("Giờ mở cửa", 2), ("Xã", 2)]
    );
    let files = written(site.path(), &import);
    assert!(files[..3].iter().all(|it| it.contains("unit: \"99001\"") && it.contains("hours: always")), "{files:?}");
    assert!(files[3].contains("unit: \"99002\"") && !files[3].contains("hours"), "{files:?}");
}

/// Who filters a table means what is left of it.
#[test]
fn hidden_rows_are_not_taken_and_hidden_columns_are_told() {
    let site = site();
    let rows: [&[&str]; 5] = [
        &heads(&["Bắt đầu", "Địa điểm"]),
        &event("Họp một", &["18/12/2026", "Nhà văn hóa"]),
        &event("Họp hai", &["19/12/2026", "Nhà văn hóa"]),
        &event("Họp ba", &["20/12/2026", "Nhà văn hóa"]),
        &event("Họp bốn", &["21/12/2026", "Nhà văn hóa"]),
    ];
    let page = Page { name: "a", rows: &rows, hidden_rows: &[3, 4], hidden_column: Some(6), ..Page::default() };
    let import = import(site.path(), Kind::Event, &[page]);
    assert_eq!(reasons(&import), [(1, "Địa điểm", "hidden-column"), (3, "3-4", "hidden-rows")]);
    assert_eq!(import.changes.iter().map(|it| it.row).collect::<Vec<_>>(), [2, 5]);
    assert!(fields(&import).iter().all(|(_, fields)| fields.contains(&"Địa điểm")));
}

/// A hidden sheet, which nobody sees, does not come before those that are seen.
#[test]
fn a_hidden_sheet_is_read_only_where_no_other_is_a_table() {
    let site = site();
    let old: [&[&str]; 2] = [&heads(&["Bắt đầu"]), &event("Họp cũ", &["18/12/2026"])];
    let new: [&[&str]; 2] = [&heads(&["Bắt đầu"]), &event("Họp mới", &["19/12/2026"])];
    let hidden = || Page { name: "Cũ", is_hidden: true, rows: &old, ..Page::default() };
    let seen = import(site.path(), Kind::Event, &[hidden(), Page { name: "Mới", rows: &new, ..Page::default() }]);
    assert_eq!((seen.sheet.as_deref(), reasons(&seen)), (Some("Mới"), vec![(0, "Cũ", "hidden-sheet")]));
    let cover: [&[&str]; 1] = [&["Kế hoạch"]];
    let only = import(site.path(), Kind::Event, &[Page { name: "Bìa", rows: &cover, ..Page::default() }, hidden()]);
    assert_eq!((only.sheet.as_deref(), reasons(&only)), (Some("Cũ"), vec![(0, "Cũ", "read-hidden")]));
    let named = import_sheet(site.path(), Kind::Event, &workbook(site.path(), &[hidden()]), Some("Cũ"));
    assert_eq!(reasons(&named), []);
}

/// What is asked for is called as a table may call it.
#[test]
fn what_is_missing_is_asked_for_by_a_head_that_is_taken() {
    let site = site();
    let table = |head: &str, cell: &str| {
        let heads = "Tên;Loại;Đối tượng tham dự;Trạng thái;Bắt đầu";
        format!("{heads};Kết quả{head}\nHọp mẫu;Tọa đàm;Công khai;Đã diễn ra;18/11/2026;120{cell}\n")
    };
    let import = import_text(site.path(), Kind::Event, &table("", ""));
    assert_eq!(reasons(&import), [(2, "Kết quả tính bằng", "missing-word")]);
    let words: Vec<&str> = import.troubles[0].accepted.split("; ").collect();
    for word in words {
        let told = table(";Kết quả tính bằng", &format!(";{word}"));
        assert_eq!(reasons(&import_text(site.path(), Kind::Event, &told)), [], "{word}");
    }
    let site = town();
    let places = "Tên,Loại,Chủ thể,Xã,Cơ quan xác minh\nTrạm,Cơ sở y tế,Tổ chức,99001,ban-mau\n";
    assert_eq!(reasons(&import_text(site.path(), Kind::Place, places)), [(2, "Ngày xác minh", "missing")]);
}
