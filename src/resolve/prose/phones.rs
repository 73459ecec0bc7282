//! Phone numbers typed into texts, where `{{hotline …}}` should stand (HOT-01). What a number
//! looks like is data of the locale; what only looks like one (dates, money, documents) is not.

use std::cell::LazyCell;
use std::ops::{Deref, Range};

use super::phrases::Phrases;
use super::stretches::Stretches;
use super::words::Words;
use super::{counts, digits};
use crate::locale::PhonePattern;

/// What a language says about numbers.
#[derive(Debug)]
pub struct Numbers<'a> {
    pub patterns: &'a [PhonePattern],
    /// Before a number of another kind: an account, a house.
    pub other: Phrases,
    pub money: Phrases,
    /// What begins as money does and is none: `đồng chí`.
    pub no_money: Phrases,
    /// Hosts whose addresses have people's numbers in them.
    pub hosts: &'a [String],
}

/// A stretch of digits without a space or mark in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) range: Range<usize>,
    /// Whether it has an `x` in place of a digit: `1900.xx`.
    pub(super) masked: bool,
    /// Whether it and all that follow in its run have three digits: `000 000` of `12 000 000`.
    thousands: bool,
}

/// The phone numbers in the text of `words`, by place.
pub fn find(words: &Words, numbers: &Numbers) -> Vec<Range<usize>> {
    let (text, mut found) = (words.text(), Vec::new());
    // Few texts have what may be a number.
    let stretches = LazyCell::new(|| Stretches::of(text, numbers.hosts));
    // A group has a digit at least, so that no number has more groups than digits.
    let most = numbers.patterns.iter().map(|pattern| pattern.digits.1).max().unwrap_or_default();
    let mut at = 0;
    while let Some(run) = next_run(text, at) {
        at = run.last().map_or(text.len(), |group| group.range.end);
        let mut first = 0;
        while first < run.len() {
            let beyond = run.len().min(first + most);
            let last = (first..beyond).rev().find(|last| is_phone(words, numbers, &stretches, (&run, first..last + 1)));
            if let Some(last) = last {
                let plus = usize::from(text[..run[first].range.start].ends_with('+'));
                found.push(run[first].range.start - plus..run[last].range.end);
            }
            first = last.unwrap_or(first) + 1;
        }
    }
    found
}

/// The groups of the next run of digits from byte `from` on.
fn next_run(text: &str, from: usize) -> Option<Vec<Group>> {
    let start = digits::next(text.as_bytes(), from)?;
    let mut run = vec![group(text, start)];
    while let Some(next) = run.last().and_then(|last| next_group(text, &last.range)) {
        run.push(next);
    }
    run.iter_mut().rev().take_while(|group| group.range.len() == 3).for_each(|group| group.thousands = true);
    Some(run)
}

fn group(text: &str, start: usize) -> Group {
    let bytes = &text.as_bytes()[start..];
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let masks = bytes[digits..].iter().take_while(|byte| matches!(byte, b'x' | b'X')).count();
    let masks = if masks < 2 { 0 } else { masks };
    Group { range: start..start + digits + masks, masked: masks > 0, thousands: false }
}

/// The group after the one at `last`, behind spaces, dots, dashes or brackets; a dot and a space end a sentence.
fn next_group(text: &str, last: &Range<usize>) -> Option<Group> {
    let end = last.end;
    let rest = &text[end..];
    if rest.starts_with(TIGHT) {
        let next = group(text, end + 1);
        let least = if rest.starts_with(',') { 1 } else { 3 };
        let is_group = (least..=4).contains(&last.len()) && (3..=7).contains(&next.range.len());
        return is_group.then_some(next);
    }
    let length = rest.find(|c: char| !is_separator(c))?;
    let between = &rest[..length];
    let (marks, dots) = (between.chars().count(), between.matches('.').count());
    let apart = dots > 1 || (dots == 1 && marks > 1) || marks > 3;
    let next = group(text, end + length);
    (length > 0 && !apart && !next.range.is_empty()).then_some(next)
}

/// Marks that part more than the groups of a number: some digits on either side tell.
const TIGHT: [char; 2] = ['/', ','];

