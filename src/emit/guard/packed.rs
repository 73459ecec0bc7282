//! Bytes inside of bytes: folded calendar lines, base64, UTF-16, compressed streams.

use std::ops::Range;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::{memchr, memchr2_iter};
use miniz_oxide::inflate::{decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

use super::Steps;

/// Compressed streams tried in one file. An honest file has few; random bytes look like one at
/// every 8,000th place.
const MAX_STREAMS: usize = 4096;

/// The name of a file in a gzip header has at most so many bytes, and so has a comment.
const MAX_NAME: usize = 4096;

/// A calendar or an address card with its folded lines joined (RFC 5545 3.1), if it has any; and where in `bytes` what
/// follows each fold continues.
pub(super) fn unfolded(bytes: &[u8]) -> Option<(Vec<u8>, Steps)> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    start.get(..7).filter(|start| start.eq_ignore_ascii_case(b"BEGIN:V"))?;
    let (mut joined, mut at, mut steps) = (Vec::with_capacity(bytes.len()), 0, vec![(0, 0)]);
    for end in memchr2_iter(b'\r', b'\n', bytes) {
        let fold = match &bytes[end..] {
            [b'\r', b'\n', b' ' | b'\t', ..] => 3,
            [b'\r' | b'\n', b' ' | b'\t', ..] => 2,
            _ => continue,
        };
        // The second character of a fold may look like one of its own.
        if end >= at {
            joined.extend_from_slice(&bytes[at..end]);
            at = end + fold;
            steps.push((joined.len(), at));
        }
    }
    joined.extend_from_slice(&bytes[at..]);
    (at > 0).then_some((joined, steps))
}

/// Fewer letters in a row say nothing, where they are of scripts that half of all noise looks like; and where some are
/// Latin.
const WIDE: usize = 8;
const WIDE_LATIN: usize = 4;

/// What four ways of reading `bytes` as UTF-16 give: either byte first, from either byte on. Of noise, which is full of
/// signs of every script, only what may be words.
pub(super) fn utf16(bytes: &[u8]) -> [Vec<u8>; 4] {
    [(0, true), (1, true), (0, false), (1, false)].map(|(skip, little)| {
        let pairs = bytes[skip.min(bytes.len())..].chunks_exact(2);
        let units = pairs.map(|pair| {
            let pair = [pair[0], pair[1]];
            if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
        });
        let (mut out, mut stretch, mut count, mut latin) = (String::new(), 0, 0, false);
        for unit in units.chain([0]) {
            let script = Script::of(unit);
            if script != Script::Other
                && let Some(letter) = char::from_u32(u32::from(unit))
            {
                out.push(letter);
                (count, latin) = (count + 1, latin || script == Script::Latin);
                continue;
            }
            if count == 0 {
                continue;
            }
            if count < if latin { WIDE_LATIN } else { WIDE } {
                out.truncate(stretch);
            } else {
                out.push(' ');
            }
            (stretch, count, latin) = (out.len(), 0, false);
        }
        out.into_bytes()
    })
}

/// What a unit of UTF-16 belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Latin with all its marks, digits, and what stands between words.
    Latin,
    /// A script that a name may be written in besides.
    Known,
    Other,
}

impl Script {
    /// Most units are told by their higher byte alone: in noise no other question has an answer that a processor
    /// could guess.
    fn of(unit: u16) -> Self {
        const BLOCKS: [Option<Script>; 256] = {
            let mut blocks = [Some(Script::Other); 256];
            let mut at = 0;
            while at < 256 {
                blocks[at] = match at {
                    0x01 | 0x02 | 0x1d | 0x1e => Some(Script::Latin),
                    0x04 | 0x0e | 0x34..=0x9f => Some(Script::Known),
                    0x00 | 0x03 | 0x05 | 0x20 | 0x30 | 0xfb | 0xff => None,
                    _ => Some(Script::Other),
                };
                at += 1;
            }
            blocks
        };
        match (BLOCKS[usize::from(unit >> 8)], unit) {
            (Some(script), _) => script,
            (None, 0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xa0..=0xff | 0x300..=0x36f | 0x2000..=0x206f) => Self::Latin,
            (None, 0xfb00..=0xfb06 | 0xff01..=0xff5e) => Self::Latin,
            (None, 0x370..=0x3ff | 0x500..=0x52f | 0x3040..=0x30ff) => Self::Known,
            (None, _) => Self::Other,
        }
    }
}

