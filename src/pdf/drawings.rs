//! Drawings that pages share, each written once: the word across the pages of a draft.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::content::{Content, Operation};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject, XObjectId, XObjectMap};

use super::paint;
use crate::base::Mm;
use crate::sheet::{PathStep, Point, WATERMARK_GREY};

/// Outlines that are filled, in the grey of a watermark.
#[derive(Default)]
pub(super) struct Drawings(Vec<Drawing>);

/// An outline on a page of this width and height.
#[derive(PartialEq)]
struct Drawing {
    outline: Arc<[PathStep]>,
    page: (Mm, Mm),
}

impl Drawings {
    /// The name by which pages call a drawing; `None` where nothing is drawn.
    pub(super) fn id(&mut self, outline: &Arc<[PathStep]>, page: (Mm, Mm)) -> Option<XObjectId> {
        if outline.is_empty() {
            return None;
        }
        let drawing = Drawing { outline: Arc::clone(outline), page };
        let known = self.0.iter().position(|known| *known == drawing);
        let index = known.unwrap_or_else(|| {
            self.0.push(drawing);
            self.0.len() - 1
        });
        Some(id(index))
    }

    /// The drawings as printpdf takes them.
    pub(super) fn resources(&self) -> XObjectMap {
        let entry = |(index, drawing): (usize, &Drawing)| (id(index), drawing.written());
        XObjectMap { map: self.0.iter().enumerate().map(entry).collect() }
    }
}

fn id(index: usize) -> XObjectId {
    XObjectId(format!("D{index}"))
}

impl Drawing {
    fn written(&self) -> XObject {
        let name = |name: &str| DictItem::Name(name.into());
        let (width, height) = self.page;
        let (width, height) = paint::corner(height, Point { x: width, y: Mm::ZERO });
        let page = [0.0, 0.0, width, height].map(DictItem::Real).to_vec();
        let dict = BTreeMap::from([
            ("Type".to_owned(), name("XObject")),
            ("Subtype".to_owned(), name("Form")),
            ("BBox".to_owned(), DictItem::Array(page)),
            ("Resources".to_owned(), DictItem::Dict { map: BTreeMap::new() }),
        ]);
        let stream = ExternalStream { dict, content: self.content(), compress: true };
        XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
    }

    fn content(&self) -> Vec<u8> {
        let operation = |operator: &str, points: &[Point]| {
            let corners = points.iter().map(|point| paint::corner(self.page.1, *point));
            let numbers = corners.flat_map(|(x, y)| [x, y]);
            Operation::new(operator, numbers.map(|n| paint::rounded(n).into()).collect())
        };
        let step = |step: &PathStep| match step {
            PathStep::Move(to) => operation("m", &[*to]),
            PathStep::Line(to) => operation("l", &[*to]),
            PathStep::Curve(one, other, to) => operation("c", &[*one, *other, *to]),
            PathStep::Close => Operation::new("h", Vec::new()),
        };
        // What stands before the first point would be drawn from nowhere.
        let begun = self.outline.iter().skip_while(|step| !matches!(step, PathStep::Move(_)));
        let mut operations = vec![Operation::new("g", vec![WATERMARK_GREY.into()])];
        operations.extend(begun.map(step));
        operations.push(Operation::new("f", Vec::new()));
        // Written to memory, which refuses nothing.
        Content { operations }.encode().unwrap_or_default()
    }
}
