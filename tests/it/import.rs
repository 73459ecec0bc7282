//! What `tincay import` makes of tables as offices really send them: without days of verification, last year's with
//! other dates, with several sheets, with names of people where ids belong. Nothing is lost, and nobody is misled.
#![expect(clippy::disallowed_methods, reason = "the tests write the sites that are read")]

use std::fs;
use std::path::Path;

use tincay::pipeline::Import;
use tincay::site::Kind;

use crate::diagnostics::put;
use crate::tables::{content, exported, import_sheet, import_text, reasons, site, table, town};

fn read(root: &Path, file: &str) -> String {
    fs::read_to_string(root.join(file)).expect("it is there")
}

fn changes(import: &Import) -> Vec<(&str, bool)> {
    import.changes.iter().map(|it| (&*it.file, it.is_new)).collect()
}

/// LOC-06: what the page tells as verified on a day is what somebody verified on that day: a row without a newer one
/// changes nothing of it, and says so.
#[test]
fn a_row_without_a_newer_day_leaves_what_was_verified() {
    let site = town();
    let file = "content/places/tram.vi.md";
    let text = "---\ntitle: Trạm Mẫu\nkind: medical\nholder: organisation\nvisibility: area_phone\nunit: \"99001\"\n\
                phones: [\"0000 222 333\"]\nhours: always\nverified: { on: 2026-11-20, by: ban-mau }\n---\n";
    let row = |day: &str| {
        format!(
            "Mã,Loại,Điện thoại,Giờ mở cửa,Dịch vụ,Ngày xác minh\n\
             tram,Trợ giúp xã hội,0000 111 222,T2: 08:00-11:00,Y tế ban đầu,{day}\n"
        )
    };
    let without = row("").replace(",Ngày xác minh", "").replace(",\n", "\n");
    for csv in [row(""), row("20/11/2026"), without] {
        put(site.path(), file, text);
        let import = import_text(site.path(), Kind::Place, &csv);
        let left = [(2, "Dịch vụ", "unchecked"), (2, "Giờ mở cửa", "unchecked"), (2, "Điện thoại", "unchecked")];
        assert_eq!((reasons(&import), import.has_errors()), (left.to_vec(), false), "{csv}");
        import.write().expect("it can be written");
        assert_eq!(read(site.path(), file), text.replace("kind: medical", "kind: social"), "{csv}");
    }
    put(site.path(), file, text);
    let newer = import_text(site.path(), Kind::Place, &row("21/11/2026"));
    assert_eq!(reasons(&newer), []);
    newer.write().expect("it can be written");
    let now = read(site.path(), file);
    assert!(now.contains("0000 111 222") && now.contains("verified: { on: 2026-11-21, by: ban-mau }"), "{now}");
    // What nobody has verified yet is not told as verified: it may change.
    put(site.path(), file, text.replace("verified: { on: 2026-11-20, by: ban-mau }\n", ""));
    assert_eq!(reasons(&import_text(site.path(), Kind::Place, &row(""))), []);
    // What says the same is no contradiction.
    put(site.path(), file, text);
    let same = import_text(site.path(), Kind::Place, "Mã,Điện thoại,Giờ mở cửa\ntram,0000222333,luôn luôn\n");
    assert_eq!((reasons(&same), same.unchanged), (vec![], 1));
}

