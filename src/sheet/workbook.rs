//! Workbooks (`.xlsx`), by way of `calamine`, cell by cell: it would make a whole range as large as its
//! furthest cell, and the last one of a sheet is the 17,179,869,184th.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::SheetVisible::Visible;
use calamine::{DataRef, ExcelDateTime, Reader, Sheet as Metadata, SheetType, Xlsx};
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::{Builder, COLUMNS, Cell, Fault, Hidden, Other, ROWS, Sheet, Wanted, hidden, moment, text};

/// A sheet with cells.
struct Page {
    name: String,
    /// Which one of the workbook it is, with those that have no cells.
    nth: usize,
    is_hidden: bool,
}

/// A workbook that is read.
struct Book<'b> {
    bytes: &'b [u8],
    own: Xlsx<Cursor<&'b [u8]>>,
    /// Where each sheet lies.
    parts: Vec<Option<String>>,
}

/// Nobody fills in more sheets.
const SHEETS: usize = 300;

/// The sheet that is wanted, and the others that have something in them. Of those no row is kept: a small workbook
/// can hold many large sheets.
pub fn read(bytes: &[u8], wanted: Wanted) -> Result<(Sheet, Vec<Other>), Fault> {
    let own = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let mut book = Book { bytes, own, parts: hidden::parts(bytes) };
    book.check()?;
    let mut pages = book.pages();
    if let Some(wanted) = wanted.name {
        let plain = |name: &str| name.trim().nfc().flat_map(char::to_lowercase).collect::<String>();
        let is_it = |page: &&Page| plain(&page.name) == plain(wanted);
        let page = pages.iter().find(|page| page.name == wanted).or_else(|| pages.iter().find(is_it));
        return match page {
            Some(page) => Ok((book.one(page)?, Vec::new())),
            None => Err(Fault::NoSheet(pages.into_iter().map(|page| page.name).collect())),
        };
    }
    pages.sort_by_key(|page| page.is_hidden);
    let (mut found, mut fault, mut others): (Option<(Sheet, bool)>, Option<Fault>, _) = (None, None, Vec::new());
    for page in pages {
        let other = |fits: bool| Other { name: page.name.clone(), fits, is_hidden: page.is_hidden };
        match book.one(&page) {
            Ok(sheet) if sheet.rows.is_empty() => {}
            Ok(sheet) => {
                let fits = (wanted.fits)(&sheet.rows);
                match found.take() {
                    // What stands in front of the table, a cover.
                    Some((cover, false)) if fits => {
                        let (name, is_hidden) = (cover.name.unwrap_or_default(), cover.hidden.sheet);
                        others.insert(0, Other { name, fits: false, is_hidden });
                        found = Some((sheet, fits));
                    }
                    Some(before) => {
                        others.push(other(fits));
                        found = Some(before);
                    }
                    None => found = Some((sheet, fits)),
                }
            }
            Err(why) => {
                others.push(other(false));
                fault = fault.or(Some(why));
            }
        }
    }
    match (found, fault) {
        (Some((_, false)), Some(fault)) | (None, Some(fault)) => Err(fault),
        (None, None) => Err(Fault::Empty),
        (Some((sheet, _)), _) => Ok((sheet, others)),
    }
}

impl Book<'_> {
    /// Every sheet is read to its end, so that there may not be many of them in one part: what each may unpack to was
    /// counted once (PUB-04).
    fn check(&self) -> Result<(), Fault> {
        let mut sheets = self.own.sheets_metadata().len();
        if sheets > SHEETS {
            return Err(Fault::TooLarge);
        }
        // An escape may be another way to write what another one says.
        let told = self.parts.iter().flatten().filter(|part| !part.contains('&'));
        let told: BTreeSet<String> = told.map(|part| part.to_ascii_lowercase()).collect();
        sheets -= told.len().min(sheets);
        if sheets > 1 { Err(Fault::Damaged) } else { Ok(()) }
    }

    /// In their order. Diagrams have sheets of their own, without cells.
    fn pages(&self) -> Vec<Page> {
        let all = self.own.sheets_metadata().iter().enumerate().filter(|(_, it)| it.typ == SheetType::WorkSheet);
        let page =
            |(nth, it): (usize, &Metadata)| Page { name: it.name.clone(), nth, is_hidden: it.visible != Visible };
        all.map(page).collect()
    }

    fn one(&mut self, page: &Page) -> Result<Sheet, Fault> {
        let mut cells = self.own.worksheet_cells_reader(&page.name).map_err(|_| Fault::Damaged)?;
        let mut builder = Builder::default();
        while let Some(cell) = cells.next_cell().map_err(|_| Fault::Damaged)? {
            let (row, column) = cell.get_position();
            builder.put(row as usize, column as usize, of(cell.get_value()))?;
        }
        drop(cells);
        let filled = self.fill(page, &mut builder)?;
        let part = self.parts.get(page.nth).and_then(Option::as_deref);
        let hidden = part.map(|part| hidden::of(self.bytes, part)).unwrap_or_default();
        let hidden = Hidden { sheet: page.is_hidden, ..hidden };
        Ok(Sheet { name: Some(page.name.clone()), rows: builder.rows, filled, hidden, ..Sheet::default() })
    }

    /// Gives what stands in cells that are merged downwards to all their rows: that is what people mean by them.
    /// What is merged to the side stays in its first column, where a title begins, or a word over several heads.
    fn fill(&mut self, page: &Page, builder: &mut Builder) -> Result<BTreeSet<(usize, usize)>, Fault> {
        let merged = self.own.merge_cells_by_sheet_name(&page.name).unwrap_or_default();
        let (mut filled, mut left) = (BTreeSet::new(), ROWS * COLUMNS);
        for area in merged.iter().filter(|area| area.start.0 < area.end.0 && (area.start.0 as usize) < ROWS) {
            let (first, last, column) = (area.start.0 as usize + 1, area.end.0 as usize + 1, area.start.1 as usize);
            // Cells belong to one area only, if nobody means harm.
            left = left.checked_sub(last.min(ROWS) - first + 1).ok_or(Fault::Damaged)?;
            filled.extend(builder.fill(first, last, column)?.into_iter().map(|row| (row, column)));
        }
        Ok(filled)
    }
}

fn of(value: &DataRef) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(when) => moment_of(when),
        DataRef::DateTimeIso(words) => {
            let (day, time) = moment::written(words);
            Cell::Moment(day, time)
        }
        DataRef::DurationIso(_) | DataRef::Error(_) => Cell::Broken,
        DataRef::Empty => Cell::Empty,
    }
}

/// A number that is shown as a date, by the calendar of its workbook. Below one it is a time of day.
fn moment_of(when: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = when.to_ymd_hms_milli();
    let number = |part: u8| i8::try_from(part).ok();
    let date = i16::try_from(year).ok().zip(number(month).zip(number(day)));
    let date = date.and_then(|(year, (month, day))| Date::new(year, month, day).ok());
    Cell::Moment(date.filter(|_| when.as_f64() >= 1.0), moment::time_of(when.as_f64()))
}