/// What is compressed in `bytes`, wherever it begins: gzip, zlib, files in a zip archive. All of it
/// together takes `budget` bytes at most.
pub(super) fn inflated(bytes: &[u8], budget: &mut usize) -> Vec<(usize, Vec<u8>)> {
    let starts = memchr_any(bytes).map(|at| (at, body(&bytes[at..])));
    // A head that leads nowhere was looked for its end all the same.
    let tried = starts.filter(|(at, body)| body.is_some() || bytes[*at..].starts_with(&GZIP)).take(MAX_STREAMS);
    let mut found = Vec::new();
    for (at, body) in tried.filter_map(|(at, body)| Some((at, body?))) {
        let plain = match body {
            Body::Raw(skip) => decompress_to_vec_with_limit(&bytes[at + skip..], *budget),
            Body::Zlib => decompress_to_vec_zlib_with_limit(&bytes[at..], *budget),
        };
        // Of a stream that breaks off, what came before counts.
        let plain = plain.unwrap_or_else(|error| error.output);
        *budget -= plain.len().min(*budget);
        if plain.len() >= 4 {
            found.push((at, plain));
        }
    }
    found
}

enum Body {
    /// Deflated data after a header of so many bytes.
    Raw(usize),
    Zlib,
}

/// Places where a stream may begin.
fn memchr_any(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, 0x1f | b'P' | 0x78)).map(|(at, _)| at)
}

/// How a gzip stream begins (RFC 1952 2.3.1).
const GZIP: [u8; 3] = [0x1f, 0x8b, 8];

fn body(bytes: &[u8]) -> Option<Body> {
    match bytes {
        [first, second, third, flags, ..] if [*first, *second, *third] == GZIP => {
            gzip_header(bytes, *flags).map(Body::Raw)
        }
        [b'P', b'K', 3, 4, rest @ ..] => {
            let number = |at: usize| Some(usize::from(u16::from_le_bytes([*rest.get(at)?, *rest.get(at + 1)?])));
            (number(4)? == 8).then_some(())?;
            let skip = 30 + number(22)? + number(24)?;
            (skip < bytes.len()).then_some(Body::Raw(skip))
        }
        [0x78, second @ (0x01 | 0x5e | 0x9c | 0xda), ..] => {
            (0x7800 + u16::from(*second)).is_multiple_of(31).then_some(Body::Zlib)
        }
        _ => None,
    }
}

/// The length of a gzip header: ten bytes and what the flags add.
fn gzip_header(bytes: &[u8], flags: u8) -> Option<usize> {
    let mut at = 10;
    if flags & 4 != 0 {
        at += 2 + usize::from(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let name = bytes.get(at..)?;
            at += memchr(0, &name[..name.len().min(MAX_NAME + 1)])? + 1;
        }
    }
    at += if flags & 2 == 0 { 0 } else { 2 };
    (at < bytes.len()).then_some(at)
}

/// A line of base64 that has so many characters may go on in the next one.
const LONG_LINE: usize = 56;

/// What may stand between two such lines has at most so many bytes, all of them white space.
const MAX_BREAK: usize = 3;

/// Characters of base64, of both alphabets.
const BASE64: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        table[at] = byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
        at += 1;
    }
    table
};

fn is_base64(byte: u8) -> bool {
    BASE64[usize::from(byte)]
}

/// So many bytes are looked at at once.
const WINDOW: usize = 64;

/// Runs of base64 characters of `least` length or more. Of those without a capital letter only what `lower`
/// says is worth a look.
pub(super) fn base64_runs(
    bytes: &[u8],
    least: usize,
    lower: &dyn Fn(&[u8]) -> bool,
    mut each: impl FnMut(Range<usize>),
) {
    let row = least.clamp(1, WINDOW / 2);
    let (mut at, mut floor) = (0, 0);
    while at + row <= bytes.len() {
        let window = &bytes[at..bytes.len().min(at + WINDOW)];
        let Some(found) = first_row(window, row) else {
            // The last ones may begin a row that goes on.
            at += window.len() - (row - 1);
            continue;
        };
        at += found;
        let start = bytes[floor..at].iter().rposition(|byte| !is_base64(*byte)).map_or(floor, |gap| floor + gap + 1);
        let end = run_end(bytes, start, at);
        if end - start >= least && (bytes[start..end].iter().any(u8::is_ascii_uppercase) || lower(&bytes[start..end])) {
            each(start..end);
        }
        (at, floor) = (end, end);
    }
}

