//! What a PDF says: the words that its readers see and find, on its pages and beside them. Enter at [`read`].
//!
//! A page of a PDF puts signs of fonts at places. Which letter a sign is, a font says for whoever copies or searches
//! (ISO 32000-1, 9.10); where words end is told by the places alone.

mod font;
mod notes;
mod pen;

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Step;
use hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use font::Font;
use pen::{Matrix, Pen};

/// Forms within forms: no deeper.
const DEPTH: usize = 12;

/// No document has more steps and signs than that, whatever its pages repeat; to unpack a form counts as so many.
const MOST: usize = 20_000_000;
const FORM: usize = 2_000;

/// What a PDF says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// In the order in which the pages show them, a line for a line; then what it says beside its pages.
    pub words: String,
    /// Why not all of it can be read.
    pub unread: Option<Unread>,
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
}

impl Unread {
    /// A word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Broken => "broken",
            Self::Scanned => "scanned",
            Self::Drawn => "drawn",
        }
    }
}

/// Whether `bytes` are a PDF: some have a line of something else before their head.
pub fn is_pdf(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some()
}

/// What the PDF in `bytes` says.
pub fn read(bytes: &[u8]) -> Paper {
    let unread = |unread| Paper { words: String::new(), unread: Some(unread) };
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => return unread(Unread::Locked),
        Err(_) => return unread(Unread::Broken),
    };
    let mut reader = Reader::default();
    let mut is_scanned = false;
    let pages = pdf.pages();
    for page in pages.iter() {
        let (known, images) = (reader.pen.letters, reader.images);
        reader.steps(page.typed_operations(), &[page.resources()], 0);
        reader.pen.end_page();
        is_scanned |= reader.images > images && reader.pen.letters == known;
    }
    reader.beside(&pdf);
    let Reader { mut pen, notes, .. } = reader;
    pen.words.push_str(&notes);
    // A bullet or a logo of a font of its own is no letter that anybody misses.
    let is_drawn = pen.unknown > 16 && pen.unknown > pen.letters / 20;
    let unread = match () {
        () if pages.is_empty() => Some(Unread::Broken),
        () if is_drawn => Some(Unread::Drawn),
        () if is_scanned => Some(Unread::Scanned),
        () => None,
    };
    Paper { words: pen.words, unread }
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
    /// What stands beside the pages, a line for each.
    notes: String,
}

impl Reader {
    /// Goes through `steps`; what they name is looked up in `resources`, the nearest first.
    fn steps<'a>(&mut self, mut steps: TypedIter<'_>, resources: &[&Resources<'a>], depth: usize) {
        let mut kept = Vec::new();
        while let Some(step) = steps.next() {
            self.count += 1;
            if self.count + self.pen.letters + self.pen.unknown > MOST {
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
        if depth == DEPTH || self.count > MOST {
            return;
        }
        let Ok(steps) = object.decoded() else { return };
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
        let Some(id) = dict.obj_id() else { return Some(Rc::new(Font::new(&dict))) };
        let font = self.fonts.entry((id.obj_number, id.gen_number)).or_insert_with(|| Rc::new(Font::new(&dict)));
        Some(font.clone())
    }
}

/// What `stream` holds, unpacked.
fn unpacked(stream: &Stream<'_>) -> Option<Vec<u8>> {
    stream.decoded().ok().map(|bytes| bytes.into_owned())
}
