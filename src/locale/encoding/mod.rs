//! Vietnamese text that was not saved as UTF-8, or that went through the wrong door on its way
//! (TXT-02): the encodings by name, and what text in them reads as.
//!
//! Enter at [`Detector`], then [`Detector::find`]. Which encoding it is, is decided by how much of
//! the converted text can be the syllables of a language ([`Syllables`]), never by the bytes alone.
//!
//! [`Syllables`]: super::Syllables

mod detect;
mod image;
mod lost;
mod tables;

use std::sync::LazyLock;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

pub use detect::{Detector, Found};
pub use image::may_be_misread;
pub use lost::{LOST, Lost};
use tables::Table;

/// The text of a file in TCVN3 or VNI needs its table a thousand times.
static TCVN3: LazyLock<Table> = LazyLock::new(Table::tcvn3);
static VNI: LazyLock<Table> = LazyLock::new(Table::vni);

/// An encoding that is not UTF-8, or a way on which UTF-8 went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The Vietnamese code page of Windows: letters followed by combining tones.
    Windows1258,
    /// TCVN 5712:1993 VN3, "ABC": the fonts `.VnTime`.
    Tcvn3,
    /// The fonts `VNI-Times`.
    Vni,
    /// UTF-8 that was read as windows-1252 and saved again: `Ä‘Æ°á»ng`.
    Misread,
    /// The same, twice.
    MisreadTwice,
    /// What an old Notepad calls "Unicode".
    Utf16,
}

impl Encoding {
    /// All of them, the likeliest first: of two that fit equally well, the earlier is named.
    pub const ALL: [Self; 6] =
        [Self::Misread, Self::MisreadTwice, Self::Windows1258, Self::Tcvn3, Self::Vni, Self::Utf16];

    /// The name for machines and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Windows1258 => "windows-1258",
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
            Self::Misread => "misread-utf-8",
            Self::MisreadTwice => "misread-utf-8-twice",
            Self::Utf16 => "utf-16",
        }
    }

    /// Whether it is one of bytes that are looked at line by line.
    fn has_lines(self) -> bool {
        self != Self::Utf16
    }

    /// What `image`, its bytes written as characters of windows-1252, reads as; `None` when it
    /// cannot be in this encoding, or would not come back to what it was.
    fn read(self, image: &str) -> Option<String> {
        let text = match self {
            Self::Windows1258 => windows_1258(image)?,
            Self::Tcvn3 => TCVN3.read(image::of_bytes(image)?)?,
            Self::Vni => VNI.read(image::of_bytes(image)?)?,
            Self::Misread => image::mend(image)?,
            Self::MisreadTwice => image::mend(&image::mend(image)?)?,
            Self::Utf16 => return None,
        };
        let back = match self {
            Self::Tcvn3 => TCVN3.write(&text) == image,
            Self::Vni => VNI.write(&text) == image,
            // These prove it on the way.
            _ => true,
        };
        back.then_some(text)
    }
}

/// `image` as windows-1258, in NFC; `None` unless the very same bytes come out of it again.
fn windows_1258(image: &str) -> Option<String> {
    let bytes = image::bytes(image)?;
    let (text, failed) = WINDOWS_1258.decode_without_bom_handling(&bytes);
    let (again, _, lost) = WINDOWS_1258.encode(&text);
    (!failed && !lost && *again == *bytes).then(|| text.nfc().collect())
}

/// `bytes` as UTF-16 with a byte order mark; `None` when they are not, or are damaged.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let (encoding, rest) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        _ => return None,
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest)?;
    (!text.contains('\0')).then(|| text.into_owned())
}

#[cfg(test)]
mod tests;
