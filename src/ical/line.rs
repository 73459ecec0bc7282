//! Lines of the format: escaped, folded at 75 octets, ended with CR and LF (RFC 5545 §3.1, §3.3.11).

use super::Words;

/// Octets of a line without its end; the blank that begins a continuation counts.
pub(super) const LONGEST: usize = 75;

/// A file that grows.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Opens a component.
    pub(super) fn begin(&mut self, component: &str) {
        self.value("BEGIN", component);
    }

    /// Closes a component.
    pub(super) fn end(&mut self, component: &str) {
        self.value("END", component);
    }

    /// A property, parameters included, whose value stands as it is: a date, a word, an address.
    pub(super) fn value(&mut self, property: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        self.line(&format!("{property}:{value}"));
    }

    /// A property whose value is a text.
    pub(super) fn text(&mut self, property: &str, words: &Words) {
        let language = if words.lang.is_empty() { String::new() } else { format!(";LANGUAGE={}", words.lang) };
        self.line(&format!("{property}{language}:{}", escaped(&words.text)));
    }

    /// A property whose value is a list of texts; none for an empty list.
    pub(super) fn list(&mut self, property: &str, texts: &[String]) {
        if !texts.is_empty() {
            let texts: Vec<String> = texts.iter().map(|text| escaped(text)).collect();
            self.line(&format!("{property}:{}", texts.join(",")));
        }
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Folds between characters, never inside of one.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value: no control character but the line's end gets through.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}
