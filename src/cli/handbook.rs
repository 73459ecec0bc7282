//! The handbook of problems: what each one is, in full, with what was written and what to write
//! instead. Enter at [`Handbook::of`].
//!
//! `locales/<code>/explain.md` is plain Markdown, so that whoever translates it sees what readers see.
//! A section is called `## code`; its first line is a sentence for lists, then comes the explanation,
//! then two fences: before and after. What stands behind their backticks is the file that the example
//! is from, and [`Part`], the part of it: `content/articles/2023/bai.vi.md top`. What is not written
//! into a file but done is behind `steps`.

use std::collections::BTreeMap;

use crate::diag::Problem;
use crate::discover::handbooks;
use crate::site::Language;

/// All explanations in one language.
#[derive(Debug, Default)]
pub struct Handbook(BTreeMap<String, Explanation>);

/// What a problem is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// One sentence, for lists.
    pub sentence: String,
    /// Paragraphs of Markdown, a line each.
    pub text: String,
    pub before: Example,
    pub after: Example,
}

/// What was written, or what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The file that it stands in; none for what is done outside of files.
    pub file: Option<String>,
    pub part: Part,
    pub text: String,
}

/// The part of its file that an example is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Fields of the front matter, or of `site.yaml`; a line `---`, then the text, may follow.
    Top,
    /// The text below the front matter, or rows of a data file.
    Text,
    /// The whole file.
    Whole,
    /// No file at all: something to do.
    Steps,
}

/// The parts by name.
const PARTS: [(&str, Part); 4] =
    [("top", Part::Top), ("text", Part::Text), ("whole", Part::Whole), ("steps", Part::Steps)];

const FENCE: &str = "```";

impl Handbook {
    /// The handbook in `language`, which is one of the tool's; empty when there is none.
    pub fn of(language: &Language) -> Self {
        let path = format!("locales/{language}/explain.md");
        let books = handbooks();
        let book = books.iter().find(|book| *book.path == *path);
        book.map_or_else(Self::default, |book| Self::read(&book.text.read()))
    }

    fn read(text: &str) -> Self {
        let (mut sections, mut fenced): (Vec<(&str, Vec<&str>)>, bool) = (Vec::new(), false);
        for line in text.lines() {
            fenced ^= line.starts_with(FENCE);
            // An example may have headings of its own.
            match line.strip_prefix("## ").filter(|_| !fenced) {
                Some(code) => sections.push((code.trim(), Vec::new())),
                None => sections.last_mut().into_iter().for_each(|(_, lines)| lines.push(line)),
            }
        }
        let explained = sections.iter().filter_map(|(code, lines)| Some(((*code).to_owned(), explanation(lines)?)));
        Self(explained.collect())
    }

    /// What `problem` is.
    pub fn explanation(&self, problem: Problem) -> Option<&Explanation> {
        self.0.get(problem.code())
    }

    /// The codes that are explained.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn explanation(lines: &[&str]) -> Option<Explanation> {
    let fences: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with(FENCE)).collect();
    let [before, before_end, after, after_end] = fences[..] else { return None };
    let words = lines[..before].join("\n");
    let (sentence, text) = words.trim().split_once('\n').unwrap_or((words.trim(), ""));
    Some(Explanation {
        sentence: sentence.trim().to_owned(),
        text: text.trim().to_owned(),
        before: example(&lines[before..before_end])?,
        after: example(&lines[after..after_end])?,
    })
}

/// An example with its opening fence.
fn example(lines: &[&str]) -> Option<Example> {
    let (fence, lines) = lines.split_first()?;
    let (file, part) = fence.trim_start_matches('`').trim().rsplit_once(' ').unwrap_or(("", &fence[FENCE.len()..]));
    let (_, part) = PARTS.iter().find(|(name, _)| *name == part.trim())?;
    let file = (!file.is_empty()).then(|| file.to_owned());
    Some(Example { file, part: *part, text: lines.join("\n") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::language::Tool;

    #[test]
    fn a_section_is_a_sentence_a_text_and_two_examples() {
        let text = "# Title\n\nFor translators.\n\n## a-b\nOne sentence\n\nMore.\n\n```content/a.md text\n## x\n```\n\n```steps\ndo it\n```\n";
        let book = Handbook::read(text);
        let found = &book.0["a-b"];
        assert_eq!((&*found.sentence, &*found.text), ("One sentence", "More."));
        let file = Some("content/a.md".to_owned());
        assert_eq!(found.before, Example { file, part: Part::Text, text: "## x".to_owned() });
        assert_eq!(found.after, Example { file: None, part: Part::Steps, text: "do it".to_owned() });
        assert_eq!(book.codes().count(), 1);
    }

    #[test]
    fn every_problem_is_explained_with_two_examples_in_every_language() {
        for language in Tool::load().languages() {
            let book = Handbook::of(language);
            for problem in Problem::ALL {
                let code = problem.code();
                let found =
                    book.explanation(*problem).unwrap_or_else(|| panic!("{language}: `{code}` is not explained"));
                assert!(!found.sentence.is_empty() && !found.sentence.ends_with('.'), "{language}: {code}");
                assert!(found.text.chars().count() > 40, "{language}: {code} says too little");
                assert!(!found.before.text.is_empty() && found.before != found.after, "{language}: {code}");
                for example in [&found.before, &found.after] {
                    assert_eq!(example.file.is_none(), example.part == Part::Steps, "{language}: {code}");
                }
            }
            let codes: Vec<&str> = Problem::ALL.iter().map(|problem| problem.code()).collect();
            let stray = book.codes().find(|code| !codes.contains(code));
            assert_eq!(stray, None, "{language}: no such problem");
        }
    }
}
