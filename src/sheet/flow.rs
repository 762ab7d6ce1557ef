//! Strips to pages.
//!
//! Strips that keep together go to the next page together; a table's head is repeated on every page
//! of it, and its rules are drawn around what stands there.
//!
//! **Invariant:** a strip is never divided, and strips keep their order. Only a strip or head taller
//! than a page can reach below the text's bottom edge.

use super::frame::{self, Band};
use super::page::{Bookmark, Mark, Sheet, Tag};
use super::paper::{CELL_GAP, Paper, TOP};
use super::strip::{RowPart, Strip};
use crate::base::Mm;

/// What does not fit here, and no page can hold or only a table's row asks for, begins on the next
/// page when no more than this is lost.
const LOSS: Mm = Mm(70.0);
/// Lengths that differ by less are equal.
const ROUNDING: Mm = Mm(1e-6);

/// What is above the rows of a table on every page of it.
pub(super) struct Head {
    /// Its height and marks.
    pub(super) strip: Strip,
    /// Its rows, from its top.
    pub(super) bands: Vec<Band>,
    /// The edges of the columns.
    pub(super) edges: Vec<Mm>,
    /// Of each row of the table, the edges that no rule marks in it.
    pub(super) uncut: Vec<Vec<usize>>,
}

/// Puts strips on new pages; `heads` are those of the tables that strips belong to.
pub(super) fn paginate(strips: &[Strip], heads: &[Head], paper: Paper, sheet: &mut Sheet) {
    let mut setter = Setter { sheet, heads, paper, y: TOP, segment: None, begun: None };
    setter.sheet.pages.push(paper.page());
    let mut rest = strips;
    while !rest.is_empty() {
        let length = rest.iter().take_while(|strip| strip.keep).count() + 1;
        let (chain, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        let row = rest.first().and_then(|strip| strip.row).map_or(0, |row| row.strips);
        setter.make_room(chain, rest.get(..row).unwrap_or_default());
        for strip in chain {
            setter.place(strip);
        }
        rest = after;
    }
    setter.close_segment();
}

struct Setter<'s> {
    sheet: &'s mut Sheet,
    heads: &'s [Head],
    paper: Paper,
    /// Where the next strip goes.
    y: Mm,
    /// The part of a table on this page.
    segment: Option<Segment>,
    /// The last table begun.
    begun: Option<usize>,
}

struct Segment {
    table: usize,
    top: Mm,
    /// What of it is above the row that is being set.
    bands: Vec<Band>,
    /// The row that is being set.
    row: usize,
    /// Its first mark on the page.
    first: usize,
}

