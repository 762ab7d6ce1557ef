//! Above the table: what is searched for, which cases are wanted, and what is done most.

use egui::containers::menu::MenuButton;
use egui::{Align, Button, Id, Layout, Ui};
use rust_i18n::t;

use super::{Filter, LibraryCommand, LibraryState, LibraryView, State, Wanted};
use crate::base::FormId;
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::{Field, Label};
use crate::ui::widgets::button;

/// How wide the field of the search is.
const SEARCH: f32 = 380.0;

pub(super) fn ui(
    ui: &mut Ui,
    view: &LibraryView<'_>,
    state: &mut LibraryState,
    actions: &mut Vec<Action>,
) {
    let locale = view.lang.code();
    ui.horizontal(|ui| {
        search_ui(ui, view, state);
        form_filter_ui(ui, view, state);
        state_filter_ui(ui, view, state);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let new = t!("library.new", locale = locale);
            if button::primary(ui, view.theme, Some(Icon::New), &new).clicked() {
                actions.push(Action::New);
            }
            let open = t!("library.open", locale = locale);
            if button::secondary(ui, view.theme, Some(Icon::Open), &open).clicked() {
                actions.push(Action::Open);
            }
        });
    });
    line_ui(ui, view, state, actions);
}

fn search_ui(ui: &mut Ui, view: &LibraryView<'_>, state: &mut LibraryState) {
    let locale = view.lang.code();
    let id = Id::unique("library search");
    let arrives = state.wanted == Some(Wanted::Search);
    if arrives {
        ui.memory_mut(|memory| memory.request_focus(id));
        state.wanted = None;
    }
    if ui.memory(|memory| memory.has_focus(id)) {
        let key = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        if key(egui::Key::ArrowDown) || key(egui::Key::Enter) {
            state.wanted = Some(Wanted::Row);
        } else if key(egui::Key::Escape) {
            state.model.search(String::new());
            state.wanted = Some(Wanted::Row);
        }
    }
    let hint = t!("library.search", locale = locale);
    let field = Field::line(id, state.model.typed()).name(&hint).hint(&hint).width(SEARCH);
    let output = field.menu(view.lang).select_all(arrives).show(ui);
    if let Some(typed) = output.edited {
        state.model.search(typed);
    }
}

fn form_filter_ui(ui: &mut Ui, view: &LibraryView<'_>, state: &mut LibraryState) {
    let filter = state.model.filter().clone();
    let all = t!("library.all_forms", locale = view.lang.code()).into_owned();
    let form = |id: &FormId| view.forms.named(id.as_str()).map(|form| form.def().name.clone());
    let now = filter.form.as_ref().and_then(form).unwrap_or_else(|| all.clone());
    let name = t!("library.form", locale = view.lang.code());
    let forms = view.forms.all().map(|form| (form.def().name.clone(), Some(form.id().clone())));
    let options: Vec<_> = std::iter::once((all, None)).chain(forms).collect();
    let mut form = filter.form.clone();
    choice_ui(ui, &name, &now, &mut form, options);
    if form != filter.form {
        state.model.filter_by(Filter { form, ..filter });
    }
}

fn state_filter_ui(ui: &mut Ui, view: &LibraryView<'_>, state: &mut LibraryState) {
    let filter = state.model.filter().clone();
    let word = |state: State| t!(state.key(), locale = view.lang.code()).into_owned();
    let all = t!("library.all_states", locale = view.lang.code()).into_owned();
    let now = filter.state.map_or_else(|| all.clone(), word);
    let name = t!("library.state", locale = view.lang.code());
    let states = State::ALL.into_iter().map(|state| (word(state), Some(state)));
    let options: Vec<_> = std::iter::once((all, None)).chain(states).collect();
    let mut wanted = filter.state;
    choice_ui(ui, &name, &now, &mut wanted, options);
    if wanted != filter.state {
        state.model.filter_by(Filter { state: wanted, ..filter });
    }
}

