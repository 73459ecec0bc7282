//! What a file is and how large, from its head. Pixels are decoded only where the head leaves open
//! whether there is anything to see through.

use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{PIXELS, SIDE};
use crate::site::{Fault, Still};

/// What decoding may allocate beside the pixels: tables, a few rows, a profile.
const MARGIN: u64 = 64 << 20;

/// The picture in `bytes`.
///
/// # Errors
/// What it is instead, or what is wrong with it. Damage among the pixels is found by decoding alone.
pub fn look(bytes: &[u8]) -> Result<Still, Fault> {
    let format = format(bytes)?;
    let mut decoder = decoder(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let is_turned = matches!(
        decoder.orientation().unwrap_or(Orientation::NoTransforms),
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = if is_turned { (height, width) } else { (width, height) };
    let see_through = decoder.color_type().has_alpha();
    let depth = decoder.color_type().bytes_per_pixel();
    let still = Still { content: blake3::hash(bytes).into(), width, height, see_through, depth };
    if still.sizes().iter().any(|(width, height)| *width.max(height) > SIDE) {
        return Err(Fault::Vast { width, height });
    }
    Ok(Still { see_through: see_through && has_holes(decoder)?, ..still })
}

/// Whether anything can be seen through the picture of `decoder`. Many programs save a photograph
/// with a fourth channel that says nothing: it is then a photograph like any other.
fn has_holes(decoder: impl ImageDecoder) -> Result<bool, Fault> {
    // One at a time: files are looked at by many threads, and this one takes the memory of pixels.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let decoded = DynamicImage::from_decoder(decoder).map_err(|_| Fault::Broken)?;
    let holes =
        |samples: &[u8], channels: usize| samples.chunks_exact(channels).any(|pixel| pixel.last() != Some(&255));
    Ok(match &decoded {
        DynamicImage::ImageRgba8(image) => holes(image, 4),
        DynamicImage::ImageLumaA8(image) => holes(image, 2),
        other => holes(&other.to_rgba8(), 4),
    })
}

/// A decoder of `bytes` that was held against the limits.
pub(super) fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder, Fault> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    // Sixteen bits in four channels at most; the head says more before anything is allocated.
    limits.max_alloc = Some(PIXELS * 8 + MARGIN);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|_| Fault::Broken)?;
    let (width, height) = decoder.dimensions();
    match u64::from(width) * u64::from(height) {
        0 => Err(Fault::Broken),
        1..=PIXELS => Ok(decoder),
        _ => Err(Fault::Vast { width, height }),
    }
}

/// The format of `bytes` by what they begin with, if they go on to the end.
pub(super) fn format(bytes: &[u8]) -> Result<ImageFormat, Fault> {
    let whole = |is_whole: bool, format: ImageFormat| if is_whole { Ok(format) } else { Err(Fault::Broken) };
    match bytes {
        [0xff, 0xd8, 0xff, ..] => match jpeg_channels(bytes) {
            Some(4) => Err(Fault::Format("cmyk")),
            channels => whole(channels.is_some(), ImageFormat::Jpeg),
        },
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', chunks @ ..] => match png_moves(chunks) {
            Some(true) => Err(Fault::Format("animated")),
            moves => whole(moves.is_some(), ImageFormat::Png),
        },
        [b'R', b'I', b'F', b'F', a, b, c, d, b'W', b'E', b'B', b'P', chunks @ ..] => {
            let moves = chunks.starts_with(b"VP8X") && chunks.get(8).is_some_and(|flags| flags & 2 != 0);
            let length = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
            if moves { Err(Fault::Format("animated")) } else { whole(length + 8 <= bytes.len(), ImageFormat::WebP) }
        }
        _ => Err(Fault::Format(other(bytes))),
    }
}

/// What else is known by its first bytes.
fn other(bytes: &[u8]) -> &'static str {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match bytes {
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if brand.starts_with(b"avi") => "avif",
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..]
            if [b"hei", b"hev", b"mif", b"msf"].iter().any(|known| brand.starts_with(*known)) =>
        {
            "heic"
        }
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => "tiff",
        [b'B', b'M', ..] => "bmp",
        [] => "empty",
        _ if text.starts_with(b"<svg") || text.starts_with(b"<?xml") => "svg",
        _ => "other",
    }
}

/// The format that a file's name promises; `None` when it is one that is read, or no picture's.
pub fn format_of_name(path: &str) -> Option<&'static str> {
    const OTHERS: [(&str, &str); 13] = [
        ("heic", "heic"),
        ("heif", "heic"),
        ("avif", "avif"),
        ("gif", "gif"),
        ("tif", "tiff"),
        ("tiff", "tiff"),
        ("bmp", "bmp"),
        ("svg", "svg"),
        ("pdf", "other"),
        ("jfif", "jfif"),
        ("jpe", "jfif"),
        ("jif", "jfif"),
        ("jfi", "jfif"),
    ];
    let (_, ending) = path.rsplit_once('.')?;
    let row = OTHERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending));
    let is_read = ["jpg", "jpeg", "png", "webp"].iter().any(|known| known.eq_ignore_ascii_case(ending));
    if is_read { None } else { Some(row.map_or("other", |(_, format)| format)) }
}

/// How many channels the JPEG in `bytes` has; `None` when it breaks off. Segments are walked up to
/// the pixels, so that the end of a thumbnail is not taken for the end of the picture.
fn jpeg_channels(bytes: &[u8]) -> Option<u8> {
    let (mut at, mut channels) = (2, None);
    loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes.get(at) == Some(&0xff))?;
        match marker {
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xda => break,
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
                    channels = bytes.get(at + 9).copied();
                }
                at += 2 + length.max(2);
            }
        }
    }
    let pixels = bytes.get(at..)?;
    pixels.windows(2).rev().any(|pair| pair == [0xff, 0xd9]).then_some(channels)?
}

/// Whether the PNG of `chunks` moves; `None` when it breaks off.
fn png_moves(mut chunks: &[u8]) -> Option<bool> {
    let mut moves = false;
    loop {
        let (head, rest) = chunks.split_first_chunk::<8>()?;
        let [a, b, c, d, kind @ ..] = *head;
        moves |= kind == *b"acTL";
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        chunks = rest.get(length.checked_add(4)?..)?;
        if kind == *b"IEND" {
            return Some(moves);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::format_of_name;

    #[test]
    fn a_jpeg_by_an_unusual_name_is_called_one() {
        for (path, format) in [
            ("a.jfif", Some("jfif")),
            ("a.JPE", Some("jfif")),
            ("a.jpg", None),
            ("a.JPEG", None),
            ("a.txt", Some("other")),
        ] {
            assert_eq!(format_of_name(path), format, "{path}");
        }
    }
}
