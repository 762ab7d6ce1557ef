//! The panel at the right where a form scores nothing: what it works out, how much is answered, and
//! what is still to do.

use egui::{Align, Layout, Ui};
use rust_i18n::t;

use super::findings::Group;
use super::{findings_list, panel_words};
use crate::appraisal::Progress;
use crate::base::FieldId;
use crate::form::Control;
use crate::ui::thai_text::Label;
use crate::ui::widgets::score_bar::ScoreBar;
use crate::ui::widgets::{button, notice::Tone};
use crate::ui::{Action, CaseContext, CaseView};

/// What the panel says, made once for a revision.
#[derive(Debug)]
pub struct ValuesPanel {
    /// How much is answered, in a sentence.
    answered: String,
    progress: Progress,
    values: Vec<ValueRow>,
    verdict: Option<(Option<Tone>, String)>,
    groups: Vec<(String, Group)>,
}

/// Something that the form works out.
#[derive(Debug)]
struct ValueRow {
    label: String,
    value: String,
    field: FieldId,
}

impl ValuesPanel {
    /// What the panel says of a case.
    pub fn of(view: &CaseView<'_>) -> Self {
        let lang = view.lang;
        let parts = view.appraisal.progress.iter();
        let progress = parts.fold(Progress::default(), |all, (_, part)| Progress {
            answered: all.answered + part.answered,
            of: all.of + part.of,
        });
        let value = |field: &crate::form::Field| {
            let Control::Value(of) = &field.control else { return None };
            let number = view.appraisal.values.field(field.id.as_str());
            let words = number.map(|number| lang.amount(of.amount, number));
            let words = match (words, &of.unit) {
                (Some(words), Some(unit)) => format!("{words} {unit}"),
                (Some(words), None) => words,
                (None, _) => "–".to_owned(),
            };
            Some(ValueRow { label: field.full_label(), value: words, field: field.id.clone() })
        };
        let (answered, of) = (lang.count(progress.answered), lang.count(progress.of));
        Self {
            answered: t!("panel.answered", locale = lang.code(), answered = answered, of = of)
                .into_owned(),
            progress,
            values: view.form.fields().iter().filter_map(value).collect(),
            verdict: panel_words::verdict(view),
            groups: panel_words::groups(view),
        }
    }
}

/// Draws the panel.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    let panel = cx.state.values.get(view, ValuesPanel::of);
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    ui.spacing_mut().item_spacing.y = sizes.gap / 2.0;
    ui.add(Label::new(panel.answered.as_str()).size(sizes.heading).bold());
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let bar = ScoreBar {
        name: &panel.answered,
        total: number(panel.progress.answered),
        max: number(panel.progress.of),
        reached: panel.progress.answered == panel.progress.of,
        marks: &[],
    };
    bar.show(ui, view.theme);
    ui.add_space(sizes.gap / 2.0);
    for row in &panel.values {
        let found = ui.horizontal(|ui| {
            let found = button::link(ui, view.theme, None, &row.label).clicked();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add(Label::new(row.value.as_str()).bold().wrap(false).selectable(true));
            });
            found
        });
        if found.inner {
            cx.act(Action::Find(row.field.clone()));
        }
    }
    if let Some((tone, verdict)) = &panel.verdict {
        let ink = tone.map_or(*colors.text_weak, |tone| *tone.colors(view.theme).0);
        ui.add(Label::new(verdict.as_str()).color(ink));
    }
    super::score_panel::line_ui(ui, view);
    findings_list::ui(ui, cx, &panel.groups);
}
