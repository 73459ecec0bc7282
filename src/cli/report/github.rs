//! One problem as a workflow command of GitHub Actions, which shows it at its line of a change.

use super::Report;
use crate::diag::{Diagnostic, Severity};

/// The command, one line whatever stands in the texts.
pub fn command(diagnostic: &Diagnostic, report: &Report) -> String {
    let said = report.words.problem(diagnostic);
    let name = match diagnostic.problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut properties = vec![("file", report.path(diagnostic))];
    if let Some((place, _)) = super::place(diagnostic, &report.sources) {
        properties.push(("line", place.line.to_string()));
        properties.push(("endLine", place.end_line.to_string()));
        // Columns of different lines are refused.
        if place.line == place.end_line {
            properties.push(("col", place.column.to_string()));
            properties.push(("endColumn", place.end_column.saturating_sub(1).max(place.column).to_string()));
        }
    }
    properties.push(("title", diagnostic.problem.code().to_owned()));
    let hint = said.hint.map(|hint| format!("\n{}: {hint}", report.words.say("level-hint", &[])));
    let properties: Vec<String> = properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    format!("::{name} {}::{}", properties.join(","), data(&(said.message + &hint.unwrap_or_default())))
}

/// A message as the runner takes it back apart.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same for the value of a property, which ends at a comma or two colons.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the runner reads it (actions/runner, ActionCommand.cs): the reverse, in reverse order.
    fn unescaped(text: &str) -> String {
        let pairs = [("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")];
        pairs.iter().fold(text.to_owned(), |text, (code, plain)| text.replace(code, plain))
    }

    #[test]
    fn no_text_of_an_author_ends_a_command_or_begins_another() {
        for nasty in ["a\n::error::b", "a\r\n::stop-commands::x", "50%, %0A", "a::b,c=d", "%25%0D", "::", "ễ\u{2028}b"]
        {
            for escaped in [data(nasty), property(nasty)] {
                assert!(!escaped.contains(['\n', '\r']), "{escaped}");
                assert_eq!(unescaped(&escaped), nasty);
            }
            assert!(!property(nasty).contains([',', ':']), "{nasty}");
        }
    }
}
