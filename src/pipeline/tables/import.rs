//! From a sheet to what it would change. All that is wrong is found at once, and then nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::columns::{self, Column, Holds};
use super::row::{Current, Planned, Row};
use super::value::{Reader, Value, Wrong};
use super::{Import, Stock, Today, Trouble};
use crate::amend;
use crate::diag::Error;
use crate::locale::encoding::Detector;
use crate::locale::{can_name_file, is_reserved_name, name_of_title, slug};
use crate::sheet::{self, Cell, Sheet};
use crate::site::{Kind, Language};

/// What the table at `file` would change in the pieces of `kind`. With `texts`, words that stand in files give
/// way to those of the table too. What is told names columns and words as they are called in `language`.
///
/// # Errors
/// What the machine refused.
pub fn import(
    root: &Path,
    kind: Kind,
    file: &Path,
    texts: bool,
    language: &Language,
    today: Today,
) -> Result<Import, Error> {
    let stock = Stock::of(root, language, today)?;
    let bytes = amend::table(file, sheet::BYTES)?;
    let read = sheet::read(&bytes, &Detector::new(&stock.locale_sources));
    let fault = read.as_ref().err().map(|fault| fault.code());
    let mut table = Table { stock: &stock, root, kind, texts, import: Made::default() };
    let sheet = read.unwrap_or_default();
    table.read(&sheet)?;
    let Made { rows, changes, unchanged, mut troubles, files, .. } = table.import;
    troubles.sort();
    let encoding = sheet.encoding.map(|encoding| encoding.code());
    Ok(Import { fault, sheet: sheet.name, encoding, rows, changes, unchanged, troubles, locales: stock.locales, files })
}

/// What has come of the rows so far.
#[derive(Default)]
struct Made {
    rows: usize,
    changes: Vec<super::Change>,
    unchanged: usize,
    troubles: Vec<Trouble>,
    files: Vec<amend::Rewrite>,
    ids: BTreeSet<String>,
}

/// Letters of a day that are its year.
const YEAR: usize = 4;
/// The row of heads holds so many at least: a title of the table may be called like one.
const FEWEST_HEADS: usize = 2;
/// The heads stand within so many rows from the top.
const ROWS_OF_TITLES: usize = 10;

struct Table<'a> {
    stock: &'a Stock,
    root: &'a Path,
    kind: Kind,
    texts: bool,
    import: Made,
}

