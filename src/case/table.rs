//! Rows from a table of text: comma-separated, or as pasted from a spreadsheet.

use super::answer::read;
use super::{AnswerError, Row};
use crate::form::{Column, Rows};

/// The rows of a table whose first line has the columns: their ids, or their heads in the form's
/// own words. Lines with nothing in them are left out, but where the form names the rows.
pub(super) fn read_rows(rows: &Rows, text: &str) -> Result<Vec<Row>, AnswerError> {
    let mut lines = lines(text).into_iter();
    let Some(head) = lines.next() else { return Ok(Vec::new()) };
    let named = rows.fixed.as_ref().map(|fixed| fixed.head.as_str());
    let columns = head
        .iter()
        .map(|head| head.trim())
        // The names of the rows are the form's, and are not answered.
        .map(|head| if Some(head) == named { Ok(None) } else { column(rows, head).map(Some) })
        .collect::<Result<Vec<_>, _>>()?;
    let mut read = Vec::new();
    for (line, number) in lines.zip(1..) {
        let row = row(&columns, &line, number)?;
        if !row.is_blank() || named.is_some() {
            read.push(row);
        }
    }
    if let Some(fixed) = &rows.fixed {
        read.truncate(fixed.labels.len());
        while read.last().is_some_and(Row::is_blank) {
            read.pop();
        }
    }
    Ok(read)
}

fn column<'a>(rows: &'a Rows, head: &str) -> Result<&'a Column, AnswerError> {
    let names = |column: &&Column| column.id == *head || column.label == head;
    let found = rows.columns.iter().find(names);
    found.ok_or_else(|| AnswerError::NoSuchColumn(head.to_owned()))
}

fn row(columns: &[Option<&Column>], line: &[String], number: usize) -> Result<Row, AnswerError> {
    let mut cells = Vec::new();
    for (column, typed) in columns.iter().zip(line) {
        let Some(column) = column else { continue };
        let answer = match read(&column.control, typed) {
            // A column that is worked out may stand in a table that was written by this program.
            Err(AnswerError::WorkedOut) => None,
            Err(error) => {
                let (column, error) = (column.label.clone(), Box::new(error));
                return Err(AnswerError::InRow { row: number, column, error });
            }
            Ok(answer) => answer,
        };
        cells.extend(answer.map(|answer| (column.id.clone(), answer)));
    }
    Ok(Row::new(cells, std::collections::BTreeMap::new()))
}

/// The cells of a text, line by line. What parts them is what the first line has: a tab, else a
/// semicolon, else a comma. Quotes keep what parts cells, and line ends, within one.
fn lines(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let parts = ['\t', ';'].into_iter().find(|c| first.contains(*c)).unwrap_or(',');
    let (mut lines, mut line, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            c if c == parts && !quoted => line.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !line.is_empty() {
        line.push(cell);
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_in_every_way_that_spreadsheets_write_it() {
        for (text, expected) in [
            ("", vec![]),
            ("a,b\n1,2\n", vec![vec!["a", "b"], vec!["1", "2"]]),
            ("\u{feff}a;b\r\n1,5;2", vec![vec!["a", "b"], vec!["1,5", "2"]]),
            ("a\tb\nก\t", vec![vec!["a", "b"], vec!["ก", ""]]),
            ("a\n\"x,\n\"\"y\"\"\"\n", vec![vec!["a"], vec!["x,\n\"y\""]]),
            ("a,b\n\n3,4", vec![vec!["a", "b"], vec![""], vec!["3", "4"]]),
        ] {
            assert_eq!(lines(text), expected, "{text:?}");
        }
    }
}
