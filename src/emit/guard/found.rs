//! From words that look like a suppressed value to the value itself: marks, borders of numbers,
//! and what others lawfully say.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::Guard;
use super::reading::{self, BREAK, Digit, Mapped};
use crate::site::secret::{Numeral, Phrase};

/// Words or digits of a suppressed value.
pub(super) struct Found {
    pub(super) secret: usize,
    pub(super) place: Range<usize>,
    /// They are a part of what others lawfully say.
    pub(super) is_lawful: bool,
}

impl Guard {
    /// The values in `bytes`.
    pub(super) fn find(&self, bytes: &[u8], backslash: bool) -> Vec<Found> {
        let mut streams = [Mapped::default(), Mapped::default()];
        reading::read(bytes, backslash, &mut 0, &mut streams);
        let mut found = Vec::new();
        for stream in &streams {
            self.find_phrases(bytes, stream, &mut found);
            self.find_numbers(bytes, stream, &mut found);
        }
        found
    }

    fn find_phrases(&self, bytes: &[u8], stream: &Mapped, found: &mut Vec<Found>) {
        let Some(search) = self.phrases.search() else { return };
        for hit in search.find_overlapping_iter(&stream.words) {
            let (phrase, secret) = &self.phrases.values[hit.pattern().as_usize()];
            let is_said = phrase.admits(&stream.marks[hit.range()])
                && (!phrase.is_turned() || is_in_a_row(bytes, stream, hit.range()))
                && phrase.parted_after().is_none_or(|called| is_listed(bytes, stream, hit.range(), called))
                && self.behind[*secret].as_ref().is_none_or(|titles| is_behind(bytes, stream, hit.range(), titles));
            if !is_said {
                continue;
            }
            // The blanks on either side are no part of the value.
            let (first, last) = (hit.start() + 1, hit.end() - 2);
            let (start, end) = (stream.places[first].0, stream.places[last].1);
            let written = bytes.get(start..end).map(String::from_utf8_lossy).unwrap_or_default();
            let is_ordinary = self.may_be_words[*secret] && is_running_text(&written);
            if !is_ordinary {
                let own = (phrase, written.chars().any(char::is_uppercase));
                let is_lawful = self.is_lawful(*secret, own, stream, hit.range())
                    || self.is_of_another(*secret, own, (bytes, stream), hit.range());
                found.push(Found { secret: *secret, place: start..end, is_lawful });
            }
        }
    }

    fn is_lawful(&self, secret: usize, own: (&Phrase, bool), stream: &Mapped, hit: Range<usize>) -> bool {
        let text = (&stream.words[..], &stream.marks[..]);
        self.lawful[secret].iter().any(|phrase| phrase.around(text, hit.clone(), own).next().is_some())
    }

    /// Whether the words at `hit` are a part of somebody else's longer name, written in a row: not "Lan, anh Tuấn".
    fn is_of_another(
        &self,
        secret: usize,
        own: (&Phrase, bool),
        (bytes, stream): (&[u8], &Mapped),
        hit: Range<usize>,
    ) -> bool {
        let text = (&stream.words[..], &stream.marks[..]);
        let is_one = |range: &Range<usize>| is_one_name(bytes, stream, range.clone(), own.1);
        self.others[secret].iter().any(|phrase| phrase.around(text, hit.clone(), own).any(|range| is_one(&range)))
    }

    fn find_numbers(&self, bytes: &[u8], stream: &Mapped, found: &mut Vec<Found>) {
        let Some(search) = self.numbers.search() else { return };
        let digits: Vec<u8> = stream.digits.iter().map(|digit| digit.byte).collect();
        for hit in search.find_overlapping_iter(&digits) {
            let (number, secret) = &self.numbers.values[hit.pattern().as_usize()];
            let is_said = match number.is_local() {
                true => is_alone(bytes, &stream.digits, hit.range()),
                false => begins(&stream.digits[..hit.end()], hit.start()) && ends(&stream.digits[hit.end()..]),
            };
            if is_said {
                let place = stream.digits[hit.start()].place.0..stream.digits[hit.end() - 1].place.1;
                found.push(Found { secret: *secret, place, is_lawful: false });
            }
        }
    }
}

