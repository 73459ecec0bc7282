//! The PDF of a document: published beside the page of documents, as it is, and guarded as everything is.
#![expect(clippy::disallowed_methods, reason = "the tests take files away and read what was published")]

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::safety_town::{DAY, Town};

const FILE: &str = "van-ban/quyet-dinh.pdf";

/// A PDF whose one stream says `words`.
fn pdf(words: &str) -> Vec<u8> {
    let mut stream = ZlibEncoder::new(Vec::new(), Compression::default());
    stream.write_all(format!("BT ({words}) Tj ET").as_bytes()).expect("memory takes it");
    let stream = stream.finish().expect("memory takes it");
    let head = format!("%PDF-1.4\n1 0 obj <</Length {} /Filter /FlateDecode>> stream\n", stream.len());
    [head.as_bytes(), &stream, b"\nendstream endobj\n%%EOF\n"].concat()
}

/// The town whose first document has `bytes` as its file.
fn town(bytes: &[u8]) -> Town {
    let town = Town::new();
    town.write(FILE, bytes);
    town.edit("documents.yaml", "\n  form:", &format!("\n  file: {FILE}\n  form:"));
    town
}

#[test]
fn the_pdf_of_a_document_is_published_and_named_with_its_size() {
    let large = [pdf("Quyết định"), vec![b'%'; 1_234_000]].concat();
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
    town.write(FILE, pdf("Bản thay thế"));
    town.publish();
    assert!(town.page("van-ban/index.html").contains("(PDF, 1 kB)"));
    assert_eq!(std::fs::read(town.path("public").join(paper)).expect("readable"), pdf("Bản thay thế"));
}

#[test]
fn a_document_without_its_file_is_told_at_its_line() {
    let town = town(&pdf("a"));
    std::fs::remove_file(town.path("content").join(FILE)).expect("removable");
    let run = town.publish_on(DAY);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("[missing-file]") && run.stderr.contains("documents.yaml:"), "{}", run.stderr);
}

/// LOC-04: what is packed in a PDF is read before it is published.
#[test]
fn a_pdf_with_a_name_that_must_not_stand_anywhere_stops_the_publication() {
    let town = town(&pdf("ba Dinh Thi Gia Su"));
    let run = town.publish_on(DAY);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("[leak-in-"), "{}", run.stderr);
}

/// Two whose ids differ by marks alone are two papers with two links.
#[test]
fn documents_with_ids_alike_do_not_share_a_paper() {
    let town = town(&pdf("Kế hoạch"));
    let second = "van-ban/ke-hoach.pdf";
    town.write(second, pdf("Kế hoạch điều chỉnh"));
    let row = format!(
        "- id: kh-mẫu\n  form: plan\n  number: 03/KH-UBND\n  file: {second}\n  title: {{ vi: Kế hoạch điều chỉnh, en: Plan }}\n"
    );
    town.edit("documents.yaml", "- id: qd-cong-bo\n", &format!("{row}- id: qd-cong-bo\n"));
    town.publish();
    let paper = |path: &str| std::fs::read(town.path("public/van-ban").join(path)).expect("published");
    assert_eq!(paper("kh-mau.pdf"), pdf("Kế hoạch"));
    assert_eq!(paper("kh-mau-2.pdf"), pdf("Kế hoạch điều chỉnh"));
    let page = town.page("van-ban/index.html");
    assert_eq!(page.matches("id=\"kh-mau\"").count(), 1);
    assert_eq!(page.matches("id=\"kh-mau-2\"").count(), 1);
}
