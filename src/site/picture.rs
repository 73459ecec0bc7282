//! Pictures: what a file says of itself, and the files that a page loads in its stead.
//!
//! Names are made from content (CON-06): from the bytes of the source and from everything that
//! decides the bytes of a rendition, so that they are known before anything is encoded. Enter at
//! [`Still::renditions`]; `picture` makes them.

use crate::diag::SourcePath;

/// Widths in pixels. A column of text has 648 CSS pixels and a card 324; phones have 328 at two or
/// three pixels each.
const WIDTHS: [u32; 4] = [360, 720, 1080, 1600];
/// Raise it when the same source gives other bytes: every name changes with it.
const RECIPE: &str = "tincay pictures 1";
/// Where renditions stand in the output.
pub const FOLDER: &str = "assets/pictures/";

/// A picture file as it is known from its head and its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Still {
    /// BLAKE3 of the file.
    pub content: [u8; 32],
    /// In pixels, right side up.
    pub width: u32,
    /// In pixels, right side up.
    pub height: u32,
    /// Whether it may have holes to see through: then nothing is lost in its renditions.
    pub see_through: bool,
    /// Bytes of a pixel as it is read from the file, before it becomes one of its renditions.
    pub depth: u8,
}

/// Why a file cannot be published as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is none of the formats that are read; its name, or a word for what it is.
    Format(&'static str),
    /// It is a PDF of so many bytes, which goes with a document.
    Paper(u64),
    /// It has so many bytes, more than are read.
    Heavy(u64),
    /// It has so many pixels that it is refused unseen.
    Vast { width: u32, height: u32 },
    /// It was cut off, or is damaged.
    Broken,
}

/// A format of renditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Avif,
    WebP,
    /// WebP that loses nothing.
    WebPLossless,
    Jpeg,
    Png,
}

impl Form {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::WebP | Self::WebPLossless => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// RFC 6838.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::WebP | Self::WebPLossless => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// One file made of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    pub form: Form,
    pub width: u32,
    pub height: u32,
    /// Below the output.
    pub path: String,
}

impl Still {
    /// The formats of its renditions, the lightest first, the one that every browser reads last.
    pub fn forms(&self) -> &'static [Form] {
        match (self.see_through, cfg!(feature = "avif")) {
            (true, _) => &[Form::WebPLossless, Form::Png],
            (false, true) => &[Form::Avif, Form::WebP, Form::Jpeg],
            (false, false) => &[Form::WebP, Form::Jpeg],
        }
    }

    /// Width and height of its renditions, the smallest first. Nothing is made larger than it is;
    /// of two widths that hardly differ only the larger is made.
    pub fn sizes(&self) -> Vec<(u32, u32)> {
        let largest = self.width.min(WIDTHS[WIDTHS.len() - 1]);
        let smaller = WIDTHS.into_iter().filter(|width| width * 100 <= largest * 85);
        smaller.chain([largest]).map(|width| (width, self.height_at(width))).collect()
    }

    /// The height that goes with `width`.
    fn height_at(&self, width: u32) -> u32 {
        let (width, own, height) = (u64::from(width), u64::from(self.width.max(1)), u64::from(self.height));
        u32::try_from((height * width + own / 2) / own).unwrap_or(u32::MAX).max(1)
    }

    /// Its renditions in `form`, the smallest first.
    pub fn renditions_in(&self, form: Form) -> Vec<Rendition> {
        let stem = self.stem();
        let sizes = self.sizes().into_iter();
        sizes
            .map(|(width, height)| {
                let path = format!("{FOLDER}{stem}-{width}.{}", form.ending());
                Rendition { form, width, height, path }
            })
            .collect()
    }

    /// All of its renditions.
    pub fn renditions(&self) -> Vec<Rendition> {
        self.forms().iter().flat_map(|form| self.renditions_in(*form)).collect()
    }

    /// What all of its names begin with: sixteen hexadecimal digits.
    fn stem(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(RECIPE.as_bytes()).update(&self.content);
        hasher.finalize().to_hex().chars().take(16).collect()
    }
}

/// A picture of a piece, which may be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub file: SourcePath,
    pub still: Still,
    pub credit: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn still(width: u32, height: u32) -> Still {
        Still { content: [7; 32], width, height, see_through: false, depth: 3 }
    }

    #[test]
    fn nothing_is_made_larger_than_it_is() {
        for (width, expected) in [
            (4000, vec![360, 720, 1080, 1600]),
            (1600, vec![360, 720, 1080, 1600]),
            (1200, vec![360, 720, 1200]),
            (1500, vec![360, 720, 1080, 1500]),
            (500, vec![360, 500]),
            (380, vec![380]),
            (1, vec![1]),
        ] {
            let widths: Vec<u32> = still(width, width).sizes().into_iter().map(|(width, _)| width).collect();
            assert_eq!(widths, expected, "{width}");
        }
    }

    #[test]
    fn proportions_are_kept_to_the_nearest_pixel() {
        assert_eq!(still(4000, 3000).sizes()[0], (360, 270));
        assert_eq!(still(3, 2000).sizes(), [(3, 2000)]);
        assert_eq!(still(4000, 1).sizes()[0], (360, 1));
    }

    #[test]
    fn a_name_changes_with_the_content_and_with_nothing_else() {
        let (one, mut other) = (still(800, 600), still(800, 600));
        assert_eq!(one.renditions(), other.renditions());
        other.content[0] = 8;
        let names = |still: &Still| still.renditions().into_iter().map(|rendition| rendition.path).collect::<Vec<_>>();
        assert!(names(&one).iter().all(|name| !names(&other).contains(name)));
    }
}
