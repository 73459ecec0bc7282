//! A campaign's palette: four colours whose contrast must suffice (content.md: a pair below
//! WCAG AA names the nearest colour that passes).

use crate::diag::{Diagnostic, Problem};
use crate::parse::{Document, Located, Part};
use crate::site::Palette;

/// The grounds that accents stand on in both schemes, and the ink that stands on them
/// (`themes/default`, look.md).
const PAPER: Rgb = Rgb([0xff, 0xfa, 0xf2]);
const NIGHT: Rgb = Rgb([0x14, 0x16, 0x2e]);
const INK: Rgb = Rgb([0x1d, 0x21, 0x45]);
const INK_DARK: Rgb = Rgb([0xf4, 0xef, 0xe6]);

/// WCAG 2.2, 1.4.3: normal text.
const AA: f64 = 4.5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rgb([u8; 3]);

/// The palette, if its colours are colours and can be read.
pub fn check(
    colours: &[Option<Located<String>>; 4],
    file: &Document,
    problems: &mut Vec<Diagnostic>,
) -> Option<Palette> {
    let grounds = [PAPER, INK, NIGHT, INK_DARK];
    let mut checked = Vec::new();
    for (colour, ground) in colours.iter().zip(grounds) {
        let colour = colour.as_ref()?;
        let span = file.span(&colour.path, Part::Value);
        let key = colour.path.to_string();
        match Rgb::parse(&colour.value) {
            None => {
                let problem = Diagnostic::new(Problem::WrongColour, span).arg("key", key);
                problems.push(problem.arg("value", &colour.value));
            }
            Some(rgb) if rgb.contrast(ground) < AA => {
                let ratio = format!("{:.1}", rgb.contrast(ground));
                let problem = Diagnostic::new(Problem::LowContrast, span).arg("key", key).arg("ratio", ratio);
                problems.push(problem.arg("nearest", rgb.readable_on(ground).to_string()));
            }
            Some(rgb) => checked.push(rgb.to_string()),
        }
    }
    let [accent, accent_ground, accent_dark, accent_ground_dark] = checked.try_into().ok()?;
    Some(Palette { accent, accent_ground, accent_dark, accent_ground_dark })
}

impl Rgb {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// WCAG 2.2, relative luminance.
    fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// WCAG 2.2, contrast ratio.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The same hue, darker or lighter by the least step that can be read on `ground`.
    fn readable_on(self, ground: Self) -> Self {
        let away = if ground.luminance() > 0.18 { 0 } else { 255 };
        (0..=100)
            .map(|percent| self.mixed(away, percent))
            .find(|colour| colour.contrast(ground) >= AA)
            .unwrap_or(Self([away; 3]))
    }

    fn mixed(self, with: u8, percent: u32) -> Self {
        Self(self.0.map(|value| {
            let mixed = (u32::from(value) * (100 - percent) + u32::from(with) * percent) / 100;
            u8::try_from(mixed).unwrap_or(with)
        }))
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_wcags() {
        let (white, black) = (Rgb([255; 3]), Rgb([0; 3]));
        assert!((white.contrast(black) - 21.0).abs() < 1e-9);
        assert!((INK.contrast(PAPER) - 14.9).abs() < 0.1);
    }

    #[test]
    fn the_nearest_readable_colour_is_readable_and_near() {
        let orange = Rgb::parse("#ff9d42").expect("a colour");
        let better = orange.readable_on(PAPER);
        assert!(better.contrast(PAPER) >= AA && better.contrast(PAPER) < AA + 0.3, "{better}");
    }

    #[test]
    fn what_is_no_colour_is_none() {
        assert!(["ff9d42", "#ff9d4", "#gggggg", "#đđđ"].iter().all(|text| Rgb::parse(text).is_none()));
    }
}
