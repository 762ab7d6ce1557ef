//! The part that is read: only what is in sight is set, whatever its length.

use egui::{Align, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{CircularState, CircularView, passage};
use crate::circular::{Kind, Passage, circulars};
use crate::ui::Action;

/// So many passages out of sight are measured in a frame.
const MEASURED: usize = 12;
/// Letters on a line, and how high lines are, for a guess.
const LETTERS: f32 = 110.0;
const LINE: f32 = 30.0;

pub(super) fn ui(
    ui: &mut Ui,
    view: &CircularView<'_>,
    state: &mut CircularState,
    actions: &mut Vec<Action>,
) {
    let (part_id, chosen) = state.reading();
    let Some(part) = circulars().parts().get(part_id) else { return };
    let passages = circulars().passages_of(part);
    let first = part.passages.start;
    let mut scroll = ScrollArea::vertical().id_salt(("circular part", part_id)).auto_shrink(false);
    if std::mem::take(&mut state.from_top) {
        scroll = scroll.vertical_scroll_offset(0.0);
    }
    let wanted = chosen.filter(|_| state.wanted).and_then(|id| id.checked_sub(first));
    scroll.show_viewport(ui, |ui, viewport| {
        let width = ui.available_width();
        state.heights.begin(part_id, width, passages.iter().map(guess));
        let tops = state.heights.tops();
        let origin = ui.max_rect().min;
        let place = |at: usize, height: f32| {
            let top = tops.get(at).copied().unwrap_or_default();
            Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, height))
        };
        ui.set_height(tops.last().copied().unwrap_or_default());
        let in_sight = |at: usize| {
            let top = tops.get(at).copied().unwrap_or_default();
            let end = tops.get(at + 1).copied().unwrap_or_default();
            end >= viewport.top() && top <= viewport.bottom()
        };
        let shown: Vec<_> = (0..passages.len()).filter(|at| in_sight(*at)).collect();
        let near = wanted.or_else(|| shown.first().copied()).unwrap_or_default();
        let measured = state.heights.guessed(near, MEASURED);
        for (at, passage) in passages.iter().enumerate() {
            let visible = shown.binary_search(&at).is_ok();
            if !visible && !measured.contains(&at) {
                continue;
            }
            let builder = UiBuilder::new().max_rect(place(at, 0.0)).id_salt(("passage", at));
            let builder = if visible { builder } else { builder.invisible() };
            let child = &mut ui.new_child(builder);
            passage::ui(child, view, state, (first + at, passage), actions);
            state.heights.set(at, child.min_rect().height());
        }
        if !measured.is_empty() {
            ui.ctx().request_repaint();
        }
        if let Some(at) = wanted {
            ui.scroll_to_rect(place(at, viewport.height() / 3.0), Some(Align::Min));
            // Until what stands before it is measured, it may still move.
            state.wanted = !state.heights.are_known(0..at + 1) || !in_sight(at);
            if state.wanted {
                ui.ctx().request_repaint();
            }
        }
    });
}

/// About how high a passage stands.
fn guess(passage: &Passage) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "letters of a paragraph")]
    let letters = (passage.text.len() / 3) as f32;
    let share = if passage.kind == Kind::Row { LETTERS / 3.0 } else { LETTERS };
    (letters / share).ceil().max(1.0) * LINE
}
