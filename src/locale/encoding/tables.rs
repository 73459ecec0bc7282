//! TCVN3 and VNI, letter by letter: Vietnamese letters and what stands for them, written as the
//! characters of windows-1252 that have the same bytes.
//!
//! TCVN3 is the third character set (VN3, "ABC") of TCVN 5712:1993: bytes A1 … FE as glibc's charmap
//! `TCVN5712-1` and libiconv's `tcvn.h` list them; capitals with tones have no place in it. VNI is
//! the encoding of VNI Software's Windows fonts: a base letter and one mark, as the tables of Unikey
//! (`data.cpp`, VNIWin) and of Vietnamese Unicode FAQs list them.

use std::collections::BTreeMap;

/// A legacy encoding as a mapping between texts.
pub(super) struct Table {
    /// What stands for a letter → the letter, in NFC.
    read: BTreeMap<String, char>,
    write: BTreeMap<char, String>,
}

/// Bytes of TCVN3 from A1 on; `.` is none.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ";
/// The byte of the first of them.
const TCVN3_FIRST: u32 = 0xA1;

/// A mark of VNI and what it makes of `a e i o u y` and of `ô ö`, which are ơ and ư there.
const VNI_TONES: [(char, &str, &str); 5] = [
    ('ù', "aá eé oó uú yý", "ôớ öứ"),
    ('ø', "aà eè oò uù yỳ", "ôờ öừ"),
    ('û', "aả eẻ oỏ uủ yỷ", "ôở öử"),
    ('õ', "aã eẽ oõ uũ yỹ", "ôỡ öữ"),
    ('ï', "aạ eẹ oọ uụ", "ôợ öự"),
];
/// A mark of VNI that makes â ê ô, with a tone or without one.
const VNI_HATS: [(char, &str); 6] =
    [('â', "aâ eê oô"), ('á', "aấ eế oố"), ('à', "aầ eề oồ"), ('å', "aẩ eể oổ"), ('ã', "aẫ eễ oỗ"), ('ä', "aậ eệ oộ")];
/// A mark of VNI that makes ă.
const VNI_BREVES: [(char, &str); 6] = [('ê', "aă"), ('é', "aắ"), ('è', "aằ"), ('ú', "aẳ"), ('ü', "aẵ"), ('ë', "aặ")];
/// Letters of VNI that stand alone.
const VNI_ALONE: [(char, char); 9] =
    [('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ')];

impl Table {
    pub(super) fn tcvn3() -> Self {
        let letters = (TCVN3_FIRST..).zip(TCVN3.chars()).filter(|(_, letter)| *letter != '.');
        Self::of(letters.filter_map(|(byte, letter)| Some((char::from_u32(byte)?.to_string(), letter))))
    }

    pub(super) fn vni() -> Self {
        let tones = VNI_TONES.iter().flat_map(|(mark, plain, horned)| pairs(*mark, plain).chain(pairs(*mark, horned)));
        let hats = VNI_HATS.iter().chain(&VNI_BREVES).flat_map(|(mark, made)| pairs(*mark, made));
        let alone = VNI_ALONE.iter().map(|(written, letter)| (written.to_string(), *letter));
        let small: Vec<(String, char)> = tones.chain(hats).chain(alone).collect();
        let capitals = small.iter().filter_map(|(written, letter)| {
            Some((written.to_uppercase(), letter.to_uppercase().next().filter(|capital| capital != letter)?))
        });
        Self::of(capitals.chain(small.iter().cloned()).collect::<Vec<_>>())
    }

    fn of(pairs: impl IntoIterator<Item = (String, char)>) -> Self {
        let read: BTreeMap<String, char> = pairs.into_iter().collect();
        let write = read.iter().map(|(written, letter)| (*letter, written.clone())).collect();
        Self { read, write }
    }

    /// What `image` reads as; `None` when a letter of it is none of the encoding.
    pub(super) fn read(&self, image: &str) -> Option<String> {
        let mut text = String::with_capacity(image.len() + image.len() / 2);
        let mut rest = image;
        while let Some(first) = rest.chars().next() {
            let (letter, width) = self.longest(rest, first)?;
            text.push(letter);
            rest = &rest[width..];
        }
        Some(text)
    }

    /// The letter at the start of `rest` and the bytes that stand for it.
    fn longest(&self, rest: &str, first: char) -> Option<(char, usize)> {
        let one = first.len_utf8();
        let two = rest[one..].chars().next().map(|second| one + second.len_utf8());
        let known = |width: usize| self.read.get(&rest[..width]).map(|letter| (*letter, width));
        let itself = || (!is_foreign(first)).then_some((first, one));
        two.and_then(known).or_else(|| known(one)).or_else(itself)
    }

    /// What stands for `text`.
    pub(super) fn write(&self, text: &str) -> String {
        text.chars().fold(String::with_capacity(text.len()), |mut image, letter| {
            match self.write.get(&letter) {
                Some(written) => image.push_str(written),
                None => image.push(letter),
            }
            image
        })
    }
}

/// Letters that no table knows: the text is in another encoding.
fn is_foreign(letter: char) -> bool {
    !letter.is_ascii() && letter.is_alphabetic()
}

/// `aá eé` with the mark `ù`: `aù` is á, `eù` is é.
fn pairs(mark: char, made: &str) -> impl Iterator<Item = (String, char)> {
    made.split(' ').filter_map(move |pair| {
        let mut letters = pair.chars();
        Some((format!("{}{mark}", letters.next()?), letters.next()?))
    })
}
