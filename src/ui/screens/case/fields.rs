//! The fields of a part of the form, in the form's order.

use egui::Ui;

use crate::form::{Control, Field, Section};
use crate::ui::widgets::{field, pair};
use crate::ui::{CaseContext, CaseView};

/// Draws every field of a part. Those that belong together share a line, where both are there and
/// the window is wide enough; a field meant for a few words takes half of one.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, section: Section, together: &[(&str, &str)]) {
    let view = cx.view;
    for (left, right) in lines(view, section, together) {
        let alone = right.is_none() && left.control == Control::Paragraphs;
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

/// The fields line by line. No field is left out, whatever the form.
fn lines<'a>(
    view: &CaseView<'a>,
    section: Section,
    together: &[(&str, &str)],
) -> Vec<(&'a Field, Option<&'a Field>)> {
    let mut paired = Vec::<(&Field, &Field)>::new();
    for (left, right) in together {
        let taken = |id: &str| paired.iter().any(|(l, r)| l.id == *id || r.id == *id);
        if let (Some(l), Some(r)) = (view.field(left), view.field(right))
            && !taken(left)
            && !taken(right)
        {
            paired.push((l, r));
        }
    }
    let line = |of: &'a Field| match paired.iter().find(|(l, r)| l.id == of.id || r.id == of.id) {
        Some((left, right)) => (left.id == of.id).then_some((*left, Some(*right))),
        None => Some((of, None)),
    };
    view.form.fields().iter().filter(|of| of.section == section).filter_map(line).collect()
}
