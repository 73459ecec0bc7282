//! Compressed copies beside texts, `index.html.gz` and `index.html.br`: a host that knows of them
//! compresses nothing itself. The same bytes give the same copies on every machine.
//!
//! There is no `.zst`: browsers that take zstd take Brotli too, and zstd at its highest usual level (19)
//! made the 146 texts of `tests/sites/thi-tran-mau` 438,066 bytes where Brotli makes 412,332 and gzip
//! 448,735; it was the smaller one for a single text. Nobody would be sent less, and every host more files.

mod memory;

use std::io::{self, Read, Write};

use memory::Memory;

use crate::host::TEXTS;

/// Bits of the window of Brotli; the largest is the usual one.
const SMALLEST_WINDOW: i32 = 10;
const LARGEST_WINDOW: i32 = 22;

/// A way to compress: its ending, its name in HTTP, and what it makes of bytes.
struct Coding {
    ending: &'static str,
    token: &'static str,
    encode: fn(&[u8]) -> Vec<u8>,
    decode: fn(&[u8], u64) -> io::Result<Vec<u8>>,
}

const CODINGS: [Coding; 2] = [
    Coding { ending: ".gz", token: "gzip", encode: gzip, decode: gunzip },
    Coding { ending: ".br", token: "br", encode: brotli, decode: unbrotli },
];

/// What `bytes` were before they were compressed as `token` names it in HTTP, up to `limit` bytes; nothing where they
/// were not, or in a way that is not known.
pub fn decoded(token: &str, bytes: &[u8], limit: u64) -> Option<Vec<u8>> {
    let coding = CODINGS.iter().find(|coding| coding.token == token)?;
    (coding.decode)(bytes, limit).ok()
}

fn gunzip(bytes: &[u8], limit: u64) -> io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes).take(limit).read_to_end(&mut plain)?;
    Ok(plain)
}

fn unbrotli(bytes: &[u8], limit: u64) -> io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    brotli::Decompressor::new(bytes, 4096).take(limit).read_to_end(&mut plain)?;
    Ok(plain)
}

/// The paths at which copies of the file at `path` may lie; none for what is not worth it.
pub fn paths(path: &str) -> Vec<String> {
    let is_text = TEXTS.iter().any(|ending| path.ends_with(ending));
    let paths = CODINGS.iter().map(|coding| format!("{path}{}", coding.ending));
    paths.filter(|_| is_text).collect()
}

/// The path of which `path` is the compressed copy, or itself.
pub fn plain(path: &str) -> &str {
    let bare = CODINGS.iter().find_map(|coding| path.strip_suffix(coding.ending));
    bare.filter(|bare| TEXTS.iter().any(|ending| bare.ends_with(ending))).unwrap_or(path)
}

/// The name in HTTP of how the compressed copy at `path` was made; none of what is no copy.
pub fn coding(path: &str) -> Option<&'static str> {
    let coding = CODINGS.iter().find(|coding| path.ends_with(coding.ending));
    coding.filter(|_| plain(path) != path).map(|coding| coding.token)
}

/// The copies of the file at `path` that are smaller than `bytes`.
pub fn copies(path: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let all = paths(path).into_iter().zip(&CODINGS).map(|(path, coding)| (path, (coding.encode)(bytes)));
    all.filter(|(_, copy)| copy.len() < bytes.len()).collect()
}

/// How many bytes of `bytes` travel: compressed by a way that every host and browser has.
pub fn travelling(bytes: &[u8]) -> usize {
    gzip(bytes).len()
}

/// RFC 1952, without a time and without a name.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::best());
    let written = encoder.write_all(bytes);
    written.and_then(|()| encoder.finish()).expect("memory takes what is written to it")
}

/// RFC 7932. The two highest qualities take ten times as long for a fiftieth of the size.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let parameters = parameters(bytes.len());
    let mut copy = Vec::new();
    let (mut read, mut written) = ([0; 4096], [0; 4096]);
    let done = brotli::BrotliCompressCustomAlloc(&mut &*bytes, &mut copy, &mut read, &mut written, &parameters, Memory);
    done.expect("memory takes what is written to it");
    copy
}

/// For a text of `len` bytes: its window is no larger than what there is to look back at, for both sides clear memory of
/// its size.
fn parameters(len: usize) -> brotli::enc::BrotliEncoderParams {
    // RFC 7932, 9.1: a window of n bits reaches 2ⁿ - 16 bytes back.
    let bits = (len + 16).next_power_of_two().trailing_zeros();
    let lgwin = i32::try_from(bits).unwrap_or(LARGEST_WINDOW).clamp(SMALLEST_WINDOW, LARGEST_WINDOW);
    brotli::enc::BrotliEncoderParams { quality: 9, lgwin, size_hint: len, ..Default::default() }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn copies_hold_the_same_bytes_and_are_smaller() {
        let text = "Bình đẳng giới. ".repeat(50).into_bytes();
        let found = copies("a/index.html", &text);
        assert_eq!(
            found.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(),
            ["a/index.html.gz", "a/index.html.br"]
        );
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(&*found[0].1).read_to_end(&mut plain).expect("gzip");
        assert_eq!(plain, text);
        plain.clear();
        brotli::BrotliDecompress(&mut &*found[1].1, &mut plain).expect("brotli");
        assert_eq!(plain, text);
        assert_eq!(copies("a/index.html", &text), found);
    }

    #[test]
    fn no_text_shows_in_the_copy_of_the_next() {
        let texts = ["Bình đẳng giới. ", "Địa chỉ tin cậy. ", "Bình đẳng giới, an sinh xã hội. "];
        let texts = texts.map(|text| text.repeat(400).into_bytes());
        for text in &texts {
            let mut alone = Vec::new();
            brotli::BrotliCompress(&mut &**text, &mut alone, &parameters(text.len())).expect("brotli");
            assert!(brotli(text) == alone, "as with memory of its own");
        }
    }

    #[test]
    fn a_window_holds_the_text_and_no_more() {
        for (len, bits) in [(0, 10), (1008, 10), (1009, 11), (65_520, 16), (65_521, 17), (1 << 30, 22)] {
            assert_eq!(parameters(len).lgwin, bits, "{len}");
        }
        let far = [vec![b'a'; 40_000], "Địa chỉ tin cậy".repeat(3_000).into_bytes(), vec![b'a'; 40_000]].concat();
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&far), &mut plain).expect("brotli");
        assert!(plain == far);
    }

    #[test]
    fn what_would_grow_or_is_no_text_has_no_copy() {
        assert!(copies("a.txt", b"ab").is_empty());
        assert!(copies("a.jpg", &[0; 1000]).is_empty());
        assert!(paths(".nojekyll").is_empty());
    }
}
