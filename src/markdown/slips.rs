//! Marks that were meant to do something and stand on the page as they were typed: a heading behind a space that is
//! none to Markdown, a box that nobody knows, a link with a gap; and text that became something else. Enter at [`slips`]
//! and [`mistaken_code`], [`mistaken_heading`].

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memmem};

use super::bullets;
use super::destination::looks_like_destination;

/// What is wrong in the text that stands in `source` at `range`: a word that `lost-markup` puts into a sentence, and
/// where. At most one at the beginning of a line, and links.
pub(super) fn slips(source: &str, range: Range<usize>) -> impl Iterator<Item = (&'static str, Range<usize>)> + '_ {
    let text = &source[range.clone()];
    // The last four begin the marks and signs of lists.
    let first = text.bytes().next().filter(|first| b"#-*+0123456789[|:\xc2\xe2\xef\xf0".contains(first));
    let opening = match (letter(text), first) {
        (None, None) => None,
        _ if !begins_line(source, range.start) => None,
        (Some(_), _) => letters(source, &range),
        (None, Some(first)) => opening(source, range.clone(), first),
    };
    // Few texts have any of these.
    let marked = memchr2(b'^', b'*', text.as_bytes()).map(|_| range.clone());
    let others = marked.into_iter().flat_map(|range| {
        notes(source, range.clone()).chain(stars(source, range.clone())).chain(glued_stars(source, range))
    });
    let pasted = memchr2(b'\t', b'<', text.as_bytes()).map(|_| range.clone());
    let pasted =
        pasted.into_iter().flat_map(|range| cells(source, range.clone()).into_iter().chain(tags(source, range)));
    opening.into_iter().chain(gaps(source, range)).chain(others).chain(pasted)
}

/// Whether an indented block is prose that was pasted with its indent: letters first, words, and no signs of code.
pub(super) fn mistaken_code(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(char::is_alphabetic)
        && text.split_whitespace().nth(3).is_some()
        && !text.contains(['{', '}', '<', '>', '=', ';', '`', '\\', '$'])
}

/// Whether a heading, as it stands in the source, is a paragraph that the line `---` below it made one: a sentence, or
/// several lines.
pub(super) fn mistaken_heading(source: &str) -> bool {
    let Some((text, line)) = source.trim_end().rsplit_once('\n') else { return false };
    let is_line = line.trim().bytes().all(|byte| byte == b'-');
    is_line && (text.contains('\n') || text.trim_end().ends_with(['.', '…', ';']))
}

/// Whether nothing but room and marks of quotations stands before byte `at` of its line.
fn begins_line(source: &str, at: usize) -> bool {
    let mut before = source[..at].bytes().rev().take_while(|byte| *byte != b'\n');
    before.all(|byte| matches!(byte, b' ' | b'\t' | b'>'))
}

/// What the text at the beginning of a line was meant to be; `first` is its first byte.
fn opening(source: &str, range: Range<usize>, first: u8) -> Option<(&'static str, Range<usize>)> {
    let text = &source[range.clone()];
    let hashes = text.len() - text.trim_start_matches('#').len();
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    let width = |at: usize| at + after(at).map_or(0, char::len_utf8);
    let here = |end: usize| range.start..range.start + end;
    match first {
        b'#' if hashes == 1 && is_title(&text[1..]) => Some(("title", here(text.trim_end().len()))),
        b'#' if (1..=6).contains(&hashes) && after(hashes).is_some_and(is_no_space) => {
            Some(("heading", here(width(hashes))))
        }
        b'#' if (2..=6).contains(&hashes) && after(hashes).is_some() => Some(("heading", here(width(hashes)))),
        b'-' if after(1).is_some_and(char::is_alphabetic) && has_alike(source, &range, is_dashed) => {
            Some(("dash", here(1)))
        }
        b'|' if is_row(text) && !is_rule_of_table(text) && begins_table(source, &range) => {
            Some(("row", here(text.trim_end().len())))
        }
        b'-' | b'*' | b'+' if after(1).is_some_and(is_no_space) => Some(("item", here(width(1)))),
        b'0'..=b'9' if matches!(after(number), Some('.' | ')')) && after(number + 1).is_some_and(is_no_space) => {
            Some(("item", here(width(number + 1))))
        }
        b'0'..=b'9' => alike(source, &range, bullets::number)
            .map(|end| ("number", here(end)))
            .or_else(|| alike(source, &range, bullets::sign).map(|end| ("bullet", here(end)))),
        b'[' if line_before(source, range.start).contains('>') => {
            let (reason, end) = lost_box(text)?;
            Some((reason, here(end)))
        }
        0xc2 | 0xe2 | 0xef | 0xf0 => bullets::bullet(own_line(source, &range))
            .or_else(|| alike(source, &range, bullets::sign))
            .map(|end| ("bullet", here(end))),
        b'|' | b'-' | b':' if is_rule_of_table(text) => Some(("table", here(text.trim_end().len()))),
        _ => None,
    }
}

/// Whether the line above `range` or the one below it `is` such as well.
fn has_alike(source: &str, range: &Range<usize>, is: fn(&str) -> bool) -> bool {
    line_above(source, range).is_some_and(is) || line_below(source, range).is_some_and(is)
}

/// How long the mark `of` the line is that begins at `range`, if the line above it or the one below it has one as well
/// and becomes one running text with it.
fn alike(source: &str, range: &Range<usize>, of: fn(&str) -> Option<usize>) -> Option<usize> {
    let own = own_line(source, range);
    let length = of(own)?;
    let is = |line: &str| of(bare(line)).is_some();
    let is_below = !is_kept(own) && line_below(source, range).is_some_and(is);
    let is_above = || line_above(source, range).is_some_and(|above| is(above) && !is_kept(above));
    (is_below || is_above()).then_some(length)
}

/// The line whose words begin at `range`, from there on.
fn own_line<'s>(source: &'s str, range: &Range<usize>) -> &'s str {
    source[range.start..].split('\n').next().unwrap_or_default()
}

