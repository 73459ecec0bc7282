//! The PDF of a document: published beside the page of documents, as it is, and guarded as everything is.
#![expect(clippy::disallowed_methods, reason = "the tests take files away and read what was published")]

use tincay::paper::{self, Unread};

use super::pdf::{page, pdf, stream};
use super::safety_town::{DAY, Town};

const FILE: &str = "van-ban/quyet-dinh.pdf";

/// The town whose first document has `bytes` as its file.
fn town(bytes: &[u8]) -> Town {
    let town = Town::new();
    town.write(FILE, bytes);
    town.edit("documents.yaml", "\n  form:", &format!("\n  file: {FILE}\n  form:"));
    town
}

#[test]
fn the_pdf_of_a_document_is_published_and_named_with_its_size() {
    let large = [pdf(&["Quyết định"]), vec![b'%'; 1_234_000]].concat();
    let town = town(&large);
    town.publish();
    let papers: Vec<String> = town.files().into_iter().filter(|path| path.ends_with(".pdf")).collect();
    let [paper] = papers.as_slice() else { panic!("{papers:?}") };
    assert!(paper.starts_with("van-ban/"), "{paper}");
    assert_eq!(std::fs::read(town.path("public").join(paper)).expect("readable"), large);
    let link = format!("<a href=\"/{paper}\" type=\"application/pdf\">");
    assert!(town.page("van-ban/index.html").contains(&format!("{link}Tải văn bản (PDF, 1,3 MB)</a>")));
    assert!(town.page("en/documents/index.html").contains(&format!("{link}Download the document (PDF, 1.3 MB)</a>")));
    // TRACE-04: no other page leads to it, a sensitive one least of all.
    assert_eq!(town.holding(paper).into_iter().filter(|path| path.ends_with(".html")).count(), 2);
    town.write(FILE, pdf(&["Bản thay thế"]));
    town.publish();
    assert!(town.page("van-ban/index.html").contains(" kB)"));
    assert_eq!(std::fs::read(town.path("public").join(paper)).expect("readable"), pdf(&["Bản thay thế"]));
}

/// An alias is told where a PDF lies, or a compressed copy would; the build broke off there.
#[test]
fn no_alias_lies_where_a_pdf_does() {
    let town = town(&pdf(&["a"]));
    town.publish();
    let paper = town.files().into_iter().find(|path| path.ends_with(".pdf")).expect("it is published");
    let page = std::fs::read_to_string(town.path("content/pages/gioi-thieu.vi.md")).expect("readable");
    for alias in [&*paper, &paper.to_uppercase(), "gioi-thieu/index.html.gz", "cu/trang.br"] {
        town.write("pages/gioi-thieu.vi.md", page.replacen("---\n", &format!("---\naliases: [/{alias}]\n"), 1));
        let run = town.run(&["build", "--publish", "--reproduce", "--precompress", "--date", DAY]);
        assert_eq!(run.code, 1, "{alias}: {}", run.stderr);
        assert!(
            run.stderr.contains("[duplicate-address]") && run.stderr.contains("gioi-thieu.vi.md"),
            "{}",
            run.stderr
        );
    }
}

/// LOC-04: of a file without a time of change, as some programs unpack them, nobody knows whether it is the one that was
/// there before.
#[test]
fn a_pdf_without_a_time_of_change_is_read_every_time() {
    let of_one_size = |text: &str| {
        let mut bytes = pdf(&[text]);
        bytes.resize(4000, b'%');
        bytes
    };
    let (first, second) = (of_one_size("Bản một"), of_one_size("Bản hai"));
    let town = town(&first);
    let untimed = |bytes: &[u8]| {
        town.write(FILE, bytes);
        let file = std::fs::File::options().write(true).open(town.path("content").join(FILE)).expect("it is there");
        file.set_modified(std::time::UNIX_EPOCH).expect("it can be set");
        town.publish();
        let papers: Vec<String> = town.files().into_iter().filter(|path| path.ends_with(".pdf")).collect();
        assert_eq!(std::fs::read(town.path("public").join(&papers[0])).expect("readable"), bytes);
    };
    untimed(&first);
    untimed(&second);
}

#[test]
fn a_document_without_its_file_is_told_at_its_line() {
    let town = town(&pdf(&["a"]));
    std::fs::remove_file(town.path("content").join(FILE)).expect("removable");
    let run = town.publish_on(DAY);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("[missing-file]") && run.stderr.contains("documents.yaml:"), "{}", run.stderr);
}

