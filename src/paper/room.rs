//! How much of a PDF is unpacked: a few bytes may stand for gigabytes, and a build reads PDFs of strangers.
//!
//! What would not fit is told before it is unpacked, for the reader of PDFs has no limit of its own.

use std::borrow::Cow;

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Stream};
use hayro_syntax::page::Page;
use memchr::memmem;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

/// No stream holds more bytes, unpacked, nor does what a page shows.
const LARGEST: usize = 64 << 20;

/// So much is unpacked of a document, whatever its pages repeat; what its pages show stays while it is read.
const MOST: usize = 1 << 30;
const MOST_OF_PAGES: usize = 256 << 20;

/// The longest row of a picture, in dots, and how much may stand for a dot.
const ROW: usize = 1 << 20;
const DOT: u32 = 255;

/// What may still be unpacked.
#[derive(Debug)]
pub(super) struct Room {
    left: usize,
    left_for_pages: usize,
    /// Something did not fit.
    pub(super) is_short: bool,
}

impl Default for Room {
    fn default() -> Self {
        Self { left: MOST, left_for_pages: MOST_OF_PAGES, is_short: false }
    }
}

impl Room {
    /// What `stream` holds, unpacked; `None` of a picture, of what is damaged and of what is too much.
    pub(super) fn unpack<'a>(&mut self, stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
        if stream.filters().iter().any(|filter| is_picture(*filter)) {
            return None;
        }
        let limit = LARGEST.min(self.left);
        if limit == 0 || size(stream, limit, false).is_none() {
            self.is_short = true;
            // To see that it does not fit it was unpacked that far, and may be named again.
            self.left -= limit;
            return None;
        }
        let bytes = stream.decoded().ok()?;
        self.left = self.left.saturating_sub(bytes.len());
        Some(bytes)
    }

    /// The photograph in a stream that has packed it once more.
    pub(super) fn photo(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let limit = LARGEST.min(self.left);
        let photo = decompress_to_vec_zlib_with_limit(&stream.raw_data(), limit);
        self.left -= photo.as_ref().map_or(limit, Vec::len);
        self.is_short |= self.left == 0;
        photo.ok()
    }

    /// Whether what `page` shows fits; `true` takes the room for it.
    pub(super) fn has_room_for(&mut self, page: &Page<'_>) -> bool {
        let limit = LARGEST.min(self.left_for_pages);
        let one = page.raw().get::<Stream<'_>>("Contents");
        let several = page.raw().get::<Array<'_>>("Contents").filter(|_| one.is_none());
        let all = || one.iter().cloned().chain(several.iter().flat_map(|all| all.iter::<Stream<'_>>()));
        let sum = |is_exact: bool| {
            let shown = all().filter(|stream| !stream.filters().iter().any(|filter| is_picture(*filter)));
            // Each is followed by a space.
            let mut shown = shown.map(|stream| size(&stream, limit, is_exact).map(|size| size + 1));
            shown.try_fold(0_usize, |sum, size| Some(sum + size?).filter(|sum| *sum <= limit))
        };
        if limit == 0 || sum(false).or_else(|| sum(true)).is_none() {
            self.is_short = true;
            self.left_for_pages -= limit;
            return false;
        }
        self.left_for_pages -= page.page_stream().map_or(0, <[u8]>::len).min(self.left_for_pages);
        true
    }
}

fn is_picture(filter: Filter) -> bool {
    matches!(filter, Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::DctDecode | Filter::JpxDecode)
}

/// How many bytes a byte at most becomes: the longest entry of a full table for twelve bits; 258 bytes for two bits
/// (RFC 1951 3.2.5); 128 bytes for two; four for a `z`.
fn growth(filter: Filter) -> usize {
    match filter {
        Filter::LzwDecode => 2560,
        Filter::FlateDecode => 1032,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

/// How many bytes `stream` holds at most, unpacked; `None` where it may be more than `limit`. Only where it would be too
/// much otherwise, or where it `is_exact`, it is unpacked for that.
fn size(stream: &Stream<'_>, limit: usize, is_exact: bool) -> Option<usize> {
    let filters = stream.filters();
    let has_rows = rows(stream.dict())?;
    let raw = stream.raw_data();
    let mut size = raw.len();
    // What the next filter gets, where that is known.
    let mut known = Some(raw);
    for (at, filter) in filters.iter().enumerate() {
        let (most, is_last) = (size.saturating_mul(growth(*filter)), at + 1 == filters.len());
        if is_last && most <= limit && !is_exact {
            return Some(most);
        }
        known = known.filter(|_| is_last || !has_rows).and_then(|bytes| match filter {
            Filter::FlateDecode => inflated(&bytes, limit).map(Cow::Owned),
            Filter::Ascii85Decode => Some(Cow::Owned(ascii85(&bytes))),
            Filter::Crypt => Some(bytes),
            _ => None,
        });
        size = known.as_ref().map_or(most, |bytes| bytes.len());
        if size > limit {
            return None;
        }
    }
    (size <= limit).then_some(size)
}

/// Whether rows of dots are packed by what stands before and above them; `None` where nobody has such rows.
fn rows(dict: &Dict<'_>) -> Option<bool> {
    let mut has_rows = false;
    for key in ["DP", "DecodeParms"] {
        let several = dict.get::<Array<'_>>(key);
        let several = several.iter().flat_map(|all| all.iter::<Dict<'_>>());
        for how in dict.get::<Dict<'_>>(key).into_iter().chain(several) {
            if how.get::<u8>("Predictor").unwrap_or(1) == 1 {
                continue;
            }
            let number = |key: &str, otherwise: u8| u32::from(how.get::<u8>(key).unwrap_or(otherwise));
            let dot = number("Colors", 1) * number("BitsPerComponent", 8);
            let columns = how.get::<usize>("Columns").unwrap_or(1);
            ((1..=DOT).contains(&dot) && (1..=ROW).contains(&columns)).then_some(())?;
            has_rows = true;
        }
    }
    Some(has_rows)
}

/// What is packed in `bytes`, with a head or without one; `None` of what is damaged, and of more than `limit` bytes.
fn inflated(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let body = match bytes {
        [method, flags, rest @ ..]
            if method & 15 == 8 && flags & 32 == 0 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31) =>
        {
            rest
        }
        other => other,
    };
    decompress_to_vec_with_limit(body, limit).ok()
}

/// What is written in `bytes` with 85 letters: five of them for four bytes, `z` for four that are nothing.
fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut group) = (Vec::with_capacity(bytes.len()), Vec::with_capacity(5));
    let mut end = |group: &mut Vec<u8>| {
        let count = group.len().saturating_sub(1);
        group.resize(5, 84);
        let number = group.iter().fold(0_u32, |number, digit| number.wrapping_mul(85).wrapping_add((*digit).into()));
        out.extend_from_slice(&number.to_be_bytes()[..count]);
        group.clear();
    };
    for byte in bytes.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if group.is_empty() => {
                group.resize(5, 0);
                end(&mut group);
            }
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            end(&mut group);
        }
    }
    if !group.is_empty() {
        end(&mut group);
    }
    out
}

