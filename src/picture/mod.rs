//! Makes the files that pages load out of the pictures of authors (CON-06): right side up, in
//! sRGB, at several widths, without anything that a camera or a program wrote beside the pixels.
//!
//! Enter at [`look`], which knows a file by its head, and [`develop`], which makes its renditions;
//! [`Shelf`] remembers both between builds. Nothing here knows what a page is.
//!
//! **Colours** are converted to sRGB and the profile goes: a profile names the device, sometimes its
//! owner, and every browser takes a picture without one for sRGB. **Memory** is bounded: a picture
//! is refused by its head when it has more than [`PIXELS`], and pictures are made in [`batches`]
//! that together stay below [`MEMORY`], or one by one. **Drawings in SVG** are refused: they are programs with
//! links, styles, scripts and the traces of an editor, and no list of what is harmless stays true.

mod colour;
mod develop;
mod look;
mod shelf;

pub use develop::{develop, is_whole};
pub use look::{format_of_name, look};
pub use shelf::{Looked, Shelf};

use crate::site::Still;

/// The largest file that is read as a picture: 64 MiB.
pub const BYTES: u64 = 64 << 20;
/// The most pixels that a picture may have: more than any phone's.
pub const PIXELS: u64 = 120_000_000;
/// What the pictures that are made at the same time may take, in bytes of pixels.
pub const MEMORY: u64 = 1 << 30;
/// The longest side that every format can hold (WebP: 16,383 pixels).
const SIDE: u32 = 16_000;

/// What making the renditions of `still` takes, in bytes: its pixels as they are read and as they are made, where these
/// differ; then the latter with those of the largest.
fn weight(still: &Still) -> u64 {
    let made = if still.see_through { 4 } else { 3 };
    let read = u64::from(still.depth);
    let area = |(width, height): (u32, u32)| u64::from(width) * u64::from(height);
    let (all, largest) = (area((still.width, still.height)), still.sizes().into_iter().map(area).max());
    let converted = if read == made { 0 } else { made };
    (all * (read + converted)).max((all + largest.unwrap_or(0)) * made)
}

/// `items` in stretches that can be made at the same time.
pub fn batches<T>(items: &[T], still: impl Fn(&T) -> &Still) -> Vec<&[T]> {
    let mut batches = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (at, item) in items.iter().enumerate() {
        let weight = weight(still(item));
        if at > start && sum + weight > MEMORY {
            batches.push(&items[start..at]);
            (start, sum) = (at, 0);
        }
        sum += weight;
    }
    batches.extend((start < items.len()).then(|| &items[start..]));
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read with 16 bits a channel is there twice for a moment, and so is what loses a channel.
    #[test]
    fn a_picture_weighs_what_it_takes_while_it_is_made() {
        let still = |see_through, depth| Still { content: [7; 32], width: 4000, height: 3000, see_through, depth };
        let weights =
            [still(false, 3), still(false, 4), still(true, 4), still(true, 8), still(false, 8)].map(|it| weight(&it));
        assert_eq!(weights, [41_760_000, 84_000_000, 55_680_000, 144_000_000, 132_000_000]);
        let deep = [still(true, 8); 10];
        let sizes: Vec<usize> = batches(&deep, |still| still).into_iter().map(<[Still]>::len).collect();
        assert_eq!(sizes, [7, 3]);
    }
}
