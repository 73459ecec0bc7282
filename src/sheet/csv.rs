//! Comma-separated values (RFC 4180) as spreadsheets write them here: also with semicolons or tabs, with a
//! byte order mark, in encodings of old. [`write`] makes what a spreadsheet opens without harm.

use std::borrow::Cow;

use super::{Builder, Fault, Sheet, text};
use crate::locale::encoding::Detector;

const MARK: &str = "\u{feff}";
const SEPARATORS: [char; 3] = [';', ',', '\t'];

/// With these a spreadsheet takes a cell for a formula, and a quotation mark before them for its own.
const DANGEROUS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Reads a CSV file.
pub fn read(bytes: &[u8], detector: &Detector) -> Result<Sheet, Fault> {
    let (whole, encoding) = match detector.find(bytes) {
        Some(found) => (found.text, Some(found.encoding)),
        None => (std::str::from_utf8(bytes).map_err(|_| Fault::Encoding)?.to_owned(), None),
    };
    if whole.contains('\0') {
        return Err(Fault::Format);
    }
    let whole = of_lines(whole.strip_prefix(MARK).unwrap_or(&whole));
    let (separator, whole) = separator(&whole);
    let mut builder = Builder::default();
    let mut fields = Fields { rest: whole, separator, row: 0, column: 0, unclosed: None };
    while let Some((row, column, field)) = fields.next_field() {
        builder.put(row, column, text(&field))?;
    }
    let unclosed = fields.unclosed.map(|(row, column)| (row + 1, column));
    Ok(Sheet { encoding, rows: builder.rows, unclosed, ..Sheet::default() })
}

/// `whole` with lines that end as lines do: what old programs of Macintosh wrote has CR for that, and LF within cells
/// only.
fn of_lines(whole: &str) -> Cow<'_, str> {
    let outside = |end: char| whole.split('"').step_by(2).any(|part| part.contains(end));
    if outside('\r') && !outside('\n') { whole.replace('\r', "\n").into() } else { whole.into() }
}

/// What stands between fields: Excel says so in a line of its own (`sep=;`), else it is what the first line
/// that is not empty has most of outside of quotation marks.
fn separator(whole: &str) -> (char, &str) {
    let first = whole.lines().next().unwrap_or_default();
    if let Some(given) = first.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
        return (given, whole[first.len()..].trim_start_matches('\r').strip_prefix('\n').unwrap_or_default());
    }
    let told = whole.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let outside: String = told.split('"').step_by(2).collect();
    let count = |separator: &char| outside.matches(*separator).count();
    let most = SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(',');
    (most, whole)
}

/// The fields of a text, one after the other.
struct Fields<'a> {
    rest: &'a str,
    separator: char,
    row: usize,
    column: usize,
    /// Row and column of the first field whose quotation mark is not closed.
    unclosed: Option<(usize, usize)>,
}

impl Fields<'_> {
    /// Row, column and text of the next field.
    fn next_field(&mut self) -> Option<(usize, usize, String)> {
        if self.rest.is_empty() {
            return None;
        }
        let (at, mut field) = ((self.row, self.column), String::new());
        let mut quoted = self.rest.strip_prefix('"');
        let (is_quoted, mut is_closed) = (quoted.is_some(), true);
        while let Some(inside) = quoted {
            let end = inside.find('"').unwrap_or(inside.len());
            is_closed = end < inside.len();
            field.push_str(&inside[..end]);
            self.rest = inside.get(end + 1..).unwrap_or_default();
            quoted = self.rest.strip_prefix('"');
            if quoted.is_some() {
                field.push('"');
            }
        }
        let end = self.rest.find([self.separator, '\n']).unwrap_or(self.rest.len());
        // A mark of another cell has closed this one, lines below.
        let is_foreign = field.contains('\n') && !self.rest[..end].trim().is_empty();
        if is_quoted && (!is_closed || is_foreign) {
            self.unclosed = self.unclosed.or(Some(at));
        }
        field.push_str(self.rest[..end].trim_end_matches('\r'));
        let ended = self.rest[end..].chars().next();
        self.rest = &self.rest[end + ended.map_or(0, char::len_utf8)..];
        (self.row, self.column) = if ended == Some('\n') { (self.row + 1, 0) } else { (self.row, self.column + 1) };
        Some((at.0, at.1, field))
    }
}

/// `rows` as CSV: UTF-8 with a byte order mark, by which Excel knows Vietnamese, and CRLF. A cell that a
/// spreadsheet would run gets a `'` before it, and so does one that begins with `'`: reading takes it away.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut out = String::from(MARK);
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| field(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

fn field(cell: &str) -> String {
    let safe = if cell.starts_with(DANGEROUS) { format!("'{cell}") } else { cell.to_owned() };
    if safe.contains(['"', ',', ';', '\n', '\r', '\t']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

/// `cell` without the `'` that [`write`] put before it.
pub fn bare(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(DANGEROUS)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::super::Cell;
    use super::*;

    #[test]
    fn a_formula_is_defused_and_comes_back_as_it_was() {
        for cell in ["=1+1", "+84 205", "-5", "@a", "'đặc biệt'", "''", "thường", "a\"b;c,d", "một\nhai"] {
            let csv = write(&[vec!["đầu".to_owned(), cell.to_owned()]]);
            let inside = csv.trim_start_matches(MARK).split_once(',').expect("two cells").1;
            assert!(!inside.trim_start_matches('"').starts_with(['=', '+', '-', '@']), "{csv}");
            let sheet = read(csv.as_bytes(), &Detector::new(&[])).expect("it is CSV");
            assert_eq!(sheet.rows[0].cells[1], Cell::Text(cell.to_owned()), "{csv}");
        }
    }
}
