//! From a sheet to what it would change. All that is wrong is found at once, and then nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::columns::{self, Column, Holds};
use super::heads::{self, Heads};
use super::naming::{self, Names, tells_name};
use super::row::{Planned, Row, Values};
use super::value::{self, Value, Wrong};
use super::{Change, Import, Stock, Today, Trouble, slips};
use crate::amend;
use crate::diag::Error;
use crate::locale::encoding::Detector;
use crate::locale::{can_name_file, name_of_title};
use crate::sheet::{self, Cell, Fault, Sheet, Wanted};
use crate::site::{Kind, Language};

/// A table that is taken into the content.
#[derive(Debug, Clone, Copy)]
pub struct Taking<'a> {
    pub kind: Kind,
    pub file: &'a Path,
    /// Of a workbook, where it is not the first that has such columns.
    pub sheet: Option<&'a str>,
    /// Whether words that stand in files give way to those of the table too.
    pub texts: bool,
}

/// What a table would change in the pieces of its kind. What is told names columns and words as they are called in
/// `language`.
///
/// # Errors
/// What the machine refused.
pub fn import(root: &Path, taking: Taking, language: &Language, today: Today) -> Result<Import, Error> {
    let stock = Stock::of(root, language, today)?;
    let bytes = amend::table(taking.file, sheet::BYTES)?;
    let Taking { kind, texts, .. } = taking;
    let mut table = Table { stock: &stock, root, kind, texts, import: Made::default() };
    let is_head = |head: &str| columns::meant(head, kind, &stock.locales).is_some();
    let wanted = Wanted { name: taking.sheet, fits: &|rows| heads::position(rows, &is_head).is_some() };
    let read = sheet::read(&bytes, &Detector::new(&stock.locale_sources), wanted);
    let fault = read.as_ref().err().map(Fault::code);
    let sheets = match &read {
        Err(Fault::NoSheet(names)) => names.clone(),
        Ok((_, others)) => others.iter().map(|it| it.name.clone()).collect(),
        Err(_) => Vec::new(),
    };
    let (sheet, others) = read.unwrap_or_default();
    for it in others.iter().filter(|it| it.fits) {
        table.left_out(0, &it.name, if it.is_hidden { "hidden-sheet" } else { "sheet" });
    }
    if let Some(name) = sheet.name.as_ref().filter(|_| sheet.hidden.sheet && taking.sheet.is_none()) {
        table.left_out(0, name, "read-hidden");
    }
    table.read(&sheet)?;
    let Made { rows, changes, unchanged, mut troubles, files, filled, .. } = table.import;
    troubles.sort();
    let encoding = sheet.encoding.map(|encoding| encoding.code());
    let (sheet, locales) = (sheet.name, stock.locales);
    Ok(Import { fault, sheet, sheets, encoding, rows, filled, changes, unchanged, troubles, locales, files })
}

/// What has come of the rows so far.
#[derive(Default)]
struct Made {
    rows: usize,
    filled: BTreeMap<String, usize>,
    changes: Vec<Change>,
    unchanged: usize,
    troubles: Vec<Trouble>,
    files: Vec<amend::Rewrite>,
    ids: BTreeSet<String>,
}

struct Table<'a> {
    stock: &'a Stock,
    root: &'a Path,
    kind: Kind,
    texts: bool,
    import: Made,
}

/// What the cells of a row say, and the fields whose cells could not be read.
#[derive(Default)]
struct Read {
    values: Values,
    wrong: BTreeSet<&'static str>,
}

