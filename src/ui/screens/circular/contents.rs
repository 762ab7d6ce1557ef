//! The contents: every part, and the headings of the one that is read.

use egui::{Id, Ui};

use super::list::{Wish, small};
use super::{CircularState, CircularView};
use crate::circular::{Kind, Part, circulars};
use crate::ui::thai_text::Label;
use crate::ui::widgets::entry::entry;
use crate::words;

/// Deeper headings are found by reading.
const DEEPEST: usize = 2;
/// How far a heading stands in for each level.
const INDENT: f32 = 14.0;

pub(super) fn ui(
    ui: &mut Ui,
    view: &CircularView<'_>,
    state: &CircularState,
    wish: &mut Option<Wish>,
) {
    let mut circular = "";
    for (at, part) in circulars().parts().iter().enumerate() {
        if part.circular != circular {
            circular = &part.circular;
            ui.add_space(view.theme.sizes.gap);
            ui.add(Label::new(circular).size(view.theme.sizes.heading).bold());
        }
        let read = state.reading().0 == at;
        part_ui(ui, view, (at, part), read, wish);
        if read {
            headings_ui(ui, view, part, state, wish);
        }
    }
}

fn part_ui(
    ui: &mut Ui,
    view: &CircularView<'_>,
    (at, part): (usize, &Part),
    read: bool,
    wish: &mut Option<Wish>,
) {
    let name = format!("{} {}", part.circular, part.cited());
    let pressed = entry(ui, view.theme, Id::unique(("circular part", at)), read, &name, |ui| {
        ui.add(Label::new(part.cited()).bold());
        if part.name.is_some() {
            small(ui, view, &part.title);
        }
        if let Some(pages) = words::pages(part.pages, view.lang) {
            small(ui, view, &pages);
        }
    });
    if pressed {
        *wish = Some(Wish::Part(at));
    }
}

fn headings_ui(
    ui: &mut Ui,
    view: &CircularView<'_>,
    part: &Part,
    state: &CircularState,
    wish: &mut Option<Wish>,
) {
    let passages = part.passages.clone().zip(circulars().passages_of(part));
    for (id, heading) in passages.filter(|(_, it)| it.kind == Kind::Heading && it.level <= DEEPEST)
    {
        let chosen = state.reading().1 == Some(id);
        let line = heading.line();
        ui.horizontal_top(|ui| {
            #[expect(clippy::cast_precision_loss, reason = "a few levels")]
            ui.add_space(INDENT * (heading.level + 1) as f32);
            ui.vertical(|ui| {
                let key = Id::unique(("circular heading", id));
                if entry(ui, view.theme, key, chosen, &line, |ui| {
                    ui.add(Label::new(line.as_str()).size(view.theme.sizes.small));
                }) {
                    *wish = Some(Wish::Passage(id));
                }
            });
        });
    }
}
