//! Pictures for the tests: what a camera, a phone or a drawing program would write, made here, with
//! everything beside the pixels that gives people away. Knows the formats, nothing of the program.

use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};

/// Words that stand in the metadata of every picture from here, one per carrier.
pub const TELLING: [&str; 7] = [
    "GPS-mau-toa-do",
    "XMP-mau-tac-gia",
    "IPTC-mau-chu-thich",
    "COM-mau-ghi-chu",
    "ICC-mau-may-anh",
    "tEXt-mau-ten",
    "THUMB-mau",
];

/// Red, green, blue and white by quarters, as it is to be seen.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x * 2 < width, y * 2 < height) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 200, 60]),
        (true, false) => Rgb([40, 60, 220]),
        (false, false) => Rgb([245, 245, 245]),
    })
}

/// `upright` as a camera stores it that notes `orientation` (EXIF 2.3, tag 274): where the pixel of
/// row y and column x of the file is to be seen.
fn stored(upright: &RgbImage, orientation: u8) -> RgbImage {
    let (w, h) = upright.dimensions();
    let (sw, sh) = if orientation > 4 { (h, w) } else { (w, h) };
    RgbImage::from_fn(sw, sh, |x, y| {
        let (u, v) = match orientation {
            2 => (w - 1 - x, y),
            3 => (w - 1 - x, h - 1 - y),
            4 => (x, h - 1 - y),
            5 => (y, x),
            6 => (w - 1 - y, x),
            7 => (w - 1 - y, h - 1 - x),
            8 => (y, h - 1 - x),
            _ => (x, y),
        };
        *upright.get_pixel(u, v)
    })
}

/// The JPEG of `pixels` without anything else.
pub fn jpeg(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (width, height) = pixels.dimensions();
    let side = |side: u32| u16::try_from(side).expect("pictures of the tests are small");
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 92);
    encoder.encode(pixels, side(width), side(height), jpeg_encoder::ColorType::Rgb).expect("memory can be written");
    bytes
}

/// An ordinary photograph, in no way special.
pub fn photo(width: u32, height: u32) -> Vec<u8> {
    jpeg(&quarters(width, height))
}

/// `upright` as a phone saves it: turned, with place, author, caption, comment, profile, thumbnail.
pub fn phone_photo(upright: &RgbImage, orientation: u8) -> Vec<u8> {
    let plain = jpeg(&stored(upright, orientation));
    let mut bytes = plain[..2].to_vec();
    let exif = [b"Exif\0\0".as_slice(), &exif(orientation)].concat();
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>XMP-mau-tac-gia</dc:creator></x:xmpmeta>".to_vec();
    let iptc =
        [b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x17\x1c\x02\x78\0\x12".as_slice(), b"IPTC-mau-chu-thich\0"].concat();
    let icc = [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile()].concat();
    for (marker, data) in [(0xe1, exif), (0xe1, xmp), (0xed, iptc), (0xe2, icc), (0xfe, b"COM-mau-ghi-chu".to_vec())] {
        bytes.extend([0xff, marker]);
        bytes.extend(u16::try_from(data.len() + 2).expect("a segment is short").to_be_bytes());
        bytes.extend(data);
    }
    bytes.extend(&plain[2..]);
    // What some phones hang behind the picture.
    bytes.extend(b"SEFT GPS-mau-toa-do");
    bytes
}

/// Orientation, a place in the first directory, a thumbnail in the second.
fn exif(orientation: u8) -> Vec<u8> {
    let thumbnail = [jpeg(&quarters(16, 16)), b"THUMB-mau".to_vec()].concat();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()].concat()
    };
    let place = b"GPS-mau-toa-do\0";
    let place_at = 8 + 2 + 3 * 12 + 4 + 2 + 2 * 12 + 4;
    let mut bytes = b"MM\0\x2a\0\0\0\x08\0\x03".to_vec();
    bytes.extend(entry(0x0112, 3, 1, u32::from(orientation) << 16));
    bytes.extend(entry(0x010e, 2, 15, place_at));
    bytes.extend(entry(0x8825, 4, 1, 8));
    bytes.extend((8_u32 + 2 + 3 * 12 + 4).to_be_bytes());
    bytes.extend(2_u16.to_be_bytes());
    bytes.extend(entry(0x0201, 4, 1, place_at + 15));
    bytes.extend(entry(0x0202, 4, 1, u32::try_from(thumbnail.len()).expect("a thumbnail is small")));
    bytes.extend(0_u32.to_be_bytes());
    [bytes, place.to_vec(), thumbnail].concat()
}

/// Adobe RGB, in the name of a camera.
pub fn profile() -> Vec<u8> {
    let mut profile = moxcms::ColorProfile::new_adobe_rgb();
    profile.copyright = Some(moxcms::ProfileText::PlainString("ICC-mau-may-anh".to_owned()));
    profile.encode().expect("a profile can be written")
}

/// A drawing with a hole in its middle, and words beside the pixels.
pub fn see_through_drawing(width: u32, height: u32) -> Vec<u8> {
    let hole = |x: u32, y: u32| x.abs_diff(width / 2) * 4 < width && y.abs_diff(height / 2) * 4 < height;
    let pixels = RgbaImage::from_fn(width, height, |x, y| Rgba([122, 50, 0, if hole(x, y) { 0 } else { 255 }]));
    let bytes = png(&pixels);
    // After the head, which has a fixed length (PNG, 11.2.2).
    [&bytes[..33], &chunk(b"tEXt", b"Author\0tEXt-mau-ten"), &bytes[33..]].concat()
}

/// The PNG of `pixels` without anything else.
pub fn png(pixels: &RgbaImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    let (width, height) = pixels.dimensions();
    encoder.write_image(pixels, width, height, ExtendedColorType::Rgba8).expect("memory can be written");
    bytes
}

/// A PNG whose head promises `width` times `height` pixels and which has hardly any bytes.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    [signature, chunk(b"IHDR", &head), chunk(b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01"), chunk(b"IEND", b"")].concat()
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a chunk is short").to_be_bytes();
    let body = [kind.as_slice(), data].concat();
    [&length[..], &body, &crc(&body).to_be_bytes()].concat()
}

/// PNG, annex D.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 })
    })
}
