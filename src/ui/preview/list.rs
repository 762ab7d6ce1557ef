//! The list of pages at the left: each in small, with its number.

use egui::{Align, Color32, Id, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2};
use egui::{WidgetInfo, vec2};

use super::brush::Scale;
use super::outline::pixels;
use super::state::PreviewState;
use super::{PreviewView, Proof, access};
use crate::sheet::Page;
use crate::ui::thai_text;
use crate::ui::widgets::focus_ring;

/// The width of the list.
pub(super) const WIDTH: f32 = 148.0;
/// The width of a page in small.
const SMALL: f32 = 88.0;

/// Draws the list.
pub(super) fn ui(ui: &mut Ui, view: &PreviewView<'_>, state: &mut PreviewState) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, *view.theme.colors.panel);
    let Some(proof) = view.proof else { return };
    // Rows are as high as the highest page, whatever lies in them.
    let highest = proof.pages().iter().map(|page| small(page).y).fold(0.0, f32::max);
    let height = highest + view.theme.sizes.small * 2.0 + view.theme.sizes.gap;
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("page list");
    let here = state.page.min(proof.pages().len().saturating_sub(1));
    ui.spacing_mut().item_spacing.y = 0.0;
    if state.listed.replace(here) != Some(here) {
        #[expect(clippy::cast_precision_loss, reason = "a document has some hundreds of pages")]
        let middle = (here as f32 + 0.5) * height;
        area = area.vertical_scroll_offset((middle - ui.available_height() / 2.0).max(0.0));
    }
    area.show_rows(ui, height, proof.pages().len(), |ui, rows| {
        for page in rows {
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
            if page_ui(ui, view, state, proof, page, rect) {
                state.show_page(page);
            }
        }
    });
}

/// How large a page is in the list.
fn small(page: &Page) -> Vec2 {
    vec2(SMALL, SMALL * pixels(page.height, 1.0) / pixels(page.width, 1.0))
}

fn page_ui(
    ui: &Ui,
    view: &PreviewView<'_>,
    state: &mut PreviewState,
    proof: &Proof,
    page: usize,
    rect: Rect,
) -> bool {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let here = state.page == page;
    let response = ui.interact(rect, Id::unique(("preview list", page)), Sense::click());
    let name = access::name(view, page, proof.pages().len());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, here, &name));
    let Some(marks) = proof.pages().get(page) else { return false };
    let (size, scale) = (small(marks), SMALL / pixels(marks.width, 1.0));
    let paper = Rect::from_min_size(
        Pos2::new(rect.center().x - size.x / 2.0, rect.top() + sizes.gap),
        size,
    );
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    ui.painter().rect_filled(paper, 0.0, Color32::WHITE);
    let pixels_per_point = ui.pixels_per_point();
    let scale = Scale { pixels_per_mm: scale * pixels_per_point, pixels_per_point };
    let shapes = state.painted.page(ui.ctx(), (proof, page), paper.min, scale);
    ui.painter().extend(shapes);
    let border = match (here, response.hovered()) {
        (true, _) => Stroke::new(2.5, colors.accent),
        (false, true) => Stroke::new(1.5, colors.line_strong),
        (false, false) => view.theme.stroke(colors.line),
    };
    ui.painter().rect_stroke(paper, 0.0, border, StrokeKind::Outside);
    let ink = if here { colors.accent } else { colors.text };
    let format = thai_text::format(sizes.small, here, *ink);
    let number = thai_text::galley(ui, &view.lang.count(page + 1), &format, f32::INFINITY);
    let at = Pos2::new(rect.center().x - number.size().x / 2.0, paper.bottom() + 2.0);
    ui.painter().galley(at, number, *ink);
    focus_ring(ui, view.theme, &response);
    if response.gained_focus() {
        response.scroll_to_me(Some(Align::Center));
    }
    response.clicked()
}