/// LOC-04: the letters of a PDF are read before it is published, and told at the line of its document.
#[test]
fn a_pdf_with_a_name_that_must_not_stand_anywhere_stops_the_publication() {
    let town = town(&pdf(&["Danh sách", "Nơi tạm lánh, ĐT 0000 300", "009"]));
    let run = town.publish_on(DAY);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("[leak-in-paper]") && run.stderr.contains("documents.yaml:"), "{}", run.stderr);
}

/// LOC-04: what a PDF says of itself, which its pages do not show.
#[test]
fn a_pdf_whose_title_is_a_number_that_must_not_stand_anywhere_stops_the_publication() {
    let title = b"<< /Title (DT 0000 300 009) >>".to_vec();
    let town = town(&page("BT ET", "", &[title]));
    let run = town.publish_on(DAY);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("[leak-in-paper]") && run.stderr.contains("documents.yaml:"), "{}", run.stderr);
}

/// A string as programs write it that know Vietnamese.
fn utf16(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("<feff{units}>")
}

/// LOC-04, CON-03: comments, filled forms, bookmarks and words for pictures are read as pages are, whatever their
/// letters.
#[test]
fn what_a_pdf_says_beside_its_pages_is_read() {
    let name = utf16("bà Đinh Thị Giả Sử");
    let note = "/Type /Annot /Rect [0 0 9 9]";
    let font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Mau >> >>";
    let keys = format!("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << {font} >>");
    let look = stream(&keys, "BT /F 10 Tf (Dinh Thi Gia Su) Tj ET");
    let rich = stream("", "<body><p>Đinh Thị <b>Giả Sử</b></p></body>");
    let cases: [Vec<Vec<u8>>; 9] = [
        vec![format!("<< {note} /Subtype /Text /Contents {name} >>").into_bytes()],
        vec![format!("<< {note} /Subtype /Text /T {name} >>").into_bytes()],
        vec![format!("[ << {note} /Subtype /Highlight /Popup 5 0 R /Subj {name} >> ]").into_bytes()],
        vec![format!("<< /FT /Tx /T (Ho ten) /V {name} /Parent 5 0 R >>").into_bytes()],
        vec![b"<< /FT /Tx /T (Ho ten) /RV 6 0 R >>".to_vec(), rich],
        vec![format!("<< /Title {name} /Parent 5 0 R /Next 5 0 R >>").into_bytes()],
        vec![format!("<< /Type /StructElem /S /Figure /Alt {name} >>").into_bytes()],
        vec![r"<< /Title (\357\273\277bà Đinh Thị Giả Sử) >>".as_bytes().to_vec()],
        vec![format!("<< {note} /Subtype /FreeText /AP << /N 6 0 R >> >>").into_bytes(), look],
    ];
    for (at, objects) in cases.iter().enumerate() {
        let town = town(&page("BT ET", "", objects));
        let run = town.publish();
        assert!(run.stderr.contains("[paper-withheld]"), "{at}: {}", run.stderr);
        assert!(!town.path("public/van-ban/kh-mau.pdf").exists(), "{at}");
    }
    let marked = format!("/Span << /ActualText {name} >> BDC BT ET EMC");
    assert!(words(&page(&marked, "", &[])).contains("bà Đinh Thị Giả Sử"));
}

/// LOC-05, CON-04: what leads to a door or to a person by itself is no more in a PDF than in a text.
#[test]
fn coordinates_and_identity_numbers_in_a_pdf_stop_the_publication() {
    for (line, said) in [
        ("Tọa độ: 21.853612, 106.761045", "tọa độ"),
        ("21°51'13\"N 106°45'40\"E", "tọa độ"),
        ("Số CCCD: 020185001234", "số định danh"),
    ] {
        let run = town(&pdf(&["Phụ lục", line])).publish_on(DAY);
        assert_eq!(run.code, 1, "{line}: {}", run.stderr);
        assert!(run.stderr.contains("[leak-in-paper]") && run.stderr.contains(said), "{line}: {}", run.stderr);
        assert!(!run.stderr.contains("020185001234"), "{}", run.stderr);
    }
    let harmless = ["Số 12/QĐ-UBND", "hỗ trợ 1.900.000.000 đồng", "ĐT 0205 3812 345", "tăng 21,8536% và 106,7610%"];
    town(&pdf(&harmless)).publish();
}

