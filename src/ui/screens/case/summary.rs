//! What follows from the score: the totals, what they suggest, why, and the verdict.

use egui::Ui;
use rust_i18n::t;

use super::per_revision::PerRevision;
use crate::form::PartDef;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::notice::{self, Tone};
use crate::ui::widgets::{card, field};
use crate::ui::{CaseContext, CaseView};
use crate::words;

/// What the summary remembers between frames.
#[derive(Debug, Default)]
pub struct SummaryState {
    figures: PerRevision<Figures>,
}

/// The figures, and what they suggest.
#[derive(Debug)]
struct Figures {
    /// A name and what belongs to it.
    rows: Vec<(String, String)>,
    suggested: String,
}

impl Figures {
    fn of(view: &CaseView<'_>) -> Self {
        let (lang, appraisal) = (view.lang, view.appraisal);
        let locale = lang.code();
        let none = || t!("summary.none", locale = locale).into_owned();
        let points = |points: i64| {
            t!("summary.points", locale = locale, points = lang.number(points)).into_owned()
        };
        let target = appraisal.target.as_ref().map(ToString::to_string);
        let row = |key: &str, value: String| (t!(key, locale = locale).into_owned(), value);
        Self {
            rows: vec![
                row("summary.total", points(appraisal.total)),
                row("summary.target", target.unwrap_or_else(none)),
                row("summary.threshold", appraisal.threshold.map_or_else(none, points)),
            ],
            suggested: words::suggested(lang, view.form, appraisal),
        }
    }
}

/// Draws the step.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, part: &PartDef) {
    let view = cx.view;
    let figures = cx.state.summary.figures.get(view, Figures::of);
    card::card(ui, view.theme, |ui| figures_ui(ui, view, &figures));
    ui.add_space(view.theme.sizes.gap_wide);
    for of in view.form.fields_of(&part.id) {
        field::ui(ui, cx, of.id.as_str());
    }
}

fn figures_ui(ui: &mut Ui, view: &CaseView<'_>, figures: &Figures) {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = sizes.gap_section;
        for (name, value) in &figures.rows {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let name = Label::new(name.as_str()).size(sizes.small).color(*colors.text_weak);
                ui.add(name.wrap(false));
                ui.add(Label::new(value.as_str()).size(sizes.heading).bold().wrap(false));
            });
        }
    });
    ui.add_space(sizes.gap);
    let (tone, icon) = match view.appraisal.suggested(view.form) {
        Some(_) if view.appraisal.reached == Some(true) => (Tone::Good, Icon::Check),
        Some(_) => (Tone::Warning, Icon::Warning),
        None => (Tone::Plain, Icon::Info),
    };
    // How the total stands is said by the panel at the right, always.
    notice::hint(ui, view.theme, tone, icon, &figures.suggested);
    let yours = t!("suggested.yours", locale = view.lang.code());
    ui.add(Label::new(yours).size(sizes.small).color(*colors.text_weak));
}
