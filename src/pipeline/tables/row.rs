//! One row against the file that it is about: what is new, what differs. What must not be taken is for `guard` to
//! say.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::columns::{self, Column, Holds};
use super::value::Value;
use super::{Change, Stock, Trouble};
use crate::amend::{self, Rewrite};
use crate::diag::{Diagnostic, Error, Problem, SourcePath};
use crate::discover::Source;
use crate::locale::DateStyle;
use crate::parse::{self, Document, Own, Parsed};
use crate::sheet::Cell;
use crate::site::{ENUMERATIONS, Enumeration, EventState, Kind};

const MARK: &str = "\u{feff}";

/// A row, and what it is held against.
pub struct Row<'a> {
    pub stock: &'a Stock,
    pub root: &'a Path,
    pub kind: Kind,
    pub texts: bool,
    pub row: usize,
    pub id: String,
    /// The head of each column, as people there call it.
    pub names: BTreeMap<&'static str, String>,
}

/// What comes of a row.
#[derive(Default)]
pub struct Planned {
    pub change: Option<Change>,
    pub file: Option<Rewrite>,
    pub troubles: Vec<Trouble>,
}

pub type Values = BTreeMap<&'static str, Value>;

impl Row<'_> {
    /// What the row with `values` changes.
    pub fn plan(&self, mut values: Values) -> Result<Planned, Error> {
        let mut planned = Planned::default();
        let original = self.stock.original(self.kind, &self.id);
        let is_theirs = |it: &SourcePath| {
            original.is_some_and(|own| own.source.path == *it) || it.contains(&format!("/{}.", self.id))
        };
        if self.stock.unread.iter().any(|it| it.contains(&format!("/{}/", self.kind.folder())) && is_theirs(it)) {
            planned.troubles.push(self.trouble("id", "file", true));
            return Ok(planned);
        }
        let taken = match self.kind {
            Kind::Place => self.guard_place(original, &mut values, &mut planned.troubles),
            Kind::Honoree => self.guard_honoree(original, &mut values, &mut planned.troubles),
            Kind::Event => self.guard_event(original, &mut values, &mut planned.troubles),
            Kind::Article | Kind::Campaign | Kind::Page => Some(Vec::new()),
        };
        let Some(gone) = taken else { return Ok(planned) };
        match original {
            Some(original) => self.amended(original, &values, gone, &mut planned)?,
            None => self.begun(values, &mut planned)?,
        }
        Ok(planned)
    }

    pub fn trouble(&self, field: &'static str, reason: &'static str, is_error: bool) -> Trouble {
        let column = self.names.get(field).cloned().unwrap_or_default();
        Trouble { row: self.row, column, reason, is_error, ..Trouble::default() }
    }

    /// Whether `original` has `value` for `field`, as it stands there or as a cell with it would be read.
    pub fn is_same(&self, original: &Document, field: &str, value: &Value) -> bool {
        let current = Current::of(original, field);
        let column = columns::columns(self.kind).iter().find(|it| it.field == field);
        let own = |holds: Holds| self.stock.reader().read(holds, &Cell::Text(current.cell(holds))).ok().flatten();
        current.says(value)
            || (!current.is_empty() && column.and_then(|it| own(it.holds)).is_some_and(|own| own == *value))
    }

    fn amended(
        &self,
        original: &Document,
        values: &Values,
        gone: Vec<&'static str>,
        planned: &mut Planned,
    ) -> Result<(), Error> {
        let (mut changes, mut fields, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        let name = |field: &str| self.names.get(field).cloned().unwrap_or_else(|| field.to_owned());
        for column in columns::columns(self.kind) {
            let Some(value) = values.get(column.field).filter(|_| column.holds != Holds::Id) else { continue };
            let current = Current::of(original, column.field);
            if self.is_same(original, column.field, value) {
                continue;
            }
            let name = name(column.field);
            if column.holds == Holds::Words && !current.is_empty() && !self.texts {
                kept.push(name);
                continue;
            }
            fields.push(match self.shown(&current, value, column.holds) {
                Some(change) => format!("{name} ({change})"),
                None => name,
            });
            changes.push(parse::Change { field: column.field, value: Some(value.yaml()) });
        }
        changes.extend(gone.iter().map(|field| parse::Change { field, value: None }));
        let gone = gone.into_iter().map(name).collect();
        let file = original.source.path.clone();
        if !changes.is_empty() {
            let path = self.root.join(&*file);
            let old = amend::read(&path)?;
            match self.rewritten(&old, &file, &changes) {
                Ok(new) => planned.file = Some(Rewrite { path, old: Some(old), new: new.into_bytes() }),
                Err(troubles) => planned.troubles.extend(troubles),
            }
        }
        planned.change = Some(Change { row: self.row, file, is_new: false, fields, kept, gone });
        Ok(())
    }

    /// "20/11/2026 → 01/11/2026", for what is nobody's secret: days, and words of closed sets.
    fn shown(&self, current: &Current, value: &Value, holds: Holds) -> Option<String> {
        let locale = self.stock.locale()?;
        let new = match value {
            Value::Text(text) | Value::Bare(text) => text.as_str(),
            Value::List(_) | Value::Map(_) => return None,
        };
        let word = |text: &str| match holds {
            Holds::Chosen(set) => locale.label(set, text).to_owned(),
            _ => text.parse().map_or_else(|_| text.to_owned(), |day: Date| locale.date(day, DateStyle::Short)),
        };
        let [(_, old)] = current.0.as_slice() else { return None };
        matches!(holds, Holds::Chosen(_) | Holds::Day).then(|| format!("{} → {}", word(old), word(new)))
    }

    fn rewritten(&self, old: &[u8], file: &SourcePath, changes: &[parse::Change]) -> Result<String, Vec<Trouble>> {
        let refused = || vec![self.trouble("id", "edit", true)];
        let whole = std::str::from_utf8(old).map_err(|_| refused())?;
        let (mark, text) = whole.strip_prefix(MARK).map_or(("", whole), |text| (MARK, text));
        let source = Source { path: file.clone(), text: text.into() };
        let text = parse::changed(&source, changes).ok_or_else(refused)?;
        self.checked(file, &text).map(|()| format!("{mark}{text}"))
    }

    /// A new file: a draft, unless the table says that it is none.
    fn begun(&self, mut values: Values, planned: &mut Planned) -> Result<(), Error> {
        let Some(title) = values.remove("title") else {
            let reason = if self.kind == Kind::Honoree { "headline" } else { "empty" };
            planned.troubles.push(self.trouble("title", reason, true));
            return Ok(());
        };
        values.entry("draft").or_insert_with(|| Value::Bare("true".to_owned()));
        values.remove("id");
        let year = [values.get("start"), values.get("year")].into_iter().flatten().find_map(|value| match value {
            Value::Bare(text) => Some(text.split('-').next().unwrap_or_default().to_owned()),
            _ => None,
        });
        let year = year.unwrap_or_else(|| self.stock.today.year().to_string());
        let folder = if self.kind == Kind::Place { String::new() } else { format!("{year}/") };
        let language = self.stock.languages.first().map(|it| it.code().to_owned()).unwrap_or_default();
        let file = SourcePath::from(format!("content/{}/{folder}{}.{language}.md", self.kind.folder(), self.id));
        let source = Source { path: file.clone(), text: format!("---\ntitle: {}\n---\n\n", title.yaml()).into() };
        let own = |column: &&Column| values.contains_key(column.field);
        let changes = columns::columns(self.kind).iter().filter(own).filter(|it| !is_default(&values[it.field], it));
        let changes: Vec<parse::Change> =
            changes.map(|it| parse::Change { field: it.field, value: Some(values[it.field].yaml()) }).collect();
        let fields = std::iter::once("title")
            .chain(changes.iter().map(|it| it.field))
            .map(|it| self.names[it].clone())
            .collect();
        match parse::changed(&source, &changes).ok_or_else(|| vec![self.trouble("id", "edit", true)]) {
            Ok(text) => {
                planned.troubles.extend(self.checked(&file, &text).err().into_iter().flatten());
                planned.file = Some(Rewrite { path: self.root.join(&*file), old: None, new: text.into_bytes() });
            }
            Err(troubles) => planned.troubles.extend(troubles),
        }
        let (kept, gone) = Default::default();
        planned.change = Some(Change { row: self.row, file, is_new: true, fields, kept, gone });
        Ok(())
    }

    /// Whether the file could be read as it would be, and published as far as it says of itself.
    fn checked(&self, file: &SourcePath, text: &str) -> Result<(), Vec<Trouble>> {
        let source = Source { path: file.clone(), text: text.into() };
        let (parsed, found) = parse::parse(&source, &self.stock.languages);
        let errors = found.iter().filter(|it| it.is_error()).map(|it| self.told(it));
        let lacking = match &parsed {
            Parsed::Document(document) => self.lacking(document),
            Parsed::Data(_) | Parsed::Nothing => Vec::new(),
        };
        let errors: Vec<Trouble> = errors.chain(lacking).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn told(&self, found: &Diagnostic) -> Trouble {
        let given =
            |name: &str| found.args.iter().find(|(other, _)| *other == name).map_or("", |(_, text)| text.as_str());
        let own = if found.problem == Problem::EndBeforeStart { "end" } else { given("key") };
        let whole = format!("{}.{own}", given("within"));
        let column = columns::columns(self.kind).iter().find(|it| it.field == whole || it.field == own);
        let mut value = String::new();
        let (reason, accepted) = match (found.problem, column.map(|it| it.holds)) {
            // Each of the times is one, so it is their order.
            (Problem::WrongValue, Some(Holds::Hours)) => {
                value = given("value").to_owned();
                ("hours-order", String::new())
            }
            (Problem::MissingKey, Some(Holds::Chosen(set))) => ("missing-word", self.accepted(set)),
            (Problem::MissingKey, _) => ("missing", String::new()),
            (Problem::EndBeforeStart, _) => ("turned", String::new()),
            _ => ("refused", String::new()),
        };
        let column = column.map_or(own, |it| self.names[it.field].as_str()).to_owned();
        Trouble { row: self.row, column, reason, value, accepted, is_error: true, ..Trouble::default() }
    }

    /// The words of a closed set, as tables have them.
    fn accepted(&self, set: &str) -> String {
        let codes = ENUMERATIONS.iter().find(|(name, _)| *name == set).map_or(&[][..], |(_, codes)| codes);
        let words = codes.iter().map(|code| self.stock.locale().map_or(*code, |locale| locale.label(set, code)));
        words.collect::<Vec<_>>().join("; ")
    }
}

/// Whether `document` is an event that took place or was cancelled.
pub fn is_settled(document: &Document) -> bool {
    let state = match document.facts.as_ref().map(|facts| &facts.own) {
        Some(Own::Event(event)) => event.state,
        _ => None,
    };
    matches!(state, Some(EventState::Done | EventState::Cancelled))
}

/// Whether a row is about an event that is still to come.
pub fn plans(values: &Values) -> bool {
    let state = match values.get("state") {
        Some(Value::Text(code)) => EventState::from_code(code),
        _ => None,
    };
    matches!(state, Some(EventState::Planned | EventState::Confirmed | EventState::Postponed))
}

/// What need not be written.
fn is_default(value: &Value, column: &Column) -> bool {
    column.holds == Holds::Flag && *value == Value::Bare("false".to_owned())
}

/// What stands in a file for a field: the texts below it, each with the last step to it.
pub struct Current(pub Vec<(String, String)>);

impl Current {
    pub fn of(document: &Document, field: &str) -> Self {
        let top = field.split('.').next().unwrap_or_default();
        let below = document.front().texts_of(top).into_iter().filter_map(|(path, text, _)| {
            let path = path.to_string();
            let rest = path.strip_prefix(field).filter(|rest| rest.is_empty() || rest.starts_with('.'))?;
            Some((rest.trim_start_matches('.').to_owned(), text.split_whitespace().collect::<Vec<_>>().join(" ")))
        });
        Self(below.filter(|(_, text)| !text.is_empty()).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Of opening hours the days and their times, as [`Value::Map`] has them.
    pub fn times(&self) -> Vec<(String, String)> {
        let own = self.0.iter().filter(|(key, _)| !key.starts_with("note"));
        own.flat_map(|(key, times)| times.split(',').map(|time| (key.clone(), time.trim().to_owned()))).collect()
    }

    /// Its texts one by one: those of a list may hold several.
    pub fn items(&self, holds: Holds) -> Vec<&str> {
        let several: &[char] = if matches!(holds, Holds::Many(_)) { &[',', ';'] } else { &[] };
        self.0.iter().flat_map(|(_, text)| text.split(several)).map(str::trim).filter(|text| !text.is_empty()).collect()
    }

    /// As an officer would write it into a cell, with the words of files.
    fn cell(&self, holds: Holds) -> String {
        if holds != Holds::Hours {
            return self.items(holds).join("; ");
        }
        let times = self.times().into_iter().map(|(days, time)| match days.is_empty() {
            true => time,
            false => format!("{days}: {time}"),
        });
        times.collect::<Vec<_>>().join("; ")
    }

    pub fn says(&self, value: &Value) -> bool {
        let texts: Vec<&str> = self.0.iter().map(|(_, text)| text.as_str()).collect();
        match value {
            Value::Text(text) => texts == [text.as_str()],
            // What is not there is false.
            Value::Bare(text) if text == "false" && texts.is_empty() => true,
            Value::Bare(text) => matches!(texts[..], [one] if same_moment(one, text)),
            Value::List(items) => {
                let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
                let same = |(one, other): (&&str, &String)| {
                    *one == other || (digits(one).len() > 6 && digits(one) == digits(other))
                };
                texts.len() == items.len() && texts.iter().zip(items).all(same)
            }
            Value::Map(times) => self.times() == *times,
        }
    }
}

/// Whether two texts are the same, or the same day and time.
fn same_moment(one: &str, other: &str) -> bool {
    let read = |text: &str| text.parse::<jiff::civil::DateTime>().ok().filter(|_| text.len() > 10);
    one == other || (read(one).is_some() && read(one) == read(other))
}
