//! TXT-02: sentences in every encoding are recognised by name and come back whole; what is right, and
//! what is merely foreign, is left alone.

use encoding_rs::WINDOWS_1258;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::discover::embedded_locales;

/// Sentences of the kind that staff write, one a line.
const SENTENCES: &str = include_str!("tests/sentences.txt");
/// Right texts with odd letters, one a line.
const RIGHT: &str = include_str!("tests/right.txt");

fn detector() -> Detector {
    Detector::new(&embedded_locales())
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The bytes of `text` in `encoding`, made without the code that reads them, as far as there is other.
fn bytes(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Windows1258 => {
            let bytes = WINDOWS_1258.encode(&spelled(text)).0.into_owned();
            assert_eq!(WINDOWS_1258.decode_without_bom_handling(&bytes).0.nfc().collect::<String>(), text);
            bytes
        }
        Encoding::Tcvn3 => image::bytes(&TCVN3.write(text)).expect("TCVN3 has eight bits"),
        Encoding::Vni => image::bytes(&VNI.write(text)).expect("VNI has eight bits"),
        Encoding::Misread => image::image(text.as_bytes()).into_bytes(),
        Encoding::MisreadTwice => image::image(image::image(text.as_bytes()).as_bytes()).into_bytes(),
        Encoding::Utf16 => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
    }
}

/// Tones apart from their letters, as windows-1258 has them.
fn spelled(text: &str) -> String {
    let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let letter = |c: char| {
        let marks: String = c.nfd().filter(|mark| !tones.contains(mark)).nfc().collect();
        marks.chars().chain(c.nfd().filter(|mark| tones.contains(mark))).collect::<Vec<_>>()
    };
    text.chars().flat_map(letter).collect()
}

/// Whether `text` can be written in `encoding` at all: TCVN3 has no capitals with tones.
fn fits(text: &str, encoding: Encoding) -> bool {
    let again = |table: &Table| table.read(&table.write(text)).as_deref() == Some(text);
    let eight_bits = |table: &Table| image::bytes(&table.write(text)).is_some();
    match encoding {
        Encoding::Tcvn3 => again(&TCVN3) && eight_bits(&TCVN3),
        Encoding::Vni => again(&VNI) && eight_bits(&VNI),
        _ => true,
    }
}

/// TXT-02: every sentence in every encoding is named and reads as it was; 0 of them wrong.
#[test]
fn every_sentence_is_recognised_in_every_encoding() {
    let detector = detector();
    let (mut tried, mut wrong) = (0, Vec::new());
    for sentence in lines(SENTENCES) {
        for encoding in Encoding::ALL.into_iter().filter(|encoding| fits(sentence, *encoding)) {
            tried += 1;
            let found = detector.find(&bytes(sentence, encoding));
            let right = found.as_ref().is_some_and(|found| found.encoding == encoding && found.text == sentence);
            if !right {
                wrong.push(format!("{}: {sentence}\n  {found:?}", encoding.code()));
            }
        }
    }
    assert!(lines(SENTENCES).count() >= 60 && tried >= 300, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried}\n{}", wrong.len(), wrong.join("\n"));
}

/// TXT-02: eight-bit texts that were pasted into a file of UTF-8, three words at least.
#[test]
fn text_of_old_fonts_is_recognised_inside_utf_8() {
    let detector = detector();
    for sentence in lines(SENTENCES).filter(|sentence| sentence.split(' ').filter(|word| !word.is_ascii()).count() > 3)
    {
        for encoding in [Encoding::Windows1258, Encoding::Tcvn3, Encoding::Vni] {
            if !fits(sentence, encoding) {
                continue;
            }
            let file = format!("---\ntitle: Đúng\n---\n{}\n", image::image(&bytes(sentence, encoding)));
            let found = detector.find(file.as_bytes()).unwrap_or_else(|| panic!("{}: {sentence}", encoding.code()));
            assert_eq!((found.encoding, found.reads.trim_end_matches('…')), (encoding, shown(sentence)), "{sentence}");
            assert_eq!(found.text, format!("---\ntitle: Đúng\n---\n{sentence}\n"));
        }
    }
}

/// As much of `line` as is shown.
fn shown(line: &str) -> &str {
    line.char_indices().nth(120).map_or(line, |(at, _)| line[..at].trim_end())
}