/// Last year's table with other dates is about other events: what took place, with its results, stays.
#[test]
fn what_is_over_is_not_planned_again_in_its_file() {
    let site = site();
    let file = "content/events/2025/hop-mat.vi.md";
    let event = |state: &str, day: &str| {
        format!(
            "---\ntitle: Họp mặt\nkind: talk\nstart: {day}\naudience: public\nstate: {state}\n\
             campaign: \"2025\"\nresult: {{ metric: participants, count: 120 }}\n---\n"
        )
    };
    let heads = "Mã;Tên;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái;Chiến dịch\n";
    let row = |id: &str, day: &str, state: &str, campaign: &str| {
        format!("{heads}{id};Họp mặt;Tọa đàm;{day};Công khai;{state};{campaign}\n")
    };
    let again = [
        (("done", "2025-11-20"), ("20/11/2027", "Dự kiến", "2023"), "Trạng thái"),
        (("cancelled", "2025-11-20"), ("20/11/2027", "Xác nhận", ""), "Trạng thái"),
        (("done", "2025-11-20"), ("20/11/2027", "Đã diễn ra", ""), "Bắt đầu"),
        (("planned", "2025-11-20"), ("20/11/2027", "Dự kiến", ""), "Bắt đầu"),
        (("done", "2025-11-20"), ("20/11/2025", "Đã diễn ra", "2023"), "Chiến dịch"),
    ];
    for ((state, day), (new_day, new_state, campaign), column) in again {
        put(site.path(), file, event(state, day));
        let before = content(site.path());
        let import = import_text(site.path(), Kind::Event, &row("hop-mat", new_day, new_state, campaign));
        assert_eq!(reasons(&import), [(2, column, "again")], "{state} {new_state}");
        assert!(import.has_errors());
        import.write().expect("there is nothing to write");
        assert_eq!(content(site.path()), before);
    }
    // An older table takes nothing back on the same day, and the rest of it is imported.
    put(site.path(), file, event("done", "2025-11-20"));
    let older = import_text(site.path(), Kind::Event, &row("hop-mat", "20/11/2025", "Dự kiến", ""));
    assert_eq!((reasons(&older), older.has_errors()), (vec![(2, "Trạng thái", "settled")], false));
    // What is late, or was postponed, may still move into the next year.
    for (state, day) in [("planned", "2026-11-20"), ("postponed", "2025-11-20")] {
        put(site.path(), file, event(state, day));
        let import = import_text(site.path(), Kind::Event, &row("hop-mat", "10/01/2027", "Dự kiến", ""));
        assert_eq!((reasons(&import), changes(&import)), (vec![], vec![(file, false)]), "{state}");
    }
    // Nor does it take along what came of the old one.
    let heads = "Tên;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái;Kết quả tính bằng;Kết quả\n";
    let csv = format!("{heads}Gặp mặt;Tọa đàm;20/11/2027;Công khai;Dự kiến;Suất quà;20\n");
    let planned = import_text(site.path(), Kind::Event, &csv);
    assert_eq!(reasons(&planned), [(2, "Kết quả", "early"), (2, "Kết quả tính bằng", "early")]);
    assert!(!planned.has_errors() && !planned.changes[0].fields.iter().any(|field| field.starts_with("Kết quả")));
    // As it is advised: without the id it is an event of its own.
    put(site.path(), file, event("done", "2025-11-20"));
    let new = import_text(site.path(), Kind::Event, &row("", "20/11/2027", "Dự kiến", ""));
    assert_eq!((reasons(&new), changes(&new)), (vec![], vec![("content/events/2027/hop-mat-2027.vi.md", true)]));
}

/// A training on three days is three events, which are found again whichever of them a table has.
#[test]
fn rows_of_one_title_on_several_days_have_a_file_each() {
    let site = site();
    let heads = "Tên;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái\n";
    let row = |day: &str| format!("Tập huấn;Tập huấn;{day};Công khai;Dự kiến\n");
    let all = format!("{heads}{}{}{}", row("01/12/2026"), row("05/12/2026 08:00"), row("12/12/2026"));
    let import = import_text(site.path(), Kind::Event, &all);
    let files =
        ["2026-12-01", "2026-12-05", "2026-12-12"].map(|day| format!("content/events/2026/tap-huan-{day}.vi.md"));
    let expected: Vec<(&str, bool)> = files.iter().map(|file| (file.as_str(), true)).collect();
    assert_eq!((reasons(&import), changes(&import)), (vec![], expected));
    import.write().expect("it can be written");
    for csv in [all.clone(), format!("{heads}{}", row("05/12/2026 08:00"))] {
        let again = import_text(site.path(), Kind::Event, &csv);
        assert_eq!((reasons(&again), changes(&again)), (vec![], vec![]), "{csv}");
    }
    // Twice on one day nothing tells them apart: it is said what does.
    let twice = import_text(site.path(), Kind::Event, &format!("{heads}{}{}", row("20/12/2026"), row("20/12/2026")));
    assert_eq!(reasons(&twice), [(3, "Mã", "same-id")]);
    assert_eq!(twice.troubles[0].nearest, "tap-huan-2");
    // What took place in spring is not the training of December.
    let done = "---\ntitle: Giao lưu\nkind: talk\nstart: 2026-03-08\naudience: public\nstate: done\n---\n";
    put(site.path(), "content/events/2026/giao-luu.vi.md", done);
    let csv = format!("{heads}Giao lưu;Tọa đàm;20/12/2026;Công khai;Dự kiến\n");
    let import = import_text(site.path(), Kind::Event, &csv);
    assert_eq!(changes(&import), [("content/events/2026/giao-luu-2026-12-20.vi.md", true)]);
}