/// CON-06, LOC-05: a PDF is published as it is, the photos in it too.
#[test]
fn a_photo_in_a_pdf_that_tells_where_it_was_taken_stops_the_publication() {
    let image = |degrees: &str| {
        let said = format!("\u{0}<x exif:GPSLatitude=\"{degrees}\"/>");
        let keys = "/Type /XObject /Subtype /Image /Filter /DCTDecode";
        format!("<< {keys} /Length {} >>\nstream\n{said}\nendstream", said.len()).into_bytes()
    };
    let run = town(&page("BT ET", "", &[image("21,51.2N")])).publish_on(DAY);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("[leak-in-paper]") && run.stderr.contains("ảnh ghi tọa độ nơi chụp"), "{}", run.stderr);
    town(&page("BT ET", "", &[image("0,0.0N")])).publish();
}

/// CON-03: a PDF that names somebody whose consent has ended goes, and the site stands.
#[test]
fn a_pdf_that_names_somebody_who_withdrew_is_left_out() {
    let town = town(&pdf(&["Khen thưởng:", "bà Lê Thị Mai Mẫu"]));
    town.publish();
    assert!(town.path("public/van-ban/kh-mau.pdf").exists());
    town.edit("honorees/2026/nguoi-1.vi.md", "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-09");
    let run = town.publish();
    assert!(run.stderr.contains("[paper-withheld]") && run.stderr.contains("documents.yaml:"), "{}", run.stderr);
    assert!(!town.path("public/van-ban/kh-mau.pdf").exists());
    let page = town.page("van-ban/index.html");
    assert!(page.contains("01/KH-UBND") && !page.contains("kh-mau.pdf"));
}

/// A PDF of which nobody can tell what it says is published, and whoever publishes is asked to read it.
#[test]
fn a_pdf_that_cannot_be_searched_is_told() {
    let image = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 \
                  /Length 1 >>\nstream\n0\nendstream";
    let scan = page("q 500 0 0 700 0 0 cm /I Do Q", "/XObject << /I 5 0 R >>", &[image.to_vec()]);
    for (bytes, reason) in [(scan, "scanned"), (b"%PDF-1.4\nno more".to_vec(), "broken"), (locked(), "locked")] {
        let town = town(&bytes);
        let run = town.publish();
        assert!(run.stderr.contains("[paper-unread]"), "{reason}: {}", run.stderr);
        assert!(town.path("public/van-ban/kh-mau.pdf").exists(), "{reason}");
    }
}

/// A PDF beside the content is published with its document alone: whoever links to the file is told how.
#[test]
fn a_link_to_a_pdf_is_told_with_the_document_that_has_it() {
    let town = town(&pdf(&["a"]));
    town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nXem [thể lệ](../van-ban/quyet-dinh.pdf).\n\n");
    let run = town.publish_on(DAY);
    let is_told =
        run.stderr.contains("[dead-link]") && run.stderr.contains("có đó") && run.stderr.contains("viết `{{document ");
    assert!(run.code == 1 && is_told, "{}", run.stderr);
}

/// Whoever has read a scan says so, and is not asked again until the scan is another.
#[test]
fn a_scan_that_somebody_read_is_told_again_only_when_it_is_replaced() {
    let bytes = locked();
    let town = town(&bytes);
    let line = format!("read: {{ on: 2026-11-10, bytes: {} }}", bytes.len());
    let run = town.publish();
    assert!(run.stderr.contains(&line), "{}", run.stderr);
    town.edit("documents.yaml", FILE, &format!("{FILE}\n  {line}"));
    let run = town.publish();
    assert!(run.code == 0 && !run.stderr.contains("[paper-unread]"), "{}", run.stderr);
    town.write(FILE, [bytes, b"\n".to_vec()].concat());
    let run = town.publish();
    assert!(run.stderr.contains("[paper-unread]") && run.stderr.contains("đã được thay"), "{}", run.stderr);
}

/// A damaged file is told whatever stands beside it: nobody can have read it.
#[test]
fn nobody_has_read_a_damaged_pdf() {
    let bytes = b"%PDF-1.4\nno more".to_vec();
    let town = town(&bytes);
    let line = format!("read: {{ on: 2026-11-10, bytes: {} }}", bytes.len());
    town.edit("documents.yaml", FILE, &format!("{FILE}\n  {line}"));
    assert!(town.publish().stderr.contains("[paper-unread]"));
}

/// As another program wrote it, with a password.
fn locked() -> Vec<u8> {
    include_bytes!("../papers/locked.pdf").to_vec()
}

