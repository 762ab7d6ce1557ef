//! The true preview: the pages as they will be printed, painted from the same marks as the PDF.
//!
//! `proof` holds the pages, `brush` paints one from pictures of its letters (`atlas`,
//! `outline`, `raster`), `zoom` says where pages lie, `pane` shows them and hears clicks and
//! keys, `list` and `bar` stand beside and above.
//!
//! **Invariant:** lays nothing out. Where something is drawn was decided in [`crate::sheet`].

mod access;
mod atlas;
mod bar;
mod brush;
mod fields;
mod list;
mod outline;
mod painted;
mod pane;
mod proof;
mod raster;
mod state;
mod watermark;
mod zoom;

use egui::{Ui, UiBuilder};

pub use proof::{Proof, ProofOf};
pub use state::PreviewState;
pub use zoom::Zoom;

use super::Action;
use super::theme::Theme;
use crate::form::Form;
use crate::words::Lang;

/// What the preview draws from.
pub struct PreviewView<'a> {
    /// The official form.
    pub form: &'a Form,
    /// The pages, once they are laid out.
    pub proof: Option<&'a Proof>,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
    /// Whether the case holds more than can be laid out.
    pub too_much: bool,
    /// Whether it stands beside the fields, rather than in their place.
    pub beside: bool,
    /// Whether something else is asked over it, and has the keys.
    pub covered: bool,
}

/// Draws the preview in all the room there is.
pub fn ui(
    ui: &mut Ui,
    view: &PreviewView<'_>,
    state: &mut PreviewState,
    actions: &mut Vec<Action>,
) {
    state.painted.begin(ui.ctx());
    let generation = state.painted.generation();
    let all = ui.available_rect_before_wrap();
    let sizes = &view.theme.sizes;
    let (top, below) = all.split_top_bottom_at_y(all.top() + sizes.bar_height);
    bar::ui(&mut part(ui, top, "bar"), view, state, actions);
    let pages = if view.beside {
        below
    } else {
        let (left, pages) = below.split_left_right_at_x(below.left() + list::WIDTH);
        list::ui(&mut part(ui, left, "list"), view, state);
        ui.painter().vline(
            left.right(),
            below.y_range(),
            view.theme.stroke(view.theme.colors.line),
        );
        pages
    };
    pane::ui(&mut part(ui, pages, "pane"), view, state, actions);
    ui.painter().hline(all.x_range(), top.bottom(), view.theme.stroke(view.theme.colors.line));
    if view.beside {
        ui.painter().vline(all.left(), all.y_range(), view.theme.stroke(view.theme.colors.line));
    }
    ui.advance_cursor_after_rect(all);
    if state.painted.stale(generation) {
        // What was painted before the texture was emptied shows wrong letters.
        ui.ctx().request_discard("the texture of the pages was emptied");
    }
}

fn part(ui: &mut Ui, rect: egui::Rect, name: &str) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("preview", name)));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    // White paper would be shaded at its edges.
    part.spacing_mut().scroll.fade.strength = 0.0;
    part
}
