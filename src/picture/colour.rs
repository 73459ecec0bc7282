//! Colours of a picture become those of sRGB, in which a browser shows whatever has no profile.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Converts `pixels`, 8 bits a channel, in RGB or RGBA, from the colours of `profile`. One that
/// cannot be read, or is for other channels, changes nothing: browsers ignore it too.
pub fn convert(pixels: &mut Vec<u8>, profile: &[u8], has_alpha: bool) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    let converted = match profile.color_space {
        DataColorSpace::Rgb if has_alpha => transformed(pixels, &profile, Layout::Rgba, Layout::Rgba),
        DataColorSpace::Rgb => transformed(pixels, &profile, Layout::Rgb, Layout::Rgb),
        // A grey picture was spread over three equal channels.
        DataColorSpace::Gray if !has_alpha => {
            let grey: Vec<u8> = pixels.iter().step_by(3).copied().collect();
            transformed(&grey, &profile, Layout::Gray, Layout::Rgb)
        }
        _ => None,
    };
    if let Some(converted) = converted {
        *pixels = converted;
    }
}

fn transformed(pixels: &[u8], profile: &ColorProfile, from: Layout, to: Layout) -> Option<Vec<u8>> {
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(from, &srgb, to, TransformOptions::default()).ok()?;
    let mut converted = vec![0; pixels.len() / from.channels() * to.channels()];
    transform.transform(pixels, &mut converted).ok()?;
    Some(converted)
}
