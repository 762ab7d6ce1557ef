//! The table of components, levels, points and reasons.
//!
//! All columns share the lines of the row: what stands beside a component stands on its lines, and
//! the row can be divided between any two.

use std::ops::Range;

use super::answers::Answers;
use super::blocks::{BODY, answer_lines, kept_lines};
use super::flow::Head;
use super::inline::{Piece, SetLine, Setting, set, width_of};
use super::page::{Mark, Point, Role, Shape, Tag};
use super::paper::{CELL_GAP, LEFT, PEN, TABLE_GAP, WIDTH, ascent, line};
use super::strip::{Elements, RowPart, Strip, text_mark};
use super::ticks::{box_mark, box_width};
use crate::appraisal::Appraisal;
use crate::base::{FieldId, Mm, thai_number};
use crate::form::{Component, Form, GroupDef, LevelDef, MarksDef};
use crate::text::{Align, BODY_SIZE, Face, TextRun};

/// The columns, in hundredths of the width of the text.
const COLUMNS: [f64; 4] = [52.0, 10.0, 12.0, 26.0];
/// White at the sides of a cell.
const SIDE: Mm = Mm(1.8);
/// White between a level's number and its words.
const NUMBER_GAP: Mm = Mm(2.8);
/// From the edge of a level's number to the ring around it.
const RING_GAP: Mm = Mm(0.9);
/// Half the height of a ring.
const RING_HEIGHT: Mm = Mm(2.6);
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
        let group = form.groups().iter().find(|g| g.components.contains(&component.def.id));
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
    let words = form.score().map(|it| [&it.component, &it.max, &it.points, &it.reason]);
    let cells: Vec<_> = words
        .into_iter()
        .flatten()
        .zip(0_u8..)
        .map(|(words, column)| {
            let tag = elements.next(Role::TableHead { column });
            set(&[Piece::words(words)], bold_centred(column.into()), tag)
        })
        .collect();
    let height = |lines: usize| line() * f64::from(u32::try_from(lines).unwrap_or(0));
    let tallest = height(cells.iter().map(Vec::len).max().unwrap_or(0));
    let mut strip = Strip { height: tallest + CELL_GAP * 2.0, ..Strip::default() };
    for lines in cells {
        let mut y = CELL_GAP + (tallest - height(lines.len())) / 2.0;
        for line_set in lines {
            strip.marks.extend(line_set.marks.into_iter().map(|mark| mark.lowered(y)));
            y += line();
        }
    }
    Head { strip, edges: edges() }
}

/// The cells of a row, that share its lines.
struct Cells {
    tags: [Tag; 4],
    lines: Vec<RowLine>,
}

/// A line of a row, over all columns.
#[derive(Default)]
struct RowLine {
    marks: Vec<Mark>,
    /// Stays on the page of the next.
    keep: bool,
}

impl Cells {
    fn of(row: u16, elements: &mut Elements) -> Self {
        let tags = [0, 1, 2, 3].map(|column| elements.next(Role::TableCell { row, column }));
        Self { tags, lines: Vec::new() }
    }

    /// Puts lines into the row from the given one on; gives the one after them.
    fn put(&mut self, at: usize, lines: Vec<SetLine>) -> usize {
        let end = at + lines.len();
        if self.lines.len() < end {
            self.lines.resize_with(end, RowLine::default);
        }
        for (line, set) in self.lines.iter_mut().skip(at).zip(lines) {
            line.marks.extend(set.marks);
        }
        end
    }

    fn keep(&mut self, lines: Range<usize>) {
        for line in self.lines.iter_mut().take(lines.end).skip(lines.start) {
            line.keep = true;
        }
    }

    fn component(&mut self, component: &Component, group: Option<&GroupDef>, answers: Answers<'_>) {
        let [words_tag, max_tag, _, reason_tag] = self.tags;
        let def = &component.def;
        let mut top = 0;
        if let Some(group) = group.filter(|group| group.components.first() == Some(&def.id)) {
            let setting = Setting { face: Face::Bold, ..inside(0) };
            top = self.put(0, set(&[Piece::words(&group.heading)], setting, words_tag));
            self.centred(0, 1, Piece::words(&thai_number(group.max)), Face::Regular, max_tag);
        }
        let max = thai_number(def.max);
        let (face, max) = match group {
            Some(_) => (Face::Regular, format!("({max})")),
            None => (Face::Bold, max),
        };
        let heading = format!("{} {}", def.number, def.name);
        let number = width_of(face, &format!("{} ", def.number));
        let setting = Setting { face, hanging_indent: number, ..inside(0) };
        let levels = self.put(top, set(&[Piece::words(&heading)], setting, words_tag));
        self.centred(top, 1, Piece::words(&max), Face::Regular, max_tag);
        self.keep(0..levels);
        let end = self.levels(levels, top, component, answers);
        let reason = answers.text(&component.reason);
        if !reason.is_empty() {
            let lines = answer_lines(&reason, &component.reason, inside(3), reason_tag);
            let kept = kept_lines(&lines);
            self.put(top, lines);
            // Below the levels, the reason says where the row may be divided.
            for (line, keep) in self.lines.iter_mut().skip(top).zip(kept).skip(end - top) {
                line.keep |= keep;
            }
        }
    }