fn words(bytes: &[u8]) -> String {
    let paper = paper::read(bytes);
    assert_eq!(paper.unread, None, "{paper:?}");
    paper.words.trim().to_owned()
}

#[test]
fn the_words_of_a_pdf_that_a_browser_printed_are_read() {
    let said = words(include_bytes!("../papers/chromium.pdf"));
    let lines: Vec<&str> = said.lines().collect();
    let [shown @ .., program, title] = lines.as_slice() else { panic!("{said}") };
    assert_eq!(
        shown,
        [
            "Danh sách tuyên dương",
            "Bà Vũ Thị Rút Mẫu, phường Mẫu Thượng",
            "Vu Thi Rut Mau",
            "Địa chỉ tin cậy: nhà bà Đinh Thị Giả Sử, ĐT 0000 300 007",
        ]
    );
    // What stands beside the page.
    assert!(program.starts_with("Mozilla/5.0 ") && *title == "Danh sách", "{said}");
    assert_eq!(words(&pdf(&["Bà Vũ Thị", "Rút Mẫu"])), "Bà Vũ Thị\nRút Mẫu");
}

/// LOC-04: a certificate names people in wide-spaced capitals.
#[test]
fn a_name_in_wide_spaced_capitals_is_read_as_words() {
    let said = words(include_bytes!("../papers/wide.pdf"));
    let shown: Vec<&str> = said.lines().take(3).collect();
    assert_eq!(shown, ["ĐINH THỊ GIẢ SỬ", "BÀ VŨ THỊ RÚT MẪU", "Phường Mẫu Thượng 1 2 3"]);
}

/// Where words end is told by places alone: gaps, moves, lines, forms within pages.
#[test]
fn words_of_a_pdf_end_where_they_seem_to_end() {
    let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Mau /FirstChar 32 /Widths [WIDTHS] >>";
    let font = String::from_utf8_lossy(font).replace("WIDTHS", &"500 ".repeat(95)).into_bytes();
    let form = stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", "BT /F 10 Tf 5 0 Td (n) Tj ET");
    let objects = [font, form];
    let said = |content: &str| words(&page(content, "/Font << /F 5 0 R >> /XObject << /M 6 0 R >>", &objects));
    let cases = [
        ("(Mau Dong) Tj", "Mau Dong"),
        ("[(M) 20 (au) -250 (Do) 15 (ng)] TJ", "Mau Dong"),
        // Each letter is five points wide.
        ("(Ma) Tj 10 0 Td (u) Tj 8 0 Td (Dong) Tj", "Mau Dong"),
        ("3 Tc [(M) 300 (a) 300 (u)] TJ", "Mau"),
        ("(Mau) Tj 0 -12 Td (Dong) Tj", "Mau\nDong"),
        ("12 TL (Mau) Tj T* (Dong) Tj (Tay) '", "Mau\nDong\nTay"),
        ("1 0 0 1 100 100 Tm (Mau) Tj 1 0 0 1 115 100 Tm (Dong) Tj", "MauDong"),
        ("0 1 -1 0 100 100 Tm (Mau) Tj 0 1 -1 0 100 120 Tm (Dong) Tj", "Mau Dong"),
        ("(M) Tj ET /M Do BT", "Mn"),
        ("(\\320ong) Tj", "Ðong"),
        // Wide-spaced words, with blanks drawn and without.
        ("2 Tc (MAU DONG) Tj", "MAU DONG"),
        ("2 Tc (MAU) Tj 28 0 Td (DONG) Tj", "MAU DONG"),
        ("[(M) -200 (A) -130 (V) -190 (U) -600 (LE) -600 (HA)] TJ", "MAVU LE HA"),
        ("4 Tc (M A) Tj 0 Tc (u a ) Tj", "M Au a"),
        ("[(1) -1200 (2) -1200 (3) -1200 (4) -1200 (5)] TJ", "1 2 3 4 5"),
        ("[(Mau) -300 (a) -300 (Dong) -300 (a)] TJ", "Mau a Dong a"),
    ];
    for (content, expected) in cases {
        assert_eq!(said(&format!("BT /F 10 Tf {content} ET")), expected, "{content}");
    }
}

#[test]
fn letters_that_a_font_only_draws_are_told() {
    let font =
        b"<< /Type /Font /Subtype /Type0 /BaseFont /M /Encoding /Identity-H /DescendantFonts [6 0 R] >>".to_vec();
    let below = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /M >>".to_vec();
    let drawn = page(&format!("BT /F 10 Tf <{}> Tj ET", "0041".repeat(40)), "/Font << /F 5 0 R >>", &[font, below]);
    assert_eq!(paper::read(&drawn).unread, Some(Unread::Drawn));
}

