//! The commands of the program and of the case that is open: one row each.

use egui::Key;

use super::{Command, Menu, command, ctrl, ctrl_shift, plain, rows, shift};
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::place::Step;
use crate::ui::screens::circular::CircularCommand;
use crate::ui::screens::standards::StandardsCommand;
use crate::ui::theme::Brightness;

rows! { ROWS of Action:
    Action::New => [
        command(Action::New, "command.new", Menu::File, &[ctrl(Key::N)]).icon(Icon::New),
    ],
    Action::Open => [
        command(Action::Open, "command.open", Menu::File, &[ctrl(Key::O)]).icon(Icon::Open),
    ],
    Action::Recent => [
        command(Action::Recent, "command.recent", Menu::File, &[ctrl_shift(Key::O)]),
    ],
    Action::OwnForms => [
        command(Action::OwnForms, "command.forms", Menu::File, &[]),
    ],
    Action::Save => [
        command(Action::Save, "command.save", Menu::File, &[ctrl(Key::S)]).icon(Icon::Save).parted(),
    ],
    Action::SaveAs => [
        command(Action::SaveAs, "command.save_as", Menu::File, &[ctrl_shift(Key::S)]),
    ],
    Action::Versions => [
        command(Action::Versions, "command.versions", Menu::File, &[]),
    ],
    Action::SavePdf => [
        command(Action::SavePdf, "command.save_pdf", Menu::File, &[ctrl_shift(Key::P)]).parted(),
    ],
    Action::PrintPdf => [
        command(Action::PrintPdf, "command.print", Menu::File, &[ctrl(Key::P)]).icon(Icon::Print),
    ],
    Action::Blank => [
        command(Action::Blank, "command.blank", Menu::File, &[]),
    ],
    Action::Close => [
        command(Action::Close, "command.close", Menu::File, &[ctrl(Key::W)]).parted(),
    ],
    Action::Quit => [
        command(Action::Quit, "command.quit", Menu::File, &[ctrl(Key::Q)]),
    ],
    Action::Undo => [
        command(Action::Undo, "command.undo", Menu::Edit, &[ctrl(Key::Z)]).icon(Icon::Undo),
    ],
    Action::Redo => [
        command(Action::Redo, "command.redo", Menu::Edit, &[ctrl(Key::Y), ctrl_shift(Key::Z)]).icon(Icon::Redo),
    ],
    Action::Go(_) => [
        command(Action::Go(Step(0)), "step.number", Menu::Go, &[ctrl(Key::Num1)]),
        command(Action::Go(Step(1)), "step.number", Menu::Go, &[ctrl(Key::Num2)]),
        command(Action::Go(Step(2)), "step.number", Menu::Go, &[ctrl(Key::Num3)]),
        command(Action::Go(Step(3)), "step.number", Menu::Go, &[ctrl(Key::Num4)]),
        command(Action::Go(Step(4)), "step.number", Menu::Go, &[ctrl(Key::Num5)]),
        command(Action::Go(Step(5)), "step.number", Menu::Go, &[ctrl(Key::Num6)]),
        command(Action::Go(Step(6)), "step.number", Menu::Go, &[ctrl(Key::Num7)]),
        command(Action::Go(Step(7)), "step.number", Menu::Go, &[ctrl(Key::Num8)]),
        command(Action::Go(Step(8)), "step.number", Menu::Go, &[ctrl(Key::Num9)]),
    ],
    Action::NextStep => [
        command(Action::NextStep, "command.next_step", Menu::Go, &[ctrl(Key::PageDown)]).parted(),
    ],
    Action::PreviousStep => [
        command(Action::PreviousStep, "command.previous_step", Menu::Go, &[ctrl(Key::PageUp)]),
    ],
    Action::NextFinding => [
        command(Action::NextFinding, "command.next_finding", Menu::Go, &[plain(Key::F8)]).parted(),
    ],
    Action::PreviousFinding => [
        command(Action::PreviousFinding, "command.previous_finding", Menu::Go, &[shift(Key::F8)]),
    ],
    Action::Preview => [
        command(Action::Preview, "command.preview", Menu::View, &[plain(Key::F5)]).icon(Icon::Pages),
    ],
    Action::Beside => [
        command(Action::Beside, "command.beside", Menu::View, &[plain(Key::F6)]),
    ],
    Action::OtherLanguage => [
        command(Action::OtherLanguage, "command.other_language", Menu::View, &[ctrl(Key::L)]).icon(Icon::Language).parted(),
    ],
    Action::Look(_) => [
        command(Action::Look(Brightness::System), "command.look_system", Menu::View, &[]).parted(),
        command(Action::Look(Brightness::Light), "command.look_light", Menu::View, &[ctrl_shift(Key::L)]),
        command(Action::Look(Brightness::Dark), "command.look_dark", Menu::View, &[ctrl_shift(Key::D)]),
    ],
    Action::ZoomIn => [
        command(Action::ZoomIn, "command.zoom_in", Menu::View, &[ctrl(Key::Plus), ctrl(Key::Equals), ctrl_shift(Key::Equals)]).parted(),
    ],
    Action::ZoomOut => [
        command(Action::ZoomOut, "command.zoom_out", Menu::View, &[ctrl(Key::Minus)]),
    ],
    Action::ZoomReset => [
        command(Action::ZoomReset, "command.zoom_reset", Menu::View, &[ctrl(Key::Num0)]),
    ],
    Action::Standards(_) => [
        command(Action::Standards(StandardsCommand::Open), "command.standards", Menu::Help, &[plain(Key::F7)]),
    ],
    Action::Circular(_) => [
        command(Action::Circular(CircularCommand::Open), "command.circular", Menu::Help, &[shift(Key::F7)]),
    ],
    Action::Help => [
        command(Action::Help, "command.help", Menu::Help, &[shift(Key::F1)]).icon(Icon::Info),
    ],
    Action::Shortcuts => [
        command(Action::Shortcuts, "command.shortcuts", Menu::Help, &[plain(Key::F1)]),
    ],
    Action::Health => [
        command(Action::Health, "command.health", Menu::Help, &[]).parted(),
    ],
    Action::About => [
        command(Action::About, "command.about", Menu::Help, &[]),
    ],
    // What a dialog answers, what a view leads to: each has a button of its own, and no row.
    Action::Begin(_)
    | Action::OpenFile(_)
    | Action::ForgetRecent
    | Action::ChooseForms
    | Action::LeaveForms
    | Action::Library(_)
    | Action::View(_)
    | Action::SaveBlank(_)
    | Action::Edit { .. }
    | Action::Sign { .. }
    | Action::Reopen { .. }
    | Action::Find(_)
    | Action::Speak(_)
    | Action::ChooseVersion(_)
    | Action::Restore(_)
    | Action::Forget
    | Action::ForgetCase
    | Action::Recover
    | Action::DeclineRecovery
    | Action::KeepMine
    | Action::TakeTheirs
    | Action::TakeOver
    | Action::TryAgain
    | Action::Dismiss
    | Action::SaveAndGoOn
    | Action::GoOn => [],
}
