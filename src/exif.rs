//! Whether the file of a photograph or a film tells where it was taken. Enter at [`tells_place`], [`is_filmed_somewhere`].
//!
//! Cameras write that into a table of tags (EXIF 3.0, 4.6.6), which lies in JPEG, PNG, WebP, HEIC and TIFF alike, and
//! programs into XMP (part 2, 3.3) besides. So a table is looked for by its head anywhere in a file, whatever it is
//! wrapped in: the picture in a PDF, the small one in a large one, the one behind the end of another.

use memchr::memmem;

/// Heads of tables, each with its order of bytes (TIFF 6.0, section 2).
const HEADS: [(&[u8; 4], Order); 2] = [(b"II*\0", Order::Little), (b"MM\0*", Order::Big)];

/// What leads to the table of the place, and what it has the place under: latitudes and longitudes, of the camera and of
/// what it was pointed at.
const PLACE: u16 = 0x8825;
const DEGREES: [u16; 4] = [2, 4, 0x14, 0x16];

/// Fractions without a sign, and with one.
const FRACTIONS: [u16; 2] = [5, 10];

/// A table leads to another one: so many in a row at most.
const TABLES: usize = 8;

/// So many tags of one file are looked at; honest ones have some hundreds.
const MOST: usize = 1 << 16;

/// The name under which XMP, and programs that write texts into PNG, have a place.
const NAME: &[u8] = b"GPSLatitude";

/// Decimals of a degree with which telephones write a place.
const DECIMALS: usize = 4;

/// So long is what stands between a name and its value, and then the value, at most.
const LONG: usize = 48;

/// Whether something in `bytes` tells where a photograph was taken. A place without degrees, or with none but zeros, is
/// none: cameras that may not know where they are write it so.
pub fn tells_place(bytes: &[u8]) -> bool {
    let mut room = MOST;
    let is_told = |(head, order): (&[u8; 4], Order)| {
        let table = |at: usize| Table { bytes: &bytes[at..], order };
        memmem::find_iter(bytes, head).any(|at| table(at).tells_place(&mut room))
    };
    HEADS.into_iter().any(is_told) || memmem::find_iter(bytes, NAME).any(|at| is_valued(&bytes[at + NAME.len()..]))
}

/// Whether something in `bytes` tells where a film was taken: ISO 6709 as QuickTime and telephones write it into its head,
/// `+21.8536+106.7610/`, which ends in a stroke. A place that is all zeros is none.
pub fn is_filmed_somewhere(bytes: &[u8]) -> bool {
    memmem::find_iter(bytes, b"/").any(|end| {
        let start = end.saturating_sub(LONG);
        let said = &bytes[start..end];
        let said = memmem::rfind(said, b"CRS").map_or(said, |at| &said[..at]);
        let signs = said.iter().rposition(|byte| !matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-'));
        is_point(&said[signs.map_or(0, |at| at + 1)..])
    })
}

/// Whether `said` is a latitude and a longitude, and perhaps a height, each with its sign in front.
fn is_point(said: &[u8]) -> bool {
    let starts: Vec<usize> = (0..said.len()).filter(|at| matches!(said[*at], b'+' | b'-')).collect();
    let (Some(0), 2..=3) = (starts.first(), starts.len()) else { return false };
    let ends = starts.iter().skip(1).copied().chain([said.len()]);
    let parts: Vec<&[u8]> = starts.iter().zip(ends).map(|(start, end)| &said[start + 1..end]).collect();
    let is_angle = |part: &[u8], whole: usize| {
        let decimals = part.get(whole + 1..).unwrap_or_default();
        part.get(whole) == Some(&b'.')
            && !part[..whole].contains(&b'.')
            && decimals.len() >= DECIMALS
            && !decimals.contains(&b'.')
    };
    is_angle(parts[0], 2) && is_angle(parts[1], 3) && parts[..2].concat().iter().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// Whether a value that is not 0 stands at the head of `rest`, which follows a name.
fn is_valued(rest: &[u8]) -> bool {
    let rest = &rest[..rest.len().min(LONG)];
    let value = rest.trim_ascii_start();
    let between = value.iter().take_while(|byte| matches!(byte, b'=' | b'"' | b'\'' | b':' | b'>' | b' ' | b'\0'));
    let (between, value) = value.split_at(between.count());
    let figures = value.iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b',' | b'-' | b'+' | b'/' | b' '));
    !between.is_empty() && figures.into_iter().any(|byte| matches!(byte, b'1'..=b'9'))
}

