//! Where the heads of a table stand, and what stands over each of its columns: in one row, or in several where a word
//! over some columns is divided below ("Thời gian" into "Bắt đầu" and "Kết thúc"). Knows cells, not what heads mean.

use super::value::text;
use crate::sheet::{Cell, Row, Sheet};

/// The row of heads holds so many at least: a title of the table may be called like one.
const FEWEST: usize = 2;
/// The heads stand within so many rows from the top.
const ROWS_OF_TITLES: usize = 10;
/// More rows of heads no table has.
const ROWS_OF_HEADS: usize = 3;

/// The heads of a table.
#[derive(Default)]
pub struct Heads {
    /// The number of their last row.
    pub row: usize,
    /// Which row of the sheet is the first below them.
    pub below: usize,
    /// What stands over each column that has anything.
    pub texts: Vec<Option<String>>,
}

/// The first row with heads that `is_known` knows: the first of all, or one below a title of the table.
pub fn position(rows: &[Row], is_known: &dyn Fn(&str) -> bool) -> Option<usize> {
    let has_heads = |row: &Row| row.cells.iter().filter(|cell| is_head(cell, is_known)).count() >= FEWEST;
    rows.iter().take(ROWS_OF_TITLES).position(has_heads)
}

/// The heads of `sheet`; without any that are known its first row.
pub fn of(sheet: &Sheet, is_known: &dyn Fn(&str) -> bool) -> Heads {
    let at = position(&sheet.rows, is_known).unwrap_or_default();
    let width = sheet.rows[at..].iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let said = |row: Option<&Row>, column: usize| row.and_then(|row| row.cells.get(column)).and_then(text);
    // What stands alone in its row is a title of the table.
    let is_heads = |row: &&Row| row.cells.iter().filter(|cell| **cell != Cell::Empty).count() >= FEWEST;
    let above = at.checked_sub(1).and_then(|above| sheet.rows.get(above)).filter(is_heads);
    let mut heads = Heads { row: sheet.rows.get(at).map_or(0, |row| row.number), below: at + 1, texts: Vec::new() };
    heads.texts = (0..width)
        .map(|column| {
            // A word that is not divided may stand in the row of those that are.
            let over = || said(above, column).filter(|text| is_known(text));
            said(sheet.rows.get(at), column).or_else(over)
        })
        .collect();
    while let Some(row) = sheet.rows.get(heads.below).filter(|_| heads.below < at + ROWS_OF_HEADS) {
        if !continues(&heads, row, sheet, is_known) {
            break;
        }
        for (column, head) in heads.texts.iter_mut().enumerate() {
            *head = said(Some(row), column).or_else(|| head.take());
        }
        (heads.row, heads.below) = (row.number, heads.below + 1);
    }
    heads
}

/// Whether `row` is another row of `heads`: heads reach down into it as merged cells, or it has nothing but heads, one
/// of them where none stands above.
fn continues(heads: &Heads, row: &Row, sheet: &Sheet, is_known: &dyn Fn(&str) -> bool) -> bool {
    let over = |column: usize| heads.texts.get(column).and_then(Option::as_deref);
    let is_filled = |column: &usize| sheet.filled.contains(&(row.number, *column));
    let all: Vec<usize> = (0..row.cells.len()).filter(|column| row.cells[*column] != Cell::Empty).collect();
    let reaching = all.iter().filter(|column| is_filled(column) && over(**column).is_some_and(is_known)).count();
    let is_divided = || all.iter().any(|column| over(*column).is_none());
    reaching >= FEWEST
        || (all.len() >= FEWEST && all.iter().all(|it| is_head(&row.cells[*it], is_known)) && is_divided())
}

fn is_head(cell: &Cell, is_known: &dyn Fn(&str) -> bool) -> bool {
    text(cell).is_some_and(|head| is_known(&head))
}

/// Whether the column that is `at`th from 0 counts the rows from 1.
pub fn numbers_rows(rows: &[&Row], at: usize) -> bool {
    let cells = rows.iter().filter_map(|row| row.cells.get(at)).filter_map(text);
    cells.zip(1_usize..).all(|(cell, number)| cell == number.to_string())
}

/// How spreadsheets call the column that is `at`th from 0: `E`, `AB`.
pub fn letters(at: usize) -> String {
    let (before, own) = (at / 26, u8::try_from(at % 26).unwrap_or_default());
    let own = char::from(b'A' + own);
    if before == 0 { own.to_string() } else { format!("{}{own}", letters(before - 1)) }
}

/// Numbers as people list them: `4-6, 9`.
pub fn ranges(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        _ => run.iter().map(usize::to_string).collect(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_rows_are_called_as_spreadsheets_call_them() {
        assert_eq!([0, 4, 25, 26, 199].map(letters), ["A", "E", "Z", "AA", "GR"]);
        assert_eq!([ranges(&[4, 5, 6, 9]), ranges(&[2]), ranges(&[])], ["4-6, 9", "2", ""]);
    }
}
