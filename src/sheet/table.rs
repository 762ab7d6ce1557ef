//! The table of components, levels, points and reasons.
//!
//! All columns share the lines of the row: what stands beside a component stands on its lines, and
//! the row can be divided between any two.

use super::answers::Answers;
use super::blocks::{BODY, answer_lines};
use super::flow::Head;
use super::inline::{Piece, Setting, set, width_of};
use super::page::{Mark, Point, Role, Shape, Tag};
use super::paper::{LEFT, PEN, TABLE_GAP, WIDTH, ascent, line};
use super::strip::{Elements, RowPart, Strip, text_mark};
use super::ticks::{box_mark, box_width};
use crate::appraisal::Appraisal;
use crate::base::{Mm, thai_number};
use crate::form::{Component, Form, GroupDef, LevelDef, MarksDef};
use crate::text::{Align, BODY_SIZE, Face, TextRun};

/// The columns, in hundredths of the width of the text.
const COLUMNS: [f64; 4] = [52.0, 10.0, 12.0, 26.0];
/// White at the sides of a cell.
const SIDE: Mm = Mm(1.8);
/// White above and below what stands in a row.
const ABOVE: Mm = Mm(0.8);
/// White between a level's number and its words.
const NUMBER_GAP: Mm = Mm(2.0);
/// From the edge of a level's number to the ring around it.
const RING_GAP: Mm = Mm(0.5);
/// Half the height of a ring.
const RING_HEIGHT: Mm = Mm(2.5);
/// The middle of a digit above the baseline.
const DIGIT_MIDDLE: Mm = Mm(1.1);

/// The table's head and the strips of its rows.
pub(super) fn scores(
    table: usize,
    answers: Answers<'_>,
    appraisal: Option<&Appraisal>,
    elements: &mut Elements,
) -> (Head, Vec<Strip>) {
    let form = answers.form;
    let head = head(form, elements);
    let mut strips = Vec::new();
    let mut row = 0;
    for component in form.components() {
        let mut cells = Cells::of(row, elements);
        let group = form.def().groups.iter().find(|g| g.components.contains(&component.def.id));
        cells.component(component, group, answers);
        strips.extend(cells.strips(table));
        row += 1;
    }
    if let Some(first) = strips.first_mut() {
        first.gap = TABLE_GAP;
    }
    // The sum does not stand alone on a page.
    if let Some(last) = strips.last_mut() {
        last.keep = true;
    }
    let mut cells = Cells::of(row, elements);
    cells.total(form, answers, appraisal);
    strips.extend(cells.strips(table));
    (head, strips)
}

/// The edges of the columns, from the left.
fn edges() -> Vec<Mm> {
    let mut x = LEFT;
    let mut edges = vec![x];
    for share in COLUMNS {
        x += WIDTH * (share / 100.0);
        edges.push(x);
    }
    edges
}

/// The inside of a column.
fn inside(column: usize) -> Setting {
    let edges = edges();
    let edge = |index: usize| edges.get(index).copied().unwrap_or(LEFT);
    let left = edge(column) + SIDE;
    Setting { left, width: edge(column + 1) - SIDE - left, ..BODY }
}

fn bold_centred(column: usize) -> Setting {
    Setting { face: Face::Bold, align: Align::Centre, ..inside(column) }
}

fn head(form: &Form, elements: &mut Elements) -> Head {
    let score = &form.def().score;
    let words = [&score.component, &score.max, &score.points, &score.reason];
    let cells: Vec<_> = words
        .into_iter()
        .zip(0_u8..)
        .map(|(words, column)| {
            let tag = elements.next(Role::TableHead { column });
            set(&[Piece::words(words)], bold_centred(column.into()), tag)
        })
        .collect();
    let height = |lines: usize| line() * f64::from(u32::try_from(lines).unwrap_or(0));
    let tallest = height(cells.iter().map(Vec::len).max().unwrap_or(0));
    let mut strip = Strip { height: tallest + ABOVE * 2.0, ..Strip::default() };
    for lines in cells {
        let mut y = ABOVE + (tallest - height(lines.len())) / 2.0;
        for marks in lines {
            strip.marks.extend(marks.into_iter().map(|mark| mark.lowered(y)));
            y += line();
        }
    }
    Head { strip, edges: edges() }
}

/// The cells of a row.
struct Cells {
    tags: [Tag; 4],
    /// What stands on each line of the row.
    lines: Vec<Vec<Mark>>,
    /// Lines of the first column that stay with the next.
    kept: Vec<usize>,
}

impl Cells {
    fn of(row: u16, elements: &mut Elements) -> Self {
        let tags = [0, 1, 2, 3].map(|column| elements.next(Role::TableCell { row, column }));
        Self { tags, lines: Vec::new(), kept: Vec::new() }
    }

    /// Puts lines into the row from the given one on; gives the one after them.
    fn put(&mut self, at: usize, lines: Vec<Vec<Mark>>) -> usize {
        let end = at + lines.len();
        if self.lines.len() < end {
            self.lines.resize_with(end, Vec::new);
        }
        for (line, marks) in self.lines.iter_mut().skip(at).zip(lines) {
            line.extend(marks);
        }
        end
    }