    /// The levels, and the points beside the heading, or beside the chosen level where levels are
    /// numbered; gives the line after them.
    fn levels(
        &mut self,
        first: usize,
        heading: usize,
        component: &Component,
        answers: Answers<'_>,
    ) -> usize {
        let [words_tag, _, points_tag, _] = self.tags;
        let chosen = answers.number(&component.level);
        let marks = answers.form.score().map_or(MarksDef::Boxes, |score| score.marks);
        let mut points_line = heading;
        let mut end = first;
        for (level, number) in component.def.levels.iter().zip(1..) {
            let chosen = chosen == Some(number);
            if chosen && marks == MarksDef::Numbers {
                points_line = end;
            }
            let before = match marks {
                MarksDef::Boxes => boxed(words_tag, &component.level, chosen),
                MarksDef::Numbers => numbered(words_tag, &component.level, number, chosen),
            };
            let start = end;
            end = self.put(start, level_lines(answers.form, level, words_tag, before));
            self.keep(start..end.saturating_sub(1));
        }
        let text = answers.text(&component.points);
        let points = Piece { text: &text, field: Some(&component.points), blank: None };
        self.centred(points_line, 2, points, Face::Regular, points_tag);
        end
    }

    fn total(&mut self, form: &Form, answers: Answers<'_>, appraisal: Option<&Appraisal>) {
        let [words_tag, max_tag, points_tag, _] = self.tags;
        self.centred(
            0,
            0,
            Piece::words(form.score().map_or("", |score| &score.total)),
            Face::Bold,
            words_tag,
        );
        self.centred(0, 1, Piece::words(&thai_number(form.max())), Face::Bold, max_tag);
        let points_given =
            form.components().iter().any(|component| answers.number(&component.points).is_some());
        if let Some(appraisal) = appraisal.filter(|_| points_given) {
            let total = thai_number(appraisal.total);
            self.centred(0, 2, Piece::words(&total), Face::Bold, points_tag);
        }
    }

    /// Puts a number or a word into the middle of a column; nothing if there is none.
    fn centred(&mut self, at: usize, column: usize, piece: Piece<'_>, face: Face, tag: Tag) {
        if !piece.text.is_empty() {
            let setting = Setting { face, ..bold_centred(column) };
            self.put(at, set(&[piece], setting, tag));
        }
    }

    fn strips(self, table: usize) -> impl Iterator<Item = Strip> {
        let count = self.lines.len();
        self.lines.into_iter().enumerate().map(move |(index, RowLine { marks, keep })| {
            let (first, last) = (index == 0, index + 1 == count);
            let above = if first { CELL_GAP } else { Mm::ZERO };
            let below = if last { CELL_GAP } else { Mm::ZERO };
            Strip {
                height: above + line() + below,
                marks: marks.into_iter().map(|mark| mark.lowered(above)).collect(),
                keep: keep && !last,
                row: Some(RowPart { table, strips: if first { count } else { 0 } }),
                ..Strip::default()
            }
        })
    }
}

/// What stands before a level's words, and how much room it takes.
struct Before {
    marks: Vec<Mark>,
    indent: Mm,
}

fn boxed(tag: Tag, field: &FieldId, chosen: bool) -> Before {
    let marks = vec![box_mark(tag, Some(field), inside(0).left, chosen)];
    Before { marks, indent: box_width() }
}

fn numbered(tag: Tag, field: &FieldId, number: i64, chosen: bool) -> Before {
    let left = inside(0).left;
    let run = TextRun::new(Face::Regular, BODY_SIZE, &format!("({})", thai_number(number)));
    let width = run.advance;
    let mut marks = vec![text_mark(tag, Some(field), left, run)];
    if chosen {
        let centre = Point { x: left + width / 2.0, y: ascent() - DIGIT_MIDDLE };
        let radius = (width / 2.0 + RING_GAP, RING_HEIGHT);
        let shape = Shape::Ring { centre, radius, width: PEN };
        marks.push(Mark { tag, field: Some(field.clone()), shape });
    }
    Before { marks, indent: width + NUMBER_GAP }
}

/// A level's words and range, hanging beside its box or number.
fn level_lines(form: &Form, level: &LevelDef, tag: Tag, before: Before) -> Vec<SetLine> {
    let column = inside(0);
    let words = format!("{} {}", level.words, form.range_words(level));
    let left = column.left + before.indent;
    let setting = Setting { left, width: column.width - before.indent, ..column };
    let mut lines = set(&[Piece::words(&words)], setting, tag);
    if let Some(first) = lines.first_mut() {
        first.marks.splice(0..0, before.marks);
    }
    lines
}
