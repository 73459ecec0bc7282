//! Text on its way into HTML: what would be markup, and what HTML forbids (control characters,
//! noncharacters), never leaves as it came. Knows nothing of Markdown.

/// Appends `text` as HTML text; carriage returns become line feeds.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, |_, c| entity(c));
}

/// Appends `text` as the value of an attribute in double quotes.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    push(out, text, |_, c| if c == '"' { Some("&quot;") } else { entity(c) });
}

/// As [`push_attribute`], for a value that was HTML already: `&amp;` stays `&amp;`.
pub(super) fn push_written_attribute(out: &mut String, text: &str) {
    push(out, text, |rest, c| match c {
        '"' => Some("&quot;"),
        '&' if is_entity(rest) => None,
        _ => entity(c),
    });
}

/// What a written attribute says: its numbers and the names of ASCII marks are undone, other names stay.
pub(super) fn unescaped(value: &str) -> String {
    let mut parts = value.split('&');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or_default();
        let code = name.strip_prefix('#').and_then(|code| match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => code.parse().ok(),
        });
        let marks = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}')];
        let mark = marks.into_iter().find(|(known, _)| *known == name).map(|(_, mark)| mark);
        match code.and_then(char::from_u32).or(mark) {
            Some(c) => text.extend([String::from(c).as_str(), rest]),
            None => text.extend(["&", part]),
        }
    }
    text
}

/// Appends an address as the value of an attribute: percent-encodes what no URL may hold
/// (WHATWG URL, "URL code points"), keeps letters of all languages readable.
pub(super) fn push_address(out: &mut String, address: &str) {
    for (at, c) in address.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#39;"),
            '%' if is_percent_encoded(&address[at..]) => out.push('%'),
            '%' | '"' | '<' | '>' | '[' | ']' | '\\' | '^' | '`' | '{' | '|' | '}' => percent_encode(out, c),
            _ if c <= ' ' || is_forbidden(c) => percent_encode(out, c),
            _ => out.push(c),
        }
    }
}

/// Appends `text` with `replacement(rest, c)` in place of each character that has one.
fn push(out: &mut String, text: &str, replacement: impl Fn(&str, char) -> Option<&'static str>) {
    let mut done = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !is_suspicious(bytes[at]) {
            at += 1;
            continue;
        }
        let c = text[at..].chars().next().expect("a suspicious byte begins a character");
        if let Some(written) = replacement(&text[at..], c) {
            out.push_str(&text[done..at]);
            out.push_str(written);
            done = at + c.len_utf8();
        }
        at += c.len_utf8();
    }
    out.push_str(&text[done..]);
}

/// Whether a character that begins with this byte may need a replacement. Latin and Vietnamese
/// letters never do, so that ordinary text is copied in long stretches.
fn is_suspicious(byte: u8) -> bool {
    matches!(byte, 0..=8 | 11..=31 | b'&' | b'<' | b'>' | b'"' | 0x7f | 0xc2 | 0xef | 0xf0..=0xf4)
}

fn entity(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("\n"),
        _ if is_forbidden(c) => Some("\u{fffd}"),
        _ => None,
    }
}

/// Characters that an HTML document must not hold (HTML, "text" and the parser's input stream).
fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    control || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// Whether `rest` begins with `&name;`, `&#1;` or `&#x1;`.
fn is_entity(rest: &str) -> bool {
    let Some(end) = rest.bytes().take(33).position(|byte| byte == b';') else { return false };
    let name = rest[1..end].strip_prefix('#').unwrap_or(&rest[1..end]);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_percent_encoded(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    bytes.len() > 2 && bytes[1].is_ascii_hexdigit() && bytes[2].is_ascii_hexdigit()
}

fn percent_encode(out: &mut String, c: char) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        out.push('%');
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(push: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        push(&mut out, text);
        out
    }

    #[test]
    fn text_cannot_become_markup_or_hold_forbidden_characters() {
        for (given, expected) in [
            ("Đường dây nóng", "Đường dây nóng"),
            ("<a> & \"b\"", "&lt;a&gt; &amp; \"b\""),
            ("a\0b\u{1}c\u{85}d\u{fdd0}e\u{1ffff}f\u{a0}g", "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\u{a0}g"),
            ("a\rb\tc", "a\nb\tc"),
            ("", ""),
        ] {
            assert_eq!(with(push_text, given), expected);
        }
    }

    #[test]
    fn attributes_cannot_be_left() {
        assert_eq!(with(push_attribute, "\"&amp;'>"), "&quot;&amp;amp;'&gt;");
        assert_eq!(with(push_written_attribute, "R&D &amp; \"&#x41;\" &"), "R&amp;D &amp; &quot;&#x41;&quot; &amp;");
    }

    /// HOT-01: a number is one however it is escaped.
    #[test]
    fn what_an_attribute_says_is_read() {
        assert_eq!(
            unescaped("R&amp;D &quot;&#x41;&#48;9&quot; & &khac; &#xffffff;"),
            "R&D \"A09\" & &khac; &#xffffff;"
        );
    }

    #[test]
    fn addresses_keep_letters_and_lose_what_no_url_may_hold() {
        for (given, expected) in [
            ("/bài-viết/?a=1&b=2#c", "/bài-viết/?a=1&amp;b=2#c"),
            ("a b\"c<d>%20%zz", "a%20b%22c%3Cd%3E%20%25zz"),
            ("\u{85}'", "%C2%85&#39;"),
        ] {
            assert_eq!(with(push_address, given), expected);
        }
    }
}