/// A line without the room and the marks of quotations before its words.
fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>'])
}

/// Whether `line` ends so that the next one stays apart.
fn is_kept(line: &str) -> bool {
    let line = line.trim_end_matches('\r');
    line.ends_with("  ") || line.ends_with('\\')
}

fn line_above<'s>(source: &'s str, range: &Range<usize>) -> Option<&'s str> {
    let start = range.start - line_before(source, range.start).len();
    source[..start].strip_suffix('\n')?.rsplit('\n').next()
}

fn line_below<'s>(source: &'s str, range: &Range<usize>) -> Option<&'s str> {
    source[range.end..].split_once('\n').and_then(|(_, below)| below.split('\n').next())
}

/// `-một`
fn is_dashed(line: &str) -> bool {
    line.trim_start().strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// `| a | b |`
fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.ends_with('|') && line.matches('|').count() > 2
}

/// Whether the row at `range` is the first of some.
fn begins_table(source: &str, range: &Range<usize>) -> bool {
    !line_above(source, range).is_some_and(is_row) && line_below(source, range).is_some_and(is_row)
}

fn line_before(source: &str, at: usize) -> &str {
    source[..at].rsplit('\n').next().unwrap_or_default()
}

/// A space that is none to Markdown: word processors and web pages leave them.
fn is_no_space(c: char) -> bool {
    (c.is_whitespace() && !c.is_ascii()) || matches!(c, '\u{200b}' | '\u{feff}')
}

/// The longest syllables: `Nghiêng`, and of a word without any mark.
const LONGEST: [usize; 2] = [7, 12];

/// Whether the words of a line behind its `#` are those of a heading: several, the first one like that of a sentence,
/// and no hashtag (`#BìnhĐẳngGiới là gì?`, `#binhdanggioi #16ngay`).
fn is_title(line: &str) -> bool {
    let (first, rest) = line.trim_end().split_once(' ').unwrap_or((line, ""));
    let mut letters = first.trim_end_matches([',', ':']).chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    let is_word = letters.clone().all(char::is_lowercase) || letters.all(char::is_uppercase);
    let longest = LONGEST[usize::from(first.is_ascii())];
    let goes_on = rest.trim_start().starts_with(char::is_alphanumeric) && !rest.contains('#');
    begins && is_word && first.chars().count() <= longest && goes_on
}