/// Whether a number can begin at `start`: with a group, or after a country's or an area's prefix
/// that itself begins with a group.
fn begins(digits: &[Digit], start: usize) -> bool {
    (0..=5.min(start)).any(|length| {
        let before: String = digits[start - length..start].iter().map(|digit| char::from(digit.byte)).collect();
        digits[start - length].first && Numeral::admits_before(&before)
    })
}

/// Whether a number can end before `rest`.
fn ends(rest: &[Digit]) -> bool {
    rest.first().is_none_or(|next| next.first)
}

/// What stands between the words of one name in text, in an address, in a name of an account.
const BETWEEN: [&[u8]; 7] = [b" ", b"-", b"_", b".", b"+", b"%20", "\u{a0}".as_bytes()];

/// Whether the words at `hit` stand in a row, with no more than a blank between two.
fn is_in_a_row(bytes: &[u8], stream: &Mapped, hit: Range<usize>) -> bool {
    gaps(stream, hit).all(|gap| bytes.get(gap).is_some_and(|gap| BETWEEN.contains(&gap)))
}

/// Whether the word right before those at `hit` is one of `titles`: "bà Hoàng Páo", "Ms. Hoang Pao".
fn is_behind(bytes: &[u8], stream: &Mapped, hit: Range<usize>, titles: &[Phrase]) -> bool {
    let Some(start) = stream.words[..hit.start].iter().rposition(|byte| *byte == b' ') else { return false };
    let (words, marks) = (&stream.words[start..=hit.start], &stream.marks[start..=hit.start]);
    let is_title = titles.iter().any(|title| title.words().as_bytes() == words && title.admits(marks));
    let gap = stream.places[hit.start - 1].1..stream.places[hit.start + 1].0;
    is_title && bytes.get(gap).is_some_and(is_close)
}

/// Whether nothing parts what stands on either side of `gap`: blanks, a stop as in "Mr.", marks for bold, tags.
fn is_close(gap: &[u8]) -> bool {
    let mut in_tag = false;
    gap.iter().all(|byte| {
        let (opens, closes) = (*byte == b'<', *byte == b'>');
        let is_free = in_tag || opens || closes || b" \t\r\n.*_-+[%20\xc2\xa0".contains(byte);
        in_tag = opens || in_tag && !closes;
        is_free
    })
}

/// What stands between the words at `range`, and where each of them begins.
fn gaps(stream: &Mapped, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    // The blanks on either side are no part of the value.
    let gaps = (range.start + 1..range.end - 1).filter(|at| stream.words[*at] == b' ');
    gaps.map(|at| stream.places[at - 1].1..stream.places[at + 1].0)
}

/// Whether the words at `range` are one name: in a row, over the end of a line too, and each with a capital where it
/// `has_capitals`.
fn is_one_name(bytes: &[u8], stream: &Mapped, range: Range<usize>, has_capitals: bool) -> bool {
    let is_capital = |at: usize| letter_at(bytes, at).is_some_and(char::is_uppercase);
    gaps(stream, range).all(|gap| {
        let is_close = bytes.get(gap.clone()).is_some_and(|gap| BETWEEN.contains(&gap) || gap.trim_ascii().is_empty());
        is_close && (!has_capitals || is_capital(gap.end))
    })
}

/// The letter that begins at byte `at`.
fn letter_at(bytes: &[u8], at: usize) -> Option<char> {
    let letter = bytes.get(at..bytes.len().min(at + 4))?;
    let whole = letter.utf8_chunks().next()?.valid();
    whole.chars().next()
}

/// What parts the columns of a table, or what somebody is called by from the rest of the name.
const PARTED: [&str; 5] = [",", "|", ";", "</td><td>", "</th><td>"];

/// Whether the words at `hit` are an entry of a list: something parts them after those that somebody is `called`, no
/// other two are parted, and it is not some end of one name with the beginning of the next.
fn is_listed(bytes: &[u8], stream: &Mapped, hit: Range<usize>, called: usize) -> bool {
    let (start, end) = (stream.places[hit.start + 1].0, stream.places[hit.end - 2].1);
    let is_parting = |gap: &[u8]| {
        let mark: String = String::from_utf8_lossy(gap).split_whitespace().collect();
        PARTED.contains(&&*mark) || mark.is_empty() && gap.contains(&b'\t')
    };
    let mut gaps = gaps(stream, hit).enumerate().map(|(at, gap)| (at + 1 == called, gap));
    let is_row = gaps.all(|(is_edge, gap)| {
        bytes.get(gap).is_some_and(|gap| if is_edge { is_parting(gap) } else { BETWEEN.contains(&gap) })
    });
    let follows =
        || bytes[end..].strip_prefix(b" ").and_then(|rest| letter_at(rest, 0)).is_some_and(char::is_uppercase);
    is_row && !ends_in_word(&bytes[..start]) && !follows()
}

