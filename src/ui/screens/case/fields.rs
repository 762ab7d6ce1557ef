//! The fields of a part of the form, in the form's order.

use egui::Ui;

use crate::form::{Control, Field, PartDef};
use crate::ui::widgets::{field, pair};
use crate::ui::{Action, CaseState, CaseView};

/// Draws every field of a part. Those that belong together share a line, where the window is wide
/// enough; a field meant for a few words takes half of one. A text that is alone in its part has
/// all the room.
pub fn ui(
    ui: &mut Ui,
    view: &CaseView<'_>,
    state: &mut CaseState,
    actions: &mut Vec<Action>,
    part: &PartDef,
) {
    let fields: Vec<_> = view.form.fields_of(&part.id).collect();
    if let [Field { id, control: Control::Paragraphs, .. }] = fields.as_slice() {
        field::tall_ui(ui, view, state, actions, id.as_str());
        return;
    }
    for (left, right) in lines(fields) {
        let alone = right.is_none() && left.control == Control::Paragraphs;
        if alone {
            field::ui(ui, view, state, actions, left.id.as_str());
            continue;
        }
        pair(
            ui,
            view.theme,
            &mut (&mut *state, &mut *actions),
            |ui, (state, actions)| field::ui(ui, view, state, actions, left.id.as_str()),
            |ui, (state, actions)| {
                if let Some(right) = right {
                    field::ui(ui, view, state, actions, right.id.as_str());
                }
            },
        );
    }
}

/// The fields line by line: two at the most.
fn lines(fields: Vec<&Field>) -> Vec<(&Field, Option<&Field>)> {
    let mut lines = Vec::<(&Field, Option<&Field>)>::new();
    for field in fields {
        match lines.last_mut() {
            Some((_, right @ None)) if field.beside => *right = Some(field),
            _ => lines.push((field, None)),
        }
    }
    lines
}
