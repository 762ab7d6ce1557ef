//! The library: every case of a folder as a table, to be found, opened, compared, printed.
//!
//! [`Model`] decides which rows are shown in which order and what is marked; everything else here
//! draws it. What the officer does with cases are [`LibraryCommand`]s, which the shell runs.

mod cells;
mod columns;
mod command;
pub mod compare;
mod keys;
mod model;
mod row;
mod saving;
mod table;
mod top;
mod welcome;

use std::path::PathBuf;

use egui::{Frame, Margin, Ui};
use rust_i18n::t;

pub use columns::{Column, Filter, Sort};
pub use command::{Existing, LibraryCommand, Scope};
pub use compare::Comparison;
pub use model::{Model, Motion};
pub use row::{Row, Said, State};

use crate::form::Forms;
use crate::ui::icon::Icon;
use crate::ui::widgets::button;
use crate::ui::widgets::notice::{self, Tone};
use crate::ui::{Action, Theme};
use crate::words::Lang;

/// What the library draws from.
#[derive(Clone, Copy)]
pub struct LibraryView<'a> {
    /// The forms that can be begun.
    pub forms: &'a Forms,
    /// The folder; none, where cases are only opened one by one.
    pub folder: Option<&'a str>,
    /// The files opened last, newest first.
    pub recent: &'a [PathBuf],
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
}

/// What the library remembers between frames.
#[derive(Debug, Default)]
pub struct LibraryState {
    /// The table.
    pub model: Model,
    /// How much of the folder is read: done, of so many. None, once all is.
    pub reading: Option<(usize, usize)>,
    /// How many PDFs are saved: done, of so many. None, where none are being saved.
    pub saving: Option<(usize, usize)>,
    /// Whether the officer chose the folder.
    pub chosen: bool,
    /// Why the folder cannot be read.
    pub trouble: Option<Said>,
    /// The cases that are compared, instead of the table.
    pub comparison: Option<Comparison>,
    /// What is to have the focus next.
    pub wanted: Option<Wanted>,
    table: table::TableState,
}

/// What is to have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The row under the cursor.
    Row,
    /// The field of the search.
    Search,
}

impl LibraryState {
    /// Before anything of a folder is read; what is being saved goes on.
    pub fn of_folder(chosen: bool, saving: Option<(usize, usize)>) -> Self {
        Self { saving, chosen, ..Self::default() }
    }

    /// What a command would be about.
    pub fn scope(&self) -> Scope {
        if self.comparison.is_some() {
            return Scope::default();
        }
        let (files, cases) = self.model.meant_counts();
        let (saving, chosen) = (self.saving.is_some(), self.chosen);
        Scope { files, cases, shown: self.model.shown(), saving, chosen }
    }
}

/// Draws the library.
pub fn ui(ui: &mut Ui, view: &LibraryView<'_>, state: &mut LibraryState, acts: &mut Vec<Action>) {
    if let Some(comparison) = &state.comparison {
        compare::ui(ui, view, comparison, acts);
        return;
    }
    let gap = view.theme.sizes.gap_wide;
    let margin = Margin::symmetric(16, 12);
    if state.model.count() == 0 && state.reading.is_none() {
        if state.trouble.is_some() || state.saving.is_some() {
            Frame::NONE.inner_margin(margin).show(ui, |ui| {
                trouble_ui(ui, view, state, acts);
                saving::ui(ui, view, state.saving, acts);
            });
        }
        welcome::ui(ui, view, state.trouble.is_none(), acts);
        return;
    }
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        top::ui(ui, view, state, acts);
        trouble_ui(ui, view, state, acts);
        saving::ui(ui, view, state.saving, acts);
        ui.add_space(gap / 2.0);
        table::ui(ui, view, state, acts);
    });
}

/// Why the folder cannot be read, and which other there is.
fn trouble_ui(
    ui: &mut Ui,
    view: &LibraryView<'_>,
    state: &LibraryState,
    actions: &mut Vec<Action>,
) {
    let Some(trouble) = &state.trouble else { return };
    let text = trouble.in_lang(view.lang);
    notice::notice(ui, view.theme, Tone::Warning, Icon::Warning, text);
    ui.horizontal_wrapped(|ui| {
        for (key, command) in [
            ("library.choose_folder", LibraryCommand::ChooseFolder),
            ("library.own_folder", LibraryCommand::OwnFolder),
        ] {
            let name = t!(key, locale = view.lang.code());
            if command.available(state.scope())
                && button::secondary(ui, view.theme, None, &name).clicked()
            {
                actions.push(Action::Library(command));
            }
        }
    });
}

/// The short words of a verdict.
pub fn verdict(lang: Lang, passed: bool) -> String {
    let key = if passed { "library.passed" } else { "library.failed" };
    t!(key, locale = lang.code()).into_owned()
}