/// The letter of an item such as `a) Một` or `b. Hai`.
fn letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let (letter, mark, gap) = (letters.next()?, letters.next()?, letters.next()?);
    let is_item = letter.is_alphabetic() && matches!(mark, ')' | '.') && matches!(gap, ' ' | '\t');
    is_item.then_some(letter)
}

/// The letters of items in their order.
const LETTERS: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz";

/// Whether `next` comes soon after `letter`: not everybody counts `ă` and `đ`.
fn follows(letter: char, next: char) -> bool {
    let place = |of: char| LETTERS.chars().position(|known| of.to_lowercase().eq([known]));
    let is_case = letter.is_lowercase() == next.is_lowercase();
    is_case && place(letter).zip(place(next)).is_some_and(|(at, next)| (at + 1..=at + 3).contains(&next))
}

/// The item at `range`, if it is the first of some with letters that become running text.
fn letters(source: &str, range: &Range<usize>) -> Option<(&'static str, Range<usize>)> {
    let of = |line: &str| letter(bare(line));
    let own = own_line(source, range);
    let first = of(own)?;
    let is_next = line_below(source, range).and_then(of).is_some_and(|next| follows(first, next));
    let is_later = line_above(source, range).and_then(of).is_some_and(|above| follows(above, first));
    let end = range.start + source[range.clone()].trim_end().len();
    (is_next && !is_later && !is_kept(own)).then_some(("letters", range.start..end))
}

/// The first of several lines whose cells are parted by tabs, as they come from spreadsheets and word processors.
fn cells(source: &str, range: Range<usize>) -> Option<(&'static str, Range<usize>)> {
    memchr(b'\t', source[range.clone()].as_bytes())?;
    // Only the text with the first tab of its line, but for an indent.
    let before = source[..range.start].rfind(['\n', '\t']).filter(|at| source[*at..].starts_with('\t'));
    if before.is_some_and(|tab| !begins_line(source, tab)) {
        return None;
    }
    let start = range.start - line_before(source, range.start).len();
    let line = source[start..].split('\n').next().unwrap_or_default().trim_end();
    let is_first = is_tabbed(line) && !line_above(source, &range).is_some_and(is_tabbed);
    let own = start + line.len() - line.trim_start_matches([' ', '\t', '>']).len();
    (is_first && line_below(source, &range).is_some_and(is_tabbed)).then(|| ("cells", own..start + line.len()))
}

/// Whether a line has cells, and is neither an item of a list nor a row that Markdown knows.
fn is_tabbed(line: &str) -> bool {
    let line = line.trim_matches([' ', '\t', '>', '\r']);
    let is_marked = line.starts_with(['-', '+', '#']) || line.starts_with("* ") || line.starts_with("*\t");
    let is_marked = is_marked || bullets::bullet(line).is_some() || bullets::sign(line).is_some();
    line.contains('\t') && !line.contains('|') && !is_marked
}

/// `<o:p>`: tags that word processors leave and no browser knows. Each opening one.
fn tags(source: &str, range: Range<usize>) -> impl Iterator<Item = (&'static str, Range<usize>)> + '_ {
    let (text, offset) = (&source[range.clone()], range.start);
    memchr_iter(b'<', text.as_bytes()).filter_map(move |at| {
        let name = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let rest = &text[at + 1..];
        let space = name(rest);
        let own = rest[space..].strip_prefix(':').filter(|own| space > 0 && name(own) > 0)?;
        let is_ended = own[name(own)..].starts_with([' ', '/', '>']) && !source[..offset + at].ends_with('\\');
        let end = rest.find(['<', '>']).filter(|end| is_ended && rest[*end..].starts_with('>'))?;
        Some(("tag", offset + at..offset + at + end + 2))
    })
}

/// The names of boxes.
const BOXES: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

/// `[!NOTES]`, `[!CHÚ Ý]`, and `[!NOTE]` with words behind it: the parser takes away those that it knows. The reason,
/// and how long it is.
fn lost_box(text: &str) -> Option<(&'static str, usize)> {
    let (name, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let is_name = name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphabetic() || c == ' ');
    // `[!a](b.md)` is a link.
    let end = is_name.then_some("[!".len() + name.len() + 1).filter(|_| !rest.starts_with(['(', '[', ':']))?;
    let is_known = BOXES.iter().any(|known| name.eq_ignore_ascii_case(known));
    match rest.trim().is_empty() {
        true => (!is_known).then_some(("box", end)),
        false => Some((if is_known { "box-line" } else { "box" }, end)),
    }
}

/// `|---|:-:|` in a text makes no table: it has another number of columns than the line above.
fn is_rule_of_table(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '|' | '-' | ':' | ' ' | '\t');
    text.contains('|') && text.contains("--") && text.chars().all(is_mark)
}

