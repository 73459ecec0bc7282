//! What the program itself says in its messages: of a site's own, only what differs is the site's. Enter at
//! [`Carried::of`].

use std::collections::BTreeSet;

use crate::discover::Source;

/// Files of messages that pages show.
const FOR_PAGES: [&str; 2] = ["/site.ftl", "/labels.ftl"];

/// The lines of messages that the program carries, each with the name of its message, in every language.
#[derive(Debug, Default)]
pub struct Carried(BTreeSet<(String, String)>);

impl Carried {
    /// Those of the files for pages among `sources`.
    pub fn of(sources: &[Source]) -> Self {
        let mut all = BTreeSet::new();
        for source in sources.iter().filter(|source| is_for_pages(source)) {
            let text = source.text.read();
            all.extend(named_lines(&text).map(|(name, line)| (name.to_owned(), line.trim_end().to_owned())));
        }
        Self(all)
    }

    /// Whether a line of the message `name` is one of the program's.
    pub fn has(&self, name: &str, line: &str) -> bool {
        self.0.contains(&(name.to_owned(), line.trim_end().to_owned()))
    }

    /// Whether the message `name` says `number`, which is digits, in any language.
    pub fn says(&self, name: &str, number: &str) -> bool {
        let lines = self.0.range((name.to_owned(), String::new())..).take_while(|(other, _)| other == name);
        let said = lines.filter(|(_, line)| !line.starts_with('#'));
        let mut digits = said.flat_map(|(_, line)| line.split(|c: char| !c.is_ascii_digit()));
        !number.is_empty() && digits.any(|digits| digits == number)
    }
}

/// Whether pages show what `source` says.
pub fn is_for_pages(source: &Source) -> bool {
    FOR_PAGES.iter().any(|name| source.path.ends_with(name))
}

/// Every line of a Fluent file with the name of the message or term that it belongs to.
pub fn named_lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut name = "";
    text.split_inclusive('\n').map(move |line| {
        let begins = line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-');
        if let Some((id, _)) = line.split_once('=').filter(|_| begins) {
            name = id.trim_end();
        }
        (name, line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(path: &str, text: &str) -> Source {
        Source { path: path.into(), text: text.into() }
    }

    /// HOT-01: a number of the program is that of its message, in whatever language it is said.
    #[test]
    fn a_number_belongs_to_the_message_that_says_it() {
        let files = [site("locales/en/site.ftl", "a = Call { $n ->\n   *[x] the 113!\n}\n# 114\nab = None.\n")];
        let carried = Carried::of(&files);
        assert!(carried.says("a", "113"));
        for (name, number) in [("a", "11"), ("a", "114"), ("a", ""), ("ab", "113"), ("b", "113")] {
            assert!(!carried.says(name, number), "{name} {number}");
        }
    }
}