    fn component(&mut self, component: &Component, group: Option<&GroupDef>, answers: Answers<'_>) {
        let [words_tag, max_tag, points_tag, reason_tag] = self.tags;
        let def = &component.def;
        let mut top = 0;
        if let Some(group) = group.filter(|group| group.components.first() == Some(&def.id)) {
            let setting = Setting { face: Face::Bold, ..inside(0) };
            let end = self.put(0, set(&[Piece::words(&group.heading)], setting, words_tag));
            self.centred(0, 1, &thai_number(group.max), Face::Regular, max_tag);
            top = end;
        }
        let max = thai_number(def.max);
        let (face, max) = match group {
            Some(_) => (Face::Regular, format!("({max})")),
            None => (Face::Bold, max),
        };
        let heading = format!("{} {}", def.number, def.name);
        let number = width_of(face, &format!("{} ", def.number));
        let setting = Setting { face, hanging_indent: number, ..inside(0) };
        let mut end = self.put(top, set(&[Piece::words(&heading)], setting, words_tag));
        self.centred(top, 1, &max, Face::Regular, max_tag);
        self.kept.extend(0..end);

        let chosen = answers.number(&component.level);
        let marks = answers.form.def().score.marks;
        let mut points_line = top;
        for (level, number) in def.levels.iter().zip(1..) {
            let is_chosen = chosen == Some(number);
            if is_chosen && marks == MarksDef::Numbers {
                points_line = end;
            }
            let start = end;
            let lines = level_lines(answers.form, level, words_tag, marks, number, is_chosen);
            end = self.put(start, lines);
            self.kept.extend(start..end.saturating_sub(1));
        }
        let points = answers.text(&component.points);
        self.centred(points_line, 2, &points, Face::Regular, points_tag);
        let reason = answers.text(&component.reason);
        if !reason.is_empty() {
            let lines = answer_lines(&reason, &component.reason, inside(3), reason_tag);
            let last = self.put(top, lines);
            // The last line of a reason that is longer than the levels does not stand alone.
            self.kept.extend((last > end + 1).then(|| last - 2));
        }
    }

    fn total(&mut self, form: &Form, answers: Answers<'_>, appraisal: Option<&Appraisal>) {
        let [words_tag, max_tag, points_tag, _] = self.tags;
        self.centred(0, 0, &form.def().score.total, Face::Bold, words_tag);
        self.centred(0, 1, &thai_number(form.max()), Face::Bold, max_tag);
        let points_given =
            form.components().iter().any(|component| answers.number(&component.points).is_some());
        if let Some(appraisal) = appraisal.filter(|_| points_given) {
            self.centred(0, 2, &thai_number(appraisal.total), Face::Bold, points_tag);
        }
    }

    /// Puts a number or a word into the middle of a column; nothing if there is none.
    fn centred(&mut self, at: usize, column: usize, text: &str, face: Face, tag: Tag) {
        if !text.is_empty() {
            let setting = Setting { face, ..bold_centred(column) };
            self.put(at, set(&[Piece::words(text)], setting, tag));
        }
    }

    fn strips(self, table: usize) -> impl Iterator<Item = Strip> {
        let count = self.lines.len();
        let kept = self.kept;
        self.lines.into_iter().enumerate().map(move |(index, marks)| {
            let (first, last) = (index == 0, index + 1 == count);
            let above = if first { ABOVE } else { Mm::ZERO };
            let below = if last { ABOVE } else { Mm::ZERO };
            Strip {
                height: above + line() + below,
                marks: marks.into_iter().map(|mark| mark.lowered(above)).collect(),
                keep: !last && kept.contains(&index),
                row: Some(RowPart { table, strips: if first { count } else { 0 } }),
                ..Strip::default()
            }
        })
    }
}

/// A level: its box or number, and its words hanging beside.
fn level_lines(
    form: &Form,
    level: &LevelDef,
    tag: Tag,
    marks: MarksDef,
    number: i64,
    chosen: bool,
) -> Vec<Vec<Mark>> {
    let column = inside(0);
    let numbered = || TextRun::new(Face::Regular, BODY_SIZE, &format!("({})", thai_number(number)));
    let (indent, before) = match marks {
        MarksDef::Boxes => (box_width(), vec![box_mark(tag, None, column.left, chosen)]),
        MarksDef::Numbers => {
            let run = numbered();
            let indent = run.advance + NUMBER_GAP;
            let ring = chosen.then(|| ring(tag, column.left, run.advance));
            let number = text_mark(tag, None, column.left, run);
            (indent, [number].into_iter().chain(ring).collect())
        }
    };
    let words = format!("{} {}", level.words, form.range_words(level));
    let setting = Setting { left: column.left + indent, width: column.width - indent, ..column };
    let mut lines = set(&[Piece::words(&words)], setting, tag);
    if let Some(first) = lines.first_mut() {
        first.splice(0..0, before);
    }
    lines
}

fn ring(tag: Tag, left: Mm, width: Mm) -> Mark {
    let centre = Point { x: left + width / 2.0, y: ascent() - DIGIT_MIDDLE };
    let radius = (width / 2.0 + RING_GAP, RING_HEIGHT);
    Mark { tag, field: None, shape: Shape::Ring { centre, radius, width: PEN } }
}
