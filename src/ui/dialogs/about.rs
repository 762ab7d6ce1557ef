//! What this program is, what it is made from, and under which licences.

use egui::{Id, Key, Modifiers, ScrollArea, Ui, Vec2};
use rust_i18n::t;

use super::licences::{self, CRATES};
use super::{DialogView, close_ui, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::ui::widgets::choice::{Choice, Chose, Item};

/// What is read below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// The program's own licence.
    #[default]
    Program,
    /// The licence of the letters.
    Letters,
    /// The licence of the symbols.
    Symbols,
    /// The crates that the program is made from, each with its licence.
    Crates,
}

impl Reading {
    const ALL: [Self; 4] = [Self::Program, Self::Letters, Self::Symbols, Self::Crates];

    fn key(self) -> &'static str {
        match self {
            Self::Program => "about.program",
            Self::Letters => "about.letters",
            Self::Symbols => "about.symbols",
            Self::Crates => "about.crates",
        }
    }
}

/// What the rest of the dialog takes from the height of the window.
const AROUND: f32 = 400.0;

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    reading: &mut Reading,
    actions: &mut Vec<Action>,
) -> Id {
    let (locale, sizes) = (view.lang.code(), &view.theme.sizes);
    let room = ui.ctx().content_rect().size();
    ui.set_width(sizes.column_width.min(room.x - 96.0));
    title_ui(ui, view, "about.title");
    let version = env!("CARGO_PKG_VERSION");
    ui.add(Label::new(t!("about.version", locale = locale, version = version)).bold());
    ui.add(Label::new(t!("about.what", locale = locale)));
    ui.add_space(sizes.gap);
    ui.add(Label::new(t!("about.licences", locale = locale)).bold());
    choice_ui(ui, view, reading);
    let area = ScrollArea::vertical().id_salt(reading.key()).auto_shrink(false);
    let area = area.max_height((room.y - AROUND).clamp(120.0, 420.0));
    match *reading {
        Reading::Program => text_ui(ui, view, area, licences::PROGRAM),
        Reading::Letters => text_ui(ui, view, area, licences::SARABUN),
        Reading::Symbols => text_ui(ui, view, area, licences::SYMBOLS),
        Reading::Crates => crates_ui(ui, view, area),
    }
    close_ui(ui, view, actions)
}

fn choice_ui(ui: &mut Ui, view: &DialogView<'_>, reading: &mut Reading) {
    let locale = view.lang.code();
    let count = view.lang.count(CRATES.len());
    let words = Reading::ALL.map(|of| t!(of.key(), locale = locale, count = count));
    let items = Reading::ALL.iter().zip(&words);
    let options: Vec<_> =
        items.map(|(of, label)| Item { id: Id::unique(("about", of.key())), label }).collect();
    let name = t!("about.licences", locale = locale);
    let chosen = Reading::ALL.iter().position(|of| of == reading);
    let choice = Choice { name: &name, options: &options, chosen, enabled: true };
    if let Some(Chose::Option(index)) = choice.show(ui, view.theme) {
        *reading = Reading::ALL.get(index).copied().unwrap_or_default();
    }
}

/// A licence, line by line as it was written.
fn text_ui(ui: &mut Ui, view: &DialogView<'_>, area: ScrollArea, text: &str) {
    let small = view.theme.sizes.small;
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        scroll_by_keys(ui);
        for line in text.lines() {
            // A line of nothing parts two paragraphs.
            let line = if line.is_empty() { " " } else { line };
            ui.add(Label::new(line).size(small).selectable(true));
        }
    });
}

/// The crates, of which only those in sight are set.
fn crates_ui(ui: &mut Ui, view: &DialogView<'_>, area: ScrollArea) {
    const NAME: f32 = 300.0;
    const VERSION: f32 = 130.0;
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let height = sizes.text * 1.5;
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, height, CRATES.len(), |ui, range| {
        scroll_by_keys(ui);
        for of in CRATES.get(range).unwrap_or_default() {
            ui.horizontal(|ui| {
                ui.set_height(height);
                let cell = |ui: &mut Ui, width: f32, label: Label<'_>| {
                    ui.allocate_ui(Vec2::new(width, height), |ui| {
                        ui.set_min_width(width);
                        ui.add(label.wrap(false));
                    });
                };
                let small = |text| Label::new(text).size(sizes.small);
                cell(ui, NAME, small(of.name).bold());
                cell(ui, VERSION, small(of.version).color(*colors.text_weak));
                ui.add(small(of.licence).wrap(false));
            });
        }
    });
}

/// The keys that move what is read; there is nothing in it that could have the focus.
fn scroll_by_keys(ui: &Ui) {
    let page = ui.clip_rect().height() * 0.9;
    let far = f32::from(u16::MAX);
    for (key, by) in
        [(Key::PageDown, -page), (Key::PageUp, page), (Key::End, -far), (Key::Home, far)]
    {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(Vec2::new(0.0, by));
        }
    }
}
