//! The pages for those who have them read: each a document of its lines, in reading order.

use egui::{Id, Pos2, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo};
use rust_i18n::t;

use super::{PreviewView, Proof};
use crate::sheet::{Page, Shape, Tag};

/// Tells a screen reader, if there is one, what stands on a page.
pub(super) fn page(
    ui: &mut Ui,
    view: &PreviewView<'_>,
    proof: &Proof,
    index: usize,
    rect: Rect,
    scale: f32,
) {
    let Some(page) = proof.pages().get(index) else { return };
    let id = Id::unique(("preview page", index));
    let mut child = ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect));
    child.set_clip_rect(ui.clip_rect());
    let name = name(view, index, proof.pages().len());
    let told = ui.ctx().accesskit_node_builder(child.unique_id(), |node| {
        node.set_role(Role::Document);
        node.set_label(name);
    });
    if told.is_none() {
        return;
    }
    for (number, (text, at)) in lines(page).into_iter().enumerate() {
        let at = rect.min + at.to_vec2() * scale;
        let line = Rect::from_min_max(at, Pos2::new(rect.right(), at.y + 5.0 * scale));
        let line = line.intersect(rect);
        let response = child.interact(line, id.with(number), Sense::empty());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    }
}

/// `Page 2 of 6`
pub(super) fn name(view: &PreviewView<'_>, page: usize, pages: usize) -> String {
    let (page, pages) = (view.lang.count(page + 1), view.lang.count(pages));
    t!("preview.page", locale = view.lang.code(), page = page, pages = pages).into_owned()
}

/// The lines of a page in reading order: what stands on one baseline and belongs together.
fn lines(page: &Page) -> Vec<(String, Pos2)> {
    let mut lines: Vec<(String, Pos2, Tag)> = Vec::new();
    for mark in page.marks.iter().filter(|mark| mark.tag != Tag::Artifact) {
        let Shape::Text(text) = &mark.shape else { continue };
        let pixels = |length| super::outline::pixels(length, 1.0);
        let at = Pos2::new(pixels(text.at.x), pixels(text.at.y) - 4.0);
        let words = text.text.split_whitespace();
        match lines.last_mut() {
            Some((line, start, tag)) if *tag == mark.tag && (start.y - at.y).abs() < 1.0 => {
                words.for_each(|word| line.extend([" ", word]));
            }
            _ => lines.push((words.collect::<Vec<_>>().join(" "), at, mark.tag)),
        }
    }
    lines
        .into_iter()
        .filter(|(line, ..)| !line.trim().is_empty())
        .map(|(l, at, _)| (l, at))
        .collect()
}
