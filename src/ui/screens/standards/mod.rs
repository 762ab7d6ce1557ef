//! The position standards, to be read: all of them at the left, one at the right, level by level
//! or two levels side by side.

mod command;
mod compared;
mod head;
mod into_case;
mod level;
mod list;
mod need;
mod passage;
mod state;

pub use command::StandardsCommand;
pub use state::{Spot, StandardsState};

use egui::{Frame, Key, Margin, ScrollArea, Ui, UiBuilder};

use crate::case::Case;
use crate::form::Form;
use crate::standards::{LevelDef, Standard, Standards};
use crate::ui::Action;
use crate::ui::theme::Theme;
use crate::words::Lang;

/// How wide the list is.
const LIST: f32 = 340.0;

/// What the reader draws from.
#[derive(Clone, Copy)]
pub struct StandardsView<'a> {
    /// The standards.
    pub standards: &'a Standards,
    /// The case that what is read can be inserted into.
    pub into: Option<(&'a Form, &'a Case)>,
    /// Whether a dialog covers it.
    pub covered: bool,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
}

impl<'a> StandardsView<'a> {
    /// The standard and level of a spot.
    fn at(&self, spot: Spot) -> Option<(&'a Standard, &'a LevelDef)> {
        let standard = self.standards.all().get(spot.standard)?;
        Some((standard, standard.levels().get(spot.level)?))
    }
}

/// Draws the reader.
pub fn ui(
    ui: &mut Ui,
    view: &StandardsView<'_>,
    state: &mut StandardsState,
    actions: &mut Vec<Action>,
) {
    let (list, reading) = {
        let all = ui.available_rect_before_wrap();
        all.split_left_right_at_x(all.left() + LIST)
    };
    let left = &mut ui.new_child(UiBuilder::new().max_rect(list).id_salt("standards list"));
    let panel = Frame::NONE.fill(*view.theme.colors.panel).inner_margin(Margin::symmetric(12, 12));
    panel.show(left, |ui| {
        ui.set_min_size(ui.available_size());
        list::ui(ui, view, state);
    });
    let right = &mut ui.new_child(UiBuilder::new().max_rect(reading).id_salt("standard"));
    Frame::NONE.inner_margin(Margin::symmetric(24, 16)).show(right, |ui| {
        head::ui(ui, view, state, actions);
        into_case::ui(ui, view, state, actions);
        ui.add_space(view.theme.sizes.gap);
        let arrives = state.arrives();
        let scroll = ScrollArea::vertical().auto_shrink(false);
        let scroll = if arrives { scroll.vertical_scroll_offset(0.0) } else { scroll };
        scroll.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = view.theme.sizes.gap;
            match state.other {
                Some(other) => compared::ui(ui, view, state, other, actions),
                None => level::ui(ui, view, state, actions),
            }
            ui.add_space(view.theme.sizes.gap_section);
        });
    });
    if !view.covered && ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::Standards(StandardsCommand::Close));
    }
}