fn is_separator(c: char) -> bool {
    is_space(c)
        || matches!(c, '.' | '·' | '•' | '∙' | '⋅' | '‧' | '・' | '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '(' | ')')
}

/// A space within a line, of any width.
fn is_space(c: char) -> bool {
    c == ' ' || (c != '\n' && c.is_whitespace())
}

/// Whether this `part` of a `run` is one, in a text that has these `stretches`.
fn is_phone(
    words: &Words,
    numbers: &Numbers,
    stretches: &impl Deref<Target = Stretches>,
    (run, part): (&[Group], Range<usize>),
) -> bool {
    let (text, groups) = (words.text(), &run[part.clone()]);
    let (start, end) = (groups[0].range.start, groups[groups.len() - 1].range.end);
    if is_account(text, groups, stretches) {
        return true;
    }
    numbers.patterns.iter().any(|pattern| fits(text, groups, pattern))
        && begins(text, run, part.start)
        && !is_inside_word(text, start..end)
        && !stretches.is_in_address(&(start..end))
        && !is_date(text, groups)
        && !is_years(text, groups)
        && !is_sequence(text, groups)
        && !counts::is_counted(text, groups)
        && !stretches.is_in_paper(start)
        && !is_filed(text, &run[part.start.saturating_sub(2)..run.len().min(part.end + 2)])
        && is_whole(text, groups)
        && !is_decimal(text, groups)
        && !is_other(words, numbers, start..end)
}

fn fits(text: &str, groups: &[Group], pattern: &PhonePattern) -> bool {
    let count: usize = groups.iter().map(|group| group.range.len()).sum();
    let (least, most) = pattern.digits;
    let plus = text[..groups[0].range.start].ends_with('+');
    pattern.starts.iter().any(|start| {
        let digits = start.trim_start_matches('+');
        // A country's number without its sign is known by the network that follows, in the same group or in the next.
        if let Some((country, network)) = digits.split_once(' ') {
            return !plus && (least..=most).contains(&count) && leads(text, groups, country, network);
        }
        let masked = groups.iter().any(|group| group.masked);
        // A prefix of its own, as in 1900.xx, stays one behind a mask of any length.
        let least = if masked { digits.len() + 2 } else { least };
        plus == start.starts_with('+')
            && (!masked || digits.len() > 2)
            && text[groups[0].range.clone()].starts_with(digits)
            && (least..=most).contains(&count)
    })
}

/// Whether `groups` begin with the number of a `country` and then of a `network`, and are no amount: `84.912.345.678`.
fn leads(text: &str, groups: &[Group], country: &str, network: &str) -> bool {
    let rest = text[groups[0].range.clone()].strip_prefix(country);
    let next = || groups.get(1).is_some_and(|next| text[next.range.clone()].starts_with(network));
    let is_led = rest.is_some_and(|rest| if rest.is_empty() { next() } else { rest.starts_with(network) });
    let mut between = groups.windows(2).map(|pair| &text[pair[0].range.end..pair[1].range.start]);
    let is_grouped = groups.len() > 2 && groups[1].thousands && between.all(|mark| matches!(mark, "." | ","));
    is_led && !is_grouped && !groups.iter().any(|group| group.masked)
}

/// A number begins where no other goes on: `12.000.000.000`, `12 000 000 000`.
fn begins(text: &str, run: &[Group], at: usize) -> bool {
    let Some(previous) = at.checked_sub(1).map(|previous| &run[previous]) else { return true };
    let between = &text[previous.range.end..run[at].range.start];
    let tight = !between.contains(|c| is_space(c) || c == '(') && !between.starts_with(TIGHT);
    let thousands = previous.range.len() <= 3 && run[at].thousands;
    !tight && !thousands
}

/// Part of a file number, an address, a document's number: `HS-0912…`, `0912…/KH`.
fn is_inside_word(text: &str, range: Range<usize>) -> bool {
    let mut before = text[..range.start].chars().rev();
    let (last, second) = (before.next(), before.next());
    let mut after = text[range.end..].chars();
    let (next, following) = (after.next(), after.next());
    let in_word = last.is_some_and(|c| matches!(c, '_' | '=' | '#')) || next == Some('_');
    let in_number = matches!(last, Some('-' | '/')) && second.is_some_and(char::is_uppercase);
    let before_symbol = matches!(next, Some('/' | '-')) && following.is_some_and(char::is_alphabetic);
    in_word || in_number || before_symbol || digits::touch(text, &range)
}

/// Whether `groups` are the number of somebody's account in an address that has such: by themselves between its
/// marks, as dialled from anywhere (`https://wa.me/84912345678`).
fn is_account(text: &str, groups: &[Group], stretches: &impl Deref<Target = Stretches>) -> bool {
    let (start, end) = (groups[0].range.start, groups[groups.len() - 1].range.end);
    let count: usize = groups.iter().map(|group| group.range.len()).sum();
    let alone = text[..start].ends_with(['/', '=', '+']) && !text[end..].starts_with(char::is_alphanumeric);
    alone && (9..=12).contains(&count) && stretches.leads(&(start..end))
}

fn values(text: &str, groups: &[Group]) -> Vec<u32> {
    groups.iter().map(|group| text[group.range.clone()].parse().unwrap_or(u32::MAX)).collect()
}

/// `08.11.2023`, `05-08.11.2023`, `01.02 - 05.02`, `08.00-11.30`.
fn is_date(text: &str, groups: &[Group]) -> bool {
    let values = values(text, groups);
    let Some((last, rest)) = values.split_last() else { return false };
    let small = |value: &u32, group: &Group| *value <= 59 && group.range.len() <= 2;
    let days = rest.iter().zip(groups).all(|(value, group)| *value <= 31 && group.range.len() <= 2);
    let year = (1900..=2100).contains(last) && (1..=5).contains(&rest.len()) && days;
    let between: Vec<&str> =
        groups.windows(2).map(|pair| text[pair[0].range.end..pair[1].range.start].trim()).collect();
    let mixed = between.iter().any(|mark| *mark != between[0]);
    year || (groups.len() >= 4 && mixed && values.iter().zip(groups).all(|(value, group)| small(value, group)))
}

/// `1900–1975`: two years and a dash.
fn is_years(text: &str, groups: &[Group]) -> bool {
    let [first, last] = groups else { return false };
    let between = text[first.range.end..last.range.start].trim();
    let year = |value: &u32| (1800..=2100).contains(value);
    let values = values(text, groups);
    matches!(between, "-" | "–" | "—" | "‑") && values.iter().all(year) && values[0] <= values[1]
}

/// `01 02 03 04 05`: numbers that count.
fn is_sequence(text: &str, groups: &[Group]) -> bool {
    let values = values(text, groups);
    groups.len() > 2 && values.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]))
}

