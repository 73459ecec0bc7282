//! A script as far as its brackets, texts and comments go. Enter at [`Script::of`].

use std::ops::Range;

use super::{Flaw, What, closing, string_length};

/// What a `/` in a script comes after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    /// A value, which can be divided.
    Value,
    /// What a value comes after, a pattern (`/…/`) too.
    Operator,
}

/// Words after which a value comes.
const AWAITING: [&str; 12] =
    ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await"];

/// The mark of a place for a value in a text in backticks.
const INSET: u8 = b'$';

/// A script as it is read.
pub struct Script<'a> {
    js: &'a str,
    pub flaws: Vec<Flaw>,
    open: Vec<(u8, usize)>,
    /// The script with its comments blank.
    pub said: Vec<u8>,
    at: usize,
    before: Before,
}

impl<'a> Script<'a> {
    /// All that `js` says, read to its end.
    pub fn of(js: &'a str) -> Self {
        let said = js.as_bytes().to_vec();
        let mut script = Self { js, flaws: Vec::new(), open: Vec::new(), said, at: 0, before: Before::Nothing };
        script.read();
        script
    }

    fn read(&mut self) {
        while let Some(byte) = self.js.as_bytes().get(self.at).copied() {
            let (at, rest) = (self.at, &self.js[self.at..]);
            match byte {
                _ if byte.is_ascii_whitespace() => self.at += 1,
                b'/' if rest.starts_with("//") => self.comment(rest.find('\n').unwrap_or(rest.len())),
                b'/' if rest.starts_with("/*") => match rest[2..].find("*/") {
                    Some(end) => self.comment(end + 4),
                    None => return self.broken("comment", at..at + 2),
                },
                b'/' if self.before != Before::Value => {
                    self.at += pattern_length(rest).unwrap_or(1);
                    self.before = Before::Value;
                }
                b'"' | b'\'' => {
                    let length = string_length(rest).unwrap_or_else(|length| {
                        self.broken("string", at..at + length);
                        length
                    });
                    self.at += length;
                    self.before = Before::Value;
                }
                b'`' => {
                    self.at += 1;
                    self.text(at);
                }
                b'{' | b'(' | b'[' => {
                    self.open.push((byte, at));
                    self.at += 1;
                    self.before = Before::Operator;
                }
                b'}' | b')' | b']' => {
                    self.at += 1;
                    self.closes(byte, at);
                }
                _ => self.word(rest),
            }
        }
        if let Some((_, at)) = self.open.last().copied() {
            self.broken("open", at..at + 1);
        }
    }

    fn broken(&mut self, reason: &'static str, place: Range<usize>) {
        self.flaws.push(Flaw { what: What::Broken(reason), place });
    }

    fn comment(&mut self, length: usize) {
        self.said[self.at..self.at + length].fill(b' ');
        self.at += length;
    }

    /// A name, a number, or one letter of anything else.
    fn word(&mut self, rest: &str) {
        let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let length = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        let word = &rest[..length];
        self.before = match word {
            "" => Before::Operator,
            word if AWAITING.contains(&word) => Before::Operator,
            _ => Before::Value,
        };
        self.at += if length > 0 { length } else { rest.chars().next().map_or(1, char::len_utf8) };
    }

    /// The rest of a text in backticks that opened at `start`, up to its end or the next value in it.
    fn text(&mut self, start: usize) {
        let mut escaped = false;
        let rest = &self.js.as_bytes()[self.at..];
        for (length, byte) in rest.iter().enumerate() {
            match byte {
                b'\\' if !escaped => escaped = true,
                b'`' if !escaped => {
                    self.at += length + 1;
                    self.before = Before::Value;
                    return;
                }
                b'$' if !escaped && rest.get(length + 1) == Some(&b'{') => {
                    self.at += length + 2;
                    self.open.push((INSET, start));
                    self.before = Before::Operator;
                    return;
                }
                _ => escaped = false,
            }
        }
        self.broken("string", start..start + 1);
        self.at = self.js.len();
    }

    fn closes(&mut self, bracket: u8, at: usize) {
        self.before = if bracket == b'}' { Before::Nothing } else { Before::Value };
        match self.open.pop() {
            Some((INSET, start)) if bracket == b'}' => self.text(start),
            Some((open, _)) if open != INSET && closing(open) == bracket => {}
            Some((_, inner)) => self.broken("open", inner..inner + 1),
            None => self.broken("close", at..at + 1),
        }
    }
}

/// The length of the pattern that `text` begins with; `None` when it does not end on its line, and is none.
fn pattern_length(text: &str) -> Option<usize> {
    let (mut escaped, mut in_class) = (false, false);
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'\n' => return None,
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return Some(at + 1),
            _ => {}
        }
    }
    None
}
