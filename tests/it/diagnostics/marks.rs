//! Expected problems as they stand in fixtures: a line of carets under the span, then
//! `#~ code name=value …`; without carets the file as a whole is meant. Such lines are taken out
//! before a fixture is built. What has no line of its own stands in `expected.txt` of its case.

use std::fmt;

use tincay::diag::Diagnostic;

/// What begins the expectation, after the carets.
const SIGN: &str = "#~ ";

/// Arguments longer than this are left to the golden report when marks are blessed.
const LONG: usize = 40;

/// One expected or found problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub file: String,
    pub place: Option<Place>,
    pub code: String,
    pub args: Vec<(String, String)>,
}

/// Line, first column, column after the last; all from 1, in characters. What goes on to further
/// lines ends at the end of its first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub from: usize,
    pub to: usize,
}

impl Finding {
    /// What `diagnostic` says of `text`, its file; `None` for a file that is no text.
    pub fn of(diagnostic: &Diagnostic, text: Option<&str>) -> Self {
        let span = &diagnostic.span;
        let whole = (span.start, span.end) == (0, 0);
        let place = text.filter(|_| !whole).map(|text| place(text, span.start, span.end));
        let args = diagnostic.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Self { file: span.file.to_string(), place, code: diagnostic.problem.code().to_owned(), args: args.collect() }
    }

    /// Whether `found` is what this expects: the same place and code, and the arguments named here.
    pub fn expects(&self, found: &Self) -> bool {
        (&self.file, &self.place, &self.code) == (&found.file, &found.place, &found.code)
            && self.args.iter().all(|arg| found.args.contains(arg))
    }

    /// The line that expects this.
    pub fn mark(&self) -> String {
        let carets = self
            .place
            .as_ref()
            .map(|place| format!("{}{} ", " ".repeat(place.from - 1), "^".repeat((place.to - place.from).max(1))));
        format!("{}{SIGN}{}", carets.unwrap_or_default(), self.statement())
    }

    /// Code and arguments.
    fn statement(&self) -> String {
        let short = self.args.iter().filter(|(_, value)| value.chars().count() <= LONG && !value.contains('"'));
        let args = short.map(|(name, value)| match value.contains(' ') || value.is_empty() {
            true => format!(" {name}=\"{value}\""),
            false => format!(" {name}={value}"),
        });
        format!("{}{}", self.code, args.collect::<String>())
    }
}

/// As in `expected.txt`: `content/a.vi.md:3:1-7 unknown-key key=tittle`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.as_ref().map(|place| format!(":{}:{}-{}", place.line, place.from, place.to));
        write!(f, "{}{} {}", self.file, place.unwrap_or_default(), self.statement())
    }
}

/// Where bytes `start..end` of `text` are.
fn place(text: &str, start: usize, end: usize) -> Place {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let column = |at: usize| text[line_start..at].chars().count() + 1;
    let (from, to) = (column(start), column(end.clamp(start, line_end)));
    // An empty span is shown as one caret.
    Place { line: text[..start].matches('\n').count() + 1, from, to: to.max(from + 1) }
}

/// `text` without its marks, and what they expect of `file`.
pub fn strip(file: &str, text: &str) -> (String, Vec<Finding>) {
    let (mut kept, mut marks, mut line) = (String::new(), Vec::new(), 0);
    for written in text.split_inclusive('\n') {
        if let Some((carets, statement)) = split(written) {
            let from = carets.chars().take_while(|c| *c == ' ').count() + 1;
            let to = from + carets.matches('^').count();
            marks.push(finding(file, (to > from).then_some(Place { line, from, to }), statement));
        } else {
            kept.push_str(written);
            line += 1;
        }
    }
    (kept, marks)
}

/// The carets and the statement of a line that is a mark.
fn split(line: &str) -> Option<(&str, &str)> {
    let (carets, statement) = line.split_once(SIGN)?;
    carets.chars().all(|c| matches!(c, ' ' | '^')).then(|| (carets, statement.trim_end()))
}

/// The lines of an `expected.txt`.
pub fn listed(text: &str) -> Vec<Finding> {
    text.lines().filter_map(|line| line.split_once(' ')).map(|(place, statement)| located(place, statement)).collect()
}

fn located(place: &str, statement: &str) -> Finding {
    let mut parts = place.rsplitn(3, ':');
    let (columns, line, file) = (parts.next(), parts.next(), parts.next());
    let (Some((from, to)), Some(line), Some(file)) = (columns.and_then(|it| it.split_once('-')), line, file) else {
        return finding(place, None, statement);
    };
    let number = |text: &str| text.parse().expect("expected.txt has path:line:from-to");
    finding(file, Some(Place { line: number(line), from: number(from), to: number(to) }), statement)
}

fn finding(file: &str, place: Option<Place>, statement: &str) -> Finding {
    let (code, mut rest) = statement.split_once(' ').unwrap_or((statement, ""));
    let mut args = Vec::new();
    while let Some((name, after)) = rest.split_once('=') {
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').expect("a quoted value ends"),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        args.push((name.trim().to_owned(), value.to_owned()));
        rest = after;
    }
    Finding { file: file.to_owned(), place, code: code.to_owned(), args }
}

/// `text`, without marks, with the marks of `found`, which are all of one file and sorted.
pub fn written(text: &str, found: &[Finding]) -> String {
    let mut out = String::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        out.push_str(line);
        let here = found.iter().filter(|it| it.place.as_ref().is_some_and(|place| place.line == at + 1));
        here.for_each(|finding| out.extend([&*finding.mark(), "\n"]));
    }
    found.iter().filter(|it| it.place.is_none()).for_each(|finding| out.extend([&*finding.mark(), "\n"]));
    out
}

#[test]
fn a_mark_says_what_it_was_made_from() {
    let text = "title: Lễ\n  b: {c: 1}\n";
    let at = |from, to, code: &str| finding("a", Some(Place { line: 2, from, to }), code);
    let found = [at(3, 4, "unknown-key key=b nearest=\"c d\""), at(6, 12, "wrong-type"), finding("a", None, "x y=1")];
    let marked = written(text, &found);
    assert!(
        marked.contains("\n  ^ #~ unknown-key key=b nearest=\"c d\"\n     ^^^^^^ #~ wrong-type\n#~ x y=1\n"),
        "{marked}"
    );
    assert_eq!(strip("a", &marked), (text.to_owned(), found.to_vec()));
    assert_eq!(listed(&found[0].to_string()), found[..1]);
}
