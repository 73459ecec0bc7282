//! A YAML text while it is read: what is wrong with it gathers here, with places.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::ops::Range;

use memchr::memchr_iter;
use serde_yaml::{Mapping, Value};

use super::hashtag;
use super::quotes::{self, Quoted};
use super::sketch::Note;
use super::syntax;
use super::yaml::{FieldPath, Part, Tree};
use crate::diag::{Diagnostic, Problem, SourcePath, Span, nests_too_deep};

/// One YAML text that is being read, and the problems found in it so far.
pub struct Reading<'a> {
    file: &'a SourcePath,
    yaml: &'a str,
    offset: usize,
    tree: OnceCell<Tree>,
    problems: RefCell<Vec<Diagnostic>>,
    misread: RefCell<BTreeSet<String>>,
    /// What is asked for, when that is all that matters.
    notes: Option<RefCell<Vec<(FieldPath, String, Note)>>>,
    /// What a map is while notes are taken.
    pub(super) nothing: Mapping,
}

impl<'a> Reading<'a> {
    /// `yaml` stands at byte `offset` of `file`.
    pub fn new(file: &'a SourcePath, yaml: &'a str, offset: usize) -> Self {
        Self {
            file,
            yaml,
            offset,
            tree: OnceCell::new(),
            problems: RefCell::default(),
            misread: RefCell::default(),
            notes: None,
            nothing: Mapping::new(),
        }
    }

    /// Reads nothing, and notes what it is asked for.
    pub fn sketch(file: &'a SourcePath) -> Self {
        Self { notes: Some(RefCell::default()), ..Self::new(file, "", 0) }
    }

    /// The file in which it stands.
    pub fn file(&self) -> &str {
        self.file
    }

    /// Whether notes are taken and nothing is read.
    pub fn sketches(&self) -> bool {
        self.notes.is_some()
    }

    /// Notes what is asked for in the map at `path`.
    pub fn note(&self, path: &FieldPath, key: &str, note: Note) {
        if let Some(notes) = &self.notes {
            notes.borrow_mut().push((path.clone(), key.to_owned(), note));
        }
    }

    /// All notes, in their order.
    pub fn notes(self) -> Vec<(FieldPath, String, Note)> {
        self.notes.map(RefCell::into_inner).unwrap_or_default()
    }

    /// The text as a value; syntax errors and repeated keys are reported.
    pub fn value(&self) -> Option<Value> {
        if nests_too_deep(self.yaml) {
            // Not even looked at: the cost of reading grows with the square of the depth (PUB-04).
            self.report_at(Problem::BadYaml, 0..0, &[("reason", "deep")]);
            return None;
        }
        let strange = syntax::special_indents(self.yaml);
        if !strange.is_empty() {
            strange
                .into_iter()
                .for_each(|line| self.report_at(Problem::BadYaml, line, &[("reason", "no-break-indent")]));
            return None;
        }
        match serde_yaml::from_str(self.yaml) {
            Ok(value) => {
                self.find_hashtags();
                self.find_quotes().then_some(value)
            }
            Err(error) => {
                self.report_syntax(&error);
                None
            }
        }
    }

    /// As [`Reading::value`], for a text that holds keys; one that holds nothing has none of them.
    pub fn map(&self) -> Option<Value> {
        match self.value()? {
            Value::Null => Some(Value::Mapping(Mapping::new())),
            map @ Value::Mapping(_) => Some(map),
            _ => self.report_shape("keys"),
        }
    }

    /// As [`Reading::value`], for a text that holds a list, which may be empty.
    pub fn list(&self) -> Option<Vec<Value>> {
        match self.value()? {
            Value::Null => Some(Vec::new()),
            Value::Sequence(items) => Some(items),
            _ => self.report_shape("list"),
        }
    }

    /// Whether `text`, which stands at `path` in place of a list, is lines of one whose dashes are
    /// missing, or have no space after them.
    pub fn looks_like_list(&self, path: &FieldPath, text: &str) -> bool {
        let several = || self.yaml.get(self.tree().locate(path, Part::Value)).is_some_and(|it| it.contains('\n'));
        text.starts_with('-') || (text.contains(char::is_whitespace) && several())
    }