/// A column of the sheet: where it is, what its head says, what it is for.
type Head = (usize, String, &'static Column);

impl Table<'_> {
    fn read(&mut self, sheet: &Sheet) -> Result<(), Error> {
        let over = heads::of(sheet, &|head| {
            let locales = &self.stock.locales;
            columns::meant(head, self.kind, locales).is_some() || columns::is_number_of_row(head, locales)
        });
        let below = sheet.rows.get(over.below..).unwrap_or_default();
        let is_hidden = |row: &&sheet::Row| sheet.hidden.rows.contains(&row.number);
        let (hidden, rows): (Vec<&sheet::Row>, Vec<&sheet::Row>) = below.iter().partition(is_hidden);
        if sheet.rows.is_empty() {
            return Ok(());
        }
        if let Some(first) = hidden.first() {
            let numbers: Vec<usize> = hidden.iter().map(|row| row.number).collect();
            self.left_out(first.number, &heads::ranges(&numbers), "hidden-rows");
        }
        if let Some((row, at)) = sheet.unclosed {
            // What stands in the rows below is in that cell: of none it can be said what it lacks.
            let column = over.texts.get(at).cloned().flatten().unwrap_or_else(|| heads::letters(at));
            self.error(row, &column, Wrong { reason: "unclosed", ..Wrong::default() });
            return Ok(());
        }
        let heads = self.heads(&over, &rows, &sheet.hidden.columns);
        for (at, head, _) in &heads {
            let filled = rows.iter().filter(|row| sheet.filled.contains(&(row.number, *at))).count();
            if filled > 0 {
                self.import.filled.insert(head.clone(), filled);
            }
        }
        let read: Vec<(usize, Read)> = rows.iter().map(|row| (row.number, self.values(row, &heads))).collect();
        let names = Names::new(self.stock, self.kind, read.iter().map(|(_, read)| &read.values));
        for (row, read) in read {
            self.import.rows += 1;
            self.row(row, read, &heads, &names)?;
        }
        self.rows_of_none(&rows, &over);
        self.lacking_columns(over.row, &heads);
        Ok(())
    }

    /// Of a total or a signature it is said that it is one, not what such a row lacks.
    fn rows_of_none(&mut self, rows: &[&sheet::Row], over: &Heads) {
        let failed: BTreeSet<usize> = self.import.troubles.iter().filter(|it| it.is_error).map(|it| it.row).collect();
        for row in rows.iter().filter(|row| failed.contains(&row.number)) {
            let mut said = row.cells.iter().enumerate().filter_map(|(at, cell)| Some((at, value::text(cell)?)));
            let first = said.find(|(_, text)| text.contains(char::is_alphabetic));
            let Some((at, text)) = first else { continue };
            let Some(value) = columns::begins_no_row(&text, &self.stock.locales) else { continue };
            let column = over.texts.get(at).cloned().flatten().unwrap_or_else(|| heads::letters(at));
            self.import.troubles.retain(|it| it.row != row.number);
            self.error(row.number, &column, Wrong { reason: "no-row", value, ..Wrong::default() });
        }
    }

    /// What several rows lack because the table has no such column is said once, at the heads.
    fn lacking_columns(&mut self, row: usize, heads: &[Head]) {
        let mut lacking: BTreeMap<String, usize> = BTreeMap::new();
        for it in self.import.troubles.iter().filter(|it| matches!(it.reason, "missing" | "missing-word")) {
            *lacking.entry(it.column.clone()).or_default() += 1;
        }
        for it in &mut self.import.troubles {
            let reason = match it.reason {
                "missing" => "no-column",
                "missing-word" => "no-column-word",
                _ => continue,
            };
            if lacking.get(&it.column).is_some_and(|rows| *rows > 1)
                && heads.iter().all(|(_, head, _)| *head != it.column)
            {
                (it.row, it.reason) = (row, reason);
            }
        }
        self.import.troubles.sort();
        self.import.troubles.dedup();
    }

    /// The columns that are understood; of the others it is said what becomes of them.
    fn heads(&mut self, over: &Heads, rows: &[&sheet::Row], hidden: &BTreeSet<usize>) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        let is_title =
            |head: &String| columns::meant(head, self.kind, &self.stock.locales).is_some_and(|it| it.field == "title");
        let is_of_plan = |head: &str| columns::is_title_of_plan(head, self.kind, &self.stock.locales);
        // The best head of a title: one that is nothing else, or the first of a plan.
        let titles = || over.texts.iter().flatten().filter(|head| is_title(head));
        let title = titles().find(|head| !is_of_plan(head)).or_else(|| titles().next()).cloned();
        for (at, head) in over.texts.iter().enumerate() {
            let is_used = rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| *cell != Cell::Empty));
            let Some(head) = head.clone() else {
                let is_first = over.texts[..at].iter().all(Option::is_none);
                if is_used && !(is_first && heads::numbers_rows(rows, at)) {
                    self.left_out(over.row, &heads::letters(at), "no-head");
                }
                continue;
            };
            if is_used && hidden.contains(&at) && self.is_taken(&head) {
                self.left_out(over.row, &head, "hidden-column");
            }
            match columns::meant(&head, self.kind, &self.stock.locales) {
                None if columns::is_number_of_row(&head, &self.stock.locales) => {}
                None if self.kind == Kind::Honoree && columns::is_unclear(&head, &self.stock.locales) => {
                    self.error(over.row, &head, Wrong { reason: "unclear", ..Wrong::default() });
                }
                None => self.unknown(over.row, head),
                Some(_)
                    if columns::is_title_of_plan(&head, self.kind, &self.stock.locales)
                        && title.as_ref() != Some(&head) =>
                {
                    self.unknown(over.row, head);
                }
                Some(Column { holds: Holds::Never(why), .. }) if is_used => self.left_out(over.row, &head, why),
                Some(Column { holds: Holds::Never(_), .. }) => {}
                Some(column) if heads.iter().any(|(.., other)| other.field == column.field) => {
                    self.error(over.row, &head, Wrong { reason: "twice", ..Wrong::default() });
                }
                Some(column) => heads.push((at, head, column)),
            }
        }
        let named = |field: &str| heads.iter().any(|(.., column)| column.field == field);
        if !named("id") && (self.kind == Kind::Honoree || !named("title")) {
            // The name is what a table of officers has; an honouree is never called by one.
            let is_of_people = self.kind == Kind::Honoree;
            let (field, reason) = if is_of_people { ("id", "no-id") } else { ("title", "no-title") };
            let column = self.head(&heads, field);
            let nearest = if is_of_people { self.neutral(1) } else { String::new() };
            self.error(over.row, &column, Wrong { reason, nearest, ..Wrong::default() });
        }
        heads
    }

    /// Whether the column called `head` goes into files.
    fn is_taken(&self, head: &str) -> bool {
        let column = columns::meant(head, self.kind, &self.stock.locales);
        column.is_some_and(|column| !matches!(column.holds, Holds::Never(_)))
    }

    fn unknown(&mut self, row: usize, head: String) {
        if slips::has_lost_letters(&head) {
            return self.error(row, &head, Wrong { reason: "lost-mark", ..Wrong::default() });
        }
        let all =
            columns::columns(self.kind).iter().flat_map(|it| columns::heads(it.field, self.kind, &self.stock.locales));
        let all: Vec<String> = all.collect();
        let nearest = crate::diag::nearest(&head, all.iter().map(String::as_str)).unwrap_or_default().to_owned();
        self.import.troubles.push(Trouble { row, column: head, reason: "column", nearest, ..Trouble::default() });
    }

    fn left_out(&mut self, row: usize, column: &str, reason: &'static str) {
        self.import.troubles.push(Trouble { row, column: column.to_owned(), reason, ..Trouble::default() });
    }

    fn error(&mut self, row: usize, column: &str, wrong: Wrong) {
        let Wrong { reason, value, accepted, nearest } = wrong;
        let column = column.to_owned();
        self.import.troubles.push(Trouble { row, column, reason, value, accepted, nearest, is_error: true });
    }

    fn row(&mut self, row: usize, read: Read, heads: &[Head], names: &Names) -> Result<(), Error> {
        let Some(id) = self.id(row, &read, heads, names).filter(|_| read.wrong.is_empty()) else { return Ok(()) };
        if !self.import.ids.insert(id.clone()) {
            // Whoever wrote no id needs one where two rows are called the same.
            let nearest = if read.values.contains_key("id") { String::new() } else { format!("{id}-2") };
            let column = self.head(heads, "id");
            self.error(row, &column, Wrong { reason: "same-id", value: id, nearest, ..Wrong::default() });
            return Ok(());
        }
        let own: BTreeMap<&'static str, String> = heads.iter().map(|(_, head, it)| (it.field, head.clone())).collect();
        let names = columns::columns(self.kind)
            .iter()
            .map(|it| (it.field, own.get(it.field).cloned()))
            .map(|(field, own)| (field, own.unwrap_or_else(|| columns::head(field, self.kind, self.stock.locale()))));
        let planner = Row {
            stock: self.stock,
            root: self.root,
            kind: self.kind,
            texts: self.texts,
            row,
            id,
            names: names.collect(),
        };
        let Planned { change, file, troubles } = planner.plan(read.values)?;
        self.import.troubles.extend(troubles);
        match change.filter(Change::is_any) {
            Some(change) => self.import.changes.push(change),
            None => self.import.unchanged += 1,
        }
        self.import.files.extend(file);
        Ok(())
    }

    /// What the cells say; which of them could not be read is told.
    fn values(&mut self, row: &sheet::Row, heads: &[Head]) -> Read {
        let reader = self.stock.reader();
        let (mut read, mut times) = (Read::default(), Vec::new());
        for (at, head, column) in heads {
            let cell = row.cells.get(*at).unwrap_or(&Cell::Empty);
            match (reader.read(column.holds, cell), column.holds) {
                (Ok(Some(Value::Bare(time))), Holds::TimeOf(field)) => times.push((field, time)),
                (Ok(Some(value)), _) => _ = read.values.insert(column.field, value),
                (Ok(None), _) => {}
                (Err(wrong), holds) => {
                    read.wrong.insert(column.field);
                    let is_person = holds == Holds::Id && self.kind == Kind::Honoree;
                    let wrong = if is_person { self.not_a_person(row.number) } else { wrong };
                    self.error(row.number, head, wrong);
                }
            }
        }
        if self.kind == Kind::Place && naming::is_private(&read.values) {
            // What stands there instead of an id may be her name.
            let wrong = self.private(row.number);
            for it in self.import.troubles.iter_mut().filter(|it| it.row == row.number && it.reason == "id") {
                (it.reason, it.value, it.nearest) = (wrong.reason, String::new(), wrong.nearest.clone());
            }
        }
        for (field, time) in times {
            // An hour at which it ends and no day: the day on which it begins.
            if field == "end" && !read.values.contains_key("end") {
                let day = match read.values.get("start") {
                    Some(Value::Bare(start)) => start.get(..10).map(|day| Value::Bare(day.to_owned())),
                    _ => None,
                };
                read.values.extend(day.map(|day| ("end", day)));
            }
            if let Some(Value::Bare(day)) =
                read.values.get_mut(field).filter(|it| matches!(it, Value::Bare(day) if day.len() == 10))
            {
                day.push_str(&format!("T{time}"));
            }
        }
        read
    }

    /// The id of the row; an event or a place without one is called by its title, as it always will be.
    fn id(&mut self, row: usize, read: &Read, heads: &[Head], names: &Names) -> Option<String> {
        if read.wrong.contains("id") {
            return None;
        }
        let text = |field: &str| match read.values.get(field) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let has = |field: &str| heads.iter().any(|(.., column)| column.field == field);
        let is_of_people = self.kind == Kind::Honoree;
        let made = || text("title").filter(|_| !is_of_people).map(|title| names.made(&title, &read.values));
        let id = text("id").or_else(made).filter(|id| !id.is_empty());
        let Some(id) = id else {
            // Without a column of ids the title is what names a row. What no column could hold is told at the heads.
            let field = if has("id") || !has("title") { "id" } else { "title" };
            if read.wrong.contains(field) {
                return None;
            }
            let (nearest, column) = (self.neutral(row), self.head(heads, field));
            if !is_of_people && (has("id") || has("title")) {
                self.error(row, &column, Wrong { reason: "empty", ..Wrong::default() });
            } else if has("id") {
                self.error(row, &column, Wrong { reason: "empty-id", nearest, ..Wrong::default() });
            }
            return None;
        };
        let is_there = self.stock.original(self.kind, &id).is_some();
        let wrong = if is_there {
            None
        } else if is_of_people && text("name").is_some_and(|name| tells_name(&id, &name)) {
            Some(self.not_a_person(row))
        } else if self.kind == Kind::Place && naming::tells_private(&id, &read.values, &self.stock.locales) {
            Some(self.private(row))
        } else {
            let long = || Wrong { reason: "long", nearest: name_of_title(&id), ..Wrong::default() };
            (!can_name_file(&id)).then(long)
        };
        let Some(wrong) = wrong else { return Some(id) };
        let column = self.head(heads, "id");
        self.error(row, &column, wrong);
        None
    }

    /// CON-02: the file of somebody without consent is not called after that person, and no log repeats the name.
    fn not_a_person(&self, row: usize) -> Wrong {
        Wrong { reason: "id-person", nearest: self.neutral(row), ..Wrong::default() }
    }

    /// LOC-04, CON-02: no more is a file called after whoever keeps a place that is no public office.
    fn private(&self, row: usize) -> Wrong {
        Wrong { reason: "id-private", nearest: self.neutral(row), ..Wrong::default() }
    }

    /// An id that tells nothing of a person and that no file has.
    fn neutral(&self, row: usize) -> String {
        let word = self.stock.locale().and_then(|it| columns::words("id-neutral", it).into_iter().next());
        let word = word.unwrap_or_default();
        let ids = (row.saturating_sub(1).max(1)..).map(|number| format!("{word}-{number:02}"));
        ids.into_iter().find(|id| self.stock.original(self.kind, id).is_none()).unwrap_or_default()
    }

    /// What the column of `field` is called, also where the table has none.
    fn head(&self, heads: &[Head], field: &str) -> String {
        let own = Some(head(heads, field)).filter(|head| !head.is_empty());
        own.unwrap_or_else(|| columns::head(field, self.kind, self.stock.locale()))
    }
}

fn head(heads: &[Head], field: &str) -> String {
    heads.iter().find(|(.., column)| column.field == field).map(|(_, head, _)| head.clone()).unwrap_or_default()
}