/// Whether `bytes` hold a stream that would be unpacked as soon as anything is looked up, and that is too much: one that
/// holds objects or tells where they are, or one that was packed more than once.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
    let (mut before, mut left) = (0, MOST_OF_PAGES);
    for at in memmem::find_iter(bytes, b"stream") {
        let head = &bytes[before..at];
        before = at + b"stream".len();
        if head.ends_with(b"end") {
            continue;
        }
        let head = &head[memmem::rfind(head, b"obj").unwrap_or(0)..];
        if has_strange_rows(head) {
            return true;
        }
        let mut packed = Cow::Borrowed(bytes[before..].trim_ascii_start());
        if packings(head) > 0 && memmem::find(head, b"85").is_some() {
            packed = Cow::Owned(ascii85(&packed));
            left = left.saturating_sub(packed.len());
        }
        for _ in 0..packings(head) {
            match decompress_to_vec_zlib_with_limit(&packed, LARGEST.min(left)) {
                Ok(plain) => packed = Cow::Owned(plain),
                Err(error) if error.status == TINFLStatus::HasMoreOutput => return true,
                Err(_) => break,
            }
            left = left.saturating_sub(packed.len());
        }
    }
    false
}

/// How often what follows `head` is packed, where it is unpacked without being asked for.
fn packings(head: &[u8]) -> usize {
    let count = |word: &[u8]| memmem::find_iter(head, word).count();
    match count(b"/Fl") {
        // Names may be written so that nobody reads them, or stand somewhere else.
        _ if head.contains(&b'#') || is_elsewhere(head) => 3,
        1 if count(b"ObjStm") + count(b"XRef") > 0 => 1,
        0 | 1 => 0,
        several => several,
    }
}

