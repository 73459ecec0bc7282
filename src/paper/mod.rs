//! What a PDF says: the words that its readers see and find, on its pages and beside them. Enter at [`read`].
//!
//! A page of a PDF puts signs of fonts at places. Which letter a sign is, a font says for whoever copies or searches
//! (ISO 32000-1, 9.10); where words end is told by the places alone.

mod font;
mod notes;
mod pen;
mod room;

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Step;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::exif;
use font::Font;
use pen::{Matrix, Pen};
use room::Room;

/// Forms within forms: no deeper.
const DEPTH: usize = 12;

/// No document has more steps and signs than that, whatever its pages repeat, with what its fonts say of signs; to unpack
/// a form counts as so many.
const MOST: usize = 20_000_000;
const FORM: usize = 2_000;

/// What a PDF says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// In the order in which the pages show them, a line for a line; then what it says beside its pages.
    pub words: String,
    /// Why not all of it can be read.
    pub unread: Option<Unread>,
    /// Whether a photograph in it tells where it was taken.
    pub tells_place: bool,
}

/// Why a PDF says something that no program can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It opens with a password only.
    Locked,
    /// It is damaged, or no PDF.
    Broken,
    /// It has pages that are pictures: of a scanner, or of a camera.
    Scanned,
    /// Its letters are drawings of which nothing says what they mean.
    Drawn,
    /// It holds more than any document does, and was not read to its end.
    Endless,
}

impl Unread {
    /// A word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Broken => "broken",
            Self::Scanned => "scanned",
            Self::Drawn => "drawn",
            Self::Endless => "endless",
        }
    }
}

/// Whether `bytes` are a PDF: some have a line of something else before their head.
pub fn is_pdf(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some()
}

/// What the PDF in `bytes` says.
pub fn read(bytes: &[u8]) -> Paper {
    // Pictures mostly lie in it as they are, those of its earlier versions too.
    let tells_place = exif::tells_place(bytes);
    let unread = |unread| Paper { words: String::new(), unread: Some(unread), tells_place };
    if room::is_bomb(bytes) {
        return unread(Unread::Endless);
    }
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => return unread(Unread::Locked),
        Err(_) => return unread(Unread::Broken),
    };
    let mut reader = Reader { tells_place, ..Reader::default() };
    let mut is_scanned = false;
    let pages = pdf.pages();
    for page in pages.iter() {
        if !reader.room.has_room_for(page) {
            continue;
        }
        let (known, images) = (reader.pen.letters, reader.images);
        reader.steps(page.typed_operations(), &[page.resources()], 0);
        reader.pen.end_page();
        is_scanned |= reader.images > images && reader.pen.letters == known;
    }
    reader.beside(&pdf);
    let Reader { mut pen, notes, tells_place, room, is_cut, .. } = reader;
    pen.words.push_str(&notes);
    // A bullet or a logo of a font of its own is no letter that anybody misses.
    let is_drawn = pen.unknown > 16 && pen.unknown > pen.letters / 20;
    let unread = match () {
        () if is_cut || room.is_short => Some(Unread::Endless),
        () if pages.is_empty() => Some(Unread::Broken),
        () if is_drawn => Some(Unread::Drawn),
        () if is_scanned => Some(Unread::Scanned),
        () => None,
    };
    Paper { words: pen.words, unread, tells_place }
}

/// Goes through the steps of pages.
#[derive(Default)]
struct Reader {
    pen: Pen,
    /// Those of earlier pages, too, by where they stand in the file.
    fonts: HashMap<(u32, i32), Rc<Font>>,
    images: usize,
    /// How many steps there were.
    count: usize,
    /// There were more of them than are taken.
    is_cut: bool,
    room: Room,
    /// What stands beside the pages, a line for each.
    notes: String,
    tells_place: bool,
}