/// `0912-2026-001`: a year between other numbers, as files and tickets are counted.
fn is_filed(text: &str, groups: &[Group]) -> bool {
    let is_year = |group: &Group| (1990..=2100).contains(&text[group.range.clone()].parse().unwrap_or(0));
    let is_tight = |one: &Group, next: &Group| &text[one.range.end..next.range.start] == "-";
    groups.array_windows().any(|[first, year, last]| {
        let counts = text[last.range.clone()].starts_with('0');
        counts && is_year(year) && is_tight(first, year) && is_tight(year, last)
    })
}

/// Whether a mark that parts more than groups stands between none of `groups`, or parts groups of one number:
/// `0912/345/678`, but neither `0912345678/0987654321` nor `0123/2024`.
fn is_whole(text: &str, groups: &[Group]) -> bool {
    let is_tight = |pair: &[Group]| text[pair[0].range.end..].starts_with(TIGHT);
    if !groups.windows(2).any(is_tight) {
        return true;
    }
    let count: usize = groups.iter().map(|group| group.range.len()).sum();
    let fits = |pair: &[Group]| pair[0].range.len() >= 3;
    count >= 10
        && text[groups[0].range.clone()].starts_with('0')
        && groups.windows(2).filter(|pair| is_tight(pair)).all(fits)
}

/// `0.12345678`, and `0-306-40615-2` of a book.
fn is_decimal(text: &str, groups: &[Group]) -> bool {
    groups[0].range.len() == 1 && text[groups[0].range.end..].starts_with(['.', ',', '-'])
}

fn is_other(words: &Words, numbers: &Numbers, range: Range<usize>) -> bool {
    let text = words.text();
    let near = |gap: &str| !gap.contains(['\n', ';']) && gap.chars().count() <= 3;
    let (before, after) = (words.before(range.start), words.before(range.end));
    let previous = before.checked_sub(1).map_or(0, |word| words.place(word..word + 1).end);
    let next = words.place(after..after + 1).start;
    (near(&text[previous..range.start]) && numbers.other.ends_before(words, before))
        || (next >= range.end
            && near(&text[range.end..next])
            && is_money(words, after, numbers)
            && !is_line(text, range))
}

/// Whether an amount of money ends before the word `after`, and not a number before a comrade's name.
fn is_money(words: &Words, after: usize, numbers: &Numbers) -> bool {
    numbers.money.starting(words, after).is_some() && numbers.no_money.starting(words, after).is_none()
}

/// Whether a number begins as those of lines do: no amount begins with 0 or +.
fn is_line(text: &str, range: Range<usize>) -> bool {
    text[range.start..].starts_with('0') || text[..range.start].ends_with('+')
}
