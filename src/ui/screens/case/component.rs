//! One component of the score: its levels as cards, its points, its reason.

use egui::{Id, Key, Modifiers, Ui};
use rust_i18n::t;

use super::component_words::{Guidances, Words};
use super::points_typed::{Typed, typed};
use crate::base::FieldId;
use crate::case::Edit;
use crate::form::{Component, Field};
use crate::ui::icon::Icon;
use crate::ui::thai_text::{self, Label};
use crate::ui::widgets::levels::{Chose, Level, Levels};
use crate::ui::widgets::notice::{self, Tone};
use crate::ui::widgets::points::{Band, Points, belongs_to_the_change_before};
use crate::ui::widgets::{field, field_id};
use crate::ui::{CaseContext, CaseView};

/// One component, and what is drawn of it.
pub struct Part<'a> {
    /// What it is drawn from.
    pub view: &'a CaseView<'a>,
    /// The component.
    pub component: &'a Component,
    /// Its place among the components.
    pub index: usize,
    /// Its words.
    pub words: &'a Words,
    /// The guidance of the line of work.
    pub guidance: Option<&'a Guidances>,
}

/// The width of the field for points.
const POINTS: f32 = 76.0;

impl Part<'_> {
    /// Draws the component.
    pub fn ui(&self, ui: &mut Ui, cx: &mut CaseContext<'_>) {
        let (sizes, colors) = (&self.view.theme.sizes, &self.view.theme.colors);
        ui.horizontal(|ui| {
            ui.add(Label::new(self.words.heading.as_str()).size(sizes.heading).bold().wrap(false));
            ui.add(Label::new(self.words.out_of.as_str()).color(*colors.text_weak).wrap(false));
        });
        self.levels_ui(ui, cx);
        ui.add_space(sizes.gap / 2.0);
        self.points_ui(ui, cx);
        ui.add_space(sizes.gap / 2.0);
        self.reason_ui(ui, cx);
    }

    fn field(&self, id: &FieldId) -> Option<(&Field, Id, bool)> {
        let field = self.view.field(id.as_str())?;
        Some((field, field_id(&field.id), !self.view.is_locked(&field.id)))
    }

    fn levels_ui(&self, ui: &mut Ui, cx: &mut CaseContext<'_>) {
        let Self { view, component, index: at, words, guidance } = *self;
        let Some((field, id, enabled)) = self.field(&component.level) else { return };
        let all = component.def.levels.iter().zip(&words.levels).enumerate();
        let levels: Vec<_> = all
            .map(|(index, (level, words))| Level {
                // The first card is the field's own widget; the others have ids beside it.
                id: if index == 0 { id } else { id.with(index) },
                number: &words.number,
                words: &level.words,
                range: &words.range,
                guidance: guidance.and_then(|guidance| guidance.get(at, index)),
            })
            .collect();
        let chosen = view.case.number(field.id.as_str()).and_then(|level| level.checked_sub(1));
        let group = Levels {
            name: &words.level_name,
            level: view.form.score().map_or("", |score| &score.level),
            levels: &levels,
            // A file may hold a level that there is not.
            chosen: chosen
                .and_then(|index| usize::try_from(index).ok())
                .filter(|index| *index < levels.len()),
            enabled,
        };
        let shown = ui.scope(|ui| group.show(ui, view.theme));
        if let Some(entrance) = group.entrance().filter(|_| cx.state.found(&field.id)) {
            ui.memory_mut(|memory| memory.request_focus(entrance));
            cx.state.bring(view, &shown.response);
        }
        if group.focused(ui).is_some() {
            cx.state.last = Some(field.id.clone());
        }
        field::remarks_ui(ui, view, field);
        let edit = match shown.inner {
            Some(Chose::Level(level)) => Edit::level(view.case, component, level),
            Some(Chose::Nothing) => Edit::clear(field.id.clone()),
            None => return,
        };
        cx.edit(edit, false);
    }

    fn points_ui(&self, ui: &mut Ui, cx: &mut CaseContext<'_>) {
        let Self { view, component, words, .. } = *self;
        let Some((field, id, enabled)) = self.field(&component.points) else { return };
        let all = component.def.levels.iter().zip(&words.levels);
        let bands: Vec<_> = all
            .map(|(level, words)| Band { from: level.from, to: level.to, label: &words.band })
            .collect();
        let slider = Points {
            id: id.with("slider"),
            name: &words.slider_name,
            bands: &bands,
            points: view.case.number(field.id.as_str()),
            start: self.start(),
            enabled,
        };
        ui.horizontal(|ui| {
            ui.add(Label::new(field.label.as_str()).bold().wrap(false));
            self.number_ui(ui, cx, field);
            ui.add_space(view.theme.sizes.gap);
            if let Some(moved) = slider.show(ui, view.theme) {
                cx.state.score.kept_out = None;
                let edit = Edit::points(component, moved.points);
                cx.edit(edit, moved.continues);
            }
        });
        if ui.memory(|memory| memory.has_focus(slider.id)) {
            cx.state.last = Some(field.id.clone());
        }
        if cx.state.score.kept_out.as_ref() == Some(&field.id) {
            let hint = t!("scoring.only_digits", locale = view.lang.code());
            notice::hint(ui, view.theme, Tone::Warning, Icon::Warning, &hint);
        }
        field::remarks_ui(ui, view, field);
    }

    /// Where the keys begin while there are no points: at the chosen level's fewest.
    fn start(&self) -> i64 {
        let level = self.view.case.number(self.component.level.as_str());
        let level = level.and_then(|level| self.component.level(level));
        level.map_or_else(|| self.component.min(), |level| level.from)
    }

    fn number_ui(&self, ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field) {
        let Self { view, component, words, .. } = *self;
        let id = field_id(&field.id);
        let enabled = !view.is_locked(&field.id);
        let step = if enabled { arrow_step(ui, id) } else { None };
        let output = thai_text::Field::line(id, &words.points)
            .name(&words.points_name)
            .read_only(!enabled)
            .menu(view.lang)
            .width(POINTS)
            .show(ui);
        field::follow(cx, field, &output.response);
        let meant = output.edited.map(|text| typed(&words.points, &text)).or(step);
        let now = view.case.number(field.id.as_str());
        let edit = match meant {
            Some(Typed::Points(points)) => Edit::points(component, points),
            Some(Typed::Nothing) => Edit::clear(field.id.clone()),
            Some(Typed::Step(by)) => {
                let points = now.map_or_else(|| self.start(), |now| now.saturating_add(by));
                Edit::points(component, points.clamp(component.min(), component.def.max))
            }
            Some(Typed::KeptOut) => {
                cx.state.score.kept_out = Some(field.id.clone());
                return;
            }
            None => {
                let here = cx.state.score.kept_out.as_ref() == Some(&field.id);
                if here && output.response.lost_focus() {
                    cx.state.score.kept_out = None;
                }
                return;
            }
        };
        cx.state.score.kept_out = None;
        // Not as the field has it: the digits shown need not be those that were typed.
        let continues = belongs_to_the_change_before(ui, id, None);
        cx.edit(edit, continues);
    }

    fn reason_ui(&self, ui: &mut Ui, cx: &mut CaseContext<'_>) {
        let Self { view, component, words, .. } = *self;
        let Some((field, id, enabled)) = self.field(&component.reason) else { return };
        ui.add(Label::new(field.label.as_str()).bold());
        let output = thai_text::Field::paragraphs(id, view.case.text(field.id.as_str()))
            .name(&words.reason_name)
            .read_only(!enabled)
            .menu(view.lang)
            .min_rows(3)
            .show(ui);
        field::follow(cx, field, &output.response);
        if let Some(text) = output.edited {
            let edit = Edit::text(field.id.clone(), &text);
            cx.edit(edit, output.continues);
        }
        if let Some(thin) = &words.thin {
            notice::hint(ui, view.theme, Tone::Plain, Icon::Info, thin);
        }
        field::remarks_ui(ui, view, field);
    }
}

/// Up and down in the field for points, taken before the field sees them.
fn arrow_step(ui: &Ui, id: Id) -> Option<Typed> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowUp) {
            Some(Typed::Step(1))
        } else if pressed(Key::ArrowDown) {
            Some(Typed::Step(-1))
        } else {
            None
        }
    })
}
