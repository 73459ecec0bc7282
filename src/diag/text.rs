//! [`Text`]: what a file says, shared by whoever reads it; packed where a site has so many that they are in the way
//! of everything else.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use lz4_flex::block;

/// What a file says. Clones share it.
#[derive(Clone)]
pub struct Text(Kept);

#[derive(Clone)]
enum Kept {
    Plain(Arc<str>),
    /// Its length and then the text in LZ4, which takes three fifths of the room and is read at about 2 GB a second.
    Packed(Arc<[u8]>),
}

/// Bytes of a length.
const LENGTH: usize = size_of::<usize>();

thread_local! {
    /// Room to pack and unpack in.
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

impl Text {
    /// The same in less room, where that is worth it.
    #[must_use]
    pub fn packed(&self) -> Self {
        let text = self.read();
        ROOM.with_borrow_mut(|room| {
            let most = LENGTH + block::get_maximum_output_size(text.len());
            room.resize(room.len().max(most), 0);
            room[..LENGTH].copy_from_slice(&text.len().to_le_bytes());
            match block::compress_into(text.as_bytes(), &mut room[LENGTH..]) {
                Ok(size) if size < text.len() / 8 * 7 => Self(Kept::Packed(room[..LENGTH + size].into())),
                _ => self.clone(),
            }
        })
    }

    /// What it says, from the byte `from` on, or from the next character when that is inside of one.
    pub fn read_from(&self, from: usize) -> Cow<'_, str> {
        match &self.0 {
            Kept::Plain(text) => Cow::Borrowed(&text[text.ceil_char_boundary(from)..]),
            Kept::Packed(packed) => Cow::Owned(unpacked(packed, from)),
        }
    }

    /// What it says.
    pub fn read(&self) -> Cow<'_, str> {
        self.read_from(0)
    }

    /// The bytes that stand for it: others for every other text that has no NUL. Those of a packed text are not those
    /// of its equal that is not.
    pub fn kept(&self) -> &[u8] {
        match &self.0 {
            Kept::Plain(text) => text.as_bytes(),
            Kept::Packed(packed) => packed,
        }
    }
}

/// The text in `packed` from the byte `from` on.
fn unpacked(packed: &[u8], from: usize) -> String {
    // What was packed here can be unpacked.
    let Some((length, packed)) = packed.split_first_chunk() else { return String::new() };
    let length = usize::from_le_bytes(*length);
    ROOM.with_borrow_mut(|room| {
        room.resize(room.len().max(length), 0);
        let length = block::decompress_into(packed, &mut room[..length]).unwrap_or_default();
        let text = simdutf8::basic::from_utf8(&room[..length]).unwrap_or_default();
        text[text.ceil_char_boundary(from)..].to_owned()
    })
}

impl Default for Text {
    fn default() -> Self {
        "".into()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Kept::Plain(text.into()))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Kept::Plain(text.into()))
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(text: Cow<str>) -> Self {
        Self(Kept::Plain(text.into()))
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.read(), f)
    }
}

impl PartialEq for Text {
    /// Of one that is shared not a letter is looked at.
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Kept::Plain(one), Kept::Plain(other)) => Arc::ptr_eq(one, other) || one == other,
            (Kept::Packed(one), Kept::Packed(other)) => Arc::ptr_eq(one, other) || one == other,
            _ => self.read() == other.read(),
        }
    }
}

impl Eq for Text {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_text_says_what_it_said() {
        let long = "Địa chỉ tin cậy – nhà tạm lánh. ".repeat(300);
        for text in ["", "a", "đường", &long] {
            let packed = Text::from(text).packed();
            assert_eq!(packed.read(), text);
            assert_eq!(packed, Text::from(text));
            assert_eq!(packed, Text::from(text).packed());
            assert_eq!(packed, packed.packed());
            assert_eq!(packed.clone(), packed);
            for from in 0..text.len().min(40) {
                assert_eq!(packed.read_from(from), Text::from(text).read_from(from), "{from}");
            }
            assert_eq!(packed.read_from(text.len() + 9), "");
        }
        assert!(Text::from(&*long).packed().kept().len() < long.len() / 20);
        assert_eq!(Text::from("đường").packed().kept(), "đường".as_bytes(), "it would be longer");
        assert_ne!(Text::from(&*long).packed(), Text::from(&long[..long.len() - 1]).packed());
    }
}
