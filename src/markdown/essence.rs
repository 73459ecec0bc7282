//! What of a text its translations must follow: words in their order and the blocks that they
//! stand in. White space, kinds of quotes, spaces beside dashes and where links lead do not count
//! (TRN-04). Enter at [`of`] for a body, [`Essence`] for texts beside one.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::body::{self, Body, Piece};
use crate::locale::blocks;

/// Quotation marks and apostrophes of every kind: all are one.
const QUOTES: &str = "\"'“”„‟‘’‚‛«»‹›";
/// Hyphens and dashes of every kind: all are one, with spaces beside them or not.
const DASHES: &str = "-‐‑‒–—―−";
/// Characters that nobody sees: soft hyphen, zero-width space, word joiner, byte order mark.
const UNSEEN: &str = "\u{ad}\u{200b}\u{2060}\u{feff}";

/// Text as it is gathered, in the one form that all its spellings share.
#[derive(Debug, Default)]
pub struct Essence {
    text: String,
    /// White space that counts only if a word follows a word.
    blank: bool,
    last: Last,
}

/// What was said last.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Last {
    #[default]
    Mark,
    Dash,
    Word,
}

impl Essence {
    /// Adds words.
    pub fn say(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let words = plain(rest.as_bytes());
            if words > 0 {
                self.word(&rest[..words]);
                rest = &rest[words..];
                continue;
            }
            match c {
                _ if c.is_whitespace() => self.blank = true,
                _ if UNSEEN.contains(c) => {}
                _ if DASHES.contains(c) => self.dash(),
                _ if QUOTES.contains(c) => self.word("'"),
                _ => self.word(&rest[..c.len_utf8()]),
            }
            rest = &rest[c.len_utf8()..];
        }
    }

    /// Ends what was said so far and says what comes: a field, the start or end of a block.
    pub fn mark(&mut self, name: &str) {
        // A control character: nobody writes it.
        self.text.push('\u{1}');
        self.text.push_str(name);
        self.text.push('\u{1}');
        (self.blank, self.last) = (false, Last::Mark);
    }

    fn word(&mut self, word: &str) {
        if self.blank && self.last == Last::Word {
            self.text.push(' ');
        }
        self.text.push_str(word);
        (self.blank, self.last) = (false, Last::Word);
    }

    /// `--` and `—` are one.
    fn dash(&mut self) {
        if self.last != Last::Dash {
            self.text.push('-');
        }
        (self.blank, self.last) = (false, Last::Dash);
    }

    /// BLAKE3 of all that was gathered.
    pub fn digest(&self) -> [u8; 32] {
        blake3::hash(self.text.as_bytes()).into()
    }
}

/// How many bytes at the head of `text` are said as they stand there, which is most of every text: words with one
/// space between them.
fn plain(text: &[u8]) -> usize {
    let mut at = plain_letter(text);
    if at > 0 {
        at += blocks::ordinary(&text[at..], is_plain);
        // A space is said with the letter after it; and no letter in parts.
        at -= usize::from(text[at - 1] == b' ');
        at += text[at..].iter().take_while(|byte| (0x80..0xc0).contains(*byte)).count();
    }
    loop {
        let space = usize::from(at > 0 && text.get(at) == Some(&b' '));
        match plain_letter(&text[at + space..]) {
            0 => return at,
            length => at += space + length,
        }
    }
}

/// Whether a byte with the two after it is a part of a letter as [`plain_letter`] knows them, or one space.
fn is_plain(first: u8, second: u8, third: u8) -> bool {
    let is_middle = (0x80..0xc0).contains(&first);
    let is_mark_or_letter = (0x21..=0x7e).contains(&first) & (first != b'"') & (first != b'\'') & (first != b'-');
    let is_one_space = (first == b' ') & (second != b' ');
    let of_two = (0xc3..=0xc8).contains(&first) | ((first == 0xc9) & (second <= 0x8f));
    let of_three = (first == 0xe1) & (((second == 0xba) & (third >= 0xa0)) | ((second == 0xbb) & (third <= 0xb9)));
    is_middle | is_mark_or_letter | is_one_space | of_two | of_three
}

/// The length of the letter at the head of `text`, if it is one of Vietnamese or English (ASCII, U+00C0 to U+024F,
/// U+1EA0 to U+1EF9), a digit, or a mark of ASCII that is neither a quote nor a dash.
fn plain_letter(text: &[u8]) -> usize {
    match text {
        [b'"' | b'\'' | b'-', ..] => 0,
        [letter, ..] if letter.is_ascii_graphic() => 1,
        [0xc3..=0xc8, _, ..] | [0xc9, ..=0x8f, ..] => 2,
        [0xe1, 0xba, 0xa0..=0xbf, ..] | [0xe1, 0xbb, ..=0xb9, ..] => 3,
        _ => 0,
    }
}

