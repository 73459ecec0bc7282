//! `tincay import` and `tincay export`: workbooks made by LibreOffice (`tests/tables`), what safety.md forbids a
//! table to bring in, and that nothing is lost on the way.
#![expect(clippy::disallowed_methods, reason = "the tests write the sites that are read")]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use tempfile::TempDir;
use tincay::pipeline::{self, Export, Import, Taking, Today};
use tincay::site::{Kind, Language};

use crate::diagnostics::put;
use crate::sandbox::{Tree, read_tree, repository};

const TODAY: Today = Today::Fixed(date(2026, 11, 26));
const TABLES: [Kind; 3] = [Kind::Place, Kind::Event, Kind::Honoree];

/// A copy of the content of this repository.
pub fn site() -> TempDir {
    let root = TempDir::new().expect("temporary folders can be made");
    for (path, bytes) in read_tree(&repository("content")) {
        put(root.path(), &format!("content/{path}"), bytes);
    }
    root
}

/// A copy of the town, whose pieces are no samples.
pub fn town() -> TempDir {
    let root = TempDir::new().expect("temporary folders can be made");
    for (path, bytes) in read_tree(&repository("tests/sites/thi-tran-mau/content")) {
        put(root.path(), &format!("content/{path}"), bytes);
    }
    root
}

pub fn exported(root: &Path, kind: Kind) -> Export {
    pipeline::export(root, kind, &Language::new("vi"), TODAY, None).expect("it can be exported")
}

pub fn table(name: &str) -> PathBuf {
    repository("tests/tables").join(name)
}

pub fn content(root: &Path) -> Tree {
    read_tree(&root.join("content"))
}

fn import(root: &Path, kind: Kind, file: &Path) -> Import {
    import_sheet(root, kind, file, None)
}

/// The import of the sheet of a workbook that is called `sheet`.
pub fn import_sheet(root: &Path, kind: Kind, file: &Path, sheet: Option<&str>) -> Import {
    let taking = Taking { kind, file, sheet, texts: false };
    pipeline::import(root, taking, &Language::new("vi"), TODAY).expect("the table can be read")
}

/// The import of a table whose text is `csv`, into the file `name` in the site's folder.
pub fn import_text(root: &Path, kind: Kind, csv: &str) -> Import {
    let file = root.join("bang.csv");
    fs::write(&file, csv).expect("files can be written");
    import(root, kind, &file)
}

pub fn reasons(import: &Import) -> Vec<(usize, &str, &str)> {
    import.troubles.iter().map(|it| (it.row, it.column.as_str(), it.reason)).collect()
}

#[test]
fn what_was_exported_changes_nothing_when_it_is_imported() {
    let site = town();
    let before = content(site.path());
    for language in ["vi", "en"].map(Language::new) {
        for kind in TABLES {
            let export = pipeline::export(site.path(), kind, &language, TODAY, None).expect("it can be exported");
            assert!(export.rows > 3, "{kind:?}");
            let import = import_text(site.path(), kind, &export.csv);
            assert_eq!(reasons(&import), [], "{kind:?} {language}");
            assert_eq!((import.changes.as_slice(), import.unchanged), (&[][..], export.rows), "{kind:?} {language}");
            import.write().expect("there is nothing to write");
        }
    }
    assert_eq!(content(site.path()), before);
}

#[test]
fn what_is_wrong_with_a_row_names_a_column_and_nothing_that_is_not_meant() {
    let site = site();
    let import = import_text(site.path(), Kind::Place, "Tên,Xã\n,Xã Lạ Lùng\nTrạm Mẫu,Xã Lạ\n");
    assert_eq!(reasons(&import), [(2, "Tên", "empty"), (2, "Xã", "unknown"), (3, "Xã", "unknown")]);
    assert!(import.troubles.iter().all(|it| it.nearest.is_empty()), "{:?}", import.troubles);
    let import = import_text(site.path(), Kind::Place, "Tên,Loại\n,Cơ sở y tế\n");
    assert_eq!(reasons(&import), [(2, "Tên", "empty")]);
    let import = import_text(site.path(), Kind::Place, "Loại\nCơ sở y tế\n");
    assert!(reasons(&import).iter().all(|(_, column, _)| !column.is_empty()), "{:?}", reasons(&import));
}