/// Where in `window` the first `row` base64 characters in a row begin. There are few ways through this, for the
/// words of a text are of all lengths and a processor guesses wrongly where they end.
fn first_row(window: &[u8], row: usize) -> Option<usize> {
    let mut rows = 0_u64;
    for (at, byte) in window.iter().enumerate() {
        rows |= u64::from(is_base64(*byte)) << at;
    }
    let mut length = 1;
    while length < row {
        let more = length.min(row - length);
        rows &= rows >> more;
        length += more;
    }
    (rows != 0).then(|| rows.trailing_zeros() as usize)
}

/// Whether a run at the end of `bytes`, which is the end of a line, may go on in the next line.
pub(super) fn is_open(bytes: &[u8]) -> bool {
    let after = bytes.iter().rev().take(MAX_BREAK).take_while(|byte| byte.is_ascii_whitespace()).count();
    let line = bytes[..bytes.len() - after].iter().rev().take(LONG_LINE);
    line.take_while(|byte| is_base64(**byte)).count() == LONG_LINE
}

/// The end of the run from `start`. It goes on after a line's end when its lines are long, as in
/// mail and in calendars.
fn run_end(bytes: &[u8], start: usize, at: usize) -> usize {
    let (mut end, mut line) = (at, start);
    loop {
        end += bytes[end..].iter().position(|byte| !is_base64(*byte)).unwrap_or(bytes.len() - end);
        if end - line < LONG_LINE {
            return end;
        }
        let after = end + bytes[end..].iter().take(MAX_BREAK).take_while(|byte| byte.is_ascii_whitespace()).count();
        let goes_on = after > end && bytes.get(after).is_some_and(|byte| is_base64(*byte));
        if !goes_on {
            return end;
        }
        (end, line) = (after, after);
    }
}

/// Room for decoding that is used again and again: runs are many, and most are short.
#[derive(Default)]
pub(super) struct Room {
    run: Vec<u8>,
    plain: Vec<u8>,
}

/// What `run` says from each of its first four characters on: where it began is not known when
/// characters of base64 stand before it.
pub(super) fn decode(run: &[u8], room: &mut Room, mut each: impl FnMut(usize, &[u8])) {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    const ENGINE: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
    let plain = |byte: &u8| match byte {
        b'-' => b'+',
        b'_' => b'/',
        byte => *byte,
    };
    room.run.clear();
    room.run.extend(run.iter().filter(|byte| is_base64(**byte)).map(plain));
    for skip in 0..4 {
        let rest = room.run.get(skip..).unwrap_or_default();
        // A single character left over says nothing.
        let length = if rest.len() % 4 == 1 { rest.len() - 1 } else { rest.len() };
        room.plain.clear();
        if ENGINE.decode_vec(&rest[..length], &mut room.plain).is_ok() {
            each(skip, &room.plain);
        }
    }
}

/// Whether `bytes` hold so long a stretch of UTF-8 without control characters.
pub(super) fn has_text(bytes: &[u8], least: usize) -> bool {
    let is_control = |byte: &u8| *byte < 0x20 && !byte.is_ascii_whitespace();
    let long = |valid: &str| valid.as_bytes().split(is_control).any(|stretch| stretch.len() >= least);
    bytes.len() >= least && bytes.utf8_chunks().any(|chunk| chunk.valid().len() >= least && long(chunk.valid()))
}

