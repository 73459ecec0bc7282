//! Coordinates in what a theme publishes as it is (LOC-05): documents, tables, routes and maps for other programs. What photos and
//! films tell is looked at where pages are made. Drawings, styles and scripts are left alone: the points of a line look
//! like places. Enter at [`coordinates`].

use rayon::prelude::*;

use crate::diag::{Diagnostic, Problem, Span};
use crate::discover::Static;
use crate::paper;
use crate::resolve::Clues;
use crate::sheet;

/// What the names of texts end with.
const TEXTS: [&str; 17] = [
    "csv", "tsv", "txt", "md", "yaml", "yml", "json", "geojson", "xml", "kml", "gpx", "ics", "vcf", "html", "htm",
    "xhtml", "xht",
];

/// A map with its pictures in an archive. One that cannot be opened here tells its places to others all the same.
const PACKED: &str = "kmz";

/// A problem for each of `statics` with the coordinates of a place in its text.
pub fn coordinates(statics: &[Static], clues: &Clues) -> Vec<Diagnostic> {
    let told = statics.par_iter().filter(|file| tells_place(file, clues));
    told.map(|file| Diagnostic::new(Problem::Coordinates, Span::file(&file.path)).arg("reason", "data")).collect()
}

fn tells_place(file: &Static, clues: &Clues) -> bool {
    let ending = file.path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase());
    // Of UTF-16, digits are left when its zeros are taken out.
    let tells = |bytes: &[u8]| clues.kinds(&String::from_utf8_lossy(bytes).replace('\0', "")).contains(&"coordinates");
    match &*ending {
        "pdf" => tells(paper::read(&file.bytes).words.as_bytes()),
        PACKED => sheet::unpacked(&file.bytes).is_none_or(|parts| parts.iter().any(|part| tells(part))),
        ending => TEXTS.contains(&ending) && tells(&file.bytes),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::pipeline::embedded_locales;

    /// One part, as it is or packed.
    fn archive(part: &str, is_packed: bool) -> Vec<u8> {
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(part.as_bytes()).expect("memory takes it");
        let bytes = if is_packed { packed.finish().expect("memory takes it") } else { part.as_bytes().to_vec() };
        let long = |number: usize| u32::try_from(number).expect("it is small").to_le_bytes();
        let head = [
            &[20, 0, 0, 0, if is_packed { 8 } else { 0 }, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
            &long(bytes.len()),
            &long(part.len()),
            &[7, 0, 0, 0],
        ]
        .concat();
        let local = [&b"PK\x03\x04"[..], &head, b"doc.kml", &bytes].concat();
        let entry = [&b"PK\x01\x02\x14\0"[..], &head, &[0; 14], b"doc.kml"].concat();
        let end = [&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &long(entry.len()), &long(local.len()), &[0, 0]].concat();
        [local, entry, end].concat()
    }

    /// LOC-05
    #[test]
    fn files_that_tell_a_place_are_errors_whatever_program_reads_them() {
        let clues = Clues::new(embedded_locales());
        let is_told = |name: &str, bytes: &[u8]| {
            let file = Static { path: format!("themes/t/static/{name}").into(), bytes: bytes.into() };
            coordinates(&[file], &clues).len() == 1
        };
        let wide: Vec<u8> = "a\t21.8536\t106.7610".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let map = "<Point><coordinates>106.7610,21.8536,0</coordinates></Point>";
        for (name, bytes) in [
            ("a.kml", map.as_bytes()),
            ("a.KMZ", &archive(map, true)),
            ("a.kmz", &archive(map, false)),
            ("a.kmz", b"PK no archive"),
            ("a.gpx", b"<wpt lat=\"21.8536\" lon=\"106.7610\"/>"),
            ("a.geojson", b"{\"coordinates\":[106.7610,21.8536]}"),
            ("a.csv", "Nơi;21,85361;106,76101\n".as_bytes()),
            ("a.txt", &wide),
            ("a.html", b"<p>21.8536, 106.7610</p>"),
        ] {
            assert!(is_told(name, bytes), "{name}: {}", String::from_utf8_lossy(bytes));
        }
        for (name, bytes) in [
            ("a.kmz", &archive("<Point/>", true)[..]),
            ("a.csv", "Xã;21,85;106,76\n".as_bytes()),
            ("a.svg", b"<path d=\"M21.8536 106.7610\"/>"),
            ("a.txt", b"V. 10.21.8536.106.7610"),
        ] {
            assert!(!is_told(name, bytes), "{name}: {}", String::from_utf8_lossy(bytes));
        }
    }
}