/// The digest of the words of a body, of which there are about so many `bytes`.
pub(super) fn of(body: &Body<'_>, bytes: usize) -> [u8; 32] {
    let mut essence = Essence { text: String::with_capacity(bytes), ..Essence::default() };
    for piece in &body.pieces {
        add(&mut essence, piece, body);
    }
    essence.digest()
}

fn add(essence: &mut Essence, piece: &Piece<'_>, body: &Body<'_>) {
    match piece {
        Piece::Heading(at) => essence.mark(&format!("h{}", body.headings[*at].level)),
        Piece::EndHeading(_) => essence.mark("/h"),
        Piece::Link(target) => essence.say(&target.title),
        Piece::Picture(target) => {
            essence.mark("picture");
            essence.say(&target.title);
        }
        Piece::Directive { directive, .. } => {
            essence.mark(&directive.name);
            essence.say(&directive.argument);
            essence.mark("/");
        }
        Piece::Definition(_) => essence.mark("note"),
        Piece::Raw(tag) if !matches!(&**tag, "<br>" | "<wbr>") => essence.mark(tag),
        Piece::Event(Event::Start(tag)) => begin(essence, tag),
        Piece::Event(Event::End(tag)) => end(essence, *tag),
        Piece::Event(Event::Rule) => essence.mark("rule"),
        Piece::Event(Event::TaskListMarker(done)) => essence.mark(if *done { "done" } else { "to do" }),
        Piece::Event(Event::FootnoteReference(_)) => essence.mark("see note"),
        piece => essence.say(body::spoken(piece)),
    }
}

fn begin(essence: &mut Essence, tag: &Tag<'_>) {
    match tag {
        // How a text is cut into paragraphs is white space.
        Tag::Paragraph => essence.say(" "),
        Tag::List(Some(first)) => essence.mark(&format!("list {first}")),
        Tag::BlockQuote(kind) => essence.mark(&format!("quote {kind:?}")),
        tag if body::is_inline(tag.to_end()) => {}
        tag => essence.mark(block(tag.to_end())),
    }
}

fn end(essence: &mut Essence, tag: TagEnd) {
    match tag {
        TagEnd::Paragraph => essence.say(" "),
        tag if body::is_inline(tag) => {}
        _ => essence.mark("/"),
    }
}

fn block(tag: TagEnd) -> &'static str {
    match tag {
        TagEnd::CodeBlock => "code",
        TagEnd::List(_) => "list",
        TagEnd::Item => "item",
        TagEnd::Table => "table",
        TagEnd::TableHead => "head",
        TagEnd::TableRow => "row",
        TagEnd::TableCell => "cell",
        TagEnd::DefinitionListTitle => "term",
        TagEnd::DefinitionListDefinition => "meaning",
        _ => "block",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_by_their_bytes_as_by_their_numbers() {
        let is_plain = |letter: char| {
            let is_mark = letter.is_ascii_punctuation() && !QUOTES.contains(letter) && !DASHES.contains(letter);
            let is_letter = matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1ea0}'..='\u{1ef9}');
            is_mark || is_letter || letter.is_ascii_alphanumeric()
        };
        for letter in '\0'..='\u{ffff}' {
            let expected = if is_plain(letter) { letter.len_utf8() } else { 0 };
            assert_eq!(plain_letter(letter.encode_utf8(&mut [0; 4]).as_bytes()), expected, "{letter:?}");
        }
    }

    #[test]
    fn words_are_said_together_as_one_by_one() {
        let said = |parts: &[&str]| {
            let mut essence = Essence::default();
            parts.iter().for_each(|part| essence.say(part));
            essence.text
        };
        for text in [
            "Đường 9, một (hai).  Ba",
            " a b ",
            "a  b",
            "a - b",
            "một\nhai \u{200b} ba",
            "“a” b 'c' d",
            "a \u{a0}b",
            "a --b",
            ", a",
            "漢 字 a",
        ] {
            let letters: Vec<String> = text.chars().map(String::from).collect();
            let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
            assert_eq!(said(&[text]), said(&letters), "{text:?}");
        }
        assert_eq!(plain("Đường 9, một - hai".as_bytes()), "Đường 9, một".len());
    }
}