/// A button that says what is chosen, and a menu to choose from.
fn choice_ui<T: PartialEq>(
    ui: &mut Ui,
    name: &str,
    now: &str,
    chosen: &mut T,
    options: Vec<(String, T)>,
) {
    let text = format!("{now}  ▾");
    let (response, _) = MenuButton::from_button(Button::new(text)).ui(ui, |ui| {
        for (text, option) in options {
            let entry = Button::selectable(option == *chosen, text);
            if ui.add(entry.wrap_mode(egui::TextWrapMode::Extend)).clicked() {
                *chosen = option;
            }
        }
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(name));
}

/// How many cases there are, how far they are read, and what can be done with the marked ones.
fn line_ui(
    ui: &mut Ui,
    view: &LibraryView<'_>,
    state: &mut LibraryState,
    actions: &mut Vec<Action>,
) {
    let (lang, locale) = (view.lang, view.lang.code());
    let weak = *view.theme.colors.text_weak;
    let small = view.theme.sizes.small;
    let (shown, all) = (lang.count(state.model.shown()), lang.count(state.model.count()));
    let count = if state.model.shown() == state.model.count() {
        t!("library.count", locale = locale, count = all)
    } else {
        t!("library.count_of", locale = locale, count = shown, of = all)
    };
    let told = |ui: &mut Ui, state: &LibraryState| {
        ui.set_min_height(view.theme.sizes.control_height);
        ui.add(Label::new(count).size(small).color(weak).wrap(false));
        if let Some((done, of)) = state.reading {
            let (done, of) = (lang.count(done), lang.count(of));
            let text = t!("library.progress", locale = locale, done = done, of = of);
            ui.add(Label::new(text).size(small).color(weak).wrap(false));
        }
    };
    if state.model.marked() > 0 {
        // What can be done with them needs the room of the folder, and more in a narrow window.
        ui.horizontal_wrapped(|ui| {
            told(ui, state);
            commands_ui(ui, view, state, actions);
        });
        return;
    }
    ui.horizontal(|ui| {
        told(ui, state);
        commands_ui(ui, view, state, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let change = t!("library.choose_folder", locale = locale);
            if button::secondary(ui, view.theme, None, &change).clicked() {
                actions.push(Action::Library(LibraryCommand::ChooseFolder));
            }
            let room = (ui.available_width() - view.theme.sizes.gap).max(0.0);
            let height = view.theme.sizes.control_height;
            let (rect, _) = ui.allocate_exact_size(egui::vec2(room, height), egui::Sense::hover());
            let folder = view.folder.unwrap_or_default();
            super::cells::words_in(ui, view.theme, folder, weak, false, rect, Align::Max);
        });
    });
}

/// What can be done with the cases that are marked; and the table of them, or of all that are
/// shown.
fn commands_ui(
    ui: &mut Ui,
    view: &LibraryView<'_>,
    state: &mut LibraryState,
    actions: &mut Vec<Action>,
) {
    let (locale, scope) = (view.lang.code(), state.scope());
    let summary = ("library.save_summary", LibraryCommand::SaveSummary);
    let marked = state.model.marked();
    let commands = if marked == 0 {
        vec![summary]
    } else {
        let text = t!("library.marked", locale = locale, count = view.lang.count(marked));
        ui.add(Label::new(text).size(view.theme.sizes.small).bold().wrap(false));
        vec![
            ("library.compare", LibraryCommand::Compare),
            ("library.save_pdfs", LibraryCommand::SavePdfs),
            summary,
            ("library.duplicate", LibraryCommand::Duplicate),
            ("library.delete", LibraryCommand::Delete),
        ]
    };
    for (key, command) in commands {
        let name = t!(key, locale = locale);
        if button::secondary_if(ui, view.theme, command.available(scope), &name).clicked() {
            actions.push(Action::Library(command));
        }
    }
    if marked == 0 && state.reading.is_none() {
        let hint = Label::new(t!("library.how_to_open", locale = locale));
        let hint = hint.size(view.theme.sizes.small).color(*view.theme.colors.text_weak);
        ui.add(hint.wrap(false));
    }
    if marked > 0 {
        let none = t!("library.unmark", locale = locale);
        if button::secondary(ui, view.theme, Some(Icon::Close), &none).clicked() {
            state.model.unmark();
        }
    }
}