#[derive(Debug, Clone, Copy)]
enum Order {
    Little,
    Big,
}

/// A table of tags and what it leads to; places in it are counted from its head.
struct Table<'a> {
    bytes: &'a [u8],
    order: Order,
}

/// A tag: what it is, the form and the number of its values, and where its last four bytes stand.
struct Tag {
    name: u16,
    form: u16,
    count: u32,
    at: usize,
}

impl Table<'_> {
    fn tells_place(&self, room: &mut usize) -> bool {
        let mut next = self.long(4);
        for _ in 0..TABLES {
            let Some(start) = next.filter(|start| *start != 0) else { return false };
            let places = self.tags(start, room).filter(|tag| tag.name == PLACE);
            let places: Vec<usize> = places.filter_map(|tag| self.long(tag.at)).collect();
            if places.into_iter().any(|at| self.has_degrees(at, room)) {
                return true;
            }
            let count = self.short(start).map_or(0, usize::from);
            next = start.checked_add(2 + 12 * count).and_then(|end| self.long(end));
        }
        false
    }

    /// Whether the table at `start` has degrees.
    fn has_degrees(&self, start: usize, room: &mut usize) -> bool {
        self.tags(start, room).any(|tag| DEGREES.contains(&tag.name) && tag.count > 0 && self.is_somewhere(&tag))
    }

    /// Whether the degrees of `tag` are not all 0. In a form that nobody expects they are what they are.
    fn is_somewhere(&self, tag: &Tag) -> bool {
        if !FRACTIONS.contains(&tag.form) {
            return true;
        }
        let Some(start) = self.long(tag.at) else { return false };
        let values = (0..tag.count.min(3) as usize).map(|at| start.saturating_add(8 * at));
        values.into_iter().any(|at| {
            let parts = [self.long(at), self.long(at.saturating_add(4))];
            parts.into_iter().all(|part| part.is_some_and(|part| part != 0))
        })
    }

    /// The tags of the table at `start`, as far as they are there and there is `room`.
    fn tags<'b>(&'b self, start: usize, room: &'b mut usize) -> impl Iterator<Item = Tag> + 'b {
        let count = self.short(start).map_or(0, usize::from);
        let places = (0..count).map_while(move |at| start.checked_add(2 + 12 * at));
        places.map_while(move |at| {
            *room = room.checked_sub(1)?;
            let count = u32::try_from(self.long(at + 4)?).ok()?;
            Some(Tag { name: self.short(at)?, form: self.short(at + 2)?, count, at: at + 8 })
        })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes: [u8; 2] = self.bytes.get(at..)?.first_chunk().copied()?;
        Some(match self.order {
            Order::Little => u16::from_le_bytes(bytes),
            Order::Big => u16::from_be_bytes(bytes),
        })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes: [u8; 4] = self.bytes.get(at..)?.first_chunk().copied()?;
        let number = match self.order {
            Order::Little => u32::from_le_bytes(bytes),
            Order::Big => u32::from_be_bytes(bytes),
        };
        usize::try_from(number).ok()
    }
}

