//! One level, as the standard prints it.

use egui::Ui;
use rust_i18n::t;

use super::passage::{self, Shown, notes};
use super::{StandardsState, StandardsView, need};
use crate::base::to_thai_digits;
use crate::drafting::Chosen;
use crate::standards::{EntryDef, LevelDef, Part, Standard, duties, entry_number, requirements};
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::card;
use crate::ui::widgets::notice::{self, Tone};
use crate::words;

pub(super) fn ui(
    ui: &mut Ui,
    view: &StandardsView<'_>,
    state: &mut StandardsState,
    actions: &mut Vec<Action>,
) {
    let Some((standard, level)) = view.at(state.spot) else { return };
    // Brought in sight once; then the reader scrolls as they like.
    let found = state.found.take();
    let mut drawn = LevelUi {
        view,
        standard,
        level,
        found: found.as_ref(),
        chosen: &mut state.chosen,
        actions,
    };
    card::card(ui, view.theme, |ui| {
        heading_ui(ui, view, &t!("standard.nature", locale = view.lang.code()));
        drawn.plain(ui, None, &standard.def().nature);
    });
    card::card(ui, view.theme, |ui| {
        drawn.heading(ui, Part::MainDuty);
        for text in &level.main_duty {
            drawn.plain(ui, Some(Part::MainDuty), text);
        }
    });
    card::card(ui, view.theme, |ui| drawn.duties(ui));
    card::card(ui, view.theme, |ui| {
        drawn.heading(ui, Part::Qualifications);
        if let Some(text) = &level.qualifications_lead {
            drawn.plain(ui, Some(Part::Qualifications), text);
        }
        drawn.entries(ui, &level.qualifications, "");
    });
    card::card(ui, view.theme, |ui| drawn.needs(ui));
}

/// The heading of a part.
pub(super) fn heading_ui(ui: &mut Ui, view: &StandardsView<'_>, words: &str) {
    ui.add(Label::new(words).size(view.theme.sizes.heading).bold());
}

struct LevelUi<'a> {
    view: &'a StandardsView<'a>,
    standard: &'a Standard,
    level: &'a LevelDef,
    /// What was looked for.
    found: Option<&'a (Part, String)>,
    /// The duties that are chosen to be inserted.
    chosen: &'a mut Chosen,
    actions: &'a mut Vec<Action>,
}

impl LevelUi<'_> {
    fn heading(&self, ui: &mut Ui, part: Part) {
        heading_ui(ui, self.view, &words::standard_part(self.view.lang, self.standard, part));
    }

    fn is_found(&self, part: Part, number: &str) -> bool {
        self.found.is_some_and(|(of, at)| *of == part && at == number)
    }

    fn plain(&mut self, ui: &mut Ui, part: Option<Part>, text: &str) {
        let found = part.is_some_and(|part| self.is_found(part, ""));
        let shown = Shown::of(self.level, "", text, found);
        passage::ui(ui, self.view, &shown, self.actions);
    }

    fn numbered(&mut self, ui: &mut Ui, part: Part, number: &str, text: &str) {
        let found = self.is_found(part, number);
        let shown = Shown::of(self.level, number, text, found);
        passage::ui(ui, self.view, &shown, self.actions);
    }

    fn duties(&mut self, ui: &mut Ui) {
        self.heading(ui, Part::Duties);
        let mut group = None;
        for duty in duties(self.level) {
            if group != Some(duty.group) {
                group = Some(duty.group);
                let number = to_thai_digits(&format!("{}.", duty.group + 1));
                ui.add(Label::new(format!("{number} {}", duty.title)).bold());
            }
            // A paragraph has the number of its group, which stands above it already.
            let number = duty.item.map_or_else(String::new, |_| duty.number());
            let found = self.is_found(Part::Duties, &duty.number());
            let key = (duty.group, duty.item);
            let chosen = self.view.into.map(|_| self.chosen.contains(&key));
            let shown = Shown { chosen, ..Shown::of(self.level, &number, duty.text, found) };
            if passage::ui(ui, self.view, &shown, self.actions) && !self.chosen.remove(&key) {
                self.chosen.insert(key);
            }
        }
    }

    fn entries(&mut self, ui: &mut Ui, entries: &[EntryDef], above: &str) {
        for (index, entry) in entries.iter().enumerate() {
            let number = entry_number(above, index);
            self.numbered(ui, Part::Qualifications, &number, &entry.text);
            if !entry.items.is_empty() {
                ui.indent(("entries", &number), |ui| self.entries(ui, &entry.items, &number));
            }
        }
    }

    /// What is needed, as one table.
    fn needs(&self, ui: &mut Ui) {
        let (lang, theme) = (self.view.lang, self.view.theme);
        for (part, needs) in Part::NEEDS.into_iter().zip(requirements(self.level)) {
            if needs.is_empty() {
                continue;
            }
            self.heading(ui, part);
            for need in needs {
                let level = format!(" {}", lang.number(need.level.into()));
                let level = words::standard_level(lang, &level);
                need::ui(ui, theme, &need.name, |ui| {
                    ui.add(Label::new(level).wrap(false));
                });
                for note in notes(self.level, &need.name) {
                    let text = t!("standards.doubt", locale = lang.code(), note = note);
                    notice::hint(ui, theme, Tone::Warning, Icon::Warning, &text);
                }
            }
        }
    }
}