#[test]
fn a_workbook_says_which_of_its_sheets_are_not_read() {
    let (site, book) = (site(), table("sheets.xlsx"));
    let files = |sheet: Option<&str>| {
        let import = import_sheet(site.path(), Kind::Event, &book, sheet);
        let told: Vec<String> = reasons(&import).iter().map(|it| format!("{it:?}")).collect();
        let files: Vec<String> = import.changes.iter().map(|it| it.file.to_string()).collect();
        (import.sheet.unwrap_or_default(), import.sheets, told, files)
    };
    let (read, others, told, found) = files(None);
    assert_eq!((&*read, others), ("Quý IV", vec!["Bìa".to_owned(), "Năm sau".to_owned()]));
    assert_eq!(told, ["(0, \"Năm sau\", \"sheet\")"], "a cover is no table, the other sheet is one");
    assert_eq!(found, ["content/events/2026/toa-dam-mau-quy-bon.vi.md"]);
    let (read, others, told, found) = files(Some("năm sau "));
    assert_eq!((&*read, others, told), ("Năm sau", vec![], vec![]));
    assert_eq!(found, ["content/events/2027/toa-dam-mau-nam-sau.vi.md"]);
    let none = import_sheet(site.path(), Kind::Event, &book, Some("Quý V"));
    assert_eq!(
        (none.fault, none.sheets),
        (Some("no-sheet"), ["Bìa", "Quý IV", "Trống", "Năm sau"].map(Into::into).to_vec())
    );
    let csv = import_sheet(site.path(), Kind::Event, &table("events.csv"), Some("Quý IV"));
    assert_eq!((csv.fault, csv.sheets), (Some("no-sheets"), vec![]));
}

/// LOC-02: what the address of a public office needs is told at its row, not when the site is checked.
#[test]
fn a_public_office_without_its_decision_is_told_at_its_row() {
    let site = town();
    put(
        site.path(),
        "content/documents.yaml",
        "- { id: qd-1, form: decision, number: 1/QĐ, issued_on: 2026-01-05, title: { vi: Một } }\n\
         - { id: qd-2, form: decision, number: 2/QĐ, title: { vi: Hai } }\n\
         - { id: qd-3, form: decision, number: 3/QĐ, issued_on: 2027-01-05, title: { vi: Ba } }\n",
    );
    let heads = "Tên;Loại;Người giữ;Công khai;Xã;Điện thoại";
    let row = "Trụ sở Mẫu;Cơ sở y tế;Tổ chức;Trụ sở công khai;99001;0000 111 222";
    let bare = import_text(site.path(), Kind::Place, &format!("{heads}\n{row}\n"));
    let lacks = ["Cơ quan duyệt công bố", "Trụ sở", "Văn bản công bố", "Địa chỉ"];
    let expected = lacks.map(|it| (2, it, if it == "Trụ sở" { "seat" } else { "office" }));
    assert_eq!(reasons(&bare), expected);
    let seat = bare.troubles.iter().find(|it| it.reason == "seat").expect("it is told");
    assert!(seat.accepted.contains("Trạm y tế") && !seat.accepted.contains("Nhà riêng"), "{}", seat.accepted);
    let full = |document: &str, seat: &str| {
        let heads = format!("{heads};Trụ sở;Địa chỉ;Văn bản công bố;Cơ quan duyệt công bố");
        import_text(site.path(), Kind::Place, &format!("{heads}\n{row};{seat};Thôn Mẫu;{document};ban-mau\n"))
    };
    assert_eq!(reasons(&full("qd-1", "Trạm y tế")), []);
    assert_eq!(reasons(&full("qd-2", "Trạm y tế")), [(2, "Văn bản công bố", "undated")]);
    assert_eq!(reasons(&full("qd-3", "Trạm y tế")), [(2, "Văn bản công bố", "undecided")]);
    assert_eq!(reasons(&full("qd-1", "Nhà riêng")), [(2, "Trụ sở", "seat")]);
}