/// Whether a word and a blank end `before`: "Lê Thị Hà, Trần Thu" is the end of one name and the beginning of another.
fn ends_in_word(before: &[u8]) -> bool {
    let Some(before) = before.strip_suffix(b" ") else { return false };
    let last =
        before[before.len().saturating_sub(4)..].utf8_chunks().last().and_then(|chunk| chunk.valid().chars().last());
    last.is_some_and(char::is_alphabetic)
}

/// Words of money in the languages of the country, folded: digits before or behind one are an amount.
const MONEY: [&str; 13] =
    ["dong", "d", "vnd", "nghin", "ngan", "trieu", "ty", "ti", "usd", "thousand", "million", "billion", "₫"];

/// So many bytes beside a number tell whether it is an amount.
const BESIDE: usize = 60;

/// Whether the digits at `hit` are a number by themselves: no part of a longer one, no amount.
fn is_alone(bytes: &[u8], digits: &[Digit], hit: Range<usize>) -> bool {
    let goes_on = |one: &Digit, next: &Digit| {
        let known = one.byte != BREAK && next.byte != BREAK;
        known && bytes.get(one.place.1..next.place.0).is_some_and(|between| !parts(between))
    };
    let (first, last) = (&digits[hit.start], &digits[hit.end - 1]);
    let before = hit.start.checked_sub(1).is_some_and(|before| goes_on(&digits[before], first));
    let after = digits.get(hit.end).is_some_and(|next| goes_on(last, next));
    !before && !after && first.first && !is_amount(bytes, first.place.0..last.place.1)
}

/// Whether what stands between two digits parts two numbers: `, `, ` - `, a tag; not a blank, a dot, a bracket.
fn parts(between: &[u8]) -> bool {
    let text = String::from_utf8_lossy(between).replace("&nbsp;", " ").replace('\u{a0}', " ");
    let mark = text.trim();
    let is_apart = text.starts_with(' ') && text.ends_with(' ') && matches!(mark, "-" | "–" | "—" | "/" | "+" | "=");
    is_apart || (text != "," && mark.contains([',', ';', '<', '>', '|', ':', '"'])) || text.contains('\n')
}

/// Whether a word of money or its sign stands beside `range`: behind it, or as a sign before it.
fn is_amount(bytes: &[u8], range: Range<usize>) -> bool {
    let after = String::from_utf8_lossy(&bytes[range.end..bytes.len().min(range.end + BESIDE)]).replace("&nbsp;", " ");
    let mut rest = after.trim_start();
    while let Some((_, behind)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        rest = behind.trim_start();
    }
    let word = rest.split(|c: char| !c.is_alphanumeric() && c != '₫').next().unwrap_or_default();
    let before = String::from_utf8_lossy(&bytes[range.start.saturating_sub(BESIDE)..range.start]).into_owned();
    let before = before.trim_end();
    let sign = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    MONEY.contains(&crate::locale::fold(word).as_str())
        || before.ends_with(['$', '₫', '€'])
        || sign.len() == 3 && MONEY.contains(&crate::locale::fold(sign).as_str())
}

