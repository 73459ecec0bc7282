//! What a picture's file says besides its pixels: EXIF, XMP, IPTC, comments, thumbnails, what
//! stands behind its end. Only the frame of the formats is known here; what the words mean is not.
//! Pixels are passed over, not read: a photograph has ten megabytes of them.

use std::io::{self, Read, Seek, SeekFrom};

/// So much of one file is kept at most; metadata of honest pictures have a hundredth of that.
const LIMIT: u64 = 4 << 20;

/// Of a file that is no picture of a known format, so much from its beginning.
const HEAD: u64 = 1 << 20;

/// Behind the pixels of a JPEG file, so much from its end.
const TAIL: u64 = 64 << 10;

/// The bytes of `file` that are no pixels, as far as its frame is whole.
pub(super) fn besides_pixels(file: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    let mut start = [0; 12];
    let length = read_some(file, &mut start)?;
    let mut kept = Vec::new();
    let broken = match &start[..length] {
        [0xff, 0xd8, ..] => jpeg(file, &mut kept),
        [0x89, b'P', b'N', b'G', ..] => chunks(file, 8, &PNG, &mut kept),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] => chunks(file, 12, &WEBP, &mut kept),
        _ => file.seek(SeekFrom::Start(0)).and_then(|_| keep(file, HEAD, &mut kept)),
    };
    match broken {
        // What came before the break counts.
        Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => Err(error),
        _ => Ok(kept),
    }
}

fn read_some(file: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < into.len() {
        match file.read(&mut into[length..])? {
            0 => break,
            more => length += more,
        }
    }
    Ok(length)
}

