//! The commands of the library: one row each.

use egui::{Key, KeyboardShortcut};

use super::{Command, Menu, command, ctrl, plain, rows};
use crate::ui::Action;
use crate::ui::screens::library::LibraryCommand;

const fn library(
    what: LibraryCommand,
    key: &'static str,
    shortcuts: &'static [KeyboardShortcut],
) -> Command {
    command(Action::Library(what), key, Menu::Library, shortcuts)
}

rows! { ROWS of LibraryCommand:
    LibraryCommand::Open => [library(LibraryCommand::Open, "library.open_case", &[])],
    LibraryCommand::NewRound => [library(LibraryCommand::NewRound, "library.new_round", &[])],
    LibraryCommand::Duplicate => [library(LibraryCommand::Duplicate, "library.duplicate", &[ctrl(Key::D)])],
    LibraryCommand::Compare => [library(LibraryCommand::Compare, "library.compare", &[ctrl(Key::M)])],
    LibraryCommand::SavePdfs => [library(LibraryCommand::SavePdfs, "library.save_pdfs", &[])],
    LibraryCommand::SaveSummary => [library(LibraryCommand::SaveSummary, "library.save_summary", &[ctrl(Key::E)])],
    LibraryCommand::Rename => [library(LibraryCommand::Rename, "library.rename", &[plain(Key::F2)]).parted()],
    LibraryCommand::Delete => [library(LibraryCommand::Delete, "library.delete", &[])],
    LibraryCommand::Search => [library(LibraryCommand::Search, "library.search_now", &[ctrl(Key::F)]).parted()],
    LibraryCommand::ShowFolder => [library(LibraryCommand::ShowFolder, "library.show_folder", &[])],
    LibraryCommand::ChooseFolder => [library(LibraryCommand::ChooseFolder, "library.choose_folder", &[])],
    LibraryCommand::OwnFolder => [library(LibraryCommand::OwnFolder, "library.own_folder", &[])],
    // These are answers, or stand in the table itself.
    LibraryCommand::RenameTo { .. }
    | LibraryCommand::DeleteForGood(_)
    | LibraryCommand::Undelete
    | LibraryCommand::SavePdfsIn { .. }
    | LibraryCommand::StopPdfs
    | LibraryCommand::Table
    | LibraryCommand::Sample(_) => [],
}
