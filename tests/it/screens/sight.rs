//! What these tests do with a screen beyond keys: open a case made by a story, be led to a field,
//! look at one thing.

use egui::accesskit::Role;
use egui::{Key, Pos2, Rect};
use egui_kittest::kittest::NodeT as _;
use khangan::base::FieldId;
use khangan::case::Case;
use khangan::store::write_case;
use khangan::ui::Action;

use crate::scenario::Scenario;
use crate::screen::{Screen, Spoken};
use crate::terminal::Desk;

/// The program with the case of a story open.
pub fn screen_of(scenario: &Scenario) -> Screen {
    screen_of_file(&write_case(scenario.case()))
}

/// The program with this file open.
pub fn screen_of_file(text: &str) -> Screen {
    let desk = Desk::new();
    let path = desk.write("เรื่อง.khangan", text);
    Screen::open(path)
}

/// A file edited by hand, with these answers.
pub fn file_with(form: &str, answers: &str) -> String {
    format!(
        "(format: 1, form: \"{form}\", edition: \"ว2/2558\", \
         id: \"5b8b1a0e-3f0f-4a55-9d0c-0d2f6b3c9f11\", created: \"2026-11-20T09:30:00+07:00\", \
         modified: \"2026-11-20T09:42:10+07:00\", answers: {{{answers}}})"
    )
}

/// The case that is open.
pub fn case(screen: &Screen) -> &Case {
    screen.case().expect("a case is open")
}

/// Does something as if the officer had.
pub fn act(screen: &mut Screen, action: Action) {
    screen.harness.state_mut().as_mut().expect("a frame has been drawn").act(action);
    screen.harness.step();
    screen.settle();
}

/// Leads to a field, which has the focus then.
pub fn lead(screen: &mut Screen, field: &str) {
    act(screen, Action::Find(FieldId::from(field)));
}

/// Presses Tab until something of this role has the focus.
#[track_caller]
pub fn tab_to(screen: &mut Screen, role: Role) {
    for _ in 0..20 {
        screen.press(Key::Tab);
        if screen.focused().is_some_and(|focused| focused.role == role) {
            return;
        }
    }
    panic!("Tab leads to no {role:?}");
}

/// Gives the focus to what is called so, in sight or not, and presses Enter.
#[track_caller]
pub fn press(screen: &mut Screen, role: Role, name: &str) {
    let mut nodes = screen.harness.root().children_recursive();
    let node = nodes.find(|node| {
        let node = node.accesskit_node();
        node.role() == role && node.label().as_deref() == Some(name)
    });
    node.unwrap_or_else(|| panic!("no {role:?} is called {name}")).focus();
    drop(nodes);
    screen.settle();
    screen.press(Key::Enter);
}

/// Everything of this role.
pub fn all(screen: &Screen, role: Role) -> Vec<Spoken> {
    screen.spoken().into_iter().filter(|spoken| spoken.role == role).collect()
}

/// The number that something of this role, so called, stands at; and where it is.
#[track_caller]
pub fn gauge(screen: &Screen, role: Role, name: &str) -> (Option<f64>, Rect) {
    let mut nodes = screen.harness.root().children_recursive();
    let node = nodes.find(|node| {
        let node = node.accesskit_node();
        node.role() == role && node.label().is_some_and(|label| label.contains(name))
    });
    let node = node.unwrap_or_else(|| panic!("no {role:?} is called {name}"));
    (node.accesskit_node().numeric_value(), node.rect())
}

/// Presses the pointer at a place, draws it to another, and lets it go.
pub fn drag(screen: &mut Screen, from: Pos2, over: &[Pos2]) {
    screen.harness.drag_at(from);
    screen.harness.step();
    for place in over {
        screen.harness.hover_at(*place);
        screen.harness.step();
    }
    screen.harness.drop_at(over.last().copied().unwrap_or(from));
    screen.settle();
}
