//! How fields are answered: one file a control.

mod choice;
mod drafts;
mod question;
mod table;
mod ticks;
mod typed;
mod value;
mod words;

use egui::{Id, Ui};

pub use drafts::{Draft, Drafts, Spot};
pub use table::TableFieldState;

use crate::form::{Control, Field};
use crate::ui::CaseContext;

/// So many lines a text of any length shows at least, unless told otherwise.
const LINES: usize = 4;

/// The control that the field's kind asks for; without a label on the screen, screen readers get
/// the full one.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field, label: Option<Id>) {
    match &field.control {
        Control::Line => words::ui(ui, cx, field, label, 1),
        Control::Paragraphs => words::ui(ui, cx, field, label, LINES),
        Control::Choice(choices) => choice::ui(ui, cx, field, choices),
        Control::Question(answers) => question::ui(ui, cx, field, answers),
        Control::Ticks(choices) => ticks::ui(ui, cx, field, choices),
        Control::Number(_) | Control::Money { .. } | Control::Date => {
            typed::ui(ui, cx, field, label);
        }
        Control::Value(value) => value::ui(ui, cx, field, value, label),
        Control::Rows(rows) => table::ui(ui, cx, field, rows),
        // Levels and points are drawn by the score, where they stand side by side.
        Control::Level(_) | Control::Points(_) => {}
    }
}

/// A text that shows so many lines at least.
pub fn text_ui(
    ui: &mut Ui,
    cx: &mut CaseContext<'_>,
    field: &Field,
    label: Option<Id>,
    lines: usize,
) {
    words::ui(ui, cx, field, label, lines);
}
