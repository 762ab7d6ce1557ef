//! The commands of the library: one row each.

use egui::{Key, KeyboardShortcut};

use super::{Command, Menu, command, ctrl, plain, rows};
use crate::ui::Action;
use crate::ui::screens::library::Deed;

const fn library(deed: Deed, key: &'static str, shortcuts: &'static [KeyboardShortcut]) -> Command {
    command(Action::Library(deed), key, Menu::Library, shortcuts)
}

rows! { ROWS of Deed:
    Deed::Open => [library(Deed::Open, "library.open_case", &[])],
    Deed::NewRound => [library(Deed::NewRound, "library.new_round", &[])],
    Deed::Duplicate => [library(Deed::Duplicate, "library.duplicate", &[ctrl(Key::D)])],
    Deed::Compare => [library(Deed::Compare, "library.compare", &[ctrl(Key::M)])],
    Deed::SavePdfs => [library(Deed::SavePdfs, "library.save_pdfs", &[])],
    Deed::SaveSummary => [library(Deed::SaveSummary, "library.save_summary", &[ctrl(Key::E)])],
    Deed::Rename => [library(Deed::Rename, "library.rename", &[plain(Key::F2)]).parted()],
    Deed::Delete => [library(Deed::Delete, "library.delete", &[])],
    Deed::Search => [library(Deed::Search, "library.search_now", &[ctrl(Key::F)]).parted()],
    Deed::ShowFolder => [library(Deed::ShowFolder, "library.show_folder", &[])],
    Deed::ChooseFolder => [library(Deed::ChooseFolder, "library.choose_folder", &[])],
    Deed::OwnFolder => [library(Deed::OwnFolder, "library.own_folder", &[])],
    // These are answers, or stand in the table itself.
    Deed::RenameTo { .. }
    | Deed::DeleteForGood(_)
    | Deed::Undelete
    | Deed::SavePdfsIn { .. }
    | Deed::StopPdfs
    | Deed::Table
    | Deed::Sample(_) => [],
}