/// The ways to write `text` in base64 without a capital letter, as far as they do not depend on
/// what stands around it.
pub(super) fn lower_base64(text: &str) -> Vec<String> {
    let engine = base64::engine::general_purpose::STANDARD_NO_PAD;
    let coded = (0..3).map(|skip| {
        let padded = [&[0; 2][..skip], text.as_bytes()].concat();
        let coded = engine.encode(&padded[..padded.len() / 3 * 3]);
        coded[[0, 2, 3][skip].min(coded.len())..].to_owned()
    });
    let lower = coded.filter(|coded| !coded.is_empty() && !coded.bytes().any(|byte| byte.is_ascii_uppercase()));
    lower.flat_map(|coded| [coded.replace('+', "-").replace('/', "_"), coded]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_are_joined_if_there_are_any() {
        for (text, expected) in [
            ("BEGIN:VEVENT\r\nSUMMARY:a\r\n b\n\tc\r\nEND:VEVENT", Some("BEGIN:VEVENT\r\nSUMMARY:abc\r\nEND:VEVENT")),
            ("\u{feff}begin:vcard\r x", Some("\u{feff}begin:vcardx")),
            // What looks like a fold within another one is none.
            ("BEGIN:V\r\n \n x\r\r\n y", Some("BEGIN:Vx\ry")),
            ("BEGIN:VEVENT\r\nEND:VEVENT\r\n", None),
            ("SUMMARY:a\r\n b", None),
        ] {
            let joined = unfolded(text.as_bytes()).map(|(joined, _)| String::from_utf8(joined).expect("as it was"));
            assert_eq!(joined.as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn runs_of_base64_are_found_at_every_place() {
        for before in 0..40 {
            let text = format!("{}. Tmd1eeG7hW4gVGjhu4sgTeG6q3U=.", "x ".repeat(before));
            let mut runs = Vec::new();
            base64_runs(text.as_bytes(), 10, &|_| false, |run| runs.push(text[run].to_owned()));
            assert_eq!(runs, ["Tmd1eeG7hW4gVGjhu4sgTeG6q3U"], "{before}");
        }
    }

    #[test]
    fn all_runs_that_are_long_enough_are_found_and_no_other() {
        let mut seed = 1_u64;
        for round in 0..3000 {
            let mut text = String::new();
            while text.len() < round % 400 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let length = (seed >> 33) as usize % 50;
                text.extend(["a".repeat(length), ["B", "+", ""][(seed >> 50) as usize % 3].to_owned(), ".".to_owned()]);
            }
            for least in [4, 9, 31, 32, 33, 45] {
                let is_run = |run: &&str| run.len() >= least && run.contains('B');
                let expected: Vec<&str> = text.split('.').filter(is_run).collect();
                let mut found = Vec::new();
                base64_runs(text.as_bytes(), least, &|_| false, |run| found.push(&text[run]));
                assert_eq!(found, expected, "{least} in {text}");
            }
        }
    }

    #[test]
    fn base64_is_read_from_an_unknown_start() {
        for start in ["", "a", "ab", "abc", "path/"] {
            let run = format!("{start}Tmd1eeG7hW4gVGjhu4sgTeG6q3U");
            let mut all = Vec::new();
            decode(run.as_bytes(), &mut Room::default(), |_, plain| {
                all.push(String::from_utf8_lossy(plain).into_owned())
            });
            assert!(all.iter().any(|text| text.contains("Nguyễn Thị Mẫu")), "{start}");
        }
    }

    #[test]
    fn compressed_bytes_are_found_wherever_they_begin() {
        let text = b"a text that says something".repeat(3);
        let zlib = miniz_oxide::deflate::compress_to_vec_zlib(&text, 6);
        let mut gzip = b"\x1f\x8b\x08\x08\0\0\0\0\0\x03name\0".to_vec();
        gzip.extend(miniz_oxide::deflate::compress_to_vec(&text, 9));
        for packed in [zlib, gzip] {
            let bytes = [&b"\x89PNG xx"[..], &packed, b"\0\0end"].concat();
            let found = inflated(&bytes, &mut 10_000);
            assert!(found.iter().any(|(_, plain)| *plain == text));
        }
    }

    /// PUB-04: a file of nothing but heads of gzip whose names never end: to look for the end of each would take hours.
    #[test]
    fn very_many_heads_without_an_end_are_read_at_once() {
        let heads = b"\x1f\x8b\x08\x18".repeat(1 << 20);
        assert!(inflated(&heads, &mut 10_000).is_empty());
        // They take their share of what is tried; before them everything is found, with a long name too.
        let text = b"a text that says something".repeat(3);
        for length in [1, 4096] {
            let mut gzip = b"\x1f\x8b\x08\x08\0\0\0\0\0\x03".to_vec();
            gzip.extend([vec![b'n'; length], vec![0], miniz_oxide::deflate::compress_to_vec(&text, 9)].concat());
            let found = inflated(&[gzip, heads[..1 << 12].to_vec()].concat(), &mut 10_000);
            assert!(found.iter().any(|(_, plain)| *plain == text), "{length}");
        }
    }

    #[test]
    fn a_bomb_takes_no_more_than_its_budget() {
        let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; 10_000_000], 9);
        let mut budget = 100_000;
        let found = inflated(&bomb, &mut budget);
        assert!(found.iter().map(|(_, plain)| plain.len()).sum::<usize>() <= 100_000);
    }
}
