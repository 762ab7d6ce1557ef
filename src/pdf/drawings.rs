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
pub(super) struct Drawings(Vec<Arc<[PathStep]>>);

impl Drawings {
    /// The name by which pages call a drawing; `None` where nothing is drawn.
    pub(super) fn id(&mut self, outline: &Arc<[PathStep]>) -> Option<XObjectId> {
        if outline.is_empty() {
            return None;
        }
        let known = self.0.iter().position(|known| known == outline);
        let index = known.unwrap_or_else(|| {
            self.0.push(Arc::clone(outline));
            self.0.len() - 1
        });
        Some(id(index))
    }

    /// The drawings as printpdf takes them.
    pub(super) fn resources(&self) -> XObjectMap {
        let entry = |(index, outline): (usize, &Arc<[PathStep]>)| (id(index), drawing(outline));
        XObjectMap { map: self.0.iter().enumerate().map(entry).collect() }
    }
}

fn id(index: usize) -> XObjectId {
    XObjectId(format!("D{index}"))
}

fn drawing(outline: &[PathStep]) -> XObject {
    let name = |name: &str| DictItem::Name(name.into());
    let (width, height) = paint::corner(Point { x: paint::PAPER.0, y: Mm::ZERO });
    let page = [0.0, 0.0, width, height].map(DictItem::Real).to_vec();
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Form")),
        ("BBox".to_owned(), DictItem::Array(page)),
        ("Resources".to_owned(), DictItem::Dict { map: BTreeMap::new() }),
    ]);
    let stream = ExternalStream { dict, content: content(outline), compress: true };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

fn content(outline: &[PathStep]) -> Vec<u8> {
    let step = |step: &PathStep| match step {
        PathStep::Move(to) => operation("m", &[*to]),
        PathStep::Line(to) => operation("l", &[*to]),
        PathStep::Curve(one, other, to) => operation("c", &[*one, *other, *to]),
        PathStep::Close => Operation::new("h", Vec::new()),
    };
    // What stands before the first point would be drawn from nowhere.
    let begun = outline.iter().skip_while(|step| !matches!(step, PathStep::Move(_)));
    let mut operations = vec![Operation::new("g", vec![WATERMARK_GREY.into()])];
    operations.extend(begun.map(step));
    operations.push(Operation::new("f", Vec::new()));
    // Written to memory, which refuses nothing.
    Content { operations }.encode().unwrap_or_default()
}

fn operation(operator: &str, points: &[Point]) -> Operation {
    let numbers = points.iter().map(|point| paint::corner(*point)).flat_map(|(x, y)| [x, y]);
    Operation::new(operator, numbers.map(|number| paint::rounded(number).into()).collect())
}
