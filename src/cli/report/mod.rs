//! Problems of the content, put into words: for people ([`Report::human`]) or programs ([`Report::json`]).

mod human;
mod json;
mod place;

use std::io::{self, Write};
use std::sync::Arc;

use super::words::{Statement, Words, number};
use crate::diag::{Diagnostic, Severity};
use crate::locale::Arg;

/// Looks up the NFC text of a source by its path.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<Arc<str>>;

/// Sorted problems with all that is needed to tell them.
pub struct Report<'a> {
    diagnostics: &'a [Diagnostic],
    words: Words<'a>,
    sources: Lookup<'a>,
}

impl<'a> Report<'a> {
    /// A report of `diagnostics`, in the order given, in the language of `words`.
    pub fn new(diagnostics: &'a [Diagnostic], words: Words<'a>, sources: Lookup<'a>) -> Self {
        Self { diagnostics, words, sources }
    }

    /// Each problem with its source line, styled with ANSI codes that `out` strips where they are
    /// not wanted; then how many there are. Source lines of what must stay private are not shown.
    pub fn human(&self, out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in self.diagnostics {
            writeln!(out, "{}\n", human::render(diagnostic, self.words, self.sources))?;
        }
        self.tally().map_or(Ok(()), |tally| writeln!(out, "{tally}"))
    }

    /// One JSON object a line: `code`, `severity`, `file`, `line`, `column`, `end_line`,
    /// `end_column`, `message`, `hint`. Places are `null` where the whole file is meant.
    pub fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        self.diagnostics.iter().try_for_each(|diagnostic| {
            let line = json::line(diagnostic, self.words, self.sources);
            writeln!(out, "{line}")
        })
    }

    /// "3 errors, 1 warning"; `None` where there is neither.
    fn tally(&self) -> Option<String> {
        let count = |severity| self.diagnostics.iter().filter(|d| d.problem.severity() == severity).count();
        let counts = [("tally-errors", count(Severity::Error)), ("tally-warnings", count(Severity::Warning))];
        let said: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
        let said: Vec<_> =
            said.iter().map(|(key, n)| self.words.say(key, &[("count", Arg::Number(number(*n)))])).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

/// What the machine or the command line refused, as text with ANSI styles.
pub fn refusal(statement: Statement, words: Words) -> String {
    human::plain(statement, words)
}

/// The place of a problem; `None` where the file as a whole is meant or its text is not known.
fn place(diagnostic: &Diagnostic, sources: Lookup) -> Option<(place::Place, Arc<str>)> {
    let span = &diagnostic.span;
    if (span.start, span.end) == (0, 0) {
        return None;
    }
    let text = sources(&span.file)?;
    Some((place::locate(&text, span.start, span.end), text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::language::Tool;
    use crate::diag::{Problem, Span};
    use crate::site::Language;

    const TEXT: &str = "---\ntitle: Lễ phát động\ntittle: Lễ\naddress: Thôn Mẫu\n---\n";

    fn diagnostics() -> Vec<Diagnostic> {
        let file = "content/events/le.vi.md".into();
        let at = |word: &str| TEXT.find(word).map(|start| Span::new(&file, start, start + word.len()));
        let key = Diagnostic::new(Problem::UnknownKey, at("tittle").expect("in the text"));
        let hidden = Diagnostic::new(Problem::FieldBelowVisibility, at("address").expect("in the text"));
        let whole = Diagnostic::new(Problem::MissingRole, Span::file(&file));
        vec![
            key.arg("key", "tittle").arg("accepted", "title, summary").arg("nearest", "title"),
            hidden.arg("key", "address").arg("visibility", "hotline_only"),
            whole.arg("role", "about"),
        ]
    }

    fn written(language: &str, write: impl Fn(&Report, &mut dyn Write) -> io::Result<()>) -> String {
        let tool = Tool::load();
        let diagnostics = diagnostics();
        let sources = |path: &str| path.ends_with("le.vi.md").then(|| Arc::from(TEXT));
        let report = Report::new(&diagnostics, tool.words(&Language::new(language)), &sources);
        let mut out = anstream::StripStream::new(Vec::new());
        write(&report, &mut out).expect("writing to memory");
        String::from_utf8(out.into_inner()).expect("reports are UTF-8")
    }

    #[test]
    fn a_report_shows_the_line_the_hint_and_the_tally() {
        let report = written("vi", |report, out| report.human(out));
        let expected = "\
lỗi[unknown-key]: Không có mục `tittle`
 --> content/events/le.vi.md:3:1
  |
3 | tittle: Lễ
  | ^^^^^^
  |
  = gợi ý: có phải bạn muốn viết `title`?
";
        assert!(report.starts_with(expected), "{report}");
        assert!(report.ends_with("\n2 lỗi, 1 cảnh báo\n"), "{report}");
    }

    #[test]
    fn a_report_speaks_english_too() {
        let report = written("en", |report, out| report.human(out));
        assert!(report.starts_with("error[unknown-key]: There is no key `tittle`\n"), "{report}");
        assert!(report.ends_with("\n2 errors, 1 warning\n"), "{report}");
    }

    /// Build logs are public (safety.md): the guard, consent and locations show no source.
    #[test]
    fn a_private_problem_names_its_place_but_shows_no_source() {
        let report = written("vi", |report, out| report.human(out));
        assert!(report.contains("--> content/events/le.vi.md:4:1\n"), "{report}");
        assert!(!report.contains("Thôn Mẫu"), "{report}");
    }

    #[test]
    fn json_is_one_object_a_line() {
        let report = written("en", |report, out| report.json(out));
        let lines: Vec<serde_json::Value> =
            report.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0]["code"], "unknown-key");
        assert_eq!(lines[0]["severity"], "error");
        assert_eq!((&lines[0]["line"], &lines[0]["column"]), (&3.into(), &1.into()));
        assert_eq!((&lines[0]["end_line"], &lines[0]["end_column"]), (&3.into(), &7.into()));
        assert_eq!(lines[0]["hint"], "did you mean `title`?");
        assert_eq!(lines[2]["line"], serde_json::Value::Null);
    }
}
