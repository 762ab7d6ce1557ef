//! What a spreadsheet puts on the clipboard, cell by cell.

/// The rows and cells of a text that is more than one cell; `None` for a text that is one.
///
/// Cells are parted by tabs, rows by line ends. A cell that holds either is set in quotation marks,
/// with those inside it doubled, as spreadsheets do.
pub fn cells(text: &str) -> Option<Vec<Vec<String>>> {
    let mut rows = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    let mut begins = true;
    while let Some(char) = chars.next() {
        let first = std::mem::replace(&mut begins, false);
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                push(&mut rows, '"');
            }
            '"' if quoted => quoted = false,
            '"' if first && closes(chars.clone()) => quoted = true,
            '\t' if !quoted => {
                if let Some(row) = rows.last_mut() {
                    row.push(String::new());
                }
                begins = true;
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                rows.push(vec![String::new()]);
                begins = true;
            }
            other => push(&mut rows, other),
        }
    }
    // The line end after the last row begins no other.
    if rows.len() > 1 && rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
        rows.pop();
    }
    let one = rows.len() == 1 && rows.first().is_some_and(|row| row.len() == 1);
    (!one).then_some(rows)
}

fn push(rows: &mut [Vec<String>], char: char) {
    if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
        cell.push(char);
    }
}

/// Whether quotation marks that begin a cell also end one; else they are the officer's own.
fn closes(mut rest: std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    while let Some(char) = rest.next() {
        if char == '"' {
            match rest.next() {
                Some('"') => {}
                None | Some('\t' | '\n' | '\r') => return true,
                Some(_) => return false,
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        cells(text).unwrap()
    }

    #[test]
    fn tabs_part_cells_and_line_ends_rows() {
        assert_eq!(rows("ก\tข\r\nค\tง\r\n"), [["ก", "ข"], ["ค", "ง"]]);
        assert_eq!(rows("ก\n\nข"), [["ก"], [""], ["ข"]]);
        assert_eq!(rows("\tข"), [["", "ข"]]);
    }

    #[test]
    fn one_cell_is_a_text_like_any_other() {
        for text in ["", "ก", "ก\n", "ก \"ข\" ค", "\"ก\""] {
            assert_eq!(cells(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_quoted_cell_keeps_its_lines_tabs_and_marks() {
        assert_eq!(rows("\"ก\nข\"\t\"ค\"\"ง\"\"\""), [["ก\nข", "ค\"ง\""]]);
        assert_eq!(rows("\"ก\" ข\tค"), [["\"ก\" ข", "ค"]]);
        assert_eq!(rows("\"ก\tข"), [["\"ก", "ข"]]);
    }

    #[test]
    fn any_text_gives_all_its_letters() {
        for text in ["\"", "\"\"", "\t\"", "\"\n\"", "a\"\tb\"\n"] {
            let given: String = cells(text).into_iter().flatten().flatten().collect();
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            assert!(given.is_empty() || letters(&given) == letters(text), "{text:?}");
        }
    }
}