/// CON-02: no table makes a file's name of somebody's, and what is missing is asked for without the name.
#[test]
fn a_table_of_people_is_asked_for_neutral_ids_and_headlines() {
    let site = site();
    let told = |csv: &str| {
        let import = import_text(site.path(), Kind::Honoree, csv);
        assert!(import.troubles.iter().all(|it| it.value.is_empty()), "no log repeats a name");
        import.troubles.into_iter().map(|it| (it.row, it.column, it.reason, it.nearest)).collect::<Vec<_>>()
    };
    let trouble = |row, column: &str, reason, nearest: &str| (row, column.to_owned(), reason, nearest.to_owned());
    let person = "Người Mẫu Mới,Nông dân,2026,Kinh tế";
    // The table of an office: one thing to do is told once.
    let bare = told(&format!("Họ và tên,Chức vụ,Năm,Lĩnh vực\n{person}\n{person}\n"));
    assert_eq!(bare, [trouble(1, "Mã", "no-id", "so-01")]);
    for id in ["Người Mẫu Mới", "nguoi-mau-moi", "2026-nguoi-mau-moi"] {
        let found = told(&format!("Mã,Họ và tên,Chức vụ,Năm,Lĩnh vực\n{id},{person}\n"));
        assert_eq!(found, [trouble(2, "Mã", "id-person", "so-01")], "{id}");
    }
    let empty = told(&format!("Mã,Họ và tên,Chức vụ,Năm,Lĩnh vực\nso-01,{person}\n,{person}\n"));
    assert_eq!(empty, [trouble(2, "Tiêu đề", "headline", ""), trouble(3, "Mã", "empty-id", "so-02")]);
    let unclear = told(&format!("Mã,Tên,Chức vụ,Năm,Lĩnh vực\nso-01,{person}\n"));
    assert_eq!(unclear[0], trouble(1, "Tên", "unclear", ""));
    let good = import_text(
        site.path(),
        Kind::Honoree,
        &format!("Mã,Tiêu đề,Họ và tên,Chức vụ,Năm,Lĩnh vực\nso-01,Một người làm kinh tế giỏi,{person}\n"),
    );
    assert_eq!((reasons(&good), changes(&good)), (vec![], vec![("content/honorees/2026/so-01.vi.md", true)]));
    assert!(exported(town().path(), Kind::Honoree).csv.starts_with("\u{feff}Mã,Tiêu đề,"), "an export says it so");
}

/// What results count is called as reports call it.
#[test]
fn what_results_count_is_written_in_words() {
    let site = site();
    let event = |what: &str| {
        let csv = format!(
            "Mã;Tên;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái;Kết quả tính bằng;Kết quả\n\
             hop;Họp;Tọa đàm;20/11/2026;Công khai;Đã diễn ra;{what};20\n"
        );
        import_text(site.path(), Kind::Event, &csv)
    };
    for (what, code) in [
        ("Suất quà", "gifts"),
        ("lượt người tham gia", "participants"),
        ("người tham gia", "participants"),
        ("Women honoured", "honoured_women"),
        ("materials", "materials"),
    ] {
        let import = event(what);
        assert_eq!(reasons(&import), [], "{what}");
        import.write().expect("it can be written");
        let file = site.path().join("content/events/2026/hop.vi.md");
        let text = fs::read_to_string(&file).expect("it was written");
        assert!(text.contains(&format!("metric: {code}")), "{what}: {text}");
        fs::remove_file(file).expect("it can be removed");
    }
    let wrong = event("cái");
    assert_eq!(reasons(&wrong), [(2, "Kết quả tính bằng", "word")]);
    let said = &wrong.troubles[0].accepted;
    assert!(said.contains("Lượt người tham gia; ") && !said.contains("participants"), "{said}");
}