/// Whether `head` tells only where it is said how something is packed.
fn is_elsewhere(head: &[u8]) -> bool {
    let after = memmem::find(head, b"/Filter").map(|at| head[at + b"/Filter".len()..].trim_ascii_start());
    after.is_some_and(|after| after.first().is_some_and(u8::is_ascii_digit))
}

/// Whether `head` tells of rows as nobody has them.
fn has_strange_rows(head: &[u8]) -> bool {
    const WORDS: [(&[u8], usize); 3] = [(b"/Columns", ROW), (b"/Colors", 15), (b"/BitsPerComponent", 16)];
    WORDS.iter().any(|(word, most)| {
        memmem::find_iter(head, word).any(|at| {
            let after = head[at + word.len()..].trim_ascii_start();
            let digits = &after[..after.iter().take_while(|byte| byte.is_ascii_digit()).count()];
            let number = str::from_utf8(digits).ok().filter(|digits| !digits.is_empty());
            number.is_some_and(|number| !number.parse().is_ok_and(|number| (1..=*most).contains(&number)))
        })
    })
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec_zlib;

    use super::super::tests::{page, stream};
    use super::super::{Paper, Unread, read};
    use super::*;

    const ONCE: &str = "/Filter /FlateDecode";
    const TWICE: &str = "/Filter [/FlateDecode /FlateDecode]";

    /// `bytes` in 85 letters.
    fn in_85(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        for four in bytes.chunks(4) {
            let number = u32::from_be_bytes(std::array::from_fn(|at| four.get(at).copied().unwrap_or(0)));
            let digits: [u8; 5] = std::array::from_fn(|at| (number / 85_u32.pow(4 - at as u32) % 85) as u8 + b'!');
            match number {
                0 if four.len() == 4 => out.push(b'z'),
                _ => out.extend(&digits[..=four.len()]),
            }
        }
        [out, b"~>".to_vec()].concat()
    }

    /// PUB-04: a few bytes that stand for gigabytes are told and not unpacked, wherever they are.
    #[test]
    fn what_unpacks_to_gigabytes_is_told_and_not_unpacked() {
        let once = compress_to_vec_zlib(&vec![b' '; LARGEST + 1], 1);
        let (twice, text) = (compress_to_vec_zlib(&once, 9), || stream("", b"BT (a) Tj ET"));
        assert!(twice.len() < 2_000, "{}", twice.len());
        let also = |keys: &str, bytes: &[u8]| page("", "4 0 R", &[text(), stream(keys, bytes)]);
        let form = "/XObject << /X 5 0 R >>";
        let shown = || stream("", b"/X Do");
        let many = format!("[{}]", "4 0 R ".repeat(3_000));
        let blank = compress_to_vec_zlib(&vec![b' '; 60_000], 9);
        for (name, bytes) in [
            ("page", page("", "4 0 R", &[stream(TWICE, &twice)])),
            ("large page", page("", "4 0 R", &[stream(ONCE, &once)])),
            ("page that repeats itself", page("", &many, &[stream(ONCE, &blank)])),
            ("form", page(form, "4 0 R", &[shown(), stream(TWICE, &twice)])),
            ("large form", page(form, "4 0 R", &[shown(), stream(ONCE, &once)])),
            ("metadata", also(&format!("/Type /Metadata {ONCE}"), &once)),
            ("objects", also(&format!("/Type /ObjStm /N 1 /First 9 {ONCE}"), &once)),
            ("packed twice", also(TWICE, &twice)),
            ("packed twice, in letters", also("/Filter [/A85 /Fl /Fl]", &in_85(&twice))),
            ("filter elsewhere", also("/Type /ObjStm /N 1 /First 9 /Filter 9 0 R", &once)),
            ("hidden names", also("/Type /Obj#53tm /Filter /#46lateDecode", &once)),
        ] {
            assert_eq!(read(&bytes).unread, Some(Unread::Endless), "{name}");
        }
    }

    /// PUB-04: what does not fit is unpacked as far as it would fit before that is known: whatever names it again, not
    /// for ever.
    #[test]
    fn what_does_not_fit_takes_its_room_all_the_same() {
        let large = compress_to_vec_zlib(&vec![b' '; LARGEST + 1], 1);
        let bytes = page("", "4 0 R", &[stream(ONCE, &large)]);
        let pdf = hayro_syntax::Pdf::new(bytes).expect("it is whole");
        let mut room = Room::default();
        let pages = pdf.pages();
        let page = pages.iter().next().expect("there is one");
        for left in [3, 2, 1, 0, 0] {
            assert!(!room.has_room_for(page) && room.is_short);
            assert_eq!(room.left_for_pages, left * LARGEST);
        }
        let shown = page.raw().get::<Stream<'_>>("Contents").expect("it has one");
        let before = room.left;
        assert_eq!((room.unpack(&shown), room.left), (None, before - LARGEST));
        room.left = 0;
        assert_eq!((room.unpack(&shown), room.left), (None, 0));
    }

    /// PUB-04: rows of no dots, and of more dots than there is memory.
    #[test]
    fn rows_that_nobody_has_are_told() {
        for how in [
            "/Columns 0",
            "/Columns 99999999999",
            "/Colors 0",
            "/BitsPerComponent 0",
            "/Colors 16 /BitsPerComponent 16",
        ] {
            let keys = format!("{ONCE} /DecodeParms << /Predictor 2 {how} >>");
            let bytes = page("", "4 0 R", &[stream(&keys, &compress_to_vec_zlib(b"BT (a) Tj ET", 6))]);
            assert_eq!(read(&bytes).unread, Some(Unread::Endless), "{how}");
        }
    }

    /// A large page as honest programs pack it is unpacked to see how large it is, and read.
    #[test]
    fn a_page_that_only_may_be_too_large_is_read() {
        let mut seed = 1_u64;
        let mut numbers = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            format!("{} {} m\n", seed >> 44, (seed >> 20) & 0xf_ffff)
        };
        let drawn: String = (0..40_000).map(|_| numbers()).collect();
        let text = format!("{drawn} BT /F1 9 Tf (Danh sach) Tj ET");
        let packed = compress_to_vec_zlib(text.as_bytes(), 6);
        assert!(packed.len() * growth(Filter::FlateDecode) > LARGEST);
        let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec();
        for (keys, bytes) in [(ONCE, packed.clone()), ("/Filter [/ASCII85Decode /FlateDecode]", in_85(&packed))] {
            let pdf = page("/Font << /F1 5 0 R >>", "4 0 R", &[stream(keys, &bytes), font.clone()]);
            let Paper { words, unread, .. } = read(&pdf);
            assert_eq!((words.trim(), unread), ("Danh sach", None), "{keys}");
        }
    }

    #[test]
    fn letters_are_read_as_they_were_written() {
        for bytes in [&b""[..], b"a", b"ab", b"abc", b"abcd", b"\0\0\0\0x", b"\xff\xff\xff\xff\xff"] {
            assert_eq!(ascii85(&in_85(bytes)), bytes);
        }
    }
}
