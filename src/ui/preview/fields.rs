//! Where on a page a field is, and which field is where.

use egui::{Pos2, Rect, pos2, vec2};

use super::outline::pixels;
use crate::base::{FieldId, Mm, Pt};
use crate::sheet::{Mark, Page, Shape};
use crate::text::{BODY_SIZE, EM, baseline, line_height};

/// How far beside a mark a click still means it, in millimetres.
const NEAR: f32 = 0.8;

/// The field at a place of the page, in millimetres.
pub(super) fn at(page: &Page, place: Pos2) -> Option<&FieldId> {
    let here = |mark: &&Mark| area(mark).is_some_and(|area| area.expand(NEAR).contains(place));
    page.marks.iter().rev().filter(|mark| mark.field.is_some()).find(here)?.field.as_ref()
}

/// The places of a field on a page, a line each, in millimetres.
pub(super) fn areas<'a>(page: &'a Page, field: &'a FieldId) -> impl Iterator<Item = Rect> + 'a {
    let marks = page.marks.iter().filter(move |mark| mark.field.as_ref() == Some(field));
    let mut lines: Vec<Rect> = Vec::new();
    for area in marks.filter_map(area) {
        // Text and the dots it stands on are one line.
        let same = |line: &&mut Rect| {
            (line.center().y - area.center().y).abs() < 1.5 && line.expand(2.0).intersects(area)
        };
        match lines.iter_mut().find(same) {
            Some(line) => *line = line.union(area),
            None => lines.push(area),
        }
    }
    lines.into_iter()
}

/// The room that a mark takes; none for what belongs to the whole page.
fn area(mark: &Mark) -> Option<Rect> {
    let mm = |length: Mm| pixels(length, 1.0);
    let line = |x: Mm, y: Mm, width: f32, size: Pt| {
        let top = mm(y - baseline(size));
        Rect::from_min_size(pos2(mm(x), top), vec2(width, mm(line_height(size))))
    };
    match &mark.shape {
        Shape::Text(text) => {
            let end = text.clusters.iter().map(|placed| placed.x + placed.cluster.advance).max()?;
            let width = Mm::from(text.size) * (f64::from(end) / f64::from(EM));
            Some(line(text.at.x, text.at.y, mm(width), text.size))
        }
        Shape::Leader { from, to_x } => Some(line(from.x, from.y, mm(*to_x - from.x), BODY_SIZE)),
        Shape::Ring { centre, radius, .. } => {
            let size = vec2(mm(radius.0), mm(radius.1)) * 2.0;
            Some(Rect::from_center_size(pos2(mm(centre.x), mm(centre.y)), size))
        }
        Shape::Rule { .. } | Shape::Watermark { .. } => None,
    }
}
