//! `tincay explain`: what a problem is, in full, with an example before and after; without a code all
//! of them, a sentence each.

use std::io::{self, Write};

use super::arguments::Invocation;
use super::handbook::{Example, Explanation, Handbook};
use super::words::Words;
use super::{FINE, Surroundings, refuse, table};
use crate::diag::{Problem, nearest};
use crate::locale::Arg;

/// As wide as lines of text are.
const WIDTH: usize = 80;

/// Explains what was asked for.
pub fn obey(invocation: &Invocation, words: Words, around: &mut Surroundings) -> u8 {
    let book = Handbook::of(words.language());
    let Some(asked) = &invocation.explain else {
        let _ = all(&book, words, around.stdout);
        return FINE;
    };
    let code = bare(asked);
    match Problem::ALL.iter().find(|problem| problem.code() == code) {
        Some(problem) => {
            let _ = one(*problem, &book, words, around.stdout);
            FINE
        }
        None => {
            let near = nearest(&code, Problem::ALL.iter().map(|problem| problem.code())).unwrap_or_default();
            let args = [("code", Arg::Text(&code)), ("nearest", Arg::Text(near))];
            refuse(words.statement("explain-unknown", &args), words, around)
        }
    }
}

/// The code in what people copy from a report: `error[dead-link]:`.
fn bare(asked: &str) -> String {
    let inside = asked.split_once('[').map_or(asked, |(_, rest)| rest);
    let inside = inside.split(']').next().unwrap_or_default();
    inside.trim().trim_end_matches(':').to_lowercase()
}

fn all(book: &Handbook, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let sentence = |problem: &Problem| book.explanation(*problem).map(|found| found.sentence.clone());
    let rows: Vec<[String; 2]> =
        Problem::ALL.iter().filter_map(|problem| Some([problem.code().to_owned(), sentence(problem)?])).collect();
    table::write(&rows, out)?;
    writeln!(out, "\n{}", words.say("explain-how", &[]))
}

fn one(problem: Problem, book: &Handbook, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let Some(Explanation { sentence, text, before, after }) = book.explanation(problem) else { return Ok(()) };
    let level = words.say(super::report::level(problem.severity()), &[]);
    writeln!(out, "{level}[{}]: {sentence}\n", problem.code())?;
    for paragraph in text.split("\n\n") {
        writeln!(out, "{}\n", wrapped(paragraph))?;
    }
    example(["explain-before", "explain-before-in"], before, words, out)?;
    writeln!(out)?;
    example(["explain-after", "explain-after-in"], after, words, out)
}

fn example([plain, placed]: [&str; 2], example: &Example, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let heading = match &example.file {
        Some(file) => words.say(placed, &[("file", Arg::Text(file))]),
        None => words.say(plain, &[]),
    };
    writeln!(out, "{heading}\n")?;
    example.text.lines().try_for_each(|line| writeln!(out, "{}", format!("    {line}").trim_end()))
}

/// `text` in lines of at most [`WIDTH`] characters, as far as its words are no longer.
fn wrapped(text: &str) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in text.split_whitespace() {
        let width = word.chars().count();
        let (gap, start) = match column {
            0 => ("", 0),
            column if column + 1 + width > WIDTH => ("\n", 0),
            column => (" ", column + 1),
        };
        out.push_str(gap);
        out.push_str(word);
        column = start + width;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_copied_from_a_report() {
        for asked in ["dead-link", "[dead-link]", "error[dead-link]:", "lỗi[dead-link]", " Dead-Link "] {
            assert_eq!(bare(asked), "dead-link", "{asked}");
        }
    }

    #[test]
    fn lines_are_no_wider_than_can_be_read() {
        let text = "một hai ba bốn ".repeat(30);
        let lines = wrapped(&text);
        assert!(lines.lines().all(|line| line.chars().count() <= WIDTH && !line.ends_with(' ')), "{lines}");
        assert_eq!(lines.split_whitespace().count(), 120);
    }
}
