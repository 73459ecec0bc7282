//! What a workbook may unpack to. A ZIP archive says itself how large its parts are, and may lie: every part
//! is unpacked once into nothing, up to a limit, before anything reads it (PUB-04).

use std::io::{self, Read};

use flate2::read::DeflateDecoder;

use super::Fault;

/// What all parts may have together, unpacked.
const UNPACKED: u64 = 64 << 20;
const PARTS: usize = 1000;
/// What the record at the end has without a comment.
const RECORD: usize = 22;
const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";

/// Whether `bytes` are an archive that can be unpacked without harm.
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut left = UNPACKED;
    for entry in entries(bytes)? {
        left = left.checked_sub(measure(bytes, entry, left)?).ok_or(Fault::TooLarge)?;
    }
    Ok(())
}

/// The part called `name`, as far as an archive may unpack to.
pub fn part(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let is_it = |entry: &usize| {
        let length = short(bytes, entry + 28).unwrap_or_default();
        bytes.get(entry + 46..entry + 46 + length).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
    };
    let entry = entries(bytes).ok()?.into_iter().find(is_it)?;
    whole(bytes, entry)
}

/// All parts; `None` of what is no archive, or none that can be unpacked without harm.
pub fn unpacked(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    check(bytes).ok()?;
    entries(bytes).ok()?.into_iter().map(|entry| whole(bytes, entry)).collect()
}

/// The part whose entry is at `entry`.
fn whole(bytes: &[u8], entry: usize) -> Option<Vec<u8>> {
    let (method, packed) = packed(bytes, entry).ok()?;
    let mut whole = Vec::new();
    match method {
        0 => whole.extend(packed.get(..long(bytes, entry + 20).ok()?)?),
        _ => _ = DeflateDecoder::new(packed).take(UNPACKED).read_to_end(&mut whole).ok()?,
    }
    Some(whole)
}

/// Where the entries of the parts stand. Whoever reads the archive later must not find others, so there is one way to
/// read it: the last record of an end is the end of the file but for its comment, and right before it ends the
/// directory that it names.
fn entries(bytes: &[u8]) -> Result<Vec<usize>, Fault> {
    // The record at the end has at least 22 bytes, and a comment of at most 64 KiB.
    let from = bytes.len().saturating_sub(RECORD + 0xffff);
    let end = find_last(&bytes[from..], END).map(|at| from + at).ok_or(Fault::Damaged)?;
    let (count, mut at) = (short(bytes, end + 10)?, long(bytes, end + 16)?);
    if count > PARTS {
        return Err(Fault::TooLarge);
    }
    let is_last = end + RECORD + short(bytes, end + 20)? == bytes.len();
    let is_alone = [short(bytes, end + 4)?, short(bytes, end + 6)?, short(bytes, end + 8)?] == [0, 0, count];
    if !is_last || !is_alone || at + long(bytes, end + 12)? != end {
        return Err(Fault::Damaged);
    }
    let mut all = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4) != Some(ENTRY) {
            return Err(Fault::Damaged);
        }
        all.push(at);
        at += 46 + short(bytes, at + 28)? + short(bytes, at + 30)? + short(bytes, at + 32)?;
    }
    if at == end { Ok(all) } else { Err(Fault::Damaged) }
}

/// How many bytes the part whose entry is at `entry` has, counted up to one more than `limit`.
fn measure(bytes: &[u8], entry: usize, limit: u64) -> Result<u64, Fault> {
    match packed(bytes, entry)? {
        (0, _) => Ok(long(bytes, entry + 20)? as u64),
        (8, packed) => {
            io::copy(&mut DeflateDecoder::new(packed).take(limit + 1), &mut io::sink()).map_err(|_| Fault::Damaged)
        }
        _ => Err(Fault::Damaged),
    }
}

/// How the part whose entry is at `entry` is packed, and the bytes from its beginning.
fn packed(bytes: &[u8], entry: usize) -> Result<(usize, &[u8]), Fault> {
    let (flags, method) = (short(bytes, entry + 8)?, short(bytes, entry + 10)?);
    let local = long(bytes, entry + 42)?;
    if flags & 1 == 1 {
        return Err(Fault::OldWorkbook);
    }
    if bytes.get(local..local + 4) != Some(LOCAL) {
        return Err(Fault::Damaged);
    }
    let start = local + 30 + short(bytes, local + 26)? + short(bytes, local + 28)?;
    Ok((method, bytes.get(start..).ok_or(Fault::Damaged)?))
}

fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

fn short(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok()).ok_or(Fault::Damaged)?;
    Ok(usize::from(u16::from_le_bytes(two)))
}

fn long(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).ok_or(Fault::Damaged)?;
    // An archive of more than 4 GiB says all ones here; no table is one.
    usize::try_from(u32::from_le_bytes(four)).ok().filter(|at| *at < u32::MAX as usize).ok_or(Fault::TooLarge)
}