/// LOC-03, CON-03: a table makes nothing more public than its file: neither somebody's home an office nor a private
/// event open, and of who withdrew nothing is taken.
#[test]
fn a_table_makes_nothing_more_public() {
    let site = town();
    let file = "content/places/nha.vi.md";
    let text = |consent: &str| {
        format!(
            "---\ntitle: Nhà Mẫu\nkind: trusted_address\nholder: individual\nseat: private_home\nvisibility: hotline_only\n\
             unit: \"99001\"\nconsent: {{ {consent}, scopes: [] }}\n---\n"
        )
    };
    let csv = "Mã,Người giữ,Trụ sở\nnha,Tổ chức,Trạm y tế\n";
    put(site.path(), file, text("status: granted"));
    let import = import_text(site.path(), Kind::Place, csv);
    assert_eq!(reasons(&import), [(2, "Người giữ", "closed"), (2, "Trụ sở", "closed")]);
    assert!(changes(&import).iter().all(|(changed, _)| *changed != file), "{:?}", changes(&import));
    put(site.path(), file, text("status: withdrawn, withdrawn_on: 2026-11-01"));
    assert_eq!(reasons(&import_text(site.path(), Kind::Place, csv)).first(), Some(&(2, "Mã", "withdrawn")));
    // Also where only a copy of the file says so.
    put(site.path(), file, text("status: granted, granted_on: 2026-10-01"));
    put(site.path(), "content/places/nha.vi (1).md", text("status: withdrawn, withdrawn_on: 2026-11-01"));
    assert_eq!(reasons(&import_text(site.path(), Kind::Place, csv)).first(), Some(&(2, "Mã", "withdrawn")));
    std::fs::remove_file(site.path().join("content/places/nha.vi (1).md")).expect("it was there");

    let file = "content/events/2026/tham.vi.md";
    let text = "---\ntitle: Chuyến thăm\nkind: talk\nstart: 2026-12-18T14:00\nend: 2026-12-18T16:00\naudience: private\n\
                state: planned\n---\n";
    put(site.path(), file, text);
    let open = import_text(site.path(), Kind::Event, "Mã;Bắt đầu;Đối tượng tham dự\ntham;18/12/2026;Công khai\n");
    assert_eq!(reasons(&open), [(2, "Đối tượng tham dự", "closed")]);
    open.write().expect("it can be written");
    assert_eq!(read(site.path(), file), text, "nor does a day without an hour take the hour away");
}

/// The hour at which an event ends needs no column with the day.
#[test]
fn an_hour_at_which_it_ends_is_of_the_day_on_which_it_begins() {
    let site = site();
    let csv = "Tên;Loại;Bắt đầu;Giờ bắt đầu;Giờ kết thúc;Đối tượng tham dự;Trạng thái\n\
               Họp;Tọa đàm;18/12/2026;14:00;16:30;Công khai;Dự kiến\n";
    import_text(site.path(), Kind::Event, csv).write().expect("it can be written");
    let text = read(site.path(), "content/events/2026/hop.vi.md");
    assert!(text.contains("start: 2026-12-18T14:00") && text.contains("end: 2026-12-18T16:30"), "{text}");
}

/// LOC-06: what means the same says nothing else, however it is written in the file: an export that comes back
/// unchanged leaves a verified place alone, without a word.
#[test]
fn an_export_comes_back_the_same_however_its_file_is_written() {
    let site = town();
    let place = "---\ntitle: Trạm Mẫu\nkind: medical\nholder: organisation\nvisibility: area_phone\nunit: \"99001\"\n\
                 phones: [\"0000 222 333\"]\nhours: { mon-fri: 07:30 - 17:00, sat: \"7:30–11:00\" }\n\
                 languages: Việt, Tày\nverified: { on: 2026-11-20, by: ban-mau }\n---\n";
    for languages in ["Việt, Tày", "[\"Việt, Tày\", Nùng]", "[vi, Tày]"] {
        put(site.path(), "content/places/tram.vi.md", place.replace("Việt, Tày", languages));
        let export = exported(site.path(), Kind::Place);
        assert!(export.csv.contains("\ntram,"), "{}", export.csv);
        let import = import_text(site.path(), Kind::Place, &export.csv);
        assert_eq!((reasons(&import), changes(&import)), (vec![], vec![]), "{languages}");
    }
    let other = import_text(site.path(), Kind::Place, "Mã,Ngôn ngữ,Giờ mở cửa\ntram,Việt,T2-T6: 07:30-16:00\n");
    assert_eq!(reasons(&other), [(2, "Giờ mở cửa", "unchecked"), (2, "Ngôn ngữ", "unchecked")]);
}

