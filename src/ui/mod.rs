//! The window: what the officer sees and types into.
//!
//! Views are handed what they draw ([`CaseView`]) and push [`Action`]s; the shell
//! (`app`) runs them before the next frame. [`place`] says where one can be, [`theme`] how it all
//! looks, [`thai_text`] sets every Thai label and field, [`preview`] shows the pages.
//!
//! **Invariant:** draws and returns actions. No file, no clock, no change of a case happens here.

pub mod action;
pub mod bar;
pub mod case_view;
pub mod command;
pub mod dialogs;
pub mod drop_hint;
pub mod icon;
pub mod keyboard;
pub mod place;
pub mod preview;
pub mod read_only;
pub mod screens;
pub mod thai_text;
pub mod theme;
pub mod toast;
pub mod widgets;

pub use action::Action;
pub use case_view::{CaseContext, CaseState, CaseView};
pub use place::{Place, Step};
pub use theme::Theme;
