//! One escape at the head of some bytes: an HTML entity, percent-encoding, a backslash.

/// The escape at the start of `bytes`: its character and how many bytes it takes. `None` when what
/// looks like an escape is none. Backslashes count only with `backslash`: `\n` before `guyen` may
/// be a line's end in JSON and a folder's name elsewhere.
pub(super) fn read(bytes: &[u8], backslash: bool) -> Option<(char, usize)> {
    match bytes.first()? {
        b'&' => entity(bytes),
        b'%' => percent(bytes),
        b'\\' if backslash => escaped(bytes),
        _ => None,
    }
}

fn entity(bytes: &[u8]) -> Option<(char, usize)> {
    if bytes.get(1) != Some(&b'#') {
        return named(bytes);
    }
    let (start, radix) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (3, 16) } else { (2, 10) };
    let (code, digits) = padded(&bytes[start..], radix, 12)?;
    let end = start + digits;
    // Browsers take a number without its semicolon too.
    Some((char::from_u32(code)?, end + usize::from(bytes.get(end) == Some(&b';'))))
}

/// As [`number`], with any number of noughts before it.
fn padded(bytes: &[u8], radix: u32, longest: usize) -> Option<(u32, usize)> {
    let noughts = bytes.iter().take_while(|byte| **byte == b'0').count();
    match number(&bytes[noughts..], radix, longest) {
        Some((code, digits)) => Some((code, noughts + digits)),
        None => (noughts > 0).then_some((0, noughts)),
    }
}

/// The number at the head of `bytes` and how many digits it has, `longest` at most.
fn number(bytes: &[u8], radix: u32, longest: usize) -> Option<(u32, usize)> {
    let digits = bytes.iter().take(longest).take_while(|byte| char::from(**byte).is_digit(radix)).count();
    let text = std::str::from_utf8(&bytes[..digits]).ok()?;
    Some((u32::from_str_radix(text, radix).ok()?, digits))
}

fn named(bytes: &[u8]) -> Option<(char, usize)> {
    let name = bytes[1..].iter().take(10).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let end = 1 + name;
    let name = &bytes[1..end];
    if bytes.get(end) == Some(&b';') {
        return lookup(name).map(|letter| (letter, end + 1));
    }
    // Without a semicolon a name ends where one of the old names does.
    (2..=name.len()).rev().find_map(|length| {
        let letter = lookup(&name[..length]).filter(|letter| (*letter as u32) < 0x100)?;
        Some((letter, 1 + length))
    })
}

fn lookup(name: &[u8]) -> Option<char> {
    NAMES.iter().find(|(known, _)| known.as_bytes() == name).map(|(_, letter)| *letter)
}