/// A plan as offices write it: its tasks are the titles, and a column that it lacks is asked for once.
#[test]
fn a_plan_is_read_by_its_tasks_and_asked_once_for_each_column() {
    let site = site();
    let plan = "STT;Nội dung công việc;Thời gian\n1;Lễ mít tinh;25/11/2026\n2;Họp tổng kết;26/11/2026\n";
    let import = import_text(site.path(), Kind::Event, plan);
    let lacking = [
        (1, "Loại", "no-column-word"),
        (1, "Trạng thái", "no-column-word"),
        (1, "Đối tượng tham dự", "no-column-word"),
    ];
    assert_eq!(reasons(&import), lacking);
    // Beside a column of titles the content is something else.
    let both = "Tên hoạt động;Nội dung;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái\n\
                Lễ mẫu;Phát biểu;Diễu hành;25/11/2026;Công khai;Dự kiến\n";
    let import = import_text(site.path(), Kind::Event, both);
    assert_eq!(reasons(&import), [(1, "Nội dung", "column")]);
    assert_eq!(changes(&import), [("content/events/2026/le-mau.vi.md", true)]);
}

/// What is no entry lacks nothing: it is to be deleted.
#[test]
fn totals_and_signatures_are_to_be_deleted() {
    let site = site();
    let csv = "STT;Tên;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái\n\
               1;Tổng kết công tác;Tọa đàm;25/11/2026;Công khai;Dự kiến\n\
               ;Tổng cộng;5 hoạt động;;;\n\
               ;Người lập biểu (ký, ghi rõ họ tên);;;;\n";
    assert_eq!(reasons(&import_text(site.path(), Kind::Event, csv)), [(3, "Tên", "no-row"), (4, "Tên", "no-row")]);
}

/// TXT-02: what Excel saved with `?` for letters does not replace what is whole.
#[test]
fn letters_that_became_question_marks_are_not_written() {
    let site = site();
    let before = content(site.path());
    let csv = "Tên;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái;Tóm tắt;Địa điểm\n\
               T?a ?àm B?n trai;Tọa đàm;25/11/2026;Công khai;Dự kiến;M?t bu?i chi?u;H?i tr??ng\n\
               Vì sao im lặng?;Tọa đàm;25/11/2026;Công khai;Dự kiến;Hỏi gì? Xem https://example.org/a?b;Nhà văn hóa\n";
    let import = import_text(site.path(), Kind::Event, csv);
    let lost = [(2, "Tên", "lost-mark"), (2, "Tóm tắt", "lost-mark"), (2, "Địa điểm", "lost-mark")];
    assert_eq!((reasons(&import), import.has_errors()), (lost.to_vec(), true));
    import.write().expect("nothing is written");
    assert_eq!(content(site.path()), before);
    let heads = import_text(site.path(), Kind::Event, &csv.replace("Địa điểm", "??a ?i?m"));
    assert!(reasons(&heads).contains(&(1, "??a ?i?m", "lost-mark")), "{:?}", reasons(&heads));
}

