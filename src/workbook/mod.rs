//! A table to the bytes of a workbook (.xlsx), which every office program opens.
//!
//! A workbook and not comma-separated text: that would lose Thai letters, the noughts before a
//! post's number, and would run as a formula whatever begins with `=`.
//!
//! **Invariant:** only translates: the same table gives the same bytes. Text stays text, whatever
//! it begins with, and none is lost but what no cell can hold.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use crate::base::Moment;

/// A table: a row of heads that stays in sight, and rows of cells below them.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is called.
    pub title: String,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// How moments are shown.
    pub calendar: Calendar,
    /// When it was made.
    pub created: Moment,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What stands above it.
    pub head: String,
    /// So many digits wide.
    pub width: u8,
}

/// What stands in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, as they are.
    Text(String),
    /// A number to be counted with.
    Number(i32),
    /// A moment to be sorted by, as the clock on its wall showed it.
    Moment(Moment),
}

/// In which years moments are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// Years of the Buddhist era, months in Thai.
    Buddhist,
    /// Years of the common era.
    Common,
}

impl Calendar {
    /// The number format. A moment is the same number in both.
    fn format(self) -> &'static str {
        match self {
            // 07: Thai Buddhist calendar; 041E: Thai.
            Self::Buddhist => "[$-107041E]d mmm yyyy h:mm;@",
            Self::Common => "yyyy-mm-dd hh:mm",
        }
    }
}

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct WorkbookError(#[from] XlsxError);

/// A font with Thai letters on every office system; others take the nearest that they have.
const FONT: &str = "Tahoma";
/// In points.
const FONT_SIZE: f64 = 10.0;
/// In pixels: with room for the marks above and below Thai letters.
const ROW_HEIGHT: u32 = 20;
/// So many lines of a head are in sight.
const HEAD_LINES: u32 = 3;
/// The default width of a column, in pixels.
const COLUMN_WIDTH: u32 = 64;
/// The most characters that a cell holds.
const LONGEST: usize = 32_767;
/// A4, as printers number it.
const A4: u8 = 9;
const HEAD_GROUND: u32 = 0x00df_e9f5;

/// The bytes of a table.
pub fn write(table: &Table) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    let base = Format::new().set_font_name(FONT).set_font_size(FONT_SIZE);
    let base = base.set_align(FormatAlign::Top);
    workbook.set_default_format(&base, ROW_HEIGHT, COLUMN_WIDTH)?;
    let created = created(table.created)?;
    let properties = DocProperties::new().set_title(&table.title).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.set_name(&table.title)?;
    heads(sheet, table, &base)?;
    let formats = Formats::of(&base, table.calendar);
    for (cells, row) in table.rows.iter().zip(1..) {
        for (cell, column) in cells.iter().zip(0..) {
            formats.put(sheet, (row, column), cell)?;
        }
    }
    on_paper(sheet)?;
    Ok(workbook.save_to_buffer()?)
}

/// The heads: they stay when the rows move, and filter them.
fn heads(sheet: &mut Worksheet, table: &Table, base: &Format) -> Result<(), XlsxError> {
    let head = base.clone().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let head = head.set_background_color(Color::RGB(HEAD_GROUND));
    let head = head.set_border_bottom(FormatBorder::Thin);
    for (column, at) in table.columns.iter().zip(0..) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(0, at, &column.head, &head)?;
    }
    sheet.set_row_height_pixels(0, ROW_HEIGHT * HEAD_LINES)?;
    sheet.set_freeze_panes(1, 0)?;
    let last = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let right = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if !table.rows.is_empty() {
        sheet.autofilter(0, 0, last(table.rows.len()), right)?;
    }
    Ok(())
}

/// Wide paper, as wide as the table, with the heads on every page.
fn on_paper(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// How each kind of cell looks.
struct Formats {
    text: Format,
    number: Format,
    moment: Format,
}

impl Formats {
    fn of(base: &Format, calendar: Calendar) -> Self {
        Self {
            // Text also when somebody edits it: `@`.
            text: base.clone().set_num_format("@"),
            number: base.clone().set_num_format("0").set_align(FormatAlign::Center),
            moment: base.clone().set_num_format(calendar.format()).set_align(FormatAlign::Left),
        }
    }

    fn put(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        cell: &Cell,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                sheet.write_string_with_format(row, column, fitting(text), &self.text)?;
            }
            Cell::Number(number) => {
                sheet.write_number_with_format(row, column, *number, &self.number)?;
            }
            Cell::Moment(moment) => match wall(*moment) {
                Ok(wall) => {
                    sheet.write_datetime_with_format(row, column, &wall, &self.moment)?;
                }
                // Before 1900, which no workbook can count.
                Err(_too_early) => {
                    sheet.write_string_with_format(row, column, moment.to_string(), &self.text)?;
                }
            },
        }
        Ok(())
    }
}

/// What a cell can hold of a text; that something is left out is seen.
fn fitting(text: &str) -> String {
    let unfit = |c: char| (c.is_control() && c != '\n' && c != '\t') || is_no_xml(c);
    let text = text.replace("\r\n", "\n").replace(unfit, "\u{fffd}");
    // Counted as Excel does: a character beyond the first plane is two.
    if text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut room = LONGEST - 1;
    let fits = |c: &char| {
        let taken = room.checked_sub(c.len_utf16());
        room = taken.unwrap_or_default();
        taken.is_some()
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

fn is_no_xml(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// What the clock on the wall showed.
fn wall(moment: Moment) -> Result<ExcelDateTime, XlsxError> {
    let (date, time) = (moment.date(), moment.time());
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(date.year()).unwrap_or_default();
    let day = ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))?;
    day.and_hms(u16::from(part(time.hour())), part(time.minute()), f64::from(time.second()))
}

/// When the document says that it was made; the first moment it can say, for one before that.
fn created(moment: Moment) -> Result<ExcelDateTime, XlsxError> {
    let first = ExcelDateTime::from_timestamp(0);
    ExcelDateTime::from_timestamp(moment.unix_seconds()).or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_a_cell_ends_and_never_inside_a_character() {
        assert_eq!(fitting("=1+1"), "=1+1");
        let longest = "ก".repeat(LONGEST);
        assert_eq!(fitting(&longest), longest);
        let cut = fitting(&"ก".repeat(LONGEST + 1));
        assert_eq!(cut.encode_utf16().count(), LONGEST);
        assert!(cut.ends_with("ก…"));
        let cut = fitting(&"😀".repeat(LONGEST));
        assert!(cut.encode_utf16().count() <= LONGEST && cut.ends_with("😀…"));
        assert_eq!(fitting("a\u{ffff}b\u{1}"), "a\u{fffd}b\u{fffd}");
        assert_eq!(fitting("a\r\nb\tc\n"), "a\nb\tc\n");
    }
}
