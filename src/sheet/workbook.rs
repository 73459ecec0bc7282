//! Workbooks (`.xlsx`), by way of `calamine`, cell by cell: it would make a whole range as large as its
//! furthest cell, and the last one of a sheet is the 17,179,869,184th.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx};
use jiff::civil::{Date, Time};
use unicode_normalization::UnicodeNormalization;

use super::{Builder, Cell, Fault, Other, Sheet, Wanted, moment, text};

/// The sheet that is wanted, and the others that have something in them. Of those no row is kept: a small workbook
/// can hold many large sheets.
pub fn read(bytes: &[u8], wanted: Wanted) -> Result<(Sheet, Vec<Other>), Fault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    // Diagrams have sheets of their own, without cells.
    let cells = book.sheets_metadata().iter().filter(|it| it.typ == SheetType::WorkSheet);
    let names: Vec<String> = cells.map(|it| it.name.clone()).collect();
    if let Some(wanted) = wanted.name {
        let plain = |name: &str| name.trim().nfc().flat_map(char::to_lowercase).collect::<String>();
        let is_it = |name: &&String| plain(name) == plain(wanted);
        let name = names.iter().find(|name| *name == wanted).or_else(|| names.iter().find(is_it));
        return match name {
            Some(name) => Ok((one(&mut book, name)?, Vec::new())),
            None => Err(Fault::NoSheet(names)),
        };
    }
    let (mut found, mut fault, mut others): (Option<(Sheet, bool)>, Option<Fault>, _) = (None, None, Vec::new());
    for name in names {
        match one(&mut book, &name) {
            Ok(sheet) if sheet.rows.is_empty() => {}
            Ok(sheet) => {
                let fits = (wanted.fits)(&sheet.rows);
                match found.take() {
                    // What stands in front of the table, a cover.
                    Some((cover, false)) if fits => {
                        others.insert(0, Other { name: cover.name.unwrap_or_default(), fits: false });
                        found = Some((sheet, fits));
                    }
                    Some(before) => {
                        others.push(Other { name, fits });
                        found = Some(before);
                    }
                    None => found = Some((sheet, fits)),
                }
            }
            Err(why) => {
                others.push(Other { name, fits: false });
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
