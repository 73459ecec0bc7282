//! Pictures made smaller.
//!
//! A crate of its own for the time of the compiler: the resizer's code is generic and is compiled
//! where it is used, half a million lines of it, again for every change of that crate.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{PixelTrait, Resizer};

/// What the bytes of a pixel are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, and how much is seen of them (not multiplied in).
    Rgba,
}

/// Width and height, in pixels.
pub type Size = (u32, u32);

/// The picture in `bytes`, row by row from the top, one byte a channel, at another size, by Lanczos.
///
/// Nothing where `bytes` are too few for a picture of size `from`.
pub fn resample(bytes: &[u8], from: Size, to: Size, channels: Channels) -> Option<Vec<u8>> {
    match channels {
        Channels::Rgb => resample_as::<U8x3>(bytes, from, to),
        Channels::Rgba => resample_as::<U8x4>(bytes, from, to),
    }
}

fn resample_as<P: PixelTrait + Default>(bytes: &[u8], from: Size, to: Size) -> Option<Vec<u8>> {
    let mut resampled = vec![0; to.0 as usize * to.1 as usize * P::size()];
    let source = TypedImageRef::<P>::from_buffer(from.0, from.1, bytes).ok()?;
    let mut target = TypedImage::<P>::from_buffer(to.0, to.1, &mut resampled).ok()?;
    Resizer::new().resize_typed(&source, &mut target, None).ok()?;
    Some(resampled)
}