/// A JPEG without pixels, as a telephone writes its head: `degrees` and a half, north and east, behind `tags` others.
#[cfg(test)]
pub fn photo(big: bool, degrees: u32, tags: u16) -> Vec<u8> {
    let two = |number: u16| if big { number.to_be_bytes() } else { number.to_le_bytes() };
    let four = |number: u32| if big { number.to_be_bytes() } else { number.to_le_bytes() };
    let tag = |name: u16, form: u16, count: u32, value: u32| {
        [&two(name)[..], &two(form), &four(count), &four(value)].concat()
    };
    let place = 8 + 2 + 12 * (u32::from(tags) + 1) + 4;
    let values = place + 2 + 12 * 2 + 4;
    let mut table = [if big { &b"MM\0*"[..] } else { b"II*\0" }, &four(8), &two(tags + 1)].concat();
    (0..tags).for_each(|_| table.extend(tag(0x112, 3, 1, 1)));
    table.extend([tag(PLACE, 4, 1, place), four(0).to_vec(), two(2).to_vec()].concat());
    table.extend([tag(2, 5, 3, values), tag(4, 5, 3, values), four(0).to_vec()].concat());
    [degrees, 1, degrees * 30, 1, 0, 1].map(four).iter().for_each(|number| table.extend(number));
    let length = u16::try_from(table.len() + 8).expect("it is short").to_be_bytes();
    [b"\xff\xd8\xff\xe1", &length[..], b"Exif\0\0", &table, b"\xff\xd9"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CON-06, LOC-05: in either order of bytes, and whatever stands around it.
    #[test]
    fn a_place_is_found_in_whatever_holds_it() {
        for big in [false, true] {
            let photo = photo(big, 21, 3);
            let table = &photo[12..];
            for bytes in [
                photo.clone(),
                table.to_vec(),
                [b"\x89PNG\r\n\x1a\n\0\0\0\x80eXIf", table].concat(),
                [b"RIFF\x80\0\0\0WEBPEXIF\x80\0\0\0", table].concat(),
                [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x06Exif\0\0", table].concat(),
                [&b"\xff\xd8\xff\xd9"[..], &photo].concat(),
            ] {
                assert!(tells_place(&bytes), "{bytes:?}");
            }
        }
    }

    #[test]
    fn a_place_is_found_in_words() {
        for text in [
            "<rdf:Description exif:GPSLatitude=\"21,51.21N\"/>",
            "<exif:GPSLatitude>21,51.21N</exif:GPSLatitude>",
            "exif:GPSLatitude = '21.85'",
            "tEXtexif:GPSLatitude\x0021/1, 51/1",
        ] {
            assert!(tells_place(text.as_bytes()), "{text}");
        }
        for text in ["exif:GPSLatitude", "exif:GPSLatitude=\"0,0.0N\"", "GPSLatitudeRef=\"N\"", "GPSLatitude is what?"]
        {
            assert!(!tells_place(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_picture_without_a_place_tells_none() {
        for big in [false, true] {
            let nowhere = photo(big, 0, 3);
            assert!(!tells_place(&nowhere));
            // What leads to the place, away.
            let name = if big { PLACE.to_be_bytes() } else { PLACE.to_le_bytes() };
            let mut without = photo(big, 21, 0);
            let at = memmem::find(&without, &name).expect("it is there");
            without[at] ^= 1;
            assert!(!tells_place(&without));
        }
        for bytes in [&b""[..], b"II*\0", b"MM\0*\xff\xff\xff\xff", b"%PDF-1.4", b"\xff\xd8\xff\xd9"] {
            assert!(!tells_place(bytes));
        }
    }

    /// Broken files end the reading, and tables that lead round in a circle or have no end.
    #[test]
    fn no_bytes_stop_the_reading() {
        for big in [false, true] {
            let photo = photo(big, 21, 40);
            for end in 0..photo.len() {
                tells_place(&photo[..end]);
                let mut broken = photo.clone();
                broken[end] = 0xff;
                tells_place(&broken);
            }
        }
        let circle = b"II*\0\x08\0\0\0\0\0\x08\0\0\0";
        assert!(!tells_place(&circle.repeat(10_000)));
        let endless = [&b"MM\0*\0\0\0\x08\xff\xff"[..], &[1; 65_535 * 12]].concat();
        assert!(!tells_place(&[endless, b"MM\0*\0\0\0\x08".repeat(100_000)].concat()));
    }
}
