//! A table as officers keep it: rows of cells out of a workbook or a CSV file, and back to CSV. Enter at
//! [`read`]. Knows nothing of what the columns mean.
//!
//! What a file may cost is bounded before it is read: a workbook is a ZIP archive, and a small one can hold
//! a sheet of gigabytes.

mod archive;
mod csv;
mod hidden;
mod moment;
#[cfg(test)]
mod tests;
mod workbook;

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use unicode_normalization::UnicodeNormalization;

use crate::locale::encoding::{Detector, Encoding};
pub use archive::unpacked;
pub use csv::write;
pub use moment::time;

/// The largest file that is read.
pub const BYTES: u64 = 10 << 20;
/// Rows and columns of the largest sheet: a province has 65 communes.
pub const ROWS: usize = 10_000;
/// See [`ROWS`].
pub const COLUMNS: usize = 200;
/// What all texts of a sheet may have together.
const TEXT: usize = 16 << 20;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    /// Trimmed, NFC, without what made it safe for spreadsheets ([`write()`]).
    Text(String),
    Number(f64),
    /// A cell that the workbook shows as a date, a time or both.
    Moment(Option<Date>, Option<Time>),
    Flag(bool),
    /// `#REF!` and its like.
    Broken,
}

/// A row that is not empty, under the number that the spreadsheet shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub number: usize,
    pub cells: Vec<Cell>,
}

/// Rows in their order, the heads of columns first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Of a workbook.
    pub name: Option<String>,
    /// In which a CSV file was, if not in UTF-8.
    pub encoding: Option<Encoding>,
    pub rows: Vec<Row>,
    /// Number of row and column, from 0, of cells that say what the merged cell says that reaches down over them. A
    /// CSV file has no merged cells, and says nothing there.
    pub filled: BTreeSet<(usize, usize)>,
    pub hidden: Hidden,
    /// Number of row, and column from 0, of the first cell of a CSV file whose quotation mark is not closed: it has
    /// swallowed what follows.
    pub unclosed: Option<(usize, usize)>,
}

/// What nobody sees who opens the workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    pub sheet: bool,
    /// By their numbers.
    pub rows: BTreeSet<usize>,
    /// Counted from 0.
    pub columns: BTreeSet<usize>,
}

/// Which sheet of a workbook is read.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The one that is called so; without a name the first that fits, else the first with anything in it. What is
    /// hidden comes after all others.
    pub name: Option<&'a str>,
    /// Whether rows are such as are looked for.
    pub fits: &'a dyn Fn(&[Row]) -> bool,
}

/// A sheet of the workbook that is not read although it has something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    pub name: String,
    pub fits: bool,
    pub is_hidden: bool,
}

/// Why a file is no table: words that `table-unreadable` in `diagnostics.ftl` puts into sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Neither a workbook nor text.
    Format,
    /// A workbook of the old kind, or one with a password.
    OldWorkbook,
    Damaged,
    Encoding,
    TooLarge,
    Empty,
    /// No sheet is called as the one that is wanted; those that there are. A CSV file has none.
    NoSheet(Vec<String>),
}

impl Fault {
    /// The word for `table-unreadable`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::OldWorkbook => "old",
            Self::Damaged => "damaged",
            Self::Encoding => "encoding",
            Self::TooLarge => "large",
            Self::Empty => "empty",
            Self::NoSheet(names) if names.is_empty() => "no-sheets",
            Self::NoSheet(_) => "no-sheet",
        }
    }
}

/// Reads the sheet of a workbook that is wanted, or a CSV file; with the sheets that are not read where none was
/// wanted by its name.
///
/// # Errors
/// Why it is none.
pub fn read(bytes: &[u8], detector: &Detector, wanted: Wanted) -> Result<(Sheet, Vec<Other>), Fault> {
    if bytes.len() as u64 > BYTES {
        return Err(Fault::TooLarge);
    }
    let (sheet, others) = match bytes {
        [] => Err(Fault::Empty),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Fault::OldWorkbook),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => {
            archive::check(bytes)?;
            workbook::read(bytes, wanted)
        }
        _ if wanted.name.is_some() => Err(Fault::NoSheet(Vec::new())),
        _ => csv::read(bytes, detector).map(|sheet| (sheet, Vec::new())),
    }?;
    if sheet.rows.is_empty() { Err(Fault::Empty) } else { Ok((sheet, others)) }
}

/// Puts cells into rows and watches how many there are.
#[derive(Default)]
struct Builder {
    rows: Vec<Row>,
    text: usize,
}

impl Builder {
    /// `row` and `column` count from 0; rows come in order.
    fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), Fault> {
        if cell == Cell::Empty {
            return Ok(());
        }
        self.count(&cell)?;
        if row >= ROWS || column >= COLUMNS {
            return Err(Fault::TooLarge);
        }
        if self.rows.last().is_none_or(|last| last.number <= row) {
            self.rows.push(Row { number: row + 1, cells: Vec::new() });
        }
        let Some(last) = self.rows.last_mut().filter(|last| last.number == row + 1) else {
            return Err(Fault::Damaged);
        };
        last.cells.resize(last.cells.len().max(column + 1), Cell::Empty);
        last.cells[column] = cell;
        Ok(())
    }

    fn count(&mut self, cell: &Cell) -> Result<(), Fault> {
        if let Cell::Text(text) = cell {
            self.text += text.len();
        }
        if self.text > TEXT { Err(Fault::TooLarge) } else { Ok(()) }
    }

    /// Puts into `column` of the rows below the one numbered `first`, up to the one numbered `last`, what stands there
    /// in that one; rows without anything of their own stay away. The numbers of the rows that got it.
    fn fill(&mut self, first: usize, last: usize, column: usize) -> Result<Vec<usize>, Fault> {
        let at = self.rows.partition_point(|row| row.number < first);
        let cell = self.rows.get(at).filter(|row| row.number == first).and_then(|row| row.cells.get(column));
        let Some(cell) = cell.filter(|cell| **cell != Cell::Empty).cloned() else { return Ok(Vec::new()) };
        let mut filled = Vec::new();
        for below in at + 1..self.rows.partition_point(|row| row.number <= last) {
            self.count(&cell)?;
            let row = &mut self.rows[below];
            row.cells.resize(row.cells.len().max(column + 1), Cell::Empty);
            if row.cells[column] == Cell::Empty {
                row.cells[column] = cell.clone();
                filled.push(row.number);
            }
        }
        Ok(filled)
    }
}

/// A text of a cell; one of blanks only is empty.
fn text(raw: &str) -> Cell {
    let undone = csv::bare(raw.trim());
    if undone.is_empty() { Cell::Empty } else { Cell::Text(undone.nfc().collect()) }
}