/// A column of the sheet: where it is, what its head says, what it is for.
type Head = (usize, String, &'static Column);

impl Table<'_> {
    fn read(&mut self, sheet: &Sheet) -> Result<(), Error> {
        let Some((first, rows)) = sheet.rows[self.heads_at(&sheet.rows)..].split_first() else { return Ok(()) };
        let heads = self.heads(first, rows);
        for row in rows {
            self.import.rows += 1;
            self.row(row, &heads)?;
        }
        Ok(())
    }

    /// Where the row with the heads is: the first, or one below a title of the table.
    fn heads_at(&self, rows: &[sheet::Row]) -> usize {
        let is_head = |cell: &Cell| {
            let head = super::value::text(cell);
            head.is_some_and(|head| columns::meant(&head, self.kind, &self.stock.locales).is_some())
        };
        let has_heads = |row: &sheet::Row| row.cells.iter().filter(|cell| is_head(cell)).count() >= FEWEST_HEADS;
        rows.iter().take(ROWS_OF_TITLES).position(has_heads).unwrap_or_default()
    }

    /// The columns that are understood; of the others it is said what becomes of them.
    fn heads(&mut self, first: &sheet::Row, rows: &[sheet::Row]) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        for (at, cell) in first.cells.iter().enumerate() {
            let Some(head) = super::value::text(cell) else { continue };
            let is_used = rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| *cell != Cell::Empty));
            match columns::meant(&head, self.kind, &self.stock.locales) {
                None if columns::is_number_of_row(&head, &self.stock.locales) => {}
                None => self.unknown(first.number, head),
                Some(Column { holds: Holds::Never(why), .. }) if is_used => self.left_out(first.number, &head, why),
                Some(Column { holds: Holds::Never(_), .. }) => {}
                Some(column) if heads.iter().any(|(.., other)| other.field == column.field) => {
                    self.error(first.number, &head, Wrong { reason: "twice", ..Wrong::default() });
                }
                Some(column) => heads.push((at, head, column)),
            }
        }
        let named = |field: &str| heads.iter().any(|(.., column)| column.field == field);
        if !named("id") && (self.kind == Kind::Honoree || !named("title")) {
            // The name is what a table of officers has; an honouree is never called by one.
            let (field, reason) = if self.kind == Kind::Honoree { ("id", "no-id") } else { ("title", "no-title") };
            let column = self.head(&heads, field);
            self.error(first.number, &column, Wrong { reason, ..Wrong::default() });
        }
        heads
    }

    fn unknown(&mut self, row: usize, head: String) {
        let all =
            columns::columns(self.kind).iter().flat_map(|column| columns::heads(column.field, &self.stock.locales));
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

    fn row(&mut self, row: &sheet::Row, heads: &[Head]) -> Result<(), Error> {
        let (values, is_whole) = self.values(row, heads);
        let Some(id) = self.id(row.number, &values, heads).filter(|_| is_whole) else { return Ok(()) };
        if !self.import.ids.insert(id.clone()) {
            self.error(row.number, &head(heads, "id"), Wrong { reason: "same-id", value: id, ..Wrong::default() });
            return Ok(());
        }
        let names: BTreeMap<&'static str, String> =
            heads.iter().map(|(_, head, it)| (it.field, head.clone())).collect();
        let names = columns::columns(self.kind)
            .iter()
            .map(|it| (it.field, names.get(it.field).cloned()))
            .map(|(field, own)| (field, own.unwrap_or_else(|| columns::head(field, self.stock.locale()))));
        let planner = Row {
            stock: self.stock,
            root: self.root,
            kind: self.kind,
            texts: self.texts,
            row: row.number,
            id,
            names: names.collect(),
        };
        let Planned { change, file, troubles } = planner.plan(values)?;
        self.import.troubles.extend(troubles);
        match change.filter(|change| change.is_new || !change.fields.is_empty() || !change.kept.is_empty()) {
            Some(change) => self.import.changes.push(change),
            None => self.import.unchanged += 1,
        }
        self.import.files.extend(file);
        Ok(())
    }

    /// What the cells say, and whether all of them could be read.
    fn values(&mut self, row: &sheet::Row, heads: &[Head]) -> (BTreeMap<&'static str, Value>, bool) {
        let reader =
            Reader { registers: &self.stock.registers, locales: &self.stock.locales, own: self.stock.locale() };
        let (mut values, mut times, mut is_whole) = (BTreeMap::new(), Vec::new(), true);
        for (at, head, column) in heads {
            let cell = row.cells.get(*at).unwrap_or(&Cell::Empty);
            match (reader.read(column.holds, cell), column.holds) {
                (Ok(Some(Value::Bare(time))), Holds::TimeOf(field)) => times.push((field, time)),
                (Ok(Some(value)), _) => _ = values.insert(column.field, value),
                (Ok(None), _) => {}
                (Err(wrong), _) => {
                    is_whole = false;
                    self.error(row.number, head, wrong);
                }
            }
        }
        for (field, time) in times {
            if let Some(Value::Bare(day)) =
                values.get_mut(field).filter(|it| matches!(it, Value::Bare(day) if day.len() == 10))
            {
                day.push_str(&format!("T{time}"));
            }
        }
        (values, is_whole)
    }

    /// The id of the row; an event or a place without one is called by its title, as it always will be.
    fn id(&mut self, row: usize, values: &BTreeMap<&'static str, Value>, heads: &[Head]) -> Option<String> {
        let text = |field: &str| match values.get(field) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let made = || text("title").filter(|_| self.kind != Kind::Honoree).map(|title| self.made(&title, values));
        let id = text("id").or_else(made).filter(|id| !id.is_empty());
        let is_there = |id: &&String| self.stock.original(self.kind, id).is_some();
        if let Some(id) = id.as_ref().filter(|id| !can_name_file(id)).filter(|id| !is_there(id)) {
            let (column, nearest) = (self.head(heads, "id"), name_of_title(id));
            self.error(row, &column, Wrong { reason: "long", nearest, ..Wrong::default() });
            return None;
        }
        if id.is_none() {
            // Without a column of ids the title is what names a row.
            let is_there = |field: &str| heads.iter().any(|(.., column)| column.field == field);
            let column =
                if is_there("id") || !is_there("title") { self.head(heads, "id") } else { head(heads, "title") };
            self.error(row, &column, Wrong { reason: "empty", ..Wrong::default() });
        }
        id
    }

    /// What an event or a place is called after its title. An event of another year that is called so is another one:
    /// what is held every year keeps a file for each.
    fn made(&self, title: &str, values: &BTreeMap<&'static str, Value>) -> String {
        let id = slug(title);
        let id = if is_reserved_name(&id) { name_of_title(title) } else { id };
        let own = values.get("start").and_then(|start| match start {
            Value::Bare(day) => day.get(..YEAR),
            _ => None,
        });
        let there = self.stock.original(self.kind, &id).map(|there| Current::of(there, "start"));
        let is_other = own.zip(there).is_some_and(|(own, there)| !there.is_empty() && !there.begins_with(own));
        own.filter(|_| is_other).map_or_else(|| id.clone(), |year| format!("{id}-{year}"))
    }

    /// What the column of `field` is called, also where the table has none.
    fn head(&self, heads: &[Head], field: &str) -> String {
        let own = Some(head(heads, field)).filter(|head| !head.is_empty());
        own.unwrap_or_else(|| columns::head(field, self.stock.locale()))
    }
}

fn head(heads: &[Head], field: &str) -> String {
    heads.iter().find(|(.., column)| column.field == field).map(|(_, head, _)| head.clone()).unwrap_or_default()
}