/// Forms that hold each other many times do not keep a build waiting.
#[test]
fn forms_within_forms_end() {
    let form = |next: usize| {
        let keys = format!("/Type /XObject /Subtype /Form /Resources << /XObject << /M {next} 0 R >> >>");
        stream(&keys, &"/M Do ".repeat(200))
    };
    let objects: Vec<Vec<u8>> = (5..20).map(|at| form(at + 1)).collect();
    let start = std::time::Instant::now();
    paper::read(&page("/M Do", "/XObject << /M 5 0 R >>", &objects));
    assert!(start.elapsed().as_secs() < 10);
}

/// Notes that lead to each other, and lists within lists, do not keep a build waiting.
#[test]
fn notes_that_lead_to_each_other_end() {
    let note = |at: usize| {
        let keys = format!("/Parent {} 0 R /Next {at} 0 R /AP << /N 5 0 R >>", at + 1);
        format!("<< /Type /Annot {keys} /Contents {} {}{} >>", utf16("Mẫu"), "[".repeat(200), "]".repeat(200))
    };
    let form = stream("/Type /XObject /Subtype /Form /Resources << /XObject << /M 5 0 R >> >>", &"/M Do ".repeat(200));
    let objects: Vec<Vec<u8>> = std::iter::once(form).chain((6..2000).map(|at| note(at).into_bytes())).collect();
    let start = std::time::Instant::now();
    assert!(paper::read(&page("", "", &objects)).words.contains("Mẫu"));
    assert!(start.elapsed().as_secs() < 10);
}

/// Two whose ids differ by marks alone are two papers with two links.
#[test]
fn documents_with_ids_alike_do_not_share_a_paper() {
    let town = town(&pdf(&["Kế hoạch"]));
    let second = "van-ban/ke-hoach.pdf";
    town.write(second, pdf(&["Kế hoạch điều chỉnh"]));
    let row = format!(
        "- id: kh-mẫu\n  form: plan\n  number: 03/KH-UBND\n  file: {second}\n  title: {{ vi: Kế hoạch điều chỉnh, en: Plan }}\n"
    );
    town.edit("documents.yaml", "- id: qd-cong-bo\n", &format!("{row}- id: qd-cong-bo\n"));
    town.publish();
    let paper = |path: &str| std::fs::read(town.path("public/van-ban").join(path)).expect("published");
    assert_eq!(paper("kh-mau.pdf"), pdf(&["Kế hoạch"]));
    assert_eq!(paper("kh-mau-2.pdf"), pdf(&["Kế hoạch điều chỉnh"]));
    let page = town.page("van-ban/index.html");
    assert_eq!(page.matches("id=\"kh-mau\"").count(), 1);
    assert_eq!(page.matches("id=\"kh-mau-2\"").count(), 1);
}

/// What takes long to be looked through is remembered by size and time of change, as pictures are, until what must
/// stay secret changes.
#[test]
fn a_large_file_in_which_nothing_was_found_is_not_looked_through_again() {
    const FILM: &str = "articles/2026/phim.mp4";
    let film = |end: &str| [vec![0x5a; 200 << 10], end.as_bytes().to_vec()].concat();
    let town = Town::new();
    let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_790_000_000);
    let lay = |end: &str| {
        town.write(FILM, film(end));
        let file = std::fs::File::options().write(true).open(town.path("content").join(FILM)).expect("it is there");
        file.set_modified(time).expect("its time can be set");
    };
    let looked = || town.path(".tincay/pictures/looked").exists();
    lay("ba Dinh Thi Gia Su");
    assert!(town.publish().stderr.contains("[leak-in-picture]"));
    assert!(!looked(), "what holds something is looked through each time");
    lay("ba Dinh Thi Khac Ai");
    assert!(!town.publish().stderr.contains("[leak-in-picture]"));
    assert!(looked());
    // Nobody would change a file and keep its time: that nothing is said shows that it was not read.
    lay(" ba Dinh Thi Gia Su");
    assert!(!town.publish().stderr.contains("[leak-in-picture]"));
    town.edit("honorees/2026/nguoi-1.vi.md", "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-09");
    assert!(town.publish().stderr.contains("[leak-in-picture]"), "another guard looks again");
    assert!(!looked());
}