/// Gaps between `]` and `(` where a link was meant.
fn gaps(source: &str, range: Range<usize>) -> impl Iterator<Item = (&'static str, Range<usize>)> + '_ {
    let (text, offset) = (&source[range.clone()], range.start);
    memchr_iter(b']', text.as_bytes()).filter_map(move |at| {
        let rest = text[at + 1..].trim_start();
        let gap = text.len() - rest.len() - at - 1;
        let inner = rest.strip_prefix('(').filter(|_| gap > 0)?;
        // Not beyond a space, which stands before the next such bracket as well.
        let (end, mark) = inner.char_indices().find(|(_, c)| *c == ')' || c.is_whitespace())?;
        let is_escaped = source[..offset + at].ends_with('\\');
        let is_meant = !is_escaped && mark == ')' && looks_like_destination(&inner[..end]);
        is_meant.then(|| ("gap", offset + at..offset + at + gap + 2))
    })
}

/// `[^1]` of which there is no note.
fn notes(source: &str, range: Range<usize>) -> impl Iterator<Item = (&'static str, Range<usize>)> + '_ {
    let (text, offset) = (&source[range.clone()], range.start);
    memchr_iter(b'^', text.as_bytes()).filter_map(move |at| {
        let start = text[..at].strip_suffix('[')?.len();
        let rest = text[at + 1..].trim_start_matches(|c: char| c.is_alphanumeric() || c == '-');
        let label = &text[at + 1..text.len() - rest.len()];
        let is_label = !label.is_empty() && rest.starts_with(']');
        let is_escaped = source[..offset + start].ends_with('\\');
        (is_label && !is_escaped).then(|| ("note", offset + start..offset + at + label.len() + 2))
    })
}

/// `** chữ **`: stars that a space keeps from making the words bold.
fn stars(source: &str, range: Range<usize>) -> Option<(&'static str, Range<usize>)> {
    let (text, offset) = (&source[range.clone()], range.start);
    let open = text.find("** ")?;
    let close = open + 3 + text[open + 3..].find(" **")?;
    let is_two = !text[..open].ends_with('*') && !text[close + 3..].starts_with('*');
    let is_word = text[open + 3..close].starts_with(char::is_alphanumeric);
    (is_two && is_word).then(|| ("stars", offset + open..offset + close + 3))
}

/// `**Chữ:**chữ` and `chữ**(chữ)**`: stars between a sign and a letter, which make nothing bold.
fn glued_stars(source: &str, range: Range<usize>) -> impl Iterator<Item = (&'static str, Range<usize>)> + '_ {
    let (text, offset) = (&source[range.clone()], range.start);
    let places: Vec<usize> = memmem::find_iter(text.as_bytes(), b"**").collect();
    let glued = |pair: &[usize]| {
        let [open, close] = [pair[0], pair[1]];
        let inner = &text[open + 2..close];
        let (before, after) = (text[..open].chars().next_back(), text[close + 2..].chars().next());
        let is_bold = !inner.is_empty() && !inner.contains('*') && inner.trim() == inner;
        let is_two = before != Some('*') && after != Some('*');
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let reason = if inner.ends_with(is_sign) && is_letter(after) {
            "stars-end"
        } else if inner.starts_with(is_sign) && is_letter(before) {
            "stars-start"
        } else {
            return None;
        };
        (is_bold && is_two).then(|| (reason, offset + open..offset + close + 2))
    };
    let found: Vec<_> = places.windows(2).filter_map(glued).collect();
    found.into_iter()
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::{mistaken_code, mistaken_heading, slips};

    fn found(source: &str) -> Vec<(&'static str, &str)> {
        let lines = source.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some(start..start + line.trim_end_matches('\n').len())
        });
        let texts = lines.map(|line| {
            let marks = source[line.clone()].len() - source[line.clone()].trim_start_matches(['>', ' ']).len();
            line.start + marks..line.end
        });
        texts.flat_map(|text| slips(source, text)).map(|(reason, range)| (reason, &source[range])).collect()
    }

    #[test]
    fn what_was_meant_for_markup_is_found() {
        for (text, reason, place) in [
            ("##\u{a0}Đầu đề", "heading", "##\u{a0}"),
            ("#\u{a0}Đầu đề", "heading", "#\u{a0}"),
            ("##Không cách", "heading", "##K"),
            ("Văn\n###\u{2003}x", "heading", "###\u{2003}"),
            ("-\u{a0}mục", "item", "-\u{a0}"),
            ("*\u{200b}mục", "item", "*\u{200b}"),
            ("1.\u{a0}một", "item", "1.\u{a0}"),
            ("12)\u{202f}một", "item", "12)\u{202f}"),
            ("> [!NOTES]", "box", "[!NOTES]"),
            ("> [!CHÚ]\n> y", "box", "[!CHÚ]"),
            ("> [!CHÚ Ý]\n> y", "box", "[!CHÚ Ý]"),
            ("> [!LƯU Ý] chữ", "box", "[!LƯU Ý]"),
            ("> [!Note] chữ", "box-line", "[!Note]"),
            ("• một", "bullet", "•"),
            ("·\u{a0}một", "bullet", "·"),
            ("\u{f0b7} 2 người", "bullet", "\u{f0b7}"),
            ("| a | b |\n|---|", "table", "|---|"),
            ("chữ[^1] chữ", "note", "[^1]"),
            ("x[^ghi-chu]", "note", "[^ghi-chu]"),
            ("** Đậm ** chữ", "stars", "** Đậm **"),
            ("| A | B |\n| 1 | 2 |\n| 3 | 4 |", "row", "| A | B |"),
            ("a | b\n--- | --- | ---", "table", "--- | --- | ---"),
            ("[chữ] (../../pages/an-toan.vi.md) x", "gap", "] ("),
            ("#Chương trình", "title", "#Chương trình"),
            ("#CHƯƠNG TRÌNH", "title", "#CHƯƠNG TRÌNH"),
            ("#Programme of the day", "title", "#Programme of the day"),
            ("**Thời gian:**8 giờ 00", "stars-end", "**Thời gian:**"),
            ("Hô **“Không!”**to lên", "stars-end", "**“Không!”**"),
            ("chữ**(đậm)** nữa", "stars-start", "**(đậm)**"),
            ("Gồm:\na) Đón khách;\nb) Khai mạc;\nc) Bế mạc.", "letters", "a) Đón khách;"),
            ("d. Một\nđ. Hai", "letters", "d. Một"),
            ("d) Một\ne) Hai", "letters", "d) Một"),
            ("Xã\tSố người\nMẫu Đông\t60\nMẫu Tây\t40", "cells", "Xã\tSố người"),
            ("> STT\tHọ tên\r\n> 1.\tLan\r\n", "cells", "STT\tHọ tên"),
            ("<o:p>", "tag", "<o:p>"),
            ("x <v:shape id=\"a\"> y</v:shape>", "tag", "<v:shape id=\"a\">"),
            ("[chữ]\u{a0}(https://a.example/)", "gap", "]\u{a0}("),
            ("• **Một** việc", "bullet", "•"),
        ] {
            assert_eq!(found(text), [(reason, place)], "{text}");
        }
    }

    #[test]
    fn a_list_without_blanks_is_found_at_each_of_its_lines() {
        for (text, reason, marks) in [
            ("Gồm:\n-Một\n-Hai", "dash", ["-", "-"]),
            ("Gồm:\n– Một\n– Hai", "bullet", ["–", "–"]),
            ("> —Một\r\n> —Hai\r\n", "bullet", ["—", "—"]),
            ("1.Phần một\n2.Phần hai", "number", ["1.", "2."]),
            ("➢ Một\n➢ Hai", "bullet", ["➢", "➢"]),
            ("❖ Một\n✅Hai", "bullet", ["❖", "✅"]),
            ("👉🏻 Một\n✔️ Hai", "bullet", ["👉🏻", "✔️"]),
            ("📍 Địa điểm: xã\n⏰ Thời gian: 8 giờ", "bullet", ["📍", "⏰"]),
            ("1️⃣ Một\n2️⃣ Hai", "bullet", ["1️⃣", "2️⃣"]),
            ("•một\n•hai", "bullet", ["•", "•"]),
            ("•\tMột\n•\tHai", "bullet", ["•", "•"]),
            ("–\tMột\n–\tHai", "bullet", ["–", "–"]),
        ] {
            assert_eq!(found(text), marks.map(|mark| (reason, mark)), "{text}");
        }
    }

    /// PUB-04: brackets that nobody closes are no work, in a file as large as one may be.
    #[test]
    fn very_many_brackets_are_read_at_once() {
        for (text, count) in [("] (", 0), ("]\u{a0}(a", 0), ("[^", 0), ("[^a", 0), ("[^a]", 1_000_000)] {
            assert_eq!(slips(&text.repeat(1_000_000), 0..text.len() * 1_000_000).count(), count, "{text}");
        }
    }

    #[test]
    fn prose_that_became_code_or_a_heading_is_told_from_what_was_meant() {
        assert!(mistaken_code("Sáng nay, tại hội trường xã, đã có 60 người.\n"));
        for text in ["let a = b;", "cargo run --release", "{{nothing", "a {b} c d e", "12 34 56 78"] {
            assert!(!mistaken_code(text), "{text}");
        }
        for text in ["Một câu trọn vẹn.\n---\n", "Hai dòng\nliền nhau\n---"] {
            assert!(mistaken_heading(text), "{text}");
        }
        for text in ["Đầu đề\n---\n", "Bạo lực là gì?\n---", "## Một câu.\n", "Một câu.\n===", "## Câu\n"]
        {
            assert!(!mistaken_heading(text), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_markup_is_left_alone() {
        for text in [
            "#BinhDangGioi",
            "#BìnhĐẳngGiới là gì?",
            "#Giới",
            "#Orangetheworld mười sáu ngày",
            "#Hãylêntiếng hôm nay",
            "#binhdanggioi ngay",
            "#Vì em #Cam",
            "#16 ngày",
            "0912 ****345",
            "3 ** 4:**5",
            "x:**",
            "a) Một",
            "a) Một\n\nb) Hai",
            "a) Một  \nb) Hai",
            "a) Một\\\nb) Hai",
            "N. V. A\nbạn",
            "B. Một\nA. Hai",
            "- A\t1\n- B\t2",
            "Một\thai",
            "Một\thai\n\nba\tbốn",
            "a |\tb\nc |\td",
            "1 < 2: 3 > 2",
            "\\<o:p>",
            "</o:p>",
            "# ",
            "##",
            "-mục",
            "- mục",
            "5\u{a0}%",
            "1.5\u{a0}m",
            "a ##\u{a0}b",
            "[!NOTES]",
            "[1] (xem trang 5)",
            "[1] (xem a.md)",
            "\\[a\\] (b.md)",
            "a - b",
            "---",
            "| a |",
            "> [!a](b.md)",
            "> [! a]",
            "“chữ”",
            "• • •",
            "\\[^1] x",
            "2^3] x",
            "Mẫ^^năm^]",
            "0912 *** 345 ***",
            "a ** b",
            "-5 độ\n-7 độ",
            "| a | b |\nchữ",
            "a | b\nc | d",
            "· ",
            "•một",
            "– Chị nói gì ạ?",
            "– Chị nói gì ạ?\n\n– Không.",
            "– Một  \n– Hai",
            "📍 Địa điểm: xã\\\n⏰ Thời gian: 8 giờ",
            "–5 độ\n–7 độ",
            "1.Một",
            "1.500 người\n2.500 người",
            "👉 Một\nhai",
            "Một 👉\nHai 👉",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
