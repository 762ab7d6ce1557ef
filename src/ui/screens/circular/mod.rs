//! The circulars, to be read: contents or what was found at the left, a part at the right, with the
//! passage that is wanted marked, to be copied with its citation or printed.

mod contents;
mod deed;
mod head;
mod heights;
mod hits;
mod list;
mod looks;
mod passage;
mod row;
mod state;
mod text;

pub use deed::CircularCommand;
pub use state::CircularState;

use egui::{Frame, Key, Margin, Ui, UiBuilder};

use crate::ui::Action;
use crate::ui::theme::Theme;
use crate::words::Lang;

/// How wide the list is.
const LIST: f32 = 380.0;

/// What the reader draws from.
#[derive(Clone, Copy)]
pub struct CircularView<'a> {
    /// Whether a dialog covers it.
    pub covered: bool,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
}

/// Draws the reader.
pub fn ui(
    ui: &mut Ui,
    view: &CircularView<'_>,
    state: &mut CircularState,
    actions: &mut Vec<Action>,
) {
    let all = ui.available_rect_before_wrap();
    let (list, reading) = all.split_left_right_at_x(all.left() + LIST);
    let left = &mut ui.new_child(UiBuilder::new().max_rect(list).id_salt("circular list"));
    let panel = Frame::NONE.fill(*view.theme.colors.panel).inner_margin(Margin::symmetric(12, 12));
    panel.show(left, |ui| {
        ui.set_min_size(ui.available_size());
        list::ui(ui, view, state);
    });
    let right = &mut ui.new_child(UiBuilder::new().max_rect(reading).id_salt("circular"));
    Frame::NONE.inner_margin(Margin::symmetric(24, 16)).show(right, |ui| {
        head::ui(ui, view, state, actions);
        ui.add_space(view.theme.sizes.gap);
        text::ui(ui, view, state, actions);
    });
    if !view.covered && ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::Circular(CircularCommand::Close));
    }
}