/// Each day that is not understood has its own mending, and a conference is no misspelt contest.
#[test]
fn days_and_kinds_that_are_not_understood_get_no_wrong_mending() {
    let site = site();
    let row = |kind: &str, start: &str, end: &str| {
        format!("Tên;Loại;Bắt đầu;Kết thúc;Đối tượng tham dự;Trạng thái\nHọp;{kind};{start};{end};Công khai;Dự kiến\n")
    };
    for (start, end, column, reason, nearest) in [
        ("7 giờ 30 đêm ngày 26/11/2026", "", "Bắt đầu", "date-time", ""),
        ("20/11/2026 12:00 AM", "", "Bắt đầu", "date-time", ""),
        ("8h-11h 20/11/2026", "", "Bắt đầu", "time-range", ""),
        ("Từ ngày 20 đến 22/11/2026", "", "Bắt đầu", "date-range", ""),
        ("hoãn, không làm ngày 21/11/2026", "", "Bắt đầu", "date-words", ""),
        ("thứ Hai, 20/11/2026", "", "Bắt đầu", "date-weekday", ""),
        ("từ 25/11 đến 10/12/2026", "", "Bắt đầu", "date-range", ""),
        ("21-11-26", "", "Bắt đầu", "date-year", "21/11/2026"),
        ("26/11/2026", "17h", "Kết thúc", "date-alone", ""),
    ] {
        let import = import_text(site.path(), Kind::Event, &row("Tọa đàm", start, end));
        assert_eq!(reasons(&import), [(2, column, reason)], "{start}");
        assert_eq!(import.troubles[0].nearest, nearest, "{start}");
    }
    // What people say beside a day may name somebody, and logs are public.
    let import = import_text(site.path(), Kind::Event, &row("Tọa đàm", "26/11/2026 gặp chị Mẫu", ""));
    assert_eq!((reasons(&import), &*import.troubles[0].value), (vec![(2, "Bắt đầu", "date-words")], ""));
    let timed = "Tên;Loại;Ngày;Giờ bắt đầu;Đối tượng tham dự;Trạng thái\nHọp;Tọa đàm;26/11/2026;14h gặp chị Mẫu;Công khai;Dự kiến\n";
    let import = import_text(site.path(), Kind::Event, timed);
    assert_eq!((reasons(&import), &*import.troubles[0].value), (vec![(2, "Giờ bắt đầu", "time-words")], ""));
    for (start, expected) in [
        ("7 giờ 30 ngày 26/11/2026", "2026-11-26T07:30"),
        ("2h chiều 26/11/2026", "2026-11-26T14:00"),
        ("thứ 5, 26/11/2026", "2026-11-26"),
        ("7:30 PM 26/11/2026", "2026-11-26T19:30"),
    ] {
        let import = import_text(site.path(), Kind::Event, &row("Tọa đàm", start, ""));
        assert_eq!(reasons(&import), [], "{start}");
        import.write().expect("it can be written");
        let file = read(site.path(), "content/events/2026/hop.vi.md");
        assert!(file.contains(&format!("\nstart: {expected}\n")), "{start}: {file}");
        fs::remove_file(site.path().join("content/events/2026/hop.vi.md")).expect("it can be removed");
    }
    for kind in ["Hội thảo", "Hội nghị", "Diễn đàn"] {
        let import = import_text(site.path(), Kind::Event, &row(kind, "26/11/2026", ""));
        assert_eq!((reasons(&import), &*import.troubles[0].nearest), (vec![(2, "Loại", "word")], ""), "{kind}");
    }
}

/// LOC-06: a place was verified by somebody who answered. What is told beside the day may be that nobody did.
#[test]
fn a_day_of_verification_with_words_beside_it_is_none() {
    let site = town();
    let before = content(site.path());
    let row = |day: &str| format!("Mã;Điện thoại;Ngày xác minh\nmau-04;0000 111 222;{day}\n");
    for day in [
        "gọi ngày 27/11/2026 không ai nghe máy",
        "27/11/2026 chưa gọi được",
        "hết hạn 27/11/2026",
        "Từ 27/11/2026 ngừng hoạt động",
        "từ 27/11/2026",
        "8h 27/11/2026",
        "27-28/11/2026",
    ] {
        let import = import_text(site.path(), Kind::Place, &row(day));
        assert_eq!(
            (reasons(&import), &*import.troubles[0].value),
            (vec![(2, "Ngày xác minh", "day-words")], ""),
            "{day}"
        );
        import.write().expect("nothing is written");
    }
    let turned = import_text(site.path(), Kind::Place, &row("tháng 10 ngày 11 năm 2026"));
    assert_eq!(reasons(&turned), [(2, "Ngày xác minh", "date")]);
    assert_eq!(content(site.path()), before);
    let right = import_text(site.path(), Kind::Place, &row("Thứ Sáu, ngày 27 tháng 11 năm 2026"));
    assert_eq!(reasons(&right), []);
    right.write().expect("it can be written");
    assert!(read(site.path(), "content/places/mau-04.vi.md").contains("on: 2026-11-27"));
}