impl Reader {
    /// Goes through `steps`; what they name is looked up in `resources`, the nearest first.
    fn steps<'a>(&mut self, mut steps: TypedIter<'_>, resources: &[&Resources<'a>], depth: usize) {
        let mut kept = Vec::new();
        while let Some(step) = steps.next() {
            self.count += 1;
            if self.is_over() {
                return;
            }
            match step {
                Step::SaveState(_) if kept.len() < 512 => kept.push(self.pen.state.clone()),
                Step::RestoreState(_) => {
                    if let Some(state) = kept.pop() {
                        self.pen.state = state;
                    }
                }
                Step::Transform(t) => {
                    let matrix = Matrix::new([t.0, t.1, t.2, t.3, t.4, t.5].map(|number| number.as_f64()));
                    self.pen.state.page = matrix.then(&self.pen.state.page);
                }
                Step::XObject(name) => self.object(name.0, resources, depth),
                Step::InlineImage(_) => self.images += 1,
                Step::BeginMarkedContentWithProperties(marked) => self.note_properties(marked.1),
                Step::MarkedContentPointWithProperties(marked) => self.note_properties(marked.1),
                Step::TextFont(font) => {
                    self.pen.state.font = self.font(font.0, resources);
                    self.pen.state.size = font.1.as_f64();
                }
                Step::CharacterSpacing(number) => self.pen.state.between_letters = number.0.as_f64(),
                Step::WordSpacing(number) => self.pen.state.between_words = number.0.as_f64(),
                Step::HorizontalScaling(number) => self.pen.state.stretch = number.0.as_f64() / 100.0,
                Step::TextLeading(number) => self.pen.state.leading = number.0.as_f64(),
                Step::BeginText(_) => self.pen.set(Matrix::default()),
                Step::NextLine(by) => self.pen.move_by(by.0.as_f64(), by.1.as_f64()),
                Step::NextLineAndSetLeading(by) => {
                    self.pen.state.leading = -by.1.as_f64();
                    self.pen.move_by(by.0.as_f64(), by.1.as_f64());
                }
                Step::SetTextMatrix(t) => {
                    self.pen.set(Matrix::new([t.0, t.1, t.2, t.3, t.4, t.5].map(|number| number.as_f64())));
                }
                Step::NextLineUsingLeading(_) => self.pen.next_line(),
                Step::ShowText(text) => self.pen.show(text.0.as_bytes()),
                Step::NextLineAndShowText(text) => {
                    self.pen.next_line();
                    self.pen.show(text.0.as_bytes());
                }
                Step::ShowTextWithParameters(text) => {
                    self.pen.state.between_words = text.0.as_f64();
                    self.pen.state.between_letters = text.1.as_f64();
                    self.pen.next_line();
                    self.pen.show(text.2.as_bytes());
                }
                Step::ShowTexts(parts) => {
                    for part in parts.0.iter::<Object<'_>>() {
                        match part {
                            Object::String(text) => self.pen.show(text.as_bytes()),
                            Object::Number(by) => self.pen.step_back(by.as_f64()),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether there were too many steps and signs.
    fn is_over(&mut self) -> bool {
        self.is_cut |= self.count + self.pen.letters + self.pen.unknown > MOST;
        self.is_cut
    }

    /// An image, or a form with steps of its own.
    fn object<'a>(&mut self, name: &Name<'_>, resources: &[&Resources<'a>], depth: usize) {
        let Some(object) = resources.iter().find_map(|resources| resources.get_x_object(name)) else { return };
        if object.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Image") {
            self.images += 1;
            return;
        }
        self.form(&object, resources, depth);
    }

    /// The steps of a form.
    fn form<'a>(&mut self, object: &Stream<'a>, resources: &[&Resources<'a>], depth: usize) {
        let dict = object.dict();
        self.count += FORM;
        if depth == DEPTH || self.is_over() {
            return;
        }
        let Some(steps) = self.room.unpack(object) else { return };
        let matrix = dict.get::<[f64; 6]>("Matrix").map(Matrix::new).unwrap_or_default();
        let state = self.pen.state.clone();
        self.pen.state.page = matrix.then(&state.page);
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let nearest: Vec<&Resources<'_>> = own.iter().chain(resources.iter().copied()).collect();
        self.steps(TypedIter::new(&steps), &nearest, depth + 1);
        self.pen.state = state;
    }

    fn font(&mut self, name: &Name<'_>, resources: &[&Resources<'_>]) -> Option<Rc<Font>> {
        let dict = resources.iter().find_map(|resources| resources.get_font(name))?;
        let id = dict.obj_id().map(|id| (id.obj_number, id.gen_number));
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(font.clone());
        }
        let font = Rc::new(Font::new(&dict, &mut self.room));
        self.count += font.told();
        self.fonts.extend(id.map(|id| (id, font.clone())));
        Some(font)
    }
}

/// Whether `stream` is a photograph that tells where it was taken, or holds what is said of one.
fn tells_place(stream: &Stream<'_>, room: &mut Room) -> bool {
    let dict = stream.dict();
    let is_called = |name: &str| dict.get::<Name<'_>>("Type").is_some_and(|kind| kind.as_str() == name);
    let one = dict.get::<Name<'_>>("Filter");
    let several = dict.get::<Array<'_>>("Filter");
    let several = several.iter().flat_map(|filters| filters.iter::<Name<'_>>());
    let filters: Vec<Name<'_>> = one.into_iter().chain(several).collect();
    let filters: Vec<&str> = filters.iter().map(|name| name.as_str()).collect();
    match filters.as_slice() {
        ["DCTDecode" | "JPXDecode"] => exif::tells_place(&stream.raw_data()),
        ["FlateDecode", "DCTDecode" | "JPXDecode"] => room.photo(stream).is_some_and(|photo| exif::tells_place(&photo)),
        _ if is_called("Metadata") || is_called("EmbeddedFile") => {
            room.unpack(stream).is_some_and(|bytes| exif::tells_place(&bytes))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec_zlib;

    use super::*;

    /// A PDF of these objects, of which the first is the root.
    pub(super) fn document(objects: &[Vec<u8>]) -> Vec<u8> {
        let (mut pdf, mut places) = (b"%PDF-1.4\n".to_vec(), "0000000000 65535 f \n".to_owned());
        for (at, object) in objects.iter().enumerate() {
            places.push_str(&format!("{:010} 00000 n \n", pdf.len()));
            pdf.extend([format!("{} 0 obj\n", at + 1).as_bytes(), object, b"\nendobj\n"].concat());
        }
        let (size, start) = (objects.len() + 1, pdf.len());
        let tail =
            format!("xref\n0 {size}\n{places}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        pdf.extend(tail.as_bytes());
        pdf
    }

    pub(super) fn stream(keys: &str, bytes: &[u8]) -> Vec<u8> {
        let head = format!("<< {keys} /Length {} >>\nstream\n", bytes.len());
        [head.as_bytes(), bytes, b"\nendstream"].concat()
    }

    /// A PDF of one page that shows what is at `contents`, with these `resources`; the first of `objects` is the fourth.
    pub(super) fn page(resources: &str, contents: &str, objects: &[Vec<u8>]) -> Vec<u8> {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << {resources} >> /Contents {contents} >>"
        );
        let first = [
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            page.into_bytes(),
        ];
        document(&[&first[..], objects].concat())
    }

    /// A PDF of one page whose fifth object is a stream of `bytes` with these `keys`.
    fn pdf(keys: &str, bytes: &[u8]) -> Vec<u8> {
        page("", "4 0 R", &[stream("", b"BT ET"), stream(keys, bytes)])
    }

    /// CON-06, LOC-05: as it is, packed once more, or as a file within the file.
    #[test]
    fn a_photograph_in_a_pdf_that_tells_where_it_was_taken_is_told() {
        for (degrees, tells) in [(21, true), (0, false)] {
            let photo = exif::photo(false, degrees, 2);
            let packed = compress_to_vec_zlib(&photo, 6);
            let said = format!("<x exif:GPSLatitude=\"{degrees},0.0N\"/>").into_bytes();
            for (keys, bytes) in [
                ("/Subtype /Image /Filter /DCTDecode", &photo),
                ("/Subtype /Image /Filter [ /DCTDecode ]", &photo),
                ("/Subtype /Image /Filter [ /FlateDecode /DCTDecode ]", &packed),
                ("/Type /EmbeddedFile /Filter /FlateDecode", &packed),
                ("/Type /Metadata /Subtype /XML /Filter /FlateDecode", &compress_to_vec_zlib(&said, 6)),
            ] {
                let paper = read(&pdf(keys, bytes));
                assert_eq!((paper.tells_place, paper.unread), (tells, None), "{keys}");
            }
        }
        let broken = read(&[b"%PDF-1.4\n".to_vec(), exif::photo(true, 21, 2)].concat());
        assert_eq!((broken.tells_place, broken.unread), (true, Some(Unread::Broken)));
    }
}
