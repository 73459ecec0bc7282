//! From the bytes of a picture to the bytes of its renditions.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, RgbImage, RgbaImage};
use jpeg_encoder::{Encoder, ImageBuffer, JpegColorType, SamplingFactor};
use tincay_resample::{Channels, resample};

use super::{colour, look};
use crate::site::{Fault, Form, Rendition, Still};

/// Of 100. A photograph at these cannot be told from its source at arm's length.
const JPEG_QUALITY: u8 = 80;
const WEBP_QUALITY: f32 = 78.0;
/// How hard a lossless WebP tries, of 100.
const WEBP_EFFORT: f32 = 75.0;
#[cfg(feature = "avif")]
const AVIF_QUALITY: f32 = 62.0;

/// Pixels at one size, 8 bits a channel.
struct Pixels {
    bytes: Vec<u8>,
    width: u32,
    height: u32,
    see_through: bool,
}

/// The bytes of `wanted` renditions of `still`, which is the picture in `bytes`, in their order. Each is
/// made by way of the largest size that the picture has, so that its bytes do not depend on which
/// others are wanted.
///
/// # Errors
/// [`Fault::Broken`]: the pixels cannot be read.
pub fn develop(bytes: &[u8], still: &Still, wanted: &[Rendition]) -> Result<Vec<Vec<u8>>, Fault> {
    let largest = still.sizes().into_iter().max();
    let Some(largest) = largest.filter(|_| !wanted.is_empty()) else { return Ok(Vec::new()) };
    let source = upright(bytes, still, largest)?;
    wanted.iter().map(|rendition| encoded(&source, rendition)).collect()
}

/// Whether the pixels in `bytes` can be read, all of them.
pub fn is_whole(bytes: &[u8]) -> bool {
    let decoded = look::format(bytes).and_then(|format| look::decoder(bytes, format)).map(DynamicImage::from_decoder);
    matches!(decoded, Ok(Ok(_)))
}

/// The picture at the size `largest`, right side up, in sRGB. It is made small first: turning
/// and converting then cost little, and only one copy of all pixels is ever held.
fn upright(bytes: &[u8], still: &Still, largest: (u32, u32)) -> Result<Pixels, Fault> {
    let mut decoder = look::decoder(bytes, look::format(bytes)?)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let decoded = DynamicImage::from_decoder(decoder).map_err(|_| Fault::Broken)?;
    let (width, height) = (decoded.width(), decoded.height());
    let see_through = still.see_through;
    let bytes = if see_through { decoded.into_rgba8().into_raw() } else { decoded.into_rgb8().into_raw() };
    let whole = Pixels { bytes, width, height, see_through };
    let is_turned = (width, height) != (still.width, still.height);
    let (width, height) = if is_turned { (largest.1, largest.0) } else { largest };
    let mut small = resized(&whole, width, height)?;
    drop(whole);
    if let Some(profile) = profile {
        colour::convert(&mut small.bytes, &profile, see_through);
    }
    turned(small, orientation)
}

fn turned(pixels: Pixels, orientation: Orientation) -> Result<Pixels, Fault> {
    let Pixels { bytes, width, height, see_through } = pixels;
    let image = if see_through {
        RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8)
    } else {
        RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
    };
    let mut image = image.ok_or(Fault::Broken)?;
    image.apply_orientation(orientation);
    let (width, height) = (image.width(), image.height());
    Ok(Pixels { bytes: image.into_bytes(), width, height, see_through })
}

fn resized(source: &Pixels, width: u32, height: u32) -> Result<Pixels, Fault> {
    let channels = if source.see_through { Channels::Rgba } else { Channels::Rgb };
    let resampled = resample(&source.bytes, (source.width, source.height), (width, height), channels);
    Ok(Pixels { bytes: resampled.ok_or(Fault::Broken)?, width, height, see_through: source.see_through })
}

fn encoded(source: &Pixels, rendition: &Rendition) -> Result<Vec<u8>, Fault> {
    let smaller = if (source.width, source.height) == (rendition.width, rendition.height) {
        None
    } else {
        Some(resized(source, rendition.width, rendition.height)?)
    };
    let pixels = smaller.as_ref().unwrap_or(source);
    match rendition.form {
        Form::Jpeg => jpeg(pixels),
        Form::Png => png(pixels),
        Form::WebP => webp(pixels, false),
        Form::WebPLossless => webp(pixels, true),
        Form::Avif => avif(pixels),
    }
}

/// Red, green and blue for the encoder. It could be handed the bytes and a kind, and would bring the
/// code of every kind.
struct Photograph<'a> {
    bytes: &'a [u8],
    width: u16,
    height: u16,
}

impl ImageBuffer for Photograph<'_> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, row: u16, [luma, blue, red, _]: &mut [Vec<u8>; 4]) {
        let length = usize::from(self.width) * 3;
        let row = self.bytes.chunks_exact(length).nth(row.into()).unwrap_or_default();
        for pixel in row.as_chunks::<3>().0 {
            let (y, cb, cr) = jpeg_encoder::rgb_to_ycbcr(pixel[0], pixel[1], pixel[2]);
            luma.push(y);
            blue.push(cb);
            red.push(cr);
        }
    }
}

fn jpeg(pixels: &Pixels) -> Result<Vec<u8>, Fault> {
    let side = |side: u32| u16::try_from(side).map_err(|_| Fault::Broken);
    let photograph = Photograph { bytes: &pixels.bytes, width: side(pixels.width)?, height: side(pixels.height)? };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode_image(photograph).map(|()| bytes).map_err(|_| Fault::Broken)
}

fn webp(pixels: &Pixels, lossless: bool) -> Result<Vec<u8>, Fault> {
    let Pixels { bytes, width, height, see_through } = pixels;
    let encoder = match see_through {
        true => webp::Encoder::from_rgba(bytes, *width, *height),
        false => webp::Encoder::from_rgb(bytes, *width, *height),
    };
    let quality = if lossless { WEBP_EFFORT } else { WEBP_QUALITY };
    encoder.encode_simple(lossless, quality).map(|encoded| encoded.to_vec()).map_err(|_| Fault::Broken)
}

fn png(pixels: &Pixels) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    let kind = if pixels.see_through { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    let encoded = encoder.write_image(&pixels.bytes, pixels.width, pixels.height, kind);
    encoded.map(|()| bytes).map_err(|_| Fault::Broken)
}

#[cfg(feature = "avif")]
fn avif(pixels: &Pixels) -> Result<Vec<u8>, Fault> {
    let colours: Vec<ravif::RGB8> =
        pixels.bytes.chunks_exact(3).map(|rgb| ravif::RGB8::new(rgb[0], rgb[1], rgb[2])).collect();
    let image = ravif::Img::new(&*colours, pixels.width as usize, pixels.height as usize);
    let encoder = ravif::Encoder::new().with_quality(AVIF_QUALITY).with_speed(6);
    encoder.encode_rgb(image).map(|encoded| encoded.avif_file).map_err(|_| Fault::Broken)
}

/// Without the feature no rendition is in this format.
#[cfg(not(feature = "avif"))]
fn avif(_: &Pixels) -> Result<Vec<u8>, Fault> {
    Err(Fault::Format("avif"))
}
