//! Stretches of a text without a space whose digits are no numbers of people: addresses of the web or of mail, and the
//! names of papers on the web. Each is looked at once, however many numbers stand in it (PUB-04). Enter at
//! [`Stretches::of`].

use std::ops::Range;

use memchr::memmem;

/// What an address has in it.
const MARKS: [&str; 3] = ["://", "www.", "@"];
/// What the name of a paper begins with (ISO 26324).
const DOI: &str = "10.";

/// Those of a text, by place.
#[derive(Debug)]
pub(super) struct Stretches {
    addresses: Vec<Address>,
    /// Of `10.1234/0912345678` what stands behind the stroke.
    papers: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Address {
    range: Range<usize>,
    /// Whether it leads to a host whose addresses have people's numbers in them.
    leads: bool,
}

impl Stretches {
    pub(super) fn of(text: &str, hosts: &[String]) -> Self {
        let mut marks: Vec<usize> = MARKS.iter().flat_map(|mark| memmem::find_iter(text.as_bytes(), mark)).collect();
        marks.sort_unstable();
        let leads = |range: &Range<usize>| hosts.iter().any(|host| has_host(&text[range.clone()], host));
        let address = |range: Range<usize>| Address { leads: leads(&range), range };
        let addresses = around(text, marks.into_iter()).into_iter().map(address).collect();
        let named = memmem::find_iter(text.as_bytes(), DOI).filter_map(|at| suffix(text, at));
        let mut papers: Vec<Range<usize>> = Vec::new();
        for start in named {
            if papers.last().is_none_or(|last| last.end <= start) {
                papers.push(start..end_of(text, start));
            }
        }
        Self { addresses, papers }
    }

    /// Whether what stands at `range` is part of an address, in whole or at one of its ends.
    pub(super) fn is_in_address(&self, range: &Range<usize>) -> bool {
        self.addresses_at(range).next().is_some()
    }

    /// Whether the address with `range` in it leads to a host whose addresses have people's numbers in them.
    pub(super) fn leads(&self, range: &Range<usize>) -> bool {
        self.addresses_at(range).any(|address| address.leads)
    }

    fn addresses_at<'s>(&'s self, range: &'s Range<usize>) -> impl Iterator<Item = &'s Address> {
        let first = self.addresses.partition_point(|address| address.range.end <= range.start);
        self.addresses[first..].iter().take_while(|address| address.range.start < range.end)
    }

    /// Whether the digits at `start` are part of the name of a paper.
    pub(super) fn is_in_paper(&self, start: usize) -> bool {
        let at = self.papers.partition_point(|paper| paper.end <= start);
        self.papers.get(at).is_some_and(|paper| paper.start <= start)
    }
}

/// The stretches in which `places` lie, which are sorted.
fn around(text: &str, places: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in places {
        if found.last().is_none_or(|last| last.end <= at) {
            let start = text[..at].trim_end_matches(|c: char| !c.is_whitespace()).len();
            found.push(start..end_of(text, at));
        }
    }
    found
}

/// Where the stretch ends in which byte `at` lies.
fn end_of(text: &str, at: usize) -> usize {
    text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length)
}

/// Where what somebody names a paper begins, if the name begins at `at`.
fn suffix(text: &str, at: usize) -> Option<usize> {
    let registrant = &text[at + DOI.len()..];
    let digits = registrant.bytes().take_while(u8::is_ascii_digit).count();
    let is_first = !text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
    let is_named = is_first && (4..=9).contains(&digits) && registrant[digits..].starts_with('/');
    is_named.then_some(at + DOI.len() + digits + 1)
}

/// Whether the address `word` leads to `host`.
fn has_host(word: &str, host: &str) -> bool {
    let rest = word.split_once("://").map_or(word, |(_, rest)| rest);
    let found = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let split = found.len().checked_sub(host.len()).and_then(|at| found.split_at_checked(at));
    split.is_some_and(|(before, end)| end.eq_ignore_ascii_case(host) && (before.is_empty() || before.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_known_by_the_stretch_around_them() {
        let text = "đến https://a.example/1 2 x@b.example/3 www.zalo.me/4 10.1234/5/6 10.12/7 110.1234/8";
        let stretches = Stretches::of(text, &["zalo.me".to_owned()]);
        let at = |digit: char| text.find(&format!("{digit} ")).unwrap_or(text.len() - 1);
        let of = |digit| stretches.is_in_address(&(at(digit)..at(digit) + 1));
        assert_eq!(['1', '2', '3', '4', '6', '7', '8'].map(of), [true, false, true, true, false, false, false]);
        let leads = |digit| stretches.leads(&(at(digit)..at(digit) + 1));
        assert_eq!(['1', '2', '3', '4', '6'].map(leads), [false, false, false, true, false]);
        assert_eq!(
            ['1', '2', '6', '7', '8'].map(|digit| stretches.is_in_paper(at(digit))),
            [false, false, true, false, false]
        );
        // A number may begin in one and end in another.
        assert!(stretches.is_in_address(&(at('2')..at('3') + 1)));
    }
}
