//! `tincay check`: what it does beside every build: asking other sites, and a table of what was found.

use std::io::{self, Write};
use std::time::Duration;

use super::arguments::{Format, Invocation};
use super::words::{Words, number};
use super::{Surroundings, options, table};
use crate::diag::{Area, Diagnostic, Diagnostics, Error, Severity};
use crate::locale::Arg;
use crate::pipeline::Outcome;
use crate::verify::{self, Journey};

/// Between two requests to one host.
const PAUSE: Duration = Duration::from_secs(1);

/// Asks the sites that `outcome` leads to and adds what is wrong.
pub fn ask_others(
    invocation: &Invocation,
    outcome: &mut Outcome,
    words: Words,
    around: &mut Surroundings,
) -> Result<(), Error> {
    let (root, today) = (invocation.root.clone(), options(invocation, around.env)?.today);
    let walk = verify::look(&outcome.outward, &Journey { root, today, pause: PAUSE, private: false })?;
    let all: Diagnostics = std::mem::take(&mut outcome.diagnostics).into_iter().chain(walk.diagnostics).collect();
    outcome.diagnostics = all.sorted();
    if !invocation.quiet && invocation.format == Format::Human {
        let counts = [("asked", walk.asked), ("remembered", walk.remembered), ("left", walk.left)];
        let args = counts.map(|(name, count)| (name, Arg::Number(number(count))));
        let _ = writeln!(around.stderr, "{}", words.say("external-asked", &args));
    }
    Ok(())
}

/// How many problems there are of each severity in each area; nothing when there are none.
pub fn tell_table(diagnostics: &[Diagnostic], words: Words, out: &mut dyn Write) -> io::Result<()> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    let level = |severity| words.say(super::report::level(severity), &[]);
    let counted = Area::ALL.into_iter().filter_map(|area| {
        let counts = Severity::ALL.map(|severity| count(diagnostics, area, severity));
        counts
            .iter()
            .any(|count| *count > 0)
            .then(|| row(words.say(&format!("area-{}", area.code()), &[]), counts, words))
    });
    let [errors, warnings, advice] = Severity::ALL.map(level);
    let mut rows = vec![[words.say("area-heading", &[]), errors, warnings, advice]];
    rows.extend(counted);
    writeln!(out)?;
    table::write(&rows, out)
}

fn count(diagnostics: &[Diagnostic], area: Area, severity: Severity) -> usize {
    diagnostics.iter().filter(|found| (found.problem.area(), found.problem.severity()) == (area, severity)).count()
}

fn row(name: String, counts: [usize; 3], words: Words) -> [String; 4] {
    let [errors, warnings, advice] =
        counts.map(|count| words.say("area-count", &[("count", Arg::Number(number(count)))]));
    [name, errors, warnings, advice]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::language::Tool;
    use crate::diag::{Problem, Span};

    #[test]
    fn every_problem_is_counted_once_in_an_area_that_has_a_name() {
        let tool = Tool::load();
        let all: Vec<Diagnostic> =
            Problem::ALL.iter().map(|problem| Diagnostic::new(*problem, Span::file(&"a".into()))).collect();
        for language in tool.languages() {
            let mut out = Vec::new();
            tell_table(&all, tool.words(language), &mut out).expect("memory can be written");
            let text = String::from_utf8(out).expect("UTF-8");
            let numbers = text.split_whitespace().filter_map(|word| word.parse::<usize>().ok());
            assert_eq!(numbers.sum::<usize>(), Problem::ALL.len(), "{text}");
            assert!(!text.contains("area-"), "{text}");
        }
    }
}