impl Setter<'_> {
    /// Begins a new page when the chain does not fit on this one, but does on a new one. Little is
    /// given up for a whole row too, and for a chain that fits nowhere: its heading is not left
    /// alone here.
    fn make_room(&mut self, chain: &[Strip], row: &[Strip]) {
        if self.y <= TOP {
            return;
        }
        let here = self.paper.bottom() - self.y + ROUNDING;
        let fits = |strips: &[Strip]| self.extent(strips, false) <= here;
        let fits_anew =
            |strips: &[Strip]| self.extent(strips, true) <= self.paper.bottom() - TOP + ROUNDING;
        let little = here <= LOSS;
        let chain_leaves = !fits(chain) && (little || fits_anew(chain));
        let row_leaves = !fits(row) && fits_anew(row) && little;
        if chain_leaves || row_leaves {
            self.turn_page();
        }
    }

    /// How much of the page strips take, here or on a new page.
    fn extent(&self, strips: &[Strip], anew: bool) -> Mm {
        let mut table = if anew { None } else { self.table() };
        let mut extent = Mm::ZERO;
        for (index, strip) in strips.iter().enumerate() {
            if index > 0 || !anew {
                extent += strip.gap;
            }
            let own = strip.row.map(|row| row.table);
            if let Some(row) = strip.row.filter(|_| own != table) {
                extent += self.head_height(row);
            }
            table = own;
            extent += strip.height;
            if extent > self.paper.bottom() {
                break;
            }
        }
        extent
    }

    /// The height of the head above a row, or above the rest of a row that was begun before.
    fn head_height(&self, row: RowPart) -> Mm {
        let head = self.heads.get(row.table).map_or(Mm::ZERO, |head| head.strip.height);
        head + if row.strips == 0 { CELL_GAP } else { Mm::ZERO }
    }

    fn table(&self) -> Option<usize> {
        self.segment.as_ref().map(|segment| segment.table)
    }

    fn place(&mut self, strip: &Strip) {
        let one = std::slice::from_ref(strip);
        if self.y > TOP && self.y + self.extent(one, false) > self.paper.bottom() + ROUNDING {
            self.turn_page();
        }
        let table = strip.row.map(|row| row.table);
        if self.table() != table {
            self.close_segment();
        }
        if self.y > TOP {
            self.y += strip.gap;
        }
        match (strip.row, &mut self.segment) {
            (Some(row), None) => self.open_segment(row),
            (Some(row), Some(_)) if row.strips > 0 => self.begin_row(row),
            (Some(_) | None, _) => {}
        }
        if let Some(title) = &strip.bookmark {
            let page = self.sheet.pages.len().saturating_sub(1);
            self.sheet.bookmarks.push(Bookmark { title: title.clone(), page, y: self.y });
        }
        self.print(&strip.marks);
        self.y += strip.height;
    }

    fn print(&mut self, marks: &[Mark]) {
        let y = self.y;
        if let Some(page) = self.sheet.pages.last_mut() {
            page.marks.extend(marks.iter().map(|mark| mark.clone().lowered(y)));
        }
    }

    fn turn_page(&mut self) {
        self.close_segment();
        self.sheet.pages.push(self.paper.page());
        self.y = TOP;
    }

    fn open_segment(&mut self, row: RowPart) {
        let Some(head) = self.heads.get(row.table) else { return };
        let first = self.sheet.pages.last().map_or(0, |page| page.marks.len());
        let top = self.y;
        // A repeated head is there for the eye: it was read before.
        let repeated = self.begun == Some(row.table);
        let tag = |mark: &Mark| if repeated { Tag::Artifact } else { mark.tag };
        let marks: Vec<_> =
            head.strip.marks.iter().map(|mark| Mark { tag: tag(mark), ..mark.clone() }).collect();
        self.print(&marks);
        let lowered = |band: &Band| Band { bottom: top + band.bottom, ..band.clone() };
        let bands = head.bands.iter().map(lowered).collect();
        self.y += self.head_height(row);
        self.segment = Some(Segment { table: row.table, top, bands, row: row.row, first });
        self.begun = Some(row.table);
    }

    /// The row that was set ends here, and another begins.
    fn begin_row(&mut self, row: RowPart) {
        let (bottom, heads) = (self.y, self.heads);
        if let Some(segment) = &mut self.segment {
            segment.end_row(bottom, heads);
            segment.row = row.row;
        }
    }

    /// Draws the rules of a table's part, and puts its text in the order in which it is read: cell
    /// by cell rather than line by line.
    fn close_segment(&mut self) {
        let Some(mut segment) = self.segment.take() else { return };
        segment.end_row(self.y, self.heads);
        let Some(page) = self.sheet.pages.last_mut() else { return };
        if let Some(marks) = page.marks.get_mut(segment.first..) {
            marks.sort_by_key(|mark| match mark.tag {
                Tag::Artifact => 0,
                Tag::Element { element, role: _ } => element,
            });
        }
        let edges = self.heads.get(segment.table).map_or(&[][..], |head| &head.edges);
        page.marks.extend(frame::rules(segment.top, &segment.bands, edges));
    }
}