/// LOC-02, LOC-08: what an export holds is what the site would show.
#[test]
fn an_export_holds_nothing_that_may_not_be_public() {
    let site = town();
    let (places, honorees) = (exported(site.path(), Kind::Place), exported(site.path(), Kind::Honoree));
    assert!(places.rows > 0 && honorees.left_out > 0);
    for (path, bytes) in read_tree(&site.path().join("content/places")) {
        let text = String::from_utf8(bytes).expect("content is UTF-8");
        let id = path.split('.').next().unwrap_or_default();
        if text.contains("visibility: hotline_only") {
            assert!(!places.csv.contains(&format!("\n{id},")), "{id}");
        }
    }
    for (path, bytes) in read_tree(&site.path().join("content/honorees")) {
        let text = String::from_utf8(bytes).expect("content is UTF-8");
        let id = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
        if text.contains("status: withdrawn") || text.contains("status: pending") {
            assert!(!honorees.csv.contains(&format!("\n{id},")), "{id}");
        }
    }
}

/// LOC-06, LOC-08, PUB-01: an export gives what a publication of the day shows: no drafts, nothing before its day or
/// after it, nothing that nobody verified lately, no samples. What nobody may know of is not counted.
#[test]
fn an_export_gives_what_a_publication_shows_and_counts_no_secret() {
    let site = town();
    let place = "content/places/mau-04.vi.md";
    let text = fs::read_to_string(site.path().join(place)).expect("it is there");
    let before = exported(site.path(), Kind::Place);
    let row = "\nmau-04,";
    assert!(before.csv.contains(row), "{}", before.csv);
    for change in ["draft: true", "publish_on: 2027-01-01", "expire_on: 2026-01-01", "sample: true", "unit: \"1\""] {
        let unit = text.lines().find(|line| line.starts_with("unit:")).expect("it has a unit");
        let base = if change.starts_with("unit") { text.replacen(&format!("{unit}\n"), "", 1) } else { text.clone() };
        put(site.path(), place, base.replacen("kind:", &format!("{change}\nkind:"), 1));
        let after = exported(site.path(), Kind::Place);
        assert!(!after.csv.contains(row), "{change}: {}", after.csv);
        assert_eq!((after.rows, after.left_out), (before.rows - 1, before.left_out + 1), "{change}");
    }
    let verified = text.lines().find(|line| line.starts_with("verified:")).expect("it was verified");
    put(site.path(), place, text.replacen(verified, "verified: { on: 2026-01-01, by: ban-mau }", 1));
    assert!(!exported(site.path(), Kind::Place).csv.contains(row));
    put(site.path(), place, &text);
    put(site.path(), "content/places/mat.vi.md", "---\ntitle: Nơi kín\nkind: shelter\nholder: organisation\n---\n");
    let after = exported(site.path(), Kind::Place);
    assert_eq!((after.rows, after.left_out), (before.rows, before.left_out));
    let events = exported(site.path(), Kind::Event);
    let event = events.csv.lines().nth(1).and_then(|line| line.split(',').next()).expect("there is one").to_owned();
    let folder = read_tree(&site.path().join("content/events"));
    let file = folder.keys().find(|path| path.ends_with(&format!("{event}.vi.md"))).expect("it has a file");
    let text =
        String::from_utf8(folder[file].clone()).expect("UTF-8").replacen("kind:", "publish_on: 2027-01-01\nkind:", 1);
    put(site.path(), &format!("content/events/{file}"), text);
    assert!(!exported(site.path(), Kind::Event).csv.contains(&format!("\n{event},")));
    assert_eq!(exported(self::site().path(), Kind::Place).rows, 0, "all of our own are samples");
}

