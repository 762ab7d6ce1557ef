//! The fields of a part of the form, in the form's order.

use egui::Ui;

use crate::form::{Control, Field, PartDef};
use crate::ui::CaseContext;
use crate::ui::widgets::{field, pair};

/// Draws every field of a part. Those that belong together share a line, where the window is wide
/// enough; a field meant for a few words takes half of one. A text that is alone in its part has
/// all the room.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, part: &PartDef) {
    let view = cx.view;
    let fields: Vec<_> = view.form.fields_of(&part.id).filter(|of| !of.of_question).collect();
    if let [Field { id, control: Control::Paragraphs, .. }] = fields.as_slice() {
        field::tall_ui(ui, cx, id.as_str());
        return;
    }
    for (left, right) in lines(fields) {
        let alone = right.is_none() && wants_the_line(&left.control);
        if alone {
            field::ui(ui, cx, left.id.as_str());
            continue;
        }
        pair(
            ui,
            view.theme,
            cx,
            |ui, cx| field::ui(ui, cx, left.id.as_str()),
            |ui, cx| {
                if let Some(right) = right {
                    field::ui(ui, cx, right.id.as_str());
                }
            },
        );
    }
}

/// Whether half a line is not enough.
fn wants_the_line(control: &Control) -> bool {
    match control {
        Control::Paragraphs | Control::Question(_) | Control::Ticks(_) | Control::Rows(_) => true,
        Control::Line
        | Control::Choice(_)
        | Control::Number(_)
        | Control::Money { .. }
        | Control::Date
        | Control::Value(_)
        | Control::Level(_)
        | Control::Points(_) => false,
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