/// Entities that can stand in Vietnamese and English text, or open another escape.
const NAMES: [(&str, char); 97] = [
    ("amp", '&'),
    ("AMP", '&'),
    ("lt", '<'),
    ("LT", '<'),
    ("gt", '>'),
    ("GT", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("hairsp", ' '),
    ("puncsp", ' '),
    ("numsp", ' '),
    ("shy", '\u{ad}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("NoBreak", '\u{2060}'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("comma", ','),
    ("period", '.'),
    ("colon", ':'),
    ("semi", ';'),
    ("sol", '/'),
    ("bsol", '\\'),
    ("percnt", '%'),
    ("num", '#'),
    ("plus", '+'),
    ("lpar", '('),
    ("rpar", ')'),
    ("lowbar", '_'),
    ("hyphen", '-'),
    ("dash", '-'),
    ("ndash", '-'),
    ("mdash", '-'),
    ("middot", '.'),
    ("equals", '='),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Atilde", 'Ã'),
    ("Abreve", 'Ă'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Igrave", 'Ì'),
    ("Iacute", 'Í'),
    ("Itilde", 'Ĩ'),
    ("Ograve", 'Ò'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Otilde", 'Õ'),
    ("Ugrave", 'Ù'),
    ("Uacute", 'Ú'),
    ("Utilde", 'Ũ'),
    ("Yacute", 'Ý'),
    ("Dstrok", 'Đ'),
    ("ETH", 'Ð'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("abreve", 'ă'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("itilde", 'ĩ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("utilde", 'ũ'),
    ("yacute", 'ý'),
    ("dstrok", 'đ'),
    ("eth", 'ð'),
    ("auml", 'ä'),
    ("euml", 'ë'),
    ("iuml", 'ï'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("aring", 'å'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
    ("Ntilde", 'Ñ'),
    ("Ccedil", 'Ç'),
    ("yuml", 'ÿ'),
    ("oslash", 'ø'),
    ("szlig", 'ß'),
];

fn percent(bytes: &[u8]) -> Option<(char, usize)> {
    let (mut octets, mut length) = ([0; 4], 1);
    octets[0] = octet(bytes)?;
    let wanted = match octets[0] {
        0..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    while length < wanted {
        octets[length] = octet(bytes.get(length * 3..)?)?;
        length += 1;
    }
    let letter = std::str::from_utf8(&octets[..length]).ok()?.chars().next()?;
    Some((letter, length * 3))
}

fn octet(bytes: &[u8]) -> Option<u8> {
    let digits = bytes.get(1..3).filter(|_| bytes[0] == b'%')?;
    let (code, length) = number(digits, 16, 2)?;
    u8::try_from(code).ok().filter(|_| length == 2)
}

fn escaped(bytes: &[u8]) -> Option<(char, usize)> {
    match bytes.get(1)? {
        b'u' => unicode(bytes),
        b'x' => hex(&bytes[2..], 2, 2),
        b'n' | b'N' | b'r' => Some(('\n', 2)),
        b't' => Some(('\t', 2)),
        b'\\' => Some(('\\', 2)),
        b'/' => Some(('/', 2)),
        // A style's escape: `\1ec5 `. Two digits at least: `\b` and `\f` are JSON's.
        byte if byte.is_ascii_hexdigit() => style(bytes),
        _ => None,
    }
}

fn hex(bytes: &[u8], least: usize, before: usize) -> Option<(char, usize)> {
    let (code, digits) = number(bytes, 16, least)?;
    (digits == least).then_some((char::from_u32(code)?, before + digits))
}

fn unicode(bytes: &[u8]) -> Option<(char, usize)> {
    if bytes.get(2) == Some(&b'{') {
        let (code, digits) = padded(bytes.get(3..)?, 16, 8)?;
        return (bytes.get(3 + digits) == Some(&b'}')).then_some((char::from_u32(code)?, digits + 4));
    }
    let (high, digits) = number(bytes.get(2..)?, 16, 4)?;
    if digits < 4 {
        return None;
    }
    if let Some(letter) = char::from_u32(high) {
        return Some((letter, 6));
    }
    let low = bytes.get(8..).filter(|_| bytes[6..].starts_with(b"\\u")).and_then(|rest| number(rest, 16, 4));
    let low = u16::try_from(low?.0).ok()?;
    let letter = char::decode_utf16([u16::try_from(high).ok()?, low]).next()?.ok()?;
    Some((letter, 12))
}

fn style(bytes: &[u8]) -> Option<(char, usize)> {
    let (code, digits) = number(&bytes[1..], 16, 6)?;
    let least = if matches!(bytes[1], b'b' | b'f' | b'B' | b'F') { 4 } else { 2 };
    let letter = char::from_u32(code).filter(|_| digits >= least)?;
    Some((letter, 1 + digits + usize::from(bytes.get(1 + digits) == Some(&b' '))))
}

/// `bytes` with every escape undone once, and where in `bytes` each escape's rest continues.
pub(super) fn undo(bytes: &[u8], backslash: bool) -> (Vec<u8>, Vec<(usize, usize)>) {
    let (mut undone, mut steps, mut at) = (Vec::with_capacity(bytes.len()), vec![(0, 0)], 0);
    while at < bytes.len() {
        let ahead = bytes[at..].iter().position(|byte| matches!(byte, b'&' | b'%' | b'\\')).unwrap_or(bytes.len() - at);
        undone.extend_from_slice(&bytes[at..at + ahead]);
        at += ahead;
        if at == bytes.len() {
            break;
        }
        if let Some((letter, length)) = read(&bytes[at..], backslash) {
            undone.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            at += length;
            steps.push((undone.len(), at));
        } else {
            undone.push(bytes[at]);
            at += 1;
        }
    }
    (undone, steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_escape_is_read_with_its_length() {
        for (text, expected) in [
            ("&#7877;n", Some(('ễ', 7))),
            ("&#7877n", Some(('ễ', 6))),
            ("&#x1EC5;", Some(('ễ', 8))),
            ("&ecirc;", Some(('ê', 7))),
            ("&eacutex", Some(('é', 7))),
            ("&nothing;", None),
            ("&", None),
            ("&#;", None),
            ("&#99999999999999;", None),
            ("%E1%BB%85", Some(('ễ', 9))),
            ("%e1%bb", None),
            ("%20", Some((' ', 3))),
            ("%ba", None),
            ("%", None),
            ("\\u1ec5n", Some(('ễ', 6))),
            ("\\ud83d\\ude00", Some(('😀', 12))),
            ("\\ud83d", None),
            ("\\u{1ec5}", Some(('ễ', 8))),
            ("\\1ec5 n", Some(('ễ', 6))),
            ("\\x4e", Some(('N', 4))),
            ("\\n", Some(('\n', 2))),
            ("\\b", None),
            ("\\", None),
        ] {
            assert_eq!(read(text.as_bytes(), true), expected, "{text}");
        }
    }

    #[test]
    fn undoing_keeps_what_is_no_escape() {
        let (undone, _) = undo("a&amp;#78;% \\u004e&x".as_bytes(), true);
        assert_eq!(String::from_utf8_lossy(&undone), "a&#78;% N&x");
    }
}