    /// Reports at the first line that the whole text is something else.
    fn report_shape<T>(&self, reason: &str) -> Option<T> {
        let start = self.yaml.len() - self.yaml.trim_start().len();
        let end = self.yaml[start..].find('\n').map_or(self.yaml.len(), |end| start + end);
        self.report_at(Problem::BadYaml, start..end, &[("reason", reason)]);
        None
    }

    /// The fields at the top that have a problem; of one that is unknown also the one it was meant for.
    pub fn misread(&self) -> BTreeSet<String> {
        self.misread.borrow().clone()
    }

    /// What was found wrong.
    pub fn into_problems(self) -> Vec<Diagnostic> {
        self.problems.into_inner()
    }

    /// Reports `problem` at a field, with its arguments.
    pub fn report(&self, problem: Problem, path: &FieldPath, part: Part, args: &[(&'static str, &str)]) {
        if self.sketches() {
            return;
        }
        self.misread.borrow_mut().extend(path.top().map(str::to_owned));
        self.report_at(problem, self.tree().locate(path, part), args);
    }

    /// The key `meant` at `path`, which is only misspelt, is not missing.
    pub fn forgive(&self, path: &FieldPath, meant: &str) {
        self.misread.borrow_mut().extend(path.top().map(str::to_owned));
        let start = self.offset + self.tree().locate(path, Part::Key).start;
        self.problems.borrow_mut().retain(|problem| {
            let missing = problem.problem == Problem::MissingKey && problem.span.start == start;
            !(missing && problem.args.iter().any(|(name, value)| *name == "key" && value == meant))
        });
    }

    /// The text of the scalar at `path`, as written.
    pub fn scalar(&self, path: &FieldPath) -> Option<&str> {
        self.tree().scalar(path)
    }

    fn report_at(&self, problem: Problem, range: Range<usize>, args: &[(&'static str, &str)]) {
        let span = Span::new(self.file, self.offset + range.start, self.offset + range.end);
        let diagnostic = args.iter().fold(Diagnostic::new(problem, span), |all, (name, value)| all.arg(name, *value));
        self.problems.borrow_mut().push(diagnostic);
    }

    fn report_syntax(&self, error: &serde_yaml::Error) {
        let repeated = self.tree().duplicate_keys();
        for (key, range) in &repeated {
            self.report_at(Problem::DuplicateKey, range.clone(), &[("key", key)]);
        }
        if repeated.is_empty() {
            let (reason, range) = syntax::explain(self.yaml, error);
            self.report_at(Problem::BadYaml, range, &[("reason", &reason)]);
        }
    }

    /// Reports what was meant for a hashtag and is a comment: `title: Chiến dịch #BinhDang`.
    fn find_hashtags(&self) {
        let mut texts = None;
        for at in memchr_iter(b'#', self.yaml.as_bytes()).filter(|at| hashtag::may_be(self.yaml, *at)) {
            let texts = texts.get_or_insert_with(|| self.tree().scalars());
            let after = texts.partition_point(|text| text.start <= at);
            if !texts[..after].last().is_some_and(|text| text.contains(&at)) {
                let range = hashtag::rest_of_line(self.yaml, at);
                self.report_at(Problem::HashtagLost, range.clone(), &[("lost", &self.yaml[range])]);
            }
        }
    }

    /// Reports marks that were meant for quotes; whether the values are what they were meant to be.
    fn find_quotes(&self) -> bool {
        let mut is_right = true;
        for quoted in quotes::find(self.yaml, || self.tree()) {
            match quoted {
                Quoted::Whole(path, range) => {
                    self.report_at(Problem::WordQuotes, range, &[("key", &path.to_string())]);
                }
                Quoted::Torn(range) => {
                    is_right = false;
                    self.report_at(Problem::BadYaml, range, &[("reason", "curly")]);
                }
            }
        }
        is_right
    }

    fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| Tree::read(self.yaml))
    }
}
