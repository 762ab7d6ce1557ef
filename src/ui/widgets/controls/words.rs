//! Words of any length.

use egui::{Id, Ui};

use crate::case::Edit;
use crate::form::{Control, Field};
use crate::ui::CaseContext;
use crate::ui::thai_text;
use crate::ui::widgets::field::follow;
use crate::ui::widgets::field_id;

/// A text of at least so many lines; one line, where it is one.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &mut CaseContext<'_>,
    field: &Field,
    label: Option<Id>,
    lines: usize,
) {
    let view = cx.view;
    let (id, text) = (field_id(&field.id), view.case.text(field.id.as_str()));
    let line = field.control == Control::Line;
    let widget = if line {
        thai_text::Field::line(id, text)
    } else {
        thai_text::Field::paragraphs(id, text)
    };
    let locked = view.is_locked(&field.id);
    let name = field.full_label();
    let widget = match label {
        Some(label) => widget.labelled_by(label),
        None => widget.name(&name),
    };
    let output = widget.min_rows(lines).read_only(locked).menu(view.lang).show(ui);
    follow(cx, field, &output.response);
    if let Some(text) = output.edited {
        let text = if line { text.replace(['\r', '\n'], " ") } else { text };
        cx.edit(Edit::text(field.id.clone(), &text), output.continues);
    }
}