/// Adds `length` bytes and a gap, so that no word goes on in what follows.
fn keep(file: &mut impl Read, length: u64, kept: &mut Vec<u8>) -> io::Result<()> {
    let room = LIMIT.saturating_sub(kept.len() as u64);
    file.take(length.min(room)).read_to_end(kept)?;
    kept.push(b'\n');
    // A file of empty segments would go on for ever.
    if length >= room { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

/// Application segments and comments before the pixels (ITU T.81, B.1), and what follows the end.
fn jpeg(file: &mut (impl Read + Seek), kept: &mut Vec<u8>) -> io::Result<()> {
    file.seek(SeekFrom::Start(2))?;
    loop {
        let [mark, mut code] = array(file)?;
        while mark == 0xff && code == 0xff {
            [code] = array(file)?;
        }
        match (mark, code) {
            (0xff, 0xd9 | 0xda) => return behind(file, kept),
            (0xff, 0x01 | 0xd0..=0xd8) => {}
            (0xff, _) => segment(file, code, kept)?,
            _ => return behind(file, kept),
        }
    }
}

fn segment(file: &mut (impl Read + Seek), code: u8, kept: &mut Vec<u8>) -> io::Result<()> {
    let length = u64::from(u16::from_be_bytes(array(file)?)).saturating_sub(2);
    if matches!(code, 0xe0..=0xef | 0xfe) { keep(file, length, kept) } else { skip(file, length) }
}

/// What stands behind the last end of a picture.
fn behind(file: &mut (impl Read + Seek), kept: &mut Vec<u8>) -> io::Result<()> {
    let (here, end) = (file.stream_position()?, file.seek(SeekFrom::End(0))?);
    file.seek(SeekFrom::Start(here.max(end.saturating_sub(TAIL))))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    let last = tail.windows(2).rposition(|two| two == [0xff, 0xd9]).map_or(0, |at| at + 2);
    keep(&mut &tail[last..], TAIL, kept)
}

/// How a file is made of chunks.
struct Chunks {
    /// Whether the length comes before the name, and its highest byte first.
    png: bool,
    /// Names of chunks that hold pixels.
    pixels: [&'static [u8; 4]; 4],
    /// Bytes behind each chunk.
    check: u64,
}

const PNG: Chunks = Chunks { png: true, pixels: [b"IDAT", b"fdAT", b"PLTE", b"IHDR"], check: 4 };
const WEBP: Chunks = Chunks { png: false, pixels: [b"VP8 ", b"VP8L", b"ALPH", b"ANMF"], check: 0 };

/// All chunks from `start` on but the pixels (PNG 5.3, RFC 9649 2.3).
fn chunks(file: &mut (impl Read + Seek), start: u64, format: &Chunks, kept: &mut Vec<u8>) -> io::Result<()> {
    file.seek(SeekFrom::Start(start))?;
    loop {
        let (one, other): ([u8; 4], [u8; 4]) = (array(file)?, array(file)?);
        let (name, length) =
            if format.png { (other, u32::from_be_bytes(one)) } else { (one, u32::from_le_bytes(other)) };
        // A chunk of WebP is filled up to an even length.
        let fill = if format.png { 0 } else { u64::from(length % 2) };
        if format.png && &name == b"IEND" {
            skip(file, u64::from(length) + format.check)?;
            return keep(file, HEAD, kept);
        }
        if format.pixels.contains(&&name) {
            skip(file, u64::from(length) + fill + format.check)?;
        } else {
            kept.extend_from_slice(&name);
            keep(file, u64::from(length), kept)?;
            skip(file, fill + format.check)?;
        }
    }
}

fn array<const N: usize>(file: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn skip(file: &mut impl Seek, length: u64) -> io::Result<()> {
    file.seek(SeekFrom::Current(i64::try_from(length).unwrap_or(i64::MAX))).map(drop)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn kept(bytes: &[u8]) -> String {
        let kept = besides_pixels(&mut Cursor::new(bytes)).expect("memory does not fail");
        String::from_utf8_lossy(&kept).into_owned()
    }

    fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        for (name, data) in chunks {
            bytes.extend(u32::try_from(data.len()).expect("small").to_be_bytes());
            bytes.extend([&name[..], data, b"crc!"].concat());
        }
        bytes
    }

    #[test]
    fn a_jpeg_says_its_segments_and_what_stands_behind_its_end() {
        let pixels = [b'p'; 100_000];
        let bytes = [
            &b"\xff\xd8\xff\xe1\0\x08Exif\0\0\xff\xff\xfe\0\x06note\xff\xdb\0\x05tab\xff\xda\0\x02"[..],
            &pixels,
            b"\xff\xd9behind",
        ]
        .concat();
        assert_eq!(kept(&bytes), "Exif\0\0\nnote\nbehind\n");
    }

    #[test]
    fn chunks_that_hold_no_pixels_are_kept() {
        let bytes = png(&[(b"IHDR", b"size"), (b"tEXt", b"words"), (b"IDAT", b"pixels"), (b"IEND", b"")]);
        assert_eq!(kept(&[&bytes[..], b"behind"].concat()), "tEXtwords\nbehind\n");
        let webp = b"RIFF\x20\0\0\0WEBPVP8 \x03\0\0\0pix\0XMP \x05\0\0\0words\0EXIF\x02\0\0\0ab";
        assert_eq!(kept(webp), "XMP words\nEXIFab\n");
    }

    #[test]
    fn what_is_no_picture_or_breaks_off_is_kept_as_far_as_it_goes() {
        assert_eq!(kept(b"GIF89a words"), "GIF89a words\n");
        assert_eq!(kept(b""), "\n");
        assert_eq!(kept(b"\xff\xd8\xff\xfe\0\x40cut"), "cut\n");
        assert_eq!(kept(&png(&[(b"tEXt", b"words")])[..20]), "tEXtword\n");
        assert!(kept(&png(&[(b"tEXt", &[b'a'; 5 << 20])])).len() as u64 <= LIMIT + 8);
    }

    #[test]
    fn no_bytes_stop_the_reading() {
        for bytes in [
            &b"\xff\xd8"[..],
            b"\xff\xd8\xff",
            b"\xff\xd8\xff\xe0\0\0",
            b"RIFFxxxxWEBP\xff\xff\xff\xff\xff\xff\xff\xff",
        ] {
            kept(bytes);
        }
        assert!(kept(&[&b"\xff\xd8"[..], &b"\xff\xe0\0\x02".repeat(5 << 20)].concat()).len() as u64 <= LIMIT + 1);
        let whole = png(&[(b"tEXt", b"words"), (b"IEND", b"")]);
        for end in 0..whole.len() {
            kept(&whole[..end]);
        }
    }
}
