//! What a PDF says beside its pages: comments, filled forms, bookmarks, the words for pictures, its title and author.
//!
//! All of it stands in the objects of the file. Each is looked at once, whatever leads to it, so that no circle of
//! them keeps a build waiting.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::{FORM, Reader, tells_place};

/// Lists within lists: no deeper.
const DEPTH: usize = 32;

/// So many bytes of notes; nobody writes more.
const LONGEST: usize = 16 << 20;

/// What may stand in a stream of its own instead of a string: values of fields, text with markup, scripts.
const LONG_TEXTS: [&str; 4] = ["V", "RV", "RC", "JS"];

/// What is no words: days, languages, what a font or a program is called.
const NO_WORDS: [&str; 7] = ["CreationDate", "ModDate", "M", "Lang", "Registry", "Ordering", "Producer"];

/// How a note looks: as it is, under the pointer, pressed.
const LOOKS: [&str; 3] = ["N", "R", "D"];

impl Reader {
    /// Notes everything that `pdf` says beside its pages.
    pub(super) fn beside(&mut self, pdf: &Pdf) {
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let form = root.and_then(|root| root.get::<Dict<'_>>("AcroForm"));
        let shared = form.and_then(|form| form.get::<Dict<'_>>("DR")).map(Resources::new);
        let shared: Vec<&Resources<'_>> = shared.iter().collect();
        for object in pdf.objects() {
            self.look_at(&object, &shared, 0);
        }
    }

    fn look_at<'a>(&mut self, object: &Object<'a>, shared: &[&Resources<'a>], depth: usize) {
        self.count += 1;
        if depth > DEPTH || self.is_over() {
            return;
        }
        match object {
            Object::String(text) => self.note(text.as_bytes()),
            Object::Array(items) => items.raw_iter().for_each(|item| {
                if let MaybeRef::NotRef(item) = item {
                    self.look_at(&item, shared, depth + 1);
                }
            }),
            Object::Dict(dict) => self.look_into(dict, shared, depth),
            Object::Stream(stream) => {
                let dict = stream.dict();
                self.tells_place |= tells_place(stream, &mut self.room);
                if dict.get::<Name<'_>>("Type").is_some_and(|kind| kind.as_str() == "Metadata") {
                    self.note_stream(stream);
                }
                self.look_into(dict, shared, depth);
            }
            _ => {}
        }
    }

    fn look_into<'a>(&mut self, dict: &Dict<'a>, shared: &[&Resources<'a>], depth: usize) {
        for (key, value) in dict.entries() {
            if let MaybeRef::NotRef(value) = value
                && !NO_WORDS.contains(&key.as_str())
            {
                self.look_at(&value, shared, depth + 1);
            }
        }
        LONG_TEXTS.iter().filter_map(|key| dict.get::<Stream<'_>>(*key)).for_each(|stream| self.note_stream(&stream));
        let Some(looks) = dict.get::<Dict<'_>>("AP") else { return };
        for look in LOOKS.iter().filter_map(|key| looks.get::<Object<'_>>(*key)) {
            match look {
                Object::Stream(look) => self.look(&look, shared),
                // A box that may be ticked has a look for each of its states.
                Object::Dict(states) => {
                    let each = states.entries().filter_map(|(state, _)| states.get::<Stream<'_>>(state));
                    each.for_each(|look| self.look(&look, shared));
                }
                _ => {}
            }
        }
    }

    /// What somebody sees of a note.
    fn look<'a>(&mut self, look: &Stream<'a>, shared: &[&Resources<'a>]) {
        self.form(look, shared, 0);
        self.pen.end_page();
    }

    fn note_stream(&mut self, stream: &Stream<'_>) {
        self.count += FORM;
        if !self.is_over()
            && let Some(bytes) = self.room.unpack(stream)
        {
            self.note(&bytes);
        }
    }

    /// What stands in the page in place of what it shows: words for a picture, or for letters that are drawn.
    pub(super) fn note_properties(&mut self, properties: &Object<'_>) {
        if let Object::Dict(properties) = properties {
            self.look_into(properties, &[], 0);
        }
    }

    fn note(&mut self, bytes: &[u8]) {
        let Some(words) = words(bytes).filter(|words| self.notes.len() + words.len() <= LONGEST) else { return };
        if !words.trim().is_empty() {
            self.notes.push_str(&words);
            self.notes.push('\n');
        }
    }
}

/// The words that the string `bytes` is (ISO 32000-2, 7.9.2.2); `None` for keys, colours and what else is none.
fn words(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let utf16 = |encoding: &'static Encoding, rest| encoding.decode_without_bom_handling(rest).0;
    match bytes {
        [0xfe, 0xff, rest @ ..] => Some(without_languages(utf16(UTF_16BE, rest))),
        [0xff, 0xfe, rest @ ..] => Some(without_languages(utf16(UTF_16LE, rest))),
        [0xef, 0xbb, 0xbf, rest @ ..] => Some(String::from_utf8_lossy(rest)),
        _ if bytes.iter().any(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()) => None,
        // The letters of PDF's own encoding are those of Windows; many programs write UTF-8 and do not say so.
        _ => Some(match str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        }),
    }
}

/// `text` without the codes of languages in it, which stand between two signs of their own: ESC `viVN` ESC.
fn without_languages(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('\u{1b}') {
        return text;
    }
    Cow::Owned(text.split('\u{1b}').step_by(2).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, mark: [u8; 2], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    }

    #[test]
    fn a_string_is_words_however_it_is_written() {
        for bytes in [
            "Mẫu Đông".as_bytes().to_vec(),
            "\u{feff}Mẫu Đông".as_bytes().to_vec(),
            utf16("Mẫu Đông", [0xfe, 0xff], u16::to_be_bytes),
            utf16("Mẫu Đông", [0xff, 0xfe], u16::to_le_bytes),
            utf16("\u{1b}viVN\u{1b}Mẫu Đông", [0xfe, 0xff], u16::to_be_bytes),
        ] {
            assert_eq!(words(&bytes).as_deref(), Some("Mẫu Đông"), "{bytes:?}");
        }
        assert_eq!(words(b"T\xe0 \xca\tB").as_deref(), Some("Tà Ê\tB"));
        assert_eq!(words(b"\x01\x02abc"), None);
    }
}
