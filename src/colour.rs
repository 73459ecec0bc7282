//! Colours of a style, and whether one can be read on another (WCAG 2.2, 1.4.3 and 1.4.11).

/// Contrast of normal text with its ground.
pub const TEXT: f64 = 4.5;

/// Contrast of an edge that says where something is with what lies beside it.
pub const EDGE: f64 = 3.0;

/// A colour without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// What text and accents stand on, and the ink that stands on accents, in both schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grounds {
    pub paper: Rgb,
    pub ink: Rgb,
    pub night: Rgb,
    pub ink_dark: Rgb,
}

/// Those of `themes/default`.
impl Default for Grounds {
    fn default() -> Self {
        Self {
            paper: Rgb([0xff, 0xfa, 0xf2]),
            ink: Rgb([0x1d, 0x21, 0x45]),
            night: Rgb([0x14, 0x16, 0x2e]),
            ink_dark: Rgb([0xf4, 0xef, 0xe6]),
        }
    }
}

impl Rgb {
    /// `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// As a style may write it, `#rgb`, `white` and `black` too. Of all the other ways nothing is known.
    pub fn of_style(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        match text.as_str() {
            "white" => Some(Self([255; 3])),
            "black" => Some(Self([0; 3])),
            short if short.len() == 4 && short.starts_with('#') => Self::parse(
                &short.chars().flat_map(|c| if c == '#' { vec![c] } else { vec![c, c] }).collect::<String>(),
            ),
            other => Self::parse(other),
        }
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

    /// WCAG 2.2, contrast ratio: from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The same hue, darker or lighter by the least step that has the contrast `wanted` with `ground`.
    pub fn readable_on(self, ground: Self, wanted: f64) -> Self {
        let away = if ground.luminance() > 0.18 { 0 } else { 255 };
        (0..=100)
            .map(|percent| self.mixed(away, percent))
            .find(|colour| colour.contrast(ground) >= wanted)
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
        let Grounds { paper, ink, .. } = Grounds::default();
        assert!((ink.contrast(paper) - 14.9).abs() < 0.1);
    }

    #[test]
    fn the_nearest_readable_colour_is_readable_and_near() {
        let (orange, paper) = (Rgb::parse("#ff9d42").expect("a colour"), Grounds::default().paper);
        let better = orange.readable_on(paper, TEXT);
        assert!(better.contrast(paper) >= TEXT && better.contrast(paper) < TEXT + 0.3, "{better}");
    }

    #[test]
    fn what_is_no_colour_is_none() {
        assert!(["ff9d42", "#ff9d4", "#gggggg", "#đđđ", "#đ"].iter().all(|text| Rgb::parse(text).is_none()));
        assert!(["pinkk", "#12345", "#đđ", "var(--x)", ""].iter().all(|text| Rgb::of_style(text).is_none()));
        assert_eq!(Rgb::of_style(" #FA0 "), Rgb::parse("#ffaa00"));
        assert_eq!(Rgb::of_style("White"), Rgb::parse("#ffffff"));
    }
}