/// TXT-02: text that is right gives no false alarm, whatever it is about.
#[test]
fn right_texts_are_left_alone() {
    let detector = detector();
    for line in lines(RIGHT).chain(lines(SENTENCES)) {
        assert_eq!(detector.find(line.as_bytes()).map(|found| (found.encoding, found.reads)), None, "{line}");
    }
    assert_eq!(detector.find(RIGHT.as_bytes()), None);
    // Decomposed, as other systems write it, and with a sign between.
    let decomposed: String = SENTENCES.replace(' ', " ¦ ").nfd().collect();
    assert_eq!(detector.find(decomposed.as_bytes()), None);
}

/// A line that is right beside one that is not stays as it is.
#[test]
fn only_wrong_lines_are_converted() {
    let file = "Đã đúng “rồi”.\nMá»™t ngÃ\u{a0}y Ä‘Ã£ qua.\nAnd donâ€™t worry.\n";
    let found = detector().find(file.as_bytes()).expect("two lines are wrong");
    assert_eq!(found.text, "Đã đúng “rồi”.\nMột ngày đã qua.\nAnd don’t worry.\n");
    assert_eq!((&file[found.first], &*found.reads), ("Má»™t ngÃ\u{a0}y Ä‘Ã£ qua.\n", "Một ngày đã qua."));
}

/// TXT-02: bytes that look like marks around words, a no-break space, a soft hyphen, a quotation mark, hide
/// no misread word; and right words beside such marks stay.
#[test]
fn a_misread_word_is_found_whatever_its_bytes_look_like() {
    let detector = detector();
    let word = |word: &str| format!("---\ntitle: {word}\n---\n\nx\n");
    for right in ["Bài thử", "Chữ số", "là", "Nguyễn Thị Gọn", "thử", "Từ số 1 đến số 9", "ồ", "Hồ", "“Má” nói"]
    {
        let file = image::image(word(right).as_bytes());
        assert!(may_be_misread(&file), "{right}: {file}");
        let found = detector.find(file.as_bytes()).unwrap_or_else(|| panic!("{right}: {file}"));
        assert_eq!((found.encoding, found.text), (Encoding::Misread, word(right)), "{right}");
    }
    for right in ["BÃ\u{a0}NHÀ", "«Bà Má»\u{a0}năm", "XÃ\u{a0}Hội", "«Má»“Bà”"] {
        assert_eq!(detector.find(word(right).as_bytes()), None, "{right}");
    }
}

/// TXT-02: UTF-8 that was read as windows-1252 by a program that puts U+FFFD in place of bytes without a letter is
/// still recognised; what can be put right is, and the words with lost letters stay.
#[test]
fn a_misread_text_is_found_also_where_letters_were_lost() {
    let torn = |text: &str| {
        image::image(text.as_bytes()).replace(['\u{81}', '\u{8d}', '\u{8f}', '\u{90}', '\u{9d}'], "\u{fffd}")
    };
    let file: String = lines(SENTENCES).flat_map(|line| [line, "\n"]).collect();
    let garbled = torn(&file);
    let found = detector().find(garbled.as_bytes()).expect("it is garbled");
    assert_eq!(found.encoding, Encoding::Misread);
    let (mut whole, mut lost) = (0, 0);
    for (right, mended) in file.lines().zip(found.text.lines()) {
        for (right, mended) in right.split(' ').zip(mended.split(' ')) {
            match torn(right).contains(LOST) {
                true => {
                    assert!(mended.contains(LOST), "{right}: {mended}");
                    lost += 1;
                }
                false => {
                    assert_eq!(mended, right);
                    whole += 1;
                }
            }
        }
    }
    assert!(whole > 300 && lost > 30, "{whole} {lost}");
}

#[test]
fn what_nobody_can_read_has_no_name() {
    let detector = detector();
    for bytes in
        [&b"caf\xE9 cr\xE8me"[..], b"\x81\x8D\x90", b"\xFF\xFEa\0\0", b"ab\xE1\xBA", b"title: \xFF", b"a \xE0 b"]
    {
        assert_eq!(detector.find(bytes), None, "{bytes:?}");
    }
}

#[test]
fn syllables_are_told_from_what_is_none() {
    let locales = crate::locale::Locales::load(&embedded_locales()).0;
    let all: Vec<_> = locales.iter().filter_map(|locale| locale.data().syllables.as_ref()).collect();
    let can_be = |word: &str| all.iter().any(|syllables| syllables.can_be(word));
    for word in lines(SENTENCES).flat_map(|line| line.split(|c: char| !c.is_alphabetic())).filter(|w| !w.is_ascii()) {
        assert!(can_be(word), "{word}");
    }
    for word in ["việT", "bác̉", "cat", "mach", "cạfé", "bưuu", "lÃ", "Ä", "résumé", "thuuở"] {
        assert!(!can_be(word), "{word}");
    }
}