/// Whether `written` is words of a sentence in small letters: "ngày mai anh sẽ về" names nobody. An address has no
/// blanks, a name has capitals.
fn is_running_text(written: &str) -> bool {
    written.chars().all(|c| c.is_whitespace() || (c.is_alphabetic() && !c.is_uppercase()) || is_combining_mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{SourcePath, Span};
    use crate::site::{Secret, SecretKind};

    fn guard(kind: SecretKind, value: &str) -> Guard {
        let file = SourcePath::from("content/places/a.vi.md");
        Guard::new(&[Secret::new(kind, Span::file(&file), "a".to_owned(), value.to_owned())])
    }

    fn count(guard: &Guard, text: &str) -> usize {
        guard.scan("a.html", text.as_bytes()).len()
    }

    /// LOC-04: a fixed line is found as its neighbours dial it.
    #[test]
    fn a_fixed_line_is_found_without_its_area() {
        let guard = guard(SecretKind::Phone, "0205 3812 345");
        for text in [
            "Gọi 3812 345 nhé",
            "số 3.812.345",
            "3812345",
            "ĐT: 0912 345 678, 3812 345",
            "0912 345 678 - 3812 345",
            "<td>111</td><td>3812-345</td>",
            "tel:3812345\"",
            "(0205) 3812 345",
            "0205&nbsp;3812&nbsp;345",
            "+84 205 3812 345",
        ] {
            assert_eq!(count(&guard, text), 1, "{text}");
        }
        for text in [
            "3.812.345 đồng",
            "3.812.345đ",
            "<b>3.812.345</b>&nbsp;đồng",
            "$3,812,345",
            "VND 3.812.345",
            "3.812.345.000 lượt",
            "1.203.812.345",
            "3,812,345,000",
            "(0203) 3812 345",
            "0203 3812 345",
            "0203&nbsp;3812&nbsp;345",
            "+84 203 3812 345",
            "23812345",
            "38123456",
            "3812 x345",
        ] {
            assert_eq!(count(&guard, text), 0, "{text}");
        }
    }

    /// LOC-04, CON-03: a name is found in the order of English, where it is written without marks; a list of names has
    /// it by chance.
    #[test]
    fn a_name_is_found_in_other_orders_and_spellings() {
        let named = guard(SecretKind::Name, "Trần Thu Hà");
        for text in ["Ms Thu Ha Tran said", "Ha Thu Tran", "thu-ha-tran", "thu.ha.tran@example.org", "Tran, Thu Ha"] {
            assert_eq!(count(&named, text), 1, "{text}");
        }
        for text in ["Lê Thu Hà, Trần Minh", "Le Thu Ha, Tran Minh", "Thu Hà Trần", "Thu Ha, Tran", "Ha Tran"] {
            assert_eq!(count(&named, text), 0, "{text}");
        }
        assert_eq!(count(&guard(SecretKind::Address, "Trần Thu Hà"), "Thu Ha Tran"), 0);
        let named = guard(SecretKind::Name, "Lý Thị Mỹ Kỳ");
        for (text, expected) in [("bà Lí Thị Mĩ Kì", 1), ("Li Thi Mi Ki", 1), ("Lý Thị Mỹ Kỳ", 1), ("Lỉ Thị Mĩ Kì", 0)]
        {
            assert_eq!(count(&named, text), expected, "{text}");
        }
    }

    /// LOC-04: what others lawfully say is theirs in every carrier, folded, escaped or packed; alone it is found there.
    #[test]
    fn what_is_lawful_is_lawful_however_it_is_packed() {
        let file = SourcePath::from("content/honorees/2026/a.vi.md");
        let mut secret = Secret::new(SecretKind::Name, Span::file(&file), "name".to_owned(), "Vũ Thị Mẫu".to_owned());
        secret.lawful = vec![Phrase::read("May Vũ Thị Mẫu")];
        secret.others = vec![Phrase::read("Vũ Thị Mẫu Đơn")];
        let guard = Guard::new(&[secret]);
        // What is not worth the trouble of packing is kept as it is.
        let long = |text: &str| format!("{text}{}", "\r\nB:ba".repeat(99));
        let zipped = |text: &str| miniz_oxide::deflate::compress_to_vec_zlib(long(text).as_bytes(), 6);
        for (before, after, expected) in [("May ", "", 0), ("", " Đơn", 0), ("bà ", "", 1), ("M ay ", "", 1)] {
            for text in [
                format!("{before}Vũ Thị Mẫu{after}"),
                format!("\"a\\n{before}Vũ Thị Mẫu{after}\""),
                format!("BEGIN:VEVENT\r\nA:x\\n{before}Vũ Thị M\r\n ẫu{after}\r\n"),
                format!("BEGIN:VEVENT\r\nA:{}\r\n", format!("{before}Vũ Thị Mẫu{after}").replacen('V', "\r\n V", 1)),
                format!("BEGIN:VEVENT\r\nA:{before}Vũ Thị Mẫu{}\r\n", after.replace('ơ', "\r\n ơ")),
            ] {
                let hits = guard.scan("a", text.as_bytes());
                assert_eq!(hits.len().min(1), expected, "{text:?}");
                assert_eq!(guard.scan("a", &zipped(&text)).len().min(1), expected, "zipped {text:?}");
            }
        }
    }

    /// LOC-04: a number is found with figures that are raised, and with the mark of a footnote in it.
    #[test]
    fn raised_figures_are_read_and_passed_over() {
        let guard = guard(SecretKind::Phone, "0912 345 678");
        for (html, expected) in [
            ("<p>0912<sup>1</sup> 345 678</p>", 1),
            ("<p>0912 <sup>345</sup> 678</p>", 1),
            ("<p>09<sup>12</sup> 345 678<sup>2</sup></p>", 1),
            ("<p>0912 345<sup>2</sup> 679</p>", 0),
        ] {
            assert_eq!(count(&guard, html), expected, "{html}");
        }
    }

    /// LOC-04, CON-03: a word that is marked up in part is a word.
    #[test]
    fn markup_inside_of_words_hides_nothing() {
        let guard = guard(SecretKind::Name, "Vũ Thị Rút Mẫu");
        for html in [
            "<p>bà <strong>Vũ Thị Rú</strong>t Mẫu</p>",
            "<p><strong>V</strong>ũ <strong>T</strong>hị <strong>R</strong>út <strong>M</strong>ẫu</p>",
            "<p>Vũ Thị Rút M<sub>ẫ</sub>u</p>",
            "<p><code>V</code>ũ Thị Rút Mẫu</p>",
            "<p><a href=\"https://example.org/\">V</a>ũ Thị Rút Mẫu</p>",
            "<p>Vũ Thị R<em><b>ú</b></em>t Mẫu</p>",
            "<b>Vũ</b><b>Thị</b><b>Rút</b><b>Mẫu</b>",
            "<content>&lt;b&gt;V&lt;/b&gt;ũ Thị Rút Mẫu</content>",
            "<p>Vũ Thị Rút Mẫu<sup>1</sup></p>",
        ] {
            assert_eq!(count(&guard, html), 1, "{html}");
        }
        // A footnote, as it is written and as a theme may write it; what is packed too.
        for (open, close) in [
            ("<sup class=\"footnote-ref\"><a id=\"r\" href=\"#fn:1\" role=\"doc-noteref\">", "</a></sup>"),
            ("<sup class=\"footnote-ref\">", "</sup>"),
            ("<a class=\"note\" href=\"#fn:1\">[", "]</a>"),
            ("<strong>", "</strong><sup>1</sup>"),
            ("&lt;sup&gt;", "&lt;/sup&gt;"),
        ] {
            let mark = if close.contains('1') { format!("{open}Rút{close}") } else { format!("Rút{open}12{close}") };
            for text in [format!("<p>bà Vũ Thị {mark} Mẫu</p>"), format!("<li>Vũ Thị {mark}</li>\n<li>Mẫu</li>")]
            {
                assert_eq!(count(&guard, &text), 1, "{text}");
            }
        }
        for html in ["<p>Vũ Thị Rút<sup>1</sup>Mẫu</p>", "<p>Vũ Thị Rút M<sup>1</sup>ẫu</p>"] {
            assert_eq!(count(&guard, html), 1, "{html}");
        }
        let html = "<p>bà Vũ Thị Rút<sup>1</sup> Mẫu</p>";
        assert_eq!(&html[guard.scan("a.html", html.as_bytes())[0].range.clone()], "Vũ Thị Rút<sup>1</sup> Mẫu");
        let html = "<p>xa</p>\n<p>bà <b>V</b>ũ Thị Rút Mẫu</p>";
        let hit = &guard.scan("a.html", html.as_bytes())[0].range;
        assert_eq!(&html[hit.clone()], "V</b>ũ Thị Rút Mẫu");
        for html in ["<p>Vũ Thị Rút</p><p>x</p>", "<p>Vũ Thị Rút M<b>ẫ</b>uu</p>", "Vũ Thị Rút M<br>ẫu"]
        {
            assert_eq!(count(&guard, html), 0, "{html}");
        }
    }
}