/// LOC-02: an address that a place may no longer show goes from its file, and that is what is said of it.
#[test]
fn an_address_that_goes_from_its_file_is_not_said_to_come_from_the_table() {
    let site = town();
    let file = "content/places/tram.vi.md";
    let text = "---\ntitle: Trạm Mẫu\nkind: medical\nholder: organisation\nseat: health_station\n\
                visibility: public_office\nunit: \"99001\"\naddress: Số 1 phố Mẫu\n\
                verified: { on: 2026-11-20, by: ban-mau }\n---\n";
    for (csv, told) in [
        ("Mã;Mức công khai\ntram;Theo xã + điện thoại\n", vec![]),
        ("Mã;Mức công khai;Địa chỉ\ntram;Theo xã + điện thoại;Số 1\n", vec![(2, "Địa chỉ", "address")]),
    ] {
        put(site.path(), file, text);
        let import = import_text(site.path(), Kind::Place, csv);
        assert_eq!((reasons(&import), import.changes.len()), (told, 1), "{csv}");
        let change = &import.changes[0];
        assert_eq!(change.gone, ["Địa chỉ"]);
        assert!(change.fields.len() == 1 && change.fields[0].starts_with("Mức công khai ("), "{:?}", change.fields);
        import.write().expect("it can be written");
        assert!(!read(site.path(), file).contains("address"));
    }
}

/// CON-02, LOC-04: no file is called after a person at whose home others may be safe, nor after a place of which nobody
/// may know; what is told names neither.
#[test]
fn the_file_of_a_private_place_is_not_called_after_it() {
    let site = town();
    let heads = "Tên;Loại;Người giữ;Mức công khai;Xã";
    let home = "Nhà ông Trần Văn Kín Đáo;Địa chỉ tin cậy;Cá nhân;Chỉ đường dây nóng;Mẫu Đông";
    let refuge = "Nơi Kín Đáo;Nhà tạm lánh;Tổ chức;Chỉ đường dây nóng;Mẫu Đông";
    let with_id = |id: &str, row: &str| format!("Mã;{heads}\n{id};{row}\n");
    for csv in [
        format!("{heads}\n{home}\n"),
        format!("{heads}\n{refuge}\n"),
        with_id("", home),
        with_id("tran-van-kin-dao", home),
        with_id("nha-ong-tran-van-kin-dao-2", home),
        with_id("Ông Kín Đáo", home),
    ] {
        let import = import_text(site.path(), Kind::Place, &csv);
        assert_eq!((reasons(&import), import.changes.len()), (vec![(2, "Mã", "id-private")], 0), "{csv}");
        let Some(told) = import.troubles.first() else { panic!("something is told") };
        assert_eq!((&*told.value, &*told.nearest), ("", "so-01"), "{csv}");
    }
    for csv in [with_id("so-01", home), with_id("so-02", refuge)] {
        let import = import_text(site.path(), Kind::Place, &csv);
        assert_eq!((reasons(&import), import.changes.len()), (vec![], 1), "{csv}");
    }
    // What may be in no table needs no id either.
    let secret = import_text(
        site.path(),
        Kind::Place,
        &format!("{heads}\n{}\n", refuge.replace("Chỉ đường dây nóng", "Không công bố")),
    );
    assert_eq!((reasons(&secret), secret.changes.len()), (vec![(2, "Mức công khai", "never")], 0));
    // A place that has its file keeps it.
    put(
        site.path(),
        "content/places/noi-kin-dao.vi.md",
        "---\ntitle: Nơi Kín Đáo\nkind: shelter\nholder: organisation\nunit: \"99001\"\n---\n",
    );
    assert_eq!(reasons(&import_text(site.path(), Kind::Place, &format!("{heads}\n{refuge}\n"))), []);
}

/// What swallows the rows below is told at its own row, and nothing else is said of rows that nobody has seen.
#[test]
fn a_quotation_mark_that_swallows_rows_stops_the_import() {
    let site = site();
    let before = content(site.path());
    let csv = "Mã;Tên;Loại;Bắt đầu;Đối tượng tham dự;Trạng thái;Địa điểm\n\
               s1;Một;Tọa đàm;20/11/2026;Công khai;Dự kiến;\"Hội trường\n\
               s2;Hai;Tọa đàm;21/11/2026;Công khai;Dự kiến;Sân\n";
    let import = import_text(site.path(), Kind::Event, csv);
    assert_eq!((reasons(&import), import.has_errors()), (vec![(2, "Địa điểm", "unclosed")], true));
    import.write().expect("nothing is written");
    assert_eq!(content(site.path()), before);
    let closed = csv.replace("Hội trường", "Hội trường\"").replace('\n', "\r");
    let import = import_text(site.path(), Kind::Event, &closed);
    assert_eq!((reasons(&import), import.changes.len()), (vec![], 2));
}