/// LOC-02: a workbook of LibreOffice: its address is not taken where the visibility forbids it, and the second
/// import changes no byte.
#[test]
fn a_workbook_is_imported_once_and_the_second_time_changes_nothing() {
    let site = site();
    let places = import(site.path(), Kind::Place, &table("places.xlsx"));
    assert_eq!(reasons(&places), [(1, "Tọa độ", "locating"), (2, "Địa chỉ", "address")]);
    assert!(places.troubles.iter().all(|it| it.value.is_empty()), "what is left out is told to nobody");
    places.write().expect("it can be written");
    import(site.path(), Kind::Event, &table("events.xlsx")).write().expect("it can be written");
    let after = content(site.path());
    let new = String::from_utf8(after["places/diem-mau-a.vi.md"].clone()).expect("UTF-8");
    assert!(!new.contains("Mẫu Kín") && !new.contains("106.0"), "{new}");
    assert!(new.contains("unit: \"06184\"\n") && new.contains("draft: true\n"), "{new}");
    let old = String::from_utf8(after["places/mau-01.vi.md"].clone()).expect("UTF-8");
    assert!(old.contains("title: Trạm Y tế xã Mẫu 01 (mẫu)\n"), "words that staff wrote stay: {old}");
    assert!(old.contains("verified: { on: 2026-11-20, by: so-noi-vu }\n") && old.contains("hours: always\n"), "{old}");
    let event = String::from_utf8(after["events/2023/toa-dam-mau.vi.md"].clone()).expect("UTF-8");
    assert!(event.contains("start: 2023-11-25T08:30\n"), "{event}");
    for (kind, name) in [(Kind::Place, "places.xlsx"), (Kind::Event, "events.xlsx")] {
        let again = import(site.path(), kind, &table(name));
        assert!(again.changes.iter().all(|change| change.fields.is_empty()), "{:?}", again.changes);
        again.write().expect("there is nothing to write");
    }
    assert_eq!(content(site.path()), after);
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_nothing_is_written() {
    let site = site();
    let before = content(site.path());
    let csv = "Mã;Tên;Loại;Người giữ;Mức công khai;Xã;Điện thoại;Ngày xác minh\n\
               a;A;trạm;Tổ chức;Theo xã + điện thoại;Đồng Đăng;912;31/02/2026\n\
               b;B;Cơ sở y tế;Cá nhân;Trụ sở công khai;Đồng Đăng;;\n\
               c;C;Cơ sở y tế;Tổ chức;Không công bố;Đồng Đăng;;\n";
    let import = import_text(site.path(), Kind::Place, csv);
    let expected = [
        (2, "Loại", "word"),
        (2, "Ngày xác minh", "date"),
        (2, "Điện thoại", "phone"),
        (3, "Mức công khai", "individual"),
        (4, "Mức công khai", "never"),
    ];
    assert_eq!(reasons(&import), expected);
    let said = &import.troubles[0].accepted;
    assert!(said.contains("Cơ sở y tế") && !said.contains("Medical"), "{said}");
    import.write().expect("nothing is written");
    assert_eq!(content(site.path()), before);
}

/// LOC-06, LOC-02: an older table does not put back what was true before, and no table tells more of a place than its
/// file does.
#[test]
fn an_older_table_puts_nothing_back_and_none_widens_what_is_public() {
    let site = town();
    let file = "content/places/tram.vi.md";
    let text = "---\ntitle: Trạm Mẫu\nkind: medical\nholder: organisation\nvisibility: hotline_only\nunit: \"99001\"\n\
                phones: [\"0000 222 333\"]\nhours: always\nverified: { on: 2026-11-20, by: ban-mau }\n---\n";
    put(site.path(), file, text);
    let row = |day: &str, visibility: &str, phone: &str| {
        format!("Mã,Mức công khai,Điện thoại,Ngày xác minh\ntram,{visibility},{phone},{day}\n")
    };
    let older = import_text(site.path(), Kind::Place, &row("01/11/2026", "Theo xã + điện thoại", "0000 111 222"));
    assert_eq!(reasons(&older), [(2, "Mức công khai", "wider"), (2, "Ngày xác minh", "older")]);
    older.write().expect("there is nothing to write");
    assert_eq!(fs::read_to_string(site.path().join(file)).expect("it is there"), text);
    // Newer, it is taken; but who may know of the place is not.
    let newer = import_text(site.path(), Kind::Place, &row("25/11/2026", "Theo xã + điện thoại", "0000 111 222"));
    assert_eq!(reasons(&newer), [(2, "Mức công khai", "wider")]);
    assert_eq!(newer.changes[0].fields, ["Điện thoại", "Ngày xác minh (20/11/2026 → 25/11/2026)"]);
    newer.write().expect("it can be written");
    let now = fs::read_to_string(site.path().join(file)).expect("it is there");
    assert!(now.contains("visibility: hotline_only") && now.contains("0000 111 222"), "{now}");
    // Less may be known whatever the day is.
    put(site.path(), file, text.replace("hotline_only", "area_phone"));
    let less = import_text(site.path(), Kind::Place, &row("01/11/2026", "Chỉ đường dây nóng", "0000 111 222"));
    assert_eq!(reasons(&less), [(2, "Ngày xác minh", "older")]);
    less.write().expect("it can be written");
    assert_eq!(fs::read_to_string(site.path().join(file)).expect("it is there"), text);
}

/// A table as offices keep it: a title above the heads, numbers of rows, telephone numbers that a spreadsheet took for
/// numbers, and in its CSV too.
#[test]
fn a_table_with_a_title_and_numbers_of_rows_is_read() {
    let site = town();
    let csv = "DANH SÁCH ĐỊA CHỈ TIN CẬY,,,\n,,,\nSTT,Tên,Xã,Điện thoại\n1,Trạm Mẫu Mới,Mẫu Đông,912345678\n";
    let import = import_text(site.path(), Kind::Place, csv);
    assert_eq!(reasons(&import).iter().filter(|(.., reason)| *reason == "column").count(), 0);
    assert_eq!((import.rows, import.changes.len()), (1, 1), "{:?}", import.troubles);
    let told: Vec<_> = reasons(&import).into_iter().map(|(row, ..)| row).collect();
    assert!(told.iter().all(|row| *row == 4), "{told:?}");
    let titled = import_text(site.path(), Kind::Place, "Tên\nTrạm Mẫu Một\n");
    assert_eq!(titled.rows, 1, "the first row is that of the heads where no other is");
}

#[test]
fn hours_with_a_break_at_noon_go_in_and_come_out() {
    let site = town();
    let place = "content/places/mau-04.vi.md";
    let hours = |text: &str| text.lines().find(|line| line.starts_with("hours:")).map(str::to_owned);
    let text = fs::read_to_string(site.path().join(place)).expect("it is there");
    let old = hours(&text).expect("it has hours");
    for written in
        ["{ mon-fri: [07:00-11:30, 13:30-17:00], sat: closed }", "\n  mon-fri: 07:00-11:30, 13:30-17:00\n  sat: closed"]
    {
        put(site.path(), place, text.replacen(&old, &format!("hours: {written}"), 1));
        let csv = exported(site.path(), Kind::Place).csv;
        assert!(csv.contains("T2-T6: 07:00-11:30, 13:30-17:00; T7: nghỉ"), "{csv}");
        let import = import_text(site.path(), Kind::Place, &csv);
        assert_eq!((reasons(&import), import.changes.len()), (Vec::new(), 0), "{written}");
    }
    let csv = "Mã,Ngày xác minh,Giờ làm việc\nmau-04,26/11/2026,\"T2-T5: 7h30-11h30, 13h30-17h; T6: 07:30-11:30\"\n";
    import_text(site.path(), Kind::Place, csv).write().expect("it can be written");
    let text = fs::read_to_string(site.path().join(place)).expect("it is there");
    assert!(text.contains("hours: { mon-thu: [07:30-11:30, 13:30-17:00], fri: 07:30-11:30 }\n"), "{text}");
    // Times of 12 hours run backwards, and so do days.
    for (hours, reason, value) in [
        ("T2-T6: 7h30-11h30, 1h30-5h", "hours-order", "07:30-11:30, 01:30-05:00"),
        ("T2-T6: 13h30-17h, 7h30-11h30", "hours-order", "13:30-17:00, 07:30-11:30"),
        ("T6-T2: 7h30-11h30", "hours", "T6-T2: 7h30-11h30"),
    ] {
        let import = import_text(
            site.path(),
            Kind::Place,
            &csv.replace("T2-T5: 7h30-11h30, 13h30-17h; T6: 07:30-11:30", hours).replace("26/11", "27/11"),
        );
        assert_eq!(reasons(&import), [(2, "Giờ làm việc", reason)], "{hours}");
        assert_eq!(import.troubles[0].value, value);
    }
}

#[test]
fn an_event_that_ends_before_it_starts_is_not_imported() {
    let site = site();
    let csv = "Mã,Tên sự kiện,Loại,Ngày,Giờ bắt đầu,Kết thúc,Phạm vi,Trạng thái\n\
               toa-dam,Tọa đàm,Tọa đàm,2026-12-01,17:00,2026-12-01 08:00,Công khai,Dự kiến\n";
    let import = import_text(site.path(), Kind::Event, csv);
    assert_eq!(reasons(&import), [(2, "Kết thúc", "turned")]);
}

#[test]
fn a_word_of_a_set_is_known_however_it_is_capitalised() {
    let site = site();
    let csv = "Id,Title,Kind,Start,Audience,State\na-talk,A talk,TALK,2026-12-01,Public,planned\n";
    let import = import_text(site.path(), Kind::Event, csv);
    assert_eq!(reasons(&import), []);
    import.write().expect("it can be written");
    let file = fs::read_to_string(site.path().join("content/events/2026/a-talk.vi.md")).expect("it is there");
    assert!(file.contains("kind: talk\n") && file.contains("audience: public\n"), "{file}");
}

/// CON-01, CON-02: a consent is not imported, does not pass to another person, and is not widened.
#[test]
fn nothing_imported_implies_a_consent() {
    let site = site();
    let csv = "Mã,Tiêu đề,Họ tên,Lĩnh vực,Năm,Dân tộc,Đồng ý\n\
               nguoi-moi,Người mới (mẫu),Người Mới Mẫu,Kinh tế,2023,Tày,có\n\
               nguoi-mau-1,,Tên Khác Mẫu,,,,có\n";
    let import = import_text(site.path(), Kind::Honoree, csv);
    assert_eq!(reasons(&import), [(1, "Đồng ý", "consent"), (2, "Dân tộc", "scope"), (3, "Họ tên", "person")]);
    assert!(import.has_errors());
    let import = import_text(site.path(), Kind::Honoree, csv.split_once("nguoi-mau-1").expect("it is there").0);
    import.write().expect("it can be written");
    let new = fs::read_to_string(site.path().join("content/honorees/2023/nguoi-moi.vi.md")).expect("it was written");
    assert!(!new.contains("consent") && !new.contains("Tày"), "{new}");
}

/// What is held every year has a file for each: this year's row takes nothing from last year's file, and finds its own
/// when it comes again.
#[test]
fn a_row_without_an_id_never_writes_over_the_event_of_another_year() {
    let site = site();
    let before = content(site.path());
    let table = |venue: &str, day: &str| {
        format!(
            "Tên;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái;Địa điểm\n\
             Diễu hành;Diễu hành;{day};Công khai;Dự kiến;{venue}\n"
        )
    };
    let first = import_text(site.path(), Kind::Event, &table("Phường Kỳ Lừa", "13/11/2026"));
    let changes =
        |import: &Import| import.changes.iter().map(|it| (it.file.to_string(), it.is_new)).collect::<Vec<_>>();
    let file = "content/events/2026/dieu-hanh-2026.vi.md";
    assert_eq!((changes(&first), reasons(&first)), (vec![(file.to_owned(), true)], vec![]));
    first.write().expect("files can be written");
    let mut after = content(site.path());
    assert!(after.remove(file.strip_prefix("content/").expect("it lies there")).is_some());
    assert_eq!(after, before, "nothing else has changed");
    // The same again, and on another day of the same year.
    assert_eq!(changes(&import_text(site.path(), Kind::Event, &table("Phường Kỳ Lừa", "13/11/2026"))), []);
    let moved = import_text(site.path(), Kind::Event, &table("Phường Kỳ Lừa", "14/11/2026"));
    assert_eq!(changes(&moved), [(file.to_owned(), false)]);
    // The row of that year is that of the old file.
    let old = import_text(site.path(), Kind::Event, &table("", "13/11/2023"));
    assert_eq!(changes(&old), [("content/events/2023/dieu-hanh.vi.md".to_owned(), false)]);
}

#[test]
fn a_name_that_no_file_can_have_is_told_or_made_one() {
    let site = site();
    let row = |title: &str| format!("{title};Diễu hành;13/11/2026;Công khai;Dự kiến\n");
    let heads = "Tên;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái\n";
    let con = import_text(site.path(), Kind::Event, &format!("{heads}{}", row("Con")));
    assert_eq!((&*con.changes[0].file, reasons(&con)), ("content/events/2026/con-1.vi.md", vec![]));
    let long = import_text(site.path(), Kind::Event, &format!("{heads}{}", row(&"Phường ".repeat(120))));
    assert_eq!(reasons(&long), [(2, "Mã", "long")]);
    assert!(long.troubles[0].nearest.starts_with("phuong-phuong") && long.troubles[0].nearest.len() <= 80);
    let own = import_text(site.path(), Kind::Event, &format!("Mã;{heads}aux;{}", row("Phụ")));
    assert_eq!((reasons(&own), &*own.troubles[0].nearest), (vec![(2, "Mã", "id")], "aux-1"));
}

/// The heads of an officer's own table of activities.
#[test]
fn the_heads_of_a_table_of_activities_are_known() {
    let site = site();
    let csv = "STT;Tên hoạt động;Loại;Thời gian tổ chức;Đơn vị chủ trì;Địa điểm tổ chức;Đối tượng tham dự;Trạng thái\n\
               1;Lễ mít tinh;Diễu hành;25/11/2026;Hội Mẫu;Nhà văn hóa;Công khai;Dự kiến\n";
    let import = import_text(site.path(), Kind::Event, csv);
    assert_eq!(reasons(&import), []);
    assert_eq!(&*import.changes[0].file, "content/events/2026/le-mit-tinh.vi.md");
    assert_eq!(import.changes[0].fields.len(), 8, "{:?}", import.changes[0].fields);
    let import = import_text(site.path(), Kind::Event, &csv.replace("Nhà văn hóa", "Nhà v\u{fffd}n hóa"));
    assert_eq!(reasons(&import), [(2, "Địa điểm tổ chức", "lost")]);
    // Without a column of names it is said which one is missing.
    let import = import_text(site.path(), Kind::Event, "Diễn giải;Loại;Bắt đầu\nLễ;Diễu hành;25/11/2026\n");
    assert_eq!(reasons(&import), [(1, "Diễn giải", "column"), (1, "Tên", "no-title")]);
}

#[test]
fn two_telephones_may_stand_in_a_cell() {
    let site = site();
    let heads = "Mã;Tên;Loại;Người giữ;Mức công khai;Xã;Điện thoại\n";
    let place = |phones: &str| format!("{heads}a-1;A;Cơ sở y tế;Tổ chức;Theo xã + điện thoại;Đồng Đăng;{phones}\n");
    for phones in ["0987654321/0912345678", "0987654321 - 0912345678", "\"987654321; 912345678\""] {
        let import = import_text(site.path(), Kind::Place, &place(phones));
        assert_eq!(reasons(&import), [], "{phones}");
        import.write().expect("files can be written");
        let file = site.path().join("content/places/a-1.vi.md");
        let text = fs::read_to_string(&file).expect("it was written");
        assert!(text.contains("phones: [\"0987654321\", \"0912345678\"]"), "{text}");
        fs::remove_file(file).expect("it can be removed");
    }
    for (phones, reason) in [
        ("ĐT: 0987654321", "phone"),
        ("0987654321/22", "phone"),
        ("9.88E+08", "rounded"),
        ("0987 654 32", "digits"),
        ("0987654321/02053812", "digits"),
        ("0168 123 4567", "gone"),
        ("0912345678; 0123 456 789", "gone"),
        ("0912345678/04 3812 3456", "gone"),
    ] {
        let import = import_text(site.path(), Kind::Place, &place(&format!("\"{phones}\"")));
        assert_eq!(reasons(&import), [(2, "Điện thoại", reason)], "{phones}");
    }
    // What a spreadsheet made of `+84912345681`.
    let import = import_text(site.path(), Kind::Place, &place("84912345681"));
    assert_eq!(reasons(&import), []);
    import.write().expect("files can be written");
    let text = fs::read_to_string(site.path().join("content/places/a-1.vi.md")).expect("it was written");
    assert!(text.contains("phones: [\"+84912345681\"]"), "{text}");
}

/// LOC-04: a value of the list stops an export as it stops a check and a build, whether it stands in the table or in
/// another piece.
#[test]
fn an_export_with_a_forbidden_value_is_not_given_out() {
    let site = town();
    let list = site.path().join("forbidden.txt");
    let export = |value: &str| {
        fs::write(&list, value).expect("files can be written");
        pipeline::export(site.path(), Kind::Event, &Language::new("vi"), TODAY, Some(&list)).expect("it can be read")
    };
    let open = exported(site.path(), Kind::Event).csv;
    let title = open.lines().nth(1).and_then(|row| row.split(',').nth(1)).expect("there are events").to_owned();
    let codes =
        |export: &Export| export.outcome.diagnostics.iter().map(|found| found.problem.code()).collect::<Vec<_>>();
    let found = export(&format!("{title}\n"));
    assert!(codes(&found).contains(&"leak-in-source"), "{title}: {:?}", codes(&found));
    let clean = export("Không có ở đâu cả\n");
    assert_eq!((codes(&clean), clean.csv), (vec![], open));
}
