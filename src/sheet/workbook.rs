//! Workbooks (`.xlsx`), by way of `calamine`, cell by cell: it would make a whole range as large as its
//! furthest cell, and the last one of a sheet is the 17,179,869,184th.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use jiff::civil::{Date, Time};

use super::{Builder, Cell, Fault, Sheet, moment, text};

/// The first sheet of a workbook that has anything in it.
pub fn read(bytes: &[u8]) -> Result<Sheet, Fault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    for name in book.sheet_names() {
        let sheet = one(&mut book, &name)?;
        if !sheet.rows.is_empty() {
            return Ok(sheet);
        }
    }
    Err(Fault::Empty)
}

fn one(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Fault> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| Fault::Damaged)?;
    let mut builder = Builder::default();
    while let Some(cell) = cells.next_cell().map_err(|_| Fault::Damaged)? {
        let (row, column) = cell.get_position();
        builder.put(row as usize, column as usize, of(cell.get_value()))?;
    }
    Ok(Sheet { name: Some(name.to_owned()), encoding: None, rows: builder.rows })
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
            Cell::Moment(moment::day(words), words.split_once('T').and_then(|(_, time)| moment::time(time)))
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
    Cell::Moment(date.filter(|_| when.as_f64() >= 1.0), time_of(when.as_f64()))
}

/// The time of day in a serial number, to the minute; none at midnight, which is what a date alone has.
fn time_of(serial: f64) -> Option<Time> {
    let minutes = ((serial.rem_euclid(1.0) * 1440.0).round() as i64).min(1439);
    let (hour, minute) = (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
    Time::new(hour, minute, 0, 0).ok().filter(|_| minutes > 0)
}