impl Segment {
    fn end_row(&mut self, bottom: Mm, heads: &[Head]) {
        let uncut = heads.get(self.table).and_then(|head| head.uncut.get(self.row));
        let uncut = uncut.cloned().unwrap_or_default();
        self.bands.push(Band { bottom, uncut, open: Vec::new() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::page::Point;
    use crate::sheet::strip::rule_mark;

    const TEN: Mm = Mm(10.0);

    fn strip(keep: bool) -> Strip {
        // A rule says where the strip went.
        let at = Point { x: Paper::A4.left(), y: Mm::ZERO };
        Strip { height: TEN, marks: vec![rule_mark(at, at)], keep, ..Strip::default() }
    }

    fn in_table(strips: usize) -> Strip {
        Strip { row: Some(RowPart { table: 0, row: 0, strips }), ..strip(false) }
    }

    fn pages(strips: &[Strip]) -> Sheet {
        let bands = vec![Band { bottom: TEN, ..Band::default() }];
        let edges = vec![Paper::A4.left(), Paper::A4.right()];
        let head = Head { strip: strip(false), bands, edges, uncut: Vec::new() };
        let mut sheet = Sheet::default();
        paginate(strips, &[head], Paper::A4, &mut sheet);
        sheet
    }

    /// How many strips stand on each page, by the marks they have; no tables.
    fn counts(strips: &[Strip]) -> Vec<usize> {
        pages(strips).pages.iter().map(|page| page.marks.len()).collect()
    }

    #[test]
    fn a_page_holds_what_fits() {
        // 257 mm.
        assert_eq!(counts(&vec![strip(false); 25]), [25]);
        assert_eq!(counts(&vec![strip(false); 26]), [25, 1]);
        assert_eq!(counts(&[]), [0]);
    }

    #[test]
    fn what_keeps_together_goes_to_the_next_page_together() {
        let mut strips = vec![strip(false); 23];
        strips.extend([strip(true), strip(true), strip(false)]);
        assert_eq!(counts(&strips), [23, 3]);
    }

    #[test]
    fn what_fits_no_page_is_divided_where_the_page_ends() {
        assert_eq!(counts(&vec![strip(true); 60]), [25, 25, 10]);
    }

    #[test]
    fn what_fits_no_page_begins_on_the_next_when_little_is_lost() {
        let below = |above: usize| {
            let mut strips = vec![strip(false); above];
            strips.resize_with(above + 30, || strip(true));
            counts(&strips)
        };
        assert_eq!(below(20), [20, 25, 5]);
        assert_eq!(below(10), [25, 15]);
    }

    #[test]
    fn white_above_is_left_out_at_the_top() {
        let mut strips = vec![strip(false); 26];
        strips[25].gap = TEN;
        let sheet = pages(&strips);
        assert!(
            matches!(&sheet.pages[1].marks[0].shape, super::super::page::Shape::Rule { from, .. } if from.y == TOP)
        );
    }

    #[test]
    fn the_head_is_repeated_and_counted() {
        let mut strips = vec![in_table(60)];
        strips.resize_with(60, || in_table(0));
        let sheet = pages(&strips);
        // A head and what fits below it; a continued row begins a little lower.
        let marks: Vec<_> = sheet.pages.iter().map(|page| page.marks.len()).collect();
        let rules = 2 + 1 + 2;
        assert_eq!(marks, [1 + 24 + rules, 1 + 24 + rules, 1 + 12 + rules]);
    }

    #[test]
    fn a_row_that_fits_the_next_page_begins_there_when_little_is_lost() {
        let above = |count: usize| {
            let mut strips = vec![strip(false); count];
            strips.extend([in_table(9)]);
            strips.extend((0..8).map(|_| in_table(0)));
            pages(&strips).pages.len()
        };
        // 57 mm left of which the head takes 10: the row goes over; 107 mm left: it fits.
        assert_eq!(above(20), 2);
        assert_eq!(above(15), 1);
        let sheet = {
            let mut strips = vec![strip(false); 20];
            strips.extend([in_table(9)]);
            strips.extend((0..8).map(|_| in_table(0)));
            pages(&strips)
        };
        assert_eq!(sheet.pages[0].marks.len(), 20);
    }
}
