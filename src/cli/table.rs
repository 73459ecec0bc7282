//! Rows of text in columns.

use std::io::{self, Write};

/// Writes `rows`, two blanks before each and between columns; no blanks at the end of a line.
/// Columns are as wide as people count: in characters.
pub fn write<const COLUMNS: usize>(rows: &[[String; COLUMNS]], out: &mut dyn Write) -> io::Result<()> {
    let mut widths = [0; COLUMNS];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for row in rows {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row) {
            let blanks = width - cell.chars().count();
            line.push_str(&format!("  {cell}{:blanks$}", ""));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_counted_in_characters() {
        let rows = [["ễ", "1"], ["abc", "2"]].map(|row| row.map(str::to_owned));
        let mut out = Vec::new();
        super::write(&rows, &mut out).expect("a vector takes all");
        assert_eq!(String::from_utf8(out).expect("UTF-8"), "  ễ    1\n  abc  2\n");
    }
}
